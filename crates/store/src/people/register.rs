//! Registers: dated rows of facts. A correction ends one row and adds another; nothing is changed in place.

use std::fmt::Write;

use domain::{
    date::{Day, Instant, MonthOrDay},
    id::{AccountId, ImportId, PersonId},
};
use serde::Serialize;

use crate::{
    db::{Row, Tx, Value},
    error::Error,
    params,
};

/// A kind of row. [`register!`](crate::register) writes the texts.
pub trait Register: Sized {
    const TABLE: &'static str;
    /// `person` or `unit`.
    const OWNER: &'static str;
    const COLUMNS: &'static [&'static str];
    /// Columns sealed with the person's key, by index into `COLUMNS`.
    const SECRET: &'static [usize] = &[];
    const SELECT: &'static str;
    const SELECT_ALL: &'static str;
    const SUPERSEDE: &'static str;

    /// When the fact begins and ends to hold; `None` as a beginning means that it has no date of its own.
    fn span(&self) -> (Option<MonthOrDay>, Option<MonthOrDay>);
    /// The columns' values, secret ones as plain text.
    fn cells(&self) -> Vec<Value>;
    fn read(owner: i64, span: (Option<MonthOrDay>, Option<MonthOrDay>), cells: &Row) -> Result<Self, Error>;
}

/// Written for a fact without a date of its own, so that it holds on every day.
pub const UNDATED: &str = "1900-01-01";

/// Names a register's table, owner and columns and makes its SQL texts.
#[macro_export]
macro_rules! register {
    ($table:literal of $owner:literal: $first:literal $(, $column:literal)*) => {
        const TABLE: &'static str = $table;
        const OWNER: &'static str = $owner;
        const COLUMNS: &'static [&'static str] = &[$first $(, $column)*];
        const SELECT: &'static str = concat!(
            "select ", $owner, ", id, since, until, recorded_at, recorded_by, source, batch, why, corrects, superseded_at, superseded_by, superseded_why, salt, ",
            $first $(, ", ", $column)*, " from ", $table, " where area = $1 and ", $owner, " = $2 order by since, id");
        const SELECT_ALL: &'static str = concat!(
            "select ", $owner, ", id, since, until, recorded_at, recorded_by, source, batch, why, corrects, superseded_at, superseded_by, superseded_why, salt, ",
            $first $(, ", ", $column)*, " from ", $table, " where area = $1 order by ", $owner, ", since, id");
        const SUPERSEDE: &'static str = concat!(
            "update ", $table, " set superseded_at = $4, superseded_by = $5, superseded_why = $6 where area = $1 and ", $owner,
            " = $2 and id = $3 and superseded_at is null");
    };
}
const HEAD: usize = 14;

/// Who writes a row, from what, and why.
#[derive(Clone, Debug)]
pub struct By {
    pub account: AccountId,
    /// A key of the catalogue behind `field.source.`: entry, roster, form, demo.
    pub source: &'static str,
    pub batch: Option<ImportId>,
    pub why: String,
}

impl By {
    pub fn entry(account: AccountId, why: &str) -> Self {
        Self { account, source: "entry", batch: None, why: why.to_owned() }
    }
}

/// A row as it stands, with its history.
#[derive(Clone, Debug, Serialize)]
pub struct Stored<T> {
    pub owner: i64,
    pub id: i64,
    pub recorded_at: Instant,
    pub recorded_by: AccountId,
    pub source: String,
    pub batch: Option<i64>,
    pub why: String,
    /// The row it corrects.
    pub corrects: Option<i64>,
    pub superseded_at: Option<Instant>,
    pub superseded_by: Option<AccountId>,
    pub superseded_why: Option<String>,
    pub value: T,
    #[serde(skip)]
    pub(crate) since: String,
    #[serde(skip)]
    pub(crate) until: String,
    #[serde(skip)]
    pub(crate) salt: Vec<u8>,
}

impl<T> Stored<T> {
    pub fn stands(&self) -> bool {
        self.superseded_at.is_none()
    }
    /// Whether the fact holds on a day: `[since, until)`, compared as text, which is the order of dates.
    pub fn holds_on(&self, day: Day) -> bool {
        let day = day.to_string();
        self.since <= day && day < self.until
    }
}

