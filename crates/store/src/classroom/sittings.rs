//! Sittings: a paper drawn for one official, answers saved as they are typed, handed in by them or by the clock.

use std::collections::BTreeMap;

use domain::{
    catalogue::{Language, sentence},
    classroom::{
        Test,
        attempt::{AttemptState, GRACE, Sat, Score, due, may_begin, may_save, score},
        paper::{Mixed, Seeded, Slot, draw, order},
        question::{Answer, WHOLE, fits},
    },
    date::{Day, Instant},
    id::{AttemptId, EntryId, PersonId, TestId},
    ledger::{Claim, EntryKind, SourceKind, Stage},
    message::{Arguments, Refusal},
};

use super::{bank, learner, must, tests};
use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    ledger, params,
    records::due as told,
};

#[derive(Clone, Debug)]
pub struct Sitting {
    pub id: AttemptId,
    pub test: TestId,
    pub person: PersonId,
    pub registration: String,
    pub state: AttemptState,
    pub begun_at: Instant,
    pub due_at: Option<Instant>,
    pub handed_in_at: Option<Instant>,
    pub tenths: u32,
    pub of: u32,
    pub passed: Option<bool>,
    pub entry: Option<EntryId>,
    pub paper: Vec<Slot>,
}

const COLUMNS: &str = "id, test, person, registration, state, begun_at, due_at, handed_in_at, tenths, of_tenths, passed, entry, paper";

fn of_row(row: &Row) -> Result<Sitting, Error> {
    let tenths = |at: usize| row.get::<i64>(at).map(|tenths| u32::try_from(tenths).unwrap_or(0));
    Ok(Sitting {
        id: row.get(0)?, test: row.get(1)?, person: row.get(2)?, registration: row.get(3)?,
        state: AttemptState::from_code(&row.get::<String>(4)?).ok_or_else(|| Error::Broken("a sitting of an unknown state".into()))?,
        begun_at: row.get(5)?, due_at: row.get(6)?, handed_in_at: row.get(7)?, tenths: tenths(8)?, of: tenths(9)?, passed: row.get(10)?, entry: row.get(11)?, paper: serde_json::from_str(&row.get::<String>(12)?)?,
    })
}

pub(super) fn load(tx: &mut Tx<'_>, id: AttemptId) -> Result<Sitting, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from sitting where area = $1 and id = $2"), params![tx.area(), id])?;
    of_row(&row.ok_or(Error::NotFound)?)
}

/// Sittings of a test by one official, the first first.
pub fn of_person(tx: &mut Tx<'_>, test: TestId, person: PersonId) -> Result<Vec<Sitting>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from sitting where area = $1 and test = $2 and person = $3 order by begun_at, id"), params![tx.area(), test, person])?;
    rows.iter().map(of_row).collect()
}

/// Every sitting of one official, the latest first.
pub fn every_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Sitting>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from sitting where area = $1 and person = $2 order by begun_at desc, id desc"), params![tx.area(), person])?;
    rows.iter().map(of_row).collect()
}

/// Every sitting of a test, the first first.
pub(super) fn every_in(tx: &mut Tx<'_>, test: TestId) -> Result<Vec<Sitting>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from sitting where area = $1 and test = $2 order by begun_at, id"), params![tx.area(), test])?;
    rows.iter().map(of_row).collect()
}

/// Begins a sitting with a paper of its own, or goes on with one that is under way.
pub fn begin(tx: &mut Tx<'_>, viewer: &Viewer, test: TestId) -> Result<AttemptId, Error> {
    let (person, it) = (learner(viewer)?, tests::find(tx, viewer, test)?.test);
    settle(tx, Some(person))?;
    let before = of_person(tx, test, person)?;
    if let Some(open) = before.iter().find(|sitting| sitting.state == AttemptState::UnderWay) {
        return Ok(open.id);
    }
    may_begin(&it, before.len(), tx.now)?;
    seat(tx, (test, &it), (person, tx.now))
}

