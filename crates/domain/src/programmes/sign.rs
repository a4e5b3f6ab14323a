//! Signing in to a lesson, and what attendance comes to.
//!
//! Source: regulation on the training of officials (2023): leave over one seventh of the hours of a course withdraws from it.

use super::{Hour, Lesson, Presence};
use crate::date::Day;

/// How early somebody may sign in, and from when they are late, in minutes.
const EARLY: u16 = 40;
const LATE: u16 = 10;
/// A code on the screen holds so long, in milliseconds; the one before it is still taken.
const WINDOW: i64 = 15_000;

/// Which turn of the code a moment falls into.
pub const fn token_window(millis: i64) -> i64 {
    millis.div_euclid(WINDOW)
}

/// The lesson somebody signs in to at a time, and whether in time; none where no lesson is on.
pub fn place_of(lessons: &[Lesson], day: Day, at: Hour) -> Option<(u32, Presence)> {
    let on = |lesson: &&Lesson| lesson.day == day && lesson.from.minutes().saturating_sub(EARLY) <= at.minutes() && at < lesson.to;
    // Between two lessons it is the coming one that is meant, once it is near.
    let lesson = lessons.iter().filter(on).max_by_key(|lesson| lesson.from)?;
    let late = at.minutes() > lesson.from.minutes() + LATE;
    Some((lesson.id, if late { Presence::Late } else { Presence::Present }))
}

/// Whether somebody was at a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub lesson: u32,
    pub presence: Presence,
}

/// What attendance comes to: hours in tenths and days in halves, and whether the course counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub tenths: u32,
    pub halves: u32,
    /// Of these, what was online.
    pub online_tenths: u32,
    /// Away for no more than the rule allows.
    pub completed: bool,
    /// Lessons that count and have no mark.
    pub unmarked: usize,
}

/// `divisor`: leave over one of so many parts of the hours withdraws. A lesson without a mark was not attended.
pub fn outcome(lessons: &[Lesson], marks: &[Mark], divisor: u32) -> Outcome {
    let presence = |lesson: &Lesson| marks.iter().find(|mark| mark.lesson == lesson.id).map(|mark| mark.presence);
    let there = |lesson: &&Lesson| matches!(presence(lesson), Some(Presence::Present | Presence::Late));
    let counting: Vec<&Lesson> = lessons.iter().filter(|lesson| lesson.tenths > 0).collect();
    let all: u32 = counting.iter().map(|lesson| lesson.tenths).sum();
    let attended: Vec<&Lesson> = counting.iter().copied().filter(there).collect();
    let tenths: u32 = attended.iter().map(|lesson| lesson.tenths).sum();
    let online_tenths = attended.iter().filter(|lesson| lesson.method == super::Teaching::Online).map(|lesson| lesson.tenths).sum();
    let halves: std::collections::BTreeSet<(Day, bool)> = attended.iter().map(|lesson| (lesson.day, lesson.from.minutes() >= 12 * 60)).collect();
    let away = all - tenths;
    Outcome {
        tenths, halves: u32::try_from(halves.len()).unwrap_or(u32::MAX), online_tenths, completed: all > 0 && away * divisor <= all,
        unmarked: counting.iter().filter(|lesson| presence(lesson).is_none()).count(),
    }
}
