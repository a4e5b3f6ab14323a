//! Questions about people that somebody keeps under a name.

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Row {
    pub id: i64,
    pub name: String,
    /// The question as JSON.
    pub question: String,
    pub shared: bool,
    pub mine: bool,
}

/// The viewer's own and those others share.
pub fn of_viewer(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Row>, Error> {
    let rows = tx.query(
        "select id, name, question, shared, account from saved_filter where area = $1 and (account = $2 or shared = $3) order by name, id",
        params![tx.area(), viewer.account(), true],
    )?;
    rows.iter()
        .map(|row| Ok(Row { id: row.get(0)?, name: row.get(1)?, question: row.get(2)?, shared: row.get(3)?, mine: row.get::<i64>(4)? == viewer.account().0 }))
        .collect()
}

/// What is kept: a name, the question as JSON, and whether others may use it.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    pub name: &'a str,
    pub question: &'a str,
    pub shared: bool,
}

pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, kept: Kept<'_>) -> Result<i64, Error> {
    let (area, id, now) = (tx.area(), tx.new_id(), tx.now);
    tx.execute(
        "insert into saved_filter (area, account, id, name, question, shared, saved_at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![area, viewer.account(), id, kept.name, kept.question, kept.shared, now],
    )?;
    Ok(id)
}

pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, id: i64, kept: Kept<'_>) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    let changed = tx.execute(
        "update saved_filter set name = $4, question = $5, shared = $6, saved_at = $7 where area = $1 and account = $2 and id = $3",
        params![area, viewer.account(), id, kept.name, kept.question, kept.shared, now],
    )?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

pub fn remove(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<(), Error> {
    let gone = tx.execute("delete from saved_filter where area = $1 and account = $2 and id = $3", params![tx.area(), viewer.account(), id])?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}
