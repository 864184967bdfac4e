//! What the training program needs of the tagger. No part of the public interface.

use super::chain::{self, Chain, Stretch};
use super::cue::{CueSet, Cues, TALK};
use super::feature::features;
use super::model;
use super::sheet::{Lexical, Sheet};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::segment::{Pos, Segmenter, Token};
use crate::span::ByteSpan;
use crate::text;

pub use super::chain::{LABELS, Row, Transitions};

/// A sentence as it is learnt.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The features of each unit.
    pub features: Vec<Vec<u64>>,
    /// The label of each unit.
    pub labels: Vec<usize>,
    /// The names whose edges lie inside a token, with the tokens around.
    pub misfits: Vec<String>,
}

/// Cuts annotated sentences as the library does.
pub struct Cutter {
    segmenters: [Segmenter; 2],
    cues: Cues,
    /// Templates that are left out.
    pub without: std::ops::Range<u32>,
}

impl Cutter {
    /// With the embedded dictionary.
    ///
    /// # Errors
    ///
    /// Where that cannot be read.
    pub fn new() -> Result<Self, Error> {
        let full = Segmenter::embedded()?;
        let bare = full.without_companies()?;
        Ok(Self { segmenters: [full, bare], cues: Cues::embedded(), without: 0..0 })
    }

    /// The names of the lexicon.
    pub fn lexicon(&self) -> &Lexicon {
        self.segmenters[0].lexicon()
    }

    /// The examples in a line with its names (place in bytes, kind 0 to 2), with or without the firms of the lexicon.
    pub fn cut(&self, line: &str, names: &[(usize, usize, usize)], companies: bool) -> Vec<Example> {
        let segmenter = &self.segmenters[usize::from(!companies)];
        let mut worker = segmenter.worker();
        let mut sheet = Sheet::default();
        let mut examples = Vec::new();
        for sentence in text::sentences(line) {
            let mut tokens = Vec::new();
            worker.segment(line, sentence.span, &mut tokens);
            sheet.lay(line, &tokens, sentence.headline, segmenter.lexicon(), &self.cues);
            let mut example = Example { labels: vec![chain::OUTSIDE; tokens.len()], ..Example::default() };
            for at in 0..tokens.len() {
                let mut own = Vec::with_capacity(80);
                features(line, &sheet, &self.cues, at, |template, feature| {
                    if !self.without.contains(&template) {
                        own.push(feature);
                    }
                });
                example.features.push(own);
            }
            for &(start, end, kind) in names {
                label(line, ByteSpan::new(start, end), kind, &tokens, &mut example);
            }
            examples.push(example);
        }
        examples
    }
}

impl Cutter {
    /// The places of common nouns in a line, as bytes: what stands alone or before a particle.
    pub fn nouns(&self, line: &str) -> Vec<(usize, usize)> {
        let segmenter = &self.segmenters[0];
        let mut worker = segmenter.worker();
        let mut sheet = Sheet::default();
        let mut nouns = Vec::new();
        for sentence in text::sentences(line) {
            let mut tokens = Vec::new();
            worker.segment(line, sentence.span, &mut tokens);
            sheet.lay(line, &tokens, sentence.headline, segmenter.lexicon(), &self.cues);
            // What 당근 is hangs on what the sentence speaks of.
            let doubtful = sheet.units.iter().any(|unit| unit.lexical == Lexical::CompanyOrWord);
            let free = if doubtful { CueSet::default() } else { TALK };
            for chunk in &sheet.chunks {
                let stem = &tokens[chunk.first..chunk.stem_end];
                let common = stem.iter().all(|token| token.tags().is(Pos::NNG) && token.name().is_none());
                if common && chunk.cues.learnt() & !free.0 == 0 && chunk.length > 1 {
                    nouns.push((stem[0].span().start, stem[stem.len() - 1].span().end));
                }
            }
        }
        nouns
    }
}

fn label(line: &str, span: ByteSpan, kind: usize, tokens: &[Token], example: &mut Example) {
    let mut inside = (0..tokens.len()).filter(|at| tokens[*at].span().overlaps(span));
    let Some(first) = inside.next() else { return };
    let last = inside.next_back().unwrap_or(first);
    if tokens[first].span().start != span.start || tokens[last].span().end != span.end {
        let around: Vec<&str> = tokens[first..=last].iter().map(|token| token.span().slice(line)).collect();
        example.misfits.push(format!("{} in {}", span.slice(line), around.join("/")));
    }
    example.labels[first] = chain::first(kind);
    for at in first + 1..=last {
        example.labels[at] = chain::further(kind);
    }
}

/// Forward and backward, for learning.
#[derive(Debug, Default)]
pub struct Inference(Chain);

impl Inference {
    /// Takes the scores of a sentence.
    pub fn read(&mut self, scores: &[Row], transitions: &Transitions) {
        self.0.read(scores, transitions);
    }

    /// The probability of each label at a unit.
    pub fn marginal(&self, at: usize) -> Row {
        self.0.marginal(at)
    }

    /// The probability of two labels in a row.
    pub fn pair(&self, at: usize, from: usize, to: usize) -> f32 {
        self.0.pair(at, from, to)
    }

    /// The names of the best labelling: first unit, end, kind.
    pub fn best(&mut self) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        self.0.best(&mut found);
        found.into_iter().map(|Stretch { first, end, kind }| (first, end, kind)).collect()
    }
}

/// Whether a label may follow another.
pub fn follows(from: usize, to: usize) -> bool {
    chain::follows(from, to)
}

/// The table of weights as the library reads it.
pub fn write(features: &[(u64, [i8; LABELS])], scale: f32, transitions: &Transitions) -> Vec<u8> {
    model::write(features, scale, transitions)
}
