//! Names by their form and their company: a statistical tagger over the tokens of a sentence.

use super::chain::{Chain, Row, Stretch};
use super::cue::Cues;
use super::feature::features;
use super::model::Model;
use super::sheet::Sheet;
use crate::lexicon::Lexicon;
use crate::segment::Token;

/// A tagger with its buffers: one a document.
pub(crate) struct Tagger<'m> {
    model: Option<&'m Model<'m>>,
    cues: &'m Cues,
    pub(crate) sheet: Sheet,
    features: Vec<u64>,
    looks: Vec<(u32, u32)>,
    scores: Vec<Row>,
    pub(crate) chain: Chain,
}

impl<'m> Tagger<'m> {
    pub(crate) fn new(model: Option<&'m Model<'m>>, cues: &'m Cues) -> Self {
        Self {
            model,
            cues,
            sheet: Sheet::default(),
            features: Vec::new(),
            looks: Vec::new(),
            scores: Vec::new(),
            chain: Chain::default(),
        }
    }

    /// Reads a sentence; its names by the best labelling go to `found`, as stretches of its tokens.
    pub(crate) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        headline: bool,
        lexicon: &Lexicon,
        found: &mut Vec<Stretch>,
    ) {
        self.sheet.lay(text, tokens, headline, lexicon, self.cues);
        let Some(model) = self.model else { return };
        self.scores.clear();
        for at in 0..self.sheet.units.len() {
            self.features.clear();
            features(&self.sheet, at, |_, feature| self.features.push(feature));
            self.scores.push(model.sum(&self.features, &mut self.looks));
        }
        self.chain.read(&self.scores, model.transitions());
        self.chain.best(found);
    }
}
