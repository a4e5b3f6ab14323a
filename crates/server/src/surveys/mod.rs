//! Surveys and ballots over HTTP: prepared, opened, answered without a name, closed with a result that stands.

mod answers;
pub mod close;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    duties::Seats,
    id::{PersonId, SurveyId, UnitId},
    message::Arguments,
    surveys::{Asked, Cell, Survey},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{account, viewer},
    duties, ledger, notices,
    surveys::{self, Told},
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    observe::Someone,
    problems::unit_name,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(one, change, drop))
        .routes(routes!(invite))
        .routes(routes!(make_codes))
        .routes(routes!(open))
        .routes(routes!(close::close))
        .routes(routes!(results))
        .routes(routes!(answers::form, answers::answer))
        .routes(routes!(answers::slip, answers::answer_slip))
}

#[derive(Serialize, ToSchema)]
struct TurnoutShown {
    asked: usize,
    answered: usize,
}

#[derive(Serialize, ToSchema)]
struct SurveyShown {
    id: i64,
    state: String,
    unit_name: String,
    #[schema(value_type = Object)]
    survey: Survey,
    owners: Vec<Someone>,
    set_by: String,
    opened_at: Option<String>,
    closed_at: Option<String>,
    /// One for each group.
    turnout: Vec<TurnoutShown>,
}

fn show(tx: &mut Tx<'_>, told: Told) -> Result<SurveyShown, store::Error> {
    let turnout = surveys::turnout(tx, told.id, &told.survey)?;
    let names = ledger::account_names(tx, &[told.set_by])?;
    Ok(SurveyShown {
        id: told.id.0, state: told.state.code().into(), unit_name: unit_name(tx, told.survey.unit)?,
        owners: told.survey.owners.iter().map(|owner| Someone::of(tx, *owner)).collect::<Result<_, _>>()?, set_by: names.get(&told.set_by).cloned().unwrap_or_default(),
        opened_at: told.opened_at.map(domain::date::Instant::to_minute), closed_at: told.closed_at.map(domain::date::Instant::to_minute),
        turnout: turnout.into_iter().map(|of| TurnoutShown { asked: of.asked, answered: of.answered }).collect(), survey: told.survey,
    })
}

#[derive(Serialize, ToSchema)]
struct Waiting {
    id: i64,
    kind: String,
    title: String,
    closes: String,
}

#[derive(Serialize, ToSchema)]
struct Surveys {
    /// Those that wait for the viewer's answer.
    waiting: Vec<Waiting>,
    held: Vec<SurveyShown>,
}

/// Surveys that wait for the viewer, and those the viewer's units hold.
#[utoipa::path(get, path = "/surveys", tag = "surveys", responses((status = 200, body = Surveys)))]
async fn list(State(app): State<App>, signed: Signed) -> Result<Json<Surveys>, ApiError> {
    let shown = app
        .read(move |tx| {
            let waiting = surveys::waiting(tx, &signed.viewer)?;
            let waiting = waiting.into_iter().map(|told| Waiting {
                id: told.id.0, kind: told.survey.kind.code().into(), title: told.survey.title, closes: told.survey.closes.to_string(),
            });
            let held = surveys::list(tx, &signed.viewer)?;
            Ok(Surveys { waiting: waiting.collect(), held: held.into_iter().map(|told| show(tx, told)).collect::<Result<_, _>>()? })
        })
        .await?;
    Ok(Json(shown))
}

/// Prepares a survey.
#[utoipa::path(post, path = "/surveys", tag = "surveys", request_body = Object, responses((status = 201, body = SurveyShown)))]
async fn create(State(app): State<App>, signed: Signed, Body(survey): Body<Survey>) -> Result<(StatusCode, Json<SurveyShown>), ApiError> {
    let shown = app
        .write(move |tx| {
            let id = surveys::create(tx, &signed.viewer, &survey)?;
            let told = surveys::find(tx, &signed.viewer, id)?;
            show(tx, told)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(shown)))
}

/// A survey with its turnout; never with answers.
#[utoipa::path(get, path = "/surveys/{id}", tag = "surveys", responses((status = 200, body = SurveyShown)))]
async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<SurveyShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let told = surveys::find(tx, &signed.viewer, SurveyId(id))?;
            show(tx, told)
        })
        .await?;
    Ok(Json(shown))
}

/// Changes a survey that has not begun.
#[utoipa::path(put, path = "/surveys/{id}", tag = "surveys", request_body = Object, responses((status = 200, body = SurveyShown)))]
async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(survey): Body<Survey>) -> Result<Json<SurveyShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            surveys::change(tx, &signed.viewer, SurveyId(id), &survey)?;
            let told = surveys::find(tx, &signed.viewer, SurveyId(id))?;
            show(tx, told)
        })
        .await?;
    Ok(Json(shown))
}

