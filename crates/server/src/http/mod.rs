//! HTTP: routes, what every request goes through, and the embedded pages.

pub mod extract;
pub mod pages;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use domain::{catalogue::Language, message::Refusal};
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::{
    access, app::App, calendar, care, classroom, day, duties, error::{ApiError, LANGUAGE}, figures, files, imports, ledger, notices, observe, people, problems, programmes, projects, records, search, surveys, train, units,
};

#[derive(OpenApi)]
#[openapi(info(title = "Lilian 历练", description = "Developing public officials: one file per person.", license(name = "Apache-2.0", identifier = "Apache-2.0")))]
struct Api;

/// The largest request body that is not an upload, in bytes.
const BODY_MAX: usize = 2 * 1024 * 1024;

fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Api::openapi()).nest(
        "/api/v1",
        OpenApiRouter::new()
            .merge(access::routes())
            .merge(day::routes())
            .merge(calendar::routes())
            .merge(people::routes())
            .merge(ledger::routes())
            .merge(units::routes())
            .merge(problems::routes())
            .merge(care::routes())
            .merge(observe::routes())
            .merge(programmes::routes())
            .merge(classroom::routes())
            .merge(records::credentials::routes())
            .merge(projects::routes())
            .merge(train::routes())
            .merge(surveys::routes())
            .merge(duties::routes())
            .merge(notices::routes())
            .merge(figures::routes())
            .merge(search::routes())
            .merge(files::routes())
            .merge(imports::routes()),
    )
}

/// The description of every operation, as served and as kept in a snapshot.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api().split_for_parts().1
}

pub fn router(app: App) -> Router {
    let (router, description) = api().split_for_parts();
    let description = description.to_json().unwrap_or_default();
    router
        .route("/api/v1/openapi.json", axum::routing::get(move || async move { ([(header::CONTENT_TYPE, "application/json")], description) }))
        .merge(records::routes())
        .fallback(pages::serve)
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(from_fn(guard))
        .layer(CompressionLayer::new())
        .with_state(app)
}

/// The language, the guard against forged writes, and headers that every answer carries.
async fn guard(request: Request, next: Next) -> Response {
    let language = extract::cookie(request.headers(), "lilian_language")
        .or_else(|| request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(str::to_owned))
        .map_or(Language::Zh, |asked| Language::asked_for(&asked));
    let api = request.uri().path().starts_with("/api/");
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let marked = request.headers().contains_key("x-lilian");
    let mut response = LANGUAGE
        .scope(language, async move {
            // A form on another site cannot set a header of its own.
            if api && writes && !marked { ApiError::from(Refusal::new("refusal.csrf")).into_response() } else { next.run(request).await }
        })
        .await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if api {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    response
}
