//! Questions of the bank and how answers to them are marked.
//!
//! Points are shares in thousandths; what a whole question is worth, a paper says.

use serde::{Deserialize, Serialize};

use crate::{
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

codes! {
    "question_form" QuestionForm {
        Single = "single",
        Multiple = "multiple",
        Truth = "truth",
        Fill = "fill",
        Order = "order",
        Match = "match",
        /// Marked by a person.
        Short = "short",
    }
}

/// What is asked for, and what is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case", deny_unknown_fields)]
pub enum Asked {
    /// One of several options.
    Single { options: Vec<String>, right: usize },
    /// One or more of several options. With `part` an answer that leaves some out but names none wrongly has its share.
    Multiple {
        options: Vec<String>,
        right: Vec<usize>,
        #[serde(default)]
        part: bool,
    },
    Truth { right: bool },
    /// Blanks in the order of the text, each with the answers that are taken. With `part` each blank counts.
    Fill {
        blanks: Vec<Vec<String>>,
        #[serde(default)]
        part: bool,
    },
    /// Options in the order that is right. With `part` each place counts.
    Order {
        options: Vec<String>,
        #[serde(default)]
        part: bool,
    },
    /// `pairs` tells for each of `left` the place in `right` that belongs to it. With `part` each pair counts.
    Match {
        left: Vec<String>,
        right: Vec<String>,
        pairs: Vec<usize>,
        #[serde(default)]
        part: bool,
    },
    /// A text that a person marks, with an example of a good one.
    Short {
        #[serde(default)]
        model: String,
    },
}

/// A question of the bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    #[serde(default)]
    pub topic: String,
    /// What stands above the options; a blank of a fill question is written as three or more underscores.
    pub stem: String,
    pub asked: Asked,
    /// Why the right answer is right.
    #[serde(default)]
    pub reason: String,
}

/// What somebody answered. Places count from 0 in the order of the bank, whatever the order on the screen was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    Choice(usize),
    Choices(Vec<usize>),
    Truth(bool),
    /// One text for each blank.
    Blanks(Vec<String>),
    /// All options, in the order given.
    Order(Vec<usize>),
    /// For each of the left side a place of the right side, if any.
    Pairs(Vec<Option<usize>>),
    Text(String),
}

/// Everything that was right.
pub const WHOLE: u32 = 1000;
const OPTIONS_MAX: usize = 26;
const BLANKS_MAX: usize = 20;

impl Asked {
    pub const fn form(&self) -> QuestionForm {
        match self {
            Self::Single { .. } => QuestionForm::Single,
            Self::Multiple { .. } => QuestionForm::Multiple,
            Self::Truth { .. } => QuestionForm::Truth,
            Self::Fill { .. } => QuestionForm::Fill,
            Self::Order { .. } => QuestionForm::Order,
            Self::Match { .. } => QuestionForm::Match,
            Self::Short { .. } => QuestionForm::Short,
        }
    }

    /// How many options can be put into another order, 0 where none can.
    pub const fn options(&self) -> usize {
        match self {
            Self::Single { options, .. } | Self::Multiple { options, .. } | Self::Order { options, .. } => options.len(),
            Self::Match { right, .. } => right.len(),
            Self::Truth { .. } | Self::Fill { .. } | Self::Short { .. } => 0,
        }
    }

    /// The answer that has every point; none where a person decides.
    pub fn right(&self) -> Option<Answer> {
        Some(match self {
            Self::Single { right, .. } => Answer::Choice(*right),
            Self::Multiple { right, .. } => Answer::Choices(right.clone()),
            Self::Truth { right } => Answer::Truth(*right),
            Self::Fill { blanks, .. } => Answer::Blanks(blanks.iter().map(|taken| taken.first().cloned().unwrap_or_default()).collect()),
            Self::Order { options, .. } => Answer::Order((0..options.len()).collect()),
            Self::Match { pairs, .. } => Answer::Pairs(pairs.iter().copied().map(Some).collect()),
            Self::Short { .. } => return None,
        })
    }
}

/// How many blanks a text shows.
pub fn blanks_of(stem: &str) -> usize {
    let marks: Vec<char> = stem.chars().collect();
    marks.chunk_by(|one, other| one == other).filter(|run| run.len() >= 3 && run.first() == Some(&'_')).count()
}

