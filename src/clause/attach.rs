//! Phrases → clauses: every predicate takes its arguments.
//!
//! Korean puts the predicate last, so noun phrases wait until a predicate comes and takes them. How many it takes
//! depends on its ending: an adnominal or quoted predicate takes the nearest of each case and leaves the topic to the
//! predicate further on; any other takes all that wait, and its topic is carried on.

use super::NounSense;
use super::atom::Atom;
use super::ending::{Ending, Link};
use super::ids::{ClauseId, PhraseId};
use super::particle::Case;
use super::phrase::{NounPhrase, Phrase, VerbPhrase, Voice};
use crate::lexicon::Joined;
use crate::model::EntityKind;
use crate::segment::Pos;

/// A predicate with its arguments.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub(crate) predicate: PhraseId,
    /// In the order of the text.
    pub(crate) arguments: Vec<PhraseId>,
    /// A topic or subject that it shares with another clause, where it has none of its own.
    pub(crate) shared: Option<PhraseId>,
    /// The noun phrase that an adnominal predicate modifies.
    pub(crate) head: Option<PhraseId>,
    /// The clause it is tied to: the next one, or the one that quotes it.
    pub(crate) parent: Option<ClauseId>,
    /// The quotation it stands in.
    pub(crate) quotation: Option<usize>,
    /// The quotations that it governs.
    pub(crate) quotes: Vec<usize>,
    /// The clause before it in the same chain, whose dates may hold for it too.
    pub(crate) previous: Option<ClauseId>,
}

/// Gives every predicate from `first` on its arguments.
pub(super) fn attach(
    atoms: &[Atom<'_>],
    (phrases, first): (&mut [Phrase], usize),
    quotation: Option<usize>,
    sense: &dyn NounSense,
    clauses: &mut Vec<Clause>,
    open: &mut Vec<ClauseId>,
) {
    open.clear();
    let mut attacher = Attacher {
        atoms,
        phrases,
        clauses,
        sense,
        quotation,
        waiting: Vec::new(),
        quotes: Vec::new(),
        carried: None,
        inner: None,
        headless: Vec::new(),
        open,
        previous: None,
    };
    for index in first..attacher.phrases.len() {
        attacher.phrase(PhraseId(index));
    }
    attacher.finish();
}

/// Ties the clauses inside a quotation to the clause that quotes it.
pub(super) fn link_quotations(clauses: &mut [Clause]) {
    for governor in 0..clauses.len() {
        for quotation in clauses[governor].quotes.clone() {
            for clause in clauses.iter_mut().filter(|clause| clause.quotation == Some(quotation)) {
                clause.parent.get_or_insert(ClauseId(governor));
            }
        }
    }
}

struct Attacher<'a, 't> {
    atoms: &'a [Atom<'t>],
    phrases: &'a mut [Phrase],
    clauses: &'a mut Vec<Clause>,
    sense: &'a dyn NounSense,
    quotation: Option<usize>,
    /// Noun phrases that wait for a predicate.
    waiting: Vec<PhraseId>,
    /// Quotations that wait for a verb of saying.
    quotes: Vec<usize>,
    /// The topic, else the subject, of the clause before.
    carried: Option<PhraseId>,
    /// The subject beside a topic in the clause before: `A는 B가 허가도 받지 않고 …` leaves B to what is quoted.
    inner: Option<PhraseId>,
    /// Adnominal clauses that wait for their head.
    headless: Vec<ClauseId>,
    /// Clauses that wait for the one they are tied to.
    open: &'a mut Vec<ClauseId>,
    previous: Option<ClauseId>,
}

impl Attacher<'_, '_> {
    fn phrase(&mut self, id: PhraseId) {
        match &self.phrases[id.0] {
            Phrase::Noun(_) => self.noun(id),
            Phrase::Verb(_) => self.verb(id),
            Phrase::Quotation(quotation) => self.quotes.push(*quotation),
            Phrase::Break => self.pause(),
            Phrase::Absorbed => {}
        }
    }

