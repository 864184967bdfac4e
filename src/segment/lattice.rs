//! The cheapest path through the words that a piece of text may consist of.
//!
//! A word costs what it costs itself, plus what it costs to follow the word before. As in MeCab-ko, and
//! unlike in lindera, white space is no word: what stands before a space and what stands after it know
//! of each other (`양사 간` is a noun and a bound noun, `1억 달러` a numeral and its unit), and a particle,
//! an ending or a suffix after a space pays a penalty.

use crate::lexicon::{Lexicon, SurfaceId};
use crate::segment::characters::CharacterClass;
use crate::segment::tables::{Entry, Tables};
use crate::segment::trie::{NO_CODE, Trie, Walk};

/// What a word of the path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A word of this kind, known or unknown.
    Kind(u32),
    /// A name.
    Name(SurfaceId),
}

/// A word of the cheapest path; places count characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PathWord {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) item: Item,
}

/// A kind that no dictionary has.
const UNKNOWN_KIND: u32 = u32::MAX >> 1;

/// No node.
const NONE: u32 = u32::MAX;

/// A word that may stand here.
#[derive(Clone, Copy)]
struct Node {
    /// Cost of the cheapest path up to its end.
    cost: i32,
    /// The word before it on that path.
    previous: u32,
    /// The next node with the same end.
    next: u32,
    item: Item,
    start: u32,
    right: u16,
}

/// A way to come to the present place: the cheapest word with this right id.
#[derive(Clone, Copy)]
struct Arrival {
    right: u16,
    cost: i32,
    node: u32,
}

/// Words of the dictionary that begin somewhere.
#[derive(Clone, Copy)]
struct Match {
    run: u32,
    end: u32,
    /// The next one that begins at the same place.
    next: u32,
}

/// Buffers for one piece of text after another.
#[derive(Default)]
pub(crate) struct Lattice {
    chars: Vec<char>,
    /// Byte offset of every character, and the end.
    offsets: Vec<u32>,
    classes: Vec<CharacterClass>,
    /// Where the run of kindred characters ends that each character is in.
    run_ends: Vec<u32>,
    codes: Vec<u32>,
    name_codes: Vec<u32>,
    user_codes: Vec<u32>,
    walks: Vec<(u32, Walk)>,
    /// Runs of entries and where they end; `first_matches` says the last one that begins at each place.
    matches: Vec<Match>,
    first_matches: Vec<u32>,
    nodes: Vec<Node>,
    /// The last node that ends before each character.
    ends: Vec<u32>,
    arrivals: Vec<Arrival>,
    /// The best arrival by left id, for the present place.
    best: Vec<(u16, i32, u32)>,
    path: Vec<PathWord>,
}

/// The names beside the dictionary.
pub(crate) struct NameTries<'n> {
    pub(crate) lexicon: &'n Lexicon,
    pub(crate) embedded: &'n Trie,
    pub(crate) user: Option<&'n Trie>,
}

/// What no word begins with.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

impl Lattice {
    /// Finds the cheapest path through `piece`; says of how many words it is.
    pub(crate) fn path(&mut self, tables: &Tables, names: &NameTries<'_>, piece: &str) -> usize {
        self.read(tables, names, piece);
        self.find_words(tables);
        let length = self.chars.len();
        self.nodes.clear();
        self.ends.clear();
        self.ends.resize(length + 1, NONE);
        // The beginning: right id 0, as the end is left id 0.
        self.push(
            0,
            Node {
                cost: 0,
                previous: NONE,
                next: NONE,
                item: Item::Kind(0),
                start: 0,
                right: 0,
            },
        );
        for at in 0..length {
            if self.ends[at] == NONE {
                continue;
            }
            if is_blank(self.chars[at]) {
                self.ends[at + 1] = self.ends[at];
                continue;
            }
            self.arrive(at);
            self.add_names(tables, names, at);
            self.add_words(tables, at);
        }
        self.trace(tables);
        self.path.len()
    }

    /// A word of the path.
    pub(crate) fn word(&self, index: usize) -> Option<PathWord> {
        self.path.get(index).copied()
    }

    /// The byte offset of a character of the piece.
    pub(crate) fn offset(&self, character: u32) -> usize {
        self.offsets.get(character as usize).copied().unwrap_or(0) as usize
    }

