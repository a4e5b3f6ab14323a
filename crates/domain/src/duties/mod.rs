//! Duties: who owes what to whom how often. A rule pairs two kinds of post; items follow from it and from the history
//! of appointments, and are never stored, so that a change of holder moves what is owed and keeps what was done.

mod period;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::period::Period;
use crate::{
    date::Day,
    id::{PersonId, UnitId},
    message::Refusal,
    people::{
        code::{PostKind, UnitKind},
        unit::name_given,
    },
};

codes! {
    "duty_state" DutyState {
        Done = "done",
        /// The period runs, with more time than the warning.
        Open = "open",
        Soon = "soon",
        /// The period ended without it; it stays so.
        Missed = "missed",
    }
    "cadence" Cadence { Year = "year", HalfYear = "half_year", Quarter = "quarter", Month = "month" }
    /// What is owed.
    "duty_act" Act { Talk = "talk", Interview = "interview", HomeVisit = "home_visit" }
    /// Whose people a seat looks after: those of its own unit, or, for an organ, of the unit it belongs to.
    "duty_span" Span { Own = "own", Above = "above" }
}

/// Posts meant by a rule: of a kind, in units of a kind, their title holding a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    pub unit_kinds: Vec<UnitKind>,
    #[serde(default)]
    pub post_kinds: Vec<PostKind>,
    /// Part of the post's title, such as 书记; empty for any.
    #[serde(default)]
    pub title: String,
    /// Part of the unit's name, such as 组织部; empty for any.
    #[serde(default)]
    pub unit_name: String,
}

impl Seats {
    pub fn of_unit(&self, unit: UnitKind, name: &str) -> bool {
        self.unit_kinds.contains(&unit) && name.contains(&self.unit_name)
    }
    pub fn of_post(&self, post: PostKind) -> bool {
        self.post_kinds.is_empty() || self.post_kinds.contains(&post)
    }
    pub fn means(&self, (unit, name): (UnitKind, &str), post: PostKind, title: &str) -> bool {
        self.of_unit(unit, name) && self.of_post(post) && title.contains(&self.title)
    }
}

/// A rule: whoever holds a seat of `owes` does `act` with every holder of a seat of `to` in the units that the seat
/// looks after, once every `cadence`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What figures know it by; empty for a rule that only this house has.
    #[serde(default)]
    pub code: String,
    pub title: String,
    pub act: Act,
    pub owes: Seats,
    pub span: Span,
    pub to: Seats,
    pub cadence: Cadence,
    pub since: Day,
    /// First day without it.
    pub until: Option<Day>,
    /// A document, or who set it.
    pub source: String,
    /// Days before the end of a period from which it is due soon.
    pub warn_days: i32,
}

impl Rule {
    /// Asks for the same of the same, whatever it is called.
    pub fn same_as(&self, other: &Self) -> bool {
        (self.act, self.cadence, self.span) == (other.act, other.cadence, other.span) && self.owes == other.owes && self.to == other.to
    }
}

/// Whether a rule may stand. Errors: no title or source; no kind of unit; a beginning or end inside a period, which
/// would leave it unclear what the cut period asks for.
pub fn check(rule: &Rule) -> Result<(), Refusal> {
    name_given(&rule.title, "title")?;
    name_given(&rule.source, "source")?;
    for (seats, field) in [(&rule.owes, "owes"), (&rule.to, "to")] {
        if seats.unit_kinds.is_empty() {
            return Err(Refusal::new("refusal.empty").at(&format!("{field}.unit_kinds")));
        }
    }
    if !(0..=180).contains(&rule.warn_days) {
        return Err(Refusal::new("refusal.duty_warn").at("warn_days"));
    }
    for (day, field) in [(Some(rule.since), "since"), (rule.until, "until")] {
        let Some(day) = day else { continue };
        let begins = rule.cadence.period_of(day).from;
        if begins != day {
            return Err(Refusal::new("refusal.duty_mid_period").with("date", day).with("next", rule.cadence.period_of(day).until).at(field));
        }
    }
    if rule.until.is_some_and(|until| until <= rule.since) {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("until"));
    }
    Ok(())
}

