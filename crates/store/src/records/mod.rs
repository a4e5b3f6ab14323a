//! Learning records: statements of spaces, in the order in which they were stored.
//!
//! A statement is one row at the end of its table, its body compressed, and one entry in the index of ids. What it is found
//! by are hashes in the row; [`segment`] gathers them for a thousand rows at a time, so that a write touches no index
//! whose keys lie at random but that of the ids. Requests that wait while a commit is on its way share the next one
//! ([`write`]).

pub mod body;
pub mod documents;
pub mod due;
pub mod find;
pub mod segment;
pub mod spaces;
mod write;

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{date::Instant, id::IdMaker};

pub use self::write::{Batch, Incoming, Known, Outcome, submit};
use crate::{
    db::{Db, Tx, Value},
    error::Error,
    params,
};

/// The id of a statement: the bytes of its UUID.
pub type RecordId = [u8; 16];

/// A hash of something that statements are found by, in one space.
pub type TermHash = i64;

/// What the threads of one process share.
#[derive(Default)]
pub(crate) struct Shared {
    waiting: Mutex<write::Waiting>,
    maker: Mutex<Option<(i64, IdMaker)>>,
    /// Rows stored since the last look for a full segment.
    fresh: Mutex<usize>,
    /// Moments at which commits that are on their way began.
    under_way: Mutex<Vec<Instant>>,
    /// Definitions that were written as they stand, by a hash of their place.
    known: Mutex<BTreeMap<i64, i64>>,
}

/// A thread that panicked left what it held whole: each changes in one step.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    /// The next position. It grows with time and tells it; a process goes on behind its last one.
    fn position(&self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        let mut maker = hold(&self.maker);
        let node = tx.node();
        let (area, now) = (tx.area(), tx.now);
        if maker.as_ref().is_none_or(|(held, _)| *held != node) {
            let last: Option<i64> = tx.scalar("select max(position) from record where area = $1", params![area])?;
            *maker = Some((node, IdMaker::new(node, last.unwrap_or(0))));
        }
        maker.as_mut().map(|(_, maker)| maker.make(now)).ok_or_else(|| Error::Broken("a maker of positions was just made".into()))
    }
}

/// The hash of a term: of the space, what kind of term, and its text.
pub fn hash(space: i64, kind: &str, value: &str) -> TermHash {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    digest.update(space.to_be_bytes());
    digest.update(kind.as_bytes());
    digest.update([0]);
    digest.update(value.as_bytes());
    let bytes = digest.finalize();
    bytes.iter().take(8).fold(0, |hash, byte| (hash << 8) | i64::from(*byte))
}

/// Hashes as a row keeps them.
fn pack(terms: &[TermHash]) -> Vec<u8> {
    terms.iter().flat_map(|term| term.to_be_bytes()).collect()
}
fn unpack(bytes: &[u8]) -> Vec<TermHash> {
    bytes.chunks_exact(8).filter_map(|chunk| chunk.try_into().ok().map(i64::from_be_bytes)).collect()
}

/// `$from, $from + 1, …` for so many parameters.
fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ")
}

/// Sizes of lists in questions; a list is filled up with its last value, so that few texts are prepared.
const LISTS: [usize; 4] = [1, 16, 128, 1024];

/// Splits values into lists of those sizes.
fn lists<T: Clone>(values: &[T]) -> Vec<Vec<T>> {
    let most = LISTS.last().copied().unwrap_or(1);
    values
        .chunks(most)
        .map(|chunk| {
            let size = LISTS.into_iter().find(|size| *size >= chunk.len()).unwrap_or(most);
            let mut list = chunk.to_vec();
            if let Some(last) = chunk.last() {
                list.resize(size, last.clone());
            }
            list
        })
        .collect()
}

/// Every statement stored before this moment can be read.
pub fn consistent_through(db: &Db) -> Instant {
    let now = db.now();
    hold(&db.context().records.under_way).iter().copied().min().map_or(now, |first| first.min(now))
}

/// What is known of activities or verbs, by their IRI.
pub fn known(tx: &mut Tx<'_>, space: i64, kind: &str, iris: &[String]) -> Result<BTreeMap<String, String>, Error> {
    let (area, mut found) = (tx.area(), BTreeMap::new());
    for list in lists(iris) {
        let sql = format!("select iri, body from record_known where area = $1 and space = $2 and kind = $3 and iri in ({})", places(4, list.len()));
        let mut parameters = params![area, space, kind].to_vec();
        parameters.extend(list.into_iter().map(Value::from));
        tx.each(&sql, &parameters, |row| {
            found.insert(row.get(0)?, row.get(1)?);
            Ok(())
        })?;
    }
    Ok(found)
}

/// Hash, media type and data of attachments that are there.
pub fn attachments(tx: &mut Tx<'_>, space: i64, hashes: &[String]) -> Result<Vec<(String, String, Vec<u8>)>, Error> {
    let (area, mut found) = (tx.area(), Vec::new());
    for hash in hashes {
        if let Some(row) = tx.query_opt("select kind, body from record_attachment where area = $1 and space = $2 and sha2 = $3", params![area, space, hash])? {
            found.push((hash.clone(), row.get(0)?, tx.vault().open_for_area(&row.get::<Vec<u8>>(1)?)?));
        }
    }
    Ok(found)
}
