//! The forms in which statements are handed out: as received, with identifiers only, or with canonical definitions in one
//! language.
//!
//! Source: xAPI 1.0.3 part three, 2.1.3; IEEE 9274.1.1-2023, 4.1.6.1.

use super::Json;

/// Context activities always stand in lists.
pub(super) fn lists(statement: &mut Json) {
    for holder in [None, Some("object")] {
        let statement = match holder {
            None => Some(&mut *statement),
            Some(name) => inner(statement, name),
        };
        let Some(Json::Map(kinds)) = statement.and_then(|it| inner(it, "context")).and_then(|it| inner(it, "contextActivities")) else { continue };
        for (_, value) in kinds.iter_mut().filter(|(_, value)| value.list().is_none()) {
            let one = std::mem::replace(value, Json::Null);
            *value = Json::List(vec![one]);
        }
    }
}

fn inner<'a>(it: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    let Json::Map(map) = it else { return None };
    map.iter_mut().find_map(|(key, value)| (key == name).then_some(value))
}

/// Only what is needed to identify agents, groups, activities and verbs.
pub fn ids(statement: &Json) -> Json {
    let Json::Map(map) = statement else { return statement.clone() };
    Json::Map(map.iter().map(|(name, value)| (name.clone(), identified(name, value))).collect())
}

fn identified(name: &str, value: &Json) -> Json {
    match name {
        "actor" | "authority" | "instructor" | "team" | "agent" | "group" => actor(value),
        "verb" => only(value, &["id"]),
        "object" => match value.text_of("objectType") {
            Some("Agent" | "Group") => actor(value),
            Some("SubStatement") => ids(value),
            Some("StatementRef") => value.clone(),
            _ => only(value, &["objectType", "id"]),
        },
        "context" => ids(value),
        "contextActivities" => activities(value),
        "contextAgents" | "contextGroups" => each(value, ids),
        _ => value.clone(),
    }
}

fn activities(value: &Json) -> Json {
    let Json::Map(kinds) = value else { return value.clone() };
    Json::Map(kinds.iter().map(|(kind, list)| (kind.clone(), each(list, |it| only(it, &["objectType", "id"])))).collect())
}

/// An anonymous group is its members.
fn actor(it: &Json) -> Json {
    let identifiers = ["mbox", "mbox_sha1sum", "openid", "account"];
    let identified = identifiers.iter().any(|name| it.get(name).is_some());
    let mut kept = only(it, &["objectType", "mbox", "mbox_sha1sum", "openid", "account"]);
    if let Some(members) = it.get("member").filter(|_| !identified) {
        kept.put("member", each(members, actor));
    }
    kept
}

fn each(list: &Json, shape: impl Fn(&Json) -> Json) -> Json {
    list.list().map_or_else(|| list.clone(), |items| Json::List(items.iter().map(shape).collect()))
}

fn only(it: &Json, names: &[&str]) -> Json {
    let Json::Map(map) = it else { return it.clone() };
    Json::Map(map.iter().filter(|(name, _)| names.contains(&name.as_str())).cloned().collect())
}

/// What a reader would rather read, best first, from the header `Accept-Language`.
#[derive(Clone, Debug, Default)]
pub struct Languages(Vec<(String, u16)>);

impl Languages {
    /// Reads the header; parts that cannot be read are passed over.
    pub fn accepted(header: &str) -> Self {
        let mut asked: Vec<(String, u16)> = header
            .split(',')
            .filter_map(|part| {
                let (tag, weight) = part.split_once(";q=").or_else(|| part.split_once("; q=")).unwrap_or((part, "1"));
                let weight: f32 = weight.trim().parse().ok().filter(|weight| (0.0..=1.0).contains(weight))?;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight lies between 0 and 1")]
                Some((tag.trim().to_ascii_lowercase(), (weight * 1000.0) as u16))
            })
            .collect();
        asked.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        Self(asked)
    }

    /// The weight of a language: of the longest range that it begins with.
    fn weight(&self, tag: &str) -> Option<u16> {
        let tag = tag.to_ascii_lowercase();
        let fits = |range: &str| range == "*" || tag == range || tag.strip_prefix(range).is_some_and(|rest| rest.starts_with('-'));
        self.0.iter().filter(|(range, _)| fits(range)).max_by_key(|(range, _)| if range == "*" { 0 } else { range.len() }).map(|(_, weight)| *weight)
    }
}

/// The entry of a language map that fits best: the first one where none is asked for.
fn best_language<'a>(map: &'a [(String, Json)], languages: &Languages) -> Option<&'a (String, Json)> {
    let weighed = map.iter().enumerate().filter_map(|(at, entry)| Some((languages.weight(&entry.0).filter(|weight| *weight > 0)?, std::cmp::Reverse(at), entry)));
    weighed.max_by_key(|(weight, at, _)| (*weight, *at)).map(|(_, _, entry)| entry).or_else(|| map.first())
}

/// One language of each map, definitions and displays as the store knows them. `definition` and `display` answer with what
/// is known of an activity or verb by its id.
pub fn canonical(statement: &Json, languages: &Languages, definition: &dyn Fn(&str) -> Option<Json>, display: &dyn Fn(&str) -> Option<Json>) -> Json {
    let Json::Map(map) = statement else { return statement.clone() };
    Json::Map(
        map.iter()
            .map(|(name, value)| {
                let shaped = match name.as_str() {
                    "verb" => known_verb(value, languages, display),
                    "object" if value.text_of("objectType") == Some("SubStatement") => canonical(value, languages, definition, display),
                    "object" if matches!(value.text_of("objectType"), None | Some("Activity")) => known_activity(value, languages, definition),
                    "context" => canonical(value, languages, definition, display),
                    "contextActivities" => match value {
                        Json::Map(kinds) => Json::Map(kinds.iter().map(|(kind, list)| (kind.clone(), each(list, |it| known_activity(it, languages, definition)))).collect()),
                        other => other.clone(),
                    },
                    _ => value.clone(),
                };
                (name.clone(), shaped)
            })
            .collect(),
    )
}

fn known_verb(it: &Json, languages: &Languages, display: &dyn Fn(&str) -> Option<Json>) -> Json {
    let mut verb = it.clone();
    if let Some(known) = it.text_of("id").and_then(display).or_else(|| it.get("display").cloned()) {
        verb.put("display", one_language(&known, languages));
    }
    verb
}

fn known_activity(it: &Json, languages: &Languages, definition: &dyn Fn(&str) -> Option<Json>) -> Json {
    let mut activity = it.clone();
    if let Some(known) = it.text_of("id").and_then(definition).or_else(|| it.get("definition").cloned()) {
        activity.put("definition", one_language_each(&known, languages));
    }
    activity
}

/// Every language map of a definition with one entry.
fn one_language_each(definition: &Json, languages: &Languages) -> Json {
    let Json::Map(map) = definition else { return definition.clone() };
    let described = |item: &Json| {
        let mut item = item.clone();
        if let Some(known) = item.get("description").cloned() {
            item.put("description", one_language(&known, languages));
        }
        item
    };
    Json::Map(
        map.iter()
            .map(|(name, value)| {
                let shaped = match name.as_str() {
                    "name" | "description" => one_language(value, languages),
                    "choices" | "scale" | "source" | "target" | "steps" => each(value, described),
                    _ => value.clone(),
                };
                (name.clone(), shaped)
            })
            .collect(),
    )
}

fn one_language(map: &Json, languages: &Languages) -> Json {
    let Json::Map(entries) = map else { return map.clone() };
    Json::Map(best_language(entries, languages).cloned().into_iter().collect())
}
