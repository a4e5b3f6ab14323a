//! Figures of observing: comments, entries by front line, and the classes that are final.

use std::collections::BTreeMap;

use domain::{
    access::{role::Permission, tier::Tier},
    figures::ObservedCount,
    id::PersonId,
    ledger::FrontLine,
    observe::appraisal::OfficialClass,
    people::filter::Filter,
};

use super::{Behind, Figure, Part, Scope, as_number};
use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    search::{Bits, Index},
};

/// The people the viewer observes, in the unit asked for.
fn reach(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, scope: &Scope) -> Result<Bits, Error> {
    let reach = index.reach_of(viewer, Permission::Observe);
    match scope.unit {
        Some(unit) => Ok(reach.and(&super::meeting(tx, index, &Filter::Under { units: vec![unit] }, scope.day)?)),
        None => Ok(reach),
    }
}

/// The records behind a count, each with the line it is of.
pub(super) fn rows(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (count, scope): (ObservedCount, &Scope)) -> Result<Vec<(Option<FrontLine>, Behind)>, Error> {
    let reach = reach(tx, index, viewer, scope)?;
    let within = |person: PersonId| index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal));
    let meant = match count {
        ObservedCount::Classed(class) => return classed(tx, scope, (class, within)),
        ObservedCount::Comments => "e.kind = 'opinion' and e.channel is not null",
        ObservedCount::Lines => "e.stage = 'observe' and e.front_line is not null",
    };
    let (tier, mut rows) = (viewer.tier(), Vec::new());
    tx.each(
        &format!(
            "select e.person, e.id, e.front_line, e.happened_on, e.tier from entry e where e.area = $1 and e.happened_on >= $2 and e.happened_on <= $3 and {meant}
                and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id) order by e.happened_on, e.id"
        ),
        params![tx.area(), scope.from.month().to_string(), scope.day],
        |row| {
            let (person, line, own): (PersonId, Option<String>, String) = (row.get(0)?, row.get(2)?, row.get(4)?);
            if within(person) && Tier::from_code(&own).is_some_and(|own| own <= tier) {
                rows.push((line.as_deref().and_then(FrontLine::from_code), Behind::Entry { person, entry: row.get(1)?, on: row.get(3)? }));
            }
            Ok(())
        },
    )?;
    Ok(rows)
}

/// Those whose latest class that is final on the day is the one asked for.
fn classed(tx: &mut Tx<'_>, scope: &Scope, (class, within): (OfficialClass, impl Fn(PersonId) -> bool)) -> Result<Vec<(Option<FrontLine>, Behind)>, Error> {
    let mut latest: BTreeMap<PersonId, String> = BTreeMap::new();
    tx.each(
        "select person, class from appraising where area = $1 and kind = 'class' and state = 'final' and class is not null and held_on <= $2 order by held_on, id",
        params![tx.area(), scope.day],
        |row| {
            latest.insert(row.get(0)?, row.get(1)?);
            Ok(())
        },
    )?;
    Ok(latest.into_iter().filter(|(person, of)| *of == class.code() && within(*person)).map(|(person, _)| (None, Behind::Person(person))).collect())
}

pub(super) fn figure(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, of: (ObservedCount, &Scope)) -> Result<Figure, Error> {
    let found = rows(tx, index, viewer, of)?;
    let count = |line: FrontLine| as_number(found.iter().filter(|(of, _)| *of == Some(line)).count());
    let parts = if of.0 == ObservedCount::Lines { FrontLine::ALL.iter().map(|line| Part { code: Some(line.code().into()), value: count(*line) }).collect() } else { vec![] };
    Ok(Figure { value: Some(as_number(found.len())), rows: found.len(), parts })
}
