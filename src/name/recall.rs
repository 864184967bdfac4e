//! A table that remembers what was worked out lately.

/// Values by their keys, in a fixed number of slots: what comes later takes the place of what was there.
///
/// A key is a hash of 64 bits of all that its value depends on; zero stands for what must not be remembered.
#[derive(Debug)]
pub(super) struct Recall<T, const BITS: u32> {
    slots: Vec<(u64, T)>,
}

impl<T, const BITS: u32> Default for Recall<T, BITS> {
    fn default() -> Self {
        Self { slots: Vec::new() }
    }
}

impl<T: Copy, const BITS: u32> Recall<T, BITS> {
    /// The value of a key, which `make` works out where it is not at hand.
    #[inline]
    pub(super) fn get(&mut self, key: u64, make: impl FnOnce() -> T) -> T {
        match self.slots.get((key >> (64 - BITS)) as usize) {
            Some((known, value)) if *known == key && key != 0 => *value,
            _ => {
                let value = make();
                self.keep(key, value);
                value
            }
        }
    }

    #[cold]
    fn keep(&mut self, key: u64, value: T) {
        if self.slots.is_empty() {
            self.slots.resize(1 << BITS, (0, value));
        }
        if let Some(slot) = self.slots.get_mut((key >> (64 - BITS)) as usize) {
            *slot = (key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_worked_out_is_remembered_until_another_takes_its_place() {
        let mut recall: Recall<u32, 4> = Recall::default();
        let (one, other) = (1 << 60 | 5, 1 << 60 | 6);
        assert_eq!(recall.get(one, || 1), 1);
        assert_eq!(recall.get(one, || 2), 1);
        assert_eq!(recall.get(other, || 3), 3);
        assert_eq!(recall.get(one, || 4), 4);
    }

    #[test]
    fn zero_is_not_remembered() {
        let mut recall: Recall<u32, 4> = Recall::default();
        assert_eq!((recall.get(0, || 1), recall.get(0, || 2)), (1, 2));
    }
}
