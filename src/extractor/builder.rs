//! Options before building.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::{Extractor, Inner, Options};
use crate::error::Error;
use crate::lexicon::{Predicates, UserNames};
use crate::model::{ClaimKind, EntityKind};
use crate::money;
use crate::name::Recognizer;
use crate::segment::Segmenter;

/// Options of an [`Extractor`].
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    options: Options,
    dictionary: Option<PathBuf>,
    companies: bool,
    #[cfg(feature = "train")]
    weights: Option<&'static [u8]>,
    names: UserNames,
}

impl ExtractorBuilder {
    pub(super) fn new() -> Self {
        ExtractorBuilder {
            options: Options {
                claim_kinds: None,
                entity_kinds: None,
                min_confidence: 0.0,
                keep_furniture: false,
                explanations: false,
            },
            dictionary: None,
            companies: true,
            #[cfg(feature = "train")]
            weights: None,
            names: UserNames::default(),
        }
    }

    /// Keep only these kinds of claims.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = ClaimKind>) -> Self {
        self.options.claim_kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Keep only these kinds of entities in the output, and those that a claim points at.
    pub fn entities(mut self, kinds: impl IntoIterator<Item = EntityKind>) -> Self {
        self.options.entity_kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Drop claims below this confidence.
    pub fn min_confidence(mut self, confidence: f32) -> Self {
        self.options.min_confidence = confidence;
        self
    }

    /// Mine the page around the article too.
    pub fn keep_furniture(mut self, keep: bool) -> Self {
        self.options.keep_furniture = keep;
        self
    }

    /// Say of every claim why it was read so: [`Claim::explanation`](crate::Claim::explanation).
    ///
    /// ```
    /// use sasil::{Extractor, Rule, Sign};
    ///
    /// let extractor = Extractor::builder().explanations(true).build()?;
    /// let document = extractor.extract("네이버는 업스테이지를 인수하기로 했다.");
    /// let explanation = document.claims[0].explanation.as_ref().expect("asked for");
    /// assert_eq!((explanation.readings[0].frame, explanation.readings[0].lemma), ("acquire", "인수"));
    /// assert_eq!(explanation.grounds[0].rule, Rule::Topic);
    /// assert_eq!((explanation.cues[0].sign, &*explanation.cues[0].words.text), (Sign::Planned, "하기로 했다"));
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn explanations(mut self, explain: bool) -> Self {
        self.options.explanations = explain;
        self
    }

    /// Tag names with these weights instead of the embedded ones.
    #[cfg(feature = "train")]
    #[doc(hidden)]
    pub fn weights(mut self, bytes: &'static [u8]) -> Self {
        self.weights = Some(bytes);
        self
    }

    /// Segment with the ko-dic that lindera built into this folder instead of the embedded one.
    pub fn dictionary(mut self, folder: impl AsRef<Path>) -> Self {
        self.dictionary = Some(folder.as_ref().to_owned());
        self
    }

    /// Whether to use the firms of the embedded lexicon. Without them firms are found by form and context alone.
    ///
    /// ```
    /// use sasil::{EntityKind, Extractor};
    ///
    /// let extractor = Extractor::builder().lexicon(false).build()?;
    /// let document = extractor.extract("스타트업 나래온소프트가 100억원을 유치했다.");
    /// let names: Vec<_> = document.entities.iter().filter(|entity| entity.kind() == EntityKind::Company).collect();
    /// assert_eq!(&*names[0].text, "나래온소프트");
    /// # Ok::<(), sasil::Error>(())
    /// ```
    pub fn lexicon(mut self, firms: bool) -> Self {
        self.companies = firms;
        self
    }

    /// Add the names in this TSV file, which `docs/USER-DICTIONARY.md` describes. May be called several times.
    ///
    /// A row for a firm of the lexicon (the same ticker, or a name of it) adds its aliases and identifiers to that one.
    /// Lines that cannot be used are left out and told of by [`ExtractorBuilder::problems`].
    ///
    /// ```
    /// use sasil::{EntityValue, Extractor};
    ///
    /// # let file = std::env::temp_dir().join(format!("sasil-doc-{}.tsv", std::process::id()));
    /// std::fs::write(&file, "name\tticker\texchange\tisin\n새롬가온소재\t999990\tKOSDAQ\tKR7999990009\n").unwrap();
    /// let builder = Extractor::builder().user_dictionary(&file)?;
    /// assert!(builder.problems().is_empty());
    /// let document = builder.build()?.extract("새롬가온소재가 공장을 지었다.");
    /// let EntityValue::Company(company) = &document.entities[0].value else { panic!("a firm") };
    /// assert_eq!(company.ids["isin"].as_ref(), "KR7999990009");
    /// # std::fs::remove_file(&file).unwrap();
    /// # Ok::<(), sasil::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UserDictionary`](crate::ErrorKind::UserDictionary) where the file cannot be read, is not UTF-8, or
    /// its first line names no column `name`.
    pub fn user_dictionary(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        self.names.read_file(path.as_ref())?;
        Ok(self)
    }

    /// What was wrong in user dictionaries: a line each, with file and line number.
    pub fn problems(&self) -> &[String] {
        self.names.problems()
    }

    /// Loads what is needed.
    ///
    /// # Errors
    ///
    /// Where the dictionary is missing or broken.
    pub fn build(self) -> Result<Extractor, Error> {
        let mut segmenter = match &self.dictionary {
            Some(folder) => Segmenter::from_folder(folder)?,
            None => embedded()?,
        };
        if !self.companies {
            segmenter = segmenter.without_companies()?;
        }
        if !self.names.is_empty() {
            segmenter = segmenter.with_names(self.names.into_names())?.0;
        }
        let recognizer = Recognizer::embedded();
        #[cfg(feature = "train")]
        let recognizer = self.weights.map_or(recognizer, Recognizer::with_weights);
        Ok(Extractor {
            inner: Arc::new(Inner {
                segmenter,
                names: recognizer,
                predicates: Predicates::embedded()?,
                money: money::Scanner::new(),
                options: self.options,
                buffers: Mutex::default(),
                tools: Mutex::default(),
            }),
        })
    }
}

#[cfg(feature = "embed")]
fn embedded() -> Result<Segmenter, Error> {
    Segmenter::embedded()
}

#[cfg(not(feature = "embed"))]
fn embedded() -> Result<Segmenter, Error> {
    Err(Error::new(
        crate::error::ErrorKind::Dictionary,
        "no dictionary is embedded: build with feature `embed`, or name a folder with `dictionary`",
    ))
}
