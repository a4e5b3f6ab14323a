//! Observing officials at the front line: field studies, what their sources say for and against, comments, and teams set up
//! for a task.
//!
//! Source of the five lines, of seeing, hearing and asking on site, and of visits that nobody is told of: the second and
//! fourth reference articles. That no judgement rests on one source is a promise of this house.

pub mod appraisal;
mod check;
pub mod competence;
pub mod portrait;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use self::check::{Standing, State, may_lower, standing};
use crate::{
    date::{Day, Instant},
    duties::Seats,
    id::{PersonId, ProjectId, TeamId, UnitId},
    ledger::{Channel, FrontLine, SourceKind},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
    problems::ProblemKind,
};

codes! {
    /// Whether a source bears a statement out.
    "stance" Stance { For = "for", Against = "against" }
    /// What the sources of a statement amount to.
    "statement_state" StatementState { Confirmed = "confirmed", SingleSource = "single_source", Disputed = "disputed", Withdrawn = "withdrawn" }
    "study_state" StudyState { Draft = "draft", Published = "published", Dropped = "dropped" }
}

/// One source of a statement, as it is noted on site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub source: SourceKind,
    pub stance: Stance,
    /// Who said it, by group or function; a name only where the person agreed.
    #[serde(default)]
    pub who: String,
    pub text: String,
    #[serde(default)]
    pub place: String,
    /// When the phone noted it.
    #[serde(default)]
    pub noted_at: Option<Instant>,
    /// Content hashes of photos uploaded before.
    #[serde(default)]
    pub attachments: Vec<String>,
}

/// What is said of a person's work, with the sources that speak for and against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub person: PersonId,
    pub front_line: FrontLine,
    pub text: String,
    pub sources: Vec<Source>,
}

/// A difficulty that came up on site; it becomes a problem with an owner and a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difficulty {
    pub kind: ProblemKind,
    pub title: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub wish: String,
    /// Whoever told of it, by name; unsaid where that was promised.
    #[serde(default)]
    pub raiser: String,
    /// An official who told of it.
    #[serde(default)]
    pub person: Option<PersonId>,
    #[serde(default)]
    pub protected: bool,
    #[serde(default)]
    pub owner: Option<UnitId>,
}

/// A field study of a unit: who heads it presents on site, others are seen, heard and asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    pub unit: UnitId,
    pub held_on: Day,
    #[serde(default)]
    pub place: String,
    /// Nobody was told before (不发通知、不打招呼、不听汇报).
    #[serde(default)]
    pub unannounced: bool,
    #[serde(default)]
    pub team: Option<TeamId>,
    #[serde(default)]
    pub project: Option<ProjectId>,
    #[serde(default)]
    pub statements: Vec<Statement>,
    #[serde(default)]
    pub difficulties: Vec<Difficulty>,
    #[serde(default)]
    pub note: String,
}

const STATEMENTS_MAX: usize = 40;
const SOURCES_MAX: usize = 20;
/// The longest name of a group or place, in characters.
const WHO_MAX: usize = 200;
const DIFFICULTIES_MAX: usize = 20;
/// A study is written down within so many days.
const LATE_DAYS_MAX: i32 = 400;

/// Whether a study may be kept as a draft: anything may be missing, nothing may be out of bounds.
pub fn check_draft(study: &Study, observer: Option<PersonId>, today: Day) -> Result<(), Refusal> {
    if study.held_on > today {
        return Err(Refusal::new("refusal.not_yet").with("date", study.held_on).at("held_on"));
    }
    if today.days_since(study.held_on) > LATE_DAYS_MAX {
        return Err(Refusal::new("refusal.study_long_ago").with("most", LATE_DAYS_MAX).at("held_on"));
    }
    if study.statements.len() > STATEMENTS_MAX {
        return Err(Refusal::new("refusal.study_statements").with("most", STATEMENTS_MAX).at("statements"));
    }
    if study.difficulties.len() > DIFFICULTIES_MAX {
        return Err(Refusal::new("refusal.study_difficulties").with("most", DIFFICULTIES_MAX).at("difficulties"));
    }
    text_fits(&study.note, "note")?;
    for (at, statement) in study.statements.iter().enumerate() {
        let field = |name: &str| format!("statements.{at}.{name}");
        if observer == Some(statement.person) {
            return Err(Refusal::new("refusal.observe_self").at(&field("person")));
        }
        if statement.sources.len() > SOURCES_MAX {
            return Err(Refusal::new("refusal.study_sources").with("most", SOURCES_MAX).at(&field("sources")));
        }
        text_fits(&statement.text, &field("text"))?;
        for (nth, source) in statement.sources.iter().enumerate() {
            let field = |name: &str| format!("statements.{at}.sources.{nth}.{name}");
            if source.source == SourceKind::OwnStatement {
                return Err(Refusal::new("refusal.not_own_statement").at(&field("source")));
            }
            text_fits(&source.text, &field("text"))?;
            for (text, name) in [(&source.who, "who"), (&source.place, "place")] {
                if text.chars().count() > WHO_MAX {
                    return Err(Refusal::new("refusal.too_long").with("most", WHO_MAX).at(&field(name)));
                }
            }
        }
    }
    Ok(())
}

