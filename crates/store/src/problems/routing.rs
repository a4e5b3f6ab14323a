//! Which unit owes an answer: by kind of problem and by the unit it is about, the nearest rule first.

use domain::{
    date::{Day, MonthOrDay},
    id::UnitId,
    message::Refusal,
    problems::ProblemKind,
};

use super::standing;
use crate::{access::Viewer, db::Tx, error::Error, params, people::unit};

/// Problems of a kind about a unit, or any unit below it, go to their owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub id: i64,
    pub kind: ProblemKind,
    pub place: UnitId,
    pub owner: UnitId,
    pub since: Day,
    /// First day without it.
    pub until: Option<Day>,
}

/// Every route with its history, the latest first.
pub fn routes(tx: &mut Tx<'_>) -> Result<Vec<Route>, Error> {
    let rows = tx.query("select id, kind, place, owner, since, until from routing where area = $1 order by id desc", params![tx.area()])?;
    rows.iter()
        .map(|row| {
            let (kind, until): (String, String) = (row.get(1)?, row.get(5)?);
            Ok(Route {
                id: row.get(0)?, kind: ProblemKind::from_code(&kind).ok_or(Error::Column { index: 1, found: kind })?, place: row.get(2)?, owner: row.get(3)?,
                since: row.get(4)?, until: (until != Day::OPEN).then(|| until.parse().ok()).flatten(),
            })
        })
        .collect()
}

/// Sets who answers a kind of problem about a unit from today on; without an owner nobody does by rule.
pub fn set_route(tx: &mut Tx<'_>, viewer: &Viewer, (kind, place): (ProblemKind, UnitId), owner: Option<UnitId>) -> Result<(), Error> {
    let (area, today, now) = (tx.area(), tx.today(), tx.now);
    let owner = owner.map(|owner| standing(tx, owner)).transpose()?;
    standing(tx, place).map_err(|_| Refusal::new("refusal.problem_unit_gone").at("place"))?;
    tx.execute(
        "update routing set until = $4 where area = $1 and kind = $2 and place = $3 and until = $5",
        params![area, kind.code(), place, today, Day::OPEN],
    )?;
    if let Some(owner) = owner {
        let id = tx.new_id();
        tx.execute(
            "insert into routing (area, id, kind, place, owner, since, until, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            params![area, id, kind.code(), place, owner, MonthOrDay::from(today), Day::OPEN, viewer.account(), now],
        )?;
    }
    tx.audit(viewer, "routing_set", &[place.0], kind.code())
}

/// The owner by rule, if one is there and its unit still stands.
pub fn owner_for(tx: &mut Tx<'_>, kind: ProblemKind, place: UnitId) -> Result<Option<UnitId>, Error> {
    let (area, today) = (tx.area(), tx.today());
    for (above, _) in unit::path(tx, place, today)?.into_iter().rev() {
        let row = tx.query_opt(
            "select owner from routing where area = $1 and kind = $2 and place = $3 and since <= $4 and until > $4 order by id desc limit 1",
            params![area, kind.code(), above, today],
        )?;
        let Some(owner) = row.map(|row| row.get::<UnitId>(0)).transpose()? else { continue };
        if unit::facts_on(tx, owner, today)?.is_some() {
            return Ok(Some(owner));
        }
    }
    Ok(None)
}
