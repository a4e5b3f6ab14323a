//! Contributions: claimed with proof, confirmed by somebody else, and only then an entry of the file.

use domain::{
    access::role::Permission,
    date::Instant,
    id::{AccountId, EntryId, PersonId, ProjectId, SessionId},
    ledger::{Claim, EntryKind, SourceKind, Stage},
    projects::{self, Contribution, ContributionState, Decision, check_contribution, check_decision},
};

use super::find;
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    files, ledger, params,
    people::person,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: i64,
    pub person: PersonId,
    pub name: String,
    pub state: ContributionState,
    pub contribution: Contribution,
    pub claimed_by: AccountId,
    pub claimed_at: Instant,
    pub decided_by: Option<AccountId>,
    /// Why it was not confirmed.
    pub why: String,
    /// The entry it became.
    pub entry: Option<EntryId>,
}

/// Claims a contribution of a person, by themselves or by those who keep evidence.
pub fn claim(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, contribution: &Contribution) -> Result<i64, Error> {
    let sight = viewer::see(tx, viewer, person)?;
    if !sight.own && !sight.may(Permission::EvidenceWrite) {
        return Err(domain::message::Refusal::new("refusal.not_permitted").with("permission", Permission::EvidenceWrite.key()).into());
    }
    check_contribution(contribution, tx.today())?;
    if let Some(project) = contribution.project {
        find(tx, viewer, project)?;
    }
    let (area, id, now) = (tx.area(), tx.new_id(), tx.now);
    if let Some(session) = contribution.session {
        let sat = "select 1 from training_part where area = $1 and person = $2 and session = $3 and role = 'student' and state in ('approved', 'completed') limit 1";
        tx.query_opt(sat, params![area, person, session])?.ok_or_else(|| domain::message::Refusal::new("refusal.contribution_session").at("session"))?;
    }
    let sealed = tx.seal_for(person, &serde_json::to_string(contribution)?)?;
    tx.execute(
        "insert into contribution (area, person, id, project, kind, state, happened_on, body, claimed_by, claimed_at, session) values ($1, $2, $3, $4, $5, 'claimed', $6, $7, $8, $9, $10)",
        params![area, person, id, contribution.project, contribution.kind.code(), contribution.happened_on, sealed, viewer.account(), now, contribution.session],
    )?;
    files::hold(tx, id, &contribution.proof.iter().collect::<Vec<_>>())?;
    tx.audit(viewer, "contribution_claimed", &[person.0], contribution.kind.code())?;
    Ok(id)
}

/// Confirms or refuses a claim; what is confirmed becomes an entry of the file. Errors: what [`projects::decide`] refuses, no reason.
pub fn decide(tx: &mut Tx<'_>, viewer: &Viewer, id: i64, decision: &Decision) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from contribution where area = $1 and id = $2"), params![tx.area(), id])?.ok_or(Error::NotFound)?;
    let told = read(tx, &row)?;
    let sight = viewer::see(tx, viewer, told.person)?;
    projects::decide(told.state, (told.person, viewer.person()), told.claimed_by == viewer.account())?;
    if !sight.may(Permission::EvidenceWrite) {
        return Err(domain::message::Refusal::new("refusal.not_permitted").with("permission", Permission::EvidenceWrite.key()).into());
    }
    check_decision(decision)?;
    let (entry, why, state) = if decision.confirmed {
        (Some(enter(tx, viewer, &told)?), None, ContributionState::Confirmed)
    } else {
        (None, Some(decision.why.trim().to_owned()), ContributionState::Refused)
    };
    let sealed = why.as_deref().map(|why| tx.seal_for(told.person, why)).transpose()?;
    let (area, now) = (tx.area(), tx.now);
    let decided = tx.execute(
        "update contribution set state = $4, decided_by = $5, decided_at = $6, entry = $7, why = $8 where area = $1 and person = $2 and id = $3 and state = 'claimed'",
        params![area, told.person, id, state.code(), viewer.account(), now, entry, sealed],
    )?;
    if decided == 0 {
        return Err(domain::message::Refusal::new("refusal.contribution_decided").into());
    }
    tx.audit(viewer, "contribution_decided", &[told.person.0], state.code())?;
    Ok(Told { state, decided_by: Some(viewer.account()), why: why.unwrap_or_default(), entry, ..told })
}

