//! A dense set of ordinals.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }
    pub fn all(len: usize) -> Self {
        Self::from_fn(len, |_| true)
    }
    /// The ordinals for which `f` holds.
    pub fn from_fn(len: usize, mut f: impl FnMut(usize) -> bool) -> Self {
        let word = |at: usize, f: &mut dyn FnMut(usize) -> bool| {
            (at * 64..len.min(at * 64 + 64)).fold(0u64, |word, ordinal| word | (u64::from(f(ordinal)) << (ordinal % 64)))
        };
        Self { words: (0..len.div_ceil(64)).map(|at| word(at, &mut f)).collect(), len }
    }
    pub fn insert(&mut self, ordinal: usize) {
        if let Some(word) = self.words.get_mut(ordinal / 64) {
            *word |= 1 << (ordinal % 64);
        }
    }
    pub fn has(&self, ordinal: usize) -> bool {
        self.words.get(ordinal / 64).is_some_and(|word| word >> (ordinal % 64) & 1 == 1)
    }
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
        self
    }
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        self
    }
    #[must_use]
    pub fn others(self) -> Self {
        let len = self.len;
        Self::from_fn(len, |ordinal| !self.has(ordinal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sets_behave_as_sets(len in 0usize..300, a in proptest::collection::btree_set(0usize..300, 0..60), b in proptest::collection::btree_set(0usize..300, 0..60)) {
            let set = |of: &std::collections::BTreeSet<usize>| Bits::from_fn(len, |ordinal| of.contains(&ordinal));
            let within = |of: Vec<usize>| of.into_iter().filter(|it| *it < len).collect::<Vec<_>>();
            prop_assert_eq!(set(&a).and(&set(&b)).iter().collect::<Vec<_>>(), within(a.intersection(&b).copied().collect()));
            prop_assert_eq!(set(&a).or(&set(&b)).iter().collect::<Vec<_>>(), within(a.union(&b).copied().collect()));
            prop_assert_eq!(set(&a).others().count() + set(&a).count(), len);
        }
    }
}
