//! How surely a predicate holds, and who says so: its own endings, then what stands above it.

use super::draft::DraftFiller;
use super::ground::{Cues, sign_of};
use super::reader::{Reach, Reader};
use crate::clause::{Case, ClauseId, Ending, Link, PhraseId, Tense, VerbPhrase, Voice};
use crate::lexicon::{Effect, NounClass, WordClass};
use crate::model::{Modality, Polarity, Sign};
use crate::segment::Pos;
use crate::span::ByteSpan;

/// How a claim stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) negated: bool,
    pub(crate) modality: Modality,
    /// Undone by a word like 무산, 철회: said as a fact.
    pub(crate) undone: bool,
    /// No claim at all: a condition, a demand, a question.
    pub(crate) blocked: bool,
    pub(crate) tense: Option<crate::model::Tense>,
    pub(crate) source: Option<DraftFiller>,
    /// The words that decided it.
    pub(crate) cues: Cues,
    /// Negated, undone and modality as far as words were noted for them.
    pub(super) noted: (bool, bool, Modality),
}

/// How far up the predicates above one are followed.
const STEPS: usize = 8;

impl Standing {
    fn new() -> Self {
        Self {
            negated: false,
            modality: Modality::Asserted,
            undone: false,
            blocked: false,
            tense: None,
            source: None,
            cues: Cues::default(),
            noted: (false, false, Modality::Asserted),
        }
    }

    pub(crate) fn polarity(&self) -> Polarity {
        if self.negated || self.undone { Polarity::Negated } else { Polarity::Affirmed }
    }

    /// Undone is said as a fact, unless a party to a dispute says it.
    pub(crate) fn modality(&self) -> Modality {
        if self.undone && self.modality != Modality::Alleged { Modality::Asserted } else { self.modality }
    }

    fn raise(&mut self, modality: Modality) {
        let rank = |modality: Modality| match modality {
            Modality::Asserted => 0,
            Modality::Planned => 1,
            Modality::Possible => 2,
            Modality::Alleged => 3,
        };
        if rank(modality) > rank(self.modality) {
            self.modality = modality;
        }
    }

    /// `상장할 계획이 없다`: a plan that there is not is denied as a fact, `상장한 적이 없다` the event itself.
    fn lack(&mut self) {
        if matches!(self.modality, Modality::Planned | Modality::Possible) {
            self.undone = true;
        } else {
            self.negated = !self.negated;
        }
    }

    pub(crate) fn apply(&mut self, effect: Effect) {
        match effect {
            Effect::Support | Effect::Say => {}
            Effect::Planned => self.raise(Modality::Planned),
            Effect::Possible | Effect::SayPossible => self.raise(Modality::Possible),
            Effect::Alleged | Effect::SayAlleged => self.raise(Modality::Alleged),
            Effect::Negated => self.undone = true,
            Effect::Denied | Effect::SayDenied => self.undone = true,
            Effect::Blocked => self.blocked = true,
        }
    }
}

impl Reader<'_, '_> {
    /// How the predicate of a clause stands.
    pub(crate) fn standing(&self, clause: ClauseId) -> Standing {
        let mut standing = Standing::new();
        self.climb(clause, &mut standing);
        standing.owes(self.endings(clause));
        self.attribute(clause, &mut standing);
        standing
    }

    /// What the words behind a noun in its phrase, and the predicate that takes the phrase, make of it.
    pub(crate) fn noun_standing(&self, rest: &[usize], clause: Option<ClauseId>, within: Option<ClauseId>) -> Standing {
        let mut standing = Standing::new();
        for &index in rest {
            if let Some(effect) = self.predicates.operator(self.atom(index).text, WordClass::Noun) {
                standing.apply(effect);
                standing.owes(self.atom(index).span);
            }
        }
        if let Some(clause) = clause {
            if let Some(effect) = self.operator_of(clause) {
                standing.apply(effect);
                standing.owes(self.weighing_words(clause));
            }
            if self.lacks(clause) {
                standing.lack();
            }
            if self.weighs_nothing(clause) {
                standing.undone = true;
            }
            standing.owes(self.endings(clause));
            self.climb(clause, &mut standing);
        }
        if let Some(within) = clause.or(within) {
            self.attribute(within, &mut standing);
        }
        standing
    }