    fn noun(&mut self, id: PhraseId) {
        // `납품하는 4700억원 규모의 계약`: how much it is stands between.
        let measures = self.noun_at(id).is_some_and(|noun| {
            noun.genitive
                && noun.host.is_some()
                && self.atoms[noun.atoms.clone()]
                    .iter()
                    .any(|atom| !atom.aside && (atom.is_kind(EntityKind::Money) || atom.is_kind(EntityKind::Percent)))
        });
        if measures {
            return;
        }
        for clause in std::mem::take(&mut self.headless) {
            self.clauses[clause.0].head = Some(id);
            self.give_subject_back(clause, id);
            self.give_dative_back(clause, id);
            self.give_opponent_back(clause, id);
            if let Some(noun) = self.noun_mut(id) {
                noun.modifier = Some(clause);
            }
        }
        if self.noun_at(id).is_some_and(|noun| noun.host.is_none()) {
            self.waiting.push(id);
        }
    }

    /// `A가 [B를 인수한] C에 투자했다`: where the head is a party it is the subject of the clause, and 가 belongs outside.
    fn give_subject_back(&mut self, clause: ClauseId, head: PhraseId) {
        let head_is_party = self.noun_at(head).is_some_and(|noun| self.names_party(noun));
        // `A가 300억 원을 투자한 B`: an amount as object leaves the head another place.
        // … and so does an event that is only weighed: `A가 인수를 추진하던 B`.
        let weighs =
            matches!(&self.phrases[self.clauses[clause.0].predicate.0], Phrase::Verb(verb) if self.weighs_only(verb));
        let is_weighed = |noun: &NounPhrase| weighs && self.ends_in_event(noun) && !self.names_party(noun);
        let has_object = self.clauses[clause.0].arguments.iter().any(|id| {
            self.noun_at(*id).is_some_and(|noun| {
                noun.case == Case::Object && !self.is_value(noun) && !self.is_share(noun) && !is_weighed(noun)
            })
        });
        // `A가 배터리를 공급한 B는`: where the head acts further on, nobody else does there, and it has another place here.
        let leads = self.noun_at(head).is_some_and(|noun| matches!(noun.case, Case::Topic | Case::Subject));
        let has_object = has_object && !leads;
        // `A가 [경영난에 빠진] B를 인수한다`: a predicate that carries no frame needs no subject of its own.
        let Phrase::Verb(verb) = &self.phrases[self.clauses[clause.0].predicate.0] else { return };
        let known = match &verb.noun {
            Some(noun) => {
                let word = self.atoms[noun.end - 1].text;
                self.sense.is_event(word) || self.sense.is_operator(word) || self.makes_event(clause, word)
            }
            None => self.sense.is_predicate(self.atoms[verb.stem].lemma),
        };
        // `A가 최대주주인 B`: such a noun has a subject of its own.
        let relates = verb.voice == Voice::Copula
            && self.clauses[clause.0].arguments.iter().any(|id| {
                let last = self.noun_at(*id).filter(|noun| noun.case == Case::Copula).map(|noun| noun.atoms.end - 1);
                last.is_some_and(|last| self.sense.is_relation(self.atoms[last].text))
            });
        // `A가 [잇단] 사고에 책임을 지고`: nor does it without an object, whatever it modifies.
        let idle = !known && !self.clauses[clause.0].arguments.iter().any(|id| self.case(*id) == Some(Case::Object));
        // `A가 B와 함께 [비용을 갚아주는] 서비스를 출시한다`: nor does one with an object, where nobody else could act.
        let idle = idle || (!known && has_object && self.waiting_topic().is_none());
        // `이익은 A가 집계한 전망치를 밑돌았다`: nor does one whose place another has.
        let only = verb.noun.is_some() && self.clauses[clause.0].arguments.len() == 1;
        let idle = idle && !(only && !head_is_party && self.waiting_topic().is_some());
        if relates || (!idle && (!head_is_party || (known && !has_object))) {
            return;
        }
        // `시가총액이 320조 원인 A`: only a party can be the subject of another clause's event.
        let place = self.clauses[clause.0]
            .arguments
            .iter()
            .position(|id| self.noun_at(*id).is_some_and(|noun| noun.case == Case::Subject && self.names_party(noun)));
        if let Some(place) = place {
            let subject = self.clauses[clause.0].arguments.remove(place);
            if let Some(noun) = self.noun_mut(subject) {
                noun.clause = None;
            }
            self.waiting.push(subject);
        }
    }

