//! The bank of questions: each with its wordings, of which a sitting keeps the one it was asked in.

use std::collections::BTreeMap;

use domain::{
    classroom::{
        paper::Candidate,
        question::{Question, QuestionForm, check},
    },
    id::{QuestionId, UnitId},
    message::Refusal,
};

use super::must;
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: QuestionId,
    pub version: i64,
    pub unit: UnitId,
    pub wording: i64,
    pub ended: bool,
    pub question: Question,
}

const SELECT: &str = "select q.id, r.version, q.unit, q.wording, q.ended_on, w.body from bank_question q
  join root r on r.area = q.area and r.id = q.id join question_wording w on w.area = q.area and w.id = q.wording";

fn of_row(row: &Row) -> Result<Told, Error> {
    Ok(Told { id: row.get(0)?, version: row.get(1)?, unit: row.get(2)?, wording: row.get(3)?, ended: row.get::<Option<String>>(4)?.is_some(), question: serde_json::from_str(&row.get::<String>(5)?)? })
}

fn word(tx: &mut Tx<'_>, viewer: &Viewer, (id, question): (QuestionId, &Question)) -> Result<i64, Error> {
    let (area, wording, now) = (tx.area(), tx.new_id(), tx.now);
    tx.execute("insert into question_wording (area, id, question, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6)", params![area, wording, id, serde_json::to_string(question)?, viewer.account(), now])?;
    Ok(wording)
}

/// Adds a question to the bank of a unit.
pub fn add(tx: &mut Tx<'_>, viewer: &Viewer, (unit, question): (UnitId, &Question)) -> Result<QuestionId, Error> {
    must(tx, viewer, unit)?;
    check(question)?;
    let id = QuestionId(tx.new_id());
    tx.found(id.0)?;
    let wording = word(tx, viewer, (id, question))?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into bank_question (area, id, unit, topic, form, wording, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![area, id, unit, question.topic.trim(), question.asked.form().code(), wording, viewer.account(), now],
    )?;
    Ok(id)
}

/// Errors: as those of [`add`], before there is anything to add.
pub fn may_add(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<(), Error> {
    must(tx, viewer, unit)
}

/// Adds many, and says in the audit log how many. Those that stand in the bank of the unit word for word are passed over.
pub fn add_all(tx: &mut Tx<'_>, viewer: &Viewer, (unit, questions): (UnitId, &[Question])) -> Result<usize, Error> {
    must(tx, viewer, unit)?;
    let mut known: Vec<String> = of_unit(tx, unit)?.into_iter().map(|told| told.question).map(|question| serde_json::to_string(&question)).collect::<Result<_, _>>()?;
    known.sort_unstable();
    let mut added = 0;
    for question in questions {
        let text = serde_json::to_string(question)?;
        if let Err(at) = known.binary_search(&text) {
            add(tx, viewer, (unit, question))?;
            known.insert(at, text);
            added += 1;
        }
    }
    tx.audit(viewer, "questions_added", &[], &added.to_string())?;
    Ok(added)
}

/// Words a question anew, at the version that was seen. Sittings keep what they were asked.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (QuestionId, i64), question: &Question) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.unit)?;
    check(question)?;
    tx.claim(id.0, version)?;
    let wording = word(tx, viewer, (id, question))?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "update bank_question set topic = $3, form = $4, wording = $5, set_by = $6, set_at = $7 where area = $1 and id = $2",
        params![area, id, question.topic.trim(), question.asked.form().code(), wording, viewer.account(), now],
    )?;
    tx.audit(viewer, "question_changed", &[id.0], "")
}

/// Takes a question out of use, or back into it.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, (id, ended): (QuestionId, bool)) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.unit)?;
    tx.claim_latest(id.0)?;
    let (area, on) = (tx.area(), ended.then(|| tx.today()));
    tx.execute("update bank_question set ended_on = $3 where area = $1 and id = $2", params![area, id, on])?;
    tx.audit(viewer, if ended { "question_ended" } else { "question_resumed" }, &[id.0], "")
}

/// A question, for whoever organises training of its unit: nobody else sees the right answers here.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: QuestionId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("{SELECT} where q.area = $1 and q.id = $2"), params![tx.area(), id])?;
    let told = of_row(&row.ok_or(Error::NotFound)?)?;
    if super::organises(tx, viewer, told.unit)? { Ok(told) } else { Err(Error::NotFound) }
}

