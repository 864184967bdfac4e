//! The pipeline, a line a stage.

use jiff::civil::Date;

use crate::error::Error;
use crate::model::{ClaimKind, Document, EntityKind};

/// Reads entities and claims out of Korean text. Load once, share everywhere: cheap to clone, `Send + Sync`.
#[derive(Clone, Debug)]
pub struct Extractor {}

/// Options of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {}

impl Extractor {
    /// An extractor over the embedded dictionary.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Options before building.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads `text`, its date taken from its dateline where it has one.
    pub fn extract(&self, text: &str) -> Document {
        let _ = text;
        Document::default()
    }

    /// Reads `text` as of `date`.
    pub fn extract_dated(&self, text: &str, date: impl Into<Option<Date>>) -> Document {
        let _ = date.into();
        self.extract(text)
    }
}

impl ExtractorBuilder {
    /// Keep only these kinds of claims.
    pub fn kinds(self, kinds: impl IntoIterator<Item = ClaimKind>) -> Self {
        let _ = kinds.into_iter().count();
        self
    }

    /// Keep only these kinds of entities in the output.
    pub fn entities(self, kinds: impl IntoIterator<Item = EntityKind>) -> Self {
        let _ = kinds.into_iter().count();
        self
    }

    /// Drop claims below this confidence.
    pub fn min_confidence(self, confidence: f32) -> Self {
        let _ = confidence;
        self
    }

    /// Mine the page around the article too.
    pub fn keep_furniture(self, keep: bool) -> Self {
        let _ = keep;
        self
    }

    /// Segment with this lindera ko-dic folder instead of the embedded one.
    pub fn dictionary(self, folder: impl AsRef<std::path::Path>) -> Self {
        let _ = folder;
        self
    }

    /// Add the names in this TSV file. Bad lines are skipped and reported by [`ExtractorBuilder::problems`].
    ///
    /// # Errors
    ///
    /// Where the file cannot be opened.
    pub fn user_dictionary(self, path: impl AsRef<std::path::Path>) -> Result<Self, Error> {
        let _ = path;
        Ok(self)
    }

    /// What was wrong in user dictionaries: a line each, with file and line number.
    pub fn problems(&self) -> &[String] {
        &[]
    }

    /// Loads what is needed.
    ///
    /// # Errors
    ///
    /// Where the dictionary is missing or broken.
    pub fn build(self) -> Result<Extractor, Error> {
        Ok(Extractor {})
    }
}
