//! Imports under way: what was read waits here, sealed, until it is adopted, cancelled or taken back.

use domain::{
    date::Instant,
    id::{AccountId, ImportId, PersonId},
};

use crate::{
    access::Viewer,
    db::{Row, Tx, Value},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Import {
    pub id: ImportId,
    pub kind: String,
    pub name: String,
    pub source_name: String,
    pub account: AccountId,
    pub at: Instant,
    /// reading, mapping, checked, adopting, adopted, cancelled, undone, failed
    pub state: String,
    pub done: i64,
    pub total: i64,
    /// What the kind of import keeps about the whole, as JSON.
    pub body: String,
}

#[derive(Clone, Debug)]
pub struct ImportRow {
    pub number: i64,
    /// new, changed, same, question, refused
    pub state: String,
    pub person: Option<PersonId>,
    /// What the kind of import keeps about the row, as JSON.
    pub body: String,
}

fn import(tx: &Tx<'_>, row: &Row) -> Result<Import, Error> {
    Ok(Import {
        id: row.get(0)?, kind: row.get(1)?, name: row.get(2)?, source_name: row.get(3)?, account: row.get(4)?, at: row.get(5)?,
        state: row.get(6)?, done: row.get(7)?, total: row.get(8)?, body: opened(tx, &row.get::<Vec<u8>>(9)?)?,
    })
}

fn opened(tx: &Tx<'_>, block: &[u8]) -> Result<String, Error> {
    String::from_utf8(tx.vault().open_for_area(block)?).map_err(|_| Error::Key)
}

pub fn begin(tx: &mut Tx<'_>, viewer: &Viewer, kind: &str, name: &str, body: &str) -> Result<ImportId, Error> {
    let id = ImportId(tx.new_id());
    let (area, now, sealed) = (tx.area(), tx.now, tx.vault().seal_for_area(body.as_bytes())?);
    tx.execute(
        "insert into import (area, id, kind, name, source_name, account, at, state, done, total, body) values ($1, $2, $3, $4, '', $5, $6, 'reading', 0, 0, $7)",
        params![area, id, kind, name, viewer.account(), now, sealed],
    )?;
    Ok(id)
}

/// Files that an import was made from, or that its rows may put on record: they are kept as long as it is.
pub fn hold_files(tx: &mut Tx<'_>, id: ImportId, hashes: &[String]) -> Result<(), Error> {
    for hash in hashes {
        tx.execute("insert into import_file (area, import, hash) values ($1, $2, $3) on conflict do nothing", params![tx.area(), id, hash.as_str()])?;
    }
    Ok(())
}

/// An import of the viewer's own; those of others do not exist for them.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: ImportId) -> Result<Import, Error> {
    let row = tx.query_opt(
        "select id, kind, name, source_name, account, at, state, done, total, body from import where area = $1 and id = $2",
        params![tx.area(), id],
    )?;
    let found = import(tx, &row.ok_or(Error::NotFound)?)?;
    if viewer.is_system() || found.account == viewer.account() { Ok(found) } else { Err(Error::NotFound) }
}

/// The viewer's imports, the newest first.
pub fn of_viewer(tx: &mut Tx<'_>, viewer: &Viewer, limit: i64) -> Result<Vec<Import>, Error> {
    let rows = tx.query(
        "select id, kind, name, source_name, account, at, state, done, total, body from import where area = $1 and account = $2 order by id desc limit $3",
        params![tx.area(), viewer.account(), limit],
    )?;
    rows.iter().map(|row| import(tx, row)).collect()
}

pub fn put(tx: &mut Tx<'_>, import: &Import) -> Result<(), Error> {
    let sealed = tx.vault().seal_for_area(import.body.as_bytes())?;
    tx.execute(
        "update import set source_name = $3, state = $4, done = $5, total = $6, body = $7 where area = $1 and id = $2",
        params![tx.area(), import.id, &import.source_name, &import.state, import.done, import.total, sealed],
    )?;
    Ok(())
}

/// How far the reading or adopting is.
pub fn progress(tx: &mut Tx<'_>, id: ImportId, done: i64, total: i64) -> Result<(), Error> {
    tx.execute("update import set done = $3, total = $4 where area = $1 and id = $2", params![tx.area(), id, done, total])?;
    Ok(())
}

pub fn drop_rows(tx: &mut Tx<'_>, id: ImportId) -> Result<(), Error> {
    tx.execute("delete from import_row where area = $1 and import = $2", params![tx.area(), id])?;
    Ok(())
}

pub fn add_rows(tx: &mut Tx<'_>, id: ImportId, rows: &[ImportRow]) -> Result<(), Error> {
    let area = tx.area();
    let mut values: Vec<Vec<Value>> = Vec::with_capacity(rows.len());
    for row in rows {
        let sealed = tx.vault().seal_for_area(row.body.as_bytes())?;
        values.push(params![area, id, row.number, &row.state, row.person, sealed].to_vec());
    }
    tx.bulk_insert("import_row", &["area", "import", "row_number", "state", "person", "body"], &values)
}

pub fn put_row(tx: &mut Tx<'_>, id: ImportId, row: &ImportRow) -> Result<(), Error> {
    let sealed = tx.vault().seal_for_area(row.body.as_bytes())?;
    tx.execute(
        "update import_row set state = $4, person = $5, body = $6 where area = $1 and import = $2 and row_number = $3",
        params![tx.area(), id, row.number, &row.state, row.person, sealed],
    )?;
    Ok(())
}

/// Rows of one state or of all, after a row number.
pub fn rows(tx: &mut Tx<'_>, id: ImportId, state: Option<&str>, after: i64, limit: i64) -> Result<Vec<ImportRow>, Error> {
    let rows = tx.query(
        "select row_number, state, person, body from import_row
          where area = $1 and import = $2 and row_number > $3 and (cast($4 as text) is null or state = $4) order by row_number limit $5",
        params![tx.area(), id, after, state, limit],
    )?;
    rows.iter()
        .map(|row| Ok(ImportRow { number: row.get(0)?, state: row.get(1)?, person: row.get(2)?, body: opened(tx, &row.get::<Vec<u8>>(3)?)? }))
        .collect()
}

pub fn row(tx: &mut Tx<'_>, id: ImportId, number: i64) -> Result<ImportRow, Error> {
    rows(tx, id, None, number - 1, 1)?.into_iter().find(|row| row.number == number).ok_or(Error::NotFound)
}

/// How many rows there are of each state.
pub fn counts(tx: &mut Tx<'_>, id: ImportId) -> Result<std::collections::BTreeMap<String, i64>, Error> {
    let rows = tx.query("select state, count(*) from import_row where area = $1 and import = $2 group by state", params![tx.area(), id])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// How the headers of a source were matched before.
pub fn mapping(tx: &mut Tx<'_>, source: &str) -> Result<std::collections::BTreeMap<String, String>, Error> {
    let rows = tx.query("select header, target from import_mapping where area = $1 and source_name = $2", params![tx.area(), source])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

pub fn remember_mapping(tx: &mut Tx<'_>, source: &str, header: &str, target: &str) -> Result<(), Error> {
    tx.execute(
        "insert into import_mapping (area, source_name, header, target) values ($1, $2, $3, $4)
         on conflict (area, source_name, header) do update set target = excluded.target",
        params![tx.area(), source, header, target],
    )?;
    Ok(())
}
