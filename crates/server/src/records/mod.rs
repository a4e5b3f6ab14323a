//! The learning record store at `/xapi`: the Experience API in the versions 1.0.3 and 2.0 (IEEE 9274.1.1).
//!
//! [`enter`] brings a request into one form whichever syntax it came in, knows its version and credential, and answers
//! every mistake with the status of the text and a sentence. What a request does is in a file for each resource.

pub(crate) mod answer;
mod ask;
pub(crate) mod credentials;
mod documents;
pub(crate) mod house;
pub(crate) mod prepare;
mod statements;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use formats::xapi::{self, Json, Version};

pub use self::ask::Credentials;
use self::{
    answer::{Failed, json},
    ask::Asked,
};
use crate::app::App;

pub fn routes() -> Router<App> {
    Router::new().route("/xapi/{*resource}", axum::routing::any(enter))
}

/// What a credential may be allowed.
pub const SCOPES: [&str; 8] = ["all", "all/read", "statements/write", "statements/read", "statements/read/mine", "state", "profile", "define"];

const VERSION: HeaderName = HeaderName::from_static("x-experience-api-version");
const CONSISTENT: HeaderName = HeaderName::from_static("x-experience-api-consistent-through");

async fn enter(State(app): State<App>, request: Request) -> Response {
    let head = *request.method() == Method::HEAD;
    if *request.method() == Method::OPTIONS {
        return elsewhere(StatusCode::NO_CONTENT.into_response());
    }
    let statements = request.uri().path().trim_end_matches('/') == "/xapi/statements";
    // Before anything is read: what is stored meanwhile may be missing from the answer.
    let before = store::records::consistent_through(&app.db);
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default().to_owned();
    let asked = Asked::read(&app, request).await;
    let version = asked.as_ref().map_or_else(|failed| failed.version, |asked| asked.version);
    let writes = asked.as_ref().is_ok_and(|asked| matches!(asked.method, Method::PUT | Method::POST));
    let mut response = match asked {
        Ok(asked) => answer_to(&app, asked).await.unwrap_or_else(|failed| failed.answer(&accept)),
        Err(failed) => failed.answer(&accept),
    };
    response.headers_mut().insert(VERSION, HeaderValue::from_static(version.header()));
    let through = if writes { store::records::consistent_through(&app.db) } else { before };
    if statements && let Ok(through) = HeaderValue::from_str(&through.to_utc()) {
        response.headers_mut().insert(CONSISTENT, through);
    }
    if head {
        let (parts, _) = response.into_parts();
        response = Response::from_parts(parts, axum::body::Body::empty());
    }
    elsewhere(response)
}

/// Learning content of other origins comes with its own credential, never with a cookie of ours.
fn elsewhere(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, PUT, POST, DELETE, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, If-Match, If-None-Match, Accept-Language, X-Experience-API-Version, X-Experience-API-Hash"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn answer_to(app: &App, asked: Asked) -> Result<Response, Failed> {
    match (asked.resource.as_str(), asked.method.as_str()) {
        ("statements", "PUT") => statements::put(app, asked).await,
        ("statements", "POST") => statements::post(app, asked).await,
        ("statements", "GET") => statements::get(app, asked).await,
        ("activities/state" | "activities/profile" | "agents/profile", "GET" | "PUT" | "POST" | "DELETE") => documents::answer(app, asked).await,
        ("agents", "GET") => agent(&asked),
        ("activities", "GET") => activity(app, asked).await,
        ("about", "GET") => Ok(about()),
        ("statements" | "activities/state" | "activities/profile" | "agents/profile" | "agents" | "activities" | "about", _) => Err(Failed::new(StatusCode::METHOD_NOT_ALLOWED, "refusal.xapi_method")),
        _ => Err(Failed::new(StatusCode::NOT_FOUND, "refusal.xapi_resource")),
    }
}

/// What is known of an agent: what the question says, each in a list. The house's register is not told here.
fn agent(asked: &Asked) -> Result<Response, Failed> {
    asked.may(&["all", "all/read", "statements/read", "profile"])?;
    asked.only(&["agent"])?;
    let agent = asked.agent(asked.must("agent")?)?;
    let mut person = vec![("objectType".to_owned(), Json::Text("Person".into()))];
    for (name, value) in agent.map().unwrap_or_default().iter().filter(|(name, _)| name != "objectType") {
        person.push((name.clone(), Json::List(vec![value.clone()])));
    }
    Ok(json(&Json::Map(person)))
}

/// All that is known of an activity.
async fn activity(app: &App, asked: Asked) -> Result<Response, Failed> {
    asked.may(&["all", "all/read", "statements/read", "profile", "state"])?;
    asked.only(&["activityId"])?;
    let id = asked.must("activityId")?.to_owned();
    xapi::kinds::iri(&id).map_err(|refusal| Failed::bad(refusal.at("activityId")))?;
    let (space, iri) = (asked.space(), id.clone());
    let known = app.read(move |tx| store::records::known(tx, space, "activity", &[iri])).await?;
    let mut activity = vec![("objectType".to_owned(), Json::Text("Activity".into())), ("id".to_owned(), Json::Text(id))];
    if let Some(definition) = known.into_values().next().and_then(|body| xapi::parse(body.as_bytes()).ok()) {
        activity.push(("definition".to_owned(), definition));
    }
    Ok(json(&Json::Map(activity)))
}

/// The versions this store follows.
fn about() -> Response {
    let versions = [Version::V1, Version::V2].map(|version| Json::Text(version.header().to_owned()));
    json(&Json::Map(vec![("version".to_owned(), Json::List(versions.to_vec()))]))
}

/// A header as text.
fn header_of<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
