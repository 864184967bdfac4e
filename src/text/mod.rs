//! Text → whole syllables → paragraphs and sentences; what is page furniture. Knows no grammar.

mod compose;
mod excerpt;
mod furniture;
mod price;
mod sentence;

pub(crate) use compose::compose;
pub use excerpt::Excerpt;
pub(crate) use sentence::{is_row, sentences};
