//! Dictionary data of sasil.

pub mod dates;
