//! Sessions: planned, opened, held or called off; what they clash with; lists of them.

use std::collections::BTreeMap;

use domain::{
    date::Day,
    id::{PersonId, ProgrammeId, SessionId, UnitId},
    message::Refusal,
    programmes::{Clash, Lacks, Session, SessionForm, SessionState, Taken, check_session, clashes as clashing, lacks, open, student_clashes},
};

use super::{find as programme, must, reads, serves};
use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    files, params,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: SessionId,
    pub version: i64,
    pub state: SessionState,
    pub session: Session,
    /// Students who sit, who wait, who are named, and who completed.
    pub sit: usize,
    pub wait: usize,
    pub named: usize,
    pub completed: usize,
    /// Everybody who spoke, taught or attended, once each time.
    pub speeches: usize,
    /// What students made of it.
    pub results: usize,
}

const COLUMNS: &str = "s.id, r.version, s.state, s.body,
  (select count(*) from training_part p where p.area = s.area and p.session = s.id and p.role = 'student' and p.state in ('approved', 'completed', 'failed')),
  (select count(*) from training_part p where p.area = s.area and p.session = s.id and p.state = 'waiting'),
  (select count(*) from training_part p where p.area = s.area and p.session = s.id and p.state = 'nominated'),
  (select count(*) from training_part p where p.area = s.area and p.session = s.id and p.role = 'student' and p.state = 'completed'),
  (select count(*) from training_part p where p.area = s.area and p.session = s.id and p.role = 'key_speaker'),
  (select count(*) from contribution c where c.area = s.area and c.session = s.id and c.state <> 'refused')";
const FROM: &str = "from training_session s join root r on r.area = s.area and r.id = s.id";

fn read(row: &Row) -> Result<Told, Error> {
    let state: String = row.get(2)?;
    let count = |at: usize| row.get::<i64>(at).map(|count| usize::try_from(count).unwrap_or(0));
    Ok(Told {
        id: row.get(0)?, version: row.get(1)?, state: SessionState::from_code(&state).ok_or(Error::Column { index: 2, found: state })?,
        session: serde_json::from_str(&row.get::<String>(3)?)?, sit: count(4)?, wait: count(5)?, named: count(6)?, completed: count(7)?, speeches: count(8)?, results: count(9)?,
    })
}

/// Plans a session. Errors: what [`check_session`] refuses; a slot that another fills.
pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, it: &Session) -> Result<SessionId, Error> {
    must(tx, viewer, it.unit)?;
    let id = SessionId(tx.new_id());
    tx.found(id.0)?;
    put(tx, viewer, id, (it, SessionState::Planned), true)?;
    tx.audit(viewer, "session_planned", &[id.0], &it.title)?;
    Ok(id)
}

/// Errors: not the version that was seen; a session that is over; lessons taken away that people were marked at.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (SessionId, i64), it: &Session) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.session.unit)?;
    must(tx, viewer, it.unit)?;
    tx.claim(id.0, version)?;
    if told.state == SessionState::Cancelled {
        return Err(Refusal::new("refusal.session_state").with("state", told.state.key()).into());
    }
    let marked = tx.query("select distinct lesson from training_mark where area = $1 and session = $2", params![tx.area(), id])?;
    for row in &marked {
        let lesson: i64 = row.get(0)?;
        if !it.lessons.iter().any(|one| i64::from(one.id) == lesson) {
            return Err(Refusal::new("refusal.lesson_marked").at("lessons").into());
        }
    }
    put(tx, viewer, id, (it, told.state), false)?;
    tx.audit(viewer, "session_changed", &[id.0], &it.title)
}

