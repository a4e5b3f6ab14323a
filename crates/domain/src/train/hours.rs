//! Hours of training owed and done.
//!
//! Source: 干部教育培训工作条例 (2023): leading officials of county level and above, three months or 550 class hours in five
//! years; others, twelve days or ninety class hours a year; whoever was promoted before, within one year after.

use serde::Serialize;

use crate::{
    date::Day,
    duties::Period,
    id::SessionId,
    people::code::{Grade, Rank},
    rules::Rulebook,
};

codes! {
    /// Which of the two requirements holds for somebody.
    "hours_class" HoursClass { FiveYears = "five_years", Year = "year" }
    "hours_state" HoursState {
        Met = "met",
        /// On the way at the present pace, with what is planned.
        OnCourse = "on_course",
        /// Will fall short by the end.
        Short = "short",
        Missed = "missed",
    }
}

/// County level and above, and whoever holds the grade of a researcher of the fourth class (四级调研员) or above, owe over five
/// years; others every year.
pub fn class_of(rank: Option<Rank>, grade: Option<Grade>) -> HoursClass {
    let county = rank.is_some_and(|rank| rank <= Rank::CountyDeputy) || grade.is_some_and(|grade| grade <= Grade::Researcher4);
    if county { HoursClass::FiveYears } else { HoursClass::Year }
}

/// The period that a day falls into: its year, or five years counted from 2023, the first of the present national plan.
pub fn period_of(class: HoursClass, day: Day) -> Period {
    let year = day.year();
    let (first, last) = match class {
        HoursClass::Year => (year, year + 1),
        HoursClass::FiveYears => {
            let first = year - (year - 2023).rem_euclid(5);
            (first, first + 5)
        }
    };
    let begins = |year: i16| Day::new(year, 1, 1).unwrap_or(day);
    Period { from: begins(first), until: begins(last) }
}

/// Training somebody had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    pub on: Day,
    pub tenths: u32,
    pub halves: u32,
    pub online_tenths: u32,
}

/// What is asked of a class: hours in tenths or days in halves, whichever comes first; and how much of the hours may be online.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Required {
    pub tenths: u32,
    pub halves: u32,
    pub online_percent: u32,
}

pub fn required(class: HoursClass, rules: &Rulebook, day: Day) -> Required {
    let number = |name: &str, otherwise: u32| rules.number(name, day).and_then(|value| u32::try_from(value).ok()).unwrap_or(otherwise);
    let (hours, days) = match class {
        HoursClass::FiveYears => (number("train.chief_hours", 550), number("train.chief_days", 90)),
        HoursClass::Year => (number("train.other_hours", 90), number("train.other_days", 12)),
    };
    Required { tenths: hours * 10, halves: days * 2, online_percent: number("train.online_percent", 100) }
}

/// What somebody promoted before they had their training has to make good within one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CatchUp {
    pub promoted_on: Day,
    /// The first day after the year.
    pub until: Day,
    /// What was lacking at the promotion, in tenths of a class hour.
    pub missing_tenths: u32,
    /// Training since.
    pub done_tenths: u32,
}

/// What was owed in the last whole period of the class somebody was in before a promotion, and is owed for a year after it.
///
/// `ledger_since`: the first day from which the ledger holds everybody's training; of periods that begin before, nothing is said.
pub fn catch_up((before, promoted_on): (HoursClass, Day), credits: &[Credit], (asked, ledger_since): (Required, Day), day: Day) -> Option<CatchUp> {
    let until = Day::new(promoted_on.year() + 1, promoted_on.month().number(), promoted_on.day_of_month()).unwrap_or(promoted_on.plus_days(365));
    let period = period_of(before, period_of(before, promoted_on).from.plus_days(-1));
    if period.from < ledger_since || day < promoted_on || day >= until {
        return None;
    }
    let then = standing((before, period), credits, (asked, 0), period.until);
    if then.state == HoursState::Met {
        return None;
    }
    let done_tenths = credits.iter().filter(|credit| promoted_on <= credit.on && credit.on <= day).map(|credit| credit.tenths).sum();
    Some(CatchUp { promoted_on, until, missing_tenths: asked.tenths - then.tenths, done_tenths })
}

