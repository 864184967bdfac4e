//! Tables about the shape of a page.

/// Lines around an article that are no part of it: `dict/text/furniture.tsv`.
pub const FURNITURE_TSV: &str = include_str!("../text/furniture.tsv");
