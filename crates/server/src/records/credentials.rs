//! Credentials of learning tools, for whoever keeps the settings of their unit: made, listed, ended. A secret is told once.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    date::Instant,
    id::UnitId,
    message::Refusal,
    people::unit::name_given,
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    ledger,
    records::spaces::{self, Credential},
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::SCOPES;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    problems::unit_name,
};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, admit)).routes(routes!(end))
}

#[derive(Serialize, ToSchema)]
struct CredentialShown {
    id: i64,
    unit: i64,
    unit_name: String,
    title: String,
    /// The user name of HTTP Basic.
    name: String,
    scopes: Vec<String>,
    made_by: String,
    made_at: String,
    ended_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct CredentialsShown {
    rows: Vec<CredentialShown>,
    /// What a credential may be allowed, in the words of the specification.
    scopes: Vec<String>,
    /// The version in which requests that name none are answered.
    version: String,
}

fn show(tx: &mut Tx<'_>, (unit, it): (UnitId, Credential)) -> Result<CredentialShown, store::Error> {
    let made_by = ledger::account_names(tx, &[it.made_by])?.remove(&it.made_by).unwrap_or_default();
    Ok(CredentialShown {
        id: it.id, unit: unit.0, unit_name: unit_name(tx, unit)?, title: it.title, name: it.name, scopes: it.scopes.split(' ').map(str::to_owned).collect(), made_by,
        made_at: it.made_at.to_minute(), ended_at: it.ended_at.map(Instant::to_minute),
    })
}

fn must(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<(), store::Error> {
    viewer.must(Permission::Settings)?;
    if viewer::unit_within(tx, viewer, unit, Permission::Settings)? { Ok(()) } else { Err(store::Error::NotFound) }
}

/// Credentials of units within reach, the latest first.
#[utoipa::path(get, path = "/records/credentials", tag = "records", responses((status = 200, body = CredentialsShown)))]
async fn list(State(app): State<App>, signed: Signed) -> Result<Json<CredentialsShown>, ApiError> {
    signed.viewer.must(Permission::Settings)?;
    let version = app.records_version.header().to_owned();
    let shown = app
        .read(move |tx| {
            let mut rows = Vec::new();
            for space in spaces::all(tx)? {
                if viewer::unit_within(tx, &signed.viewer, space.unit, Permission::Settings)? {
                    for credential in spaces::credentials(tx, space.id)? {
                        rows.push(show(tx, (space.unit, credential))?);
                    }
                }
            }
            rows.sort_by_key(|row| std::cmp::Reverse(row.id));
            Ok(CredentialsShown { rows, scopes: SCOPES.map(str::to_owned).to_vec(), version })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct New {
    unit: i64,
    title: String,
    scopes: Vec<String>,
}

#[derive(Serialize, ToSchema)]
struct Admitted {
    #[serde(flatten)]
    line: CredentialShown,
    /// The password of HTTP Basic, told this once.
    secret: String,
}

/// Lets a learning tool in.
#[utoipa::path(post, path = "/records/credentials", tag = "records", request_body = New, responses((status = 201, body = Admitted)))]
async fn admit(State(app): State<App>, signed: Signed, Body(new): Body<New>) -> Result<(StatusCode, Json<Admitted>), ApiError> {
    name_given(&new.title, "title")?;
    if new.scopes.is_empty() {
        return Err(Refusal::new("refusal.empty").at("scopes").into());
    }
    if let Some(unknown) = new.scopes.iter().find(|scope| !SCOPES.contains(&scope.as_str())) {
        return Err(Refusal::new("refusal.code").with("value", unknown).at("scopes").into());
    }
    let admitted = app
        .write(move |tx| {
            let (viewer, unit) = (&signed.viewer, UnitId(new.unit));
            must(tx, viewer, unit)?;
            let space = spaces::of_unit(tx, viewer.account(), unit)?;
            let (credential, secret) = spaces::admit(tx, viewer.account(), space, (new.title.trim(), &new.scopes.join(" ")))?;
            tx.audit(viewer, "record_credential_made", &[credential.id], &format!("{}: {}", credential.title, credential.scopes))?;
            Ok(Admitted { line: show(tx, (unit, credential))?, secret })
        })
        .await?;
    Ok((StatusCode::CREATED, Json(admitted)))
}

/// Ends a credential: within five seconds nobody comes in with it.
#[utoipa::path(post, path = "/records/credentials/{id}/end", tag = "records", responses((status = 204)))]
async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| {
        let unit = spaces::unit_of(tx, id)?;
        must(tx, &signed.viewer, unit)?;
        spaces::end(tx, id)?;
        tx.audit(&signed.viewer, "record_credential_ended", &[id], "")
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
