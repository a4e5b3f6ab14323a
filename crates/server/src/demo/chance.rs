//! The demo city's own chance: `SplitMix64`, by its published constants.
//!
//! It is written out here, not taken from a crate, because its sequence must never change: the same seed gives the
//! same city in every version, and pages, tests and training scripts name people of it.

#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Chance {
    /// A sequence of its own for the `n`th of a kind, so that one more draw for one does not change the others.
    pub(super) fn of(seed: u64, kind: &str, n: usize) -> Self {
        let mut state = seed;
        for byte in kind.bytes().chain(n.to_le_bytes()) {
            state = Self(state ^ u64::from(byte)).next();
        }
        Self(state)
    }
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    /// 0 to `count - 1`; 0 if there is nothing to choose from.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % count).unwrap_or(0)
    }
    /// `least` to `most`, both included.
    pub(super) fn between(&mut self, least: i32, most: i32) -> i32 {
        let width = usize::try_from(most - least + 1).unwrap_or(1);
        least + i32::try_from(self.below(width)).unwrap_or(0)
    }
    /// True so many times of a thousand.
    pub(super) fn thousandths(&mut self, share: usize) -> bool {
        self.below(1000) < share
    }
    pub(super) fn percent(&mut self, share: usize) -> bool {
        self.thousandths(share * 10)
    }
    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        let at = self.below(of.len());
        of.get(at).copied()
    }
    pub(super) fn word(&mut self, of: &[&'static str]) -> &'static str {
        self.pick(of).unwrap_or_default()
    }
    pub(super) fn letter(&mut self, of: &str) -> char {
        let at = self.below(of.chars().count());
        of.chars().nth(at).unwrap_or('一')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        let mut chance = Chance(1_234_567);
        assert_eq!([chance.next(), chance.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }
}
