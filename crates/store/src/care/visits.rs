//! Visits that nobody is told of beforehand (四不两直): planned in private, recorded afterwards as talks.

use domain::{
    access::role::Permission,
    care::VisitState,
    date::Day,
    id::{AccountId, PersonId, StudyId, TalkId, TeamId, UnitId, VisitId},
    message::Refusal,
    people::check::text_fits,
};
use serde::{Deserialize, Serialize};

use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    observe::teams,
    params,
    people::{person, unit},
};

/// Where to, and what to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub day: Day,
    pub unit: UnitId,
    #[serde(default)]
    pub note: String,
    /// The team that is to go; its members know of the plan.
    #[serde(default)]
    pub team: Option<TeamId>,
}

#[derive(Clone, Debug)]
pub struct Visit {
    pub id: VisitId,
    pub plan: Plan,
    pub state: VisitState,
    /// The first talk held there.
    pub talk: Option<TalkId>,
    /// The study begun there.
    pub study: Option<StudyId>,
    /// The viewer made it, and no other of the team.
    pub mine: bool,
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    Talk(TalkId),
    Study(StudyId),
}

/// Plans a visit; the plan is sealed, and only the account that made it reads it, and the team that is to go. Errors: a day
/// gone by; a unit out of reach; somebody who is to go and works there.
pub fn plan(tx: &mut Tx<'_>, viewer: &Viewer, plan: &Plan) -> Result<VisitId, Error> {
    if !viewer.may(Permission::Observe) {
        viewer.must(Permission::Talks)?;
    }
    text_fits(&plan.note, "note")?;
    if plan.day < tx.today() {
        return Err(Refusal::new("refusal.visit_past").at("day").into());
    }
    let within = viewer::unit_within(tx, viewer, plan.unit, Permission::Talks)? || viewer::unit_within(tx, viewer, plan.unit, Permission::Observe)?;
    if !within {
        return Err(Error::NotFound);
    }
    let mut going: Vec<PersonId> = viewer.person().into_iter().collect();
    if let Some(team) = plan.team {
        going.extend(teams::find(tx, viewer, team)?.team.members);
    }
    for person in going {
        nobody_of_there(tx, plan.unit, person)?;
    }
    let id = VisitId(tx.new_id());
    let sealed = tx.vault().seal_for_area(serde_json::to_string(plan)?.as_bytes())?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into visit_plan (area, account, id, planned_for, state, body, talk, team, set_at) values ($1, $2, $3, $4, $5, $6, null, $7, $8)",
        params![area, viewer.account(), id, plan.day, VisitState::Planned.code(), sealed, plan.team, now],
    )?;
    // The log names neither the place nor the day.
    tx.audit(viewer, "visit_planned", &[], "")?;
    Ok(id)
}

/// A unit must not learn of a visit through its own people.
fn nobody_of_there(tx: &mut Tx<'_>, unit: UnitId, person: PersonId) -> Result<(), Error> {
    for own in viewer::units_of(tx, person)? {
        if own == unit || unit::ancestors(tx, own)?.contains(&unit) {
            let name = person::name_of(tx, person)?.unwrap_or_default();
            return Err(Refusal::new("refusal.visit_of_there").with("name", name).at("unit").into());
        }
    }
    Ok(())
}

/// The viewer's own plans and those of the viewer's teams, the next first.
pub fn own(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Visit>, Error> {
    let person = viewer.person().map_or(0, |person| person.0);
    let rows = tx.query(
        "select id, state, body, talk, study, account from visit_plan
          where area = $1 and (account = $2 or team in (select team from observe_team_member where area = $1 and person = $3)) order by planned_for desc, id desc",
        params![tx.area(), viewer.account(), person],
    )?;
    rows.iter()
        .map(|row| {
            let state: String = row.get(1)?;
            let plan = serde_json::from_slice(&tx.vault().open_for_area(&row.get::<Vec<u8>>(2)?)?)?;
            Ok(Visit { id: row.get(0)?, plan, state: VisitState::from_code(&state).ok_or(Error::Column { index: 1, found: state })?, talk: row.get(3)?, study: row.get(4)?, mine: row.get::<AccountId>(5)? == viewer.account() })
        })
        .collect()
}

/// The visit took place, with what came of it, or is given up by whoever planned it.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, id: VisitId, came: Option<Came>) -> Result<(), Error> {
    let visit = own(tx, viewer)?.into_iter().find(|visit| visit.id == id && (visit.mine || came.is_some())).ok_or(Error::NotFound)?;
    let state = if came.is_some() { VisitState::Held } else { VisitState::Dropped };
    let (talk, study) = match came {
        Some(Came::Talk(talk)) => (Some(talk), None),
        Some(Came::Study(study)) => (None, Some(study)),
        None => (None, None),
    };
    let ended = tx.execute(
        "update visit_plan set state = $3, talk = coalesce(talk, $4), study = coalesce(study, $5) where area = $1 and id = $2 and state <> $6",
        // A visit that was held is not given up any more; one that was given up may still be held.
        params![tx.area(), visit.id, state.code(), talk, study, if came.is_some() { "" } else { VisitState::Held.code() }],
    )?;
    if ended == 1 { tx.audit(viewer, "visit_ended", &[], state.code()) } else { Err(Error::NotFound) }
}
