//! From gaps to a class: which courses answer them and who could teach, to be changed by whoever plans.

use std::collections::BTreeSet;

use crate::{
    calendar::Calendar,
    date::Day,
    id::{CatalogueId, CompetenceId},
    observe::competence::Rating,
};

/// What is to be answered: the field in words, and the competence where one is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub field: String,
    pub competence: Option<CompetenceId>,
    /// People it was found with.
    pub people: usize,
}

/// A course as a proposal sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub course: CatalogueId,
    /// Title and what it is about.
    pub words: String,
    pub leads_to: Vec<Rating>,
    pub lecturer: Option<CatalogueId>,
    /// Class hours in tenths.
    pub tenths: u32,
}

/// Why something is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The words speak of the field.
    Words,
    /// It leads to a level of the competence.
    Competence,
}

/// Courses that answer at least one of the gaps, those that answer most people first: (course, people, why).
pub fn courses(wanted: &[Wanted], offered: &[Offered]) -> Vec<(CatalogueId, usize, Why)> {
    let mut found: Vec<(CatalogueId, usize, Why)> = offered
        .iter()
        .filter_map(|course| {
            let leads: BTreeSet<CompetenceId> = course.leads_to.iter().map(|rating| rating.competence).collect();
            let answers = |one: &&Wanted| speaks(&course.words, &one.field) || one.competence.is_some_and(|competence| leads.contains(&competence));
            let people: usize = wanted.iter().filter(answers).map(|one| one.people).sum();
            let by_level = wanted.iter().any(|one| one.competence.is_some_and(|competence| leads.contains(&competence)));
            (people > 0).then_some((course.course, people, if by_level { Why::Competence } else { Why::Words }))
        })
        .collect();
    found.sort_by_key(|(course, people, why)| (std::cmp::Reverse((*people, *why)), *course));
    found
}

/// Whether a text speaks of a field: it holds the words of it, or two of three of the pairs of characters they are made of.
pub fn speaks(text: &str, field: &str) -> bool {
    let field: Vec<char> = field.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if field.len() < 2 {
        return false;
    }
    let pairs: Vec<String> = field.windows(2).map(|pair| pair.iter().collect()).collect();
    let held = pairs.iter().filter(|pair| text.contains(pair.as_str())).count();
    held * 3 >= pairs.len() * 2
}

/// The first of so many working days in a row, a fortnight ahead or later.
pub fn first_day(today: Day, days: i32, calendar: &Calendar) -> Day {
    let worked = |day: Day| calendar.is_working_day(day).unwrap_or(day.weekday() < 6);
    let from = today.plus_days(14);
    (0..60).map(|more| from.plus_days(more)).find(|day| (0..days.max(1)).all(|next| worked(day.plus_days(next)))).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_speak_of_fields() {
        for (text, field, expected) in [
            ("低空经济与通用航空", "低空经济", true), ("群众工作方法", "做群众工作", true), ("经济形势", "低空经济", false), ("渔业金融实务", "渔业金融", true), ("任何课程", "工", false), ("", "渔业金融", false),
        ] {
            assert_eq!(speaks(text, field), expected, "{text} {field}");
        }
    }

    #[test]
    fn courses_that_answer_most_come_first() {
        let wanted = |field: &str, competence: Option<i64>, people| Wanted { field: field.into(), competence: competence.map(CompetenceId), people };
        let course = |id, words: &str, leads: &[i64]| Offered {
            course: CatalogueId(id), words: words.into(), leads_to: leads.iter().map(|competence| Rating { competence: CompetenceId(*competence), level: 3 }).collect(), lecturer: None, tenths: 40,
        };
        let offered = [course(1, "低空经济", &[]), course(2, "带班子", &[7]), course(3, "无关", &[])];
        assert_eq!(
            courses(&[wanted("低空经济", None, 4), wanted("带队伍", Some(7), 9)], &offered),
            [(CatalogueId(2), 9, Why::Competence), (CatalogueId(1), 4, Why::Words)]
        );
        assert_eq!(courses(&[wanted("群众工作", None, 4)], &offered), []);
    }
}
