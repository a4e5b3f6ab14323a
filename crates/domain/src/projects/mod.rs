//! Projects and what officials did for them: amounts, milestones planned and reached, contributions and new results, each
//! confirmed by somebody else before it counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    date::Day,
    id::{PersonId, ProjectId, SessionId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

codes! {
    /// Amounts of a project, in units of ten thousand yuan (万元).
    "amount_kind" AmountKind { Agreed = "agreed", Planned = "planned", Invested = "invested", Output = "output", Tax = "tax" }
    /// What somebody did.
    "contribution_kind" ContributionKind {
        Led = "led", Negotiated = "negotiated", Built = "built", Served = "served", Solved = "solved",
        /// A new result: a technology, a standard, a way of working.
        Innovation = "innovation",
        /// Made of what was learned: a line of thought, a way of working that stands.
        Idea = "idea", Mechanism = "mechanism",
    }
    "contribution_state" ContributionState { Claimed = "claimed", Confirmed = "confirmed", Refused = "refused" }
    /// How a milestone stands on a day.
    "milestone_state" MilestoneState { Reached = "reached", ReachedLate = "reached_late", Near = "near", Ahead = "ahead", Late = "late" }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    pub title: String,
    pub unit: UnitId,
    #[serde(default)]
    pub sector: String,
    pub since: Day,
    /// First day after it ended.
    #[serde(default)]
    pub until: Option<Day>,
    #[serde(default)]
    pub amounts: BTreeMap<AmountKind, i64>,
    #[serde(default)]
    pub note: String,
}

/// The largest amount, in ten thousand yuan: a trillion yuan.
const AMOUNT_MAX: i64 = 100_000_000;

pub fn check(project: &Project) -> Result<(), Refusal> {
    name_given(&project.title, "title")?;
    text_fits(&project.note, "note")?;
    if project.sector.chars().count() > 60 {
        return Err(Refusal::new("refusal.too_long").with("most", 60).at("sector"));
    }
    if project.until.is_some_and(|until| until <= project.since) {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("until"));
    }
    match project.amounts.iter().find(|(_, amount)| !(0..=AMOUNT_MAX).contains(*amount)) {
        Some((kind, amount)) => Err(Refusal::new("refusal.amount").with("value", amount).with("most", AMOUNT_MAX).at(&format!("amounts.{}", kind.code()))),
        None => Ok(()),
    }
}

/// A day a milestone was planned for before, and why it moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub from: Day,
    pub on: Day,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub title: String,
    pub planned: Day,
    pub actual: Option<Day>,
    pub moved: Vec<Moved>,
}

/// Days before a milestone from which it is near.
pub const NEAR_DAYS: i32 = 30;

impl Milestone {
    pub fn state(&self, today: Day) -> MilestoneState {
        match self.actual {
            // Against the first plan: moving a milestone does not make it punctual.
            Some(actual) if actual > self.first_planned() => MilestoneState::ReachedLate,
            Some(_) => MilestoneState::Reached,
            None if self.planned < today => MilestoneState::Late,
            None if self.planned.days_since(today) <= NEAR_DAYS => MilestoneState::Near,
            None => MilestoneState::Ahead,
        }
    }
    pub fn first_planned(&self) -> Day {
        self.moved.first().map_or(self.planned, |moved| moved.from)
    }
    /// Moves it. Errors: reached already, no reason, no other day.
    pub fn move_to(&mut self, planned: Day, why: &str, today: Day) -> Result<(), Refusal> {
        crate::people::check::why(why)?;
        if self.actual.is_some() {
            return Err(Refusal::new("refusal.milestone_reached").with("title", &self.title));
        }
        if planned == self.planned {
            return Err(Refusal::new("refusal.milestone_same").at("planned"));
        }
        self.moved.push(Moved { from: self.planned, on: today, why: why.trim().to_owned() });
        self.planned = planned;
        Ok(())
    }
    /// It was reached. Errors: a day to come.
    pub fn reach(&mut self, on: Day, today: Day) -> Result<(), Refusal> {
        if on > today {
            return Err(Refusal::new("refusal.not_yet").with("date", on).at("actual"));
        }
        if self.actual.is_some() {
            return Err(Refusal::new("refusal.milestone_reached").with("title", &self.title));
        }
        self.actual = Some(on);
        Ok(())
    }
}

/// What somebody did for a project, or a new result of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    #[serde(default)]
    pub project: Option<ProjectId>,
    /// The training it came of.
    #[serde(default)]
    pub session: Option<SessionId>,
    pub kind: ContributionKind,
    pub title: String,
    #[serde(default)]
    pub text: String,
    pub happened_on: Day,
    /// Content hashes of proof uploaded before.
    #[serde(default)]
    pub proof: Vec<String>,
}

