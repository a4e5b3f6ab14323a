//! Talks, interviews and home visits over HTTP: recorded in one step with the problems raised in them, listed, told.

mod coverage;
mod needs;
mod rounds;
mod shown;
mod visits;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    care::{CareKind, Talk, TalkKind},
    date::Day,
    id::{PersonId, RoundId, TalkId, UnitId, VisitId},
    message::Refusal,
    problems::{Origin, ProblemKind},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, request, viewer},
    care::{self, NewTalk, Question, Whose, needs::NewNeed},
    people::person,
    problems::{self, Raised, Raiser},
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use self::shown::TalkShown;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, RequestKey, Signed, cut},
    problems::{code, tell},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(one))
        .routes(routes!(with_person, record))
        .routes(routes!(join))
        .routes(routes!(coverage::coverage))
        .routes(routes!(rounds::all, rounds::create))
        .routes(routes!(rounds::board))
        .routes(routes!(needs::open_ones))
        .routes(routes!(needs::of_person, needs::open))
        .routes(routes!(needs::one))
        .routes(routes!(needs::help))
        .routes(routes!(visits::own, visits::plan))
        .routes(routes!(visits::drop))
}

/// How many lines a page of a list has.
const PAGE: usize = 50;
/// How many days a list looks back where no first day is asked for: ten years.
const LOOK_BACK: i32 = 3_653;
/// How many talks with one person are shown.
const WITH_PERSON: i64 = 200;

