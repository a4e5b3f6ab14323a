//! What a person is told inside the product, and the outbox from which adapters tell them that something waits.

pub mod outbox;

use domain::{
    date::Instant,
    id::{AccountId, NoticeId},
    message::Arguments,
};

use crate::{
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Notice {
    pub id: NoticeId,
    pub kind: String,
    pub arguments: Arguments,
    pub link: Option<String>,
    pub at: Instant,
    pub read_at: Option<Instant>,
}

/// Tells an account; only that there is a matter leaves the house, never its content.
pub fn tell(tx: &mut Tx<'_>, account: AccountId, kind: &str, arguments: &Arguments, link: &str) -> Result<NoticeId, Error> {
    let id = NoticeId(tx.new_id());
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into notice (area, account, id, kind, arguments, link, at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![area, account, id, kind, serde_json::to_string(arguments)?, link, now],
    )?;
    outbox::post(tx, account, id)?;
    Ok(id)
}

/// As [`tell`], once and never again about the same.
pub fn tell_once(tx: &mut Tx<'_>, account: AccountId, about: &str, (kind, arguments, link): (&str, &Arguments, &str)) -> Result<bool, Error> {
    let (area, now) = (tx.area(), tx.now);
    let about = format!("{about}:{account}");
    let first = tx.execute("insert into reminded (area, about, at) values ($1, $2, $3) on conflict do nothing", params![area, about, now])? == 1;
    if first {
        tell(tx, account, kind, arguments, link)?;
    }
    Ok(first)
}

/// The newest first.
pub fn of_account(tx: &mut Tx<'_>, account: AccountId, before: Option<i64>, limit: i64) -> Result<Vec<Notice>, Error> {
    let rows = tx.query(
        "select id, kind, arguments, link, at, read_at from notice where area = $1 and account = $2 and id < $3 order by id desc limit $4",
        params![tx.area(), account, before.unwrap_or(i64::MAX), limit],
    )?;
    let read = |row: &Row| {
        let arguments: String = row.get(2)?;
        Ok(Notice { id: row.get(0)?, kind: row.get(1)?, arguments: serde_json::from_str(&arguments)?, link: row.get(3)?, at: row.get(4)?, read_at: row.get(5)? })
    };
    rows.iter().map(read).collect()
}

pub fn unread(tx: &mut Tx<'_>, account: AccountId) -> Result<i64, Error> {
    tx.scalar("select count(*) from notice where area = $1 and account = $2 and read_at is null", params![tx.area(), account])
}

pub fn read(tx: &mut Tx<'_>, account: AccountId, id: NoticeId) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    tx.execute("update notice set read_at = coalesce(read_at, $4) where area = $1 and account = $2 and id = $3", params![area, account, id, now])?;
    Ok(())
}
