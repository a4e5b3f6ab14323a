//! Programmes, their sessions, and who takes part.

mod board;
pub mod calendars;
mod certificates;
mod close;
mod discussions;
mod past;
mod roster;
mod seats;
mod sessions;
mod signs;
mod timetable;
mod voices;

use domain::{
    access::role::Permission,
    id::{CatalogueId, ProgrammeId, UnitId},
    message::Refusal,
    programmes::{Programme, ProgrammeKind, check_programme},
};

pub use self::{
    board::{Tally, balance, people, tally, units_taking_part},
    certificates::{Certificate, certificate, certificates},
    close::{close, reopen_seat},
    discussions::{Report, Said, report},
    past::{Attended, attended, record_past},
    roster::{Part, Pool, configured as programme_facts, every as every_part, mine, parts, pool, quotas_used, rank_at, required},
    seats::{Deed, Named, Naming, act, add_organiser, name_seats},
    sessions::{Desk, Question, Step, Told as Held, change as change_session, clashes, create as plan, desk, facts as session_facts, find as session, lacking, list as sessions, naming as sessions_naming, of_member as sessions_of_member, opens_material, organised, step},
    signs::{Marked, code, mark, marks, sign},
    timetable::{Timetable, timetable},
    voices::{Voice, answer, follow_up, say, voices},
};
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: ProgrammeId,
    pub version: i64,
    pub programme: Programme,
}

/// What is planned is open to whoever works with units; who takes part is not.
pub(crate) fn reads(viewer: &Viewer) -> Result<(), Error> {
    if viewer.may(Permission::UnitsRead) { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the viewer organises training of a unit.
pub(crate) fn organises(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<bool, Error> {
    viewer::unit_within(tx, viewer, unit, Permission::Train)
}

/// Errors: not permitted at all; the unit out of reach.
pub(crate) fn must(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<(), Error> {
    viewer.must(Permission::Train)?;
    if organises(tx, viewer, unit)? { Ok(()) } else { Err(Error::NotFound) }
}

pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, it: &Programme) -> Result<ProgrammeId, Error> {
    must(tx, viewer, it.unit)?;
    let id = ProgrammeId(tx.new_id());
    tx.found(id.0)?;
    put(tx, viewer, id, it, true)?;
    tx.audit(viewer, "programme_set", &[id.0], &it.title)?;
    Ok(id)
}

/// Errors: not the version that was seen; slots that sessions fill taken away.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (ProgrammeId, i64), it: &Programme) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.programme.unit)?;
    must(tx, viewer, it.unit)?;
    tx.claim(id.0, version)?;
    let filled = sessions::slots_filled(tx, id)?;
    if filled.last().is_some_and(|last| *last >= it.slots.len()) {
        return Err(Refusal::new("refusal.slot_filled").at("slots").into());
    }
    put(tx, viewer, id, it, false)?;
    tx.audit(viewer, "programme_changed", &[id.0], &it.title)
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, id: ProgrammeId, it: &Programme, new: bool) -> Result<(), Error> {
    check_programme(it)?;
    let mut above = it.parent;
    for _ in 0..8 {
        let Some(parent) = above else { break };
        if parent == id {
            return Err(Refusal::new("refusal.programme_circle").at("parent").into());
        }
        above = find(tx, viewer, parent)?.programme.parent;
    }
    let sql = if new {
        "insert into programme (area, id, kind, unit, parent, title, since, until, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    } else {
        "update programme set kind = $3, unit = $4, parent = $5, title = $6, since = $7, until = $8, body = $9, set_by = $10, set_at = $11 where area = $1 and id = $2"
    };
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        sql,
        params![area, id, it.kind.code(), it.unit, it.parent, it.title.trim(), it.since, it.until, serde_json::to_string(it)?, viewer.account(), now],
    )?;
    serves(tx, (id.0, "programme"), &it.focuses)
}

/// Which focuses a programme or session serves.
fn serves(tx: &mut Tx<'_>, (served, kind): (i64, &str), focuses: &[CatalogueId]) -> Result<(), Error> {
    let area = tx.area();
    tx.execute("delete from training_serves where area = $1 and served = $2", params![area, served])?;
    for focus in focuses {
        tx.execute("insert into training_serves (area, focus, served, kind) values ($1, $2, $3, $4) on conflict do nothing", params![area, *focus, served, kind])?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<Told, Error> {
    Ok(Told { id: row.get(0)?, version: row.get(1)?, programme: serde_json::from_str(&row.get::<String>(2)?)? })
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: ProgrammeId) -> Result<Told, Error> {
    reads(viewer)?;
    let row = tx.query_opt("select p.id, r.version, p.body from programme p join root r on r.area = p.area and r.id = p.id where p.area = $1 and p.id = $2", params![tx.area(), id])?;
    read(&row.ok_or(Error::NotFound)?)
}

/// Every programme, of a kind where one is asked for, the latest first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, kind: Option<ProgrammeKind>) -> Result<Vec<Told>, Error> {
    reads(viewer)?;
    let rows = tx.query("select p.id, r.version, p.body from programme p join root r on r.area = p.area and r.id = p.id where p.area = $1 order by p.since desc, p.id desc", params![tx.area()])?;
    let mut told = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    told.retain(|one| kind.is_none_or(|kind| one.programme.kind == kind));
    Ok(told)
}

/// Units that are to take part: those named, else every unit under the one that leads, on a day.
pub fn units_of(tx: &mut Tx<'_>, programme: &Programme) -> Result<Vec<UnitId>, Error> {
    if !programme.units.is_empty() {
        return Ok(programme.units.clone());
    }
    let today = tx.today();
    let rows = tx.query(
        "select descendant from unit_closure where area = $1 and ancestor = $2 and since <= $3 and until > $3 and descendant <> $2 order by descendant",
        params![tx.area(), programme.unit, today],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}
