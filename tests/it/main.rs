//! Tests of the whole, in one binary: each binary links the dictionary anew.

mod batch;
mod claims;
mod cli;
mod date;
mod dict;
mod explain;
mod extract;
mod forms;
mod gold;
mod long;
mod marked;
mod money;
mod name;
mod output;
mod predicates;
mod segment;
mod user_names;
