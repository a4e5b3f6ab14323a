//! Who saw how much of a lesson. The person and whoever organises see it; nothing is kept that was not seen in the lesson.

use std::collections::BTreeMap;

use domain::{
    catalogue::{Language, sentence},
    classroom::{
        Lesson, Matter,
        watched::{Played, Watched, believed},
    },
    date::{Day, Instant},
    id::{EntryId, LessonId, PersonId, UnitId},
    ledger::{Claim, EntryKind, SourceKind, Stage},
    message::{Arguments, Refusal},
};

use super::{learner, lessons::{self, Told}, must, unit_of};
use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    ledger, params,
    records::due,
};

/// What one official saw of one lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewing {
    pub lesson: LessonId,
    pub person: PersonId,
    /// The UUID under which statements tell of it.
    pub registration: String,
    pub begun_at: Instant,
    pub seen_at: Instant,
    /// Where to go on, in seconds.
    pub place: u32,
    pub watched: Watched,
    pub done_on: Option<Day>,
    pub entry: Option<EntryId>,
}

const COLUMNS: &str = "lesson, person, registration, begun_at, seen_at, place, watched, done_on, entry";

fn of_row(row: &Row) -> Result<Viewing, Error> {
    Ok(Viewing {
        lesson: row.get(0)?, person: row.get(1)?, registration: row.get(2)?, begun_at: row.get(3)?, seen_at: row.get(4)?, place: u32::try_from(row.get::<i64>(5)?).unwrap_or(0),
        watched: serde_json::from_str(&row.get::<String>(6)?)?, done_on: row.get(7)?, entry: row.get(8)?,
    })
}

pub fn of_person(tx: &mut Tx<'_>, lesson: LessonId, person: PersonId) -> Result<Option<Viewing>, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from lesson_viewing where area = $1 and lesson = $2 and person = $3"), params![tx.area(), lesson, person])?;
    row.as_ref().map(of_row).transpose()
}

/// Everything somebody saw, the latest first.
pub fn every_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Viewing>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from lesson_viewing where area = $1 and person = $2 order by seen_at desc"), params![tx.area(), person])?;
    rows.iter().map(of_row).collect()
}

/// What somebody saw, with the unit they belong to.
pub type Viewed = (Viewing, Option<UnitId>);

/// Everybody who saw something of a lesson, the latest first, for whoever organises it.
pub fn viewers(tx: &mut Tx<'_>, viewer: &Viewer, lesson: LessonId) -> Result<(Told, Vec<Viewed>), Error> {
    let told = lessons::find(tx, viewer, lesson)?;
    must(tx, viewer, told.lesson.unit)?;
    let rows = tx.query(&format!("select {COLUMNS} from lesson_viewing where area = $1 and lesson = $2 order by seen_at desc"), params![tx.area(), lesson])?;
    let mut found = Vec::new();
    for row in &rows {
        let viewing = of_row(row)?;
        let unit = unit_of(tx, viewing.person)?;
        found.push((viewing, unit));
    }
    Ok((told, found))
}

/// How many began and how many completed each lesson.
pub fn counts(tx: &mut Tx<'_>) -> Result<BTreeMap<LessonId, (usize, usize)>, Error> {
    let rows = tx.query("select lesson, count(*), count(done_on) from lesson_viewing where area = $1 group by lesson", params![tx.area()])?;
    let number = |row: &Row, at: usize| row.get::<i64>(at).map(|number| usize::try_from(number).unwrap_or(0));
    rows.iter().map(|row| Ok((row.get(0)?, (number(row, 1)?, number(row, 2)?)))).collect()
}

/// Errors: no file of one's own; a lesson that is not published yet, or no more.
fn opened(tx: &mut Tx<'_>, viewer: &Viewer, lesson: LessonId) -> Result<(PersonId, Told), Error> {
    let told = lessons::find(tx, viewer, lesson)?;
    let person = learner(viewer)?;
    if !lessons::is_out(&told, tx.today()) {
        return Err(Refusal::new("refusal.lesson_not_out").with("date", told.lesson.published_on).into());
    }
    Ok((person, told))
}

/// Opens a lesson, from where it was left. From now on the clock runs against what is reported.
pub fn begin(tx: &mut Tx<'_>, viewer: &Viewer, lesson: LessonId) -> Result<Viewing, Error> {
    let (person, told) = opened(tx, viewer, lesson)?;
    let (area, now) = (tx.area(), tx.now);
    let registration = due::uuid(tx)?;
    let new = tx.execute(
        "insert into lesson_viewing (area, lesson, person, registration, begun_at, seen_at, place, seconds, watched, tenths) values ($1, $2, $3, $4, $5, $6, 0, 0, '[]', 0) on conflict do nothing",
        params![area, lesson, person, registration, now, now],
    )?;
    if new == 0 {
        tx.execute("update lesson_viewing set seen_at = $4 where area = $1 and lesson = $2 and person = $3", params![area, lesson, person, now])?;
    }
    let viewing = of_person(tx, lesson, person)?.ok_or(Error::NotFound)?;
    if new == 1 {
        due::lesson(tx, (&told, &viewing), due::Of::Begun)?;
    }
    Ok(viewing)
}

