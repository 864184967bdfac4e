//! The pipeline, a line a stage.

mod batch;
mod builder;
mod finish;
mod gather;
mod pass;

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use self::pass::{Buffers, Pass, Tools};
use crate::assemble;
use crate::date;
use crate::error::Error;
use crate::lexicon::Predicates;
use crate::model::{ClaimKind, Document, EntityKind};
use crate::money;
use crate::name::{Label, NameMention, Recognizer};
use crate::segment::Segmenter;
use crate::span::ByteSpan;
use crate::text::{self, Excerpt};

pub use self::batch::Batch;
pub use self::builder::ExtractorBuilder;

/// Reads entities and claims out of Korean text. Load once, share everywhere: cheap to clone, `Send + Sync`.
///
/// ```
/// use sasil::{ClaimKind, Extractor, Role};
///
/// let extractor = Extractor::new()?;
/// let document = extractor.extract("네이버는 업스테이지에 300만 달러를 출자했다.");
/// let claim = document.claims_of(ClaimKind::Invest).next().expect("one claim");
/// assert_eq!(claim.to_string(), "네이버, 업스테이지에 투자 (USD 3,000,000)");
/// let investor = claim.role(Role::Investor).and_then(|filler| document.entity(filler.entity()?));
/// assert_eq!(investor.and_then(|entity| entity.name()), Some("네이버"));
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone)]
pub struct Extractor {
    inner: Arc<Inner>,
}

struct Inner {
    segmenter: Segmenter,
    names: Recognizer,
    predicates: Predicates,
    money: money::Scanner,
    options: Options,
    /// The buffers of passes that are done.
    buffers: Mutex<Vec<Buffers>>,
    /// The tools that no thread works with.
    tools: Mutex<Vec<Tools>>,
}

impl Inner {
    fn take_buffers(&self) -> Buffers {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back(&self, mut buffers: Buffers) {
        if buffers.clear() {
            self.buffers.lock().unwrap_or_else(PoisonError::into_inner).push(buffers);
        }
    }

    fn take_tools(&self) -> Tools {
        self.tools.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_tools_back(&self, tools: Tools) {
        self.tools.lock().unwrap_or_else(PoisonError::into_inner).push(tools);
    }
}

#[derive(Clone, Debug)]
struct Options {
    claim_kinds: Option<Vec<ClaimKind>>,
    entity_kinds: Option<Vec<EntityKind>>,
    min_confidence: f32,
    keep_furniture: bool,
    explanations: bool,
}

impl std::fmt::Debug for Extractor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extractor").field("options", &self.inner.options).finish_non_exhaustive()
    }
}

/// A name that the caller has found, for [`Extractor::extract_named`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenName {
    /// Its place in UTF-8 bytes.
    pub span: ByteSpan,
    /// [`EntityKind::Company`], [`EntityKind::Organization`] or [`EntityKind::Person`].
    pub kind: EntityKind,
    /// What the thing is called at every mention; `None` for the text itself.
    pub name: Option<Box<str>>,
}