pub(super) fn put(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId, (it, state): (&Session, SessionState), new: bool) -> Result<(), Error> {
    check_session(it)?;
    fits_programme(tx, viewer, id, it)?;
    let (area, now) = (tx.area(), tx.now);
    let sql = if new {
        "insert into training_session (area, id, programme, form, unit, state, begins, ends, number, chain, course, zone, partner, layer, discussion, heads, title, body, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)"
    } else {
        "update training_session set programme = $3, form = $4, unit = $5, state = $6, begins = $7, ends = $8, number = $9, chain = $10, course = $11, zone = $12, partner = $13, layer = $14,
           discussion = $15, heads = $16, title = $17, body = $18, set_by = $19, set_at = $20 where area = $1 and id = $2"
    };
    tx.execute(
        sql,
        params![
            area, id, it.programme, it.form.code(), it.unit, state.code(), it.from, it.to, it.number.map(i64::from), it.chain, it.course, it.zone, it.partner,
            it.layer.map(domain::programmes::Layer::code), it.discussion.map(domain::programmes::DiscussionForm::code), it.heads.map(i64::from), it.title.trim(),
            serde_json::to_string(it)?, viewer.account(), now
        ],
    )?;
    tx.execute("delete from training_lesson where area = $1 and session = $2", params![area, id])?;
    for lesson in &it.lessons {
        tx.execute(
            "insert into training_lesson (area, session, id, day, begins, ends, room, lecturer) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            params![area, id, i64::from(lesson.id), lesson.day, i64::from(lesson.from.minutes()), i64::from(lesson.to.minutes()), lesson.room.or(it.room), lesson.lecturer],
        )?;
    }
    serves(tx, (id.0, "session"), &it.focuses)?;
    files::hold(tx, id.0, &it.materials.iter().map(|material| &material.file).collect::<Vec<_>>())
}

/// Its slot is there and free, and its number not taken.
fn fits_programme(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId, it: &Session) -> Result<(), Error> {
    let Some(of) = it.programme else {
        return if it.slot.is_none() { Ok(()) } else { Err(Refusal::new("refusal.not_found").at("slot").into()) };
    };
    let told = programme(tx, viewer, of)?;
    if it.slot.is_some_and(|slot| slot >= told.programme.slots.len()) {
        return Err(Refusal::new("refusal.not_found").at("slot").into());
    }
    if it.slot.is_none() && it.number.is_none() {
        return Ok(());
    }
    let rows = tx.query("select body from training_session where area = $1 and programme = $2 and id <> $3 and state <> 'cancelled'", params![tx.area(), of, id])?;
    for row in &rows {
        let other: Session = serde_json::from_str(&row.get::<String>(0)?)?;
        if it.slot.is_some() && other.slot == it.slot {
            return Err(Refusal::new("refusal.slot_filled").at("slot").into());
        }
        if it.number.is_some() && other.number == it.number && other.form == it.form {
            return Err(Refusal::new("refusal.session_number").with("n", it.number.unwrap_or_default()).at("number").into());
        }
    }
    Ok(())
}

/// Slots of a programme that sessions fill, in order.
pub(super) fn slots_filled(tx: &mut Tx<'_>, id: ProgrammeId) -> Result<Vec<usize>, Error> {
    let rows = tx.query("select body from training_session where area = $1 and programme = $2 and state <> 'cancelled'", params![tx.area(), id])?;
    let mut slots = Vec::new();
    for row in &rows {
        let session: Session = serde_json::from_str(&row.get::<String>(0)?)?;
        slots.extend(session.slot);
    }
    slots.sort_unstable();
    Ok(slots)
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Told, Error> {
    reads(viewer)?;
    let row = tx.query_opt(&format!("select {COLUMNS} {FROM} where s.area = $1 and s.id = $2"), params![tx.area(), id])?;
    read(&row.ok_or(Error::NotFound)?)
}

/// A session of a unit whose training the viewer organises.
pub fn organised(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Told, Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.session.unit)?;
    Ok(told)
}

/// A session for whoever may see a person in it; the caller holds the sight.
pub fn facts(tx: &mut Tx<'_>, id: SessionId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} {FROM} where s.area = $1 and s.id = $2"), params![tx.area(), id])?;
    read(&row.ok_or(Error::NotFound)?)
}

