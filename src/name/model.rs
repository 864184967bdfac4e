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
    /// A word a bucket, with two bits for each check that a search from there may find.
    near: Vec<u64>,
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

/// The checks that lie in each bucket or, where it is full, in those behind it, in bits.
fn near(buckets: &[[u8; BUCKET]]) -> Vec<u64> {
    let mut near: Vec<u64> = buckets.iter().map(own_checks).collect();
    // What runs over the end goes on at the start.
    let mut behind = near.first().copied().unwrap_or(0);
    for _ in 0..2 {
        for (bits, bucket) in near.iter_mut().zip(buckets).rev() {
            if bucket[BUCKET - 1] == FULL {
                *bits |= behind;
            }
            behind = *bits;
        }
    }
    near
}

/// The bits of a check: one alone would let a tenth of the features pass that have no weights, and twice that in buckets
/// that go on in the next.
#[inline]
fn bits_of(check: u16) -> u64 {
    1 << (check % 64) | 1 << (check >> 6 & 63)
}

fn own_checks(bucket: &[u8; BUCKET]) -> u64 {
    let checks = bucket[..WEIGHTS].as_chunks::<2>().0.iter().map(|check| u16::from_le_bytes(*check));
    checks.filter(|check| *check != 0).fold(0, |bits, check| bits | bits_of(check))
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
        Some(Self { buckets, near: near(buckets), scale: f32::from_bits(number(12)?), transitions })
    }

    pub(crate) fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The weights of the feature with this bucket and check, if it has any.
    fn weights(&self, mut at: usize, check: u16) -> Option<&[u8; LABELS]> {
        // A full table would go round for ever.
        for _ in 0..self.buckets.len() {
            let bucket = self.buckets.get(at)?;
            let slot = slot_of(bucket, check);
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

    /// Notes where the weights of a feature lie, if it may have any: more than half of all have none.
    #[inline]
    pub(crate) fn seek(&self, feature: u64, places: &mut Places) {
        let (at, check) = (bucket_of(feature, self.buckets.len()), check_of(feature));
        let bits = self.near.get(at).copied().unwrap_or(0);
        // Without a branch that could be guessed wrongly.
        if let Some(place) = places.list.get_mut(places.count) {
            *place = (at as u32, check);
            places.count += usize::from(!bits & bits_of(check) == 0);
        }
    }

    /// Adds up the weights that lie in these places.
    #[inline(never)]
    pub(crate) fn sum(&self, places: &Places) -> Sum {
        let mut sum = Sum::default();
        for &(at, check) in places.noted() {
            let Some(bucket) = self.buckets.get(at as usize) else {
                sum.add(0);
                continue;
            };
            let slot = slot_of(bucket, check);
            if slot == SLOTS {
                sum.add(self.far_weights(at as usize, check));
                continue;
            }
            let place = WEIGHTS + slot * LABELS;
            // A byte more than labels, so that a row is one word.
            let mut row = [0; LABELS + 1];
            row.copy_from_slice(&bucket[place..place + LABELS + 1]);
            sum.add(u64::from_le_bytes(row));
        }
        sum.settle(places.count);
        sum
    }

    /// The weights of what does not lie in its own bucket.
    #[cold]
    #[inline(never)]
    fn far_weights(&self, at: usize, check: u16) -> u64 {
        self.weights(at, check).map_or(0, |weights| {
            let mut row = [0; LABELS + 1];
            row[..LABELS].copy_from_slice(weights);
            u64::from_le_bytes(row)
        })
    }

    /// The score of each label.
    #[inline]
    pub(crate) fn row(&self, sum: &Sum) -> Row {
        let [a, b, c, d, e, f, g] = sum.labels();
        let scaled = |sum: i16| f32::from(sum) * self.scale;
        [scaled(a), scaled(b), scaled(c), scaled(d), scaled(e), scaled(f), scaled(g)]
    }
}

/// The most features that are added up at once: more than any group has, and than hang on no group.
const MOST: usize = 32;

/// Buckets and checks of features whose weights are to be added up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    list: [(u32, u16); MOST],
    count: usize,
}

