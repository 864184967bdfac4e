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

use sasil_dict::run::WAY_BITS;
use sasil_dict::word;

use crate::lexicon::{Lexicon, SurfaceId};
use crate::segment::arena::Arena;
use crate::segment::matrix::Costs;
use crate::segment::piece::{NONE, Piece};
use crate::segment::tables::Tables;
use crate::segment::token::Word;
use crate::segment::trie::Trie;
use crate::segment::words::{Entries, Entry, Run, Runs};

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

/// The tables, looked at.
#[derive(Clone, Copy)]
struct View<'t> {
    costs: Costs<'t>,
    runs: Runs<'t>,
}

/// A word that may stand in the piece, in one number: the cost of the cheapest path up to its end (32 bits), its right
/// id (16), steps of penalty (2, of no use here), and which of the ways of its batch leads to it (14). An entry has the
/// last three so as well.
#[derive(Clone, Copy, Default)]
struct Node(i64);

/// The bits of the way.
const WAY_MASK: usize = (1 << WAY_BITS) - 1;

impl Node {
    const NONE: Self = Self(i64::MAX);

    #[inline]
    fn new(cost: i32, right_and_way: u32) -> Self {
        Self(i64::from(cost) << 32 | i64::from(right_and_way))
    }

    #[inline]
    fn cost(self) -> i32 {
        (self.0 >> 32) as i32
    }

    #[inline]
    fn right(self) -> u16 {
        (self.0 >> 16) as u16
    }

    #[inline]
    fn way(self) -> usize {
        self.0 as usize & WAY_MASK
    }
}

/// The words of one written form at one place; their nodes lie one after the other.
#[derive(Clone, Copy)]
struct Batch {
    source: Source,
    start: u32,
    end: u32,
    first_node: u32,
    end_node: u32,
    first_way: u32,
    /// The batch before it that has the same end.
    next: u32,
}

/// Where the words of a batch come from.
#[derive(Clone, Copy)]
enum Source {
    /// The dictionary.
    Words(Entries),
    /// One of the names of the piece.
    Name(u32),
}

/// A name of the lexicon as a word.
#[derive(Clone, Copy)]
struct NameWord {
    name: SurfaceId,
    right: u16,
    cost: i16,
}

/// What ends before a character.
#[derive(Clone, Copy)]
struct End {
    /// The last batch.
    batch: u32,
    /// The number of the cheapest node, and itself.
    best: u32,
    node: Node,
}

impl End {
    const NONE: Self = Self { batch: NONE, best: NONE, node: Node::NONE };
}

/// The cheapest path to the words of a batch with one left id.
#[derive(Clone, Copy, Default)]
struct Way {
    cost: i32,
    /// The node at the end of the path.
    node: u32,
    left: u16,
}

/// The place at which words begin.
struct Place {
    at: usize,
    end: End,
    /// The first batch and the first way of the place.
    first: usize,
    first_way: usize,
    /// What the dearest of its ways costs, if the cheapest path leads to all of them, and the highest of their limits.
    dearest: i32,
    limit: i32,
}

/// A path to the present place.
#[derive(Clone, Copy, Default)]
struct Arrival {
    cost: i32,
    node: u32,
    right: u16,
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

    /// Begins a batch with so many ways, first as if the cheapest path led to all of them.
    #[inline]
    fn add(&mut self, view: View<'_>, place: &mut Place, end: usize, source: Source, lefts: &[[u8; 2]]) {
        self.batches.push(Batch {
            source,
            start: place.at as u32,
            end: end as u32,
            first_node: 0,
            end_node: 0,
            first_way: self.ways.len() as u32,
            next: NONE,
        });
        let (cost, right) = (place.end.node.cost(), place.end.node.right());
        for (&left, way) in lefts.iter().zip(self.ways.claim(lefts.len())) {
            let left = u16::from_le_bytes(left);
            let cost = cost + view.costs.cost(left, right);
            *way = Way { cost, node: place.end.best, left };
            place.dearest = place.dearest.max(cost);
            // What costs more than this up to here is no cheaper way, whatever its right id.
            place.limit = place.limit.max(cost - view.costs.least_of_lefts.cost(left));
        }
    }

    fn gather_names(&mut self, tables: &Tables, view: View<'_>, names: &NameTries<'_>, place: &mut Place) {
        let (at, from) = (place.at, self.known_names.len());
        let Self { piece, known_names, .. } = self;
        let mut found = |surface: u32, length: usize, shadowed: bool| {
            let (id, end) = (SurfaceId::new(surface), at + length);
            if !(shadowed && names.lexicon.is_shadowed(id) || piece.is_inside_letters(at, end)) {
                known_names.push((at as u32, end as u32, id));
            }
        };
        let rest = || piece.chars[at..].iter().copied();
        names.embedded.prefixes(rest(), |surface, length| {
            found(surface, length, names.lexicon.shadows());
        });
        if let Some(user) = names.user {
            user.prefixes(rest(), |surface, length| found(surface, length, false));
        }
        for index in from..self.known_names.len() {
            if let Some(&(_, end, name)) = self.known_names.get(index) {
                self.add_name(tables, view, names.lexicon, place, end as usize, name);
            }
        }
    }

