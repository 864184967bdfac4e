//! Text → whole syllables → paragraphs and sentences; what is page furniture. Knows no grammar.

mod bytes;
mod compose;
mod excerpt;
mod furniture;
mod letter;
mod price;
mod sentence;

pub(crate) use bytes::find;
pub(crate) use compose::compose;
pub use excerpt::Excerpt;
pub(crate) use letter::{is_letter, is_letter_or_figure};
pub(crate) use sentence::{is_row, sentences};