fn parse(owner_row: &Row) -> Result<(String, String), Error> {
    Ok((owner_row.get(2)?, owner_row.get(3)?))
}

fn stored<T: Register>(tx: &mut Tx<'_>, row: &Row) -> Result<Stored<T>, Error> {
    let owner: i64 = row.get(0)?;
    let mut cells = row.values().get(HEAD..).unwrap_or_default().to_vec();
    for at in T::SECRET {
        if let Some(cell) = cells.get_mut(*at)
            && let Value::Bytes(block) = cell
        {
            *cell = Value::Text(tx.open_for(PersonId(owner), block)?);
        }
    }
    let (since, until) = parse(row)?;
    let date = |text: &str| text.parse::<MonthOrDay>().ok();
    let span = (date(&since).filter(|_| since != UNDATED), date(&until).filter(|_| until != Day::OPEN));
    Ok(Stored {
        owner,
        id: row.get(1)?,
        recorded_at: row.get(4)?,
        recorded_by: row.get(5)?,
        source: row.get(6)?,
        batch: row.get(7)?,
        why: row.get(8)?,
        corrects: row.get(9)?,
        superseded_at: row.get(10)?,
        superseded_by: row.get(11)?,
        superseded_why: row.get(12)?,
        salt: row.get(13)?,
        value: T::read(owner, span, &Row(cells))?,
        since,
        until,
    })
}

/// Every row of an owner, past and superseded ones too, by beginning.
pub fn rows<T: Register>(tx: &mut Tx<'_>, owner: i64) -> Result<Vec<Stored<T>>, Error> {
    let area = tx.area();
    let rows = tx.query(T::SELECT, params![area, owner])?;
    rows.iter().map(|row| stored(tx, row)).collect()
}

/// The rows of an owner that have not been superseded.
pub fn standing<T: Register>(tx: &mut Tx<'_>, owner: i64) -> Result<Vec<Stored<T>>, Error> {
    Ok(rows(tx, owner)?.into_iter().filter(Stored::stands).collect())
}

/// Calls `f` with every row of the register by owner; the whole table passes through, none of it is kept.
pub fn each<T: Register>(tx: &mut Tx<'_>, mut f: impl FnMut(&mut Tx<'_>, Stored<T>) -> Result<(), Error>) -> Result<(), Error> {
    let area = tx.area();
    // The rows are read in one go: a connection answers one question at a time, and opening secrets asks another.
    let rows = tx.query(T::SELECT_ALL, params![area])?;
    for row in rows {
        let row = stored(tx, &row)?;
        f(tx, row)?;
    }
    Ok(())
}

/// A row ready to be inserted, and its id.
fn prepare<T: Register>(tx: &mut Tx<'_>, owner: i64, value: &T, by: &By, corrects: Option<i64>) -> Result<(i64, Vec<Value>), Error> {
    let id = tx.new_id();
    let salt: [u8; 16] = tx.vault().chance.bytes()?;
    let (since, until) = value.span();
    let since = since.map_or_else(|| UNDATED.to_owned(), |date| date.to_string());
    let until = until.map_or_else(|| Day::OPEN.to_owned(), |date| date.to_string());
    let mut cells = value.cells();
    let now = tx.now;
    let digest = digest(tx, T::TABLE, &Fixed { owner, id, since: &since, until: &until, salt: &salt, recorded_at: now, recorded_by: by.account, corrects }, &cells);
    tx.changed(T::TABLE, id, owner, digest);
    for at in T::SECRET {
        if let Some(cell) = cells.get_mut(*at)
            && let Value::Text(text) = cell
        {
            *cell = Value::Bytes(tx.seal_for(PersonId(owner), text)?);
        }
    }
    let mut row = vec![tx.area().into(), owner.into(), id.into(), since.into(), until.into()];
    row.append(&mut cells);
    row.extend([
        now.into(), by.account.into(), by.source.into(), by.batch.into(), Value::from(&by.why), corrects.into(), salt.to_vec().into(),
    ]);
    Ok((id, row))
}

