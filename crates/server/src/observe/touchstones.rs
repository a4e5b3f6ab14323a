//! Touchstone posts and headquarters over HTTP: who holds them, what was observed there, what came after.

use axum::{Json, extract::State, http::StatusCode};
use domain::{date::Day, id::TouchstoneId};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    observe::touchstones::{self, Told, Touchstone},
};
use utoipa::ToSchema;

use super::{shown::Someone, statements::Made};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    problems::unit_name,
};

#[derive(Serialize, ToSchema)]
pub(super) struct TouchstoneShown {
    id: i64,
    unit_name: String,
    until: Option<String>,
    #[schema(value_type = Object)]
    touchstone: Touchstone,
}

#[derive(Serialize, ToSchema)]
struct AfterShown {
    since: String,
    title: String,
}

#[derive(Serialize, ToSchema)]
struct HolderShown {
    #[serde(flatten)]
    who: Someone,
    since: String,
    until: Option<String>,
    observed: usize,
    after: Vec<AfterShown>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct TouchstonePage {
    #[serde(flatten)]
    line: TouchstoneShown,
    holders: Vec<HolderShown>,
}

fn show(tx: &mut Tx<'_>, told: Told) -> Result<TouchstoneShown, store::Error> {
    Ok(TouchstoneShown { id: told.id.0, unit_name: unit_name(tx, told.touchstone.unit)?, until: told.until.map(|day| day.to_string()), touchstone: told.touchstone })
}

/// Touchstone posts and headquarters of units the viewer observes, the present ones first.
#[utoipa::path(get, path = "/touchstones", tag = "observe", responses((status = 200, body = Vec<TouchstoneShown>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed) -> Result<Json<Vec<TouchstoneShown>>, ApiError> {
    let shown = app
        .read(move |tx| {
            let told = touchstones::list(tx, &signed.viewer)?;
            told.into_iter().map(|told| show(tx, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(shown))
}

/// Marks a post, or sets a headquarters up.
#[utoipa::path(post, path = "/touchstones", tag = "observe", request_body = Object, responses((status = 201, body = Made)))]
pub(super) async fn mark(State(app): State<App>, signed: Signed, Body(touchstone): Body<Touchstone>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| touchstones::mark(tx, &signed.viewer, &touchstone)).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

/// One with everybody who was there while it was one.
#[utoipa::path(get, path = "/touchstones/{id}", tag = "observe", responses((status = 200, body = TouchstonePage)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<TouchstonePage>, ApiError> {
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let told = touchstones::find(tx, &signed.viewer, TouchstoneId(id))?;
                let mut holders = Vec::new();
                for holder in touchstones::holders(tx, index, &signed.viewer, &told)? {
                    holders.push(HolderShown {
                        who: Someone::of(tx, holder.person)?, since: holder.since.to_string(), until: holder.until.map(|day| day.to_string()), observed: holder.observed,
                        after: holder.after.into_iter().map(|(since, title)| AfterShown { since: since.to_string(), title }).collect(),
                    });
                }
                Ok(TouchstonePage { line: show(tx, told)?, holders })
            })
        })
        .await?;
    Ok(Json(page))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EndAsked {
    /// The first day on which it is none.
    #[schema(value_type = String)]
    until: Day,
}

/// It is one no longer.
#[utoipa::path(post, path = "/touchstones/{id}/end", tag = "observe", request_body = EndAsked, responses((status = 204)))]
pub(super) async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<EndAsked>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| touchstones::end(tx, &signed.viewer, TouchstoneId(id), asked.until)).await?;
    Ok(StatusCode::NO_CONTENT)
}
