//! What it costs one word to follow another.

use std::borrow::Cow;

/// Costs by the left id of the later word and the right id of the earlier.
pub(crate) struct Matrix {
    /// A row a left id, then the least cost of each right id, then that of each left id.
    bytes: Cow<'static, [u8]>,
    rights: usize,
    lefts: usize,
}

/// The costs, looked at.
#[derive(Clone, Copy)]
pub(crate) struct Costs<'m> {
    costs: &'m [[u8; 2]],
    rights: usize,
    /// What each right id costs at least, whatever follows.
    pub(crate) least_of_rights: Row<'m>,
    /// What each left id costs at least, whatever stands before.
    pub(crate) least_of_lefts: Row<'m>,
}

/// Costs by id.
#[derive(Clone, Copy)]
pub(crate) struct Row<'m>(&'m [[u8; 2]]);

impl Matrix {
    /// Reads `matrix.bin`.
    #[cfg(feature = "embed")]
    pub(crate) fn embedded(bytes: &'static [u8]) -> Option<Self> {
        let (&[r0, r1, l0, l1], costs) = bytes.split_first_chunk::<4>()?;
        let (rights, lefts) = (u16::from_le_bytes([r0, r1]) as usize, u16::from_le_bytes([l0, l1]) as usize);
        let is_sound = costs.len() == (rights * lefts + rights + lefts) * 2;
        is_sound.then_some(Self { bytes: costs.into(), rights, lefts })
    }

    /// Of `rights` costs for each left id.
    #[cfg(feature = "lindera")]
    pub(crate) fn new(costs: &[i16], rights: usize) -> Option<Self> {
        if rights == 0 || !costs.len().is_multiple_of(rights) {
            return None;
        }
        let mut least = vec![i16::MAX; rights];
        let mut least_of_lefts = Vec::new();
        for row in costs.chunks_exact(rights) {
            least.iter_mut().zip(row).for_each(|(least, &cost)| *least = cost.min(*least));
            least_of_lefts.push(row.iter().copied().min()?);
        }
        let all = costs.iter().chain(&least).chain(&least_of_lefts);
        let bytes: Vec<u8> = all.flat_map(|cost| cost.to_le_bytes()).collect();
        Some(Self { bytes: bytes.into(), rights, lefts: least_of_lefts.len() })
    }

    /// Whether both ids are within.
    #[cfg(feature = "lindera")]
    pub(crate) fn has(&self, left: u16, right: u16) -> bool {
        (right as usize) < self.rights && (left as usize) < self.lefts
    }

    #[inline]
    pub(crate) fn costs(&self) -> Costs<'_> {
        let costs: &[[u8; 2]] = self.bytes.as_chunks().0;
        let (costs, least) = costs.split_at_checked(self.rights * self.lefts).unwrap_or_default();
        let (least_of_rights, least_of_lefts) = least.split_at_checked(self.rights).unwrap_or_default();
        Costs { costs, rights: self.rights, least_of_rights: Row(least_of_rights), least_of_lefts: Row(least_of_lefts) }
    }
}

impl Costs<'_> {
    #[inline]
    pub(crate) fn cost(self, left: u16, right: u16) -> i32 {
        let index = left as usize * self.rights + right as usize;
        self.costs.get(index).map_or(i16::MAX.into(), |&cost| i16::from_le_bytes(cost).into())
    }
}

impl Row<'_> {
    #[inline]
    pub(crate) fn cost(self, id: u16) -> i32 {
        self.0.get(id as usize).map_or(i16::MAX.into(), |&cost| i16::from_le_bytes(cost).into())
    }
}
