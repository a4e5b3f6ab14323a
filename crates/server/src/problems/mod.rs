//! Problems over HTTP: raised, listed from each side, dealt with deed by deed, told with their whole story.

mod clocks;
mod shown;
pub(crate) mod tell;

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    date::Day,
    id::{PersonId, ProblemId, UnitId},
    message::Refusal,
    problems::{Deed, Origin, ProblemKind, State as Stands},
};
use serde::{Deserialize, Serialize};
use store::{
    access::{Viewer, request},
    problems::{self, Question, Raised, Raiser, Side},
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use self::shown::unit_name;
use self::shown::{Line, Story};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, RequestKey, Signed, Version, cut},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, raise)).routes(routes!(one)).routes(routes!(act)).routes(routes!(routing, set_route)).routes(routes!(clocks::clocks, clocks::set_clock))
}

/// How many lines a page of a list has.
const PAGE: usize = 50;

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RaisedAsked {
    origin: String,
    /// The talk, visit or project it was raised in.
    #[serde(default)]
    source: Option<i64>,
    kind: String,
    /// The unit it is about.
    place: i64,
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    wish: String,
    /// Whose matter it is, where it is not the viewer's own.
    #[serde(default)]
    person: Option<i64>,
    #[serde(default)]
    raiser_name: String,
    /// The name is promised to stay unsaid.
    #[serde(default)]
    protected: bool,
    #[serde(default)]
    part_of: Option<i64>,
    /// The unit to answer it, chosen where the rule does not know.
    #[serde(default)]
    owner: Option<i64>,
}

pub(crate) fn code<T>(text: &str, field: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Refusal> {
    read(text).ok_or_else(|| Refusal::new("refusal.code").with("value", text).at(field))
}

impl RaisedAsked {
    fn read(&self, viewer: &Viewer) -> Result<Raised, Refusal> {
        let own = self.person.is_none() && self.raiser_name.trim().is_empty();
        Ok(Raised {
            origin: code(&self.origin, "origin", Origin::from_code)?, source: self.source, kind: code(&self.kind, "kind", ProblemKind::from_code)?,
            place: UnitId(self.place), title: self.title.clone(), text: self.text.clone(), wish: self.wish.clone(),
            raiser: Raiser {
                person: if own { viewer.person() } else { self.person.map(PersonId) },
                account: own.then(|| viewer.account()),
                name: self.raiser_name.trim().to_owned(),
            },
            protected: self.protected, part_of: self.part_of.map(ProblemId), owner: self.owner.map(UnitId),
        })
    }
}

#[derive(Serialize, ToSchema)]
struct Made {
    id: i64,
}

/// Raises a problem. The same idempotency key raises it once.
#[utoipa::path(post, path = "/problems", tag = "problems", request_body = RaisedAsked, responses((status = 201, body = Made)))]
async fn raise(State(app): State<App>, signed: Signed, RequestKey(key): RequestKey, Body(asked): Body<RaisedAsked>) -> Result<(StatusCode, Json<Made>), ApiError> {
    signed.viewer.must(Permission::ProblemsRaise)?;
    let raised = asked.read(&signed.viewer)?;
    let digest = format!("{raised:?}");
    let id = app
        .write(move |tx| {
            if let Some(done) = request::answered(tx, &signed.viewer, key.as_deref(), &digest)? {
                return Ok(done);
            }
            if let Some(whole) = raised.part_of {
                problems::find(tx, &signed.viewer, whole)?;
            }
            let id = problems::raise(tx, &signed.viewer, &raised)?;
            request::answer(tx, &signed.viewer, key.as_deref(), &digest, id.0)?;
            tell::raised(tx, &signed.viewer, id)?;
            Ok(id.0)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id })))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListAsked {
    #[serde(default)]
    side: Side,
    open: Option<bool>,
    state: Option<String>,
    kind: Option<String>,
    overdue: Option<bool>,
    cursor: Option<String>,
}

impl ListAsked {
    fn question(&self, today: Day) -> Result<Question, Refusal> {
        let cursor = |text: &String| {
            let (due, id) = text.split_once('/').ok_or_else(|| Refusal::new("refusal.cursor"))?;
            Ok::<_, Refusal>((due.to_owned(), id.parse().map_err(|_| Refusal::new("refusal.cursor"))?))
        };
        Ok(Question {
            side: self.side, open: self.open, state: self.state.as_deref().map(|text| code(text, "state", Stands::from_code)).transpose()?,
            kind: self.kind.as_deref().map(|text| code(text, "kind", ProblemKind::from_code)).transpose()?,
            due_before: self.overdue.filter(|overdue| *overdue).map(|_| today), after: self.cursor.as_ref().map(cursor).transpose()?, limit: PAGE + 1,
        })
    }
}

