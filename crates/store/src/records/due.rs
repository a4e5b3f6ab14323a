//! Statements of what happened in the house, written with the deed itself and carried to its learning records afterwards:
//! a process that ends in between tells them when it starts, and none is told twice, because each has its id from the start.

use domain::{
    classroom::{
        Matter, Test,
        attempt::Score,
        statement::{Event, Learnt, Verb, statement},
    },
    date::Instant,
    id::{PersonId, SessionId, TestId},
};

use crate::{
    classroom::{lessons, viewings::Viewing},
    db::Tx,
    error::Error,
    params,
};

/// A random UUID (RFC 9562, version 4).
pub(crate) fn uuid(tx: &Tx<'_>) -> Result<String, Error> {
    let mut bytes: [u8; 16] = tx.vault().chance.bytes()?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = crate::vault::hex(&bytes);
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    Ok([part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-"))
}

fn put(tx: &mut Tx<'_>, event: &Event<'_>) -> Result<(), Error> {
    let (area, id) = (tx.area(), tx.new_id());
    tx.execute("insert into record_due (area, id, body) values ($1, $2, $3)", params![area, id, statement(event).to_string()])?;
    Ok(())
}

/// What is told of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Begun,
    Completed,
}

pub(crate) fn lesson(tx: &mut Tx<'_>, (told, viewing): (&lessons::Told, &Viewing), of: Of) -> Result<(), Error> {
    let (id, at) = (uuid(tx)?, viewing.seen_at);
    let matter = &told.lesson.matter;
    let (verb, seconds) = match (of, matter) {
        (Of::Begun, _) => (Verb::Initialized, None),
        (Of::Completed, Matter::Video { .. }) => (Verb::Completed, Some(i64::from(viewing.watched.seconds()))),
        (Of::Completed, _) => (Verb::Completed, None),
    };
    let what = (told.id.0, told.lesson.title.trim());
    put(tx, &Event { id: &id, person: viewing.person, verb, learnt: Learnt::Lesson(matter.kind()), what, registration: Some(&viewing.registration), at, seconds, score: None, passed: None })
}

/// A sitting of a test that began, or, with a score, that is over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sat<'a> {
    pub person: PersonId,
    pub registration: &'a str,
    pub at: Instant,
    pub seconds: Option<i64>,
    pub score: Option<Score>,
    pub passed: Option<bool>,
}

pub(crate) fn sitting(tx: &mut Tx<'_>, (test, it): (TestId, &Test), sat: Sat<'_>) -> Result<(), Error> {
    let id = uuid(tx)?;
    let verb = match (sat.score, sat.passed) {
        (None, _) => Verb::Attempted,
        (Some(_), None) => Verb::Completed,
        (Some(_), Some(true)) => Verb::Passed,
        (Some(_), Some(false)) => Verb::Failed,
    };
    let what = (test.0, it.title.trim());
    put(tx, &Event { id: &id, person: sat.person, verb, learnt: Learnt::Test, what, registration: Some(sat.registration), at: sat.at, seconds: sat.seconds, score: sat.score, passed: sat.passed })
}

/// People who completed a session, at some moment.
pub(crate) fn session(tx: &mut Tx<'_>, people: &[PersonId], (session, title, at): (SessionId, &str, Instant)) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(people.len());
    for person in people {
        let id = uuid(tx)?;
        let event = Event { id: &id, person: *person, verb: Verb::Attended, learnt: Learnt::Session, what: (session.0, title.trim()), registration: None, at, seconds: None, score: None, passed: None };
        rows.push(params![tx.area(), tx.new_id(), statement(&event).to_string()].to_vec());
    }
    tx.bulk_insert("record_due", &["area", "id", "body"], &rows)
}

/// What waits to be carried, the oldest first, with its number.
pub fn waiting(tx: &mut Tx<'_>, most: i64) -> Result<Vec<(i64, String)>, Error> {
    let rows = tx.query("select id, body from record_due where area = $1 order by id limit $2", params![tx.area(), most])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Forgets what is stored.
pub fn carried(tx: &mut Tx<'_>, ids: &[i64]) -> Result<(), Error> {
    let area = tx.area();
    for id in ids {
        tx.execute("delete from record_due where area = $1 and id = $2", params![area, *id])?;
    }
    Ok(())
}
