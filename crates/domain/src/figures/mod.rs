//! The figures engine: declared definitions, from which every count on every page and report is computed.
//!
//! A definition says what is counted, in which counting word, and since which version; `store` gives the value over
//! any day, unit and viewer, and the rows behind it.

mod period;

use serde::Serialize;

pub use self::period::Period;
use crate::{
    care::TalkKind,
    duties::Seats,
    observe::appraisal::OfficialClass,
    people::{
        code::{EducationLevel, PostKind, Service, UnitKind},
        filter::{Field, Filter},
    },
    programmes::SessionForm,
};

codes! {
    /// The words of counting; they are never mixed (人 persons, 人次 person-times, 个 posts, 家 units …).
    "counting" Counting {
        Persons = "persons", PersonTimes = "person_times", Posts = "posts", Units = "units", Years = "years", Items = "items", Percent = "percent",
        /// 场次、期
        Sessions = "sessions",
    }
}

/// What a definition counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Persons in the unit who meet a question.
    People(Filter),
    /// The same, split by a field; parts add up to the whole where the field is always known.
    PeopleBy(Filter, Field),
    /// Persons by bands of age: `[from, to)` in years.
    PeopleByAge(Filter, &'static [(i32, i32)]),
    /// Mean age of those who meet a question, in tenths of a year.
    MeanAge(Filter),
    Posts(PostCount),
    Units(Vec<UnitKind>),
    Talks(TalkCount),
    /// Items of every rule with this code, split by how they stand; the value is how many are done.
    Duties(&'static str),
    Problems(ProblemCount),
    Observed(ObservedCount),
    Training(TrainingCount),
    Classroom(ClassroomCount),
}

/// What of the online classroom is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassroomCount {
    /// Video lessons published in the period.
    Videos,
    /// Tests that opened in the period.
    Tests,
    /// Lessons of any kind that somebody completed in the period.
    Completed,
}

/// What of training is counted: sessions of these forms that were held in the period, or who came to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TrainingCount {
    pub forms: &'static [SessionForm],
    pub what: Trained,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trained {
    Sessions,
    PersonTimes,
    Speeches,
}

/// What of observing is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservedCount {
    /// Comments collected in the period.
    Comments,
    /// Entries of the period by front line.
    Lines,
    /// Persons whose latest class, as it is final on the last day, is this.
    Classed(OfficialClass),
}

/// Talks that are counted, by persons or by person-times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TalkCount {
    pub kinds: Vec<TalkKind>,
    pub unannounced: bool,
    /// Only with those who held such a post on the day; with anybody without it.
    pub with: Option<Seats>,
    /// Everything up to the last day, not what the period holds.
    pub so_far: bool,
}

/// Which problems are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCount {
    /// Raised in the period.
    Raised,
    /// Of those raised in the period, closed since.
    Closed,
    /// Open and over time, whenever they were raised.
    Overdue,
    /// Of those raised in the period that are closed or open over time: the part answered within time, in tenths of a
    /// percent.
    OnTime,
}

/// Which posts are counted: all authorised places, those filled, or those empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PostCount {
    Places(Option<PostKind>),
    Vacant(Option<PostKind>),
}

/// A figure: what it is called, what it counts, and how. Names stand in the catalogue under `figure.<id>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Definition {
    pub id: &'static str,
    pub version: u32,
    /// The first day of this version.
    pub since: &'static str,
    pub group: &'static str,
    pub counts: Counting,
    pub measure: Measure,
}

impl Definition {
    pub fn key(&self) -> String {
        format!("figure.{}", self.id)
    }
}

/// The first day of the first definitions.
const SINCE: &str = "2026-11-21";

/// Bands of age that departments report by.
pub const AGE_BANDS: &[(i32, i32)] = &[(0, 30), (30, 35), (35, 40), (40, 45), (45, 50), (50, 55), (55, 60), (60, 200)];

fn serving() -> Filter {
    Filter::is(Field::Service, Service::Serving.code())
}