impl Places {
    pub(crate) fn clear(&mut self) {
        self.count = 0;
    }

    fn noted(&self) -> &[(u32, u16)] {
        self.list.get(..self.count).unwrap_or_default()
    }
}

/// The sums of weights of features, one a label.
///
/// A row of weights is one word. Its bytes, moved up so that none is negative, are added four at a time in lanes of 16
/// bits: those at even places in one word, those at odd ones in another. What they were moved up by is taken off in the
/// end; a lane may be negative then, and borrows from the next. A lane holds 257 features, more than a unit has. The
/// last lane gathers what is never read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    even: u64,
    odd: u64,
}

/// A one in every lane.
const ONES: u64 = 0x0001_0001_0001_0001;

impl Sum {
    /// Adds a row; what it is moved up by is taken off later.
    #[inline]
    fn add(&mut self, weights: u64) {
        const UP: u64 = 0x8080_8080_8080_8080;
        const LANES: u64 = 0x00ff_00ff_00ff_00ff;
        let moved = weights ^ UP;
        self.even = self.even.wrapping_add(moved & LANES);
        self.odd = self.odd.wrapping_add(moved >> 8 & LANES);
    }

    /// Takes off what so many rows have been moved up by.
    #[inline]
    fn settle(&mut self, rows: usize) {
        let moved = ONES.wrapping_mul(128 * rows as u64);
        self.even = self.even.wrapping_sub(moved);
        self.odd = self.odd.wrapping_sub(moved);
    }

    /// Adds what has been added to another.
    #[inline]
    pub(crate) fn join(&mut self, other: Sum) {
        self.even = self.even.wrapping_add(other.even);
        self.odd = self.odd.wrapping_add(other.odd);
    }

    /// The sum of each label.
    #[inline]
    fn labels(&self) -> [i16; LABELS] {
        // Moved up again, no lane owes the next.
        let [even, odd] = [self.even, self.odd].map(|half| half.wrapping_add(ONES << 15) ^ ONES << 15);
        let lane = |half: u64, number: u32| (half >> (16 * number)) as i16;
        [lane(even, 0), lane(odd, 0), lane(even, 1), lane(odd, 1), lane(even, 2), lane(odd, 2), lane(even, 3)]
    }
}

/// Lays weights out as a table.
#[cfg(feature = "train")]
pub(crate) fn write(features: &[(u64, [i8; LABELS])], scale: f32, transitions: &Transitions) -> Vec<u8> {
    // Five of eight slots are filled: with four of five, a feature often lay in another bucket than its own.
    let count = (features.len() * 8 / 5).div_ceil(SLOTS) + 1;
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

    #[test]
    fn sums_are_those_of_the_weights() {
        let rows: [[i8; LABELS]; 3] = [[-128, 127, 0, -1, 1, 5, -7], [-128, 127, 3, -1, 2, 5, -7], [1; LABELS]];
        let mut sum = Sum::default();
        for row in rows {
            let mut bytes = [0x5a; LABELS + 1];
            bytes.iter_mut().zip(row).for_each(|(byte, weight)| *byte = weight as u8);
            sum.add(u64::from_le_bytes(bytes));
        }
        sum.settle(rows.len());
        let mut twice = sum;
        twice.join(sum);
        for label in 0..LABELS {
            let expected: i16 = rows.iter().map(|row| i16::from(row[label])).sum();
            assert_eq!((sum.labels()[label], twice.labels()[label]), (expected, 2 * expected));
        }
    }

    #[cfg(feature = "train")]
    #[test]
    fn every_feature_is_found_again() {
        let features: Vec<(u64, [i8; LABELS])> =
            (1..3000u64).map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15), [(n % 100) as i8 + 1; LABELS])).collect();
        let table = write(&features, 0.5, &[[0.0; LABELS]; LABELS]);
        let model = Model::read(&table).expect("just written");
        let lost = features.iter().filter(|(feature, weights)| {
            model
                .weights(bucket_of(*feature, model.buckets.len()), check_of(*feature))
                .map(|found| found.map(|w| w as i8))
                != Some(*weights)
        });
        assert!(lost.count() < 3);
    }
}
