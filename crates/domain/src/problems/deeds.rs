//! What each deed makes of a problem: by whom, in which state, with what reason.

use super::{Actor, Around, Clock, Closing, Deed, Holds, Outcome, Party, Problem, State, days_for, said};
use crate::{date::Day, message::Refusal};

/// The problem after a deed, or why the deed cannot be done.
pub fn decide(problem: &Problem, deed: &Deed, actor: &Actor, around: Around<'_>) -> Result<Problem, Refusal> {
    let mut at = Decision { before: problem, actor, around, after: problem.clone() };
    match deed {
        Deed::Assign { owner, joint, text } => {
            at.assign(text)?;
            at.after.owner = Some(*owner);
            at.after.joint = joint.iter().copied().filter(|unit| unit != owner).collect();
        }
        Deed::Dispute { text } => at.dispute(text)?,
        Deed::Pause { until, text } => at.pause(*until, text)?,
        Deed::Resume => at.resume()?,
        Deed::Answer { outcome, text } => at.answer(*outcome, text)?,
        Deed::Confirm { holds, .. } => at.confirm(*holds)?,
        Deed::Prove { text } => at.prove(text)?,
        Deed::Reopen { text } => at.reopen(text)?,
        Deed::Check { holds, text } => at.check(*holds, text)?,
        Deed::Join { into } => {
            at.join()?;
            at.after.joined_into = Some(*into);
        }
        Deed::Note { text } => at.note(text)?,
    }
    Ok(at.after)
}

/// A decision under way.
struct Decision<'a> {
    before: &'a Problem,
    actor: &'a Actor,
    around: Around<'a>,
    after: Problem,
}

fn only(allowed: bool, who: Party) -> Result<(), Refusal> {
    if allowed { Ok(()) } else { Err(Refusal::new("refusal.problem_who").with("who", who.key())) }
}

