//! The tables of mecab-ko-dic 2.1.1; README.md says how they are laid out.

macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub static $name: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/", $file));
    };
}

table!(
    /// Classes of characters.
    CHARACTERS, "characters.bin"
);
table!(
    /// Surfaces: a trie whose values are runs of [`RECORDS`].
    TRIE, "trie.bin"
);
table!(
    /// Where the runs of [`RECORDS`] begin.
    RUNS, "runs.bin"
);
table!(
    /// Entries of ten bytes: kind, cost, left id, right id.
    RECORDS, "records.bin"
);
table!(
    /// Connection costs.
    MATRIX, "matrix.bin"
);
table!(
    /// Entries for unknown words: a category before each record.
    UNKNOWN, "unknown.bin"
);
table!(
    /// Kinds of words: tags, semantic class, stem.
    KINDS, "kinds.bin"
);
table!(
    /// Context ids of a proper noun: left, right without and with a final consonant.
    PROPER, "proper.bin"
);