impl Extractor {
    /// An extractor over the embedded dictionary.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Dictionary`](crate::ErrorKind::Dictionary) where no dictionary is embedded (feature `embed`).
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Options before building.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::new()
    }

    /// Reads `text`; its date is taken from its dateline, where it has one.
    pub fn extract(&self, text: &str) -> Document {
        self.run(text, None, None)
    }

    /// Reads `text` as of `date`; without one, as [`Extractor::extract`].
    pub fn extract_dated(&self, text: &str, date: impl Into<Option<Date>>) -> Document {
        self.run(text, date.into(), None)
    }

    /// Reads `text` with the names that the caller has found in it, in place of those that sasil finds.
    ///
    /// Amounts, dates and claims are read as ever. Names that overlap an earlier one are left out.
    pub fn extract_named(&self, text: &str, date: impl Into<Option<Date>>, names: &[GivenName]) -> Document {
        self.run(text, date.into(), Some(given_names(text, names)))
    }

    /// Reads many texts with their dates, all on this thread: the documents are those of [`Extractor::extract_dated`],
    /// in the same order.
    ///
    /// A text of a few sentences costs a fifth less among a hundred others than alone (`docs/PERFORMANCE.md`). All of
    /// them are in work at once, so hand over some hundred kilobytes at a time, as [`Extractor::extract_batch`] does.
    ///
    /// ```
    /// use sasil::Extractor;
    ///
    /// let extractor = Extractor::new()?;
    /// let texts = ["네이버는 업스테이지에 출자했다.", "카카오는 판교에 연구소를 지었다."];
    /// let documents = extractor.extract_group(&texts.map(|text| (text, None)));
    /// assert_eq!(documents[0], extractor.extract(texts[0]));
    /// assert_eq!(documents[1].entities[0].name(), Some("카카오"));
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn extract_group(&self, texts: &[(&str, Option<Date>)]) -> Vec<Document> {
        let composed: Vec<Option<Excerpt<'_>>> = texts.iter().map(|(text, _)| text::compose(text)).collect();
        let mut passes: Vec<Pass<'_>> = texts
            .iter()
            .zip(&composed)
            .map(|((text, date), composed)| self.pass(composed.as_ref().map_or(text, Excerpt::text), *date, None))
            .collect();
        self.tag(&mut passes);
        passes.iter_mut().for_each(Pass::read_claims);
        let mut documents: Vec<Document> = passes.into_iter().map(Pass::finish).collect();
        for (document, composed) in documents.iter_mut().zip(&composed) {
            if let Some(composed) = composed {
                assemble::lead_back(document, composed);
            }
        }
        documents
    }

    /// Reads what was taken out of a source; every place in the document is one of the source.
    ///
    /// What a name is called, a claim's line and its key are made of the text that was read; `text` of a mention is
    /// the source at its place, with whatever markup stands inside.
    ///
    /// ```
    /// use sasil::{ByteSpan, Excerpt, Extractor};
    ///
    /// let mut excerpt = Excerpt::new("<p><b>네이</b>버는 쿠팡에 출자했다.</p>");
    /// excerpt.copy(ByteSpan::new(6, 12));
    /// excerpt.copy(ByteSpan::new(16, 46));
    /// assert_eq!(excerpt.text(), "네이버는 쿠팡에 출자했다.");
    ///
    /// let document = Extractor::new()?.extract_excerpt(&excerpt, None);
    /// let name = &document.entities[0];
    /// assert_eq!((&*name.text, name.name()), ("네이</b>버", Some("네이버")));
    /// assert_eq!(name.span, ByteSpan::new(6, 19));
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn extract_excerpt(&self, excerpt: &Excerpt<'_>, date: impl Into<Option<Date>>) -> Document {
        let mut document = self.run(excerpt.text(), date.into(), None);
        assemble::lead_back(&mut document, excerpt);
        document
    }

    /// Shows how each sentence was read: its words with their tags, its phrases with their cases, its clauses.
    ///
    /// For people who write names, frames and rules; the form of the lines may change.
    pub fn outline(&self, text: &str, names: Option<&[GivenName]>) -> String {
        let mut pass = self.pass(text, None, names.map(|names| given_names(text, names)));
        self.tag(std::slice::from_mut(&mut pass));
        let mut out = String::new();
        pass.outline(&mut out);
        out
    }

    fn run(&self, text: &str, date: Option<Date>, names: Option<Vec<NameMention>>) -> Document {
        let Some(composed) = text::compose(text) else { return self.read(text, date, names) };
        let names = names.map(|mut names| {
            for name in &mut names {
                name.span = composed.in_text(name.span);
            }
            names
        });
        let mut document = self.read(composed.text(), date, names);
        assemble::lead_back(&mut document, &composed);
        document
    }

    fn read(&self, text: &str, date: Option<Date>, names: Option<Vec<NameMention>>) -> Document {
        let mut pass = self.pass(text, date, names);
        self.tag(std::slice::from_mut(&mut pass));
        pass.read_claims();
        pass.finish()
    }

    fn pass<'t>(&'t self, text: &'t str, date: Option<Date>, names: Option<Vec<NameMention>>) -> Pass<'t> {
        let date = date.or_else(|| date::dateline(text).map(|(_, day)| day));
        Pass::new(&self.inner, text, date, names)
    }

    /// Finds what is named in each text. One stage reads them all before the next begins: a short text after the other
    /// through all stages would drive the code and the tables of each stage out of the processor's caches.
    fn tag(&self, passes: &mut [Pass<'_>]) {
        let mut tools = self.inner.take_tools();
        passes.iter_mut().for_each(|pass| pass.segment(&mut tools));
        passes.iter_mut().for_each(|pass| pass.find_names(&mut tools));
        self.inner.give_tools_back(tools);
        passes.iter_mut().for_each(Pass::find_values);
        passes.iter_mut().for_each(Pass::resolve);
    }
}

fn given_names(text: &str, names: &[GivenName]) -> Vec<NameMention> {
    let mut given: Vec<NameMention> = names
        .iter()
        .filter(|name| text.get(name.span.start..name.span.end).is_some())
        .map(|name| NameMention {
            span: name.span,
            kind: name.kind,
            label: Label::New(name.name.clone()),
            confidence: 1.0,
        })
        .collect();
    given.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    given
}
