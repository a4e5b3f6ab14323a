//! Field studies over HTTP: begun on site, kept line by line, published onto files in one step.

use std::collections::BTreeSet;

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    date::Instant,
    id::{PersonId, ProjectId, StudyId, TeamId, UnitId, VisitId},
    message::Arguments,
    observe::{Difficulty, Study, StudyState},
    problems::Origin,
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, account, request},
    care::visits::{self, Came},
    ledger, notices,
    observe::{statements, studies::{self, Told}, teams},
    people::person,
    problems::{self, Raised, Raiser},
    projects,
};
use utoipa::ToSchema;

use super::{PAGE, shown::{Someone, StatementShown}};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, RequestKey, Signed, Version},
    problems::{tell, unit_name},
};

#[derive(Serialize, ToSchema)]
pub(super) struct StudyLine {
    id: i64,
    state: String,
    unit: i64,
    unit_name: String,
    held_on: String,
    place: String,
    unannounced: bool,
    recorded_by: String,
    /// People it is about.
    people: Vec<Someone>,
    statements: usize,
    difficulties: usize,
    /// The viewer began it.
    mine: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct StudyShown {
    #[serde(flatten)]
    line: StudyLine,
    version: i64,
    team_title: String,
    project_title: String,
    recorded_at: String,
    published_at: Option<String>,
    /// Begun on the day it tells of.
    on_the_spot: bool,
    /// What the draft says.
    #[schema(value_type = Object)]
    study: Study,
    /// What came onto files, once it is published.
    published: Vec<StatementShown>,
    problems: Vec<i64>,
}

fn line(tx: &mut Tx<'_>, viewer: &Viewer, told: &Told) -> Result<StudyLine, store::Error> {
    let study = &told.study;
    let people: BTreeSet<PersonId> = study.statements.iter().map(|statement| statement.person).collect();
    let names = ledger::account_names(tx, &[told.recorded_by])?;
    Ok(StudyLine {
        id: told.id.0, state: told.state.code().into(), unit: study.unit.0, unit_name: unit_name(tx, study.unit)?, held_on: study.held_on.to_string(),
        place: study.place.clone(), unannounced: study.unannounced, recorded_by: names.get(&told.recorded_by).cloned().unwrap_or_default(),
        people: people.into_iter().map(|person| Someone::of(tx, person)).collect::<Result<_, _>>()?, statements: study.statements.len(),
        difficulties: study.difficulties.len(), mine: told.recorded_by == viewer.account(),
    })
}

/// Only what the viewer may read of the people it is about.
fn show(tx: &mut Tx<'_>, viewer: &Viewer, mut told: Told) -> Result<StudyShown, store::Error> {
    let line = line(tx, viewer, &told)?;
    let team_title = match told.study.team.map(|team| teams::find(tx, viewer, team)) {
        Some(Ok(team)) => team.team.title,
        _ => String::new(),
    };
    let project_title = match told.study.project.map(|project: ProjectId| projects::find(tx, viewer, project)) {
        Some(Ok(project)) => project.project.title,
        _ => String::new(),
    };
    let mut published = Vec::new();
    if told.state == StudyState::Published {
        for person in told.study.statements.iter().map(|statement| statement.person).collect::<BTreeSet<_>>() {
            let Some(sight) = store::access::viewer::sight(tx, viewer, person)? else { continue };
            let of_study = statements::of_person(tx, person, &sight)?.into_iter().filter(|statement| statement.study == Some(told.id));
            for statement in of_study.collect::<Vec<_>>() {
                published.push(StatementShown::of(tx, viewer, statement)?);
            }
        }
        // What is published is read from the files, where it can be contested and corrected.
        told.study.statements.clear();
        if told.recorded_by != viewer.account() {
            told.study.difficulties.clear();
        }
    }
    let problems = problems::of_source(tx, told.id.0)?.into_iter().map(|id| id.0).collect();
    Ok(StudyShown {
        version: told.version, team_title, project_title, recorded_at: told.recorded_at.to_minute(), published_at: told.published_at.map(Instant::to_minute),
        on_the_spot: told.on_the_spot(), study: told.study, published, problems, line,
    })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    team: Option<i64>,
}

/// The viewer's drafts, then what was published in units the viewer observes.
#[utoipa::path(get, path = "/studies", tag = "observe", responses((status = 200, body = Vec<StudyLine>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<Vec<StudyLine>>, ApiError> {
    let lines = app
        .read(move |tx| {
            let told = studies::list(tx, &signed.viewer, asked.team.map(TeamId), PAGE * 4)?;
            told.iter().map(|told| line(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(lines))
}

fn answered(shown: StudyShown) -> Response {
    ([(header::ETAG, format!("\"{}\"", shown.version))], Json(shown)).into_response()
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StudyAsked {
    #[schema(value_type = Object)]
    study: Study,
    /// The private plan of which it came.
    #[serde(default)]
    visit: Option<i64>,
}

/// Begins a study on site. The same idempotency key begins it once.
#[utoipa::path(post, path = "/studies", tag = "observe", request_body = StudyAsked, responses((status = 201, body = StudyShown)))]
pub(super) async fn begin(State(app): State<App>, signed: Signed, RequestKey(key): RequestKey, Body(asked): Body<StudyAsked>) -> Result<Response, ApiError> {
    let digest = format!("{asked:?}");
    let shown = app
        .write(move |tx| {
            let viewer = &signed.viewer;
            let done = request::answered(tx, viewer, key.as_deref(), &digest)?;
            let id = done.map_or_else(|| studies::begin(tx, viewer, &asked.study), |done| Ok(StudyId(done)))?;
            if done.is_none() {
                request::answer(tx, viewer, key.as_deref(), &digest, id.0)?;
                if let Some(visit) = asked.visit {
                    visits::end(tx, viewer, VisitId(visit), Some(Came::Study(id)))?;
                }
            }
            let told = studies::find(tx, viewer, id)?;
            show(tx, viewer, told)
        })
        .await?;
    Ok((StatusCode::CREATED, answered(shown)).into_response())
}

/// One study: a draft to whoever began it, a published one to those who observe the unit.
#[utoipa::path(get, path = "/studies/{id}", tag = "observe", responses((status = 200, body = StudyShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let shown = app
        .read(move |tx| {
            let told = studies::find(tx, &signed.viewer, StudyId(id))?;
            show(tx, &signed.viewer, told)
        })
        .await?;
    Ok(answered(shown))
}

/// Keeps what the draft says now.
#[utoipa::path(put, path = "/studies/{id}", tag = "observe", request_body = Object, responses((status = 200, body = StudyShown)))]
pub(super) async fn keep(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(study): Body<Study>) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            studies::keep(tx, &signed.viewer, (StudyId(id), version), &study)?;
            let told = studies::find(tx, &signed.viewer, StudyId(id))?;
            show(tx, &signed.viewer, told)
        })
        .await?;
    Ok(answered(shown))
}

