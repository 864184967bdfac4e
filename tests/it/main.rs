//! Tests of the whole, in one binary: each binary links the dictionary anew.

mod batch;
mod claims;
mod cli;
mod date;
mod dict;
mod long;
mod money;
mod output;
mod segment;
