//! A list of people for the roster of a class: read and matched, for whoever then puts them on it.

use axum::{Json, extract::State};
use domain::{id::SessionId, message::Finding};
use serde::Serialize;
use store::programmes;
use utoipa::ToSchema;

use super::{FindingShown, SHEET_MAX, listed, once, told, whom};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Bytes, Path, Signed},
    people::someone::Someone,
};

#[derive(Serialize, ToSchema)]
struct Matched {
    row: usize,
    #[serde(flatten)]
    who: Someone,
    /// On the roster already.
    on: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct RosterRead {
    /// Rows read.
    read: usize,
    people: Vec<Matched>,
    findings: Vec<FindingShown>,
}

/// Reads a list of people (a spreadsheet, or names line by line) for the roster of a session. Nothing is written.
#[utoipa::path(post, path = "/sessions/{id}/roster-sheet", tag = "training", request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses((status = 200, body = RosterRead)))]
pub(in crate::programmes) async fn read(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Bytes(bytes): Bytes<SHEET_MAX>) -> Result<Json<RosterRead>, ApiError> {
    let (list, mut findings) = app.beside(move || listed(&bytes, "roster", "name")).await?;
    let (read, letter) = (list.rows.len(), list.letter("name"));
    if read == 0 && findings.is_empty() {
        findings.push(Finding::error("finding.cell_empty", "").at(1, &letter));
    }
    let (people, findings) = app
        .read(move |tx| {
            programmes::session(tx, &signed.viewer, SessionId(id))?;
            let (people, more) = whom(tx, &signed.viewer, &list)?;
            let mut findings = [findings.clone(), more].concat();
            let people = once(people, &letter, &mut findings);
            let on: std::collections::BTreeSet<_> =
                programmes::every_part(tx, SessionId(id))?.into_iter().filter(|part| part.state.sits() || part.state.hopes()).filter_map(|part| part.person).collect();
            let people = people.into_iter().map(|one| Ok(Matched { row: one.row, who: Someone::of(tx, one.person)?, on: on.contains(&one.person) })).collect::<Result<Vec<_>, store::Error>>()?;
            Ok((people, findings))
        })
        .await?;
    Ok(Json(RosterRead { read, people, findings: told(&findings) }))
}
