//! What groups gained between two measurements, without what chance alone would have given back.
//!
//! Whoever is sent to a course because of a low score scores higher the next time in any case (Galton 1886). The slope of
//! the second score on the first, taken within groups, says how much of a difference lasts; what a group gains beyond it is
//! its own. Small groups are then drawn towards the others.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::shrink;

/// The gain of one group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// Mean of the second scores less mean of the first.
    pub plain: f64,
    /// Without regression to the mean, drawn towards the other groups.
    pub estimate: f64,
    pub low: f64,
    pub high: f64,
    /// How much of the estimate is the mean of the others.
    pub weight: f64,
    /// Pairs it rests on.
    pub n: usize,
}

/// Pairs (before, after) of each group. `level` is a share such as 0.9. A group of fewer than two pairs has no gain.
pub fn gains(groups: &[Vec<(f64, f64)>], level: f64) -> Vec<Option<Gain>> {
    let known: Vec<&Vec<(f64, f64)>> = groups.iter().filter(|group| group.len() > 1).collect();
    let (slope, residual) = within(&known);
    let everybody: Vec<f64> = known.iter().flat_map(|group| group.iter().map(|(before, _)| *before)).collect();
    let centre = mean(everybody.iter().copied(), everybody.len());
    let raw: Vec<(f64, f64)> = known
        .iter()
        .map(|group| {
            let (before, after) = means(group);
            (after - centre - slope * (before - centre), residual / count(group.len()))
        })
        .collect();
    let z = Normal::new(0.0, 1.0).map_or(0.0, |normal| normal.inverse_cdf(0.5 + level / 2.0));
    let shrunken = shrink(&raw);
    // A weight of v / (v + A) tells the variance v + A of each group around the mean of all.
    let total: f64 = raw.iter().zip(&shrunken).filter(|((_, variance), _)| *variance > 0.0).map(|((_, variance), shrunk)| shrunk.weight / variance).sum();
    let mut told = raw.iter().zip(shrunken).zip(&known).map(|(((_, variance), shrunk), group)| {
        // The mean of all is itself not known for certain.
        let centre = if total > 0.0 { shrunk.weight.powi(2) / total } else { 0.0 };
        let half = z * ((1.0 - shrunk.weight) * variance + centre).sqrt();
        let (before, after) = means(group);
        Gain { plain: after - before, estimate: shrunk.estimate, low: shrunk.estimate - half, high: shrunk.estimate + half, weight: shrunk.weight, n: group.len() }
    });
    groups.iter().map(|group| if group.len() > 1 { told.next() } else { None }).collect()
}

fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

fn mean(values: impl Iterator<Item = f64>, n: usize) -> f64 {
    if n == 0 { 0.0 } else { values.sum::<f64>() / count(n) }
}

fn means(group: &[(f64, f64)]) -> (f64, f64) {
    (mean(group.iter().map(|(before, _)| *before), group.len()), mean(group.iter().map(|(_, after)| *after), group.len()))
}

/// Slope of after on before within groups, and the variance left over. Too few pairs, or no spread, leave the slope at 1:
/// plain differences.
fn within(groups: &[&Vec<(f64, f64)>]) -> (f64, f64) {
    let (mut squares, mut products, mut seconds, mut n) = (0.0, 0.0, 0.0, 0usize);
    for group in groups {
        let (first, second) = means(group);
        for (before, after) in *group {
            squares += (before - first).powi(2);
            products += (before - first) * (after - second);
            seconds += (after - second).powi(2);
        }
        n += group.len();
    }
    let free = n.saturating_sub(groups.len());
    if free == 0 {
        return (1.0, 0.0);
    }
    let fits = squares > 0.0 && free > 1;
    let slope = if fits { (products / squares).clamp(0.0, 1.0) } else { 1.0 };
    let left = seconds - 2.0 * slope * products + slope * slope * squares;
    (slope, left / count(if fits { free - 1 } else { free }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_group_has_its_own_gain_and_interval() {
        // Differences 2, 4, 3, 5 with the same first score: mean 3.5, variance 5/3, standard error 0.6455, z 1.6449.
        let found = gains(&[vec![(60.0, 62.0), (60.0, 64.0), (60.0, 63.0), (60.0, 65.0)]], 0.9)[0].unwrap();
        assert!((found.estimate - 3.5).abs() < 1e-9 && (found.plain - 3.5).abs() < 1e-9, "{found:?}");
        assert!((found.high - found.estimate - 1.6449 * 0.6455).abs() < 1e-3, "{found:?}");
        assert_eq!(gains(&[vec![(60.0, 62.0)], vec![]], 0.9), [None, None], "one alone tells nothing");
    }

    #[test]
    fn those_sent_for_low_scores_rise_without_a_course() {
        // Truth 70 for all; first and second score are the truth with unrelated errors; the low ones went to one course.
        let errors = [-12.0, -9.0, -7.0, -5.0, -3.0, 3.0, 5.0, 7.0, 9.0, 12.0];
        let second = [1.0, -4.0, 3.0, -2.0, 2.0, -1.0, 4.0, -3.0, 2.0, -2.0];
        let pairs: Vec<(f64, f64)> = errors.iter().zip(second).map(|(first, second)| (70.0 + first, 70.0 + second)).collect();
        let found = gains(&[pairs[..5].to_vec(), pairs[5..].to_vec()], 0.9);
        let (low, high) = (found[0].unwrap(), found[1].unwrap());
        assert!(low.plain > 7.0, "the plain difference praises the course: {low:?}");
        assert!(low.estimate.abs() < 1.5 && high.estimate.abs() < 1.5, "without regression to the mean nothing is left: {low:?} {high:?}");
    }

    proptest! {
        #[test]
        fn adding_the_same_to_all_moves_every_gain_by_it(scores in proptest::collection::vec((40i32..80, 40i32..80), 12..40), more in -9i32..9) {
            let pairs: Vec<(f64, f64)> = scores.into_iter().map(|(before, after)| (f64::from(before), f64::from(after))).collect();
            let groups: Vec<Vec<(f64, f64)>> = pairs.chunks(4).map(<[_]>::to_vec).collect();
            let moved: Vec<Vec<(f64, f64)>> = groups.iter().map(|group| group.iter().map(|(before, after)| (*before, after + f64::from(more))).collect()).collect();
            for (found, later) in gains(&groups, 0.9).into_iter().zip(gains(&moved, 0.9)) {
                let (Some(found), Some(later)) = (found, later) else { continue };
                prop_assert!((later.estimate - found.estimate - f64::from(more)).abs() < 1e-6);
                prop_assert!(found.low <= found.estimate && found.estimate <= found.high);
            }
        }
    }
}
