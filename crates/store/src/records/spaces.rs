//! Spaces of units, and the credentials with which tools come to them.

use domain::{
    date::Instant,
    id::{AccountId, UnitId},
};
use sha2::{Digest, Sha256};

use crate::{db::Tx, error::Error, params};

/// A learning record store of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    pub id: i64,
    pub unit: UnitId,
    pub title: String,
}

/// With what a tool comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    pub id: i64,
    pub space: i64,
    pub title: String,
    pub name: String,
    /// Words of the specification, such as `statements/write`, divided by blanks.
    pub scopes: String,
    pub made_by: AccountId,
    pub made_at: Instant,
    pub ended_at: Option<Instant>,
}

/// Makes a space of a unit.
pub fn found(tx: &mut Tx<'_>, by: AccountId, unit: UnitId, title: &str) -> Result<i64, Error> {
    let (area, id, now) = (tx.area(), tx.new_id(), tx.now);
    tx.execute("insert into record_space (area, id, unit, title, made_by, made_at) values ($1, $2, $3, $4, $5, $6)", params![area, id, unit, title, by, now])?;
    Ok(id)
}

/// The space of a unit: its first, made where there is none.
pub fn of_unit(tx: &mut Tx<'_>, by: AccountId, unit: UnitId) -> Result<i64, Error> {
    let first: Option<i64> = tx.scalar("select min(id) from record_space where area = $1 and unit = $2", params![tx.area(), unit])?;
    first.map_or_else(|| found(tx, by, unit, ""), Ok)
}

pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Space>, Error> {
    let rows = tx.query("select id, unit, title from record_space where area = $1 order by id", params![tx.area()])?;
    rows.iter().map(|row| Ok(Space { id: row.get(0)?, unit: row.get(1)?, title: row.get(2)? })).collect()
}

/// Makes a credential and returns its secret, which is told once.
pub fn admit(tx: &mut Tx<'_>, by: AccountId, space: i64, (title, scopes): (&str, &str)) -> Result<(Credential, String), Error> {
    let (name, secret) = (tx.vault().chance.token()?, tx.vault().chance.token()?);
    let (area, id, now) = (tx.area(), tx.new_id(), tx.now);
    tx.execute(
        "insert into record_credential (area, id, space, title, name, secret_hash, scopes, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![area, id, space, title, &name, digest(&secret), scopes, by, now],
    )?;
    Ok((Credential { id, space, title: title.to_owned(), name, scopes: scopes.to_owned(), made_by: by, made_at: now, ended_at: None }, secret))
}

/// A secret has as much chance in it as its hash, so one round of it is enough.
fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

const COLUMNS: &str = "id, space, title, name, scopes, made_by, made_at, ended_at";

fn credential(row: &crate::db::Row) -> Result<Credential, Error> {
    Ok(Credential { id: row.get(0)?, space: row.get(1)?, title: row.get(2)?, name: row.get(3)?, scopes: row.get(4)?, made_by: row.get(5)?, made_at: row.get(6)?, ended_at: row.get(7)? })
}

pub fn credentials(tx: &mut Tx<'_>, space: i64) -> Result<Vec<Credential>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from record_credential where area = $1 and space = $2 order by id"), params![tx.area(), space])?;
    rows.iter().map(credential).collect()
}

/// The credential of a name whose secret this is, unless it has ended.
pub fn known(tx: &mut Tx<'_>, name: &str, secret: &str) -> Result<Option<Credential>, Error> {
    let row = tx.query_opt(
        &format!("select {COLUMNS} from record_credential where area = $1 and name = $2 and secret_hash = $3 and ended_at is null"),
        params![tx.area(), name, digest(secret)],
    )?;
    row.as_ref().map(credential).transpose()
}

/// Whose records a credential opens.
pub fn unit_of(tx: &mut Tx<'_>, credential: i64) -> Result<UnitId, Error> {
    tx.scalar("select s.unit from record_credential c join record_space s on s.area = c.area and s.id = c.space where c.area = $1 and c.id = $2", params![tx.area(), credential])
}

pub fn end(tx: &mut Tx<'_>, id: i64) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    let ended = tx.execute("update record_credential set ended_at = $3 where area = $1 and id = $2 and ended_at is null", params![area, id, now])?;
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}
