//! Find people: the fields there are, the question, and its answer as a page or a spreadsheet.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::header, response::{IntoResponse, Response}};
use domain::{
    access::{role::{Permission, Role}, tier::Tier},
    catalogue,
    ledger::{ContestState, EntryKind, SourceKind, Stage},
    people::{code, filter::{Field, FieldType}},
};
use formats::workbook::{self, Column, Kind, Table};
use serde::{Deserialize, Serialize};
use store::search::answer::{self, Cell, Question};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Body, Signed},
};

#[derive(Serialize, ToSchema)]
pub(crate) struct FieldShown {
    field: String,
    label: String,
    ops: Vec<String>,
    table: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    tier: String,
    sortable: bool,
    column: bool,
    facet: bool,
}

/// The fields a question may use, as far as the viewer's tier goes.
#[utoipa::path(get, path = "/people/fields", tag = "people", responses((status = 200, body = Vec<FieldShown>)))]
pub(crate) async fn fields(signed: Signed) -> Json<Vec<FieldShown>> {
    let tier = signed.viewer.tier();
    let show = |field: &Field| {
        let (ops, kind): (&[&str], &str) = match field.kind() {
            FieldType::Code => (&["is"], "code"),
            FieldType::Date => (&["between"], "date"),
            FieldType::Number => (&["between"], "number"),
            FieldType::Text if *field == Field::Unit => (&[], "text"),
            FieldType::Text => (&["has"], "text"),
        };
        FieldShown {
            field: field.code().into(), label: format!("field.{}", field.code()), ops: ops.iter().map(|op| (*op).to_owned()).collect(),
            table: field.table().map(str::to_owned), kind: kind.into(), tier: field.tier().code().into(), sortable: field.sortable(),
            column: field.column(), facet: field.facet(),
        }
    };
    Json(Field::ALL.iter().filter(|field| field.tier() <= tier.max(Tier::Organisation)).map(show).collect())
}

#[derive(Serialize, ToSchema)]
pub(crate) struct CodeShown {
    code: String,
    name: String,
}

fn of<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

/// Every code table with names in the request's language.
#[utoipa::path(get, path = "/codes", tag = "people", responses((status = 200, body = BTreeMap<String, Vec<CodeShown>>)))]
pub(crate) async fn codes(_: Signed) -> Json<BTreeMap<String, Vec<CodeShown>>> {
    let language = language();
    let mut tables = code::tables();
    tables.push((Role::TABLE, of(Role::ALL, Role::code)));
    tables.push((Tier::TABLE, of(Tier::ALL, Tier::code)));
    tables.push((Stage::TABLE, of(Stage::ALL, Stage::code)));
    tables.push((SourceKind::TABLE, of(SourceKind::ALL, SourceKind::code)));
    tables.push((EntryKind::TABLE, of(EntryKind::ALL, EntryKind::code)));
    tables.push((ContestState::TABLE, of(ContestState::ALL, ContestState::code)));
    let show = |table: &str, code: &str| CodeShown { code: code.into(), name: catalogue::name(language, &format!("code.{table}.{code}")) };
    let mut shown: BTreeMap<String, Vec<CodeShown>> =
        tables.into_iter().map(|(table, codes)| (table.to_owned(), codes.into_iter().map(|code| show(table, code)).collect())).collect();
    let peoples = code::ETHNICITIES.iter().map(|(code, name)| CodeShown { code: (*code).into(), name: (*name).into() }).collect();
    shown.insert("ethnicity".into(), peoples);
    Json(shown)
}

