//! Who takes part in a session, and who a programme asks to come.

use std::collections::BTreeSet;

use domain::{
    access::role::Permission,
    date::Day,
    id::{EntryId, PartId, PersonId, ProgrammeId, SessionId, UnitId},
    people::{
        code::{PostKind, Rank, Service},
        filter::Field,
    },
    programmes::{Asked, Hindrance, Layer, PartRole, Programme, Roster, SeatState, Session, SessionForm, in_layer},
    rules::Rulebook,
};

use super::{organises, sessions};
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    duties,
    error::Error,
    params,
    search::Index,
};

/// Somebody in a session.
#[derive(Clone, Debug)]
pub struct Part {
    pub id: PartId,
    pub session: SessionId,
    pub person: Option<PersonId>,
    /// Of somebody who is no official of the house: how they are called.
    pub guest: String,
    pub unit: Option<UnitId>,
    pub role: PartRole,
    pub state: SeatState,
    pub leads: bool,
    /// What they said.
    pub said: String,
    pub tenths: u32,
    pub halves: u32,
    pub done_on: Option<Day>,
    pub entry: Option<EntryId>,
    pub why: String,
}

const COLUMNS: &str = "id, session, person, guest, unit, role, state, leads, body, tenths, halves, done_on, entry, why";

pub(super) fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Part, Error> {
    let (person, role, state): (Option<PersonId>, String, String) = (row.get(2)?, row.get(5)?, row.get(6)?);
    let said = match (row.get::<Option<Vec<u8>>>(8)?, person) {
        (None, _) => String::new(),
        (Some(body), Some(person)) => tx.open_for(person, &body)?,
        (Some(body), None) => String::from_utf8_lossy(&tx.vault().open_for_area(&body)?).into_owned(),
    };
    let number = |at: usize| row.get::<i64>(at).map(|number| u32::try_from(number).unwrap_or(0));
    Ok(Part {
        id: row.get(0)?, session: row.get(1)?, person, guest: row.get(3)?, unit: row.get(4)?, role: PartRole::from_code(&role).ok_or(Error::Column { index: 5, found: role })?,
        state: SeatState::from_code(&state).ok_or(Error::Column { index: 6, found: state })?, leads: row.get::<i64>(7)? != 0, said, tenths: number(9)?, halves: number(10)?,
        done_on: row.get(11)?, entry: row.get(12)?, why: row.get(13)?,
    })
}

/// Everybody in a session, for those who organise it; else those of the viewer's own units, and the viewer.
pub fn parts(tx: &mut Tx<'_>, viewer: &Viewer, (id, session): (SessionId, &Session)) -> Result<Vec<Part>, Error> {
    // Who said what in a unit is for its own people to read; who gets a seat is not.
    let reported = matches!(session.form, SessionForm::Discussion | SessionForm::Seminar | SessionForm::Symposium | SessionForm::Activity);
    let all = organises(tx, viewer, session.unit)? || (reported && viewer::unit_within(tx, viewer, session.unit, Permission::TrainUnit)?);
    let mut parts = every(tx, id)?;
    if all {
        return Ok(parts);
    }
    let mut seen = BTreeSet::new();
    for unit in parts.iter().filter_map(|part| part.unit).collect::<BTreeSet<_>>() {
        if viewer::unit_within(tx, viewer, unit, Permission::TrainUnit)? {
            seen.insert(unit);
        }
    }
    // Whoever teaches or speaks does so before everybody.
    parts.retain(|part| part.unit.is_some_and(|unit| seen.contains(&unit)) || (part.person.is_some() && part.person == viewer.person()) || matches!(part.role, PartRole::Lecturer));
    Ok(parts)
}

/// Everybody in a session; the caller knows that the viewer may see them.
pub fn every(tx: &mut Tx<'_>, id: SessionId) -> Result<Vec<Part>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from training_part where area = $1 and session = $2 order by set_at, id"), params![tx.area(), id])?;
    rows.iter().map(|row| read(tx, row)).collect()
}

pub(super) fn one(tx: &mut Tx<'_>, session: SessionId, id: PartId) -> Result<Part, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from training_part where area = $1 and session = $2 and id = $3"), params![tx.area(), session, id])?;
    read(tx, &row.ok_or(Error::NotFound)?)
}

