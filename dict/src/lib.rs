//! Dictionary data of `sasil`: tables that people edit, compiled into the binary.
//!
//! [`names`] holds companies and organisations, [`word`] says how a name enters the lattice,
//! [`run`] how the entries of a written form lie, and `ko_dic` (feature `ko-dic`, on by default) holds the tables of mecab-ko-dic. Nothing is downloaded,
//! and nothing is parsed at start.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod confidence;
pub mod dates;
mod form;
#[cfg(feature = "ko-dic")]
pub mod ko_dic;
pub mod names;
pub mod predicates;
pub mod run;
pub mod tagger;
pub mod text;
pub mod units;
pub mod word;
