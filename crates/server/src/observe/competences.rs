//! The framework of competences over HTTP: the tree, sheets in and out, levels given, what posts ask for.

use std::collections::{BTreeMap, BTreeSet};

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    date::MonthOrDay,
    id::{CompetenceId, PersonId, PostId},
    ledger::{Channel, Claim, EntryKind, SourceKind, Stage},
    message::{Finding, Refusal, Severity},
    observe::competence::{Competence, LEVELS_MAX, Rating, check},
};
use formats::{sheet::{self, Sheet}, workbook::{self, Column, Kind, Table}};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    ledger,
    observe::competences,
};
use utoipa::ToSchema;

use super::statements::Made;
use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Body, Bytes, Path, Signed},
    problems::code,
};

/// The largest sheet, in megabytes.
const SHEET_MAX: usize = 4;

#[derive(Serialize, ToSchema)]
pub(super) struct NodeShown {
    id: i64,
    #[schema(value_type = Object)]
    competence: Competence,
}

fn shown(tx: &mut Tx<'_>) -> Result<Vec<NodeShown>, store::Error> {
    Ok(competences::all(tx)?.into_iter().map(|(id, competence)| NodeShown { id: id.0, competence }).collect())
}

/// The framework, node after node in the order of the tree.
#[utoipa::path(get, path = "/competences", tag = "observe", responses((status = 200, body = Vec<NodeShown>)))]
pub(super) async fn all(State(app): State<App>, _signed: Signed) -> Result<Json<Vec<NodeShown>>, ApiError> {
    Ok(Json(app.read(shown).await?))
}

/// Adds a node.
#[utoipa::path(post, path = "/competences", tag = "observe", request_body = Object, responses((status = 201, body = Made)))]
pub(super) async fn add(State(app): State<App>, signed: Signed, Body(competence): Body<Competence>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| competences::set(tx, &signed.viewer, None, &competence)).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

/// Changes a node.
#[utoipa::path(put, path = "/competences/{id}", tag = "observe", request_body = Object, responses((status = 204)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(competence): Body<Competence>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| competences::set(tx, &signed.viewer, Some(CompetenceId(id)), &competence)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a node; levels given by it stay.
#[utoipa::path(delete, path = "/competences/{id}", tag = "observe", responses((status = 204)))]
pub(super) async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| competences::end(tx, &signed.viewer, CompetenceId(id))).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Columns of the sheet: code, code of the node above, title, what it is, and the words of each level.
fn columns() -> Vec<Column> {
    let name = |key: &str| domain::catalogue::name(language(), &format!("competences.column.{key}"));
    let mut columns = vec![
        Column { name: name("code"), width: 10, kind: Kind::Text }, Column { name: name("parent"), width: 10, kind: Kind::Text },
        Column { name: name("title"), width: 24, kind: Kind::Text }, Column { name: name("about"), width: 40, kind: Kind::Text },
    ];
    for level in 1..=LEVELS_MAX {
        columns.push(Column { name: format!("{} {level}", name("level")), width: 40, kind: Kind::Text });
    }
    columns
}

/// The framework as a sheet, which can be changed and brought back.
#[utoipa::path(get, path = "/competences/sheet", tag = "observe", responses((status = 200)))]
pub(super) async fn sheet(State(app): State<App>, _signed: Signed) -> Result<Response, ApiError> {
    let nodes = app.read(competences::all).await?;
    let code_of = |id: Option<CompetenceId>| nodes.iter().find(|(node, _)| Some(*node) == id).map(|(_, node)| node.code.clone()).unwrap_or_default();
    let rows = nodes.iter().map(|(_, node)| {
        let mut cells = vec![node.code.clone(), code_of(node.parent), node.title.clone(), node.about.clone()];
        cells.extend((0..usize::from(LEVELS_MAX)).map(|level| node.levels.get(level).cloned().unwrap_or_default()));
        cells
    });
    let table = Table { name: "competences".into(), columns: columns(), rows: rows.collect(), ..Table::default() };
    let bytes = app.beside(move || workbook::write(&[table])).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (header::CONTENT_DISPOSITION, "attachment; filename=\"competences.xlsx\""),
    ];
    Ok((headers, bytes).into_response())
}

