//! How surely a figure holds, and who forecasts it.

use super::super::draft::DraftFiller;
use super::super::reader::{Reach, Reader};
use super::super::standing::Standing;
use crate::clause::{Case, ClauseId, Voice};
use crate::lexicon::{Effect, NounClass, WordClass};
use crate::model::{Modality, Sign};

impl Reader<'_, '_> {
    /// How a figure stands: forecasts may be, goals are planned.
    pub(crate) fn figure_standing(&self, clause: ClauseId) -> Standing {
        let mut standing = self.standing(clause);
        if let Some(effect) = self.operator_of(clause) {
            standing.apply(effect);
        }
        // 150억원을 목표로 한다
        let aims = self.clause(clause).arguments.iter().filter_map(|id| self.noun(*id));
        for noun in aims.filter(|noun| noun.case == Case::To) {
            if let Some(effect @ (Effect::Planned | Effect::Possible)) = self.noun_effect(noun) {
                standing.apply(effect);
                standing.owes(self.analysis.span_of(noun.atoms.clone()));
            }
        }
        if let Some(place) = self.held_by_many(clause) {
            standing.modality = Modality::Possible;
            standing.source = standing.source.or(Some(place));
        }
        if let Some(speaker) = self.forecaster(clause) {
            standing.modality = Modality::Possible;
            standing.source = Some(speaker);
            standing.cues.add(Sign::Source, self.weighing_words(clause));
        }
        standing.owes(self.weighing_words(clause));
        let verb = self.analysis.predicate(clause);
        // 10조원에 달할 것, 1조원을 넘길 것: nobody does that.
        let word = self.atom(verb.stem).lemma;
        let comes = [NounClass::Reaches, NounClass::Up, NounClass::Down];
        let comes = verb.noun.is_some() || comes.iter().any(|class| self.predicates.is(word, *class));
        // 달성하겠다: who says so means to.
        let comes = comes && !verb.atoms.clone().any(|index| self.atom(index).text.contains('겠'));
        if comes && standing.modality == Modality::Planned && verb.tense == crate::clause::Tense::Future {
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
        if verb.voice != Voice::Active || forecasts != Some(Effect::SayPossible) || self.suffers(clause) {
            return None;
        }
        let own = self.actor(clause).and_then(|actor| self.speaker(actor));
        // `A는 목표주가를 유지하며 이익은 5억 원으로 내다봤다`: a figure says nothing.
        let before = || self.clause(clause).previous.and_then(|before| self.actor(before));
        own.or_else(|| before().and_then(|actor| self.speaker(actor)))
    }

    /// `30억원의 적자를 봤다`: so it has it, and holds nothing to be so.
    fn suffers(&self, clause: ClauseId) -> bool {
        let verb = self.analysis.predicate(clause);
        let sees = verb.noun.is_none() && self.atom(verb.stem).lemma == "보";
        let last = self.clause(clause).arguments.last().copied().filter(|_| sees);
        last.and_then(|id| self.noun(id)).filter(|noun| noun.case == Case::Object).is_some_and(|noun| {
            self.head_word(noun).is_some_and(|word| {
                [NounClass::Metric, NounClass::Shortfall]
                    .iter()
                    .any(|class| self.predicates.set_of(word.word).has(*class))
            })
        })
    }

    /// `시장에서는 기업가치를 20조 원으로 본다`: where it is held.
    fn held_by_many(&self, clause: ClauseId) -> Option<DraftFiller> {
        let verb = self.analysis.predicate(clause);
        let word = verb.noun.is_none().then(|| self.atom(verb.stem).lemma)?;
        let holds = self.predicates.saying(word, WordClass::Verb) == Some(Effect::SayPossible);
        let mut arguments = self.clause(clause).arguments.iter().copied().filter(|_| holds);
        let place = arguments.find(|id| self.noun(*id).is_some_and(|noun| noun.case == Case::At && noun.topic))?;
        self.speaker(place)
    }

    /// `A회계법인은 B의 기업가치를 5000억 원으로 평가했다`: who puts the figure, which is another's.
    pub(super) fn appraiser(&self, clause: ClauseId, company: usize) -> Option<DraftFiller> {
        let verb = self.analysis.predicate(clause);
        let noun = verb.noun.as_ref().map(|noun| self.atom(noun.end - 1).text)?;
        let says = self.predicates.saying(noun, WordClass::Noun) == Some(Effect::Say);
        let actor = self.actor(clause).filter(|_| says && verb.voice == Voice::Active)?;
        let party = self.parties(actor, Reach::Actor).first().copied()?;
        let other = self.mentions[party].referent != self.mentions[company].referent;
        other.then_some(DraftFiller::Mention(party))
    }
}
