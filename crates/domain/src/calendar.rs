//! Working days: dated data with its source. A year without data is a finding, never a guess.

use std::collections::{BTreeMap, BTreeSet};

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

#[derive(Clone, Debug, Default)]
pub struct Calendar {
    years: BTreeMap<i16, Year>,
}

impl Calendar {
    pub fn new(years: impl IntoIterator<Item = Year>) -> Self {
        Self { years: years.into_iter().map(|year| (year.year, year)).collect() }
    }

    pub fn is_working_day(&self, day: Day) -> Result<bool, Refusal> {
        let year = self.years.get(&day.year()).ok_or_else(|| Refusal::new("refusal.calendar_year").with("year", day.year()))?;
        let weekend = day.weekday() >= 6;
        Ok(year.worked_weekend_days.contains(&day) || (!weekend && !year.holidays.contains(&day)))
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
        }
    }
}
