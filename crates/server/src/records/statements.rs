//! Statements: put, posted, found.
//!
//! Source: xAPI 1.0.3 part three, 2.1; IEEE 9274.1.1-2023, 4.1.6.1.

use std::collections::BTreeMap;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{date::Instant, message::Refusal};
use formats::xapi::{self, Json, Languages, multipart};
use store::{
    Tx,
    records::{self, Outcome, TermHash, find::{self, Found, Question}},
};
use tokio::sync::oneshot;

use super::{
    answer::{Failed, tagged},
    ask::Asked,
    header_of,
    prepare::{Arrived, kind_of, prepare},
};
use crate::app::App;

/// The house that credentials belong to, in an authority. The name is of those kept for private networks.
const HOME: &str = "http://lilian.internal/xapi";
/// How many statements a page holds at most.
const PAGE_MAX: usize = 200;
/// Below this size a request is prepared at once, in bytes.
const SMALL: usize = 16 * 1024;

pub(super) async fn put(app: &App, asked: Asked) -> Result<Response, Failed> {
    asked.only(&["statementId"])?;
    asked.must("statementId")?;
    let put = asked.uuid("statementId")?;
    keep(app, asked, put).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(super) async fn post(app: &App, asked: Asked) -> Result<Response, Failed> {
    asked.only(&[])?;
    let ids = keep(app, asked, None).await?;
    let body = Json::List(ids.into_iter().map(Json::Text).collect());
    Ok(super::json(&body))
}

async fn keep(app: &App, asked: Asked, put: Option<records::RecordId>) -> Result<Vec<String>, Failed> {
    asked.may(&["all", "statements/write"])?;
    let version = asked.version;
    keep_as(app, asked, put).await.map_err(|failed| failed.at(version))
}

async fn keep_as(app: &App, asked: Asked, put: Option<records::RecordId>) -> Result<Vec<String>, Failed> {
    let Some(credential) = asked.credential.clone() else { return Err(Failed::new(StatusCode::UNAUTHORIZED, "refusal.xapi_credential")) };
    let arrived = Arrived {
        version: asked.version,
        content_type: asked.content_type().to_owned(),
        defines: asked.has("all") || asked.has("define"),
        put,
        space: credential.space,
        credential: credential.id,
        authority: authority(&credential.name),
        db: app.db.clone(),
        body: asked.body,
    };
    let (batch, ids) = if arrived.body.len() < SMALL { prepare(&arrived)? } else { app.beside(move || prepare(&arrived)).await?? };
    let (give, take) = oneshot::channel();
    records::submit(&app.db, batch, move |outcome| drop(give.send(outcome)));
    match take.await.map_err(|_| store::Error::Busy)?? {
        Outcome::Stored(_) => Ok(ids),
        Outcome::Conflict(at) => Err(Failed::of(StatusCode::CONFLICT, Refusal::new("refusal.xapi_conflict").at(&format!("[{at}].id")).with("id", ids.get(at).cloned().unwrap_or_default()))),
    }
}

pub(super) fn authority(name: &str) -> Json {
    let text = |text: &str| Json::Text(text.to_owned());
    let account = Json::Map(vec![("homePage".into(), text(HOME)), ("name".into(), text(name))]);
    Json::Map(vec![("objectType".into(), text("Agent")), ("account".into(), account)])
}

const KNOWN: &[&str] = &["agent", "verb", "activity", "registration", "related_activities", "related_agents", "since", "until", "limit", "format", "attachments", "ascending", "beyond"];

/// How statements are handed out.
struct Shape {
    format: Format,
    attachments: bool,
    languages: Languages,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Ids,
    Exact,
    Canonical,
}

fn shape_of(asked: &Asked) -> Result<Shape, Failed> {
    let format = match asked.parameter("format") {
        None | Some("exact") => Format::Exact,
        Some("ids") => Format::Ids,
        Some("canonical") => Format::Canonical,
        Some(other) => return Err(Failed::bad(Refusal::new("refusal.xapi_word").at("format").with("value", other).with("allowed", "ids, exact, canonical"))),
    };
    let languages = Languages::accepted(header_of(&asked.headers, &header::ACCEPT_LANGUAGE).unwrap_or_default());
    Ok(Shape { format, attachments: asked.truth("attachments")?, languages })
}

pub(super) async fn get(app: &App, asked: Asked) -> Result<Response, Failed> {
    let version = asked.version;
    got(app, asked).await.map_err(|failed| failed.at(version))
}

async fn got(app: &App, asked: Asked) -> Result<Response, Failed> {
    asked.may(&["all", "all/read", "statements/read", "statements/read/mine"])?;
    match (asked.uuid("statementId")?, asked.uuid("voidedStatementId")?) {
        (Some(_), Some(_)) => Err(Failed::bad(Refusal::new("refusal.xapi_two_ids").at("voidedStatementId"))),
        (Some(id), None) => one(app, asked, id, false).await,
        (None, Some(id)) => one(app, asked, id, true).await,
        (None, None) => page(app, asked).await,
    }
}

async fn one(app: &App, asked: Asked, id: records::RecordId, voided: bool) -> Result<Response, Failed> {
    asked.only(&["statementId", "voidedStatementId", "attachments", "format"])?;
    let (shape, space) = (shape_of(&asked)?, asked.space());
    let mine = own_only(&asked).then(|| asked.credential.as_ref().map(|credential| authority(&credential.name).to_string()).unwrap_or_default());
    let answer = app.read(move |tx| {
        let found = find::by_id(tx, space, &id)?.filter(|it| it.voided == voided && mine.as_ref().is_none_or(|mine| it.text.contains(mine)));
        found.map(|it| shaped(tx, space, &[it], &shape)).transpose()
    });
    let answer = answer.await?.ok_or_else(|| Failed::new(StatusCode::NOT_FOUND, "refusal.xapi_no_statement"))?;
    let text = answer.statements.into_iter().next().unwrap_or_default();
    Ok(body(text, answer.attachments, answer.last))
}

/// A credential that may read what it wrote and nothing else.
fn own_only(asked: &Asked) -> bool {
    asked.may(&["all", "all/read", "statements/read"]).is_err()
}

async fn page(app: &App, asked: Asked) -> Result<Response, Failed> {
    asked.only(KNOWN)?;
    let (shape, space, question) = (shape_of(&asked)?, asked.space(), question(&asked)?);
    let (answer, next) = app
        .read(move |tx| {
            let page = find::page(tx, &question)?;
            Ok((shaped(tx, space, &page.found, &shape)?, page.next))
        })
        .await?;
    let more = next.map_or_else(String::new, |beyond| more(&asked, beyond));
    let text = format!("{{\"statements\":[{}],\"more\":{}}}", answer.statements.join(","), Json::Text(more));
    Ok(body(text, answer.attachments, answer.last))
}

fn question(asked: &Asked) -> Result<Question, Failed> {
    let space = asked.space();
    let hash = |kind: &str, value: &str| records::hash(space, kind, value);
    let broad = |kind: xapi::TermKind, related: xapi::TermKind, wide: bool, value: &str| -> Vec<TermHash> {
        [Some(kind), wide.then_some(related)].into_iter().flatten().map(|kind| hash(kind_of(kind), value)).collect()
    };
    let wide = (asked.truth("related_agents")?, asked.truth("related_activities")?);
    // The rarest first: the walk goes along the first group.
    let mut groups = Vec::new();
    if let Some(registration) = asked.uuid("registration")? {
        groups.push(vec![hash("registration", &uuid::Uuid::from_bytes(registration).hyphenated().to_string())]);
    }
    if let Some(text) = asked.parameter("agent") {
        let agent = xapi::parse(text.as_bytes()).map_err(|refusal| Failed::bad(refusal.at("agent")))?;
        xapi::identified(&agent, asked.version).map_err(|refusal| Failed::bad(refusal.at("agent")))?;
        let value = xapi::term_of_agent(&agent).unwrap_or_default();
        groups.push(broad(xapi::TermKind::Agent, xapi::TermKind::RelatedAgent, wide.0, &value));
    }
    if let Some(iri) = asked.iri("activity")? {
        groups.push(broad(xapi::TermKind::Activity, xapi::TermKind::RelatedActivity, wide.1, iri));
    }
    if let Some(iri) = asked.iri("verb")? {
        groups.push(vec![hash("verb", iri)]);
    }
    if own_only(asked) {
        groups.push(vec![hash("by", &asked.credential.as_ref().map(|credential| credential.id).unwrap_or_default().to_string())]);
    }
    if groups.is_empty() {
        groups.push(vec![hash("space", "")]);
    }
    let whole = |name: &str| asked.parameter(name).map(|text| text.parse::<u32>().map_err(|_| Failed::bad(Refusal::new("refusal.xapi_not_whole").at(name)))).transpose();
    let limit = whole("limit")?.filter(|limit| *limit > 0).map_or(PAGE_MAX, |limit| PAGE_MAX.min(limit as usize));
    let beyond = asked.parameter("beyond").map(|text| text.parse().map_err(|_| Failed::bad(Refusal::new("refusal.xapi_not_whole").at("beyond")))).transpose()?;
    Ok(Question { groups, since: asked.time("since")?, until: asked.time("until")?, ascending: asked.truth("ascending")?, limit, beyond })
}

/// Where the next page is: the same question, beyond the last statement.
fn more(asked: &Asked, beyond: i64) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|byte| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect()
    };
    let kept = asked.parameters.iter().filter(|(name, _)| *name != "beyond").map(|(name, value)| format!("{name}={}&", escape(value)));
    format!("/xapi/statements?{}beyond={beyond}", kept.collect::<String>())
}

