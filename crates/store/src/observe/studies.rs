//! Field studies: kept as a draft by whoever is on site, then put onto the files of those they are about. Until then they
//! are nobody else's, so that a visited unit finds no trace of them.

use domain::{
    access::{role::Permission, tier::Tier},
    date::{Day, Instant},
    id::{AccountId, EntryId, PersonId, StatementId, StudyId, TeamId, UnitId},
    ledger::{Channel, Claim, EntryKind, Stage},
    message::Refusal,
    observe::{Statement, Study, StudyState, check_draft, check_publish},
};

use super::{statements, teams};
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    files, ledger, params,
    people::{person, unit},
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: StudyId,
    pub state: StudyState,
    pub recorded_by: AccountId,
    /// When the record began: on the day itself, or later from memory.
    pub recorded_at: Instant,
    pub published_at: Option<Instant>,
    pub version: i64,
    pub study: Study,
}

impl Told {
    /// Begun on the day it tells of, by the house's own clock.
    pub fn on_the_spot(&self) -> bool {
        self.recorded_at.day() == self.study.held_on
    }
}

/// What a study put onto files.
#[derive(Clone, Debug, Default)]
pub struct Published {
    pub statements: Vec<StatementId>,
    pub entries: Vec<(PersonId, EntryId)>,
}

fn check_place(tx: &mut Tx<'_>, viewer: &Viewer, study: &Study) -> Result<(), Error> {
    viewer.must(Permission::Observe)?;
    check_draft(study, viewer.person(), tx.today())?;
    if !viewer::unit_within(tx, viewer, study.unit, Permission::Observe)? {
        return Err(Error::NotFound);
    }
    if let Some(team) = study.team {
        let found = teams::find(tx, viewer, team)?;
        if !found.team.works_on(study.held_on) {
            return Err(Refusal::new("refusal.team_over").with("title", found.team.title).with("from", found.team.from).with("to", found.team.to).at("team").into());
        }
    }
    Ok(())
}

/// Begins a draft; the house's clock stamps it.
pub fn begin(tx: &mut Tx<'_>, viewer: &Viewer, study: &Study) -> Result<StudyId, Error> {
    check_place(tx, viewer, study)?;
    let id = StudyId(tx.new_id());
    tx.found(id.0)?;
    let sealed = tx.vault().seal_for_area(serde_json::to_string(study)?.as_bytes())?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into field_study (area, id, unit, held_on, unannounced, state, team, recorded_by, recorded_at, published_at, body)
         values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, null, $9)",
        params![area, id, study.unit, study.held_on, study.unannounced, study.team, viewer.account(), now, sealed],
    )?;
    hold_photos(tx, id, study)?;
    // The log names neither the place nor the day.
    tx.audit(viewer, "study_begun", &[], "")?;
    Ok(id)
}

/// Keeps what the draft says now.
pub fn keep(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (StudyId, i64), study: &Study) -> Result<i64, Error> {
    let told = own_draft(tx, viewer, id)?;
    let version = tx.claim(told.id.0, version)?;
    check_place(tx, viewer, study)?;
    let sealed = tx.vault().seal_for_area(serde_json::to_string(study)?.as_bytes())?;
    tx.execute(
        "update field_study set unit = $3, held_on = $4, unannounced = $5, team = $6, body = $7 where area = $1 and id = $2",
        params![tx.area(), id, study.unit, study.held_on, study.unannounced, study.team, sealed],
    )?;
    hold_photos(tx, id, study)?;
    Ok(version)
}

/// Photos of a draft are named by nothing but its sealed words.
fn hold_photos(tx: &mut Tx<'_>, id: StudyId, study: &Study) -> Result<(), Error> {
    let photos: Vec<&String> = study.statements.iter().flat_map(|statement| &statement.sources).flat_map(|source| &source.attachments).collect();
    files::hold(tx, id.0, &photos)
}

/// Gives a draft up.
pub fn drop(tx: &mut Tx<'_>, viewer: &Viewer, id: StudyId) -> Result<(), Error> {
    own_draft(tx, viewer, id)?;
    tx.execute("update field_study set state = 'dropped' where area = $1 and id = $2", params![tx.area(), id])?;
    files::hold(tx, id.0, &[])?;
    tx.audit(viewer, "study_dropped", &[], "")
}

/// Puts the statements of a draft onto the files they are about. Errors: what [`check_publish`] refuses; a person who held
/// no post there that day, unless it is meant so.
pub fn publish(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (StudyId, i64), anyway: bool) -> Result<Published, Error> {
    let told = own_draft(tx, viewer, id)?;
    tx.claim(id.0, version)?;
    let study = &told.study;
    check_place(tx, viewer, study)?;
    check_publish(study, viewer.person(), tx.today())?;
    let mut published = Published::default();
    for (at, statement) in study.statements.iter().enumerate() {
        viewer::see_to(tx, viewer, statement.person, Permission::Observe)?;
        if !anyway {
            was_there(tx, study, statement.person, at)?;
        }
        let mut sources = Vec::new();
        for source in 0..statement.sources.len() {
            let Some((claim, stance)) = claim(study, statement, source) else { continue };
            let entry = ledger::append(tx, viewer, statement.person, &claim, None)?;
            published.entries.push((statement.person, entry));
            sources.push((entry, stance));
        }
        let new = statements::New {
            person: statement.person, front_line: statement.front_line, text: statement.text.clone(), tier: Tier::Organisation, study: Some(id), made_on: study.held_on,
        };
        published.statements.push(statements::make(tx, viewer, &new, &sources)?);
    }
    let (area, now) = (tx.area(), tx.now);
    tx.execute("update field_study set state = 'published', published_at = $3 where area = $1 and id = $2", params![area, id, now])?;
    let people: Vec<i64> = study.statements.iter().map(|statement| statement.person.0).collect();
    tx.audit(viewer, "study_published", &people, "")?;
    Ok(published)
}

