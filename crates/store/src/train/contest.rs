//! Scores of a contest, its table, and the awards that go on the files.

use domain::{
    access::role::Permission,
    id::{AccountId, PartId, SessionId},
    message::Refusal,
    people::{
        code::AwardKind,
        facts::Award,
    },
    programmes::{PartRole, SeatState, SessionForm, SessionState},
    train::contest::{Placed, Score, check_score, table as placed},
};

use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    params,
    people::register::{self, By},
    programmes::{self, Held},
};

fn contest(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Held, Error> {
    let told = programmes::session(tx, viewer, id)?;
    if told.session.form == SessionForm::Contest { Ok(told) } else { Err(Error::NotFound) }
}

/// Judges are those who organise it, and whoever was put in as organiser of it; nobody judges themselves.
fn judges(tx: &mut Tx<'_>, viewer: &Viewer, told: &Held) -> Result<bool, Error> {
    if viewer::unit_within(tx, viewer, told.session.unit, Permission::Train)? {
        return Ok(true);
    }
    let row = tx.query_opt(
        "select 1 from training_part where area = $1 and session = $2 and person = $3 and role = 'organiser' limit 1",
        params![tx.area(), told.id, viewer.person().map_or(0, |person| person.0)],
    )?;
    Ok(row.is_some())
}

/// Gives points for one entrant in one round; a judge may change their own until the table is published.
pub fn score(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId, (part, round, tenths): (PartId, u32, u32)) -> Result<(), Error> {
    let told = contest(tx, viewer, id)?;
    if !judges(tx, viewer, &told)? {
        return Err(Error::NotFound);
    }
    if told.state == SessionState::Held || told.state == SessionState::Cancelled {
        return Err(Refusal::new("refusal.session_state").with("state", told.state.key()).into());
    }
    check_score(&Score { part, round, judge: viewer.account(), tenths }, told.session.rounds.len())?;
    let entrants = entrants(tx, id)?;
    let person = entrants.iter().find(|(entrant, _)| *entrant == part).ok_or(Error::NotFound)?.1;
    if person.is_some() && person == viewer.person() {
        return Err(Refusal::new("refusal.observe_self").at("part").into());
    }
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into contest_score (area, session, part, round, judge, tenths, set_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (area, session, part, round, judge) do update set tenths = excluded.tenths, set_at = excluded.set_at",
        params![area, id, part, i64::from(round), viewer.account(), i64::from(tenths), now],
    )?;
    tx.audit(viewer, "contest_scored", &[id.0], "")
}

fn entrants(tx: &mut Tx<'_>, id: SessionId) -> Result<Vec<(PartId, Option<domain::id::PersonId>)>, Error> {
    let rows = tx.query(
        "select id, person from training_part where area = $1 and session = $2 and role = $3 and state in ($4, $5) order by id",
        params![tx.area(), id, PartRole::Student.code(), SeatState::Approved.code(), SeatState::Completed.code()],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Entrants as the roster has them.
pub fn named(tx: &mut Tx<'_>, id: SessionId) -> Result<Vec<programmes::Part>, Error> {
    let entrants = entrants(tx, id)?;
    let mut parts = programmes::every_part(tx, id)?;
    parts.retain(|part| entrants.iter().any(|(entrant, _)| *entrant == part.id));
    Ok(parts)
}

/// What the viewer gave: entrant, round, tenths.
pub fn given(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Vec<(PartId, u32, u32)>, Error> {
    let rows = tx.query("select part, round, tenths from contest_score where area = $1 and session = $2 and judge = $3", params![tx.area(), id, viewer.account()])?;
    let number = |row: &crate::db::Row, at: usize| row.get::<i64>(at).map(|number| u32::try_from(number).unwrap_or(0));
    rows.iter().map(|row| Ok((row.get(0)?, number(row, 1)?, number(row, 2)?))).collect()
}

/// The table as it stands; to others than judges only once it is published.
pub fn table(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Vec<Placed>, Error> {
    let told = contest(tx, viewer, id)?;
    if told.state != SessionState::Held && !judges(tx, viewer, &told)? {
        return Ok(vec![]);
    }
    let rows = tx.query("select part, round, judge, tenths from contest_score where area = $1 and session = $2", params![tx.area(), id])?;
    let number = |row: &crate::db::Row, at: usize| row.get::<i64>(at).map(|number| u32::try_from(number).unwrap_or(0));
    let scores = rows.iter().map(|row| Ok(Score { part: row.get(0)?, round: number(row, 1)?, judge: row.get::<AccountId>(2)?, tenths: number(row, 3)? })).collect::<Result<Vec<_>, Error>>()?;
    let entrants: Vec<PartId> = entrants(tx, id)?.into_iter().map(|(part, _)| part).collect();
    Ok(placed(&entrants, &scores, told.session.rounds.len()))
}

/// Publishes the table: the first `awarded` places go into the register of awards. Errors: somebody without points.
pub fn publish(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (SessionId, i64), awarded: usize) -> Result<(), Error> {
    let told = contest(tx, viewer, id)?;
    let table = table(tx, viewer, id)?;
    if table.iter().any(|line| line.rounds.iter().any(Option::is_none)) {
        return Err(Refusal::new("refusal.contest_unjudged").into());
    }
    programmes::close(tx, viewer, (id, version), true)?;
    let entrants = entrants(tx, id)?;
    for line in table.iter().filter(|line| line.place <= awarded) {
        let Some(person) = entrants.iter().find(|(part, _)| *part == line.part).and_then(|(_, person)| *person) else { continue };
        let award = Award { on: Some(told.session.to.into()), kind: AwardKind::Other, title: format!("{} 第{}名", told.session.title.trim(), line.place) };
        register::add(tx, person.0, &[award], &By::entry(viewer.account(), ""))?;
    }
    tx.audit(viewer, "contest_published", &[id.0], &awarded.to_string())
}
