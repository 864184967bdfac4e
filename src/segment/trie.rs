//! A double-array trie over characters, walked where it lies.
//!
//! The layout is that of crawdad 0.4 and of lindera's `dict.trie`: the length of a code table, the table
//! (a code by code point), the size of the alphabet, the number of nodes, and nodes of two words: `base`,
//! whose top bit marks a leaf that holds a value, and `check`, whose top bit marks a node with a leaf
//! below it at code 0.

use std::borrow::Cow;

/// Code of a character that stands in no key.
const NO_CODE: u32 = u32::MAX;
const NO_VALUE: u32 = u32::MAX;
const FLAG: u32 = 1 << 31;
const NODE: usize = 8;

/// Keys and their values.
pub(crate) struct Trie {
    bytes: Cow<'static, [u8]>,
    /// Length of the code table.
    codes: usize,
    /// Where the nodes begin.
    nodes: usize,
    root: u32,
}

impl Trie {
    /// Checks the head; what lies behind it is checked at every step.
    pub(crate) fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        let codes = word(&bytes, 0)? as usize;
        let nodes = codes.checked_mul(4)?.checked_add(12)?;
        let count = word(&bytes, nodes - 4)? as usize;
        if count.checked_mul(NODE)?.checked_add(nodes)? != bytes.len() {
            return None;
        }
        let root = word(&bytes, nodes).unwrap_or(FLAG);
        Some(Self { bytes, codes, nodes, root })
    }

    #[inline]
    pub(crate) fn view(&self) -> View<'_> {
        let (codes, nodes) = self.bytes.split_at_checked(self.nodes).unwrap_or_default();
        let codes = codes.get(4..4 + self.codes * 4).unwrap_or_default();
        View { codes: codes.as_chunks().0, nodes: nodes.as_chunks().0 }
    }

    /// Calls `found` with the value and the length of every key that `text` begins with.
    #[inline]
    pub(crate) fn prefixes(&self, text: impl Iterator<Item = char>, mut found: impl FnMut(u32, usize)) {
        let view = self.view();
        let mut walk = Walk { at: 0, base: self.root };
        for (length, c) in (1..).zip(text) {
            let Some(value) = view.step(&mut walk, view.code(c)) else {
                return;
            };
            if value != NO_VALUE {
                found(value, length);
            }
        }
    }

    /// Finds the keys that begin at each of `starts`.
    ///
    /// All walks go on by one character in turn: their steps do not wait for each other, so that the
    /// memory answers many at once. One walk after the other took 1.3 times as long.
    pub(crate) fn all_prefixes(
        &self,
        codes: &[u32],
        starts: impl Iterator<Item = u32>,
        walks: &mut Vec<(u32, Walk)>,
        mut found: impl FnMut(u32, u32, u32),
    ) {
        walks.clear();
        walks.extend(starts.map(|start| (start, Walk { at: 0, base: self.root })));
        let view = self.view();
        let mut length = 0;
        let mut alive = walks.len();
        while alive > 0 {
            let mut kept = 0;
            for index in 0..alive {
                let Some(&(start, mut walk)) = walks.get(index) else {
                    break;
                };
                let code = codes.get((start + length) as usize).copied().unwrap_or(NO_CODE);
                let Some(value) = view.step(&mut walk, code) else {
                    continue;
                };
                if value != NO_VALUE {
                    found(start, start + length + 1, value);
                }
                if let Some(slot) = walks.get_mut(kept) {
                    *slot = (start, walk);
                }
                kept += 1;
            }
            alive = kept;
            length += 1;
        }
    }
}

/// A trie, looked at.
#[derive(Clone, Copy)]
pub(crate) struct View<'t> {
    codes: &'t [[u8; 4]],
    nodes: &'t [[u8; NODE]],
}

impl View<'_> {
    /// The code of a character, or [`NO_CODE`].
    #[inline]
    pub(crate) fn code(self, c: char) -> u32 {
        // The code of NUL is the end of a key.
        if c == '\0' {
            return NO_CODE;
        }
        self.codes.get(c as usize).map_or(NO_CODE, |&code| u32::from_le_bytes(code))
    }

    /// Goes on by one character: `None` where no key does, else the value of the key that ends here.
    #[inline]
    fn step(self, walk: &mut Walk, code: u32) -> Option<u32> {
        if code == NO_CODE || walk.base & FLAG != 0 {
            return None;
        }
        let child = walk.base ^ code;
        let (base, check) = self.node(child)?;
        if check & !FLAG != walk.at {
            return None;
        }
        *walk = Walk { at: child, base };
        if base & FLAG != 0 {
            return Some(base & !FLAG);
        }
        if check & FLAG != 0 {
            return self.node(base).map(|(value, _)| value & !FLAG);
        }
        Some(NO_VALUE)
    }

    #[inline]
    fn node(self, index: u32) -> Option<(u32, u32)> {
        let node = u64::from_le_bytes(*self.nodes.get(index as usize)?);
        Some((node as u32, (node >> 32) as u32))
    }
}

/// How far a walk through the trie has come.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    at: u32,
    base: u32,
}

#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefixes(trie: &Trie, text: &str) -> Vec<(u32, usize)> {
        let mut found = Vec::new();
        trie.prefixes(text.chars(), |value, length| found.push((value, length)));
        let codes: Vec<u32> = text.chars().map(|c| trie.view().code(c)).collect();
        let mut all = Vec::new();
        trie.all_prefixes(&codes, 0..1, &mut Vec::new(), |_, end, value| {
            all.push((value, end as usize));
        });
        assert_eq!(found, all);
        found
    }

    #[test]
    fn finds_what_crawdad_finds() {
        let keys = ["삼성", "삼성전자", "삼성전기", "삼", "전자", "KT", "KT&G", "가"];
        let built = crawdad::Trie::from_keys(keys).unwrap();
        let trie = Trie::new(built.serialize_to_vec()).unwrap();
        for text in ["삼성전자가", "삼성전", "KT&G", "KTX", "자", "", "삼\0", "전자전자", "🙂삼"] {
            let wanted: Vec<(u32, usize)> = match text {
                "삼\0" => vec![(3, 1)],
                _ => built.common_prefix_search(text.chars()).collect(),
            };
            assert_eq!(prefixes(&trie, text), wanted, "{text}");
        }
    }

    #[test]
    fn damaged_bytes_find_nothing() {
        assert!(Trie::new(vec![]).is_none());
        assert!(Trie::new(vec![0xff; 64]).is_none());
        let empty = Trie::new([0u32, 0, 0].map(u32::to_le_bytes).concat()).unwrap();
        assert_eq!(prefixes(&empty, "가"), []);
    }
}
