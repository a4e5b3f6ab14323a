//! Sequencing of SCORM 2004 as a JSON tree for the player: names as in the schema, flags and numbers as such, what may
//! stand more than once in lists.
//!
//! Source: IMS Simple Sequencing 1.0; ADL SCORM 2004 4th Edition, Content Aggregation Model, 5.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::xml::{ADLSEQ, Element};

/// Elements of which there may be more than one.
const LISTS: &[&str] = &["preConditionRule", "postConditionRule", "exitConditionRule", "ruleCondition", "rollupRule", "rollupCondition", "objective", "mapInfo", "map"];
/// Attributes and elements that are numbers.
const NUMBERS: &[&str] = &[
    "measureThreshold", "attemptLimit", "minimumCount", "minimumPercent", "objectiveMeasureWeight", "selectCount", "minNormalizedMeasure", "minProgressMeasure", "progressWeight", "completionThreshold",
];

/// What is shared by items, by its id.
pub(super) type Collection = BTreeMap<String, Value>;

/// The sequencings that items may refer to.
pub(super) fn collection(manifest: &Element) -> Collection {
    let shared = manifest.child("sequencingCollection").into_iter().flat_map(|it| it.all("sequencing"));
    shared.filter_map(|it| Some((it.attribute("ID")?.to_owned(), tree(it)))).collect()
}

/// The sequencing of an item or organisation; what it says itself goes before what it refers to.
pub(super) fn of(element: &Element, shared: &Collection) -> Option<Value> {
    let own = element.child("sequencing")?;
    let mut merged = own.attribute("IDRef").and_then(|id| shared.get(id)).and_then(Value::as_object).cloned().unwrap_or_default();
    if let Value::Object(own) = tree(own) {
        merged.extend(own);
    }
    merged.remove("ID");
    merged.remove("IDRef");
    Some(Value::Object(merged))
}

/// The id of a shared sequencing that is not there.
pub(super) fn dangling<'a>(element: &'a Element, shared: &Collection) -> Option<&'a str> {
    element.child("sequencing")?.attribute("IDRef").filter(|id| !shared.contains_key(*id))
}

/// Any element as JSON.
pub(super) fn tree(element: &Element) -> Value {
    if element.attributes.is_empty() && element.children.is_empty() {
        return if element.text().is_empty() { Value::Object(Map::new()) } else { value(&element.name, element.text()) };
    }
    let mut map: Map<String, Value> = element.attributes.iter().map(|it| (it.name.clone(), value(&it.name, it.value.trim()))).collect();
    for child in &element.children {
        let name = if child.space == ADLSEQ && child.name == "objectives" { "adlseq:objectives" } else { child.name.as_str() };
        if LISTS.contains(&name) {
            if let Value::Array(list) = map.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
                list.push(tree(child));
            }
        } else {
            map.insert(name.to_owned(), tree(child));
        }
    }
    Value::Object(map)
}

fn value(name: &str, text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ if NUMBERS.contains(&name) => text.parse::<serde_json::Number>().map_or_else(|_| Value::from(text), Value::Number),
        _ => Value::from(text),
    }
}
