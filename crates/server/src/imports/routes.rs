//! Imports over HTTP: upload, match columns, look at what would change, answer, adopt, take back.

use axum::{
    Json,
    extract::{DefaultBodyLimit, Multipart, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    access::role::Permission,
    catalogue,
    id::{ImportId, JobId},
    message::{Finding, Refusal},
};
use formats::{findings, workbook};
use serde::{Deserialize, Serialize};
use store::{Tx, access::Viewer, files as kept, imports, jobs};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Checked, KINDS, Kind, Waiting, Whole, kind, roster, work};
use crate::{
    app::App,
    error::{ApiError, language},
    files,
    http::extract::{Asked, Body, Path, Signed},
    people::{XLSX, attachment},
};

/// The largest upload, in bytes.
const UPLOAD_MAX: usize = 200 * 1024 * 1024;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(kinds))
        .routes(routes!(template))
        .merge(OpenApiRouter::new().routes(routes!(list, create)).layer(DefaultBodyLimit::max(UPLOAD_MAX)))
        .routes(routes!(one))
        .routes(routes!(map))
        .routes(routes!(rows))
        .routes(routes!(answer))
        .routes(routes!(found))
        .routes(routes!(findings_file))
        .routes(routes!(adopt))
        .routes(routes!(cancel))
        .routes(routes!(undo))
        .routes(routes!(job))
}

#[derive(Serialize, ToSchema)]
struct ColumnShown {
    column: String,
    name: String,
    required: bool,
    example: String,
    aliases: Vec<String>,
    about: String,
}

#[derive(Serialize, ToSchema)]
struct KindShown {
    kind: String,
    name: String,
    accepts: Vec<String>,
    columns: Vec<ColumnShown>,
}

fn show_kind(kind: &Kind) -> KindShown {
    let language = language();
    let column = |column: &super::Column| ColumnShown {
        column: column.column.into(), name: catalogue::name(language, &format!("field.{}", column.column)), required: column.required,
        example: column.example.into(), aliases: column.aliases.iter().map(|alias| (*alias).to_owned()).collect(), about: String::new(),
    };
    KindShown {
        kind: kind.kind.into(), name: catalogue::name(language, &format!("field.import.{}", kind.kind)),
        accepts: kind.accepts.iter().map(|ending| (*ending).to_owned()).collect(), columns: kind.columns.iter().map(column).collect(),
    }
}

/// What can be brought in, and which columns each kind knows.
#[utoipa::path(get, path = "/imports/kinds", tag = "imports", responses((status = 200, body = Vec<KindShown>)))]
async fn kinds(signed: Signed) -> Result<Json<Vec<KindShown>>, ApiError> {
    signed.viewer.must(Permission::Imports)?;
    Ok(Json(KINDS.iter().map(show_kind).collect()))
}

/// An empty spreadsheet with the columns of a kind and one example.
#[utoipa::path(get, path = "/imports/kinds/{kind}/template.xlsx", tag = "imports", responses((status = 200, description = "xlsx")))]
async fn template(signed: Signed, Path(name): Path<String>) -> Result<Response, ApiError> {
    signed.viewer.must(Permission::Imports)?;
    let shown = show_kind(kind(&name).filter(|kind| !kind.columns.is_empty()).ok_or(ApiError::NotFound)?);
    let table = workbook::Table {
        name: shown.name.clone(), title: None,
        columns: shown.columns.iter().map(|column| workbook::Column { name: column.name.clone(), width: 18, kind: workbook::Kind::Text }).collect(),
        rows: vec![shown.columns.iter().map(|column| column.example.clone()).collect()], notes: Vec::new(),
    };
    Ok(attachment("template.xlsx", XLSX, workbook::write(&[table])))
}

#[derive(Serialize, ToSchema)]
struct Progress {
    done: i64,
    of: i64,
}

#[derive(Serialize, ToSchema)]
struct MappedShown {
    header: String,
    column: Option<String>,
    sample: Vec<String>,
}

#[derive(Default, Serialize, ToSchema)]
struct RowCounts {
    new: i64,
    changed: i64,
    same: i64,
    questions: i64,
    refused: i64,
}

#[derive(Serialize, ToSchema)]
struct Weights {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize, ToSchema)]
struct ImportShown {
    id: i64,
    kind: String,
    name: String,
    by: String,
    at: String,
    state: String,
    progress: Progress,
    mapping: Vec<MappedShown>,
    source_name: String,
    counts: RowCounts,
    findings: Weights,
}