    /// What the predicate of a clause does to an event that is its argument.
    pub(crate) fn operator_of(&self, clause: ClauseId) -> Option<Effect> {
        let verb = self.analysis.predicate(clause);
        if verb.voice == Voice::Copula {
            // 전망이다, 목표다: the noun before 이다 is what weighs.
            let noun = self
                .clause(clause)
                .arguments
                .iter()
                .filter_map(|id| self.noun(*id))
                .find(|noun| noun.case == Case::Copula)?;
            return self.noun_effect(noun);
        }
        let by_noun = verb.noun.as_ref().and_then(|noun| {
            let last = self.atom(noun.end - 1).text;
            self.predicates.operator(last, WordClass::Noun)
        });
        if verb.noun.is_some() {
            return by_noun;
        }
        let own = self.predicates.operator(self.atom(verb.stem).lemma, WordClass::Verb);
        // 조율을 벌인다, 검토에 들어갔다: a verb that only carries lets its noun decide.
        if own == Some(Effect::Support) {
            let carried = self.clause(clause).arguments.iter().rev().filter_map(|id| self.noun(*id));
            let mut carried = carried.filter(|noun| matches!(noun.case, Case::Object | Case::Dative));
            return carried.next().and_then(|noun| self.noun_effect(noun)).or(own);
        }
        own
    }

    /// 없다, 아니다
    pub(crate) fn lacks(&self, clause: ClauseId) -> bool {
        let verb = self.analysis.predicate(clause);
        verb.noun.is_none() && matches!(self.atom(verb.stem).lemma, "없" | "아니")
    }

    /// `인수를 검토하고 있지 않다`: what is not planned or weighed is denied as a fact.
    fn weighs_nothing(&self, clause: ClauseId) -> bool {
        let verb = self.analysis.predicate(clause);
        verb.negated && !verb.resolved && matches!(self.operator_of(clause), Some(Effect::Planned | Effect::Possible))
    }

    /// 알려졌다, 전해졌다: told by nobody that the clause names.
    fn is_told(&self, verb: &VerbPhrase) -> bool {
        verb.voice == Voice::Passive
            || (verb.stem..verb.atoms.end).any(|index| {
                let atom = self.atom(index);
                atom.lemma.ends_with("려지")
                    || atom.lemma == "지" && atom.tags.has(Pos::VX)
                    || index == verb.stem
                        && ["려지", "려져", "려졌", "려진", "해졌", "해진"].iter().any(|told| atom.text.contains(told))
            })
    }

    fn saying_of(&self, verb: &VerbPhrase) -> Option<Effect> {
        match &verb.noun {
            Some(noun) => self.predicates.saying(self.atom(noun.end - 1).text, WordClass::Noun),
            None => self.predicates.saying(self.atom(verb.stem).lemma, WordClass::Verb),
        }
    }

    /// Follows a predicate up: its endings, the noun it modifies, the predicate that takes that noun, and so on.
    fn climb(&self, mut clause: ClauseId, standing: &mut Standing) {
        for step in 0..STEPS {
            let verb = self.analysis.predicate(clause);
            if step > 0 && self.weighs_nothing(clause) {
                standing.undone = true;
            } else {
                standing.negated ^= verb.negated;
            }
            if verb.resolved || verb.intended {
                standing.raise(Modality::Planned);
            }
            if step == 0 {
                standing.tense = Some(match verb.tense {
                    Tense::Past => crate::model::Tense::Past,
                    Tense::Present => crate::model::Tense::Present,
                    Tense::Future => crate::model::Tense::Future,
                });
            }
            standing.owes(self.endings(clause));
            if verb.ending == Ending::Headline {
                // 나스닥 상장 추진: the nouns behind the event weigh it.
                for index in verb.stem + 1..verb.atoms.end {
                    if let Some(effect) = self.predicates.operator(self.atom(index).text, WordClass::Noun) {
                        standing.apply(effect);
                        standing.owes(self.atom(index).span);
                    }
                }
            }
            let next = match verb.ending {
                Ending::Final | Ending::Headline => {
                    let headline_present = self.headline && step == 0 && verb.ending == Ending::Final;
                    let coming = headline_present && verb.tense == Tense::Present && verb.voice != Voice::Copula;
                    if verb.tense == Tense::Future || coming || self.goes_on_with_a_plan(clause, verb) {
                        standing.raise(Modality::Planned);
                    }
                    None
                }
                Ending::Adnominal | Ending::QuotedAdnominal => self.climb_noun(clause, verb, standing),
                Ending::Quoted => self.climb_quotation(clause, standing),
                Ending::Nominal => {
                    standing.raise(Modality::Planned);
                    None
                }
                Ending::Connective(link) => self.climb_link(clause, verb, link, standing),
            };
            standing.owes(self.endings(clause));
            match next {
                Some(next) => clause = next,
                None => return,
            }
        }
    }

    /// `내년 돌릴 예정이며, 200명을 뽑는다`: a plain present behind a plan goes on with it.
    fn goes_on_with_a_plan(&self, clause: ClauseId, verb: &VerbPhrase) -> bool {
        verb.tense == Tense::Present
            && verb.ending == Ending::Final
            && self.clause(clause).previous.is_some_and(|previous| {
                self.operator_of(previous) == Some(Effect::Planned)
                    && self.analysis.predicate(previous).voice == Voice::Copula
            })
    }