/// Removes a survey that has not begun.
#[utoipa::path(delete, path = "/surveys/{id}", tag = "surveys", responses((status = 204)))]
async fn drop(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| surveys::drop(tx, &signed.viewer, SurveyId(id))).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InviteAsked {
    /// Place of the group in the survey.
    group: usize,
    #[serde(default)]
    people: Vec<i64>,
    /// Units whose people are meant, with all below them, in the posts named.
    #[serde(default)]
    units: Vec<i64>,
    #[serde(default)]
    #[schema(value_type = Object)]
    seats: Seats,
    /// So many of them, drawn by chance.
    #[serde(default)]
    sample: Option<usize>,
}

#[derive(Serialize, ToSchema)]
struct Invited {
    new: usize,
    #[serde(flatten)]
    survey: SurveyShown,
}

/// Invites people by name, or the holders of posts, or so many of them drawn by chance.
#[utoipa::path(post, path = "/surveys/{id}/invitations", tag = "surveys", request_body = InviteAsked, responses((status = 200, body = Invited)))]
async fn invite(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<InviteAsked>) -> Result<Json<Invited>, ApiError> {
    let searcher = app.searcher.clone();
    let shown = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let (viewer, today) = (&signed.viewer, tx.today());
                let mut people: Vec<PersonId> = asked.people.iter().copied().map(PersonId).collect();
                for person in &people {
                    viewer::see(tx, viewer, *person)?;
                }
                if !asked.units.is_empty() {
                    let (reach, under) = (index.reach(viewer), index.org.under(&asked.units.iter().copied().map(UnitId).collect::<Vec<_>>()));
                    let meant = duties::holdings(tx, index, &asked.seats, today)?.into_iter().filter(|held| {
                        let within = index.ordinal(held.person).is_some_and(|ordinal| reach.has(ordinal));
                        within && held.holds_on(today) && under.get(index.org.place(held.unit) as usize).copied().unwrap_or(false)
                    });
                    people.extend(meant.map(|held| held.person));
                }
                let people = match asked.sample {
                    Some(size) => surveys::sample(tx, people, size)?,
                    None => people,
                };
                let new = surveys::invite(tx, viewer, SurveyId(id), (asked.group, &people))?;
                let told = surveys::find(tx, viewer, SurveyId(id))?;
                Ok(Invited { new, survey: show(tx, told)? })
            })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CodesAsked {
    group: usize,
    count: usize,
}

#[derive(Serialize, ToSchema)]
struct Codes {
    codes: Vec<String>,
}

/// Makes one-time codes to be printed as slips. They are told this once.
#[utoipa::path(post, path = "/surveys/{id}/codes", tag = "surveys", request_body = CodesAsked, responses((status = 201, body = Codes)))]
async fn make_codes(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<CodesAsked>) -> Result<(StatusCode, Json<Codes>), ApiError> {
    let codes = app.write(move |tx| surveys::codes(tx, &signed.viewer, SurveyId(id), (asked.group, asked.count))).await?;
    Ok((StatusCode::CREATED, Json(Codes { codes })))
}

/// Opens a survey; those invited by name are told.
#[utoipa::path(post, path = "/surveys/{id}/open", tag = "surveys", responses((status = 200, body = SurveyShown)))]
async fn open(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<SurveyShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let people = surveys::open(tx, &signed.viewer, SurveyId(id))?;
            let told = surveys::find(tx, &signed.viewer, SurveyId(id))?;
            let arguments = Arguments::from([("title".to_owned(), told.survey.title.clone()), ("day".to_owned(), told.survey.closes.to_string())]);
            for person in people {
                for account in account::of_person(tx, person)? {
                    notices::tell(tx, account, "survey_invited", &arguments, &format!("/surveys/{id}/answer"))?;
                }
            }
            show(tx, told)
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
struct ResultsShown {
    #[serde(flatten)]
    survey: SurveyShown,
    /// The parts that results are told of: a group, or several that were too small by themselves. None if too few answered.
    #[schema(value_type = Vec<Object>)]
    cells: Vec<Cell>,
    #[schema(value_type = Vec<Object>)]
    asked: Vec<Asked>,
}

/// The result of a closed survey, as it was frozen.
#[utoipa::path(get, path = "/surveys/{id}/results", tag = "surveys", responses((status = 200, body = ResultsShown)))]
async fn results(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<ResultsShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let (told, results) = surveys::results(tx, &signed.viewer, SurveyId(id))?;
            tx.audit(&signed.viewer, "survey_results", &[id], "")?;
            Ok(ResultsShown { survey: show(tx, told)?, cells: results.cells, asked: results.asked })
        })
        .await?;
    Ok(Json(shown))
}
