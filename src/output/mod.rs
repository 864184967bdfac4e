//! How a [`Document`](crate::Document) is written down.

mod explanation;
mod json;
#[cfg(feature = "schema")]
mod schema;

/// The README's example, compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
