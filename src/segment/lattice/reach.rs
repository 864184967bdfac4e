//! What it costs to reach the words of a place, and which paths go on from where they end.

use super::Lattice;
use super::node::{Arrival, Batch, End, Node, Place, Source, View};

impl Lattice {
    /// Gathers the paths to the place that may be the cheapest to something there.
    pub(super) fn arrive(&mut self, view: View<'_>, place: &Place) {
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
    pub(super) fn find_ways(&mut self, view: View<'_>, place: &Place) {
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
    pub(super) fn depart(&mut self, view: View<'_>, place: &Place) {
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