fn claim(study: &Study, statement: &Statement, source: usize) -> Option<(Claim, domain::observe::Stance)> {
    let source = statement.sources.get(source)?;
    let place = if source.place.trim().is_empty() { &study.place } else { &source.place };
    // The statement itself may be longer than a title.
    let title: String = statement.text.trim().chars().take(60).collect();
    let claim = Claim {
        front_line: Some(statement.front_line), channel: Some(if study.unannounced { Channel::Visit } else { Channel::FieldStudy }), place: place.trim().to_owned(),
        who: source.who.clone(), attachments: source.attachments.clone(),
        ..Claim::new((Stage::Observe, EntryKind::Observation, source.source), study.held_on, title, source.text.trim())
    };
    Some((claim, source.stance))
}

/// Whoever is observed held a post there, or below, on that day.
fn was_there(tx: &mut Tx<'_>, study: &Study, person: PersonId, at: usize) -> Result<(), Error> {
    let day = study.held_on;
    let rows = tx.query(
        "select a.unit, c.ancestor from appointment a
           left join unit_closure c on c.area = a.area and c.descendant = a.unit and c.ancestor = $4 and c.since <= $3 and c.until > $3
          where a.area = $1 and a.person = $2 and a.superseded_at is null and a.since <= $3 and a.until > $3",
        params![tx.area(), person, day, study.unit],
    )?;
    if rows.iter().any(|row| matches!(row.get::<Option<UnitId>>(1), Ok(Some(_)))) {
        return Ok(());
    }
    let elsewhere = rows.first().map(|row| row.get::<Option<UnitId>>(0)).transpose()?.flatten();
    let place = elsewhere.map(|unit| name_on(tx, unit, day)).transpose()?.unwrap_or_default();
    let (name, unit) = (person::name_of(tx, person)?.unwrap_or_default(), name_on(tx, study.unit, day)?);
    let code = if place.is_empty() { "refusal.study_no_post" } else { "refusal.study_elsewhere" };
    Err(Refusal::new(code).with("name", name).with("unit", unit).with("place", place).with("day", day).at(&format!("statements.{at}.person")).into())
}

fn name_on(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<String, Error> {
    Ok(unit::facts_on(tx, unit, day)?.map(|facts| facts.value.name).unwrap_or_default())
}

const COLUMNS: &str = "s.id, s.state, s.recorded_by, s.recorded_at, s.published_at, s.body, r.version";

fn read(tx: &Tx<'_>, row: &Row) -> Result<Told, Error> {
    let state: String = row.get(1)?;
    let study = serde_json::from_slice(&tx.vault().open_for_area(&row.get::<Vec<u8>>(5)?)?)?;
    Ok(Told {
        id: row.get(0)?, state: StudyState::from_code(&state).ok_or(Error::Column { index: 1, found: state })?, recorded_by: row.get(2)?, recorded_at: row.get(3)?,
        published_at: row.get(4)?, study, version: row.get(6)?,
    })
}

fn load(tx: &mut Tx<'_>, id: StudyId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from field_study s join root r on r.area = s.area and r.id = s.id where s.area = $1 and s.id = $2"), params![tx.area(), id])?;
    read(tx, &row.ok_or(Error::NotFound)?)
}

fn own_draft(tx: &mut Tx<'_>, viewer: &Viewer, id: StudyId) -> Result<Told, Error> {
    let told = load(tx, id)?;
    if told.recorded_by != viewer.account() || told.state == StudyState::Dropped {
        return Err(Error::NotFound);
    }
    if told.state == StudyState::Published {
        return Err(Refusal::new("refusal.study_published").into());
    }
    Ok(told)
}

/// One study: a draft to whoever began it, a published one to those who observe the unit.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: StudyId) -> Result<Told, Error> {
    let told = load(tx, id)?;
    let own = told.recorded_by == viewer.account() && told.state != StudyState::Dropped;
    let open = told.state == StudyState::Published && viewer::unit_within(tx, viewer, told.study.unit, Permission::Observe)?;
    if own || open { Ok(told) } else { Err(Error::NotFound) }
}

/// The viewer's drafts, then what was published in units the viewer observes, the latest first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, team: Option<TeamId>, limit: usize) -> Result<Vec<Told>, Error> {
    let rows = tx.query(
        &format!(
            "select {COLUMNS} from field_study s join root r on r.area = s.area and r.id = s.id
              where s.area = $1 and ((s.state = 'draft' and s.recorded_by = $2) or s.state = 'published') and (cast($3 as bigint) is null or s.team = $3)
              order by s.state, s.held_on desc, s.id desc"
        ),
        params![tx.area(), viewer.account(), team],
    )?;
    let mut told = Vec::new();
    for row in &rows {
        let study = read(tx, row)?;
        if study.recorded_by == viewer.account() || viewer::unit_within(tx, viewer, study.study.unit, Permission::Observe)? {
            told.push(study);
        }
        if told.len() == limit {
            break;
        }
    }
    Ok(told)
}
