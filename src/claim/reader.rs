//! A sentence with all that is known around it, and what its phrases and clauses are to each other.

use super::words::Words;
use crate::clause::{Analysis, Atom, Case, Clause, ClauseId, Ending, KindSet, Link, NounPhrase, Phrase, PhraseId};
use crate::lexicon::{ClassSet, Effect, Joined, NounClass, PredicateId, Predicates, WordClass};
use crate::model::EntityKind;
use crate::resolve::{Discourse, Mention};
use crate::segment::Pos;

/// A sentence with all that is known around it.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a, 't> {
    pub(crate) analysis: &'a Analysis<'t>,
    pub(crate) predicates: &'a Predicates,
    pub(crate) mentions: &'a [Mention],
    pub(crate) discourse: &'a Discourse,
    pub(crate) text: &'t str,
    pub(crate) headline: bool,
}

/// How much may stand behind a name for it still to be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// 측, 관계자, a title: the name itself acts.
    Actor,
    /// 지분, 경영권: what is bought of it.
    Share,
    /// Anything: `물류센터 9곳에` of a firm is that firm.
    Any,
}

impl<'a, 't> Reader<'a, 't> {
    pub(crate) fn clause(&self, id: ClauseId) -> &'a Clause {
        &self.analysis.clauses[id.0]
    }

    pub(crate) fn noun(&self, id: PhraseId) -> Option<&'a NounPhrase> {
        self.analysis.noun(id)
    }

    /// The words of a phrase: its atoms without brackets and marks.
    pub(crate) fn words(&self, noun: &NounPhrase) -> Words<'a> {
        Words(self.analysis.words(noun))
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.analysis.atoms[index].is_word()
    }

    /// Whether an atom is a noun of this class.
    pub(crate) fn is(&self, index: usize, class: NounClass) -> bool {
        self.predicates.set_of(self.atom(index).word).has(class)
    }

    /// The code of an atom that is a noun of this class.
    pub(crate) fn value(&self, index: usize, class: NounClass) -> Option<&'static str> {
        self.predicates.value_of(self.atom(index).word, class)
    }

    /// What an atom that is a noun does to an event.
    pub(crate) fn weight(&self, index: usize) -> Option<Effect> {
        self.predicates.operator_of(self.atom(index).word, WordClass::Noun)
    }

    /// The frames that an atom carries as a noun.
    pub(crate) fn frames(&self, index: usize) -> &'a [PredicateId] {
        self.predicates.frames_of(self.atom(index).word)
    }

    pub(crate) fn atom(&self, index: usize) -> &'a Atom<'t> {
        &self.analysis.atoms[index]
    }

    /// A phrase with those listed before it, in the order of the text.
    pub(crate) fn members(&self, id: PhraseId) -> impl Iterator<Item = PhraseId> + use<'a> {
        let listed = self.noun(id).map_or(&[][..], |noun| &noun.listed);
        listed.iter().copied().chain(std::iter::once(id))
    }

    /// `A가 300억 원을, B가 150억 원을 투자했다`: whether those listed with a phrase have amounts of their own.
    pub(crate) fn is_paired(&self, id: PhraseId) -> bool {
        let pairs = |case: Case| matches!(case, Case::Subject | Case::Topic | Case::Dative);
        let listed = self.noun(id).and_then(|noun| noun.listed.first()).and_then(|first| self.case(*first));
        listed.is_some_and(pairs)
    }

    /// Every noun phrase of the sentence with its number.
    pub(crate) fn nouns(&self) -> impl Iterator<Item = (PhraseId, &'a NounPhrase)> {
        let analysis = self.analysis;
        analysis.phrases.iter().enumerate().filter_map(|(index, phrase)| match phrase {
            Phrase::Noun(noun) => Some((PhraseId(index), noun)),
            _ => None,
        })
    }

    /// The noun phrases with a word of one of these classes, which two of its words may make together.
    pub(crate) fn nouns_of(&self, classes: ClassSet) -> impl Iterator<Item = (PhraseId, &'a NounPhrase)> {
        let any = self.analysis.classes.meets(classes);
        let nouns = if any { Some(self.nouns()) } else { None };
        nouns.into_iter().flatten().filter(move |(_, noun)| noun.classes.meets(classes))
    }

    pub(crate) fn mention(&self, atom: usize) -> Option<usize> {
        self.atom(atom).mention.map(|(_, index)| index)
    }

    /// The mentions of a kind in a phrase, those listed with it, and those that stand before it with 의.
    pub(crate) fn values(&self, id: PhraseId, kind: EntityKind) -> Vec<usize> {
        let (mut found, mut seen) = (Vec::new(), Vec::new());
        let alone = self.noun(id).is_none_or(|noun| noun.listed.is_empty() && noun.owners.is_empty());
        if !alone {
            self.add_values(id, kind, &mut seen, &mut found);
        } else if let Some(noun) = self.noun(id) {
            self.add_own_values(noun, kind, &mut found);
        }
        found
    }

    /// `A의 B의 C의 …`: each phrase is asked once.
    fn add_values(&self, id: PhraseId, kind: EntityKind, seen: &mut Vec<PhraseId>, found: &mut Vec<usize>) {
        for member in self.members(id) {
            let Some(noun) = self.noun(member).filter(|_| !seen.contains(&member)) else { continue };
            seen.push(member);
            for owner in &noun.owners {
                self.add_values(*owner, kind, seen, found);
            }
            self.add_own_values(noun, kind, found);
        }
    }

    fn add_own_values(&self, noun: &NounPhrase, kind: EntityKind, found: &mut Vec<usize>) {
        if noun.kinds.has(kind) {
            let words = self.words(noun).into_iter().filter(|index| self.atom(*index).is_kind(kind));
            found.extend(words.filter_map(|index| self.mention(index)));
        }
    }

    /// The last word of a phrase.
    pub(crate) fn head_word(&self, noun: &NounPhrase) -> Option<&'a Atom<'t>> {
        noun.atoms.clone().rfind(|index| self.is_word(*index)).map(|index| self.atom(index))
    }

    /// `‘비움’이라는 음료`: the phrase that names what a phrase describes.
    pub(crate) fn named_through(&self, id: PhraseId) -> Option<PhraseId> {
        let clause = self.noun(id)?.modifier?;
        if self.analysis.predicate(clause).ending != Ending::QuotedAdnominal {
            return None;
        }
        self.clause(clause).arguments.iter().copied().find(|argument| {
            self.noun(*argument).is_some_and(|noun| {
                let name = self.head_word(noun).is_some_and(|word| word.quoted || word.mention.is_some());
                noun.case == Case::Copula && name
            })
        })
    }

    /// Whether a phrase is nothing but a date or an amount: it fills no role by its case.
    pub(crate) fn is_value(&self, noun: &NounPhrase) -> bool {
        let is_value = |index: &usize| {
            let atom = self.atom(*index);
            atom.is_kind(EntityKind::Date) || atom.is_kind(EntityKind::Money) || atom.is_kind(EntityKind::Percent)
        };
        noun.kinds.meets(KindSet::VALUES)
            && self.words(noun).iter().all(|index| {
                is_value(index)
                    || self.is(*index, NounClass::Unit)
                    || matches!(self.atom(*index).tags.first(), Pos::MM | Pos::NNB | Pos::XSN)
            })
    }

    /// The last words of a phrase that are written together (가능/성), longest first.
    fn tails(&self, noun: &NounPhrase) -> impl Iterator<Item = Joined> {
        let words = self.words(noun);
        let mut end = words.len();
        // 협의 중, 검토 단계: what is under way weighs.
        while end > 1 && matches!(self.atom(words[end - 1]).text, "중" | "단계" | "상태") {
            end -= 1;
        }
        let mut first = end;
        while first > 0 && end - first < 3 && (first == end || !self.atom(words[first]).space_before) {
            first -= 1;
        }
        (first..end).map(move |from| words[from..end].iter().map(|index| self.atom(*index).text).collect())
    }

    /// What the head of a phrase does to an event that is its content or its argument.
    pub(crate) fn noun_effect(&self, noun: &NounPhrase) -> Option<Effect> {
        for tail in self.tails(noun) {
            let effect = self.predicates.operator(&tail, WordClass::Noun);
            // 시정|권고 is an event, though 권고 alone weighs one.
            if effect.is_some() || !self.predicates.of_noun(&tail).is_empty() {
                return effect;
            }
        }
        self.of_several(noun)
    }

    /// `여러 선택지 가운데 하나`: weighs as what it is one of.
    fn of_several(&self, noun: &NounPhrase) -> Option<Effect> {
        let words = self.words(noun);
        let [.., several, among, one] = words[..] else { return None };
        let is_one = self.atom(one).text == "하나" && matches!(self.atom(among).text, "중" | "가운데");
        self.weight(several).filter(|_| is_one)
    }

    /// Whether the clause before a noun tells its content (`인수하는 방안`).
    pub(crate) fn tells_content(&self, noun: &NounPhrase) -> bool {
        let is_name = self.head_word(noun).is_some_and(|word| word.mention.is_some());
        // `체결한 이후 공공 시장에서`: a word of time that opens the phrase.
        let opens = self.words(noun).first().is_some_and(|first| self.is(*first, NounClass::Complement));
        !is_name
            && (opens
                || self.noun_effect(noun).is_some()
                || self.tails(noun).any(|tail| self.predicates.is(&tail, NounClass::Complement)))
    }

    /// The clause that decides over an event which is the topic of a chain: `투자는 값이 맞지 않아 | 무산됐다`.
    pub(crate) fn governing(&self, id: ClauseId) -> ClauseId {
        let mut at = id;
        for _ in 0..4 {
            let chained = matches!(
                self.analysis.predicate(at).ending,
                Ending::Connective(Link::Sequence | Link::And | Link::While)
            );
            // `협상은 값을 놓고 틀어졌다`: 놓고 only says what about.
            let aside = matches!(self.atom(self.analysis.predicate(at).stem).lemma, "놓" | "두");
            let decides = self.operator_of(at).is_some() && !aside;
            let Some(parent) = self.clause(at).parent.filter(|_| chained && !decides) else {
                break;
            };
            let has_own = self.clause(parent).arguments.iter().any(|argument| {
                self.noun(*argument).is_some_and(|noun| matches!(noun.case, Case::Subject | Case::Topic | Case::Object))
            });
            if has_own {
                break;
            }
            at = parent;
        }
        if self.operator_of(at).is_some() { at } else { id }
    }

    /// The clause whose predicate tells the content where this one only closes it: `검토할 | 수 있다`.
    pub(crate) fn telling(&self, id: ClauseId) -> ClauseId {
        let mut at = id;
        for _ in 0..4 {
            let below = self.clause(at).arguments.last().and_then(|argument| {
                let noun = self.noun(*argument)?;
                let is_thing = noun.case == Case::To && self.head_word(noun).is_some_and(|word| word.text == "것");
                let closes = is_thing || matches!(noun.case, Case::Bare | Case::Copula | Case::Subject | Case::Topic);
                noun.modifier.filter(|_| closes && self.tells_content(noun))
            });
            match below {
                Some(below) => at = below,
                None => break,
            }
        }
        at
    }

    /// The clause that a phrase belongs to. `영업이익은 3억원을 기록했다고 공시했다`, `투자할 계획은 없다고 밝혔다`: a topic that
    /// is no party says nothing, so that it is of what is said.
    pub(crate) fn taken_by(&self, id: PhraseId) -> Option<ClauseId> {
        let noun = self.noun(id)?;
        let quoted = (0..self.analysis.clauses.len()).map(ClauseId).find(|clause| {
            self.clause(*clause).shared == Some(id)
                && self.clause(*clause).parent == noun.clause
                && self.analysis.predicate(*clause).ending == Ending::Quoted
        });
        let is_silent = |_: &ClauseId| noun.case == Case::Topic && self.parties(id, Reach::Actor).is_empty();
        quoted.filter(is_silent).or(noun.clause)
    }

    /// Whether a phrase says when.
    pub(crate) fn is_date(&self, noun: &NounPhrase) -> bool {
        noun.kinds.has(EntityKind::Date)
    }

    /// The actor of a clause: its own topic or subject, else the shared one.
    pub(crate) fn actor(&self, id: ClauseId) -> Option<PhraseId> {
        let clause = self.clause(id);
        let is = |case: Case| move |id: &PhraseId| self.noun(*id).is_some_and(|noun| noun.case == case);
        let subject = clause.arguments.iter().copied().rfind(is(Case::Subject));
        subject.or_else(|| clause.arguments.iter().copied().find(is(Case::Topic))).or(clause.shared)
    }

    /// Whom a speaker speaks for: the firm in `홍길동 A전자 팀장`, else the speaker.
    fn speaking_body(&self, actor: PhraseId) -> Option<usize> {
        let noun = self.noun(actor)?;
        let named = self.words(noun).into_iter().filter_map(|index| self.atom(index).mention);
        let owners = noun.owners.iter().flat_map(|owner| self.parties(*owner, Reach::Actor));
        let body = named.map(|(_, index)| index).chain(owners).find(|index| self.mentions[*index].is_body());
        body.or_else(|| self.parties(actor, Reach::Actor).first().copied())
    }

    /// The party that speaks the quotation in which a clause stands.
    pub(crate) fn speaking_party(&self, id: ClauseId) -> Option<usize> {
        let mut at = id;
        for _ in 0..8 {
            let clause = self.clause(at);
            let parent = clause.parent?;
            if clause.quotation.is_some() && self.clause(parent).quotation != clause.quotation {
                return self.actor(parent).and_then(|actor| self.speaking_body(actor));
            }
            at = parent;
        }
        None
    }

    /// `A는 감원 계획이 없다고 밝혔다`: the party that says what the clause tells.
    pub(crate) fn quoting_party(&self, id: ClauseId) -> Option<usize> {
        let parent = self.clause(id).parent.filter(|_| self.analysis.predicate(id).ending == Ending::Quoted)?;
        self.actor(parent).and_then(|actor| self.speaking_body(actor))
    }

    /// Whether a clause stands in a quotation of somebody who has no name.
    pub(crate) fn is_spoken_by_nobody_named(&self, id: ClauseId) -> bool {
        let mut at = id;
        for _ in 0..8 {
            let clause = self.clause(at);
            let Some(parent) = clause.parent else { return false };
            if clause.quotation.is_some() && self.clause(parent).quotation != clause.quotation {
                let actor = self.actor(parent);
                return actor.and_then(|actor| self.noun(actor)).is_some_and(|noun| {
                    let words = self.words(noun);
                    let some =
                        words.first().is_some_and(|first| matches!(self.atom(*first).text, "한" | "어느" | "모"));
                    some && words.iter().all(|index| !self.atom(*index).is_party())
                });
            }
            at = parent;
        }
        false
    }

    /// `매각을 위해`, `상장을 위한`: whether a phrase is what something is done for.
    pub(crate) fn is_pursued(&self, id: PhraseId) -> bool {
        // `상장을 목표로`
        let next = self.noun(PhraseId(id.0 + 1)).filter(|next| next.case == Case::To && next.modifier.is_none());
        let aimed = next.and_then(|next| self.head_word(next)).is_some_and(|word| word.text == "목표");
        if aimed && self.case(id) == Some(Case::Object) {
            return true;
        }
        let absorbed = matches!(self.analysis.phrases.get(id.0 + 1), Some(Phrase::Absorbed));
        let next = self.noun(id).map(|noun| noun.atoms.end + 1).and_then(|index| self.analysis.atoms.get(index));
        let done_for = self.noun(id).is_some_and(|noun| !noun.genitive);
        absorbed && done_for && next.is_some_and(|atom| atom.lemma == "위하" || atom.text.starts_with("위"))
    }

    /// Whether a mention is of a court of law: it judges, and neither looks into things nor does business.
    pub(crate) fn is_bench(&self, mention: usize) -> bool {
        let name = self.mentions[mention].span.slice(self.text);
        name.char_indices().any(|(at, _)| self.predicates.value(&name[at..], NounClass::Court) == Some("bench"))
    }

    /// The case of a phrase.
    pub(crate) fn case(&self, id: PhraseId) -> Option<Case> {
        self.noun(id).map(|noun| noun.case)
    }

    /// The phrase that a genitive or listed phrase belongs to in the end.
    pub(crate) fn outermost(&self, mut id: PhraseId) -> PhraseId {
        while let Some(host) = self.noun(id).and_then(|noun| noun.host) {
            id = host;
        }
        id
    }

    /// Whether a phrase speaks of a share.
    pub(crate) fn names_share(&self, id: PhraseId) -> bool {
        self.noun(id).is_some_and(|noun| {
            let words = self.words(noun);
            // 경영|권
            noun.classes.has(NounClass::Share)
                && (self.is_share(&words) || words.iter().any(|index| self.is(*index, NounClass::Share)))
                || noun.kinds.has(EntityKind::Percent)
        })
    }
}
