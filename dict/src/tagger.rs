//! The name tagger: its weights and the words it looks out for.

/// Words by what they say of a name beside them: `class`, then words separated by `|`.
pub static CUES: &str = include_str!("../tagger/cues.tsv");

/// What has the form of a name and is none: `class`, then words separated by `|`.
pub static OTHERS: &str = include_str!("../tagger/others.tsv");

/// The weights, written by the training program (`cargo run --release -p sasil-train`).
pub static WEIGHTS: &[u8] = include_bytes!("../tagger/weights.bin");
