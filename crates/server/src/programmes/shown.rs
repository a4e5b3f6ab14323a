//! Programmes, sessions and seats as pages show them.

use std::collections::BTreeMap;

use domain::{
    id::{CatalogueId, SessionId},
    problems::Origin,
    programmes::{Lacks, Session},
};
use serde::Serialize;
use store::{
    Tx,
    access::Viewer,
    problems,
    programmes::{self, Held, Part},
    train::catalogue,
};
use utoipa::ToSchema;

use crate::{people::someone::Someone, problems::unit_name};

/// The titles of lines of catalogues that something names.
pub(crate) fn titles(tx: &mut Tx<'_>, viewer: &Viewer, ids: impl IntoIterator<Item = CatalogueId>) -> Result<BTreeMap<i64, String>, store::Error> {
    let mut titles = BTreeMap::new();
    for id in ids {
        if let std::collections::btree_map::Entry::Vacant(place) = titles.entry(id.0) {
            place.insert(catalogue::find(tx, viewer, id)?.item.title().to_owned());
        }
    }
    Ok(titles)
}

/// Every line of a catalogue that a session names.
pub(super) fn named_by(it: &Session) -> Vec<CatalogueId> {
    let lessons = it.lessons.iter().flat_map(|lesson| [lesson.lecturer, lesson.room]);
    [it.room, it.partner, it.zone, it.chain, it.course].into_iter().chain(lessons).flatten().chain(it.focuses.iter().copied()).collect()
}

/// A session in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionLine {
    pub id: i64,
    pub programme: Option<i64>,
    pub form: String,
    pub title: String,
    pub number: Option<u32>,
    pub unit: i64,
    pub unit_name: String,
    pub from: String,
    pub to: String,
    pub place: String,
    pub theme: String,
    pub state: String,
    pub slot: Option<usize>,
    pub discussion: Option<String>,
    pub capacity: Option<usize>,
    pub sit: usize,
    pub wait: usize,
    pub named: usize,
    pub completed: usize,
    pub speeches: usize,
    /// What students made of it.
    pub results: usize,
    pub heads: Option<u32>,
    /// Class hours in tenths.
    pub tenths: u32,
}

impl SessionLine {
    pub(crate) fn of(tx: &mut Tx<'_>, told: Held) -> Result<Self, store::Error> {
        let it = told.session;
        Ok(Self {
            id: told.id.0, programme: it.programme.map(|id| id.0), form: it.form.code().into(), number: it.number, unit: it.unit.0, unit_name: unit_name(tx, it.unit)?, from: it.from.to_string(),
            to: it.to.to_string(), state: told.state.code().into(), slot: it.slot, discussion: it.discussion.map(|form| form.code().into()), capacity: it.capacity, sit: told.sit,
            wait: told.wait, named: told.named, completed: told.completed, speeches: told.speeches, results: told.results, heads: it.heads, tenths: it.lessons.iter().map(|lesson| lesson.tenths).sum(),
            title: it.title, place: it.place, theme: it.theme,
        })
    }
}

/// Somebody in a session.
#[derive(Serialize, ToSchema)]
pub(super) struct PartShown {
    id: i64,
    person: Option<i64>,
    /// The official, or the guest.
    name: String,
    post: String,
    unit: Option<i64>,
    unit_name: String,
    role: String,
    state: String,
    said: String,
    tenths: u32,
    halves: u32,
    why: String,
    entry: Option<i64>,
    /// What they said became this problem.
    problem: Option<i64>,
    /// Presence by lesson.
    marks: BTreeMap<u32, String>,
    own: bool,
}

impl PartShown {
    pub(super) fn of(tx: &mut Tx<'_>, viewer: &Viewer, (part, marks): (Part, BTreeMap<u32, String>)) -> Result<Self, store::Error> {
        let who = part.person.map(|person| Someone::of(tx, person)).transpose()?;
        let unit_name = part.unit.map(|unit| unit_name(tx, unit)).transpose()?.unwrap_or_default();
        let own = part.person.is_some() && part.person == viewer.person();
        let problem = if part.said.is_empty() { None } else { problems::raised_from(tx, Origin::Symposium, part.id.0)? };
        let (name, post) = who.map_or((part.guest, String::new()), |who| (who.name, who.post));
        Ok(Self {
            id: part.id.0, person: part.person.map(|person| person.0), name, post, unit: part.unit.map(|unit| unit.0), unit_name, role: part.role.code().into(), state: part.state.code().into(),
            said: part.said, tenths: part.tenths, halves: part.halves, why: part.why, entry: part.entry.map(|entry| entry.0), problem: problem.map(|id| id.0), marks, own,
        })
    }
}

