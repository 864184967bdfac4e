//! The compiled word lists of the dictionary crate, and what a user adds to them.

mod names;

pub use names::{Lexicon, Name, NameId, NameKind, RejectedName, Surface, SurfaceId, UserName};
