//! Tests of the whole, in one binary: each binary links the dictionary anew.

mod cli;
mod date;
mod dict;
mod money;
mod output;
mod segment;
