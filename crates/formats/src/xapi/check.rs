//! Whether a statement follows the text of its version. The tables below are the tables of the text.
//!
//! Source: xAPI 1.0.3 part two, 2.2 to 2.6; IEEE 9274.1.1-2023, 4.2.

use std::collections::BTreeSet;

use domain::message::Refusal;

use super::{
    Json, SIGNATURE, VOIDED, Version,
    kinds,
};

type Checked = Result<(), Refusal>;
type Check = fn(&Json, Version) -> Checked;

/// One row of a table: a property, whether it has to be there, and what its value is.
struct Field {
    name: &'static str,
    required: bool,
    check: Check,
}

const fn must(name: &'static str, check: Check) -> Field {
    Field { name, required: true, check }
}
const fn may(name: &'static str, check: Check) -> Field {
    Field { name, required: false, check }
}

const STATEMENT: &[Field] = &[
    may("id", uuid),
    must("actor", actor),
    must("verb", verb),
    must("object", object),
    may("result", result),
    may("context", context),
    may("timestamp", time),
    may("stored", time),
    may("authority", authority),
    may("version", version_of),
    may("attachments", attachments),
];
const SUB_STATEMENT: &[Field] = &[
    must("objectType", text),
    must("actor", actor),
    must("verb", verb),
    must("object", inner_object),
    may("result", result),
    may("context", context),
    may("timestamp", time),
    may("attachments", attachments),
];
const AGENT: &[Field] = &[may("objectType", text), may("name", text), may("mbox", mailto), may("mbox_sha1sum", sha1), may("openid", uri), may("account", account)];
const GROUP: &[Field] = &[must("objectType", text), may("name", text), may("member", members), may("mbox", mailto), may("mbox_sha1sum", sha1), may("openid", uri), may("account", account)];
/// What tells one agent or group from another; exactly one of them is given.
const IDENTIFIERS: [&str; 4] = ["mbox", "mbox_sha1sum", "openid", "account"];
const ACCOUNT: &[Field] = &[must("homePage", iri), must("name", text)];
const VERB: &[Field] = &[must("id", iri), may("display", languages)];
const ACTIVITY: &[Field] = &[may("objectType", text), must("id", iri), may("definition", definition)];
const DEFINITION: &[Field] = &[
    may("name", languages),
    may("description", languages),
    may("type", iri),
    may("moreInfo", iri),
    may("interactionType", interaction_type),
    may("correctResponsesPattern", texts),
    may("choices", components),
    may("scale", components),
    may("source", components),
    may("target", components),
    may("steps", components),
    may("extensions", extensions),
];
const COMPONENT_LISTS: [&str; 5] = ["choices", "scale", "source", "target", "steps"];
const COMPONENT: &[Field] = &[must("id", text), may("description", languages)];
const REFERENCE: &[Field] = &[must("objectType", text), must("id", uuid)];
const RESULT: &[Field] = &[may("score", score), may("success", truth), may("completion", truth), may("response", text), may("duration", duration), may("extensions", extensions)];
const SCORE: &[Field] = &[may("scaled", number), may("raw", number), may("min", number), may("max", number)];
const CONTEXT_1: &[Field] = &[
    may("registration", uuid),
    may("instructor", actor),
    may("team", group),
    may("contextActivities", context_activities),
    may("revision", text),
    may("platform", text),
    may("language", language),
    may("statement", reference),
    may("extensions", extensions),
];
const CONTEXT_2: &[Field] = &[
    may("registration", uuid),
    may("instructor", actor),
    may("team", group),
    may("contextActivities", context_activities),
    may("contextAgents", context_agents),
    may("contextGroups", context_groups),
    may("revision", text),
    may("platform", text),
    may("language", language),
    may("statement", reference),
    may("extensions", extensions),
];
const CONTEXT_ACTIVITIES: &[Field] = &[may("parent", activities), may("grouping", activities), may("category", activities), may("other", activities)];
const CONTEXT_AGENT: &[Field] = &[must("objectType", text), must("agent", agent), may("relevantTypes", iris)];
const CONTEXT_GROUP: &[Field] = &[must("objectType", text), must("group", group), may("relevantTypes", iris)];
const ATTACHMENT: &[Field] = &[
    must("usageType", iri),
    must("display", languages),
    may("description", languages),
    must("contentType", media),
    must("length", length),
    must("sha2", sha2),
    may("fileUrl", iri),
];
/// The lists of components that belong to each kind of interaction.
const INTERACTIONS: &[(&str, &[&str])] = &[
    ("true-false", &[]),
    ("choice", &["choices"]),
    ("fill-in", &[]),
    ("long-fill-in", &[]),
    ("matching", &["source", "target"]),
    ("performance", &["steps"]),
    ("sequencing", &["choices"]),
    ("likert", &["scale"]),
    ("numeric", &[]),
    ("other", &[]),
];

