//! How words end.

/// The last characters of some words: nearly no word of a text ends as one of them does, so that it need not be looked up.
#[derive(Clone, Debug)]
pub(crate) struct Finals([u64; SEEN / 64]);

/// Bits: a syllable in a dozen shares one with another that words end in.
const SEEN: usize = 1 << 12;

impl Default for Finals {
    fn default() -> Self {
        Self([0; SEEN / 64])
    }
}

impl Finals {
    /// Notes how a word ends.
    pub(crate) fn add(&mut self, word: &str) {
        if let Some(bit) = bit_of(word) {
            self.0[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// Whether one of the words may be this one, or end it.
    pub(crate) fn may_end(&self, word: &str) -> bool {
        bit_of(word).is_some_and(|bit| self.0[bit / 64] & 1 << (bit % 64) != 0)
    }
}

fn bit_of(word: &str) -> Option<usize> {
    word.chars().next_back().map(|last| last as usize % SEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_ends_alike_may_be_there() {
        let mut finals = Finals::default();
        finals.add("인수");
        assert!(finals.may_end("인수") && finals.may_end("흡수"));
        assert!(!finals.may_end("합병") && !finals.may_end(""));
    }
}
