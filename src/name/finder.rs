//! The names of one document: those of the lexicon, those the tagger finds.

use super::chain::Stretch;
use super::cue::Cues;
use super::model::Model;
use super::tagger::Tagger;
use super::{Label, NameMention};
use crate::lexicon::{Lexicon, NameId, NameKind};
use crate::model::EntityKind;
use crate::segment::Token;
use crate::span::ByteSpan;

/// What finding names needs, loaded once.
#[derive(Debug)]
pub(crate) struct Recognizer {
    cues: Cues,
    model: Option<Model<'static>>,
}

impl Recognizer {
    /// With the weights of the dictionary crate.
    pub(crate) fn embedded() -> Self {
        Self { cues: Cues::embedded(), model: Model::read(sasil_dict::tagger::WEIGHTS) }
    }

    /// With weights of one's own.
    #[cfg(feature = "train")]
    pub(crate) fn with_weights(bytes: &'static [u8]) -> Self {
        Self { cues: Cues::embedded(), model: Model::read(bytes) }
    }

    /// For one document.
    pub(crate) fn finder<'r>(&'r self, text: &'r str, lexicon: &'r Lexicon) -> Finder<'r> {
        Finder {
            text,
            lexicon,
            tagger: Tagger::new(self.model.as_ref(), &self.cues),
            stretches: Vec::new(),
            names: Vec::new(),
        }
    }
}

/// Finds the names of one document, sentence by sentence.
pub(crate) struct Finder<'r> {
    text: &'r str,
    lexicon: &'r Lexicon,
    tagger: Tagger<'r>,
    stretches: Vec<Stretch>,
    names: Vec<NameMention>,
}

/// Confidence in a name of the lexicon that is no other word.
const SURE: f32 = 0.97;

impl Finder<'_> {
    /// Reads the tokens of the next sentence.
    pub(crate) fn read(&mut self, tokens: &[Token], headline: bool) {
        self.stretches.clear();
        self.tagger.read(self.text, tokens, headline, self.lexicon, &mut self.stretches);
        let mut next = 0;
        for index in 0..self.stretches.len() {
            let stretch = self.stretches[index];
            self.add_known(&tokens[next..stretch.first]);
            self.add_tagged(stretch, tokens);
            next = stretch.end;
        }
        self.add_known(&tokens[next..]);
    }

    /// All names, in the order of the text.
    pub(crate) fn finish(self) -> Vec<NameMention> {
        self.names
    }

    /// Names of the lexicon that the tagger has left out.
    fn add_known(&mut self, tokens: &[Token]) {
        for token in tokens {
            let Some(id) = token.name() else { continue };
            let surface = self.lexicon.surface(id);
            let Some(name) = surface.names().next() else { continue };
            if surface.is_homograph {
                continue;
            }
            let kind = entity_kind(self.lexicon.name(name).kind);
            self.names.push(NameMention { span: token.span(), kind, label: Label::Known(name), confidence: SURE });
        }
    }

    fn add_tagged(&mut self, stretch: Stretch, tokens: &[Token]) {
        let span = ByteSpan::new(tokens[stretch.first].span().start, tokens[stretch.end - 1].span().end);
        let kind = [EntityKind::Company, EntityKind::Organization, EntityKind::Person][stretch.kind];
        let confidence = self.tagger.chain.probability(stretch);
        let label = match self.known(span.slice(self.text), kind) {
            Some(name) => Label::Known(name),
            None => Label::New(None),
        };
        self.names.push(NameMention { span, kind, label, confidence });
    }

    /// The lexicon's name of this kind with this form.
    fn known(&self, form: &str, kind: EntityKind) -> Option<NameId> {
        let surface = self.lexicon.surface(self.lexicon.find(form)?);
        surface.names().find(|name| entity_kind(self.lexicon.name(*name).kind) == kind)
    }
}

fn entity_kind(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Company => EntityKind::Company,
        NameKind::Organization => EntityKind::Organization,
    }
}
