//! A sitting of a test: when it may begin, until when answers are taken, and what it comes to.

use serde::{Deserialize, Serialize};

use super::{
    AnswersShown, Test,
    paper::Slot,
    question::{self, Answer, Question},
};
use crate::{date::Instant, message::Refusal};

codes! {
    "attempt_state" AttemptState {
        UnderWay = "under_way",
        /// Handed in; a person has still to mark some answers.
        Marking = "marking",
        Marked = "marked",
    }
}

const MINUTE: i64 = 60_000;
/// Milliseconds for an answer that was on its way when the time ended.
pub const GRACE: i64 = 20_000;

/// When a sitting ends at the latest.
pub fn due(test: &Test, begun: Instant) -> Option<Instant> {
    let own = test.minutes.map(|minutes| begun.plus(i64::from(minutes) * MINUTE));
    own.into_iter().chain(test.closes).min()
}

/// Whether somebody who sat the test so often may begin. Errors: before it opens, after it closes, no try left.
pub fn may_begin(test: &Test, sat: usize, now: Instant) -> Result<(), Refusal> {
    if now < test.opens {
        return Err(Refusal::new("refusal.test_not_open").with("at", test.opens.to_minute()));
    }
    if let Some(closes) = test.closes.filter(|closes| now >= *closes) {
        return Err(Refusal::new("refusal.test_closed").with("at", closes.to_minute()));
    }
    if sat >= test.tries as usize {
        return Err(Refusal::new("refusal.test_no_try").with("n", test.tries));
    }
    Ok(())
}

/// Whether an answer is still taken. Errors: the sitting is over; what was saved before counts.
pub fn may_save(state: AttemptState, due: Option<Instant>, now: Instant) -> Result<(), Refusal> {
    if state != AttemptState::UnderWay {
        return Err(Refusal::new("refusal.attempt_over"));
    }
    match due.filter(|due| now.0 > due.0 + GRACE) {
        Some(due) => Err(Refusal::new("refusal.attempt_late").with("at", due.to_minute())),
        None => Ok(()),
    }
}

/// A question of a paper as it was asked, the answer, and what a person gave where one has to.
#[derive(Clone, Debug)]
pub struct Sat {
    pub slot: Slot,
    pub question: Question,
    pub answer: Option<Answer>,
    pub by_hand: Option<u32>,
}

impl Sat {
    /// Thousandths of the question; none until a person marked it.
    pub fn mark(&self) -> Option<u32> {
        question::mark(&self.question.asked, self.answer.as_ref()).or(self.by_hand)
    }
    /// Tenths of a point.
    pub fn tenths(&self) -> Option<u32> {
        self.mark().map(|mark| (self.slot.tenths * mark.min(question::WHOLE) + question::WHOLE / 2) / question::WHOLE)
    }
}

/// What a sitting came to, in tenths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub tenths: u32,
    pub of: u32,
    /// Answers that a person has still to mark.
    pub open: usize,
}

pub fn score(sat: &[Sat]) -> Score {
    Score {
        tenths: sat.iter().filter_map(Sat::tenths).sum(),
        of: sat.iter().map(|it| it.slot.tenths).sum(),
        open: sat.iter().filter(|it| it.mark().is_none()).count(),
    }
}

impl Score {
    /// In hundredths, rounded down: nobody passes by rounding.
    pub fn share(self) -> u32 {
        u32::try_from(u64::from(self.tenths) * 100 / u64::from(self.of.max(1))).unwrap_or(100)
    }
    /// None while a person has still to mark, unless what is there is enough; none where nothing has to be passed.
    pub fn passed(self, pass: Option<u32>) -> Option<bool> {
        let enough = u64::from(self.tenths) * 100 >= u64::from(pass?) * u64::from(self.of);
        (enough || self.open == 0).then_some(enough)
    }
}

/// Whether somebody sees what was right.
pub fn shows_answers(test: &Test, state: AttemptState, tries_left: bool, now: Instant) -> bool {
    let over = test.closes.is_some_and(|closes| now >= closes);
    state != AttemptState::UnderWay
        && match test.answers {
            // The answers of a fixed paper would be those of the next try.
            AnswersShown::HandedIn => over || !tries_left || test.parts.iter().all(|part| part.questions.is_empty()),
            AnswersShown::Closed => over,
            AnswersShown::Never => false,
        }
}
