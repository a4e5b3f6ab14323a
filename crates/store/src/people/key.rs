//! The data key of each person: what is restricted on their file is sealed with it.

use domain::id::PersonId;

use crate::{
    db::{Tx, Value},
    error::Error,
    params,
    vault::Key,
};

impl Tx<'_> {
    /// Gives a new person a key; the row to insert comes back, so that many can be inserted at once.
    pub(crate) fn found_key(&mut self, person: PersonId) -> Result<Vec<Value>, Error> {
        let (key, wrapped) = self.vault().make_key()?;
        self.keys.insert(person, key);
        Ok(vec![self.area().into(), person.into(), wrapped.into()])
    }

    fn key_of(&mut self, person: PersonId) -> Result<Key, Error> {
        if let Some(key) = self.keys.get(&person) {
            return Ok(key.clone());
        }
        let area = self.area();
        let wrapped: Vec<u8> = self.scalar("select wrapped from person_key where area = $1 and person = $2", params![area, person])?;
        let key = self.vault().unwrap_key(&wrapped)?;
        self.keys.insert(person, key.clone());
        Ok(key)
    }

    pub(crate) fn seal_for(&mut self, person: PersonId, text: &str) -> Result<Vec<u8>, Error> {
        let key = self.key_of(person)?;
        self.vault().seal(&key, text)
    }

    pub(crate) fn open_for(&mut self, person: PersonId, block: &[u8]) -> Result<String, Error> {
        let key = self.key_of(person)?;
        self.vault().open_text(&key, block)
    }
}
