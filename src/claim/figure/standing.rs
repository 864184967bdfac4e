//! How surely a figure holds, and who forecasts it.

use super::super::draft::DraftFiller;
use super::super::reader::Reader;
use super::super::standing::Standing;
use crate::clause::{ClauseId, Voice};
use crate::lexicon::{Effect, WordClass};
use crate::model::{Modality, Sign};

impl Reader<'_, '_> {
    /// How a figure stands: forecasts may be, goals are planned.
    pub(super) fn figure_standing(&self, clause: ClauseId) -> Standing {
        let mut standing = self.standing(clause);
        if let Some(effect) = self.operator_of(clause) {
            standing.apply(effect);
        }
        if let Some(speaker) = self.forecaster(clause) {
            standing.modality = Modality::Possible;
            standing.source = Some(speaker);
            standing.cues.add(Sign::Source, self.weighing_words(clause));
        }
        standing.owes(self.weighing_words(clause));
        let verb = self.analysis.predicate(clause);
        if verb.noun.is_some() && standing.modality == Modality::Planned && verb.tense == crate::clause::Tense::Future {
            standing.modality = Modality::Possible;
        }
        standing
    }

    /// `A증권은 B의 매출을 2조원으로 내다봤다`: who forecasts.
    pub(crate) fn forecaster(&self, clause: ClauseId) -> Option<DraftFiller> {
        let verb = self.analysis.predicate(clause);
        let forecasts = match &verb.noun {
            Some(noun) => self.predicates.saying(self.atom(noun.end - 1).text, WordClass::Noun),
            None => self.predicates.saying(self.atom(verb.stem).lemma, WordClass::Verb),
        };
        if verb.voice != Voice::Active || forecasts != Some(Effect::SayPossible) {
            return None;
        }
        self.actor(clause).and_then(|actor| self.speaker(actor))
    }
}