    fn read(&mut self, tables: &Tables, names: &NameTries<'_>, piece: &str) {
        self.chars.clear();
        self.offsets.clear();
        self.classes.clear();
        self.codes.clear();
        self.name_codes.clear();
        self.user_codes.clear();
        for (offset, c) in piece.char_indices() {
            self.chars.push(c);
            self.offsets.push(offset as u32);
            self.classes.push(tables.characters.class(c));
            self.codes.push(tables.words.trie.code(c));
            self.name_codes.push(names.embedded.code(c));
            if let Some(user) = names.user {
                self.user_codes.push(user.code(c));
            }
        }
        self.offsets.push(piece.len() as u32);

        let length = self.chars.len();
        self.run_ends.clear();
        self.run_ends.resize(length, length as u32);
        for at in (1..length).rev() {
            let (here, before) = (self.classes[at], self.classes[at - 1]);
            let kin = before.is_kin(here) && !is_blank(self.chars[at]);
            self.run_ends[at - 1] = if kin { self.run_ends[at] } else { at as u32 };
        }
    }

    /// Gathers the words that end at `at`: of those with the same right id the cheapest will do.
    fn arrive(&mut self, at: usize) {
        self.arrivals.clear();
        self.best.clear();
        let mut number = self.ends[at];
        while let Some(node) = self.nodes.get(number as usize) {
            match self
                .arrivals
                .iter_mut()
                .find(|arrival| arrival.right == node.right)
            {
                // The list runs from the newest node back: at equal cost the older one wins.
                Some(known) if node.cost <= known.cost => {
                    (known.cost, known.node) = (node.cost, number);
                }
                Some(_) => {}
                None => self.arrivals.push(Arrival {
                    right: node.right,
                    cost: node.cost,
                    node: number,
                }),
            }
            number = node.next;
        }
    }

    /// The cheapest way to a word with this left id at the present place.
    #[inline]
    fn best(&mut self, tables: &Tables, left: u16) -> (i32, u32) {
        if let Some(&(_, cost, node)) = self.best.iter().find(|(known, _, _)| *known == left) {
            return (cost, node);
        }
        let row = tables.matrix.row(left);
        // Cost and place in one number: the least of them is found without a branch.
        let key = |(index, arrival): (usize, &Arrival)| {
            i64::from(arrival.cost + row.cost(arrival.right)) << 32 | index as i64
        };
        let least = self
            .arrivals
            .iter()
            .enumerate()
            .map(key)
            .min()
            .unwrap_or(i64::MAX);
        let cost = (least >> 32) as i32;
        let node = self
            .arrivals
            .get(least as u32 as usize)
            .map_or(NONE, |arrival| arrival.node);
        self.best.push((left, cost, node));
        (cost, node)
    }

    fn add_names(&mut self, tables: &Tables, names: &NameTries<'_>, at: usize) {
        let found = |lattice: &mut Self, trie: &Trie, codes: &[u32], shadowed: bool| {
            trie.prefixes(codes, |surface, length| {
                let surface = SurfaceId::new(surface);
                if !(shadowed && names.lexicon.is_shadowed(surface)) {
                    lattice.add_name(tables, names.lexicon, surface, at, at + length);
                }
            });
        };
        let codes = std::mem::take(&mut self.name_codes);
        found(self, names.embedded, &codes[at..], names.user.is_some());
        self.name_codes = codes;
        if let Some(user) = names.user {
            let codes = std::mem::take(&mut self.user_codes);
            found(self, user, &codes[at..], false);
            self.user_codes = codes;
        }
    }

    fn add_name(
        &mut self,
        tables: &Tables,
        lexicon: &Lexicon,
        id: SurfaceId,
        at: usize,
        end: usize,
    ) {
        if self.is_inside_letters(at, end) {
            return;
        }
        let surface = lexicon.surface(id);
        for word in sasil_dict::word::entries(surface.text, surface.is_homograph) {
            let right = match word.final_consonant {
                true => tables.proper.right_closed,
                false => tables.proper.right_open,
            };
            let entry = Entry {
                kind: 0,
                cost: word.cost,
                left: tables.proper.left,
                right,
            };
            self.add(tables, entry, Item::Name(id), at, end);
        }
    }

