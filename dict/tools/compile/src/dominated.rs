//! Entries that another of the same form beats, whatever stands before and behind them.
//!
//! No cheapest path goes through such an entry, but the lattice would weigh it wherever the form is written: of the forms
//! that are met at every turn one entry in seven is of this kind. Leaving them out spares 7 % of the instructions of
//! segmentation.

use std::collections::HashMap;

use crate::ids::Folded;
use crate::run::{Entry, PENALTY};

/// The costs of connection, and what was asked of them already.
pub struct Contexts {
    /// What follows: costs by right id, for each left id.
    by_left: Vec<Vec<i32>>,
    /// What stands before: costs by left id, for each right id.
    by_right: Vec<Vec<i32>>,
    excess_of_lefts: HashMap<(u16, u16), i32>,
    excess_of_rights: HashMap<(u16, u16), i32>,
}

impl Contexts {
    pub fn new(folded: &Folded) -> Self {
        let numbers: Vec<i16> = folded.matrix.as_chunks().0.iter().map(|&bytes| i16::from_le_bytes(bytes)).collect();
        let (rights, lefts) = (numbers[0] as u16 as usize, numbers[1] as u16 as usize);
        let costs = &numbers[2..2 + rights * lefts];
        let by_left: Vec<Vec<i32>> =
            costs.chunks_exact(rights).map(|row| row.iter().map(|c| (*c).into()).collect()).collect();
        let by_right = (0..rights).map(|right| by_left.iter().map(|row| row[right]).collect()).collect();
        Self { by_left, by_right, excess_of_lefts: HashMap::new(), excess_of_rights: HashMap::new() }
    }

    /// Takes out the entries of one form that another beats everywhere. The cheapest noun stays: names are weighed by it.
    pub fn thin(&mut self, entries: &mut Vec<Entry>, is_noun: impl Fn(&Entry) -> bool) {
        let noun = entries.iter().filter(|entry| is_noun(entry)).min_by_key(|entry| entry.cost).copied();
        let mut at = 0;
        while at < entries.len() {
            let own = entries[at];
            let beaten = Some(own) != noun && entries.iter().any(|other| *other != own && self.beats(other, &own));
            if beaten {
                entries.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Whether a path through `one` costs less than the same through `other`, in every context.
    fn beats(&mut self, one: &Entry, other: &Entry) -> bool {
        let penalty = i32::from(one.penalty.saturating_sub(other.penalty)) * PENALTY;
        let own = i32::from(one.cost) - i32::from(other.cost) + penalty;
        let before = excess(&self.by_left, &mut self.excess_of_lefts, one.left, other.left);
        let behind = excess(&self.by_right, &mut self.excess_of_rights, one.right, other.right);
        own + before + behind < 0
    }
}

/// By how much `one` costs more than `other` at most.
fn excess(costs: &[Vec<i32>], known: &mut HashMap<(u16, u16), i32>, one: u16, other: u16) -> i32 {
    *known.entry((one, other)).or_insert_with(|| {
        let pairs = costs[one as usize].iter().zip(&costs[other as usize]);
        pairs.map(|(one, other)| one - other).max().unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contexts() -> Contexts {
        // Two right and two left ids; the second left id costs 10 or 30 more than the first.
        let costs: [i16; 4] = [0, 100, 10, 130];
        let matrix = [2, 2].into_iter().chain(costs).flat_map(i16::to_le_bytes).collect();
        Contexts::new(&Folded { left: Vec::new(), right: Vec::new(), matrix })
    }

    fn entry(cost: i16, left: u16, penalty: u16) -> Entry {
        Entry { kind: 0, cost, left, right: 0, penalty }
    }

    fn thinned(entries: &[Entry], is_noun: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        let mut entries = entries.to_vec();
        contexts().thin(&mut entries, is_noun);
        entries
    }

    #[test]
    fn what_is_dearer_everywhere_goes() {
        let (cheap, dear) = (entry(0, 0, 0), entry(5, 1, 0));
        assert_eq!(thinned(&[cheap, dear], |_| false), [cheap]);
        assert_eq!(thinned(&[dear, cheap], |_| false), [cheap]);
    }

    #[test]
    fn what_is_cheaper_somewhere_or_as_cheap_stays() {
        // Ten cheaper before the first right id alone.
        let (one, other) = (entry(0, 0, 0), entry(-20, 1, 0));
        assert_eq!(thinned(&[one, other], |_| false), [one, other]);
        let (one, other) = (entry(0, 0, 0), entry(-10, 1, 0));
        assert_eq!(thinned(&[one, other], |_| false), [one, other]);
    }

    #[test]
    fn a_penalty_counts_where_it_may_be_paid() {
        let (cheap, dear) = (entry(0, 0, 1), entry(5, 1, 0));
        assert_eq!(thinned(&[cheap, dear], |_| false), [cheap, dear]);
    }

    #[test]
    fn the_cheapest_noun_stays() {
        let (cheap, noun) = (entry(0, 0, 0), entry(5, 1, 0));
        assert_eq!(thinned(&[cheap, noun], |entry| entry.left == 1), [cheap, noun]);
    }
}
