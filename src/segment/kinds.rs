//! What a word id says: tags, semantic class, stem.
//!
//! All of ko-dic's 816,283 entries are of 21,056 kinds. In the embedded tables the word id *is* the
//! kind, so that tags cost two small loads and no string.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use lindera_dictionary::dictionary::Dictionary;

use crate::segment::{Pos, TagSet};

/// Bytes of one record: tag set (u16), length of the stem (u8), offset of the stem (u24).
const RECORD: usize = 6;
const HEADER: usize = 16;

/// The kinds of words of one dictionary, unknown words at the end.
pub(crate) struct Kinds {
    records: Cow<'static, [u8]>,
    stems: Cow<'static, str>,
    sets: Vec<(TagSet, Range<u32>)>,
    sequences: Vec<Pos>,
    /// Tag sets of the entries for unknown words, by their number.
    unknown: Vec<u16>,
    /// Kind by word id, where the two differ.
    by_word: Vec<u32>,
}

impl Kinds {
    /// Reads `kinds.bin`; the second part is the tag string of each kind that dislikes a space before it.
    pub(crate) fn embedded(bytes: &'static [u8]) -> Option<(Self, Vec<&'static str>)> {
        let count = |word: usize| -> Option<usize> {
            let bytes = bytes.get(word * 4..word * 4 + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
        };
        let (kinds, disliking) = (count(0)?, count(1)?);
        let sets_at = HEADER + kinds * RECORD;
        let stems_at = sets_at + count(2)?;
        let records = bytes.get(HEADER..sets_at)?;
        let sets = std::str::from_utf8(bytes.get(sets_at..stems_at)?).ok()?;
        let stems = std::str::from_utf8(bytes.get(stems_at..stems_at + count(3)?)?).ok()?;
        let mut found = Self {
            records: Cow::Borrowed(records),
            stems: Cow::Borrowed(stems),
            sets: Vec::new(),
            sequences: Vec::new(),
            unknown: Vec::new(),
            by_word: Vec::new(),
        };
        let mut names = Vec::new();
        for line in sets.lines() {
            let (tags, note) = line.split_once(',')?;
            found.add_set(tags, note);
            names.push(tags);
        }
        let tags = (0..disliking)
            .map(|kind| names.get(found.record(kind as u32)?.0 as usize).copied())
            .collect::<Option<Vec<_>>>()?;
        Some((found, tags))
    }

    /// Collects the kinds of a dictionary that was built by lindera; `None` without a tag column.
    pub(crate) fn collect(dictionary: &Dictionary) -> Option<Self> {
        let schema = &dictionary.metadata.dictionary_schema;
        let column = |name: &str| schema.get_field_index(name)?.checked_sub(4);
        let tag = column("part_of_speech_tag")?;
        let (note, kind, expression) = (column("meaning"), column("type"), column("expression"));
        let mut builder = Builder::default();
        let by_word = (0..dictionary.prefix_dictionary.word_count())
            .map(|word| {
                let fields: Vec<&str> = dictionary.word_details_iter(word).collect();
                let field = |column: Option<usize>| column.and_then(|c| fields.get(c)).copied().unwrap_or("*");
                let stem = match field(kind) {
                    "Inflect" => field(expression).split('/').next().unwrap_or(""),
                    _ => "",
                };
                builder.kind(field(Some(tag)), field(note), stem)
            })
            .collect();
        Some(builder.finish(by_word))
    }

    /// Notes the tags of the entries for unknown words.
    pub(crate) fn with_unknown<'t>(mut self, tags: impl Iterator<Item = &'t str>) -> Self {
        for tags in tags {
            self.unknown.push(self.sets.len() as u16);
            self.add_set(tags, "");
        }
        self
    }

    fn add_set(&mut self, tags: &str, note: &str) {
        let start = self.sequences.len() as u32;
        self.sequences.extend(tags.split('+').map(Pos::from_tag));
        let end = self.sequences.len() as u32;
        self.sets.push((TagSet::from_tags(tags, note), start..end));
    }

    /// The kind of a word of the dictionary.
    pub(crate) fn of_word(&self, word: u32) -> u32 {
        self.by_word.get(word as usize).copied().unwrap_or(word)
    }

    /// The kind of an unknown word.
    pub(crate) fn of_unknown(&self, entry: u32) -> u32 {
        (self.records.len() / RECORD) as u32 + entry
    }

    pub(crate) fn tags(&self, kind: u32) -> TagSet {
        self.set(kind).map_or(TagSet::of(Pos::Unknown), |(tags, _)| *tags)
    }

    pub(crate) fn sequence(&self, kind: u32) -> &[Pos] {
        self.set(kind)
            .and_then(|(_, range)| self.sequences.get(range.start as usize..range.end as usize))
            .unwrap_or(&[Pos::Unknown])
    }

    /// The stem, where it is not the surface itself.
    pub(crate) fn stem(&self, kind: u32) -> Option<&str> {
        let (_, length, offset) = self.record(kind)?;
        let stem = self.stems.get(offset..offset + length)?;
        (!stem.is_empty()).then_some(stem)
    }

    fn set(&self, kind: u32) -> Option<&(TagSet, Range<u32>)> {
        let number = match self.record(kind) {
            Some((number, _, _)) => number,
            None => *self.unknown.get(kind as usize - self.records.len() / RECORD)?,
        };
        self.sets.get(number as usize)
    }

    fn record(&self, kind: u32) -> Option<(u16, usize, usize)> {
        let at = kind as usize * RECORD;
        let &[s0, s1, length, o0, o1, o2] = self.records.get(at..at + RECORD)? else {
            return None;
        };
        let offset = u32::from_le_bytes([o0, o1, o2, 0]);
        Some((u16::from_le_bytes([s0, s1]), length.into(), offset as usize))
    }
}

/// Gathers distinct kinds.
#[derive(Default)]
struct Builder {
    kinds: HashMap<(u16, String), u32>,
    sets: HashMap<(String, String), u16>,
    set_list: Vec<(String, String)>,
    records: Vec<u8>,
    stems: String,
}

impl Builder {
    fn kind(&mut self, tags: &str, note: &str, stem: &str) -> u32 {
        let stem = if stem == "*" || stem.len() > 255 { "" } else { stem };
        let set = self.set(tags, note);
        if let Some(&kind) = self.kinds.get(&(set, stem.to_owned())) {
            return kind;
        }
        let kind = self.kinds.len() as u32;
        self.kinds.insert((set, stem.to_owned()), kind);
        self.records.extend_from_slice(&set.to_le_bytes());
        self.records.push(stem.len() as u8);
        self.records.extend_from_slice(&(self.stems.len() as u32).to_le_bytes()[..3]);
        self.stems.push_str(stem);
        kind
    }

    fn set(&mut self, tags: &str, note: &str) -> u16 {
        let key = (tags.to_owned(), note.to_owned());
        let next = self.set_list.len() as u16;
        *self.sets.entry(key.clone()).or_insert_with(|| {
            self.set_list.push(key);
            next
        })
    }

    fn finish(self, by_word: Vec<u32>) -> Kinds {
        let mut kinds = Kinds {
            records: Cow::Owned(self.records),
            stems: Cow::Owned(self.stems),
            sets: Vec::new(),
            sequences: Vec::new(),
            unknown: Vec::new(),
            by_word,
        };
        for (tags, note) in &self.set_list {
            kinds.add_set(tags, note);
        }
        kinds
    }
}
