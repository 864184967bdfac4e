//! The JSON object of an explanation, as `docs/OUTPUT.md` describes it.

use super::json::{PassageObject, PlaceObject};
use crate::model::{Cue, Explanation, Factor, Ground, PredicateClass, Reading, Role, Rule, Sign};

/// Why a claim was read as it was.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ExplanationObject<'a> {
    /// How each stretch of `evidence` was read, in its order.
    readings: Vec<ReadingObject<'a>>,
    /// What gave each of `roles` its filler, in their order.
    grounds: Vec<GroundObject<'a>>,
    /// The words that decided polarity, modality and source.
    cues: Vec<CueObject<'a>>,
    /// What the confidence is made of.
    factors: Vec<FactorObject>,
}

/// The frame that a stretch of evidence was read by.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ReadingObject<'a> {
    frame: &'a str,
    /// The noun, or the stem of the verb, that carries it.
    lemma: &'a str,
    class: PredicateClass,
    /// Subject and object are turned round.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    passive: bool,
    clause: PlaceObject,
}

/// What gave a role its filler.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct GroundObject<'a> {
    role: Role,
    rule: Rule,
    /// What stands behind the filler in its phrase, or the phrase that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<PassageObject<'a>>,
    /// Dealt out of a list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dealt: bool,
}

/// Words that decided how a claim stands.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CueObject<'a> {
    sign: Sign,
    #[serde(flatten)]
    words: PassageObject<'a>,
}

/// One thing that the confidence is made of.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FactorObject {
    factor: &'static str,
    /// What it adds.
    weight: f64,
}

impl<'a> From<&'a Explanation> for ExplanationObject<'a> {
    fn from(explanation: &'a Explanation) -> Self {
        Self {
            readings: explanation.readings.iter().map(ReadingObject::from).collect(),
            grounds: explanation.grounds.iter().map(GroundObject::from).collect(),
            cues: explanation.cues.iter().map(CueObject::from).collect(),
            factors: explanation.factors.iter().map(FactorObject::from).collect(),
        }
    }
}

impl<'a> From<&'a Reading> for ReadingObject<'a> {
    fn from(reading: &'a Reading) -> Self {
        Self {
            frame: reading.frame,
            lemma: reading.lemma,
            class: reading.class,
            passive: reading.passive,
            clause: PlaceObject::from(&reading.clause),
        }
    }
}

impl<'a> From<&'a Ground> for GroundObject<'a> {
    fn from(ground: &'a Ground) -> Self {
        Self {
            role: ground.role,
            rule: ground.rule,
            words: ground.words.as_ref().map(PassageObject::from),
            dealt: ground.dealt,
        }
    }
}

impl<'a> From<&'a Cue> for CueObject<'a> {
    fn from(cue: &'a Cue) -> Self {
        Self { sign: cue.sign, words: PassageObject::from(&cue.words) }
    }
}

impl From<&Factor> for FactorObject {
    fn from(factor: &Factor) -> Self {
        Self { factor: factor.name, weight: (f64::from(factor.weight) * 100.0).round() / 100.0 }
    }
}
