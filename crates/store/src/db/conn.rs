//! One connection to either engine: prepared statements, and one SQL text for both.

use std::{
    collections::BTreeMap,
    path::Path,
    time::Duration,
};

use crate::{
    db::value::{Row, Value, from_postgres, from_sqlite},
    error::Error,
};

/// Which engine a text is for, where the two differ: DDL, bulk insert, locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

pub enum Conn {
    Sqlite { conn: rusqlite::Connection },
    Postgres { client: Box<postgres::Client>, statements: BTreeMap<String, postgres::Statement> },
}

/// How long a statement waits for a lock.
const LOCK_WAIT: Duration = Duration::from_secs(10);
/// Prepared statements kept by a connection.
const STATEMENTS_MAX: usize = 512;
/// Page cache of one `SQLite` reader in KiB; all readers together stay under 64 MB.
const READER_CACHE_KIB: i64 = 8_192;
const WRITER_CACHE_KIB: i64 = 65_536;
/// Pages of the log between checkpoints: 32 MB, so that a page written often is carried over once.
const CHECKPOINT_PAGES: i64 = 8_192;

impl Conn {
    pub fn sqlite(file: &Path, writes: bool) -> Result<Self, Error> {
        let conn = rusqlite::Connection::open(file)?;
        conn.busy_timeout(LOCK_WAIT)?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
        conn.pragma_update(None, "journal_mode", "wal")?;
        conn.pragma_update(None, "synchronous", "full")?;
        conn.pragma_update(None, "foreign_keys", true)?;
        // Without it `insert or replace` would delete a row and no trigger would notice.
        conn.pragma_update(None, "recursive_triggers", true)?;
        conn.pragma_update(None, "cache_size", -(if writes { WRITER_CACHE_KIB } else { READER_CACHE_KIB }))?;
        conn.pragma_update(None, "temp_store", "memory")?;
        if writes {
            conn.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
        } else {
            conn.pragma_update(None, "query_only", true)?;
        }
        Ok(Self::Sqlite { conn })
    }

    pub fn postgres(url: &str) -> Result<Self, Error> {
        let mut config: postgres::Config = url.parse()?;
        config.connect_timeout(Duration::from_secs(10)).application_name("lilian");
        let mut client = config.connect(postgres::NoTls)?;
        client.batch_execute("set lock_timeout = '10s'; set statement_timeout = '120s'; set client_min_messages = warning")?;
        Ok(Self::Postgres { client: Box::new(client), statements: BTreeMap::new() })
    }

    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite { .. } => Engine::Sqlite,
            Self::Postgres { .. } => Engine::Postgres,
        }
    }

    pub fn begin(&mut self, writes: bool) -> Result<(), Error> {
        match (self.engine(), writes) {
            (Engine::Sqlite, true) => self.batch("begin immediate"),
            (Engine::Sqlite, false) => self.batch("begin"),
            (Engine::Postgres, true) => self.batch("begin isolation level read committed"),
            (Engine::Postgres, false) => self.batch("begin isolation level repeatable read read only"),
        }
    }

    /// Several statements without parameters.
    pub fn batch(&mut self, sql: &str) -> Result<(), Error> {
        match self {
            Self::Sqlite { conn } => Ok(conn.execute_batch(sql)?),
            Self::Postgres { client, .. } => Ok(client.batch_execute(sql)?),
        }
    }

    pub fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        let mut rows = Vec::new();
        self.each(sql, params, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Runs `f` for every row without keeping them.
    pub fn each(&mut self, sql: &str, params: &[Value], mut f: impl FnMut(Row) -> Result<(), Error>) -> Result<(), Error> {
        match self {
            Self::Sqlite { conn } => {
                let mut statement = conn.prepare_cached(&rewrite(sql))?;
                let columns = statement.column_count();
                let mut rows = statement.query(rusqlite::params_from_iter(params))?;
                while let Some(row) = rows.next()? {
                    let values = (0..columns).map(|at| Ok(from_sqlite(row.get_ref(at)?))).collect::<Result<_, Error>>()?;
                    f(Row(values))?;
                }
                drop(rows);
                tell_costly(&statement, sql);
                Ok(())
            }
            Self::Postgres { client, statements } => {
                let statement = prepared(client, statements, sql)?;
                let mut rows = client.query_raw(&statement, params)?;
                while let Some(row) = postgres::fallible_iterator::FallibleIterator::next(&mut rows)? {
                    f(from_postgres(&row)?)?;
                }
                Ok(())
            }
        }
    }

    /// How many rows were touched.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Error> {
        match self {
            Self::Sqlite { conn } => {
                let mut statement = conn.prepare_cached(&rewrite(sql))?;
                Ok(statement.execute(rusqlite::params_from_iter(params))? as u64)
            }
            Self::Postgres { client, statements } => {
                let statement = prepared(client, statements, sql)?;
                let params: Vec<&(dyn postgres::types::ToSql + Sync)> = params.iter().map(|value| value as _).collect();
                Ok(client.execute(&statement, &params)?)
            }
        }
    }

    /// Inserts many rows: one prepared statement run for each on `SQLite`, many rows a statement on `PostgreSQL`.
    pub fn bulk_insert(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        if let Self::Sqlite { conn } = self {
            let mut statement = conn.prepare_cached(&rewrite(&insert_text(table, columns, 1)))?;
            for row in rows {
                statement.execute(rusqlite::params_from_iter(row))?;
            }
            return Ok(());
        }
        // PostgreSQL takes at most 65,535 parameters; full batches share one prepared text.
        let batch = (20_000 / columns.len().max(1)).clamp(1, 500);
        for chunk in rows.chunks(batch) {
            let flat: Vec<Value> = chunk.iter().flatten().cloned().collect();
            self.execute(&insert_text(table, columns, chunk.len()), &flat)?;
        }
        Ok(())
    }

    /// Whether the server has closed the connection.
    pub fn is_closed(&self) -> bool {
        match self {
            Self::Sqlite { .. } => false,
            Self::Postgres { client, .. } => client.is_closed(),
        }
    }
}

