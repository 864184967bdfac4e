//! All integration tests, in one binary: each binary would link the dictionary anew.
mod dict;
mod segment;