/// Somebody held a seat of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    pub person: PersonId,
    pub unit: UnitId,
    pub since: Day,
    /// First day without it.
    pub until: Option<Day>,
}

impl Holding {
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// What was done: `by` had the talk with `with` on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    pub by: PersonId,
    pub with: PersonId,
    pub on: Day,
}

/// One item of a duty: a person, a period, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub period: Period,
    pub to: PersonId,
    /// The unit of the seat they hold.
    pub to_unit: UnitId,
    /// The unit of the seat that owes it.
    pub owing_unit: UnitId,
    /// Who holds that seat on the day that counts; nobody while it is vacant.
    pub owed_by: Vec<PersonId>,
    pub state: DutyState,
    /// The first time it was done in the period, and by whom.
    pub done: Option<(Day, PersonId)>,
}

/// What is known about the posts and deeds that a rule is about.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    pub owing: &'a [Holding],
    pub to: &'a [Holding],
    /// The unit of the owing seat that looks after a unit.
    pub above: &'a BTreeMap<UnitId, UnitId>,
    /// In any order.
    pub done: &'a [Done],
}

/// Everything owed under a rule in periods that begin in `[from, to)`, and nothing that begins after today.
///
/// Of a period that has ended those are owed who held the seat on its last day, of the present one those who hold it
/// today. Whoever holds two such seats is owed it once, in the unit held longest. Nobody owes it to themselves.
pub fn dues(rule: &Rule, history: History<'_>, (from, to): (Day, Day), today: Day) -> Vec<Due> {
    let mut done: BTreeMap<PersonId, Vec<Done>> = BTreeMap::new();
    for act in history.done {
        done.entry(act.with).or_default().push(*act);
    }
    for acts in done.values_mut() {
        acts.sort_by_key(|act| act.on);
    }
    let mut owing: BTreeMap<UnitId, Vec<&Holding>> = BTreeMap::new();
    for held in history.owing {
        owing.entry(held.unit).or_default().push(held);
    }
    let mut dues = Vec::new();
    for period in rule.cadence.periods(rule.since.max(from), rule.until.unwrap_or(to).min(to).min(today.plus_days(1))) {
        let counts = period.last().min(today);
        let mut owed: BTreeMap<PersonId, &Holding> = BTreeMap::new();
        for held in history.to.iter().filter(|held| held.holds_on(counts)) {
            let first = owed.entry(held.person).or_insert(held);
            if (held.since, held.unit) < (first.since, first.unit) {
                *first = held;
            }
        }
        for (person, held) in owed {
            let Some(owing_unit) = history.above.get(&held.unit).copied() else { continue };
            let seats = owing.get(&owing_unit).map_or(&[][..], Vec::as_slice);
            let holds = |by: PersonId, on: Day| seats.iter().any(|seat| seat.person == by && seat.holds_on(on));
            let mut owed_by: Vec<PersonId> = seats.iter().filter(|seat| seat.holds_on(counts)).map(|seat| seat.person).collect();
            owed_by.sort();
            owed_by.dedup();
            if owed_by == [person] {
                continue;
            }
            let first = done.get(&person).and_then(|acts| acts.iter().find(|act| period.holds(act.on) && act.by != person && holds(act.by, act.on)));
            let state = match first {
                Some(_) => DutyState::Done,
                None if period.until <= today => DutyState::Missed,
                None if period.last().days_since(today) < rule.warn_days => DutyState::Soon,
                None => DutyState::Open,
            };
            dues.push(Due { period, to: person, to_unit: held.unit, owing_unit, owed_by, state, done: first.map(|act| (act.on, act.by)) });
        }
    }
    dues
}

/// The rules that a new house begins with, in force from the first day of a year.
pub fn shipped(year: i16) -> Vec<Rule> {
    #[derive(Deserialize)]
    struct File {
        rule: Vec<Rule>,
    }
    // A file that cannot be read fails the tests, so it cannot reach a release.
    let rules = toml::from_str::<File>(include_str!("../../rules/duties.toml")).map(|file| file.rule).unwrap_or_default();
    let since = Day::new(year, 1, 1);
    rules.into_iter().filter_map(|rule| Some(Rule { since: since.ok()?, ..rule })).collect()
}

#[cfg(test)]
mod tests;