/// A session somebody could still come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    pub session: SessionId,
    pub from: Day,
    pub to: Day,
    pub tenths: u32,
}

/// The earliest sessions, no two on one day, that together make up what is short; as many as help where none do.
pub fn catching_up(short_tenths: u32, coming: &[Coming]) -> Vec<Coming> {
    let mut order = coming.to_vec();
    order.sort_by_key(|one| (one.from, one.to, one.session));
    let (mut taken, mut sum) = (Vec::<Coming>::new(), 0);
    for one in order.into_iter().filter(|one| one.tenths > 0) {
        if sum >= short_tenths {
            break;
        }
        if taken.iter().all(|other| other.to < one.from || one.to < other.from) {
            sum += one.tenths;
            taken.push(one);
        }
    }
    taken
}

/// How somebody stands in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    pub class: HoursClass,
    pub from: Day,
    /// The first day after.
    pub until: Day,
    pub required_tenths: u32,
    pub required_halves: u32,
    pub tenths: u32,
    pub halves: u32,
    /// Online hours beyond the share that counts.
    pub uncounted_tenths: u32,
    /// Seats approved for the rest of the period.
    pub planned_tenths: u32,
    /// Hours by the end at the pace so far, with what is planned.
    pub forecast_tenths: u32,
    pub state: HoursState,
}

