//! The ledger of hours: what everybody had in the period that holds for them, against what is owed.

use std::collections::BTreeMap;

use domain::{
    access::role::Permission,
    date::{Day, MonthOrDay},
    id::{PersonId, UnitId},
    people::{
        code::{Grade, Rank, Service},
        filter::{Field, Filter},
    },
    train::hours::{CatchUp, Credit, HoursClass, Required, Standing, catch_up, class_of, period_of, required, standing},
};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    programmes::rank_at,
    rules,
    search::{Bits, Index},
};

/// How somebody stands.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub person: PersonId,
    pub unit: Option<UnitId>,
    pub standing: Standing,
    /// What is to be made good after a promotion.
    pub catch_up: Option<CatchUp>,
}

/// What of the rules holds on a day.
struct Asked {
    chief: Required,
    other: Required,
    ledger_since: Day,
}

impl Asked {
    fn on(tx: &mut Tx<'_>, day: Day) -> Result<Self, Error> {
        let rules = rules::load(tx)?;
        let year = rules.number("train.ledger_since", day).and_then(|year| i16::try_from(year).ok()).unwrap_or(day.year());
        Ok(Self { chief: required(HoursClass::FiveYears, &rules, day), other: required(HoursClass::Year, &rules, day), ledger_since: Day::new(year, 1, 1).unwrap_or(day) })
    }
    const fn of(&self, class: HoursClass) -> Required {
        match class {
            HoursClass::FiveYears => self.chief,
            HoursClass::Year => self.other,
        }
    }
}

/// Everybody in the viewer's reach who serves, or those under a unit, on a day.
pub fn ledger(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (under, day): (Option<UnitId>, Day)) -> Result<Vec<Line>, Error> {
    let reach = reach(tx, index, viewer, under)?;
    let (mut credits, planned) = (credits(tx, (earliest(day), day), None)?, planned(tx, day, None)?);
    let (asked, promoted) = (Asked::on(tx, day)?, promoted(tx, day, None)?);
    let mut lines = Vec::new();
    for at in reach.iter() {
        if index.code(Field::Service, at).and_then(|code| Service::ALL.get(code as usize)) != Some(&Service::Serving) {
            continue;
        }
        let (person, class) = (index.person(at), class_at(index, at));
        let own = credits.remove(&person).unwrap_or_default();
        let ahead = planned.get(&person).copied().unwrap_or(0);
        let standing = standing((class, period_of(class, day)), &own, (asked.of(class), ahead), day);
        let catch_up = promoted.get(&person).and_then(|before| catch_up(*before, &own, (asked.of(before.0), asked.ledger_since), day));
        lines.push(Line { person, unit: index.unit_of(at), standing, catch_up });
    }
    Ok(lines)
}

/// People whose training the viewer sees, or those of them under a unit.
pub(super) fn reach(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, under: Option<UnitId>) -> Result<Bits, Error> {
    let reach = index.reach_of(viewer, Permission::Train).or(&index.reach_of(viewer, Permission::TrainUnit));
    match under {
        Some(unit) => Ok(reach.and(&index.meeting(tx, &Filter::Under { units: vec![unit] })?)),
        None => Ok(reach),
    }
}

/// The first day whose training still counts: of the present five years, and of the year before a promotion of last year.
fn earliest(day: Day) -> Day {
    let before = Day::new(day.year() - 2, 1, 1).unwrap_or(day);
    period_of(HoursClass::FiveYears, day).from.min(before)
}

fn class_at(index: &Index, at: usize) -> HoursClass {
    let grade = index.code(Field::Grade, at).and_then(|code| Grade::ALL.get(code as usize)).copied();
    class_of(rank_at(index, at), grade)
}

