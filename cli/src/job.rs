//! What goes into the pipeline and what comes out.

use jiff::civil::Date;
use sasil::{CharSpan, Document, Excerpt, Warning, WarningCode};

use crate::misread::Misreads;

/// One document to read, or what kept it from being read. Failures travel with the documents, so that the output
/// tells of them where they belong.
pub(crate) type Job = Result<Article, Failure>;

/// What became of a [`Job`].
pub(crate) type Outcome<'t> = Result<Reading<'t>, Failure>;

/// A document, and the text that it was read from.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    pub document: Document,
    pub text: Text<'t>,
}

/// What was read.
#[derive(Debug)]
pub(crate) enum Text<'t> {
    /// The input as it stands.
    Whole(&'t str),
    /// The article of a web page.
    Taken(Excerpt<'t>),
}

/// A text with what is known of it.
#[derive(Debug)]
pub(crate) struct Article {
    pub id: String,
    pub source: String,
    /// As in [`Failure::place`].
    pub place: String,
    pub date: Option<Date>,
    pub text: String,
    /// Whether the text is the source of a web page, of which the article is to be found.
    pub is_page: bool,
    /// What of the input could not be decoded; U+FFFD stands for it in the text.
    pub misreads: Misreads,
}

impl Article {
    pub fn text(id: String, source: String, place: String, date: Option<Date>, text: String) -> Self {
        Self { id, source, place, date, text, is_page: false, misreads: Misreads::default() }
    }

    pub fn misread(self, misreads: Misreads) -> Self {
        Self { misreads, ..self }
    }

    /// The warning about what could not be decoded.
    pub fn undecodable(&self) -> Option<Warning> {
        let message = self.misreads.to_string().into();
        let at = self.text.find(char::REPLACEMENT_CHARACTER).map(|byte| self.text[..byte].chars().count());
        let chars = at.map(|start| CharSpan { start, end: start + 1 });
        let warning = Warning { code: WarningCode::Undecodable, message, chars };
        (!self.misreads.is_empty()).then_some(warning)
    }

    /// The same for people.
    pub fn note(&self) -> Option<String> {
        (!self.misreads.is_empty()).then(|| format!("{}: {}; U+FFFD stands there", self.place, self.misreads))
    }

    pub fn page(self, is_page: bool) -> Self {
        Self { is_page, ..self }
    }
}

/// A document that could not be read.
#[derive(Clone, Debug)]
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
