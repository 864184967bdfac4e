//! The numbers of a text, read once for all who ask for them.

use super::forms::{char_at, char_before, is_hangul};
use super::start::next_start;
use super::{Numeral, read};

/// The numbers of a text as they follow one another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers(Vec<Start>);

/// Where a number may begin, and the one that does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Start {
    pub at: usize,
    pub numeral: Option<Numeral>,
}

impl Start {
    fn read(text: &str, at: usize) -> Self {
        Self { at, numeral: read(text, at) }
    }

    /// Where to look for the next one.
    pub fn end(&self, text: &str) -> usize {
        let next = || self.at + char_at(text, self.at).map_or(1, char::len_utf8);
        self.numeral.map_or_else(next, |numeral| numeral.span.end)
    }
}

impl Numbers {
    pub fn of(text: &str) -> Self {
        let mut numbers = Self::default();
        numbers.read(text);
        numbers
    }

    /// Replaces what was read before by the numbers of `text`.
    pub fn read(&mut self, text: &str) {
        self.clear();
        let mut from = 0;
        while let Some(at) = next_start(text, from) {
            let start = Start::read(text, at);
            from = start.end(text);
            self.0.push(start);
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Goes over the numbers of `text`, of which they were read.
    pub fn walk<'t>(&'t self, text: &'t str) -> Walk<'t> {
        Walk { text, starts: &self.0, next: 0 }
    }
}

/// Goes over the numbers of a text, and past what the one who goes has taken with them: `3억 |원`.
pub(crate) struct Walk<'t> {
    text: &'t str,
    starts: &'t [Start],
    next: usize,
}

impl Walk<'_> {
    /// The next start from byte `from` on: what [`next_start`] and [`read`] say.
    pub fn from(&mut self, from: usize) -> Option<Start> {
        while self.next > 0 && self.starts[self.next - 1].at >= from {
            self.next -= 1;
        }
        while self.starts.get(self.next).is_some_and(|start| start.at < from) {
            self.next += 1;
        }
        let end = self.next.checked_sub(1).map_or(0, |before| self.starts[before].end(self.text));
        if end == from || end < from && self.is_plain_before(from) {
            return self.starts.get(self.next).copied();
        }
        next_start(self.text, from).map(|at| Start::read(self.text, at))
    }

    /// Whether it is all the same to [`next_start`] whether it came over the character before `from` or begins there.
    fn is_plain_before(&self, from: usize) -> bool {
        char_before(self.text, from).is_some_and(|c| c.is_ascii() || is_hangul(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_every_place_the_walk_says_what_the_grammar_says() {
        for text in [
            "약 3억 2천 6백만 달러, 2조 5000명",
            "총오천억 원을 약수십억에 2024년 12월 3.5%",
            "①2 ㈜3 é이 삼만 원 １２３억 3％5 十二月",
            "1,2억 99999999999999999999999999999999 3·4분기",
            "이 만원 사이 금일억이천만원",
        ] {
            let numbers = Numbers::of(text);
            let mut walk = numbers.walk(text);
            for (from, _) in text.char_indices() {
                let wanted = next_start(text, from).map(|at| Start::read(text, at));
                assert_eq!(walk.from(from), wanted, "{text} from {from}");
                assert_eq!(numbers.walk(text).from(from), wanted, "{text} from {from} alone");
            }
            assert_eq!(walk.from(0), next_start(text, 0).map(|at| Start::read(text, at)), "{text} back again");
        }
    }
}
