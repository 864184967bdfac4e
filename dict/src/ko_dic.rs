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
    /// Surfaces: a trie whose values are runs of [`ENTRIES`].
    TRIE, "trie.bin"
);
table!(
    /// Where in [`ENTRIES`] the runs begin.
    RUNS, "runs.bin"
);
table!(
    /// The runs one after the other, see [`crate::run`].
    ENTRIES, "entries.bin"
);
table!(
    /// Connection costs, and the least of each right id and of each left id.
    MATRIX, "matrix.bin"
);
table!(
    /// The run of each category of unknown words, and last one for where there is nothing else.
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
