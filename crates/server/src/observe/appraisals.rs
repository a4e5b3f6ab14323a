//! Appraisals over HTTP: opened, told, replied to, final; classes; what a milestone calls up.

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    date::Instant,
    id::{AppraisingId, PersonId},
    message::Arguments,
    observe::appraisal::{Appraising, AppraisingKind, AppraisingState, Reply, sound_kinds},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, account},
    ledger, notices,
    observe::appraisals::{self, Question, Told},
    projects,
};
use utoipa::ToSchema;

use super::{PAGE, shown::Someone, statements::Made};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version, cut},
    problems::code,
};

/// An entry an appraisal rests on.
#[derive(Serialize, ToSchema)]
struct GroundShown {
    entry: i64,
    kind: String,
    title: String,
    happened_on: String,
    /// What the statement amounts to whose source it is.
    statement: Option<String>,
    contested: bool,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct AppraisingShown {
    id: i64,
    version: i64,
    #[serde(flatten)]
    who: Someone,
    state: String,
    #[schema(value_type = Object)]
    appraising: Appraising,
    project_title: String,
    milestone_title: String,
    milestone_planned: Option<String>,
    grounds: Vec<GroundShown>,
    /// Independent kinds of source it may rest on.
    sound_kinds: usize,
    opened_by: String,
    opened_at: String,
    reply_until: Option<String>,
    #[schema(value_type = Option<Object>)]
    reply: Option<Reply>,
    final_at: Option<String>,
    final_by: String,
    entry: Option<i64>,
    /// It is the viewer's own file.
    own: bool,
    /// The viewer opened it.
    mine: bool,
}

fn show(tx: &mut Tx<'_>, viewer: &Viewer, told: Told) -> Result<AppraisingShown, store::Error> {
    let grounds = appraisals::grounds(tx, &told)?;
    let kinds = sound_kinds(&grounds.iter().map(|(_, ground)| *ground).collect::<Vec<_>>());
    let mut shown = Vec::new();
    for (entry, ground) in grounds {
        let of = ledger::told(tx, entry)?;
        shown.push(GroundShown {
            entry: entry.0, kind: ground.kind.code().into(), title: of.words.map(|words| words.title).unwrap_or_default(), happened_on: of.entry.happened_on.to_string(),
            statement: ground.statement.map(|state| state.code().into()), contested: ground.contested,
        });
    }
    let project = told.appraising.project.map(|project| projects::find(tx, viewer, project)).transpose().ok().flatten();
    let milestone_title = project.as_ref().and_then(|project| project.milestones.iter().find(|(at, _)| Some(*at) == told.appraising.milestone)).map(|(_, it)| it.title.clone());
    let by: Vec<_> = [Some(told.opened_by), told.final_by].into_iter().flatten().collect();
    let names = ledger::account_names(tx, &by)?;
    Ok(AppraisingShown {
        id: told.id.0, version: tx.version(told.id.0)?, who: Someone::of(tx, told.person)?, state: told.state.code().into(),
        project_title: project.map(|project| project.project.title).unwrap_or_default(), milestone_title: milestone_title.unwrap_or_default(),
        milestone_planned: told.milestone_planned.map(|day| day.to_string()), grounds: shown, sound_kinds: kinds,
        opened_by: names.get(&told.opened_by).cloned().unwrap_or_default(), opened_at: told.opened_at.to_minute(), reply_until: told.reply_until.map(|day| day.to_string()),
        reply: told.reply, final_at: told.final_at.map(Instant::to_minute), final_by: told.final_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
        entry: told.entry.map(|entry| entry.0), own: viewer.person() == Some(told.person), mine: told.opened_by == viewer.account(), appraising: told.appraising,
    })
}

fn answered(shown: AppraisingShown) -> Response {
    ([(header::ETAG, format!("\"{}\"", shown.version))], Json(shown)).into_response()
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    kind: Option<String>,
    state: Option<String>,
    person: Option<i64>,
    cursor: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct AppraisingPage {
    rows: Vec<AppraisingShown>,
    next: Option<String>,
}

/// Appraisals of people the viewer observes, and the viewer's own that were told.
#[utoipa::path(get, path = "/appraisals", tag = "observe", responses((status = 200, body = AppraisingPage)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<AppraisingPage>, ApiError> {
    let question = Question {
        kind: asked.kind.as_deref().map(|text| code(text, "kind", AppraisingKind::from_code)).transpose()?,
        state: asked.state.as_deref().map(|text| code(text, "state", AppraisingState::from_code)).transpose()?, person: asked.person.map(PersonId), before: asked.cursor,
        limit: PAGE + 1,
    };
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut listed = appraisals::list(tx, index, &signed.viewer, &question)?;
                let next = cut(&mut listed, PAGE, |told| told.id.to_string());
                let rows = listed.into_iter().map(|told| show(tx, &signed.viewer, told)).collect::<Result<_, _>>()?;
                Ok(AppraisingPage { rows, next })
            })
        })
        .await?;
    Ok(Json(page))
}

/// Opens an appraisal of a person.
#[utoipa::path(post, path = "/people/{id}/appraisals", tag = "observe", request_body = Object, responses((status = 201, body = Made)))]
pub(super) async fn open(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(it): Body<Appraising>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| appraisals::open(tx, &signed.viewer, PersonId(id), &it)).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