impl Decision<'_> {
    fn in_state(&self, states: &[State]) -> Result<(), Refusal> {
        if states.contains(&self.before.state) { Ok(()) } else { Err(Refusal::new("refusal.problem_state").with("state", self.before.state.key())) }
    }
    fn is_owner(&self) -> bool {
        self.actor.speaks_for(self.before.owner)
    }
    fn whole(&self) -> Result<(), Refusal> {
        if self.around.open_parts == 0 { Ok(()) } else { Err(Refusal::new("refusal.problem_parts").with("count", self.around.open_parts)) }
    }
    /// The clock runs anew from today, for as long as the kind has.
    fn begin_anew(&mut self, state: State) {
        self.after.state = state;
        self.after.clock = Clock::begin(self.around.today, days_for(self.before.kind, self.around));
        (self.after.answered, self.after.closed, self.after.follow_up) = (None, None, None);
    }
    fn reopen_now(&mut self) {
        self.begin_anew(State::Assigned);
        self.after.reopened += 1;
    }
    fn close(&mut self, how: Closing) {
        let days = self.around.rules.number("problems.follow_up_days", self.around.today).and_then(|days| i32::try_from(days).ok());
        self.after.state = State::Closed;
        self.after.closed = Some((self.around.today, how));
        self.after.follow_up = Some(self.around.today.plus_days(days.unwrap_or(60)));
    }

    fn assign(&mut self, text: &str) -> Result<(), Refusal> {
        self.in_state(&[State::Unrouted, State::Assigned, State::Disputed, State::HalfSolved])?;
        only(self.actor.coordinator, Party::Coordinator)?;
        if self.before.state == State::Disputed {
            said(text, "text")?;
        }
        if self.before.state != State::HalfSolved {
            self.after.state = State::Assigned;
        }
        self.after.clock.resume(self.around.today);
        Ok(())
    }

    fn dispute(&mut self, text: &str) -> Result<(), Refusal> {
        self.in_state(&[State::Assigned])?;
        only(self.is_owner(), Party::Owner)?;
        said(text, "text")?;
        if self.before.owner.is_some_and(|owner| !self.after.disputed_by.insert(owner)) {
            return Err(Refusal::new("refusal.problem_disputed_before"));
        }
        self.after.clock.resume(self.around.today);
        self.after.state = State::Disputed;
        Ok(())
    }

    fn pause(&mut self, until: Day, text: &str) -> Result<(), Refusal> {
        let today = self.around.today;
        self.in_state(&[State::Assigned, State::HalfSolved])?;
        only(self.is_owner(), Party::Owner)?;
        said(text, "text")?;
        let most = self.around.rules.number("problems.pause_days_max", today).unwrap_or(60);
        if until <= today || i64::from(until.days_since(today)) > most {
            return Err(Refusal::new("refusal.problem_pause").with("most", most).at("until"));
        }
        self.after.clock.pause(today, Some(until))
    }

    fn resume(&mut self) -> Result<(), Refusal> {
        self.in_state(&[State::Assigned, State::HalfSolved])?;
        only(self.is_owner() || self.actor.coordinator, Party::Owner)?;
        self.after.clock.resume(self.around.today);
        Ok(())
    }

    fn answer(&mut self, outcome: Outcome, text: &str) -> Result<(), Refusal> {
        self.in_state(&[State::Assigned, State::HalfSolved])?;
        only(self.is_owner(), Party::Owner)?;
        said(text, "text")?;
        if outcome == Outcome::Solved {
            self.whole()?;
        }
        self.after.state = State::Answered;
        self.after.answered = Some((self.around.today, outcome));
        // The owner is not charged for the time others take to look at the answer.
        self.after.clock.resume(self.around.today);
        self.after.clock.pause(self.around.today, None)
    }

    fn confirm(&mut self, holds: Holds) -> Result<(), Refusal> {
        self.in_state(&[State::Answered])?;
        only(self.actor.raiser, Party::Raiser)?;
        match holds {
            Holds::Solved => {
                self.whole()?;
                self.close(Closing::Confirmed);
            }
            Holds::Half => self.begin_anew(State::HalfSolved),
            Holds::No => {
                self.after.state = State::Assigned;
                self.after.answered = None;
                self.after.clock.resume(self.around.today);
            }
        }
        Ok(())
    }

    fn prove(&mut self, text: &str) -> Result<(), Refusal> {
        self.in_state(&[State::Answered])?;
        only(!self.is_owner() && !self.actor.raiser, Party::Outside)?;
        said(text, "text")?;
        self.whole()?;
        self.close(Closing::Proved);
        Ok(())
    }

    fn reopen(&mut self, text: &str) -> Result<(), Refusal> {
        self.in_state(&[State::Closed])?;
        only(self.actor.raiser || self.actor.coordinator, Party::Raiser)?;
        said(text, "text")?;
        self.reopen_now();
        Ok(())
    }

    fn check(&mut self, holds: bool, text: &str) -> Result<(), Refusal> {
        self.in_state(&[State::Closed])?;
        only(!self.is_owner(), Party::Outside)?;
        said(text, "text")?;
        if self.before.follow_up.is_none() {
            return Err(Refusal::new("refusal.problem_checked"));
        }
        self.after.follow_up = None;
        if !holds {
            self.reopen_now();
        }
        Ok(())
    }

    fn join(&mut self) -> Result<(), Refusal> {
        self.in_state(&[State::Unrouted, State::Assigned, State::Disputed, State::HalfSolved])?;
        only(self.actor.coordinator, Party::Coordinator)?;
        self.whole()?;
        self.after.state = State::Joined;
        Ok(())
    }

    fn note(&self, text: &str) -> Result<(), Refusal> {
        let joint = self.before.joint.iter().any(|unit| self.actor.units.contains(unit));
        only(self.actor.raiser || self.actor.coordinator || self.is_owner() || joint, Party::Anyone)?;
        said(text, "text")
    }
}
