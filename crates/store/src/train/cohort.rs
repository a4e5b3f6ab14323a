//! Members of cohorts with their steps, year by year.

use domain::{
    access::role::Permission,
    date::Day,
    id::{PersonId, ProgrammeId},
    message::Refusal,
    people::check::why as check_why,
    programmes::{Programme, ProgrammeKind},
    train::cohort::{Member, MemberState, check_member},
};
use serde::Deserialize;

use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
    programmes,
    search::Index,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub programme: ProgrammeId,
    pub person: PersonId,
    pub joined: Day,
    pub left_on: Option<Day>,
    pub state: MemberState,
    pub member: Member,
}

/// The programme, if it has members and the viewer keeps them.
fn kept(tx: &mut Tx<'_>, viewer: &Viewer, id: ProgrammeId) -> Result<Programme, Error> {
    let told = programmes::find(tx, viewer, id)?;
    programmes::must(tx, viewer, told.programme.unit)?;
    if told.programme.kind == ProgrammeKind::Cohort { Ok(told.programme) } else { Err(Error::NotFound) }
}

/// Takes people into a cohort; those in it already are left as they are. Returns how many joined.
pub fn join(tx: &mut Tx<'_>, viewer: &Viewer, (id, people): (ProgrammeId, &[PersonId]), (joined, weak): (Day, &[String])) -> Result<usize, Error> {
    let programme = kept(tx, viewer, id)?;
    if joined > tx.today() {
        return Err(Refusal::new("refusal.not_yet").with("date", joined).at("joined").into());
    }
    let member = Member { weak: weak.to_vec(), ..Member::default() };
    check_member(&member, &programme)?;
    let (area, now, mut count) = (tx.area(), tx.now, 0);
    for person in people {
        viewer::see_to(tx, viewer, *person, Permission::Train)?;
        let body = tx.seal_for(*person, &serde_json::to_string(&member)?)?;
        count += tx.execute(
            "insert into cohort_member (area, programme, person, joined, left_on, state, body, set_by, set_at) values ($1, $2, $3, $4, null, 'member', $5, $6, $7) on conflict do nothing",
            params![area, id, *person, joined, body, viewer.account(), now],
        )?;
    }
    tx.audit(viewer, "cohort_joined", &people.iter().map(|person| person.0).collect::<Vec<_>>(), &programme.title)?;
    Ok(usize::try_from(count).unwrap_or(0))
}

const COLUMNS: &str = "programme, person, joined, left_on, state, body";

fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Told, Error> {
    let (person, state): (PersonId, String) = (row.get(1)?, row.get(4)?);
    let body = tx.open_for(person, &row.get::<Vec<u8>>(5)?)?;
    Ok(Told {
        programme: row.get(0)?, person, joined: row.get(2)?, left_on: row.get(3)?, state: MemberState::from_code(&state).ok_or(Error::Column { index: 4, found: state })?,
        member: serde_json::from_str(&body)?,
    })
}

/// Members of a cohort whom the viewer trains.
pub fn members(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, id: ProgrammeId) -> Result<Vec<Told>, Error> {
    let reach = index.reach_of(viewer, Permission::Train);
    let rows = tx.query(&format!("select {COLUMNS} from cohort_member where area = $1 and programme = $2 order by state = 'left', joined, person"), params![tx.area(), id])?;
    let mut told = Vec::new();
    for row in &rows {
        if index.ordinal(row.get(1)?).is_some_and(|at| reach.has(at)) {
            told.push(read(tx, row)?);
        }
    }
    Ok(told)
}

/// The cohorts somebody is or was in; the caller holds the sight.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from cohort_member where area = $1 and person = $2 order by joined"), params![tx.area(), person])?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// How many are in cohorts that form specialists of a field today.
pub fn in_field(tx: &mut Tx<'_>, field: domain::id::CatalogueId) -> Result<usize, Error> {
    let rows = tx.query("select m.person, p.body from cohort_member m join programme p on p.area = m.area and p.id = m.programme where m.area = $1 and m.state <> 'left'", params![tx.area()])?;
    let mut people = std::collections::BTreeSet::new();
    for row in &rows {
        let programme: Programme = serde_json::from_str(&row.get::<String>(1)?)?;
        if programme.field == Some(field) {
            people.insert(row.get::<PersonId>(0)?);
        }
    }
    Ok(people.len())
}

/// What is done about a member.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "deed", deny_unknown_fields)]
pub enum Deed {
    /// Sets weak areas and steps anew.
    Keep { member: Member },
    Complete { on: Day },
    Leave { on: Day, why: String },
}

pub fn act(tx: &mut Tx<'_>, viewer: &Viewer, (id, person, deed): (ProgrammeId, PersonId, &Deed)) -> Result<Told, Error> {
    let programme = kept(tx, viewer, id)?;
    viewer::see_to(tx, viewer, person, Permission::Train)?;
    let select = format!("select {COLUMNS} from cohort_member where area = $1 and programme = $2 and person = $3");
    let row = tx.query_opt(&select, params![tx.area(), id, person])?.ok_or(Error::NotFound)?;
    let told = read(tx, &row)?;
    if told.state != MemberState::Member {
        return Err(Refusal::new("refusal.member_state").with("state", told.state.key()).into());
    }
    let (state, left_on, member) = match deed {
        Deed::Keep { member } => (MemberState::Member, None, Member { why: String::new(), ..member.clone() }),
        Deed::Complete { on } => (MemberState::Completed, Some(*on), told.member),
        Deed::Leave { on, why } => {
            check_why(why)?;
            (MemberState::Left, Some(*on), Member { why: why.trim().to_owned(), ..told.member })
        }
    };
    check_member(&member, &programme)?;
    if let Some(on) = left_on.filter(|on| *on < told.joined || *on > tx.today()) {
        return Err(Refusal::new("refusal.not_yet").with("date", on).at("on").into());
    }
    let (area, now, body) = (tx.area(), tx.now, tx.seal_for(person, &serde_json::to_string(&member)?)?);
    tx.execute(
        "update cohort_member set state = $4, left_on = $5, body = $6, set_by = $7, set_at = $8 where area = $1 and programme = $2 and person = $3",
        params![area, id, person, state.code(), left_on, body, viewer.account(), now],
    )?;
    tx.audit(viewer, "cohort_changed", &[person.0], state.code())?;
    let row = tx.query_opt(&select, params![area, id, person])?.ok_or(Error::NotFound)?;
    read(tx, &row)
}
