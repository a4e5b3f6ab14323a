//! Corrections of a person's registers: dated, with a reason, at the version the editor saw.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    access::role::Permission,
    id::PersonId,
    message::Refusal,
    people::{facts::Person, identity_number::IdentityNumber},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::viewer::{self, unit_within},
    people::{
        person::{self, Named, NewPerson},
        register::By,
        rows::{Photo, Placed},
    },
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Bytes, Path, Signed, Version},
};

#[derive(Serialize, ToSchema)]
pub(crate) struct Changed {
    /// The row that was written, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    version: i64,
}

fn changed(status: StatusCode, id: Option<i64>, version: i64) -> Response {
    (status, [(header::ETAG, format!("\"{version}\""))], Json(Changed { id, version })).into_response()
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPersonAsked {
    person: Person,
    #[serde(default)]
    identity_number: Option<String>,
    #[serde(default)]
    appointment: Option<Placed>,
}

fn identity(text: Option<&str>) -> Result<Option<IdentityNumber>, Refusal> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    let refuse = |reason: &dyn ToString| Refusal::new("refusal.identity_number").with("reason", reason.to_string()).at("identity_number");
    IdentityNumber::parse(text).map(Some).map_err(|reason| refuse(&reason))
}

/// Puts a person on record, in a unit of the viewer's reach.
#[utoipa::path(post, path = "/people", tag = "people", request_body = Object, responses((status = 201, body = Changed)))]
pub(crate) async fn create(State(app): State<App>, signed: Signed, Body(asked): Body<NewPersonAsked>) -> Result<Response, ApiError> {
    signed.viewer.must(Permission::PeopleWrite)?;
    let number = identity(asked.identity_number.as_deref())?;
    let id = app
        .write(move |tx| {
            let unit = asked.appointment.as_ref().and_then(|placed| placed.unit).or(store::people::unit::root(tx)?).ok_or(store::Error::NotFound)?;
            if !unit_within(tx, &signed.viewer, unit, Permission::PeopleWrite)? {
                return Err(store::Error::NotFound);
            }
            let new = NewPerson { identity: number.clone(), appointments: asked.appointment.iter().cloned().collect(), ..NewPerson::only(asked.person.clone()) };
            let id = person::create(tx, &new, &By::entry(signed.viewer.account(), ""))?;
            tx.audit(&signed.viewer, "person_created", &[id.0], "")?;
            Ok(id)
        })
        .await?;
    Ok(changed(StatusCode::CREATED, Some(id.0), 1))
}

#[derive(Clone, Deserialize)]
pub(crate) struct FactsAsked {
    #[serde(flatten)]
    person: Person,
    #[serde(default)]
    why: String,
}

/// An edit of a person's file: claims the version, checks the permission, and is audited.
async fn edit<R: Send + 'static>(
    app: &App,
    signed: Signed,
    (person, version): (PersonId, i64),
    action: &'static str,
    f: impl Fn(&mut Tx<'_>, &Signed) -> Result<R, store::Error> + Send + 'static,
) -> Result<(R, i64), ApiError> {
    app.write(move |tx| {
        viewer::see_to(tx, &signed.viewer, person, Permission::PeopleWrite)?;
        let version = tx.claim(person.0, version)?;
        let answer = f(tx, &signed)?;
        tx.audit(&signed.viewer, action, &[person.0], "")?;
        Ok((answer, version))
    })
    .await
}

/// Corrects the facts about a person.
#[utoipa::path(put, path = "/people/{id}/person", tag = "people", request_body = Object, responses((status = 200, body = Changed)))]
pub(crate) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(asked): Body<FactsAsked>) -> Result<Response, ApiError> {
    domain::people::check::why(&asked.why)?;
    let person = PersonId(id);
    let ((), version) = edit(&app, signed, (person, version), "facts_corrected", move |tx, signed| {
        person::change(tx, person, &asked.person, &By::entry(signed.viewer.account(), &asked.why))
    })
    .await?;
    Ok(changed(StatusCode::OK, None, version))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowAsked {
    row: serde_json::Value,
    #[serde(default)]
    why: String,
}

/// Adds a row to a register.
#[utoipa::path(post, path = "/people/{id}/registers/{register}", tag = "people", request_body = Object, responses((status = 201, body = Changed)))]
pub(crate) async fn add_row(State(app): State<App>, signed: Signed, Path((id, register)): Path<(i64, String)>, Version(version): Version, Body(asked): Body<RowAsked>) -> Result<Response, ApiError> {
    let person = PersonId(id);
    let (row, version) = edit(&app, signed, (person, version), "row_added", move |tx, signed| {
        Named::read(&register, asked.row.clone())?.add(tx, person, &By::entry(signed.viewer.account(), &asked.why))
    })
    .await?;
    Ok(changed(StatusCode::CREATED, Some(row), version))
}

/// Puts a corrected row in the place of another.
#[utoipa::path(put, path = "/people/{id}/registers/{register}/{row}", tag = "people", request_body = Object, responses((status = 200, body = Changed)))]
pub(crate) async fn correct_row(
    State(app): State<App>,
    signed: Signed,
    Path((id, register, row)): Path<(i64, String, i64)>,
    Version(version): Version,
    Body(asked): Body<RowAsked>,
) -> Result<Response, ApiError> {
    let person = PersonId(id);
    let (row, version) = edit(&app, signed, (person, version), "row_corrected", move |tx, signed| {
        Named::read(&register, asked.row.clone())?.correct(tx, person, row, &By::entry(signed.viewer.account(), &asked.why))
    })
    .await?;
    Ok(changed(StatusCode::OK, Some(row), version))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Why {
    why: String,
}

/// Takes a row back; it stays in the history.
#[utoipa::path(delete, path = "/people/{id}/registers/{register}/{row}", tag = "people", request_body = Why, responses((status = 200, body = Changed)))]
pub(crate) async fn withdraw_row(
    State(app): State<App>,
    signed: Signed,
    Path((id, register, row)): Path<(i64, String, i64)>,
    Version(version): Version,
    Body(asked): Body<Why>,
) -> Result<Response, ApiError> {
    let person = PersonId(id);
    let ((), version) = edit(&app, signed, (person, version), "row_withdrawn", move |tx, signed| {
        person::withdraw(tx, person, &register, row, &By::entry(signed.viewer.account(), &asked.why))
    })
    .await?;
    Ok(changed(StatusCode::OK, None, version))
}

/// Sets the portrait: a JPEG or PNG of at most 5 MB.
#[utoipa::path(put, path = "/people/{id}/photo", tag = "people", request_body = Vec<u8>, responses((status = 200, body = Changed)))]
pub(crate) async fn set_photo(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Bytes(bytes): Bytes<5>) -> Result<Response, ApiError> {
    let person = PersonId(id);
    let image = formats::image::portrait(&bytes, "").map_err(|finding| Refusal { code: finding.code.clone(), field: Some("photo".into()), arguments: finding.arguments.clone() })?;
    let kind = image.kind.media_type();
    let version = app
        .write(move |tx| {
            viewer::see_to(tx, &signed.viewer, person, Permission::PeopleWrite)?;
            let version = tx.claim_latest(person.0)?;
            let hash = store::files::keep(tx, &signed.viewer, &bytes, kind)?;
            person::put_one(tx, person, &Photo(hash), &By::entry(signed.viewer.account(), ""))?;
            tx.audit(&signed.viewer, "photo_set", &[person.0], "")?;
            Ok(version)
        })
        .await?;
    Ok(changed(StatusCode::OK, None, version))
}