#[derive(Serialize, ToSchema)]
pub(super) struct Imported {
    /// Nodes read from the sheet.
    read: usize,
    /// Nodes added or changed; none while a row cannot be taken.
    set: usize,
    findings: Vec<FindingShown>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct FindingShown {
    row: u32,
    column: String,
    stops: bool,
    sentence: String,
}

/// A node of the sheet, with its row and the code of the node above.
#[derive(Clone)]
pub(super) struct Node {
    pub row: usize,
    /// The code of the node above.
    pub parent: String,
    pub competence: Competence,
}

/// The nodes of a sheet below its header, and what of it cannot be taken.
fn nodes_of(sheet: &Sheet) -> (Vec<Node>, Vec<Finding>) {
    let (mut nodes, mut findings) = (Vec::<Node>::new(), Vec::new());
    for row in sheet.rows.iter().skip(1) {
        let cell = |column: usize| row.cell(column).trim().to_owned();
        for (column, letter) in [(0, "A"), (2, "C")] {
            if cell(column).is_empty() {
                findings.push(Finding::error("finding.cell_empty", "").at(row.number, letter));
            }
        }
        if nodes.iter().any(|node| node.competence.code == cell(0)) {
            findings.push(Finding::error("finding.code_twice", &cell(0)).at(row.number, "A"));
        }
        let mut levels: Vec<String> = (0..usize::from(LEVELS_MAX)).map(|level| cell(4 + level)).collect();
        while levels.last().is_some_and(String::is_empty) {
            levels.pop();
        }
        let competence = Competence { parent: None, code: cell(0), title: cell(2), about: cell(3), levels, sort: i64::try_from(row.number).unwrap_or(0) };
        nodes.push(Node { row: row.number, parent: cell(1), competence });
    }
    (nodes, findings)
}

fn read(bytes: &[u8]) -> (Vec<Node>, Vec<Finding>) {
    match sheet::read(bytes, "competences.xlsx") {
        Ok(read) => {
            let (nodes, more) = read.value.first().map(nodes_of).unwrap_or_default();
            (nodes, [read.findings, more].concat())
        }
        Err(finding) => (vec![], vec![finding]),
    }
}

/// What of the nodes cannot stand in the tree, judged as if all of them were in it.
fn misfits(known: &[(CompetenceId, Competence)], nodes: &[Node]) -> Vec<Finding> {
    let mut ids: BTreeMap<&str, CompetenceId> = known.iter().map(|(id, node)| (node.code.as_str(), *id)).collect();
    for (place, node) in (1..).zip(nodes) {
        // A node that is new has no number yet; below nothing it is nobody else's.
        ids.entry(&node.competence.code).or_insert(CompetenceId(-place));
    }
    let mut parents: BTreeMap<CompetenceId, Option<CompetenceId>> = known.iter().map(|(id, node)| (*id, node.parent)).collect();
    let of = |code: &str| ids.get(code).copied();
    parents.extend(nodes.iter().filter_map(|node| Some((of(&node.competence.code)?, of(&node.parent)))));
    let mut findings = Vec::new();
    for node in nodes {
        if !node.parent.is_empty() && of(&node.parent).is_none() {
            findings.push(Finding::error("finding.parent_unknown", &node.parent).at(node.row, "B"));
            continue;
        }
        let competence = Competence { parent: of(&node.parent), ..node.competence.clone() };
        if let Err(refusal) = check(&competence, of(&competence.code), &parents) {
            let column = if refusal.code == "refusal.competence_circle" { "B" } else { "A" };
            findings.push(Finding::error("finding.refused", &competence.code).with("reason", refusal.sentence(language())).at(node.row, column));
        }
    }
    findings
}

/// Puts the nodes into the tree, those above before those below; a node is known by its code.
fn adopt(tx: &mut Tx<'_>, viewer: &Viewer, nodes: Vec<Node>) -> Result<(), store::Error> {
    let known: BTreeMap<String, CompetenceId> = competences::all(tx)?.into_iter().map(|(id, node)| (node.code, id)).collect();
    let coming: BTreeSet<String> = nodes.iter().map(|node| node.competence.code.clone()).collect();
    let (mut ids, mut waiting) = (known.clone(), nodes);
    let mut done = BTreeSet::new();
    while !waiting.is_empty() {
        let ready = |node: &Node| node.parent.is_empty() || done.contains(&node.parent) || !coming.contains(&node.parent);
        let (now, later): (Vec<Node>, Vec<Node>) = waiting.into_iter().partition(ready);
        if now.is_empty() {
            return Err(Refusal::new("refusal.competence_circle").with("title", later.first().map(|node| node.competence.title.clone()).unwrap_or_default()).into());
        }
        for node in now {
            let competence = Competence { parent: ids.get(&node.parent).copied(), ..node.competence };
            let id = competences::set(tx, viewer, known.get(&competence.code).copied(), &competence)?;
            ids.insert(competence.code.clone(), id);
            done.insert(competence.code);
        }
        waiting = later;
    }
    tx.audit(viewer, "framework_imported", &[], &done.len().to_string())
}

/// Brings a sheet in. Nothing is written while one of its rows cannot be taken.
#[utoipa::path(post, path = "/competences/sheet", tag = "observe", request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses((status = 200, body = Imported)))]
pub(super) async fn bring(State(app): State<App>, signed: Signed, Bytes(bytes): Bytes<SHEET_MAX>) -> Result<Json<Imported>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    signed.viewer.must(Permission::Settings)?;
    let (nodes, findings) = app.beside(move || read(&bytes)).await?;
    Ok(Json(take(&app, signed.viewer, (nodes, findings)).await?))
}

