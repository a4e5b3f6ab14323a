//! Lessons of a class of the past, of which a list tells only its days and its class hours.

use super::{Hour, Lesson, Teaching};
use crate::{date::Day, message::Refusal};

/// A half day has no more class hours than this, in tenths.
const HALF_MAX: u32 = 60;

/// The hours spread over the half days of the class, the first filled first where they do not go evenly.
///
/// Errors: no hours; more than its days can hold; ends before it begins.
pub fn past_lessons((from, to): (Day, Day), tenths: u32, (subject, online): (&str, bool)) -> Result<Vec<Lesson>, Refusal> {
    if to < from {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("to"));
    }
    let days = u32::try_from(to.days_since(from) + 1).unwrap_or(1);
    if tenths == 0 || tenths > days.saturating_mul(2 * HALF_MAX) {
        return Err(Refusal::new("refusal.past_hours").with("n", tenths / 10).with("days", days).at("hours"));
    }
    // As few half days as the hours need at four each, and never more than the class has.
    let halves = tenths.div_ceil(40).max(tenths.div_ceil(HALF_MAX)).min(days * 2);
    let (each, more) = (tenths / halves, tenths % halves);
    let lesson = |half: u32| {
        let (begins, ends) = if half.is_multiple_of(2) { (Hour::new(8, 30)?, Hour::new(11, 30)?) } else { (Hour::new(14, 0)?, Hour::new(17, 0)?) };
        Ok(Lesson {
            id: half + 1, day: from.plus_days(i32::try_from(half / 2).unwrap_or(0)), from: begins, to: ends, method: if online { Teaching::Online } else { Teaching::Teach }, subject: subject.to_owned(),
            lecturer: None, lecturer_kind: None, room: None, place: String::new(), tenths: each + u32::from(half < more), output: String::new(),
        })
    };
    (0..halves).map(lesson).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_that_days_cannot_hold() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        for (case, to, tenths, expected) in [
            ("a day and a half", "2026-03-25", 120, Ok(3)), ("half a day", "2026-03-24", 40, Ok(1)), ("no hours", "2026-03-24", 0, Err("refusal.past_hours")), ("thirteen on a day", "2026-03-24", 130, Err("refusal.past_hours")),
            ("ends before", "2026-03-23", 40, Err("refusal.ends_before_it_begins")), ("a week of few hours", "2026-03-30", 80, Ok(2)),
        ] {
            let found = past_lessons((day("2026-03-24"), day(to)), tenths, ("课", false)).map(|lessons| lessons.len()).map_err(|refusal| refusal.code);
            assert_eq!(found, expected.map_err(str::to_owned), "{case}");
        }
    }

    proptest! {
        #[test]
        fn no_hour_is_lost(days in 0i32..30, tenths in 1u32..1_200) {
            let from: Day = "2026-03-24".parse().unwrap();
            let Ok(lessons) = past_lessons((from, from.plus_days(days)), tenths, ("课", false)) else { return Ok(()) };
            prop_assert_eq!(lessons.iter().map(|lesson| lesson.tenths).sum::<u32>(), tenths);
            prop_assert!(lessons.iter().all(|lesson| lesson.tenths <= HALF_MAX && from <= lesson.day && lesson.day <= from.plus_days(days)));
        }
    }
}
