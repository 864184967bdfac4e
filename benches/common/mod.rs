//! What the benches share.
// No bench uses all of it.
#![allow(dead_code)]

pub mod corpus;
pub mod lindera;
pub mod plot;
