//! The timetable of some days over HTTP: every lesson with its room and lecturer, marked where two need the same at once.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    id::{CatalogueId, SessionId},
    programmes::{Lesson, SessionState},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    programmes::{self, Timetable},
    train::catalogue,
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Signed},
};

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DaysAsked {
    from: Day,
    to: Day,
}

#[derive(Serialize, ToSchema)]
struct LessonShown {
    session: i64,
    /// Of the session, for whoever moves it.
    version: i64,
    lesson: u32,
    title: String,
    subject: String,
    day: String,
    from: String,
    to: String,
    room: Option<i64>,
    room_title: String,
    lecturer_title: String,
    state: String,
    /// Another lesson needs the room or the lecturer at the same time.
    clash: bool,
    may_write: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct TimetableShown {
    lessons: Vec<LessonShown>,
    /// Days on which nobody works.
    days_off: Vec<String>,
}

/// The longest timetable, in days.
const DAYS_MAX: i32 = 100;

fn lesson(tx: &mut Tx<'_>, viewer: &Viewer, (table, known): (&Timetable, &mut BTreeMap<CatalogueId, String>), (session, id): (SessionId, u32)) -> Result<Option<LessonShown>, store::Error> {
    let Some(told) = table.sessions.get(&session) else { return Ok(None) };
    let Some(it) = told.session.lessons.iter().find(|one| one.id == id) else { return Ok(None) };
    let Lesson { subject, day, from, to, room, lecturer, .. } = it;
    let room = room.or(told.session.room);
    let mut title = |id: Option<CatalogueId>| {
        let Some(id) = id else { return Ok::<_, store::Error>(String::new()) };
        if let Some(title) = known.get(&id) {
            return Ok(title.clone());
        }
        let title = catalogue::find(tx, viewer, id)?.item.title().to_owned();
        known.insert(id, title.clone());
        Ok(title)
    };
    let (room_title, lecturer_title) = (title(room)?, title(*lecturer)?);
    let open = matches!(told.state, SessionState::Planned | SessionState::Open);
    Ok(Some(LessonShown {
        session: session.0, version: told.version, lesson: id, title: told.session.title.clone(), subject: subject.clone(), day: day.to_string(), from: from.to_string(), to: to.to_string(),
        room: room.map(|room| room.0), room_title, lecturer_title, state: told.state.code().into(), clash: table.clashing.contains(&(session, id)),
        may_write: open && viewer::unit_within(tx, viewer, told.session.unit, Permission::Train)?,
    }))
}

/// Lessons of all sessions from a day to a day, by time; a hundred days at the most.
#[utoipa::path(get, path = "/training/timetable", tag = "training", responses((status = 200, body = TimetableShown)))]
pub(super) async fn timetable(State(app): State<App>, signed: Signed, Asked(asked): Asked<DaysAsked>) -> Result<Json<TimetableShown>, ApiError> {
    let to = asked.to.min(asked.from.plus_days(DAYS_MAX));
    let shown = app
        .read(move |tx| {
            let viewer = &signed.viewer;
            let table = programmes::timetable(tx, viewer, (asked.from, to))?;
            let mut known = BTreeMap::new();
            let mut lessons = Vec::new();
            for one in &table.lessons {
                lessons.extend(lesson(tx, viewer, (&table, &mut known), (one.session, one.lesson))?);
            }
            let calendar = store::calendar::load(tx)?;
            let days = (0..=to.days_since(asked.from)).map(|next| asked.from.plus_days(next));
            let days_off = days.filter(|day| calendar.is_working_day(*day).is_ok_and(|works| !works)).map(|day| day.to_string()).collect();
            Ok(TimetableShown { lessons, days_off })
        })
        .await?;
    Ok(Json(shown))
}