/// Puts the name or index of the surrounding value before the place of a refusal.
pub(super) fn within(mut refusal: Refusal, part: &str) -> Refusal {
    refusal.field = Some(match refusal.field {
        None => part.to_owned(),
        Some(inner) if inner.starts_with('[') => format!("{part}{inner}"),
        Some(inner) => format!("{part}.{inner}"),
    });
    refusal
}

/// Checks a map against its table.
fn fields(it: &Json, version: Version, table: &[Field]) -> Checked {
    let map = map(it)?;
    for (at, (name, value)) in map.iter().enumerate() {
        let field = table.iter().find(|field| field.name == name).ok_or_else(|| Refusal::new("refusal.xapi_unknown").at(name).with("name", name))?;
        if map.iter().take(at).any(|(earlier, _)| earlier == name) {
            return Err(Refusal::new("refusal.xapi_twice").at(name).with("name", name));
        }
        (field.check)(value, version).map_err(|refusal| within(refusal, name))?;
    }
    match table.iter().find(|field| field.required && it.get(field.name).is_none()) {
        Some(field) => Err(Refusal::new("refusal.xapi_missing").at(field.name).with("name", field.name)),
        None => Ok(()),
    }
}

/// A refusal of the wrong type; null has words of its own.
fn not(it: &Json, code: &str) -> Refusal {
    Refusal::new(if *it == Json::Null { "refusal.xapi_null" } else { code })
}
fn map(it: &Json) -> Result<&[(String, Json)], Refusal> {
    it.map().ok_or_else(|| not(it, "refusal.xapi_not_object"))
}
fn list(it: &Json) -> Result<&[Json], Refusal> {
    it.list().ok_or_else(|| not(it, "refusal.xapi_not_list"))
}
fn words(it: &Json) -> Result<&str, Refusal> {
    it.text().ok_or_else(|| not(it, "refusal.xapi_not_text"))
}
fn each(it: &Json, version: Version, check: Check) -> Checked {
    list(it)?.iter().enumerate().try_for_each(|(at, item)| check(item, version).map_err(|refusal| within(refusal, &format!("[{at}]"))))
}

