//! Contests over HTTP: points, the table as it stands, and its publication.

use axum::{Json, extract::State};
use domain::id::{PartId, SessionId};
use serde::{Deserialize, Serialize};
use store::{Tx, access::Viewer, programmes, train::contest};
use utoipa::ToSchema;

use super::shown::{SessionShown, show};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed, Version},
    people::someone::Someone,
    problems::unit_name,
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
    person: Option<i64>,
    name: String,
    unit_name: String,
    place: usize,
    /// Points in hundredths by round.
    rounds: Vec<Option<u32>>,
    total: u32,
    /// What the viewer gave, in tenths by round.
    own: Vec<Option<u32>>,
}

/// Whoever sees the table sees whose it is.
fn lines(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Vec<PlacedShown>, store::Error> {
    let (placed, rounds) = (contest::table(tx, viewer, id)?, programmes::session(tx, viewer, id)?.session.rounds.len());
    let (entrants, given) = (contest::named(tx, id)?, contest::given(tx, viewer, id)?);
    let mut shown = Vec::new();
    for line in placed {
        let Some(entrant) = entrants.iter().find(|one| one.id == line.part) else { continue };
        let name = entrant.person.map(|person| Someone::of(tx, person)).transpose()?.map_or_else(|| entrant.guest.clone(), |who| who.name);
        let own = (0..rounds).map(|round| given.iter().find(|(part, of, _)| *part == line.part && *of as usize == round).map(|(.., tenths)| *tenths)).collect();
        shown.push(PlacedShown {
            part: line.part.0, person: entrant.person.map(|person| person.0), name, unit_name: entrant.unit.map(|unit| unit_name(tx, unit)).transpose()?.unwrap_or_default(), place: line.place,
            rounds: line.rounds, total: line.total, own,
        });
    }
    Ok(shown)
}

/// The table as it stands; to others than judges once it is published.
#[utoipa::path(get, path = "/sessions/{id}/scores", tag = "training", responses((status = 200, body = Vec<PlacedShown>)))]
pub(super) async fn table(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<PlacedShown>>, ApiError> {
    Ok(Json(app.read(move |tx| lines(tx, &signed.viewer, SessionId(id))).await?))
}

/// Gives points for one entrant in one round.
#[utoipa::path(post, path = "/sessions/{id}/scores", tag = "training", request_body = ScoreAsked, responses((status = 200, body = Vec<PlacedShown>)))]
pub(super) async fn score(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<ScoreAsked>) -> Result<Json<Vec<PlacedShown>>, ApiError> {
    let table = app
        .write(move |tx| {
            contest::score(tx, &signed.viewer, SessionId(id), (PartId(asked.part), asked.round, asked.tenths))?;
            lines(tx, &signed.viewer, SessionId(id))
        })
        .await?;
    Ok(Json(table))
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
