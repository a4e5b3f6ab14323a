//! Signing in over HTTP: the code on the screen, the phone of a student, the list of whoever organises.

use axum::{Json, extract::State};
use domain::{
    id::{PartId, SessionId},
    programmes::{Mark, Presence},
};
use serde::{Deserialize, Serialize};
use store::programmes::{self, Marked};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed},
};

#[derive(Serialize, ToSchema)]
pub(super) struct CodeShown {
    code: String,
    /// The address a phone opens.
    path: String,
    /// The picture of the address.
    picture: String,
    /// Milliseconds until the next one.
    turns_in: i64,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeAsked {
    /// How the reader's browser reaches this house, such as `http://10.0.0.5:8080`.
    #[serde(default)]
    origin: String,
}

/// The code to show on the screen now; it changes every fifteen seconds.
#[utoipa::path(get, path = "/sessions/{id}/code", tag = "training", responses((status = 200, body = CodeShown)))]
pub(super) async fn code(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<CodeAsked>) -> Result<Json<CodeShown>, ApiError> {
    let (code, now) = app.read(move |tx| Ok((programmes::code(tx, &signed.viewer, SessionId(id))?, tx.now))).await?;
    let path = format!("/in/{id}/{code}");
    let picture = crate::qr::svg(&format!("{}{path}", asked.origin))?;
    Ok(Json(CodeShown { code, path, picture, turns_in: 15_000 - now.0.rem_euclid(15_000) }))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Signing {
    code: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct SignedIn {
    lesson: u32,
    subject: String,
    presence: String,
    session_title: String,
}

/// The viewer signs in to the lesson that is on.
#[utoipa::path(post, path = "/sessions/{id}/signs", tag = "training", request_body = Signing, responses((status = 200, body = SignedIn)))]
pub(super) async fn sign(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Signing>) -> Result<Json<SignedIn>, ApiError> {
    let shown = app
        .write(move |tx| {
            let (lesson, presence) = programmes::sign(tx, &signed.viewer, (SessionId(id), &asked.code))?;
            let session = programmes::session(tx, &signed.viewer, SessionId(id))?.session;
            let subject = session.lessons.into_iter().find(|one| one.id == lesson).map(|one| one.subject).unwrap_or_default();
            Ok(SignedIn { lesson, subject, presence: presence.code().into(), session_title: session.title })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkAsked {
    part: i64,
    lesson: u32,
    #[schema(value_type = String)]
    presence: Presence,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Kept {
    kept: usize,
    /// Lines that are not of this session, by their place in what was sent.
    strange: Vec<usize>,
}

/// Enters the list of a lesson, over what was there.
#[utoipa::path(post, path = "/sessions/{id}/marks", tag = "training", request_body = Vec<MarkAsked>, responses((status = 200, body = Kept)))]
pub(super) async fn mark(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Vec<MarkAsked>>) -> Result<Json<Kept>, ApiError> {
    let lines: Vec<Marked> = asked.iter().map(|one| Marked { part: PartId(one.part), mark: Mark { lesson: one.lesson, presence: one.presence } }).collect();
    let count = lines.len();
    let strange = app.write(move |tx| programmes::mark(tx, &signed.viewer, (SessionId(id), &lines))).await?;
    Ok(Json(Kept { kept: count - strange.len(), strange }))
}
