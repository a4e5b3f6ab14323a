//! What somebody owes and the sessions they come to, for their calendar program (RFC 5545). Of duties only how many and by when
//! leaves the house, never with whom.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{catalogue, duties::{DutyState, Period}, id::DutyRuleId};
use icalendar::{Calendar, Component, Event, Property};
use serde::Serialize;
use store::{duties::feed, programmes::calendars};
use utoipa::ToSchema;

use super::{Owed, owed_by};
use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Path, Signed},
    programmes::calendars::enter,
};

#[derive(Serialize, ToSchema)]
pub(super) struct FeedState {
    made: bool,
}

/// Whether the viewer has an address for calendar programs.
#[utoipa::path(get, path = "/duties/feed", tag = "duties", responses((status = 200, body = FeedState)))]
pub(super) async fn state(State(app): State<App>, signed: Signed) -> Result<Json<FeedState>, ApiError> {
    Ok(Json(FeedState { made: app.read(move |tx| feed::exists(tx, &signed.viewer)).await? }))
}

#[derive(Serialize, ToSchema)]
pub(super) struct FeedMade {
    /// Shown this once.
    path: String,
}

/// Makes the viewer's address anew; the one before no longer answers.
#[utoipa::path(post, path = "/duties/feed", tag = "duties", responses((status = 201, body = FeedMade)))]
pub(super) async fn make(State(app): State<App>, signed: Signed) -> Result<(StatusCode, Json<FeedMade>), ApiError> {
    let token = app.write(move |tx| feed::make(tx, &signed.viewer)).await?;
    Ok((StatusCode::CREATED, Json(FeedMade { path: format!("/api/v1/feeds/{token}") })))
}

/// Ends the viewer's address.
#[utoipa::path(delete, path = "/duties/feed", tag = "duties", responses((status = 204)))]
pub(super) async fn end(State(app): State<App>, signed: Signed) -> Result<StatusCode, ApiError> {
    app.write(move |tx| feed::end(tx, &signed.viewer)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One event a rule and period that is not done: how many are left, on the last day.
fn events(owed: &[Owed]) -> Calendar {
    let mut left: BTreeMap<(DutyRuleId, Period), (&str, usize)> = BTreeMap::new();
    for (id, rule, due) in owed.iter().filter(|(_, _, due)| matches!(due.state, DutyState::Open | DutyState::Soon)) {
        left.entry((*id, due.period)).or_insert((&rule.title, 0)).1 += 1;
    }
    let mut calendar = Calendar::new();
    calendar.name(&catalogue::name(language(), "feed.name"));
    for ((id, period), (title, left)) in left {
        let arguments = [("title".to_owned(), title.to_owned()), ("n".to_owned(), left.to_string())];
        let said = catalogue::sentence(language(), "feed.left", &arguments.into());
        let begins = Property::new("DTSTART", period.last().to_string().replace('-', "")).add_parameter("VALUE", "DATE").done();
        calendar.push(Event::new().uid(&format!("duty-{id}-{}@lilian", period.from)).summary(&said).append_property(begins).done());
    }
    calendar
}

/// The calendar behind an address. Whoever has the address needs no session; it tells counts and days only.
#[utoipa::path(get, path = "/feeds/{token}", tag = "duties", responses((status = 200, content_type = "text/calendar", body = String)))]
pub(super) async fn calendar(State(app): State<App>, Path(token): Path<String>) -> Result<Response, ApiError> {
    let searcher = app.searcher.clone();
    let (owed, sessions) = app
        .read(move |tx| {
            let viewer = feed::viewer_of(tx, &token)?.ok_or(store::Error::NotFound)?;
            searcher.with(tx, |tx, index| {
                let today = tx.today();
                let Some(person) = viewer.person() else { return Ok((vec![], vec![])) };
                Ok((owed_by(tx, index, person, today)?, calendars::own(tx, person)?))
            })
        })
        .await?;
    let mut calendar = events(&owed);
    enter(&mut calendar, &sessions);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar.to_string()).into_response())
}
