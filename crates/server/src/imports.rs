//! Bringing in what departments hold: one importer for every kind of file, with a check before anything is written.

pub mod adopt;
pub mod check;
pub mod forms;
pub mod roster;
pub(crate) mod routes;
pub mod work;

use std::collections::BTreeMap;

use domain::message::Finding;
use serde::{Deserialize, Serialize};

pub(crate) use routes::routes;

/// A column that a kind of roster knows.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub column: &'static str,
    pub required: bool,
    pub example: &'static str,
    /// Headers that mean the same.
    pub aliases: &'static [&'static str],
}

/// A kind of import. Every later record kind (classes, attendance, talks …) adds one here.
#[derive(Clone, Copy)]
pub struct Kind {
    pub kind: &'static str,
    pub accepts: &'static [&'static str],
    /// Empty where the file's form is fixed.
    pub columns: &'static [Column],
}

/// The registry.
pub const KINDS: &[Kind] = &[
    Kind { kind: "people", accepts: &[".xlsx", ".xls", ".csv", ".txt"], columns: roster::COLUMNS },
    Kind { kind: "forms", accepts: &[".lrmx", ".lrm", ".zip"], columns: &[] },
];

pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.kind == name)
}

/// A file waiting to be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Waiting {
    pub name: String,
    pub hash: String,
}

/// How a header of the file is matched.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mapped {
    pub header: String,
    pub column: Option<String>,
    pub sample: Vec<String>,
}

/// What an import keeps about the whole.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Whole {
    pub files: Vec<Waiting>,
    pub mapping: Vec<Mapped>,
    pub findings: Vec<Finding>,
}

/// One value that would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// A catalogue key behind `field.`.
    pub field: String,
    pub before: String,
    pub after: String,
}

/// Somebody on record who may be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub person: i64,
    pub name: String,
    pub detail: String,
}

/// Whom a row was said to mean; nobody is a new person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    pub person: Option<i64>,
}

/// What an import keeps about one row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Checked {
    pub place: String,
    pub title: String,
    pub proposal: Option<adopt::Proposal>,
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
    pub candidates: Vec<Candidate>,
    /// Whom somebody said the row means, once they did.
    pub answer: Option<Meant>,
}

/// Cells of a row by column.
pub type Cells = BTreeMap<&'static str, String>;
