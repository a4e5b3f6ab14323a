//! The framework of competences: a tree with written levels. A level is given to a person by a named assessor against those
//! words; texts and counts are never turned into points.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    id::CompetenceId,
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

/// Levels are counted from 1.
pub const LEVELS_MAX: u8 = 5;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    #[serde(default)]
    pub parent: Option<CompetenceId>,
    /// What a sheet knows it by, such as A1.
    pub code: String,
    pub title: String,
    #[serde(default)]
    pub about: String,
    /// What somebody at each level does, the first first; none for a node that only groups others.
    #[serde(default)]
    pub levels: Vec<String>,
    #[serde(default)]
    pub sort: i64,
}

/// Whether a node may stand among the others; `own` is its id if it is there already.
///
/// Errors: no title or code; more levels than there are; a level without words; a parent that is not there; a circle.
pub fn check(competence: &Competence, own: Option<CompetenceId>, parents: &BTreeMap<CompetenceId, Option<CompetenceId>>) -> Result<(), Refusal> {
    name_given(&competence.title, "title")?;
    name_given(&competence.code, "code")?;
    text_fits(&competence.about, "about")?;
    if competence.levels.len() > usize::from(LEVELS_MAX) || competence.levels.len() == 1 {
        return Err(Refusal::new("refusal.competence_levels").with("most", LEVELS_MAX).at("levels"));
    }
    for (at, level) in competence.levels.iter().enumerate() {
        if level.trim().is_empty() {
            return Err(Refusal::new("refusal.empty").at(&format!("levels.{at}")));
        }
        text_fits(level, &format!("levels.{at}"))?;
    }
    let mut seen = BTreeSet::new();
    let mut next = competence.parent;
    while let Some(at) = next {
        if Some(at) == own || !seen.insert(at) {
            return Err(Refusal::new("refusal.competence_circle").with("title", &competence.title).at("parent"));
        }
        next = *parents.get(&at).ok_or_else(|| Refusal::new("refusal.not_found").at("parent"))?;
    }
    Ok(())
}

/// A level given to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    pub competence: CompetenceId,
    /// From 1.
    pub level: u8,
}

/// Whether a level is one of the written ones.
pub fn check_rating(rating: Rating, levels: usize) -> Result<(), Refusal> {
    if (1..=levels).contains(&usize::from(rating.level)) {
        return Ok(());
    }
    Err(Refusal::new("refusal.rating_level").with("most", levels).at("level"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_node_needs() {
        let parents = BTreeMap::from([(CompetenceId(1), None), (CompetenceId(2), Some(CompetenceId(1))), (CompetenceId(3), Some(CompetenceId(2)))]);
        let node = |parent: Option<i64>, levels: &[&str]| Competence {
            parent: parent.map(CompetenceId), code: "A1".into(), title: "抓项目".into(), about: String::new(), levels: levels.iter().map(|level| (*level).to_owned()).collect(), sort: 0,
        };
        for (case, competence, own, expected) in [
            ("at the top", node(None, &[]), None, None),
            ("below another, with levels", node(Some(2), &["会看", "会做"]), None, None),
            ("below what is not there", node(Some(9), &[]), None, Some("refusal.not_found")),
            ("below itself", node(Some(3), &[]), Some(CompetenceId(3)), Some("refusal.competence_circle")),
            ("below what is below it", node(Some(3), &[]), Some(CompetenceId(1)), Some("refusal.competence_circle")),
            ("six levels", node(None, &["一", "二", "三", "四", "五", "六"]), None, Some("refusal.competence_levels")),
            ("one level", node(None, &["一"]), None, Some("refusal.competence_levels")),
            ("a level without words", node(None, &["一", " "]), None, Some("refusal.empty")),
            ("no title", Competence { title: " ".into(), ..node(None, &[]) }, None, Some("refusal.empty")),
        ] {
            assert_eq!(check(&competence, own, &parents).map_err(|refusal| refusal.code).err().as_deref(), expected, "{case}");
        }
        for (level, expected) in [(0, false), (1, true), (4, true), (5, false)] {
            assert_eq!(check_rating(Rating { competence: CompetenceId(1), level }, 4).is_ok(), expected, "{level}");
        }
    }
}
