//! Appraisals: opened, told to the person, final after their reply or its time. With no post in view, on a project's front
//! line, at a milestone, for a year, or to say in which class somebody is.
//!
//! Source of the kinds: the second reference article (three appraisals) and the fourth (classification). That the person reads
//! and may answer before anything is final, and that nothing rests on one source, are promises of this house.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{StatementState, check::origin};
use crate::{
    date::Day,
    id::{EntryId, PersonId, ProjectId, TeamId},
    ledger::SourceKind,
    message::Refusal,
    people::{check::text_fits, code::AppraisalGrade},
};

codes! {
    "appraising_kind" AppraisingKind {
        /// 无任用考核
        NoPost = "no_post",
        /// 项目一线考核
        ProjectFront = "project_front",
        /// 关键节点考核
        Milestone = "milestone",
        /// 年度考核
        Yearly = "yearly",
        /// 分类掌握
        Class = "class",
    }
    "appraising_state" AppraisingState { Open = "open", Told = "told", Final = "final", Dropped = "dropped" }
    /// The classes of the fourth reference article; a house may add its own.
    "official_class" OfficialClass { Strong = "strong", Ordinary = "ordinary" }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appraising {
    pub kind: AppraisingKind,
    pub held_on: Day,
    #[serde(default)]
    pub project: Option<ProjectId>,
    #[serde(default)]
    pub milestone: Option<i64>,
    #[serde(default)]
    pub team: Option<TeamId>,
    #[serde(default)]
    pub year: Option<i16>,
    #[serde(default)]
    pub findings: String,
    #[serde(default)]
    pub grade: Option<AppraisalGrade>,
    #[serde(default)]
    pub class: Option<OfficialClass>,
    /// What follows for the person.
    #[serde(default)]
    pub follows: String,
    /// Entries of the file it rests on.
    #[serde(default)]
    pub entries: Vec<EntryId>,
}

/// Whether it may be opened or kept. Errors: a day to come, a kind without what it is tied to, oneself.
pub fn check_open(it: &Appraising, (person, by): (PersonId, Option<PersonId>), today: Day) -> Result<(), Refusal> {
    use AppraisingKind as K;
    if by == Some(person) {
        return Err(Refusal::new("refusal.observe_self").at("person"));
    }
    if it.held_on > today {
        return Err(Refusal::new("refusal.not_yet").with("date", it.held_on).at("held_on"));
    }
    for (missing, field) in [
        (matches!(it.kind, K::ProjectFront | K::Milestone) && it.project.is_none(), "project"),
        (it.kind == K::Milestone && it.milestone.is_none(), "milestone"),
        (it.kind == K::Yearly && it.year.is_none(), "year"),
    ] {
        if missing {
            return Err(Refusal::new("refusal.empty").at(field));
        }
    }
    if it.year.is_some_and(|year| year > today.year()) {
        return Err(Refusal::new("refusal.not_yet").with("date", it.year.unwrap_or_default()).at("year"));
    }
    for (text, field) in [(&it.findings, "findings"), (&it.follows, "follows")] {
        text_fits(text, field)?;
    }
    Ok(())
}

/// An entry that an appraisal rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    pub kind: SourceKind,
    /// What the statement amounts to whose source it is, if it is one of a statement.
    pub statement: Option<StatementState>,
    /// The person contests it and nobody has answered, or contested it and was right.
    pub contested: bool,
}

/// The independent kinds of source that an appraisal may rest on: neither contested nor of a statement that is not confirmed.
pub fn sound_kinds(grounds: &[Ground]) -> usize {
    let sound = grounds.iter().filter(|ground| !ground.contested && ground.statement.is_none_or(super::may_lower));
    sound.map(|ground| origin(ground.kind)).collect::<BTreeSet<_>>().len()
}

/// How many independent kinds of source an appraisal rests on at the least.
pub const KINDS_MIN: usize = 2;

/// Whether the person may be told of it, which fixes its words. Errors: no findings, no result of its kind, one source only.
pub fn tell(it: &Appraising, grounds: &[Ground]) -> Result<(), Refusal> {
    if it.findings.trim().is_empty() {
        return Err(Refusal::new("refusal.empty").at("findings"));
    }
    if it.kind == AppraisingKind::Yearly && it.grade.is_none() {
        return Err(Refusal::new("refusal.empty").at("grade"));
    }
    if it.kind == AppraisingKind::Class && it.class.is_none() {
        return Err(Refusal::new("refusal.empty").at("class"));
    }
    let kinds = sound_kinds(grounds);
    if kinds < KINDS_MIN {
        return Err(Refusal::new("refusal.one_source").with("n", kinds).with("least", KINDS_MIN).at("entries"));
    }
    Ok(())
}

/// What the person said to it, and what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub agrees: bool,
    pub text: String,
    #[serde(default)]
    pub answer: String,
}

