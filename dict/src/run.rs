//! Runs: how the entries of one written form lie in the tables.
//!
//! The lattice asks for the cheapest way to each *left id*, not to each entry; so a run names its distinct left ids
//! first, and its entries point to them:
//!
//! | part | what |
//! |---|---|
//! | head | `u16` left ids, `u16` entries |
//! | left ids | `u16` each |
//! | entries | `u16` kind, `i16` cost, `u16` right id, `u16` which of the left ids (14 bits) and steps of penalty (2 bits) |

/// One entry of a written form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of its kind.
    pub kind: u16,
    /// Cost of the word.
    pub cost: i16,
    /// Left context id.
    pub left: u16,
    /// Right context id.
    pub right: u16,
    /// Steps of penalty that it pays after a space, see [`penalty_steps`].
    pub penalty: u16,
}

/// A word where nothing else is: of a kind that is not known, and as dear as a word can be.
pub const LAST_RESORT: Entry = Entry { kind: u16::MAX, cost: i16::MAX, left: 0, right: 0, penalty: 0 };

/// Bytes before the left ids.
pub const HEAD: usize = 4;
/// Bytes of one entry.
pub const ENTRY: usize = 8;
/// The bits of an entry's second word that say which of the left ids it has; the others are steps of penalty.
pub const WAY_BITS: u32 = 14;

/// Appends a run to `out`; `None` where the entries have more left ids than can be counted.
pub fn write(entries: &[Entry], out: &mut Vec<u8>) -> Option<()> {
    let mut lefts: Vec<u16> = Vec::new();
    let mut words: Vec<[u16; 4]> = Vec::new();
    for entry in entries {
        let way = lefts.iter().position(|&left| left == entry.left).unwrap_or_else(|| {
            lefts.push(entry.left);
            lefts.len() - 1
        });
        let way = u16::try_from(way).ok().filter(|&way| way >> WAY_BITS == 0)?;
        words.push([entry.kind, way | entry.penalty << WAY_BITS, entry.right, entry.cost as u16]);
    }
    let head = [u16::try_from(lefts.len()).ok()?, u16::try_from(words.len()).ok()?];
    out.extend(head.iter().chain(&lefts).chain(words.as_flattened()).flat_map(|word| word.to_le_bytes()));
    Some(())
}

/// Steps of penalty for a word whose first tag this is: mecab-ko-dic's `left-space-penalty-factor`. Particles, endings
/// and suffixes follow no space.
///
/// ```
/// use sasil_dict::run::penalty_steps;
///
/// assert!(penalty_steps("JX") > penalty_steps("EP"));
/// assert_eq!(penalty_steps("NNG"), 0);
/// ```
pub fn penalty_steps(tag: &str) -> u16 {
    match tag {
        "EC" | "EF" | "EP" | "ETM" | "ETN" | "VCP" | "XSA" | "XSN" | "XSV" => 1,
        "JC" | "JKB" | "JKC" | "JKG" | "JKO" | "JKQ" | "JKS" | "JKV" | "JX" => 2,
        _ => 0,
    }
}

/// What a step of penalty costs.
pub const PENALTY: i32 = 3000;
