//! Sessions over HTTP: planned, changed, opened, called off, closed.

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    date::Day,
    id::{CatalogueId, PersonId, ProgrammeId, SessionId, UnitId},
    message::Refusal,
    programmes::{Hour, Session, SessionForm, SessionState, moved, shifted},
};
use serde::{Deserialize, Serialize};
use store::programmes::{self, Question, Step};
use utoipa::ToSchema;

use super::shown::{SessionLine, SessionShown, show};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version},
    problems::code,
};

fn answered(version: i64, shown: SessionShown) -> Response {
    ([(header::ETAG, format!("\"{version}\""))], Json(shown)).into_response()
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    from: Option<Day>,
    to: Option<Day>,
    /// Forms, with commas between them.
    form: Option<String>,
    programme: Option<i64>,
    unit: Option<i64>,
    #[serde(default)]
    mine: bool,
}

const LIMIT: usize = 500;
/// Without days a list begins so many back and looks so many ahead.
const BACK: i32 = 120;
const AHEAD: i32 = 240;

/// Sessions with a day in the period, the first first.
#[utoipa::path(get, path = "/sessions", tag = "training", responses((status = 200, body = Vec<SessionLine>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<Vec<SessionLine>>, ApiError> {
    let forms = asked.form.as_deref().unwrap_or_default().split(',').filter(|text| !text.is_empty()).map(|text| code(text, "form", SessionForm::from_code));
    let forms = forms.collect::<Result<Vec<_>, _>>()?;
    let lines = app
        .read(move |tx| {
            let today = tx.today();
            let question = Question {
                programme: asked.programme.map(ProgrammeId), forms: forms.clone(), unit: asked.unit.map(UnitId),
                person: if asked.mine { Some(signed.viewer.person().unwrap_or(PersonId(0))) } else { None }, from: asked.from.unwrap_or(today.plus_days(-BACK)),
                to: asked.to.unwrap_or(today.plus_days(AHEAD)), limit: LIMIT,
            };
            let told = programmes::sessions(tx, &signed.viewer, &question)?;
            told.into_iter().map(|told| SessionLine::of(tx, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(lines))
}

/// Plans a session.
#[utoipa::path(post, path = "/sessions", tag = "training", request_body = Object, responses((status = 201, body = SessionShown)))]
pub(super) async fn plan(State(app): State<App>, signed: Signed, Body(session): Body<Session>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            let id = programmes::plan(tx, &signed.viewer, &session)?;
            show(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, answered(1, shown)).into_response())
}

/// A session with its lessons, what it lacks and clashes with, and those of its people whom the viewer may see.
#[utoipa::path(get, path = "/sessions/{id}", tag = "training", responses((status = 200, body = SessionShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let (version, shown) = app
        .read(move |tx| {
            let shown = show(tx, &signed.viewer, SessionId(id))?;
            Ok((tx.version(id)?, shown))
        })
        .await?;
    Ok(answered(version, shown))
}

/// Changes a session, at the version that was seen.
#[utoipa::path(put, path = "/sessions/{id}", tag = "training", request_body = Object, responses((status = 200, body = SessionShown)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(session): Body<Session>) -> Result<Response, ApiError> {
    let (version, shown) = app
        .write(move |tx| {
            programmes::change_session(tx, &signed.viewer, (SessionId(id), version), &session)?;
            let shown = show(tx, &signed.viewer, SessionId(id))?;
            Ok((tx.version(id)?, shown))
        })
        .await?;
    Ok(answered(version, shown))
}

/// What is done about a session as a whole.
#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "step", deny_unknown_fields)]
pub(super) enum StepAsked {
    Open,
    Cancel,
    /// It is over: hours are counted and go on the files.
    Close {
        /// Where nobody kept a list, those on the roster were there.
        #[serde(default)]
        unmarked_present: bool,
    },
}

/// Opens, calls off or closes a session, at the version that was seen.
#[utoipa::path(post, path = "/sessions/{id}/steps", tag = "training", request_body = StepAsked, responses((status = 200, body = SessionShown)))]
pub(super) async fn step(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(step): Body<StepAsked>) -> Result<Response, ApiError> {
    let (version, shown) = app
        .write(move |tx| {
            let at = (SessionId(id), version);
            match step {
                StepAsked::Open => programmes::step(tx, &signed.viewer, at, Step::Open).map(drop)?,
                StepAsked::Cancel => programmes::step(tx, &signed.viewer, at, Step::Cancel).map(drop)?,
                StepAsked::Close { unmarked_present } => programmes::close(tx, &signed.viewer, at, unmarked_present).map(drop)?,
            }
            let shown = show(tx, &signed.viewer, SessionId(id))?;
            Ok((tx.version(id)?, shown))
        })
        .await?;
    Ok(answered(version, shown))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LessonMoved {
    #[schema(value_type = String)]
    day: Day,
    #[schema(value_type = String)]
    from: Hour,
    /// Where; as before if it is not said.
    #[serde(default)]
    room: Option<i64>,
}

/// Moves a lesson to another time, at the version that was seen; what it clashes with then is told, not refused.
#[utoipa::path(put, path = "/sessions/{id}/lessons/{lesson}", tag = "training", request_body = LessonMoved, responses((status = 200, body = SessionShown)))]
pub(super) async fn move_lesson(State(app): State<App>, signed: Signed, Path((id, lesson)): Path<(i64, u32)>, Version(version): Version, Body(to): Body<LessonMoved>) -> Result<Response, ApiError> {
    let change = move |session: &Session| {
        let room = to.room.map(CatalogueId).or_else(|| session.lessons.iter().find(|one| one.id == lesson).and_then(|one| one.room));
        moved(session, lesson, (to.day, to.from), room)
    };
    replan(&app, signed, (SessionId(id), version), change).await
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Shift {
    /// So many days later, or earlier.
    days: i32,
}

/// Moves a session with all its lessons by days, at the version that was seen.
#[utoipa::path(post, path = "/sessions/{id}/shift", tag = "training", request_body = Shift, responses((status = 200, body = SessionShown)))]
pub(super) async fn shift(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(by): Body<Shift>) -> Result<Response, ApiError> {
    replan(&app, signed, (SessionId(id), version), move |session| Ok(shifted(session, by.days))).await
}

/// Keeps a session as it was changed. Errors: one that is over.
async fn replan(app: &App, signed: Signed, (id, version): (SessionId, i64), change: impl Fn(&Session) -> Result<Session, Refusal> + Send + 'static) -> Result<Response, ApiError> {
    let (version, shown) = app
        .write(move |tx| {
            let told = programmes::session(tx, &signed.viewer, id)?;
            if !matches!(told.state, SessionState::Planned | SessionState::Open) {
                return Err(Refusal::new("refusal.session_state").with("state", told.state.key()).into());
            }
            programmes::change_session(tx, &signed.viewer, (id, version), &change(&told.session)?)?;
            let shown = show(tx, &signed.viewer, id)?;
            Ok((tx.version(id.0)?, shown))
        })
        .await?;
    Ok(answered(version, shown))
}
