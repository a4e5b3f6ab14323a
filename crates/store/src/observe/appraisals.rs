//! Appraisals on record: opened, told to the person, final. What is final stands in the ledger, where it can be contested; a
//! year's grade stands in its register.

use domain::{
    access::role::Permission,
    date::{Day, Instant},
    id::{AccountId, AppraisingId, EntryId, PersonId, ProjectId, UnitId},
    ledger::{Channel, Claim, ContestState, EntryKind, SourceKind, Stage},
    message::Refusal,
    observe::appraisal::{Appraising, AppraisingKind, AppraisingState, Ground, OfficialClass, Reply, check_open, excellent_places, finish as may_finish, tell as may_tell},
    people::{code::AppraisalGrade, facts::Appraisal},
};

use super::statements;
use crate::{
    access::{
        Viewer,
        viewer::{self, Sight},
    },
    db::{Row, Tx},
    error::Error,
    ledger, params,
    people::register::{self, By},
    projects, rules,
    search::Index,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: AppraisingId,
    pub person: PersonId,
    pub state: AppraisingState,
    pub appraising: Appraising,
    /// The day the milestone was planned for when this was opened.
    pub milestone_planned: Option<Day>,
    pub opened_by: AccountId,
    pub opened_at: Instant,
    pub reply_until: Option<Day>,
    pub reply: Option<Reply>,
    pub final_at: Option<Instant>,
    pub final_by: Option<AccountId>,
    /// The entry it became.
    pub entry: Option<EntryId>,
}

const COLUMNS: &str = "id, person, state, body, milestone_planned, opened_by, opened_at, reply_until, reply, final_at, final_by, entry";

fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Told, Error> {
    let (person, state): (PersonId, String) = (row.get(1)?, row.get(2)?);
    let body = tx.open_for(person, &row.get::<Vec<u8>>(3)?)?;
    let reply = row.get::<Option<Vec<u8>>>(8)?.map(|reply| tx.open_for(person, &reply)).transpose()?;
    Ok(Told {
        id: row.get(0)?, person, state: AppraisingState::from_code(&state).ok_or(Error::Column { index: 2, found: state })?, appraising: serde_json::from_str(&body)?,
        milestone_planned: row.get(4)?, opened_by: row.get(5)?, opened_at: row.get(6)?, reply_until: row.get(7)?,
        reply: reply.map(|reply| serde_json::from_str(&reply)).transpose()?, final_at: row.get(9)?, final_by: row.get(10)?, entry: row.get(11)?,
    })
}

/// The milestone an appraisal is tied to, as it is planned now.
fn planned(tx: &mut Tx<'_>, viewer: &Viewer, it: &Appraising) -> Result<Option<Day>, Error> {
    let Some(project) = it.project else { return Ok(None) };
    let told = projects::find(tx, viewer, project)?;
    let Some(number) = it.milestone else { return Ok(None) };
    let milestone = told.milestones.into_iter().find(|(at, _)| *at == number).ok_or(Error::NotFound)?;
    Ok(Some(milestone.1.planned))
}

/// Entries of the person's own file alone.
fn own_entries(tx: &mut Tx<'_>, person: PersonId, it: &Appraising) -> Result<(), Error> {
    for entry in &it.entries {
        if ledger::find(tx, *entry)?.person != person {
            return Err(Error::NotFound);
        }
    }
    Ok(())
}