/// Whoever was promoted in the last year: the class they were in, and the day.
fn promoted(tx: &mut Tx<'_>, day: Day, person: Option<PersonId>) -> Result<BTreeMap<PersonId, (HoursClass, Day)>, Error> {
    let (least, most) = between(person);
    let rows = tx.query(
        "select b.person, b.rank, b.grade, n.rank, n.since from rank_held b join rank_held n on n.area = b.area and n.person = b.person and n.since = b.until and n.superseded_at is null
          where b.area = $1 and b.person >= $2 and b.person <= $3 and b.superseded_at is null and b.rank is not null and n.rank is not null and b.until > $4 and b.until <= $5",
        params![tx.area(), least, most, day.plus_days(-366), day],
    )?;
    let mut promoted = BTreeMap::new();
    for row in &rows {
        let rank = |at: usize| row.get::<Option<String>>(at).map(|code| code.as_deref().and_then(Rank::from_code));
        let (before, after) = (rank(1)?, rank(3)?);
        let grade = row.get::<Option<String>>(2)?.as_deref().and_then(Grade::from_code);
        let on: MonthOrDay = row.get(4)?;
        if after.zip(before).is_some_and(|(after, before)| after < before) {
            let on = match on {
                MonthOrDay::Day(day) => day,
                MonthOrDay::Month(month) => Day::new(month.year(), month.number(), 1).unwrap_or(day),
            };
            promoted.insert(row.get(0)?, (class_of(before, grade), on));
        }
    }
    Ok(promoted)
}

/// How one person stands; the caller holds the sight.
pub fn of_person(tx: &mut Tx<'_>, index: &Index, (person, day): (PersonId, Day)) -> Result<Line, Error> {
    let at = index.ordinal(person);
    let class = at.map_or(HoursClass::Year, |at| class_at(index, at));
    let own = credits(tx, (earliest(day), day), Some(person))?.remove(&person).unwrap_or_default();
    let ahead = planned(tx, day, Some(person))?.get(&person).copied().unwrap_or(0);
    let (asked, promoted) = (Asked::on(tx, day)?, promoted(tx, day, Some(person))?);
    let standing = standing((class, period_of(class, day)), &own, (asked.of(class), ahead), day);
    let catch_up = promoted.get(&person).and_then(|before| catch_up(*before, &own, (asked.of(before.0), asked.ledger_since), day));
    Ok(Line { person, unit: at.and_then(|at| index.unit_of(at)), standing, catch_up })
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
    tx.each(
        "select person, done_on, tenths from lesson_viewing where area = $1 and person >= $2 and person <= $3 and done_on >= $4 and done_on <= $5 and tenths > 0",
        params![tx.area(), least, most, from, to],
        |row| {
            let tenths = u32::try_from(row.get::<i64>(2)?).unwrap_or(0);
            credits.entry(row.get(0)?).or_default().push(Credit { on: row.get(1)?, tenths, halves: 0, online_tenths: tenths });
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

/// Class hours in tenths that the people of each unit had in each month of a year, with how many serve there.
pub fn months(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (under, year): (Option<UnitId>, i16)) -> Result<BTreeMap<UnitId, (usize, [u64; 12])>, Error> {
    let reach = reach(tx, index, viewer, under)?;
    let mut months: BTreeMap<UnitId, (usize, [u64; 12])> = BTreeMap::new();
    for at in reach.iter() {
        let serves = index.code(Field::Service, at).and_then(|code| Service::ALL.get(code as usize)) == Some(&Service::Serving);
        if let Some(unit) = index.unit_of(at).filter(|_| serves) {
            months.entry(unit).or_default().0 += 1;
        }
    }
    let day = |month, day| Day::new(year, month, day).map_err(|_| Error::NotFound);
    for (person, own) in credits(tx, (day(1, 1)?, day(12, 31)?), None)? {
        let Some(unit) = index.ordinal(person).filter(|at| reach.has(*at)).and_then(|at| index.unit_of(at)) else { continue };
        let Some((_, months)) = months.get_mut(&unit) else { continue };
        for credit in own {
            if let Some(cell) = months.get_mut(usize::from(credit.on.month().number()) - 1) {
                *cell += u64::from(credit.tenths);
            }
        }
    }
    Ok(months)
}