    /// `사들이는 안을 검토한다`, `인수할 예정이다`, `인수한 것으로 알려졌다`
    fn climb_noun(&self, clause: ClauseId, verb: &VerbPhrase, standing: &mut Standing) -> Option<ClauseId> {
        let future = verb.tense == Tense::Future;
        let head = self.clause(clause).head.and_then(|id| self.noun(id).map(|noun| (id, noun)));
        let Some((id, noun)) = head else {
            if future {
                standing.raise(Modality::Planned);
            }
            return None;
        };
        let last = self.head_word(noun).map_or("", |atom| atom.text);
        let own_words = self.head_word(noun).map_or(self.endings(clause), |atom| atom.span);
        let effect = self.noun_effect(noun);
        let tells = self.tells_content(noun);
        if let Some(effect) = effect {
            standing.apply(effect);
            standing.owes(own_words);
        }
        if !tells {
            if future {
                standing.raise(Modality::Planned);
            }
            return None;
        }
        if noun.clause.is_none() && future {
            standing.raise(Modality::Planned);
        }
        let above = self.governing(self.taken_by(id)?);
        if self.opens_what_follows(noun) {
            // 사들인 뒤 소각한다: as sure, and as far ahead, as what follows.
            self.share_mood(above, standing);
            if self.analysis.predicate(above).tense != Tense::Past {
                standing.tense = Some(crate::model::Tense::Present);
            }
            return None;
        }
        // `방안을 놓고 조율한다`: what is done about it stands further on.
        let aside = matches!(self.atom(self.analysis.predicate(above).stem).lemma, "놓" | "두");
        let above = self.clause(above).parent.filter(|_| aside).unwrap_or(above);
        if future {
            self.weigh_future(last, above, standing);
            let is_open = standing.modality == Modality::Possible;
            standing.owes(if is_open { own_words.join(self.endings(above)) } else { self.endings(clause) });
        }
        if noun.case == Case::About && self.denies(above) {
            standing.undone = true;
            standing.source = self.actor(above).and_then(|actor| self.speaker(actor));
            standing.owes(self.weighing_words(above));
            standing.cues.add(Sign::Source, self.weighing_words(above));
            return None;
        }
        if last != "바" && last != "적" {
            if let Some(effect) = self.operator_of(above) {
                standing.apply(effect);
            } else if let Some(effect) = self.saying_of(self.analysis.predicate(above)).filter(|_| last == "것") {
                standing.apply(effect);
            }
            standing.owes(self.weighing_words(above));
        }
        if self.lacks(above) && last != "수" {
            standing.lack();
        } else if self.lacks(above) {
            standing.negated = !standing.negated;
        }
        standing.owes(self.endings(above));
        if self.analysis.predicate(above).tense == Tense::Past && last == "적" {
            standing.tense = Some(crate::model::Tense::Past);
        }
        Some(above)
    }

    /// `사들인 뒤 …`, `마친 후 …`: the noun is a word of time that puts one thing behind another.
    pub(crate) fn opens_what_follows(&self, noun: &crate::clause::NounPhrase) -> bool {
        let first = noun.atoms.clone().next().map(|index| self.atom(index).text);
        noun.modifier.is_some()
            && matches!(noun.case, Case::Bare | Case::Dative)
            && matches!(first, Some("뒤" | "후" | "다음"))
    }

    /// `… 보도에 대해 “사실무근”이라고 했다`: the clause denies what it speaks of.
    fn denies(&self, clause: ClauseId) -> bool {
        let verb = self.analysis.predicate(clause);
        if matches!(self.saying_of(verb).or_else(|| self.operator_of(clause)), Some(Effect::SayDenied | Effect::Denied))
        {
            return true;
        }
        let span = self.analysis.span_of(0..self.analysis.atoms.len());
        let sentence = span.slice(self.text);
        ["사실무근", "사실이 아니", "사실과 다르", "선을 그", "근거 없", "검토한 바 없", "검토한 적 없", "계획이 없"]
            .iter()
            .any(|denial| sentence.contains(denial))
    }

    /// `할 수 있다` may be; `할 것이다`, `할 예정` is planned; `할 것으로 보인다` may be.
    fn weigh_future(&self, noun: &str, above: ClauseId, standing: &mut Standing) {
        let verb = self.analysis.predicate(above);
        let stem = self.atom(verb.stem).lemma;
        if noun == "수" || matches!(stem, "보이" | "예상" | "전망" | "관측" | "추정" | "알려지" | "알리")
        {
            standing.raise(Modality::Possible);
        } else {
            standing.raise(Modality::Planned);
        }
    }

