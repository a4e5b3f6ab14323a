//! Whether two statements say the same, whatever a record store may have set or written otherwise.
//!
//! Source: xAPI 1.0.3 part two, 2.3.1; IEEE 9274.1.1-2023, 4.2 and 4.2.7 (durations).

use super::{Json, Version, kinds, shape};

/// Set by a store, or not part of what is said.
const SET: [&str; 5] = ["id", "authority", "stored", "version", "attachments"];

/// Whether a statement matches another, as a repeated id and a signature ask.
pub fn same(one: &Json, other: &Json, version: Version) -> bool {
    let times = one.get("timestamp").is_some() && other.get("timestamp").is_some() && version == Version::V1;
    let plain = |it: &Json| {
        let mut it = it.clone();
        shape::lists(&mut it);
        for name in SET {
            it.take(name);
        }
        if !times {
            it.take("timestamp");
        }
        plain(&it, "", version)
    };
    plain(one) == plain(other)
}

/// A form in which what may differ does not differ. `name` is the property that holds the value.
fn plain(it: &Json, name: &str, version: Version) -> Json {
    match it {
        Json::Map(map) => {
            let mut map: Vec<(String, Json)> = map.iter().filter(|(key, value)| !passed_over(it, name, key, value)).map(|(key, value)| (key.clone(), plain_of(key, value, name, version))).collect();
            map.sort_by(|(one, _), (other, _)| one.cmp(other));
            Json::Map(map)
        }
        Json::List(list) => {
            let mut list: Vec<Json> = list.iter().map(|item| plain(item, name, version)).collect();
            if name == "member" {
                list.sort_by_key(ToString::to_string);
            }
            Json::List(list)
        }
        Json::Number(number) => number.as_f64().and_then(serde_json::Number::from_f64).map_or_else(|| it.clone(), Json::Number),
        Json::Text(text) if version == Version::V2 => Json::Text(text.to_lowercase()),
        other => other.clone(),
    }
}

fn plain_of(key: &str, value: &Json, name: &str, version: Version) -> Json {
    match (key, value) {
        // What an extension holds is compared as it is.
        _ if name == "extensions" => value.clone(),
        ("timestamp", Json::Text(text)) => kinds::time(text).map_or_else(|_| value.clone(), |at| Json::Text(at.to_utc())),
        ("duration", Json::Text(text)) => Json::Text(hundredths(text)),
        ("id" | "registration", Json::Text(text)) if kinds::uuid(text).is_ok() => Json::Text(text.to_ascii_lowercase()),
        ("mbox", Json::Text(text)) => Json::Text(text.rsplit_once('@').map_or_else(|| text.clone(), |(name, host)| format!("{name}@{}", host.to_ascii_lowercase()))),
        _ => plain(value, key, version),
    }
}

/// The display of a verb, the definition of an activity, and a kind that is understood without being said.
fn passed_over(holder: &Json, name: &str, key: &str, value: &Json) -> bool {
    match key {
        "display" => name == "verb",
        "definition" => holder.get("id").is_some() && name != "extensions",
        "objectType" => match value.text() {
            Some("Activity") => true,
            Some("Agent") => name != "object",
            _ => false,
        },
        _ => false,
    }
}

/// A duration without what is below a hundredth of a second.
fn hundredths(text: &str) -> String {
    let Some((whole, fraction)) = text.split_once(['.', ',']) else { return text.to_owned() };
    let (digits, unit) = fraction.split_at(fraction.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(fraction.len()));
    let kept = if unit == "S" { digits.get(..2).unwrap_or(digits) } else { digits }.trim_end_matches('0');
    if kept.is_empty() { format!("{whole}{unit}") } else { format!("{whole}.{kept}{unit}") }
}
