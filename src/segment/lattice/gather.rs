//! Which words begin at a place: names, words of the dictionary, and where it has none such as MeCab makes up.

use sasil_dict::word;

use super::node::{Batch, NameWord, Place, Source, View, Way};
use super::{Lattice, NameTries};
use crate::lexicon::{Lexicon, SurfaceId};
use crate::segment::piece::{NONE, Piece};
use crate::segment::tables::Tables;
use crate::segment::words::{Entry, Run, Runs};

impl Lattice {
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

    pub(super) fn gather_names(&mut self, tables: &Tables, view: View<'_>, names: &NameTries<'_>, place: &mut Place) {
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
    pub(super) fn gather_words(&mut self, tables: &Tables, view: View<'_>, place: &mut Place) {
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
}

/// The noun that the dictionary itself has here, and its left id. Its cost is about right already, and a far cheaper
/// name would win where it must not (경찰 + 서 in 경찰서는).
fn known_noun(tables: &Tables, runs: Runs<'_>, piece: &Piece, at: usize, end: usize) -> Option<(u16, Entry)> {
    let words = piece.words(at).filter(|word| word.end as usize == end).map(|word| runs.run(word.run));
    let entries = words.flat_map(|run: Run<'_>| runs.entries(run.entries).map(move |entry| (run.left(entry), entry)));
    entries.filter(|(_, entry)| tables.kinds.tags(entry.kind()).is_nominal()).min_by_key(|(_, entry)| entry.cost())
}
