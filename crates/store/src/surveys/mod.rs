//! Surveys on record. Who answered and what was answered lie in different tables, and nothing leads from one to the other:
//! a mark without a time here, a drawer mixed anew with every ballot there.

mod urn;

use std::collections::BTreeSet;

use domain::{
    access::role::Permission,
    date::Instant,
    id::{AccountId, PersonId, SurveyId},
    message::Refusal,
    surveys::{Ballot, Results, Survey, SurveyState, check, check_ballot, may_open, tally},
};

use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: SurveyId,
    pub state: SurveyState,
    pub survey: Survey,
    pub set_by: AccountId,
    pub opened_at: Option<Instant>,
    pub closed_at: Option<Instant>,
}

/// How many of a group were asked and how many answered; not who.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnout {
    pub asked: usize,
    pub answered: usize,
}

fn may(tx: &mut Tx<'_>, viewer: &Viewer, survey: &Survey) -> Result<(), Error> {
    viewer.must(Permission::Surveys)?;
    if viewer::unit_within(tx, viewer, survey.unit, Permission::Surveys)? { Ok(()) } else { Err(Error::NotFound) }
}

/// Prepares a survey.
pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, survey: &Survey) -> Result<SurveyId, Error> {
    may(tx, viewer, survey)?;
    check(survey)?;
    for owner in &survey.owners {
        viewer::see(tx, viewer, *owner)?;
    }
    let id = SurveyId(tx.new_id());
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into survey (area, id, unit, kind, state, closes, body, set_by, set_at) values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8)",
        params![area, id, survey.unit, survey.kind.code(), survey.closes, serde_json::to_string(survey)?, viewer.account(), now],
    )?;
    tx.audit(viewer, "survey_made", &[id.0], &survey.title)?;
    Ok(id)
}

/// Changes a survey that has not begun. Who was invited to a group stays invited to its place.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId, survey: &Survey) -> Result<(), Error> {
    draft(tx, viewer, id)?;
    may(tx, viewer, survey)?;
    check(survey)?;
    tx.execute(
        "update survey set unit = $3, kind = $4, closes = $5, body = $6 where area = $1 and id = $2",
        params![tx.area(), id, survey.unit, survey.kind.code(), survey.closes, serde_json::to_string(survey)?],
    )?;
    let places = i64::try_from(survey.groups.len()).unwrap_or(0);
    for table in ["survey_invited", "survey_code"] {
        tx.execute(&format!("delete from {table} where area = $1 and survey = $2 and place >= $3"), params![tx.area(), id, places])?;
    }
    tx.audit(viewer, "survey_changed", &[id.0], &survey.title)
}

/// Removes a survey that has not begun.
pub fn drop(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId) -> Result<(), Error> {
    let told = draft(tx, viewer, id)?;
    for table in ["survey_invited", "survey_code"] {
        tx.execute(&format!("delete from {table} where area = $1 and survey = $2"), params![tx.area(), id])?;
    }
    tx.execute("delete from survey where area = $1 and id = $2", params![tx.area(), id])?;
    tx.audit(viewer, "survey_dropped", &[id.0], &told.survey.title)
}

const COLUMNS: &str = "id, state, body, set_by, opened_at, closed_at";

fn read(row: &Row) -> Result<Told, Error> {
    let state: String = row.get(1)?;
    Ok(Told {
        id: row.get(0)?, state: SurveyState::from_code(&state).ok_or(Error::Column { index: 1, found: state })?, survey: serde_json::from_str(&row.get::<String>(2)?)?,
        set_by: row.get(3)?, opened_at: row.get(4)?, closed_at: row.get(5)?,
    })
}

/// A survey for whoever may see what it was asked of; the caller holds the sight.
pub(crate) fn facts(tx: &mut Tx<'_>, id: SurveyId) -> Result<Told, Error> {
    load(tx, id)
}

fn load(tx: &mut Tx<'_>, id: SurveyId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from survey where area = $1 and id = $2"), params![tx.area(), id])?;
    read(&row.ok_or(Error::NotFound)?)
}