/// Every definition of this version.
pub fn definitions() -> Vec<Definition> {
    let people = |id, filter: Filter| Definition { id, version: 1, since: SINCE, group: "people", counts: Counting::Persons, measure: Measure::People(serving().and(filter)) };
    let by = |id, field| Definition { id, version: 1, since: SINCE, group: "people", counts: Counting::Persons, measure: Measure::PeopleBy(serving(), field) };
    let posts = |id, count| Definition { id, version: 1, since: SINCE, group: "posts", counts: Counting::Posts, measure: Measure::Posts(count) };
    let care = |id, counts, measure| Definition { id, version: 1, since: SINCE, group: "care", counts, measure };
    let talks = |id, counts, count| care(id, counts, Measure::Talks(count));
    let problems = |id, counts, count| Definition { id, version: 1, since: SINCE, group: "problems", counts, measure: Measure::Problems(count) };
    let observed = |id, counts, count| Definition { id, version: 1, since: SINCE, group: "observe", counts, measure: Measure::Observed(count) };
    let trained = |id, forms, what| {
        let counts = if what == Trained::Sessions { Counting::Sessions } else { Counting::PersonTimes };
        Definition { id, version: 1, since: SINCE, group: "train", counts, measure: Measure::Training(TrainingCount { forms, what }) }
    };
    let online = |id, counts, count| Definition { id, version: 1, since: SINCE, group: "train", counts, measure: Measure::Classroom(count) };
    let of = |kind| TalkCount { kinds: vec![kind], unannounced: false, with: None, so_far: false };
    let town_heads = || Seats { unit_kinds: vec![UnitKind::Town, UnitKind::Subdistrict], post_kinds: vec![PostKind::Chief], ..Seats::default() };
    let age = |from: Option<&str>, to: Option<&str>| Filter::Between { field: Field::Age, from: from.map(str::to_owned), to: to.map(str::to_owned) };
    vec![
        people("people.total", Filter::everyone()),
        people("people.women", Filter::is(Field::Sex, "female")),
        people("people.party", Filter::Is { field: Field::PoliticalStatus, values: vec!["party_member".into(), "probationary_member".into()] }),
        people("people.minority", Filter::Not { of: Box::new(Filter::is(Field::Ethnicity, "01")) }),
        people("people.young", age(None, Some("35"))),
        people("people.university", Filter::Is {
            field: Field::EducationLevel,
            values: vec![EducationLevel::Postgraduate.code().into(), EducationLevel::Undergraduate.code().into()],
        }),
        people("people.town_chiefs", Filter::Is { field: Field::PostKind, values: vec![PostKind::Chief.code().into()] }
            .and(Filter::Is { field: Field::UnitKind, values: vec![UnitKind::Town.code().into(), UnitKind::Subdistrict.code().into()] })),
        by("people.by_sex", Field::Sex),
        by("people.by_rank", Field::Rank),
        by("people.by_education", Field::EducationLevel),
        by("people.by_political_status", Field::PoliticalStatus),
        by("people.by_unit_kind", Field::UnitKind),
        Definition { id: "people.by_age", version: 1, since: SINCE, group: "people", counts: Counting::Persons, measure: Measure::PeopleByAge(serving(), AGE_BANDS) },
        Definition { id: "people.mean_age", version: 1, since: SINCE, group: "people", counts: Counting::Years, measure: Measure::MeanAge(serving()) },
        posts("posts.total", PostCount::Places(None)),
        posts("posts.chief", PostCount::Places(Some(PostKind::Chief))),
        posts("posts.vacant", PostCount::Vacant(None)),
        posts("posts.chief_vacant", PostCount::Vacant(Some(PostKind::Chief))),
        talks("talks.persons", Counting::Persons, TalkCount { so_far: true, ..of(TalkKind::Talk) }),
        talks("talks.times", Counting::PersonTimes, of(TalkKind::Talk)),
        talks("talks.town_heads_times", Counting::PersonTimes, TalkCount { with: Some(town_heads()), ..of(TalkKind::Talk) }),
        talks("talks.unannounced", Counting::PersonTimes, TalkCount { unannounced: true, ..of(TalkKind::Talk) }),
        talks("interviews.persons", Counting::Persons, of(TalkKind::Interview)),
        talks("interviews.times", Counting::PersonTimes, of(TalkKind::Interview)),
        talks("home_visits.times", Counting::PersonTimes, of(TalkKind::HomeVisit)),
        care("duties.county_secretary", Counting::Items, Measure::Duties("county_secretary_talks")),
        care("duties.county_organisation", Counting::Items, Measure::Duties("county_organisation_talks")),
        observed("observed.comments", Counting::Items, ObservedCount::Comments),
        observed("observed.lines", Counting::Items, ObservedCount::Lines),
        observed("observed.strong", Counting::Persons, ObservedCount::Classed(OfficialClass::Strong)),
        observed("observed.ordinary", Counting::Persons, ObservedCount::Classed(OfficialClass::Ordinary)),
        trained("training.classes", &[SessionForm::Class], Trained::Sessions),
        trained("training.class_times", &[SessionForm::Class], Trained::PersonTimes),
        trained("training.lectures", &[SessionForm::Lecture], Trained::Sessions),
        trained("training.forums", &[SessionForm::Forum], Trained::Sessions),
        trained("training.seminars", &[SessionForm::Seminar], Trained::Sessions),
        trained("training.meetings", &[SessionForm::Meeting], Trained::Sessions),
        trained("training.discussions", &[SessionForm::Discussion], Trained::Sessions),
        trained("training.speeches", &[SessionForm::Discussion], Trained::Speeches), online("training.videos", Counting::Sessions, ClassroomCount::Videos),
        online("training.tests", Counting::Sessions, ClassroomCount::Tests), online("training.lessons_completed", Counting::PersonTimes, ClassroomCount::Completed),
        problems("problems.raised", Counting::Items, ProblemCount::Raised),
        problems("problems.closed", Counting::Items, ProblemCount::Closed),
        problems("problems.overdue", Counting::Items, ProblemCount::Overdue),
        problems("problems.on_time", Counting::Percent, ProblemCount::OnTime),
        Definition { id: "units.total", version: 1, since: SINCE, group: "units", counts: Counting::Units, measure: Measure::Units(vec![]) },
        Definition { id: "units.towns", version: 1, since: SINCE, group: "units", counts: Counting::Units, measure: Measure::Units(vec![UnitKind::Town, UnitKind::Subdistrict]) },
        Definition { id: "units.communities", version: 1, since: SINCE, group: "units", counts: Counting::Units, measure: Measure::Units(vec![UnitKind::Community]) },
        Definition { id: "units.enterprises", version: 1, since: SINCE, group: "units", counts: Counting::Units, measure: Measure::Units(vec![UnitKind::Enterprise]) },
    ]
}

pub fn definition(id: &str) -> Option<Definition> {
    definitions().into_iter().find(|definition| definition.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{access::tier::Tier, catalogue::{Language, sentences}};
    use std::collections::BTreeSet;

    #[test]
    fn definitions_are_named_described_and_answerable() {
        let ids: BTreeSet<_> = definitions().iter().map(|definition| definition.id).collect();
        assert_eq!(ids.len(), definitions().len());
        for definition in definitions() {
            for language in [Language::Zh, Language::En] {
                for key in [definition.key(), format!("{}.about", definition.key()), format!("figure.group.{}", definition.group)] {
                    assert!(sentences(language).contains_key(&key), "{key} in {language:?}");
                }
            }
            if let Measure::People(filter) | Measure::PeopleBy(filter, _) | Measure::PeopleByAge(filter, _) | Measure::MeanAge(filter) = &definition.measure {
                filter.check(Tier::Organisation).unwrap();
            }
        }
    }

    #[test]
    fn age_bands_leave_nobody_out() {
        assert!(AGE_BANDS.windows(2).all(|pair| pair[0].1 == pair[1].0));
    }
}
