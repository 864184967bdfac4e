//! Sentences to tokens: where each word stands, what part of speech it is, which name it is.
//!
//! The dictionary is mecab-ko-dic; names of the lexicon stand in the same lattice as its words, so that
//! `엔비디아가` is one name and a particle, and not 엔/비디아가. Nothing outside this module knows how the
//! dictionary is laid out.
// The types stay where no dictionary can be loaded; what reads one is idle then.
#![cfg_attr(not(any(feature = "embed", feature = "lindera")), allow(dead_code))]

mod arena;
mod characters;
#[cfg(feature = "lindera")]
mod folder;
mod kinds;
mod lattice;
mod matrix;
mod piece;
mod tables;
mod tags;
mod token;
mod trie;
mod words;
mod worker;

use std::sync::Arc;

pub(crate) use lattice::Lattice;
pub use tags::{Pos, TagSet, WordClass};
pub use token::Token;
pub use worker::SegmentWorker;

use crate::error::{Error, ErrorKind};
use crate::lexicon::{Lexicon, RejectedName, UserName};
use tables::Tables;
use trie::Trie;

/// A dictionary, ready to cut sentences into tokens. Cheap to clone, shared between threads.
///
/// ```
/// use sasil::ByteSpan;
/// use sasil::segment::Segmenter;
///
/// let segmenter = Segmenter::embedded()?;
/// let text = "엔비디아와 손잡았다";
/// let mut tokens = Vec::new();
/// segmenter.worker().segment(text, ByteSpan::new(0, text.len()), &mut tokens);
/// assert_eq!(tokens[0].span().slice(text), "엔비디아");
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone)]
pub struct Segmenter {
    tables: Arc<Tables>,
    names: Arc<Names>,
}

/// The lexicon, and its forms as the lattice looks for them.
struct Names {
    lexicon: Lexicon,
    embedded: Trie,
    user: Option<Trie>,
}

impl Names {
    fn new(lexicon: Lexicon) -> Result<Self, Error> {
        let broken = || Error::new(ErrorKind::UserDictionary, "the names cannot be compiled");
        let embedded = Trie::new(sasil_dict::names::TRIE).ok_or_else(broken)?;
        let forms = lexicon.user_forms();
        let user = if forms.is_empty() {
            None
        } else {
            let built = crawdad::Trie::from_records(forms).map_err(|_| broken())?;
            Some(Trie::new(built.serialize_to_vec()).ok_or_else(broken)?)
        };
        Ok(Self { lexicon, embedded, user })
    }
}

impl Segmenter {
    /// The dictionary inside the binary.
    ///
    /// # Errors
    ///
    /// None in a sound build; a damaged table gives [`ErrorKind::Dictionary`].
    #[cfg(feature = "embed")]
    pub fn embedded() -> Result<Self, Error> {
        Self::over(Tables::embedded()?)
    }

    /// A ko-dic that lindera 6 built into `folder`. Its rows are read once to collect their tags, which
    /// takes a good second.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Dictionary`] where the folder is missing, of another version, or no ko-dic, and
    /// always without the feature `lindera`.
    #[cfg(feature = "lindera")]
    pub fn from_folder(folder: impl AsRef<std::path::Path>) -> Result<Self, Error> {
        Self::over(Tables::from_folder(folder.as_ref())?)
    }

    /// A ko-dic that lindera 6 built into `folder`; needs the feature `lindera`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Dictionary`]: this build has no such feature.
    #[cfg(not(feature = "lindera"))]
    pub fn from_folder(folder: impl AsRef<std::path::Path>) -> Result<Self, Error> {
        let folder = folder.as_ref().display();
        let message = format!("{folder}: this build reads no dictionary folders; build with the feature `lindera`");
        Err(Error::new(ErrorKind::Dictionary, message))
    }

    fn over(tables: Tables) -> Result<Self, Error> {
        let names = Names::new(Lexicon::embedded())?;
        Ok(Self { tables: Arc::new(tables), names: Arc::new(names) })
    }

    /// The same dictionary with `names` beside the names of the lexicon, and the entries of `names` that
    /// could not be used.
    ///
    /// ```
    /// use sasil::ByteSpan;
    /// use sasil::lexicon::{NameKind, UserName};
    /// use sasil::segment::Segmenter;
    ///
    /// let names = vec![UserName::new("나래솔루션즈", NameKind::Company), UserName::new("", NameKind::Company)];
    /// let (segmenter, rejected) = Segmenter::embedded()?.with_names(names)?;
    /// assert_eq!(rejected[0].index, 1);
    /// let text = "나래솔루션즈는 상장했다";
    /// let mut tokens = Vec::new();
    /// segmenter.worker().segment(text, ByteSpan::new(0, text.len()), &mut tokens);
    /// assert_eq!(tokens[0].span().slice(text), "나래솔루션즈");
    /// # Ok::<(), sasil::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UserDictionary`] where the names are too many to
    /// be compiled.
    pub fn with_names(&self, names: Vec<UserName>) -> Result<(Self, Vec<RejectedName>), Error> {
        let (lexicon, rejected) = self.names.lexicon.with(names);
        let names = Arc::new(Names::new(lexicon)?);
        Ok((Self { tables: Arc::clone(&self.tables), names }, rejected))
    }

    /// The same dictionary without the firms of the lexicon: its organizations and the user's names stand.
    ///
    /// # Errors
    ///
    /// As [`Segmenter::with_names`].
    pub fn without_companies(&self) -> Result<Self, Error> {
        let names = Arc::new(Names::new(Lexicon::without_companies())?);
        Ok(Self { tables: Arc::clone(&self.tables), names })
    }

    /// The names this segmenter knows.
    pub fn lexicon(&self) -> &Lexicon {
        &self.names.lexicon
    }

    /// Buffers for one thread.
    pub fn worker(&self) -> SegmentWorker<'_> {
        SegmentWorker::new(self)
    }

    /// The parts of speech of a token one by one: `밝혔다고` may be VV, EP, EC.
    pub fn tags(&self, token: &Token) -> &[Pos] {
        match token.word().as_kind() {
            Some(kind) => self.tables.kinds.sequence(kind),
            None => {
                let first = token.pos() as usize;
                Pos::ALL.get(first..=first).unwrap_or_default()
            }
        }
    }

    /// The word before inflection: the stem of a fused form (`밝혔` → `밝히`, `커졌` → `커지`, `했` → `하`),
    /// else the token as it is written.
    pub fn lemma<'a>(&'a self, token: &Token, text: &'a str) -> &'a str {
        token.word().as_kind().and_then(|kind| self.tables.kinds.stem(kind)).unwrap_or_else(|| token.span().slice(text))
    }
}
