//! Gaps over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    id::GapId,
    train::needs::{Gap, GapState},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::Viewer,
    programmes,
    train::gaps::{self, Deed, Told},
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed},
    people::someone::Someone,
    problems::{code, unit_name},
};

#[derive(Serialize, ToSchema)]
pub(super) struct GapShown {
    id: i64,
    #[schema(value_type = Object)]
    gap: Gap,
    who: Option<Someone>,
    unit_name: String,
    state: String,
    programme: Option<i64>,
    programme_title: String,
    session: Option<i64>,
    session_title: String,
    closed_on: Option<String>,
    closed_by: Option<i64>,
}

impl GapShown {
    pub(super) fn of(tx: &mut Tx<'_>, viewer: &Viewer, told: Told) -> Result<Self, store::Error> {
        let programme = told.programme.map(|id| programmes::find(tx, viewer, id)).transpose().ok().flatten();
        let session = told.session.map(|id| programmes::session(tx, viewer, id)).transpose().ok().flatten();
        Ok(Self {
            id: told.id.0, who: told.gap.person.map(|person| Someone::of(tx, person)).transpose()?, unit_name: told.gap.unit.map(|unit| unit_name(tx, unit)).transpose()?.unwrap_or_default(),
            state: told.state.code().into(), programme: told.programme.map(|id| id.0), programme_title: programme.map(|told| told.programme.title).unwrap_or_default(),
            session: told.session.map(|id| id.0), session_title: session.map(|told| told.session.title).unwrap_or_default(), closed_on: told.closed_on.map(|day| day.to_string()),
            closed_by: told.closed_by.map(|entry| entry.0), gap: told.gap,
        })
    }
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    state: Option<String>,
}

/// Gaps of people and units in the viewer's reach, the latest first.
#[utoipa::path(get, path = "/training/gaps", tag = "training", responses((status = 200, body = Vec<GapShown>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<Vec<GapShown>>, ApiError> {
    let state = asked.state.as_deref().map(|text| code(text, "state", GapState::from_code)).transpose()?;
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let told = gaps::list(tx, index, &signed.viewer, state)?;
                told.into_iter().map(|told| GapShown::of(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()
            })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
pub(super) struct Made {
    id: i64,
}

/// Records a gap of a person, or of a group of a unit.
#[utoipa::path(post, path = "/training/gaps", tag = "training", request_body = Object, responses((status = 201, body = Made)))]
pub(super) async fn record(State(app): State<App>, signed: Signed, Body(gap): Body<Gap>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| gaps::record(tx, &signed.viewer, &gap)).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

/// Assigns training to a gap, closes it with the entry that shows it, or opens it again.
#[utoipa::path(post, path = "/training/gaps/{id}", tag = "training", request_body = Object, responses((status = 200, body = GapShown)))]
pub(super) async fn act(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(deed): Body<Deed>) -> Result<Json<GapShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let told = gaps::act(tx, &signed.viewer, (GapId(id), deed))?;
            GapShown::of(tx, &signed.viewer, told)
        })
        .await?;
    Ok(Json(shown))
}