/// Statements as text, with the data of their attachments and the latest moment of storing.
struct Answer {
    statements: Vec<String>,
    attachments: Option<Vec<(String, String, Vec<u8>)>>,
    last: Option<Instant>,
}

fn shaped(tx: &mut Tx<'_>, space: i64, found: &[Found], shape: &Shape) -> Result<Answer, store::Error> {
    let last = found.iter().map(|it| it.stored_at).max();
    let plain = shape.format == Format::Exact && !shape.attachments;
    if plain {
        return Ok(Answer { statements: found.iter().map(with_stored).collect(), attachments: None, last });
    }
    let read: Vec<Json> = found.iter().filter_map(|it| xapi::parse(with_stored(it).as_bytes()).ok()).collect();
    let attachments = if shape.attachments { Some(attached(tx, space, &read)?) } else { None };
    let statements = match shape.format {
        Format::Exact => read.iter().map(Json::to_string).collect(),
        Format::Ids => read.iter().map(|it| xapi::ids(it).to_string()).collect(),
        Format::Canonical => {
            let verbs = known(tx, space, "verb", &read)?;
            let activities = known(tx, space, "activity", &read)?;
            let of = |map: &BTreeMap<String, Json>, iri: &str| map.get(iri).cloned();
            read.iter().map(|it| xapi::canonical(it, &shape.languages, &|iri| of(&activities, iri), &|iri| of(&verbs, iri)).to_string()).collect()
        }
    };
    Ok(Answer { statements, attachments, last })
}

