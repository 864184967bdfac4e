//! Text → paragraphs and sentences; what is page furniture. Knows no grammar.

mod furniture;
mod sentence;

pub(crate) use sentence::sentences;
