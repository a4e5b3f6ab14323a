//! Knowledge tests over HTTP: set up, listed, closed, begun.

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    classroom::{
        Test,
        attempt::{AttemptState, may_begin},
        paper::{Part, worth},
    },
    date::Instant,
    id::{SessionId, TestId},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    classroom::{
        sittings::{self, Sitting},
        tests::{self, Question, Told},
    },
};
use utoipa::ToSchema;

use super::{lessons::Ending, points};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version, cut},
    problems::unit_name,
    records::house,
};

/// A sitting in a line.
#[derive(Serialize, ToSchema)]
pub(super) struct SittingLine {
    pub(super) id: i64,
    pub(super) test: i64,
    pub(super) state: String,
    begun_at: String,
    due_at: Option<String>,
    handed_in_at: Option<String>,
    points: Option<f64>,
    of: f64,
    passed: Option<bool>,
    entry: Option<i64>,
}

impl SittingLine {
    pub(super) fn of(it: &Sitting) -> Self {
        Self {
            id: it.id.0, test: it.test.0, state: it.state.code().into(), begun_at: it.begun_at.to_minute(), due_at: it.due_at.map(Instant::to_rfc3339), handed_in_at: it.handed_in_at.map(Instant::to_minute),
            points: (it.state == AttemptState::Marked).then(|| points(it.tenths)), of: points(it.of), passed: it.passed, entry: it.entry.map(|entry| entry.0),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub(super) struct TestShown {
    pub(super) id: i64,
    version: i64,
    unit_name: String,
    #[schema(value_type = Object)]
    pub(super) test: Test,
    /// Its times as people read them.
    opens_at: String,
    closes_at: Option<String>,
    /// `coming`, `open` or `closed`.
    state: String,
    questions: usize,
    points: f64,
    ended: bool,
    may_write: bool,
    /// Why the reader cannot begin, in words; none where they can or are in it.
    cannot: Option<String>,
    /// The reader's own sittings.
    mine: Vec<SittingLine>,
}

pub(super) fn show(tx: &mut Tx<'_>, viewer: &Viewer, told: Told) -> Result<TestShown, store::Error> {
    let now = tx.now;
    let mine = match viewer.person() {
        Some(person) => sittings::of_person(tx, told.id, person)?,
        None => Vec::new(),
    };
    let under_way = mine.iter().any(|it| it.state == AttemptState::UnderWay && it.due_at.is_none_or(|due| now < due));
    let cannot = match viewer.person() {
        _ if under_way => None,
        None => Some(domain::message::Refusal::new("refusal.no_own_file")),
        Some(_) => may_begin(&told.test, mine.len(), now).err(),
    };
    let state = if now < told.test.opens { "coming" } else if told.is_open(now) { "open" } else { "closed" };
    Ok(TestShown {
        id: told.id.0, version: told.version, unit_name: unit_name(tx, told.test.unit)?, opens_at: told.test.opens.to_minute(), closes_at: told.test.closes.map(Instant::to_minute), state: state.into(),
        questions: told.test.parts.iter().map(Part::asks).sum(), points: points(worth(&told.test.parts)), ended: told.ended_on.is_some(),
        may_write: viewer::unit_within(tx, viewer, told.test.unit, Permission::Train)?, cannot: cannot.map(|refusal| refusal.sentence(crate::error::language())), mine: mine.iter().map(SittingLine::of).collect(),
        test: told.test,
    })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    #[serde(default)]
    q: String,
    session: Option<i64>,
    cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct TestsShown {
    rows: Vec<TestShown>,
    next: Option<String>,
    next_number: i64,
    may_set: bool,
}

const PAGE: usize = 60;

/// Tests, the latest first.
#[utoipa::path(get, path = "/classroom/tests", tag = "classroom", responses((status = 200, body = TestsShown)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<TestsShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let beyond = asked.cursor.as_deref().and_then(|cursor| cursor.split_once('_')).and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
            let mut told = tests::list(tx, &signed.viewer, &Question { words: asked.q, session: asked.session.map(SessionId), beyond, limit: PAGE })?;
            let next = cut(&mut told, PAGE, |last| format!("{}_{}", last.test.opens.0, last.id));
            let rows = told.into_iter().map(|told| show(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()?;
            Ok(TestsShown { rows, next, next_number: tests::next_number(tx)?, may_set: signed.viewer.may(Permission::Train) })
        })
        .await?;
    Ok(Json(shown))
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, id: TestId) -> Result<TestShown, store::Error> {
    let told = tests::find(tx, viewer, id)?;
    show(tx, viewer, told)
}

fn answered(page: TestShown) -> Response {
    ([(header::ETAG, format!("\"{}\"", page.version))], Json(page)).into_response()
}

/// Sets up a test.
#[utoipa::path(post, path = "/classroom/tests", tag = "classroom", request_body = Object, responses((status = 201, body = TestShown)))]
pub(super) async fn set(State(app): State<App>, signed: Signed, Body(it): Body<Test>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            let id = tests::set(tx, &signed.viewer, (None, &it))?;
            page(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, answered(page)).into_response())
}

/// A test, with the reader's own sittings of it.
#[utoipa::path(get, path = "/classroom/tests/{id}", tag = "classroom", responses((status = 200, body = TestShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            // Whoever looks finds papers of theirs handed in whose time is over.
            if let Some(person) = signed.viewer.person() {
                sittings::settle(tx, Some(person))?;
            }
            page(tx, &signed.viewer, TestId(id))
        })
        .await?;
    Ok(answered(page))
}

/// Changes a test, at the version that was seen.
#[utoipa::path(put, path = "/classroom/tests/{id}", tag = "classroom", request_body = Object, responses((status = 200, body = TestShown)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(it): Body<Test>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            tests::set(tx, &signed.viewer, (Some((TestId(id), version)), &it))?;
            page(tx, &signed.viewer, TestId(id))
        })
        .await?;
    Ok(answered(page))
}

/// Closes a test at once; papers under way are handed in as they were saved.
#[utoipa::path(post, path = "/classroom/tests/{id}/close", tag = "classroom", responses((status = 200, body = TestShown)))]
pub(super) async fn close(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            tests::close(tx, &signed.viewer, TestId(id))?;
            page(tx, &signed.viewer, TestId(id))
        })
        .await?;
    house::carry_after(&app).await;
    Ok(answered(page))
}

/// Takes a test off the list, or puts it back.
#[utoipa::path(post, path = "/classroom/tests/{id}/end", tag = "classroom", request_body = Ending, responses((status = 200, body = TestShown)))]
pub(super) async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(ending): Body<Ending>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            tests::end(tx, &signed.viewer, (TestId(id), ending.ended))?;
            page(tx, &signed.viewer, TestId(id))
        })
        .await?;
    Ok(answered(page))
}

#[derive(Serialize, ToSchema)]
pub(super) struct Begun {
    sitting: i64,
}

/// Begins a sitting, or goes on with the one under way.
#[utoipa::path(post, path = "/classroom/tests/{id}/sittings", tag = "classroom", responses((status = 201, body = Begun)))]
pub(super) async fn begin(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<(StatusCode, Json<Begun>), ApiError> {
    let sitting = app.write(move |tx| sittings::begin(tx, &signed.viewer, TestId(id))).await?;
    house::carry_after(&app).await;
    Ok((StatusCode::CREATED, Json(Begun { sitting: sitting.0 })))
}
