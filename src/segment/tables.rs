//! The tables of one dictionary.

#[cfg(feature = "embed")]
use crate::error::{Error, ErrorKind};
use crate::segment::characters::Characters;
use crate::segment::kinds::Kinds;
use crate::segment::matrix::Matrix;
#[cfg(feature = "embed")]
use crate::segment::trie::Trie;
use crate::segment::words::Words;

/// Everything that segmenters over one dictionary share.
pub(crate) struct Tables {
    pub(crate) characters: Characters,
    pub(crate) kinds: Kinds,
    pub(crate) matrix: Matrix,
    pub(crate) words: Words,
    /// The run of unknown words of each category, and last one for all others.
    pub(crate) unknown: Vec<u32>,
    pub(crate) proper: ProperIds,
}

/// The context ids with which names enter the lattice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ProperIds {
    pub(crate) left: u16,
    pub(crate) right_open: u16,
    pub(crate) right_closed: u16,
}

impl ProperIds {
    /// The right id of a name.
    pub(crate) fn right(self, final_consonant: bool) -> u16 {
        if final_consonant { self.right_closed } else { self.right_open }
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

        let (&[l0, l1, o0, o1, c0, c1], _) = ko_dic::PROPER.split_first_chunk::<6>()?;
        Some(Self {
            characters: Characters::embedded(ko_dic::CHARACTERS)?,
            kinds: Kinds::embedded(ko_dic::KINDS)?,
            matrix: Matrix::embedded(ko_dic::MATRIX)?,
            words: Words { trie: Trie::new(ko_dic::TRIE)?, runs: ko_dic::RUNS.into(), entries: ko_dic::ENTRIES.into() },
            unknown: ko_dic::UNKNOWN.as_chunks().0.iter().map(|&run| u32::from_le_bytes(run)).collect(),
            proper: ProperIds {
                left: u16::from_le_bytes([l0, l1]),
                right_open: u16::from_le_bytes([o0, o1]),
                right_closed: u16::from_le_bytes([c0, c1]),
            },
        })
    }

    /// Whether all ids fit the matrix: a dictionary from a disk may say anything.
    #[cfg(feature = "lindera")]
    pub(crate) fn is_sound(&self) -> bool {
        self.words.runs().all().all(|run| {
            self.words.runs().entries(run.entries).all(|entry| self.matrix.has(run.left(entry), entry.right()))
        }) && self.matrix.has(self.proper.left, self.proper.right_open)
            && self.matrix.has(self.proper.left, self.proper.right_closed)
    }
}
