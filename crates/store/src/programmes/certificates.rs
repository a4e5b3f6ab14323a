//! Certificates of what was completed: each has a code that tells whether it is true.

use domain::{
    id::{PartId, SessionId},
    programmes::{PartRole, SeatState, Session},
};

use super::{organises, roster::{self, Part}, sessions};
use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    people::person,
    vault::hex,
};

/// A certificate as it is printed and as whoever checks it sees it.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Numbers of the session and the part, and a word that only this house can make of them.
    pub code: String,
    pub part: Part,
    pub name: String,
    pub session: Session,
}

/// Of the word, in characters.
const LENGTH: usize = 12;

fn word(tx: &Tx<'_>, session: SessionId, part: PartId) -> Result<String, Error> {
    let full = hex(&tx.vault().lookup(&format!("certificate {session} {part}"))?);
    Ok(full.chars().take(LENGTH).collect())
}

fn of(tx: &mut Tx<'_>, (id, session): (SessionId, &Session), part: Part) -> Result<Certificate, Error> {
    let name = match part.person {
        Some(person) => person::name_of(tx, person)?.unwrap_or_default(),
        None => part.guest.clone(),
    };
    Ok(Certificate { code: format!("{:x}-{:x}-{}", id.0, part.id.0, word(tx, id, part.id)?), part, name, session: session.clone() })
}

fn completed(part: &Part) -> bool {
    part.role == PartRole::Student && part.state == SeatState::Completed
}

/// Certificates of a session: all of them for whoever organises it, one's own for everybody else.
pub fn certificates(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Vec<Certificate>, Error> {
    let told = sessions::find(tx, viewer, id)?;
    let all = organises(tx, viewer, told.session.unit)?;
    let parts: Vec<Part> = roster::every(tx, id)?.into_iter().filter(|part| completed(part) && (all || (part.person.is_some() && part.person == viewer.person()))).collect();
    parts.into_iter().map(|part| of(tx, (id, &told.session), part)).collect()
}

/// The certificate behind a code, as it stands today; nothing where the house never gave it or took it back.
pub fn certificate(tx: &mut Tx<'_>, code: &str) -> Result<Option<Certificate>, Error> {
    let mut pieces = code.trim().split('-');
    let mut number = || pieces.next().and_then(|text| i64::from_str_radix(text, 16).ok());
    let (Some(session), Some(part)) = (number(), number()) else { return Ok(None) };
    let (session, part) = (SessionId(session), PartId(part));
    let given = pieces.next().unwrap_or_default().to_ascii_lowercase();
    if given != word(tx, session, part)? {
        return Ok(None);
    }
    let there = tx.query_opt("select 1 from training_part where area = $1 and session = $2 and id = $3", params![tx.area(), session, part])?;
    if there.is_none() {
        return Ok(None);
    }
    let (told, part) = (sessions::facts(tx, session)?, roster::one(tx, session, part)?);
    if completed(&part) { of(tx, (session, &told.session), part).map(Some) } else { Ok(None) }
}
