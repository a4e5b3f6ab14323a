//! Care needs over HTTP, under the narrowest access.

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    care::{CareKind, CareState},
    id::{NeedId, PersonId, TalkId},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::Viewer,
    care::needs::{self, Need, NewNeed},
    ledger,
    people::person,
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed, Version},
    problems::code,
};

#[derive(Serialize, ToSchema)]
struct NoteShown {
    at: String,
    by: String,
    state: String,
    text: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct NeedShown {
    id: i64,
    version: i64,
    person: i64,
    person_name: String,
    post: String,
    kind: String,
    state: String,
    talk: Option<i64>,
    opened_on: String,
    notes: Vec<NoteShown>,
    /// The viewer may note how the person was helped.
    may: bool,
}

fn shown(tx: &mut Tx<'_>, viewer: &Viewer, need: Need) -> Result<NeedShown, store::Error> {
    let mut notes = Vec::new();
    for note in need.notes {
        let by = ledger::account_names(tx, &[note.by])?.remove(&note.by).unwrap_or_default();
        notes.push(NoteShown { at: note.at.to_minute(), by, state: note.state.code().into(), text: note.text });
    }
    Ok(NeedShown {
        id: need.id.0, version: tx.version(need.id.0)?, person: need.person.0, person_name: person::name_of(tx, need.person)?.unwrap_or_default(),
        post: person::present_post(tx, need.person)?, kind: need.kind.code().into(), state: need.state.code().into(), talk: need.talk.map(|talk| talk.0),
        opened_on: need.opened_at.day().to_string(), notes, may: viewer.person() != Some(need.person),
    })
}

/// Open needs that the viewer looks after, the longest open first.
#[utoipa::path(get, path = "/needs", tag = "care", responses((status = 200, body = Vec<NeedShown>)))]
pub(super) async fn open_ones(State(app): State<App>, signed: Signed) -> Result<Json<Vec<NeedShown>>, ApiError> {
    let needs = app
        .write(move |tx| {
            let found = needs::open_ones(tx, &signed.viewer, 200)?;
            tx.audit(&signed.viewer, "read_needs", &[], "")?;
            found.into_iter().map(|need| shown(tx, &signed.viewer, need)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(needs))
}

/// The needs of a person that the viewer may know of.
#[utoipa::path(get, path = "/people/{id}/needs", tag = "care", responses((status = 200, body = Vec<NeedShown>)))]
pub(super) async fn of_person(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<NeedShown>>, ApiError> {
    let needs = app
        .write(move |tx| {
            let found = needs::of_person(tx, &signed.viewer, PersonId(id))?;
            if !found.is_empty() {
                tx.audit(&signed.viewer, "read_needs", &[id], "")?;
            }
            found.into_iter().map(|need| shown(tx, &signed.viewer, need)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(needs))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenAsked {
    kind: String,
    text: String,
    #[serde(default)]
    talk: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct NeedMade {
    id: i64,
}

/// Puts a need on record.
#[utoipa::path(post, path = "/people/{id}/needs", tag = "care", request_body = OpenAsked, responses((status = 201, body = NeedMade)))]
pub(super) async fn open(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<OpenAsked>) -> Result<(StatusCode, Json<NeedMade>), ApiError> {
    let kind = code(&asked.kind, "kind", CareKind::from_code)?;
    let new = NewNeed { person: PersonId(id), kind, talk: asked.talk.map(TalkId), text: asked.text };
    let id = app.write(move |tx| needs::open(tx, &signed.viewer, &new)).await?;
    Ok((StatusCode::CREATED, Json(NeedMade { id: id.0 })))
}

fn answered(need: NeedShown) -> Response {
    ([(header::ETAG, format!("\"{}\"", need.version))], Json(need)).into_response()
}

/// A need, for those who look after it and for the person.
#[utoipa::path(get, path = "/needs/{id}", tag = "care", responses((status = 200, body = NeedShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let need = app
        .write(move |tx| {
            let need = needs::find(tx, &signed.viewer, NeedId(id))?;
            tx.audit(&signed.viewer, "read_needs", &[need.person.0], "")?;
            shown(tx, &signed.viewer, need)
        })
        .await?;
    Ok(answered(need))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HelpAsked {
    state: String,
    text: String,
}

/// Notes how somebody was helped, at the version that was seen.
#[utoipa::path(post, path = "/needs/{id}/notes", tag = "care", request_body = HelpAsked, responses((status = 200, body = NeedShown)))]
pub(super) async fn help(
    State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(asked): Body<HelpAsked>,
) -> Result<Response, ApiError> {
    let state = code(&asked.state, "state", CareState::from_code)?;
    let need = app
        .write(move |tx| {
            needs::help(tx, &signed.viewer, (NeedId(id), version), state, &asked.text)?;
            let need = needs::find(tx, &signed.viewer, NeedId(id))?;
            shown(tx, &signed.viewer, need)
        })
        .await?;
    Ok(answered(need))
}
