//! Tables of words that are looked up at every word of a text.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState};
use std::sync::LazyLock;

/// A table by word. Its keys are the dictionary's own, so that it needs no defence against chosen ones; the hash of
/// the standard library took a fifth of the time that claims take.
#[derive(Debug)]
pub(crate) struct WordTable<T> {
    words: HashMap<&'static str, T, BuildHasherDefault<WordHasher>>,
    /// A bit for each hash: nearly no word that is asked for is in the table.
    seen: [u64; SEEN / 64],
}

/// Bits of [`WordTable::seen`]: some ten for each word of the largest table.
const SEEN: usize = 1 << 15;

/// The place of a word's bit.
fn bit_of(word: &str) -> usize {
    let mut hasher = WordHasher::default();
    word.hash(&mut hasher);
    // The table itself goes by the bits at both ends.
    (hasher.finish() >> 24) as usize % SEEN
}

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self { words: HashMap::default(), seen: [0; SEEN / 64] }
    }
}

impl<T> WordTable<T> {
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        if self.may_have(word) { self.words.get(word) } else { None }
    }

    /// With the table's own copy of the word.
    pub(crate) fn get_key_value(&self, word: &str) -> Option<(&'static str, &T)> {
        if self.may_have(word) { self.words.get_key_value(word).map(|(own, value)| (*own, value)) } else { None }
    }

    pub(crate) fn contains_key(&self, word: &str) -> bool {
        self.may_have(word) && self.words.contains_key(word)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.words.values_mut()
    }

    /// The value of a word, which joins the table where it is new.
    pub(crate) fn of(&mut self, word: &'static str) -> &mut T
    where
        T: Default,
    {
        let bit = bit_of(word);
        self.seen[bit / 64] |= 1 << (bit % 64);
        self.words.entry(word).or_default()
    }

    fn may_have(&self, word: &str) -> bool {
        let bit = bit_of(word);
        self.seen[bit / 64] & 1 << (bit % 64) != 0
    }
}

/// Multiplies and rotates eight bytes at a time.
#[derive(Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// A number of fewer than eight bytes. To copy them to where there is room for eight is a call that costs more than all
/// the rest of the hash.
#[inline]
pub(crate) fn number_of(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
        // A syllable has three bytes.
        _ => match *bytes {
            [a, b, c] => u64::from(a) << 16 | u64::from(b) << 8 | u64::from(c),
            _ => bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)),
        },
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, _) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        // The last eight bytes, though some were taken already: to ask how many are left is a branch that cannot be foreseen.
        self.add(bytes.last_chunk().map_or_else(|| number_of(bytes), |last| u64::from_le_bytes(*last)));
    }

    fn write_u8(&mut self, _: u8) {
        // Ends a string; no two keys differ in that alone.
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// For tables whose keys are the dictionary's or our own numbers.
pub(crate) type OwnKeys = BuildHasherDefault<WordHasher>;

/// For tables whose keys a text brings. The seed is another one in every process, so that no text can be written whose
/// words all fall upon one place; that order differs with it, as the standard library's does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seeded(u64);

impl Default for Seeded {
    fn default() -> Self {
        static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
        Self(*SEED)
    }
}

impl BuildHasher for Seeded {
    type Hasher = SeededHasher;

    fn build_hasher(&self) -> SeededHasher {
        SeededHasher(self.0)
    }
}

/// Folds the product of 128 bits, eight bytes at a time.
#[derive(Clone, Copy)]
pub(crate) struct SeededHasher(u64);

impl SeededHasher {
    fn add(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number) * 0x9e37_79b9_7f4a_7c15;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }
}

impl Hasher for SeededHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            self.add(number_of(rest));
        }
    }

    fn write_u8(&mut self, _: u8) {
        // Ends a string; no two keys differ in that alone.
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
