//! Where words are put together.

/// The pairs of characters in a row that some words have: nearly no two words of a text make one of them together, so that
/// they need not be joined and looked up.
#[derive(Clone, Debug)]
pub(crate) struct Seams(Box<[u64; SEEN / 64]>);

/// Bits: some eight for each pair of the nouns.
const SEEN: usize = 1 << 15;

impl Default for Seams {
    fn default() -> Self {
        Self(Box::new([0; SEEN / 64]))
    }
}

impl Seams {
    /// Notes the pairs of a word.
    pub(crate) fn add(&mut self, word: &str) {
        for (left, right) in word.chars().zip(word.chars().skip(1)) {
            let bit = bit_of(left, right);
            self.0[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// Whether two words in a row may be one of the words, or part of one.
    pub(crate) fn may_join(&self, first: &str, second: &str) -> bool {
        first.chars().next_back().zip(second.chars().next()).is_some_and(|(left, right)| {
            let bit = bit_of(left, right);
            self.0[bit / 64] & 1 << (bit % 64) != 0
        })
    }
}

fn bit_of(left: char, right: char) -> usize {
    let mixed = (left as u32).wrapping_mul(0x9e37_79b1) ^ (right as u32).wrapping_mul(0x85eb_ca6b);
    mixed as usize >> 17
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_put_together_alike_may_be_there() {
        let mut seams = Seams::default();
        seams.add("목표주가");
        assert!(seams.may_join("목", "표주가") && seams.may_join("목표", "주가") && seams.may_join("목표주", "가"));
        assert!(!seams.may_join("목표", "가") && !seams.may_join("", "가"));
    }
}
