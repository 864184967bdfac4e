//! Places in a text.
//!
//! Inside the library every place is a [`ByteSpan`]: UTF-8 bytes from the start of the document as decoded.
//! Unicode scalar values ([`CharSpan`]) are counted once, when a document is handed out.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes, counted from the start of the document.
///
/// Both ends lie on character boundaries of the text they were taken from.
///
/// ```
/// use sasil::ByteSpan;
///
/// let text = "네이버가";
/// let name = ByteSpan::new(0, 9);
/// assert_eq!(name.slice(text), "네이버");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "(usize, usize)", from = "(usize, usize)")]
pub struct ByteSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A half-open range of Unicode scalar values, counted from the start of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "(usize, usize)", from = "(usize, usize)")]
pub struct CharSpan {
    /// First scalar value.
    pub start: usize,
    /// One past the last scalar value.
    pub end: usize,
}

impl ByteSpan {
    /// The bytes from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text at this place; empty where the span does not fit `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether no byte lies inside.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: ByteSpan) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: ByteSpan) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same span, `base` bytes further on.
    pub const fn shifted(self, base: usize) -> Self {
        Self::new(self.start + base, self.end + base)
    }

    /// From the start of the earlier to the end of the later.
    pub fn join(self, other: ByteSpan) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Range<usize>> for ByteSpan {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<ByteSpan> for (usize, usize) {
    fn from(span: ByteSpan) -> Self {
        (span.start, span.end)
    }
}

impl From<(usize, usize)> for ByteSpan {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<CharSpan> for (usize, usize) {
    fn from(span: CharSpan) -> Self {
        (span.start, span.end)
    }
}

impl From<(usize, usize)> for CharSpan {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}