/// What two lessons need at once.
#[derive(Serialize, ToSchema)]
pub(super) struct ClashShown {
    lesson: u32,
    what: String,
    who: String,
    session: i64,
    session_title: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct SessionShown {
    #[serde(flatten)]
    line: SessionLine,
    version: i64,
    #[schema(value_type = Object)]
    session: Session,
    programme_title: String,
    titles: BTreeMap<i64, String>,
    units: BTreeMap<i64, String>,
    /// Seats taken or hoped for, by unit with a quota.
    quotas_used: BTreeMap<i64, usize>,
    #[schema(value_type = Object)]
    lacks: Lacks,
    clashes: Vec<ClashShown>,
    /// Days of it on which nobody works.
    days_off: Vec<String>,
    parts: Vec<PartShown>,
    /// The viewer organises it.
    may_write: bool,
    /// The viewer may name people of their own unit.
    may_name: bool,
}

fn clashes(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<Vec<ClashShown>, store::Error> {
    use domain::programmes::Clash;
    let mut shown = Vec::new();
    for (lesson, clash, session) in programmes::clashes(tx, id)? {
        let other = programmes::session(tx, viewer, session)?.session.title;
        let (what, who) = match clash {
            Clash::Room(room) => ("room", titles(tx, viewer, [room])?.into_values().next().unwrap_or_default()),
            Clash::Lecturer(lecturer) => ("lecturer", titles(tx, viewer, [lecturer])?.into_values().next().unwrap_or_default()),
            Clash::Student(person) => ("student", Someone::of(tx, person)?.name),
        };
        shown.push(ClashShown { lesson, what: what.into(), who, session: session.0, session_title: other });
    }
    Ok(shown)
}

/// Days with lessons, or of a session without, that the calendar of the house says are free.
fn days_off(tx: &mut Tx<'_>, session: &Session) -> Result<Vec<String>, store::Error> {
    let calendar = store::calendar::load(tx)?;
    let mut days: std::collections::BTreeSet<_> = session.lessons.iter().map(|lesson| lesson.day).collect();
    if days.is_empty() {
        days = (0..=session.to.days_since(session.from)).map(|next| session.from.plus_days(next)).collect();
    }
    Ok(days.into_iter().filter(|day| calendar.is_working_day(*day).is_ok_and(|works| !works)).map(|day| day.to_string()).collect())
}

pub(super) fn show(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId) -> Result<SessionShown, store::Error> {
    use domain::access::role::Permission;
    let told = programmes::session(tx, viewer, id)?;
    let session = told.session.clone();
    let programme = session.programme.map(|of| programmes::find(tx, viewer, of)).transpose()?;
    let may_write = store::access::viewer::unit_within(tx, viewer, session.unit, Permission::Train)?;
    let mut marks: BTreeMap<i64, BTreeMap<u32, String>> = BTreeMap::new();
    for line in programmes::marks(tx, id)? {
        marks.entry(line.part.0).or_default().insert(line.mark.lesson, line.mark.presence.code().into());
    }
    let mut parts = Vec::new();
    for part in programmes::parts(tx, viewer, (id, &session))? {
        let own = marks.remove(&part.id.0).unwrap_or_default();
        parts.push(PartShown::of(tx, viewer, (part, own))?);
    }
    let mut units = BTreeMap::new();
    for unit in session.co_hosts.iter().copied().chain(session.quotas.iter().map(|quota| quota.unit)) {
        units.insert(unit.0, unit_name(tx, unit)?);
    }
    Ok(SessionShown {
        version: told.version, programme_title: programme.as_ref().map(|told| told.programme.title.clone()).unwrap_or_default(), titles: titles(tx, viewer, named_by(&session))?, units, quotas_used: programmes::quotas_used(tx, id, &session)?,
        lacks: domain::programmes::lacks(programme.as_ref().map(|told| &told.programme), &session), clashes: clashes(tx, viewer, id)?, days_off: days_off(tx, &session)?, parts, may_write,
        may_name: viewer.may(Permission::TrainUnit), line: SessionLine::of(tx, told)?, session,
    })
}
