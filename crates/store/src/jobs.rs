//! Long work: claimed from the database under a lease, with progress, a message and a way to stop it.

use domain::{
    date::Instant,
    id::{AccountId, JobId},
};

use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    pub arguments: String,
    pub account: AccountId,
    /// waiting, running, done, failed, cancelled
    pub state: String,
    pub attempts: i64,
    pub done: i64,
    pub total: i64,
    pub message: String,
    pub created_at: Instant,
}

/// How long a worker holds a job without a word.
const LEASE: i64 = 2 * Instant::MINUTE;
/// How often a job is begun anew after its worker was lost.
const ATTEMPTS_MAX: i64 = 3;

fn job(row: &Row) -> Result<Job, Error> {
    Ok(Job {
        id: row.get(0)?, kind: row.get(1)?, arguments: row.get(2)?, account: row.get(3)?, state: row.get(4)?, attempts: row.get(5)?,
        done: row.get(6)?, total: row.get(7)?, message: row.get(8)?, created_at: row.get(9)?,
    })
}

pub fn begin(tx: &mut Tx<'_>, viewer: &Viewer, kind: &str, arguments: &str) -> Result<JobId, Error> {
    let id = JobId(tx.new_id());
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into job (area, id, kind, arguments, account, state, lease_until, attempts, done, total, message, created_at)
         values ($1, $2, $3, $4, $5, 'waiting', 0, 0, 0, 0, '', $6)",
        params![area, id, kind, arguments, viewer.account(), now],
    )?;
    Ok(id)
}

/// The oldest job that waits or whose worker was lost, now under a lease.
pub fn claim(tx: &mut Tx<'_>) -> Result<Option<Job>, Error> {
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "update job set state = 'failed', message = 'refusal.store' where area = $1 and state = 'running' and lease_until < $2 and attempts >= $3",
        params![area, now, ATTEMPTS_MAX],
    )?;
    let row = tx.query_opt(
        "select id from job where area = $1 and (state = 'waiting' or (state = 'running' and lease_until < $2)) order by id limit 1",
        params![area, now],
    )?;
    let Some(id) = row.map(|row| row.get::<JobId>(0)).transpose()? else { return Ok(None) };
    let taken = tx.execute(
        "update job set state = 'running', lease_until = $3, attempts = attempts + 1
          where area = $1 and id = $2 and (state = 'waiting' or (state = 'running' and lease_until < $4))",
        params![area, id, now.plus(LEASE), now],
    )?;
    if taken == 0 { Ok(None) } else { find(tx, id).map(Some) }
}

pub fn find(tx: &mut Tx<'_>, id: JobId) -> Result<Job, Error> {
    let row = tx.query_opt(
        "select id, kind, arguments, account, state, attempts, done, total, message, created_at from job where area = $1 and id = $2",
        params![tx.area(), id],
    )?;
    row.as_ref().map(job).transpose()?.ok_or(Error::NotFound)
}

/// Says how far it is and holds the lease; `false` if somebody stopped it.
pub fn progress(tx: &mut Tx<'_>, id: JobId, done: i64, total: i64) -> Result<bool, Error> {
    let (area, now) = (tx.area(), tx.now);
    let running = tx.execute(
        "update job set done = $3, total = $4, lease_until = $5 where area = $1 and id = $2 and state = 'running'",
        params![area, id, done, total, now.plus(LEASE)],
    )?;
    Ok(running == 1)
}

pub fn end(tx: &mut Tx<'_>, id: JobId, state: &str, message: &str) -> Result<(), Error> {
    tx.execute("update job set state = $3, message = $4 where area = $1 and id = $2", params![tx.area(), id, state, message])?;
    Ok(())
}

/// Whether any job waits for a worker, so that an idle worker writes nothing.
pub fn waits(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let row = tx.query_opt(
        "select 1 from job where area = $1 and (state = 'waiting' or (state = 'running' and lease_until < $2)) limit 1",
        params![tx.area(), tx.now],
    )?;
    Ok(row.is_some())
}
