//! A person's training: what they took part in, how they stand with their hours, which gaps are known. Open to the person.

use axum::{Json, extract::State};
use domain::{id::PersonId, train::hours::{CatchUp, Standing}};
use serde::Serialize;
use store::{
    access::viewer,
    programmes,
    train::{cohort, gaps, hours},
};
use utoipa::ToSchema;

use super::gaps::GapShown;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Path, Signed},
    programmes::{MemberShown, SessionLine},
};

#[derive(Serialize, ToSchema)]
struct TakenShown {
    part: i64,
    role: String,
    state: String,
    said: String,
    tenths: u32,
    halves: u32,
    why: String,
    entry: Option<i64>,
    session: SessionLine,
}

#[derive(Serialize, ToSchema)]
pub(super) struct TrainingOf {
    #[schema(value_type = Object)]
    standing: Standing,
    /// What is to be made good after a promotion.
    #[schema(value_type = Option<Object>)]
    catch_up: Option<CatchUp>,
    parts: Vec<TakenShown>,
    gaps: Vec<GapShown>,
    /// Cohorts they are or were in.
    cohorts: Vec<MemberShown>,
}

/// What a person took part in, the latest first, with their hours and gaps.
#[utoipa::path(get, path = "/people/{id}/training", tag = "training", responses((status = 200, body = TrainingOf)))]
pub(super) async fn of_person(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<TrainingOf>, ApiError> {
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let person = PersonId(id);
                let sight = viewer::see(tx, &signed.viewer, person)?;
                let today = tx.today();
                let mut parts = Vec::new();
                for part in programmes::mine(tx, person)? {
                    let told = programmes::session_facts(tx, part.session)?;
                    parts.push(TakenShown {
                        part: part.id.0, role: part.role.code().into(), state: part.state.code().into(), said: part.said, tenths: part.tenths, halves: part.halves, why: part.why,
                        entry: part.entry.map(|entry| entry.0), session: SessionLine::of(tx, told)?,
                    });
                }
                parts.sort_by(|one, other| other.session.from.cmp(&one.session.from));
                let known = sight.own || sight.may(domain::access::role::Permission::Train) || sight.may(domain::access::role::Permission::TrainUnit);
                let gaps = if known { gaps::of_person(tx, person)? } else { vec![] };
                let gaps = gaps.into_iter().map(|told| GapShown::of(tx, &signed.viewer, told)).collect::<Result<_, _>>()?;
                let mut cohorts = Vec::new();
                for told in if known { cohort::of_person(tx, person)? } else { vec![] } {
                    let programme = programmes::programme_facts(tx, told.programme)?;
                    cohorts.push(MemberShown::of(tx, &programme, told)?);
                }
                let line = hours::of_person(tx, index, (person, today))?;
                Ok(TrainingOf { standing: line.standing, catch_up: line.catch_up, parts, gaps, cohorts })
            })
        })
        .await?;
    Ok(Json(shown))
}