/// A survey of a unit for which the viewer holds surveys.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId) -> Result<Told, Error> {
    let told = load(tx, id)?;
    let open = told.set_by == viewer.account() || viewer::unit_within(tx, viewer, told.survey.unit, Permission::Surveys)?;
    if open { Ok(told) } else { Err(Error::NotFound) }
}

fn draft(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId) -> Result<Told, Error> {
    let told = find(tx, viewer, id)?;
    if told.state == SurveyState::Draft { Ok(told) } else { Err(Refusal::new("refusal.survey_not_draft").into()) }
}

/// Surveys of the viewer's units, the latest first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from survey where area = $1 order by id desc"), params![tx.area()])?;
    let mut told = Vec::new();
    for row in &rows {
        let one = read(row)?;
        if one.set_by == viewer.account() || viewer::unit_within(tx, viewer, one.survey.unit, Permission::Surveys)? {
            told.push(one);
        }
    }
    Ok(told)
}

fn place(survey: &Survey, group: usize) -> Result<i64, Error> {
    if group >= survey.groups.len() {
        return Err(Refusal::new("refusal.code").with("value", group).at("group").into());
    }
    Ok(i64::try_from(group).unwrap_or(0))
}

/// Invites people to a group; whoever is invited already stays where they are. Returns how many are new.
pub fn invite(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId, (group, people): (usize, &[PersonId])) -> Result<usize, Error> {
    let told = draft(tx, viewer, id)?;
    let (area, place) = (tx.area(), place(&told.survey, group)?);
    let mut new = 0;
    for person in people.iter().collect::<BTreeSet<_>>() {
        let sql = "insert into survey_invited (area, survey, person, place, answered) values ($1, $2, $3, $4, $5) on conflict do nothing";
        new += tx.execute(sql, params![area, id, *person, place, false])?;
    }
    tx.audit(viewer, "survey_invited", &[id.0], &new.to_string())?;
    Ok(usize::try_from(new).unwrap_or(0))
}

/// Draws so many of a list by chance.
pub fn sample(tx: &Tx<'_>, mut people: Vec<PersonId>, size: usize) -> Result<Vec<PersonId>, Error> {
    people.sort();
    people.dedup();
    for at in 0..people.len().min(size) {
        let left = people.len() - at;
        people.swap(at, at + urn::below(tx, left)?);
    }
    people.truncate(size);
    Ok(people)
}

/// The most slips made at once.
const CODES_MAX: usize = 5_000;
/// Letters and figures that nobody mistakes for one another.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Makes one-time codes for a group, to be printed as slips. They come back this once; only their hashes are kept.
pub fn codes(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId, (group, count): (usize, usize)) -> Result<Vec<String>, Error> {
    let told = draft(tx, viewer, id)?;
    if !(1..=CODES_MAX).contains(&count) {
        return Err(Refusal::new("refusal.survey_codes_many").with("most", CODES_MAX).at("count").into());
    }
    let (area, place) = (tx.area(), place(&told.survey, group)?);
    let mut codes = Vec::with_capacity(count);
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let code: String = tx.vault().chance.bytes::<10>()?.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|letter| char::from(*letter)).collect();
        rows.push(vec![area.into(), hash(tx, &code).into(), id.into(), place.into(), false.into()]);
        codes.push(format!("{}-{}", code.get(..5).unwrap_or_default(), code.get(5..).unwrap_or_default()));
    }
    tx.bulk_insert("survey_code", &["area", "code_hash", "survey", "place", "used"], &rows)?;
    tx.audit(viewer, "survey_codes", &[id.0], &count.to_string())?;
    Ok(codes)
}

/// A code is read as it is said: without strokes, blanks and small letters.
fn hash(tx: &Tx<'_>, code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    tx.vault().suite.hash(&[b"survey code", plain.as_bytes()]).to_vec()
}

