//! How surely a predicate holds: its own endings, then what stands above it.

use super::draft::DraftFiller;
use super::ground::{Cues, sign_of};
use super::reader::Reader;
use crate::clause::{Case, ClauseId, Ending, Link, PhraseId, Tense, VerbPhrase, Voice};
use crate::lexicon::{Effect, Joined, NounClass, WordClass};
use crate::model::{Modality, Polarity, Sign};
use crate::segment::Pos;

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
pub(super) const STEPS: usize = 8;

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
            if let Some(effect) = self.weight(index) {
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

    /// `감원설에 대해 사실무근이라고 했다`: what a denial is about is not so, and who denies it says so.
    pub(crate) fn deny(&self, about: PhraseId, clause: Option<ClauseId>, standing: &mut Standing) {
        let spoken_of = self.noun(about).is_some_and(|noun| noun.case == Case::About);
        let Some(clause) = clause.filter(|clause| spoken_of && self.denies(*clause)) else { return };
        standing.undone = true;
        standing.owes(self.weighing_words(clause));
        if let Some(speaker) = self.actor(clause).and_then(|actor| self.speaker(actor)) {
            standing.source = Some(speaker);
            standing.cues.add(Sign::Source, self.weighing_words(clause));
        }
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
        if let Some(noun) = &verb.noun {
            return self.known_whole(noun, |word| self.predicates.operator(word, WordClass::Noun));
        }
        if let Some(effect) = self.idiom_effect(clause) {
            return Some(effect);
        }
        let own = self.predicates.operator(self.atom(verb.stem).lemma, WordClass::Verb);
        // 조율을 벌인다, 검토에 들어갔다: a verb that only carries lets its noun decide.
        if own == Some(Effect::Support) {
            let carried = self.clause(clause).arguments.iter().rev().filter_map(|id| self.noun(*id));
            // 상장하는 것을 목표로 하고 있다
            let aims = matches!(self.atom(verb.stem).lemma, "하" | "삼" | "잡");
            let carries = |noun: &&crate::clause::NounPhrase| {
                matches!(noun.case, Case::Object | Case::Dative) || aims && noun.case == Case::To
            };
            let mut carried = carried.filter(|noun| carries(noun) && self.noun_effect(noun).is_some());
            return carried.next().and_then(|noun| self.noun_effect(noun)).or(own);
        }
        own
    }

    /// `발을 뺐다`, `방향을 틀었다`, `원점으로 돌아갔다`: a verb that weighs together with its noun.
    fn idiom_effect(&self, clause: ClauseId) -> Option<Effect> {
        let verb = self.analysis.predicate(clause);
        let stem = self.atom(verb.stem).lemma;
        let last = self.clause(clause).arguments.last().and_then(|id| self.noun(*id))?;
        let carried = matches!(last.case, Case::Object | Case::To | Case::Dative | Case::Subject);
        let word = self.head_word(last).filter(|word| carried && word.mention.is_none())?;
        // `없던 일로 했다`
        let undone = word.text == "일"
            && last.modifier.is_some_and(|clause| self.lacks(clause))
            && matches!(stem, "되" | "하" | "돌리");
        if undone {
            return Some(Effect::Negated);
        }
        let effect = self.predicates.operator(&Joined::of(word.text, stem), WordClass::Verb)?;
        // `뜻을 이루지 못했다`
        if verb.negated { (effect == Effect::Support).then_some(Effect::Negated) } else { Some(effect) }
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
    pub(super) fn is_told(&self, verb: &VerbPhrase) -> bool {
        verb.voice == Voice::Passive
            || (verb.stem..verb.atoms.end).any(|index| {
                let atom = self.atom(index);
                atom.lemma.ends_with("려지")
                    || atom.lemma == "지" && atom.tags.has(Pos::VX)
                    || index == verb.stem
                        && ["려지", "려져", "려졌", "려진", "해졌", "해진"].iter().any(|told| atom.text.contains(told))
            })
    }

    pub(super) fn saying_of(&self, verb: &VerbPhrase) -> Option<Effect> {
        match &verb.noun {
            Some(noun) => self.known_whole(noun, |word| self.predicates.saying(word, WordClass::Noun)),
            None => self.predicates.saying(self.atom(verb.stem).lemma, WordClass::Verb),
        }
    }

    /// What is known of the noun of a predicate: of the whole where the dictionary cuts it (백지|화), else of its last piece.
    fn known_whole<T>(&self, noun: &std::ops::Range<usize>, ask: impl Fn(&str) -> Option<T>) -> Option<T> {
        let whole = self.analysis.span_of(noun.clone()).slice(self.text);
        ask(whole).or_else(|| ask(self.atom(noun.end - 1).text))
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
                    if let Some(effect) = self.weight(index) {
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
                Ending::Quoted => {
                    // 투자하겠다고 밝혔다
                    if verb.tense == Tense::Future {
                        standing.raise(Modality::Planned);
                    }
                    self.climb_quotation(clause, standing)
                }
                Ending::Nominal => {
                    standing.raise(Modality::Planned);
                    // `자사주를 소각하기를 바란다`: what is wished for is not said to come.
                    let next = ClauseId(clause.0 + 1);
                    let wished =
                        next.0 < self.analysis.clauses.len() && self.operator_of(next) == Some(Effect::Blocked);
                    standing.blocked |= wished && self.stands_right_behind(clause, next);
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

    /// Whether nothing stands between two predicates but an adverb.
    pub(super) fn stands_right_behind(&self, clause: ClauseId, next: ClauseId) -> bool {
        self.clause(clause).predicate.0 + 1 == self.clause(next).predicate.0
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
        let head = self.clause(clause).head.and_then(|id| self.noun(id).map(|noun| (id, noun)));
        // `투자를 유치할 당시`: -ㄹ before a word of time says nothing of what is to come.
        let at_the_time = head.and_then(|(_, noun)| noun.atoms.clone().next()).is_some_and(|first| {
            let word = self.atom(first).text;
            word == "때" || self.predicates.is(word, NounClass::When)
        });
        let future = verb.tense == Tense::Future && !at_the_time;
        let Some((id, noun)) = head else {
            if future {
                standing.raise(Modality::Planned);
            }
            return None;
        };
        let last = self.head_word(noun).map_or("", |atom| atom.text);
        if verb.ending == Ending::QuotedAdnominal && verb.voice != Voice::Copula && self.demands(verb, last) {
            standing.blocked = true;
        }
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
        if noun.clause.is_none() && matches!(noun.case, Case::Subject | Case::Topic) {
            // “… 달성하는 것이 목표”라고: a quotation may end in the noun that weighs.
            let last = self.noun(PhraseId(id.0 + 1)).filter(|last| last.case == Case::Bare && last.clause.is_none());
            if let Some((last, effect)) = last.and_then(|last| Some((last, self.noun_effect(last)?))) {
                standing.apply(effect);
                standing.owes(self.analysis.span_of(last.atoms.clone()));
            }
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
        let reported = matches!(noun.case, Case::Topic | Case::Subject) && self.predicates.is(last, NounClass::Report);
        if reported && self.is_untrue(self.telling(above)) {
            standing.undone = true;
            standing.owes(self.weighing_words(above));
            return None;
        }
        // `올라설 것이라는 말이 나온다`
        let goes_round = verb.ending == Ending::QuotedAdnominal && self.predicates.is(last, NounClass::Hearsay);
        if goes_round && self.circulates(above) {
            standing.raise(Modality::Possible);
            standing.owes(own_words.join(self.endings(above)));
        }
        if last != "바" && last != "적" {
            if let Some(effect) = self.operator_of(above) {
                standing.apply(effect);
                // `인수를 추진 중이라는 보도를 부인했다`
                if effect == Effect::Denied && standing.source.is_none() {
                    standing.source = self.actor(above).and_then(|actor| self.speaker(actor));
                }
            } else if let Some(effect) = self.saying_of(self.analysis.predicate(above)).filter(|_| last == "것") {
                standing.apply(effect);
            }
            standing.owes(self.weighing_words(above));
        }
        // `신청할 수밖에 없다`: there is no way but this.
        let only_way = last == "수" && self.analysis.particle_of(id).slice(self.text).starts_with("밖");
        if self.lacks(above) && only_way {
            standing.raise(Modality::Possible);
        } else if self.lacks(above) && self.settles(verb) {
            standing.blocked = true;
        } else if self.lacks(above) && last != "수" {
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

    /// 나온다, 돌고 있다: of what is told.
    fn circulates(&self, clause: ClauseId) -> bool {
        let verb = self.analysis.predicate(clause);
        let word = verb.noun.as_ref().map_or(self.atom(verb.stem).lemma, |noun| self.atom(noun.end - 1).text);
        self.predicates.is(word, NounClass::Circulates)
    }

    /// `보도는 사실과 다르다`, `기사는 사실이 아니다`
    fn is_untrue(&self, clause: ClauseId) -> bool {
        let stem = self.atom(self.analysis.predicate(clause).stem).lemma;
        let mut arguments = self.clause(clause).arguments.iter().filter_map(|id| self.noun(*id));
        matches!(stem, "다르" | "아니" | "틀리")
            && arguments.any(|noun| self.head_word(noun).is_some_and(|word| word.text == "사실"))
    }

    /// `인수와 관련해 결정된 바 없다`: what is not settled is neither so nor not so.
    fn settles(&self, verb: &VerbPhrase) -> bool {
        let word = verb.noun.as_ref().map_or(self.atom(verb.stem).lemma, |noun| self.atom(noun.end - 1).text);
        self.predicates.is(word, NounClass::Settles)
    }

    /// `배상하라는 소송`: what is demanded has not happened; what a court orders is to come.
    fn demands(&self, verb: &VerbPhrase, noun: &str) -> bool {
        let form = self.atom(verb.atoms.end - 1).text;
        // `추진 중이라는 보도`: what is said to be, is not demanded.
        let is_said = verb.atoms.clone().any(|index| self.atom(index).tags.has(Pos::VCP));
        form.ends_with("라는") && !is_said && !self.predicates.is(noun, NounClass::Ruling)
    }

    /// `사들인 뒤 …`, `마친 후 …`: the noun is a word of time that puts one thing behind another.
    pub(crate) fn opens_what_follows(&self, noun: &crate::clause::NounPhrase) -> bool {
        let first = noun.atoms.clone().next().map(|index| self.atom(index).text);
        noun.modifier.is_some()
            && matches!(noun.case, Case::Bare | Case::Dative)
            && first.is_some_and(|first| self.predicates.is(first, NounClass::After))
    }

    /// `… 보도에 대해 “사실무근”이라고 했다`: the clause denies what it speaks of.
    pub(super) fn denies(&self, clause: ClauseId) -> bool {
        let verb = self.analysis.predicate(clause);
        if matches!(self.saying_of(verb).or_else(|| self.operator_of(clause)), Some(Effect::SayDenied | Effect::Denied))
        {
            return true;
        }
        let span = self.analysis.span_of(0..self.analysis.atoms.len());
        let sentence = span.slice(self.text);
        self.predicates.denials().any(|denial| sentence.contains(denial))
    }

    /// `할 수 있다` may be; `할 것이다`, `할 예정` is planned; `할 것으로 보인다` may be.
    fn weigh_future(&self, noun: &str, above: ClauseId, standing: &mut Standing) {
        let verb = self.analysis.predicate(above);
        let stem = self.atom(verb.stem).lemma;
        if noun == "수" || stem == "보이" {
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
        let orders = saying.noun.as_ref().is_some_and(|noun| self.is(noun.end - 1, NounClass::Ruling));
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
                    && let Some(parent) = parent.filter(|parent| !self.signs_before(verb, *parent))
                {
                    // `거둬 기대치를 웃돌 것으로 보인다`: that of what is told, not of the words that close it.
                    let closes =
                        self.clause(parent).arguments.last().is_some_and(|id| self.case(*id) == Some(Case::To));
                    let told = if closes { self.telling(parent) } else { parent };
                    self.share_mood(told, standing);
                }
            }
        }
        None
    }

    /// `협약을 맺고 함께 개발하기로 했다`: what was signed is so, whatever it is for.
    fn signs_before(&self, verb: &VerbPhrase, parent: ClauseId) -> bool {
        let word = verb.noun.as_ref().map_or(self.atom(verb.stem).lemma, |noun| self.atom(noun.end - 1).text);
        let next = self.analysis.predicate(parent);
        self.predicates.is(word, NounClass::Signs) && next.resolved && next.tense == Tense::Past
    }

    /// `추진했으나 값이 맞지 않아 무산됐다`: a predicate further on undoes this one, having no event of its own.
    fn undone_later(&self, clause: ClauseId) -> Option<(Effect, ClauseId)> {
        let mut at = self.clause(clause).parent?;
        for _ in 0..STEPS {
            // 포기한 바 있다
            let telling = self.telling(at);
            let effect = self.operator_of(telling).filter(|effect| matches!(effect, Effect::Negated | Effect::Denied));
            let has_own = self.clause(at).arguments.iter().any(|id| {
                self.noun(*id).is_some_and(|noun| {
                    matches!(noun.case, Case::Subject | Case::Topic | Case::Object) && !self.is_dealing(noun)
                })
            });
            let has_own = has_own && self.idiom_effect(at).is_none();
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

    /// 협상은, 계획을, 거래가, `반발에 이를 철회했다`: the thing that was under way.
    fn is_dealing(&self, noun: &crate::clause::NounPhrase) -> bool {
        self.head_word(noun).is_some_and(|word| {
            noun.case == Case::Object && word.tags.first() == Pos::NP
                || self.predicates.operator_of(word.word, WordClass::Noun).is_some()
                || !self.predicates.frames_of(word.word).is_empty()
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
        // `지분을 팔아 세금을 낸다는 보도는 사실과 다르다`
        standing.undone |= above.undone && self.analysis.predicate(parent).ending == Ending::QuotedAdnominal;
        if let Some(words) = sign_of(standing.modality).and_then(|sign| above.cues.last(sign)) {
            standing.owes(words);
        }
    }
}
