//! Tests of the whole, in one binary: each binary links the dictionary anew.

mod cli;
mod name;
mod output;
