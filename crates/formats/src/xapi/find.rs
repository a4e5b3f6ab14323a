//! What a statement can be found by: the agents, activities, verb and registration in it.
//!
//! Source: xAPI 1.0.3 part three, 2.1.3; IEEE 9274.1.1-2023, 4.1.6.1.

use super::Json;

/// By which parameter a term is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// Actor, object, and the members of groups there.
    Agent,
    /// Agents anywhere else, for `related_agents`.
    RelatedAgent,
    Verb,
    /// The object.
    Activity,
    /// Activities of the context and within a sub-statement, for `related_activities`.
    RelatedActivity,
    Registration,
}

/// One thing a statement can be found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    pub kind: TermKind,
    pub value: String,
}

/// Every term of a statement, each once.
pub fn terms(statement: &Json) -> Vec<Term> {
    let mut found = Vec::new();
    let mut put = |kind, value: String| found.push(Term { kind, value });
    agents(statement.get("actor"), TermKind::Agent, &mut put);
    if let Some(object) = statement.get("object") {
        match object.text_of("objectType") {
            None | Some("Activity") => activity(object, TermKind::Activity, &mut put),
            Some("Agent" | "Group") => agents(Some(object), TermKind::Agent, &mut put),
            Some("SubStatement") => within(object, &mut put),
            _ => {}
        }
    }
    if let Some(verb) = statement.get("verb").and_then(|verb| verb.text_of("id")) {
        put(TermKind::Verb, verb.to_owned());
    }
    if let Some(registration) = statement.get("context").and_then(|context| context.text_of("registration")) {
        put(TermKind::Registration, registration.to_ascii_lowercase());
    }
    agents(statement.get("authority"), TermKind::RelatedAgent, &mut put);
    around(statement.get("context"), &mut put);
    found.sort();
    found.dedup();
    found
}

/// A statement within a statement is found as related.
fn within(sub: &Json, put: &mut impl FnMut(TermKind, String)) {
    agents(sub.get("actor"), TermKind::RelatedAgent, put);
    if let Some(object) = sub.get("object") {
        match object.text_of("objectType") {
            None | Some("Activity") => activity(object, TermKind::RelatedActivity, put),
            Some("Agent" | "Group") => agents(Some(object), TermKind::RelatedAgent, put),
            _ => {}
        }
    }
    around(sub.get("context"), put);
}

fn around(context: Option<&Json>, put: &mut impl FnMut(TermKind, String)) {
    let Some(context) = context else { return };
    agents(context.get("instructor"), TermKind::RelatedAgent, put);
    agents(context.get("team"), TermKind::RelatedAgent, put);
    for (list, name) in [("contextAgents", "agent"), ("contextGroups", "group")] {
        for relation in context.get(list).and_then(Json::list).unwrap_or_default() {
            agents(relation.get(name), TermKind::RelatedAgent, put);
        }
    }
    for (_, activities) in context.get("contextActivities").and_then(Json::map).unwrap_or_default() {
        let one = std::slice::from_ref(activities);
        activities.list().unwrap_or(one).iter().for_each(|it| activity(it, TermKind::RelatedActivity, put));
    }
}

fn activity(it: &Json, kind: TermKind, put: &mut impl FnMut(TermKind, String)) {
    if let Some(id) = it.text_of("id") {
        put(kind, id.to_owned());
    }
}

/// An agent or group, and the members of a group.
fn agents(it: Option<&Json>, kind: TermKind, put: &mut impl FnMut(TermKind, String)) {
    let Some(it) = it else { return };
    if let Some(value) = term_of_agent(it) {
        put(kind, value);
    }
    for member in it.get("member").and_then(Json::list).unwrap_or_default() {
        if let Some(value) = term_of_agent(member) {
            put(kind, value);
        }
    }
}

/// The identifier of an agent or identified group in one text; an agent and a group of one identifier are the same to a
/// question. The host of an address is written small.
pub fn term_of_agent(it: &Json) -> Option<String> {
    if let Some(mbox) = it.text_of("mbox") {
        let (name, host) = mbox.rsplit_once('@')?;
        return Some(format!("mbox {name}@{}", host.to_ascii_lowercase()));
    }
    if let Some(hash) = it.text_of("mbox_sha1sum") {
        return Some(format!("sha1 {}", hash.to_ascii_lowercase()));
    }
    if let Some(openid) = it.text_of("openid") {
        return Some(format!("openid {openid}"));
    }
    let account = it.get("account")?;
    Some(format!("account {} {}", account.text_of("homePage")?, account.text_of("name")?))
}
