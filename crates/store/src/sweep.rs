//! What nobody needs any more: expired drafts, ended sessions, keys of requests long answered, finished jobs, and files
//! that no row names.

use std::collections::BTreeSet;

use domain::date::Instant;

use crate::{classroom::media, db::Tx, error::Error, files, params};

/// How long the answer to an idempotency key is kept.
const KEYS: i64 = 7 * Instant::DAY;
/// How long a finished job is kept.
const JOBS: i64 = 90 * Instant::DAY;
/// A session that nobody used for so long has ended by any rule.
const SESSIONS: i64 = 30 * Instant::DAY;
/// An uploaded file may wait so long for the record that will name it: a day longer than the draft that holds it.
const FILES: i64 = 31 * Instant::DAY;

/// What was swept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub rows: u64,
    pub files: u64,
}

pub fn sweep(tx: &mut Tx<'_>) -> Result<Swept, Error> {
    let (area, now) = (tx.area(), tx.now);
    let mut rows = tx.execute("delete from draft where area = $1 and expires_at < $2", params![area, now])?;
    rows += tx.execute("delete from idempotency where area = $1 and at < $2", params![area, now.plus(-KEYS)])?;
    rows += tx.execute("delete from session where area = $1 and last_seen < $2", params![area, now.plus(-SESSIONS)])?;
    rows += tx.execute("delete from job where area = $1 and state in ('done', 'failed', 'cancelled') and created_at < $2", params![area, now.plus(-JOBS)])?;
    rows += media::forget_unused(tx, now.plus(-FILES))?;
    Ok(Swept { rows, files: orphans(tx, now.plus(-FILES))? })
}

/// Rows of files that were added before `before` and that nothing names; their content goes once the rows are gone.
fn orphans(tx: &mut Tx<'_>, before: Instant) -> Result<u64, Error> {
    let rows = tx.query("select hash from file where area = $1 and added_at < $2", params![tx.area(), before])?;
    if rows.is_empty() {
        return Ok(0);
    }
    let named: BTreeSet<String> = files::named(tx)?.into_iter().collect();
    let mut swept = 0;
    for row in rows {
        let hash: String = row.get(0)?;
        if !named.contains(&hash) {
            swept += tx.execute("delete from file where area = $1 and hash = $2", params![tx.area(), hash.as_str()])?;
        }
    }
    Ok(swept)
}

/// Removes from disk what no row holds, and what a lost upload left. It comes after the sweep has committed, so that a
/// roll-back leaves no row without its content. Returns how many files went.
pub fn remove_content(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let held: BTreeSet<String> = files::all(tx)?.into_iter().collect();
    let before = tx.now.plus(-FILES);
    Ok(files::remove_others(tx, &held, before)? + media::remove_others(tx, before)?)
}
