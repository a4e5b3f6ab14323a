//! Work owed: talks by rule, visits planned, problems to answer, to confirm and to give to a unit.

use std::collections::BTreeMap;

use domain::{
    access::role::Permission,
    care::VisitState,
    date::Day,
    duties::DutyState,
    problems::State as Stands,
};
use store::{
    Tx,
    access::Viewer,
    care::visits,
    problems::{self, Listed, Question, Side},
    search::Index,
};

use super::{MyDay, SOON_DAYS, item};

/// What the viewer owes by rule, one line a rule and period.
pub(super) fn owed(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    let Some(person) = viewer.person() else { return Ok(()) };
    let mut lines: BTreeMap<(domain::id::DutyRuleId, Day), (String, usize)> = BTreeMap::new();
    for (id, rule, due) in crate::duties::owed_by(tx, index, person, tx.today())? {
        if matches!(due.state, DutyState::Soon | DutyState::Open) {
            lines.entry((id, due.period.last())).or_insert((rule.title, 0)).1 += 1;
        }
    }
    for ((id, last), (title, left)) in lines {
        day.due.push(item("duty", id.0, &[("title", title), ("n", left.to_string())], Some(last.to_string()), "/duties".into()));
    }
    Ok(())
}

/// Visits the viewer or a team of theirs planned for the coming days, and those whose day went by without a record.
pub(super) fn planned(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    if !viewer.may(Permission::Talks) && !viewer.may(Permission::Observe) {
        return Ok(());
    }
    let today = tx.today();
    for visit in visits::own(tx, viewer)?.into_iter().filter(|visit| visit.state == VisitState::Planned) {
        let name = crate::problems::unit_name(tx, visit.plan.unit)?;
        let row = item("visit", visit.id.0, &[("name", name)], Some(visit.plan.day.to_string()), "/visits".into());
        if visit.plan.day < today { day.overdue.push(row) } else if visit.plan.day <= today.plus_days(SOON_DAYS) { day.due.push(row) }
    }
    Ok(())
}

/// How many problems of each side a front page shows.
const MATTERS: usize = 20;
/// Problems the viewer answers for, those that wait for the viewer's word, and those that wait to be given to a unit.
pub(super) fn matters(tx: &mut Tx<'_>, viewer: &Viewer, today: Day, day: &mut MyDay) -> Result<(), store::Error> {
    let question = |side, state, due_before| Question { side, open: Some(true), state, due_before, limit: MATTERS, ..Question::default() };
    let line = |kind: &str, found: Listed| item(kind, found.id.0, &[("name", found.title)], found.due.map(|due| due.to_string()), format!("/problems/{}", found.id));
    if viewer.may(Permission::ProblemsHandle) {
        for found in problems::list(tx, viewer, &question(Side::Owed, None, Some(today.plus_days(SOON_DAYS))))? {
            let over = found.due.is_some_and(|due| due < today);
            let row = line("matter", found);
            if over { day.overdue.push(row) } else { day.due.push(row) }
        }
    }
    if viewer.may(Permission::ProblemsRaise) {
        for found in problems::list(tx, viewer, &question(Side::Raised, Some(Stands::Answered), None))? {
            day.waiting.push(line("matter_answered", found));
        }
    }
    if viewer.may(Permission::ProblemsCoordinate) {
        for state in [Stands::Unrouted, Stands::Disputed] {
            for found in problems::list(tx, viewer, &question(Side::Coordinated, Some(state), None))? {
                day.waiting.push(line(if state == Stands::Unrouted { "matter_unrouted" } else { "matter_disputed" }, found));
            }
        }
    }
    Ok(())
}