/// Whether a study may go onto files: it says something, and every statement of it says by whom.
pub fn check_publish(study: &Study, observer: Option<PersonId>, today: Day) -> Result<(), Refusal> {
    check_draft(study, observer, today)?;
    if study.statements.is_empty() && study.difficulties.is_empty() {
        return Err(Refusal::new("refusal.study_empty").at("statements"));
    }
    for (at, statement) in study.statements.iter().enumerate() {
        if statement.text.trim().is_empty() {
            return Err(Refusal::new("refusal.empty").at(&format!("statements.{at}.text")));
        }
        if statement.sources.is_empty() {
            return Err(Refusal::new("refusal.statement_no_source").with("text", &statement.text).at(&format!("statements.{at}.sources")));
        }
        if let Some(nth) = statement.sources.iter().position(|source| source.text.trim().is_empty()) {
            return Err(Refusal::new("refusal.empty").at(&format!("statements.{at}.sources.{nth}.text")));
        }
    }
    Ok(())
}

/// A team set up for a matter, to look at the people who work on it (以“事”定“人”成立考察专班).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    pub title: String,
    /// What it looks into.
    #[serde(default)]
    pub task: String,
    #[serde(default)]
    pub project: Option<ProjectId>,
    pub from: Day,
    /// The last day.
    pub to: Day,
    pub members: Vec<PersonId>,
    /// Units whose people it looks at, with all below them.
    #[serde(default)]
    pub units: Vec<UnitId>,
    /// Kinds of unit and post that are meant there.
    pub seats: Seats,
    /// People beside those.
    #[serde(default)]
    pub people: Vec<PersonId>,
}

impl Team {
    pub fn works_on(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// Errors: no title, nobody in it or nobody to look at, somebody who is to look at themselves.
pub fn check_team(team: &Team) -> Result<(), Refusal> {
    name_given(&team.title, "title")?;
    text_fits(&team.task, "task")?;
    if team.to < team.from {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("to"));
    }
    if team.members.is_empty() {
        return Err(Refusal::new("refusal.team_empty").at("members"));
    }
    let by_post = !team.units.is_empty() && !team.seats.unit_kinds.is_empty();
    if !by_post && team.people.is_empty() && team.project.is_none() {
        return Err(Refusal::new("refusal.team_nobody").at("people"));
    }
    let members: BTreeSet<PersonId> = team.members.iter().copied().collect();
    if team.people.iter().any(|person| members.contains(person)) {
        return Err(Refusal::new("refusal.team_itself").at("people"));
    }
    Ok(())
}

/// The kinds of source a comment may come from: people, not papers.
pub const COMMENT_GROUPS: &[SourceKind] =
    &[SourceKind::FromOfficials, SourceKind::FromEnterprises, SourceKind::FromMasses, SourceKind::HeadStatement, SourceKind::ThirdParty];

/// A comment on an official, collected by one of many ways (评价建议); the giver is kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    pub group: SourceKind,
    pub channel: Channel,
    pub given_on: Day,
    #[serde(default)]
    pub front_line: Option<FrontLine>,
    pub text: String,
}

pub fn check_comment(comment: &Comment) -> Result<(), Refusal> {
    if comment.text.trim().is_empty() {
        return Err(Refusal::new("refusal.empty").at("text"));
    }
    if !COMMENT_GROUPS.contains(&comment.group) {
        return Err(Refusal::new("refusal.comment_group").at("group"));
    }
    text_fits(&comment.text, "text")
}

#[cfg(test)]
mod tests;
