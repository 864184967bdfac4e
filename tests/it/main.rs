//! All integration tests, in one binary: each binary would link the dictionary anew.
mod dict;
#[cfg(feature = "embed")]
mod segment;
