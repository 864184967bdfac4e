//! What it costs one word to follow another.

use std::borrow::Cow;

/// Costs by the left id of the later word and the right id of the earlier.
pub(crate) struct Matrix {
    costs: Cow<'static, [u8]>,
    rights: usize,
}

/// The costs of one left id.
#[derive(Clone, Copy)]
pub(crate) struct Row<'m>(&'m [u8]);

impl Matrix {
    /// `costs` has a row of `rights` little-endian numbers for each of `lefts` left ids.
    pub(crate) fn new(costs: Cow<'static, [u8]>, rights: usize, lefts: usize) -> Option<Self> {
        (costs.len() == rights * lefts * 2).then_some(Self { costs, rights })
    }

    /// Reads `matrix.bin`.
    #[cfg(feature = "embed")]
    pub(crate) fn embedded(bytes: &'static [u8]) -> Option<Self> {
        let (&[r0, r1, l0, l1], costs) = bytes.split_first_chunk::<4>()?;
        let (rights, lefts) = (u16::from_le_bytes([r0, r1]), u16::from_le_bytes([l0, l1]));
        Self::new(costs.into(), rights.into(), lefts.into())
    }

    /// Whether both ids are within.
    #[cfg(feature = "lindera")]
    pub(crate) fn has(&self, left: u16, right: u16) -> bool {
        (right as usize) < self.rights && (left as usize) < self.lefts()
    }

    /// How many right ids there are.
    pub(crate) fn rights(&self) -> usize {
        self.rights
    }

    /// How many left ids there are.
    pub(crate) fn lefts(&self) -> usize {
        self.costs.len() / 2 / self.rights.max(1)
    }

    #[inline]
    pub(crate) fn row(&self, left: u16) -> Row<'_> {
        let start = left as usize * self.rights * 2;
        Row(self.costs.get(start..start + self.rights * 2).unwrap_or_default())
    }
}

impl Row<'_> {
    #[inline]
    pub(crate) fn cost(self, right: u16) -> i32 {
        let at = right as usize * 2;
        match self.0.get(at..at + 2) {
            Some(&[low, high]) => i16::from_le_bytes([low, high]).into(),
            _ => i16::MAX.into(),
        }
    }
}
