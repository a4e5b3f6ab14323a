//! A problem as pages show it: names beside ids, the next step, and what the viewer may do.

use domain::{
    catalogue,
    date::Day,
    id::UnitId,
    problems::{Actor, Around, Deed, Holds, Outcome, Problem, State, Todo, decide, next_step},
};
use serde::Serialize;
use store::{
    Tx,
    ledger,
    people::{person, unit},
    problems::{self, Listed, Told},
    search::Index,
};
use utoipa::ToSchema;

use crate::error::language;

/// What a unit is called today, or was called last.
pub(crate) fn unit_name(tx: &mut Tx<'_>, id: UnitId) -> Result<String, store::Error> {
    Ok(store::access::audit::subject_name(tx, id.0)?.unwrap_or_default())
}

#[derive(Serialize, ToSchema)]
pub(super) struct Line {
    id: i64,
    title: String,
    origin: String,
    kind: String,
    state: String,
    owner: Option<i64>,
    owner_name: String,
    place: i64,
    place_name: String,
    due: Option<String>,
    overdue: bool,
    raised_on: String,
}

impl Line {
    pub(super) fn of(index: &Index, line: Listed, today: Day) -> Self {
        let name = |unit: UnitId| index.org.node(index.org.place(unit)).map(|node| node.name.clone()).unwrap_or_default();
        Self {
            id: line.id.0, title: line.title, origin: line.origin.code().into(), kind: line.kind.code().into(), state: line.state.code().into(),
            owner: line.owner.map(|unit| unit.0), owner_name: line.owner.map(name).unwrap_or_default(), place: line.place.0, place_name: name(line.place),
            due: line.due.map(|day| day.to_string()), overdue: line.due.is_some_and(|due| due < today), raised_on: line.raised_on.to_string(),
        }
    }
}

