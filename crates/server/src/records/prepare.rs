//! From what arrived to what is stored: checked, completed, compressed, with what it is found by.

use domain::message::Refusal;
use formats::xapi::{self, Json, Statement, TermKind, Version, multipart, signature};
use store::records::{self, Batch, Incoming, Known, RecordId};
use uuid::Uuid;

use super::answer::Failed;

/// The statements of a request and where they came in.
pub(crate) struct Arrived {
    pub(crate) version: Version,
    pub(crate) content_type: String,
    pub(crate) body: Vec<u8>,
    /// The id that the address names, when a single statement is put.
    pub(crate) put: Option<RecordId>,
    pub(crate) space: i64,
    pub(crate) credential: i64,
    /// The name under which the sender asserts what it sends.
    pub(crate) authority: Json,
    /// Whether the sender may say what activities are.
    pub(crate) defines: bool,
    /// The house, whose chance makes ids for statements that came without one.
    pub(crate) db: store::Db,
}

/// Reads, checks and completes; returns the ids in the order in which the statements came.
pub(crate) fn prepare(arrived: &Arrived) -> Result<(Batch, Vec<String>), Failed> {
    let (statements, attachments) = read(arrived)?;
    let mut batch = Batch { space: arrived.space, statements: Vec::new(), known: Vec::new(), attachments, same: same_of(arrived.version), merged };
    let mut ids = Vec::new();
    for statement in statements {
        if arrived.defines {
            said_of(&statement.json, &mut batch.known);
        }
        let (id, incoming) = complete(arrived, statement)?;
        ids.push(id);
        batch.statements.push(incoming);
    }
    Ok((batch, ids))
}

type Attachments = Vec<(String, String, Vec<u8>)>;

fn read(arrived: &Arrived) -> Result<(Vec<Statement>, Attachments), Failed> {
    let kind = arrived.content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind == "multipart/mixed" {
        let boundary = multipart::boundary(&arrived.content_type).ok_or_else(|| Failed::bad(Refusal::new("refusal.xapi_boundary")))?;
        let parts = multipart::parts(&arrived.body, &boundary).map_err(Failed::bad)?;
        let (text, attached) = multipart::statements(&parts).map_err(Failed::bad)?;
        let statements = one_or_many(arrived, text)?;
        multipart::agree(&statements, &attached).map_err(Failed::bad)?;
        signed(arrived.version, &statements, &attached)?;
        let kept = attached.iter().map(|part| (part.sha2.clone(), part.content_type.unwrap_or("application/octet-stream").to_owned(), part.body.to_vec())).collect();
        return Ok((statements, kept));
    }
    if !multipart::is_json(&arrived.content_type) {
        return Err(Failed::bad(Refusal::new("refusal.xapi_content_type").with("value", &kind)));
    }
    let statements = one_or_many(arrived, &arrived.body)?;
    multipart::agree(&statements, &[]).map_err(Failed::bad)?;
    signed(arrived.version, &statements, &[])?;
    Ok((statements, Vec::new()))
}

fn one_or_many(arrived: &Arrived, text: &[u8]) -> Result<Vec<Statement>, Failed> {
    let (mut statements, many) = xapi::read(text, arrived.version).map_err(Failed::bad)?;
    let Some(put) = arrived.put else { return Ok(statements) };
    let one = match statements.as_mut_slice() {
        [one] if !many => one,
        _ => return Err(Failed::bad(Refusal::new("refusal.xapi_not_object"))),
    };
    if one.id.is_some_and(|id| id.into_bytes() != put) {
        return Err(Failed::bad(Refusal::new("refusal.xapi_other_id").at("id")));
    }
    one.id = Some(Uuid::from_bytes(put));
    Ok(statements)
}

