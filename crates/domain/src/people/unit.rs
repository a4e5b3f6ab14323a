//! Units and posts: the dated organisation.

use serde::{Deserialize, Serialize};

use crate::{
    date::MonthOrDay,
    id::UnitId,
    message::Refusal,
    people::code::{PostKind, Rank, UnitKind},
};

/// A unit from `since` on; one row of the register `unit_facts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub name: String,
    pub short_name: String,
    pub kind: UnitKind,
    /// Level of the unit itself.
    pub rank: Option<Rank>,
    pub parent: Option<UnitId>,
    /// Six digits of GB/T 2260, or empty.
    pub division_code: String,
    /// Unified social credit code (GB 32100-2015), or empty.
    pub credit_code: String,
    /// Place among its siblings.
    pub sort: i64,
    pub since: MonthOrDay,
    pub until: Option<MonthOrDay>,
}

/// A post of a unit; one row of the register `post_facts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    pub unit: UnitId,
    pub title: String,
    pub kind: PostKind,
    pub rank: Option<Rank>,
    /// How many may hold it at once.
    pub places: i64,
    pub sort: i64,
    pub since: MonthOrDay,
    pub until: Option<MonthOrDay>,
}

/// How many posts of a rank a unit is authorised to fill (职数); register `unit_establishment`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Establishment {
    pub rank: Rank,
    pub number: i64,
    pub since: MonthOrDay,
    pub until: Option<MonthOrDay>,
}

/// The longest name of a unit or post, in characters.
const NAME_MAX: usize = 200;

/// Checks what a form or row says of a unit. `ancestors` are those of the parent it names, the parent included.
pub fn check_unit(unit: &Unit, own: Option<UnitId>, ancestors: &[UnitId]) -> Result<(), Refusal> {
    name_given(&unit.name, "name")?;
    if own.is_some_and(|own| ancestors.contains(&own)) {
        return Err(Refusal::new("refusal.unit_under_itself").with("name", &unit.name).at("parent"));
    }
    if unit.until.is_some_and(|until| until <= unit.since) {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("until"));
    }
    if !unit.credit_code.is_empty() && !credit_code_is_sound(&unit.credit_code) {
        return Err(Refusal::new("refusal.credit_code").with("value", &unit.credit_code).at("credit_code"));
    }
    let digits = unit.division_code.bytes().all(|byte| byte.is_ascii_digit());
    let sound = unit.division_code.is_empty() || (digits && unit.division_code.len() == 6);
    if !sound {
        return Err(Refusal::new("refusal.division_code").with("value", &unit.division_code).at("division_code"));
    }
    Ok(())
}

pub fn check_post(post: &Post) -> Result<(), Refusal> {
    name_given(&post.title, "title")?;
    if !(1..=999).contains(&post.places) {
        return Err(Refusal::new("refusal.places").with("value", post.places).at("places"));
    }
    if post.until.is_some_and(|until| until <= post.since) {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("until"));
    }
    Ok(())
}

/// A name must be there and fit on a form.
pub fn name_given(name: &str, field: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::new("refusal.empty").at(field));
    }
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::new("refusal.too_long").with("most", NAME_MAX).at(field));
    }
    Ok(())
}

const CREDIT_ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Checks the last character of a unified social credit code: GB 32100-2015, weights 3^i mod 31.
/// Example: `91350100M000100Y4` takes the check character 3.
pub fn credit_code_is_sound(code: &str) -> bool {
    let places: Option<Vec<usize>> = code.chars().map(|letter| CREDIT_ALPHABET.find(letter)).collect();
    let Some(places) = places.filter(|places| places.len() == 18) else { return false };
    let mut weight = 1;
    let mut sum = 0;
    for place in places.iter().take(17) {
        sum += place * weight;
        weight = weight * 3 % 31;
    }
    places.last() == Some(&((31 - sum % 31) % 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_codes() {
        for (case, code, sound) in [
            ("sound", "91350100M000100Y43", true),
            ("wrong check", "91350100M000100Y44", false),
            ("a letter that is not used", "91350100I000100Y43", false),
            ("short", "91350100M000100Y4", false),
        ] {
            assert_eq!(credit_code_is_sound(code), sound, "{case}");
        }
    }

    #[test]
    fn units() {
        let unit = Unit {
            name: "青陂镇".into(), short_name: String::new(), kind: UnitKind::Town, rank: Some(Rank::TownshipChief),
            parent: Some(UnitId(2)), division_code: String::new(), credit_code: String::new(), sort: 1,
            since: "2000-01".parse().unwrap(), until: None,
        };
        for (case, change, expected) in [
            ("sound", (|_| ()) as fn(&mut Unit), None),
            ("no name", |unit| unit.name = "  ".into(), Some("refusal.empty")),
            ("a circle", |unit| unit.parent = Some(UnitId(3)), Some("refusal.unit_under_itself")),
            ("ends first", |unit| unit.until = Some("1999-12".parse().unwrap()), Some("refusal.ends_before_it_begins")),
            ("a bad division", |unit| unit.division_code = "99x".into(), Some("refusal.division_code")),
        ] {
            let mut changed = unit.clone();
            change(&mut changed);
            let ancestors = if changed.parent == Some(UnitId(3)) { vec![UnitId(3), UnitId(1)] } else { vec![UnitId(2)] };
            let refusal = check_unit(&changed, Some(UnitId(1)), &ancestors).err().map(|refusal| refusal.code);
            assert_eq!(refusal.as_deref(), expected, "{case}");
        }
    }
}
