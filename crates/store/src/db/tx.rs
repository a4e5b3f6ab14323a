//! One unit of work: questions and deeds inside a transaction, ids, claims and what is to be sealed.

use std::collections::BTreeMap;

use domain::{
    date::{Day, Instant},
    id::{Area, PersonId},
};

use crate::{
    db::{
        Context,
        conn::{Conn, Engine},
        seal::{self, Change},
        value::{FromValue, Row, Value},
    },
    error::Error,
    params,
    vault::{Key, Vault},
};

pub struct Tx<'a> {
    conn: &'a mut Conn,
    context: &'a Context,
    /// The moment this unit of work began.
    pub now: Instant,
    pub(crate) changes: Vec<Change>,
    pub(crate) keys: BTreeMap<PersonId, Key>,
}

impl<'a> Tx<'a> {
    pub fn area(&self) -> Area {
        self.context.area
    }
    pub fn today(&self) -> Day {
        self.now.day()
    }
    pub fn engine(&self) -> Engine {
        self.conn.engine()
    }
    pub fn vault(&self) -> &'a Vault {
        &self.context.vault
    }
    pub fn folder(&self) -> &'a std::path::Path {
        self.context.place.folder()
    }
    pub(crate) fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    pub fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        self.conn.query(sql, params)
    }
    pub fn query_opt(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.conn.query(sql, params)?.into_iter().next())
    }
    /// The first column of the only row.
    pub fn scalar<T: FromValue>(&mut self, sql: &str, params: &[Value]) -> Result<T, Error> {
        self.query_opt(sql, params)?.ok_or(Error::NotFound)?.get(0)
    }
    pub fn each(&mut self, sql: &str, params: &[Value], f: impl FnMut(Row) -> Result<(), Error>) -> Result<(), Error> {
        self.conn.each(sql, params, f)
    }
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Error> {
        self.conn.execute(sql, params)
    }
    pub fn bulk_insert(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Error> {
        self.conn.bulk_insert(table, columns, rows)
    }

    /// Milliseconds since this unit of work began.
    pub(crate) fn age(&self) -> i64 {
        (self.context.clock)().0 - self.now.0
    }
    pub(crate) fn records(&self) -> &'a crate::records::Shared {
        &self.context.records
    }
    /// The number of this process among those that write.
    pub(crate) fn node(&self) -> i64 {
        self.context.node.number()
    }

    pub fn new_id(&self) -> i64 {
        self.context.node.make(self.now)
    }

    /// Begins a root's versions.
    pub fn found(&mut self, root: i64) -> Result<(), Error> {
        self.execute("insert into root (area, id, version) values ($1, $2, 1)", params![self.area(), root])?;
        Ok(())
    }
    pub fn version(&mut self, root: i64) -> Result<i64, Error> {
        self.scalar("select version from root where area = $1 and id = $2", params![self.area(), root])
    }
    /// The first statement of a write: takes the root at the version the request names, or says that it is stale.
    /// Returns the new version, which is the `ETag`.
    pub fn claim(&mut self, root: i64, expected: i64) -> Result<i64, Error> {
        let taken = self.execute(
            "update root set version = version + 1 where area = $1 and id = $2 and version = $3",
            params![self.area(), root, expected],
        )?;
        if taken == 1 { Ok(expected + 1) } else { Err(Error::Stale { root, expected }) }
    }
    /// Takes the root at whatever version it has.
    pub fn claim_latest(&mut self, root: i64) -> Result<i64, Error> {
        self.execute("update root set version = version + 1 where area = $1 and id = $2", params![self.area(), root])?;
        self.version(root)
    }
}

fn begin<'a>(conn: &'a mut Conn, context: &'a Context, writes: bool) -> Result<Tx<'a>, Error> {
    conn.begin(writes)?;
    Ok(Tx { conn, context, now: (context.clock)(), changes: Vec::new(), keys: BTreeMap::new() })
}

pub(super) fn run_read<R>(conn: &mut Conn, context: &Context, f: impl FnOnce(&mut Tx<'_>) -> Result<R, Error>) -> Result<R, Error> {
    let answer = begin(conn, context, false).and_then(|mut tx| f(&mut tx));
    let ended = conn.batch(if answer.is_ok() { "commit" } else { "rollback" });
    answer.and_then(|answer| ended.map(|()| answer))
}

pub(super) fn run_write<R>(conn: &mut Conn, context: &Context, f: impl Fn(&mut Tx<'_>) -> Result<R, Error>) -> Result<R, Error> {
    let answer = begin(conn, context, true).and_then(|mut tx| {
        let answer = f(&mut tx)?;
        let changed = !tx.changes.is_empty();
        seal::write(&mut tx)?;
        Ok((answer, changed))
    });
    match answer {
        Ok((answer, changed)) => {
            conn.batch("commit")?;
            if changed && conn.engine() == Engine::Postgres {
                seal::pass(conn, context.area, context.vault.suite, (context.clock)())?;
            }
            Ok(answer)
        }
        Err(error) => {
            // The connection may be lost; then there is nothing to roll back.
            let _lost = conn.batch("rollback");
            Err(error)
        }
    }
}