fn enter(tx: &mut Tx<'_>, viewer: &Viewer, told: &Told) -> Result<EntryId, Error> {
    let contribution = &told.contribution;
    let kinds = (Stage::Deliver, EntryKind::Result, SourceKind::Document);
    let claim = Claim {
        attachments: contribution.proof.clone(), ..Claim::new(kinds, contribution.happened_on, contribution.title.trim(), contribution.text.trim())
    };
    ledger::append(tx, viewer, told.person, &claim, None)
}

const COLUMNS: &str = "id, person, state, body, claimed_by, claimed_at, decided_by, entry, why";

fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Told, Error> {
    let (person, state): (PersonId, String) = (row.get(1)?, row.get(2)?);
    let body = tx.open_for(person, &row.get::<Vec<u8>>(3)?)?;
    let why = row.get::<Option<Vec<u8>>>(8)?.map(|why| tx.open_for(person, &why)).transpose()?;
    Ok(Told {
        id: row.get(0)?, person, name: person::name_of(tx, person)?.unwrap_or_default(), state: ContributionState::from_code(&state).ok_or(Error::Column { index: 2, found: state })?,
        contribution: serde_json::from_str(&body)?, claimed_by: row.get(4)?, claimed_at: row.get(5)?, decided_by: row.get(6)?, entry: row.get(7)?, why: why.unwrap_or_default(),
    })
}

/// What people did for a project, of those the viewer may see.
pub fn of_project(tx: &mut Tx<'_>, viewer: &Viewer, project: ProjectId) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from contribution where area = $1 and project = $2 order by happened_on desc, id desc"), params![tx.area(), project])?;
    seen(tx, viewer, &rows)
}

/// What came of a session, of people the viewer may see.
pub fn of_session(tx: &mut Tx<'_>, viewer: &Viewer, session: SessionId) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from contribution where area = $1 and session = $2 order by happened_on desc, id desc"), params![tx.area(), session])?;
    seen(tx, viewer, &rows)
}

/// What a person did, the latest first; the caller holds the sight.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from contribution where area = $1 and person = $2 order by happened_on desc, id desc"), params![tx.area(), person])?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// Whether the viewer may confirm or refuse a claim.
pub fn may_decide(tx: &mut Tx<'_>, viewer: &Viewer, told: &Told) -> Result<bool, Error> {
    let keeps = viewer::sight(tx, viewer, told.person)?.is_some_and(|sight| sight.may(Permission::EvidenceWrite));
    Ok(keeps && projects::decide(told.state, (told.person, viewer.person()), told.claimed_by == viewer.account()).is_ok())
}

/// Whether the viewer may open a file as proof of what somebody claims: it is their own, or they keep evidence of the person.
pub fn opens_proof(tx: &mut Tx<'_>, viewer: &Viewer, hash: &str) -> Result<Option<PersonId>, Error> {
    let rows = tx.query(
        "select c.person from held_file h join contribution c on c.area = h.area and c.id = h.holder where h.area = $1 and h.hash = $2 order by c.id", params![tx.area(), hash],
    )?;
    for row in &rows {
        let person = row.get(0)?;
        if viewer::sight(tx, viewer, person)?.is_some_and(|sight| sight.own || sight.may(Permission::EvidenceWrite)) {
            return Ok(Some(person));
        }
    }
    Ok(None)
}

/// Claims that wait for somebody to confirm them, the first first, of people the viewer may see.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from contribution where area = $1 and state = 'claimed' order by id"), params![tx.area()])?;
    seen(tx, viewer, &rows)
}

fn seen(tx: &mut Tx<'_>, viewer: &Viewer, rows: &[Row]) -> Result<Vec<Told>, Error> {
    let mut told = Vec::new();
    for row in rows {
        if viewer::sight(tx, viewer, row.get(1)?)?.is_some() {
            told.push(read(tx, row)?);
        }
    }
    Ok(told)
}