fn of_unit(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("{SELECT} where q.area = $1 and q.unit = $2 order by q.topic, q.id"), params![tx.area(), unit])?;
    rows.iter().map(of_row).collect()
}

/// Which questions are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub words: String,
    pub topic: Option<String>,
    pub form: Option<QuestionForm>,
    pub ended: bool,
    /// The last question of the page before.
    pub beyond: i64,
    pub limit: usize,
}

/// Questions of units where the viewer organises, by their number; one more than the limit where there are more.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, wanted: &Wanted) -> Result<Vec<Told>, Error> {
    viewer.must(domain::access::role::Permission::Train)?;
    let (mut beyond, mut found) = (wanted.beyond, Vec::new());
    let (mut within, words) = (BTreeMap::<UnitId, bool>::new(), wanted.words.trim().to_lowercase());
    loop {
        let rows = tx.query(&format!("{SELECT} where q.area = $1 and q.id > $2 order by q.id limit 200"), params![tx.area(), beyond])?;
        for row in &rows {
            let told = of_row(row)?;
            beyond = told.id.0;
            let mine = match within.get(&told.unit) {
                Some(mine) => *mine,
                None => *within.entry(told.unit).or_insert(viewer::unit_within(tx, viewer, told.unit, domain::access::role::Permission::Train)?),
            };
            let it = &told.question;
            let named = words.is_empty() || it.stem.to_lowercase().contains(&words) || it.topic.to_lowercase().contains(&words);
            let wants = wanted.topic.as_ref().is_none_or(|topic| *topic == it.topic) && wanted.form.is_none_or(|form| form == it.asked.form()) && (wanted.ended || !told.ended);
            if mine && named && wants {
                found.push(told);
            }
            if found.len() > wanted.limit {
                return Ok(found);
            }
        }
        if rows.len() < 200 {
            return Ok(found);
        }
    }
}

/// How many questions of each topic and form the bank of a unit holds for its tests: its own, and those of units above it.
pub fn stock(tx: &mut Tx<'_>, unit: UnitId) -> Result<BTreeMap<(String, QuestionForm), usize>, Error> {
    let mut stock = BTreeMap::new();
    for it in candidates(tx, unit)? {
        *stock.entry((it.topic, it.form)).or_insert(0) += 1;
    }
    Ok(stock)
}

/// What a paper of a unit's test may be drawn from.
pub(super) fn candidates(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<Candidate>, Error> {
    let mut found = Vec::new();
    for above in crate::people::unit::ancestors(tx, unit)? {
        let rows = tx.query("select id, topic, form, wording from bank_question where area = $1 and unit = $2 and ended_on is null", params![tx.area(), above])?;
        for row in &rows {
            let form = QuestionForm::from_code(&row.get::<String>(2)?).ok_or_else(|| Error::Broken("a question of an unknown form".into()))?;
            found.push(Candidate { id: row.get(0)?, topic: row.get(1)?, form, wording: row.get(3)? });
        }
    }
    Ok(found)
}

/// Questions as they were worded, by the number of the wording.
pub(super) fn worded(tx: &mut Tx<'_>, wordings: &[i64]) -> Result<BTreeMap<i64, Question>, Error> {
    let (area, mut found) = (tx.area(), BTreeMap::new());
    for wording in wordings {
        if found.contains_key(wording) {
            continue;
        }
        let body: String = tx.scalar("select body from question_wording where area = $1 and id = $2", params![area, *wording])?;
        found.insert(*wording, serde_json::from_str(&body)?);
    }
    Ok(found)
}

/// Errors: a question that is named and not in the bank.
pub(super) fn must_hold(tx: &mut Tx<'_>, unit: UnitId, named: &[QuestionId]) -> Result<(), Error> {
    if named.is_empty() {
        return Ok(());
    }
    let held = candidates(tx, unit)?;
    match named.iter().find(|id| held.iter().all(|it| it.id != **id)) {
        Some(gone) => Err(Refusal::new("refusal.paper_gone").with("part", 1).with("id", gone).at("parts").into()),
        None => Ok(()),
    }
}
