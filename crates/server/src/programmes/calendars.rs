//! Lessons of a class, a lecturer or a room for calendar programs (RFC 5545).

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    date::{Day, ZONE_MINUTES},
    programmes::{CalendarOf, Hour, Lesson},
};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use serde::{Deserialize, Serialize};
use store::programmes::calendars::{self, Entered};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarAsked {
    #[schema(value_type = String)]
    of: CalendarOf,
    target: i64,
}

#[derive(Serialize, ToSchema)]
pub(super) struct CalendarMade {
    /// Shown this once.
    path: String,
}

/// Makes an address for calendar programs anew; the viewer's one for the same before it no longer answers.
#[utoipa::path(post, path = "/calendars", tag = "training", request_body = CalendarAsked, responses((status = 201, body = CalendarMade)))]
pub(super) async fn make(State(app): State<App>, signed: Signed, Body(asked): Body<CalendarAsked>) -> Result<(StatusCode, Json<CalendarMade>), ApiError> {
    let token = app.write(move |tx| calendars::make(tx, &signed.viewer, (asked.of, asked.target))).await?;
    Ok((StatusCode::CREATED, Json(CalendarMade { path: format!("/api/v1/calendars/{token}") })))
}

/// The calendar behind an address. Whoever has it needs no session; it tells lessons, never who sits in them.
#[utoipa::path(get, path = "/calendars/{token}", tag = "training", responses((status = 200, content_type = "text/calendar", body = String)))]
pub(super) async fn calendar(State(app): State<App>, Path(token): Path<String>) -> Result<Response, ApiError> {
    let sessions = app
        .read(move |tx| {
            let (viewer, of, target) = calendars::opened(tx, &token)?.ok_or(store::Error::NotFound)?;
            calendars::entered(tx, &viewer, (of, target))
        })
        .await?;
    let mut calendar = Calendar::new();
    enter(&mut calendar, &sessions);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar.to_string()).into_response())
}

/// One event a lesson; a session without lessons takes its days.
pub(crate) fn enter(calendar: &mut Calendar, sessions: &[Entered]) {
    for Entered { id, session, lessons } in sessions {
        let place = |lesson: Option<&Lesson>| lesson.map(|lesson| lesson.place.clone()).filter(|place| !place.is_empty()).unwrap_or_else(|| session.place.clone());
        if session.lessons.is_empty() {
            let (from, after) = (whole("DTSTART", session.from), whole("DTEND", session.to.plus_days(1)));
            calendar.push(Event::new().uid(&format!("session-{id}@lilian")).summary(&session.title).location(&place(None)).append_property(from).append_property(after).done());
        }
        for lesson in session.lessons.iter().filter(|lesson| lessons.is_empty() || lessons.contains(&lesson.id)) {
            let summary = format!("{}：{}", session.title, lesson.subject);
            let (from, to) = (Property::new("DTSTART", utc(lesson.day, lesson.from)), Property::new("DTEND", utc(lesson.day, lesson.to)));
            calendar.push(Event::new().uid(&format!("lesson-{id}-{}@lilian", lesson.id)).summary(&summary).location(&place(Some(lesson))).append_property(from).append_property(to).done());
        }
    }
}

fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn whole(name: &str, day: Day) -> Property {
    Property::new(name, compact(day)).add_parameter("VALUE", "DATE").done()
}

/// A time of day in the zone of the house, as RFC 5545 writes it in UTC.
fn utc(day: Day, hour: Hour) -> String {
    let minutes = i64::from(hour.minutes()) - ZONE_MINUTES;
    let day = day.plus_days(i32::try_from(minutes.div_euclid(1440)).unwrap_or(0));
    let minutes = minutes.rem_euclid(1440);
    format!("{}T{:02}{:02}00Z", compact(day), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_house_in_utc() {
        for (day, hour, expected) in [("2026-03-24", (9, 0), "20260324T010000Z"), ("2026-03-01", (7, 30), "20260228T233000Z"), ("2026-03-24", (23, 59), "20260324T155900Z")] {
            assert_eq!(utc(day.parse().unwrap(), Hour::new(hour.0, hour.1).unwrap()), expected);
        }
    }
}