/// Everything a person takes part in, the latest first; the caller holds the sight.
pub fn mine(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Part>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from training_part where area = $1 and person = $2 order by session desc, id desc"), params![tx.area(), person])?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// What the index knows of somebody who is named.
pub(super) struct Facts {
    pub unit: Option<UnitId>,
    pub leads: bool,
    serving: bool,
    rank: Option<Rank>,
    age: i64,
}

/// The highest rank that the index knows of somebody.
pub fn rank_at(index: &Index, at: usize) -> Option<Rank> {
    index.code(Field::Rank, at).and_then(|code| Rank::ALL.get(code as usize)).copied()
}

pub(super) fn facts(index: &Index, person: PersonId, today: Day) -> Option<Facts> {
    let at = index.ordinal(person)?;
    let post = index.code(Field::PostKind, at).and_then(|code| PostKind::ALL.get(code as usize));
    Some(Facts {
        unit: index.unit_of(at), leads: matches!(post, Some(PostKind::Chief | PostKind::Deputy)),
        serving: index.code(Field::Service, at).and_then(|code| Service::ALL.get(code as usize)) == Some(&Service::Serving),
        rank: rank_at(index, at), age: index.months_old(at, today).unwrap_or(0) / 12,
    })
}

/// What the rules of a seat need to know of a person.
pub(super) fn asked(tx: &mut Tx<'_>, index: &Index, (id, session): (SessionId, &Session), (person, rules): (PersonId, &Rulebook)) -> Result<Option<Asked>, Error> {
    let today = tx.today();
    let Some(facts) = facts(index, person, today) else { return Ok(None) };
    let area = tx.area();
    let layer = layer_of(tx, session)?;
    let young = rules.number("train.young_age", today).unwrap_or(35);
    let others = tx.query(
        "select distinct s.id from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and p.person = $2 and p.session <> $3 and p.role = 'student' and p.state in ('approved', 'completed') and s.state <> 'cancelled'
            and s.begins <= $5 and s.ends >= $4 order by s.id",
        params![area, person, id, session.from, session.to],
    )?;
    let mut elsewhere = false;
    for row in &others {
        elsewhere = elsewhere || sessions::meet(tx, (id, session), row.get(0)?)?;
    }
    let mut prepared = true;
    for programme in &session.after {
        prepared &= completed(tx, person, *programme)?;
    }
    let outside = layer.is_some_and(|layer| !in_layer(layer, facts.rank, (facts.age, young)));
    let known = [(!facts.serving, Hindrance::NotServing), (!prepared, Hindrance::Unprepared), (elsewhere, Hindrance::Elsewhere), (outside, Hindrance::OutsideLayer)];
    let sat_before = match session.programme {
        Some(programme) => sat(tx, programme, id)?.contains(&person),
        None => false,
    };
    let known = known.into_iter().filter(|(stands, _)| *stands).map(|(_, what)| what).collect();
    Ok(Some(Asked { person, unit: facts.unit, leads: facts.leads, sat_before, known }))
}

/// The layer a session is for: its own, else its programme's.
fn layer_of(tx: &mut Tx<'_>, session: &Session) -> Result<Option<Layer>, Error> {
    let (None, Some(programme)) = (session.layer, session.programme) else { return Ok(session.layer) };
    Ok(configured(tx, programme)?.layer)
}

/// A programme for whoever may see a person in it; the caller holds the sight.
pub fn configured(tx: &mut Tx<'_>, id: ProgrammeId) -> Result<Programme, Error> {
    let body: String = tx.scalar("select body from programme where area = $1 and id = $2", params![tx.area(), id])?;
    Ok(serde_json::from_str(&body)?)
}

fn completed(tx: &mut Tx<'_>, person: PersonId, programme: ProgrammeId) -> Result<bool, Error> {
    let row = tx.query_opt(
        "select 1 from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and p.person = $2 and s.programme = $3 and p.role = 'student' and p.state = 'completed' limit 1",
        params![tx.area(), person, programme],
    )?;
    Ok(row.is_some())
}

/// Everybody who sat in another session of a programme.
fn sat(tx: &mut Tx<'_>, programme: ProgrammeId, but: SessionId) -> Result<BTreeSet<PersonId>, Error> {
    let rows = tx.query(
        "select distinct p.person from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and s.programme = $2 and s.id <> $3 and s.state <> 'cancelled' and p.person is not null and p.role = 'student' and p.state in ('approved', 'completed')",
        params![tx.area(), programme, but],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Seats taken or hoped for by each unit that has a quota.
pub fn quotas_used(tx: &mut Tx<'_>, id: SessionId, session: &Session) -> Result<std::collections::BTreeMap<i64, usize>, Error> {
    let mut used: std::collections::BTreeMap<i64, usize> = session.quotas.iter().map(|quota| (quota.unit.0, 0)).collect();
    if used.is_empty() {
        return Ok(used);
    }
    for part in every(tx, id)?.into_iter().filter(|part| part.role == PartRole::Student && (part.state.sits() || part.state.hopes())) {
        if let Some(count) = part.unit.and_then(|unit| used.get_mut(&unit.0)) {
            *count += 1;
        }
    }
    Ok(used)
}

/// The roster as the rules of a seat read it.
pub(super) fn roster(tx: &mut Tx<'_>, index: &Index, (id, session): (SessionId, &Session)) -> Result<Roster, Error> {
    let students = every(tx, id)?.into_iter().filter(|part| part.role == PartRole::Student && (part.state.sits() || part.state.hopes()));
    let on = students.filter_map(|part| Some((part.person?, (part.unit, part.leads, part.state)))).collect();
    let mut never_sat = None;
    if let Some(programme) = session.programme {
        let configured = configured(tx, programme)?;
        if configured.in_turn {
            let sat = sat(tx, programme, id)?;
            never_sat = Some(holders(tx, index, &configured)?.into_iter().map(|(person, _)| person).filter(|person| !sat.contains(person)).collect());
        }
    }
    Ok(Roster { capacity: session.capacity, quotas: session.quotas.clone(), on, never_sat })
}

/// Everybody who holds a seat that the programme asks for today, with the unit of the seat.
fn holders(tx: &mut Tx<'_>, index: &Index, programme: &Programme) -> Result<Vec<(PersonId, UnitId)>, Error> {
    let (today, reach) = (tx.today(), index.org.under(&[programme.unit]));
    let mut found = Vec::new();
    for seats in &programme.required {
        for held in duties::holdings(tx, index, seats, today)? {
            if held.holds_on(today) && reach.get(index.org.place(held.unit) as usize).copied().unwrap_or(false) {
                found.push((held.person, held.unit));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(person, _)| *person);
    Ok(found)
}

/// Somebody who is to come, and whether they are on the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
    pub person: PersonId,
    pub unit: UnitId,
    pub state: Option<SeatState>,
    pub sat_before: bool,
}

/// Holders of the required seats, with their state on the roster of a session; those who are missing first.
pub fn required(tx: &mut Tx<'_>, index: &Index, (id, session): (SessionId, &Session)) -> Result<Vec<Pool>, Error> {
    let Some(programme) = session.programme else { return Ok(vec![]) };
    let (configured, sat) = (configured(tx, programme)?, sat(tx, programme, id)?);
    let rows = tx.query("select person, state from training_part where area = $1 and session = $2 and role = 'student' and person is not null", params![tx.area(), id])?;
    let states = rows.iter().map(|row| Ok((row.get(0)?, SeatState::from_code(&row.get::<String>(1)?)))).collect::<Result<std::collections::BTreeMap<PersonId, _>, Error>>()?;
    let mut found: Vec<Pool> = holders(tx, index, &configured)?
        .into_iter()
        .map(|(person, unit)| Pool { person, unit, state: states.get(&person).copied().flatten(), sat_before: sat.contains(&person) })
        .collect();
    found.sort_by_key(|one| (one.state.is_some_and(|state| state.sits() || state.hopes()), one.sat_before, one.person));
    Ok(found)
}

/// Holders of the seats a programme asks for, with how often each sat in it in a period.
pub fn pool(tx: &mut Tx<'_>, index: &Index, (id, programme): (ProgrammeId, &Programme), (from, to): (Day, Day)) -> Result<Vec<(PersonId, UnitId, usize)>, Error> {
    let rows = tx.query(
        "select p.person, count(*) from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and s.programme = $2 and s.begins >= $3 and s.begins <= $4 and s.state <> 'cancelled' and p.person is not null and p.role = 'student'
            and p.state in ('approved', 'completed') group by p.person",
        params![tx.area(), id, from, to],
    )?;
    let times = rows.iter().map(|row| Ok((row.get(0)?, usize::try_from(row.get::<i64>(1)?).unwrap_or(0)))).collect::<Result<std::collections::BTreeMap<PersonId, _>, Error>>()?;
    Ok(holders(tx, index, programme)?.into_iter().map(|(person, unit)| (person, unit, times.get(&person).copied().unwrap_or(0))).collect())
}