    /// `A가 [B에 밀린] 대금을 지급했다`: a verb that carries no frame leaves a party in the dative to the predicate further on,
    /// and any verb without a frame whoever does something together with the subject.
    fn give_dative_back(&mut self, clause: ClauseId, head: PhraseId) {
        let head_is_party = self.noun_at(head).is_some_and(|noun| self.names_party(noun));
        let Phrase::Verb(verb) = &self.phrases[self.clauses[clause.0].predicate.0] else { return };
        let plain = verb.noun.is_none() && !self.sense.is_predicate(self.atoms[verb.stem].lemma);
        let eventless = verb.noun.as_ref().is_some_and(|noun| {
            let word = self.atoms[noun.end - 1].text;
            !self.sense.is_event(word) && !self.sense.is_operator(word)
        });
        // `A가 B와 함께 [잔액을 갚아주는] 상품을 냈다`: where who acts waits outside, who acts with him does too.
        let acts = |id: &PhraseId| self.case(*id) == Some(Case::Subject);
        let waits =
            self.waiting.iter().any(|id| acts(id) && self.noun_at(*id).is_some_and(|noun| self.names_party(noun)));
        let outside = waits && !head_is_party && !self.clauses[clause.0].arguments.iter().any(acts);
        if !plain && !eventless && !outside {
            return;
        }
        let arguments = &self.clauses[clause.0].arguments;
        let place = arguments.iter().position(|id| {
            self.noun_at(*id).is_some_and(|noun| {
                (plain && noun.case == Case::Dative || noun.case == Case::With && noun.together)
                    && self.names_party(noun)
            })
        });
        // What stands before it goes back too, so that the order of the text is kept.
        if let Some(place) = place {
            self.give_back(clause, place);
        }
    }

    /// `A를 상대로 [10억 원을 배상하라는] 소송을 냈다`: who is sued is no part of what is demanded.
    fn give_opponent_back(&mut self, clause: ClauseId, head: PhraseId) {
        let Phrase::Verb(verb) = &self.phrases[self.clauses[clause.0].predicate.0] else { return };
        let demands = verb.ending == Ending::QuotedAdnominal && self.atoms[verb.atoms.end - 1].text.ends_with("라는");
        if !demands || !self.noun_at(head).is_some_and(|noun| self.ends_in_event(noun)) {
            return;
        }
        let opposes = |id: &PhraseId| self.case(*id) == Some(Case::Against);
        let Some(place) = self.clauses[clause.0].arguments.iter().position(opposes) else { return };
        self.give_back(clause, place);
    }

    /// Takes the arguments of a clause up to a place from it, so that they wait again in the order of the text.
    fn give_back(&mut self, clause: ClauseId, place: usize) {
        let back: Vec<PhraseId> = self.clauses[clause.0].arguments.drain(..=place).collect();
        for id in back {
            if let Some(noun) = self.noun_mut(id) {
                noun.clause = None;
            }
            self.waiting.push(id);
        }
    }

    /// `A가 [사업에서 손을 떼기] 위해 B를 판다`: who has a purpose acts further on, too.
    fn give_purpose_subject_back(&mut self, purpose: PhraseId) {
        let Some(clause) = self.clauses.last_mut() else { return };
        let Phrase::Verb(verb) = &self.phrases[clause.predicate.0] else { return };
        if verb.ending != Ending::Nominal || clause.predicate.0 + 1 != purpose.0 {
            return;
        }
        let is_subject =
            |id: &PhraseId| matches!(&self.phrases[id.0], Phrase::Noun(noun) if noun.case == Case::Subject);
        let Some(place) = clause.arguments.iter().position(is_subject) else { return };
        let subject = clause.arguments.remove(place);
        clause.shared = Some(subject);
        if let Some(noun) = self.noun_mut(subject) {
            noun.clause = None;
        }
        self.waiting.push(subject);
    }

    fn names_party(&self, noun: &NounPhrase) -> bool {
        self.atoms[noun.atoms.clone()].iter().any(|atom| atom.is_party() && !atom.aside)
    }