#[derive(Serialize, ToSchema)]
/// One deed of the story.
struct DeedShown {
    at: String,
    by: String,
    party: String,
    deed: String,
    text: String,
    /// Units, days, outcomes: what the deed says besides its text.
    detail: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Story {
    id: i64,
    pub(super) version: i64,
    title: String,
    text: String,
    wish: String,
    origin: String,
    source: Option<i64>,
    kind: String,
    state: String,
    place: i64,
    place_name: String,
    owner: Option<i64>,
    owner_name: String,
    joint: Vec<String>,
    joint_units: Vec<i64>,
    coordinator_name: String,
    raised_on: String,
    /// Those who raised it and did not ask to stay unnamed.
    raisers: Vec<String>,
    protected: bool,
    due: Option<String>,
    overdue: bool,
    paused: bool,
    reopened: u32,
    closed_on: Option<String>,
    follow_up: Option<String>,
    joined_into: Option<i64>,
    part_of: Option<i64>,
    /// Who is to do what next.
    next_party: Option<String>,
    next_step: Option<String>,
    /// Deeds that the viewer may do now.
    may: Vec<&'static str>,
    events: Vec<DeedShown>,
}

/// One deed of each kind, to ask which the viewer may do.
fn samples(problem: &Problem, today: Day) -> Vec<Deed> {
    let text = || "—".to_owned();
    let owner = problem.owner.unwrap_or(problem.coordinator);
    vec![
        Deed::Assign { owner, joint: problem.joint.clone(), text: text() }, Deed::Dispute { text: text() }, Deed::Pause { until: today.plus_days(1), text: text() },
        Deed::Resume, Deed::Answer { outcome: Outcome::Explained, text: text() }, Deed::Confirm { holds: Holds::No, text: text() }, Deed::Prove { text: text() },
        Deed::Reopen { text: text() }, Deed::Check { holds: true, text: text() }, Deed::Join { into: domain::id::ProblemId(0) }, Deed::Note { text: text() },
    ]
}

fn may(problem: &Problem, actor: &Actor, around: Around<'_>) -> Vec<&'static str> {
    let paused = problem.clock.stands_still(around.today) && problem.state != State::Answered;
    let allowed = samples(problem, around.today).into_iter().filter(|deed| decide(problem, deed, actor, around).is_ok());
    allowed.filter(|deed| paused || *deed != Deed::Resume).map(|deed| deed.code()).collect()
}

impl Story {
    pub(super) fn of(tx: &mut Tx<'_>, told: Told) -> Result<Self, store::Error> {
        let (today, rules) = (tx.today(), store::rules::load(tx)?);
        let problem = &told.problem;
        let gone = problem.owner.map(|owner| unit::facts_on(tx, owner, today)).transpose()?.is_some_and(|facts| facts.is_none());
        let step = next_step(problem, today, &rules, |_| gone);
        let mut raisers = Vec::new();
        let open = problems::open_raisers(tx, told.id)?;
        for raiser in &open {
            let named = raiser.person.map(|person| person::name_of(tx, person)).transpose()?.flatten();
            raisers.push(named.unwrap_or_else(|| raiser.name.clone()));
        }
        let around = Around { today, rules: &rules, open_parts: 0 };
        let mut joint = Vec::new();
        for unit in &problem.joint {
            joint.push(unit_name(tx, *unit)?);
        }
        Ok(Self {
            id: told.id.0, version: told.version, origin: told.origin.code().into(), source: told.source, kind: problem.kind.code().into(),
            state: problem.state.code().into(), place: told.place.0, place_name: unit_name(tx, told.place)?, owner: problem.owner.map(|unit| unit.0),
            owner_name: problem.owner.map(|unit| unit_name(tx, unit)).transpose()?.unwrap_or_default(), joint, joint_units: problem.joint.iter().map(|unit| unit.0).collect(), coordinator_name: unit_name(tx, problem.coordinator)?,
            raised_on: told.raised_on.to_string(), protected: open.is_empty(), raisers, due: told.due.map(|day| day.to_string()),
            overdue: told.due.is_some_and(|due| due < today), paused: problem.clock.stands_still(today), reopened: problem.reopened,
            closed_on: problem.closed.map(|(day, _)| day.to_string()), follow_up: problem.follow_up.map(|day| day.to_string()),
            joined_into: problem.joined_into.map(|id| id.0), part_of: problem.part_of.map(|id| id.0), next_party: step.map(|(party, _)| party.code().to_owned()),
            next_step: step.map(|(_, todo): (_, Todo)| todo.code().to_owned()), may: may(problem, &told.actor, around), events: events(tx, told.id, open.is_empty())?,
            title: told.title, text: told.text, wish: told.wish,
        })
    }
}

/// What was done, in order. Who wrote down a protected matter is not told either: with the day, it would name the talk.
fn events(tx: &mut Tx<'_>, id: domain::id::ProblemId, protected: bool) -> Result<Vec<DeedShown>, store::Error> {
    let events = problems::events(tx, id)?;
    let accounts: Vec<_> = events.iter().map(|event| event.account).collect();
    let names = ledger::account_names(tx, &accounts)?;
    let mut shown = Vec::new();
    for event in events {
        let detail = event.deed.as_ref().map(|deed| detail(tx, deed)).transpose()?.unwrap_or_default();
        let told = event.account.0 != 0 && !(protected && event.deed.is_none());
        shown.push(DeedShown {
            at: event.at.to_minute(), by: names.get(&event.account).filter(|_| told).cloned().unwrap_or_default(), party: event.party.code().into(),
            deed: event.deed.as_ref().map_or("raise", Deed::code).into(), text: event.deed.as_ref().map(|deed| deed.text().to_owned()).unwrap_or_default(), detail,
        });
    }
    Ok(shown)
}

fn detail(tx: &mut Tx<'_>, deed: &Deed) -> Result<String, store::Error> {
    Ok(match deed {
        Deed::Assign { owner, .. } => unit_name(tx, *owner)?,
        Deed::Pause { until, .. } => until.to_string(),
        Deed::Answer { outcome, .. } => catalogue::name(language(), &outcome.key()),
        Deed::Confirm { holds, .. } => catalogue::name(language(), &holds.key()),
        Deed::Check { holds, .. } => catalogue::name(language(), &if *holds { Holds::Solved } else { Holds::No }.key()),
        _ => String::new(),
    })
}