/// Gives a draft up.
#[utoipa::path(delete, path = "/studies/{id}", tag = "observe", responses((status = 204)))]
pub(super) async fn drop(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| studies::drop(tx, &signed.viewer, StudyId(id))).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PublishAsked {
    /// Even if somebody held no post there that day.
    #[serde(default)]
    anyway: bool,
}

/// A difficulty as a problem about the visited unit.
fn raised(study: (StudyId, UnitId), difficulty: &Difficulty) -> Raised {
    Raised {
        origin: Origin::FieldStudy, source: Some(study.0.0), kind: difficulty.kind, place: study.1, title: difficulty.title.clone(), text: difficulty.text.clone(),
        wish: difficulty.wish.clone(), raiser: Raiser { person: difficulty.person, account: None, name: difficulty.raiser.trim().to_owned() },
        protected: difficulty.protected, part_of: None, owner: difficulty.owner,
    }
}

/// Puts the statements onto the files they are about, raises the difficulties as problems, and tells the people.
#[utoipa::path(post, path = "/studies/{id}/publish", tag = "observe", request_body = PublishAsked, responses((status = 200, body = StudyShown)))]
pub(super) async fn publish(
    State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(asked): Body<PublishAsked>,
) -> Result<Response, ApiError> {
    let shown = app
        .write(move |tx| {
            let (viewer, id) = (&signed.viewer, StudyId(id));
            let study = studies::find(tx, viewer, id)?.study;
            let published = studies::publish(tx, viewer, (id, version), asked.anyway)?;
            for difficulty in &study.difficulties {
                let problem = problems::raise(tx, viewer, &raised((id, study.unit), difficulty))?;
                tell::raised(tx, viewer, problem)?;
            }
            let people: BTreeSet<PersonId> = published.entries.iter().map(|(person, _)| *person).collect();
            for person in people {
                let name = person::name_of(tx, person)?.unwrap_or_default();
                for account in account::of_person(tx, person)? {
                    let arguments = Arguments::from([("name".to_owned(), name.clone()), ("day".to_owned(), study.held_on.to_string())]);
                    notices::tell(tx, account, "observed", &arguments, &format!("/people/{person}/statements"))?;
                }
            }
            let told = studies::find(tx, viewer, id)?;
            show(tx, viewer, told)
        })
        .await?;
    Ok(answered(shown))
}
