//! What an extraction hands out.

use std::fmt;

use jiff::civil::Date;

use super::claim::{Claim, ClaimId};
use super::entity::{Entity, EntityId};
use super::vocabulary::ClaimKind;
use crate::span::{ByteSpan, CharSpan};

/// Everything read from one text.
///
/// Serialises as the JSON object of the output's documentation (`docs/OUTPUT.md`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the caller calls it.
    pub id: Option<Box<str>>,
    /// Where it was read from.
    pub source: Option<Box<str>>,
    /// The date that relative dates hang on: given by the caller, else found in the dateline.
    pub date: Option<Date>,
    /// The sentences, in the order of the text.
    pub sentences: Vec<Sentence>,
    /// The entities, in the order of the text; `entities[i].id` is `i`.
    pub entities: Vec<Entity>,
    /// The claims, in the order of the text; `claims[i].id` is `i`.
    pub claims: Vec<Claim>,
    /// What could not be read as it stands.
    pub warnings: Vec<Warning>,
}

/// One sentence or headline of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in UTF-8 bytes.
    pub span: ByteSpan,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// Whether it is part of the page around the article (byline, menu, notice), which is not mined.
    pub furniture: bool,
    /// Whether it is a headline: a line of its own without a full stop, at the top.
    pub headline: bool,
}

/// Something that could not be read as it stands; the rest was read all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// What kind of trouble.
    pub code: WarningCode,
    /// What happened, for people.
    pub message: Box<str>,
    /// Its place in Unicode scalar values, where it has one.
    pub chars: Option<CharSpan>,
}

/// The kinds of [`Warning`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WarningCode {
    /// A day that does not exist (2월 30일).
    ImpossibleDate,
    /// A weekday that does not fit its date.
    WeekdayMismatch,
    /// An amount too large to hold exactly.
    AmountOverflow,
    /// A sentence longer than the limit was read in pieces.
    LongSentence,
    /// Bytes of the input that are nothing in its encoding; U+FFFD stands for them in the text.
    Undecodable,
}

impl WarningCode {
    /// The word that stands for it in the output.
    pub const fn as_str(self) -> &'static str {
        match self {
            WarningCode::ImpossibleDate => "impossible_date",
            WarningCode::WeekdayMismatch => "weekday_mismatch",
            WarningCode::AmountOverflow => "amount_overflow",
            WarningCode::LongSentence => "long_sentence",
            WarningCode::Undecodable => "undecodable",
        }
    }
}

impl fmt::Display for WarningCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Document {
    /// The entity with this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The claim with this number.
    pub fn claim(&self, id: ClaimId) -> Option<&Claim> {
        self.claims.get(id.0 as usize)
    }

    /// The claims of one kind, in the order of the text.
    pub fn claims_of(&self, kind: ClaimKind) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| claim.kind == kind)
    }
}
