//! The cheapest path through the words that a piece of text may consist of.
//!
//! A word costs what it costs itself, plus what it costs to follow the word before. As in MeCab-ko, and
//! unlike in lindera, white space is no word: what stands before a space and what stands after it know
//! of each other (`양사 간` is a noun and a bound noun, `1억 달러` a numeral and its unit), and a particle,
//! an ending or a suffix after a space pays a penalty.
//!
//! The tables are far larger than the caches, so that the time goes into waiting for memory. At each
//! place the work is done in three loops (gather the words, find the best way to each left id, note the
//! words), whose loads do not wait for each other.

use sasil_dict::word;

use crate::lexicon::{Lexicon, SurfaceId};
use crate::segment::piece::{NONE, Piece};
use crate::segment::tables::{Entry, Tables};
use crate::segment::token::Word;
use crate::segment::trie::Trie;

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

/// A word that may end here.
#[derive(Clone, Copy)]
struct Node {
    /// Cost of the cheapest path up to its end.
    cost: i32,
    /// The word before it on that path.
    previous: u32,
    /// The next node with the same end.
    next: u32,
    word: Word,
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

/// A word that may begin at the present place.
#[derive(Clone, Copy)]
struct Candidate {
    /// Its own cost, and the penalty for a space.
    cost: i32,
    /// Which of the left ids of this place it has.
    way: u16,
    right: u16,
    end: u32,
    word: Word,
}

/// The cheapest way to the words with one left id.
#[derive(Clone, Copy)]
struct Way {
    left: u16,
    cost: i32,
    node: u32,
}

/// Buffers for one piece of text after another.
#[derive(Default)]
pub(crate) struct Lattice {
    piece: Piece,
    nodes: Vec<Node>,
    /// The last node that ends before each character.
    ends: Vec<u32>,
    arrivals: Vec<Arrival>,
    candidates: Vec<Candidate>,
    ways: Vec<Way>,
    /// Which of the ways, or arrivals, of the present place has an id; `UNSEEN` but for those.
    way_of: Vec<u16>,
    arrival_of: Vec<u16>,
    /// All names that stand in the piece: start, end, name. Sorted by start.
    known_names: Vec<(u32, u32, SurfaceId)>,
    path: Vec<PathWord>,
}

const UNSEEN: u16 = u16::MAX;

/// A kind that no dictionary has.
const UNKNOWN_KIND: u32 = u32::MAX >> 1;

/// A word that is in no dictionary where nothing else is known of it.
const LAST_RESORT: Entry = Entry { kind: UNKNOWN_KIND, cost: i16::MAX, left: 0, right: 0 };

impl Lattice {
    /// Finds the cheapest path through `text`; says of how many words it is.
    pub(crate) fn find(&mut self, tables: &Tables, names: &NameTries<'_>, text: &str) -> usize {
        self.piece.read(tables, text);
        let length = self.piece.len();
        self.nodes.clear();
        self.known_names.clear();
        self.ends.clear();
        self.ends.resize(length + 1, NONE);
        self.way_of.resize(tables.matrix.lefts(), UNSEEN);
        self.arrival_of.resize(tables.matrix.rights(), UNSEEN);
        // The beginning has right id 0, as the end has left id 0.
        let word = Word::kind(UNKNOWN_KIND);
        self.push(0, Node { cost: 0, previous: NONE, next: NONE, word, start: 0, right: 0 });
        for at in 0..length {
            if self.ends[at] == NONE {
                continue;
            }
            if self.piece.is_blank_at(at) {
                self.ends[at + 1] = self.ends[at];
                continue;
            }
            self.arrive(at);
            self.gather(tables, names, at);
            self.find_ways(tables);
            self.depart(at);
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
        self.piece.offset(character)
    }

    /// Gathers the words that end at `at`: of those with the same right id the cheapest will do.
    fn arrive(&mut self, at: usize) {
        self.arrivals.clear();
        let mut number = self.ends[at];
        while let Some(node) = self.nodes.get(number as usize) {
            let seen = &mut self.arrival_of[node.right as usize];
            match self.arrivals.get_mut(*seen as usize) {
                // The list runs from the newest node back: at equal cost the older one wins.
                Some(known) if node.cost <= known.cost => {
                    (known.cost, known.node) = (node.cost, number);
                }
                Some(_) => {}
                None => {
                    *seen = self.arrivals.len() as u16;
                    self.arrivals.push(Arrival { right: node.right, cost: node.cost, node: number });
                }
            }
            number = node.next;
        }
        for arrival in &self.arrivals {
            self.arrival_of[arrival.right as usize] = UNSEEN;
        }
    }

    /// Gathers the words that begin at `at`.
    fn gather(&mut self, tables: &Tables, names: &NameTries<'_>, at: usize) {
        self.candidates.clear();
        self.ways.clear();
        self.gather_names(tables, names, at);
        let penalised = self.piece.follows_blank(at);
        let mut known = false;
        let Self { piece, candidates, ways, way_of, .. } = self;
        for (run, end) in piece.words(at) {
            for entry in tables.words.entries(run) {
                let penalty = if penalised { tables.kinds.space_penalty(entry.kind) } else { 0 };
                add(candidates, ways, way_of, entry, Word::kind(entry.kind), end, penalty);
            }
            known = true;
        }
        self.gather_unknown(tables, at, known);
    }

    fn gather_names(&mut self, tables: &Tables, names: &NameTries<'_>, at: usize) {
        let Self { piece, candidates, ways, way_of, known_names, .. } = self;
        let mut found = |surface: u32, length: usize, shadowed: bool| {
            let (id, end) = (SurfaceId::new(surface), at + length);
            if shadowed && names.lexicon.is_shadowed(id) || piece.is_inside_letters(at, end) {
                return;
            }
            known_names.push((at as u32, end as u32, id));
            let surface = names.lexicon.surface(id);
            let mut add = |entry: Entry| {
                add(candidates, ways, way_of, entry, Word::name(id), end as u32, 0);
            };
            match known_noun(tables, piece, at, end) {
                // Its words are there anyhow.
                Some(_) if surface.is_homograph => {}
                Some(noun) => {
                    let cost = noun.cost.saturating_sub(word::discount(surface.text));
                    add(Entry { cost, ..noun });
                }
                None => {
                    word::entries(surface.text, surface.is_homograph).for_each(|word| add(tables.proper.entry(word)))
                }
            }
        };
        let rest = || piece.chars[at..].iter().copied();
        names.embedded.prefixes(rest(), |surface, length| {
            found(surface, length, names.lexicon.shadows());
        });
        if let Some(user) = names.user {
            user.prefixes(rest(), |surface, length| found(surface, length, false));
        }
    }

    /// Words that the dictionary does not have, as MeCab makes them up.
    fn gather_unknown(&mut self, tables: &Tables, at: usize, known: bool) {
        let class = self.piece.class(at);
        if known && !class.always() {
            return;
        }
        let run = self.piece.run(at);
        let group = if class.groups() { run } else { 0 };
        let ladder = (1..=class.length().min(run)).filter(|&length| length != group);
        let entries = match tables.unknown.get(class.category()).map(Vec::as_slice) {
            None | Some([]) => &[LAST_RESORT],
            Some(entries) => entries,
        };
        let Self { candidates, ways, way_of, .. } = self;
        let mut any = known;
        let mut unknown = |length: usize| {
            for &entry in entries {
                let end = (at + length) as u32;
                add(candidates, ways, way_of, entry, Word::kind(entry.kind), end, 0);
            }
        };
        for length in ladder.chain((group > 0).then_some(group)) {
            unknown(length);
            any = true;
        }
        if !any {
            // One character, so that every place leads on to the next.
            unknown(1);
        }
    }

    /// Finds the cheapest way to each left id of the present place.
    fn find_ways(&mut self, tables: &Tables) {
        for way in &mut self.ways {
            self.way_of[way.left as usize] = UNSEEN;
            let row = tables.matrix.row(way.left);
            // Cost and place in one number: the least of them is found without a branch.
            let key = |(index, arrival): (usize, &Arrival)| {
                i64::from(arrival.cost + row.cost(arrival.right)) << 32 | index as i64
            };
            let least = self.arrivals.iter().enumerate().map(key).min().unwrap_or(i64::MAX);
            way.cost = (least >> 32) as i32;
            way.node = self.arrivals.get(least as u32 as usize).map_or(NONE, |arrival| arrival.node);
        }
    }

    /// Notes the words that begin at the present place where they end.
    fn depart(&mut self, at: usize) {
        let Self { candidates, ways, nodes, ends, .. } = self;
        for candidate in candidates {
            let Some(way) = ways.get(candidate.way as usize) else {
                continue;
            };
            let Some(end) = ends.get_mut(candidate.end as usize) else {
                continue;
            };
            let number = nodes.len() as u32;
            nodes.push(Node {
                cost: way.cost + candidate.cost,
                previous: way.node,
                next: std::mem::replace(end, number),
                word: candidate.word,
                start: at as u32,
                right: candidate.right,
            });
        }
    }

    fn push(&mut self, end: usize, node: Node) {
        self.ends[end] = self.nodes.len() as u32;
        self.nodes.push(node);
    }

    /// Goes back from the end along the cheapest path.
    fn trace(&mut self, tables: &Tables) {
        self.path.clear();
        let length = self.piece.len();
        self.arrive(length);
        self.ways.clear();
        self.ways.push(Way { left: 0, cost: 0, node: NONE });
        self.find_ways(tables);
        let mut number = self.ways.first().map_or(NONE, |way| way.node);
        let mut end = length as u32;
        while let Some(node) = self.nodes.get(number as usize) {
            if node.previous == NONE {
                break;
            }
            while end > node.start && self.piece.is_blank_at(end as usize - 1) {
                end -= 1;
            }
            let (start, word) = (node.start, node.word);
            let name = self.known_name(start, end);
            self.path.push(PathWord { start, end, word, name });
            (number, end) = (node.previous, node.start);
        }
        self.path.reverse();
    }

    fn known_name(&self, start: u32, end: u32) -> Option<SurfaceId> {
        let from = self.known_names.partition_point(|known| known.0 < start);
        let here = self.known_names[from..].iter().take_while(|known| known.0 == start);
        here.filter(|known| known.1 == end).map(|known| known.2).last()
    }
}

/// The noun that the dictionary itself has here. Its cost is about right already, and a far cheaper name
/// would win where it must not (경찰 + 서 in 경찰서는).
fn known_noun(tables: &Tables, piece: &Piece, at: usize, end: usize) -> Option<Entry> {
    let words = piece.words(at).filter(|&(_, known)| known as usize == end);
    words
        .flat_map(|(run, _)| tables.words.entries(run))
        .filter(|entry| tables.kinds.tags(entry.kind).is_nominal())
        .min_by_key(|entry| entry.cost)
}

/// Notes one more word that begins at the present place.
#[inline]
fn add(
    candidates: &mut Vec<Candidate>,
    ways: &mut Vec<Way>,
    way_of: &mut [u16],
    entry: Entry,
    word: Word,
    end: u32,
    penalty: i32,
) {
    let Some(way) = way_of.get_mut(entry.left as usize) else {
        return;
    };
    if *way == UNSEEN {
        *way = ways.len() as u16;
        ways.push(Way { left: entry.left, cost: 0, node: NONE });
    }
    let cost = i32::from(entry.cost) + penalty;
    candidates.push(Candidate { cost, way: *way, right: entry.right, end, word });
}
