//! Sessions: an opaque token in a cookie, its hash in a table, an end by idleness and by age.

use domain::{
    date::Instant,
    id::AccountId,
    rules::Rulebook,
};

use crate::{
    access::{Viewer, account},
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Session {
    pub id: i64,
    pub account: AccountId,
    pub since: Instant,
    pub last_seen: Instant,
    pub browser: String,
}

fn session(row: &Row) -> Result<Session, Error> {
    Ok(Session { id: row.get(0)?, account: row.get(1)?, since: row.get(2)?, last_seen: row.get(3)?, browser: row.get(4)? })
}

/// Begins a session and returns its token, which is stored nowhere.
pub fn begin(tx: &mut Tx<'_>, account: AccountId, browser: &str) -> Result<String, Error> {
    let token = tx.vault().chance.token()?;
    let hash = tx.vault().suite.hash(&[token.as_bytes()]);
    let (area, now, id) = (tx.area(), tx.now, tx.new_id());
    let browser: String = browser.chars().take(200).collect();
    tx.execute(
        "insert into session (area, id, account, token, since, last_seen, browser) values ($1, $2, $3, $4, $5, $5, $6)",
        params![area, id, account, hash, now, browser],
    )?;
    tx.execute("update account set failures = 0, locked_until = 0, last_sign_in = $3 where area = $1 and id = $2", params![area, account, now])?;
    Ok(token)
}

/// The viewer behind a token and the session's id, or `None` if it has ended.
pub fn viewer_of(tx: &mut Tx<'_>, token: &str) -> Result<Option<(Viewer, Session)>, Error> {
    let hash = tx.vault().suite.hash(&[token.as_bytes()]);
    let row = tx.query_opt("select id, account, since, last_seen, browser from session where area = $1 and token = $2", params![tx.area(), hash])?;
    let Some(found) = row.as_ref().map(session).transpose()? else { return Ok(None) };
    let today = tx.today();
    let rules = Rulebook::shipped();
    let minutes = |name, otherwise| rules.number(name, today).unwrap_or(otherwise) * Instant::MINUTE;
    let idle = tx.now.0 - found.last_seen.0 > minutes("access.session_idle_minutes", 60);
    let old = tx.now.0 - found.since.0 > 60 * minutes("access.session_hours_max", 12);
    let Some(account) = account::by_id(tx, found.account)? else { return Ok(None) };
    if idle || old || account.locked {
        return Ok(None);
    }
    let mut grants = account::grants(tx, account.id)?;
    grants.retain(|grant| grant.holds_on(today));
    Ok(Some((Viewer::signed_in(account, grants), found)))
}

/// How stale `last_seen` may be before a request writes it: not every request should be a write.
pub const SEEN_EVERY: i64 = 2 * Instant::MINUTE;

pub fn seen(tx: &mut Tx<'_>, id: i64) -> Result<(), Error> {
    tx.execute("update session set last_seen = $3 where area = $1 and id = $2", params![tx.area(), id, tx.now])?;
    Ok(())
}

pub fn of_account(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Session>, Error> {
    let rows = tx.query("select id, account, since, last_seen, browser from session where area = $1 and account = $2 order by last_seen desc", params![tx.area(), account])?;
    rows.iter().map(session).collect()
}

pub fn end(tx: &mut Tx<'_>, account: AccountId, id: i64) -> Result<(), Error> {
    let ended = tx.execute("delete from session where area = $1 and account = $2 and id = $3", params![tx.area(), account, id])?;
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The viewer for a job that an account ordered, with its grants as of now; the house's own jobs see everything.
pub fn viewer_for_job(tx: &mut Tx<'_>, id: AccountId) -> Result<Viewer, Error> {
    let Some(account) = account::by_id(tx, id)? else { return Ok(Viewer::system("job")) };
    let today = tx.today();
    let mut grants = account::grants(tx, id)?;
    grants.retain(|grant| grant.holds_on(today));
    Ok(Viewer::signed_in(account, grants))
}

/// Whoever an address that needs no session belongs to, with their grants of today, unless their account is locked.
pub(crate) fn viewer_behind(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<Viewer>, Error> {
    match account::by_id(tx, id)? {
        Some(account) if !account.locked => viewer_for_job(tx, id).map(Some),
        _ => Ok(None),
    }
}
