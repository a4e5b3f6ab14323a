//! Segments: which of some thousand consecutive rows hold a term, gathered once they are all stored.
//!
//! A posting is a list of places in its segment, two bytes each, or one bit for every place where that is shorter.

use std::collections::BTreeMap;

use domain::date::Instant;

use super::{TermHash, hold, unpack, write};
use crate::{
    db::{Db, Tx, Value},
    error::Error,
    params,
};

/// How many rows make a segment.
pub const ROWS: usize = 1024;
const BYTES: usize = ROWS / 8;
/// How long a row of another process may be on its way, in milliseconds.
pub(super) const ON_ITS_WAY: i64 = 2_000;
/// An advisory lock of `PostgreSQL`: one process gathers at a time.
const LOCK: i64 = 5_497_839;

/// Places of a segment, a bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places(Vec<u64>);

impl Default for Places {
    fn default() -> Self {
        Self(vec![0; ROWS / 64])
    }
}

impl Places {
    pub fn put(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }
    pub fn and(&mut self, other: &Places) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }
    pub fn or(&mut self, other: &Places) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }
    /// The places that are marked, the first first.
    pub fn marked(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit))
    }
    fn pack(&self) -> Vec<u8> {
        let count: u32 = self.0.iter().map(|word| word.count_ones()).sum();
        if count as usize * 2 < BYTES {
            self.marked().filter_map(|place| u16::try_from(place).ok()).flat_map(u16::to_be_bytes).collect()
        } else {
            self.0.iter().flat_map(|word| word.to_be_bytes()).collect()
        }
    }
    pub fn unpack(bytes: &[u8]) -> Self {
        if bytes.len() == BYTES {
            return Self(bytes.chunks_exact(8).filter_map(|chunk| chunk.try_into().ok().map(u64::from_be_bytes)).collect());
        }
        let mut places = Self::default();
        bytes.chunks_exact(2).filter_map(|chunk| chunk.try_into().ok().map(u16::from_be_bytes)).for_each(|place| places.put(place.into()));
        places
    }
}

/// Positions of a segment, as differences.
fn pack_positions(positions: &[i64]) -> Vec<u8> {
    let mut out = Vec::with_capacity(positions.len() * 3);
    let mut last = 0;
    for position in positions {
        let mut gap = position - last;
        last = *position;
        while gap >= 0x80 {
            out.push(u8::try_from(gap & 0x7f).unwrap_or_default() | 0x80);
            gap >>= 7;
        }
        out.push(u8::try_from(gap).unwrap_or_default());
    }
    out
}

pub fn unpack_positions(bytes: &[u8]) -> Vec<i64> {
    let (mut out, mut last, mut gap, mut shift) = (Vec::with_capacity(ROWS), 0_i64, 0_i64, 0_u32);
    for byte in bytes {
        gap |= i64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            last += gap;
            out.push(last);
            (gap, shift) = (0, 0);
        } else {
            shift += 7;
        }
    }
    out
}

/// The last position that a segment holds; 0 before the first.
pub fn through(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let last: Option<i64> = tx.scalar("select max(last) from record_segment where area = $1", params![tx.area()])?;
    Ok(last.unwrap_or(0))
}

/// Gathers what is due, on a writer, if this process has stored enough since it last looked.
pub(super) fn when_due(db: &Db) {
    let due = {
        let mut fresh = hold(&db.context().records.fresh);
        let due = *fresh >= ROWS;
        if due {
            *fresh = 0;
        }
        due
    };
    if due {
        // When the queue is full the next commit asks again.
        let _full = db.write_then(gather, |gathered| {
            if let Err(error) = gathered {
                tracing::warn!(%error, "a segment of learning records was not gathered");
            }
        });
    }
}

/// Gathers every full segment; how many there were.
pub fn gather(tx: &mut Tx<'_>) -> Result<usize, Error> {
    if !write::in_order(tx) {
        let alone: bool = tx.scalar("select pg_try_advisory_xact_lock($1)", params![LOCK])?;
        if !alone {
            return Ok(0);
        }
    }
    let mut count = 0;
    while next(tx)? {
        count += 1;
    }
    Ok(count)
}

fn next(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let (area, after) = (tx.area(), through(tx)?);
    let last = if write::in_order(tx) { i64::MAX } else { domain::id::first_of(Instant(tx.now.0 - ON_ITS_WAY)) };
    let mut positions = Vec::with_capacity(ROWS);
    let mut postings: BTreeMap<TermHash, Places> = BTreeMap::new();
    tx.each(
        &format!("select position, terms from record where area = $1 and position > $2 and position < $3 order by position limit {ROWS}"),
        params![area, after, last],
        |row| {
            for term in unpack(&row.get::<Vec<u8>>(1)?) {
                postings.entry(term).or_default().put(positions.len());
            }
            positions.push(row.get(0)?);
            Ok(())
        },
    )?;
    let (Some(first), Some(last)) = (positions.first(), positions.last()) else { return Ok(false) };
    if positions.len() < ROWS {
        return Ok(false);
    }
    tx.execute("insert into record_segment (area, first, last, positions) values ($1, $2, $3, $4)", params![area, *first, *last, pack_positions(&positions)])?;
    let rows: Vec<Vec<Value>> = postings.iter().map(|(term, places)| params![area, *term, *first, places.pack()].to_vec()).collect();
    tx.bulk_insert("record_posting", &["area", "term", "segment", "places"], &rows)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_come_back(marked in proptest::collection::btree_set(0..ROWS, 0..600)) {
            let mut places = Places::default();
            for place in &marked {
                places.put(*place);
            }
            prop_assert_eq!(places.marked().collect::<Vec<_>>(), marked.into_iter().collect::<Vec<_>>());
            prop_assert_eq!(Places::unpack(&places.pack()), places);
        }

        #[test]
        fn positions_come_back(gaps in proptest::collection::vec(1_i64..1 << 40, 0..300)) {
            let positions: Vec<i64> = gaps.iter().scan(0, |at, gap| { *at += gap; Some(*at) }).collect();
            prop_assert_eq!(unpack_positions(&pack_positions(&positions)), positions);
        }
    }
}
