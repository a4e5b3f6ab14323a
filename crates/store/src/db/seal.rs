//! The sealed position: every row that is written joins one chain of hashes, in the order of commits.
//!
//! A position is the only cursor there is: memory indexes, figures, feeds and "as known at" follow it. On `SQLite` the
//! one writer seals as it commits. On `PostgreSQL` a writer leaves its rows in `unsealed`, and one sealer at a time
//! (advisory lock) moves them into the chain.

use domain::{date::Instant, id::Area};

use crate::{
    db::{
        conn::{Conn, Engine},
        tx::Tx,
        value::{Row, Value},
    },
    error::Error,
    params,
    vault::Suite,
};

/// The chain of registers and entries. The audit log has one chain a month: see `access::audit`.
pub const LEDGER: &str = "ledger";

/// A written row, to be sealed.
#[derive(Clone, Debug)]
pub struct Change {
    pub chain: String,
    pub row: i64,
    /// The table, with `/superseded` behind it where the row ended.
    pub topic: String,
    /// The person or unit it is about.
    pub subject: i64,
    pub digest: [u8; 32],
}

const COLUMNS: &[&str] = &["area", "chain", "position", "row_id", "topic", "subject", "digest", "hash", "sealed_at"];

/// One link of the chain.
pub fn link(suite: Suite, before: &[u8], position: i64, change: &Change) -> [u8; 32] {
    let length = (change.topic.len() as u64).to_be_bytes();
    suite.hash(&[
        before, &position.to_be_bytes(), &change.row.to_be_bytes(), &change.subject.to_be_bytes(), &length,
        change.topic.as_bytes(), &change.digest,
    ])
}

/// Seals what a transaction has written, before it commits.
pub(super) fn write(tx: &mut Tx<'_>) -> Result<(), Error> {
    let changes = std::mem::take(&mut tx.changes);
    if changes.is_empty() {
        return Ok(());
    }
    let (area, now, suite) = (tx.area(), tx.now, tx.vault().suite);
    match tx.engine() {
        Engine::Sqlite => append(tx.conn(), area, suite, now, &changes),
        Engine::Postgres => {
            let row = |change: &Change| {
                vec![area.into(), Value::from(&change.chain), change.row.into(), Value::from(&change.topic), change.subject.into(), change.digest.into()]
            };
            let rows: Vec<_> = changes.iter().map(row).collect();
            tx.bulk_insert("unsealed", &["area", "chain", "row_id", "topic", "subject", "digest"], &rows)
        }
    }
}

fn append(conn: &mut Conn, area: Area, suite: Suite, now: Instant, changes: &[Change]) -> Result<(), Error> {
    let mut chains: Vec<&str> = changes.iter().map(|change| change.chain.as_str()).collect();
    chains.sort_unstable();
    chains.dedup();
    for chain in chains {
        let (mut position, mut hash) = last(conn, area, chain)?;
        let mut rows = Vec::new();
        for change in changes.iter().filter(|change| change.chain == chain) {
            position += 1;
            hash = link(suite, &hash, position, change).to_vec();
            rows.push(vec![
                area.into(), chain.into(), position.into(), change.row.into(), Value::from(&change.topic),
                change.subject.into(), change.digest.into(), hash.clone().into(), now.into(),
            ]);
        }
        conn.bulk_insert("seal", COLUMNS, &rows)?;
    }
    Ok(())
}

fn last(conn: &mut Conn, area: Area, chain: &str) -> Result<(i64, Vec<u8>), Error> {
    let rows = conn.query("select position, hash from seal where area = $1 and chain = $2 order by position desc limit 1", params![area, chain])?;
    rows.first().map_or_else(|| Ok((0, vec![0; 32])), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How many rows one pass seals at most, so that its transaction stays short.
const PASS: i64 = 5_000;

/// Moves what is unsealed into the chain, unless another sealer is at work. Returns how many rows it sealed.
pub fn pass(conn: &mut Conn, area: Area, suite: Suite, now: Instant) -> Result<usize, Error> {
    let mut sealed = 0;
    loop {
        conn.begin(true)?;
        let count = pass_once(conn, area, suite, now);
        conn.batch(if count.is_ok() { "commit" } else { "rollback" })?;
        let count = count?;
        sealed += count;
        if i64::try_from(count).unwrap_or(i64::MAX) < PASS {
            return Ok(sealed);
        }
    }
}

fn pass_once(conn: &mut Conn, area: Area, suite: Suite, now: Instant) -> Result<usize, Error> {
    let free = conn.query("select pg_try_advisory_xact_lock($1)", params![area.0 ^ 0x4c49_4c49_414e])?;
    if !free.first().map(|row| row.get::<bool>(0)).transpose()?.unwrap_or(false) {
        return Ok(0);
    }
    let rows = conn.query(
        "delete from unsealed where area = $1 and (chain, row_id, topic) in
           (select chain, row_id, topic from unsealed where area = $1 order by chain, row_id, topic limit $2)
         returning chain, row_id, topic, subject, digest",
        params![area, PASS],
    )?;
    let mut changes = rows.iter().map(change).collect::<Result<Vec<_>, _>>()?;
    changes.sort_by(|one, other| (&one.chain, one.row, &one.topic).cmp(&(&other.chain, other.row, &other.topic)));
    append(conn, area, suite, now, &changes)?;
    Ok(changes.len())
}

fn change(row: &Row) -> Result<Change, Error> {
    let digest: Vec<u8> = row.get(4)?;
    Ok(Change {
        chain: row.get(0)?,
        row: row.get(1)?,
        topic: row.get(2)?,
        subject: row.get(3)?,
        digest: digest.try_into().map_err(|_| Error::Broken("a digest is 32 bytes".into()))?,
    })
}

impl Tx<'_> {
    /// The last sealed position of the ledger, 0 before the first.
    pub fn position(&mut self) -> Result<i64, Error> {
        let area = self.area();
        last(self.conn(), area, LEDGER).map(|(position, _)| position)
    }
    /// Marks a row as written, to be sealed with the transaction.
    pub(crate) fn changed(&mut self, topic: &str, row: i64, subject: i64, digest: [u8; 32]) {
        self.changes.push(Change { chain: LEDGER.into(), row, topic: topic.to_owned(), subject, digest });
    }
}
