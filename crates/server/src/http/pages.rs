//! The pages, embedded in the binary and served under a strict Content-Security-Policy.

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

use crate::{app::App, error::ApiError};

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Pages;

pub async fn serve(State(app): State<App>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") {
        return ApiError::NotFound.into_response();
    }
    match Pages::get(path).filter(|_| path != "index.html" && !path.is_empty()) {
        Some(file) => asset(path, file),
        None => index(&app),
    }
}

fn asset(path: &str, file: rust_embed::EmbeddedFile) -> Response {
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => "application/json",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    };
    // Assets carry a hash of their content in their names.
    let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache)], file.data).into_response()
}

/// The one page, with a nonce for the styles that Ant Design writes.
fn index(app: &App) -> Response {
    let Some(page) = Pages::get("index.html") else {
        return (StatusCode::NOT_FOUND, "The pages are not built into this binary: run `make pages` and build again.").into_response();
    };
    let Ok(nonce) = app.db.context().vault.chance.token() else { return ApiError::Busy.into_response() };
    let html = String::from_utf8_lossy(&page.data).replace("__NONCE__", &nonce);
    let policy = format!(
        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; connect-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], html).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