    fn verb(&mut self, id: PhraseId) {
        let Phrase::Verb(verb) = &self.phrases[id.0] else { return };
        let ending = verb.ending;
        if verb.noun.is_none() && self.atoms[verb.stem].lemma == "위하" {
            self.give_purpose_subject_back(id);
        }
        let Phrase::Verb(verb) = &self.phrases[id.0] else { return };
        let arguments = match ending {
            Ending::Adnominal | Ending::Nominal | Ending::QuotedAdnominal | Ending::Quoted => {
                let objectless = verb.voice == Voice::Copula && !self.is_under_way() || self.describes(verb);
                self.take_nearest(objectless, ending == Ending::Quoted && self.gives_reason(verb))
            }
            Ending::Final | Ending::Headline | Ending::Connective(_) => std::mem::take(&mut self.waiting),
        };
        let clause = ClauseId(self.clauses.len());
        let own = self.leading(&arguments);
        self.lend_subject_back(own, &arguments);
        let quoted = matches!(ending, Ending::Quoted | Ending::QuotedAdnominal);
        // `A는 B와 C가 합작해 세운 회사다`: so does it in what modifies a noun.
        let chained = ending == Ending::Adnominal && self.previous.is_some_and(|previous| self.goes_on(previous));
        let inner = self.inner.filter(|_| (quoted || chained) && own.is_none());
        let shared = if own.is_some() { None } else { inner.or_else(|| self.waiting_topic()).or(self.carried) };
        self.inner = match ending {
            Ending::Connective(_) => self.subject_beside_topic(&arguments).or(self.inner),
            Ending::Adnominal | Ending::Nominal => self.inner,
            Ending::Final | Ending::Headline | Ending::Quoted | Ending::QuotedAdnominal => None,
        };
        for argument in &arguments {
            if let Some(noun) = self.noun_mut(*argument) {
                noun.clause = Some(clause);
            }
        }
        let embedded = matches!(ending, Ending::Adnominal | Ending::QuotedAdnominal | Ending::Nominal);
        let quotes = if embedded { Vec::new() } else { std::mem::take(&mut self.quotes) };
        self.clauses.push(Clause {
            predicate: id,
            arguments,
            shared,
            head: None,
            parent: None,
            quotation: self.quotation,
            quotes,
            previous: self.previous,
        });
        match ending {
            Ending::Adnominal | Ending::QuotedAdnominal => self.headless.push(clause),
            Ending::Nominal => {}
            Ending::Final | Ending::Headline | Ending::Quoted | Ending::Connective(_) => {
                // 경찰은 A를 조사했으나 혐의**가** 없다고 봤다: it is the police who held so.
                let said_by_topic = quoted && own.is_some_and(|own| !self.is_topic(own));
                let topic = self.carried.filter(|carried| said_by_topic && self.is_topic(*carried));
                self.close(clause, topic.or(own).or(shared.filter(|_| inner.is_none())), ending);
            }
        }
    }

    /// `B를 인수하면서 A는 …`, `B에 인수된 뒤에도 A는 …`: who acts further on acts in the clause before, where nobody else does.
    fn lend_subject_back(&mut self, leading: Option<PhraseId>, arguments: &[PhraseId]) {
        let Some(leading) = leading.filter(|id| self.noun_at(*id).is_some_and(|noun| self.names_party(noun))) else {
            return;
        };
        let before_in_time = arguments.iter().filter_map(|id| {
            let noun = self.noun_at(*id)?;
            noun.modifier.filter(|_| self.sense.is_after(self.atoms[noun.atoms.start].text))
        });
        let before: Vec<ClauseId> = self.open.iter().copied().chain(before_in_time).collect();
        for clause in before {
            let Clause { predicate, arguments, shared, .. } = &self.clauses[clause.0];
            let acts = matches!(&self.phrases[predicate.0], Phrase::Verb(verb)
                if verb.ending != Ending::Quoted && verb.voice != Voice::Copula && self.carries_event(verb));
            if acts && shared.is_none() && self.leading(arguments).is_none() {
                self.clauses[clause.0].shared = Some(leading);
            }
        }
    }

    /// `공동 개발한 로봇`: an event together with the bare noun before it.
    fn makes_event(&self, clause: ClauseId, word: &str) -> bool {
        let before = self.clauses[clause.0].arguments.last().and_then(|id| self.noun_at(*id));
        let before = before.filter(|noun| noun.case == Case::Bare).map(|noun| self.atoms[noun.atoms.end - 1].text);
        before.is_some_and(|before| self.sense.is_event(&Joined::of(before, word)))
    }

    /// 추진하다, 검토하다
    fn weighs_only(&self, verb: &VerbPhrase) -> bool {
        let Some(noun) = &verb.noun else { return false };
        let word = self.atoms[noun.end - 1].text;
        self.sense.is_operator(word) && !self.sense.is_event(word)
    }

    /// 인수하다, 사들이다: a predicate that somebody acts by.
    fn carries_event(&self, verb: &VerbPhrase) -> bool {
        match &verb.noun {
            Some(noun) => self.sense.is_event(self.atoms[noun.end - 1].text),
            None => self.sense.is_predicate(self.atoms[verb.stem].lemma),
        }
    }

