//! Catalogues over HTTP.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    id::{CatalogueId, PersonId, UnitId},
    programmes::SessionState,
    train::{Catalogue, Item},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    programmes,
    train::catalogue::{self, Told},
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version},
    people::someone::Someone,
    problems::{code, unit_name},
    programmes::SessionLine,
};

#[derive(Serialize, ToSchema)]
pub(super) struct ItemShown {
    id: i64,
    version: i64,
    unit: i64,
    unit_name: String,
    #[schema(value_type = Object)]
    item: Item,
    ended: bool,
    /// The official a lecturer or model is.
    who: Option<Someone>,
    /// How many programmes and sessions serve a focus.
    served: usize,
    may_write: bool,
}

fn person_of(item: &Item) -> Option<PersonId> {
    match item {
        Item::Lecturer { person, .. } => *person,
        Item::Model { person, .. } => Some(*person),
        _ => None,
    }
}

fn show(tx: &mut Tx<'_>, viewer: &Viewer, (told, served): (Told, usize)) -> Result<ItemShown, store::Error> {
    Ok(ItemShown {
        id: told.id.0, version: told.version, unit: told.unit.0, unit_name: unit_name(tx, told.unit)?, ended: told.ended, who: person_of(&told.item).map(|person| Someone::of(tx, person)).transpose()?,
        served, may_write: viewer::unit_within(tx, viewer, told.unit, domain::access::role::Permission::Train)?, item: told.item,
    })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    of: String,
}

/// One catalogue, by title.
#[utoipa::path(get, path = "/training/catalogue", tag = "training", responses((status = 200, body = Vec<ItemShown>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<Vec<ItemShown>>, ApiError> {
    let of = code(&asked.of, "of", Catalogue::from_code)?;
    let shown = app
        .read(move |tx| {
            let served = if of == Catalogue::Focus { catalogue::served_counts(tx)? } else { BTreeMap::default() };
            let told = catalogue::list(tx, &signed.viewer, of)?;
            told.into_iter().map(|told| { let count = served.get(&told.id).copied().unwrap_or(0); show(tx, &signed.viewer, (told, count)) }).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct New {
    unit: i64,
    item: Item,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Made {
    id: i64,
}

/// Adds a line.
#[utoipa::path(post, path = "/training/catalogue", tag = "training", request_body = Object, responses((status = 201, body = Made)))]
pub(super) async fn add(State(app): State<App>, signed: Signed, Body(new): Body<New>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| catalogue::add(tx, &signed.viewer, (UnitId(new.unit), &new.item))).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

#[derive(Serialize, ToSchema)]
struct ServedShown {
    id: i64,
    kind: String,
    title: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ItemPage {
    #[serde(flatten)]
    line: ItemShown,
    /// Programmes and sessions that serve a focus.
    serving: Vec<ServedShown>,
    /// Sessions that give a course, are for a chain, in a zone, with a partner, or in which a lecturer teaches.
    sessions: Vec<SessionLine>,
    /// Units that sessions of a course reached.
    reached: Vec<String>,
    /// Class hours a lecturer gave, in tenths.
    taught_tenths: u32,
    /// How many specialists of a field are being formed.
    supply: usize,
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, id: CatalogueId) -> Result<ItemPage, store::Error> {
    let told = catalogue::find(tx, viewer, id)?;
    let mut serving = Vec::new();
    for (served, kind) in catalogue::served(tx, id)? {
        let title = match kind.as_str() {
            "programme" => programmes::find(tx, viewer, domain::id::ProgrammeId(served))?.programme.title,
            _ => programmes::session(tx, viewer, domain::id::SessionId(served))?.session.title,
        };
        serving.push(ServedShown { id: served, kind, title });
    }
    let supply = if told.item.catalogue() == Catalogue::Field { store::train::cohort::in_field(tx, id)? } else { 0 };
    let held = programmes::sessions_naming(tx, viewer, id)?;
    let over = held.iter().filter(|one| one.state == SessionState::Held);
    let taught_tenths = over.clone().flat_map(|one| &one.session.lessons).filter(|lesson| lesson.lecturer == Some(id)).map(|lesson| lesson.tenths).sum();
    let units: std::collections::BTreeSet<UnitId> = over.map(|one| one.session.unit).collect();
    let reached = units.into_iter().map(|unit| unit_name(tx, unit)).collect::<Result<Vec<_>, _>>()?;
    let sessions = held.into_iter().map(|one| SessionLine::of(tx, one)).collect::<Result<Vec<_>, _>>()?;
    Ok(ItemPage { line: show(tx, viewer, (told, serving.len()))?, serving, sessions, reached, taught_tenths, supply })
}

fn answered(page: ItemPage) -> Response {
    ([(header::ETAG, format!("\"{}\"", page.line.version))], Json(page)).into_response()
}

/// A line with everything that names it.
#[utoipa::path(get, path = "/training/catalogue/{id}", tag = "training", responses((status = 200, body = ItemPage)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    Ok(answered(app.read(move |tx| page(tx, &signed.viewer, CatalogueId(id))).await?))
}

/// Changes a line, at the version that was seen.
#[utoipa::path(put, path = "/training/catalogue/{id}", tag = "training", request_body = Object, responses((status = 200, body = ItemPage)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(item): Body<Item>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            catalogue::change(tx, &signed.viewer, (CatalogueId(id), version), &item)?;
            page(tx, &signed.viewer, CatalogueId(id))
        })
        .await?;
    Ok(answered(page))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ending {
    ended: bool,
}

/// Takes a line out of use, or back into it.
#[utoipa::path(post, path = "/training/catalogue/{id}/end", tag = "training", request_body = Ending, responses((status = 200, body = ItemPage)))]
pub(super) async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(ending): Body<Ending>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            catalogue::end(tx, &signed.viewer, CatalogueId(id), ending.ended)?;
            page(tx, &signed.viewer, CatalogueId(id))
        })
        .await?;
    Ok(answered(page))
}
