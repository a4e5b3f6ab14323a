//! Projects on record, their milestones, and what people did for them.

mod contributions;

use domain::{
    access::role::Permission,
    date::Day,
    id::{PersonId, ProjectId, UnitId},
    message::Refusal,
    projects::{Milestone, Project, check},
};

pub use self::contributions::{Told as Contributed, claim, decide, may_decide, of_person, of_project, of_session, open, opens_proof};
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
    people::unit,
};

/// A milestone with its number.
pub type Numbered = (i64, Milestone);

#[derive(Clone, Debug)]
pub struct Told {
    pub id: ProjectId,
    pub version: i64,
    pub project: Project,
    pub milestones: Vec<Numbered>,
}

/// Records a project. Errors: what [`check`] refuses; a unit out of reach.
pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, project: &Project) -> Result<ProjectId, Error> {
    may(tx, viewer, project.unit)?;
    check(project)?;
    let id = ProjectId(tx.new_id());
    tx.found(id.0)?;
    put(tx, viewer, id, project, true)?;
    tx.audit(viewer, "project_recorded", &[id.0], &project.title)?;
    Ok(id)
}

/// Changes what is known of a project. Returns its new version.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (ProjectId, i64), project: &Project) -> Result<i64, Error> {
    let told = find(tx, viewer, id)?;
    may(tx, viewer, told.project.unit)?;
    let version = tx.claim(id.0, version)?;
    may(tx, viewer, project.unit)?;
    check(project)?;
    put(tx, viewer, id, project, false)?;
    tx.audit(viewer, "project_changed", &[id.0], &project.title)?;
    Ok(version)
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, id: ProjectId, project: &Project, new: bool) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    let sql = if new {
        "insert into project (area, id, unit, title, sector, since, until, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    } else {
        "update project set unit = $3, title = $4, sector = $5, since = $6, until = $7, body = $8, set_by = $9, set_at = $10 where area = $1 and id = $2"
    };
    tx.execute(
        sql,
        params![
            area, id, project.unit, project.title.trim(), project.sector.trim(), project.since, project.until, serde_json::to_string(project)?, viewer.account(), now
        ],
    )?;
    Ok(())
}

