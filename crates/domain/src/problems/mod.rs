//! Problems: one owner, one clock, one next step, until whoever raised it has an answer that holds.
//!
//! A problem is work state: the current row ([`Problem`]) and the deeds that made it. [`decide`] is the only way from
//! one state to the next; [`next_step`] says who is to do what, and there is always somebody.

mod clock;
mod deeds;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use self::{
    clock::{Clock, Pause},
    deeds::decide,
};
use crate::{
    calendar::Calendar,
    date::Day,
    id::{ProblemId, UnitId},
    message::Refusal,
    people::check::text_fits,
    rules::Rulebook,
};

codes! {
    /// In what a problem was raised; the answer goes back the same way.
    "problem_origin" Origin {
        /// Somebody's own matter, said to nobody before.
        Own = "own",
        Talk = "talk", Interview = "interview", HomeVisit = "home_visit", FieldStudy = "field_study",
        Inspection = "inspection", CommunityDuty = "community_duty", EnterpriseHelp = "enterprise_help",
        Ticket = "ticket", InvestorReply = "investor_reply", Project = "project", Symposium = "symposium",
    }
    "problem_kind" ProblemKind {
        Approval = "approval", Land = "land", Funding = "funding", Staffing = "staffing", Works = "works",
        Livelihood = "livelihood", Enterprise = "enterprise", Assessment = "assessment", Career = "career",
        Health = "health", Family = "family", Other = "other",
    }
    "problem_state" State {
        /// No unit could be told by rule; the coordinator names one.
        Unrouted = "unrouted",
        Assigned = "assigned", Disputed = "disputed",
        /// Waits for the word of whoever raised it, or for proof from outside.
        Answered = "answered",
        /// Part of it is done and confirmed; the rest goes on under a clock of its own.
        HalfSolved = "half_solved",
        Closed = "closed",
        /// The same matter as another problem, which goes on for both.
        Joined = "joined",
    }
    "problem_outcome" Outcome { Solved = "solved", Half = "half", Explained = "explained" }
    "problem_closing" Closing { Confirmed = "confirmed", Proved = "proved" }
    "problem_holds" Holds { Solved = "solved", Half = "half", No = "no" }
    "problem_party" Party { Coordinator = "coordinator", Owner = "owner", Raiser = "raiser", Outside = "outside", Anyone = "anyone" }
    "problem_step" Todo {
        NameOwner = "name_owner", SettleDispute = "settle_dispute", AnswerIt = "answer_it", FinishIt = "finish_it",
        ConfirmIt = "confirm_it", ProveIt = "prove_it", LookAgain = "look_again", FindSuccessor = "find_successor",
    }
}

/// One matter under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub kind: ProblemKind,
    pub state: State,
    /// Names the owner where no rule does, settles disputes, and looks after what stays.
    pub coordinator: UnitId,
    /// The unit that owes the answer; of several the lead.
    pub owner: Option<UnitId>,
    pub joint: BTreeSet<UnitId>,
    /// Units that have used their one dispute.
    pub disputed_by: BTreeSet<UnitId>,
    pub clock: Clock,
    /// The last answer, while it waits or stands.
    pub answered: Option<(Day, Outcome)>,
    pub closed: Option<(Day, Closing)>,
    pub reopened: u32,
    /// When somebody is to look whether the answer held; absent once looked at.
    pub follow_up: Option<Day>,
    /// The larger problem of which this is a part.
    pub part_of: Option<ProblemId>,
    pub joined_into: Option<ProblemId>,
    /// Whether somebody can be asked if the answer holds; a voice without a name cannot.
    pub raiser_reachable: bool,
}

/// What somebody does about a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// The coordinator names the owner; a dispute under way is settled by it, with the reason.
    Assign { owner: UnitId, #[serde(default)] joint: BTreeSet<UnitId>, #[serde(default)] text: String },
    /// The owner says that the matter is not theirs.
    Dispute { text: String },
    /// The clock stands still until a day, for a reason.
    Pause { until: Day, text: String },
    Resume,
    Answer { outcome: Outcome, text: String },
    /// Whoever raised it says how far the answer holds.
    Confirm { holds: Holds, #[serde(default)] text: String },
    /// Somebody other than the owner shows that it is done.
    Prove { text: String },
    Reopen { text: String },
    /// Somebody other than the owner looked again after the set time.
    Check { holds: bool, text: String },
    Join { into: ProblemId },
    /// How it goes; changes nothing.
    Note { text: String },
}

impl Deed {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Assign { .. } => "assign",
            Self::Dispute { .. } => "dispute",
            Self::Pause { .. } => "pause",
            Self::Resume => "resume",
            Self::Answer { .. } => "answer",
            Self::Confirm { .. } => "confirm",
            Self::Prove { .. } => "prove",
            Self::Reopen { .. } => "reopen",
            Self::Check { .. } => "check",
            Self::Join { .. } => "join",
            Self::Note { .. } => "note",
        }
    }
    /// What was said with it.
    pub fn text(&self) -> &str {
        match self {
            Self::Assign { text, .. } | Self::Dispute { text } | Self::Pause { text, .. } | Self::Answer { text, .. } | Self::Confirm { text, .. }
            | Self::Prove { text } | Self::Reopen { text } | Self::Check { text, .. } | Self::Note { text } => text,
            Self::Resume | Self::Join { .. } => "",
        }
    }
}

