//! Sessions of the past, put on record with the list of those who were there, as a section brings them from its own lists.

use domain::{
    date::Day,
    id::{EntryId, PersonId, SessionId, UnitId},
    message::Refusal,
    programmes::{Outcome, PartRole, Presence, SeatState, Session, SessionState, outcome},
};

use super::{close::claim, must, roster::facts, sessions};
use crate::{
    access::Viewer,
    db::{Tx, Value},
    error::Error,
    ledger, records,
    search::Index,
};

const COLUMNS: &[&str] = &["area", "session", "id", "person", "guest", "unit", "role", "state", "leads", "body", "tenths", "halves", "online_tenths", "done_on", "entry", "why", "set_by", "set_at"];

/// Somebody who was there, with the unit they came from and whether they led it.
#[derive(Clone, Copy, Debug)]
pub struct Attended {
    pub person: PersonId,
    pub unit: Option<UnitId>,
    pub leads: bool,
}

/// Those whom the index knows, with their units.
pub fn attended(index: &Index, people: &[PersonId], today: Day) -> Vec<Attended> {
    people.iter().filter_map(|person| facts(index, *person, today).map(|facts| Attended { person: *person, unit: facts.unit, leads: facts.leads })).collect()
}

/// Records a session that is over, with everybody who completed it: their hours count and the entry goes on their file.
///
/// Errors: what a plan refuses; a session that is not over.
pub fn record_past(tx: &mut Tx<'_>, viewer: &Viewer, (session, people): (&Session, &[Attended])) -> Result<SessionId, Error> {
    must(tx, viewer, session.unit)?;
    let today = tx.today();
    if session.to > today {
        return Err(Refusal::new("refusal.session_not_over").with("date", session.to).into());
    }
    let id = SessionId(tx.new_id());
    tx.found(id.0)?;
    sessions::put(tx, viewer, id, (session, SessionState::Held), true)?;
    let all: Vec<_> = session.lessons.iter().map(|lesson| domain::programmes::Mark { lesson: lesson.id, presence: Presence::Present }).collect();
    let came = outcome(&session.lessons, &all, 1);
    let mut rows = Vec::with_capacity(people.len());
    for person in people {
        let entry = ledger::append(tx, viewer, person.person, &claim(session, PartRole::Student, came), None)?;
        rows.push(row(tx, viewer, id, (session, came), (person, entry)));
    }
    tx.bulk_insert("training_part", COLUMNS, &rows)?;
    let sat: Vec<domain::id::PersonId> = people.iter().map(|person| person.person).collect();
    records::due::session(tx, &sat, (id, &session.title, session.to.begins()))?;
    let subjects: Vec<i64> = sat.iter().map(|person| person.0).collect();
    tx.audit(viewer, "session_recorded", &subjects, &session.title)?;
    Ok(id)
}

fn row(tx: &Tx<'_>, viewer: &Viewer, id: SessionId, (session, came): (&Session, Outcome), (sat, entry): (&Attended, EntryId)) -> Vec<Value> {
    vec![
        tx.area().into(), id.into(), tx.new_id().into(), sat.person.into(), "".into(), sat.unit.into(), PartRole::Student.code().into(), SeatState::Completed.code().into(),
        i64::from(sat.leads).into(), Value::Null, i64::from(came.tenths).into(), i64::from(came.halves).into(), i64::from(came.online_tenths).into(), session.to.into(),
        entry.into(), "".into(), viewer.account().into(), tx.now.into(),
    ]
}
