//! Documents of a state, an agent or an activity, with concurrency.
//!
//! Source: xAPI 1.0.3 part three, 2.2, 2.3, 2.6, 2.7 and 3.1; IEEE 9274.1.1-2023, 4.1.4, 4.1.6.2, 4.1.6.5 and 4.1.6.6.

use axum::{
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::message::Refusal;
use formats::xapi::{self, Json, Version, multipart};
use store::{
    Tx,
    records::documents::{self, Document, Place},
};

use super::{
    answer::{Failed, etag, json, quoted, tagged},
    ask::Asked,
    header_of,
};
use crate::app::App;

pub(super) async fn answer(app: &App, asked: Asked) -> Result<Response, Failed> {
    let version = asked.version;
    answer_as(app, asked).await.map_err(|failed| failed.at(version))
}

async fn answer_as(app: &App, asked: Asked) -> Result<Response, Failed> {
    let reads = asked.method == Method::GET;
    let (resource, name_parameter) = match asked.resource.as_str() {
        "activities/state" => ("state", "stateId"),
        "agents/profile" => ("agent", "profileId"),
        _ => ("activity", "profileId"),
    };
    let scope = if resource == "state" { "state" } else { "profile" };
    let scopes = ["all", scope, "all/read"];
    asked.may(if reads { &scopes } else { scopes.split_at(2).0 })?;
    let place = place(&asked, resource)?;
    let named = asked.parameter(name_parameter).map(str::to_owned);
    let many = named.is_none() && (reads || (resource == "state" && asked.method == Method::DELETE));
    let mut known = owners(resource).to_vec();
    known.push(name_parameter);
    if many && reads {
        known.push("since");
    }
    asked.only(&known)?;
    match (named, many) {
        (None, true) if reads => names(app, place, &asked).await,
        (None, true) => {
            app.write(move |tx| documents::remove_all(tx, &place)).await?;
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        (None, false) => asked.must(name_parameter).map(|_| StatusCode::NO_CONTENT.into_response()),
        (Some(name), _) if reads => get(app, place, name).await,
        (Some(name), _) => change(app, asked, place, name).await,
    }
}

fn owners(resource: &str) -> &'static [&'static str] {
    match resource {
        "state" => &["activityId", "agent", "registration"],
        "agent" => &["agent"],
        _ => &["activityId"],
    }
}

fn place(asked: &Asked, resource: &'static str) -> Result<Place, Failed> {
    let agent = |asked: &Asked| asked.agent(asked.must("agent")?).map(|agent| xapi::term_of_agent(&agent).unwrap_or_default());
    let activity = |asked: &Asked| {
        asked.must("activityId")?;
        asked.iri("activityId").map(|iri| iri.unwrap_or_default().to_owned())
    };
    let owner = match resource {
        "state" => format!("{}\n{}", activity(asked)?, agent(asked)?),
        "agent" => agent(asked)?,
        _ => activity(asked)?,
    };
    let registration = if resource == "state" { asked.uuid("registration")?.map(|id| uuid::Uuid::from_bytes(id).hyphenated().to_string()) } else { None };
    Ok(Place { space: asked.space(), resource, owner, registration })
}

async fn names(app: &App, place: Place, asked: &Asked) -> Result<Response, Failed> {
    let since = asked.time("since")?;
    let (names, last) = app.read(move |tx| documents::names(tx, &place, since)).await?;
    let mut response = json(&Json::List(names.into_iter().map(Json::Text).collect()));
    if let Some(at) = last.and_then(|at| HeaderValue::from_str(&at.to_http()).ok()) {
        response.headers_mut().insert(header::LAST_MODIFIED, at);
    }
    Ok(response)
}

async fn get(app: &App, place: Place, name: String) -> Result<Response, Failed> {
    let document = app.read(move |tx| documents::get(tx, &place, &name)).await?.ok_or_else(|| Failed::new(StatusCode::NOT_FOUND, "refusal.xapi_no_document"))?;
    let mut response = tagged(&document.kind, document.body);
    response.headers_mut().insert(header::ETAG, quoted(&document.etag));
    if let Ok(at) = HeaderValue::from_str(&document.updated_at.to_http()) {
        response.headers_mut().insert(header::LAST_MODIFIED, at);
    }
    // The tag is of these very bytes, so nothing on the way may press them.
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("identity"));
    Ok(response)
}

