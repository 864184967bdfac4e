//! Reads Korean business news and says, as data, who did what to whom, for how much and when.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod assemble;
mod batch;
mod claim;
mod clause;
mod error;
mod extractor;
mod model;
mod name;
mod output;
mod resolve;
mod span;
mod text;

mod number;

pub mod lexicon;
pub mod segment;

pub mod date;
pub mod money;
pub mod percent;

#[cfg(feature = "train")]
#[doc(hidden)]
pub use name::training;

pub use batch::Batch;
pub use error::{Error, ErrorKind};
pub use extractor::{Extractor, ExtractorBuilder, GivenName};
pub use model::{
    Base, Claim, ClaimId, ClaimKind, Company, Direction, Document, Entity, EntityId, EntityKind, EntityValue, Filler,
    Modality, Named, Passage, Polarity, Role, RoleFiller, Sentence, Tense, Warning, WarningCode,
};
pub use number::Bounds;
pub use span::{ByteSpan, CharSpan};
pub use text::Excerpt;
