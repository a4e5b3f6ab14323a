//! Intervals of a mean and of a share.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// An estimate with the interval that covers the truth as often as its level says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub estimate: f64,
    pub low: f64,
    pub high: f64,
    /// How many values it rests on.
    pub n: usize,
}

/// The mean of whole-numbered values, such as levels of a written scale, by Student's t.
///
/// Each value stands for anything that would be rounded to it, so 1/12 is added to the variance: three assessors who agree
/// are not certain. `level` is a share such as 0.9. Nothing comes back of fewer than two values, or of a level outside (0, 1).
pub fn mean(values: &[f64], level: f64) -> Option<Interval> {
    if !(level > 0.0 && level < 1.0) {
        return None;
    }
    let (n, (estimate, variance)) = (values.len(), mean_variance(values)?);
    let quantile = StudentsT::new(0.0, 1.0, f64::from(u32::try_from(n).ok()?) - 1.0).ok()?.inverse_cdf(0.5 + level / 2.0);
    let half = quantile * variance.sqrt();
    Some(Interval { estimate, low: estimate - half, high: estimate + half, n })
}

/// The mean of whole-numbered values and its sampling variance, as [`mean`] takes them. Nothing comes back of fewer than two.
pub fn mean_variance(values: &[f64]) -> Option<(f64, f64)> {
    if values.len() < 2 {
        return None;
    }
    let count = f64::from(u32::try_from(values.len()).ok()?);
    let estimate = values.iter().sum::<f64>() / count;
    let spread = values.iter().map(|value| (value - estimate).powi(2)).sum::<f64>() / (count - 1.0) + 1.0 / 12.0;
    Some((estimate, spread / count))
}

/// A share of `n` by Wilson's score interval (Wilson 1927). Nothing comes back of none, or of more hits than tries.
pub fn share(hits: usize, n: usize, level: f64) -> Option<Interval> {
    if n == 0 || hits > n || !(level > 0.0 && level < 1.0) {
        return None;
    }
    let (hits, count) = (f64::from(u32::try_from(hits).ok()?), f64::from(u32::try_from(n).ok()?));
    let z = Normal::new(0.0, 1.0).ok()?.inverse_cdf(0.5 + level / 2.0);
    let estimate = hits / count;
    let (square, scale) = (z * z, 1.0 + z * z / count);
    let centre = (estimate + square / (2.0 * count)) / scale;
    let half = z / scale * (estimate * (1.0 - estimate) / count + square / (4.0 * count * count)).sqrt();
    Some(Interval { estimate, low: (centre - half).clamp(0.0, estimate), high: (centre + half).clamp(estimate, 1.0), n })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-3
    }

    #[test]
    fn means_against_the_table_of_t() {
        // Quantiles of Student's t at 0.95 and 0.975 for 2, 4 and 9 degrees, as printed tables give them.
        for (case, values, level, quantile) in [
            ("three at 90 %", vec![3.0, 4.0, 5.0], 0.90, 2.920),
            ("five at 95 %", vec![2.0, 3.0, 3.0, 4.0, 4.0], 0.95, 2.776),
            ("ten at 95 %", vec![1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 5.0, 5.0], 0.95, 2.262),
        ] {
            let found = mean(&values, level).unwrap();
            let count = f64::from(u32::try_from(values.len()).unwrap());
            let centre = values.iter().sum::<f64>() / count;
            let spread = values.iter().map(|value| (value - centre).powi(2)).sum::<f64>() / (count - 1.0) + 1.0 / 12.0;
            assert!(near(found.estimate, centre) && near(found.high - centre, quantile * (spread / count).sqrt()), "{case}: {found:?}");
        }
        assert_eq!(mean(&[4.0], 0.9), None, "one says nothing of its doubt");
        assert_eq!(mean(&[4.0, 4.0], 1.0), None);
        let agreed = mean(&[4.0, 4.0, 4.0], 0.9).unwrap();
        assert!(near(agreed.high - 4.0, 2.920 * (1.0 / 36.0f64).sqrt()), "those who agree are not certain: {agreed:?}");
    }

    #[test]
    fn shares_against_wilson() {
        // z = 1.959964; closed form by hand for 8 of 10, the ends for none and all.
        let found = share(8, 10, 0.95).unwrap();
        assert!(near(found.low, 0.4902) && near(found.high, 0.9433), "{found:?}");
        let none = share(0, 10, 0.95).unwrap();
        assert!(near(none.low, 0.0) && near(none.high, 0.2775), "{none:?}");
        let all = share(10, 10, 0.95).unwrap();
        assert!(near(all.low, 0.7225) && near(all.high, 1.0), "{all:?}");
        assert_eq!((share(1, 0, 0.95), share(3, 2, 0.95)), (None, None));
    }

    proptest! {
        #[test]
        fn intervals_hold_their_estimate_and_narrow_with_more(values in proptest::collection::vec(1u8..=5, 2..30), hits in 0usize..50, more in 0usize..50) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let found = mean(&values, 0.9).unwrap();
            prop_assert!(found.low < found.estimate && found.estimate < found.high);
            let twice = mean(&[values.clone(), values].concat(), 0.9).unwrap();
            prop_assert!(twice.high - twice.low < found.high - found.low);
            let of_share = share(hits, hits + more + 1, 0.9).unwrap();
            prop_assert!(0.0 <= of_share.low && of_share.low <= of_share.estimate && of_share.estimate <= of_share.high && of_share.high <= 1.0);
        }
    }
}
