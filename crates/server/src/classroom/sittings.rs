//! Sittings over HTTP: the paper, answers as they are typed, and what it came to.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    classroom::{
        attempt::{AttemptState, Sat, shows_answers},
        question::{Answer, Asked},
    },
    date::Instant,
    id::AttemptId,
};
use serde::{Deserialize, Serialize};
use store::{Tx, access::Viewer, classroom::sittings};
use utoipa::ToSchema;

use super::{points, tests::SittingLine};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    people::someone::Someone,
    records::house,
};

/// An option as it stands on the screen, with its place in the bank.
#[derive(Serialize, ToSchema)]
struct OptionShown {
    at: usize,
    text: String,
}

#[derive(Serialize, ToSchema)]
struct AskedShown {
    place: usize,
    part: usize,
    points: f64,
    form: String,
    stem: String,
    /// What is chosen from, put in order, or matched with.
    options: Vec<OptionShown>,
    /// What is matched.
    left: Vec<String>,
    blanks: usize,
    #[schema(value_type = Object)]
    answer: Option<Answer>,
    /// What the answer earned; none until it is known, or while what is right is not shown: the one would tell the other.
    earned: Option<f64>,
    /// Marked by a person, or to be.
    by_hand: bool,
    #[schema(value_type = Object)]
    right: Option<Answer>,
    /// A good answer where a person marks.
    model: String,
    reason: String,
}

fn options(asked: &Asked) -> &[String] {
    match asked {
        Asked::Single { options, .. } | Asked::Multiple { options, .. } | Asked::Order { options, .. } => options,
        Asked::Match { right, .. } => right,
        Asked::Truth { .. } | Asked::Fill { .. } | Asked::Short { .. } => &[],
    }
}

fn show((place, it): (usize, Sat), answers: bool) -> AskedShown {
    let asked = &it.question.asked;
    let texts = options(asked);
    let order: Vec<usize> = if it.slot.order.is_empty() { (0..texts.len()).collect() } else { it.slot.order.clone() };
    let by_hand = matches!(asked, Asked::Short { .. });
    AskedShown {
        place, part: it.slot.part, points: points(it.slot.tenths), form: asked.form().code().into(), stem: it.question.stem.clone(),
        options: order.into_iter().filter_map(|at| Some(OptionShown { at, text: texts.get(at)?.clone() })).collect(),
        left: if let Asked::Match { left, .. } = asked { left.clone() } else { vec![] }, blanks: if let Asked::Fill { blanks, .. } = asked { blanks.len() } else { 0 },
        earned: it.tenths().filter(|_| answers).map(points), by_hand, right: asked.right().filter(|_| answers), model: if let (Asked::Short { model }, true) = (asked, answers) { model.clone() } else { String::new() },
        reason: if answers { it.question.reason.clone() } else { String::new() }, answer: it.answer,
    }
}

#[derive(Serialize, ToSchema)]
pub(super) struct SittingShown {
    #[serde(flatten)]
    line: SittingLine,
    title: String,
    text: String,
    parts: Vec<String>,
    /// The reader sat it.
    own: bool,
    /// Whose paper it is, for whoever organises.
    who: Option<Someone>,
    may_mark: bool,
    /// The clock of the house, by which the time is kept.
    now: String,
    pass: Option<u32>,
    /// Whether right answers and reasons are shown.
    answers_shown: bool,
    /// When they will be, if that is known.
    answers_from: Option<String>,
    asked: Vec<AskedShown>,
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, id: AttemptId) -> Result<SittingShown, store::Error> {
    let (sitting, told) = sittings::find(tx, viewer, id)?;
    let own = viewer.person() == Some(sitting.person);
    let (now, test) = (tx.now, &told.test);
    let sat = sittings::of_person(tx, sitting.test, sitting.person)?.len();
    let answers = !own || shows_answers(test, sitting.state, sat < test.tries as usize, now);
    let over = sitting.state != AttemptState::UnderWay;
    let paper = if own || over { sittings::sat(tx, &sitting)? } else { Vec::new() };
    let later = over && !answers && test.answers != domain::classroom::AnswersShown::Never;
    Ok(SittingShown {
        line: SittingLine::of(&sitting), title: test.title.clone(), text: test.text.clone(), parts: test.parts.iter().map(|part| part.title.clone()).collect(), own,
        who: if own { None } else { Some(Someone::of(tx, sitting.person)?) }, may_mark: !own && sitting.state == AttemptState::Marking, now: now.to_rfc3339(), pass: test.pass, answers_shown: over && answers,
        answers_from: test.closes.filter(|_| later).map(Instant::to_minute), asked: paper.into_iter().enumerate().map(|it| show(it, over && answers)).collect(),
    })
}

/// A paper: to be answered, or with what it came to.
#[utoipa::path(get, path = "/classroom/sittings/{id}", tag = "classroom", responses((status = 200, body = SittingShown)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<SittingShown>, ApiError> {
    let page = app
        .write(move |tx| {
            if let Some(person) = signed.viewer.person() {
                sittings::settle(tx, Some(person))?;
            }
            page(tx, &signed.viewer, AttemptId(id))
        })
        .await?;
    house::carry_after(&app).await;
    Ok(Json(page))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    #[schema(value_type = Object)]
    answer: Option<Answer>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Saved {
    saved_at: String,
}

/// Saves an answer as it stands.
#[utoipa::path(put, path = "/classroom/sittings/{id}/answers/{place}", tag = "classroom", request_body = Said, responses((status = 200, body = Saved)))]
pub(super) async fn save(State(app): State<App>, signed: Signed, Path((id, place)): Path<(i64, usize)>, Body(said): Body<Said>) -> Result<Json<Saved>, ApiError> {
    let at = app.write(move |tx| sittings::save(tx, &signed.viewer, (AttemptId(id), place), said.answer.as_ref())).await?;
    Ok(Json(Saved { saved_at: at.to_rfc3339() }))
}

/// Hands a paper in.
#[utoipa::path(post, path = "/classroom/sittings/{id}/hand-in", tag = "classroom", responses((status = 200, body = SittingShown)))]
pub(super) async fn hand_in(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<SittingShown>, ApiError> {
    let page = app
        .write(move |tx| {
            sittings::hand_in(tx, &signed.viewer, AttemptId(id))?;
            page(tx, &signed.viewer, AttemptId(id))
        })
        .await?;
    house::carry_after(&app).await;
    Ok(Json(page))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    /// Thousandths of the question.
    mark: u32,
}

/// Marks an answer that only a person can mark.
#[utoipa::path(post, path = "/classroom/sittings/{id}/answers/{place}/mark", tag = "classroom", request_body = Mark, responses((status = 200, body = SittingShown)))]
pub(super) async fn mark(State(app): State<App>, signed: Signed, Path((id, place)): Path<(i64, usize)>, Body(mark): Body<Mark>) -> Result<(StatusCode, Json<SittingShown>), ApiError> {
    let page = app
        .write(move |tx| {
            sittings::mark(tx, &signed.viewer, (AttemptId(id), place), mark.mark)?;
            page(tx, &signed.viewer, AttemptId(id))
        })
        .await?;
    house::carry_after(&app).await;
    Ok((StatusCode::OK, Json(page)))
}
