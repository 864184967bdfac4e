//! What the traits of a claim say about its being right: the compiled `dict/confidence.tsv`.

include!(concat!(env!("OUT_DIR"), "/confidence.rs"));