fn may(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<(), Error> {
    viewer.must(Permission::Projects)?;
    if viewer::unit_within(tx, viewer, unit, Permission::Projects)? { Ok(()) } else { Err(Error::NotFound) }
}

fn milestones(tx: &mut Tx<'_>, id: ProjectId) -> Result<Vec<Numbered>, Error> {
    let rows = tx.query("select id, title, planned, actual, moved from project_milestone where area = $1 and project = $2 order by planned, id", params![tx.area(), id])?;
    rows.iter().map(milestone).collect()
}

/// Five columns: number, title, planned, actual, moved.
fn milestone(row: &Row) -> Result<Numbered, Error> {
    Ok((row.get(0)?, Milestone { title: row.get(1)?, planned: row.get(2)?, actual: row.get(3)?, moved: serde_json::from_str(&row.get::<String>(4)?)? }))
}

/// Projects are no secret among those who work with units.
fn opens(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<bool, Error> {
    Ok(viewer::unit_within(tx, viewer, unit, Permission::UnitsRead)? || viewer::unit_within(tx, viewer, unit, Permission::Projects)?)
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: ProjectId) -> Result<Told, Error> {
    let row = tx.query_opt(
        "select p.body, r.version from project p join root r on r.area = p.area and r.id = p.id where p.area = $1 and p.id = $2",
        params![tx.area(), id],
    )?;
    let row = row.ok_or(Error::NotFound)?;
    let project: Project = serde_json::from_str(&row.get::<String>(0)?)?;
    if !opens(tx, viewer, project.unit)? {
        return Err(Error::NotFound);
    }
    Ok(Told { id, version: row.get(1)?, project, milestones: milestones(tx, id)? })
}

/// Every project of the units in the viewer's reach, those that run first, then the latest.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, under: Option<UnitId>) -> Result<Vec<Told>, Error> {
    let rows = tx.query(
        "select p.id, p.body, r.version, p.unit from project p join root r on r.area = p.area and r.id = p.id where p.area = $1 order by p.until is not null, p.since desc, p.id desc",
        params![tx.area()],
    )?;
    let mut told = Vec::new();
    for row in &rows {
        let (id, unit): (ProjectId, UnitId) = (row.get(0)?, row.get(3)?);
        let here = match under {
            Some(under) => unit::ancestors(tx, unit)?.contains(&under),
            None => true,
        };
        if here && opens(tx, viewer, unit)? {
            told.push(Told { id, version: row.get(2)?, project: serde_json::from_str(&row.get::<String>(1)?)?, milestones: milestones(tx, id)? });
        }
    }
    Ok(told)
}

/// Adds a milestone. Errors: one with no title, or before the project.
pub fn add_milestone(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (ProjectId, i64), title: &str, planned: Day) -> Result<i64, Error> {
    let told = find(tx, viewer, id)?;
    may(tx, viewer, told.project.unit)?;
    tx.claim(id.0, version)?;
    domain::people::unit::name_given(title, "title")?;
    if planned < told.project.since {
        return Err(Refusal::new("refusal.milestone_before").with("since", told.project.since).at("planned").into());
    }
    let (area, number) = (tx.area(), tx.new_id());
    tx.execute(
        "insert into project_milestone (area, project, id, title, planned, actual, moved) values ($1, $2, $3, $4, $5, null, '[]')",
        params![area, id, number, title.trim(), planned],
    )?;
    tx.audit(viewer, "milestone_planned", &[id.0], title)?;
    Ok(number)
}

/// What becomes of a milestone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Turn {
    Moved { planned: Day, why: String },
    Reached { on: Day },
}

pub fn turn_milestone(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (ProjectId, i64), number: i64, turn: &Turn) -> Result<Milestone, Error> {
    let told = find(tx, viewer, id)?;
    may(tx, viewer, told.project.unit)?;
    tx.claim(id.0, version)?;
    let today = tx.today();
    let (_, mut milestone) = told.milestones.into_iter().find(|(at, _)| *at == number).ok_or(Error::NotFound)?;
    match turn {
        Turn::Moved { planned, why } => milestone.move_to(*planned, why, today)?,
        Turn::Reached { on } => milestone.reach(*on, today)?,
    }
    tx.execute(
        "update project_milestone set planned = $4, actual = $5, moved = $6 where area = $1 and project = $2 and id = $3",
        params![tx.area(), id, number, milestone.planned, milestone.actual, serde_json::to_string(&milestone.moved)?],
    )?;
    tx.audit(viewer, "milestone_changed", &[id.0], &milestone.title)?;
    Ok(milestone)
}

/// Milestones not reached that are planned up to a day, the first first, with their projects.
pub fn coming(tx: &mut Tx<'_>, until: Day) -> Result<Vec<(ProjectId, Numbered)>, Error> {
    let rows = tx.query(
        "select id, title, planned, actual, moved, project from project_milestone where area = $1 and actual is null and planned <= $2 order by planned, id",
        params![tx.area(), until],
    )?;
    rows.iter().map(|row| Ok((row.get(5)?, milestone(row)?))).collect()
}

/// The unit that answers for a project.
pub fn unit_of(tx: &mut Tx<'_>, id: ProjectId) -> Result<UnitId, Error> {
    tx.scalar("select unit from project where area = $1 and id = $2", params![tx.area(), id])
}

/// Everybody who contributed to a project, as far as that is not refused.
pub fn people_on(tx: &mut Tx<'_>, id: ProjectId) -> Result<Vec<PersonId>, Error> {
    let rows = tx.query("select distinct person from contribution where area = $1 and project = $2 and state <> 'refused'", params![tx.area(), id])?;
    rows.iter().map(|row| row.get(0)).collect()
}