/// What a change asks of the document that is there.
struct Conditions {
    matches: Option<Vec<String>>,
    none_match: bool,
}

fn conditions(asked: &Asked) -> Conditions {
    let tags = |text: &str| text.split(',').map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"').to_owned()).collect();
    Conditions { matches: header_of(&asked.headers, &header::IF_MATCH).map(tags), none_match: header_of(&asked.headers, &header::IF_NONE_MATCH).is_some_and(|text| text.trim() == "*") }
}

/// A change of a document that is there has to say which one it knows, where the text asks for it.
fn allowed(method: &Method, resource: &str, version: Version, (conditions, there): (&Conditions, Option<&Document>)) -> Result<(), Failed> {
    let failed = || Failed::new(StatusCode::PRECONDITION_FAILED, "refusal.xapi_precondition");
    if let Some(tags) = &conditions.matches {
        let matches = there.is_some_and(|it| tags.iter().any(|tag| *tag == it.etag || tag == "*"));
        return if matches { Ok(()) } else { Err(failed()) };
    }
    if conditions.none_match {
        return if there.is_none() { Ok(()) } else { Err(failed()) };
    }
    // 1.0.3 lets states be put without headers, since conflicts are unlikely there; the text of 2.0 makes no such exception.
    let asks = *method == Method::PUT && (resource != "state" || version == Version::V2);
    if asks && there.is_some() { Err(Failed::new(StatusCode::CONFLICT, "refusal.xapi_unconditional")) } else { Ok(()) }
}

async fn change(app: &App, asked: Asked, place: Place, name: String) -> Result<Response, Failed> {
    let (conditions, method, version) = (conditions(&asked), asked.method.clone(), asked.version);
    let kind = match asked.content_type() {
        "" => "application/octet-stream".to_owned(),
        kind => kind.to_owned(),
    };
    let body = asked.body;
    let outcome = app.write(move |tx| {
        let there = documents::get(tx, &place, &name)?;
        if let Err(failed) = allowed(&method, place.resource, version, (&conditions, there.as_ref())) {
            return Ok(Err(failed));
        }
        Ok(match method {
            Method::DELETE => documents::remove(tx, &place, &name).map(Ok)?,
            Method::POST => match merge(there.as_ref(), &kind, &body) {
                Ok(body) => write(tx, &place, &name, (&kind, &body)).map(Ok)?,
                Err(refusal) => Err(Failed::bad(refusal)),
            },
            _ => match sound(&kind, &body) {
                Ok(()) => write(tx, &place, &name, (&kind, &body)).map(Ok)?,
                Err(refusal) => Err(Failed::bad(refusal)),
            },
        })
    });
    outcome.await??;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn write(tx: &mut Tx<'_>, place: &Place, name: &str, (kind, body): (&str, &[u8])) -> Result<(), store::Error> {
    documents::put(tx, place, name, (kind, &etag(body), body))
}

/// What says it is JSON has to be.
fn sound(kind: &str, body: &[u8]) -> Result<(), Refusal> {
    if multipart::is_json(kind) { xapi::parse(body).map(drop) } else { Ok(()) }
}

/// A posted object is laid over the one that is there, property by property at the top.
fn merge(there: Option<&Document>, kind: &str, body: &[u8]) -> Result<Vec<u8>, Refusal> {
    let object = |kind: &str, body: &[u8]| {
        let read = xapi::parse(body)?;
        if multipart::is_json(kind) && read.map().is_some() { Ok(read) } else { Err(Refusal::new("refusal.xapi_merge")) }
    };
    let Some(there) = there else {
        return if multipart::is_json(kind) { object(kind, body).map(|_| body.to_vec()) } else { Ok(body.to_vec()) };
    };
    let (mut merged, posted) = (object(&there.kind, &there.body).map_err(|_| Refusal::new("refusal.xapi_merge"))?, object(kind, body).map_err(|_| Refusal::new("refusal.xapi_merge"))?);
    for (name, value) in posted.map().unwrap_or_default() {
        merged.put(name, value.clone());
    }
    Ok(merged.to_string().into_bytes())
}