/// How many sessions of a programme somebody took part in.
pub fn of_member(tx: &mut Tx<'_>, programme: ProgrammeId, person: PersonId) -> Result<usize, Error> {
    let count: i64 = tx.scalar(
        "select count(distinct s.id) from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and p.person = $2 and s.programme = $3 and s.state <> 'cancelled' and p.state in ('approved', 'completed')",
        params![tx.area(), person, programme],
    )?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Whether a file is material of a session that the viewer may open: it is shared, or they take part, or organise it.
pub fn opens_material(tx: &mut Tx<'_>, viewer: &Viewer, hash: &str) -> Result<bool, Error> {
    if reads(viewer).is_err() {
        return Ok(false);
    }
    let rows = tx.query("select s.id, s.body from held_file h join training_session s on s.area = h.area and s.id = h.holder where h.area = $1 and h.hash = $2", params![tx.area(), hash])?;
    for row in &rows {
        let (id, session): (SessionId, Session) = (row.get(0)?, serde_json::from_str(&row.get::<String>(1)?)?);
        let shared = session.materials.iter().any(|material| material.shared && material.file.starts_with(hash));
        let person = viewer.person().map_or(0, |person| person.0);
        let sits = "select 1 from training_part where area = $1 and session = $2 and person = $3 and state in ('approved', 'completed', 'failed') limit 1";
        if shared || tx.query_opt(sits, params![tx.area(), id, person])?.is_some() || super::organises(tx, viewer, session.unit)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Sessions that name a line of a catalogue: a course, chain, zone, partner, room or lecturer; the latest first.
pub fn naming(tx: &mut Tx<'_>, viewer: &Viewer, id: domain::id::CatalogueId) -> Result<Vec<Told>, Error> {
    reads(viewer)?;
    let rows = tx.query(
        &format!(
            "select {COLUMNS} {FROM} where s.area = $1 and s.state <> 'cancelled' and (s.course = $2 or s.chain = $2 or s.zone = $2 or s.partner = $2
               or exists (select 1 from training_lesson l where l.area = s.area and l.session = s.id and (l.lecturer = $2 or l.room = $2))) order by s.begins desc, s.id desc limit 200"
        ),
        params![tx.area(), id],
    )?;
    rows.iter().map(read).collect()
}

/// What is asked of a list of sessions, by day.
#[derive(Clone, Debug)]
pub struct Question {
    pub programme: Option<ProgrammeId>,
    pub forms: Vec<SessionForm>,
    pub unit: Option<UnitId>,
    /// Sessions somebody takes part in.
    pub person: Option<PersonId>,
    pub from: Day,
    pub to: Day,
    pub limit: usize,
}

/// Sessions with a day in the period, the first first, without those called off.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, question: &Question) -> Result<Vec<Told>, Error> {
    reads(viewer)?;
    // Codes and numbers of this house, never words of a reader.
    let forms = question.forms.iter().map(|form| format!("'{}'", form.code())).collect::<Vec<_>>().join(", ");
    let takes_part = "exists (select 1 from training_part p where p.area = s.area and p.session = s.id and p.state not in ('declined', 'withdrawn', 'replaced') and p.person";
    let filters = [
        (!forms.is_empty()).then(|| format!("s.form in ({forms})")), question.programme.map(|programme| format!("s.programme = {programme}")),
        question.unit.map(|unit| format!("s.unit = {unit}")), question.person.map(|person| format!("{takes_part} = {person})")),
    ];
    let filter: String = filters.into_iter().flatten().map(|one| format!(" and {one}")).collect::<Vec<_>>().concat();
    let rows = tx.query(
        &format!("select {COLUMNS} {FROM} where s.area = $1 and s.begins <= $3 and s.ends >= $2 and s.state <> 'cancelled'{filter} order by s.begins, s.id limit $4"),
        params![tx.area(), question.from, question.to, i64::try_from(question.limit).unwrap_or(i64::MAX)],
    )?;
    rows.iter().map(read).collect()
}

/// A session that waits on the desk of whoever organises it.
#[derive(Clone, Debug)]
pub struct Desk {
    pub id: SessionId,
    pub title: String,
    pub to: Day,
    /// It is over and not closed; else people were named for it.
    pub over: bool,
    pub named: usize,
}

/// Sessions the viewer organises that are over and not closed, or have seats to approve.
pub fn desk(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Desk>, Error> {
    let today = tx.today();
    let rows = tx.query(
        "select s.id, s.title, s.ends, s.unit, (select count(*) from training_part p where p.area = s.area and p.session = s.id and p.state = 'nominated')
           from training_session s where s.area = $1 and s.state in ('planned', 'open') order by s.ends, s.id",
        params![tx.area()],
    )?;
    let mut desk = Vec::new();
    for row in &rows {
        let (to, unit, named): (Day, UnitId, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let over = to < today;
        if (over || named > 0) && super::organises(tx, viewer, unit)? {
            desk.push(Desk { id: row.get(0)?, title: row.get(1)?, to, over, named: usize::try_from(named).unwrap_or(0) });
        }
    }
    Ok(desk)
}

/// What a session still lacks of what its programme asks.
pub fn lacking(tx: &mut Tx<'_>, viewer: &Viewer, session: &Session) -> Result<Lacks, Error> {
    let programme = session.programme.map(|of| programme(tx, viewer, of)).transpose()?;
    Ok(lacks(programme.as_ref().map(|told| &told.programme), session))
}

/// What is done about a session as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Open,
    Cancel,
}

pub fn step(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (SessionId, i64), step: Step) -> Result<Lacks, Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.session.unit)?;
    tx.claim(id.0, version)?;
    let lacks = lacking(tx, viewer, &told.session)?;
    let state = match step {
        Step::Open => {
            open(told.state, &lacks)?;
            SessionState::Open
        }
        Step::Cancel if matches!(told.state, SessionState::Planned | SessionState::Open) => SessionState::Cancelled,
        Step::Cancel => return Err(Refusal::new("refusal.session_state").with("state", told.state.key()).into()),
    };
    tx.execute("update training_session set state = $3 where area = $1 and id = $2", params![tx.area(), id, state.code()])?;
    tx.audit(viewer, "session_state", &[id.0], state.code())?;
    Ok(lacks)
}

