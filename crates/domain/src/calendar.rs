//! Working days: dated data with its source. A year without data is a finding, never a guess.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use serde::{Deserialize, Serialize};

use crate::{date::Day, message::Refusal};

/// The public holidays and the weekend days worked instead of one year, as announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    pub year: i16,
    /// The announcement, such as a notice of the State Council's office.
    pub source: String,
    pub holidays: BTreeSet<Day>,
    pub worked_weekend_days: BTreeSet<Day>,
}

impl Year {
    /// Errors: no source; a day of another year; a day both free and worked; a worked day that is no weekend day.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.source.trim().is_empty() {
            return Err(Refusal::new("refusal.empty").at("source"));
        }
        if let Some(day) = self.holidays.iter().chain(&self.worked_weekend_days).find(|day| day.year() != self.year) {
            return Err(Refusal::new("refusal.calendar_other_year").with("day", day).with("year", self.year).at("holidays"));
        }
        if let Some(day) = self.worked_weekend_days.iter().find(|day| day.weekday() < 6 || self.holidays.contains(day)) {
            return Err(Refusal::new("refusal.calendar_worked_day").with("day", day).at("worked_weekend_days"));
        }
        Ok(())
    }
}

/// The years that ship with the product; a house that enters a year of its own puts it in place of these.
pub fn shipped() -> &'static [Year] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shipped {
        year: Vec<Year>,
    }
    static YEARS: OnceLock<Vec<Year>> = OnceLock::new();
    // A file that cannot be read fails the test below, so it cannot reach a release.
    YEARS.get_or_init(|| toml::from_str::<Shipped>(include_str!("../rules/calendar.toml")).map_or_else(|_| Vec::new(), |shipped| shipped.year))
}

#[derive(Clone, Debug, Default)]
pub struct Calendar {
    years: BTreeMap<i16, Year>,
}

impl Calendar {
    /// Of several of the same year the last holds.
    pub fn new(years: impl IntoIterator<Item = Year>) -> Self {
        Self { years: years.into_iter().map(|year| (year.year, year)).collect() }
    }

    pub fn is_working_day(&self, day: Day) -> Result<bool, Refusal> {
        let year = self.years.get(&day.year()).ok_or_else(|| Refusal::new("refusal.calendar_year").with("year", day.year()))?;
        let weekend = day.weekday() >= 6;
        Ok(year.worked_weekend_days.contains(&day) || (!weekend && !year.holidays.contains(&day)))
    }

    /// How many working days lie after `from`, up to and with `to`; none if `to` is not later.
    pub fn working_days_between(&self, from: Day, to: Day) -> Result<u32, Refusal> {
        let (mut at, mut count) = (from, 0);
        while at < to {
            at = at.plus_days(1);
            count += u32::from(self.is_working_day(at)?);
        }
        Ok(count)
    }

    /// The day by which so many working days after `day` have passed; `day` itself does not count.
    pub fn plus_working_days(&self, day: Day, count: u32) -> Result<Day, Refusal> {
        let (mut at, mut left) = (day, count);
        while left > 0 {
            at = at.plus_days(1);
            if self.is_working_day(at)? {
                left -= 1;
            }
        }
        Ok(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let calendar = Calendar::new([Year {
            year: 2026, source: "made for this test".into(), holidays: [day("2026-05-01"), day("2026-05-04"), day("2026-05-05")].into(),
            worked_weekend_days: [day("2026-05-09")].into(),
        }]);
        for (case, from, count, expected) in [
            ("over a weekend", "2026-03-27", 1, Ok("2026-03-30")),
            ("over a holiday", "2026-04-30", 1, Ok("2026-05-06")),
            ("a Saturday that is worked", "2026-05-08", 1, Ok("2026-05-09")),
            ("none", "2026-03-27", 0, Ok("2026-03-27")),
            ("a year without data", "2026-12-31", 1, Err("refusal.calendar_year")),
        ] {
            let reached = calendar.plus_working_days(day(from), count).map(|day| day.to_string());
            assert_eq!(reached.as_deref().map_err(|refusal| refusal.code.as_str()), expected, "{case}");
            if let Ok(reached) = reached {
                assert_eq!(calendar.working_days_between(day(from), day(&reached)).unwrap(), count, "{case}, counted back");
            }
        }
    }

    #[test]
    fn the_shipped_years_are_whole() {
        assert_eq!(shipped().iter().map(|year| year.year).collect::<Vec<_>>(), [2025, 2026, 2027]);
        for year in shipped() {
            assert_eq!(year.check(), Ok(()), "{}", year.year);
        }
    }

    #[test]
    fn what_a_year_may_hold() {
        let days = |texts: &[&str]| texts.iter().map(|text| text.parse::<Day>().unwrap()).collect::<BTreeSet<_>>();
        for (case, source, holidays, worked, expected) in [
            ("as announced", "a notice", days(&["2026-05-01"]), days(&["2026-05-09"]), None),
            ("no source", " ", days(&[]), days(&[]), Some("refusal.empty")),
            ("a day of another year", "a notice", days(&["2025-12-31"]), days(&[]), Some("refusal.calendar_other_year")),
            ("a Friday that is worked anyway", "a notice", days(&[]), days(&["2026-05-08"]), Some("refusal.calendar_worked_day")),
            ("both free and worked", "a notice", days(&["2026-05-09"]), days(&["2026-05-09"]), Some("refusal.calendar_worked_day")),
        ] {
            let year = Year { year: 2026, source: source.into(), holidays, worked_weekend_days: worked };
            assert_eq!(year.check().map_err(|refusal| refusal.code).err().as_deref(), expected, "{case}");
        }
    }
}
