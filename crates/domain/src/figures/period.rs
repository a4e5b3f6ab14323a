//! The period of a figure: a day, a month, a quarter, a half-year, a year.

use crate::{date::{Day, Month}, message::Refusal};

/// From the first to the last day, and as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Day,
    pub to: Day,
    pub text: String,
}

impl Period {
    /// The year of a day, up to it.
    pub fn year_to(day: Day) -> Self {
        Self { from: Day::new(day.year(), 1, 1).unwrap_or(day), to: day, text: day.to_string() }
    }

    /// Reads `2026`, `2026-H1`, `2026-Q3`, `2026-11`, `2026-03-01/2026-03-24`, or a day, which means the year up to it.
    /// Errors: anything else.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let refusal = || Refusal::new("refusal.period").with("value", text).at("period");
        if let Ok(day) = text.parse::<Day>() {
            return Ok(Self::year_to(day));
        }
        if let Some((from, to)) = text.split_once('/') {
            let (from, to): (Day, Day) = (from.parse().map_err(|_| refusal())?, to.parse().map_err(|_| refusal())?);
            return if from <= to { Ok(Self { from, to, text: text.to_owned() }) } else { Err(refusal()) };
        }
        let (year, part) = text.split_at_checked(4).ok_or_else(refusal)?;
        let year: i16 = year.parse().map_err(|_| refusal())?;
        let part = part.strip_prefix('-').unwrap_or(part);
        let number = |digits: &str, most: u8| digits.parse::<u8>().ok().filter(|number| (1..=most).contains(number));
        let (first, months) = match part.split_at_checked(1) {
            None => (1, 12),
            Some(("H", rest)) => (number(rest, 2).ok_or_else(refusal)? * 6 - 5, 6),
            Some(("Q", rest)) => (number(rest, 4).ok_or_else(refusal)? * 3 - 2, 3),
            Some(_) if part.len() == 2 => (number(part, 12).ok_or_else(refusal)?, 1),
            Some(_) => return Err(refusal()),
        };
        let begins = Month::new(year, first).map_err(|_| refusal())?;
        let next = Month::from_ordinal(begins.ordinal() + months).map_err(|_| refusal())?;
        let day = |month: Month| Day::new(month.year(), month.number(), 1).map_err(|_| refusal());
        Ok(Self { from: day(begins)?, to: day(next)?.plus_days(-1), text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_people_write_them() {
        for (text, expected) in [
            ("2026", Some(("2026-01-01", "2026-12-31"))), ("2026-H1", Some(("2026-01-01", "2026-06-30"))), ("2026-H2", Some(("2026-07-01", "2026-12-31"))),
            ("2026-Q3", Some(("2026-07-01", "2026-09-30"))), ("2024-02", Some(("2024-02-01", "2024-02-29"))), ("2026-03-24", Some(("2026-01-01", "2026-03-24"))),
            ("2026-03-02/2026-03-24", Some(("2026-03-02", "2026-03-24"))), ("2026-03-24/2026-03-02", None), ("2026-H3", None), ("2026-13", None), ("soon", None), ("202", None), ("2026-1", None), ("二〇二六", None), ("2026-Q", None),
        ] {
            let found = Period::read(text).ok().map(|period| (period.from.to_string(), period.to.to_string()));
            assert_eq!(found, expected.map(|(from, to)| (from.to_owned(), to.to_owned())), "{text}");
        }
    }
}
