//! Names by their form and their company: a statistical tagger over the tokens of a sentence.

use super::chain::{Chain, Row, Stretch};
use super::cue::Cues;
use super::model::Model;
use super::score::Scores;
use super::sheet::Sheet;
use crate::lexicon::Lexicon;
use crate::segment::Token;

/// What a tagger keeps from text to text: buffers, and what it has looked up. For one lexicon and one model.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(super) sheet: Sheet,
    scores: Scores,
    rows: Vec<Row>,
    pub(super) chain: Chain,
    pub(super) stretches: Vec<Stretch>,
}

/// What a tagger knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tagger<'m> {
    pub(super) model: Option<&'m Model<'m>>,
    pub(super) cues: &'m Cues,
    pub(super) lexicon: &'m Lexicon,
}

impl Tagger<'_> {
    /// Reads a sentence; its names by the best labelling are in `memory.stretches` then.
    pub(super) fn read(&self, text: &str, tokens: &[Token], headline: bool, memory: &mut Memory) {
        let Memory { sheet, scores, rows, chain, stretches } = memory;
        stretches.clear();
        sheet.lay(text, tokens, headline, self.lexicon, self.cues);
        let Some(model) = self.model else { return };
        scores.read(model, text, sheet, self.cues, rows);
        chain.read(rows, model.transitions());
        chain.best(stretches);
    }
}
