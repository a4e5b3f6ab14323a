//! How much of a video somebody has seen: parts that were played, each counted once, however often it was seen.
//!
//! A jump covers nothing. What a player reports is held against the clock of the house: nobody sees ten minutes in one.

use serde::{Deserialize, Serialize};

/// Seconds of a video, from the first that was seen to the one behind the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Played {
    pub from: u32,
    pub to: u32,
}

/// Parts of a video in order, apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Watched(Vec<Played>);

/// A video may be played so many times as fast as it was taken.
pub const SPEED_MAX: i64 = 2;
/// Seconds by which a report may be ahead of the clock: of rounding, and of a line that was slow before.
const SLACK: i64 = 3;
/// The share of a video that has to be seen, in hundredths, unless a lesson says otherwise.
pub const SHARE: u32 = 90;

impl Watched {
    pub fn parts(&self) -> &[Played] {
        &self.0
    }

    pub fn seconds(&self) -> u32 {
        self.0.iter().map(|part| part.to - part.from).sum()
    }

    /// The share of a video of so many seconds, in hundredths.
    pub fn share(&self, of: u32) -> u32 {
        let share = u64::from(self.seconds()) * 100 / u64::from(of.max(1));
        u32::try_from(share.min(100)).unwrap_or(100)
    }

    /// Adds a part.
    pub fn add(&mut self, part: Played) {
        if part.from >= part.to {
            return;
        }
        let mut whole = part;
        self.0.retain(|one| {
            let apart = one.to < whole.from || one.from > whole.to;
            if !apart {
                whole = Played { from: whole.from.min(one.from), to: whole.to.max(one.to) };
            }
            apart
        });
        let at = self.0.iter().position(|one| one.from > whole.from).unwrap_or(self.0.len());
        self.0.insert(at, whole);
    }
}

/// What of a report is believed: parts within the video, in the order reported, as long as the milliseconds since the last
/// report allow at the highest speed. Nobody is accused; what goes beyond is left out.
pub fn believed(reported: &[Played], length: u32, elapsed: i64) -> Vec<Played> {
    let seconds = elapsed.max(0) / 1000;
    let mut left = seconds.saturating_mul(SPEED_MAX).saturating_add(seconds.min(SLACK));
    let mut believed = Vec::new();
    for part in reported {
        let to = part.to.min(length);
        let seconds = i64::from(to) - i64::from(part.from);
        if seconds <= 0 {
            continue;
        }
        let taken = seconds.min(left);
        left -= taken;
        if let Ok(taken) = u32::try_from(taken) && taken > 0 {
            believed.push(Played { from: part.from, to: part.from + taken });
        }
    }
    believed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn part() -> impl Strategy<Value = Played> {
        (0..400_u32, 0..60_u32).prop_map(|(from, long)| Played { from, to: from + long })
    }

    proptest! {
        /// Against the plain way: a set of seconds.
        #[test]
        fn every_second_counts_once(parts in proptest::collection::vec(part(), 0..40)) {
            let (mut watched, mut plain) = (Watched::default(), BTreeSet::new());
            for one in parts {
                watched.add(one);
                plain.extend(one.from..one.to);
            }
            prop_assert_eq!(watched.seconds() as usize, plain.len());
            let seconds: BTreeSet<u32> = watched.parts().iter().flat_map(|part| part.from..part.to).collect();
            prop_assert_eq!(seconds, plain);
            prop_assert!(watched.parts().windows(2).all(|pair| matches!(pair, [one, other] if one.to < other.from)), "in order and apart");
        }

        /// However often somebody reports and whatever, no more is believed than the clock allows.
        #[test]
        fn nobody_outruns_the_clock(reports in proptest::collection::vec((proptest::collection::vec(part(), 0..5), 0..20_000_i64), 1..30)) {
            let (mut watched, mut clock) = (Watched::default(), 0);
            for (parts, elapsed) in reports {
                clock += elapsed;
                for part in believed(&parts, 300, elapsed) {
                    watched.add(part);
                }
            }
            prop_assert!(i64::from(watched.seconds()) <= clock * (SPEED_MAX + 1) / 1000);
            prop_assert!(watched.parts().last().is_none_or(|part| part.to <= 300));
        }
    }

    #[test]
    fn what_a_report_is_worth() {
        let played = |from, to| Played { from, to };
        let table = [
            ("as played", vec![played(0, 10)], 10_000, 10),
            ("twice as fast", vec![played(0, 20)], 10_000, 20),
            ("a jump to the end claims the whole", vec![played(0, 3000)], 10_000, 23),
            ("a jump covers nothing", vec![played(0, 5), played(2990, 2995)], 10_000, 10),
            ("beyond the end", vec![played(2995, 3010)], 20_000, 5),
            ("backwards", vec![played(20, 10)], 10_000, 0),
            ("at once", vec![played(0, 10)], 900, 0),
            ("a clock that went back", vec![played(0, 10)], -60_000, 0),
        ];
        for (what, reported, elapsed, seconds) in table {
            let believed: u32 = believed(&reported, 3000, elapsed).iter().map(|part| part.to - part.from).sum();
            assert_eq!(believed, seconds, "{what}");
        }
    }
}
