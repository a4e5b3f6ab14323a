//! Visits that nobody is told of beforehand (四不两直): planned in private, recorded afterwards as talks.

use domain::{
    access::role::Permission,
    care::VisitState,
    date::Day,
    id::{TalkId, UnitId, VisitId},
    message::Refusal,
    people::check::text_fits,
};
use serde::{Deserialize, Serialize};

use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    params,
};

/// Where to, and what to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub day: Day,
    pub unit: UnitId,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Debug)]
pub struct Visit {
    pub id: VisitId,
    pub plan: Plan,
    pub state: VisitState,
    /// The first talk held there.
    pub talk: Option<TalkId>,
}

/// Plans a visit; the plan is sealed, and only the account that made it reads it.
pub fn plan(tx: &mut Tx<'_>, viewer: &Viewer, plan: &Plan) -> Result<VisitId, Error> {
    viewer.must(Permission::Talks)?;
    text_fits(&plan.note, "note")?;
    if plan.day < tx.today() {
        return Err(Refusal::new("refusal.visit_past").at("day").into());
    }
    if !viewer::unit_within(tx, viewer, plan.unit, Permission::Talks)? {
        return Err(Error::NotFound);
    }
    let id = VisitId(tx.new_id());
    let sealed = tx.vault().seal_for_area(serde_json::to_string(plan)?.as_bytes())?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into visit_plan (area, account, id, planned_for, state, body, talk, set_at) values ($1, $2, $3, $4, $5, $6, null, $7)",
        params![area, viewer.account(), id, plan.day, VisitState::Planned.code(), sealed, now],
    )?;
    // The log names neither the place nor the day.
    tx.audit(viewer, "visit_planned", &[], "")?;
    Ok(id)
}

/// The viewer's own plans, the next first.
pub fn own(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Visit>, Error> {
    let rows = tx.query(
        "select id, state, body, talk from visit_plan where area = $1 and account = $2 order by planned_for desc, id desc",
        params![tx.area(), viewer.account()],
    )?;
    rows.iter()
        .map(|row| {
            let state: String = row.get(1)?;
            let plan = serde_json::from_slice(&tx.vault().open_for_area(&row.get::<Vec<u8>>(2)?)?)?;
            Ok(Visit { id: row.get(0)?, plan, state: VisitState::from_code(&state).ok_or(Error::Column { index: 1, found: state })?, talk: row.get(3)? })
        })
        .collect()
}

/// The visit took place, with the talk that came of it, or is given up.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, id: VisitId, talk: Option<TalkId>) -> Result<(), Error> {
    let state = if talk.is_some() { VisitState::Held } else { VisitState::Dropped };
    let ended = tx.execute(
        "update visit_plan set state = $4, talk = coalesce(talk, $5) where area = $1 and account = $2 and id = $3 and state <> $6",
        // A visit that was held is not given up any more; one that was given up may still be held.
        params![tx.area(), viewer.account(), id, state.code(), talk, if talk.is_some() { "" } else { VisitState::Held.code() }],
    )?;
    if ended == 1 { tx.audit(viewer, "visit_ended", &[], state.code()) } else { Err(Error::NotFound) }
}
