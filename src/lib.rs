//! Reads Korean business news and says, as data, who did what to whom, for how much and when.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod error;
mod span;

mod number;

pub mod date;
pub mod money;
pub mod percent;

pub use error::{Error, ErrorKind};
pub use number::Bounds;
pub use span::{ByteSpan, CharSpan};
