//! Words sealed with a person's key, and the salted digest by which the chain covers them: when the key is gone the words
//! are, and what was sealed can still be told.

use domain::id::PersonId;

use crate::{
    db::{Row, Tx},
    error::Error,
};

pub(crate) struct SealedWords {
    pub body: Vec<u8>,
    pub salt: Vec<u8>,
    pub digest: Vec<u8>,
}

impl SealedWords {
    pub(crate) fn seal(tx: &mut Tx<'_>, person: PersonId, words: &str) -> Result<Self, Error> {
        let salt = tx.vault().chance.bytes::<16>()?.to_vec();
        let digest = tx.vault().suite.hash(&[&salt, words.as_bytes()]).to_vec();
        Ok(Self { body: tx.seal_for(person, words)?, salt, digest })
    }
    /// Three columns from the given one on: body, salt, digest.
    pub(crate) fn read(row: &Row, from: usize) -> Result<Self, Error> {
        Ok(Self { body: row.get(from)?, salt: row.get(from + 1)?, digest: row.get(from + 2)? })
    }
    /// Whether the words are what was sealed.
    pub(crate) fn sound(&self, tx: &mut Tx<'_>, person: PersonId) -> bool {
        tx.open_for(person, &self.body).is_ok_and(|words| tx.vault().suite.hash(&[&self.salt, words.as_bytes()]).as_slice() == self.digest)
    }
}