/// Steps of `SQLite`'s machine from which a statement is worth a look: some ten milliseconds.
const COSTLY: i32 = 200_000;

/// With `LILIAN_LOG=store=debug` an operator sees which statements cost most: a missing index shows here first.
fn tell_costly(statement: &rusqlite::Statement<'_>, sql: &str) {
    let steps = statement.reset_status(rusqlite::StatementStatus::VmStep);
    if steps > COSTLY {
        tracing::debug!(steps, sql, "a costly statement");
    }
}

fn insert_text(table: &str, columns: &[&str], rows: usize) -> String {
    let mut sql = format!("insert into {table} ({}) values ", columns.join(", "));
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            sql.push_str(if column == 0 { "$" } else { ", $" });
            sql.push_str(&(row * columns.len() + column + 1).to_string());
        }
        sql.push(')');
    }
    sql
}

fn prepared(
    client: &mut postgres::Client,
    statements: &mut BTreeMap<String, postgres::Statement>,
    sql: &str,
) -> Result<postgres::Statement, Error> {
    if let Some(statement) = statements.get(sql) {
        return Ok(statement.clone());
    }
    if statements.len() >= STATEMENTS_MAX {
        statements.clear();
    }
    let statement = client.prepare(sql)?;
    statements.insert(sql.to_owned(), statement.clone());
    Ok(statement)
}

/// `SQLite` numbers `$n` by first appearance, so that `$2 … $1` would bind swapped; `?n` binds by number.
fn rewrite(sql: &str) -> String {
    let bytes = sql.as_bytes();
    let mut text = String::with_capacity(sql.len());
    let mut quoted = false;
    for (at, letter) in sql.char_indices() {
        quoted ^= letter == '\'';
        let number_follows = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        text.push(if letter == '$' && number_follows && !quoted { '?' } else { letter });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_numbered_and_quotes_are_left_alone() {
        for (case, sql, expected) in [
            ("out of order", "select $2, $1", "select ?2, ?1"),
            ("quoted", "select '$1', $1", "select '$1', ?1"),
            ("a dollar alone", "select '$' || $10", "select '$' || ?10"),
        ] {
            assert_eq!(rewrite(sql), expected, "{case}");
        }
        assert_eq!(insert_text("t", &["a", "b"], 2), "insert into t (a, b) values ($1, $2), ($3, $4)");
    }
}
