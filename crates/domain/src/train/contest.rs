//! Contests: what the judges gave, and who stands where.

use std::collections::BTreeMap;

use crate::{id::{AccountId, PartId}, message::Refusal};

/// The most points of a round, in tenths.
pub const POINTS_MAX: u32 = 1_000;

/// Points of one judge for one entrant in one round, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub part: PartId,
    pub round: u32,
    pub judge: AccountId,
    pub tenths: u32,
}

/// Errors: a round that is not there; more points than there are.
pub fn check_score(score: &Score, rounds: usize) -> Result<(), Refusal> {
    if score.round as usize >= rounds {
        return Err(Refusal::new("refusal.not_found").at("round"));
    }
    if score.tenths > POINTS_MAX {
        return Err(Refusal::new("refusal.contest_points").with("most", POINTS_MAX / 10).at("tenths"));
    }
    Ok(())
}

/// One line of the table; points in hundredths, the mean of the judges in each round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub part: PartId,
    /// From 1; those with the same points share a place.
    pub place: usize,
    /// By round; none where nobody judged.
    pub rounds: Vec<Option<u32>>,
    pub total: u32,
}

/// The table of a contest, the best first; entrants nobody judged stand last.
pub fn table(entrants: &[PartId], scores: &[Score], rounds: usize) -> Vec<Placed> {
    let mut given: BTreeMap<(PartId, u32), Vec<u32>> = BTreeMap::new();
    for score in scores {
        given.entry((score.part, score.round)).or_default().push(score.tenths);
    }
    let mean = |points: &Vec<u32>| {
        let count = u32::try_from(points.len()).unwrap_or(1).max(1);
        (points.iter().sum::<u32>() * 10 + count / 2) / count
    };
    let mut lines: Vec<Placed> = entrants
        .iter()
        .map(|part| {
            let rounds: Vec<Option<u32>> = (0..rounds).map(|round| given.get(&(*part, u32::try_from(round).unwrap_or(u32::MAX))).map(mean)).collect();
            Placed { part: *part, place: 0, total: rounds.iter().flatten().sum(), rounds }
        })
        .collect();
    lines.sort_by_key(|line| (std::cmp::Reverse(line.total), line.part));
    let totals: Vec<u32> = lines.iter().map(|line| line.total).collect();
    for line in &mut lines {
        line.place = 1 + totals.iter().filter(|total| **total > line.total).count();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_the_judges_counts_and_equals_share_a_place() {
        let score = |part, round, judge, tenths| Score { part: PartId(part), round, judge: AccountId(judge), tenths };
        let scores = [score(1, 0, 1, 900), score(1, 0, 2, 800), score(2, 0, 1, 850), score(1, 1, 1, 500), score(2, 1, 1, 500), score(3, 0, 1, 990)];
        let table = table(&[PartId(1), PartId(2), PartId(3), PartId(4)], &scores, 2);
        let lines: Vec<_> = table.iter().map(|line| (line.part.0, line.place, line.total)).collect();
        assert_eq!(lines, [(1, 1, 13_500), (2, 1, 13_500), (3, 3, 9_900), (4, 4, 0)]);
        assert_eq!(table.last().unwrap().rounds, [None, None]);
        assert_eq!(check_score(&score(1, 2, 1, 0), 2).unwrap_err().code, "refusal.not_found");
        assert_eq!(check_score(&score(1, 0, 1, 1_001), 2).unwrap_err().code, "refusal.contest_points");
    }
}