/// One appraisal with what it rests on; to the person from the day they are told.
#[utoipa::path(get, path = "/appraisals/{id}", tag = "observe", responses((status = 200, body = AppraisingShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            let (told, _) = appraisals::find(tx, &signed.viewer, AppraisingId(id))?;
            tx.audit(&signed.viewer, "read_appraisal", &[told.person.0], "")?;
            show(tx, &signed.viewer, told)
        })
        .await?;
    Ok(answered(shown))
}

/// Keeps what it says now.
#[utoipa::path(put, path = "/appraisals/{id}", tag = "observe", request_body = Object, responses((status = 200, body = AppraisingShown)))]
pub(super) async fn keep(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(it): Body<Appraising>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            appraisals::keep(tx, &signed.viewer, (AppraisingId(id), version), &it)?;
            let (told, _) = appraisals::find(tx, &signed.viewer, AppraisingId(id))?;
            show(tx, &signed.viewer, told)
        })
        .await?;
    Ok(answered(shown))
}

/// Gives it up before the person is told.
#[utoipa::path(delete, path = "/appraisals/{id}", tag = "observe", responses((status = 204)))]
pub(super) async fn drop(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| appraisals::drop(tx, &signed.viewer, AppraisingId(id))).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is done about an appraisal, step by step.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "step", deny_unknown_fields)]
pub(super) enum Step {
    /// Tells the person, which fixes its words.
    Tell {
        /// Even if its milestone was moved.
        #[serde(default)]
        anyway: bool,
    },
    /// The person says whether they agree.
    Reply {
        agrees: bool,
        #[serde(default)]
        text: String,
    },
    /// Answers a reply that does not agree.
    Answer { text: String },
    Finish,
}

fn take(tx: &mut Tx<'_>, viewer: &Viewer, at: (AppraisingId, i64), step: &Step) -> Result<Told, store::Error> {
    let told = match step {
        Step::Tell { anyway } => appraisals::tell(tx, viewer, at, *anyway)?,
        Step::Reply { agrees, text } => appraisals::reply(tx, viewer, at, (*agrees, text))?,
        Step::Answer { text } => appraisals::answer(tx, viewer, at, text)?,
        Step::Finish => appraisals::finish(tx, viewer, at)?,
    };
    let (accounts, kind) = match step {
        Step::Tell { .. } => (account::of_person(tx, told.person)?, "appraisal_told"),
        Step::Reply { .. } => (vec![told.opened_by], "appraisal_replied"),
        Step::Answer { .. } => (account::of_person(tx, told.person)?, "appraisal_answered"),
        Step::Finish => (account::of_person(tx, told.person)?, "appraisal_final"),
    };
    let arguments = Arguments::from([("kind".to_owned(), told.appraising.kind.key()), ("day".to_owned(), told.reply_until.map(|day| day.to_string()).unwrap_or_default())]);
    for account in accounts {
        notices::tell(tx, account, kind, &arguments, &format!("/appraisals/{}", told.id))?;
    }
    Ok(told)
}

/// Tells, replies, answers or finishes, at the version that was seen.
#[utoipa::path(post, path = "/appraisals/{id}/steps", tag = "observe", request_body = Step, responses((status = 200, body = AppraisingShown)))]
pub(super) async fn step(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(step): Body<Step>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            let told = take(tx, &signed.viewer, (AppraisingId(id), version), &step)?;
            show(tx, &signed.viewer, told)
        })
        .await?;
    Ok(answered(shown))
}

#[derive(Serialize, ToSchema)]
pub(super) struct CalledShown {
    #[serde(flatten)]
    who: Someone,
    project: i64,
    project_title: String,
    milestone: i64,
    title: String,
    planned: String,
    days_left: i32,
}

/// Appraisals that milestones coming near call up, the next first.
#[utoipa::path(get, path = "/appraisals/called", tag = "observe", responses((status = 200, body = Vec<CalledShown>)))]
pub(super) async fn called(State(app): State<App>, signed: Signed) -> Result<Json<Vec<CalledShown>>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let (reach, today) = (index.reach_of(&signed.viewer, Permission::Observe), tx.today());
                let mut shown = Vec::new();
                for it in appraisals::called_up(tx)? {
                    if !index.ordinal(it.person).is_some_and(|ordinal| reach.has(ordinal)) {
                        continue;
                    }
                    let Ok(project) = projects::find(tx, &signed.viewer, it.project) else { continue };
                    shown.push(CalledShown {
                        who: Someone::of(tx, it.person)?, project: it.project.0, project_title: project.project.title, milestone: it.milestone, title: it.title,
                        planned: it.planned.to_string(), days_left: it.planned.days_since(today),
                    });
                }
                Ok(shown)
            })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
pub(super) struct ClassedShown {
    #[serde(flatten)]
    who: Someone,
    class: String,
    on: String,
    appraisal: i64,
    /// How often they were classed.
    times: usize,
}

/// In which class everybody is who has one, by the latest appraisal that is final.
#[utoipa::path(get, path = "/classes", tag = "observe", responses((status = 200, body = Vec<ClassedShown>)))]
pub(super) async fn classes(State(app): State<App>, signed: Signed) -> Result<Json<Vec<ClassedShown>>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    let searcher = app.searcher.clone();
    let shown = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let classed = appraisals::classes(tx, index, &signed.viewer)?;
                tx.audit(&signed.viewer, "read_classes", &[], "")?;
                let shown = classed.into_iter().map(|it| {
                    Ok(ClassedShown { who: Someone::of(tx, it.person)?, class: it.class.code().into(), on: it.on.to_string(), appraisal: it.id.0, times: it.times })
                });
                shown.collect::<Result<Vec<_>, store::Error>>()
            })
        })
        .await?;
    Ok(Json(shown))
}
