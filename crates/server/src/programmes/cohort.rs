//! Members of a cohort over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    date::Day,
    id::{PersonId, ProgrammeId},
    programmes::Programme,
    train::cohort::{Member, progress},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    programmes,
    train::cohort::{self, Deed, Told},
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    people::someone::Someone,
};

#[derive(Serialize, ToSchema)]
struct AreaShown {
    area: String,
    done: usize,
    steps: usize,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct MemberShown {
    #[serde(flatten)]
    who: Someone,
    programme: i64,
    programme_title: String,
    joined: String,
    left_on: Option<String>,
    state: String,
    #[schema(value_type = Object)]
    member: Member,
    progress: Vec<AreaShown>,
    /// Sessions of the programme they took part in.
    sessions: usize,
}

impl MemberShown {
    pub(crate) fn of(tx: &mut Tx<'_>, programme: &Programme, told: Told) -> Result<Self, store::Error> {
        let areas = progress(&told.member, programme).into_iter().map(|(area, done, steps)| AreaShown { area, done, steps }).collect();
        Ok(Self {
            who: Someone::of(tx, told.person)?, programme: told.programme.0, programme_title: programme.title.clone(), joined: told.joined.to_string(), left_on: told.left_on.map(|day| day.to_string()),
            state: told.state.code().into(), progress: areas, sessions: programmes::sessions_of_member(tx, told.programme, told.person)?, member: told.member,
        })
    }
}

/// Members of a cohort whom the viewer trains.
#[utoipa::path(get, path = "/programmes/{id}/members", tag = "training", responses((status = 200, body = Vec<MemberShown>)))]
pub(super) async fn members(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<MemberShown>>, ApiError> {
    signed.viewer.must(Permission::Train)?;
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let programme = programmes::find(tx, &signed.viewer, ProgrammeId(id))?.programme;
                let told = cohort::members(tx, index, &signed.viewer, ProgrammeId(id))?;
                told.into_iter().map(|told| MemberShown::of(tx, &programme, told)).collect::<Result<Vec<_>, _>>()
            })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Joining {
    people: Vec<i64>,
    #[schema(value_type = String)]
    joined: Day,
    #[serde(default)]
    weak: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Joined {
    joined: usize,
}

/// Takes people into a cohort.
#[utoipa::path(post, path = "/programmes/{id}/members", tag = "training", request_body = Joining, responses((status = 201, body = Joined)))]
pub(super) async fn join(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Joining>) -> Result<(StatusCode, Json<Joined>), ApiError> {
    let people: Vec<PersonId> = asked.people.iter().copied().map(PersonId).collect();
    let joined = app.write(move |tx| cohort::join(tx, &signed.viewer, (ProgrammeId(id), &people), (asked.joined, &asked.weak))).await?;
    Ok((StatusCode::CREATED, Json(Joined { joined })))
}

/// Keeps a member's weak areas and steps, or ends the membership.
#[utoipa::path(post, path = "/programmes/{id}/members/{person}", tag = "training", request_body = Object, responses((status = 200, body = MemberShown)))]
pub(super) async fn act(State(app): State<App>, signed: Signed, Path((id, person)): Path<(i64, i64)>, Body(deed): Body<Deed>) -> Result<Json<MemberShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let told = cohort::act(tx, &signed.viewer, (ProgrammeId(id), PersonId(person), &deed))?;
            let programme = programmes::find(tx, &signed.viewer, ProgrammeId(id))?.programme;
            MemberShown::of(tx, &programme, told)
        })
        .await?;
    Ok(Json(shown))
}
