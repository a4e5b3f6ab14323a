//! Needs: gaps that were found, and what a post asks for beyond what is held.
//!
//! Source of the three kinds of gap: the third reference article. Required minus held after Borich 1980, with the interval of
//! what is held: where it covers the requirement nothing is claimed.

use serde::{Deserialize, Serialize};

use crate::{
    date::Day,
    id::{CompetenceId, EntryId, PersonId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
    rules::Rulebook,
};

codes! {
    "gap_kind" GapKind { Blank = "blank", BlindSpot = "blind_spot", Weak = "weak" }
    "gap_source" GapSource { Survey = "survey", Test = "test", Observation = "observation", Requirement = "requirement", Own = "own" }
    "gap_state" GapState { Open = "open", Planned = "planned", Closed = "closed" }
    "gap_reading" GapReading { Short = "short", Enough = "enough", CannotTell = "cannot_tell", NotAssessed = "not_assessed" }
}

/// A gap of a person, or of a group of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    pub kind: GapKind,
    /// In which field, such as marine finance.
    pub field: String,
    #[serde(default)]
    pub text: String,
    pub source: GapSource,
    pub found_on: Day,
    #[serde(default)]
    pub person: Option<PersonId>,
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Who is meant where it is nobody alone, such as heads of towns.
    #[serde(default)]
    pub group: String,
    #[serde(default)]
    pub competence: Option<CompetenceId>,
    #[serde(default)]
    pub entry: Option<EntryId>,
}

/// Errors: no field; neither a person nor a unit, or both; a day to come.
pub fn check_gap(gap: &Gap, today: Day) -> Result<(), Refusal> {
    name_given(&gap.field, "field")?;
    text_fits(&gap.text, "text")?;
    text_fits(&gap.group, "group")?;
    if gap.person.is_some() == gap.unit.is_some() {
        return Err(Refusal::new("refusal.gap_whose").at("person"));
    }
    if gap.found_on > today {
        return Err(Refusal::new("refusal.not_yet").with("date", gap.found_on).at("found_on"));
    }
    Ok(())
}

/// One piece of evidence of a competence: a level an assessor gave, or the level a completed course leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    pub level: f64,
    /// Months since.
    pub age: i32,
    /// A completed course; it raises what is held and never lowers it.
    pub course: bool,
}

/// How evidence is weighed, from the rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// How far one assessor's level lies from the truth.
    pub deviation: f64,
    /// After so many months a piece weighs half.
    pub half_life: f64,
    /// What a completed course weighs against an assessor's level.
    pub course: f64,
}

impl Scale {
    pub fn of(rules: &Rulebook, day: Day) -> Self {
        let number = |name: &str, otherwise: i32| f64::from(rules.number(name, day).and_then(|value| i32::try_from(value).ok()).unwrap_or(otherwise));
        Self { deviation: number("train.rating_sd_tenths", 8) / 10.0, half_life: number("train.half_life_months", 36).max(1.0), course: number("train.completion_percent", 50) / 100.0 }
    }
}

/// What is held, with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Held {
    pub level: f64,
    pub low: f64,
    pub high: f64,
    pub n: usize,
}

/// Nine in ten, of the normal distribution.
const QUANTILE: f64 = 1.645;

/// What is left after so many half-lives: halved for each whole one, in a straight line between, so that every machine gets the same.
fn left_after(half_lives: f64) -> f64 {
    let (mut left, mut more) = (1.0, half_lives);
    while more >= 1.0 && left > 1e-6 {
        left /= 2.0;
        more -= 1.0;
    }
    left * (1.0 - more.min(1.0) / 2.0)
}

/// The mean by weight, which halves with age, so that the interval of old evidence is wide. Nobody assessed: nothing.
pub fn held(evidence: &[Evidence], scale: Scale) -> Option<Held> {
    let weight = |one: &Evidence| left_after(f64::from(one.age.max(0)) / scale.half_life) * if one.course { scale.course } else { 1.0 };
    let of = |pieces: &[&Evidence]| {
        let sum: f64 = pieces.iter().map(|one| weight(one)).sum();
        (sum > 0.0).then(|| (pieces.iter().map(|one| weight(one) * one.level).sum::<f64>() / sum, sum))
    };
    let given: Vec<&Evidence> = evidence.iter().filter(|one| !one.course).collect();
    let without = of(&given);
    let raises = |one: &&Evidence| one.course && without.is_none_or(|(level, _)| one.level > level);
    let pieces: Vec<&Evidence> = given.iter().copied().chain(evidence.iter().filter(raises)).collect();
    let (level, sum) = of(&pieces)?;
    let half = QUANTILE * scale.deviation / sum.sqrt();
    Some(Held { level, low: level - half, high: level + half, n: pieces.len() })
}

/// What is required against what is held, with its interval.
pub fn reading(required: f64, held: Option<(f64, f64)>) -> GapReading {
    match held {
        None => GapReading::NotAssessed,
        Some((_, high)) if high < required => GapReading::Short,
        Some((low, _)) if low >= required => GapReading::Enough,
        Some(_) => GapReading::CannotTell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_ages_and_courses_only_raise() {
        let scale = Scale { deviation: 0.8, half_life: 36.0, course: 0.5 };
        let given = |level: f64, age| Evidence { level, age, course: false };
        let course = |level: f64, age| Evidence { level, age, course: true };
        for (case, evidence, expected) in [
            ("nothing", vec![], None),
            ("one assessor", vec![given(2.0, 0)], Some((2.0, 1.316, 1))),
            ("the same, three years on", vec![given(2.0, 36)], Some((2.0, 1.861, 1))),
            ("four assessors", vec![given(2.0, 0); 4], Some((2.0, 0.658, 4))),
            ("a course above raises by its weight", vec![given(2.0, 0), course(3.5, 0)], Some((2.5, 1.0745, 2))),
            ("a course below lowers nothing", vec![given(3.0, 0), course(2.0, 0)], Some((3.0, 1.316, 1))),
            ("a course alone", vec![course(3.0, 0)], Some((3.0, 1.861, 1))),
        ] {
            let found = held(&evidence, scale).map(|held| (held.level, held.high - held.level, held.n));
            match (found, expected) {
                (Some(found), Some(expected)) => {
                    assert!((found.0 - expected.0).abs() < 1e-3 && (found.1 - expected.1).abs() < 1e-3 && found.2 == expected.2, "{case}: {found:?}");
                }
                (found, expected) => assert_eq!(found, expected, "{case}"),
            }
        }
    }

    #[test]
    fn nothing_is_claimed_where_the_interval_covers_what_is_required() {
        for (case, required, held, expected) in [
            ("below", 3.0, Some((1.5, 2.5)), GapReading::Short), ("covers", 3.0, Some((2.0, 3.5)), GapReading::CannotTell), ("above", 3.0, Some((3.0, 3.8)), GapReading::Enough),
            ("nobody said", 3.0, None, GapReading::NotAssessed),
        ] {
            assert_eq!(reading(required, held), expected, "{case}");
        }
    }
}
