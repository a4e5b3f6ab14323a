//! Projects over HTTP: amounts, milestones, and what people did for them.

use std::collections::BTreeSet;

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    date::Day,
    id::{PersonId, ProjectId, UnitId},
    message::Arguments,
    projects::{Contribution, Decision, Milestone, Moved, Project},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, account, viewer},
    ledger, notices,
    projects::{self, Contributed, Told, Turn},
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version},
    problems::unit_name,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(one, change))
        .routes(routes!(add_milestone))
        .routes(routes!(turn_milestone))
        .routes(routes!(of_person, claim))
        .routes(routes!(open))
        .routes(routes!(decide))
}

#[derive(Serialize, ToSchema)]
struct MilestoneShown {
    id: i64,
    title: String,
    planned: String,
    first_planned: String,
    actual: Option<String>,
    state: String,
    moved: Vec<MovedShown>,
}

#[derive(Serialize, ToSchema)]
struct MovedShown {
    from: String,
    on: String,
    why: String,
}

impl MilestoneShown {
    fn of(id: i64, milestone: Milestone, today: Day) -> Self {
        let moved = |moved: Moved| MovedShown { from: moved.from.to_string(), on: moved.on.to_string(), why: moved.why };
        Self {
            id, planned: milestone.planned.to_string(), first_planned: milestone.first_planned().to_string(), actual: milestone.actual.map(|day| day.to_string()),
            state: milestone.state(today).code().into(), title: milestone.title, moved: milestone.moved.into_iter().map(moved).collect(),
        }
    }
}

/// A file that proves something; `file` is its hash and name.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProofShown {
    file: String,
    name: String,
}

impl ProofShown {
    fn of(named: &str) -> Self {
        let (file, name) = named.split_once('/').unwrap_or((named, named));
        Self { file: file.to_owned(), name: name.to_owned() }
    }
}

/// What somebody did, with its state.
#[derive(Serialize, ToSchema)]
pub(crate) struct ContributionShown {
    id: i64,
    person: i64,
    name: String,
    kind: String,
    state: String,
    title: String,
    text: String,
    happened_on: String,
    project: Option<i64>,
    project_title: String,
    /// The training it came of.
    session: Option<i64>,
    session_title: String,
    proof: Vec<ProofShown>,
    claimed_by: String,
    decided_by: String,
    /// Why it was not confirmed.
    why: String,
    entry: Option<i64>,
    /// The viewer may confirm or refuse it.
    may_decide: bool,
}

impl ContributionShown {
    pub(crate) fn of(tx: &mut Tx<'_>, viewer: &Viewer, told: Contributed) -> Result<Self, store::Error> {
        let by: Vec<_> = [Some(told.claimed_by), told.decided_by].into_iter().flatten().collect();
        let names = ledger::account_names(tx, &by)?;
        let project_title = match told.contribution.project.map(|project| projects::find(tx, viewer, project)) {
            Some(Ok(project)) => project.project.title,
            _ => String::new(),
        };
        let may_decide = projects::may_decide(tx, viewer, &told)?;
        let contribution = told.contribution;
        let session = contribution.session.map(|id| store::programmes::session_facts(tx, id)).transpose()?;
        Ok(Self {
            session: contribution.session.map(|id| id.0), session_title: session.map(|told| told.session.title).unwrap_or_default(),
            id: told.id, person: told.person.0, name: told.name, kind: contribution.kind.code().into(), state: told.state.code().into(), title: contribution.title,
            text: contribution.text, happened_on: contribution.happened_on.to_string(), project: contribution.project.map(|id| id.0), project_title,
            proof: contribution.proof.iter().map(|named| ProofShown::of(named)).collect(), why: told.why, claimed_by: names.get(&told.claimed_by).cloned().unwrap_or_default(),
            decided_by: told.decided_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(), entry: told.entry.map(|id| id.0), may_decide,
        })
    }
}

#[derive(Serialize, ToSchema)]
struct ProjectLine {
    id: i64,
    unit_name: String,
    #[schema(value_type = Object)]
    project: Project,
    milestones: Vec<MilestoneShown>,
}

impl ProjectLine {
    fn of(tx: &mut Tx<'_>, told: Told) -> Result<Self, store::Error> {
        let today = tx.today();
        let milestones = told.milestones.into_iter().map(|(id, milestone)| MilestoneShown::of(id, milestone, today)).collect();
        Ok(Self { id: told.id.0, unit_name: unit_name(tx, told.project.unit)?, project: told.project, milestones })
    }
}

#[derive(Serialize, ToSchema)]
struct ProjectShown {
    #[serde(flatten)]
    line: ProjectLine,
    version: i64,
    contributions: Vec<ContributionShown>,
    /// The viewer may change it.
    may_write: bool,
}

fn show(tx: &mut Tx<'_>, viewer: &Viewer, id: ProjectId) -> Result<ProjectShown, store::Error> {
    let told = projects::find(tx, viewer, id)?;
    let version = told.version;
    let may_write = viewer::unit_within(tx, viewer, told.project.unit, Permission::Projects)?;
    let contributions = projects::of_project(tx, viewer, id)?;
    let contributions = contributions.into_iter().map(|told| ContributionShown::of(tx, viewer, told)).collect::<Result<_, _>>()?;
    Ok(ProjectShown { line: ProjectLine::of(tx, told)?, version, contributions, may_write })
}

