//! One token.

use crate::lexicon::SurfaceId;
use crate::segment::{Pos, TagSet};
use crate::span::ByteSpan;

/// A word of a sentence: where it stands and what it is.
///
/// Small and `Copy`. The word itself is `token.span().slice(text)`; its stem and its single tags are
/// read through the [`Segmenter`](crate::segment::Segmenter) it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    start: usize,
    len: u32,
    word: Word,
    tags: TagSet,
    space_before: bool,
}

/// Where the rest of what is known about a token's word is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word(u32);

impl Word {
    /// Set where the word is a name of the lexicon.
    const NAME: u32 = 1 << 31;

    pub(crate) const fn kind(kind: u16) -> Self {
        Self(kind as u32)
    }

    pub(crate) const fn name(surface: SurfaceId) -> Self {
        Self(surface.number() | Self::NAME)
    }

    pub(crate) fn as_kind(self) -> Option<u16> {
        (self.0 & Self::NAME == 0).then_some(self.0 as u16)
    }

    fn as_name(self) -> Option<SurfaceId> {
        (self.0 & Self::NAME != 0).then(|| SurfaceId::new(self.0 & !Self::NAME))
    }
}

impl Token {
    pub(crate) fn new(span: ByteSpan, word: Word, tags: TagSet, space_before: bool) -> Self {
        // Chunks are far shorter than 4 GiB.
        Self { start: span.start, len: span.len() as u32, word, tags, space_before }
    }

    /// Where it stands: bytes from the start of the document.
    pub const fn span(self) -> ByteSpan {
        ByteSpan::new(self.start, self.start + self.len as usize)
    }

    /// Its parts of speech.
    pub const fn tags(self) -> TagSet {
        self.tags
    }

    /// Shorthand for the first part of speech.
    pub const fn pos(self) -> Pos {
        self.tags.first()
    }

    /// The name it is a written form of, if the lexicon has it.
    ///
    /// A form that is a common word too (`카카오`, `하나`) is reported for every nominal token that reads
    /// so: whether the firm is meant, the context must say.
    pub fn name(self) -> Option<SurfaceId> {
        self.word.as_name()
    }

    /// Whether white space, or the beginning of the sentence, stands before it.
    pub const fn space_before(self) -> bool {
        self.space_before
    }

    pub(crate) const fn word(self) -> Word {
        self.word
    }
}