#[derive(Serialize, ToSchema)]
struct ProblemPage {
    rows: Vec<Line>,
    next: Option<String>,
}

/// Problems from one side, the first due first.
#[utoipa::path(get, path = "/problems", tag = "problems", responses((status = 200, body = ProblemPage)))]
async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<ProblemPage>, ApiError> {
    let question = asked.question(app.db.now().day())?;
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut lines = problems::list(tx, &signed.viewer, &question)?;
                let next = cut(&mut lines, PAGE, |line| format!("{}/{}", line.cursor.0, line.cursor.1));
                let today = tx.today();
                Ok(ProblemPage { rows: lines.into_iter().map(|line| Line::of(index, line, today)).collect(), next })
            })
        })
        .await?;
    Ok(Json(page))
}

fn answered(story: Story) -> Response {
    ([(header::ETAG, format!("\"{}\"", story.version))], Json(story)).into_response()
}

/// A problem with its whole story, for those it concerns.
#[utoipa::path(get, path = "/problems/{id}", tag = "problems", responses((status = 200, body = Story)))]
async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let story = app
        .write(move |tx| {
            let told = problems::find(tx, &signed.viewer, ProblemId(id))?;
            problems::audit(tx, &signed.viewer, "read_problem", &told, "")?;
            Story::of(tx, told)
        })
        .await?;
    Ok(answered(story))
}

/// Does something about a problem, at the version that was seen.
#[utoipa::path(post, path = "/problems/{id}/deeds", tag = "problems", request_body = Object, responses((status = 200, body = Story)))]
async fn act(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(deed): Body<Deed>) -> Result<Response, ApiError> {
    let story = app
        .write(move |tx| {
            let id = ProblemId(id);
            problems::find(tx, &signed.viewer, id)?;
            let told = problems::act(tx, &signed.viewer, (id, version), &deed)?;
            tell::done(tx, &signed.viewer, &told, &deed)?;
            Story::of(tx, told)
        })
        .await?;
    Ok(answered(story))
}

#[derive(Serialize, ToSchema)]
struct RouteShown {
    id: i64,
    kind: String,
    place: i64,
    place_name: String,
    owner: i64,
    owner_name: String,
    since: String,
    until: Option<String>,
}

/// Which unit answers what, with its history.
#[utoipa::path(get, path = "/problems/routing", tag = "problems", responses((status = 200, body = Vec<RouteShown>)))]
async fn routing(State(app): State<App>, signed: Signed) -> Result<Json<Vec<RouteShown>>, ApiError> {
    signed.viewer.must(Permission::ProblemsCoordinate)?;
    let rows = app
        .read(|tx| {
            let routes = problems::routes(tx)?;
            let show = |route: problems::Route| {
                Ok(RouteShown {
                    id: route.id, kind: route.kind.code().into(), place: route.place.0, place_name: shown::unit_name(tx, route.place)?, owner: route.owner.0,
                    owner_name: shown::unit_name(tx, route.owner)?, since: route.since.to_string(), until: route.until.map(|day| day.to_string()),
                })
            };
            routes.into_iter().map(show).collect::<Result<Vec<_>, store::Error>>()
        })
        .await?;
    Ok(Json(rows))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RouteAsked {
    kind: String,
    place: i64,
    /// Absent: from today on no unit by rule.
    owner: Option<i64>,
}

/// Sets which unit answers a kind of problem about a unit and those below it, from today on.
#[utoipa::path(put, path = "/problems/routing", tag = "problems", request_body = RouteAsked, responses((status = 204)))]
async fn set_route(State(app): State<App>, signed: Signed, Body(asked): Body<RouteAsked>) -> Result<StatusCode, ApiError> {
    signed.viewer.must(Permission::Settings)?;
    let kind = code(&asked.kind, "kind", ProblemKind::from_code)?;
    app.write(move |tx| problems::set_route(tx, &signed.viewer, (kind, UnitId(asked.place)), asked.owner.map(UnitId))).await?;
    Ok(StatusCode::NO_CONTENT)
}