/// A paper of somebody's own.
fn seat(tx: &mut Tx<'_>, (test, it): (TestId, &Test), (person, begun): (PersonId, Instant)) -> Result<AttemptId, Error> {
    let mixed = Mixed { questions: it.mix_questions, options: it.mix_options };
    let seed = u64::from_be_bytes(tx.vault().chance.bytes()?);
    let mut paper = draw(&it.parts, &bank::candidates(tx, it.unit)?, mixed, seed)?;
    let wordings: Vec<i64> = paper.iter().map(|slot| slot.wording).collect();
    let (worded, mut chance) = (bank::worded(tx, &wordings)?, Seeded::new(seed.rotate_left(32)));
    for slot in &mut paper {
        if let Some(question) = worded.get(&slot.wording) {
            slot.order = order(&question.asked, mixed, &mut chance);
        }
    }
    let (id, registration) = (AttemptId(tx.new_id()), told::uuid(tx)?);
    let of: u32 = paper.iter().map(|slot| slot.tenths).sum();
    tx.execute(
        "insert into sitting (area, id, test, person, registration, state, begun_at, due_at, tenths, of_tenths, paper) values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)",
        params![tx.area(), id, test, person, &registration, AttemptState::UnderWay.code(), begun, due(it, begun), of, serde_json::to_string(&paper)?],
    )?;
    told::sitting(tx, (test, it), told::Sat { person, registration: &registration, at: begun, seconds: None, score: None, passed: None })?;
    Ok(id)
}

/// Records a sitting that took place elsewhere, on paper or in another system: a paper is drawn, and `answer` fills it in.
pub fn record(tx: &mut Tx<'_>, (test, person): (TestId, PersonId), (begun, ended): (Instant, Instant), mut answer: impl FnMut(&Sat) -> Option<Answer>) -> Result<AttemptId, Error> {
    let it = tests::load(tx, test)?.test;
    let id = seat(tx, (test, &it), (person, begun))?;
    let sitting = load(tx, id)?;
    for (place, one) in sat(tx, &sitting)?.iter().enumerate() {
        let answer = answer(one);
        keep(tx, (id, place, &one.slot), (answer.as_ref(), ended))?;
    }
    over_at(tx, (id, ended))?;
    Ok(id)
}

/// A sitting that is the viewer's own and still takes answers.
fn own(tx: &mut Tx<'_>, viewer: &Viewer, id: AttemptId) -> Result<Sitting, Error> {
    let sitting = load(tx, id)?;
    if viewer.person() == Some(sitting.person) { Ok(sitting) } else { Err(Error::NotFound) }
}

/// Saves an answer, or takes it away. Returns when.
pub fn save(tx: &mut Tx<'_>, viewer: &Viewer, (id, place): (AttemptId, usize), answer: Option<&Answer>) -> Result<Instant, Error> {
    let sitting = own(tx, viewer, id)?;
    may_save(sitting.state, sitting.due_at, tx.now)?;
    let slot = sitting.paper.get(place).ok_or(Error::NotFound)?;
    if let Some(answer) = answer {
        let worded = bank::worded(tx, &[slot.wording])?;
        let question = worded.get(&slot.wording).ok_or(Error::NotFound)?;
        if !fits(&question.asked, answer) {
            return Err(Refusal::new("refusal.attempt_answer").at("answer").into());
        }
    }
    keep(tx, (id, place, slot), (answer, tx.now))?;
    Ok(tx.now)
}

fn keep(tx: &mut Tx<'_>, (id, place, slot): (AttemptId, usize, &Slot), (answer, at): (Option<&Answer>, Instant)) -> Result<(), Error> {
    let body = match answer.map(serde_json::to_string).transpose()? {
        Some(text) if text.len() > ANSWER_MAX => return Err(Refusal::new("refusal.too_long").with("most", ANSWER_MAX / 3).at("answer").into()),
        Some(text) => Some(tx.vault().seal_for_area(text.as_bytes())?),
        None => None,
    };
    tx.execute(
        "insert into sitting_answer (area, sitting, place, question, wording, body, by_hand, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
          on conflict (area, sitting, place) do update set body = excluded.body, saved_at = excluded.saved_at",
        params![tx.area(), id, i64::try_from(place).unwrap_or(0), slot.question, slot.wording, body, false, at],
    )?;
    Ok(())
}