/// Opens an appraisal of a person; with no post in view too.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, it: &Appraising) -> Result<AppraisingId, Error> {
    viewer::see(tx, viewer, person)?;
    check_open(it, (person, viewer.person()), tx.today())?;
    viewer::see_to(tx, viewer, person, Permission::Observe)?;
    own_entries(tx, person, it)?;
    let planned = planned(tx, viewer, it)?;
    let id = AppraisingId(tx.new_id());
    tx.found(id.0)?;
    let (area, now, body) = (tx.area(), tx.now, tx.seal_for(person, &serde_json::to_string(it)?)?);
    tx.execute(
        "insert into appraising (area, person, id, kind, state, held_on, year, project, milestone, milestone_planned, opened_by, opened_at, body)
         values ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10, $11, $12)",
        params![area, person, id, it.kind.code(), it.held_on, it.year.map(i64::from), it.project, it.milestone, planned, viewer.account(), now, body],
    )?;
    tx.audit(viewer, "appraisal_opened", &[person.0], it.kind.code())?;
    Ok(id)
}

fn load(tx: &mut Tx<'_>, id: AppraisingId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from appraising where area = $1 and id = $2"), params![tx.area(), id])?.ok_or(Error::NotFound)?;
    read(tx, &row)
}

/// One appraisal: to those who observe the person, and to the person from the day they are told.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: AppraisingId) -> Result<(Told, Sight), Error> {
    let told = load(tx, id)?;
    let sight = viewer::see(tx, viewer, told.person)?;
    if opens(&told, &sight) { Ok((told, sight)) } else { Err(Error::NotFound) }
}

fn opens(told: &Told, sight: &Sight) -> bool {
    if sight.own {
        return matches!(told.state, AppraisingState::Told | AppraisingState::Final);
    }
    sight.may(Permission::Observe) && told.state != AppraisingState::Dropped
}

fn own_open(tx: &mut Tx<'_>, viewer: &Viewer, id: AppraisingId) -> Result<Told, Error> {
    let (told, sight) = find(tx, viewer, id)?;
    if sight.own || told.opened_by != viewer.account() {
        return Err(Error::NotFound);
    }
    if told.state == AppraisingState::Open { Ok(told) } else { Err(Refusal::new("refusal.appraisal_told").into()) }
}

/// Keeps what it says now; only whoever opened it, and only until the person is told.
pub fn keep(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (AppraisingId, i64), it: &Appraising) -> Result<(), Error> {
    let told = own_open(tx, viewer, id)?;
    tx.claim(id.0, version)?;
    check_open(it, (told.person, viewer.person()), tx.today())?;
    own_entries(tx, told.person, it)?;
    let planned = planned(tx, viewer, it)?;
    let body = tx.seal_for(told.person, &serde_json::to_string(it)?)?;
    tx.execute(
        "update appraising set kind = $4, held_on = $5, year = $6, project = $7, milestone = $8, milestone_planned = $9, body = $10 where area = $1 and person = $2 and id = $3",
        params![tx.area(), told.person, id, it.kind.code(), it.held_on, it.year.map(i64::from), it.project, it.milestone, planned, body],
    )?;
    Ok(())
}

/// Gives it up before the person is told.
pub fn drop(tx: &mut Tx<'_>, viewer: &Viewer, id: AppraisingId) -> Result<(), Error> {
    let told = own_open(tx, viewer, id)?;
    tx.execute("update appraising set state = 'dropped' where area = $1 and person = $2 and id = $3", params![tx.area(), told.person, id])?;
    tx.audit(viewer, "appraisal_dropped", &[told.person.0], "")
}

/// What an appraisal rests on, as it stands today.
pub fn grounds(tx: &mut Tx<'_>, told: &Told) -> Result<Vec<(EntryId, Ground)>, Error> {
    let states = statements::states_of_entries(tx, told.person)?;
    let mut grounds = Vec::new();
    for id in &told.appraising.entries {
        let entry = ledger::find(tx, *id)?;
        let contest = ledger::latest_contest(tx, &entry)?.map(|contest| contest.state);
        let replaced = tx.query_opt("select 1 from entry where area = $1 and person = $2 and replaces = $3", params![tx.area(), told.person, *id])?.is_some();
        let contested = replaced || matches!(contest, Some(ContestState::Open | ContestState::Upheld));
        grounds.push((*id, Ground { kind: entry.source, statement: states.get(id).copied(), contested }));
    }
    Ok(grounds)
}

