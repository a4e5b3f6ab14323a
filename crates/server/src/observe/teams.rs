//! Teams over HTTP: set up for a matter, with the people they look at.

use axum::{Json, extract::State, http::StatusCode};
use domain::{id::TeamId, observe::Team};
use serde::Serialize;
use store::{Tx, access::Viewer, observe::teams::{self, Told}, projects};
use utoipa::ToSchema;

use super::{shown::Someone, statements::Made};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    problems::unit_name,
};

#[derive(Serialize, ToSchema)]
pub(super) struct TeamShown {
    id: i64,
    #[schema(value_type = Object)]
    team: Team,
    members: Vec<Someone>,
    units: Vec<String>,
    project_title: String,
    /// It works today.
    at_work: bool,
}

#[derive(Serialize, ToSchema)]
struct ObservedShown {
    #[serde(flatten)]
    someone: Someone,
    /// How often they were observed while the team works.
    times: usize,
    last: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct TeamPage {
    #[serde(flatten)]
    team: TeamShown,
    observed: Vec<ObservedShown>,
}

fn show(tx: &mut Tx<'_>, viewer: &Viewer, told: Told) -> Result<TeamShown, store::Error> {
    let today = tx.today();
    let team = told.team;
    let project_title = match team.project.map(|project| projects::find(tx, viewer, project)) {
        Some(Ok(project)) => project.project.title,
        _ => String::new(),
    };
    Ok(TeamShown {
        id: told.id.0, members: team.members.iter().map(|person| Someone::of(tx, *person)).collect::<Result<_, _>>()?,
        units: team.units.iter().map(|unit| unit_name(tx, *unit)).collect::<Result<_, _>>()?, project_title, at_work: team.works_on(today), team,
    })
}

/// The teams the viewer is in or set up.
#[utoipa::path(get, path = "/teams", tag = "observe", responses((status = 200, body = Vec<TeamShown>)))]
pub(super) async fn own(State(app): State<App>, signed: Signed) -> Result<Json<Vec<TeamShown>>, ApiError> {
    let shown = app
        .read(move |tx| {
            let own = teams::own(tx, &signed.viewer)?;
            own.into_iter().map(|told| show(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(shown))
}

/// Sets a team up.
#[utoipa::path(post, path = "/teams", tag = "observe", request_body = Object, responses((status = 201, body = Made)))]
pub(super) async fn create(State(app): State<App>, signed: Signed, Body(team): Body<Team>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| teams::create(tx, &signed.viewer, &team)).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

/// A team with everybody it looks at, and how often they were observed.
#[utoipa::path(get, path = "/teams/{id}", tag = "observe", responses((status = 200, body = TeamPage)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<TeamPage>, ApiError> {
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let told = teams::find(tx, &signed.viewer, TeamId(id))?;
                let mut observed = Vec::new();
                for one in teams::observed(tx, index, &told.team)? {
                    observed.push(ObservedShown { someone: Someone::of(tx, one.person)?, times: one.times, last: one.last.map(|day| day.to_string()) });
                }
                Ok(TeamPage { team: show(tx, &signed.viewer, told)?, observed })
            })
        })
        .await?;
    Ok(Json(page))
}
