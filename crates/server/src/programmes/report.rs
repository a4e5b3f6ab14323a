//! A unit reports a discussion with its speeches in one go.

use axum::{Json, extract::State, http::StatusCode};
use store::programmes::{self, Report};

use super::shown::{SessionShown, show};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Signed},
};

/// Records a discussion, seminar, symposium or activity that took place, with who spoke and what they said.
#[utoipa::path(post, path = "/discussions", tag = "training", request_body = Object, responses((status = 201, body = SessionShown)))]
pub(super) async fn report(State(app): State<App>, signed: Signed, Body(report): Body<Report>) -> Result<(StatusCode, Json<SessionShown>), ApiError> {
    let shown = app
        .write(move |tx| {
            let id = programmes::report(tx, &signed.viewer, &report)?;
            show(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(shown)))
}
