//! With which two syllables a date may begin: most words of a text are passed over by this alone
//! (text without dates: 28 → 600 MB/s; an article full of them: 15 → 29 MB/s).

use super::cursor::is_blank;
use super::numeral::{HANGUL_NUMBERS, NATIVE_COUNTS, NATIVE_NUMBERS};
use super::words::{Boundary, Tables};

/// The first two characters of all time words and numbers in words.
#[derive(Debug)]
pub(super) struct Triggers {
    /// A bit for each first syllable.
    firsts: [u64; 175],
    /// Sorted. A blank stands for any blank and for the end, `0` for any digit.
    pairs: Vec<(char, char)>,
    /// A bit for each pair, which it may share with others: hardly a pair that is asked for is one.
    seen: [u64; SEEN / 64],
}

impl Default for Triggers {
    fn default() -> Self {
        Self { firsts: [0; 175], pairs: Vec::new(), seen: [0; SEEN / 64] }
    }
}

/// Bits of [`Triggers::seen`]: some ten for each pair.
const SEEN: usize = 1 << 13;

/// The place of a pair's bit.
fn bit_of(first: char, second: char) -> usize {
    (first as usize * 89 + second as usize) % SEEN
}

/// What may stand behind 올: 올 3월, 올3월, 올여름, 올 하반기.
const BEHIND_THIS_YEAR: &str = " 0상하전후봄여가겨연초일이삼사오유칠팔구시십";
/// What may stand behind 설 where it is the holiday.
const BEHIND_SEOL: &str = " 을이은에과연";
/// Units that stand behind Sino-Korean numbers.
const SINO_UNITS: &str = "년월일분사주개";
/// What stands behind 한, 두, 세.
const NATIVE_UNITS: &str = " 달해주";

impl Triggers {
    pub(super) fn of(tables: &Tables) -> Self {
        let mut triggers = Self::default();
        for (text, entry) in tables.words.iter() {
            let stands_first = !matches!(entry.boundary, Boundary::AfterYear | Boundary::CompareAfterYear);
            if stands_first {
                triggers.add_text(text);
            }
        }
        for (text, _) in tables.holidays.iter() {
            triggers.add_text(text);
        }
        triggers.add_numbers();
        triggers.add_text("회계연도");
        triggers.add_all('올', BEHIND_THIS_YEAR);
        triggers.add_all('설', BEHIND_SEOL);
        triggers.pairs.sort_unstable();
        triggers.pairs.dedup();
        triggers
    }

    fn add_numbers(&mut self) {
        for (word, ..) in NATIVE_COUNTS {
            self.add_text(word);
        }
        for &(word, _) in NATIVE_NUMBERS {
            self.add_text(word);
            if let Some(only) = word.chars().next().filter(|c| c.len_utf8() == word.len()) {
                self.add_all(only, NATIVE_UNITS);
            }
        }
        for first in HANGUL_NUMBERS.chars() {
            self.add_all(first, HANGUL_NUMBERS);
            self.add_all(first, SINO_UNITS);
        }
    }

    /// A blank in `text` may be missing.
    fn add_text(&mut self, text: &str) {
        let mut chars = text.chars();
        let (Some(first), second) = (chars.next(), chars.next()) else {
            return;
        };
        self.add(first, second.unwrap_or(' '));
        if let (Some(' '), Some(third)) = (second, chars.next()) {
            self.add(first, third);
        }
    }

    fn add_all(&mut self, first: char, seconds: &str) {
        for second in seconds.chars() {
            self.add(first, second);
        }
    }

    fn add(&mut self, first: char, second: char) {
        if let Some(index) = syllable(first)
            && let Some(word) = self.firsts.get_mut(index / 64)
        {
            *word |= 1 << (index % 64);
            self.pairs.push((first, second));
            let bit = bit_of(first, second);
            self.seen[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// Whether a date may begin with these two characters.
    pub(super) fn has(&self, first: char, second: Option<char>) -> bool {
        let known = syllable(first).and_then(|i| self.firsts.get(i / 64).map(|word| word >> (i % 64) & 1 == 1));
        if known != Some(true) {
            return false;
        }
        let second = class(second);
        let bit = bit_of(first, second);
        self.seen[bit / 64] >> (bit % 64) & 1 == 1 && self.pairs.binary_search(&(first, second)).is_ok()
    }
}

/// A blank for blanks, line ends and the end of the text; `0` for digits.
fn class(c: Option<char>) -> char {
    match c {
        None => ' ',
        Some(c) if is_blank(c) || c.is_whitespace() => ' ',
        Some('0'..='9') => '0',
        Some(c) => c,
    }
}

fn syllable(c: char) -> Option<usize> {
    matches!(c, '가'..='힣').then(|| c as usize - 0xAC00)
}