    fn is_topic(&self, id: PhraseId) -> bool {
        self.noun_at(id).is_some_and(|noun| noun.case == Case::Topic || noun.topic)
    }

    /// Ties waiting clauses to this one, and lets this one wait where it goes on.
    fn close(&mut self, clause: ClauseId, leading: Option<PhraseId>, ending: Ending) {
        for open in self.open.drain(..) {
            self.clauses[open.0].parent = Some(clause);
        }
        if matches!(ending, Ending::Quoted | Ending::Connective(_)) {
            self.open.push(clause);
        }
        self.carried = leading.or(self.carried);
        self.previous = match ending {
            Ending::Connective(Link::Sequence | Link::And | Link::Contrast | Link::While) => Some(clause),
            _ => None,
        };
    }

    /// … ends what waits; a topic is carried over it.
    fn pause(&mut self) {
        self.carried = self.waiting_topic().or(self.carried);
        self.waiting.clear();
        self.open.clear();
        self.headless.clear();
        self.previous = None;
    }

    fn finish(&mut self) {
        self.waiting.clear();
    }

    /// `인수를 검토 중이라고`: what is under way takes what its verb would take.
    fn is_under_way(&self) -> bool {
        let Some(noun) = self.waiting.last().and_then(|id| self.noun_at(*id)) else { return false };
        let [.., word, last] = &self.atoms[noun.atoms.clone()] else { return false };
        noun.case == Case::Copula
            && last.text == "중"
            && (self.sense.is_event(word.text) || self.sense.is_operator(word.text))
    }

    /// 높은: an adjective, which takes no object. The suffix of 투자한 may look like one.
    fn describes(&self, verb: &VerbPhrase) -> bool {
        verb.noun.is_none() && matches!(self.atoms[verb.stem].tags.first(), Pos::VA | Pos::VCN)
    }

    /// `위원회는 14일 [A가 대금을 주지 않았다며] 과징금을 물렸다`: what is done for what is said.
    fn gives_reason(&self, verb: &VerbPhrase) -> bool {
        let form = self.atoms[verb.atoms.end - 1].text;
        (form.ends_with("다며") || form.ends_with("라며")) && self.waiting_topic().is_some()
    }

    /// The nearest phrase of each case, back to a topic, a comma or a second one of a case. Before the subject of a `reason`
    /// a day is of what is done for it.
    fn take_nearest(&mut self, objectless: bool, reason: bool) -> Vec<PhraseId> {
        let mut taken = Vec::new();
        let mut cases = Vec::new();
        while let Some(&id) = self.waiting.last() {
            let Some(noun) = self.noun_at(id) else { break };
            let is_date = self.is_date(noun);
            let crowded = matches!(noun.case, Case::Subject | Case::Object | Case::Dative | Case::To)
                && cases.contains(&noun.case)
                && !self.is_value(noun)
                && !self.is_terms(noun);
            // `A를 상대로 B가 제기한 소송`
            let opposes = noun.case == Case::Against;
            let of_reason = is_date && noun.case == Case::Bare && !(reason && self.is_day(noun));
            let past_subject = cases.contains(&Case::Subject) && !(of_reason || opposes);
            // `2240억 원으로 역대 가장 높은 이익`: nor an amount that something came to.
            let came_to = noun.case == Case::To && self.is_value(noun);
            let out_of_place = objectless && (noun.case == Case::Object || came_to);
            // `A는 인수에도 나서겠다고 밝혔다`: 도 behind a particle turns to nothing else.
            let oblique = noun.also && noun.case != Case::Topic;
            if (noun.topic && !oblique && !self.is_added(noun))
                || out_of_place
                || crowded
                || past_subject
                || (noun.comma && !taken.is_empty())
            {
                break;
            }
            if !self.is_value(noun) && !self.is_terms(noun) {
                cases.push(noun.case);
            }
            taken.push(id);
            self.waiting.pop();
        }
        taken.reverse();
        taken
    }

    /// `A는 연말에 출자도 검토하겠다고 밝혔다`: a thing that 도 adds is of the next predicate, where somebody else acts.
    fn is_added(&self, noun: &NounPhrase) -> bool {
        let others =
            self.waiting.iter().filter_map(|id| self.noun_at(*id)).any(|other| {
                other.case == Case::Topic && other.atoms.start != noun.atoms.start && self.names_party(other)
            });
        noun.case == Case::Topic && noun.also && !self.names_party(noun) && (others || self.carried.is_some())
    }

