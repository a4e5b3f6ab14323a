//! Questions of the bank as files: sheets as training centres keep them, and packages of QTI (1EdTech) as other systems do.

use axum::{
    Json,
    extract::{DefaultBodyLimit, Multipart, State},
    response::Response,
};
use domain::{
    classroom::question::{Question, QuestionForm},
    id::UnitId,
    message::Refusal,
};
use formats::{qti::{self, QtiVersion}, questions};
use serde::{Deserialize, Serialize};
use store::classroom::bank::{self, Wanted};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::{ApiError, language},
    files::receive,
    http::extract::{Asked, Signed},
    imports::routes::{FindingText, tell},
    people::find::attachment,
    problems::code,
};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(OpenApiRouter::new().routes(routes!(read)).layer(DefaultBodyLimit::max(FILE_MAX))).routes(routes!(write)).routes(routes!(template))
}

/// The largest file of questions, in bytes, and what a form puts around it.
const FILE_MAX: usize = 32 * 1024 * 1024;

#[derive(Serialize, ToSchema)]
struct QuestionsRead {
    #[schema(value_type = Vec<Object>)]
    questions: Vec<Question>,
    findings: Vec<FindingText>,
    /// How many were added to the bank; none while it is only tried.
    added: Option<usize>,
}

/// Reads a sheet of questions or a QTI package; with `adopt` those that could be read go into the bank of a unit, each once.
#[utoipa::path(post, path = "/classroom/questions/read", tag = "classroom", responses((status = 200, body = QuestionsRead)))]
async fn read(State(app): State<App>, signed: Signed, parts: Multipart) -> Result<Json<QuestionsRead>, ApiError> {
    let (mut files, fields) = receive(parts, "32 MB").await?;
    let file = files.pop().ok_or_else(|| Refusal::new("refusal.empty").at("file"))?;
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let unit = field("unit").and_then(|unit| unit.parse().ok()).map(UnitId).ok_or_else(|| Refusal::new("refusal.empty").at("unit"))?;
    let adopt = field("adopt").is_some_and(|adopt| adopt == "1");
    let language = language();
    let (found, findings) = app.beside(move || crate::error::LANGUAGE.sync_scope(language, || read_file(&file.bytes, &file.name))).await?;
    let kept = found.clone();
    let added = app
        .write(move |tx| {
            // Whoever may not add is told so before they look through the findings.
            bank::may_add(tx, &signed.viewer, unit)?;
            if adopt { bank::add_all(tx, &signed.viewer, (unit, &kept)).map(Some) } else { Ok(None) }
        })
        .await?;
    Ok(Json(QuestionsRead { questions: found, findings, added }))
}

fn read_file(bytes: &[u8], name: &str) -> (Vec<Question>, Vec<FindingText>) {
    let ends = |endings: &[&str]| std::path::Path::new(name).extension().is_some_and(|it| endings.iter().any(|ending| it.eq_ignore_ascii_case(ending)));
    let (found, findings) = if ends(&["zip", "xml"]) {
        let read = qti::read(bytes, name);
        (read.questions.into_iter().map(|taken| taken.question).collect(), read.findings)
    } else {
        let (rows, findings) = questions::read(bytes, name);
        (rows.into_iter().map(|(_, question)| question).collect(), findings)
    };
    (found, findings.iter().map(tell).collect())
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wished {
    /// `xlsx`, `qti22` or `qti30`.
    format: String,
    topic: Option<String>,
    form: Option<String>,
}

/// Questions of the bank as a file.
#[utoipa::path(get, path = "/classroom/questions/file", tag = "classroom", responses((status = 200, description = "the file")))]
async fn write(State(app): State<App>, signed: Signed, Asked(wished): Asked<Wished>) -> Result<Response, ApiError> {
    const MOST: usize = 10_000;
    if !["xlsx", "qti22", "qti30"].contains(&wished.format.as_str()) {
        return Err(Refusal::new("refusal.code").with("value", &wished.format).at("format").into());
    }
    let form = wished.form.as_deref().map(|form| code(form, "form", QuestionForm::from_code)).transpose()?;
    let topic = wished.topic.clone();
    let told = app
        .write(move |tx| {
            let told = bank::list(tx, &signed.viewer, &Wanted { topic: topic.clone(), form, limit: MOST, ..Wanted::default() })?;
            tx.audit(&signed.viewer, "questions_exported", &[], &told.len().to_string())?;
            Ok(told)
        })
        .await?;
    let version = if wished.format == "qti30" { QtiVersion::V3_0 } else { QtiVersion::V2_2 };
    let file = app
        .beside(move || {
            if wished.format == "xlsx" {
                let questions: Vec<Question> = told.into_iter().map(|told| told.question).collect();
                return attachment("questions.xlsx", XLSX, questions::write(&questions));
            }
            let questions: Vec<(String, Question)> = told.into_iter().map(|told| (format!("q{}", told.id), told.question)).collect();
            attachment("questions.zip", "application/zip", qti::write(&questions, version))
        })
        .await?;
    Ok(file)
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// An empty sheet with an example of every form.
#[utoipa::path(get, path = "/classroom/questions/template", tag = "classroom", responses((status = 200, description = "the sheet")))]
async fn template(_: Signed) -> Response {
    attachment("questions-template.xlsx", XLSX, questions::template())
}
