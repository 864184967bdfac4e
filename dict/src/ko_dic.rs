//! The tables of mecab-ko-dic 2.1.1, in the form lindera reads (see README.md).

/// Raises the alignment of included bytes, so that costs can be read in place.
#[repr(C, align(16))]
struct Aligned<T: ?Sized>(T);

macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub static $name: &[u8] = {
            static TABLE: &Aligned<[u8]> =
                &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/", $file)));
            &TABLE.0
        };
    };
}

table!(
    /// Character categories (rkyv).
    CHARACTERS, "char_def.bin"
);
table!(
    /// Surfaces: a double array whose values are runs of [`RECORDS`].
    TRIE, "dict.trie"
);
table!(
    /// Where the runs of [`RECORDS`] begin.
    RUNS, "dict.valsidx"
);
table!(
    /// Entries of ten bytes: kind, cost, left id, right id.
    RECORDS, "dict.vals"
);
table!(
    /// Connection costs.
    MATRIX, "matrix.mtx"
);
table!(
    /// Entries for unknown words (rkyv).
    UNKNOWN, "unk.bin"
);
table!(
    /// Kinds of words: tags, semantic class, stem.
    KINDS, "kinds.bin"
);
table!(
    /// Context ids of a proper noun: left, right without and with a final consonant.
    PROPER, "proper.bin"
);