/// Tells the person, which fixes its words and begins their time to reply. Errors: what [`may_tell`] refuses; a milestone that
/// was moved since, unless it is meant so.
pub fn tell(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (AppraisingId, i64), anyway: bool) -> Result<Told, Error> {
    let told = own_open(tx, viewer, id)?;
    tx.claim(id.0, version)?;
    let grounds: Vec<Ground> = grounds(tx, &told)?.into_iter().map(|(_, ground)| ground).collect();
    may_tell(&told.appraising, &grounds)?;
    let now_planned = planned(tx, viewer, &told.appraising)?;
    if let (Some(then), Some(now), false) = (told.milestone_planned, now_planned, anyway)
        && then != now
    {
        return Err(Refusal::new("refusal.milestone_moved").with("then", then).with("now", now).at("milestone").into());
    }
    let today = tx.today();
    let days = rules::load(tx)?.number("observe.reply_days", today).unwrap_or(7);
    let until = today.plus_days(i32::try_from(days).unwrap_or(7));
    tx.execute(
        "update appraising set state = 'told', reply_until = $4, milestone_planned = $5 where area = $1 and person = $2 and id = $3",
        params![tx.area(), told.person, id, until, now_planned],
    )?;
    tx.audit(viewer, "appraisal_told", &[told.person.0], told.appraising.kind.code())?;
    load(tx, id)
}

fn put_reply(tx: &mut Tx<'_>, told: &Told, reply: &Reply) -> Result<(), Error> {
    let sealed = tx.seal_for(told.person, &serde_json::to_string(reply)?)?;
    tx.execute("update appraising set reply = $4 where area = $1 and person = $2 and id = $3", params![tx.area(), told.person, told.id, sealed])?;
    Ok(())
}

/// The person says whether they agree.
pub fn reply(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (AppraisingId, i64), (agrees, text): (bool, &str)) -> Result<Told, Error> {
    let (told, sight) = find(tx, viewer, id)?;
    tx.claim(id.0, version)?;
    if !sight.own {
        return Err(Refusal::new("refusal.contest_not_own").into());
    }
    if told.state != AppraisingState::Told || told.reply.is_some() {
        return Err(Refusal::new("refusal.appraisal_replied").into());
    }
    if !agrees {
        domain::people::check::why(text)?;
    }
    domain::people::check::text_fits(text, "text")?;
    put_reply(tx, &told, &Reply { agrees, text: text.trim().to_owned(), answer: String::new() })?;
    tx.audit(viewer, "appraisal_replied", &[told.person.0], "")?;
    load(tx, id)
}

/// Answers a reply that does not agree; what the answer changes is written as a new appraisal or a correction of its grounds.
pub fn answer(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (AppraisingId, i64), text: &str) -> Result<Told, Error> {
    let (told, sight) = find(tx, viewer, id)?;
    tx.claim(id.0, version)?;
    let open = told.reply.clone().filter(|reply| told.state == AppraisingState::Told && !sight.own && reply.answer.is_empty());
    let reply = open.ok_or_else(|| Refusal::new("refusal.appraisal_replied"))?;
    domain::people::check::why(text)?;
    put_reply(tx, &told, &Reply { answer: text.trim().to_owned(), ..reply })?;
    tx.audit(viewer, "appraisal_answered", &[told.person.0], "")?;
    load(tx, id)
}

