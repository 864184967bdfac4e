//! What flows out: entities, claims, documents. Types only; no stage decides anything here.

mod claim;
mod document;
mod entity;
mod vocabulary;

pub use claim::{Base, Claim, ClaimId, Direction, Filler, Modality, Passage, Polarity, RoleFiller, Tense};
pub use document::{Document, Sentence, Warning, WarningCode};
pub use entity::{Company, Entity, EntityId, EntityKind, EntityValue, Named};
pub use vocabulary::{ClaimKind, Role};
