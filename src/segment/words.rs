//! The words of the dictionary: a trie whose values are runs of entries.

use std::borrow::Cow;

use sasil_dict::run::{ENTRY, HEAD, PENALTY, WAY_BITS};

use crate::segment::trie::Trie;

/// The words of one dictionary; `sasil_dict::run` says how their entries lie.
pub(crate) struct Words {
    pub(crate) trie: Trie,
    /// Where in `entries` each run begins.
    pub(crate) runs: Cow<'static, [u8]>,
    pub(crate) entries: Cow<'static, [u8]>,
}

/// The runs of a dictionary, looked at.
#[derive(Clone, Copy)]
pub(crate) struct Runs<'t> {
    starts: &'t [[u8; 4]],
    bytes: &'t [u8],
}

/// The entries of one written form.
#[derive(Clone, Copy)]
pub(crate) struct Run<'t> {
    /// The distinct left ids of the entries.
    pub(crate) lefts: &'t [[u8; 2]],
    pub(crate) entries: Entries,
}

/// Where the entries of a run lie.
#[derive(Clone, Copy, Default)]
pub(crate) struct Entries {
    start: u32,
    count: u16,
}

/// One entry: a word as the lattice sees it.
#[derive(Clone, Copy)]
pub(crate) struct Entry(u64);

impl Words {
    #[inline]
    pub(crate) fn runs(&self) -> Runs<'_> {
        Runs { starts: self.runs.as_chunks().0, bytes: &self.entries }
    }

    /// Appends a run; gives its number.
    #[cfg(feature = "lindera")]
    pub(crate) fn add(&mut self, entries: &[sasil_dict::run::Entry]) -> Option<u32> {
        let number = self.runs.len() as u32 / 4;
        self.runs.to_mut().extend_from_slice(&u32::try_from(self.entries.len()).ok()?.to_le_bytes());
        sasil_dict::run::write(entries, self.entries.to_mut())?;
        Some(number)
    }
}

impl<'t> Runs<'t> {
    /// A run by its number; an empty one where there is none.
    #[inline]
    pub(crate) fn run(self, number: u32) -> Run<'t> {
        let start = self.starts.get(number as usize).map_or(u32::MAX, |&start| u32::from_le_bytes(start));
        let Some((&[l0, l1, e0, e1], rest)) = self.bytes.get(start as usize..).and_then(|run| run.split_first_chunk())
        else {
            return Run { lefts: &[], entries: Entries { start: 0, count: 0 } };
        };
        let count = u16::from_le_bytes([e0, e1]);
        let lefts = rest.get(..u16::from_le_bytes([l0, l1]) as usize * 2).unwrap_or_default();
        let start = start + (HEAD + lefts.len()) as u32;
        Run { lefts: lefts.as_chunks().0, entries: Entries { start, count } }
    }

    /// The entries of a run.
    #[inline]
    pub(crate) fn entries(self, entries: Entries) -> impl ExactSizeIterator<Item = Entry> + use<'t> {
        let Entries { start, count } = entries;
        let bytes = self.bytes.get(start as usize..start as usize + count as usize * ENTRY).unwrap_or_default();
        bytes.as_chunks().0.iter().map(|&entry| Entry(u64::from_le_bytes(entry)))
    }

    #[cfg(feature = "lindera")]
    pub(crate) fn all(self) -> impl Iterator<Item = Run<'t>> {
        (0..self.starts.len() as u32).map(move |number| self.run(number))
    }
}

impl Run<'_> {
    /// The left id of one of its entries.
    pub(crate) fn left(self, entry: Entry) -> u16 {
        self.lefts.get(entry.way()).map_or(0, |&left| u16::from_le_bytes(left))
    }
}

impl Entry {
    #[inline]
    pub(crate) fn kind(self) -> u16 {
        self.0 as u16
    }

    #[inline]
    pub(crate) fn cost(self) -> i16 {
        (self.0 >> 48) as i16
    }

    #[inline]
    pub(crate) fn right(self) -> u16 {
        (self.0 >> 32) as u16
    }

    /// Which of the left ids of its run it has.
    #[inline]
    pub(crate) fn way(self) -> usize {
        (self.0 >> 16) as usize & ((1 << WAY_BITS) - 1)
    }

    /// The right id, and in the low half which of the left ids and the steps of penalty.
    #[inline]
    pub(crate) fn right_and_way(self) -> u32 {
        (self.0 >> 16) as u32
    }

    /// What it costs to follow a space.
    #[inline]
    pub(crate) fn space_penalty(self) -> i32 {
        ((self.0 >> 16) as u16 >> WAY_BITS) as i32 * PENALTY
    }
}