fn answered(shown: ProjectShown) -> Response {
    ([(header::ETAG, format!("\"{}\"", shown.version))], Json(shown)).into_response()
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListAsked {
    unit: Option<i64>,
}

/// Projects of the units in the viewer's reach, those that run first.
#[utoipa::path(get, path = "/projects", tag = "projects", responses((status = 200, body = Vec<ProjectLine>)))]
async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<Vec<ProjectLine>>, ApiError> {
    let lines = app
        .read(move |tx| {
            let told = projects::list(tx, &signed.viewer, asked.unit.map(UnitId))?;
            told.into_iter().map(|told| ProjectLine::of(tx, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(lines))
}

/// Records a project.
#[utoipa::path(post, path = "/projects", tag = "projects", request_body = Object, responses((status = 201, body = ProjectShown)))]
async fn create(State(app): State<App>, signed: Signed, Body(project): Body<Project>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            let id = projects::create(tx, &signed.viewer, &project)?;
            show(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, answered(shown)).into_response())
}

/// A project with its milestones and what people did for it.
#[utoipa::path(get, path = "/projects/{id}", tag = "projects", responses((status = 200, body = ProjectShown)))]
async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let shown = app.read(move |tx| show(tx, &signed.viewer, ProjectId(id))).await?;
    Ok(answered(shown))
}

/// Changes what is known of a project, at the version that was seen.
#[utoipa::path(put, path = "/projects/{id}", tag = "projects", request_body = Object, responses((status = 200, body = ProjectShown)))]
async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(project): Body<Project>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            projects::change(tx, &signed.viewer, (ProjectId(id), version), &project)?;
            show(tx, &signed.viewer, ProjectId(id))
        })
        .await?;
    Ok(answered(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MilestoneAsked {
    title: String,
    #[schema(value_type = String)]
    planned: Day,
}

/// Plans a milestone.
#[utoipa::path(post, path = "/projects/{id}/milestones", tag = "projects", request_body = MilestoneAsked, responses((status = 201, body = ProjectShown)))]
async fn add_milestone(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(asked): Body<MilestoneAsked>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            projects::add_milestone(tx, &signed.viewer, (ProjectId(id), version), &asked.title, asked.planned)?;
            show(tx, &signed.viewer, ProjectId(id))
        })
        .await?;
    Ok((StatusCode::CREATED, answered(shown)).into_response())
}

/// A milestone was reached, or is moved with a reason.
#[utoipa::path(post, path = "/projects/{id}/milestones/{milestone}", tag = "projects", request_body = Object, responses((status = 200, body = ProjectShown)))]
async fn turn_milestone(
    State(app): State<App>, signed: Signed, Path((id, number)): Path<(i64, i64)>, Version(version): Version, Body(turn): Body<Turn>,
) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            projects::turn_milestone(tx, &signed.viewer, (ProjectId(id), version), number, &turn)?;
            show(tx, &signed.viewer, ProjectId(id))
        })
        .await?;
    Ok(answered(shown))
}

/// What a person did, the latest first; open to the person too.
#[utoipa::path(get, path = "/people/{id}/contributions", tag = "projects", responses((status = 200, body = Vec<ContributionShown>)))]
async fn of_person(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<ContributionShown>>, ApiError> {
    let shown = app
        .read(move |tx| {
            viewer::see(tx, &signed.viewer, PersonId(id))?;
            let told = projects::of_person(tx, PersonId(id))?;
            told.into_iter().map(|told| ContributionShown::of(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Serialize, ToSchema)]
struct Made {
    id: i64,
}

/// Claims a contribution of a person; it counts once somebody else confirms it.
#[utoipa::path(post, path = "/people/{id}/contributions", tag = "projects", request_body = Object, responses((status = 201, body = Made)))]
async fn claim(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(contribution): Body<Contribution>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| projects::claim(tx, &signed.viewer, PersonId(id), &contribution)).await?;
    Ok((StatusCode::CREATED, Json(Made { id })))
}

/// Claims that wait for somebody to confirm them, the first first.
#[utoipa::path(get, path = "/contributions", tag = "projects", responses((status = 200, body = Vec<ContributionShown>)))]
async fn open(State(app): State<App>, signed: Signed) -> Result<Json<Vec<ContributionShown>>, ApiError> {
    signed.viewer.must(Permission::EvidenceWrite)?;
    let shown = app
        .read(move |tx| {
            let told = projects::open(tx, &signed.viewer)?;
            told.into_iter().map(|told| ContributionShown::of(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(shown))
}

/// Tells the person, and whoever claimed it for them, what was decided.
fn tell_decided(tx: &mut Tx<'_>, told: &Contributed) -> Result<(), store::Error> {
    let mut accounts: BTreeSet<_> = account::of_person(tx, told.person)?.into_iter().collect();
    accounts.insert(told.claimed_by);
    let arguments = Arguments::from([("kind".to_owned(), told.contribution.kind.key())]);
    for account in accounts {
        notices::tell(tx, account, &format!("contribution_{}", told.state.code()), &arguments, &format!("/people/{}", told.person))?;
    }
    Ok(())
}

/// Confirms or refuses a claim; what is confirmed becomes evidence on the file.
#[utoipa::path(post, path = "/contributions/{id}/decision", tag = "projects", request_body = Object, responses((status = 200, body = ContributionShown)))]
async fn decide(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(decision): Body<Decision>) -> Result<Json<ContributionShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let told = projects::decide(tx, &signed.viewer, id, &decision)?;
            tell_decided(tx, &told)?;
            ContributionShown::of(tx, &signed.viewer, told)
        })
        .await?;
    Ok(Json(shown))
}