/// Whether a question may be kept.
///
/// Errors: an empty text; too few or too many options, or one twice; a right answer that is not there; as many blanks in
/// the text as answers to them.
pub fn check(question: &Question) -> Result<(), Refusal> {
    let refused = |code: &str, field: &str| Err(Refusal::new(code).at(field));
    if question.stem.trim().is_empty() {
        return refused("refusal.empty", "stem");
    }
    text_fits(&question.stem, "stem")?;
    text_fits(&question.reason, "reason")?;
    if !question.topic.is_empty() {
        name_given(&question.topic, "topic")?;
    }
    match &question.asked {
        Asked::Single { options, right } => {
            options_sound(options, "asked.options")?;
            if *right >= options.len() {
                return refused("refusal.question_right", "asked.right");
            }
        }
        Asked::Multiple { options, right, .. } => {
            options_sound(options, "asked.options")?;
            if right.is_empty() || !distinct_below(right, options.len()) {
                return refused("refusal.question_right", "asked.right");
            }
        }
        Asked::Order { options, .. } => options_sound(options, "asked.options")?,
        Asked::Match { left, right, pairs, .. } => {
            options_sound(left, "asked.left")?;
            options_sound(right, "asked.right")?;
            if pairs.len() != left.len() || !distinct_below(pairs, right.len()) {
                return refused("refusal.question_pairs", "asked.pairs");
            }
        }
        Asked::Fill { blanks, .. } => {
            let shown = blanks_of(&question.stem);
            if shown != blanks.len() || blanks.is_empty() || blanks.len() > BLANKS_MAX {
                return Err(Refusal::new("refusal.question_blanks").with("shown", shown).with("n", blanks.len()).at("asked.blanks"));
            }
            for (at, taken) in blanks.iter().enumerate() {
                if taken.is_empty() {
                    return refused("refusal.empty", &format!("asked.blanks.{at}"));
                }
                taken.iter().try_for_each(|text| name_given(text, &format!("asked.blanks.{at}")))?;
            }
        }
        Asked::Short { model } => text_fits(model, "asked.model")?,
        Asked::Truth { .. } => {}
    }
    Ok(())
}

fn options_sound(options: &[String], field: &str) -> Result<(), Refusal> {
    if !(2..=OPTIONS_MAX).contains(&options.len()) {
        return Err(Refusal::new("refusal.question_options").with("most", OPTIONS_MAX).at(field));
    }
    let mut seen = std::collections::BTreeSet::new();
    for (at, option) in options.iter().enumerate() {
        let place = format!("{field}.{at}");
        if option.trim().is_empty() {
            return Err(Refusal::new("refusal.empty").at(&place));
        }
        text_fits(option, &place)?;
        if !seen.insert(option.trim()) {
            return Err(Refusal::new("refusal.question_option_twice").with("option", option.trim()).at(&place));
        }
    }
    Ok(())
}

fn distinct_below(places: &[usize], below: usize) -> bool {
    let distinct: std::collections::BTreeSet<_> = places.iter().collect();
    distinct.len() == places.len() && places.iter().all(|place| *place < below)
}

/// Whether an answer is one to this question at all. An unfinished one is.
pub fn fits(asked: &Asked, answer: &Answer) -> bool {
    match (asked, answer) {
        (Asked::Single { options, .. }, Answer::Choice(at)) => *at < options.len(),
        (Asked::Multiple { options, .. }, Answer::Choices(places)) => distinct_below(places, options.len()),
        (Asked::Truth { .. }, Answer::Truth(_)) | (Asked::Short { .. }, Answer::Text(_)) => true,
        (Asked::Fill { blanks, .. }, Answer::Blanks(texts)) => texts.len() == blanks.len(),
        (Asked::Order { options, .. }, Answer::Order(places)) => places.len() == options.len() && distinct_below(places, options.len()),
        (Asked::Match { left, right, .. }, Answer::Pairs(pairs)) => {
            let given: Vec<usize> = pairs.iter().flatten().copied().collect();
            pairs.len() == left.len() && distinct_below(&given, right.len())
        }
        _ => false,
    }
}

/// A text as blanks compare it: full and half width alike, spaces and capitals aside.
fn plain(text: &str) -> String {
    let half = |letter: char| match letter {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        other => other,
    };
    text.chars().map(half).filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// What an answer earns, in thousandths of the question; none where a person decides. Nothing answered earns nothing.
pub fn mark(asked: &Asked, answer: Option<&Answer>) -> Option<u32> {
    let Some(answer) = answer.filter(|answer| fits(asked, answer)) else {
        return Some(0);
    };
    let (right, of, part) = match (asked, answer) {
        (Asked::Single { right, .. }, Answer::Choice(at)) => (usize::from(at == right), 1, false),
        (Asked::Truth { right }, Answer::Truth(said)) => (usize::from(said == right), 1, false),
        (Asked::Multiple { right, part, .. }, Answer::Choices(places)) => {
            let wrong = places.iter().any(|at| !right.contains(at));
            (if wrong { 0 } else { places.len() }, right.len(), *part)
        }
        (Asked::Fill { blanks, part }, Answer::Blanks(texts)) => {
            let good = blanks.iter().zip(texts).filter(|(taken, text)| taken.iter().any(|one| plain(one) == plain(text))).count();
            (good, blanks.len(), *part)
        }
        (Asked::Order { options, part }, Answer::Order(places)) => (places.iter().enumerate().filter(|(place, at)| place == *at).count(), options.len(), *part),
        (Asked::Match { pairs, part, .. }, Answer::Pairs(given)) => (pairs.iter().zip(given).filter(|(right, given)| Some(**right) == **given).count(), pairs.len(), *part),
        (Asked::Short { .. }, Answer::Text(text)) => return if text.trim().is_empty() { Some(0) } else { None },
        _ => return Some(0),
    };
    if right < of && !part {
        return Some(0);
    }
    u32::try_from(right * WHOLE as usize / of.max(1)).ok()
}
