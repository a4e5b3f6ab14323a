//! Somebody named on a page.

use domain::id::PersonId;
use serde::Serialize;
use store::{Tx, people::person};
use utoipa::ToSchema;

/// Somebody with their post.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Someone {
    pub person: i64,
    pub name: String,
    pub post: String,
}

impl Someone {
    pub(crate) fn of(tx: &mut Tx<'_>, id: PersonId) -> Result<Self, store::Error> {
        Ok(Self { person: id.0, name: person::name_of(tx, id)?.unwrap_or_default(), post: person::present_post(tx, id)? })
    }
}