    /// Whether letters or digits go on beyond an end that is a letter or a digit: KT is no part of KTX.
    fn is_inside_letters(&self, at: usize, end: usize) -> bool {
        let joins = |a: Option<&char>, b: Option<&char>| match (a, b) {
            (Some(a), Some(b)) => {
                a.is_ascii_alphabetic() && (b.is_ascii_alphabetic() || *b == '&')
                    || a.is_ascii_digit() && b.is_ascii_digit()
            }
            _ => false,
        };
        let before = at.checked_sub(1).and_then(|index| self.chars.get(index));
        joins(self.chars.get(at), before) || joins(self.chars.get(end - 1), self.chars.get(end))
    }

    /// Looks up the words that begin at every place.
    fn find_words(&mut self, tables: &Tables) {
        let Self {
            chars,
            codes,
            walks,
            matches,
            first_matches,
            ..
        } = self;
        matches.clear();
        first_matches.clear();
        first_matches.resize(chars.len(), NONE);
        let starts = (0..chars.len() as u32).filter(|&at| !is_blank(chars[at as usize]));
        tables
            .words
            .trie
            .all_prefixes(codes, starts, walks, |start, end, run| {
                let first = &mut first_matches[start as usize];
                matches.push(Match {
                    run,
                    end,
                    next: *first,
                });
                *first = matches.len() as u32 - 1;
            });
    }

    fn add_words(&mut self, tables: &Tables, at: usize) {
        let mut number = self.first_matches[at];
        self.add_unknown(tables, at, number != NONE);
        while let Some(&Match { run, end, next }) = self.matches.get(number as usize) {
            for entry in tables.words.entries(run) {
                self.add(tables, entry, Item::Kind(entry.kind), at, end as usize);
            }
            number = next;
        }
    }

    /// Words that the dictionary does not have, as MeCab makes them up.
    fn add_unknown(&mut self, tables: &Tables, at: usize, known: bool) {
        let class = self.classes[at];
        if known && !class.always() {
            return;
        }
        let run = self.run_ends[at] as usize - at;
        let ladder = class.length().min(run);
        let group = if class.groups() { run } else { 0 };
        let entries = tables
            .unknown
            .get(class.category())
            .map_or(&[][..], Vec::as_slice);
        let lengths = (1..=ladder)
            .filter(|&length| length != group)
            .chain((group > 0).then_some(group));
        let mut any = known;
        for length in lengths {
            for &entry in entries {
                self.add(tables, entry, Item::Kind(entry.kind), at, at + length);
                any = true;
            }
        }
        if !any {
            self.add_single(tables, entries, at);
        }
    }

    /// One character, so that every place leads on to the next.
    fn add_single(&mut self, tables: &Tables, entries: &[Entry], at: usize) {
        for &entry in entries {
            self.add(tables, entry, Item::Kind(entry.kind), at, at + 1);
        }
        if entries.is_empty() {
            let entry = Entry {
                kind: UNKNOWN_KIND,
                cost: i16::MAX,
                left: 0,
                right: 0,
            };
            self.add(tables, entry, Item::Kind(entry.kind), at, at + 1);
        }
    }

    #[inline]
    fn add(&mut self, tables: &Tables, entry: Entry, item: Item, at: usize, end: usize) {
        let (cost, previous) = self.best(tables, entry.left);
        let mut cost = cost + i32::from(entry.cost);
        if at > 0
            && is_blank(self.chars[at - 1])
            && let Item::Kind(kind) = item
        {
            cost += tables.kinds.space_penalty(kind);
        }
        self.push(
            end,
            Node {
                cost,
                previous,
                next: NONE,
                item,
                start: at as u32,
                right: entry.right,
            },
        );
    }

    fn push(&mut self, end: usize, mut node: Node) {
        node.next = self.ends[end];
        self.ends[end] = self.nodes.len() as u32;
        self.nodes.push(node);
    }

    /// Goes back from the end along the cheapest path.
    fn trace(&mut self, tables: &Tables) {
        self.path.clear();
        let length = self.chars.len();
        self.arrive(length);
        let (_, mut number) = self.best(tables, 0);
        let mut end = length as u32;
        while let Some(node) = self.nodes.get(number as usize) {
            if node.previous == NONE {
                break;
            }
            while end > node.start && is_blank(self.chars[end as usize - 1]) {
                end -= 1;
            }
            self.path.push(PathWord {
                start: node.start,
                end,
                item: node.item,
            });
            (number, end) = (node.previous, node.start);
        }
        self.path.reverse();
    }
}

const _: () = assert!(NO_CODE == NONE);