/// How many were asked and answered, group by group.
pub fn turnout(tx: &mut Tx<'_>, id: SurveyId, survey: &Survey) -> Result<Vec<Turnout>, Error> {
    let mut turnout = vec![Turnout::default(); survey.groups.len()];
    for (table, mark) in [("survey_invited", "answered"), ("survey_code", "used")] {
        let rows = tx.query(&format!("select place, {mark}, count(*) from {table} where area = $1 and survey = $2 group by place, {mark}"), params![tx.area(), id])?;
        for row in &rows {
            let (place, answered, count): (i64, bool, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let count = usize::try_from(count).unwrap_or(0);
            if let Some(of_group) = usize::try_from(place).ok().and_then(|place| turnout.get_mut(place)) {
                of_group.asked += count;
                of_group.answered += if answered { count } else { 0 };
            }
        }
    }
    Ok(turnout)
}

/// Opens a survey: from now on nothing of it changes. Returns who was invited by name.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId) -> Result<Vec<PersonId>, Error> {
    let told = draft(tx, viewer, id)?;
    let asked = turnout(tx, id, &told.survey)?;
    may_open(&told.survey, &asked.iter().map(|of| of.asked).collect::<Vec<_>>(), tx.today())?;
    for (place, of) in asked.iter().enumerate() {
        urn::prepare(tx, id, (place, of.asked))?;
    }
    tx.execute("update survey set state = 'open', opened_at = $3 where area = $1 and id = $2", params![tx.area(), id, tx.now])?;
    tx.audit(viewer, "survey_opened", &[id.0], &told.survey.title)?;
    let rows = tx.query("select person from survey_invited where area = $1 and survey = $2 order by person", params![tx.area(), id])?;
    rows.iter().map(|row| row.get(0)).collect()
}

fn still_open(tx: &mut Tx<'_>, id: SurveyId) -> Result<Told, Error> {
    let told = load(tx, id)?;
    let open = told.state == SurveyState::Open && tx.today() <= told.survey.closes;
    if open { Ok(told) } else { Err(Refusal::new("refusal.survey_not_open").into()) }
}

/// Surveys that wait for the viewer's answer.
pub fn waiting(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    let Some(person) = viewer.person() else { return Ok(vec![]) };
    let rows = tx.query(
        "select s.id, s.state, s.body, s.set_by, s.opened_at, s.closed_at from survey_invited i join survey s on s.area = i.area and s.id = i.survey
          where i.area = $1 and i.person = $2 and i.answered = $3 and s.state = 'open' and s.closes >= $4 order by s.closes, s.id",
        params![tx.area(), person, false, tx.today()],
    )?;
    rows.iter().map(read).collect()
}

/// The form of a survey that the viewer was invited to, and whether they have answered.
pub fn form(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId) -> Result<(Told, bool), Error> {
    let person = viewer.person().ok_or(Error::NotFound)?;
    let row = tx.query_opt("select answered from survey_invited where area = $1 and survey = $2 and person = $3", params![tx.area(), id, person])?;
    let answered: bool = row.ok_or(Error::NotFound)?.get(0)?;
    let told = load(tx, id)?;
    if told.state == SurveyState::Draft { Err(Error::NotFound) } else { Ok((told, answered)) }
}

/// The form behind a one-time code. Errors: no such code; used; closed.
pub fn form_of_code(tx: &mut Tx<'_>, code: &str) -> Result<Told, Error> {
    let (id, _, used) = code_row(tx, code)?;
    if used {
        return Err(Refusal::new("refusal.survey_code_used").at("code").into());
    }
    still_open(tx, id)
}