/// Whether it may become final. `reply_until` is the last day of the person's time.
///
/// Errors: not told yet; the person's time runs and they have not replied; a reply that does not agree and has no answer; the
/// person or whoever opened it decides.
pub fn finish(state: AppraisingState, reply: Option<&Reply>, (reply_until, today): (Day, Day), (own, opened_by_decider): (bool, bool)) -> Result<(), Refusal> {
    if state != AppraisingState::Told {
        return Err(Refusal::new("refusal.appraisal_not_told"));
    }
    if own || opened_by_decider {
        return Err(Refusal::new("refusal.appraisal_own"));
    }
    match reply {
        None if today <= reply_until => Err(Refusal::new("refusal.appraisal_reply_time").with("until", reply_until)),
        Some(reply) if !reply.agrees && reply.answer.trim().is_empty() => Err(Refusal::new("refusal.appraisal_unanswered")),
        _ => Ok(()),
    }
}

/// How many of those assessed may be excellent: the share of the rule, rounded down.
pub fn excellent_places(assessed: usize, percent: i64) -> usize {
    assessed * usize::try_from(percent.clamp(0, 100)).unwrap_or(0) / 100
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn appraising(kind: AppraisingKind) -> Appraising {
        Appraising {
            kind, held_on: day("2026-03-02"), project: None, milestone: None, team: None, year: None, findings: "推进有力".into(), grade: None, class: None,
            follows: String::new(), entries: vec![],
        }
    }

    fn ground(kind: SourceKind) -> Ground {
        Ground { kind, statement: None, contested: false }
    }

    #[test]
    fn each_kind_is_tied_to_something() {
        use AppraisingKind as K;
        let project = Some(ProjectId(1));
        for (case, it, by, expected) in [
            ("no post in view", appraising(K::NoPost), 1, None),
            ("oneself", appraising(K::NoPost), 7, Some("refusal.observe_self")),
            ("a project's front line without a project", appraising(K::ProjectFront), 1, Some("refusal.empty")),
            ("with one", Appraising { project, ..appraising(K::ProjectFront) }, 1, None),
            ("at no milestone", Appraising { project, ..appraising(K::Milestone) }, 1, Some("refusal.empty")),
            ("of no year", appraising(K::Yearly), 1, Some("refusal.empty")),
            ("of a year to come", Appraising { year: Some(2027), ..appraising(K::Yearly) }, 1, Some("refusal.not_yet")),
            ("tomorrow", Appraising { held_on: day("2026-03-11"), ..appraising(K::NoPost) }, 1, Some("refusal.not_yet")),
        ] {
            let refusal = check_open(&it, (PersonId(7), Some(PersonId(by))), day("2026-03-10")).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn nothing_rests_on_one_source() {
        use {SourceKind as S, StatementState as T};
        for (case, grounds, expected) in [
            ("nothing", vec![], 0),
            ("two kinds", vec![ground(S::Seen), ground(S::FromMasses)], 2),
            ("one kind twice", vec![ground(S::Seen), ground(S::Seen)], 1),
            ("the head and the person are one", vec![ground(S::HeadStatement), ground(S::OwnStatement)], 1),
            ("one of them contested", vec![ground(S::Seen), Ground { contested: true, ..ground(S::FromMasses) }], 1),
            ("one of a disputed statement", vec![ground(S::Seen), Ground { statement: Some(T::Disputed), ..ground(S::FromMasses) }], 1),
            ("both of a confirmed one", [S::Seen, S::FromMasses].map(|kind| Ground { statement: Some(T::Confirmed), ..ground(kind) }).to_vec(), 2),
        ] {
            assert_eq!(sound_kinds(&grounds), expected, "{case}");
            let told = tell(&appraising(AppraisingKind::NoPost), &grounds).map_err(|refusal| refusal.code).err();
            assert_eq!(told.as_deref(), (expected < KINDS_MIN).then_some("refusal.one_source"), "{case}");
        }
    }

    #[test]
    fn the_person_has_the_first_word() {
        use AppraisingState as S;
        let (until, in_time, after) = (day("2026-03-17"), day("2026-03-17"), day("2026-03-18"));
        let reply = |agrees, answer: &str| Reply { agrees, text: "数字有误".into(), answer: answer.into() };
        for (case, state, reply, today, who, expected) in [
            ("in their time", S::Told, None, in_time, (false, false), Some("refusal.appraisal_reply_time")),
            ("after it", S::Told, None, after, (false, false), None),
            ("they agree", S::Told, Some(reply(true, "")), in_time, (false, false), None),
            ("they do not, and nobody answers", S::Told, Some(reply(false, " ")), after, (false, false), Some("refusal.appraisal_unanswered")),
            ("they do not, and somebody does", S::Told, Some(reply(false, "已核改")), in_time, (false, false), None),
            ("not told", S::Open, None, after, (false, false), Some("refusal.appraisal_not_told")),
            ("the person decides", S::Told, None, after, (true, false), Some("refusal.appraisal_own")),
            ("whoever opened it", S::Told, None, after, (false, true), Some("refusal.appraisal_own")),
        ] {
            let refusal = finish(state, reply.as_ref(), (until, today), who).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }

    proptest! {
        #[test]
        fn no_more_are_excellent_than_the_share(assessed in 0usize..5000, percent in 0i64..=100) {
            let places = excellent_places(assessed, percent);
            prop_assert!(places * 100 <= assessed * usize::try_from(percent).unwrap());
            prop_assert!((places + 1) * 100 > assessed * usize::try_from(percent).unwrap());
        }
    }
}
