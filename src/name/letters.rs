//! What words look like: how they begin and end, in which letters they are written, whether they are like a person's name.

use super::cue::{CueClass, Cues};
use super::hash::{self, Running};
use super::sheet::{Chunk, Shape, Sheet, whole};

/// How a word begins and ends, in hashes of its first and last characters; zero where those would be all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edges<const ENDS: usize> {
    pub(super) prefixes: [u32; 2],
    pub(super) suffixes: [u32; ENDS],
}

impl<const ENDS: usize> Edges<ENDS> {
    pub(super) fn of(word: &str) -> Self {
        Self { prefixes: prefixes(word), suffixes: suffixes(word) }
    }
}

/// What a stem looks like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) edges: Edges<2>,
    /// The shapes of its units, one after the other.
    pub(super) shape: u32,
    /// Their parts of speech.
    pub(super) tags: u32,
    /// How much it is like a Korean's name: surname 1, first syllable of a given name 2, last 4.
    pub(super) human: u32,
}

impl Letters {
    pub(super) fn of(text: &str, sheet: &Sheet, chunk: &Chunk, cues: &Cues) -> Self {
        let units = &sheet.units[chunk.first..chunk.stem_end];
        let stem = whole(units, text);
        let edges = Edges::of(stem);
        Self {
            edges,
            shape: units.iter().fold(0, |shape, unit| {
                let own = unit.shape as u32 + 1;
                if shape & 15 == own || shape > 0xfff { shape } else { shape << 4 | own }
            }),
            tags: units.iter().fold(0, |tags, unit| hash::join(tags, u32::from(unit.tag))),
            human: human(stem, edges.prefixes, cues),
        }
    }
}

/// What stands for a word of this hash: digits are all alike but for their number.
pub(super) fn standing_for(word: &str, hash: u32, shape: Shape) -> u32 {
    if shape == Shape::Digits { word.len().min(7) as u32 } else { hash }
}

fn prefixes(word: &str) -> [u32; 2] {
    let (mut prefixes, mut hash, mut read) = ([0; 2], Running::default(), 0);
    for (slot, (at, _)) in prefixes.iter_mut().zip(word.char_indices().skip(1)) {
        hash.add(word[read..at].bytes());
        read = at;
        *slot = hash.so_far();
    }
    prefixes
}

fn suffixes<const MOST: usize>(word: &str) -> [u32; MOST] {
    let mut suffixes = [0; MOST];
    for (slot, (at, _)) in suffixes.iter_mut().zip(word.char_indices().rev()) {
        if at > 0 {
            *slot = hash::word(&word[at..]);
        }
    }
    suffixes
}

/// How much a word is like a Korean's name, in bits.
fn human(word: &str, prefixes: [u32; 2], cues: &Cues) -> u32 {
    let surname = surname(word, prefixes, cues);
    let mut syllables = word.char_indices().skip(surname.max(1)).map(|(at, c)| cues.of(&word[at..at + c.len_utf8()]));
    let mut of_given = || u32::from(syllables.next().is_some_and(|cues| cues.has(CueClass::GivenSyllable)));
    u32::from(surname > 0) | of_given() << 1 | of_given() << 2
}

/// The syllables of the surname that a word begins with, if one: 김 1, and 남궁 2 before two more.
fn surname(word: &str, [one, two]: [u32; 2], cues: &Cues) -> usize {
    let is = |hash| cues.of_hashed(hash).has(CueClass::Surname);
    // What has no first character but all of it: 김.
    let one = if one == 0 { hash::word(word) } else { one };
    if two != 0 && is(two) && word.chars().count() == 4 { 2 } else { usize::from(is(one)) }
}

/// Whether a word reads like a Korean's name of three syllables.
pub(super) fn is_human(word: &str, cues: &Cues) -> bool {
    let is = |(at, c): (usize, char), class| cues.of(&word[at..at + c.len_utf8()]).has(class);
    let mut syllables = word.char_indices();
    let surname = syllables.next().is_some_and(|first| is(first, CueClass::Surname));
    let given = syllables.filter(|syllable| is(*syllable, CueClass::GivenSyllable)).count();
    surname && given == 2 && word.chars().count() == 3
}

/// The letters that a word is written in.
pub(super) fn shape(word: &str) -> Shape {
    let mut seen = [false; 5];
    let mut first_upper = false;
    for (at, c) in word.char_indices() {
        let kind = match c {
            '가'..='힣' | 'ㄱ'..='ㆎ' => 0,
            'A'..='Z' => {
                first_upper |= at == 0;
                1
            }
            c if c.is_ascii_digit() => 3,
            '㐀'..='鿿' | '豈'..='﫿' => 4,
            c if c.is_alphabetic() => 2,
            _ => continue,
        };
        seen[kind] = true;
    }
    match seen {
        [true, false, false, false, false] => Shape::Hangul,
        [false, true, false, false, false] => Shape::Upper,
        [false, true, true, false, false] if first_upper => Shape::Capitalised,
        [false, false, true, false, false] => Shape::Lower,
        [false, false, false, true, false] => Shape::Digits,
        [false, false, false, false, true] => Shape::Hanja,
        [false, false, false, false, false] => Shape::Mark,
        _ => Shape::Mixed,
    }
}
