//! Context ids: those that cost the same everywhere become one, frequent ones come first.
//!
//! mecab-ko-dic has 3,822 right and 2,693 left ids, many with equal costs throughout. Folding them
//! changes no path's cost and makes the matrix a third as large, which the cache thanks.

use std::collections::HashMap;

use crate::mecab::{Entry, Matrix};

/// Old context ids to new ones, and the matrix in new ids.
pub struct Folded {
    /// New left id by old one; `u16::MAX` where no entry uses it.
    pub left: Vec<u16>,
    /// New right id by old one.
    pub right: Vec<u16>,
    /// The number of right ids, the number of left ids, the costs, a row a left id, the least of each right id, and of
    /// each left id.
    pub matrix: Vec<u8>,
}

/// Folds the ids that `entries` and `kept` use; id 0, beginning and end of a sentence, stays 0.
pub fn fold(matrix: &Matrix, entries: &[&Entry], kept_left: &[u16], kept_right: &[u16]) -> Folded {
    let mut left_weight = vec![0u64; matrix.left_ids];
    let mut right_weight = vec![0u64; matrix.right_ids];
    for entry in entries {
        // Roughly how often a surface of that length is met where it is no word at all.
        let weight = 1 << (60u32.saturating_sub(8 * entry.surface.chars().count() as u32)).max(8) >> 8;
        left_weight[entry.left as usize] += weight;
        right_weight[entry.right as usize] += weight;
    }
    for &id in kept_left {
        left_weight[id as usize] += 1;
    }
    for &id in kept_right {
        right_weight[id as usize] += 1;
    }
    (left_weight[0], right_weight[0]) = (u64::MAX, u64::MAX);

    let mut lefts = used(&left_weight);
    let mut rights = used(&right_weight);
    loop {
        let before = (lefts.len(), rights.len());
        lefts = representatives(&lefts, |l| rights.iter().map(|&r| matrix.cost(r, l)).collect());
        rights = representatives(&rights, |r| lefts.iter().map(|&l| matrix.cost(r, l)).collect());
        if before == (lefts.len(), rights.len()) {
            break;
        }
    }
    let left = renumber(&left_weight, &lefts, |l| rights.iter().map(|&r| matrix.cost(r, l)).collect());
    let right = renumber(&right_weight, &rights, |r| lefts.iter().map(|&l| matrix.cost(r, l)).collect());

    let mut out = Vec::with_capacity(4 + lefts.len() * rights.len() * 2);
    for head in [rights.len() as u16, lefts.len() as u16] {
        out.extend_from_slice(&head.to_le_bytes());
    }
    for &l in &lefts {
        for &r in &rights {
            out.extend_from_slice(&matrix.cost(r, l).to_le_bytes());
        }
    }
    let of_rights = rights.iter().map(|&r| lefts.iter().map(|&l| matrix.cost(r, l)).min());
    let of_lefts = lefts.iter().map(|&l| rights.iter().map(|&r| matrix.cost(r, l)).min());
    for least in of_rights.chain(of_lefts) {
        out.extend_from_slice(&least.unwrap_or(0).to_le_bytes());
    }
    Folded { left, right, matrix: out }
}

/// The ids with a weight, heaviest first.
fn used(weights: &[u64]) -> Vec<usize> {
    let mut ids: Vec<usize> = (0..weights.len()).filter(|&id| weights[id] > 0).collect();
    ids.sort_by(|&a, &b| (weights[b], a).cmp(&(weights[a], b)));
    ids
}

/// The first id of every group with equal costs.
fn representatives(ids: &[usize], costs: impl Fn(usize) -> Vec<i16>) -> Vec<usize> {
    let mut seen = std::collections::HashSet::new();
    ids.iter().copied().filter(|&id| seen.insert(costs(id))).collect()
}

fn renumber(weights: &[u64], chosen: &[usize], costs: impl Fn(usize) -> Vec<i16>) -> Vec<u16> {
    let numbers: HashMap<Vec<i16>, u16> =
        chosen.iter().enumerate().map(|(number, &id)| (costs(id), number as u16)).collect();
    (0..weights.len()).map(|id| if weights[id] > 0 { numbers[&costs(id)] } else { u16::MAX }).collect()
}