fn text(it: &Json, _: Version) -> Checked {
    words(it).map(drop)
}
fn texts(it: &Json, version: Version) -> Checked {
    each(it, version, text)
}
fn truth(it: &Json, _: Version) -> Checked {
    if matches!(it, Json::Truth(_)) { Ok(()) } else { Err(not(it, "refusal.xapi_not_truth")) }
}
fn number(it: &Json, _: Version) -> Checked {
    if matches!(it, Json::Number(_)) { Ok(()) } else { Err(not(it, "refusal.xapi_not_number")) }
}
fn length(it: &Json, _: Version) -> Checked {
    if matches!(it, Json::Number(number) if number.is_u64()) { Ok(()) } else { Err(not(it, "refusal.xapi_not_whole")) }
}
fn uuid(it: &Json, _: Version) -> Checked {
    kinds::uuid(words(it)?).map(drop)
}
fn iri(it: &Json, _: Version) -> Checked {
    kinds::iri(words(it)?)
}
fn iris(it: &Json, version: Version) -> Checked {
    each(it, version, iri)
}
fn uri(it: &Json, _: Version) -> Checked {
    kinds::uri(words(it)?)
}
fn mailto(it: &Json, _: Version) -> Checked {
    kinds::mailto(words(it)?)
}
fn sha1(it: &Json, _: Version) -> Checked {
    kinds::hex(words(it)?, &[40])
}
fn sha2(it: &Json, _: Version) -> Checked {
    kinds::hex(words(it)?, &[56, 64, 96, 128])
}
fn media(it: &Json, _: Version) -> Checked {
    kinds::media(words(it)?)
}
fn time(it: &Json, _: Version) -> Checked {
    kinds::time(words(it)?).map(drop)
}
fn duration(it: &Json, version: Version) -> Checked {
    kinds::duration(words(it)?, version)
}
fn language(it: &Json, _: Version) -> Checked {
    kinds::language(words(it)?)
}

fn languages(it: &Json, version: Version) -> Checked {
    let map = map(it)?;
    for (at, (tag, value)) in map.iter().enumerate() {
        kinds::language(tag).map_err(|refusal| within(refusal, tag))?;
        if map.iter().take(at).any(|(earlier, _)| earlier == tag) {
            return Err(Refusal::new("refusal.xapi_twice").at(tag).with("name", tag));
        }
        text(value, version).map_err(|refusal| within(refusal, tag))?;
    }
    Ok(())
}

/// The names are IRIs; of the values nothing is asked.
fn extensions(it: &Json, _: Version) -> Checked {
    map(it)?.iter().try_for_each(|(name, _)| kinds::iri(name).map_err(|refusal| within(refusal, name)))
}

/// One of the words that the text lists.
fn word(given: &str, allowed: &[&str]) -> Checked {
    if allowed.contains(&given) { Ok(()) } else { Err(Refusal::new("refusal.xapi_word").with("value", given.chars().take(80).collect::<String>()).with("allowed", allowed.join(", "))) }
}
fn object_type(it: &Json, allowed: &[&str]) -> Checked {
    it.text_of("objectType").map_or(Ok(()), |given| word(given, allowed).map_err(|refusal| refusal.at("objectType")))
}

/// A whole statement.
pub(super) fn statement(it: &Json, version: Version) -> Checked {
    fields(it, version, STATEMENT)?;
    voiding(it)?;
    of_activities_only(it, version)
}

/// A statement that voids another points to it.
fn voiding(it: &Json) -> Checked {
    let voids = it.get("verb").and_then(|verb| verb.text_of("id")) == Some(VOIDED);
    let points = it.get("object").and_then(|object| object.text_of("objectType")) == Some("StatementRef");
    if voids && !points { Err(Refusal::new("refusal.xapi_void").at("object.objectType")) } else { Ok(()) }
}

/// In 1.0.3 only statements about activities have a revision or a platform.
fn of_activities_only(it: &Json, version: Version) -> Checked {
    let activity = it.get("object").is_some_and(|object| matches!(object.text_of("objectType"), None | Some("Activity")));
    let Some(context) = it.get("context").filter(|_| version == Version::V1 && !activity) else { return Ok(()) };
    match ["revision", "platform"].into_iter().find(|name| context.get(name).is_some()) {
        Some(name) => Err(Refusal::new("refusal.xapi_activity_only").at(&format!("context.{name}")).with("name", name)),
        None => Ok(()),
    }
}

/// An agent or a group.
fn actor(it: &Json, version: Version) -> Checked {
    if it.text_of("objectType") == Some("Group") { group(it, version) } else { agent(it, version) }
}

/// A single agent.
pub fn agent(it: &Json, version: Version) -> Checked {
    fields(it, version, AGENT)?;
    object_type(it, &["Agent"])?;
    if identifier(it)?.is_some() { Ok(()) } else { Err(Refusal::new("refusal.xapi_identifier").with("names", IDENTIFIERS.join(", "))) }
}

