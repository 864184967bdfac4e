//! Text → whole syllables → paragraphs and sentences; what is page furniture. Knows no grammar.

mod compose;
mod furniture;
mod sentence;

pub(crate) use compose::{Composed, compose};
pub(crate) use sentence::sentences;
