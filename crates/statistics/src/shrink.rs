//! Small groups drawn towards their peers, as far as chance could explain that they differ (Fay & Herriot 1979, Morris 1983).

/// One estimate after shrinking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrunk {
    pub estimate: f64,
    /// How much of it is the mean of the peers: 0 stands for its own value alone, 1 for the peers' alone.
    pub weight: f64,
}

const STEPS: usize = 200;
const ENOUGH: f64 = 1e-12;

/// Draws each value `y` with sampling variance `v` towards the mean of all: `B * mean + (1 - B) * y`, `B = v / (v + A)`. `A`,
/// the variance between groups, is found by restricted maximum likelihood. Values without a positive variance stay as they
/// are and carry no weight elsewhere; of fewer than three nothing is shrunk.
pub fn shrink(values: &[(f64, f64)]) -> Vec<Shrunk> {
    let known: Vec<(f64, f64)> = values.iter().copied().filter(|(_, variance)| *variance > 0.0).collect();
    if known.len() < 3 {
        return values.iter().map(|(value, _)| Shrunk { estimate: *value, weight: 0.0 }).collect();
    }
    let between = between(&known);
    let mean = weighted(&known, between).0;
    values
        .iter()
        .map(|(value, variance)| {
            let weight = if *variance > 0.0 { variance / (variance + between) } else { 0.0 };
            Shrunk { estimate: weight * mean + (1.0 - weight) * value, weight }
        })
        .collect()
}

/// The mean by precision at a variance between groups, with the sum of precisions.
fn weighted(values: &[(f64, f64)], between: f64) -> (f64, f64) {
    let sum: f64 = values.iter().map(|(_, variance)| 1.0 / (variance + between)).sum();
    let mean = values.iter().map(|(value, variance)| value / (variance + between)).sum::<f64>() / sum;
    (mean, sum)
}

/// Fisher scoring on the restricted likelihood, never below nothing.
fn between(values: &[(f64, f64)]) -> f64 {
    let mut between = 0.0;
    for _ in 0..STEPS {
        let (mean, sum) = weighted(values, between);
        let (mut score, mut information, mut squares, mut cubes) = (0.0, 0.0, 0.0, 0.0);
        for (value, variance) in values {
            let precision = 1.0 / (variance + between);
            score += precision.powi(2) * (value - mean).powi(2) - precision;
            squares += precision.powi(2);
            cubes += precision.powi(3);
            information += precision.powi(2);
        }
        let score = score + squares / sum;
        let information = information - 2.0 * cubes / sum + (squares / sum).powi(2);
        let next = (between + score / information).max(0.0);
        if (next - between).abs() < ENOUGH {
            return next;
        }
        between = next;
    }
    between
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// With one variance for all, restricted likelihood has a closed form: `A = max(0, S² - v)`, S² with k - 1.
    fn closed(values: &[f64], variance: f64) -> Vec<f64> {
        let count = f64::from(u32::try_from(values.len()).unwrap());
        let mean = values.iter().sum::<f64>() / count;
        let spread = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let between = (spread - variance).max(0.0);
        values.iter().map(|value| (variance * mean + between * value) / (variance + between)).collect()
    }

    #[test]
    fn batting_averages_of_1970() {
        // Efron & Morris 1975, table 1: averages of 18 players after 45 times at bat; sampling variance p(1-p)/45 at their mean.
        let hits = [18.0, 17.0, 16.0, 15.0, 14.0, 14.0, 13.0, 12.0, 11.0, 11.0, 10.0, 10.0, 10.0, 10.0, 10.0, 9.0, 8.0, 7.0];
        let averages: Vec<f64> = hits.iter().map(|hits| hits / 45.0).collect();
        let mean = averages.iter().sum::<f64>() / 18.0;
        let variance = mean * (1.0 - mean) / 45.0;
        let found = shrink(&averages.iter().map(|average| (*average, variance)).collect::<Vec<_>>());
        for (found, expected) in found.iter().zip(closed(&averages, variance)) {
            assert!((found.estimate - expected).abs() < 1e-9, "{found:?} and {expected}");
        }
        let first = found[0];
        assert!(first.weight > 0.6 && first.estimate < 0.32 && first.estimate > mean, "the best is drawn most of the way back: {first:?}");
    }

    #[test]
    fn what_cannot_be_shrunk_stays() {
        assert_eq!(shrink(&[(3.0, 1.0), (5.0, 1.0)]).iter().map(|it| it.estimate).collect::<Vec<_>>(), [3.0, 5.0], "two say nothing of the rest");
        let all = shrink(&[(3.0, 1.0), (5.0, 1.0), (4.0, 1.0), (9.0, 0.0)]);
        assert_eq!((all[3].estimate, all[3].weight), (9.0, 0.0), "without a variance");
        assert!(all[..3].iter().all(|it| it.weight > 0.99 && (it.estimate - 4.0).abs() < 1e-6), "no more apart than chance: {all:?}");
    }

    proptest! {
        #[test]
        fn equal_variances_have_their_closed_form(values in proptest::collection::vec(-50i32..50, 3..40), variance in 1u32..200) {
            let (values, variance): (Vec<f64>, f64) = (values.into_iter().map(f64::from).collect(), f64::from(variance));
            let found = shrink(&values.iter().map(|value| (*value, variance)).collect::<Vec<_>>());
            for (found, expected) in found.iter().zip(closed(&values, variance)) {
                prop_assert!((found.estimate - expected).abs() < 1e-6, "{:?} and {}", found, expected);
            }
        }

        #[test]
        fn nobody_is_drawn_past_the_mean(values in proptest::collection::vec((-50i32..50, 1u32..200), 3..40)) {
            let values: Vec<(f64, f64)> = values.into_iter().map(|(value, variance)| (f64::from(value), f64::from(variance))).collect();
            let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), (value, _)| (low.min(*value), high.max(*value)));
            for found in shrink(&values) {
                prop_assert!((0.0..=1.0).contains(&found.weight) && found.estimate >= low - 1e-9 && found.estimate <= high + 1e-9);
            }
        }
    }
}
