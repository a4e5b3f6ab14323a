//! The cross-check over HTTP: what is said of somebody's work, and which sources bear it out.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::{role::Permission, tier::Tier},
    date::Day,
    id::{EntryId, PersonId, StatementId, StudyId},
    ledger::FrontLine,
    message::Refusal,
    observe::{Stance, StatementState},
};
use serde::{Deserialize, Serialize};
use store::{
    access::viewer,
    observe::statements::{self, New, Question},
};
use utoipa::ToSchema;

use super::{PAGE, shown::StatementShown};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, cut},
    problems::code,
};

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    front_line: Option<String>,
    state: Option<String>,
    study: Option<i64>,
    cursor: Option<String>,
}

impl ListAsked {
    fn question(&self) -> Result<Question, Refusal> {
        let cursor = |text: &String| {
            let read = text.split_once('/').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
            read.ok_or_else(|| Refusal::new("refusal.cursor"))
        };
        Ok(Question {
            front_line: self.front_line.as_deref().map(|text| code(text, "front_line", FrontLine::from_code)).transpose()?,
            state: self.state.as_deref().map(|text| code(text, "state", StatementState::from_code)).transpose()?,
            study: self.study.map(StudyId), before: self.cursor.as_ref().map(cursor).transpose()?, limit: PAGE + 1,
        })
    }
}

#[derive(Serialize, ToSchema)]
pub(super) struct StatementPage {
    rows: Vec<StatementShown>,
    next: Option<String>,
    /// How many there are of each state, whatever the page.
    counts: BTreeMap<String, usize>,
}

/// Statements about people in the viewer's reach, the latest first.
#[utoipa::path(get, path = "/statements", tag = "observe", responses((status = 200, body = StatementPage)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<StatementPage>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    let (question, searcher) = (asked.question()?, app.searcher.clone());
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut listed = statements::list(tx, index, &signed.viewer, &question)?;
                let next = cut(&mut listed.rows, PAGE, |told| format!("{}/{}", told.made_on, told.id));
                let rows = listed.rows.into_iter().map(|told| StatementShown::of(tx, &signed.viewer, told)).collect::<Result<_, _>>()?;
                Ok(StatementPage { rows, next, counts: listed.counts.into_iter().map(|(state, count)| (state.code().to_owned(), count)).collect() })
            })
        })
        .await?;
    Ok(Json(page))
}

/// One statement with its sources.
#[utoipa::path(get, path = "/statements/{id}", tag = "observe", responses((status = 200, body = StatementShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<StatementShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let told = statements::find(tx, &signed.viewer, StatementId(id))?;
            tx.audit(&signed.viewer, "read_statement", &[told.person.0], "")?;
            StatementShown::of(tx, &signed.viewer, told)
        })
        .await?;
    Ok(Json(shown))
}

/// What is said of one person, the latest first; open to the person too.
#[utoipa::path(get, path = "/people/{id}/statements", tag = "observe", responses((status = 200, body = Vec<StatementShown>)))]
pub(super) async fn of_person(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<StatementShown>>, ApiError> {
    let shown = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, PersonId(id))?;
            tx.audit(&signed.viewer, "read_statement", &[id], "")?;
            let told = statements::of_person(tx, PersonId(id), &sight)?;
            told.into_iter().map(|told| StatementShown::of(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SourceAsked {
    entry: i64,
    stance: String,
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementAsked {
    front_line: String,
    text: String,
    #[schema(value_type = String)]
    made_on: Day,
    /// Entries of the file that speak for it or against it.
    sources: Vec<SourceAsked>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Made {
    pub id: i64,
}

/// Says something of a person's work that entries of the file bear out or deny.
#[utoipa::path(post, path = "/people/{id}/statements", tag = "observe", request_body = StatementAsked, responses((status = 201, body = Made)))]
pub(super) async fn make(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<StatementAsked>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let front_line = code(&asked.front_line, "front_line", FrontLine::from_code)?;
    let stance = |source: &SourceAsked| Ok::<_, Refusal>((EntryId(source.entry), code(&source.stance, "sources", Stance::from_code)?));
    let sources = asked.sources.iter().map(stance).collect::<Result<Vec<_>, _>>()?;
    let made = app
        .write(move |tx| {
            let (viewer, person) = (&signed.viewer, PersonId(id));
            if viewer.person() == Some(person) {
                return Err(Refusal::new("refusal.observe_self").into());
            }
            viewer::see_to(tx, viewer, person, Permission::Observe)?;
            if asked.made_on > tx.today() {
                return Err(Refusal::new("refusal.not_yet").with("date", asked.made_on).at("made_on").into());
            }
            let new = New { person, front_line, text: asked.text.clone(), tier: Tier::Organisation, study: None, made_on: asked.made_on };
            let made = statements::make(tx, viewer, &new, &sources)?;
            tx.audit(viewer, "statement_made", &[id], "")?;
            Ok(made)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: made.0 })))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StanceAsked {
    /// `for`, `against`, or nothing to take the source away.
    stance: Option<String>,
}

/// Adds an entry of the file as a source, puts it on the other side, or takes it away; what was set before stays on record.
#[utoipa::path(put, path = "/statements/{id}/sources/{entry}", tag = "observe", request_body = StanceAsked, responses((status = 200, body = StatementShown)))]
pub(super) async fn set_source(
    State(app): State<App>, signed: Signed, Path((id, entry)): Path<(i64, i64)>, Body(asked): Body<StanceAsked>,
) -> Result<Json<StatementShown>, ApiError> {
    let stance = asked.stance.as_deref().map(|text| code(text, "stance", Stance::from_code)).transpose()?;
    let shown = app
        .write(move |tx| {
            let told = statements::find(tx, &signed.viewer, StatementId(id))?;
            viewer::see_to(tx, &signed.viewer, told.person, Permission::Observe)?;
            if signed.viewer.person() == Some(told.person) {
                return Err(Refusal::new("refusal.observe_self").into());
            }
            statements::set_source(tx, &signed.viewer, told.id, EntryId(entry), stance)?;
            let told = statements::find(tx, &signed.viewer, StatementId(id))?;
            StatementShown::of(tx, &signed.viewer, told)
        })
        .await?;
    Ok(Json(shown))
}
