//! Questions, suggestions and ideas about a session, and what was answered or changed because of them.

use domain::{
    access::role::Permission,
    date::Instant,
    id::{AccountId, PartId, PersonId, ProblemId, SessionId, VoiceId},
    message::Refusal,
    people::check::text_fits,
    problems::{Origin, ProblemKind},
    programmes::VoiceKind,
};

use super::{must, reads, roster, sessions};
use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    params,
    problems::{self, Raised, Raiser},
};

#[derive(Clone, Debug)]
pub struct Voice {
    pub id: VoiceId,
    pub kind: VoiceKind,
    /// None where it was said without a name.
    pub person: Option<PersonId>,
    pub account: Option<AccountId>,
    pub said: String,
    /// What was answered, or changed because of it.
    pub answer: String,
    pub answered_by: Option<AccountId>,
    pub said_at: Instant,
}

/// A browser holds numbers below 2^53 exactly.
const ID_MASK: i64 = (1 << 52) - 1;

fn given(text: &str, field: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("refusal.voice_empty").at(field));
    }
    text_fits(text, field)
}

/// Says something about a session, before, during or after it. A suggestion may be made without a name; then nothing tells whose it is.
pub fn say(tx: &mut Tx<'_>, viewer: &Viewer, (id, kind): (SessionId, VoiceKind), (text, named): (&str, bool)) -> Result<VoiceId, Error> {
    reads(viewer)?;
    sessions::find(tx, viewer, id)?;
    given(text, "text")?;
    let named = named || kind != VoiceKind::Suggestion;
    // An id that is made in turn holds the millisecond, and would tell whose it is.
    let id_of = if named { tx.new_id() } else { i64::from_be_bytes(tx.vault().chance.bytes::<8>()?) & ID_MASK };
    let (area, voice, now) = (tx.area(), VoiceId(id_of), tx.now);
    let sealed = tx.vault().seal_for_area(text.trim().as_bytes())?;
    // Without a name the day is enough: a minute could tell whose it is.
    let at = if named { now } else { Instant(now.0 - now.0.rem_euclid(86_400_000)) };
    tx.execute(
        "insert into training_voice (area, session, id, kind, person, account, said, answer, answered_by, answered_at, set_at) values ($1, $2, $3, $4, $5, $6, $7, null, null, null, $8)",
        params![area, id, voice, kind.code(), viewer.person().filter(|_| named), named.then_some(viewer.account()), sealed, at],
    )?;
    if named {
        tx.audit(viewer, "voice_said", &[id.0], kind.code())?;
    }
    Ok(voice)
}

/// Answers a question, or says what was changed because of a suggestion. Returns whom to tell.
pub fn answer(tx: &mut Tx<'_>, viewer: &Viewer, (id, voice): (SessionId, VoiceId), text: &str) -> Result<Option<AccountId>, Error> {
    let told = sessions::find(tx, viewer, id)?;
    must(tx, viewer, told.session.unit)?;
    given(text, "answer")?;
    let (area, now, sealed) = (tx.area(), tx.now, tx.vault().seal_for_area(text.trim().as_bytes())?);
    let row = tx.query_opt("select account from training_voice where area = $1 and session = $2 and id = $3", params![area, id, voice])?.ok_or(Error::NotFound)?;
    tx.execute(
        "update training_voice set answer = $4, answered_by = $5, answered_at = $6 where area = $1 and session = $2 and id = $3",
        params![area, id, voice, sealed, viewer.account(), now],
    )?;
    tx.audit(viewer, "voice_answered", &[id.0], "")?;
    row.get(0)
}

/// Everything said about a session, the first first.
pub fn voices(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Vec<Voice>, Error> {
    reads(viewer)?;
    let rows = tx.query("select id, kind, person, account, said, answer, answered_by, set_at from training_voice where area = $1 and session = $2 order by set_at, id", params![tx.area(), id])?;
    rows.iter()
        .map(|row| {
            let (kind, said, answer): (String, Vec<u8>, Option<Vec<u8>>) = (row.get(1)?, row.get(4)?, row.get(5)?);
            let open = |sealed: &[u8]| tx.vault().open_for_area(sealed).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            Ok(Voice {
                id: row.get(0)?, kind: VoiceKind::from_code(&kind).ok_or(Error::Column { index: 1, found: kind })?, person: row.get(2)?, account: row.get(3)?, said: open(&said)?,
                answer: answer.as_deref().map(open).transpose()?.unwrap_or_default(), answered_by: row.get(6)?, said_at: row.get(7)?,
            })
        })
        .collect()
}

/// What somebody said in a symposium becomes a problem with an owner and a clock, and the speaker has the last word on it.
pub fn follow_up(tx: &mut Tx<'_>, viewer: &Viewer, (id, part): (SessionId, PartId), (kind, title): (ProblemKind, &str)) -> Result<ProblemId, Error> {
    let told = sessions::find(tx, viewer, id)?;
    if !viewer::unit_within(tx, viewer, told.session.unit, Permission::TrainUnit)? {
        must(tx, viewer, told.session.unit)?;
    }
    let said = roster::one(tx, id, part)?;
    if problems::raised_from(tx, Origin::Symposium, part.0)?.is_some() {
        return Err(Refusal::new("refusal.speech_followed").into());
    }
    let raised = Raised {
        origin: Origin::Symposium, source: Some(part.0), kind, place: said.unit.unwrap_or(told.session.unit), title: title.trim().to_owned(), text: said.said.clone(), wish: String::new(),
        raiser: Raiser { person: said.person, account: None, name: said.guest.clone() }, protected: false, part_of: None, owner: None,
    };
    problems::raise(tx, viewer, &raised)
}
