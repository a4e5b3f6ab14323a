//! Answers: JSON with its tag, and mistakes as the reader would have them.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::message::Refusal;
use formats::xapi::{Json, Version};

use crate::error::{ApiError, language};

/// Why a request was not carried out.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(super) status: StatusCode,
    pub(super) refusal: Refusal,
    pub(super) version: Version,
}

impl Failed {
    pub(super) fn new(status: StatusCode, code: &str) -> Self {
        Self::of(status, Refusal::new(code))
    }
    pub(super) fn of(status: StatusCode, refusal: Refusal) -> Self {
        Self { status, refusal, version: Version::V1 }
    }
    pub(super) fn bad(refusal: Refusal) -> Self {
        Self::of(StatusCode::BAD_REQUEST, refusal)
    }
    pub(super) fn at(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// A sentence as text, as a page or as JSON, whichever is asked for.
    pub(super) fn answer(self, accept: &str) -> Response {
        let sentence = self.refusal.sentence(language());
        let place = self.refusal.field.clone().unwrap_or_default();
        let said = if place.is_empty() { sentence.clone() } else { format!("{place}: {sentence}") };
        let (kind, body) = if accept.contains("text/html") {
            ("text/html; charset=utf-8", format!("<!doctype html><title>{}</title><p>{}</p>", self.status, escaped(&said)))
        } else if accept.contains("text/plain") {
            ("text/plain; charset=utf-8", said)
        } else {
            let body = [("code", self.refusal.code.as_str()), ("path", place.as_str()), ("message", sentence.as_str())];
            ("application/json", Json::Map(body.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.to_owned(), Json::Text(value.to_owned()))).collect()).to_string())
        };
        let mut response = (self.status, body).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"xAPI\", charset=\"UTF-8\""));
        }
        response
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl From<ApiError> for Failed {
    fn from(error: ApiError) -> Self {
        if let ApiError::Store(error) = &error {
            tracing::error!(%error, "a request for learning records failed");
        }
        let problem = error.problem(language());
        let refusal = Refusal { code: problem.code, field: problem.field, arguments: problem.arguments };
        Self::of(StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), refusal)
    }
}

impl From<store::Error> for Failed {
    fn from(error: store::Error) -> Self {
        ApiError::from(error).into()
    }
}

/// JSON with the tag that the text asks for.
pub(super) fn json(body: &Json) -> Response {
    tagged("application/json", body.to_string().into_bytes())
}

/// A body with the SHA-1 of its bytes as its tag.
pub(super) fn tagged(kind: &str, body: Vec<u8>) -> Response {
    let tag = quoted(&etag(&body));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("application/octet-stream")));
    headers.insert(header::ETAG, tag);
    response
}

pub(super) fn etag(body: &[u8]) -> String {
    sha1_smol::Sha1::from(body).digest().to_string()
}

pub(super) fn quoted(etag: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{etag}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}
