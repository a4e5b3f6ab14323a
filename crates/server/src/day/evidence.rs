//! Evidence and files: contests to answer, imports left half-way, penalties whose period ends.

use domain::{access::role::Permission, date::Day};
use store::{
    Tx,
    access::{Viewer, viewer},
    imports, ledger,
    people::person,
    search::Index,
};

use super::{MyDay, item};

/// A contest is to be answered within so many days; after that it is overdue.
const ANSWER_DAYS: i32 = 15;
/// How far ahead the end of an influence period is due.
const AHEAD_DAYS: i32 = 60;

/// Contests the viewer may answer: those within the clock wait, the others are overdue.
pub(super) fn contests(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    let today = tx.today();
    for (subject, entry, opened_at) in ledger::open_contests(tx, 200)? {
        let Some(sight) = viewer::sight(tx, viewer, subject)? else { continue };
        if sight.own || !sight.may(Permission::EvidenceWrite) || ledger::find(tx, entry)?.recorded_by == viewer.account() {
            continue;
        }
        let until = opened_at.day().plus_days(ANSWER_DAYS);
        let name = person::name_of(tx, subject)?.unwrap_or_default();
        let row = item("contest", entry.0, &[("name", name)], Some(until.to_string()), format!("/people/{subject}?entry={entry}"));
        if until < today { day.overdue.push(row) } else { day.waiting.push(row) }
    }
    Ok(())
}

pub(super) fn own_imports(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    for import in imports::of_viewer(tx, viewer, 20)? {
        if matches!(import.state.as_str(), "mapping" | "checked") {
            day.waiting.push(item("import", import.id.0, &[("name", import.name)], None, format!("/imports/{}", import.id)));
        }
    }
    Ok(())
}

/// Penalties whose influence period ends soon: the restoration of the person is due to be studied.
pub(super) fn penalties(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, today: Day, day: &mut MyDay) -> Result<(), store::Error> {
    if !viewer.may(Permission::PeopleRestricted) {
        return Ok(());
    }
    let reach = index.reach(viewer);
    for (subject, until) in person::penalties_ending(tx, today, today.plus_days(AHEAD_DAYS))? {
        let within = index.ordinal(subject).is_some_and(|ordinal| reach.has(ordinal));
        let opens = within && viewer::sight(tx, viewer, subject)?.is_some_and(|sight| sight.opens_restricted() && !sight.own);
        if opens {
            let name = person::name_of(tx, subject)?.unwrap_or_default();
            day.due.push(item("influence_ends", subject.0, &[("name", name)], Some(until), format!("/people/{subject}")));
        }
    }
    Ok(())
}