/// An agent or an identified group, as a question names them.
pub fn identified(it: &Json, version: Version) -> Checked {
    actor(it, version)?;
    if identifier(it)?.is_some() { Ok(()) } else { Err(Refusal::new("refusal.xapi_identifier").with("names", IDENTIFIERS.join(", "))) }
}

fn group(it: &Json, version: Version) -> Checked {
    fields(it, version, GROUP)?;
    object_type(it, &["Group"])?;
    if identifier(it)?.is_none() && it.get("member").is_none() {
        return Err(Refusal::new("refusal.xapi_missing").at("member").with("name", "member"));
    }
    Ok(())
}

/// The one identifier; more than one is refused.
fn identifier(it: &Json) -> Result<Option<&'static str>, Refusal> {
    let mut given = IDENTIFIERS.into_iter().filter(|name| it.get(name).is_some());
    let first = given.next();
    match given.next() {
        Some(second) => Err(Refusal::new("refusal.xapi_identifiers").at(second).with("names", IDENTIFIERS.join(", "))),
        None => Ok(first),
    }
}

fn members(it: &Json, version: Version) -> Checked {
    each(it, version, agent)
}
fn account(it: &Json, version: Version) -> Checked {
    fields(it, version, ACCOUNT)
}
fn verb(it: &Json, version: Version) -> Checked {
    fields(it, version, VERB)
}

/// An agent; or in OAuth of three parties an anonymous group of the application and its user.
fn authority(it: &Json, version: Version) -> Checked {
    actor(it, version)?;
    let two = it.text_of("objectType") != Some("Group") || (identifier(it)?.is_none() && it.get("member").and_then(Json::list).is_some_and(|members| members.len() == 2));
    if two { Ok(()) } else { Err(Refusal::new("refusal.xapi_authority")) }
}

/// Semantic versioning. What begins with `1.0.` is of that model, and nothing else was before it.
fn version_of(it: &Json, version: Version) -> Checked {
    let given = words(it)?;
    let parts: Vec<&str> = given.split('.').collect();
    let semantic = parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let known = match version {
        Version::V1 => given.starts_with("1.0."),
        Version::V2 => given.starts_with("1.0.") || given.starts_with("2.0."),
    };
    if semantic && known { Ok(()) } else { Err(Refusal::new("refusal.xapi_version").with("value", given.chars().take(20).collect::<String>())) }
}

fn object(it: &Json, version: Version) -> Checked {
    if it.text_of("objectType") == Some("SubStatement") { sub_statement(it, version) } else { inner_object(it, version) }
}

/// What a statement within a statement may be about: anything but a further one.
fn inner_object(it: &Json, version: Version) -> Checked {
    map(it)?;
    if let Some(given) = it.get("objectType") {
        text(given, version).map_err(|refusal| within(refusal, "objectType"))?;
    }
    match it.text_of("objectType") {
        None | Some("Activity") => activity(it, version),
        Some("Agent") => agent(it, version),
        Some("Group") => group(it, version),
        Some("StatementRef") => reference(it, version),
        Some("SubStatement") => Err(Refusal::new("refusal.xapi_nested").at("objectType")),
        Some(other) => word(other, &["Activity", "Agent", "Group", "StatementRef", "SubStatement"]).map_err(|refusal| refusal.at("objectType")),
    }
}

fn sub_statement(it: &Json, version: Version) -> Checked {
    fields(it, version, SUB_STATEMENT)?;
    voiding(it)?;
    of_activities_only(it, version)
}

fn reference(it: &Json, version: Version) -> Checked {
    fields(it, version, REFERENCE)?;
    object_type(it, &["StatementRef"])
}

fn activity(it: &Json, version: Version) -> Checked {
    fields(it, version, ACTIVITY)?;
    object_type(it, &["Activity"])
}

