//! What was decided and seen on the way, told when the run is over.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use encoding_rs::Encoding;

use super::decode::unusual;

/// What all inputs have in common to tell.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    encodings: BTreeMap<&'static str, Several>,
    skipped: Several,
    skipped_endings: BTreeSet<String>,
    ids: HashSet<u64>,
    hasher: BuildHasherDefault<DefaultHasher>,
    repeated: Several,
}

/// The first few of many.
#[derive(Debug, Default)]
struct Several {
    count: usize,
    first: Vec<String>,
}

/// Names that a line shows.
const SHOWN: usize = 3;
/// Ids that are compared: more would not leave the memory bounded.
const MOST_IDS: usize = 1 << 20;

impl Notes {
    /// An input was in another encoding than UTF-8.
    pub fn encoding(&mut self, encoding: &'static Encoding, place: &str) {
        if let Some(encoding) = unusual(encoding) {
            self.encodings.entry(encoding).or_default().add(place);
        }
    }

    /// A file in a folder was not read, since its ending is none of a text.
    pub fn skipped(&mut self, path: &str, ending: &str) {
        self.skipped.add(path);
        if self.skipped_endings.len() < SHOWN {
            self.skipped_endings.insert(ending.to_string());
        }
    }

    /// A document has this id.
    pub fn id(&mut self, id: &str, place: &str) {
        let hash = self.hasher.hash_one(id);
        let repeated = if self.ids.len() < MOST_IDS { !self.ids.insert(hash) } else { self.ids.contains(&hash) };
        if repeated {
            self.repeated.add(&format!("{id} ({place})"));
        }
    }

    /// A line for each matter.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (encoding, places) in &self.encodings {
            lines.push(format!("{places}: read as {encoding}; --encoding forces another"));
        }
        if self.skipped.count > 0 {
            let endings: Vec<&str> = self.skipped_endings.iter().map(String::as_str).collect();
            lines.push(format!(
                "{}: not read, for the ending ({}); name the file itself, or give --extensions",
                self.skipped,
                endings.join(", ")
            ));
        }
        if self.repeated.count > 0 {
            lines.push(format!("{}: an earlier document has the same id; `source` tells files apart", self.repeated));
        }
        lines
    }
}

impl Several {
    fn add(&mut self, name: &str) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(name.to_string());
        }
    }
}

impl std::fmt::Display for Several {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.first.join(", "))?;
        match self.count - self.first.len() {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_told_in_a_line() {
        let mut notes = Notes::default();
        for n in 0..5 {
            notes.encoding(encoding_rs::EUC_KR, &format!("{n}.txt"));
            notes.id("a", &format!("{n}.txt"));
        }
        notes.id("b", "b.txt");
        notes.skipped("x.jpg", ".jpg");
        assert_eq!(
            notes.lines(),
            [
                "0.txt, 1.txt, 2.txt and 2 more: read as CP949 (EUC-KR); --encoding forces another",
                "x.jpg: not read, for the ending (.jpg); name the file itself, or give --extensions",
                "a (1.txt), a (2.txt), a (3.txt) and 1 more: an earlier document has the same id; `source` tells files apart",
            ]
        );
        assert_eq!(Notes::default().lines(), [""; 0]);
    }
}
