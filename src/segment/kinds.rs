//! What a word is besides its place: tags, semantic class, stem.
//!
//! All of ko-dic's 816,283 entries are of 21,062 kinds, and an entry of the embedded tables names its
//! kind directly: tags cost two small loads and no string.

use std::borrow::Cow;
use std::ops::Range;

use crate::segment::{Pos, TagSet};

/// Bytes of one record: tag set (u16), length of the stem (u8), offset of the stem (u24).
const RECORD: usize = 6;

/// The kinds of words of one dictionary.
pub(crate) struct Kinds {
    records: Cow<'static, [u8]>,
    stems: Cow<'static, str>,
    sets: Vec<Set>,
    sequences: Vec<Pos>,
}

struct Set {
    tags: TagSet,
    sequence: Range<u32>,
}

impl Kinds {
    fn new(records: Cow<'static, [u8]>, stems: Cow<'static, str>) -> Self {
        Self { records, stems, sets: Vec::new(), sequences: Vec::new() }
    }

    /// Reads `kinds.bin`.
    #[cfg(feature = "embed")]
    pub(crate) fn embedded(bytes: &'static [u8]) -> Option<Self> {
        const HEADER: usize = 12;
        let count = |word: usize| -> Option<usize> {
            let bytes = bytes.get(word * 4..word * 4 + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
        };
        let sets_at = HEADER + count(0)? * RECORD;
        let stems_at = sets_at + count(1)?;
        let stems = std::str::from_utf8(bytes.get(stems_at..stems_at + count(2)?)?).ok()?;
        let mut kinds = Self::new(bytes.get(HEADER..sets_at)?.into(), stems.into());
        for line in std::str::from_utf8(bytes.get(sets_at..stems_at)?).ok()?.lines() {
            let (tags, note) = line.split_once(',')?;
            kinds.add_set(tags, note);
        }
        Some(kinds)
    }

    fn add_set(&mut self, tags: &str, note: &str) {
        let start = self.sequences.len() as u32;
        self.sequences.extend(tags.split('+').map(Pos::from_tag));
        let sequence = start..self.sequences.len() as u32;
        let tags = TagSet::from_tags(tags, note);
        self.sets.push(Set { tags, sequence });
    }

    #[inline]
    pub(crate) fn tags(&self, kind: u16) -> TagSet {
        self.set(kind).map_or(TagSet::of(Pos::Unknown), |set| set.tags)
    }

    pub(crate) fn sequence(&self, kind: u16) -> &[Pos] {
        self.set(kind)
            .and_then(|set| self.sequences.get(set.sequence.start as usize..set.sequence.end as usize))
            .unwrap_or(&[Pos::Unknown])
    }

    /// The stem, where it is not the word as written.
    pub(crate) fn stem(&self, kind: u16) -> Option<&str> {
        let &[_, _, length, o0, o1, o2] = self.record(kind)? else {
            return None;
        };
        let offset = u32::from_le_bytes([o0, o1, o2, 0]) as usize;
        let stem = self.stems.get(offset..offset + length as usize)?;
        (!stem.is_empty()).then_some(stem)
    }

    #[inline]
    fn set(&self, kind: u16) -> Option<&Set> {
        let &[low, high, ..] = self.record(kind)? else {
            return None;
        };
        self.sets.get(u16::from_le_bytes([low, high]) as usize)
    }

    #[inline]
    fn record(&self, kind: u16) -> Option<&[u8]> {
        let at = kind as usize * RECORD;
        self.records.get(at..at + RECORD)
    }
}

/// Gathers the distinct kinds of a dictionary that comes as strings.
#[cfg(feature = "lindera")]
#[derive(Default)]
pub(crate) struct KindsBuilder {
    kinds: std::collections::HashMap<(u16, String), u16>,
    sets: std::collections::HashMap<(String, String), u16>,
    set_list: Vec<(String, String)>,
    records: Vec<u8>,
    stems: String,
}

#[cfg(feature = "lindera")]
impl KindsBuilder {
    /// The number of a kind; `None` where there are too many.
    pub(crate) fn kind(&mut self, tags: &str, note: &str, stem: &str) -> Option<u16> {
        let stem = if stem == "*" || stem.len() > 255 { "" } else { stem };
        let key = (self.set(tags, note), stem.to_owned());
        if let Some(&kind) = self.kinds.get(&key) {
            return Some(kind);
        }
        let kind = u16::try_from(self.kinds.len()).ok()?;
        self.records.extend_from_slice(&key.0.to_le_bytes());
        self.records.push(stem.len() as u8);
        self.records.extend_from_slice(&(self.stems.len() as u32).to_le_bytes()[..3]);
        self.stems.push_str(stem);
        self.kinds.insert(key, kind);
        Some(kind)
    }

    fn set(&mut self, tags: &str, note: &str) -> u16 {
        let key = (tags.to_owned(), note.to_owned());
        let next = self.set_list.len() as u16;
        *self.sets.entry(key).or_insert_with_key(|key| {
            self.set_list.push(key.clone());
            next
        })
    }

    pub(crate) fn finish(self) -> Kinds {
        let mut kinds = Kinds::new(self.records.into(), self.stems.into());
        for (tags, note) in &self.set_list {
            kinds.add_set(tags, note);
        }
        kinds
    }
}