/// The statement with the moment it was stored, which is also when it happened if it does not say.
fn with_stored(found: &Found) -> String {
    let stored = found.stored_at.to_utc();
    let dated = !found.text.starts_with(' ');
    let text = found.text.trim_start();
    let text = text.strip_suffix('}').unwrap_or(text);
    if dated { format!("{text},\"stored\":\"{stored}\"}}") } else { format!("{text},\"timestamp\":\"{stored}\",\"stored\":\"{stored}\"}}") }
}

/// What is known of every verb or activity that statements name.
fn known(tx: &mut Tx<'_>, space: i64, kind: &'static str, statements: &[Json]) -> Result<BTreeMap<String, Json>, store::Error> {
    let mut iris = Vec::new();
    for statement in statements {
        named(statement, kind, &mut iris);
    }
    iris.sort();
    iris.dedup();
    let bodies = records::known(tx, space, kind, &iris)?;
    Ok(bodies.into_iter().filter_map(|(iri, body)| Some((iri, xapi::parse(body.as_bytes()).ok()?))).collect())
}

fn named(statement: &Json, kind: &str, iris: &mut Vec<String>) {
    let mut put = |it: Option<&Json>| iris.extend(it.and_then(|it| it.text_of("id")).map(str::to_owned));
    if kind == "verb" {
        put(statement.get("verb"));
    } else {
        put(statement.get("object"));
        let around = statement.get("context").and_then(|context| context.get("contextActivities")).and_then(Json::map).unwrap_or_default();
        around.iter().filter_map(|(_, list)| list.list()).flatten().for_each(|activity| put(Some(activity)));
    }
    if let Some(object) = statement.get("object").filter(|object| object.text_of("objectType") == Some("SubStatement")) {
        named(object, kind, iris);
    }
}

fn attached(tx: &mut Tx<'_>, space: i64, statements: &[Json]) -> Result<Vec<(String, String, Vec<u8>)>, store::Error> {
    let mut hashes: Vec<String> = Vec::new();
    for statement in statements {
        let inner = statement.get("object").and_then(|object| object.get("attachments"));
        let all = inner.into_iter().chain(statement.get("attachments")).filter_map(Json::list).flatten();
        hashes.extend(all.filter_map(|it| it.text_of("sha2")).map(str::to_ascii_lowercase));
    }
    hashes.sort();
    hashes.dedup();
    records::attachments(tx, space, &hashes)
}

fn body(text: String, attachments: Option<Vec<(String, String, Vec<u8>)>>, last: Option<Instant>) -> Response {
    let mut response = match attachments {
        None => tagged("application/json", text.into_bytes()),
        Some(attachments) => {
            let boundary = format!("lilian-{}", super::answer::etag(text.as_bytes()));
            let body = multipart::write(&boundary, &text, &attachments);
            tagged(&format!("multipart/mixed; boundary={boundary}"), body)
        }
    };
    if let Some(at) = last.and_then(|at| HeaderValue::from_str(&at.to_http()).ok()) {
        response.headers_mut().insert(header::LAST_MODIFIED, at);
    }
    response
}
