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

    /// The code of a character, or [`NO_CODE`].
    #[inline]
    pub(crate) fn code(&self, c: char) -> u32 {
        let point = c as usize;
        // The code of NUL is the end of a key.
        if point >= self.codes || point == 0 {
            return NO_CODE;
        }
        word(&self.bytes, 4 + point * 4).unwrap_or(NO_CODE)
    }

    /// Calls `found` with the value and the length of every key that `text` begins with.
    #[inline]
    pub(crate) fn prefixes(&self, text: impl Iterator<Item = char>, mut found: impl FnMut(u32, usize)) {
        let mut walk = Walk { at: 0, base: self.root };
        for (length, c) in (1..).zip(text) {
            let Some(value) = self.step(&mut walk, self.code(c)) else {
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
        let mut length = 0;
        while !walks.is_empty() {
            walks.retain_mut(|(start, walk)| {
                let code = codes.get((*start + length) as usize).copied().unwrap_or(NO_CODE);
                match self.step(walk, code) {
                    Some(NO_VALUE) => true,
                    Some(value) => {
                        found(*start, *start + length + 1, value);
                        true
                    }
                    None => false,
                }
            });
            length += 1;
        }
    }

    /// Goes on by one character: `None` where no key does, else the value of the key that ends here.
    #[inline]
    fn step(&self, walk: &mut Walk, code: u32) -> Option<u32> {
        if code == NO_CODE || walk.base & FLAG != 0 {
            return None;
        }
        let nodes = self.bytes.get(self.nodes..).unwrap_or_default();
        let child = walk.base ^ code;
        let (base, check) = node(nodes, child)?;
        if check & !FLAG != walk.at {
            return None;
        }
        *walk = Walk { at: child, base };
        if base & FLAG != 0 {
            return Some(base & !FLAG);
        }
        if check & FLAG != 0 {
            return node(nodes, base).map(|(value, _)| value & !FLAG);
        }
        Some(NO_VALUE)
    }
}

/// How far a walk through the trie has come.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    at: u32,
    base: u32,
}

#[inline]
fn node(nodes: &[u8], index: u32) -> Option<(u32, u32)> {
    let at = index as usize * NODE;
    let bytes: &[u8; NODE] = nodes.get(at..at + NODE)?.try_into().ok()?;
    let [b0, b1, b2, b3, c0, c1, c2, c3] = *bytes;
    Some((u32::from_le_bytes([b0, b1, b2, b3]), u32::from_le_bytes([c0, c1, c2, c3])))
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
        let codes: Vec<u32> = text.chars().map(|c| trie.code(c)).collect();
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
