//! Signing in: by a code on the screen that changes by the quarter minute, or by whoever keeps the list.

use domain::{
    id::{PartId, SessionId},
    message::Refusal,
    programmes::{Hour, Mark, PartRole, Presence, SeatState, SessionState, place_of, token_window},
};

use super::{must, roster, sessions};
use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    vault::hex,
};

/// The turn before still holds, for whoever types slowly.
const TURNS: i64 = 2;
/// Of the code, in characters.
const LENGTH: usize = 8;

fn code_of(tx: &Tx<'_>, id: SessionId, turn: i64) -> Result<String, Error> {
    let full = hex(&tx.vault().lookup(&format!("sign {id} {turn}"))?);
    Ok(full.chars().take(LENGTH).collect())
}

/// The code to show now. Errors: not the viewer's to organise; called off or over.
pub fn code(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<String, Error> {
    let told = sessions::find(tx, viewer, id)?;
    must(tx, viewer, told.session.unit)?;
    running(told.state)?;
    code_of(tx, id, token_window(tx.now.0))
}

fn running(state: SessionState) -> Result<(), Refusal> {
    if matches!(state, SessionState::Open | SessionState::Planned) { Ok(()) } else { Err(Refusal::new("refusal.session_state").with("state", state.key())) }
}

/// The viewer signs in to the lesson that is on. A second time changes nothing.
///
/// Errors: a code that was never shown or is over; no lesson now; not on the roster.
pub fn sign(tx: &mut Tx<'_>, viewer: &Viewer, (id, code): (SessionId, &str)) -> Result<(u32, Presence), Error> {
    let told = sessions::find(tx, viewer, id)?;
    running(told.state)?;
    let person = viewer.person().ok_or_else(|| Refusal::new("refusal.sign_nobody"))?;
    let row = tx.query_opt(
        "select id from training_part where area = $1 and person = $2 and session = $3 and role = 'student' and state in ('approved', 'completed')",
        params![tx.area(), person, id],
    )?;
    let part: PartId = row.ok_or_else(|| Refusal::new("refusal.sign_not_on"))?.get(0)?;
    let turn = token_window(tx.now.0);
    let mut known = false;
    for back in 0..TURNS {
        known |= code_of(tx, id, turn - back)? == code.trim().to_ascii_lowercase();
    }
    if !known {
        return Err(Refusal::new("refusal.sign_code").at("code").into());
    }
    let (today, at) = (tx.today(), hour_of(tx.now)?);
    let (lesson, presence) = place_of(&told.session.lessons, today, at).ok_or_else(|| Refusal::new("refusal.sign_no_lesson").with("date", today))?;
    put(tx, viewer, (id, part), (Mark { lesson, presence }, "qr"), false)?;
    let kept: String = tx.scalar("select presence from training_mark where area = $1 and session = $2 and part = $3 and lesson = $4", params![tx.area(), id, part, i64::from(lesson)])?;
    Ok((lesson, Presence::from_code(&kept).unwrap_or(presence)))
}

/// The time of day in the zone of the house.
fn hour_of(now: domain::date::Instant) -> Result<Hour, Error> {
    let minute = now.to_minute();
    let time = minute.rsplit(' ').next().unwrap_or_default();
    Ok(Hour::try_from(time.to_owned())?)
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, (id, part): (SessionId, PartId), (mark, way): (Mark, &str), over: bool) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    let again = if over {
        "do update set presence = excluded.presence, way = excluded.way, marked_by = excluded.marked_by, marked_at = excluded.marked_at"
    } else {
        "do nothing"
    };
    tx.execute(
        &format!(
            "insert into training_mark (area, session, part, lesson, presence, way, marked_by, marked_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (area, session, part, lesson) {again}"
        ),
        params![area, id, part, i64::from(mark.lesson), mark.presence.code(), way, viewer.account(), now],
    )?;
    Ok(())
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    pub part: PartId,
    pub mark: Mark,
}

/// Enters the list of a lesson, over what was there. Lines that are not of the session are returned, the rest kept.
pub fn mark(tx: &mut Tx<'_>, viewer: &Viewer, (id, lines): (SessionId, &[Marked])) -> Result<Vec<usize>, Error> {
    let told = sessions::find(tx, viewer, id)?;
    must(tx, viewer, told.session.unit)?;
    running(told.state)?;
    let sitting: std::collections::BTreeSet<PartId> =
        roster::every(tx, id)?.into_iter().filter(|part| part.role == PartRole::Student && part.state == SeatState::Approved).map(|part| part.id).collect();
    let mut strange = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let known = sitting.contains(&line.part) && told.session.lessons.iter().any(|lesson| lesson.id == line.mark.lesson);
        if known { put(tx, viewer, (id, line.part), (line.mark, "list"), true)? } else { strange.push(at) }
    }
    tx.audit(viewer, "attendance_marked", &[id.0], &lines.len().to_string())?;
    Ok(strange)
}

/// Every mark of a session.
pub fn marks(tx: &mut Tx<'_>, id: SessionId) -> Result<Vec<Marked>, Error> {
    let rows = tx.query("select part, lesson, presence from training_mark where area = $1 and session = $2 order by part, lesson", params![tx.area(), id])?;
    rows.iter()
        .map(|row| {
            let presence: String = row.get(2)?;
            let lesson = u32::try_from(row.get::<i64>(1)?).unwrap_or(0);
            Ok(Marked { part: row.get(0)?, mark: Mark { lesson, presence: Presence::from_code(&presence).ok_or(Error::Column { index: 2, found: presence })? } })
        })
        .collect()
}