    fn add_name(
        &mut self,
        tables: &Tables,
        view: View<'_>,
        lexicon: &Lexicon,
        place: &mut Place,
        end: usize,
        name: SurfaceId,
    ) {
        let surface = lexicon.surface(name);
        let noun = known_noun(tables, view.runs, &self.piece, place.at, end);
        let mut add = |left: u16, right: u16, cost: i16| {
            let source = Source::Name(self.names.len() as u32);
            self.names.push(NameWord { name, right, cost });
            self.add(view, place, end, source, &[left.to_le_bytes()]);
        };
        match noun {
            // Its words are there anyhow.
            Some(_) if surface.is_homograph => {}
            Some((left, noun)) => add(left, noun.right(), noun.cost().saturating_sub(word::discount(surface.text))),
            None => word::entries(surface.text, surface.is_homograph).for_each(|word| {
                add(tables.proper.left, tables.proper.right(word.final_consonant), word.cost);
            }),
        }
    }

    /// Gathers the words of the dictionary that begin at the place, and where it has none, or none will do, such as
    /// MeCab makes up.
    fn gather_words(&mut self, tables: &Tables, view: View<'_>, place: &mut Place) {
        let at = place.at;
        let mut number = self.piece.first_match(at);
        let known = number != NONE;
        while let Some(found) = self.piece.match_at(number) {
            let run = view.runs.run(found.run);
            self.add(view, place, found.end as usize, Source::Words(run.entries), run.lefts);
            number = found.next;
        }
        let class = self.piece.class(at);
        if known && !class.always() {
            return;
        }
        let kin = self.piece.run(at);
        let group = if class.groups() { kin } else { 0 };
        let run = tables.unknown.get(class.category()).or(tables.unknown.last());
        let run = view.runs.run(run.copied().unwrap_or(NONE));
        let mut unknown = |length: usize| {
            self.add(view, place, at + length, Source::Words(run.entries), run.lefts);
        };
        (1..=class.length().min(kin)).filter(|&length| length != group).for_each(&mut unknown);
        if group > 0 {
            unknown(group);
        } else if !known && class.length().min(kin) == 0 {
            // One character, so that every place leads on to the next.
            unknown(1);
        }
    }

    /// Gathers the paths to the place that may be the cheapest to something there.
    fn arrive(&mut self, view: View<'_>, place: &Place) {
        self.arrivals.clear();
        let mut number = place.end.batch;
        while let Some(batch) = self.batches.get(number as usize) {
            let nodes = self.nodes.items().get(batch.first_node as usize..batch.end_node as usize).unwrap_or_default();
            let before = self.arrivals.len();
            let arrivals = self.arrivals.claim(nodes.len());
            let mut kept = 0;
            for (&node, number) in nodes.iter().zip(batch.first_node..) {
                if let Some(arrival) = arrivals.get_mut(kept) {
                    *arrival = Arrival { cost: node.cost(), node: number, right: node.right() };
                }
                // Written first and kept then: which are, no processor foresees.
                let least = node.cost() + view.costs.least_of_rights.cost(node.right());
                kept +=
                    usize::from((least <= place.dearest) & (node.cost() <= place.limit) & (number != place.end.best));
            }
            self.arrivals.shorten(before + kept);
            number = batch.next;
        }
    }

    /// Finds the cheapest way to each left id of the place.
    fn find_ways(&mut self, view: View<'_>, place: &Place) {
        let Self { ways, arrivals, batches, nodes, .. } = self;
        let arrivals = arrivals.items();
        if arrivals.is_empty() {
            return;
        }
        for way in ways.items_from(place.first_way) {
            // All of them: to ask of each whether it can win took a fourth more time, for the answer is not foreseen.
            for arrival in arrivals {
                let cost = arrival.cost + view.costs.cost(way.left, arrival.right);
                if cost > way.cost
                    || cost == way.cost && !is_preferred(batches, nodes.items(), place.end, arrival.node, way.node)
                {
                    continue;
                }
                (way.cost, way.node) = (cost, arrival.node);
            }
        }
    }

