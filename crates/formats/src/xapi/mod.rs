//! Statements of the Experience API, in the versions 1.0.3 (ADL) and 2.0 (IEEE 9274.1.1-2023).
//!
//! [`read`] takes what arrived apart and refuses it with the path of what is wrong; nothing here keeps a statement.

mod check;
mod find;
mod json;
pub mod kinds;
pub mod multipart;
mod same;
mod shape;
pub mod signature;
#[cfg(test)]
mod tests;

use domain::{date::Instant, message::Refusal};
use uuid::Uuid;

pub use self::{
    check::{agent, identified},
    find::{Term, TermKind, terms, term_of_agent},
    json::Json,
    same::same,
    shape::{Languages, canonical, ids},
};

/// Which text a request follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.0.0 to 1.0.3.
    V1,
    /// 2.0.
    V2,
}

impl Version {
    /// The version as the header and a statement without one of its own say it.
    pub fn header(self) -> &'static str {
        match self {
            Self::V1 => "1.0.3",
            Self::V2 => "2.0.0",
        }
    }
    /// What a statement gets that came without a version.
    pub fn of_statement(self) -> &'static str {
        match self {
            Self::V1 => "1.0.0",
            Self::V2 => "2.0.0",
        }
    }
    /// Reads the header `X-Experience-API-Version`.
    pub fn asked(header: &str) -> Option<Self> {
        let patch = |rest: &str| rest.is_empty() || rest.strip_prefix('.').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
        if header.strip_prefix("1.0").is_some_and(patch) {
            Some(Self::V1)
        } else if header.strip_prefix("2.0").is_some_and(patch) {
            Some(Self::V2)
        } else {
            None
        }
    }
}

/// The verb that voids another statement.
pub const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";
/// What an attachment is used for that signs its statement.
pub const SIGNATURE: &str = "http://adlnet.gov/expapi/attachments/signature";

/// A sound statement, with its context activities in lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub json: Json,
    /// As sent; the store makes one where it is missing.
    pub id: Option<Uuid>,
    /// The statement that this one's object points to.
    pub refers: Option<Uuid>,
    /// Whether it takes back the one it refers to.
    pub voids: bool,
    pub timestamp: Option<Instant>,
}

impl Statement {
    /// What each attachment says of itself, those of a statement within first.
    pub fn attachments(&self) -> impl Iterator<Item = &Json> {
        let inner = self.json.get("object").and_then(|object| object.get("attachments"));
        inner.into_iter().chain(self.json.get("attachments")).filter_map(Json::list).flatten()
    }
}

/// Reads one statement or a list of them. A refusal names the place in the list and the path in the statement.
///
/// # Errors
/// The text is not JSON, or a statement breaks a rule of its version.
pub fn read(bytes: &[u8], version: Version) -> Result<(Vec<Statement>, bool), Refusal> {
    match parse(bytes)? {
        Json::List(list) => {
            let read = list.into_iter().enumerate().map(|(at, json)| take(json, version).map_err(|refusal| check::within(refusal, &format!("[{at}]")))).collect::<Result<Vec<_>, _>>()?;
            distinct(&read)?;
            Ok((read, true))
        }
        json => Ok((vec![take(json, version)?], false)),
    }
}

/// Reads any JSON.
pub fn parse(bytes: &[u8]) -> Result<Json, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|error| Refusal::new("refusal.xapi_utf8").with("at", error.valid_up_to()))?;
    serde_json::from_str(text).map_err(|error| Refusal::new("refusal.xapi_json").with("line", error.line()).with("column", error.column()))
}

/// Checks one statement.
pub fn take(mut json: Json, version: Version) -> Result<Statement, Refusal> {
    check::statement(&json, version)?;
    shape::lists(&mut json);
    let object = json.get("object");
    let refers = object.filter(|object| object.text_of("objectType") == Some("StatementRef")).and_then(|object| kinds::uuid(object.text_of("id")?).ok());
    Ok(Statement {
        id: json.text_of("id").and_then(|id| kinds::uuid(id).ok()),
        voids: json.get("verb").and_then(|verb| verb.text_of("id")) == Some(VOIDED),
        timestamp: json.text_of("timestamp").and_then(|time| kinds::time(time).ok()),
        refers,
        json,
    })
}

/// Two of a batch may not have the same id.
fn distinct(read: &[Statement]) -> Result<(), Refusal> {
    let mut known = std::collections::BTreeMap::new();
    for (at, id) in read.iter().enumerate().filter_map(|(at, one)| Some((at, one.id?))) {
        if let Some(first) = known.insert(id, at) {
            return Err(Refusal::new("refusal.xapi_same_id").at(&format!("[{at}].id")).with("first", format!("[{first}]")));
        }
    }
    Ok(())
}