/// Takes nodes into the framework, all of them or none.
pub(super) async fn take(app: &App, viewer: Viewer, (nodes, mut findings): (Vec<Node>, Vec<Finding>)) -> Result<Imported, ApiError> {
    let known = app.read(competences::all).await?;
    findings.extend(misfits(&known, &nodes));
    let count = nodes.len();
    let sound = findings.iter().all(|finding| finding.severity != Severity::Error);
    if sound {
        app.write(move |tx| adopt(tx, &viewer, nodes.clone())).await?;
    }
    let set = if sound { count } else { 0 };
    let language = language();
    let findings = findings.iter().map(|finding| FindingShown {
        row: finding.place.row, column: finding.place.column.clone(), stops: finding.severity == Severity::Error, sentence: finding.sentence(language),
    });
    Ok(Imported { read: count, set, findings: findings.collect() })
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LevelAsked {
    competence: i64,
    level: u8,
    source: String,
    #[schema(value_type = String)]
    on: MonthOrDay,
    /// What the assessor saw that speaks for this level.
    text: String,
}

/// Gives a person a level, by a named assessor against the written words.
#[utoipa::path(post, path = "/people/{id}/levels", tag = "observe", request_body = LevelAsked, responses((status = 201, body = Made)))]
pub(super) async fn give(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<LevelAsked>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let source = code(&asked.source, "source", SourceKind::from_code)?;
    let made = app
        .write(move |tx| {
            let (viewer, person) = (&signed.viewer, PersonId(id));
            let sight = viewer::see(tx, viewer, person)?;
            if !sight.own && !sight.may(Permission::EvidenceWrite) {
                return Err(Refusal::new("refusal.not_permitted").with("permission", Permission::EvidenceWrite.key()).into());
            }
            domain::people::check::why(&asked.text)?;
            let rating = Rating { competence: CompetenceId(asked.competence), level: asked.level };
            let title = competences::all(tx)?.into_iter().find(|(node, _)| *node == rating.competence).map(|(_, node)| node.title).unwrap_or_default();
            let claim = Claim {
                channel: Some(Channel::Appraisal), rating: Some(rating),
                ..Claim::new((Stage::Observe, EntryKind::Rating, source), asked.on, format!("{title} {}", asked.level), asked.text.as_str())
            };
            let entry = ledger::append(tx, viewer, person, &claim, None)?;
            tx.audit(viewer, "level_given", &[id], "")?;
            Ok(entry)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: made.0 })))
}

#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Needs {
    #[schema(value_type = Vec<Object>)]
    needs: Vec<Rating>,
}

/// What a post asks for.
#[utoipa::path(get, path = "/posts/{id}/needs", tag = "observe", responses((status = 200, body = Needs)))]
pub(super) async fn needs(State(app): State<App>, _signed: Signed, Path(id): Path<i64>) -> Result<Json<Needs>, ApiError> {
    Ok(Json(Needs { needs: app.read(move |tx| competences::needs(tx, PostId(id))).await? }))
}

/// Sets what a post asks for.
#[utoipa::path(put, path = "/posts/{id}/needs", tag = "observe", request_body = Needs, responses((status = 204)))]
pub(super) async fn set_needs(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Needs>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| competences::set_needs(tx, &signed.viewer, PostId(id), &asked.needs)).await?;
    Ok(StatusCode::NO_CONTENT)
}
