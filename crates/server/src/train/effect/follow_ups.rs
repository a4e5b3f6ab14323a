//! The two questions months after a class over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    id::{PartId, SessionId},
    train::effect::{Answer, FollowUpBy},
};
use serde::{Deserialize, Serialize};
use store::train::follow_ups::{self, Asked};
use utoipa::ToSchema;

use super::super::orders::Made;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    people::someone::Someone,
};

#[derive(Serialize, ToSchema)]
pub(super) struct AskedShown {
    session: i64,
    title: String,
    part: i64,
    who: Someone,
    /// As whom the viewer is asked.
    by: String,
    done_on: String,
    until: String,
}

/// What is asked of the viewer: of classes they completed, and of those they are the superior of.
#[utoipa::path(get, path = "/training/follow-ups", tag = "training", responses((status = 200, body = Vec<AskedShown>)))]
pub(super) async fn waiting(State(app): State<App>, signed: Signed) -> Result<Json<Vec<AskedShown>>, ApiError> {
    let shown = app
        .read(move |tx| {
            let asked = follow_ups::waiting(tx, &signed.viewer)?;
            let shown = asked.into_iter().map(|Asked { session, title, part, person, by, done_on, until }| {
                Ok(AskedShown { session: session.0, title, part: part.0, who: Someone::of(tx, person)?, by: by.code().into(), done_on: done_on.to_string(), until: until.to_string() })
            });
            shown.collect::<Result<Vec<_>, store::Error>>()
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answering {
    #[schema(value_type = String)]
    by: FollowUpBy,
    #[schema(value_type = Object)]
    answer: Answer,
}

/// Answers both questions; the answer stands on the student's file.
#[utoipa::path(post, path = "/sessions/{id}/people/{part}/follow-up", tag = "training", request_body = Answering, responses((status = 201, body = Made)))]
pub(super) async fn answer(State(app): State<App>, signed: Signed, Path((id, part)): Path<(i64, i64)>, Body(asked): Body<Answering>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let entry = app.write(move |tx| follow_ups::answer(tx, &signed.viewer, (SessionId(id), PartId(part), asked.by), &asked.answer)).await?;
    Ok((StatusCode::CREATED, Json(Made { id: entry.0 })))
}
