//! Members of a cohort: over years they make good what they are weak in, step by step.
//!
//! Source: the three-year action of the fourth reference article.

use serde::{Deserialize, Serialize};

use crate::{
    date::Day,
    message::Refusal,
    people::{check::text_fits, unit::name_given},
    programmes::Programme,
};

codes! {
    "member_state" MemberState { Member = "member", Completed = "completed", Left = "left" }
}

/// A step of a year in a weak area, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub year: i16,
    pub area: String,
    pub text: String,
    #[serde(default)]
    pub result: String,
    #[serde(default)]
    pub done_on: Option<Day>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Of the weak areas of the programme, those of this member.
    pub weak: Vec<String>,
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Why they left.
    #[serde(default)]
    pub why: String,
}

const STEPS_MAX: usize = 60;

/// Errors: a weak area the programme does not name; a step in another area or outside its years; one that is done without a result.
pub fn check_member(member: &Member, programme: &Programme) -> Result<(), Refusal> {
    for (at, area) in member.weak.iter().enumerate() {
        if !programme.weak_areas.contains(area) {
            return Err(Refusal::new("refusal.not_found").at(&format!("weak.{at}")));
        }
    }
    if member.steps.len() > STEPS_MAX {
        return Err(Refusal::new("refusal.too_many").with("most", STEPS_MAX).at("steps"));
    }
    for (at, step) in member.steps.iter().enumerate() {
        let field = |name: &str| format!("steps.{at}.{name}");
        name_given(&step.text, &field("text"))?;
        text_fits(&step.result, &field("result"))?;
        if !programme.weak_areas.contains(&step.area) {
            return Err(Refusal::new("refusal.not_found").at(&field("area")));
        }
        let within = programme.since.year() <= step.year && programme.until.is_none_or(|until| step.year <= until.year());
        if !within {
            return Err(Refusal::new("refusal.cohort_year").at(&field("year")));
        }
        if step.done_on.is_some() && step.result.trim().is_empty() {
            return Err(Refusal::new("refusal.empty").at(&field("result")));
        }
    }
    Ok(())
}

/// Steps done of those planned, by weak area in the order of the programme.
pub fn progress(member: &Member, programme: &Programme) -> Vec<(String, usize, usize)> {
    let counted = |area: &String| {
        let of: Vec<&Step> = member.steps.iter().filter(|step| step.area == *area).collect();
        (area.clone(), of.iter().filter(|step| step.done_on.is_some()).count(), of.len())
    };
    programme.weak_areas.iter().filter(|area| member.weak.contains(area)).map(counted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_held_to_the_programme() {
        let programme: Programme = serde_json::from_value(serde_json::json!({"kind": "cohort", "title": "三年", "unit": 1, "since": "2026-01-01", "until": "2028-12-31", "weak_areas": ["理论素养", "专业能力"]})).unwrap();
        let step = |year, area: &str, result: &str, done: bool| Step { year, area: area.into(), text: "读书".into(), result: result.into(), done_on: done.then(|| "2026-03-01".parse().unwrap()) };
        let member = |steps| Member { weak: vec!["理论素养".into()], steps, why: String::new() };
        for (case, member, expected) in [
            ("sound", member(vec![step(2026, "理论素养", "讲了两次", true)]), None),
            ("another area", member(vec![step(2026, "别的", "", false)]), Some("refusal.not_found")),
            ("after its years", member(vec![step(2029, "理论素养", "", false)]), Some("refusal.cohort_year")),
            ("done without a result", member(vec![step(2026, "理论素养", " ", true)]), Some("refusal.empty")),
            ("a weakness nobody named", Member { weak: vec!["别的".into()], ..Member::default() }, Some("refusal.not_found")),
        ] {
            assert_eq!(check_member(&member, &programme).err().map(|refusal| refusal.code), expected.map(str::to_owned), "{case}");
        }
        let two = member(vec![step(2026, "理论素养", "讲了", true), step(2027, "理论素养", "", false)]);
        assert_eq!(progress(&two, &programme), [("理论素养".to_owned(), 1, 2)]);
    }
}
