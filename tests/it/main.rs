//! Tests of the whole, in one binary: each binary links the dictionary anew.

mod batch;
mod claims;
mod cli;
mod date;
mod dict;
mod explain;
mod extract;
mod long;
mod marked;
mod money;
mod name;
mod output;
mod segment;
mod user_names;
