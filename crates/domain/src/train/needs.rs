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
    fn nothing_is_claimed_where_the_interval_covers_what_is_required() {
        for (case, required, held, expected) in [
            ("below", 3.0, Some((1.5, 2.5)), GapReading::Short), ("covers", 3.0, Some((2.0, 3.5)), GapReading::CannotTell), ("above", 3.0, Some((3.0, 3.8)), GapReading::Enough),
            ("nobody said", 3.0, None, GapReading::NotAssessed),
        ] {
            assert_eq!(reading(required, held), expected, "{case}");
        }
    }
}
