//! How questions of a test did: how hard they were, and whether those who knew more also knew them.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::interval::Interval;

/// Fewer sittings than these say nothing of how a question tells people apart.
pub const LEAST: usize = 10;

/// How hard a question is: the mean of what was had of it, from 0 to 1, with its interval by the variance of such shares.
///
/// Right or wrong gives Wilson's interval; parts of a question are no less certain than that, so it holds for them too
/// (the variance of a variable in [0, 1] is at most that of a yes or no with the same mean).
pub fn difficulty(shares: &[f64], level: f64) -> Option<Interval> {
    let n = u32::try_from(shares.len()).ok().filter(|n| *n > 0)?;
    if !(level > 0.0 && level < 1.0) {
        return None;
    }
    let (count, z) = (f64::from(n), Normal::new(0.0, 1.0).ok()?.inverse_cdf(0.5 + level / 2.0));
    let estimate = shares.iter().sum::<f64>() / count;
    let (square, scale) = (z * z, 1.0 + z * z / count);
    let centre = (estimate + square / (2.0 * count)) / scale;
    let half = z / scale * (estimate * (1.0 - estimate) / count + square / (4.0 * count * count)).max(0.0).sqrt();
    Some(Interval { estimate, low: (centre - half).clamp(0.0, estimate), high: (centre + half).clamp(estimate, 1.0), n: shares.len() })
}

/// How well a question tells those who know more from those who know less: the correlation of what was had of it with what was
/// had of all the others (corrected item-total correlation), with its interval by Fisher's z.
///
/// Nothing comes back of fewer than [`LEAST`] sittings, or where everybody had the same.
pub fn discrimination(pairs: &[(f64, f64)], level: f64) -> Option<Interval> {
    if pairs.len() < LEAST || !(level > 0.0 && level < 1.0) {
        return None;
    }
    let count = f64::from(u32::try_from(pairs.len()).ok()?);
    let (one, other) = (pairs.iter().map(|pair| pair.0).sum::<f64>() / count, pairs.iter().map(|pair| pair.1).sum::<f64>() / count);
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let (xx, yy, xy) = (sum(&|pair| (pair.0 - one).powi(2)), sum(&|pair| (pair.1 - other).powi(2)), sum(&|pair| (pair.0 - one) * (pair.1 - other)));
    if xx < 1e-12 || yy < 1e-12 {
        return None;
    }
    let estimate = (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0);
    let z = Normal::new(0.0, 1.0).ok()?.inverse_cdf(0.5 + level / 2.0);
    let (middle, half) = (estimate.clamp(-0.999_999, 0.999_999).atanh(), z / (count - 3.0).sqrt());
    Some(Interval { estimate, low: (middle - half).tanh(), high: (middle + half).tanh(), n: pairs.len() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::interval::share;

    #[test]
    fn right_or_wrong_is_wilsons_interval() {
        let shares: Vec<f64> = (0..20).map(|at| f64::from(u8::from(at < 13))).collect();
        assert_eq!(difficulty(&shares, 0.9), share(13, 20, 0.9));
        assert_eq!(difficulty(&[], 0.9), None);
    }

    #[test]
    fn a_question_only_the_best_know_tells_them_apart() {
        let pairs: Vec<(f64, f64)> = (0..40).map(|at| (f64::from(u8::from(at >= 20)), f64::from(at) / 40.0)).collect();
        let found = discrimination(&pairs, 0.9).unwrap();
        // Point-biserial of a half split of evenly spread scores: the root of 3/4, up to the spacing.
        assert!((found.estimate - 0.75_f64.sqrt()).abs() < 0.01 && found.low > 0.7 && found.high < 0.95, "{found:?}");
        let turned: Vec<(f64, f64)> = pairs.iter().map(|(one, other)| (1.0 - one, *other)).collect();
        assert!((discrimination(&turned, 0.9).unwrap().estimate + found.estimate).abs() < 1e-9, "a key that is wrong shows as a negative number");
        assert_eq!(discrimination(&pairs[..9], 0.9), None, "too few");
        assert_eq!(discrimination(&[(1.0, 0.5); 30], 0.9), None, "everybody knew it");
    }

    proptest! {
        #[test]
        fn intervals_hold_their_estimate(pairs in proptest::collection::vec((0.0..=1.0_f64, 0.0..=1.0_f64), 1..60)) {
            let shares: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
            let it = difficulty(&shares, 0.9).unwrap();
            prop_assert!(0.0 <= it.low && it.low <= it.estimate && it.estimate <= it.high && it.high <= 1.0);
            if let Some(it) = discrimination(&pairs, 0.9) {
                prop_assert!(-1.0 <= it.low && it.low <= it.estimate + 1e-6 && it.estimate <= it.high + 1e-6 && it.high <= 1.0);
            }
        }
    }
}
