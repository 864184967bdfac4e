//! A piece of text as the lattice wants it: characters, their classes, the words that begin at each.

use crate::segment::characters::CharacterClass;
use crate::segment::tables::Tables;
use crate::segment::trie::{Trie, Walk};

/// No match, no node.
pub(crate) const NONE: u32 = u32::MAX;

/// What no word begins with, and no token covers.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Buffers for the characters of one piece after another.
#[derive(Default)]
pub(crate) struct Piece {
    pub(crate) chars: Vec<char>,
    /// Byte offset of every character, and the end.
    offsets: Vec<u32>,
    classes: Vec<CharacterClass>,
    /// Where the run of kindred characters ends that each character is in.
    run_ends: Vec<u32>,
    codes: Vec<u32>,
    walks: Vec<(u32, Walk)>,
    matches: Vec<Match>,
    /// The last of the matches that begin at each character.
    first_matches: Vec<u32>,
}

/// A word of the dictionary that begins somewhere, or several with the same letters.
#[derive(Clone, Copy)]
pub(crate) struct Match {
    pub(crate) run: u32,
    pub(crate) end: u32,
    /// The number of the next one that begins at the same place.
    pub(crate) next: u32,
}

impl Piece {
    /// Takes in `text`, which is to be short.
    pub(crate) fn read(&mut self, tables: &Tables, text: &str) {
        self.chars.clear();
        self.offsets.clear();
        self.classes.clear();
        self.codes.clear();
        let trie = tables.words.trie.view();
        for (offset, c) in text.char_indices() {
            self.chars.push(c);
            self.offsets.push(offset as u32);
            self.classes.push(tables.characters.class(c));
            self.codes.push(trie.code(c));
        }
        self.offsets.push(text.len() as u32);
        self.find_runs();
        self.find_words(tables);
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The byte offset of a character.
    pub(crate) fn offset(&self, at: u32) -> usize {
        self.offsets.get(at as usize).copied().unwrap_or(0) as usize
    }

    pub(crate) fn is_blank_at(&self, at: usize) -> bool {
        self.chars.get(at).copied().is_some_and(is_blank)
    }

    /// Whether a blank stands before the character.
    pub(crate) fn follows_blank(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_blank_at(before))
    }

    pub(crate) fn class(&self, at: usize) -> CharacterClass {
        self.classes.get(at).copied().unwrap_or(CharacterClass::new(0))
    }

    /// How many kindred characters stand here in a row.
    pub(crate) fn run(&self, at: usize) -> usize {
        self.run_ends.get(at).map_or(0, |&end| end as usize - at)
    }

    /// The number of the longest word of the dictionary that begins here.
    #[inline]
    pub(crate) fn first_match(&self, at: usize) -> u32 {
        self.first_matches.get(at).copied().unwrap_or(NONE)
    }

    #[inline]
    pub(crate) fn match_at(&self, number: u32) -> Option<Match> {
        self.matches.get(number as usize).copied()
    }

    /// The words of the dictionary that begin here, longest first.
    pub(crate) fn words(&self, at: usize) -> impl Iterator<Item = Match> {
        let mut number = self.first_match(at);
        std::iter::from_fn(move || {
            let found = self.match_at(number)?;
            number = found.next;
            Some(found)
        })
    }

    /// Whether letters or digits go on beyond an end that is a letter or a digit: KT is no part of KTX.
    pub(crate) fn is_inside_letters(&self, at: usize, end: usize) -> bool {
        let joins = |inside: Option<&char>, outside: Option<&char>| match (inside, outside) {
            (Some(inside), Some(outside)) if inside.is_ascii_alphabetic() => {
                outside.is_ascii_alphabetic() || *outside == '&'
            }
            (Some(inside), Some(outside)) => inside.is_ascii_digit() && outside.is_ascii_digit(),
            _ => false,
        };
        let char = |at: Option<usize>| at.and_then(|at| self.chars.get(at));
        joins(char(Some(at)), char(at.checked_sub(1))) || joins(char(end.checked_sub(1)), char(Some(end)))
    }

    fn find_runs(&mut self) {
        let length = self.chars.len();
        self.run_ends.clear();
        self.run_ends.resize(length, length as u32);
        for at in (1..length).rev() {
            let kin = self.classes[at - 1].is_kin(self.classes[at]) && !is_blank(self.chars[at]);
            self.run_ends[at - 1] = if kin { self.run_ends[at] } else { at as u32 };
        }
    }

    /// Looks up the words that begin at every place.
    fn find_words(&mut self, tables: &Tables) {
        let Self { chars, codes, walks, matches, first_matches, .. } = self;
        matches.clear();
        first_matches.clear();
        first_matches.resize(chars.len(), NONE);
        let starts = (0..chars.len() as u32).filter(|&at| !is_blank(chars[at as usize]));
        let trie: &Trie = &tables.words.trie;
        trie.all_prefixes(codes, starts, walks, |start, end, run| {
            let first = &mut first_matches[start as usize];
            matches.push(Match { run, end, next: *first });
            *first = matches.len() as u32 - 1;
        });
    }
}
