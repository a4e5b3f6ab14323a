//! Talks with officials, interviews and visits: what is recorded, and what it may be used for.
//!
//! Source of the five topics and three looks: a prefecture's plan on deepening heart-to-heart talks, as the second
//! reference article quotes it; how often a talk is owed stands in the rules of [`crate::duties`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    access::tier::Tier,
    date::Day,
    id::{PersonId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

codes! {
    "talk_kind" TalkKind {
        /// 谈心谈话
        Talk = "talk",
        /// 日常访谈, which may feed selection
        Interview = "interview",
        /// 入户家访
        HomeVisit = "home_visit",
    }
    "talk_form" TalkForm { InPerson = "in_person", OnSite = "on_site", Group = "group", Telephone = "telephone", Video = "video" }
    "talk_topic" Topic { Thought = "thought", Style = "style", Discipline = "discipline", Feeling = "feeling", Work = "work" }
    "talk_look" Look { State = "state", Spirit = "spirit", Results = "results" }
    /// What a look found; evidence of one day, no score.
    "talk_reading" Reading { Good = "good", Steady = "steady", Watch = "watch", Worry = "worry" }
    "care_kind" CareKind { Body = "body", Mind = "mind", Family = "family", Load = "load", Other = "other" }
    "visit_state" VisitState { Planned = "planned", Held = "held", Dropped = "dropped" }
    "care_state" CareState { Open = "open", Helped = "helped", Ended = "ended" }
}

/// A talk as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    pub kind: TalkKind,
    pub held_on: Day,
    pub form: TalkForm,
    #[serde(default)]
    pub place: String,
    /// Announced to nobody before (四不两直).
    #[serde(default)]
    pub unannounced: bool,
    /// Only those who may read restricted files, and the talker.
    pub tier: Tier,
    #[serde(default)]
    pub summary: String,
    #[serde(default)]
    pub topics: BTreeMap<Topic, String>,
    #[serde(default)]
    pub looks: BTreeMap<Look, Reading>,
    /// What was suggested by the person talked with.
    #[serde(default)]
    pub suggestions: String,
    /// What stays to be talked about the next time.
    #[serde(default)]
    pub left_open: Vec<String>,
    /// The person was told beforehand that what they say may be read when posts are filled.
    #[serde(default)]
    pub told_of_use: bool,
}

/// The most points that are carried to the next talk.
const LEFT_OPEN_MAX: usize = 10;
/// A talk is recorded within so many days, so that it is a record and no memory.
const LATE_DAYS_MAX: i32 = 400;

/// Whether a talk between `talker` and `with` may be recorded; `problems` were raised in it.
///
/// Errors: a day to come or long past, a talk with oneself, nothing said, an interview whose person was not told what
/// it may be used for.
pub fn check(talk: &Talk, talker: Option<PersonId>, with: PersonId, problems: usize, today: Day) -> Result<(), Refusal> {
    if talker == Some(with) {
        return Err(Refusal::new("refusal.talk_self").at("person"));
    }
    if talk.held_on > today {
        return Err(Refusal::new("refusal.not_yet").with("date", talk.held_on).at("held_on"));
    }
    if today.days_since(talk.held_on) > LATE_DAYS_MAX {
        return Err(Refusal::new("refusal.talk_long_ago").with("most", LATE_DAYS_MAX).at("held_on"));
    }
    if talk.left_open.len() > LEFT_OPEN_MAX {
        return Err(Refusal::new("refusal.talk_left_open").with("most", LEFT_OPEN_MAX).at("left_open"));
    }
    for (text, field) in [(&talk.summary, "summary"), (&talk.suggestions, "suggestions"), (&talk.place, "place")] {
        text_fits(text, field)?;
    }
    talk.topics.values().chain(&talk.left_open).try_for_each(|text| text_fits(text, "topics"))?;
    let said = |text: &String| !text.trim().is_empty();
    if !(said(&talk.summary) || talk.topics.values().any(said) || problems > 0) {
        return Err(Refusal::new("refusal.empty").at("summary"));
    }
    if talk.kind == TalkKind::Interview && !talk.told_of_use {
        return Err(Refusal::new("refusal.talk_told").at("told_of_use"));
    }
    Ok(())
}

