//! What the product says to people: a code and its arguments, never a finished sentence.
//!
//! The sentences stand in `messages/`, one catalogue per language, and are chosen when the answer leaves
//! ([`catalogue::sentence`](crate::catalogue::sentence)).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Named values that a sentence mentions.
pub type Arguments = BTreeMap<String, String>;

/// Why a request cannot be carried out; the person who made it can act on this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}")]
pub struct Refusal {
    /// A key of the catalogue, such as `refusal.not_yet`.
    pub code: String,
    /// The field it is about, as a path: `body.seen_on`.
    pub field: Option<String>,
    pub arguments: Arguments,
}

impl Refusal {
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), field: None, arguments: Arguments::new() }
    }
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// The value was read in a way its sender should confirm.
    Warning,
    /// The value or row cannot be taken.
    Error,
}

/// Where in what was brought in a finding lies. Rows and columns are counted from 1, as a spreadsheet shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// File name, inside an archive its path.
    pub file: String,
    /// Sheet, element or section.
    pub part: String,
    /// Row or line; 0 when the finding is about the whole.
    pub row: u32,
    /// Column letter or field name.
    pub column: String,
}

/// One thing a reader noticed: readers return these beside what they could read, and never give up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub severity: Severity,
    /// A key of the catalogue, such as `finding.date_form`.
    pub code: String,
    pub place: Place,
    /// The value as found, cut to 80 characters.
    pub value: String,
    pub arguments: Arguments,
}

impl Finding {
    /// The longest value a finding repeats, in characters.
    const VALUE_MAX: usize = 80;

    pub fn new(severity: Severity, code: &str, value: &str) -> Self {
        let value = match value.char_indices().nth(Self::VALUE_MAX) {
            Some((at, _)) => format!("{}…", value.get(..at).unwrap_or_default()),
            None => value.to_owned(),
        };
        Self { severity, code: code.to_owned(), place: Place::default(), value, arguments: Arguments::new() }
    }
    pub fn error(code: &str, value: &str) -> Self {
        Self::new(Severity::Error, code, value)
    }
    pub fn warning(code: &str, value: &str) -> Self {
        Self::new(Severity::Warning, code, value)
    }
    pub fn note(code: &str, value: &str) -> Self {
        Self::new(Severity::Note, code, value)
    }
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.place.file);
        self
    }
    #[must_use]
    pub fn in_part(mut self, part: &str) -> Self {
        part.clone_into(&mut self.place.part);
        self
    }
    #[must_use]
    pub fn at(mut self, row: usize, column: &str) -> Self {
        self.place.row = u32::try_from(row).unwrap_or(u32::MAX);
        column.clone_into(&mut self.place.column);
        self
    }
}

/// What a reader returns: all it could read, and all it noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    pub value: T,
    pub findings: Vec<Finding>,
}
