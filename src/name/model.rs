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

/// Where a check stands in a bucket, or `SLOTS`: all seven are compared at once.
#[inline]
fn slot_of(bucket: &[u8; BUCKET], check: u16) -> usize {
    const ONES: u128 = 0x0001_0001_0001_0001_0001_0001_0001_0001;
    // A hit behind the checks, so that there is always one.
    const LAST: u128 = 1 << (16 * SLOTS + 15);
    let mut checks = [0; 16];
    checks.copy_from_slice(&bucket[..16]);
    let unlike = u128::from_le_bytes(checks) ^ (ONES * u128::from(check));
    // The lowest lane of 16 bits that is zero has its top bit set; lanes above it may have it too.
    let alike = unlike.wrapping_sub(ONES) & !unlike & (ONES << 15) | LAST;
    alike.trailing_zeros() as usize / 16
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
    fn weights(&self, feature: u64) -> Option<&[u8; LABELS]> {
        let mut at = bucket_of(feature, self.buckets.len());
        // A full table would go round for ever.
        for _ in 0..self.buckets.len() {
            let bucket = self.buckets.get(at)?;
            let slot = slot_of(bucket, check_of(feature));
            if slot < SLOTS {
                return bucket[WEIGHTS + slot * LABELS..].first_chunk();
            }
            if bucket[BUCKET - 1] != FULL {
                return None;
            }
            at = if at + 1 == self.buckets.len() { 0 } else { at + 1 };
        }
        None
    }

    /// Adds up the weights of features.
    ///
    /// First all buckets are looked at, then the weights added: looks that do not wait for each other's outcome wait
    /// for memory together.
    pub(crate) fn sum(&self, features: &[u64], looks: &mut Vec<(u32, u32)>) -> Row {
        looks.clear();
        looks.extend(features.iter().map(|feature| {
            let at = bucket_of(*feature, self.buckets.len());
            let slot = self.buckets.get(at).map_or(SLOTS, |bucket| slot_of(bucket, check_of(*feature)));
            (at as u32, slot as u32)
        }));
        // A lane more than labels, so that a row is one word; it gathers what is never read. A unit has far fewer than
        // the 258 features that could overflow 16 bits.
        let mut sums = [0i16; LABELS + 1];
        for (feature, (at, slot)) in features.iter().zip(looks) {
            let Some(bucket) = self.buckets.get(*at as usize) else { continue };
            let slot = *slot as usize;
            if slot == SLOTS && bucket[BUCKET - 1] == FULL {
                let found = self.weights(*feature).unwrap_or(&[0; LABELS]);
                sums.iter_mut().zip(found).for_each(|(sum, weight)| *sum = sum.wrapping_add(i16::from(*weight as i8)));
                continue;
            }
            let place = WEIGHTS + slot.min(SLOTS - 1) * LABELS;
            let mut row = [0; LABELS + 1];
            row.copy_from_slice(&bucket[place..place + LABELS + 1]);
            // A miss counts for nothing, without a branch that could be guessed wrongly.
            let counts = -i16::from(slot < SLOTS);
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = sum.wrapping_add(counts & i16::from(weight as i8));
            }
        }
        let mut row = [0.0; LABELS];
        for (score, sum) in row.iter_mut().zip(sums) {
            *score = f32::from(sum) * self.scale;
        }
        row
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
