//! What a person is told inside the product, and the outbox from which adapters tell them that something waits.

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
    let channels = tx.query("select value from setting where area = $1 and name = 'notices.channels'", params![area])?;
    for channel in channels.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()?.iter().flat_map(|list| list.split(' ')) {
        let outgoing = tx.new_id();
        tx.execute(
            "insert into outbox (area, id, account, notice, channel, state, attempts, at) values ($1, $2, $3, $4, $5, 'waiting', 0, $6)",
            params![area, outgoing, account, id, channel, now],
        )?;
    }
    Ok(id)
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
