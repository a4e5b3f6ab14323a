//! The clock of a problem: working days that its owner has, standing still while it is paused or waits for others.

use serde::{Deserialize, Serialize};

use crate::{calendar::Calendar, date::Day, message::Refusal};

/// Days after `from`, up to and with `until`, do not count; without an end, no later day does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub from: Day,
    pub until: Option<Day>,
}

impl Pause {
    fn covers(self, day: Day) -> bool {
        self.from < day && self.until.is_none_or(|until| day <= until)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The day itself does not count.
    pub from: Day,
    /// Working days.
    pub days: u32,
    pub pauses: Vec<Pause>,
}

impl Clock {
    pub fn begin(from: Day, days: u32) -> Self {
        Self { from, days, pauses: Vec::new() }
    }

    pub fn stands_still(&self, day: Day) -> bool {
        self.pauses.iter().any(|pause| pause.from <= day && pause.until.is_none_or(|until| day < until))
    }

    pub(super) fn pause(&mut self, from: Day, until: Option<Day>) -> Result<(), Refusal> {
        if self.stands_still(from) {
            return Err(Refusal::new("refusal.problem_paused"));
        }
        self.pauses.push(Pause { from, until });
        Ok(())
    }

    /// Ends the pause that covers the day, if one does.
    pub(super) fn resume(&mut self, today: Day) {
        for pause in self.pauses.iter_mut().filter(|pause| pause.until.is_none_or(|until| until > today)) {
            pause.until = Some(today);
        }
    }

    /// Working days used up to and with a day. Errors: a year without a calendar.
    pub fn spent(&self, day: Day, calendar: &Calendar) -> Result<u32, Refusal> {
        let (mut at, mut spent) = (self.from, 0);
        while at < day {
            at = at.plus_days(1);
            if !self.pauses.iter().any(|pause| pause.covers(at)) && calendar.is_working_day(at)? {
                spent += 1;
            }
        }
        Ok(spent)
    }

    /// The last day within time; `None` while the clock stands still with no end named. Errors: a year without a calendar.
    pub fn due(&self, calendar: &Calendar) -> Result<Option<Day>, Refusal> {
        let (mut at, mut left) = (self.from, self.days);
        while left > 0 {
            at = at.plus_days(1);
            if self.pauses.iter().any(|pause| pause.until.is_none() && pause.covers(at)) {
                return Ok(None);
            }
            if !self.pauses.iter().any(|pause| pause.covers(at)) && calendar.is_working_day(at)? {
                left -= 1;
            }
        }
        Ok(Some(at))
    }

    /// Working days over time on a day, 0 within time.
    pub fn overdue(&self, day: Day, calendar: &Calendar) -> Result<u32, Refusal> {
        Ok(self.spent(day, calendar)?.saturating_sub(self.days))
    }
}
