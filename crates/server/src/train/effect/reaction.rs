//! Reaction: one form for every class, answered without a name, and the points it comes to.

use std::collections::BTreeSet;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    catalogue::{Language, name, sentence},
    id::SessionId,
    message::{Arguments, Refusal},
    programmes::{PartRole, SessionState},
    surveys::{Group, Question, QuestionKind, Results, SMALLEST_MIN, Survey, SurveyKind, Tally},
};
use serde::{Deserialize, Serialize};
use statistics::mean;
use store::{
    Tx,
    access::{Viewer, account},
    notices, programmes,
    programmes::Held,
    surveys,
    train::{catalogue, effects},
};
use utoipa::ToSchema;

use super::{IntervalShown, LEVEL, super::orders::Made};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

/// Points of the options, the best first.
const POINTS: [f64; 5] = [5.0, 4.0, 3.0, 2.0, 1.0];
/// Of the questions of the form, the one about each lecturer.
pub(super) const OF_LECTURERS: usize = 1;
/// Question and row about the use for one's work: the one that stands for the course. Several rows of one ballot are not
/// several opinions.
pub(super) const OF_USE: (usize, usize) = (0, 2);
const OPEN_DAYS: i32 = 14;

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asking {
    /// No result is shown of fewer.
    #[serde(default = "smallest")]
    smallest: usize,
}

const fn smallest() -> usize {
    SMALLEST_MIN
}

/// Titles of those who taught, in the order of their lessons.
pub(crate) fn taught(tx: &mut Tx<'_>, viewer: &Viewer, told: &Held) -> Result<Vec<String>, store::Error> {
    let mut seen = BTreeSet::new();
    let mut titles = Vec::new();
    for lecturer in told.session.lessons.iter().filter_map(|lesson| lesson.lecturer) {
        if seen.insert(lecturer) {
            titles.push(catalogue::find(tx, viewer, lecturer)?.item.title().to_owned());
        }
    }
    Ok(titles)
}

/// The form is in Chinese, as the classes are; what students write is in their own words.
pub(crate) fn form(told: &Held, lecturers: Vec<String>, smallest: usize, today: domain::date::Day) -> Survey {
    let word = |key: &str| name(Language::Zh, &format!("feedback.{key}"));
    let options: Vec<String> = (1..=POINTS.len()).map(|at| word(&format!("option_{at}"))).collect();
    let grid = |text: String, rows: Vec<String>| Question { kind: QuestionKind::Grid, text, options: options.clone(), rows, most: None, required: false };
    let mut questions = vec![grid(word("course"), ["content", "teaching", "use", "order"].map(&word).to_vec())];
    if !lecturers.is_empty() {
        questions.push(grid(word("lecturers"), lecturers));
    }
    questions.push(Question { kind: QuestionKind::Text, text: word("change"), options: vec![], rows: vec![], most: None, required: false });
    Survey {
        kind: SurveyKind::CourseFeedback, title: sentence(Language::Zh, "feedback.title", &Arguments::from([("title".to_owned(), told.session.title.clone())])), intro: word("intro"),
        unit: told.session.unit, owners: vec![], groups: vec![Group { name: word("group") }], questions, smallest, closes: today.plus_days(OPEN_DAYS),
    }
}

/// Asks everybody who sat in a session what they made of it, without names; they are told. Once for each session.
#[utoipa::path(post, path = "/sessions/{id}/feedback", tag = "training", request_body = Asking, responses((status = 201, body = Made)))]
pub(super) async fn ask(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asking): Body<Asking>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let survey = app
        .write(move |tx| {
            let viewer = &signed.viewer;
            viewer.must(Permission::Train)?;
            let told = programmes::session(tx, viewer, SessionId(id))?;
            let begun = told.session.from <= tx.today() && told.state != SessionState::Cancelled;
            if !begun {
                return Err(Refusal::new("refusal.feedback_early").with("date", told.session.from).into());
            }
            let (lecturers, today) = (taught(tx, viewer, &told)?, tx.today());
            let survey = surveys::create(tx, viewer, &form(&told, lecturers, asking.smallest, today))?;
            effects::set_feedback(tx, viewer, told.id, survey)?;
            let sat = programmes::every_part(tx, told.id)?.into_iter().filter(|part| part.role == PartRole::Student && part.state.sits());
            let people: Vec<_> = sat.filter_map(|part| part.person).collect();
            surveys::invite(tx, viewer, survey, (0, &people))?;
            let arguments = Arguments::from([("title".to_owned(), told.session.title), ("day".to_owned(), today.plus_days(OPEN_DAYS).to_string())]);
            for person in surveys::open(tx, viewer, survey)? {
                for account in account::of_person(tx, person)? {
                    notices::tell(tx, account, "survey_invited", &arguments, &format!("/surveys/{survey}/answer"))?;
                }
            }
            Ok(survey)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: survey.0 })))
}

/// What was asked, and the mean of the points with its interval; nothing of too few.
#[derive(Serialize, ToSchema)]
struct AskedShown {
    text: String,
    mean: Option<IntervalShown>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ReactionShown {
    survey: i64,
    state: String,
    asked: usize,
    answered: usize,
    smallest: usize,
    closes: String,
    questions: Vec<AskedShown>,
    /// What should be changed, in an order that tells nothing.
    texts: Vec<String>,
}

/// Points given by everybody together to one row.
pub(super) fn points(cells: &[Tally]) -> Vec<f64> {
    let given = |cell: &Tally| cell.counts.iter().zip(POINTS).flat_map(|(count, points)| std::iter::repeat_n(points, *count)).collect::<Vec<_>>();
    cells.iter().flat_map(given).collect()
}

fn questions(survey: &Survey, results: &Results) -> Vec<AskedShown> {
    let rows = results.asked.iter().filter_map(|asked| {
        let text = survey.questions.get(asked.question)?.rows.get(asked.row?)?.clone();
        Some(AskedShown { text, mean: mean(&points(&asked.cells), LEVEL).map(IntervalShown::from) })
    });
    rows.collect()
}

pub(super) fn shown(tx: &mut Tx<'_>, id: SessionId) -> Result<Option<ReactionShown>, store::Error> {
    let Some(survey) = effects::feedback(tx, id)? else { return Ok(None) };
    let (told, results) = effects::reaction(tx, survey)?;
    let turnout = surveys::turnout(tx, survey, &told.survey)?;
    let results = results.unwrap_or_default();
    Ok(Some(ReactionShown {
        survey: survey.0, state: told.state.code().into(), asked: turnout.iter().map(|of| of.asked).sum(), answered: turnout.iter().map(|of| of.answered).sum(), smallest: told.survey.smallest,
        closes: told.survey.closes.to_string(), questions: questions(&told.survey, &results), texts: results.asked.iter().flat_map(|asked| asked.texts.clone()).collect(),
    }))
}