/// Makes it final. Errors: what [`may_finish`] refuses; grounds that no longer hold; more excellent than the rule allows.
pub fn finish(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (AppraisingId, i64)) -> Result<Told, Error> {
    let (told, sight) = find(tx, viewer, id)?;
    tx.claim(id.0, version)?;
    let today = tx.today();
    let until = told.reply_until.unwrap_or(today);
    may_finish(told.state, told.reply.as_ref(), (until, today), (sight.own, told.opened_by == viewer.account()))?;
    let grounds: Vec<Ground> = grounds(tx, &told)?.into_iter().map(|(_, ground)| ground).collect();
    // What it rests on may have fallen while the person replied.
    may_tell(&told.appraising, &grounds)?;
    if told.appraising.kind == AppraisingKind::Yearly {
        grade_year(tx, viewer, &told)?;
    }
    let entry = ledger::append(tx, viewer, told.person, &claim(&told), None)?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "update appraising set state = 'final', final_at = $4, final_by = $5, entry = $6, class = $7, grade = $8 where area = $1 and person = $2 and id = $3",
        params![
            area, told.person, id, now, viewer.account(), entry, told.appraising.class.map(OfficialClass::code), told.appraising.grade.map(AppraisalGrade::code)
        ],
    )?;
    tx.audit(viewer, "appraisal_final", &[told.person.0], told.appraising.kind.code())?;
    load(tx, id)
}

fn claim(told: &Told) -> Claim {
    let it = &told.appraising;
    let mut text = it.findings.trim().to_owned();
    if !it.follows.trim().is_empty() {
        text = format!("{text}\n{}", it.follows.trim());
    }
    let title: String = it.findings.trim().chars().take(40).collect();
    let text: String = text.chars().take(2000).collect();
    Claim { channel: Some(Channel::Appraisal), ..Claim::new((Stage::Observe, EntryKind::Appraisal, SourceKind::Document), it.held_on, title, text) }
}

/// A year's grade goes into its register, once; excellent only within the share of the unit.
fn grade_year(tx: &mut Tx<'_>, viewer: &Viewer, told: &Told) -> Result<(), Error> {
    let (Some(year), Some(grade)) = (told.appraising.year, told.appraising.grade) else { return Ok(()) };
    if register::standing::<Appraisal>(tx, told.person.0)?.iter().any(|row| row.value.year == year) {
        return Err(Refusal::new("refusal.appraisal_year").with("year", year).at("year").into());
    }
    if grade == AppraisalGrade::Excellent {
        let today = tx.today();
        let percent = rules::load(tx)?.number("observe.excellent_percent", today).unwrap_or(20);
        let (assessed, excellent) = of_year(tx, told.person, year)?;
        let places = excellent_places(assessed, percent);
        if excellent >= places {
            return Err(Refusal::new("refusal.appraisal_quota").with("n", assessed).with("places", places).with("percent", percent).at("grade").into());
        }
    }
    tx.claim_latest(told.person.0)?;
    register::add(tx, told.person.0, &[Appraisal { year, grade }], &By::entry(viewer.account(), ""))?;
    Ok(())
}

/// How many of a person's unit are assessed for a year, and how many of them are excellent already.
fn of_year(tx: &mut Tx<'_>, person: PersonId, year: i16) -> Result<(usize, usize), Error> {
    let unit: Option<UnitId> = viewer::units_of(tx, person)?.first().copied();
    let rows = tx.query(
        "select person, state, grade from appraising where area = $1 and kind = 'yearly' and year = $2 and state <> 'dropped'",
        params![tx.area(), i64::from(year)],
    )?;
    let (mut assessed, mut excellent) = (std::collections::BTreeSet::new(), 0);
    for row in &rows {
        let of: PersonId = row.get(0)?;
        if viewer::units_of(tx, of)?.first().copied() == unit {
            assessed.insert(of);
            excellent += usize::from(row.get::<String>(1)? == "final" && row.get::<Option<String>>(2)?.as_deref() == Some("excellent"));
        }
    }
    Ok((assessed.len(), excellent))
}

/// What to list, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub kind: Option<AppraisingKind>,
    pub state: Option<AppraisingState>,
    pub person: Option<PersonId>,
    pub before: Option<i64>,
    pub limit: usize,
}

