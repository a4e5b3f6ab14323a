//! The end of a session: what each attended, who completed, and the entry on their file.

use domain::{
    catalogue::{Language, sentence},
    id::{PartId, SessionId},
    ledger::{Claim, EntryKind, SourceKind, Stage},
    message::{Arguments, Refusal},
    programmes::{Mark, Outcome, PartRole, SeatState, Session, SessionState, outcome},
};

use super::{must, roster::{self, Part}, sessions, signs};
use crate::{access::Viewer, db::Tx, error::Error, ledger, params, records, rules};

/// Closes a session: everybody's hours are counted, and what they completed goes on their file. Returns what each came to.
///
/// `unmarked_present`: where nobody kept a list of a lesson, those on the roster were there. Errors: before its last day; over
/// already; lessons without a list.
pub fn close(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (SessionId, i64), unmarked_present: bool) -> Result<Vec<(PartId, Outcome)>, Error> {
    let told = sessions::find(tx, viewer, id)?;
    must(tx, viewer, told.session.unit)?;
    tx.claim(id.0, version)?;
    let today = tx.today();
    if !matches!(told.state, SessionState::Open | SessionState::Planned) {
        return Err(Refusal::new("refusal.session_state").with("state", told.state.key()).into());
    }
    if told.session.to > today {
        return Err(Refusal::new("refusal.session_not_over").with("date", told.session.to).into());
    }
    let marks = signs::marks(tx, id)?;
    let without: Vec<u32> = told.session.lessons.iter().filter(|lesson| lesson.tenths > 0 && !marks.iter().any(|line| line.mark.lesson == lesson.id)).map(|lesson| lesson.id).collect();
    if !without.is_empty() && !unmarked_present {
        return Err(Refusal::new("refusal.session_unmarked").with("n", without.len()).into());
    }
    let divisor = u32::try_from(rules::load(tx)?.number("train.leave_divisor", today).unwrap_or(7)).unwrap_or(7);
    let mut came_to = Vec::new();
    for part in roster::every(tx, id)? {
        match (part.role, part.state) {
            (PartRole::Student, SeatState::Approved) => {
                let mut own: Vec<Mark> = marks.iter().filter(|line| line.part == part.id).map(|line| line.mark).collect();
                own.extend(without.iter().map(|lesson| Mark { lesson: *lesson, presence: domain::programmes::Presence::Present }));
                let came = outcome(&told.session.lessons, &own, divisor);
                // Without lessons that count there is nothing to miss.
                let completed = came.completed || told.session.lessons.iter().all(|lesson| lesson.tenths == 0);
                finish(tx, viewer, (&told.session, &part), (came, completed))?;
                came_to.push((part.id, came));
            }
            (PartRole::Lecturer, SeatState::Approved) => finish(tx, viewer, (&told.session, &part), (Outcome { tenths: 0, halves: 0, online_tenths: 0, completed: true, unmarked: 0 }, true))?,
            (_, SeatState::Nominated | SeatState::Waiting) => settle(tx, &part, SeatState::Declined)?,
            _ => {}
        }
    }
    tx.execute("update training_session set state = 'held' where area = $1 and id = $2", params![tx.area(), id])?;
    tx.audit(viewer, "session_held", &[id.0], &told.session.title)?;
    Ok(came_to)
}

fn settle(tx: &mut Tx<'_>, part: &Part, state: SeatState) -> Result<(), Error> {
    tx.execute("update training_part set state = $4 where area = $1 and session = $2 and id = $3", params![tx.area(), part.session, part.id, state.code()])?;
    Ok(())
}

fn finish(tx: &mut Tx<'_>, viewer: &Viewer, (session, part): (&Session, &Part), (came, completed): (Outcome, bool)) -> Result<(), Error> {
    let state = if completed { SeatState::Completed } else { SeatState::Failed };
    let entry = match part.person.filter(|_| completed) {
        Some(person) => {
            // A rule counts the hours; nobody writes on their own file by closing a class they sat in.
            let by = if viewer.person() == Some(person) { &Viewer::system("training") } else { viewer };
            let entry = ledger::append(tx, by, person, &claim(session, part.role, came), None)?;
            records::due::session(tx, &[person], (part.session, &session.title, tx.now))?;
            Some(entry)
        }
        None => None,
    };
    tx.execute(
        "update training_part set state = $4, tenths = $5, halves = $6, online_tenths = $7, done_on = $8, entry = $9 where area = $1 and session = $2 and id = $3",
        params![tx.area(), part.session, part.id, state.code(), i64::from(came.tenths), i64::from(came.halves), i64::from(came.online_tenths), session.to, entry],
    )?;
    Ok(())
}

pub(super) fn claim(session: &Session, role: PartRole, came: Outcome) -> Claim {
    let tenths = |tenths: u32| if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    let arguments = Arguments::from([
        ("form".to_owned(), session.form.key()), ("from".to_owned(), session.from.to_string()), ("to".to_owned(), session.to.to_string()), ("hours".to_owned(), tenths(came.tenths)),
        ("days".to_owned(), tenths(came.halves * 5)),
    ]);
    let code = match (role, came.tenths) {
        (PartRole::Lecturer, _) => "training.entry_taught",
        (_, 0) => "training.entry_attended",
        _ => "training.entry",
    };
    Claim {
        place: session.place.trim().to_owned(),
        ..Claim::new((Stage::Train, EntryKind::Training, SourceKind::Document), session.to, session.title.trim(), sentence(Language::Zh, code, &arguments))
    }
}

/// Takes back what was counted for one seat, with a reason, until the list is put right and it is counted again.
pub fn reopen_seat(tx: &mut Tx<'_>, viewer: &Viewer, (session, part, why): (SessionId, PartId, &str)) -> Result<(), Error> {
    let told = sessions::find(tx, viewer, session)?;
    must(tx, viewer, told.session.unit)?;
    domain::people::check::why(why)?;
    let seat = roster::one(tx, session, part)?;
    if seat.state != SeatState::Failed {
        return Err(Refusal::new("refusal.seat_state").with("state", seat.state.key()).into());
    }
    let counting: u32 = told.session.lessons.iter().map(|lesson| lesson.tenths).sum();
    let came = Outcome { tenths: seat.tenths.min(counting), halves: seat.halves, online_tenths: 0, completed: true, unmarked: 0 };
    finish(tx, viewer, (&told.session, &seat), (came, true))?;
    tx.execute("update training_part set why = $4 where area = $1 and session = $2 and id = $3", params![tx.area(), session, part, why.trim()])?;
    tx.audit(viewer, "seat_completed", &seat.person.map(|person| vec![person.0]).unwrap_or_default(), why.trim())
}
