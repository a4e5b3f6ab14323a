//! Rules as dated data: value, since, until, source. The files stand in `crates/domain/rules`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{date::Day, message::Refusal};

/// The source of values that no document sets and every house may change.
pub const SET_BY_PRODUCT: &str = "set by the product, may be changed";

/// One value of a rule from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    pub name: String,
    pub value: i64,
    pub since: Day,
    /// First day without it.
    pub until: Option<Day>,
    /// A law, a document, or who set it.
    pub source: String,
    #[serde(default)]
    pub note: String,
}

/// Every rule with its history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulebook {
    by_name: BTreeMap<String, Vec<Dated>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Dated>,
}

const FILES: &[&str] = &[include_str!("../../rules/access.toml"), include_str!("../../rules/people.toml"), include_str!("../../rules/problems.toml"), include_str!("../../rules/observe.toml"), include_str!("../../rules/train.toml")];

impl Rulebook {
    /// The rules this version ships with.
    pub fn shipped() -> Self {
        static SHIPPED: std::sync::OnceLock<Rulebook> = std::sync::OnceLock::new();
        SHIPPED.get_or_init(Self::read_shipped).clone()
    }
    fn read_shipped() -> Self {
        // A file that cannot be read fails the test below, so it cannot reach a release.
        let rules = FILES.iter().filter_map(|text| toml::from_str::<File>(text).ok()).flat_map(|file| file.rule);
        Self::default().and(rules)
    }
    /// These rules and further rows, such as those a city has set.
    #[must_use]
    pub fn and(mut self, rules: impl IntoIterator<Item = Dated>) -> Self {
        for rule in rules {
            self.by_name.entry(rule.name.clone()).or_default().push(rule);
        }
        self
    }
    /// The row in force on a day: of those that have begun and not ended, the latest.
    pub fn in_force(&self, name: &str, day: Day) -> Option<&Dated> {
        let rows = self.by_name.get(name)?;
        rows.iter().filter(|row| row.since <= day && row.until.is_none_or(|until| day < until)).max_by_key(|row| row.since)
    }
    pub fn number(&self, name: &str, day: Day) -> Option<i64> {
        self.in_force(name, day).map(|row| row.value)
    }
    pub fn rows(&self) -> impl Iterator<Item = &Dated> {
        self.by_name.values().flatten()
    }
}

/// Rules that a house may set for itself.
const SETTABLE: &[&str] = &["problems.", "observe.", "train."];
/// Days that a house may set.
const DAYS: std::ops::RangeInclusive<i64> = 1..=250;

/// Whether a house may set a value. Errors: a name that no settable rule has, a day that is past, a number of
/// days out of bounds, no source.
pub fn check_set(rule: &Dated, today: Day) -> Result<(), Refusal> {
    let ships = SETTABLE.iter().any(|start| rule.name.starts_with(start)) && Rulebook::shipped().in_force(&rule.name, today).is_some();
    if !ships {
        return Err(Refusal::new("refusal.rule_none").at("name"));
    }
    if !DAYS.contains(&rule.value) {
        return Err(Refusal::new("refusal.rule_days").with("least", DAYS.start()).with("most", DAYS.end()).at("value"));
    }
    if rule.since < today {
        return Err(Refusal::new("refusal.rule_past").with("date", rule.since).at("since"));
    }
    if rule.source.trim().is_empty() {
        return Err(Refusal::new("refusal.empty").at("source"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_rule_is_read_and_names_its_source() {
        let files: Vec<File> = FILES.iter().map(|text| toml::from_str(text).unwrap()).collect();
        let count: usize = files.iter().map(|file| file.rule.len()).sum();
        assert_eq!(Rulebook::shipped().rows().count(), count);
        assert!(Rulebook::shipped().rows().all(|row| row.source.len() > 5));
    }

    #[test]
    fn old_days_keep_their_value() {
        let row = |value, since: &str| Dated {
            name: "x".into(), value, since: since.parse().unwrap(), until: None, source: "set by the user".into(), note: String::new(),
        };
        let rules = Rulebook::default().and([row(1, "2020-01-01"), row(2, "2026-01-01")]);
        for (day, expected) in [("2019-12-31", None), ("2025-12-31", Some(1)), ("2026-01-01", Some(2))] {
            assert_eq!(rules.number("x", day.parse().unwrap()), expected, "{day}");
        }
    }
}
