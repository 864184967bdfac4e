//! The cheapest path through the words that a piece of text may consist of.
//!
//! A word costs what it costs itself, plus what it costs to follow the word before. As in MeCab-ko, and
//! unlike in lindera, white space is no word: what stands before a space and what stands after it know
//! of each other (`양사 간` is a noun and a bound noun, `1억 달러` a numeral and its unit), and a particle,
//! an ending or a suffix after a space pays a penalty.
//!
//! A word of the dictionary stands in the lattice as one of a *batch*: the entries of one written form, which come
//! out of the tables together. What is asked for each place is the cheapest way to each left id that a batch has
//! there. Most words that end at a place are far too dear to be that for any: the cheapest of them bounds what a
//! way may cost, and what costs more, followed by whatever, is not looked at again (of 78 pairs a place 39 remain).
//!
//! [`node`] says what the lattice is made of, [`gather`] which words begin at a place, [`reach`] what it costs to reach them,
//! and [`trace`] goes back along the cheapest path.

mod gather;
mod node;
mod reach;
mod trace;

use node::{Arrival, Batch, End, NameWord, Node, Place, Source, View, Way};

use crate::lexicon::{Lexicon, SurfaceId};
use crate::segment::arena::Arena;
use crate::segment::piece::{NONE, Piece};
use crate::segment::tables::Tables;
use crate::segment::token::Word;
use crate::segment::trie::Trie;
use crate::segment::words::Entries;

/// A word of the cheapest path; places count characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PathWord {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) word: Word,
    /// The name that it reads like.
    pub(crate) name: Option<SurfaceId>,
}

/// The names beside the dictionary.
pub(crate) struct NameTries<'n> {
    pub(crate) lexicon: &'n Lexicon,
    pub(crate) embedded: &'n Trie,
    pub(crate) user: Option<&'n Trie>,
}

/// Buffers for one piece of text after another.
#[derive(Default)]
pub(crate) struct Lattice {
    piece: Piece,
    nodes: Arena<Node>,
    batches: Vec<Batch>,
    ends: Vec<End>,
    ways: Arena<Way>,
    /// The paths to the present place that may go on.
    arrivals: Arena<Arrival>,
    names: Vec<NameWord>,
    /// All names that stand in the piece: start, end, name. Sorted by start.
    known_names: Vec<(u32, u32, SurfaceId)>,
    path: Vec<PathWord>,
}

impl Lattice {
    /// Finds the cheapest path through `text`; says of how many words it is.
    pub(crate) fn find(&mut self, tables: &Tables, names: &NameTries<'_>, text: &str) -> usize {
        let view = View { costs: tables.matrix.costs(), runs: tables.words.runs() };
        self.piece.read(tables, text);
        let length = self.piece.len();
        self.clear(length);
        for at in 0..length {
            let Some(&end) = self.ends.get(at).filter(|end| end.batch != NONE) else {
                continue;
            };
            if self.piece.is_blank_at(at) {
                self.pass_on(end, at + 1);
                continue;
            }
            let (first, first_way) = (self.batches.len(), self.ways.len());
            let mut place = Place { at, end, first, first_way, dearest: i32::MIN, limit: i32::MIN };
            self.gather_names(tables, view, names, &mut place);
            self.gather_words(tables, view, &mut place);
            self.arrive(view, &place);
            self.find_ways(view, &place);
            self.depart(view, &place);
        }
        self.trace(view);
        self.path.len()
    }

    /// A word of the path.
    pub(crate) fn word(&self, index: usize) -> Option<PathWord> {
        self.path.get(index).copied()
    }

    /// The byte offset of a character of the piece.
    pub(crate) fn offset(&self, character: u32) -> usize {
        self.piece.offset(character)
    }

    /// Makes room for `length` characters. The beginning has right id 0, as the end has left id 0.
    fn clear(&mut self, length: usize) {
        self.nodes.clear();
        self.batches.clear();
        self.ways.clear();
        self.names.clear();
        self.known_names.clear();
        self.ends.clear();
        self.ends.resize(length + 1, End::NONE);
        self.nodes.push(Node::default());
        self.batches.push(Batch {
            source: Source::Words(Entries::default()),
            start: 0,
            end: 0,
            first_node: 0,
            end_node: 1,
            first_way: 0,
            next: NONE,
        });
        self.pass_on(End { batch: 0, best: 0, node: Node::default() }, 0);
    }

    /// Lets what ends before a blank end behind it.
    fn pass_on(&mut self, end: End, at: usize) {
        if let Some(there) = self.ends.get_mut(at) {
            *there = end;
        }
    }
}
