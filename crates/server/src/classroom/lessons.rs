//! Lessons over HTTP: published, listed, watched.

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    classroom::{Lesson, Matter, watched::Played},
    id::{LessonId, MediaId, UnitId},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    classroom::{
        lessons::{self, Question, Told},
        media,
        viewings::{self, Report, Viewing},
    },
};
use utoipa::ToSchema;

use super::points;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version, cut},
    people::someone::Someone,
    problems::unit_name,
    records::house,
};

#[derive(Serialize, ToSchema)]
pub(super) struct ViewingShown {
    /// Where to go on, in seconds.
    place: u32,
    /// How much was seen, in seconds and in hundredths.
    seconds: u32,
    share: u32,
    /// Parts that were seen, from and to.
    #[schema(value_type = Vec<Object>)]
    watched: Vec<Played>,
    seen_at: String,
    done_on: Option<String>,
    entry: Option<i64>,
}

impl ViewingShown {
    pub(super) fn of(lesson: &Lesson, it: &Viewing) -> Self {
        let share = match lesson.matter {
            Matter::Video { seconds, .. } => it.watched.share(seconds),
            _ => if it.done_on.is_some() { 100 } else { 0 },
        };
        Self {
            place: it.place, seconds: it.watched.seconds(), share, watched: it.watched.parts().to_vec(), seen_at: it.seen_at.to_minute(), done_on: it.done_on.map(|day| day.to_string()),
            entry: it.entry.map(|entry| entry.0),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub(super) struct LessonShown {
    pub(super) id: i64,
    version: i64,
    unit_name: String,
    #[schema(value_type = Object)]
    lesson: Lesson,
    /// Class hours it counts for.
    hours: f64,
    ended: bool,
    /// Whether everybody is shown it.
    out: bool,
    may_write: bool,
    /// How many opened it and how many completed it, for whoever organises.
    begun: usize,
    completed: usize,
    mine: Option<ViewingShown>,
}

/// How many opened and completed each lesson.
type Counts = std::collections::BTreeMap<LessonId, (usize, usize)>;

fn show(tx: &mut Tx<'_>, viewer: &Viewer, (told, counts): (Told, &Counts)) -> Result<LessonShown, store::Error> {
    let mine = match viewer.person() {
        Some(person) => viewings::of_person(tx, told.id, person)?.map(|it| ViewingShown::of(&told.lesson, &it)),
        None => None,
    };
    let (begun, completed) = counts.get(&told.id).copied().unwrap_or_default();
    Ok(LessonShown {
        id: told.id.0, version: told.version, unit_name: unit_name(tx, told.lesson.unit)?, hours: points(told.lesson.tenths), ended: told.ended_on.is_some(), out: lessons::is_out(&told, tx.today()),
        may_write: viewer::unit_within(tx, viewer, told.lesson.unit, Permission::Train)?, begun, completed, mine, lesson: told.lesson,
    })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    #[serde(default)]
    q: String,
    topic: Option<String>,
    cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct LessonsShown {
    rows: Vec<LessonShown>,
    next: Option<String>,
    topics: Vec<String>,
    /// The number that the next issue has.
    next_number: i64,
    may_publish: bool,
}

/// How many lessons a page holds.
const PAGE: usize = 60;

/// Lessons, the latest first.
#[utoipa::path(get, path = "/classroom/lessons", tag = "classroom", responses((status = 200, body = LessonsShown)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<LessonsShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let beyond = asked.cursor.as_deref().and_then(|cursor| cursor.split_once('_')).and_then(|(day, id)| Some((day.to_owned(), id.parse().ok()?)));
            let mut told = lessons::list(tx, &signed.viewer, &Question { words: asked.q, topic: asked.topic, beyond, limit: PAGE })?;
            let next = cut(&mut told, PAGE, |last| format!("{}_{}", last.lesson.published_on, last.id));
            // Only whoever organises is told how many there were, so nobody else's page counts them.
            let counts = if signed.viewer.may(Permission::Train) { viewings::counts(tx)? } else { Counts::new() };
            let rows = told.into_iter().map(|told| show(tx, &signed.viewer, (told, &counts))).collect::<Result<Vec<_>, _>>()?;
            Ok(LessonsShown { rows, next, topics: lessons::topics(tx)?, next_number: lessons::next_number(tx)?, may_publish: signed.viewer.may(Permission::Train) })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
pub(super) struct LessonPage {
    #[serde(flatten)]
    line: LessonShown,
    /// Names and media types of the files it uses, by their numbers.
    files: Vec<FileShown>,
}

#[derive(Serialize, ToSchema)]
struct FileShown {
    id: String,
    name: String,
    kind: String,
    bytes: u64,
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, id: LessonId) -> Result<LessonPage, store::Error> {
    let told = lessons::find(tx, viewer, id)?;
    let mut files = Vec::new();
    for name in told.lesson.matter.media() {
        let media = media::open(tx, viewer, MediaId(name.parse().unwrap_or_default()))?;
        files.push(FileShown { id: name.clone(), name: media.name, kind: media.kind, bytes: media.bytes });
    }
    let counts = if viewer.may(Permission::Train) { viewings::counts(tx)? } else { Counts::new() };
    Ok(LessonPage { line: show(tx, viewer, (told, &counts))?, files })
}

fn answered(page: LessonPage) -> Response {
    ([(header::ETAG, format!("\"{}\"", page.line.version))], Json(page)).into_response()
}

/// A lesson with its files and what the reader saw of it.
#[utoipa::path(get, path = "/classroom/lessons/{id}", tag = "classroom", responses((status = 200, body = LessonPage)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    Ok(answered(app.read(move |tx| page(tx, &signed.viewer, LessonId(id))).await?))
}

/// Publishes a lesson.
#[utoipa::path(post, path = "/classroom/lessons", tag = "classroom", request_body = Object, responses((status = 201, body = LessonPage)))]
pub(super) async fn publish(State(app): State<App>, signed: Signed, Body(it): Body<Lesson>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            let id = lessons::publish(tx, &signed.viewer, (None, &it))?;
            page(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, answered(page)).into_response())
}

/// Changes a lesson, at the version that was seen.
#[utoipa::path(put, path = "/classroom/lessons/{id}", tag = "classroom", request_body = Object, responses((status = 200, body = LessonPage)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(it): Body<Lesson>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            lessons::publish(tx, &signed.viewer, (Some((LessonId(id), version)), &it))?;
            page(tx, &signed.viewer, LessonId(id))
        })
        .await?;
    Ok(answered(page))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ending {
    pub(super) ended: bool,
}

