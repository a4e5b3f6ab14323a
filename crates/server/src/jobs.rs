//! The worker: claims jobs under a lease, one at a time, and carries them out as the account that ordered them.

use std::{sync::Arc, sync::atomic::{AtomicBool, Ordering}, time::Duration};

use domain::{date::Instant, id::ImportId};
use store::{Db, Error, access::{Viewer, session}, classroom::sittings, jobs::{self, Job}, search::Searcher, sweep};

use crate::{notices::{remind, send}, records::house, surveys::close};
use crate::imports::work::{self, Order};

/// How often an idle worker looks.
const PAUSE: Duration = Duration::from_millis(200);

/// How often what is old is swept.
const SWEEP: i64 = 60 * Instant::MINUTE;

/// How often the outbox is looked at.
const CARRY: i64 = Instant::MINUTE / 4;

/// Rows first; content after they are gone for good.
pub fn sweep_all(db: &Db) -> Result<sweep::Swept, Error> {
    let swept = db.write(sweep::sweep)?;
    let removed = db.read(sweep::remove_content)?;
    Ok(sweep::Swept { files: removed, ..swept })
}

/// Starts the worker; it stops when `stop` is set.
pub fn start(db: Db, searcher: Arc<Searcher>, stop: Arc<AtomicBool>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        // What fell due while nobody served is told at once.
        let (mut swept, mut carried) = (Instant(0), Instant(0));
        while !stop.load(Ordering::Relaxed) {
            if db.now().0 - swept.0 > SWEEP {
                swept = db.now();
                if let Err(error) = sweep_all(&db) {
                    tracing::error!(%error, "what is old could not be swept");
                }
                if let Err(error) = close::close_due(&db) {
                    tracing::error!(%error, "surveys could not be closed");
                }
                if let Err(error) = remind::remind(&db, &searcher) {
                    tracing::error!(%error, "reminders could not be told");
                }
            }
            if db.now().0 - carried.0 > CARRY {
                carried = db.now();
                if let Err(error) = send::carry_due(&db) {
                    tracing::error!(%error, "the outbox could not be carried");
                }
                if let Err(error) = db.write(|tx| sittings::settle(tx, None)) {
                    tracing::error!(%error, "papers whose time is over could not be handed in");
                }
                if let Err(error) = house::carry(&db) {
                    tracing::error!(%error, "statements of the house could not be carried");
                }
            }
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
