//! The bank of questions over HTTP, for whoever organises training.

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    classroom::question::{Question, QuestionForm},
    id::{QuestionId, UnitId},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::Viewer,
    classroom::bank::{self, Told, Wanted},
};
use utoipa::ToSchema;

use super::lessons::Ending;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version, cut},
    problems::{code, unit_name},
};

#[derive(Serialize, ToSchema)]
pub(super) struct QuestionShown {
    id: i64,
    version: i64,
    unit: i64,
    unit_name: String,
    ended: bool,
    form: String,
    #[schema(value_type = Object)]
    question: Question,
}

fn show(tx: &mut Tx<'_>, told: Told) -> Result<QuestionShown, store::Error> {
    Ok(QuestionShown { id: told.id.0, version: told.version, unit: told.unit.0, unit_name: unit_name(tx, told.unit)?, ended: told.ended, form: told.question.asked.form().code().into(), question: told.question })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    #[serde(default)]
    q: String,
    topic: Option<String>,
    form: Option<String>,
    #[serde(default)]
    ended: bool,
    #[serde(default)]
    cursor: i64,
    /// For tests of this unit: what they can be drawn from is counted.
    unit: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct StockLine {
    topic: String,
    form: String,
    count: usize,
}

#[derive(Serialize, ToSchema)]
pub(super) struct BankShown {
    rows: Vec<QuestionShown>,
    next: Option<String>,
    /// What tests of a unit can be drawn from, by topic and form.
    stock: Vec<StockLine>,
}

const PAGE: usize = 60;

/// Questions of the bank.
#[utoipa::path(get, path = "/classroom/questions", tag = "classroom", responses((status = 200, body = BankShown)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<BankShown>, ApiError> {
    let form = asked.form.as_deref().map(|form| code(form, "form", QuestionForm::from_code)).transpose()?;
    let shown = app
        .read(move |tx| {
            let wanted = Wanted { words: asked.q, topic: asked.topic, form, ended: asked.ended, beyond: asked.cursor, limit: PAGE };
            let mut told = bank::list(tx, &signed.viewer, &wanted)?;
            let next = cut(&mut told, PAGE, |last| last.id.to_string());
            let unit = match asked.unit {
                Some(unit) => Some(UnitId(unit)),
                None => store::people::unit::root(tx)?,
            };
            let stock = unit.map(|unit| bank::stock(tx, unit)).transpose()?.unwrap_or_default();
            let stock = stock.into_iter().map(|((topic, form), count)| StockLine { topic, form: form.code().into(), count }).collect();
            Ok(BankShown { rows: told.into_iter().map(|told| show(tx, told)).collect::<Result<_, _>>()?, next, stock })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct New {
    unit: i64,
    #[schema(value_type = Object)]
    question: Question,
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, id: QuestionId) -> Result<QuestionShown, store::Error> {
    let told = bank::find(tx, viewer, id)?;
    show(tx, told)
}

fn answered(page: QuestionShown) -> Response {
    ([(header::ETAG, format!("\"{}\"", page.version))], Json(page)).into_response()
}

/// Adds a question.
#[utoipa::path(post, path = "/classroom/questions", tag = "classroom", request_body = New, responses((status = 201, body = QuestionShown)))]
pub(super) async fn add(State(app): State<App>, signed: Signed, Body(new): Body<New>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            let id = bank::add(tx, &signed.viewer, (UnitId(new.unit), &new.question))?;
            page(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, answered(page)).into_response())
}

/// A question with its right answer.
#[utoipa::path(get, path = "/classroom/questions/{id}", tag = "classroom", responses((status = 200, body = QuestionShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    Ok(answered(app.read(move |tx| page(tx, &signed.viewer, QuestionId(id))).await?))
}

/// Words a question anew, at the version that was seen.
#[utoipa::path(put, path = "/classroom/questions/{id}", tag = "classroom", request_body = Object, responses((status = 200, body = QuestionShown)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(question): Body<Question>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            bank::change(tx, &signed.viewer, (QuestionId(id), version), &question)?;
            page(tx, &signed.viewer, QuestionId(id))
        })
        .await?;
    Ok(answered(page))
}

/// Takes a question out of use, or back into it.
#[utoipa::path(post, path = "/classroom/questions/{id}/end", tag = "classroom", request_body = Ending, responses((status = 200, body = QuestionShown)))]
pub(super) async fn end(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(ending): Body<Ending>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            bank::end(tx, &signed.viewer, (QuestionId(id), ending.ended))?;
            page(tx, &signed.viewer, QuestionId(id))
        })
        .await?;
    Ok(answered(page))
}