/// Errors: a day to come; a contribution to no project that is no new result.
pub fn check_contribution(contribution: &Contribution, today: Day) -> Result<(), Refusal> {
    name_given(&contribution.title, "title")?;
    text_fits(&contribution.text, "text")?;
    if contribution.happened_on > today {
        return Err(Refusal::new("refusal.not_yet").with("date", contribution.happened_on).at("happened_on"));
    }
    let learned = matches!(contribution.kind, ContributionKind::Idea | ContributionKind::Mechanism);
    if learned && contribution.session.is_none() {
        return Err(Refusal::new("refusal.contribution_session").at("session"));
    }
    if contribution.project.is_none() && !learned && contribution.kind != ContributionKind::Innovation {
        return Err(Refusal::new("refusal.contribution_project").at("project"));
    }
    Ok(())
}

/// What somebody decides about a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub confirmed: bool,
    /// Why it is not confirmed; the person reads it.
    #[serde(default)]
    pub why: String,
}

/// Errors: a refusal without a reason.
pub fn check_decision(decision: &Decision) -> Result<(), Refusal> {
    if decision.confirmed { Ok(()) } else { crate::people::check::why(&decision.why) }
}

/// Whether somebody may confirm or refuse: not the person it is about, not whoever claimed it, and only once.
pub fn decide(state: ContributionState, (person, by): (PersonId, Option<PersonId>), claimed_by_decider: bool) -> Result<(), Refusal> {
    if state != ContributionState::Claimed {
        return Err(Refusal::new("refusal.contribution_decided"));
    }
    if by == Some(person) || claimed_by_decider {
        return Err(Refusal::new("refusal.contribution_own"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn milestones_keep_their_first_plan() {
        let today = day("2026-06-10");
        let mut milestone = Milestone { title: "主体封顶".into(), planned: day("2026-06-30"), actual: None, moved: vec![] };
        assert_eq!(milestone.state(today), MilestoneState::Near);
        assert_eq!(milestone.move_to(day("2026-06-30"), "雨季", today).unwrap_err().code, "refusal.milestone_same");
        milestone.move_to(day("2026-09-30"), "雨季停工", today).unwrap();
        assert_eq!((milestone.state(today), milestone.first_planned()), (MilestoneState::Ahead, day("2026-06-30")));
        assert_eq!(milestone.state(day("2026-10-01")), MilestoneState::Late);
        assert_eq!(milestone.reach(day("2026-06-11"), today).unwrap_err().code, "refusal.not_yet");
        let mut punctual = Milestone { moved: vec![], planned: day("2026-06-30"), ..milestone.clone() };
        punctual.reach(day("2026-06-09"), today).unwrap();
        assert_eq!(punctual.state(today), MilestoneState::Reached);
        milestone.reach(day("2026-09-01"), day("2026-09-02")).unwrap();
        assert_eq!(milestone.state(day("2026-09-02")), MilestoneState::ReachedLate, "moving does not make it punctual");
        assert_eq!(milestone.move_to(day("2026-12-01"), "再推迟", today).unwrap_err().code, "refusal.milestone_reached");
    }

    #[test]
    fn who_confirms_what() {
        use ContributionState as S;
        let (person, other) = (PersonId(7), Some(PersonId(8)));
        for (case, state, by, claimed, expected) in [
            ("somebody else", S::Claimed, other, false, None),
            ("the person", S::Claimed, Some(person), false, Some("refusal.contribution_own")),
            ("whoever claimed it", S::Claimed, other, true, Some("refusal.contribution_own")),
            ("twice", S::Confirmed, other, false, Some("refusal.contribution_decided")),
        ] {
            assert_eq!(decide(state, (person, by), claimed).map_err(|refusal| refusal.code).err().as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn what_may_be_claimed() {
        let of = |kind, project| Contribution { project, session: None, kind, title: "签约".into(), text: String::new(), happened_on: day("2026-03-02"), proof: vec![] };
        for (case, contribution, expected) in [
            ("for a project", of(ContributionKind::Led, Some(ProjectId(1))), None),
            ("for none", of(ContributionKind::Led, None), Some("refusal.contribution_project")),
            ("a new result of its own", of(ContributionKind::Innovation, None), None),
            ("tomorrow", Contribution { happened_on: day("2026-03-11"), ..of(ContributionKind::Led, Some(ProjectId(1))) }, Some("refusal.not_yet")),
        ] {
            assert_eq!(check_contribution(&contribution, day("2026-03-10")).map_err(|refusal| refusal.code).err().as_deref(), expected, "{case}");
        }
    }
}
