//! The framework of competences as a 1EdTech CASE package, out and in.

use axum::{Json, extract::State, http::{HeaderMap, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    catalogue::name,
    message::Finding,
    observe::competence::Competence,
};
use formats::case::{self, About, Node as CaseNode};
use store::observe::competences;

use super::competences::{Imported, Node, take};
use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Bytes, Signed},
};

/// The largest package, in megabytes.
const PACKAGE_MAX: usize = 8;

/// The framework as a CASE package.
#[utoipa::path(get, path = "/competences/case", tag = "observe", responses((status = 200, content_type = "application/json", body = String)))]
pub(super) async fn package(State(app): State<App>, _signed: Signed, headers: HeaderMap) -> Result<Response, ApiError> {
    let (nodes, now) = app.read(|tx| Ok((competences::all(tx)?, tx.now))).await?;
    let code_of = |id| nodes.iter().find(|(node, _)| Some(*node) == id).map(|(_, node)| node.code.clone()).unwrap_or_default();
    let nodes: Vec<CaseNode> =
        nodes.iter().map(|(_, node)| CaseNode { code: node.code.clone(), parent: code_of(node.parent), title: node.title.clone(), about: node.about.clone(), levels: node.levels.clone() }).collect();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("lilian");
    let (house, title, at) = (format!("https://{host}"), name(language(), "competences.framework"), now.to_rfc3339());
    let text = case::write(&nodes, About { house: &house, title: &title, at: &at }).map_err(store::Error::from)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, "attachment; filename=\"framework.case.json\"")];
    Ok((headers, text).into_response())
}

fn read(bytes: &[u8]) -> (Vec<Node>, Vec<Finding>) {
    match case::read(&String::from_utf8_lossy(bytes)) {
        Ok(read) => {
            let node = |(row, node): (usize, CaseNode)| {
                let competence = Competence { parent: None, code: node.code, title: node.title, about: node.about, levels: node.levels, sort: i64::try_from(row).unwrap_or(0) };
                Node { row, parent: node.parent, competence }
            };
            ((1..).zip(read.value).map(node).collect(), read.findings)
        }
        Err(finding) => (vec![], vec![finding]),
    }
}

/// Brings a CASE package in. Nothing is written while one of its items cannot be taken.
#[utoipa::path(post, path = "/competences/case", tag = "observe", request_body(content = Vec<u8>, content_type = "application/json"), responses((status = 200, body = Imported)))]
pub(super) async fn bring(State(app): State<App>, signed: Signed, Bytes(bytes): Bytes<PACKAGE_MAX>) -> Result<Json<Imported>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    signed.viewer.must(Permission::Settings)?;
    let read = app.beside(move || read(&bytes)).await?;
    Ok(Json(take(&app, signed.viewer, read).await?))
}