fn columns<T: Register>() -> Vec<&'static str> {
    let mut columns = vec!["area", T::OWNER, "id", "since", "until"];
    columns.extend(T::COLUMNS);
    columns.extend(["recorded_at", "recorded_by", "source", "batch", "why", "corrects", "salt"]);
    columns
}

/// Adds rows and returns their ids.
pub fn add<T: Register>(tx: &mut Tx<'_>, owner: i64, values: &[T], by: &By) -> Result<Vec<i64>, Error> {
    let mut rows = Vec::with_capacity(values.len());
    let mut ids = Vec::with_capacity(values.len());
    for value in values {
        let (id, row) = prepare(tx, owner, value, by, None)?;
        ids.push(id);
        rows.push(row);
    }
    tx.bulk_insert(T::TABLE, &columns::<T>(), &rows)?;
    Ok(ids)
}

/// Ends a row as recorded knowledge: it was wrong, or is replaced by `correct`.
pub fn supersede<T: Register>(tx: &mut Tx<'_>, owner: i64, id: i64, by: &By) -> Result<(), Error> {
    let (area, now) = (tx.area(), tx.now);
    if tx.execute(T::SUPERSEDE, params![area, owner, id, now, by.account, &by.why])? == 0 {
        return Err(Error::NotFound);
    }
    let digest = tx.vault().suite.hash(&[b"superseded", &id.to_be_bytes(), &now.0.to_be_bytes(), &by.account.0.to_be_bytes()]);
    tx.changed(&format!("{}/superseded", T::TABLE), id, owner, digest);
    Ok(())
}

/// Ends a row and puts another in its place.
pub fn correct<T: Register>(tx: &mut Tx<'_>, owner: i64, id: i64, value: &T, by: &By) -> Result<i64, Error> {
    supersede::<T>(tx, owner, id, by)?;
    let (new, row) = prepare(tx, owner, value, by, Some(id))?;
    tx.bulk_insert(T::TABLE, &columns::<T>(), &[row])?;
    Ok(new)
}

/// The parts of a row outside its own columns that its digest covers.
pub(crate) struct Fixed<'a> {
    pub owner: i64,
    pub id: i64,
    pub since: &'a str,
    pub until: &'a str,
    pub salt: &'a [u8],
    pub recorded_at: Instant,
    pub recorded_by: AccountId,
    pub corrects: Option<i64>,
}

/// The salted digest of a row, over plain values: neither text nor ciphertext goes into the chain.
pub(crate) fn digest(tx: &Tx<'_>, table: &str, fixed: &Fixed<'_>, cells: &[Value]) -> [u8; 32] {
    let mut text = String::with_capacity(256);
    // Writing to a String cannot fail.
    let _infallible = write!(
        text, "{table}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{:?}",
        fixed.owner, fixed.id, fixed.since, fixed.until, fixed.recorded_at.0, fixed.recorded_by, fixed.corrects
    );
    for cell in cells {
        let _infallible = match cell {
            Value::Null => write!(text, "\u{1f}-"),
            Value::Int(number) => write!(text, "\u{1f}i{number}"),
            Value::Bool(truth) => write!(text, "\u{1f}i{}", u8::from(*truth)),
            Value::Text(words) => write!(text, "\u{1f}t{}:{words}", words.len()),
            Value::Bytes(bytes) => write!(text, "\u{1f}b{}", crate::vault::hex(bytes)),
        };
    }
    tx.vault().suite.hash(&[fixed.salt, text.as_bytes()])
}

/// Recomputes the digest of a row as read back.
pub(crate) fn digest_of<T: Register>(tx: &Tx<'_>, row: &Stored<T>) -> [u8; 32] {
    let fixed = Fixed {
        owner: row.owner, id: row.id, since: &row.since, until: &row.until, salt: &row.salt,
        recorded_at: row.recorded_at, recorded_by: row.recorded_by, corrects: row.corrects,
    };
    digest(tx, T::TABLE, &fixed, &row.value.cells())
}
