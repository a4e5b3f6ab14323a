//! Teams that look at the people who work on a matter. Whom a team looks at is known to its members and to whoever set it up.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::role::Permission,
    date::Day,
    id::{AccountId, PersonId, TeamId},
    observe::{Team, check_team},
};

use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    duties,
    error::Error,
    params, projects,
    search::Index,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: TeamId,
    pub set_by: AccountId,
    pub team: Team,
}

/// Sets a team up. Errors: what [`check_team`] refuses; a unit or person out of reach.
pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, team: &Team) -> Result<TeamId, Error> {
    viewer.must(Permission::Observe)?;
    check_team(team)?;
    for unit in &team.units {
        if !viewer::unit_within(tx, viewer, *unit, Permission::Observe)? {
            return Err(Error::NotFound);
        }
    }
    for person in &team.people {
        viewer::see_to(tx, viewer, *person, Permission::Observe)?;
    }
    let id = TeamId(tx.new_id());
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into observe_team (area, id, begins, ends, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![area, id, team.from, team.to, serde_json::to_string(team)?, viewer.account(), now],
    )?;
    for member in team.members.iter().collect::<BTreeSet<_>>() {
        tx.execute("insert into observe_team_member (area, team, person) values ($1, $2, $3)", params![area, id, *member])?;
    }
    tx.audit(viewer, "team_set_up", &[id.0], &team.title)?;
    Ok(id)
}

fn read(row: &Row) -> Result<Told, Error> {
    Ok(Told { id: row.get(0)?, set_by: row.get(1)?, team: serde_json::from_str(&row.get::<String>(2)?)? })
}

/// The teams the viewer is in or set up, the latest first.
pub fn own(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    let person = viewer.person().map_or(0, |person| person.0);
    let rows = tx.query(
        "select id, set_by, body from observe_team t
          where area = $1 and (set_by = $2 or exists (select 1 from observe_team_member m where m.area = t.area and m.team = t.id and m.person = $3))
          order by ends desc, id desc",
        params![tx.area(), viewer.account(), person],
    )?;
    rows.iter().map(read).collect()
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: TeamId) -> Result<Told, Error> {
    own(tx, viewer)?.into_iter().find(|told| told.id == id).ok_or(Error::NotFound)
}

/// Somebody whom a team looks at, with how often each was observed while it works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    pub person: PersonId,
    pub times: usize,
    pub last: Option<Day>,
}

/// Whom a team looks at: the holders of the posts it names, who works on its project, and the people it names; never its own
/// members.
pub fn observed(tx: &mut Tx<'_>, index: &Index, team: &Team) -> Result<Vec<Observed>, Error> {
    let counts = team.to.min(tx.today()).max(team.from);
    let mut people: BTreeSet<PersonId> = team.people.iter().copied().collect();
    let under = index.org.under(&team.units);
    for held in duties::holdings(tx, index, &team.seats, team.from)? {
        if held.holds_on(counts) && under.get(index.org.place(held.unit) as usize).copied().unwrap_or(false) {
            people.insert(held.person);
        }
    }
    if let Some(project) = team.project {
        people.extend(projects::people_on(tx, project)?);
    }
    people.retain(|person| !team.members.contains(person));
    let mut times: BTreeMap<PersonId, (usize, Option<Day>)> = BTreeMap::new();
    tx.each(
        "select e.person, e.happened_on from entry e where e.area = $1 and e.front_line is not null and e.happened_on >= $2 and e.happened_on <= $3
            and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id)",
        params![tx.area(), team.from, team.to],
        |row| {
            let of = times.entry(row.get(0)?).or_default();
            of.0 += 1;
            of.1 = of.1.max(row.get(1).ok());
            Ok(())
        },
    )?;
    let observed = people.into_iter().map(|person| {
        let (times, last) = times.get(&person).copied().unwrap_or_default();
        Observed { person, times, last }
    });
    Ok(observed.collect())
}
