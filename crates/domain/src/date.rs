//! Days, months and instants.
//!
//! Records of officials often know the month and not the day. A month stays a month: it is written `1985-03`,
//! is never turned into the 1st, and compares by the rules stated on [`MonthOrDay`].

use std::{cmp::Ordering, fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The earliest year any record may name.
pub const YEAR_MIN: i16 = 1900;
/// The latest year any record may name, short of the open end.
pub const YEAR_MAX: i16 = 2100;

/// What is wrong with a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    #[error("not a date")]
    Form,
    #[error("outside {YEAR_MIN} to {YEAR_MAX}")]
    Range,
}

/// A civil day, written `2026-03-24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

impl Day {
    /// The end of an interval that has none.
    pub const OPEN: &'static str = "9999-12-31";

    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, NotADate> {
        let date = Date::new(year, month.cast_signed(), day.cast_signed()).map_err(|_| NotADate::Form)?;
        let in_range = (YEAR_MIN..=YEAR_MAX).contains(&year) || (year, month, day) == (9999, 12, 31);
        if in_range { Ok(Self(date)) } else { Err(NotADate::Range) }
    }
    pub fn year(self) -> i16 {
        self.0.year()
    }
    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month().cast_unsigned() }
    }
    pub fn day_of_month(self) -> u8 {
        self.0.day().cast_unsigned()
    }
    /// Monday is 1 and Sunday is 7.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset().cast_unsigned()
    }
    /// Its first moment at [`ZONE_MINUTES`].
    pub fn begins(self) -> Instant {
        let utc = jiff::tz::Offset::UTC.to_timestamp(self.0.at(0, 0, 0, 0)).unwrap_or_default();
        Instant(utc.as_millisecond() - ZONE_MINUTES * Instant::MINUTE)
    }
    /// The day so many days later; the last representable day if there is none.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }
    /// Whole days from `earlier` to this day; negative if it is later.
    pub fn days_since(self, earlier: Day) -> i32 {
        earlier.0.until(self.0).map_or(0, |span| span.get_days())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for Day {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        match MonthOrDay::from_str(text)? {
            MonthOrDay::Day(day) => Ok(day),
            MonthOrDay::Month(_) => Err(NotADate::Form),
        }
    }
}

/// A calendar month, written `1985-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: u8,
}

impl Month {
    pub fn new(year: i16, month: u8) -> Result<Self, NotADate> {
        if !(1..=12).contains(&month) {
            return Err(NotADate::Form);
        }
        if !(YEAR_MIN..=YEAR_MAX).contains(&year) {
            return Err(NotADate::Range);
        }
        Ok(Self { year, month })
    }
    pub fn year(self) -> i16 {
        self.year
    }
    /// 1 to 12.
    pub fn number(self) -> u8 {
        self.month
    }
    /// Months since year 0: the difference of two is a length in months.
    pub fn ordinal(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
    /// The month with this [`ordinal`](Self::ordinal); refused outside the years a record may name.
    pub fn from_ordinal(ordinal: i32) -> Result<Self, NotADate> {
        let year = i16::try_from(ordinal.div_euclid(12)).map_err(|_| NotADate::Range)?;
        let month = u8::try_from(ordinal.rem_euclid(12) + 1).map_err(|_| NotADate::Form)?;
        Self::new(year, month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        match MonthOrDay::from_str(text)? {
            MonthOrDay::Month(month) => Ok(month),
            MonthOrDay::Day(_) => Err(NotADate::Form),
        }
    }
}

/// A date known to the month or to the day, as the source gave it.
///
/// **Comparison**: by year, then month; a bare month comes before every day in it. This is also the order of the
/// written text, so that memory, SQL and files agree. **Intervals** are half-open: a post held `until 2021-05` is
/// no longer held on 1 May 2021. **Age**: see [`years_on`](Self::years_on).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum MonthOrDay {
    Month(Month),
    Day(Day),
}

impl MonthOrDay {
    pub fn month(self) -> Month {
        match self {
            Self::Month(month) => month,
            Self::Day(day) => day.month(),
        }
    }
    pub fn year(self) -> i16 {
        self.month().year()
    }
    /// Full years from this date to `day`: from a month they are complete on the first of that month,
    /// from a day on the anniversary. Negative before it.
    pub fn years_on(self, day: Day) -> i32 {
        self.months_to(day).div_euclid(12)
    }
    /// Full months from this date to `day`.
    pub fn months_to(self, day: Day) -> i32 {
        let months = day.month().ordinal() - self.month().ordinal();
        match self {
            Self::Day(from) if day.day_of_month() < from.day_of_month() => months - 1,
            _ => months,
        }
    }
    /// Whether this date has come on `day`; a month has come on its first.
    pub fn reached_on(self, day: Day) -> bool {
        self <= Self::Day(day)
    }
    /// Whether `[self, until)` holds `day`; no `until` is an open end.
    pub fn holds(self, until: Option<MonthOrDay>, day: Day) -> bool {
        self.reached_on(day) && until.is_none_or(|end| !end.reached_on(day))
    }
    fn key(self) -> (i32, u8) {
        match self {
            Self::Month(month) => (month.ordinal(), 0),
            Self::Day(day) => (day.month().ordinal(), day.day_of_month()),
        }
    }
}

impl PartialOrd for MonthOrDay {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for MonthOrDay {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl fmt::Display for MonthOrDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => month.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl FromStr for MonthOrDay {
    type Err = NotADate;
    /// Reads `2026-03` and `2026-03-24` and nothing else; readers of files bring other spellings to this form.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let digits = |part: &str, len: usize| -> Result<i16, NotADate> {
            let plain = part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
            if plain { part.parse().map_err(|_| NotADate::Form) } else { Err(NotADate::Form) }
        };
        let small = |part: &str| digits(part, 2).and_then(|n| u8::try_from(n).map_err(|_| NotADate::Form));
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4)?;
        let month = small(parts.next().ok_or(NotADate::Form)?)?;
        match (parts.next(), parts.next()) {
            (None, _) => Month::new(year, month).map(Self::Month),
            (Some(day), None) => Day::new(year, month, small(day)?).map(Self::Day),
            _ => Err(NotADate::Form),
        }
    }
}

