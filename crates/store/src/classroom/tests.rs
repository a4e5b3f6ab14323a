//! Knowledge tests: set up, found, closed.

use domain::{
    classroom::{
        Test,
        attempt::AttemptState,
        check_test,
        paper::{Mixed, draw},
    },
    date::{Day, Instant},
    id::{QuestionId, SessionId, TestId},
    message::Refusal,
};

use super::{bank, must, reads};
use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: TestId,
    pub version: i64,
    /// From this day on it is not listed any more.
    pub ended_on: Option<Day>,
    pub test: Test,
}

impl Told {
    pub fn is_open(&self, now: Instant) -> bool {
        self.test.opens <= now && self.test.closes.is_none_or(|closes| now < closes)
    }
}

/// Sets up a test, or changes one at the version that was seen.
///
/// Errors: a paper for which the bank holds too few; what a paper asks or what passes changed once somebody has sat it, for all are measured alike.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, (own, it): (Option<(TestId, i64)>, &Test)) -> Result<TestId, Error> {
    must(tx, viewer, it.unit)?;
    check_test(it)?;
    let named: Vec<QuestionId> = it.parts.iter().flat_map(|part| &part.questions).copied().collect();
    bank::must_hold(tx, it.unit, &named)?;
    draw(&it.parts, &bank::candidates(tx, it.unit)?, Mixed::default(), 0)?;
    if let Some(before) = it.before {
        find(tx, viewer, before)?;
    }
    let (area, now, body) = (tx.area(), tx.now, serde_json::to_string(it)?);
    let id = match own {
        None => {
            let id = TestId(tx.new_id());
            tx.found(id.0)?;
            tx.execute(
                "insert into knowledge_test (area, id, unit, number, title, topic, opens, closes, session, lesson, before, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                params![area, id, it.unit, it.number, it.title.trim(), it.topic.trim(), it.opens, it.closes, it.session, it.lesson, it.before, body, viewer.account(), now],
            )?;
            id
        }
        Some((id, version)) => {
            let before = find(tx, viewer, id)?.test;
            must(tx, viewer, before.unit)?;
            tx.claim(id.0, version)?;
            let measures = |test: &Test| (test.parts.clone(), test.pass, test.minutes);
            if measures(&before) != measures(it) && has_sat(tx, id)? {
                return Err(Refusal::new("refusal.test_begun").into());
            }
            put(tx, viewer, (id, it))?;
            id
        }
    };
    tx.audit(viewer, "test_set", &[id.0], &it.title)?;
    Ok(id)
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, (id, it): (TestId, &Test)) -> Result<(), Error> {
    let (area, now, body) = (tx.area(), tx.now, serde_json::to_string(it)?);
    tx.execute(
        "update knowledge_test set unit = $3, number = $4, title = $5, topic = $6, opens = $7, closes = $8, session = $9, lesson = $10, before = $11, body = $12, set_by = $13, set_at = $14
          where area = $1 and id = $2",
        params![area, id, it.unit, it.number, it.title.trim(), it.topic.trim(), it.opens, it.closes, it.session, it.lesson, it.before, body, viewer.account(), now],
    )?;
    Ok(())
}

fn has_sat(tx: &mut Tx<'_>, id: TestId) -> Result<bool, Error> {
    Ok(tx.query_opt("select 1 from sitting where area = $1 and test = $2 limit 1", params![tx.area(), id])?.is_some())
}

/// Closes a test at once. Whoever is in it has handed in what was saved.
pub fn close(tx: &mut Tx<'_>, viewer: &Viewer, id: TestId) -> Result<(), Error> {
    let mut told = find(tx, viewer, id)?;
    must(tx, viewer, told.test.unit)?;
    let now = tx.now;
    if !told.is_open(now) {
        return Err(Refusal::new("refusal.test_not_running").into());
    }
    tx.claim_latest(id.0)?;
    told.test.closes = Some(now.max(told.test.opens.plus(1)));
    put(tx, viewer, (id, &told.test))?;
    let rows = tx.query("select id from sitting where area = $1 and test = $2 and state = $3", params![tx.area(), id, AttemptState::UnderWay.code()])?;
    for row in &rows {
        super::sittings::over(tx, row.get(0)?)?;
    }
    tx.audit(viewer, "test_closed", &[id.0], &told.test.title)
}

/// Takes a test off the list, or puts it back.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, (id, ended): (TestId, bool)) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.test.unit)?;
    if ended && told.is_open(tx.now) && has_sat(tx, id)? {
        return Err(Refusal::new("refusal.test_running").into());
    }
    tx.claim_latest(id.0)?;
    let (area, on) = (tx.area(), ended.then(|| tx.today()));
    tx.execute("update knowledge_test set ended_on = $3 where area = $1 and id = $2", params![area, id, on])?;
    tx.audit(viewer, if ended { "test_ended" } else { "test_resumed" }, &[id.0], &told.test.title)
}

const SELECT: &str = "select t.id, r.version, t.ended_on, t.body from knowledge_test t join root r on r.area = t.area and r.id = t.id";

fn of_row(row: &Row) -> Result<Told, Error> {
    Ok(Told { id: row.get(0)?, version: row.get(1)?, ended_on: row.get(2)?, test: serde_json::from_str(&row.get::<String>(3)?)? })
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: TestId) -> Result<Told, Error> {
    reads(viewer)?;
    load(tx, id)
}

pub(super) fn load(tx: &mut Tx<'_>, id: TestId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("{SELECT} where t.area = $1 and t.id = $2"), params![tx.area(), id])?;
    of_row(&row.ok_or(Error::NotFound)?)
}

/// Which tests are asked for.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub words: String,
    pub session: Option<SessionId>,
    /// When the last test of the page before opened, and its number.
    pub beyond: Option<(i64, i64)>,
    pub limit: usize,
}

/// Tests, the latest first; one more than the limit where there are more.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, question: &Question) -> Result<Vec<Told>, Error> {
    reads(viewer)?;
    let ((mut opens, mut id), mut found) = (question.beyond.unwrap_or((i64::MAX, i64::MAX)), Vec::new());
    let words = question.words.trim().to_lowercase();
    loop {
        let rows = tx.query(
            &format!("{SELECT} where t.area = $1 and t.ended_on is null and (t.opens < $2 or (t.opens = $3 and t.id < $4)) order by t.opens desc, t.id desc limit 100"),
            params![tx.area(), opens, opens, id],
        )?;
        for row in &rows {
            let told = of_row(row)?;
            (opens, id) = (told.test.opens.0, told.id.0);
            let named = words.is_empty() || [&told.test.title, &told.test.topic].iter().any(|text| text.to_lowercase().contains(&words) || text::pinyin(text).1.contains(&words));
            if named && question.session.is_none_or(|session| told.test.session == Some(session)) {
                found.push(told);
            }
            if found.len() > question.limit {
                return Ok(found);
            }
        }
        if rows.len() < 100 {
            return Ok(found);
        }
    }
}

/// The number that the next issue has.
pub fn next_number(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let last: Option<i64> = tx.scalar("select max(number) from knowledge_test where area = $1", params![tx.area()])?;
    Ok(last.unwrap_or(0) + 1)
}
