//! Requests that may come twice: the same key by the same account is carried out once.

use domain::{date::Instant, message::Refusal};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
};

/// How long a key is remembered.
const KEEP: i64 = 2 * Instant::DAY;

/// The id that the same request made before, if it came before; another content under the same key is refused.
pub fn answered(tx: &mut Tx<'_>, viewer: &Viewer, key: Option<&str>, body: &str) -> Result<Option<i64>, Error> {
    let Some(key) = key else { return Ok(None) };
    let row = tx.query_opt(
        "select digest, answer from idempotency where area = $1 and account = $2 and request_key = $3",
        params![tx.area(), viewer.account(), key],
    )?;
    let Some(row) = row else { return Ok(None) };
    if row.get::<Vec<u8>>(0)? != tx.vault().suite.hash(&[body.as_bytes()]) {
        return Err(Refusal::new("refusal.idempotency").into());
    }
    Ok(row.get::<String>(1)?.parse().ok())
}

pub fn answer(tx: &mut Tx<'_>, viewer: &Viewer, key: Option<&str>, body: &str, made: i64) -> Result<(), Error> {
    let Some(key) = key else { return Ok(()) };
    let (area, now, digest) = (tx.area(), tx.now, tx.vault().suite.hash(&[body.as_bytes()]));
    tx.execute(
        "insert into idempotency (area, account, request_key, digest, answer, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        params![area, viewer.account(), key, digest, made.to_string(), now],
    )?;
    tx.execute("delete from idempotency where area = $1 and at < $2", params![area, now.plus(-KEEP)])?;
    Ok(())
}