#[derive(Serialize, ToSchema)]
pub(crate) struct FoundRow {
    id: i64,
    #[schema(value_type = Object)]
    cells: BTreeMap<String, Option<Cell>>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct FacetShown {
    code: Option<String>,
    count: usize,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct SearchAnswer {
    position: i64,
    count: usize,
    rows: Vec<FoundRow>,
    next: Option<String>,
    facets: BTreeMap<String, Vec<FacetShown>>,
    milliseconds: i64,
}

impl SearchAnswer {
    fn of(answer: answer::Answer, milliseconds: i64) -> Self {
        let facet = |facet: answer::Facet| FacetShown { code: facet.code, count: facet.count };
        Self {
            position: answer.position,
            count: answer.count,
            rows: answer.rows.into_iter().map(|row| FoundRow { id: row.id.0, cells: row.cells }).collect(),
            next: answer.next,
            facets: answer.facets.into_iter().map(|(field, facets)| (field, facets.into_iter().map(facet).collect())).collect(),
            milliseconds,
        }
    }
}

pub(crate) async fn ask(app: &App, signed: Signed, question: Question) -> Result<SearchAnswer, ApiError> {
    let (begun, searcher) = (app.db.now(), app.searcher.clone());
    let answer = app.read(move |tx| searcher.with(tx, |tx, index| answer::answer(tx, index, &signed.viewer, &question))).await?;
    Ok(SearchAnswer::of(answer, app.db.now().0 - begun.0))
}

/// Who meets a question, inside the viewer's reach.
#[utoipa::path(post, path = "/people/search", tag = "people", request_body = Object, responses((status = 200, body = SearchAnswer)))]
pub(crate) async fn search(State(app): State<App>, signed: Signed, Body(question): Body<Question>) -> Result<Json<SearchAnswer>, ApiError> {
    ask(&app, signed, question).await.map(Json)
}

#[derive(Deserialize)]
pub(crate) struct ExportAsked {
    #[serde(flatten)]
    question: Question,
    #[serde(default)]
    title: String,
}

/// What is shown, as a spreadsheet. Every cell is text, so that no cell is ever a formula.
#[utoipa::path(post, path = "/people/export", tag = "people", request_body = Object, responses((status = 200, description = "xlsx")))]
pub(crate) async fn export(State(app): State<App>, signed: Signed, Body(mut asked): Body<serde_json::Value>) -> Result<Response, ApiError> {
    signed.viewer.must(Permission::Export)?;
    let title = asked.as_object_mut().and_then(|body| body.remove("title")).and_then(|title| title.as_str().map(str::to_owned)).unwrap_or_default();
    let question: Question = serde_json::from_value(asked).map_err(|error| domain::message::Refusal::new("refusal.body").with("reason", error))?;
    let asked = ExportAsked { question, title };
    let (searcher, columns, question) = (app.searcher.clone(), asked.question.columns.clone(), asked.question);
    let rows = app
        .write(move |tx| {
            let rows = searcher.with(tx, |tx, index| answer::all(tx, index, &signed.viewer, &question))?;
            let subjects: Vec<i64> = rows.iter().take(1000).map(|row| row.id.0).collect();
            tx.audit(&signed.viewer, "export_people", &subjects, &rows.len().to_string())?;
            Ok(rows)
        })
        .await?;
    let table = table(&columns, &rows, asked.title);
    let bytes = app.beside(move || workbook::write(&[table])).await?;
    Ok(attachment("people.xlsx", XLSX, bytes))
}

pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn table(columns: &[Field], rows: &[answer::Found], title: String) -> Table {
    let language = language();
    let column = |field: &Field| Column {
        name: catalogue::name(language, &format!("field.{}", field.code())),
        width: if field.kind() == FieldType::Text { 28 } else { 14 },
        kind: if field.kind() == FieldType::Number { Kind::Number } else { Kind::Text },
    };
    let text = |field: &Field, cell: &Cell| match (cell, field.table()) {
        (Cell::Number(number), _) => number.to_string(),
        (Cell::Text(code), Some("ethnicity")) => code::ethnicity_name(code).unwrap_or(code).to_owned(),
        (Cell::Text(code), Some(table)) => catalogue::name(language, &format!("code.{table}.{code}")),
        (Cell::Text(text), None) => text.clone(),
    };
    let cells = |row: &answer::Found| columns.iter().map(|field| row.cells.get(field.code()).and_then(Option::as_ref).map(|cell| text(field, cell)).unwrap_or_default()).collect();
    Table {
        name: catalogue::name(language, "figure.group.people"),
        title: Some(title).filter(|title| !title.is_empty()),
        columns: columns.iter().map(column).collect(),
        rows: rows.iter().map(cells).collect(),
        notes: Vec::new(),
    }
}

/// A file to save. The name is plain ASCII; pages give it a better one.
pub(crate) fn attachment(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
