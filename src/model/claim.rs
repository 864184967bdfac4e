//! What is said to have happened, to hold or to be coming.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::entity::EntityId;
use super::explanation::Explanation;
use super::vocabulary::{ClaimKind, Role};
use crate::span::{ByteSpan, CharSpan};

/// The number of a [`Claim`] in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(pub u32);

/// One thing said: of which kind, between whom, how surely, and by whom.
///
/// Displays as a short Korean line: `네이버, 업스테이지에 투자 (USD 3,000,000 이상)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its number in the document.
    pub id: ClaimId,
    /// What kind of event or state.
    pub kind: ClaimKind,
    /// Names the event alike in every document that tells of it: kind and core values.
    pub key: Box<str>,
    /// The claim as a short line for people.
    pub text: Box<str>,
    /// Who and what takes part.
    pub roles: Vec<RoleFiller>,
    /// Whether it is said to be so, or not to be so.
    pub polarity: Polarity,
    /// How surely it is said.
    pub modality: Modality,
    /// Whether it lies behind, holds now or is to come, where the text says so.
    pub tense: Option<Tense>,
    /// Who says so, where the text names one.
    pub source: Option<Filler>,
    /// The word that carries it.
    pub trigger: Passage,
    /// The stretches of text that say it.
    pub evidence: Vec<Passage>,
    /// The claim that this one undoes.
    pub cancels: Option<ClaimId>,
    /// The estimated probability that kind and core roles are right.
    pub confidence: f32,
    /// Why it was read so, where [`ExtractorBuilder::explanations`](crate::ExtractorBuilder::explanations) asks for it.
    pub explanation: Option<Box<Explanation>>,
}

/// One participant of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleFiller {
    /// What it does in the claim.
    pub role: Role,
    /// Who or what it is.
    pub filler: Filler,
    /// For a change: up or down.
    pub direction: Option<Direction>,
    /// For a change: against which time.
    pub base: Option<Base>,
}

/// Who or what fills a role.
#[derive(Clone, Debug, PartialEq)]
pub enum Filler {
    /// An entity of the document.
    Entity(EntityId),
    /// A stretch of the text that is no entity.
    Passage(Passage),
    /// A code (`operating_profit`, `dividend`, `out`), with the words that gave it.
    Code {
        /// The code.
        code: &'static str,
        /// The words.
        passage: Passage,
    },
}

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The text at its place, exactly.
    pub text: Box<str>,
    /// Its place in UTF-8 bytes.
    pub span: ByteSpan,
    /// Its place in Unicode scalar values.
    pub chars: CharSpan,
}

/// Whether a claim is said to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so (않았다, 무산됐다, 부인했다).
    Negated,
}

/// How surely a claim is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// It happened or holds.
    Asserted,
    /// It is intended (하기로 했다, 예정, 계획).
    Planned,
    /// It may be (검토, 논의, 전망, 관측).
    Possible,
    /// A party to a dispute says so (혐의, 의혹, 주장).
    Alleged,
}

/// Where a claim lies in time, by its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tense {
    /// -았/었-
    Past,
    /// -는다, -고 있다
    Present,
    /// -ㄹ 것, 예정
    Future,
}

/// Which way a figure moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 늘다, 증가하다
    Up,
    /// 줄다, 감소하다
    Down,
}

/// What a change is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The same time of the year before (전년 동기).
    Yoy,
    /// The quarter before (전 분기).
    Qoq,
}

impl Claim {
    /// The first filler of `role`.
    pub fn role(&self, role: Role) -> Option<&Filler> {
        self.fillers(role).next()
    }

    /// Every filler of `role`, in the order of the text.
    pub fn fillers(&self, role: Role) -> impl Iterator<Item = &Filler> {
        self.roles.iter().filter(move |filler| filler.role == role).map(|filler| &filler.filler)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Filler {
    /// The entity, where it is one.
    pub fn entity(&self) -> Option<EntityId> {
        match self {
            Filler::Entity(id) => Some(*id),
            Filler::Passage(_) | Filler::Code { .. } => None,
        }
    }
}

impl Polarity {
    /// The word that stands for it in the output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Polarity::Affirmed => "affirmed",
            Polarity::Negated => "negated",
        }
    }
}

impl Modality {
    /// The word that stands for it in the output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Planned => "planned",
            Modality::Possible => "possible",
            Modality::Alleged => "alleged",
        }
    }
}