    /// Notes the words of the place where they end.
    fn depart(&mut self, view: View<'_>, place: &Place) {
        let Self { batches, ways, nodes, ends, names, piece, .. } = self;
        let first = place.first;
        let penalised = piece.follows_blank(place.at);
        for (batch, number) in batches.get_mut(first..).unwrap_or_default().iter_mut().zip(first as u32..) {
            let Some(end) = ends.get_mut(batch.end as usize) else {
                continue;
            };
            let ways = ways.items().get(batch.first_way as usize..).unwrap_or_default();
            let way = |way: usize| ways.get(way).map_or(i32::MAX / 2, |way| way.cost);
            batch.first_node = nodes.len() as u32;
            let (mut best, mut best_index) = (end.node, usize::MAX);
            let mut note = |index: usize, slot: &mut Node, node: Node| {
                *slot = node;
                if node.0 < best.0 {
                    (best, best_index) = (node, index);
                }
            };
            match batch.source {
                Source::Words(entries) => {
                    let entries = view.runs.entries(entries);
                    let slots = nodes.claim(entries.len());
                    if penalised {
                        for (index, (entry, slot)) in entries.zip(slots).enumerate() {
                            let cost = way(entry.way()) + i32::from(entry.cost()) + entry.space_penalty();
                            note(index, slot, Node::new(cost, entry.right_and_way()));
                        }
                    } else {
                        for (index, (entry, slot)) in entries.zip(slots).enumerate() {
                            let cost = way(entry.way()) + i32::from(entry.cost());
                            note(index, slot, Node::new(cost, entry.right_and_way()));
                        }
                    }
                }
                Source::Name(index) => {
                    if let (Some(name), [slot]) = (names.get(index as usize), nodes.claim(1)) {
                        note(0, slot, Node::new(way(0) + i32::from(name.cost), u32::from(name.right) << 16));
                    }
                }
            }
            batch.end_node = nodes.len() as u32;
            batch.next = std::mem::replace(&mut end.batch, number);
            if best_index != usize::MAX {
                (end.best, end.node) = (batch.first_node + best_index as u32, best);
            }
        }
    }

    /// Goes back from the end along the cheapest path.
    fn trace(&mut self, view: View<'_>) {
        self.path.clear();
        let length = self.piece.len();
        let mut node = self.cheapest_to_the_end(view);
        let mut end = length as u32;
        while let Some(batch) = self.batch_of(node, end) {
            while end > batch.start && self.piece.is_blank_at(end as usize - 1) {
                end -= 1;
            }
            let word = match batch.source {
                Source::Words(entries) => {
                    let entry = view.runs.entries(entries).nth((node - batch.first_node) as usize);
                    entry.map(|entry| Word::kind(entry.kind()))
                }
                Source::Name(index) => self.names.get(index as usize).map(|name| Word::name(name.name)),
            };
            let way = self.nodes.items().get(node as usize).map_or(0, |node| node.way());
            let way = self.ways.items().get(batch.first_way as usize + way);
            let (Some(word), Some(way)) = (word, way) else {
                break;
            };
            self.path.push(PathWord { start: batch.start, end, word, name: self.known_name(batch.start, end) });
            (node, end) = (way.node, batch.start);
        }
        self.path.reverse();
    }

    /// The last node of the cheapest path.
    fn cheapest_to_the_end(&mut self, view: View<'_>) -> u32 {
        let Some(&end) = self.ends.last() else {
            return 0;
        };
        let cost = end.node.cost() + view.costs.cost(0, end.node.right());
        let (first, first_way) = (self.batches.len(), self.ways.len());
        self.ways.push(Way { cost, node: end.best, left: 0 });
        let place = Place { at: self.piece.len(), end, first, first_way, dearest: i32::MAX, limit: i32::MAX };
        self.arrive(view, &place);
        self.find_ways(view, &place);
        self.ways.items_from(first_way).first().map_or(0, |way| way.node)
    }

    /// The batch of a node that ends at `end`; none for the beginning.
    fn batch_of(&self, node: u32, end: u32) -> Option<Batch> {
        let mut number = self.ends.get(end as usize)?.batch;
        loop {
            let batch = self.batches.get(number as usize).filter(|_| number > 0)?;
            if (batch.first_node..batch.end_node).contains(&node) {
                return Some(*batch);
            }
            number = batch.next;
        }
    }

    fn known_name(&self, start: u32, end: u32) -> Option<SurfaceId> {
        let from = self.known_names.partition_point(|known| known.0 < start);
        let here = self.known_names[from..].iter().take_while(|known| known.0 == start);
        here.filter(|known| known.1 == end).map(|known| known.2).last()
    }
}

/// Whether of two paths of one cost the first is taken: of those with one right id that with the older node, else that
/// whose right id the newer words have.
#[cold]
fn is_preferred(batches: &[Batch], nodes: &[Node], end: End, one: u32, other: u32) -> bool {
    let right = |node: u32| nodes.get(node as usize).map_or(0, |node| node.right());
    let (right, other_right) = (right(one), right(other));
    if right == other_right {
        return one < other;
    }
    let mut number = end.batch;
    while let Some(batch) = batches.get(number as usize) {
        let of_batch = nodes.get(batch.first_node as usize..batch.end_node as usize).unwrap_or_default();
        if let Some(newest) = of_batch.iter().rev().find(|node| [right, other_right].contains(&node.right())) {
            return newest.right() == right;
        }
        number = batch.next;
    }
    false
}

/// The noun that the dictionary itself has here, and its left id. Its cost is about right already, and a far cheaper
/// name would win where it must not (경찰 + 서 in 경찰서는).
fn known_noun(tables: &Tables, runs: Runs<'_>, piece: &Piece, at: usize, end: usize) -> Option<(u16, Entry)> {
    let words = piece.words(at).filter(|word| word.end as usize == end).map(|word| runs.run(word.run));
    let entries = words.flat_map(|run: Run<'_>| runs.entries(run.entries).map(move |entry| (run.left(entry), entry)));
    entries.filter(|(_, entry)| tables.kinds.tags(entry.kind()).is_nominal()).min_by_key(|(_, entry)| entry.cost())
}