/// The longest answer, in bytes.
const ANSWER_MAX: usize = 30_000;

/// An answer, and what a person gave for it.
type Given = (Option<Answer>, Option<u32>);

/// What somebody answered at each place of the paper.
fn answers(tx: &mut Tx<'_>, id: AttemptId) -> Result<BTreeMap<usize, Given>, Error> {
    let rows = tx.query("select place, body, mark, by_hand from sitting_answer where area = $1 and sitting = $2 order by place", params![tx.area(), id])?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let answer = match row.get::<Option<Vec<u8>>>(1)? {
            Some(sealed) => Some(serde_json::from_slice(&tx.vault().open_for_area(&sealed)?)?),
            None => None,
        };
        let by_hand = if row.get::<bool>(3)? { row.get::<Option<i64>>(2)?.and_then(|mark| u32::try_from(mark).ok()) } else { None };
        found.insert(usize::try_from(row.get::<i64>(0)?).unwrap_or(0), (answer, by_hand));
    }
    Ok(found)
}

/// The paper with its questions and what was answered.
pub fn sat(tx: &mut Tx<'_>, sitting: &Sitting) -> Result<Vec<Sat>, Error> {
    let wordings: Vec<i64> = sitting.paper.iter().map(|slot| slot.wording).collect();
    let (worded, mut answers) = (bank::worded(tx, &wordings)?, answers(tx, sitting.id)?);
    let mut sat = Vec::new();
    for (place, slot) in sitting.paper.iter().enumerate() {
        let question = worded.get(&slot.wording).cloned().ok_or(Error::NotFound)?;
        let (answer, by_hand) = answers.remove(&place).unwrap_or_default();
        sat.push(Sat { slot: slot.clone(), question, answer, by_hand });
    }
    Ok(sat)
}

/// A sitting, for the one who sat it and for whoever organises the test.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: AttemptId) -> Result<(Sitting, tests::Told), Error> {
    let sitting = load(tx, id)?;
    let test = tests::find(tx, viewer, sitting.test)?;
    let own = viewer.person() == Some(sitting.person);
    if own || super::organises(tx, viewer, test.test.unit)? { Ok((sitting, test)) } else { Err(Error::NotFound) }
}

/// Hands a paper in.
pub fn hand_in(tx: &mut Tx<'_>, viewer: &Viewer, id: AttemptId) -> Result<(), Error> {
    let sitting = own(tx, viewer, id)?;
    if sitting.state != AttemptState::UnderWay {
        return Err(Refusal::new("refusal.attempt_over").into());
    }
    over(tx, id)
}

/// A paper is handed in, by its owner or by the clock.
pub(super) fn over(tx: &mut Tx<'_>, id: AttemptId) -> Result<(), Error> {
    over_at(tx, (id, tx.now))
}

fn over_at(tx: &mut Tx<'_>, (id, at): (AttemptId, Instant)) -> Result<(), Error> {
    let area = tx.area();
    let taken = tx.execute(
        "update sitting set state = $3, handed_in_at = $4 where area = $1 and id = $2 and state = $5",
        params![area, id, AttemptState::Marking.code(), at, AttemptState::UnderWay.code()],
    )?;
    if taken == 1 { count(tx, id) } else { Ok(()) }
}

