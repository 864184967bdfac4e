//! Dictionary data of sasil.

pub mod units;
