//! Who says so: the speaker around a clause, where a rumour goes round, `에 따르면`.

use super::draft::DraftFiller;
use super::reader::{Reach, Reader};
use super::standing::{STEPS, Standing};
use crate::clause::{Case, ClauseId, Ending, PhraseId, Voice};
use crate::lexicon::{Effect, NounClass, WordClass};
use crate::model::{Modality, Sign};
use crate::segment::Pos;
use crate::span::ByteSpan;

impl Reader<'_, '_> {
    /// Who says so: the nearest speaker around the clause, else `에 따르면`.
    pub(super) fn attribute(&self, clause: ClauseId, standing: &mut Standing) {
        if standing.source.is_some() {
            return;
        }
        let mut at = Some(clause);
        for _ in 0..STEPS {
            let Some(current) = at else { break };
            if let Some(speaker) = self.speaker_of(current, standing) {
                standing.source = Some(speaker);
                standing.cues.add(Sign::Source, self.weighing_words(self.above(current).unwrap_or(current)));
                return;
            }
            at = self.above(current);
        }
        if let Some((speaker, words)) = self.according().or_else(|| self.rumoured(clause, standing)) {
            standing.source = Some(speaker);
            standing.cues.add(Sign::Source, words);
        }
    }

    /// The clause that a clause is tied to, through its head noun or its parent.
    pub(super) fn above(&self, clause: ClauseId) -> Option<ClauseId> {
        let own = self.clause(clause);
        let above = own.parent.or_else(|| own.head.and_then(|head| self.taken_by(head)));
        above.or_else(|| self.right_behind_nominal(clause)).filter(|above| *above != clause)
    }

    /// `부과하기로 의결했다고 밝혔다`: the predicate right behind one in -기.
    fn right_behind_nominal(&self, clause: ClauseId) -> Option<ClauseId> {
        let next = ClauseId(clause.0 + 1);
        let is_nominal = self.analysis.predicate(clause).ending == Ending::Nominal;
        let has_next = is_nominal && next.0 < self.analysis.clauses.len();
        // `설립하기 위해 벌인 협상`: what it is for is told no further.
        let is_purpose = has_next && self.atom(self.analysis.predicate(next).stem).lemma == "위하";
        (has_next && !is_purpose && self.stands_right_behind(clause, next)).then_some(next)
    }

    /// The subject of the predicate that quotes this clause.
    fn speaker_of(&self, clause: ClauseId, standing: &mut Standing) -> Option<DraftFiller> {
        let own = self.clause(clause);
        let verb = self.analysis.predicate(clause);
        let quoted_here = verb.ending == Ending::Quoted;
        if let Some(speaker) = self.speaker_of_complement(clause).or_else(|| self.speaker_of_rumour(clause)) {
            return Some(speaker);
        }
        let parent = own.parent?;
        let in_speech = own.quotation.is_some() && self.clause(parent).quotation != own.quotation;
        if !quoted_here && !in_speech {
            return None;
        }
        let quoting = self.analysis.predicate(parent);
        let effect = self.saying_of(quoting).or_else(|| self.operator_of(parent));
        if in_speech && let Some(effect) = effect {
            standing.apply(effect);
            standing.owes(self.weighing_words(parent));
        }
        if matches!(effect, Some(Effect::Planned | Effect::Blocked)) || self.is_told(quoting) {
            return None;
        }
        // `업계에서는 A가 B를 살 것이라고 본다`: where it is thought so, and not who the claim is about.
        let thinks = effect == Some(Effect::SayPossible) && !self.has_own_actor(parent);
        let actor = self.place_of_talk(parent).filter(|_| thinks).or_else(|| self.actor(parent));
        match actor {
            Some(actor) => self.speaker(actor),
            None if quoted_here => self.actor(clause).and_then(|actor| self.speaker(actor)),
            None => self.discourse.topic().map(DraftFiller::Mention),
        }
    }

    /// `…할 것으로 내다봤다`: the subject of a verb of saying that takes 것.
    fn speaker_of_complement(&self, clause: ClauseId) -> Option<DraftFiller> {
        let noun = self.clause(clause).head.and_then(|head| self.noun(head))?;
        let above = noun.clause.filter(|_| noun.case == Case::To)?;
        let is_thing = self.head_word(noun).is_some_and(|word| word.text == "것");
        let verb = self.analysis.predicate(above);
        if !is_thing || self.is_told(verb) || self.saying_of(verb).is_none() {
            return None;
        }
        // 업계에서는 … 것으로 보고 있다: not who the claim is about.
        let place = self.place_of_talk(above).or_else(|| self.place_of_first(above));
        place.or_else(|| self.actor(above)).and_then(|speaker| self.speaker(speaker))
    }