/// `planned`: hours of seats approved after the day.
pub fn standing((class, period): (HoursClass, Period), credits: &[Credit], (asked, planned): (Required, u32), day: Day) -> Standing {
    let within: Vec<&Credit> = credits.iter().filter(|credit| period.from <= credit.on && credit.on < period.until && credit.on <= day).collect();
    let (all, online): (u32, u32) = within.iter().fold((0, 0), |(all, online), credit| (all + credit.tenths, online + credit.online_tenths));
    let counts = asked.tenths * asked.online_percent / 100;
    let uncounted = online.saturating_sub(counts);
    let (tenths, halves) = (all - uncounted, within.iter().map(|credit| credit.halves).sum::<u32>());
    let (gone, long) = (day.days_since(period.from) + 1, period.until.days_since(period.from));
    // The pace of the first weeks says nothing yet.
    let paced = day < period.until && gone * 4 >= long;
    let pace = if paced { u32::try_from(i64::from(tenths) * i64::from(long) / i64::from(gone)).unwrap_or(u32::MAX) } else { tenths };
    let forecast = pace.max(tenths + planned);
    let met = tenths >= asked.tenths || halves >= asked.halves;
    let state = match (met, day >= period.until, forecast >= asked.tenths) {
        (true, ..) => HoursState::Met,
        (false, true, _) => HoursState::Missed,
        (false, false, true) => HoursState::OnCourse,
        (false, false, false) => HoursState::Short,
    };
    Standing {
        class, from: period.from, until: period.until, required_tenths: asked.tenths, required_halves: asked.halves, tenths, halves, uncounted_tenths: uncounted,
        planned_tenths: planned, forecast_tenths: forecast, state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_owed_and_done() {
        let credit = |on: &str, tenths, halves, online_tenths| Credit { on: day(on), tenths, halves, online_tenths };
        let year = (HoursClass::Year, period_of(HoursClass::Year, day("2026-06-30")));
        let asked = Required { tenths: 900, halves: 24, online_percent: 50 };
        for (case, credits, planned, on, expected) in [
            ("met by hours", vec![credit("2026-03-01", 900, 2, 0)], 0, "2026-06-30", (900, HoursState::Met)),
            ("met by days", vec![credit("2026-03-01", 100, 24, 0)], 0, "2026-06-30", (100, HoursState::Met)),
            ("on course", vec![credit("2026-03-01", 460, 10, 0)], 0, "2026-06-30", (460, HoursState::OnCourse)),
            ("will fall short", vec![credit("2026-03-01", 300, 6, 0)], 0, "2026-06-30", (300, HoursState::Short)),
            ("what is planned counts", vec![credit("2026-03-01", 300, 6, 0)], 600, "2026-06-30", (300, HoursState::OnCourse)),
            ("the first weeks say nothing", vec![credit("2026-01-10", 100, 2, 0)], 0, "2026-01-20", (100, HoursState::Short)),
            ("missed", vec![credit("2026-03-01", 300, 6, 0)], 0, "2027-01-05", (300, HoursState::Missed)),
            ("of another year", vec![credit("2025-12-30", 900, 24, 0)], 0, "2026-06-30", (0, HoursState::Short)),
            ("online beyond the share", vec![credit("2026-03-01", 900, 0, 900)], 0, "2026-12-30", (450, HoursState::Short)),
        ] {
            let standing = standing(year, &credits, (asked, planned), day(on));
            assert_eq!((standing.tenths, standing.state), expected, "{case}");
        }
    }

    #[test]
    fn whoever_is_promoted_makes_good_within_a_year() {
        let credit = |on: &str, tenths| Credit { on: day(on), tenths, halves: 0, online_tenths: 0 };
        let asked = Required { tenths: 900, halves: 24, online_percent: 50 };
        for (case, credits, since, on, expected) in [
            ("nothing was lacking", vec![credit("2025-05-01", 900)], "2025-01-01", "2026-03-01", None),
            ("half was lacking", vec![credit("2025-05-01", 450)], "2025-01-01", "2026-03-01", Some((450, 0))),
            ("training since the promotion counts", vec![credit("2025-05-01", 450), credit("2026-02-20", 200)], "2025-01-01", "2026-03-01", Some((450, 200))),
            ("the year is over", vec![], "2025-01-01", "2027-02-10", None),
            ("the ledger does not reach back", vec![], "2026-01-01", "2026-03-01", None),
            ("before the promotion", vec![], "2025-01-01", "2026-02-01", None),
        ] {
            let found = catch_up((HoursClass::Year, day("2026-02-10")), &credits, (asked, day(since)), day(on));
            assert_eq!(found.map(|it| (it.missing_tenths, it.done_tenths)), expected, "{case}");
            assert!(found.is_none_or(|it| it.until == day("2027-02-10")), "{case}");
        }
    }

    #[test]
    fn the_earliest_sessions_that_are_enough() {
        let coming = |session, from: &str, to: &str, tenths| Coming { session: SessionId(session), from: day(from), to: day(to), tenths };
        let all = [coming(1, "2026-07-01", "2026-07-02", 160), coming(2, "2026-07-02", "2026-07-03", 160), coming(3, "2026-06-01", "2026-06-01", 40), coming(4, "2026-08-01", "2026-08-02", 160), coming(5, "2026-05-01", "2026-05-01", 0)];
        for (short, expected) in [(30, vec![3]), (100, vec![3, 1]), (300, vec![3, 1, 4]), (9_000, vec![3, 1, 4]), (0, vec![])] {
            assert_eq!(catching_up(short, &all).iter().map(|one| one.session.0).collect::<Vec<_>>(), expected, "{short}");
        }
    }

    #[test]
    fn ranks_and_periods() {
        for (rank, grade, expected) in [
            (Some(Rank::CountyDeputy), None, HoursClass::FiveYears), (Some(Rank::TownshipChief), None, HoursClass::Year), (None, None, HoursClass::Year),
            (Some(Rank::TownshipChief), Some(Grade::Researcher4), HoursClass::FiveYears), (Some(Rank::TownshipChief), Some(Grade::PrincipalStaff1), HoursClass::Year),
        ] {
            assert_eq!(class_of(rank, grade), expected, "{rank:?} {grade:?}");
        }
        for (on, from, until) in [("2026-05-01", "2023-01-01", "2028-01-01"), ("2028-01-01", "2028-01-01", "2033-01-01"), ("2022-12-31", "2018-01-01", "2023-01-01")] {
            assert_eq!(period_of(HoursClass::FiveYears, day(on)), Period { from: day(from), until: day(until) }, "{on}");
        }
    }
}
