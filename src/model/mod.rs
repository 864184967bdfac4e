//! What flows out: entities, claims, documents. Types only; no stage decides anything here.

mod claim;
mod document;
mod entity;
mod explanation;
mod vocabulary;

pub use claim::{Base, Claim, ClaimId, Direction, Filler, Modality, Passage, Polarity, RoleFiller, Tense};
pub use document::{Document, Sentence, Warning, WarningCode};
pub use entity::{Company, Entity, EntityId, EntityKind, EntityValue, Named};
pub use explanation::{Cue, Explanation, Factor, Ground, PredicateClass, Reading, Rule, Sign};
pub use vocabulary::{ClaimKind, Role};
