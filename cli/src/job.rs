//! What goes into the pipeline and what comes out.

use jiff::civil::Date;
use sasil::Document;

/// One document to read, or what kept it from being read. Failures travel with the documents, so that the output
/// tells of them where they belong.
pub(crate) type Job = Result<Article, Failure>;

/// What became of a [`Job`].
pub(crate) type Outcome = Result<Reading, Failure>;

/// A document, and the text that it was read from.
#[derive(Debug)]
pub(crate) struct Reading {
    pub document: Document,
    pub text: String,
}

/// A text with what is known of it.
#[derive(Debug)]
pub(crate) struct Article {
    pub id: String,
    pub source: String,
    pub date: Option<Date>,
    pub text: String,
}

/// A document that could not be read.
#[derive(Debug)]
pub(crate) struct Failure {
    pub id: String,
    /// File, and line where it has lines: `news.ndjson:12`.
    pub place: String,
    /// What is wrong and what to do next, for people.
    pub message: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}
