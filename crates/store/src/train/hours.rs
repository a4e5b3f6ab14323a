//! The ledger of hours: what everybody had in the period that holds for them, against what is owed.

use std::collections::BTreeMap;

use domain::{
    access::role::Permission,
    date::Day,
    id::{PersonId, UnitId},
    people::{
        code::{Rank, Service},
        filter::{Field, Filter},
    },
    train::hours::{Credit, HoursClass, Standing, class_of, period_of, required, standing},
};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params, rules,
    search::Index,
};

/// How somebody stands.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub person: PersonId,
    pub unit: Option<UnitId>,
    pub standing: Standing,
}

/// Everybody in the viewer's reach who serves, or those under a unit, on a day.
pub fn ledger(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (under, day): (Option<UnitId>, Day)) -> Result<Vec<Line>, Error> {
    let mut reach = index.reach_of(viewer, Permission::Train).or(&index.reach_of(viewer, Permission::TrainUnit));
    if let Some(unit) = under {
        reach = reach.and(&index.meeting(tx, &Filter::Under { units: vec![unit] })?);
    }
    let first = period_of(HoursClass::FiveYears, day).from;
    let (mut credits, planned) = (credits(tx, (first, day), None)?, planned(tx, day, None)?);
    let rules = rules::load(tx)?;
    let asked = |class| required(class, &rules, day);
    let (chief, other) = (asked(HoursClass::FiveYears), asked(HoursClass::Year));
    let mut lines = Vec::new();
    for at in reach.iter() {
        if index.code(Field::Service, at).and_then(|code| Service::ALL.get(code as usize)) != Some(&Service::Serving) {
            continue;
        }
        let (person, class) = (index.person(at), class_of(rank(index, at)));
        let own = credits.remove(&person).unwrap_or_default();
        let ahead = planned.get(&person).copied().unwrap_or(0);
        let asked = if class == HoursClass::FiveYears { chief } else { other };
        lines.push(Line { person, unit: index.unit_of(at), standing: standing((class, period_of(class, day)), &own, (asked, ahead), day) });
    }
    Ok(lines)
}

fn rank(index: &Index, at: usize) -> Option<Rank> {
    index.code(Field::Rank, at).and_then(|code| Rank::ALL.get(code as usize)).copied()
}

/// How one person stands; the caller holds the sight.
pub fn of_person(tx: &mut Tx<'_>, index: &Index, (person, day): (PersonId, Day)) -> Result<Standing, Error> {
    let class = class_of(index.ordinal(person).and_then(|at| rank(index, at)));
    let period = period_of(class, day);
    let own = credits(tx, (period.from, day), Some(person))?.remove(&person).unwrap_or_default();
    let ahead = planned(tx, day, Some(person))?.get(&person).copied().unwrap_or(0);
    let asked = required(class, &rules::load(tx)?, day);
    Ok(standing((class, period), &own, (asked, ahead), day))
}

fn between(person: Option<PersonId>) -> (i64, i64) {
    person.map_or((0, i64::MAX), |person| (person.0, person.0))
}

/// What everybody had from a day to a day.
fn credits(tx: &mut Tx<'_>, (from, to): (Day, Day), person: Option<PersonId>) -> Result<BTreeMap<PersonId, Vec<Credit>>, Error> {
    let (least, most) = between(person);
    let mut credits: BTreeMap<PersonId, Vec<Credit>> = BTreeMap::new();
    tx.each(
        "select person, done_on, tenths, halves, online_tenths from training_part
          where area = $1 and person >= $2 and person <= $3 and done_on >= $4 and done_on <= $5 and state = 'completed' and tenths > 0",
        params![tx.area(), least, most, from, to],
        |row| {
            let number = |at: usize| row.get::<i64>(at).map(|number| u32::try_from(number).unwrap_or(0));
            let credit = Credit { on: row.get(1)?, tenths: number(2)?, halves: number(3)?, online_tenths: number(4)? };
            credits.entry(row.get(0)?).or_default().push(credit);
            Ok(())
        },
    )?;
    Ok(credits)
}

/// Hours of seats approved in sessions that are still to come to an end.
fn planned(tx: &mut Tx<'_>, day: Day, person: Option<PersonId>) -> Result<BTreeMap<PersonId, u32>, Error> {
    let (least, most) = between(person);
    let rows = tx.query(
        "select s.id, s.body from training_session s where s.area = $1 and s.ends >= $2 and s.state in ('planned', 'open')", params![tx.area(), day],
    )?;
    let mut planned: BTreeMap<PersonId, u32> = BTreeMap::new();
    for row in &rows {
        let session: domain::programmes::Session = serde_json::from_str(&row.get::<String>(1)?)?;
        let tenths: u32 = session.lessons.iter().map(|lesson| lesson.tenths).sum();
        let id: i64 = row.get(0)?;
        let seats = tx.query(
            "select person from training_part where area = $1 and session = $2 and role = 'student' and state = 'approved' and person >= $3 and person <= $4", params![tx.area(), id, least, most],
        )?;
        for seat in &seats {
            *planned.entry(seat.get(0)?).or_default() += tenths;
        }
    }
    Ok(planned)
}
