//! What came of a class on four levels: reaction, learning, behaviour, result (Kirkpatrick 1959).
//!
//! Behaviour is asked after months, of the student and of their superior, two questions each: whether it is used, and where
//! it shows.

use serde::{Deserialize, Serialize};

use crate::{
    date::{Day, Month},
    message::Refusal,
    people::check::text_fits,
    rules::Rulebook,
};

codes! {
    /// Who is asked.
    "follow_up_by" FollowUpBy { Student = "student", Superior = "superior" }
    /// Whether what was learnt is used at work.
    "used" Used { Much = "much", Some = "some", NotYet = "not_yet", CannotSay = "cannot_say" }
    /// When knowledge was measured.
    "score_phase" ScorePhase { Before = "before", After = "after" }
}

impl Used {
    /// Whether it says that something is used; nothing where nobody could say.
    pub const fn counts(self) -> Option<bool> {
        match self {
            Self::Much | Self::Some => Some(true),
            Self::NotYet => Some(false),
            Self::CannotSay => None,
        }
    }
}

/// The answer to both questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub used: Used,
    /// Where it shows.
    #[serde(default)]
    pub example: String,
}

/// Errors: something is said to be used and no example is given; a text too long.
pub fn check_answer(answer: &Answer) -> Result<(), Refusal> {
    text_fits(&answer.example, "example")?;
    if answer.used.counts() == Some(true) && answer.example.trim().is_empty() {
        return Err(Refusal::new("refusal.follow_up_example").at("example"));
    }
    Ok(())
}

/// When those who completed a class on a day are asked: from the first day, to the last.
pub fn asked_between(done: Day, rules: &Rulebook) -> (Day, Day) {
    let months = rules.number("train.follow_up_months", done).and_then(|months| i32::try_from(months).ok()).unwrap_or(3);
    let open = rules.number("train.follow_up_days", done).and_then(|days| i32::try_from(days).ok()).unwrap_or(60);
    let from = months_after(done, months);
    (from, from.plus_days(open - 1))
}

/// Days on which somebody may have completed what is asked about on a day: all of those, and a few more.
pub fn done_between(day: Day, rules: &Rulebook) -> (Day, Day) {
    let (from, until) = asked_between(day, rules);
    let (least, most) = (from.days_since(day), until.days_since(day));
    // Months differ by up to three days, and several of them by a few more.
    (day.plus_days(-most - SLACK), day.plus_days(-least + SLACK).min(day))
}

const SLACK: i32 = 10;

/// The same day of a later month, or the month's last where it is shorter.
pub fn months_after(day: Day, months: i32) -> Day {
    let Ok(month) = Month::from_ordinal(day.month().ordinal() + months) else { return day };
    let last = (28..=day.day_of_month()).rev();
    let mut days = std::iter::once(day.day_of_month()).chain(last);
    days.find_map(|number| Day::new(month.year(), month.number(), number).ok()).unwrap_or(day)
}

/// The highest score of a test of knowledge, in tenths.
pub const SCORE_MAX: u32 = 1_000;

/// Errors: a score over the highest.
pub fn check_score(tenths: u32) -> Result<(), Refusal> {
    if tenths <= SCORE_MAX { Ok(()) } else { Err(Refusal::new("refusal.score_high").with("most", SCORE_MAX / 10).at("tenths")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_it_is_used_says_where() {
        for (case, used, example, expected) in [
            ("used, with an example", Used::Much, "招商手册改了三处", None), ("used, without", Used::Some, " ", Some("refusal.follow_up_example")), ("not yet", Used::NotYet, "", None),
            ("cannot say", Used::CannotSay, "", None),
        ] {
            assert_eq!(check_answer(&Answer { used, example: example.into() }).err().map(|refusal| refusal.code), expected.map(str::to_owned), "{case}");
        }
    }

    #[test]
    fn nobody_who_is_asked_is_left_out_of_the_days_looked_at() {
        let rules = Rulebook::shipped();
        let first: Day = "2026-01-01".parse().unwrap();
        for today in (200..900).map(|days| first.plus_days(days)) {
            let (least, most) = done_between(today, &rules);
            for back in 0..300 {
                let done = today.plus_days(-back);
                let (from, until) = asked_between(done, &rules);
                assert!(!(from <= today && today <= until) || (least <= done && done <= most), "{done} asked on {today}");
            }
        }
    }

    #[test]
    fn months_end_where_they_are_short() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        for (from, months, expected) in [("2026-03-24", 3, "2026-06-24"), ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2026-12-31", 1, "2027-01-31")] {
            assert_eq!(months_after(day(from), months), day(expected), "{from}");
        }
    }
}
