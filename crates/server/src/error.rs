//! What HTTP answers when something cannot be done: problem+json with a code, its arguments and a sentence.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    catalogue::Language,
    date::Instant,
    message::{Arguments, Refusal},
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug)]
pub enum ApiError {
    SignIn,
    /// Also: not yours to see.
    NotFound,
    Refused(Refusal),
    NotPermitted(Refusal),
    Locked(Refusal),
    Stale { by: String, at: Instant },
    VersionMissing,
    Busy,
    Store(store::Error),
}

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(refusal) => refusal.into(),
            store::Error::NotFound => Self::NotFound,
            store::Error::Stale { .. } => Self::Stale { by: String::new(), at: Instant(0) },
            store::Error::Busy => Self::Busy,
            other => Self::Store(other),
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        match refusal.code.as_str() {
            "refusal.not_permitted" | "refusal.csrf" => Self::NotPermitted(refusal),
            "refusal.not_found" => Self::NotFound,
            "refusal.sign_in_failed" | "refusal.locked" => Self::Locked(refusal),
            _ => Self::Refused(refusal),
        }
    }
}

/// RFC 9457, with the product's code and arguments.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub code: String,
    /// The sentence in the request's language.
    pub detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    pub arguments: Arguments,
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused(refusal) if refusal.code == "refusal.idempotency" => StatusCode::CONFLICT,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotPermitted(_) => StatusCode::FORBIDDEN,
            Self::Locked(refusal) if refusal.code == "refusal.sign_in_failed" => StatusCode::UNAUTHORIZED,
            Self::Locked(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            Self::VersionMissing => StatusCode::PRECONDITION_REQUIRED,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn refusal(self) -> Refusal {
        match self {
            Self::SignIn => Refusal::new("refusal.sign_in"),
            Self::NotFound => Refusal::new("refusal.not_found"),
            Self::Refused(refusal) | Self::NotPermitted(refusal) | Self::Locked(refusal) => refusal,
            Self::Stale { by, at } => Refusal::new("refusal.stale").with("by", by).with("at", at.to_minute()),
            Self::VersionMissing => Refusal::new("refusal.if_match"),
            Self::Busy => Refusal::new("refusal.busy"),
            Self::Store(_) => Refusal::new("refusal.store"),
        }
    }

    pub fn problem(self, language: Language) -> Problem {
        let status = self.status();
        let refusal = self.refusal();
        Problem {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail: refusal.sentence(language),
            code: refusal.code,
            field: refusal.field,
            arguments: refusal.arguments,
        }
    }
}

tokio::task_local! {
    /// The language of the request being answered.
    pub static LANGUAGE: Language;
}

/// The language of the request being answered; Chinese outside one.
pub fn language() -> Language {
    LANGUAGE.try_with(|language| *language).unwrap_or_default()
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        if let Self::Store(error) = &self {
            tracing::error!(%error, "a request failed");
        }
        let status = self.status();
        let mut response = (status, Json(self.problem(language()))).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
