//! Figures that are counted from records of a period: talks, items of duties, problems.

use domain::{
    access::role::Permission,
    care::coverage,
    duties::{Due, DutyState, Holding},
    figures::{Counting, Definition, ProblemCount, TalkCount},
    id::{PersonId, ProblemId},
    people::filter::Filter,
    problems::Problem,
};

use super::{Behind, Figure, Part, Scope, as_number, places};
use crate::{
    access::Viewer,
    calendar,
    care::{self, Held},
    db::Tx,
    duties,
    error::Error,
    params,
    problems,
    search::Index,
};

fn talks(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (count, scope): (&TalkCount, &Scope)) -> Result<Vec<Held>, Error> {
    let from = if count.so_far { domain::date::Day::new(domain::date::YEAR_MIN, 1, 1).unwrap_or(scope.from) } else { scope.from };
    let held = care::held(tx, &count.kinds, (from, scope.day.plus_days(1)))?;
    let mut held = care::known_to(index, viewer, held);
    if let Some(unit) = scope.unit {
        let within = super::meeting(tx, index, &Filter::Under { units: vec![unit] }, scope.day)?;
        held.retain(|talk| index.ordinal(talk.person).is_some_and(|ordinal| within.has(ordinal)));
    }
    held.retain(|talk| talk.unannounced || !count.unannounced);
    if let Some(seats) = &count.with {
        let mut holdings: std::collections::BTreeMap<PersonId, Vec<Holding>> = std::collections::BTreeMap::new();
        for holding in duties::holdings(tx, index, seats, from)? {
            holdings.entry(holding.person).or_default().push(holding);
        }
        held.retain(|talk| holdings.get(&talk.person).is_some_and(|all| all.iter().any(|holding| holding.holds_on(talk.on))));
    }
    Ok(held)
}

pub(super) fn talk_figure(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, definition: &Definition, (count, scope): (&TalkCount, &Scope)) -> Result<Figure, Error> {
    let held = talks(tx, index, viewer, (count, scope))?;
    let (persons, times) = coverage(held.iter().map(|talk| talk.person));
    let value = if definition.counts == Counting::Persons { persons } else { times };
    Ok(Figure { value: Some(as_number(value)), rows: held.len(), parts: Vec::new() })
}

pub(super) fn talk_rows(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (count, scope): (&TalkCount, &Scope)) -> Result<Vec<Behind>, Error> {
    let held = talks(tx, index, viewer, (count, scope))?;
    Ok(held.into_iter().map(|talk| Behind::Talk { person: talk.person, on: talk.on }).collect())
}

fn dues(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (code, scope): (&str, &Scope)) -> Result<Vec<Due>, Error> {
    let places = places(index, viewer, (Permission::Duties, *scope));
    let mut dues = Vec::new();
    for (_, rule) in duties::all(tx)?.into_iter().filter(|(_, rule)| rule.code == code) {
        dues.extend(duties::owed(tx, index, &rule, (scope.from, scope.day.plus_days(1)))?);
    }
    dues.retain(|due| places.get(index.org.place(due.to_unit) as usize).copied().unwrap_or(false));
    Ok(dues)
}

pub(super) fn duty_figure(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, of: (&str, &Scope)) -> Result<Figure, Error> {
    let dues = dues(tx, index, viewer, of)?;
    let count = |state| dues.iter().filter(|due| due.state == state).count();
    let parts = DutyState::ALL.iter().map(|state| Part { code: Some(state.code().into()), value: as_number(count(*state)) });
    Ok(Figure { value: Some(as_number(count(DutyState::Done))), rows: dues.len(), parts: parts.collect() })
}

pub(super) fn duty_rows(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, of: (&str, &Scope)) -> Result<Vec<Behind>, Error> {
    let dues = dues(tx, index, viewer, of)?;
    Ok(dues.into_iter().map(|due| Behind::Due { person: due.to, until: due.period.last(), state: due.state, done_on: due.done.map(|(on, _)| on) }).collect())
}

/// The problems that a count is about, and whether each was answered within time where that is known.
fn counted_problems(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (count, scope): (ProblemCount, &Scope)) -> Result<Vec<(ProblemId, Option<bool>)>, Error> {
    let (area, today, places) = (tx.area(), tx.today(), places(index, viewer, (Permission::Figures, *scope)));
    let calendar = calendar::load(tx)?;
    let always = domain::date::Day::new(domain::date::YEAR_MIN, 1, 1).unwrap_or(scope.from);
    let from = if count == ProblemCount::Overdue { always } else { scope.from };
    let mut found = Vec::new();
    tx.each(
        "select id, place, body from problem where area = $1 and raised_on >= $2 and raised_on <= $3 order by raised_on, id",
        params![area, from, scope.day],
        |row| {
            let problem: Problem = serde_json::from_str(&row.get::<String>(2)?)?;
            if !places.get(index.org.place(row.get(1)?) as usize).copied().unwrap_or(false) {
                return Ok(());
            }
            let in_time = problem.within_time(today, &calendar)?;
            let counts = match count {
                ProblemCount::Raised => true,
                ProblemCount::Closed => !problem.is_open(),
                ProblemCount::Overdue => problem.is_open() && in_time == Some(false),
                ProblemCount::OnTime => in_time.is_some(),
            };
            if counts {
                found.push((row.get(0)?, in_time));
            }
            Ok(())
        },
    )?;
    Ok(found)
}

pub(super) fn problem_figure(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, of: (ProblemCount, &Scope)) -> Result<Figure, Error> {
    let found = counted_problems(tx, index, viewer, of)?;
    let count = as_number(found.len());
    let in_time = as_number(found.iter().filter(|(_, in_time)| *in_time == Some(true)).count());
    // Tenths of a percent, rounded half up.
    let rate = (count > 0).then(|| (in_time * 2000 + count).div_euclid(2 * count));
    let value = if of.0 == ProblemCount::OnTime { rate } else { Some(count) };
    Ok(Figure { value, rows: found.len(), parts: Vec::new() })
}

/// Which problems stand behind a count, of those that concern the viewer.
pub(super) fn problem_rows(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, of: (ProblemCount, &Scope)) -> Result<Vec<Behind>, Error> {
    let mut rows = Vec::new();
    for (id, _) in counted_problems(tx, index, viewer, of)? {
        match problems::find(tx, viewer, id) {
            Err(Error::NotFound) => {}
            found => rows.push(Behind::Problem(found?.id)),
        }
    }
    Ok(rows)
}
