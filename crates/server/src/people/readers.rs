//! Who has read or changed a person's file, from the audit log.

use axum::{Json, extract::State};
use domain::{access::role::Permission, id::PersonId};
use serde::Serialize;
use store::{Tx, access::{audit, viewer}};
use utoipa::ToSchema;

use crate::{app::App, error::ApiError, http::extract::{Path, Signed}};

#[derive(Serialize, ToSchema)]
pub struct Reader {
    at: String,
    by: String,
    role: Option<String>,
    what: String,
}

pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Reader>, store::Error> {
    let question = audit::Question { subject: Some(person.0), limit: 200, ..audit::Question::default() };
    let show = |row: audit::Audited| Reader { at: row.at.to_minute(), by: row.account_name, role: row.role, what: row.action };
    Ok(audit::find(tx, &question)?.into_iter().map(show).collect())
}

/// The person and those who keep the file see who has read it.
#[utoipa::path(get, path = "/people/{id}/readers", tag = "people", responses((status = 200, body = Vec<Reader>)))]
pub async fn readers(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<Reader>>, ApiError> {
    let person = PersonId(id);
    let rows = app
        .read(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            if sight.own || sight.may(Permission::PeopleWrite) { of(tx, person) } else { Err(store::Error::NotFound) }
        })
        .await?;
    Ok(Json(rows))
}