    fn climb_quotation(&self, clause: ClauseId, standing: &mut Standing) -> Option<ClauseId> {
        let parent = self.clause(clause).parent?;
        let saying = self.analysis.predicate(parent);
        if let Some(effect) = self.saying_of(saying).or_else(|| self.operator_of(parent)) {
            standing.apply(effect);
        }
        // 지급하라고 판결했다: a court orders what is to come.
        let ordered = self.atom(self.analysis.predicate(clause).atoms.end - 1).text.ends_with("라고");
        let orders =
            saying.noun.as_ref().is_some_and(|noun| matches!(self.atom(noun.end - 1).text, "판결" | "명령" | "선고"));
        if ordered && orders {
            standing.raise(Modality::Planned);
        }
        standing.owes(self.weighing_words(parent));
        None
    }

    /// A clause without a tense of its own shares that of the clause it is tied to.
    fn climb_link(&self, clause: ClauseId, verb: &VerbPhrase, link: Link, standing: &mut Standing) -> Option<ClauseId> {
        let parent = self.clause(clause).parent;
        match link {
            Link::Condition => standing.blocked = true,
            Link::Purpose => standing.raise(Modality::Planned),
            Link::Contrast => {
                if let Some((effect, later)) = self.undone_later(clause) {
                    standing.apply(effect);
                    standing.owes(self.weighing_words(later));
                }
            }
            Link::And | Link::While | Link::Sequence | Link::Auxiliary => {
                if verb.tense == Tense::Present
                    && let Some(parent) = parent
                {
                    self.share_mood(parent, standing);
                }
            }
        }
        None
    }

    /// `추진했으나 값이 맞지 않아 무산됐다`: a predicate further on undoes this one, having no event of its own.
    fn undone_later(&self, clause: ClauseId) -> Option<(Effect, ClauseId)> {
        let mut at = self.clause(clause).parent?;
        for _ in 0..STEPS {
            let effect = self.operator_of(at).filter(|effect| matches!(effect, Effect::Negated | Effect::Denied));
            let has_own = self.clause(at).arguments.iter().any(|id| {
                self.noun(*id).is_some_and(|noun| {
                    matches!(noun.case, Case::Subject | Case::Topic | Case::Object) && !self.is_dealing(noun)
                })
            });
            if let Some(effect) = effect.filter(|_| !has_own) {
                return Some((effect, at));
            }
            at = match self.analysis.predicate(at).ending {
                Ending::Connective(Link::Sequence | Link::And) => self.clause(at).parent?,
                _ => return None,
            };
        }
        None
    }

    /// 협상은, 계획을, 거래가: the thing that was under way.
    fn is_dealing(&self, noun: &crate::clause::NounPhrase) -> bool {
        self.head_word(noun).is_some_and(|word| {
            self.predicates.operator(word.text, WordClass::Noun).is_some()
                || !self.predicates.of_noun(word.text).is_empty()
                || matches!(word.text, "거래" | "계약" | "딜" | "작업" | "절차")
        })
    }

    /// Modality without polarity: `착공하고 채용할 계획이다` plans both.
    fn share_mood(&self, parent: ClauseId, standing: &mut Standing) {
        let mut above = Standing::new();
        self.climb(parent, &mut above);
        // 인력을 뽑는 계획: `계획이다` above an adnominal clause stands in the phrase before the copula.
        for id in &self.clause(parent).arguments {
            let Some(noun) = self.noun(*id).filter(|noun| noun.case == Case::Copula) else { continue };
            if let Some(effect) = self.noun_effect(noun) {
                above.apply(effect);
                above.owes(self.weighing_words(parent));
            }
        }
        standing.raise(above.modality);
        standing.blocked |= above.blocked;
        if let Some(words) = sign_of(standing.modality).and_then(|sign| above.cues.last(sign)) {
            standing.owes(words);
        }
    }

    /// Who says so: the nearest speaker around the clause, else `에 따르면`.
    fn attribute(&self, clause: ClauseId, standing: &mut Standing) {
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
    fn above(&self, clause: ClauseId) -> Option<ClauseId> {
        let own = self.clause(clause);
        own.parent.or_else(|| own.head.and_then(|head| self.taken_by(head))).filter(|above| *above != clause)
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
        let actor = self.actor(parent);
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
        let place = self
            .clause(above)
            .arguments
            .iter()
            .copied()
            .find(|id| self.noun(*id).is_some_and(|noun| noun.case == Case::At && noun.topic));
        place.or_else(|| self.actor(above)).and_then(|speaker| self.speaker(speaker))
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
        let names_nobody = self.head_word(noun).is_none_or(|word| {
            matches!(word.tags.first(), Pos::NNB | Pos::NP) || word.mention.is_some() || self.is_figure_word(word.text)
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
