//! The tables of one dictionary.

use std::borrow::Cow;

#[cfg(feature = "embed")]
use crate::error::{Error, ErrorKind};
use crate::segment::characters::Characters;
use crate::segment::kinds::Kinds;
use crate::segment::matrix::Matrix;
use crate::segment::trie::Trie;

/// Everything that segmenters over one dictionary share.
pub(crate) struct Tables {
    pub(crate) characters: Characters,
    pub(crate) kinds: Kinds,
    pub(crate) matrix: Matrix,
    pub(crate) words: Words,
    /// Entries for unknown words, by category.
    pub(crate) unknown: Vec<Vec<Entry>>,
    pub(crate) proper: ProperIds,
}

/// One entry of the dictionary: a word as the lattice sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: u32,
    pub(crate) cost: i16,
    pub(crate) left: u16,
    pub(crate) right: u16,
}

/// The context ids with which names enter the lattice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ProperIds {
    pub(crate) left: u16,
    pub(crate) right_open: u16,
    pub(crate) right_closed: u16,
}

impl ProperIds {
    /// A name as an entry.
    pub(crate) fn entry(self, word: sasil_dict::word::WordEntry) -> Entry {
        let right = match word.final_consonant {
            true => self.right_closed,
            false => self.right_open,
        };
        Entry { kind: 0, cost: word.cost, left: self.left, right }
    }
}

/// The words of the dictionary: a trie whose values are runs of entries.
pub(crate) struct Words {
    pub(crate) trie: Trie,
    pub(crate) runs: Cow<'static, [u8]>,
    pub(crate) records: Cow<'static, [u8]>,
}

/// Length of one record: kind, cost, left id, right id.
pub(crate) const RECORD: usize = 10;

impl Entry {
    #[inline]
    pub(crate) fn read(record: &[u8; RECORD]) -> Self {
        let [k0, k1, k2, k3, c0, c1, l0, l1, r0, r1] = *record;
        Self {
            kind: u32::from_le_bytes([k0, k1, k2, k3]),
            cost: i16::from_le_bytes([c0, c1]),
            left: u16::from_le_bytes([l0, l1]),
            right: u16::from_le_bytes([r0, r1]),
        }
    }
}

impl Words {
    /// The entries of one run.
    #[inline]
    pub(crate) fn entries(&self, run: u32) -> impl Iterator<Item = Entry> {
        self.run(run).as_chunks::<RECORD>().0.iter().map(Entry::read)
    }

    #[inline]
    fn run(&self, run: u32) -> &[u8] {
        let at = run as usize * 4;
        let Some(&[s0, s1, s2, s3, e0, e1, e2, e3]) = self.runs.get(at..at + 8) else {
            return &[];
        };
        let start = u32::from_le_bytes([s0, s1, s2, s3]) as usize * RECORD;
        let end = u32::from_le_bytes([e0, e1, e2, e3]) as usize * RECORD;
        self.records.get(start..end).unwrap_or_default()
    }
}

impl Tables {
    /// The dictionary inside the binary; its tables are used where they lie.
    #[cfg(feature = "embed")]
    pub(crate) fn embedded() -> Result<Self, Error> {
        Self::read_embedded().ok_or_else(|| {
            Error::new(ErrorKind::Dictionary, "the embedded dictionary cannot be read; build the crate sasil-dict anew")
        })
    }

    #[cfg(feature = "embed")]
    fn read_embedded() -> Option<Self> {
        use sasil_dict::ko_dic;

        let mut unknown = Vec::new();
        for record in ko_dic::UNKNOWN.as_chunks::<{ 2 + RECORD }>().0 {
            let (&category, entry) = record.split_first_chunk::<2>()?;
            let category = u16::from_le_bytes(category) as usize;
            unknown.resize(unknown.len().max(category + 1), Vec::new());
            unknown[category].push(Entry::read(entry.try_into().ok()?));
        }
        let (&[l0, l1, o0, o1, c0, c1], _) = ko_dic::PROPER.split_first_chunk::<6>()?;
        Some(Self {
            characters: Characters::embedded(ko_dic::CHARACTERS)?,
            kinds: Kinds::embedded(ko_dic::KINDS)?,
            matrix: Matrix::embedded(ko_dic::MATRIX)?,
            words: Words { trie: Trie::new(ko_dic::TRIE)?, runs: ko_dic::RUNS.into(), records: ko_dic::RECORDS.into() },
            unknown,
            proper: ProperIds {
                left: u16::from_le_bytes([l0, l1]),
                right_open: u16::from_le_bytes([o0, o1]),
                right_closed: u16::from_le_bytes([c0, c1]),
            },
        })
    }

    /// Whether all ids fit the matrix and the kinds: a dictionary from a disk may say anything.
    #[cfg(feature = "lindera")]
    pub(crate) fn is_sound(&self) -> bool {
        let fits = |entry: Entry| self.matrix.has(entry.left, entry.right);
        self.words.records.as_chunks::<RECORD>().0.iter().map(Entry::read).all(fits)
            && self.unknown.iter().flatten().copied().all(fits)
            && self.matrix.has(self.proper.left, self.proper.right_open)
            && self.matrix.has(self.proper.left, self.proper.right_closed)
    }
}
