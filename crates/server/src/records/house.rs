//! Statements of what happened in the house, carried from where the deed left them to the learning records.

use domain::message::Refusal;
use formats::xapi::Version;
use store::{
    Db, Error,
    people::unit,
    records::{self, Outcome, due, spaces},
};

use super::{
    prepare::{Arrived, prepare},
    statements::authority,
};
use crate::app::App;

/// How many are carried together.
const TOGETHER: i64 = 500;

/// Carries everything that waits; returns how many. What was carried by somebody else meanwhile is the same statement.
pub(crate) fn carry(db: &Db) -> Result<usize, Error> {
    let mut carried = 0;
    loop {
        let waiting = db.read(|tx| due::waiting(tx, TOGETHER))?;
        if waiting.is_empty() {
            return Ok(carried);
        }
        let space = db.write(|tx| {
            let root = unit::root(tx)?.ok_or(Error::NotFound)?;
            spaces::of_unit(tx, domain::id::AccountId(0), root)
        })?;
        let (ids, bodies): (Vec<i64>, Vec<String>) = waiting.into_iter().unzip();
        let arrived = Arrived {
            version: Version::V2, content_type: "application/json".into(), body: format!("[{}]", bodies.join(",")).into_bytes(), put: None, space, credential: 0, authority: authority("lilian"),
            defines: true, db: db.clone(),
        };
        let broken = |refusal: &Refusal| Error::Broken(format!("a statement of the house was refused: {} at {}", refusal.code, refusal.field.as_deref().unwrap_or_default()));
        let (batch, _) = prepare(&arrived).map_err(|failed| broken(&failed.refusal))?;
        let (give, take) = std::sync::mpsc::channel();
        records::submit(db, batch, move |outcome| drop(give.send(outcome)));
        if let Outcome::Conflict(at) = take.recv().map_err(|_| Error::Busy)?? {
            return Err(Error::Broken(format!("statement {at} of the house has the id of another one")));
        }
        carried += ids.len();
        db.write(move |tx| due::carried(tx, &ids))?;
    }
}

/// As [`carry`], after a deed: whoever did it need not wait for a second try.
pub(crate) async fn carry_after(app: &App) {
    let db = app.db.clone();
    if let Err(error) = app.beside(move || carry(&db)).await.and_then(|carried| Ok(carried?)) {
        tracing::error!(?error, "statements of the house wait to be carried");
    }
}
