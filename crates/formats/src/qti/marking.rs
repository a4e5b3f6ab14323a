//! How an item marks: the right responses it declares, the values it maps, and which rule it marks by.
//!
//! Of the rules only the standard templates `match_correct` and `map_response` mean the same here. Others are likened to one of
//! them by the operators they use, and that is a finding.

use super::{element::Element, text};

/// The rule of marking, as far as it is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// All that is right counts.
    Correct,
    /// Each part counts by its value.
    Mapped,
    /// None stands in the item.
    Absent,
    Unknown,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Marking {
    pub(super) rule: Rule,
    /// Whether it is one of the two templates.
    pub(super) standard: bool,
    /// Whether values are added up, as several blanks with shares are.
    pub(super) sums: bool,
    /// Whether places of an order are compared one by one.
    pub(super) places: bool,
}

impl Marking {
    pub(super) fn of(item: &Element) -> Self {
        let Some(processing) = item.child("responseprocessing") else {
            return Self { rule: Rule::Absent, standard: true, sums: false, places: false };
        };
        let template = processing.attribute("template").rsplit('/').next().unwrap_or_default().to_lowercase();
        let inside = processing.within();
        let has = |name: &str| inside.iter().any(|element| element.name == name);
        let (rule, standard) = match template.trim_end_matches(".xml") {
            "match_correct" => (Rule::Correct, true),
            "map_response" => (Rule::Mapped, true),
            "" if inside.is_empty() => (Rule::Absent, true),
            "" if has("mapresponse") => (Rule::Mapped, false),
            "" if has("correct") => (Rule::Correct, false),
            _ => (Rule::Unknown, false),
        };
        Self { rule, standard, sums: has("sum"), places: has("index") }
    }
}

/// What an item declares of one response.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub(super) several: bool,
    pub(super) right: Vec<String>,
    /// Keys with their values, in the order of the file.
    pub(super) mapped: Vec<(String, f64)>,
    /// The value of what is not mapped.
    other: f64,
    lowest: Option<f64>,
}

impl Declared {
    pub(super) fn of(item: &Element, response: &str) -> Self {
        let mut declarations = item.children("responsedeclaration");
        let Some(declaration) = declarations.find(|declaration| declaration.attribute("identifier") == response) else { return Self::default() };
        let right = declaration.child("correctresponse").into_iter().flat_map(|correct| correct.children("value")).map(|value| text::of(value).0);
        let mapping = declaration.child("mapping");
        let entries = mapping.into_iter().flat_map(|mapping| mapping.children("mapentry"));
        let mapped = entries.filter_map(|entry| Some((entry.attribute("mapkey").to_owned(), entry.attribute("mappedvalue").trim().parse().ok()?)));
        let number = |name: &str| mapping.and_then(|mapping| mapping.attribute(name).trim().parse().ok());
        Self {
            several: matches!(declaration.attribute("cardinality"), "multiple" | "ordered"),
            right: right.filter(|value| !value.is_empty()).collect(),
            mapped: mapped.collect(),
            other: number("defaultvalue").unwrap_or(0.0),
            lowest: number("lowerbound"),
        }
    }

    /// Keys that earn something.
    pub(super) fn earning(&self) -> impl Iterator<Item = &str> {
        self.mapped.iter().filter(|(_, value)| *value > 0.0).map(|(key, _)| key.as_str())
    }

    /// What is right: what is declared to be, or else what earns something.
    pub(super) fn taken(&self) -> Vec<String> {
        if self.right.is_empty() { self.earning().map(str::to_owned).collect() } else { self.right.clone() }
    }

    /// Of several that earn something the one that earns most.
    pub(super) fn best(&self) -> Option<&str> {
        let mut best: Option<(&str, f64)> = None;
        for (key, value) in &self.mapped {
            if *value > best.map_or(0.0, |(_, most)| most) {
                best = Some((key, *value));
            }
        }
        self.right.first().map(String::as_str).or(best.map(|(key, _)| key))
    }

    /// Whether shares are marked as the bank does: equal ones for what is right, and nothing once a wrong one is named.
    pub(super) fn is_strict(&self, keys: &[&str]) -> bool {
        let value = |key: &str| self.mapped.iter().find(|(own, _)| own == key).map_or(self.other, |(_, value)| *value);
        let values: Vec<f64> = keys.iter().map(|key| value(key)).collect();
        let earned: f64 = values.iter().filter(|value| **value > 0.0).sum();
        let first = values.iter().copied().find(|value| *value > 0.0).unwrap_or(0.0);
        let floored = self.lowest.is_some_and(|lowest| lowest >= 0.0);
        values.iter().all(|value| if *value > 0.0 { (*value - first).abs() < 1e-9 } else { floored && *value + earned <= 1e-9 })
    }
}
