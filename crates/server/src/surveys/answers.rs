//! Answering over HTTP: as somebody invited, or with the one-time code of a slip. Nothing here is logged or timed.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    id::SurveyId,
    surveys::{Ballot, Question, Survey, SurveyState},
};
use serde::{Deserialize, Serialize};
use store::surveys::{self, Told};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

/// What somebody who answers sees.
#[derive(Serialize, ToSchema)]
pub(super) struct FormShown {
    kind: String,
    title: String,
    intro: String,
    closes: String,
    smallest: usize,
    #[schema(value_type = Vec<Object>)]
    questions: Vec<Question>,
    open: bool,
    answered: bool,
}

impl FormShown {
    fn of(told: Told, answered: bool) -> Self {
        let Survey { kind, title, intro, closes, smallest, questions, .. } = told.survey;
        Self { kind: kind.code().into(), title, intro, closes: closes.to_string(), smallest, questions, open: told.state == SurveyState::Open, answered }
    }
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answers {
    /// One for each question: a number of an option, numbers, a text, or nothing.
    #[schema(value_type = Vec<Object>)]
    answers: Ballot,
}

/// The form of a survey the viewer was invited to.
#[utoipa::path(get, path = "/surveys/{id}/answers", tag = "surveys", responses((status = 200, body = FormShown)))]
pub(super) async fn form(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<FormShown>, ApiError> {
    let (told, answered) = app.read(move |tx| surveys::form(tx, &signed.viewer, SurveyId(id))).await?;
    Ok(Json(FormShown::of(told, answered)))
}

/// Answers once. That the viewer answered is known; what they answered is nowhere beside it.
#[utoipa::path(post, path = "/surveys/{id}/answers", tag = "surveys", request_body = Answers, responses((status = 204)))]
pub(super) async fn answer(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Answers>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| surveys::answer(tx, &signed.viewer, SurveyId(id), &asked.answers)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The form behind the code of a slip; nobody signs in for it.
#[utoipa::path(get, path = "/slips/{code}", tag = "surveys", responses((status = 200, body = FormShown)))]
pub(super) async fn slip(State(app): State<App>, Path(code): Path<String>) -> Result<Json<FormShown>, ApiError> {
    let told = app.read(move |tx| surveys::form_of_code(tx, &code)).await?;
    Ok(Json(FormShown::of(told, false)))
}

/// Answers with the code of a slip, once.
#[utoipa::path(post, path = "/slips/{code}", tag = "surveys", request_body = Answers, responses((status = 204)))]
pub(super) async fn answer_slip(State(app): State<App>, Path(code): Path<String>, Body(asked): Body<Answers>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| surveys::answer_by_code(tx, &code, &asked.answers)).await?;
    Ok(StatusCode::NO_CONTENT)
}
