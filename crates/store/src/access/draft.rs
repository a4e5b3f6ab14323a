//! Drafts: what somebody has typed and not sent. Sealed, in no index, nobody else's, and gone after a while.

use domain::{date::Instant, id::AccountId};

use crate::{db::Tx, error::Error, params};

/// How long a draft is kept.
const KEEP: i64 = 30 * Instant::DAY;

pub fn keep(tx: &mut Tx<'_>, account: AccountId, form: &str, object: &str, body: &str) -> Result<(), Error> {
    let sealed = tx.vault().seal_for_area(body.as_bytes())?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into draft (area, account, form, object, body, saved_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (area, account, form, object) do update set body = excluded.body, saved_at = excluded.saved_at, expires_at = excluded.expires_at",
        params![area, account, form, object, sealed, now, now.plus(KEEP)],
    )?;
    tx.execute("delete from draft where area = $1 and account = $2 and expires_at < $3", params![area, account, now])?;
    Ok(())
}

pub fn find(tx: &mut Tx<'_>, account: AccountId, form: &str, object: &str) -> Result<Option<(String, Instant)>, Error> {
    let row = tx.query_opt(
        "select body, saved_at from draft where area = $1 and account = $2 and form = $3 and object = $4 and expires_at > $5",
        params![tx.area(), account, form, object, tx.now],
    )?;
    let Some(row) = row else { return Ok(None) };
    let body = tx.vault().open_for_area(&row.get::<Vec<u8>>(0)?)?;
    Ok(Some((String::from_utf8(body).map_err(|_| Error::Key)?, row.get(1)?)))
}

pub fn drop(tx: &mut Tx<'_>, account: AccountId, form: &str, object: &str) -> Result<(), Error> {
    tx.execute("delete from draft where area = $1 and account = $2 and form = $3 and object = $4", params![tx.area(), account, form, object])?;
    Ok(())
}
