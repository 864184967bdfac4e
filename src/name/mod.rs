//! Tokens → companies, organizations and persons.

mod alias;
mod beside;
mod chain;
mod cue;
mod document;
mod edge;
mod feature;
mod finder;
mod hash;
mod letters;
mod mask;
mod model;
mod other;
mod recall;
mod score;
mod sheet;
mod tagger;
#[cfg(feature = "train")]
pub mod training;

pub(crate) use finder::Recognizer;
pub(crate) use tagger::Memory;

use crate::lexicon::NameId;
use crate::model::EntityKind;
use crate::span::ByteSpan;

/// A name found in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameMention {
    pub(crate) span: ByteSpan,
    pub(crate) kind: EntityKind,
    pub(crate) label: Label,
    pub(crate) confidence: f32,
}

/// Whose name it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// One of the lexicon's.
    Known(NameId),
    /// One that the lexicon does not have; the caller's word for it, where there is one.
    New(Option<Box<str>>),
}