/// Signatures have to come with their data.
fn signed(version: Version, statements: &[Statement], attached: &[multipart::Attached<'_>]) -> Result<(), Failed> {
    for (at, statement) in statements.iter().enumerate() {
        for attachment in statement.attachments().filter(|it| it.text_of("usageType") == Some(xapi::SIGNATURE)) {
            let hash = attachment.text_of("sha2").unwrap_or_default().to_ascii_lowercase();
            let wrong = |refusal: Refusal| Failed::bad(refusal.at(&format!("[{at}].attachments")));
            let part = attached.iter().find(|part| part.sha2 == hash).ok_or_else(|| wrong(Refusal::new("refusal.xapi_attachment_missing").with("hash", &hash)))?;
            signature::check(part.body, &statement.json, version).map_err(wrong)?;
        }
    }
    Ok(())
}

/// What a store adds: an id, who asserts it, the version; times are written in UTC.
fn complete(arrived: &Arrived, statement: Statement) -> Result<(String, Incoming), Failed> {
    let id = match statement.id {
        Some(id) => id,
        None => uuid::Builder::from_random_bytes(arrived.db.context().vault.chance.bytes()?).into_uuid(),
    };
    let Statement { mut json, refers, voids, timestamp, .. } = statement;
    json.put("id", Json::Text(id.hyphenated().to_string()));
    json.take("stored");
    json.put("authority", arrived.authority.clone());
    if json.get("version").is_none() {
        json.put("version", Json::Text(arrived.version.of_statement().to_owned()));
    }
    if let Some(at) = timestamp {
        json.put("timestamp", Json::Text(at.to_utc()));
    }
    let mut terms: Vec<_> = xapi::terms(&json).into_iter().map(|term| records::hash(arrived.space, kind_of(term.kind), &term.value)).collect();
    terms.push(records::hash(arrived.space, "space", ""));
    terms.push(records::hash(arrived.space, "by", &arrived.credential.to_string()));
    // A blank before a statement says that it did not tell when it happened; JSON passes over it.
    let text = if timestamp.is_some() { json.to_string() } else { format!(" {json}") };
    let body = records::body::press(&text)?;
    Ok((id.hyphenated().to_string(), Incoming { id: id.into_bytes(), text, body, terms, refers: refers.map(Uuid::into_bytes), voids }))
}

/// A word for each kind of term; changing one would lose what is stored.
pub(crate) fn kind_of(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Agent => "agent",
        TermKind::RelatedAgent => "related_agent",
        TermKind::Verb => "verb",
        TermKind::Activity => "activity",
        TermKind::RelatedActivity => "related_activity",
        TermKind::Registration => "registration",
    }
}

/// Definitions of activities and displays of verbs.
fn said_of(statement: &Json, known: &mut Vec<Known>) {
    let mut put = |kind, iri: Option<&str>, body: Option<&Json>| {
        if let (Some(iri), Some(body)) = (iri, body) {
            known.push(Known { kind, iri: iri.to_owned(), body: body.to_string() });
        }
    };
    let verb = statement.get("verb");
    put("verb", verb.and_then(|verb| verb.text_of("id")), verb.and_then(|verb| verb.get("display")));
    if let Some(object) = statement.get("object") {
        if object.text_of("objectType") == Some("SubStatement") {
            said_of(object, known);
            return;
        }
        put("activity", object.text_of("id"), object.get("definition"));
    }
    let around = statement.get("context").and_then(|context| context.get("contextActivities")).and_then(Json::map).unwrap_or_default();
    for activity in around.iter().filter_map(|(_, list)| list.list()).flatten() {
        put("activity", activity.text_of("id"), activity.get("definition"));
    }
}

/// What is known with what is added: languages side by side, anything else as the newest says it.
fn merged(old: &str, new: &str) -> String {
    let (Ok(mut known), Ok(said)) = (xapi::parse(old.as_bytes()), xapi::parse(new.as_bytes())) else { return new.to_owned() };
    for (name, value) in said.map().unwrap_or_default() {
        let languages = |it: &Json| matches!(name.as_str(), "name" | "description") && it.map().is_some();
        match known.get(name) {
            Some(map) if languages(map) && languages(value) => {
                let mut map = map.clone();
                value.map().unwrap_or_default().iter().for_each(|(tag, words)| map.put(tag, words.clone()));
                known.put(name, map);
            }
            _ => known.put(name, value.clone()),
        }
    }
    known.to_string()
}

fn same_of(version: Version) -> fn(&str, &str) -> bool {
    fn same(one: &str, other: &str, version: Version) -> bool {
        matches!((xapi::parse(one.as_bytes()), xapi::parse(other.as_bytes())), (Ok(one), Ok(other)) if xapi::same(&one, &other, version))
    }
    match version {
        Version::V1 => |one, other| same(one, other, Version::V1),
        Version::V2 => |one, other| same(one, other, Version::V2),
    }
}
