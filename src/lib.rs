//! Reads Korean business news and says, as data, who did what to whom, for how much and when.
//!
//! Text goes in; out come companies with one name each, organizations, persons, exact amounts, days of the calendar and
//! [claims](Claim): *네이버 invested 100,000,000 USD in 쿠팡, says 로이터통신, as a fact*. Everything runs offline on one CPU, with
//! the dictionary inside the binary.
//!
//! # Overview
//!
//! * [`Extractor`] reads texts, one by one or in [batches](Extractor::extract_batch); [`ExtractorBuilder`] has the options.
//! * [`Document`] is what was found, and serialises to the JSON of the program: [`Entity`], [`Claim`], [`Warning`].
//! * [`money`], [`date`] and [`percent`] read amounts, days and shares alone; they need no dictionary.
//! * [`segment`] and [`lexicon`] are the ground below: morphemes, and the names that are known.
//!
//! # Example: who did what
//!
//! ```
//! # #[cfg(feature = "embed")] {
//! use jiff::civil::date;
//! use sasil::{ClaimKind, Extractor, Role};
//!
//! let extractor = Extractor::new()?; // loads once; cheap to clone, Send + Sync
//! let text = "로이터통신에 따르면 네이버는 지난달 23일 쿠팡에 1억 달러 이상을 투자했다.";
//! let document = extractor.extract_dated(text, date(2025, 3, 12));
//!
//! let claim = document.claims_of(ClaimKind::Invest).next().unwrap();
//! let named = |role| {
//!     let id = claim.role(role)?.entity()?;
//!     document.entity(id)?.name()
//! };
//! assert_eq!(named(Role::Investor), Some("네이버"));
//! assert_eq!(named(Role::Investee), Some("쿠팡"));
//! # }
//! # Ok::<(), sasil::Error>(())
//! ```
//!
//! # Example: what is said to have failed is no fact
//!
//! ```
//! # #[cfg(feature = "embed")] {
//! use sasil::{Extractor, Modality, Polarity};
//!
//! let extractor = Extractor::new()?;
//! let document = extractor.extract("카카오의 SM엔터테인먼트 인수가 무산됐다. 하이브는 넷마블 인수를 검토하고 있다.");
//! let read: Vec<_> = document.claims.iter().map(|claim| (claim.polarity, claim.modality)).collect();
//! assert_eq!(read, [(Polarity::Negated, Modality::Asserted), (Polarity::Affirmed, Modality::Possible)]);
//! # }
//! # Ok::<(), sasil::Error>(())
//! ```
//!
//! # Example: amounts and days by themselves
//!
//! ```
//! use jiff::civil::date;
//!
//! let money = sasil::money::parse("1조2천억원")?;
//! assert_eq!(money.to_string(), "KRW 1,200,000,000,000");
//!
//! let day = sasil::date::parse("지난달 23일", date(2025, 3, 12))?;
//! assert_eq!(day.start, Some(date(2025, 2, 23)));
//! # Ok::<(), sasil::Error>(())
//! ```
//!
//! # Places
//!
//! Every place is given in UTF-8 bytes ([`ByteSpan`], fits `&text[..]`) and in characters ([`CharSpan`]) of the input as
//! it stands: nothing is normalised before counting.
//!
//! # What is promised
//!
//! * No input panics, and none takes more than time linear in its length.
//! * The same input gives the same output, on every machine and with any number of threads. No clock, time zone or locale
//!   is read.
//! * What could not be read truly is said, in the `warnings` of a [`Document`] or as an [`Error`] that names place and remedy.
//!
//! # When not to use it
//!
//! It was made for news prose, headlines and disclosures in Korean. In chat, poetry and mixed-language text it finds less
//! and is less sure. It says what a text says, not what is true, and nothing that stands between the lines: a claim is
//! read from one sentence, but for a subject carried over from the one before.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `embed` | yes | the dictionary in the binary; without it only [`money`], [`date`] and [`percent`] work by themselves |
//! | `lindera` | yes | segmenting with a compiled ko-dic folder of your own |
//! | `parallel` | yes | batches over all threads |
//! | `schema` | no | `schemars::JsonSchema` for [`Document`] |
#![forbid(unsafe_code)]
#![warn(missing_docs)]

// What flows.
mod error;
mod found;
mod model;
mod span;

// The way of a text, in the order in which it is gone; a stage uses what stands above it. Blank lines keep that order.
mod text;

pub mod lexicon;

pub mod segment;

mod number;

pub mod money;

pub mod percent;

pub mod date;

mod name;

mod clause;

mod resolve;

mod claim;

mod assemble;

mod output;

// The whole way, for one text and for many.
mod extractor;

#[cfg(feature = "train")]
#[doc(hidden)]
pub use name::training;

pub use error::{Error, ErrorKind};
pub use extractor::{Batch, Extractor, ExtractorBuilder, GivenName};
pub use found::FindIter;
pub use model::{
    Base, Claim, ClaimId, ClaimKind, Company, Cue, Direction, Document, Entity, EntityId, EntityKind, EntityValue,
    Explanation, Factor, Filler, Ground, Modality, Named, Passage, Polarity, PredicateClass, Reading, Role, RoleFiller,
    Rule, Sentence, Sign, Tense, Warning, WarningCode,
};
pub use number::Bounds;
pub use span::{ByteSpan, CharSpan};
pub use text::Excerpt;