/// Hands in every paper whose time is over; those of one official, or of everybody.
pub fn settle(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<usize, Error> {
    let (least, most) = person.map_or((0, i64::MAX), |person| (person.0, person.0));
    let rows = tx.query(
        "select id from sitting where area = $1 and state = $2 and due_at < $3 and person >= $4 and person <= $5",
        params![tx.area(), AttemptState::UnderWay.code(), tx.now.plus(-GRACE), least, most],
    )?;
    for row in &rows {
        over(tx, row.get(0)?)?;
    }
    Ok(rows.len())
}

/// Adds up a paper; once nothing waits for a person its result stands.
fn count(tx: &mut Tx<'_>, id: AttemptId) -> Result<(), Error> {
    let sitting = load(tx, id)?;
    let (test, sat) = (tests::load(tx, sitting.test)?.test, sat(tx, &sitting)?);
    let area = tx.area();
    for (place, it) in (0_i64..).zip(&sat) {
        // A question left out is a question not known: it counts among the answers with nothing.
        tx.execute(
            "insert into sitting_answer (area, sitting, place, question, wording, mark, by_hand, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
              on conflict (area, sitting, place) do update set mark = case when sitting_answer.by_hand = excluded.by_hand then excluded.mark else sitting_answer.mark end",
            params![area, id, place, it.slot.question, it.slot.wording, it.mark(), false, sitting.handed_in_at.unwrap_or(sitting.begun_at)],
        )?;
    }
    let score = score(&sat);
    let (state, passed) = (if score.open == 0 { AttemptState::Marked } else { AttemptState::Marking }, score.passed(test.pass));
    let entry = if state == AttemptState::Marked { result(tx, (&sitting, &test), (score, passed))? } else { None };
    tx.execute(
        "update sitting set state = $3, tenths = $4, of_tenths = $5, passed = $6, entry = $7 where area = $1 and id = $2",
        params![area, id, state.code(), score.tenths, score.of, passed, entry],
    )?;
    Ok(())
}

/// What a marked paper leaves: a statement, and on the file the first time a test is passed.
fn result(tx: &mut Tx<'_>, (sitting, test): (&Sitting, &Test), (score, passed): (Score, Option<bool>)) -> Result<Option<EntryId>, Error> {
    let at = sitting.handed_in_at.unwrap_or(sitting.begun_at);
    let seconds = Some((at.0 - sitting.begun_at.0) / 1000);
    told::sitting(tx, (sitting.test, test), told::Sat { person: sitting.person, registration: &sitting.registration, at, seconds, score: Some(score), passed })?;
    let before = of_person(tx, sitting.test, sitting.person)?.iter().any(|other| other.entry.is_some());
    if passed != Some(true) || before {
        return Ok(None);
    }
    ledger::append(tx, &Viewer::system("classroom"), sitting.person, &claim(test, score, at.day()), None).map(Some)
}

fn claim(test: &Test, score: Score, today: Day) -> Claim {
    let points = |tenths: u32| if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    let arguments = Arguments::from([("points".to_owned(), points(score.tenths)), ("of".to_owned(), points(score.of))]);
    Claim::new((Stage::Train, EntryKind::Training, SourceKind::BusinessData), today, test.title.trim(), sentence(Language::Zh, "training.entry_test", &arguments))
}

/// Marks an answer that only a person can mark, in thousandths. Nobody marks their own.
pub fn mark(tx: &mut Tx<'_>, viewer: &Viewer, (id, place): (AttemptId, usize), thousandths: u32) -> Result<(), Error> {
    let sitting = load(tx, id)?;
    let test = tests::find(tx, viewer, sitting.test)?;
    must(tx, viewer, test.test.unit)?;
    if viewer.person() == Some(sitting.person) {
        return Err(Refusal::new("refusal.own_paper").into());
    }
    if sitting.state == AttemptState::UnderWay {
        return Err(Refusal::new("refusal.attempt_under_way").into());
    }
    if thousandths > WHOLE {
        return Err(Refusal::new("refusal.mark_share").at("mark").into());
    }
    let paper = sat(tx, &sitting)?;
    let open = paper.get(place).is_some_and(|it| domain::classroom::question::mark(&it.question.asked, it.answer.as_ref()).is_none());
    if !open {
        return Err(Refusal::new("refusal.mark_settled").into());
    }
    if sitting.state == AttemptState::Marked {
        return Err(Refusal::new("refusal.attempt_marked").into());
    }
    let area = tx.area();
    tx.execute(
        "update sitting_answer set mark = $4, by_hand = $5, marked_by = $6 where area = $1 and sitting = $2 and place = $3",
        params![area, id, i64::try_from(place).unwrap_or(0), thousandths, true, viewer.account()],
    )?;
    tx.audit(viewer, "answer_marked", &[sitting.person.0], &format!("{id} {place}"))?;
    count(tx, id)
}