fn show(tx: &mut Tx<'_>, import: imports::Import) -> Result<ImportShown, store::Error> {
    let whole: Whole = serde_json::from_str(&import.body)?;
    let counts = imports::counts(tx, import.id)?;
    let count = |state: &str| counts.get(state).copied().unwrap_or(0);
    let [error, warning, note] = work::weights(&whole.findings);
    let names = store::ledger::account_names(tx, &[import.account])?;
    Ok(ImportShown {
        id: import.id.0, kind: import.kind, name: import.name, by: names.into_values().next().unwrap_or_default(), at: import.at.to_minute(), state: import.state,
        progress: Progress { done: import.done, of: import.total },
        mapping: whole.mapping.into_iter().map(|mapped| MappedShown { header: mapped.header, column: mapped.column, sample: mapped.sample }).collect(),
        source_name: import.source_name,
        counts: RowCounts { new: count("new"), changed: count("changed"), same: count("same"), questions: count("question"), refused: count("refused") },
        findings: Weights { error, warning, note },
    })
}

#[utoipa::path(get, path = "/imports", tag = "imports", responses((status = 200, body = Vec<ImportShown>)))]
async fn list(State(app): State<App>, signed: Signed) -> Result<Json<Vec<ImportShown>>, ApiError> {
    signed.viewer.must(Permission::Imports)?;
    let shown = app.read(move |tx| imports::of_viewer(tx, &signed.viewer, 100)?.into_iter().map(|import| show(tx, import)).collect()).await?;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
struct Made {
    id: i64,
}

/// Takes files in and begins to read them. Nothing is written to any person's file.
#[utoipa::path(post, path = "/imports", tag = "imports", responses((status = 201, body = Made)))]
async fn create(State(app): State<App>, signed: Signed, parts: Multipart) -> Result<(StatusCode, Json<Made>), ApiError> {
    signed.viewer.must(Permission::Imports)?;
    let (uploaded, fields) = files::receive(parts, "200 MB").await?;
    let asked = fields.iter().find(|(name, _)| name == "kind").map(|(_, value)| value.as_str()).unwrap_or_default();
    let kind = kind(asked).ok_or_else(|| Refusal::new("refusal.code").with("value", asked).at("kind"))?.kind;
    if uploaded.is_empty() {
        return Err(Refusal::new("refusal.empty").at("files").into());
    }
    let name = match uploaded.as_slice() {
        [one] => one.name.clone(),
        many => format!("{} (+{})", many.first().map(|file| file.name.as_str()).unwrap_or_default(), many.len() - 1),
    };
    let id = app
        .write(move |tx| {
            let mut waiting = Vec::new();
            for file in &uploaded {
                waiting.push(Waiting { name: file.name.clone(), hash: kept::keep(tx, &signed.viewer, &file.bytes, "application/octet-stream")? });
            }
            let hashes: Vec<String> = waiting.iter().map(|file| file.hash.clone()).collect();
            let whole = Whole { files: waiting, ..Whole::default() };
            let id = imports::begin(tx, &signed.viewer, kind, &name, &serde_json::to_string(&whole)?)?;
            imports::hold_files(tx, id, &hashes)?;
            tx.audit(&signed.viewer, "import_begun", &[id.0], &name)?;
            order(tx, &signed.viewer, "import.read", &work::Order { import: id.0, ..work::Order::default() })?;
            Ok(id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

fn order(tx: &mut Tx<'_>, viewer: &Viewer, kind: &str, order: &work::Order) -> Result<JobId, store::Error> {
    jobs::begin(tx, viewer, kind, &serde_json::to_string(order)?)
}

#[utoipa::path(get, path = "/imports/{id}", tag = "imports", responses((status = 200, body = ImportShown)))]
async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<ImportShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let import = imports::find(tx, &signed.viewer, ImportId(id))?;
            show(tx, import)
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MappingAsked {
    mapping: std::collections::BTreeMap<String, Option<String>>,
}

fn in_state(import: &imports::Import, states: &[&str]) -> Result<(), Refusal> {
    if states.contains(&import.state.as_str()) {
        return Ok(());
    }
    Err(Refusal::new("refusal.import_state").with("state", format!("code.import_state.{}", import.state)))
}

/// Matches headers to columns, remembers it, and reads again.
#[utoipa::path(put, path = "/imports/{id}/mapping", tag = "imports", request_body = MappingAsked, responses((status = 200, body = ImportShown)))]
async fn map(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<MappingAsked>) -> Result<Json<ImportShown>, ApiError> {
    let known = |name: &String| roster::COLUMNS.iter().any(|column| column.column == name);
    if let Some(name) = asked.mapping.values().flatten().find(|name| !known(name)) {
        return Err(Refusal::new("refusal.code").with("value", name).at("mapping").into());
    }
    let shown = app
        .write(move |tx| {
            let mut import = imports::find(tx, &signed.viewer, ImportId(id))?;
            in_state(&import, &["mapping", "checked"])?;
            let mut whole: Whole = serde_json::from_str(&import.body)?;
            for mapped in &mut whole.mapping {
                if let Some(column) = asked.mapping.get(&mapped.header) {
                    mapped.column.clone_from(column);
                    imports::remember_mapping(tx, "people", &mapped.header, column.as_deref().unwrap_or_default())?;
                }
            }
            (import.state, import.body) = ("reading".into(), serde_json::to_string(&whole)?);
            imports::put(tx, &import)?;
            order(tx, &signed.viewer, "import.read", &work::Order { import: import.id.0, ..work::Order::default() })?;
            show(tx, import)
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
pub(crate) struct FindingText {
    severity: String,
    code: String,
    file: String,
    part: String,
    row: u32,
    column: String,
    value: String,
    sentence: String,
}

pub(crate) fn tell(finding: &Finding) -> FindingText {
    let column = catalogue::name(language(), &format!("field.{}", finding.place.column));
    FindingText {
        severity: format!("{:?}", finding.severity).to_lowercase(), code: finding.code.clone(), file: finding.place.file.clone(), part: finding.place.part.clone(),
        row: finding.place.row, column: column.strip_prefix("field.").map_or(column.clone(), str::to_owned), value: finding.value.clone(), sentence: finding.sentence(language()),
    }
}

#[derive(Serialize, ToSchema)]
struct CandidateShown {
    id: i64,
    name: String,
    detail: String,
    why: String,
}

#[derive(Serialize, ToSchema)]
struct ChangeShown {
    field: String,
    label: String,
    before: String,
    after: String,
}

#[derive(Serialize, ToSchema)]
struct AnswerShown {
    person: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct RowShown {
    row: i64,
    place: String,
    state: String,
    title: String,
    person: Option<i64>,
    candidates: Vec<CandidateShown>,
    changes: Vec<ChangeShown>,
    findings: Vec<FindingText>,
    answer: Option<AnswerShown>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowsAsked {
    state: Option<String>,
    severity: Option<String>,
    cursor: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct RowPage {
    rows: Vec<RowShown>,
    next: Option<String>,
}

/// The rows of an import with what would change, field by field.
#[utoipa::path(get, path = "/imports/{id}/rows", tag = "imports", responses((status = 200, body = RowPage)))]
async fn rows(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<RowsAsked>) -> Result<Json<RowPage>, ApiError> {
    const PAGE: usize = 50;
    let rows = app
        .read(move |tx| {
            imports::find(tx, &signed.viewer, ImportId(id))?;
            imports::rows(tx, ImportId(id), asked.state.as_deref().filter(|state| !state.is_empty()), asked.cursor.unwrap_or(0), 50)
        })
        .await?;
    let next = rows.last().filter(|_| rows.len() == PAGE).map(|row| row.number.to_string());
    let language = language();
    let show = |row: imports::ImportRow| {
        let checked: Checked = serde_json::from_str(&row.body)?;
        Ok(RowShown {
            row: row.number, place: checked.place, state: row.state, title: checked.title, person: row.person.map(|person| person.0),
            candidates: checked.candidates.into_iter().map(|it| CandidateShown { id: it.person, name: it.name, detail: it.detail, why: String::new() }).collect(),
            changes: checked.changes.into_iter().map(|it| ChangeShown { label: catalogue::name(language, &format!("field.{}", it.field)), field: it.field, before: it.before, after: it.after }).collect(),
            findings: checked.findings.iter().map(tell).collect(),
            answer: checked.answer.map(|meant| AnswerShown { person: meant.person }),
        })
    };
    let rows = rows.into_iter().map(show).collect::<Result<_, store::Error>>()?;
    Ok(Json(RowPage { rows, next }))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AnswerAsked {
    person: Option<i64>,
}

/// Says whom a row means; `null` is a new person.
#[utoipa::path(put, path = "/imports/{id}/rows/{row}/answer", tag = "imports", request_body = AnswerAsked, responses((status = 200, body = ImportShown)))]
async fn answer(State(app): State<App>, signed: Signed, Path((id, row)): Path<(i64, i64)>, Body(asked): Body<AnswerAsked>) -> Result<Json<ImportShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let import = imports::find(tx, &signed.viewer, ImportId(id))?;
            in_state(&import, &["checked"])?;
            work::recheck_row(tx, &signed.viewer, ImportId(id), row, asked.person)?;
            show(tx, import)
        })
        .await?;
    Ok(Json(shown))
}

async fn findings_of(app: &App, signed: Signed, id: i64) -> Result<Vec<Finding>, ApiError> {
    let import = app.read(move |tx| imports::find(tx, &signed.viewer, ImportId(id))).await?;
    let whole: Whole = serde_json::from_str(&import.body).map_err(store::Error::from)?;
    Ok(whole.findings)
}

#[derive(Serialize, ToSchema)]
struct FindingPage {
    rows: Vec<FindingText>,
    next: Option<String>,
}

/// Everything the reader noticed, with its place.
#[utoipa::path(get, path = "/imports/{id}/findings", tag = "imports", responses((status = 200, body = FindingPage)))]
async fn found(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<RowsAsked>) -> Result<Json<FindingPage>, ApiError> {
    const PAGE: usize = 100;
    let all = findings_of(&app, signed, id).await?;
    let from = usize::try_from(asked.cursor.unwrap_or(0)).unwrap_or(0);
    let wanted = |finding: &&Finding| asked.severity.as_deref().is_none_or(|severity| severity.is_empty() || format!("{:?}", finding.severity).to_lowercase() == severity);
    let matching: Vec<&Finding> = all.iter().filter(wanted).collect();
    let rows = matching.iter().skip(from).take(PAGE).map(|finding| tell(finding)).collect();
    Ok(Json(FindingPage { rows, next: (matching.len() > from + PAGE).then(|| (from + PAGE).to_string()) }))
}

/// The findings as a spreadsheet, to give back to the sender.
#[utoipa::path(get, path = "/imports/{id}/findings.xlsx", tag = "imports", responses((status = 200, description = "xlsx")))]
async fn findings_file(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let all = findings_of(&app, signed, id).await?;
    let table = findings::workbook(&all, language());
    Ok(attachment("findings.xlsx", XLSX, app.beside(move || workbook::write(&[table])).await?))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Adoption {
    #[serde(default)]
    with_warnings: bool,
}

#[derive(Serialize, ToSchema)]
struct Ordered {
    job: i64,
}

/// Writes what is new and changed. Refused rows stay out; unanswered questions stop it.
#[utoipa::path(post, path = "/imports/{id}/adoption", tag = "imports", request_body = Adoption, responses((status = 202, body = Ordered)))]
async fn adopt(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Adoption>) -> Result<(StatusCode, Json<Ordered>), ApiError> {
    signed.viewer.must(Permission::PeopleWrite)?;
    let job = app
        .write(move |tx| {
            let mut import = imports::find(tx, &signed.viewer, ImportId(id))?;
            in_state(&import, &["checked"])?;
            if let Some(count) = imports::counts(tx, import.id)?.get("question").filter(|count| **count > 0) {
                return Err(Refusal::new("refusal.import_questions").with("count", count).into());
            }
            (import.state, import.done) = ("adopting".into(), 0);
            imports::put(tx, &import)?;
            order(tx, &signed.viewer, "import.adopt", &work::Order { import: import.id.0, with_warnings: asked.with_warnings, ..work::Order::default() })
        })
        .await?;
    Ok((StatusCode::ACCEPTED, Json(Ordered { job: job.0 })))
}

#[utoipa::path(post, path = "/imports/{id}/cancellation", tag = "imports", responses((status = 200, body = ImportShown)))]
async fn cancel(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<ImportShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let mut import = imports::find(tx, &signed.viewer, ImportId(id))?;
            in_state(&import, &["reading", "mapping", "checked", "failed"])?;
            imports::drop_rows(tx, import.id)?;
            import.state = "cancelled".into();
            imports::put(tx, &import)?;
            show(tx, import)
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Why {
    why: String,
}

/// Takes an adopted import back, with a reason. Nothing is deleted.
#[utoipa::path(post, path = "/imports/{id}/reversal", tag = "imports", request_body = Why, responses((status = 202, body = Ordered)))]
async fn undo(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Why>) -> Result<(StatusCode, Json<Ordered>), ApiError> {
    signed.viewer.must(Permission::PeopleWrite)?;
    domain::people::check::why(&asked.why)?;
    let job = app
        .write(move |tx| {
            let import = imports::find(tx, &signed.viewer, ImportId(id))?;
            in_state(&import, &["adopted"])?;
            order(tx, &signed.viewer, "import.undo", &work::Order { import: import.id.0, why: asked.why.clone(), ..work::Order::default() })
        })
        .await?;
    Ok((StatusCode::ACCEPTED, Json(Ordered { job: job.0 })))
}

#[derive(Serialize, ToSchema)]
struct JobShown {
    id: i64,
    kind: String,
    state: String,
    done: i64,
    of: i64,
    message: String,
}

#[utoipa::path(get, path = "/jobs/{id}", tag = "imports", responses((status = 200, body = JobShown)))]
async fn job(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<JobShown>, ApiError> {
    let job = app.read(move |tx| jobs::find(tx, JobId(id))).await?;
    if job.account != signed.viewer.account() {
        return Err(ApiError::NotFound);
    }
    Ok(Json(JobShown { id: job.id.0, kind: job.kind, state: job.state, done: job.done, of: job.total, message: catalogue::name(language(), &job.message) }))
}
