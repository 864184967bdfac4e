//! Tables of words that are looked up at every word of a text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by word. Its keys are the dictionary's own, so that it needs no defence against chosen ones; the hash of
/// the standard library took a fifth of the time that claims take.
pub(crate) type WordTable<T> = HashMap<&'static str, T, BuildHasherDefault<WordHasher>>;

/// Multiplies and rotates eight bytes at a time.
#[derive(Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let mut last = [0; 8];
            last.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
            self.add(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, _: u8) {
        // Ends a string; no two keys differ in that alone.
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
