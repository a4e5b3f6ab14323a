//! What came of one session: reaction, learning, behaviour, result.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    id::{PartId, SessionId},
    programmes::{PartRole, SeatState},
    train::effect::{FollowUpBy, ScorePhase, asked_between},
};
use serde::{Deserialize, Serialize};
use statistics::gains;
use store::{
    Tx, programmes,
    programmes::{Held, Part},
    rules,
    train::{
        effects::{self, Score},
        follow_ups::{self, Given},
    },
};
use utoipa::ToSchema;

use super::{IntervalShown, LEVEL, reaction::{self, ReactionShown}};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    people::someone::Someone,
};

#[derive(Serialize, ToSchema)]
struct ScoreShown {
    part: i64,
    who: Someone,
    before: Option<u32>,
    after: Option<u32>,
}

#[derive(Serialize, ToSchema)]
struct Learning {
    /// Everybody who sat, with their scores in tenths.
    lines: Vec<ScoreShown>,
    /// Mean gain in points of those who have both scores.
    gain: Option<IntervalShown>,
}

/// Answers to the two questions, by what they say.
#[derive(Serialize, ToSchema)]
struct Behaviour {
    by: String,
    asked: usize,
    answers: BTreeMap<String, usize>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct EffectShown {
    reaction: Option<ReactionShown>,
    learning: Learning,
    behaviour: Vec<Behaviour>,
    /// When the two questions are open.
    asked_from: String,
    asked_until: String,
    /// What students made of it: ideas, mechanisms, projects.
    results: usize,
}

fn students(tx: &mut Tx<'_>, id: SessionId) -> Result<Vec<Part>, store::Error> {
    let mut parts = programmes::every_part(tx, id)?;
    parts.retain(|part| part.role == PartRole::Student && part.state.sits() && part.person.is_some());
    Ok(parts)
}

fn learning(tx: &mut Tx<'_>, students: &[Part], id: SessionId) -> Result<Learning, store::Error> {
    let scores: BTreeMap<PartId, _> = effects::scores(tx, id)?;
    let mut lines = Vec::new();
    for part in students {
        let (before, after) = scores.get(&part.id).copied().unwrap_or_default();
        let Some(person) = part.person else { continue };
        lines.push(ScoreShown { part: part.id.0, who: Someone::of(tx, person)?, before, after });
    }
    let pairs: Vec<(f64, f64)> = scores.values().filter_map(|(before, after)| Some((f64::from((*before)?) / 10.0, f64::from((*after)?) / 10.0))).collect();
    Ok(Learning { lines, gain: gains(&[pairs], LEVEL).into_iter().flatten().next().map(IntervalShown::from) })
}

fn behaviour(students: &[Part], given: &[Given]) -> Vec<Behaviour> {
    let completed = students.iter().filter(|part| part.state == SeatState::Completed).count();
    let of = |by: FollowUpBy| {
        let mut answers: BTreeMap<String, usize> = BTreeMap::new();
        for one in given.iter().filter(|one| one.by == by) {
            *answers.entry(one.used.code().into()).or_default() += 1;
        }
        Behaviour { by: by.code().into(), asked: completed, answers }
    };
    vec![of(FollowUpBy::Student), of(FollowUpBy::Superior)]
}

fn shown(tx: &mut Tx<'_>, told: &Held) -> Result<EffectShown, store::Error> {
    let (students, rules) = (students(tx, told.id)?, rules::load(tx)?);
    let (from, until) = asked_between(told.session.to, &rules);
    Ok(EffectShown {
        reaction: reaction::shown(tx, told.id)?, learning: learning(tx, &students, told.id)?, behaviour: behaviour(&students, &follow_ups::given(tx, Some(told.id))?),
        asked_from: from.to_string(), asked_until: until.to_string(), results: told.results,
    })
}

/// What came of a session on four levels, for whoever organises it.
#[utoipa::path(get, path = "/sessions/{id}/effect", tag = "training", responses((status = 200, body = EffectShown)))]
pub(super) async fn effect(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<EffectShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let told = programmes::organised(tx, &signed.viewer, SessionId(id))?;
            shown(tx, &told)
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ScoreAsked {
    part: i64,
    #[schema(value_type = String)]
    phase: ScorePhase,
    /// Points in tenths, of a hundred.
    tenths: u32,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ScoresKept {
    kept: usize,
    /// Lines of nobody who sat there, by their place in what was sent.
    strange: Vec<usize>,
}

/// Enters scores before and after, over what was there.
#[utoipa::path(post, path = "/sessions/{id}/scores-of-knowledge", tag = "training", request_body = Vec<ScoreAsked>, responses((status = 200, body = ScoresKept)))]
pub(super) async fn scores(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Vec<ScoreAsked>>) -> Result<Json<ScoresKept>, ApiError> {
    let scores: Vec<Score> = asked.iter().map(|one| Score { part: PartId(one.part), phase: one.phase, tenths: one.tenths }).collect();
    let count = scores.len();
    let strange = app.write(move |tx| effects::enter(tx, &signed.viewer, (SessionId(id), &scores))).await?;
    Ok(Json(ScoresKept { kept: count - strange.len(), strange }))
}
