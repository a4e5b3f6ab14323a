//! What a handler asks of a request: who is signed in, a checked body, the version being edited.

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use domain::message::Refusal;
use serde::de::DeserializeOwned;
use store::access::{Viewer, session};

use crate::{app::App, error::ApiError};

pub const COOKIE: &str = "lilian_session";

pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get(header::COOKIE)?.to_str().ok()?;
    let found = all.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name);
    found.map(|(_, value)| value.to_owned())
}

/// A request by somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Signed {
    pub viewer: Viewer,
    pub session: session::Session,
}

impl FromRequestParts<App> for Signed {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let token = cookie(&parts.headers, COOKIE).ok_or(ApiError::SignIn)?;
        let found = app.read(move |tx| session::viewer_of(tx, &token)).await?;
        let (viewer, session) = found.ok_or(ApiError::SignIn)?;
        if app.db.now().0 - session.last_seen.0 > session::SEEN_EVERY {
            let id = session.id;
            app.write(move |tx| session::seen(tx, id)).await?;
        }
        Ok(Self { viewer, session })
    }
}

/// A JSON body. Unknown fields are refused by their names, and what cannot be read says why.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = ApiError;
    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let bytes = axum::body::Bytes::from_request(request, app).await.map_err(|error| {
            let large = error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE;
            if large { Refusal::new("refusal.body_large").with("most", "2 MB") } else { Refusal::new("refusal.body").with("reason", error) }
        })?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| body_refusal(&error).into())
    }
}

fn body_refusal(error: &serde_json::Error) -> Refusal {
    let words = error.to_string();
    let quoted = |before: &str| words.strip_prefix(before).and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
    match (quoted("unknown field `"), quoted("unknown variant `")) {
        (Some(name), _) => Refusal::new("refusal.unknown_field").with("name", name).at(name),
        (None, Some(value)) => Refusal::new("refusal.code").with("value", value),
        (None, None) => Refusal::new("refusal.body").with("reason", words),
    }
}

/// The version an edit is based on, from `If-Match`.
pub struct Version(pub i64);

impl FromRequestParts<App> for Version {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let text = parts.headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok()).ok_or(ApiError::VersionMissing)?;
        text.trim_matches('"').parse().map(Self).map_err(|_| ApiError::VersionMissing)
    }
}

/// An `Idempotency-Key`, if the request has one.
pub struct RequestKey(pub Option<String>);

impl FromRequestParts<App> for RequestKey {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let key = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        Ok(Self(key.map(|key| key.chars().take(100).collect())))
    }
}

/// What the path names. A name that cannot be one is not found, like any other that is not there.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let named = axum::extract::Path::<T>::from_request_parts(parts, app).await;
        named.map(|axum::extract::Path(named)| Self(named)).map_err(|_| ApiError::NotFound)
    }
}

/// A body of bytes, no larger than `MOST` megabytes.
pub struct Bytes<const MOST: usize>(pub axum::body::Bytes);

impl<const MOST: usize> FromRequest<App> for Bytes<MOST> {
    type Rejection = ApiError;
    async fn from_request(request: Request, _: &App) -> Result<Self, ApiError> {
        let bytes = axum::body::to_bytes(request.into_body(), MOST * 1024 * 1024).await;
        bytes.map(Self).map_err(|_| Refusal::new("refusal.body_large").with("most", format!("{MOST} MB")).into())
    }
}

/// Cuts what was read beyond a page, and says where the next one begins.
pub fn cut<T>(rows: &mut Vec<T>, most: usize, cursor: impl Fn(&T) -> String) -> Option<String> {
    let more = rows.len() > most;
    rows.truncate(most);
    rows.last().filter(|_| more).map(cursor)
}

/// A query string, refused like a body.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let query = axum::extract::Query::<T>::from_request_parts(parts, app).await;
        query.map(|axum::extract::Query(asked)| Self(asked)).map_err(|error| Refusal::new("refusal.body").with("reason", error.body_text()).into())
    }
}