impl Talk {
    /// A home visit is for the person's sake alone and opens to the fewest, whatever was asked for.
    #[must_use]
    pub fn settled(mut self) -> Self {
        if self.kind == TalkKind::HomeVisit {
            self.tier = Tier::Restricted;
        }
        self
    }
    /// What selection may read: an interview of which the person knew.
    pub fn feeds_selection(&self) -> bool {
        self.kind == TalkKind::Interview && self.told_of_use
    }
}

/// A season of talks: everybody of a class is to be talked with between two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    pub title: String,
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Units whose people are meant, with all below them.
    pub units: Vec<UnitId>,
    /// Kinds of unit and post that are meant.
    pub seats: crate::duties::Seats,
    /// What is to be pressed for, and what to encourage.
    #[serde(default)]
    pub aim: String,
}

impl Round {
    pub fn runs_on(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

pub fn check_round(round: &Round) -> Result<(), Refusal> {
    name_given(&round.title, "title")?;
    text_fits(&round.aim, "aim")?;
    if round.to < round.from {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("to"));
    }
    for (empty, field) in [(round.units.is_empty(), "units"), (round.seats.unit_kinds.is_empty(), "seats.unit_kinds")] {
        if empty {
            return Err(Refusal::new("refusal.empty").at(field));
        }
    }
    Ok(())
}

/// How many were talked with, each once, and how many talks there were (人 and 人次).
pub fn coverage(with: impl IntoIterator<Item = PersonId>) -> (usize, usize) {
    let (mut people, mut talks) = (std::collections::BTreeSet::new(), 0);
    for person in with {
        people.insert(person);
        talks += 1;
    }
    (people.len(), talks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn talk() -> Talk {
        Talk {
            kind: TalkKind::Talk, held_on: "2026-03-02".parse().unwrap(), form: TalkForm::OnSite, place: "青陂镇渔港".into(), unannounced: false,
            tier: Tier::Restricted, summary: "谈了渔港建设和家里情况。".into(), topics: BTreeMap::new(), looks: BTreeMap::new(), suggestions: String::new(),
            left_open: vec![], told_of_use: false,
        }
    }

    #[test]
    fn what_may_be_recorded() {
        let (talker, person, today) = (Some(PersonId(1)), PersonId(2), "2026-03-10".parse().unwrap());
        let with = |change: fn(&mut Talk)| {
            let mut talk = talk();
            change(&mut talk);
            check(&talk, talker, person, 0, today).map_err(|refusal| (refusal.code, refusal.field.unwrap_or_default())).err()
        };
        for (case, found, expected) in [
            ("as it is", with(|_| ()), None),
            ("in the future", with(|talk| talk.held_on = "2026-03-11".parse().unwrap()), Some(("refusal.not_yet", "held_on"))),
            ("years ago", with(|talk| talk.held_on = "2023-03-11".parse().unwrap()), Some(("refusal.talk_long_ago", "held_on"))),
            ("nothing said", with(|talk| talk.summary = " ".into()), Some(("refusal.empty", "summary"))),
            ("a topic says enough", with(|talk| { talk.summary.clear(); talk.topics.insert(Topic::Work, "渔港".into()); }), None),
            ("an interview of which the person was not told", with(|talk| talk.kind = TalkKind::Interview), Some(("refusal.talk_told", "told_of_use"))),
            ("an interview of which they were", with(|talk| { talk.kind = TalkKind::Interview; talk.told_of_use = true; }), None),
            ("too many points", with(|talk| talk.left_open = vec!["点".into(); 11]), Some(("refusal.talk_left_open", "left_open"))),
        ] {
            assert_eq!(found.as_ref().map(|(code, field)| (code.as_str(), field.as_str())), expected, "{case}");
        }
        let own = check(&talk(), Some(person), person, 0, today).unwrap_err();
        assert_eq!(own.code, "refusal.talk_self");
        let mut bare = talk();
        bare.summary.clear();
        assert_eq!(check(&bare, talker, person, 1, today), Ok(()), "a problem says enough");
    }

    #[test]
    fn a_home_visit_opens_to_the_fewest_and_feeds_nothing() {
        let visit = Talk { kind: TalkKind::HomeVisit, tier: Tier::Organisation, told_of_use: true, ..talk() }.settled();
        assert_eq!((visit.tier, visit.feeds_selection()), (Tier::Restricted, false));
    }

    #[test]
    fn persons_and_person_times() {
        for (case, with, expected) in [("nobody", vec![], (0, 0)), ("one twice", vec![1, 1, 2], (2, 3))] {
            assert_eq!(coverage(with.into_iter().map(PersonId)), expected, "{case}");
        }
    }
}
