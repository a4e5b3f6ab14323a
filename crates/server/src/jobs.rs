//! The worker: claims jobs under a lease, one at a time, and carries them out as the account that ordered them.

use std::{sync::Arc, sync::atomic::{AtomicBool, Ordering}, time::Duration};

use domain::id::ImportId;
use store::{Db, Error, access::{Viewer, session}, jobs::{self, Job}};

use crate::imports::work::{self, Order};

/// How often an idle worker looks.
const PAUSE: Duration = Duration::from_millis(200);

/// Starts the worker; it stops when `stop` is set.
pub fn start(db: Db, stop: Arc<AtomicBool>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        while !stop.load(Ordering::Relaxed) {
            match step(&db) {
                Ok(true) => {}
                Ok(false) => std::thread::sleep(PAUSE),
                Err(error) => {
                    tracing::error!(%error, "a job could not be claimed");
                    std::thread::sleep(PAUSE * 10);
                }
            }
        }
    })
}

/// Carries out one job if there is one.
pub fn step(db: &Db) -> Result<bool, Error> {
    let waiting = db.read(jobs::waits)?;
    if !waiting {
        return Ok(false);
    }
    let Some(job) = db.write(jobs::claim)? else { return Ok(false) };
    let ended = carry_out(db, &job);
    let (state, message) = match &ended {
        Ok(()) => ("done", String::new()),
        Err(Error::Refused(refusal)) => ("failed", refusal.code.clone()),
        Err(error) => {
            tracing::error!(%error, job = job.id.0, kind = job.kind, "a job failed");
            ("failed", "refusal.store".to_owned())
        }
    };
    db.write(move |tx| jobs::end(tx, job.id, state, &message))?;
    Ok(true)
}

fn carry_out(db: &Db, job: &Job) -> Result<(), Error> {
    let account = job.account;
    let viewer: Viewer = db.read(move |tx| session::viewer_for_job(tx, account))?;
    let order: Order = serde_json::from_str(&job.arguments)?;
    match job.kind.as_str() {
        "import.read" => work::read(db, &viewer, ImportId(order.import)),
        "import.adopt" => work::adopt(db, &viewer, Some(job.id), &order).map(drop),
        "import.undo" => work::undo(db, &viewer, &order),
        other => Err(Error::Broken(format!("no worker knows the job {other}"))),
    }
}
