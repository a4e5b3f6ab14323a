//! Questions that are kept: one's own, and those others share.

use axum::{Json, extract::State, http::StatusCode};
use domain::{message::Refusal, people::filter::{Field, Filter}};
use serde::{Deserialize, Serialize};
use store::{access::saved, search::answer::Sort};
use utoipa::ToSchema;

use crate::{access::Made, app::App, error::ApiError, http::extract::{Body, Path, Signed}};

/// A question with its columns and order, under a name.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Saved {
    name: String,
    #[schema(value_type = Object)]
    #[serde(default)]
    filter: Option<Filter>,
    #[schema(value_type = Vec<String>)]
    #[serde(default)]
    columns: Vec<Field>,
    #[schema(value_type = Vec<Object>)]
    #[serde(default)]
    sort: Vec<Sort>,
    #[serde(default)]
    shared: bool,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct SavedShown {
    id: i64,
    #[serde(flatten)]
    saved: Saved,
    mine: bool,
}

#[utoipa::path(get, path = "/saved-filters", tag = "people", responses((status = 200, body = Vec<SavedShown>)))]
pub(crate) async fn list(State(app): State<App>, signed: Signed) -> Result<Json<Vec<SavedShown>>, ApiError> {
    let rows = app.read(move |tx| saved::of_viewer(tx, &signed.viewer)).await?;
    // One that an older version wrote and this one cannot read is left out rather than breaking the list.
    let show = |row: saved::Row| serde_json::from_str::<Saved>(&row.question).ok().map(|saved| SavedShown { id: row.id, saved: Saved { shared: row.shared, name: row.name, ..saved }, mine: row.mine });
    Ok(Json(rows.into_iter().filter_map(show).collect()))
}

fn check(asked: &Saved) -> Result<String, ApiError> {
    if asked.name.trim().is_empty() {
        return Err(Refusal::new("refusal.filter_name").at("name").into());
    }
    Ok(serde_json::to_string(asked).map_err(store::Error::from)?)
}

#[utoipa::path(post, path = "/saved-filters", tag = "people", request_body = Saved, responses((status = 201, body = Made)))]
pub(crate) async fn create(State(app): State<App>, signed: Signed, Body(asked): Body<Saved>) -> Result<(StatusCode, Json<Made>), ApiError> {
    asked.filter.as_ref().map_or(Ok(()), |filter| filter.check(signed.viewer.tier()))?;
    let question = check(&asked)?;
    let id = app.write(move |tx| saved::create(tx, &signed.viewer, saved::Kept { name: &asked.name, question: &question, shared: asked.shared })).await?;
    Ok((StatusCode::CREATED, Json(Made { id })))
}

#[utoipa::path(put, path = "/saved-filters/{id}", tag = "people", request_body = Saved, responses((status = 204)))]
pub(crate) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Saved>) -> Result<StatusCode, ApiError> {
    let question = check(&asked)?;
    app.write(move |tx| saved::change(tx, &signed.viewer, id, saved::Kept { name: &asked.name, question: &question, shared: asked.shared })).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(delete, path = "/saved-filters/{id}", tag = "people", responses((status = 204)))]
pub(crate) async fn remove(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| saved::remove(tx, &signed.viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