/// Appraisals of people the viewer observes, and the viewer's own that were told.
pub fn list(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, question: &Question) -> Result<Vec<Told>, Error> {
    let reach = index.reach_of(viewer, Permission::Observe);
    let rows = tx.query(&format!("select {COLUMNS}, kind from appraising where area = $1 and state <> 'dropped' and id < $2 order by id desc"), params![tx.area(), question.before.unwrap_or(i64::MAX)])?;
    let mut listed = Vec::new();
    for row in &rows {
        let (person, state, kind): (PersonId, String, String) = (row.get(1)?, row.get(2)?, row.get(12)?);
        let own = viewer.person() == Some(person);
        let within = own || index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal));
        let asked = question.person.is_none_or(|asked| asked == person)
            && question.kind.is_none_or(|asked| asked.code() == kind)
            && question.state.is_none_or(|asked| asked.code() == state);
        if within && asked && !(own && state == "open") {
            listed.push(read(tx, row)?);
        }
        if listed.len() == question.limit {
            break;
        }
    }
    Ok(listed)
}

/// Appraisals their person was told of and that are not final: of people the viewer observes, and the viewer's own.
pub fn told(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    let reach = index.reach_of(viewer, Permission::Observe);
    let rows = tx.query(&format!("select {COLUMNS} from appraising where area = $1 and state = 'told' order by id"), params![tx.area()])?;
    let mut told = Vec::new();
    for row in &rows {
        let person: PersonId = row.get(1)?;
        if viewer.person() == Some(person) || index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal)) {
            told.push(read(tx, row)?);
        }
    }
    Ok(told)
}

/// In which class somebody is, by the latest that is final.
#[derive(Clone, Debug)]
pub struct Classed {
    pub person: PersonId,
    pub class: OfficialClass,
    pub id: AppraisingId,
    pub on: Day,
    pub times: usize,
}

/// The present class of everybody who has one, in the viewer's reach.
pub fn classes(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer) -> Result<Vec<Classed>, Error> {
    let reach = index.reach_of(viewer, Permission::Observe);
    let mut latest: std::collections::BTreeMap<PersonId, Classed> = std::collections::BTreeMap::new();
    tx.each(
        "select person, class, id, held_on from appraising where area = $1 and kind = 'class' and state = 'final' and class is not null order by held_on, id",
        params![tx.area()],
        |row| {
            let (person, class): (PersonId, String) = (row.get(0)?, row.get(1)?);
            let Some(class) = OfficialClass::from_code(&class).filter(|_| index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal))) else { return Ok(()) };
            let times = latest.get(&person).map_or(1, |before| before.times + 1);
            latest.insert(person, Classed { person, class, id: row.get(2)?, on: row.get(3)?, times });
            Ok(())
        },
    )?;
    Ok(latest.into_values().collect())
}

/// An appraisal that a milestone coming near calls up.
#[derive(Clone, Debug)]
pub struct CalledUp {
    pub person: PersonId,
    pub project: ProjectId,
    pub milestone: i64,
    pub title: String,
    pub planned: Day,
}

/// For every milestone that is near, those who work on its project and have no appraisal at it.
pub fn called_up(tx: &mut Tx<'_>) -> Result<Vec<CalledUp>, Error> {
    let today = tx.today();
    let days = rules::load(tx)?.number("observe.milestone_days", today).unwrap_or(30);
    let mut called = Vec::new();
    for (project, (milestone, facts)) in projects::coming(tx, today.plus_days(i32::try_from(days).unwrap_or(30)))? {
        for person in projects::people_on(tx, project)? {
            let there = tx.query_opt(
                "select 1 from appraising where area = $1 and person = $2 and milestone = $3 and state <> 'dropped' limit 1",
                params![tx.area(), person, milestone],
            )?;
            if there.is_none() {
                called.push(CalledUp { person, project, milestone, title: facts.title.clone(), planned: facts.planned });
            }
        }
    }
    Ok(called)
}