fn definition(it: &Json, version: Version) -> Checked {
    fields(it, version, DEFINITION)?;
    let given = |name: &&str| it.get(name).is_some();
    let Some(kind) = it.text_of("interactionType") else {
        return match ["correctResponsesPattern"].into_iter().chain(COMPONENT_LISTS).find(given) {
            Some(_) => Err(Refusal::new("refusal.xapi_missing").at("interactionType").with("name", "interactionType")),
            None => Ok(()),
        };
    };
    let own = INTERACTIONS.iter().find_map(|(name, lists)| (*name == kind).then_some(*lists)).unwrap_or_default();
    match COMPONENT_LISTS.into_iter().filter(given).find(|name| !own.contains(name)) {
        Some(name) => Err(Refusal::new("refusal.xapi_component_list").at(name).with("name", name).with("kind", kind)),
        None => Ok(()),
    }
}

fn interaction_type(it: &Json, _: Version) -> Checked {
    let names: Vec<&str> = INTERACTIONS.iter().map(|(name, _)| *name).collect();
    word(words(it)?, &names)
}

fn components(it: &Json, version: Version) -> Checked {
    each(it, version, |component, version| fields(component, version, COMPONENT))?;
    let mut known = BTreeSet::new();
    for (at, id) in list(it)?.iter().enumerate().filter_map(|(at, component)| Some((at, component.text_of("id")?))) {
        if !known.insert(id) {
            return Err(Refusal::new("refusal.xapi_component").at(&format!("[{at}].id")).with("value", id.chars().take(80).collect::<String>()));
        }
    }
    Ok(())
}

fn result(it: &Json, version: Version) -> Checked {
    fields(it, version, RESULT)
}

fn score(it: &Json, version: Version) -> Checked {
    fields(it, version, SCORE)?;
    let value = |name| if let Some(Json::Number(number)) = it.get(name) { number.as_f64() } else { None };
    let (min, max, raw) = (value("min"), value("max"), value("raw"));
    let beyond = |name: &str| Err(Refusal::new("refusal.xapi_score").at(name));
    if value("scaled").is_some_and(|scaled| !(-1.0..=1.0).contains(&scaled)) {
        return beyond("scaled");
    }
    if min.zip(max).is_some_and(|(min, max)| min >= max) {
        return beyond("min");
    }
    if raw.zip(min).is_some_and(|(raw, min)| raw < min) || raw.zip(max).is_some_and(|(raw, max)| raw > max) {
        return beyond("raw");
    }
    Ok(())
}

fn context(it: &Json, version: Version) -> Checked {
    fields(it, version, if version == Version::V1 { CONTEXT_1 } else { CONTEXT_2 })
}

fn context_activities(it: &Json, version: Version) -> Checked {
    fields(it, version, CONTEXT_ACTIVITIES)
}

/// One activity or a list of them.
fn activities(it: &Json, version: Version) -> Checked {
    if it.list().is_some() { each(it, version, activity) } else { activity(it, version) }
}

fn context_agents(it: &Json, version: Version) -> Checked {
    each(it, version, |one, version| fields(one, version, CONTEXT_AGENT).and_then(|()| relation(one, "contextAgent")))
}
fn context_groups(it: &Json, version: Version) -> Checked {
    each(it, version, |one, version| fields(one, version, CONTEXT_GROUP).and_then(|()| relation(one, "contextGroup")))
}
/// A relation has its own word for its kind, and where it names types, at least one.
fn relation(it: &Json, kind: &str) -> Checked {
    object_type(it, &[kind])?;
    match it.get("relevantTypes").and_then(Json::list) {
        Some([]) => Err(Refusal::new("refusal.xapi_empty").at("relevantTypes")),
        _ => Ok(()),
    }
}

fn attachments(it: &Json, version: Version) -> Checked {
    each(it, version, |one, version| {
        fields(one, version, ATTACHMENT)?;
        let signs = one.text_of("usageType") == Some(SIGNATURE);
        if signs && one.text_of("contentType") != Some("application/octet-stream") { Err(Refusal::new("refusal.xapi_signature_type").at("contentType")) } else { Ok(()) }
    })
}
