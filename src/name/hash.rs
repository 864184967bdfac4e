//! Hashes of words and features: the same on every machine, because the weights are found by them.

use crate::lexicon::number_of;

/// The hash of a word (FNV-1a, 32 bits).
pub(crate) fn word(text: &str) -> u32 {
    let mut hash = Running::default();
    hash.add(text.bytes());
    hash.so_far()
}

/// The hash of a word that is not read to its end yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running(u32);

impl Default for Running {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Running {
    #[inline]
    pub(crate) fn add(&mut self, bytes: impl Iterator<Item = u8>) {
        for byte in bytes {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    /// The hash of what has been added.
    #[inline]
    pub(crate) fn so_far(self) -> u32 {
        self.0 ^ self.0 >> 15
    }
}

/// The hash of a feature: which template it is and what fills it.
#[inline]
pub(crate) fn feature(template: u32, a: u32, b: u32) -> u64 {
    let mut hash = (u64::from(a) << 32 | u64::from(b)) ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 32
}

/// One number of two.
#[inline]
pub(crate) fn join(a: u32, b: u32) -> u32 {
    (a.rotate_left(11) ^ b.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b) ^ a >> 7
}

/// A hash of 64 bits of two numbers, for what is kept in memory alone: no file depends on it.
#[inline]
pub(crate) fn wide(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9e37_79b9_7f4a_7c15) * u128::from(b ^ 0xd6e8_feb8_6659_fd93);
    product as u64 ^ (product >> 64) as u64
}

/// The same of a word and a number, eight bytes at a time.
#[inline]
pub(crate) fn wide_word(text: &str, number: u64) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let hash = words.iter().fold(number, |hash, word| wide(hash, u64::from_le_bytes(*word)));
    wide(hash ^ text.len() as u64, number_of(rest))
}

/// For tables whose keys are hashes of words already.
pub(crate) type Hashed = std::hash::BuildHasherDefault<Plain>;

/// Takes a number for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Plain(u64);

impl std::hash::Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 ^ u64::from(*byte);
        }
    }

    fn write_u32(&mut self, number: u32) {
        // The table looks at the top bits too.
        self.0 = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
