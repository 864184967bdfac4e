//! The weights: found by the hash of a feature in a table that is read where it lies.

use super::chain::{LABELS, Row, Transitions};

/// First bytes of the table.
pub(crate) const MAGIC: [u8; 4] = *b"SNT2";
/// Bytes of the header: magic, buckets, features, scale, transitions.
const HEADER: usize = 16 + 4 * LABELS * LABELS;
/// Features in a bucket.
const SLOTS: usize = 7;
/// Bytes of a bucket, which are those of a line of the cache: a feature costs one look at memory. With separate tables
/// of starts, checks and weights it cost three, and tagging took half as long again.
const BUCKET: usize = 64;
/// Where the weights begin in a bucket, behind the checks.
const WEIGHTS: usize = 2 * SLOTS;
/// Set in the last byte of a bucket whose features go on in the next.
const FULL: u8 = 1;

/// Weights over a table of bytes.
///
/// Behind the header come the buckets: the check (`u16`) of each feature, the weights (`i8`, one a label) of each, and a
/// byte that says whether the next bucket has more. A feature's bucket is the upper half of its hash, scaled, and its
/// check the lowest 16 bits, where zero counts as one: an empty slot has the check zero.
#[derive(Clone, Debug)]
pub(crate) struct Model<'b> {
    buckets: &'b [[u8; BUCKET]],
    scale: f32,
    transitions: Transitions,
}

fn bucket_of(feature: u64, buckets: usize) -> usize {
    (((feature >> 32) * buckets as u64) >> 32) as usize
}

fn check_of(feature: u64) -> u16 {
    (feature as u16).max(1)
}

impl<'b> Model<'b> {
    /// Reads the header; `None` where the table is not of this kind.
    pub(crate) fn read(bytes: &'b [u8]) -> Option<Self> {
        let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let count = number(4)? as usize;
        let mut transitions = [[0.0; LABELS]; LABELS];
        for (index, slot) in transitions.as_flattened_mut().iter_mut().enumerate() {
            *slot = f32::from_bits(number(16 + 4 * index)?);
        }
        let (buckets, rest) = bytes.get(HEADER..)?.as_chunks::<BUCKET>();
        if buckets.len() != count || count == 0 || !rest.is_empty() {
            return None;
        }
        Some(Self { buckets, scale: f32::from_bits(number(12)?), transitions })
    }

    pub(crate) fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The weights of a feature, if it has any.
    #[inline]
    fn weights(&self, feature: u64) -> Option<&[u8; LABELS]> {
        let [low, high] = check_of(feature).to_le_bytes();
        let mut at = bucket_of(feature, self.buckets.len());
        // A full table would go round for ever.
        for _ in 0..self.buckets.len() {
            let bucket = self.buckets.get(at)?;
            let (checks, _) = bucket[..WEIGHTS].as_chunks::<2>();
            if let Some(slot) = checks.iter().position(|check| *check == [low, high]) {
                return bucket[WEIGHTS + slot * LABELS..].first_chunk();
            }
            if bucket[BUCKET - 1] != FULL {
                return None;
            }
            at = if at + 1 == self.buckets.len() { 0 } else { at + 1 };
        }
        None
    }

    /// Adds the weights of a feature to the sums.
    #[inline]
    pub(crate) fn add(&self, feature: u64, sums: &mut [i32; LABELS]) {
        if let Some(weights) = self.weights(feature) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(*weight as i8);
            }
        }
    }

    /// What sums of weights are worth.
    pub(crate) fn scores(&self, sums: &[i32; LABELS]) -> Row {
        sums.map(|sum| sum as f32 * self.scale)
    }
}

/// Lays weights out as a table.
#[cfg(feature = "train")]
pub(crate) fn write(features: &[(u64, [i8; LABELS])], scale: f32, transitions: &Transitions) -> Vec<u8> {
    // Four of five slots are filled.
    let count = (features.len() * 5 / 4).div_ceil(SLOTS) + 1;
    let mut buckets = vec![[0u8; BUCKET]; count];
    let mut sorted: Vec<&(u64, [i8; LABELS])> = features.iter().collect();
    sorted.sort_by_key(|(feature, _)| (bucket_of(*feature, count), check_of(*feature), *feature));
    sorted.dedup_by_key(|(feature, _)| (bucket_of(*feature, count), check_of(*feature)));
    for (feature, weights) in sorted {
        let mut at = bucket_of(*feature, count);
        loop {
            let bucket = &mut buckets[at];
            let free = (0..SLOTS).find(|slot| bucket[2 * slot..2 * slot + 2] == [0, 0]);
            let Some(slot) = free else {
                bucket[BUCKET - 1] = FULL;
                at = (at + 1) % count;
                continue;
            };
            bucket[2 * slot..2 * slot + 2].copy_from_slice(&check_of(*feature).to_le_bytes());
            let place = WEIGHTS + slot * LABELS;
            bucket[place..place + LABELS].copy_from_slice(&weights.map(|weight| weight as u8));
            break;
        }
    }
    let mut out = MAGIC.to_vec();
    out.extend((count as u32).to_le_bytes());
    out.extend((features.len() as u32).to_le_bytes());
    out.extend(scale.to_le_bytes());
    out.extend(transitions.as_flattened().iter().flat_map(|score| score.to_le_bytes()));
    out.extend(buckets.as_flattened());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_not_read() {
        assert!(Model::read(b"").is_none() && Model::read(&[0; 300]).is_none());
    }

    #[test]
    fn the_embedded_table_is_one() {
        let model = Model::read(sasil_dict::tagger::WEIGHTS).expect("written by the training program");
        let used = model.buckets.iter().flat_map(|bucket| bucket[..WEIGHTS].as_chunks::<2>().0);
        assert!(used.filter(|check| **check != [0, 0]).count() > 100_000);
        assert!(sasil_dict::tagger::WEIGHTS.len() < 2_000_000);
    }

    #[cfg(feature = "train")]
    #[test]
    fn every_feature_is_found_again() {
        let features: Vec<(u64, [i8; LABELS])> =
            (1..3000u64).map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15), [(n % 100) as i8 + 1; LABELS])).collect();
        let table = write(&features, 0.5, &[[0.0; LABELS]; LABELS]);
        let model = Model::read(&table).expect("just written");
        let lost = features
            .iter()
            .filter(|(feature, weights)| model.weights(*feature).map(|found| found.map(|w| w as i8)) != Some(*weights));
        assert!(lost.count() < 3);
    }
}
