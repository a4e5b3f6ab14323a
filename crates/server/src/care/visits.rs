//! Private plans of unannounced visits over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use domain::id::VisitId;
use serde::Serialize;
use store::care::visits::{self, Plan};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

#[derive(Serialize, ToSchema)]
pub(super) struct VisitShown {
    id: i64,
    day: String,
    unit: i64,
    unit_name: String,
    note: String,
    state: String,
    talk: Option<i64>,
    study: Option<i64>,
    team: Option<i64>,
    /// The viewer planned it, and nobody else of the team.
    mine: bool,
}

/// The viewer's own plans, which nobody else reads.
#[utoipa::path(get, path = "/visits", tag = "care", responses((status = 200, body = Vec<VisitShown>)))]
pub(super) async fn own(State(app): State<App>, signed: Signed) -> Result<Json<Vec<VisitShown>>, ApiError> {
    let visits = app
        .read(move |tx| {
            let own = visits::own(tx, &signed.viewer)?;
            let shown = own.into_iter().map(|visit| {
                Ok(VisitShown {
                    id: visit.id.0, day: visit.plan.day.to_string(), unit: visit.plan.unit.0, unit_name: crate::problems::unit_name(tx, visit.plan.unit)?,
                    note: visit.plan.note, state: visit.state.code().into(), talk: visit.talk.map(|talk| talk.0), study: visit.study.map(|study| study.0), team: visit.plan.team.map(|team| team.0), mine: visit.mine,
                })
            });
            shown.collect::<Result<Vec<_>, store::Error>>()
        })
        .await?;
    Ok(Json(visits))
}

#[derive(Serialize, ToSchema)]
pub(super) struct VisitMade {
    id: i64,
}

/// Plans a visit of which nobody is told.
#[utoipa::path(post, path = "/visits", tag = "care", request_body = Object, responses((status = 201, body = VisitMade)))]
pub(super) async fn plan(State(app): State<App>, signed: Signed, Body(plan): Body<Plan>) -> Result<(StatusCode, Json<VisitMade>), ApiError> {
    let id = app.write(move |tx| visits::plan(tx, &signed.viewer, &plan)).await?;
    Ok((StatusCode::CREATED, Json(VisitMade { id: id.0 })))
}

/// Gives a planned visit up.
#[utoipa::path(delete, path = "/visits/{id}", tag = "care", responses((status = 204)))]
pub(super) async fn drop(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| visits::end(tx, &signed.viewer, VisitId(id), None)).await?;
    Ok(StatusCode::NO_CONTENT)
}
