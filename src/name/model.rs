//! The weights: found by the hash of a feature in a table that is read where it lies.

use super::chain::{LABELS, Row, Transitions};

/// First bytes of the table.
pub(crate) const MAGIC: [u8; 4] = *b"SNT1";
/// Bytes of the header: magic, buckets, features, scale, transitions.
const HEADER: usize = 16 + 4 * LABELS * LABELS;

/// Weights over a table of bytes.
///
/// After the header: where each bucket begins (`u32`, one more than buckets), the check of each feature (`u16`), its
/// weights (`i8`, one a label). A feature's bucket is the upper half of its hash, its check the lowest 16 bits.
#[derive(Clone, Debug)]
pub(crate) struct Model<'b> {
    starts: &'b [u8],
    checks: &'b [u8],
    weights: &'b [u8],
    buckets: u64,
    scale: f32,
    transitions: Transitions,
}

impl<'b> Model<'b> {
    /// Reads the header; `None` where the table is not of this kind.
    pub(crate) fn read(bytes: &'b [u8]) -> Option<Self> {
        let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let buckets = number(4)?;
        let features = number(8)? as usize;
        let mut transitions = [[0.0; LABELS]; LABELS];
        for (index, slot) in transitions.as_flattened_mut().iter_mut().enumerate() {
            *slot = f32::from_bits(number(16 + 4 * index)?);
        }
        let checks_at = HEADER + 4 * (buckets as usize + 1);
        let weights_at = checks_at + 2 * features;
        Some(Self {
            starts: bytes.get(HEADER..checks_at)?,
            checks: bytes.get(checks_at..weights_at)?,
            weights: bytes.get(weights_at..weights_at + features * LABELS)?,
            buckets: buckets.into(),
            scale: f32::from_bits(number(12)?),
            transitions,
        })
    }

    pub(crate) fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The weights of a feature, if it has any.
    #[inline]
    fn weights(&self, feature: u64) -> Option<&[u8; LABELS]> {
        let bucket = ((feature >> 32) * self.buckets >> 32) as usize;
        let start = |at: usize| {
            self.starts.get(at * 4..at * 4 + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize)
        };
        let wanted = (feature as u16).to_le_bytes();
        for entry in start(bucket)..start(bucket + 1) {
            if self.checks.get(entry * 2..entry * 2 + 2)? == wanted {
                return self.weights.get(entry * LABELS..(entry + 1) * LABELS)?.first_chunk();
            }
        }
        None
    }

    /// Adds up the features of one unit.
    pub(crate) fn score(&self, features: impl FnOnce(&mut dyn FnMut(u64))) -> Row {
        let mut sums = [0i32; LABELS];
        features(&mut |feature| {
            if let Some(weights) = self.weights(feature) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(*weight as i8);
                }
            }
        });
        sums.map(|sum| sum as f32 * self.scale)
    }
}

/// Lays weights out as a table.
#[cfg(feature = "train")]
pub(crate) fn write(features: &[(u64, [i8; LABELS])], scale: f32, transitions: &Transitions) -> Vec<u8> {
    let buckets = (features.len() as u64 / 2).max(1);
    let bucket = |feature: u64| ((feature >> 32) * buckets >> 32) as usize;
    let mut sorted: Vec<&(u64, [i8; LABELS])> = features.iter().collect();
    sorted.sort_by_key(|(feature, _)| (bucket(*feature), *feature as u16, *feature));
    sorted.dedup_by_key(|(feature, _)| (bucket(*feature), *feature as u16));
    let mut starts = vec![0u32; buckets as usize + 1];
    for (feature, _) in &sorted {
        starts[bucket(*feature) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut out = MAGIC.to_vec();
    out.extend((buckets as u32).to_le_bytes());
    out.extend((sorted.len() as u32).to_le_bytes());
    out.extend(scale.to_le_bytes());
    out.extend(transitions.as_flattened().iter().flat_map(|score| score.to_le_bytes()));
    out.extend(starts.iter().flat_map(|start| start.to_le_bytes()));
    out.extend(sorted.iter().flat_map(|(feature, _)| (*feature as u16).to_le_bytes()));
    out.extend(sorted.iter().flat_map(|(_, weights)| weights.map(|weight| weight as u8)));
    out
}
