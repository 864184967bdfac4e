//! The compiled word lists of the dictionary crate, and what a user adds to them.

mod classes;
mod finals;
mod hash;
mod join;
mod joined;
mod names;
mod predicates;
mod seams;
mod user;

pub(crate) use classes::ClassSet;
pub(crate) use hash::{OwnKeys, Seeded, WordTable, number_of};
pub(crate) use joined::Joined;
pub use names::{Ids, Lexicon, Name, NameId, NameKind, RejectedName, Surface, SurfaceId, UserName};
pub(crate) use predicates::{Effect, Frame, NounClass, PredicateId, Predicates, Slot, WordClass, WordId};
pub(crate) use user::UserNames;