    /// 지분, 주식: of the head, so that the head is not the subject.
    fn is_share(&self, noun: &NounPhrase) -> bool {
        let last = self.atoms[noun.atoms.clone()].iter().rev().find(|atom| !atom.aside);
        last.is_some_and(|atom| self.sense.is_share(atom.text))
    }

    /// `자회사 B 매각`
    fn ends_in_event(&self, noun: &NounPhrase) -> bool {
        let last = self.atoms[noun.atoms.clone()].iter().rev().find(|atom| !atom.aside);
        last.is_some_and(|atom| atom.mention.is_none() && self.sense.is_event(atom.text))
    }

    /// Whether the last word is a date, an amount or a share.
    fn is_value(&self, noun: &NounPhrase) -> bool {
        let last = self.atoms[noun.atoms.clone()].iter().rev().find(|atom| !atom.aside);
        last.is_some_and(|atom| {
            [EntityKind::Date, EntityKind::Money, EntityKind::Percent].into_iter().any(|kind| atom.is_kind(kind))
        })
    }

    /// `시세의 절반 값에`, `이달 안에`
    fn is_terms(&self, noun: &NounPhrase) -> bool {
        let last = self.atoms[noun.atoms.clone()].iter().rev().find(|atom| !atom.aside);
        noun.case == Case::Dative && last.is_some_and(|atom| atom.mention.is_none() && self.sense.is_terms(atom.text))
    }

    fn is_date(&self, noun: &NounPhrase) -> bool {
        self.atoms[noun.atoms.clone()].iter().any(|atom| atom.is_kind(EntityKind::Date))
    }

    /// 14일, 지난달 3일; not 지난해, 3분기.
    fn is_day(&self, noun: &NounPhrase) -> bool {
        let mut dates = self.atoms[noun.atoms.clone()].iter().filter(|atom| atom.is_kind(EntityKind::Date));
        dates.any(|atom| atom.text.ends_with('일'))
    }

    /// The topic among the arguments, else the subject: the nearest, where there are two.
    fn leading(&self, arguments: &[PhraseId]) -> Option<PhraseId> {
        let is = |wanted: Case| move |id: &PhraseId| self.case(*id) == Some(wanted);
        // `A는 의견을 높이고 목표주가도 올렸다`: what 도 adds does not act, where somebody did before.
        // … nor does an event: `A는 공장을 닫고 자회사 B 매각도 추진한다`.
        let adds = |id: &PhraseId| {
            let acts = |noun: &NounPhrase| self.names_party(noun) && !self.ends_in_event(noun);
            self.carried.is_some() && self.noun_at(*id).is_some_and(|noun| noun.also && !acts(noun))
        };
        let topic = arguments.iter().copied().find(|id| is(Case::Topic)(id) && !adds(id));
        topic.or_else(|| arguments.iter().copied().rfind(is(Case::Subject)))
    }

    /// 합작해, 인수하고: ties on closely, arguments and all.
    fn goes_on(&self, clause: ClauseId) -> bool {
        let Phrase::Verb(verb) = &self.phrases[self.clauses[clause.0].predicate.0] else { return false };
        matches!(verb.ending, Ending::Connective(Link::Sequence | Link::And))
    }

    /// The subject that stands beside a topic and names a party: `투자자들은 A가 매출을 부풀려 상장했다고 한다`.
    fn subject_beside_topic(&self, arguments: &[PhraseId]) -> Option<PhraseId> {
        let has_topic = arguments.iter().any(|id| self.case(*id) == Some(Case::Topic));
        let acts =
            |id: &PhraseId| self.noun_at(*id).is_some_and(|noun| noun.case == Case::Subject && self.names_party(noun));
        arguments.iter().copied().rfind(acts).filter(|_| has_topic)
    }

    fn waiting_topic(&self) -> Option<PhraseId> {
        self.waiting.iter().copied().rev().find(|id| self.case(*id) == Some(Case::Topic))
    }

    fn case(&self, id: PhraseId) -> Option<Case> {
        self.noun_at(id).map(|noun| noun.case)
    }

    fn noun_at(&self, id: PhraseId) -> Option<&NounPhrase> {
        match &self.phrases[id.0] {
            Phrase::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    fn noun_mut(&mut self, id: PhraseId) -> Option<&mut NounPhrase> {
        match &mut self.phrases[id.0] {
            Phrase::Noun(noun) => Some(noun),
            _ => None,
        }
    }
}