fn code_row(tx: &mut Tx<'_>, code: &str) -> Result<(SurveyId, i64, bool), Error> {
    let hash = hash(tx, code);
    let row = tx.query_opt("select survey, place, used from survey_code where area = $1 and code_hash = $2", params![tx.area(), hash])?;
    let row = row.ok_or_else(|| Refusal::new("refusal.survey_code").at("code"))?;
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// Answers as somebody invited. The log does not say so: a line there would carry the time.
pub fn answer(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId, ballot: &Ballot) -> Result<(), Error> {
    form(tx, viewer, id)?;
    let told = still_open(tx, id)?;
    check_ballot(&told.survey, ballot)?;
    let (area, person) = (tx.area(), viewer.person());
    let marked = tx.execute("update survey_invited set answered = $4 where area = $1 and survey = $2 and person = $3 and answered = $5", params![area, id, person, true, false])?;
    if marked == 0 {
        return Err(Refusal::new("refusal.survey_answered").into());
    }
    let place: i64 = tx.scalar("select place from survey_invited where area = $1 and survey = $2 and person = $3", params![area, id, person])?;
    urn::put(tx, id, place, ballot)
}

/// Answers with a one-time code.
pub fn answer_by_code(tx: &mut Tx<'_>, code: &str, ballot: &Ballot) -> Result<(), Error> {
    let (id, place, _) = code_row(tx, code)?;
    let told = still_open(tx, id)?;
    check_ballot(&told.survey, ballot)?;
    let hash = hash(tx, code);
    let marked = tx.execute("update survey_code set used = $3 where area = $1 and code_hash = $2 and used = $4", params![tx.area(), hash, true, false])?;
    if marked == 0 {
        return Err(Refusal::new("refusal.survey_code_used").at("code").into());
    }
    urn::put(tx, id, place, ballot)
}

/// Closes a survey: counts it once, keeps the result, and destroys the ballots, so that nobody can ever cut it otherwise.
pub fn close(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId) -> Result<Told, Error> {
    let told = find(tx, viewer, id)?;
    close_now(tx, told, viewer)
}

fn close_now(tx: &mut Tx<'_>, told: Told, viewer: &Viewer) -> Result<Told, Error> {
    if told.state != SurveyState::Open {
        return Err(Refusal::new("refusal.survey_not_open").into());
    }
    let mut ballots = Vec::new();
    for place in 0..told.survey.groups.len() {
        ballots.push(urn::open(tx, told.id, place)?);
    }
    let results = serde_json::to_string(&tally(&told.survey, &ballots))?;
    let (area, now) = (tx.area(), tx.now);
    let sealed = tx.vault().seal_for_area(results.as_bytes())?;
    tx.execute("update survey set state = 'closed', closed_at = $3, results = $4 where area = $1 and id = $2", params![area, told.id, now, sealed])?;
    tx.execute("delete from survey_drawer where area = $1 and survey = $2", params![area, told.id])?;
    tx.audit(viewer, "survey_closed", &[told.id.0], &told.survey.title)?;
    Ok(Told { state: SurveyState::Closed, closed_at: Some(now), ..told })
}

/// Closes every survey whose last day has gone by.
pub fn close_due(tx: &mut Tx<'_>) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from survey where area = $1 and state = 'open' and closes < $2 order by id"), params![tx.area(), tx.today()])?;
    let mut closed = Vec::new();
    for row in &rows {
        let told = read(row)?;
        closed.push(close_now(tx, told, &Viewer::system("close surveys"))?);
    }
    Ok(closed)
}

/// The frozen result of a closed survey.
pub fn results(tx: &mut Tx<'_>, viewer: &Viewer, id: SurveyId) -> Result<(Told, Results), Error> {
    let told = find(tx, viewer, id)?;
    if told.state != SurveyState::Closed {
        return Err(Refusal::new("refusal.survey_results_open").into());
    }
    Ok((told, frozen(tx, id)?))
}

/// The frozen result itself; the caller holds the sight.
pub(crate) fn frozen(tx: &mut Tx<'_>, id: SurveyId) -> Result<Results, Error> {
    let sealed: Vec<u8> = tx.scalar("select results from survey where area = $1 and id = $2", params![tx.area(), id])?;
    Ok(serde_json::from_slice(&tx.vault().open_for_area(&sealed)?)?)
}
