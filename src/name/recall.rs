//! A table that remembers what was worked out lately.

/// Values by their keys, in a fixed number of slots: a key has two of them, which it shares with others, and what comes later
/// takes the place of what was asked for the longest time ago.
///
/// A key is a hash of 64 bits of all that its value depends on; zero stands for what must not be remembered.
#[derive(Debug)]
pub(super) struct Recall<T, const BITS: u32> {
    /// What was asked for last stands first.
    pairs: Vec<[(u64, T); 2]>,
}

impl<T, const BITS: u32> Default for Recall<T, BITS> {
    fn default() -> Self {
        Self { pairs: Vec::new() }
    }
}

impl<T: Copy, const BITS: u32> Recall<T, BITS> {
    /// Where the pair of a key lies.
    #[inline]
    fn place(key: u64) -> usize {
        (key >> (65 - BITS)) as usize
    }

    /// The value of a key, which `make` works out where it is not at hand.
    #[inline]
    pub(super) fn get(&mut self, key: u64, make: impl FnOnce() -> T) -> T {
        match self.pairs.get(Self::place(key)) {
            Some([(known, value), _]) if *known == key && key != 0 => *value,
            _ => self.second(key).unwrap_or_else(|| {
                let value = make();
                self.keep(key, value);
                value
            }),
        }
    }

    /// The value of a key that stands second, which comes first then.
    #[inline(never)]
    fn second(&mut self, key: u64) -> Option<T> {
        let pair = self.pairs.get_mut(Self::place(key))?;
        if pair[1].0 != key || key == 0 {
            return None;
        }
        pair.swap(0, 1);
        Some(pair[0].1)
    }

    #[cold]
    fn keep(&mut self, key: u64, value: T) {
        if self.pairs.is_empty() {
            self.pairs.resize(1 << (BITS - 1), [(0, value); 2]);
        }
        if let Some(pair) = self.pairs.get_mut(Self::place(key)) {
            *pair = [(key, value), pair[0]];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_the_longest_time_ago_gives_way() {
        let mut recall: Recall<u32, 4> = Recall::default();
        let [one, two, three] = [1 << 61 | 5, 1 << 61 | 6, 1 << 61 | 7];
        assert_eq!((recall.get(one, || 1), recall.get(two, || 2)), (1, 2));
        assert_eq!((recall.get(one, || 10), recall.get(two, || 20), recall.get(one, || 10)), (1, 2, 1));
        assert_eq!(recall.get(three, || 3), 3);
        assert_eq!((recall.get(one, || 10), recall.get(two, || 20)), (1, 20));
    }

    #[test]
    fn zero_is_not_remembered() {
        let mut recall: Recall<u32, 4> = Recall::default();
        assert_eq!((recall.get(0, || 1), recall.get(0, || 2)), (1, 2));
    }
}
