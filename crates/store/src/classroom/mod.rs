//! The online classroom: files, lessons and who saw them, the bank of questions, tests and what came of them.

pub mod bank;
pub mod lessons;
pub mod media;
pub mod results;
pub mod sittings;
pub mod tests;
pub mod viewings;

use domain::{
    id::{PersonId, UnitId},
    message::Refusal,
};

use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
};

pub(crate) use crate::programmes::{must, organises, reads};

/// Whose record a viewer adds to by learning. Errors: an account that belongs to no official.
fn learner(viewer: &Viewer) -> Result<PersonId, Error> {
    viewer.person().ok_or_else(|| Refusal::new("refusal.no_own_file").into())
}

/// The unit somebody is counted with: the first of those they belong to.
fn unit_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<UnitId>, Error> {
    Ok(viewer::units_of(tx, person)?.into_iter().next())
}
