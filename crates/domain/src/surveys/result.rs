//! Results of a survey. They are made once, for a fixed partition of those who answered, and each part of it is at least as
//! large as the smallest group: whatever one adds or takes away, what is left is empty or large enough.

use serde::{Deserialize, Serialize};

use super::{Answer, Ballot, QuestionKind, Survey};

/// A part of those who answered: one group, or several that were too small by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Places of the groups in the survey.
    pub groups: Vec<usize>,
    pub answered: usize,
}

/// How often each option was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many of the cell answered this.
    pub answered: usize,
    pub counts: Vec<usize>,
}

/// One question, or one row of a grid, over all cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Place of the question in the survey.
    pub question: usize,
    /// Of a grid, its row.
    pub row: Option<usize>,
    /// One for each cell.
    pub cells: Vec<Tally>,
    /// What was written, of all cells together and in an order that tells nothing.
    pub texts: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// None when fewer answered than the smallest group.
    pub cells: Vec<Cell>,
    pub asked: Vec<Asked>,
}

/// Puts groups together until every part is as large as the smallest group. A group that nobody answered is in no part.
/// Nothing comes back when all together are too few.
pub fn cells(answered: &[usize], smallest: usize) -> Vec<Cell> {
    let mut order: Vec<usize> = (0..answered.len()).filter(|group| answered.get(*group).is_some_and(|count| *count > 0)).collect();
    // The small ones first, so that they find one another before they take a large one with them.
    order.sort_by_key(|group| (answered.get(*group).copied().unwrap_or(0), *group));
    let (mut parts, mut open) = (Vec::<Cell>::new(), Cell { groups: vec![], answered: 0 });
    for group in order {
        open.groups.push(group);
        open.answered += answered.get(group).copied().unwrap_or(0);
        if open.answered >= smallest {
            open.groups.sort_unstable();
            parts.push(std::mem::replace(&mut open, Cell { groups: vec![], answered: 0 }));
        }
    }
    // What is left over joins the last part, so that no voice is lost.
    if let Some(last) = parts.last_mut() {
        last.groups.append(&mut open.groups);
        last.groups.sort_unstable();
        last.answered += open.answered;
    }
    parts.sort_by_key(|cell| cell.groups.first().copied());
    parts
}

/// Counts the ballots of every group; `ballots` holds them group by group.
pub fn tally(survey: &Survey, ballots: &[Vec<Ballot>]) -> Results {
    let answered: Vec<usize> = ballots.iter().map(Vec::len).collect();
    let cells = cells(&answered, survey.smallest);
    if cells.is_empty() {
        return Results::default();
    }
    let mut asked = Vec::new();
    for (at, question) in survey.questions.iter().enumerate() {
        let rows: Vec<Option<usize>> = if question.kind == QuestionKind::Grid { (0..question.rows.len()).map(Some).collect() } else { vec![None] };
        for row in rows {
            let counted = cells.iter().map(|cell| {
                let of_cell = cell.groups.iter().filter_map(|group| ballots.get(*group)).flatten();
                count(of_cell, (at, row), question.options.len())
            });
            let texts = if question.kind == QuestionKind::Text { written(&cells, ballots, at) } else { vec![] };
            asked.push(Asked { question: at, row, cells: counted.collect(), texts });
        }
    }
    Results { cells, asked }
}

fn count<'a>(ballots: impl Iterator<Item = &'a Ballot>, (question, row): (usize, Option<usize>), options: usize) -> Tally {
    let mut tally = Tally { answered: 0, counts: vec![0; options] };
    for ballot in ballots {
        let chosen: Vec<usize> = match (ballot.get(question).and_then(Option::as_ref), row) {
            (Some(Answer::One(option)), _) => vec![*option],
            (Some(Answer::Many(chosen)), Some(row)) => chosen.get(row).copied().flatten().into_iter().collect(),
            (Some(Answer::Many(chosen)), None) => chosen.iter().copied().flatten().collect(),
            (Some(Answer::Text(text)), _) => {
                tally.answered += usize::from(!text.trim().is_empty());
                continue;
            }
            (None, _) => continue,
        };
        tally.answered += usize::from(!chosen.is_empty());
        for option in chosen {
            if let Some(count) = tally.counts.get_mut(option) {
                *count += 1;
            }
        }
    }
    tally
}

/// Texts in the order of their letters: neither group nor time nor the rest of the ballot shows in it.
fn written(cells: &[Cell], ballots: &[Vec<Ballot>], question: usize) -> Vec<String> {
    let groups = cells.iter().flat_map(|cell| &cell.groups).filter_map(|group| ballots.get(*group)).flatten();
    let mut texts: Vec<String> = groups
        .filter_map(|ballot| match ballot.get(question) {
            Some(Some(Answer::Text(text))) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        })
        .collect();
    texts.sort();
    texts
}
