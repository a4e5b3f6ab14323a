//! Surveys and ballots: a form, invited groups, ballots that name nobody, and results that cannot be cut finer than the
//! smallest group allows.

mod result;

use serde::{Deserialize, Serialize};

pub use self::result::{Asked, Cell, Results, Tally, cells, tally};
use crate::{
    date::Day,
    id::{PersonId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

codes! {
    "survey_kind" SurveyKind {
        Satisfaction = "satisfaction",
        /// 民主测评
        Assessment = "assessment",
        /// 民主推荐
        Recommendation = "recommendation",
        CourseFeedback = "course_feedback",
        /// 训前调查
        Need = "need",
        Poll = "poll",
    }
    "question_kind" QuestionKind { One = "one", Several = "several", Grid = "grid", Text = "text" }
    "survey_state" SurveyState { Draft = "draft", Open = "open", Closed = "closed" }
}

/// A group whose answers are told apart, such as leading members or residents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub kind: QuestionKind,
    pub text: String,
    /// What may be chosen; the columns of a grid.
    #[serde(default)]
    pub options: Vec<String>,
    /// The rows of a grid, such as the people who are assessed.
    #[serde(default)]
    pub rows: Vec<String>,
    /// How many may be chosen.
    #[serde(default)]
    pub most: Option<usize>,
    #[serde(default)]
    pub required: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    pub kind: SurveyKind,
    pub title: String,
    #[serde(default)]
    pub intro: String,
    /// The unit it belongs to.
    pub unit: UnitId,
    /// Whose record the result reaches: who answers for the item or service that is rated.
    #[serde(default)]
    pub owners: Vec<PersonId>,
    pub groups: Vec<Group>,
    pub questions: Vec<Question>,
    /// No result is shown of fewer.
    pub smallest: usize,
    /// The last day.
    pub closes: Day,
}

/// A survey asks so many people at the least before it shows anything; a house may ask for more, never for fewer.
pub const SMALLEST_MIN: usize = 3;
const SMALLEST_MAX: usize = 100;
const GROUPS_MAX: usize = 12;
const QUESTIONS_MAX: usize = 60;
const OPTIONS_MAX: usize = 60;

/// Whether a survey may be kept. Errors: no title, no group, no question, a choice without two options.
pub fn check(survey: &Survey) -> Result<(), Refusal> {
    name_given(&survey.title, "title")?;
    text_fits(&survey.intro, "intro")?;
    if !(SMALLEST_MIN..=SMALLEST_MAX).contains(&survey.smallest) {
        return Err(Refusal::new("refusal.survey_smallest").with("least", SMALLEST_MIN).with("most", SMALLEST_MAX).at("smallest"));
    }
    for (count, most, field) in [(survey.groups.len(), GROUPS_MAX, "groups"), (survey.questions.len(), QUESTIONS_MAX, "questions")] {
        if count == 0 {
            return Err(Refusal::new("refusal.empty").at(field));
        }
        if count > most {
            return Err(Refusal::new("refusal.survey_many").with("most", most).at(field));
        }
    }
    for (at, group) in survey.groups.iter().enumerate() {
        name_given(&group.name, &format!("groups.{at}.name"))?;
    }
    survey.questions.iter().enumerate().try_for_each(|(at, question)| check_question(question, at))
}

fn check_question(question: &Question, at: usize) -> Result<(), Refusal> {
    let field = |name: &str| format!("questions.{at}.{name}");
    name_given(&question.text, &field("text"))?;
    let choice = question.kind != QuestionKind::Text;
    if choice && question.options.len() < 2 {
        return Err(Refusal::new("refusal.survey_options").at(&field("options")));
    }
    if question.kind == QuestionKind::Grid && question.rows.is_empty() {
        return Err(Refusal::new("refusal.empty").at(&field("rows")));
    }
    if question.options.len() > OPTIONS_MAX || question.rows.len() > OPTIONS_MAX {
        return Err(Refusal::new("refusal.survey_many").with("most", OPTIONS_MAX).at(&field("options")));
    }
    for text in question.options.iter().chain(&question.rows) {
        name_given(text, &field("options"))?;
    }
    if question.most.is_some_and(|most| most == 0 || most > question.options.len()) {
        return Err(Refusal::new("refusal.survey_most").at(&field("most")));
    }
    Ok(())
}

/// Whether a survey may open. `invited` counts those invited to each group.
///
/// Errors: a last day gone by; a group with fewer invited than the smallest group, of which nothing could ever be shown.
pub fn may_open(survey: &Survey, invited: &[usize], today: Day) -> Result<(), Refusal> {
    check(survey)?;
    if survey.closes < today {
        return Err(Refusal::new("refusal.survey_closed_before").at("closes"));
    }
    for (at, group) in survey.groups.iter().enumerate() {
        let count = invited.get(at).copied().unwrap_or(0);
        if count < survey.smallest {
            return Err(Refusal::new("refusal.survey_group_small").with("name", &group.name).with("n", count).with("least", survey.smallest).at(&format!("groups.{at}")));
        }
    }
    Ok(())
}

/// The answer to one question: numbers of options from 0; of a grid one for each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    One(usize),
    Many(Vec<Option<usize>>),
    Text(String),
}

/// One answer for each question, none where it was left out. Nothing in it names whose it is.
pub type Ballot = Vec<Option<Answer>>;

/// Whether a ballot may go into the urn.
pub fn check_ballot(survey: &Survey, ballot: &[Option<Answer>]) -> Result<(), Refusal> {
    if ballot.len() != survey.questions.len() {
        return Err(Refusal::new("refusal.ballot_length").with("n", survey.questions.len()).at("answers"));
    }
    for (at, (question, answer)) in survey.questions.iter().zip(ballot).enumerate() {
        let refused = |code: &str| Refusal::new(code).with("question", &question.text).at(&format!("answers.{at}"));
        let given = answer.as_ref().is_some_and(|answer| match answer {
            Answer::One(_) => true,
            Answer::Many(chosen) => chosen.iter().any(Option::is_some),
            Answer::Text(text) => !text.trim().is_empty(),
        });
        if question.required && !given {
            return Err(refused("refusal.ballot_required"));
        }
        let options = question.options.len();
        let fits = match (question.kind, answer) {
            (_, None) => true,
            (QuestionKind::One, Some(Answer::One(option))) => *option < options,
            (QuestionKind::Several, Some(Answer::Many(chosen))) => {
                let distinct: std::collections::BTreeSet<_> = chosen.iter().flatten().collect();
                chosen.iter().all(|option| option.is_some_and(|option| option < options)) && distinct.len() == chosen.len()
            }
            (QuestionKind::Grid, Some(Answer::Many(chosen))) => chosen.len() == question.rows.len() && chosen.iter().flatten().all(|option| *option < options),
            (QuestionKind::Text, Some(Answer::Text(text))) => return text_fits(text, &format!("answers.{at}")),
            _ => false,
        };
        if !fits {
            return Err(refused("refusal.ballot_answer"));
        }
        if let (QuestionKind::Several, Some(Answer::Many(chosen)), Some(most)) = (question.kind, answer, question.most)
            && chosen.len() > most
        {
            return Err(refused("refusal.ballot_most").with("most", most));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
