//! The address under which a calendar program asks for what its owner owes. Only a hash of it is kept; whoever makes a new
//! one ends the old.

use domain::id::AccountId;

use crate::{
    access::{Viewer, session::viewer_behind},
    db::Tx,
    error::Error,
    params,
};

/// Makes the viewer's address anew and returns its token, which is stored nowhere.
pub fn make(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<String, Error> {
    let token = tx.vault().chance.token()?;
    let hash = tx.vault().suite.hash(&[token.as_bytes()]);
    let (area, now) = (tx.area(), tx.now);
    end(tx, viewer)?;
    tx.execute("insert into calendar_feed (area, account, token_hash, made_at) values ($1, $2, $3, $4)", params![area, viewer.account(), hash, now])?;
    tx.audit(viewer, "feed_made", &[viewer.account().0], "")?;
    Ok(token)
}

pub fn end(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<(), Error> {
    tx.execute("delete from calendar_feed where area = $1 and account = $2", params![tx.area(), viewer.account()])?;
    Ok(())
}

pub fn exists(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<bool, Error> {
    Ok(tx.query_opt("select 1 from calendar_feed where area = $1 and account = $2", params![tx.area(), viewer.account()])?.is_some())
}

/// Whoever a token belongs to, unless their account is locked.
pub fn viewer_of(tx: &mut Tx<'_>, token: &str) -> Result<Option<Viewer>, Error> {
    let hash = tx.vault().suite.hash(&[token.as_bytes()]);
    let row = tx.query_opt("select account from calendar_feed where area = $1 and token_hash = $2", params![tx.area(), hash])?;
    let Some(id) = row.map(|row| row.get::<AccountId>(0)).transpose()? else { return Ok(None) };
    viewer_behind(tx, id)
}
