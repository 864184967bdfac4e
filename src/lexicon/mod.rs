//! The compiled word lists of the dictionary crate, and what a user adds to them.

mod hash;
mod names;
mod predicates;

pub use names::{Lexicon, Name, NameId, NameKind, RejectedName, Surface, SurfaceId, UserName};
pub(crate) use predicates::{Effect, Frame, FrameId, NounClass, Predicates, Slot, WordClass};
