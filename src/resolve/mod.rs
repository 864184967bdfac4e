//! Mentions of a document → one thing each; what `양사`, `회사 측` and a dropped subject stand for.

mod discourse;
mod names;

pub(crate) use discourse::Discourse;
pub(crate) use names::{Referents, unnamed};

use crate::model::EntityKind;
use crate::span::ByteSpan;

/// The number of a thing that a document speaks of: every mention of a firm has the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Referent(pub(crate) u32);

/// A mention with what the claims ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) span: ByteSpan,
    pub(crate) kind: EntityKind,
    pub(crate) referent: Referent,
    pub(crate) confidence: f32,
    /// For a date: whether it begins behind the document's own.
    pub(crate) ahead: bool,
    /// For a date: whether it is a single day.
    pub(crate) is_day: bool,
}

impl Mention {
    /// Whether a company or an organization.
    pub(crate) fn is_body(&self) -> bool {
        matches!(self.kind, EntityKind::Company | EntityKind::Organization)
    }
}
