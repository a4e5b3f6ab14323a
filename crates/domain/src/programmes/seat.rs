//! Who may sit in a class: rules that forbid, rules that warn, and the line of those who wait.

use std::collections::{BTreeMap, BTreeSet};

use super::{Hindrance, Layer, Quota, SeatState};
use crate::{
    id::{PersonId, UnitId},
    people::code::Rank,
};

/// Somebody named for a seat, with what the rules need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub person: PersonId,
    pub unit: Option<UnitId>,
    /// Heads or deputises for their unit.
    pub leads: bool,
    /// Sat in a session of the programme before.
    pub sat_before: bool,
    /// What their file tells against it.
    pub known: BTreeSet<Hindrance>,
}

/// Whether somebody is of a layer: county level by rank, backbones below it, young officials up to an age.
pub fn in_layer(layer: Layer, rank: Option<Rank>, (age, young): (i64, i64)) -> bool {
    let county = rank.is_some_and(|rank| rank <= Rank::CountyDeputy);
    match layer {
        Layer::County => county,
        Layer::Backbone => !county,
        Layer::Young => age <= young,
    }
}

impl Hindrance {
    pub const fn forbids(self) -> bool {
        matches!(self, Self::Twice | Self::NotServing | Self::Unprepared | Self::Elsewhere | Self::QuotaFull)
    }
}

/// What is on the roster already, and what the session asks.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    pub capacity: Option<usize>,
    pub quotas: Vec<Quota>,
    /// Everybody who sits or hopes to, with their unit and whether they lead it.
    pub on: BTreeMap<PersonId, (Option<UnitId>, bool, SeatState)>,
    /// Of the pool that comes in turn, how many never sat; `None` where nobody comes in turn.
    pub never_sat: Option<BTreeSet<PersonId>>,
}

impl Roster {
    fn of_unit(&self, unit: UnitId) -> usize {
        self.on.values().filter(|(of, ..)| *of == Some(unit)).count()
    }
    fn full(&self) -> bool {
        let sitting = self.on.values().filter(|(.., state)| state.sits()).count();
        self.capacity.is_some_and(|capacity| sitting >= capacity)
    }
}

/// Everything that stands against a seat, what forbids first.
pub fn hindrances(asked: &Asked, roster: &Roster) -> Vec<Hindrance> {
    if roster.on.contains_key(&asked.person) {
        return vec![Hindrance::Twice];
    }
    let quota = asked.unit.and_then(|unit| roster.quotas.iter().find(|quota| quota.unit == unit));
    let beside = |unit: UnitId| roster.on.iter().any(|(person, (of, leads, state))| *person != asked.person && *of == Some(unit) && *leads && state.sits());
    let others_first = roster.never_sat.as_ref().is_some_and(|never| asked.sat_before && never.iter().any(|person| !roster.on.contains_key(person)));
    let checks = [
        (quota.is_some_and(|quota| roster.of_unit(quota.unit) >= quota.places), Hindrance::QuotaFull),
        (asked.leads && asked.unit.is_some_and(beside), Hindrance::TwoLeaders),
        (others_first, Hindrance::BeforeOthers),
    ];
    let mut found = asked.known.clone();
    found.extend(checks.into_iter().filter(|(stands, _)| *stands).map(|(_, what)| what));
    found.into_iter().collect()
}

/// What becomes of somebody named for a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Seat(SeatState),
    /// Nothing is kept until whoever decides has read these and goes on.
    Held(Vec<Hindrance>),
}

/// `approves`: whoever asks may approve as well. `anyway`: the warnings were read.
pub fn verdict(asked: &Asked, roster: &Roster, approves: bool, anyway: bool) -> Verdict {
    let found = hindrances(asked, roster);
    if found.iter().any(|one| one.forbids() || !anyway) {
        return Verdict::Held(found);
    }
    Verdict::Seat(match (approves, roster.full()) {
        (false, _) => SeatState::Nominated,
        (true, false) => SeatState::Approved,
        (true, true) => SeatState::Waiting,
    })
}

/// Who moves up from the waiting list, in its order, while places are free.
pub fn next_waiting(roster: &Roster, waiting: &[PersonId]) -> Vec<PersonId> {
    let sitting = roster.on.values().filter(|(.., state)| state.sits()).count();
    let free = roster.capacity.map_or(waiting.len(), |capacity| capacity.saturating_sub(sitting));
    waiting.iter().copied().take(free).collect()
}
