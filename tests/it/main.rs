//! Tests of the whole, in one binary: each binary links the dictionary anew.

mod batch;
mod claims;
mod cli;
mod date;
mod dict;
mod extract;
mod long;
mod money;
mod name;
mod output;
mod segment;
mod user_names;
