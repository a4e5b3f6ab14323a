//! One's own account: password, language, sessions, drafts, notices, and who has read one's file.

use axum::{Json, extract::State, http::StatusCode};
use domain::{access::sign_in::check_password, id::NoticeId, message::{Arguments, Refusal}};
use serde::{Deserialize, Serialize};
use store::{
    access::{account, draft, session},
    notices,
};
use utoipa::ToSchema;

use super::sign_in::{check_present, hash_password};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, cut},
    people::readers::{self, Reader},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    present: String,
    new: String,
}

/// Changes one's own password and ends one's other sessions.
#[utoipa::path(put, path = "/account/password", tag = "access", request_body = NewPassword, responses((status = 204)))]
pub(crate) async fn set_password(State(app): State<App>, signed: Signed, Body(asked): Body<NewPassword>) -> Result<StatusCode, ApiError> {
    check_password(&asked.new, signed.viewer.name())?;
    check_present(&app, &signed.viewer, asked.present).await?;
    let hash = app.hashing(move || hash_password(&asked.new)).await??;
    app.write(move |tx| {
        account::set_password(tx, signed.viewer.account(), &hash, Some(signed.session.id))?;
        tx.audit(&signed.viewer, "password_changed", &[signed.viewer.account().0], "")
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLanguage {
    language: String,
}

#[utoipa::path(put, path = "/account/language", tag = "access", request_body = NewLanguage, responses((status = 204)))]
pub(crate) async fn set_language(State(app): State<App>, signed: Signed, Body(asked): Body<NewLanguage>) -> Result<StatusCode, ApiError> {
    if !matches!(asked.language.as_str(), "zh" | "en") {
        return Err(Refusal::new("refusal.code").with("value", asked.language).at("language").into());
    }
    app.write(move |tx| account::set_language(tx, signed.viewer.account(), &asked.language)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
pub(crate) struct SessionRow {
    id: i64,
    since: String,
    last_seen: String,
    browser: String,
    this: bool,
}

#[utoipa::path(get, path = "/account/sessions", tag = "access", responses((status = 200, body = Vec<SessionRow>)))]
pub(crate) async fn sessions(State(app): State<App>, signed: Signed) -> Result<Json<Vec<SessionRow>>, ApiError> {
    let (account, this) = (signed.viewer.account(), signed.session.id);
    let rows = app.read(move |tx| session::of_account(tx, account)).await?;
    let show = |row: session::Session| SessionRow { id: row.id, since: row.since.to_minute(), last_seen: row.last_seen.to_minute(), browser: row.browser, this: row.id == this };
    Ok(Json(rows.into_iter().map(show).collect()))
}

#[utoipa::path(delete, path = "/account/sessions/{id}", tag = "access", responses((status = 204)))]
pub(crate) async fn end_session(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| session::end(tx, signed.viewer.account(), id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who has read my file.
#[utoipa::path(get, path = "/account/my-readers", tag = "access", responses((status = 200, body = Vec<Reader>)))]
pub(crate) async fn my_readers(State(app): State<App>, signed: Signed) -> Result<Json<Vec<Reader>>, ApiError> {
    let Some(person) = signed.viewer.person() else { return Ok(Json(Vec::new())) };
    Ok(Json(app.read(move |tx| readers::of(tx, person)).await?))
}

#[derive(Serialize, ToSchema)]
pub(crate) struct DraftShown {
    #[schema(value_type = Object)]
    body: serde_json::Value,
    saved_at: String,
}

#[utoipa::path(get, path = "/drafts/{form}/{object}", tag = "access", responses((status = 200, body = DraftShown)))]
pub(crate) async fn draft(State(app): State<App>, signed: Signed, Path((form, object)): Path<(String, String)>) -> Result<Json<DraftShown>, ApiError> {
    let found = app.read(move |tx| draft::find(tx, signed.viewer.account(), &form, &object)).await?;
    let (body, at) = found.ok_or(ApiError::NotFound)?;
    Ok(Json(DraftShown { body: serde_json::from_str(&body).map_err(store::Error::from)?, saved_at: at.to_minute() }))
}

#[utoipa::path(put, path = "/drafts/{form}/{object}", tag = "access", request_body = Object, responses((status = 204)))]
pub(crate) async fn keep_draft(
    State(app): State<App>,
    signed: Signed,
    Path((form, object)): Path<(String, String)>,
    Body(body): Body<serde_json::Value>,
) -> Result<StatusCode, ApiError> {
    let body = body.to_string();
    app.write(move |tx| draft::keep(tx, signed.viewer.account(), &form, &object, &body)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(delete, path = "/drafts/{form}/{object}", tag = "access", responses((status = 204)))]
pub(crate) async fn drop_draft(State(app): State<App>, signed: Signed, Path((form, object)): Path<(String, String)>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| draft::drop(tx, signed.viewer.account(), &form, &object)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
pub(crate) struct NoticeShown {
    id: i64,
    kind: String,
    arguments: Arguments,
    at: String,
    read: bool,
    link: Option<String>,
    /// How it was carried out of the house, where it was.
    deliveries: Vec<DeliveryShown>,
}

#[derive(Serialize, ToSchema)]
struct DeliveryShown {
    channel: String,
    /// `waiting`, `sent` or `failed`.
    state: String,
    trouble: String,
}

impl DeliveryShown {
    fn of(delivery: notices::outbox::Delivery) -> Self {
        Self { channel: delivery.channel.code().into(), state: delivery.state, trouble: delivery.trouble }
    }
}

#[derive(Serialize, ToSchema)]
pub(crate) struct NoticePage {
    rows: Vec<NoticeShown>,
    next: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct After {
    cursor: Option<i64>,
}

#[utoipa::path(get, path = "/notices", tag = "access", responses((status = 200, body = NoticePage)))]
pub(crate) async fn notices(State(app): State<App>, signed: Signed, Asked(after): Asked<After>) -> Result<Json<NoticePage>, ApiError> {
    const PAGE: usize = 50;
    let account = signed.viewer.account();
    let (mut rows, mut carried) = app.read(move |tx| Ok((notices::of_account(tx, account, after.cursor, 51)?, notices::outbox::deliveries(tx, account)?))).await?;
    let next = cut(&mut rows, PAGE, |row| row.id.to_string());
    let show = |row: notices::Notice| NoticeShown {
        deliveries: carried.remove(&row.id).unwrap_or_default().into_iter().map(DeliveryShown::of).collect(), id: row.id.0, kind: row.kind, arguments: row.arguments,
        at: row.at.to_minute(), read: row.read_at.is_some(), link: row.link,
    };
    Ok(Json(NoticePage { rows: rows.into_iter().map(show).collect(), next }))
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Unread {
    count: i64,
}

#[utoipa::path(get, path = "/notices/unread", tag = "access", responses((status = 200, body = Unread)))]
pub(crate) async fn unread(State(app): State<App>, signed: Signed) -> Result<Json<Unread>, ApiError> {
    let count = app.read(move |tx| notices::unread(tx, signed.viewer.account())).await?;
    Ok(Json(Unread { count }))
}

#[utoipa::path(post, path = "/notices/{id}/read", tag = "access", responses((status = 204)))]
pub(crate) async fn read_notice(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| notices::read(tx, signed.viewer.account(), NoticeId(id))).await?;
    Ok(StatusCode::NO_CONTENT)
}