    /// 업계에서는
    fn place_of_talk(&self, clause: ClauseId) -> Option<PhraseId> {
        let mut own = self.clause(clause).arguments.iter().copied();
        own.find(|id| self.is_place_of_talk(*id))
    }

    /// `업계에서는 A가 상장하면 …`: the first of its clauses has taken the place where it is thought so.
    fn place_of_first(&self, clause: ClauseId) -> Option<PhraseId> {
        let first = self.nouns().next().map(|(id, _)| id);
        first.filter(|id| !self.has_own_actor(clause) && self.is_place_of_talk(*id))
    }

    fn is_place_of_talk(&self, id: PhraseId) -> bool {
        self.noun(id).is_some_and(|noun| noun.case == Case::At && noun.topic)
    }

    fn has_own_actor(&self, clause: ClauseId) -> bool {
        let mut own = self.clause(clause).arguments.iter();
        own.any(|id| matches!(self.case(*id), Some(Case::Subject | Case::Topic)))
    }

    /// `…했다는 의혹을 제기했다`, `…할 수 있다는 관측이 증권가에서 나온다`: who voices it, or where it goes round.
    fn speaker_of_rumour(&self, clause: ClauseId) -> Option<DraftFiller> {
        let noun = self.noun(self.clause(clause).head?)?;
        let weighed = self.noun_effect(noun);
        let last = self.head_word(noun)?.text;
        let told = self.predicates.saying(last, WordClass::Noun).is_some();
        if !told && !matches!(weighed, Some(Effect::Possible | Effect::Alleged)) {
            return None;
        }
        let above = noun.clause?;
        let verb = self.analysis.predicate(above);
        let word = verb.noun.as_ref().map_or(self.atom(verb.stem).lemma, |noun| self.atom(noun.end - 1).text);
        let passive = verb.voice == Voice::Passive;
        match noun.case {
            Case::Object if !passive && self.predicates.is(word, NounClass::Voices) => {
                self.actor(above).and_then(|actor| self.speaker(actor))
            }
            Case::Subject | Case::Topic if self.predicates.is(word, NounClass::Circulates) => {
                let at = |id: &PhraseId| self.noun(*id).is_some_and(|noun| noun.case == Case::At);
                self.clause(above).arguments.iter().copied().find(at).and_then(|place| self.speaker(place))
            }
            _ => None,
        }
    }

    /// A speaker: the first party of a phrase, else its words.
    pub(crate) fn speaker(&self, id: PhraseId) -> Option<DraftFiller> {
        if let Some(&party) = self.parties(id, Reach::Any).first() {
            return Some(DraftFiller::Mention(party));
        }
        let noun = self.noun(id)?;
        // 매각 측
        let is_side = |word: &str| word == "측" && self.words(noun).len() > 1;
        let names_nobody = self.head_word(noun).is_none_or(|word| {
            matches!(word.tags.first(), Pos::NNB | Pos::NP) && !is_side(word.text)
                || word.mention.is_some()
                || self.is_figure_word(word.text)
        });
        self.naming(noun).filter(|_| !names_nobody).map(DraftFiller::Text)
    }

    /// 영업이익, 시가총액: a figure says nothing.
    fn is_figure_word(&self, word: &str) -> bool {
        [NounClass::Metric, NounClass::Worth, NounClass::Raised].iter().any(|class| self.predicates.is(word, *class))
            || word.ends_with("이익")
    }

    /// `업계에서는 … 관측이 나온다`: where a rumour goes round.
    fn rumoured(&self, clause: ClauseId, standing: &Standing) -> Option<(DraftFiller, ByteSpan)> {
        if !matches!(standing.modality, Modality::Possible | Modality::Alleged) {
            return None;
        }
        let mut top = clause;
        for _ in 0..STEPS {
            match self.above(top) {
                Some(above) => top = above,
                None => break,
            }
        }
        let stem = self.atom(self.analysis.predicate(top).stem).lemma;
        let goes_round = self.predicates.is(stem, NounClass::Circulates);
        let place = self
            .clause(top)
            .arguments
            .iter()
            .copied()
            .find(|id| self.noun(*id).is_some_and(|noun| noun.case == Case::At && (noun.topic || goes_round)))?;
        Some((self.speaker(place)?, self.weighing_words(top)))
    }

    fn according(&self) -> Option<(DraftFiller, ByteSpan)> {
        let (id, _) = self.nouns().find(|(_, noun)| noun.case == Case::According)?;
        Some((self.speaker(id)?, self.analysis.particle_of(id)))
    }
}
