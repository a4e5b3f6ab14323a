//! How often: periods that follow one another without a gap, each beginning with a month of the calendar year.

use serde::{Deserialize, Serialize};

use super::Cadence;
use crate::date::{Day, Month};

/// `[from, until)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    pub from: Day,
    pub until: Day,
}

impl Period {
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && day < self.until
    }
    pub fn last(self) -> Day {
        self.until.plus_days(-1)
    }
}

impl Cadence {
    const fn months(self) -> i32 {
        match self {
            Self::Year => 12,
            Self::HalfYear => 6,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }

    /// The period that holds a day.
    pub fn period_of(self, day: Day) -> Period {
        let months = self.months();
        let begins = day.month().ordinal().div_euclid(months) * months;
        Period { from: first_of(begins, day), until: first_of(begins + months, day) }
    }

    /// Periods that begin in `[from, until)`.
    pub fn periods(self, from: Day, until: Day) -> impl Iterator<Item = Period> {
        let first = self.period_of(from);
        let first = if first.from < from { self.period_of(first.until) } else { first };
        std::iter::successors(Some(first), move |period| Some(self.period_of(period.until)).filter(|next| next.from > period.from)).take_while(move |period| period.from < until)
    }
}

/// The first day of a month by its number; the years that records may name hold every period that is asked for.
fn first_of(month: i32, fallback: Day) -> Day {
    let day = Month::from_ordinal(month).ok().and_then(|month| Day::new(month.year(), month.number(), 1).ok());
    day.unwrap_or(fallback)
}