/// In which of its hats somebody acts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    pub raiser: bool,
    pub coordinator: bool,
    /// Units for which they speak.
    pub units: BTreeSet<UnitId>,
}

impl Actor {
    fn speaks_for(&self, unit: Option<UnitId>) -> bool {
        unit.is_some_and(|unit| self.units.contains(&unit))
    }
}

/// What else there is, that a decision must know.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    pub today: Day,
    pub rules: &'a Rulebook,
    /// Parts of this problem that are not closed yet.
    pub open_parts: usize,
}

/// A problem as it is raised, routed by rule to `owner` or, without one, left to the coordinator.
pub fn raise(kind: ProblemKind, text: &str, (coordinator, owner): (UnitId, Option<UnitId>), raiser_reachable: bool, around: Around<'_>) -> Result<Problem, Refusal> {
    said(text, "text")?;
    Ok(Problem {
        kind, coordinator, owner, raiser_reachable,
        state: if owner.is_some() { State::Assigned } else { State::Unrouted },
        joint: BTreeSet::new(), disputed_by: BTreeSet::new(), clock: Clock::begin(around.today, days_for(kind, around)),
        answered: None, closed: None, reopened: 0, follow_up: None, part_of: None, joined_into: None,
    })
}

/// Working days for a kind of problem; a kind without a rule of its own goes by that of every kind.
fn days_for(kind: ProblemKind, around: Around<'_>) -> u32 {
    let of = |name: &str| around.rules.number(&format!("problems.days.{name}"), around.today);
    of(kind.code()).or_else(|| of("other")).and_then(|days| u32::try_from(days).ok()).unwrap_or(15)
}

fn said(text: &str, field: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("refusal.empty").at(field));
    }
    text_fits(text, field)
}

impl Problem {
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed | State::Joined)
    }

    /// Whether the answer came within time: known once it is closed, or once it is open over time. Errors: a year without
    /// a calendar.
    pub fn within_time(&self, today: Day, calendar: &Calendar) -> Result<Option<bool>, Refusal> {
        let by = |day| Ok(self.clock.overdue(day, calendar)? == 0);
        match (self.state, self.answered) {
            (State::Joined, _) => Ok(None),
            (State::Closed, answered) => answered.map(|(on, _)| on).or(self.closed.map(|(on, _)| on)).map(by).transpose(),
            _ => Ok((!by(today)?).then_some(false)),
        }
    }
}

/// Why somebody beyond the owner is told about a problem. Each is told once a round of the problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// Over time by so much that the head of the owner is told.
    Late,
    /// And by so much more that whoever coordinates is.
    VeryLate,
    /// Answered, and nobody says whether it holds.
    Silent,
    /// The day has come to look whether it held.
    LookAgain,
}

impl Alarm {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::VeryLate => "very_late",
            Self::Silent => "silent",
            Self::LookAgain => "look_again",
        }
    }
}

/// What is to be told about a problem on a day. Errors: a year without a calendar.
pub fn alarms(problem: &Problem, today: Day, calendar: &Calendar, rules: &Rulebook) -> Result<Vec<Alarm>, Refusal> {
    let number = |name: &str, otherwise: u32| rules.number(name, today).and_then(|days| u32::try_from(days).ok()).unwrap_or(otherwise);
    let mut alarms = Vec::new();
    if problem.is_open() && problem.state != State::Answered {
        let over = problem.clock.overdue(today, calendar)?;
        let levels = [(Alarm::Late, number("problems.escalate_days", 5)), (Alarm::VeryLate, number("problems.escalate_again_days", 15))];
        alarms.extend(levels.into_iter().filter(|(_, days)| over >= *days).map(|(alarm, _)| alarm));
    }
    let asks_for_proof = next_step(problem, today, rules, |_| false) == Some((Party::Coordinator, Todo::ProveIt));
    if problem.state == State::Answered && asks_for_proof {
        alarms.push(Alarm::Silent);
    }
    if problem.state == State::Closed && problem.follow_up.is_some_and(|day| day <= today) {
        alarms.push(Alarm::LookAgain);
    }
    Ok(alarms)
}

/// Who is to do what next; `None` only once nothing is left to do. `gone` says whether a unit no longer exists.
pub fn next_step(problem: &Problem, today: Day, rules: &Rulebook, gone: impl Fn(UnitId) -> bool) -> Option<(Party, Todo)> {
    let orphaned = problem.owner.is_some_and(gone);
    match problem.state {
        State::Unrouted => Some((Party::Coordinator, Todo::NameOwner)),
        State::Disputed => Some((Party::Coordinator, Todo::SettleDispute)),
        State::Assigned | State::HalfSolved if orphaned => Some((Party::Coordinator, Todo::FindSuccessor)),
        State::Assigned => Some((Party::Owner, Todo::AnswerIt)),
        State::HalfSolved => Some((Party::Owner, Todo::FinishIt)),
        State::Answered => {
            let wait = rules.number("problems.confirm_days", today).and_then(|days| i32::try_from(days).ok()).unwrap_or(15);
            let silent = problem.answered.is_some_and(|(on, _)| today.days_since(on) > wait);
            Some(if problem.raiser_reachable && !silent { (Party::Raiser, Todo::ConfirmIt) } else { (Party::Coordinator, Todo::ProveIt) })
        }
        State::Closed => problem.follow_up.map(|_| (Party::Coordinator, Todo::LookAgain)),
        State::Joined => None,
    }
}

#[cfg(test)]
mod tests;
