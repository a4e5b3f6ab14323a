//! The node number under which a process makes ids: leased from a table, renewed by writers at work, given back at the end.

use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::{
    date::Instant,
    id::{Area, IdMaker, NODES},
};

use crate::{db::conn::Conn, error::Error, params};

/// How long a number is held without being renewed.
const LEASE: i64 = 10 * Instant::MINUTE;
/// How often a writer at work renews it.
const RENEW: i64 = 2 * Instant::MINUTE;

pub(crate) struct Node {
    area: Area,
    /// Tells this process from any other that held the same number.
    holder: String,
    held: Mutex<Held>,
}

struct Held {
    number: i64,
    ids: IdMaker,
    last: i64,
    renewed: Instant,
}

impl Node {
    /// Takes a number that nobody holds, so that two processes never make the same id.
    pub(crate) fn lease(conn: &mut Conn, area: Area, holder: String, now: Instant) -> Result<Self, Error> {
        let held = take(conn, area, &holder, now)?;
        Ok(Self { area, holder, held: Mutex::new(held) })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // A thread that panicked while making an id left the maker whole: it changes in one step.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn make(&self, now: Instant) -> i64 {
        let mut held = self.held();
        held.last = held.ids.make(now);
        held.last
    }

    pub(crate) fn number(&self) -> i64 {
        self.held().number
    }

    /// Holds the number on. A process that slept past its lease may have lost it, and takes another before it writes.
    pub(crate) fn renew(&self, conn: &mut Conn, now: Instant) -> Result<(), Error> {
        let mut held = self.held();
        if now.0 - held.renewed.0 < RENEW {
            return Ok(());
        }
        let kept = conn.execute(
            "update node set leased_until = $3, last_id = $4 where area = $1 and id = $2 and holder = $5",
            params![self.area, held.number, now.plus(LEASE), held.last, self.holder.as_str()],
        )?;
        if kept == 1 {
            held.renewed = now;
        } else {
            *held = take(conn, self.area, &self.holder, now)?;
        }
        Ok(())
    }

    /// Gives the number back for the next process, which goes on behind the last id.
    pub(crate) fn release(&self, conn: &mut Conn) -> Result<(), Error> {
        let held = self.held();
        conn.execute(
            "update node set leased_until = 0, last_id = $3, holder = '' where area = $1 and id = $2 and holder = $4",
            params![self.area, held.number, held.last, self.holder.as_str()],
        )?;
        Ok(())
    }
}

fn take(conn: &mut Conn, area: Area, holder: &str, now: Instant) -> Result<Held, Error> {
    conn.begin(true)?;
    let taken = take_in_transaction(conn, area, holder, now);
    conn.batch(if taken.is_ok() { "commit" } else { "rollback" })?;
    taken
}

fn take_in_transaction(conn: &mut Conn, area: Area, holder: &str, now: Instant) -> Result<Held, Error> {
    for number in 0..NODES {
        conn.execute("insert into node (area, id, leased_until, last_id) values ($1, $2, 0, 0) on conflict do nothing", params![area, number])?;
        let taken = conn.execute(
            "update node set leased_until = $3, holder = $5 where area = $1 and id = $2 and leased_until < $4",
            params![area, number, now.plus(LEASE), now, holder],
        )?;
        if taken == 1 {
            let rows = conn.query("select last_id from node where area = $1 and id = $2", params![area, number])?;
            let last = rows.first().map(|row| row.get(0)).transpose()?.unwrap_or(0);
            return Ok(Held { number, ids: IdMaker::new(number, last), last, renewed: now });
        }
    }
    Err(Error::Busy)
}