/// Rooms and lecturers that a session needs while others have them, and students who sit elsewhere at the time.
pub fn clashes(tx: &mut Tx<'_>, id: SessionId) -> Result<Vec<(u32, Clash, SessionId)>, Error> {
    let of = taken(tx, id)?;
    let (Some(first), Some(last)) = (of.iter().map(|one| one.day).min(), of.iter().map(|one| one.day).max()) else { return Ok(vec![]) };
    let rows = tx.query(
        "select l.session, l.id, l.day, l.begins, l.ends, l.room, l.lecturer from training_lesson l join training_session s on s.area = l.area and s.id = l.session
          where l.area = $1 and l.day >= $2 and l.day <= $3 and l.session <> $4 and s.state <> 'cancelled'",
        params![tx.area(), first, last, id],
    )?;
    let others = rows.iter().map(lesson_row).collect::<Result<Vec<_>, _>>()?;
    let mut found = clashing(&of, &others);
    found.extend(student_clashes(&of, &others, &shared(tx, id, (first, last))?));
    Ok(found)
}

/// Who sits in a session and in another of the same days.
fn shared(tx: &mut Tx<'_>, id: SessionId, (first, last): (Day, Day)) -> Result<BTreeMap<SessionId, Vec<PersonId>>, Error> {
    let rows = tx.query(
        "select o.session, o.person from training_part p join training_part o on o.area = p.area and o.person = p.person and o.session <> p.session
           join training_session s on s.area = o.area and s.id = o.session
          where p.area = $1 and p.session = $2 and p.person is not null and p.role = 'student' and p.state in ('approved', 'completed') and o.role = 'student' and o.state in ('approved', 'completed')
            and s.state <> 'cancelled' and s.begins <= $4 and s.ends >= $3 order by o.session, o.person",
        params![tx.area(), id, first, last],
    )?;
    let mut shared: BTreeMap<SessionId, Vec<PersonId>> = BTreeMap::new();
    for row in &rows {
        shared.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(shared)
}

/// Whether two sessions take some of the same time; where one has no lessons, whether they share a day.
pub(super) fn meet(tx: &mut Tx<'_>, (id, session): (SessionId, &Session), other: SessionId) -> Result<bool, Error> {
    let (own, others) = (taken(tx, id)?, taken(tx, other)?);
    if own.is_empty() || others.is_empty() {
        let told = facts(tx, other)?.session;
        return Ok(told.from <= session.to && session.from <= told.to);
    }
    Ok(own.iter().any(|one| others.iter().any(|other| one.meets(other))))
}

fn taken(tx: &mut Tx<'_>, of: SessionId) -> Result<Vec<Taken>, Error> {
    let rows = tx.query("select session, id, day, begins, ends, room, lecturer from training_lesson where area = $1 and session = $2 order by day, begins", params![tx.area(), of])?;
    rows.iter().map(lesson_row).collect()
}

pub(super) fn lesson_row(row: &Row) -> Result<Taken, Error> {
    let hour = |at: usize| {
        let minutes: i64 = row.get(at)?;
        let minutes = u16::try_from(minutes).map_err(|_| Error::Column { index: at, found: minutes.to_string() })?;
        domain::programmes::Hour::new(minutes / 60, minutes % 60).map_err(Error::from)
    };
    Ok(Taken {
        session: row.get(0)?, lesson: u32::try_from(row.get::<i64>(1)?).unwrap_or(0), day: row.get(2)?, from: hour(3)?, to: hour(4)?, room: row.get(5)?, lecturer: row.get(6)?,
    })
}
