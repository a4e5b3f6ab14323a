//! Seasons of talks: who is meant, and with whom somebody has talked.

use domain::{
    care::{Round, check_round},
    id::RoundId,
};

use crate::{access::Viewer, db::Tx, error::Error, params};

pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, round: &Round) -> Result<RoundId, Error> {
    check_round(round)?;
    let id = RoundId(tx.new_id());
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into talk_round (area, id, title, begins, ends, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![area, id, round.title.trim(), round.from, round.to, serde_json::to_string(round)?, viewer.account(), now],
    )?;
    tx.audit(viewer, "round_set", &[id.0], &round.title)?;
    Ok(id)
}

/// Every round, the latest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(RoundId, Round)>, Error> {
    let rows = tx.query("select id, body from talk_round where area = $1 order by begins desc, id desc", params![tx.area()])?;
    rows.iter().map(|row| Ok((row.get(0)?, serde_json::from_str(&row.get::<String>(1)?)?))).collect()
}

pub fn find(tx: &mut Tx<'_>, id: RoundId) -> Result<Round, Error> {
    let row = tx.query_opt("select body from talk_round where area = $1 and id = $2", params![tx.area(), id])?;
    Ok(serde_json::from_str(&row.ok_or(Error::NotFound)?.get::<String>(0)?)?)
}