/// Takes a lesson out of sight, or back.
#[utoipa::path(post, path = "/classroom/lessons/{id}/end", tag = "classroom", request_body = Ending, responses((status = 200, body = LessonPage)))]
pub(super) async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(ending): Body<Ending>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            lessons::end(tx, &signed.viewer, (LessonId(id), ending.ended))?;
            page(tx, &signed.viewer, LessonId(id))
        })
        .await?;
    Ok(answered(page))
}

/// Opens a lesson where it was left.
#[utoipa::path(post, path = "/classroom/lessons/{id}/open", tag = "classroom", responses((status = 200, body = ViewingShown)))]
pub(super) async fn open(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<ViewingShown>, ApiError> {
    seen(&app, signed.viewer, id, viewings::begin).await
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reported {
    /// Parts that were played since the last report, in seconds: from and to.
    #[schema(value_type = Vec<Object>)]
    played: Vec<Played>,
    place: u32,
}

/// What was played since the last report.
#[utoipa::path(post, path = "/classroom/lessons/{id}/watched", tag = "classroom", request_body = Reported, responses((status = 200, body = ViewingShown)))]
pub(super) async fn watched(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(it): Body<Reported>) -> Result<Json<ViewingShown>, ApiError> {
    let report = Report { played: it.played, place: it.place };
    seen(&app, signed.viewer, id, move |tx, viewer, id| viewings::report(tx, viewer, (id, &report))).await
}

/// The reader has read a document or what stands behind a link.
#[utoipa::path(post, path = "/classroom/lessons/{id}/finish", tag = "classroom", responses((status = 200, body = ViewingShown)))]
pub(super) async fn finish(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<ViewingShown>, ApiError> {
    seen(&app, signed.viewer, id, viewings::finish).await
}

async fn seen(app: &App, viewer: Viewer, id: i64, deed: impl Fn(&mut Tx<'_>, &Viewer, LessonId) -> Result<Viewing, store::Error> + Send + 'static) -> Result<Json<ViewingShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let viewing = deed(tx, &viewer, LessonId(id))?;
            let told = lessons::find(tx, &viewer, LessonId(id))?;
            Ok(ViewingShown::of(&told.lesson, &viewing))
        })
        .await?;
    house::carry_after(app).await;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
struct ViewerLine {
    who: Someone,
    unit_name: String,
    share: u32,
    seen_at: String,
    done_on: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct UnitLine {
    unit: i64,
    name: String,
    begun: usize,
    completed: usize,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ViewersShown {
    by_unit: Vec<UnitLine>,
    rows: Vec<ViewerLine>,
}

/// Who opened a lesson and how far they came, for whoever organises it.
#[utoipa::path(get, path = "/classroom/lessons/{id}/viewers", tag = "classroom", responses((status = 200, body = ViewersShown)))]
pub(super) async fn viewers(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<ViewersShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let (told, every) = viewings::viewers(tx, &signed.viewer, LessonId(id))?;
            let (mut rows, mut units) = (Vec::new(), std::collections::BTreeMap::<Option<UnitId>, (usize, usize)>::new());
            for (it, unit) in every {
                let count = units.entry(unit).or_default();
                count.0 += 1;
                count.1 += usize::from(it.done_on.is_some());
                let shown = ViewingShown::of(&told.lesson, &it);
                rows.push(ViewerLine { who: Someone::of(tx, it.person)?, unit_name: unit.map(|unit| unit_name(tx, unit)).transpose()?.unwrap_or_default(), share: shown.share, seen_at: shown.seen_at, done_on: shown.done_on });
            }
            let mut by_unit = Vec::new();
            for (unit, (begun, completed)) in units {
                let Some(unit) = unit else { continue };
                by_unit.push(UnitLine { unit: unit.0, name: unit_name(tx, unit)?, begun, completed });
            }
            by_unit.sort_by(|one, other| other.completed.cmp(&one.completed).then(one.name.cmp(&other.name)));
            Ok(ViewersShown { by_unit, rows })
        })
        .await?;
    Ok(Json(shown))
}
