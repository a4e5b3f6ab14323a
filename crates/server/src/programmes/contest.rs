//! Contests over HTTP: points, the table as it stands, and its publication.

use axum::{Json, extract::State};
use domain::id::{PartId, SessionId};
use serde::{Deserialize, Serialize};
use store::train::contest;
use utoipa::ToSchema;

use super::shown::{SessionShown, show};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed, Version},
};

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ScoreAsked {
    part: i64,
    /// From 0.
    round: u32,
    /// Points in tenths.
    tenths: u32,
}

#[derive(Serialize, ToSchema)]
pub(super) struct PlacedShown {
    part: i64,
    place: usize,
    /// Points in hundredths by round.
    rounds: Vec<Option<u32>>,
    total: u32,
}

/// The table as it stands; to others than judges once it is published.
#[utoipa::path(get, path = "/sessions/{id}/scores", tag = "training", responses((status = 200, body = Vec<PlacedShown>)))]
pub(super) async fn table(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<PlacedShown>>, ApiError> {
    let table = app.read(move |tx| contest::table(tx, &signed.viewer, SessionId(id))).await?;
    Ok(Json(table.into_iter().map(|line| PlacedShown { part: line.part.0, place: line.place, rounds: line.rounds, total: line.total }).collect()))
}

/// Gives points for one entrant in one round.
#[utoipa::path(post, path = "/sessions/{id}/scores", tag = "training", request_body = ScoreAsked, responses((status = 200, body = Vec<PlacedShown>)))]
pub(super) async fn score(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<ScoreAsked>) -> Result<Json<Vec<PlacedShown>>, ApiError> {
    let table = app
        .write(move |tx| {
            contest::score(tx, &signed.viewer, SessionId(id), (PartId(asked.part), asked.round, asked.tenths))?;
            contest::table(tx, &signed.viewer, SessionId(id))
        })
        .await?;
    Ok(Json(table.into_iter().map(|line| PlacedShown { part: line.part.0, place: line.place, rounds: line.rounds, total: line.total }).collect()))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Publishing {
    /// How many places go into the register of awards.
    awarded: usize,
}

/// Publishes the table; the first places go on the files.
#[utoipa::path(post, path = "/sessions/{id}/scores/publish", tag = "training", request_body = Publishing, responses((status = 200, body = SessionShown)))]
pub(super) async fn publish(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(asked): Body<Publishing>) -> Result<Json<SessionShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            contest::publish(tx, &signed.viewer, (SessionId(id), version), asked.awarded)?;
            show(tx, &signed.viewer, SessionId(id))
        })
        .await?;
    Ok(Json(shown))
}