/// A problem as it was raised in the talk.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProblemAsked {
    kind: String,
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    wish: String,
    /// The unit it is about; that of the person without it.
    #[serde(default)]
    place: Option<i64>,
    #[serde(default)]
    owner: Option<i64>,
    #[serde(default)]
    protected: bool,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NeedAsked {
    kind: String,
    text: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TalkAsked {
    #[schema(value_type = Object)]
    talk: Talk,
    #[serde(default)]
    round: Option<i64>,
    /// The talk that this one corrects.
    #[serde(default)]
    replaces: Option<i64>,
    /// It was another talk than the one somebody else recorded of the same day.
    #[serde(default)]
    another: bool,
    /// The private plan of which it came.
    #[serde(default)]
    visit: Option<i64>,
    #[serde(default)]
    problems: Vec<ProblemAsked>,
    #[serde(default)]
    needs: Vec<NeedAsked>,
}

#[derive(Serialize, ToSchema)]
struct TalkMade {
    id: i64,
    problems: Vec<i64>,
}

const fn origin(kind: TalkKind) -> Origin {
    match kind {
        TalkKind::Talk => Origin::Talk,
        TalkKind::Interview => Origin::Interview,
        TalkKind::HomeVisit => Origin::HomeVisit,
    }
}

impl TalkAsked {
    fn new_talk(&self, person: PersonId) -> NewTalk {
        NewTalk {
            person, talk: self.talk.clone(), round: self.round.map(RoundId), replaces: self.replaces.map(TalkId), problems: self.problems.len(),
            another: self.another,
        }
    }

    /// The problems, each about the unit of the person where no other is named.
    fn raised(&self, person: PersonId, home: UnitId, talk: TalkId) -> Result<Vec<Raised>, Refusal> {
        let one = |(at, asked): (usize, &ProblemAsked)| {
            Ok(Raised {
                origin: origin(self.talk.kind), source: Some(talk.0), kind: code(&asked.kind, &format!("problems.{at}.kind"), ProblemKind::from_code)?,
                place: asked.place.map_or(home, UnitId), title: asked.title.clone(), text: asked.text.clone(), wish: asked.wish.clone(),
                raiser: Raiser { person: Some(person), account: None, name: String::new() }, protected: asked.protected, part_of: None,
                owner: asked.owner.map(UnitId),
            })
        };
        self.problems.iter().enumerate().map(one).collect()
    }

    fn needs(&self, person: PersonId, talk: TalkId) -> Result<Vec<NewNeed>, Refusal> {
        let one = |(at, asked): (usize, &NeedAsked)| {
            Ok(NewNeed { person, kind: code(&asked.kind, &format!("needs.{at}.kind"), CareKind::from_code)?, talk: Some(talk), text: asked.text.clone() })
        };
        self.needs.iter().enumerate().map(one).collect()
    }
}

/// The field of one of several: what is wrong with the second problem is said at the second problem.
fn within<T>(list: &str, at: usize, answer: Result<T, store::Error>) -> Result<T, store::Error> {
    answer.map_err(|error| match error {
        store::Error::Refused(refusal) => {
            let field = format!("{list}.{at}.{}", refusal.field.clone().unwrap_or_default());
            refusal.at(&field).into()
        }
        other => other,
    })
}

/// Puts a talk on record with everything that came of it: all of it, or nothing.
fn put(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, asked: &TalkAsked) -> Result<TalkId, store::Error> {
    let talk = care::record(tx, viewer, &asked.new_talk(person))?;
    let home = viewer::units_of(tx, person)?.first().copied().ok_or(store::Error::NotFound)?;
    for (at, raised) in asked.raised(person, home, talk)?.iter().enumerate() {
        let id = within("problems", at, problems::raise(tx, viewer, raised))?;
        tell::raised(tx, viewer, id)?;
    }
    for (at, need) in asked.needs(person, talk)?.iter().enumerate() {
        within("needs", at, care::needs::open(tx, viewer, need).map(drop))?;
    }
    if let Some(visit) = asked.visit {
        care::visits::end(tx, viewer, VisitId(visit), Some(care::visits::Came::Talk(talk)))?;
    }
    Ok(talk)
}

/// Records a talk with a person. The same idempotency key records it once.
#[utoipa::path(post, path = "/people/{id}/talks", tag = "care", request_body = TalkAsked, responses((status = 201, body = TalkMade)))]
async fn record(
    State(app): State<App>, signed: Signed, Path(id): Path<i64>, RequestKey(key): RequestKey, Body(asked): Body<TalkAsked>,
) -> Result<(StatusCode, Json<TalkMade>), ApiError> {
    let digest = format!("{id} {asked:?}");
    let made = app
        .write(move |tx| {
            let done = request::answered(tx, &signed.viewer, key.as_deref(), &digest)?;
            let talk = match done {
                Some(done) => TalkId(done),
                None => put(tx, &signed.viewer, PersonId(id), &asked)?,
            };
            if done.is_none() {
                request::answer(tx, &signed.viewer, key.as_deref(), &digest, talk.0)?;
            }
            let problems = problems::of_source(tx, talk.0)?;
            Ok(TalkMade { id: talk.0, problems: problems.into_iter().map(|id| id.0).collect() })
        })
        .await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// The viewer held a talk together with whoever recorded it.
#[utoipa::path(post, path = "/talks/{id}/join", tag = "care", responses((status = 204)))]
async fn join(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| care::join(tx, &signed.viewer, TalkId(id))).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
struct TalksWith {
    person: i64,
    name: String,
    post: String,
    talks: Vec<TalkShown>,
    /// What was left for the next talk.
    carried: Vec<String>,
}

/// The talks with a person that the viewer may know of, the latest first.
#[utoipa::path(get, path = "/people/{id}/talks", tag = "care", responses((status = 200, body = TalksWith)))]
async fn with_person(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<TalksWith>, ApiError> {
    let with = app
        .write(move |tx| {
            let (viewer, id) = (&signed.viewer, PersonId(id));
            let told = care::with_person(tx, viewer, id, WITH_PERSON)?;
            if told.iter().any(|told| told.talk.is_some()) {
                tx.audit(viewer, "read_talks", &[id.0], "")?;
            }
            let carried = care::left_open(tx, viewer, id)?;
            let (name, post) = (person::name_of(tx, id)?.unwrap_or_default(), person::present_post(tx, id)?);
            let talks = told.into_iter().map(|told| TalkShown::of(tx, viewer, told)).collect::<Result<_, _>>()?;
            Ok(TalksWith { person: id.0, name, post, talks, carried })
        })
        .await?;
    Ok(Json(with))
}

/// A talk as far as the viewer may read it, with what became of the problems raised in it.
#[utoipa::path(get, path = "/talks/{id}", tag = "care", responses((status = 200, body = TalkShown)))]
async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<TalkShown>, ApiError> {
    let talk = app
        .write(move |tx| {
            let told = care::find(tx, &signed.viewer, TalkId(id))?;
            tx.audit(&signed.viewer, "read_talks", &[told.person.0], "")?;
            TalkShown::of(tx, &signed.viewer, told)
        })
        .await?;
    Ok(Json(talk))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListAsked {
    #[serde(default)]
    whose: Whose,
    kind: Option<String>,
    from: Option<Day>,
    /// The last day.
    to: Option<Day>,
    cursor: Option<String>,
}

impl ListAsked {
    fn question(&self, today: Day) -> Result<Question, Refusal> {
        let cursor = |text: &String| {
            let read = text.split_once('/').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
            read.ok_or_else(|| Refusal::new("refusal.cursor"))
        };
        let kind = self.kind.as_deref().map(|text| code(text, "kind", TalkKind::from_code)).transpose()?;
        let to = self.to.unwrap_or(today).plus_days(1);
        Ok(Question { whose: self.whose, kind, from: self.from.unwrap_or_else(|| today.plus_days(-LOOK_BACK)), to, after: self.cursor.as_ref().map(cursor).transpose()?, limit: PAGE + 1 })
    }
}

#[derive(Serialize, ToSchema)]
struct TalkPage {
    rows: Vec<TalkShown>,
    next: Option<String>,
}

/// Talks of the viewer, or in the viewer's reach, the latest first.
#[utoipa::path(get, path = "/talks", tag = "care", responses((status = 200, body = TalkPage)))]
async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<TalkPage>, ApiError> {
    let question = asked.question(app.db.now().day())?;
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut listed = care::list(tx, index, &signed.viewer, &question)?;
                let next = cut(&mut listed, PAGE, |line| format!("{}/{}", line.told.held_on, line.told.id));
                let rows = listed.into_iter().map(|line| TalkShown::of(tx, &signed.viewer, line.told)).collect::<Result<_, _>>()?;
                Ok(TalkPage { rows, next })
            })
        })
        .await?;
    Ok(Json(page))
}