impl From<Day> for MonthOrDay {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}
impl From<Month> for MonthOrDay {
    fn from(month: Month) -> Self {
        Self::Month(month)
    }
}

macro_rules! as_text {
    ($($name:ty),*) => {$(
        impl TryFrom<String> for $name {
            type Error = NotADate;
            fn try_from(text: String) -> Result<Self, NotADate> { text.parse() }
        }
        impl From<$name> for String {
            fn from(date: $name) -> String { date.to_string() }
        }
    )*};
}
as_text!(Day, Month, MonthOrDay);

/// A moment: milliseconds of UTC since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// The zone in which "today" is read, as minutes east of UTC: +08:00 unless set otherwise.
pub const ZONE_MINUTES: i64 = 8 * 60;

impl Instant {
    pub const MINUTE: i64 = 60_000;
    pub const DAY: i64 = 24 * 60 * Self::MINUTE;

    fn civil(self) -> jiff::civil::DateTime {
        let local = jiff::Timestamp::from_millisecond(self.0 + ZONE_MINUTES * Self::MINUTE).unwrap_or_default();
        jiff::tz::Offset::UTC.to_datetime(local)
    }
    /// The civil day at [`ZONE_MINUTES`].
    pub fn day(self) -> Day {
        Day(self.civil().date())
    }
    /// `2026-03-24 09:05` at [`ZONE_MINUTES`].
    pub fn to_minute(self) -> String {
        let civil = self.civil();
        format!("{} {:02}:{:02}", Day(civil.date()), civil.hour(), civil.minute())
    }
    /// `2026-03-24T09:05:00+08:00` (RFC 3339), to the second.
    pub fn to_rfc3339(self) -> String {
        let civil = self.civil();
        format!("{}T{:02}:{:02}:{:02}+{:02}:{:02}", Day(civil.date()), civil.hour(), civil.minute(), civil.second(), ZONE_MINUTES / 60, ZONE_MINUTES % 60)
    }
    /// `2026-03-24T01:05:00.123Z` (RFC 3339), to the millisecond.
    pub fn to_utc(self) -> String {
        let utc = jiff::Timestamp::from_millisecond(self.0).unwrap_or_default();
        format!("{utc:.3}")
    }
    /// `Tue, 24 Mar 2026 01:05:00 GMT`, as headers of HTTP write times (RFC 9110).
    pub fn to_http(self) -> String {
        const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let utc = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_millisecond(self.0).unwrap_or_default());
        let name = |names: &'static [&'static str], at: i8| names.get(usize::from(at.unsigned_abs())).copied().unwrap_or_default();
        let (day, month) = (name(&DAYS, utc.weekday().to_monday_zero_offset()), name(&MONTHS, utc.month() - 1));
        format!("{day}, {:02} {month} {} {:02}:{:02}:{:02} GMT", utc.day(), utc.year(), utc.hour(), utc.minute(), utc.second())
    }
    #[must_use]
    pub fn plus(self, milliseconds: i64) -> Self {
        Self(self.0 + milliseconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> MonthOrDay {
        text.parse().unwrap()
    }

    #[test]
    fn instants_as_protocols_write_them() {
        let at = Instant(1_774_314_300_123);
        assert_eq!(at.to_utc(), "2026-03-24T01:05:00.123Z");
        assert_eq!(at.to_http(), "Tue, 24 Mar 2026 01:05:00 GMT");
        assert_eq!(at.day().begins().to_rfc3339(), "2026-03-24T00:00:00+08:00");
    }

    #[test]
    fn written_dates() {
        for (case, text, expected) in [
            ("a day", "2026-03-24", Ok("2026-03-24")),
            ("a month stays a month", "1985-03", Ok("1985-03")),
            ("a leap day", "2024-02-29", Ok("2024-02-29")),
            ("no leap day", "2023-02-29", Err(NotADate::Form)),
            ("month 13", "2023-13", Err(NotADate::Form)),
            ("too early", "1850-01-01", Err(NotADate::Range)),
            ("too late", "2190-01", Err(NotADate::Range)),
            ("the open end", "9999-12-31", Ok("9999-12-31")),
            ("signs are not digits", "+202-03", Err(NotADate::Form)),
            ("a year alone", "1985", Err(NotADate::Form)),
        ] {
            assert_eq!(text.parse::<MonthOrDay>().map(|date| date.to_string()), expected.map(str::to_owned), "{case}");
        }
    }

    #[test]
    fn ages() {
        for (case, birth, on, years) in [
            ("the month has come", "1985-03", "2026-03-01", 41),
            ("the month has not come", "1985-03", "2026-02-28", 40),
            ("the day before the birthday", "1985-03-24", "2026-03-23", 40),
            ("the birthday", "1985-03-24", "2026-03-24", 41),
            ("a leap day counts from 1 March", "2000-02-29", "2026-03-01", 26),
            ("not born yet", "2026-03", "2026-02-01", -1),
        ] {
            assert_eq!(date(birth).years_on(on.parse().unwrap()), years, "{case}");
        }
    }

    #[test]
    fn intervals_are_half_open() {
        for (case, since, until, on, expected) in [
            ("first day of the first month", "2019-03", Some("2021-05"), "2019-03-01", true),
            ("last day before the last month", "2019-03", Some("2021-05"), "2021-04-30", true),
            ("the month it ends in", "2019-03", Some("2021-05"), "2021-05-01", false),
            ("open", "2019-03-15", None, "2026-01-01", true),
            ("before it began", "2019-03-15", None, "2019-03-14", false),
        ] {
            assert_eq!(date(since).holds(until.map(date), on.parse().unwrap()), expected, "{case}");
        }
    }

    #[test]
    fn instants_name_the_civil_day_of_the_zone() {
        assert_eq!(Instant(1_774_281_599_000).day().to_string(), "2026-03-23");
        assert_eq!(Instant(1_774_281_600_000).to_minute(), "2026-03-24 00:00");
    }

    proptest! {
        #[test]
        fn order_of_dates_is_order_of_text(a in 1900i16..2100, b in 1u8..13, c in 0u8..29, d in 1900i16..2100, e in 1u8..13, f in 0u8..29) {
            let make = |y, m, day| if day == 0 { MonthOrDay::Month(Month::new(y, m).unwrap()) } else { MonthOrDay::Day(Day::new(y, m, day).unwrap()) };
            let (left, right) = (make(a, b, c), make(d, e, f));
            prop_assert_eq!(left.cmp(&right), left.to_string().cmp(&right.to_string()));
            prop_assert_eq!(date(&left.to_string()), left);
        }
        #[test]
        fn days_add_up(start in 0i32..60_000, step in -5_000i32..5_000) {
            let day = Day::new(1930, 1, 1).unwrap().plus_days(start);
            prop_assert_eq!(day.plus_days(step).days_since(day), step);
        }
    }
}
