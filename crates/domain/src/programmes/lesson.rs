//! Lessons of a session: when, where, by whom, in which way; and what cannot be at the same time.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

use super::{LecturerKind, Session, Teaching};
use crate::{
    date::Day,
    id::{CatalogueId, PersonId, SessionId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

/// A time of day in minutes, written `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hour(u16);

impl Hour {
    /// Errors: no time of a day.
    pub fn new(hour: u16, minute: u16) -> Result<Self, Refusal> {
        if hour < 24 && minute < 60 { Ok(Self(hour * 60 + minute)) } else { Err(Refusal::new("refusal.hour")) }
    }
    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl TryFrom<String> for Hour {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        let parts = text.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
        parts.ok_or_else(|| Refusal::new("refusal.hour")).and_then(|(hour, minute)| Self::new(hour, minute))
    }
}

impl From<Hour> for String {
    fn from(hour: Hour) -> Self {
        hour.to_string()
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// One lesson, visit, sharing or discussion of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Unlike any other of the session.
    pub id: u32,
    pub day: Day,
    pub from: Hour,
    pub to: Hour,
    pub method: Teaching,
    pub subject: String,
    #[serde(default)]
    pub lecturer: Option<CatalogueId>,
    #[serde(default)]
    pub lecturer_kind: Option<LecturerKind>,
    #[serde(default)]
    pub room: Option<CatalogueId>,
    #[serde(default)]
    pub place: String,
    /// Class hours (学时) in tenths; 0 for a part of a meeting that does not count as training.
    pub tenths: u32,
    /// What came of it, such as the points of a discussion.
    #[serde(default)]
    pub output: String,
}

const LESSONS_MAX: usize = 200;
/// One day has no more class hours than this, in tenths.
const TENTHS_MAX: u32 = 120;

/// Errors: a lesson without subject, outside the session's days, that ends before it begins, a number used twice.
pub fn check_lessons(session: &Session) -> Result<(), Refusal> {
    if session.lessons.len() > LESSONS_MAX {
        return Err(Refusal::new("refusal.too_many").with("most", LESSONS_MAX).at("lessons"));
    }
    for (at, lesson) in session.lessons.iter().enumerate() {
        let field = |name: &str| format!("lessons.{at}.{name}");
        name_given(&lesson.subject, &field("subject"))?;
        text_fits(&lesson.output, &field("output"))?;
        if lesson.day < session.from || lesson.day > session.to {
            return Err(Refusal::new("refusal.lesson_outside").with("from", session.from).with("to", session.to).at(&field("day")));
        }
        if lesson.to <= lesson.from {
            return Err(Refusal::new("refusal.ends_before_it_begins").at(&field("to")));
        }
        if lesson.tenths > TENTHS_MAX {
            return Err(Refusal::new("refusal.lesson_hours").at(&field("tenths")));
        }
        if session.lessons.iter().take(at).any(|other| other.id == lesson.id) {
            return Err(Refusal::new("refusal.twice").at(&field("id")));
        }
    }
    Ok(())
}

/// Time that a lesson takes from a room, a lecturer or a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub session: SessionId,
    pub lesson: u32,
    pub day: Day,
    pub from: Hour,
    pub to: Hour,
    pub room: Option<CatalogueId>,
    pub lecturer: Option<CatalogueId>,
}

impl Taken {
    /// Whether both take some of the same time.
    pub fn meets(&self, other: &Self) -> bool {
        self.day == other.day && self.from < other.to && other.from < self.to
    }
}

/// What two lessons both need at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "what", content = "who")]
pub enum Clash {
    Room(CatalogueId),
    Lecturer(CatalogueId),
    Student(PersonId),
}

/// Where lessons of a session need a room or a lecturer that others, or it itself, take at the same time. `of` are the lessons
/// of the session, `others` those of the same days. Sorted, each once: (lesson, clash, the other session).
pub fn clashes(of: &[Taken], others: &[Taken]) -> Vec<(u32, Clash, SessionId)> {
    let mut found = Vec::new();
    for (at, one) in of.iter().enumerate() {
        for other in of.iter().take(at).chain(others) {
            if !one.meets(other) {
                continue;
            }
            if let Some(room) = one.room.filter(|room| other.room == Some(*room)) {
                found.push((one.lesson, Clash::Room(room), other.session));
            }
            if let Some(lecturer) = one.lecturer.filter(|lecturer| other.lecturer == Some(*lecturer)) {
                found.push((one.lesson, Clash::Lecturer(lecturer), other.session));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Of all lessons of some days those that need a room or a lecturer another needs at the same time.
pub fn conflicts(all: &[Taken]) -> BTreeSet<(SessionId, u32)> {
    let mut order: Vec<&Taken> = all.iter().collect();
    order.sort_by_key(|one| (one.day, one.from));
    let mut found = BTreeSet::new();
    for (at, one) in order.iter().enumerate() {
        // Later ones begin later, so the first that begins after this one's end is the last to look at.
        for other in order.iter().skip(at + 1).take_while(|other| one.meets(other)) {
            let same = |one: Option<CatalogueId>, other: Option<CatalogueId>| one.is_some() && one == other;
            if same(one.room, other.room) || same(one.lecturer, other.lecturer) {
                found.extend([(one.session, one.lesson), (other.session, other.lesson)]);
            }
        }
    }
    found
}

/// Where somebody sits in two sessions at the same time. `shared` are those who sit in each of the others as well. Sorted, each once.
pub fn student_clashes(of: &[Taken], others: &[Taken], shared: &BTreeMap<SessionId, Vec<PersonId>>) -> Vec<(u32, Clash, SessionId)> {
    let mut found: Vec<_> = of
        .iter()
        .flat_map(|one| others.iter().filter(|other| one.meets(other)).map(move |other| (one.lesson, other.session)))
        .flat_map(|(lesson, session)| shared.get(&session).into_iter().flatten().map(move |person| (lesson, Clash::Student(*person), session)))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A session with one lesson at another time, as long as before; its days follow. Errors: no such lesson; past midnight.
pub fn moved(session: &Session, lesson: u32, (day, from): (Day, Hour), room: Option<CatalogueId>) -> Result<Session, Refusal> {
    let mut session = session.clone();
    let one = session.lessons.iter_mut().find(|one| one.id == lesson).ok_or_else(|| Refusal::new("refusal.not_found").at("lesson"))?;
    let ends = from.minutes() + (one.to.minutes() - one.from.minutes());
    let to = Hour::new(ends / 60, ends % 60)?;
    (one.day, one.from, one.to, one.room) = (day, from, to, room);
    session.lessons.sort_by_key(|one| (one.day, one.from, one.id));
    (session.from, session.to) = (session.from.min(day), session.to.max(day));
    Ok(session)
}

/// A session with all its lessons so many days later, or earlier.
pub fn shifted(session: &Session, days: i32) -> Session {
    let mut session = session.clone();
    (session.from, session.to) = (session.from.plus_days(days), session.to.plus_days(days));
    for lesson in &mut session.lessons {
        lesson.day = lesson.day.plus_days(days);
    }
    session
}
