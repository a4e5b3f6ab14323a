//! Finding people: an index in memory that follows the sealed position, and the same questions in SQL.
//!
//! Counts, facets and hits are computed inside the viewer's reach. Restricted text is in no index.

pub mod answer;
mod bits;
mod eval;
pub(crate) mod ever;
pub(crate) mod index;
pub mod org;
pub mod sql;
pub mod words;

use std::sync::{PoisonError, RwLock};

pub use self::{bits::Bits, index::Index};
pub(crate) use self::eval::code_of;
use crate::{db::Tx, error::Error};

/// The index shared by all requests; it is brought up to the last sealed position before it answers.
#[derive(Default)]
pub struct Searcher {
    index: RwLock<Option<Index>>,
}

impl Searcher {
    /// Runs `f` on an index that knows everything sealed before this unit of work.
    pub fn with<R>(&self, tx: &mut Tx<'_>, f: impl FnOnce(&mut Tx<'_>, &Index) -> Result<R, Error>) -> Result<R, Error> {
        let position = tx.position()?;
        let today = tx.today();
        let fresh = |index: &Index| index.position >= position && index.today == today;
        {
            let held = self.index.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(index) = held.as_ref().filter(|index| fresh(index)) {
                return f(tx, index);
            }
        }
        {
            let mut held = self.index.write().unwrap_or_else(PoisonError::into_inner);
            let before = held.take();
            *held = Some(match before {
                Some(index) if fresh(&index) => index,
                Some(index) if index.today == today => index.follow(tx, position)?,
                _ => Index::load(tx, position)?,
            });
        }
        let held = self.index.read().unwrap_or_else(PoisonError::into_inner);
        match held.as_ref() {
            Some(index) => f(tx, index),
            None => Err(Error::Busy),
        }
    }
}
