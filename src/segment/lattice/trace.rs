//! Back from the end along the cheapest path.

use super::node::{Batch, Place, Source, View, Way};
use super::{Lattice, PathWord};
use crate::lexicon::SurfaceId;
use crate::segment::token::Word;

impl Lattice {
    /// Goes back from the end along the cheapest path.
    pub(super) fn trace(&mut self, view: View<'_>) {
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
