//! Dictionary data of sasil.

pub mod dates;
pub mod units;
