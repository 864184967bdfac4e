//! Kinds of words: what a token says besides its place.
//!
//! A *kind* is a tag sequence, a semantic class and, for an inflected form, the stem before inflection
//! (`밝혔` → `밝히`). All words of a kind share one word id, so that tags are read by id, without strings.

use std::collections::{BTreeMap, HashMap};

use crate::mecab::Entry;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    pub tags: String,
    pub class: String,
    /// Empty where the surface itself is the stem.
    pub stem: String,
}

impl Kind {
    pub fn of(entry: &Entry) -> Self {
        let fields: Vec<&str> = entry.feature.split(',').collect();
        let field = |index: usize| fields.get(index).copied().unwrap_or("*");
        let stem = match field(4) {
            "Inflect" => field(7).split('/').next().unwrap_or(""),
            _ => "",
        };
        Self {
            tags: field(0).to_owned(),
            class: if field(1) == "*" { String::new() } else { field(1).to_owned() },
            stem: if stem == entry.surface || stem == "*" { String::new() } else { stem.to_owned() },
        }
    }
}

/// The kinds in the order of their numbers.
pub struct Kinds {
    pub list: Vec<Kind>,
    numbers: HashMap<Kind, u16>,
}

impl Kinds {
    /// Frequent ones first.
    pub fn collect(entries: &[&Entry]) -> Self {
        let mut counts: BTreeMap<Kind, u32> = BTreeMap::new();
        for entry in entries {
            *counts.entry(Kind::of(entry)).or_default() += 1;
        }
        let mut list: Vec<(Kind, u32)> = counts.into_iter().collect();
        list.sort_by_key(|(_, count)| u32::MAX - count);
        let list: Vec<Kind> = list.into_iter().map(|(kind, _)| kind).collect();
        let numbers = list.iter().cloned().zip(0..).collect();
        Self { list, numbers }
    }

    pub fn number(&self, kind: &Kind) -> u16 {
        self.numbers[kind]
    }

    /// Whether words of a kind are nouns and nothing else: the lattice weighs a name of the same form by them.
    pub fn is_noun(&self, number: u16) -> bool {
        let mut tags = self.list[number as usize].tags.split('+');
        let first = tags.next().unwrap_or_default();
        (first.starts_with('N') || matches!(first, "SL" | "SH")) && tags.all(|tag| tag == first)
    }

    /// `kinds.bin`: counts, then a record a kind, the tag sets, and the stems (see dict/README.md).
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut sets: Vec<(&str, &str)> = Vec::new();
        let mut set_numbers: HashMap<(&str, &str), u16> = HashMap::new();
        let mut stems = String::new();
        let mut stem_offsets: HashMap<&str, u32> = HashMap::new();
        let mut records = Vec::new();
        for kind in &self.list {
            let set = (kind.tags.as_str(), kind.class.as_str());
            let number = *set_numbers.entry(set).or_insert_with(|| {
                sets.push(set);
                (sets.len() - 1) as u16
            });
            let offset = *stem_offsets.entry(&kind.stem).or_insert_with(|| {
                stems.push_str(&kind.stem);
                (stems.len() - kind.stem.len()) as u32
            });
            records.extend_from_slice(&number.to_le_bytes());
            records.push(kind.stem.len() as u8);
            records.extend_from_slice(&offset.to_le_bytes()[..3]);
        }
        let names: String = sets.iter().map(|(tags, class)| format!("{tags},{class}\n")).collect();
        let mut out = Vec::new();
        for count in [self.list.len(), names.len(), stems.len()] {
            out.extend_from_slice(&(count as u32).to_le_bytes());
        }
        out.extend_from_slice(&records);
        out.extend_from_slice(names.as_bytes());
        out.extend_from_slice(stems.as_bytes());
        out
    }
}