/// What a player tells since it told last.
#[derive(Clone, Debug)]
pub struct Report {
    pub played: Vec<Played>,
    /// Where the player stands.
    pub place: u32,
}

/// Takes down what was played. The lesson is completed once enough of it was seen.
pub fn report(tx: &mut Tx<'_>, viewer: &Viewer, (lesson, report): (LessonId, &Report)) -> Result<Viewing, Error> {
    let (person, told) = opened(tx, viewer, lesson)?;
    let Matter::Video { seconds, share, .. } = told.lesson.matter else {
        return Err(Refusal::new("refusal.lesson_kind").into());
    };
    let mut viewing = of_person(tx, lesson, person)?.ok_or(Error::NotFound)?;
    for part in believed(&report.played, seconds, tx.now.0 - viewing.seen_at.0) {
        viewing.watched.add(part);
    }
    viewing.place = report.place.min(seconds);
    let done = viewing.done_on.is_none() && viewing.watched.share(seconds) >= share;
    keep(tx, &mut viewing)?;
    if done {
        complete(tx, (&told, viewing))
    } else {
        Ok(viewing)
    }
}

/// Records what somebody saw elsewhere, in another player or in a hall: from the beginning, so many seconds of it.
pub fn record(tx: &mut Tx<'_>, (lesson, person): (LessonId, PersonId), (at, seconds): (Instant, u32)) -> Result<(), Error> {
    let (told, registration) = (lessons::load(tx, lesson)?, due::uuid(tx)?);
    let mut watched = Watched::default();
    watched.add(Played { from: 0, to: seconds });
    let new = tx.execute(
        "insert into lesson_viewing (area, lesson, person, registration, begun_at, seen_at, place, seconds, watched, tenths) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) on conflict do nothing",
        params![tx.area(), lesson, person, &registration, at, at, seconds, watched.seconds(), serde_json::to_string(&watched)?],
    )?;
    let Some(viewing) = of_person(tx, lesson, person)?.filter(|_| new == 1) else { return Ok(()) };
    due::lesson(tx, (&told, &viewing), due::Of::Begun)?;
    let enough = match told.lesson.matter {
        Matter::Video { seconds: of, share, .. } => viewing.watched.share(of) >= share,
        Matter::Document { .. } | Matter::Link { .. } => true,
    };
    if enough { complete(tx, (&told, viewing)).map(drop) } else { Ok(()) }
}

/// The person says that they have read a document or what stands behind a link.
pub fn finish(tx: &mut Tx<'_>, viewer: &Viewer, lesson: LessonId) -> Result<Viewing, Error> {
    let (person, told) = opened(tx, viewer, lesson)?;
    if matches!(told.lesson.matter, Matter::Video { .. }) {
        return Err(Refusal::new("refusal.lesson_kind").into());
    }
    let mut viewing = of_person(tx, lesson, person)?.ok_or_else(|| Refusal::new("refusal.lesson_not_opened"))?;
    if viewing.done_on.is_some() {
        return Ok(viewing);
    }
    viewing.seen_at = tx.now;
    complete(tx, (&told, viewing))
}

fn keep(tx: &mut Tx<'_>, viewing: &mut Viewing) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    viewing.seen_at = now;
    tx.execute(
        "update lesson_viewing set seen_at = $4, place = $5, seconds = $6, watched = $7 where area = $1 and lesson = $2 and person = $3",
        params![area, viewing.lesson, viewing.person, now, viewing.place, viewing.watched.seconds(), serde_json::to_string(&viewing.watched)?],
    )?;
    Ok(())
}

/// Hours count and an entry goes on the file, by rule and not by anybody's hand.
fn complete(tx: &mut Tx<'_>, (told, mut viewing): (&Told, Viewing)) -> Result<Viewing, Error> {
    let (area, today) = (tx.area(), viewing.seen_at.day());
    let entry = ledger::append(tx, &Viewer::system("classroom"), viewing.person, &claim(&told.lesson, today), None)?;
    tx.execute(
        "update lesson_viewing set done_on = $4, tenths = $5, entry = $6 where area = $1 and lesson = $2 and person = $3",
        params![area, viewing.lesson, viewing.person, today, told.lesson.tenths, entry],
    )?;
    (viewing.done_on, viewing.entry) = (Some(today), Some(entry));
    due::lesson(tx, (told, &viewing), due::Of::Completed)?;
    Ok(viewing)
}

fn claim(lesson: &Lesson, today: Day) -> Claim {
    let hours = if lesson.tenths.is_multiple_of(10) { (lesson.tenths / 10).to_string() } else { format!("{}.{}", lesson.tenths / 10, lesson.tenths % 10) };
    let arguments = Arguments::from([("kind".to_owned(), lesson.matter.kind().key()), ("hours".to_owned(), hours)]);
    let code = if lesson.tenths == 0 { "training.entry_lesson" } else { "training.entry_lesson_hours" };
    Claim::new((Stage::Train, EntryKind::Training, SourceKind::BusinessData), today, lesson.title.trim(), sentence(Language::Zh, code, &arguments))
}
