//! What a noun phrase names: parties, values, words.

use crate::clause::{Analysis, Atom, Case, Clause, ClauseId, Ending, Link, NounPhrase, Phrase, PhraseId, Shape};
use crate::lexicon::{Effect, NounClass, Predicates, WordClass};
use crate::model::EntityKind;
use crate::resolve::{Discourse, Mention};
use crate::segment::Pos;
use crate::span::ByteSpan;

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
    pub(crate) fn words(&self, noun: &NounPhrase) -> Vec<usize> {
        noun.atoms.clone().filter(|index| self.is_word(*index)).collect()
    }

    fn is_word(&self, index: usize) -> bool {
        let atom = &self.analysis.atoms[index];
        !atom.aside && atom.shape == Shape::Word
    }

    pub(crate) fn atom(&self, index: usize) -> &'a Atom<'t> {
        &self.analysis.atoms[index]
    }

    /// A phrase with those listed before it, in the order of the text.
    pub(crate) fn members(&self, id: PhraseId) -> Vec<PhraseId> {
        let mut members = self.noun(id).map(|noun| noun.listed.clone()).unwrap_or_default();
        members.push(id);
        members
    }

    /// Every noun phrase of the sentence with its number.
    pub(crate) fn nouns(&self) -> impl Iterator<Item = (PhraseId, &'a NounPhrase)> {
        let analysis = self.analysis;
        analysis.phrases.iter().enumerate().filter_map(|(index, phrase)| match phrase {
            Phrase::Noun(noun) => Some((PhraseId(index), noun)),
            _ => None,
        })
    }

    /// The parties that a phrase and those listed with it name, in order.
    pub(crate) fn parties(&self, id: PhraseId, reach: Reach) -> Vec<usize> {
        let mut seen = Vec::new();
        self.members(id).into_iter().flat_map(|member| self.own_parties(member, reach, &mut seen)).collect()
    }

    /// `seen` holds the owners that were asked already: each phrase of `A의 지분의 지분의 …` has all before it.
    fn own_parties(&self, id: PhraseId, reach: Reach, seen: &mut Vec<PhraseId>) -> Vec<usize> {
        let Some(noun) = self.noun(id) else { return Vec::new() };
        let words = self.words(noun);
        let Some(place) = words.iter().rposition(|index| self.atom(*index).is_party()) else {
            if reach != Reach::Actor && (self.is_share(&words) || self.is_part(&words)) {
                // `A의 지분 10%`: what is bought or held of A.
                let new = noun.owners.iter().filter(|owner| !seen.contains(owner)).copied().collect::<Vec<_>>();
                seen.extend_from_slice(&new);
                // `A 지분의 40%`: it is the owner that names the share.
                let reach = if self.is_part(&words) { Reach::Share } else { Reach::Actor };
                return new.into_iter().flat_map(|owner| self.own_parties(owner, reach, seen)).collect();
            }
            return self.anaphor(noun, &words);
        };
        // `홍길동 도담전자 대표를`: a person, though the firm stands nearer to the title.
        let is_person = words[..=place].iter().any(|index| self.atom(*index).is_kind(EntityKind::Person));
        let is_department = self.atom(words[place]).is_kind(EntityKind::Organization)
            && words.last().is_some_and(|last| {
                let text = self.atom(*last).text;
                // 회생2부
                let numbered = matches!(text, "부" | "과" | "팀" | "반")
                    && words
                        .get(words.len().wrapping_sub(2))
                        .is_some_and(|before| self.atom(*before).tags.first() == Pos::SN);
                numbered || self.predicates.ends_in(text, NounClass::Department)
            });
        let rest = &words[place + 1..];
        // `A 경영권을` is of A as `A의 경영권을` is, also where the dictionary cuts it in two.
        let is_shared = reach == Reach::Share && !rest.is_empty() && self.is_share(rest);
        if !is_department && !is_shared && !self.may_follow(rest, is_person, reach) {
            return Vec::new();
        }
        let parties = self.listed_parties(noun);
        if parties.is_empty() { self.mention(words[place]).into_iter().collect() } else { parties }
    }

    /// Whether the words name a share, control or the like, with figures.
    pub(crate) fn is_share(&self, words: &[usize]) -> bool {
        let tail = |from: usize| words[from..].iter().map(|index| self.atom(*index).text).collect::<String>();
        let is_share = |index: &usize| self.predicates.is(self.atom(*index).text, NounClass::Share);
        // 경영/권: the dictionary cuts some in two.
        let whole = words.len() <= 2 && self.predicates.is(&tail(0), NounClass::Share);
        whole
            || words.iter().any(is_share)
                && words.iter().all(|index| {
                    let atom = self.atom(*index);
                    is_share(index)
                        || atom.is_kind(EntityKind::Percent)
                        || matches!(atom.tags.first(), Pos::SN | Pos::NR | Pos::NNBC | Pos::XSN | Pos::NNB)
                        || matches!(atom.text, "전량" | "전부" | "일부" | "보유" | "전체")
                })
    }

    /// 40%, alone.
    fn is_part(&self, words: &[usize]) -> bool {
        matches!(words, [only] if self.atom(*only).is_kind(EntityKind::Percent))
    }

    fn mention(&self, atom: usize) -> Option<usize> {
        self.atom(atom).mention.map(|(_, index)| index)
    }

    /// The parties of one phrase: a person before its firm (`구보람 도담전자 전무`), all of a list (`구글·메타`).
    fn listed_parties(&self, noun: &NounPhrase) -> Vec<usize> {
        let parties: Vec<usize> =
            noun.atoms.clone().filter(|index| self.is_word(*index) && self.atom(*index).is_party()).collect();
        let persons: Vec<usize> =
            parties.iter().copied().filter(|index| self.atom(*index).is_kind(EntityKind::Person)).collect();
        let chosen = if persons.is_empty() { self.dotted(noun, &parties) } else { persons };
        chosen.into_iter().filter_map(|index| self.mention(index)).collect()
    }

    /// The last party and those tied to it by dots.
    fn dotted(&self, noun: &NounPhrase, parties: &[usize]) -> Vec<usize> {
        let Some((&last, before)) = parties.split_last() else { return Vec::new() };
        let mut chosen = vec![last];
        let mut right = last;
        for &left in before.iter().rev() {
            let between = left + 1..right;
            let dotted = between.clone().any(|index| {
                noun.atoms.contains(&index) && self.atom(index).shape == Shape::Dot && !self.atom(index).aside
            });
            if !dotted {
                break;
            }
            chosen.push(left);
            right = left;
        }
        chosen.reverse();
        chosen
    }

    /// Whether what stands behind a name lets it be meant.
    fn may_follow(&self, rest: &[usize], is_person: bool, reach: Reach) -> bool {
        if reach == Reach::Any {
            return true;
        }
        // 구보람 최고운영책임자: a person with all that makes up the title.
        if is_person && rest.last().is_some_and(|last| self.is_titled(*last)) {
            return true;
        }
        for &index in rest {
            let atom = self.atom(index);
            if atom.text == "등" {
                return true;
            }
            let carrier = self.predicates.is(atom.text, NounClass::Carrier)
                || (is_person && self.predicates.is(atom.text, NounClass::Title))
                || matches!(atom.tags.first(), Pos::XSN | Pos::MM);
            let counts =
                matches!(atom.tags.first(), Pos::SN | Pos::NR) || matches!(atom.text, "사" | "社" | "곳" | "개사");
            let carrier = carrier || (counts && rest.len() <= 2);
            let share = reach == Reach::Share
                && (self.predicates.is(atom.text, NounClass::Share)
                    || atom.is_kind(EntityKind::Percent)
                    || matches!(atom.tags.first(), Pos::SN | Pos::NR | Pos::NNBC));
            if !carrier && !share {
                return false;
            }
        }
        true
    }

    /// 대표, `책임자`, `유럽권역본부장`
    fn is_titled(&self, index: usize) -> bool {
        let text = self.atom(index).text;
        let ends = ["장", "자", "원", "역", "사"].iter().any(|ending| text.ends_with(ending));
        self.predicates.is(text, NounClass::Title) || (ends && text.chars().count() >= 3)
    }

    /// `양사`, `회사 측`, `이 회사`: firms that were named before.
    fn anaphor(&self, noun: &NounPhrase, words: &[usize]) -> Vec<usize> {
        let mut said = String::new();
        for &index in words {
            let text = self.atom(index).text;
            if !self.predicates.is(text, NounClass::Carrier) {
                said.push_str(text);
            }
        }
        if noun.modifier.is_some() {
            return Vec::new();
        }
        if let Some(person) = self.titled_surname(words) {
            return vec![person];
        }
        if self.predicates.is(&said, NounClass::Both) {
            return match self.firms_before(noun.atoms.start)[..] {
                [one, other] => vec![one, other],
                _ => self.discourse.both().map(|both| both.to_vec()).unwrap_or_default(),
            };
        }
        if self.predicates.is(&said, NounClass::It) {
            return self.firm_meant(noun).into_iter().collect();
        }
        Vec::new()
    }

    /// What `이 회사` stands for: the one firm that the sentence names before and that does not act itself, else the one that
    /// was spoken of before.
    fn firm_meant(&self, noun: &NounPhrase) -> Option<usize> {
        let acting = noun.clause.and_then(|clause| self.actor(clause)).and_then(|actor| self.noun(actor));
        let acts = |index: usize| {
            acting.is_some_and(|acting| {
                acting.atoms.start != noun.atoms.start
                    && acting
                        .atoms
                        .clone()
                        .filter_map(|atom| self.mention(atom))
                        .any(|own| self.mentions[own].referent == self.mentions[index].referent)
            })
        };
        let before: Vec<usize> = self.firms_before(noun.atoms.start).into_iter().filter(|firm| !acts(*firm)).collect();
        match before[..] {
            [only] => Some(only),
            _ => self.discourse.firm(self.mentions).filter(|firm| !acts(*firm)),
        }
    }

    /// The firms that the sentence names before an atom, each once.
    pub(crate) fn firms_before(&self, atom: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for index in (0..atom).filter(|index| self.is_word(*index) && self.atom(*index).is_kind(EntityKind::Company)) {
            if let Some(mention) = self.mention(index)
                && !found.iter().any(|own| self.mentions[*own].referent == self.mentions[mention].referent)
            {
                found.push(mention);
            }
        }
        found
    }

    /// `문 사장`: the person of that surname who was named before.
    fn titled_surname(&self, words: &[usize]) -> Option<usize> {
        let (first, title) = (self.atom(*words.first()?), *words.get(1)?);
        let mut characters = first.text.chars();
        let surname = characters.next().filter(|_| characters.next().is_none())?;
        let titled = self.is_titled(title) || self.is_titled(*words.last()?);
        if !titled {
            return None;
        }
        self.discourse.person(surname, first.span.start, self.mentions)
    }

    /// The mentions of a kind in a phrase, those listed with it, and those that stand before it with 의.
    pub(crate) fn values(&self, id: PhraseId, kind: EntityKind) -> Vec<usize> {
        let (mut found, mut seen) = (Vec::new(), Vec::new());
        self.add_values(id, kind, &mut seen, &mut found);
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
            let atoms = noun.atoms.clone().filter(|index| self.is_word(*index));
            found.extend(atoms.filter(|index| self.atom(*index).is_kind(kind)).filter_map(|index| self.mention(index)));
        }
    }

    /// The last word of a phrase.
    pub(crate) fn head_word(&self, noun: &NounPhrase) -> Option<&'a Atom<'t>> {
        self.words(noun).last().map(|index| self.atom(*index))
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

    /// The words that name a thing: a quoted name alone, else its nouns without firms before it and counts behind it.
    pub(crate) fn naming(&self, noun: &NounPhrase) -> Option<ByteSpan> {
        let words = self.words(noun);
        let quoted: Vec<usize> = words.iter().copied().filter(|index| self.atom(*index).quoted).collect();
        if let (Some(&first), Some(&last)) = (quoted.first(), quoted.last()) {
            return Some(self.atom(first).span.join(self.atom(last).span));
        }
        let summed =
            words.iter().position(|index| self.atom(*index).text == "등").filter(|place| place + 1 < words.len());
        let words = summed.map_or(&words[..], |place| &words[place + 1..]);
        // 사들인 뒤 전량, 끝나는 대로 경기 성남: the word that closes the clause before is no part of a name.
        let closes = noun.modifier.is_some()
            && words.first().is_some_and(|first| self.predicates.is(self.atom(*first).text, NounClass::Complement));
        let words = if closes { &words[1..] } else { words };
        let from = words.iter().position(|index| !self.is_before_name(*index))?;
        let to = self.last_of_name(words)?;
        // 6세대 고대역폭메모리: a numeral written together with the noun behind it, which is no unit, is part of the name.
        let joined = |from: usize| matches!(self.atom(words[from]).tags.first(), Pos::SN | Pos::NR);
        let numbered = from > 0 && from < to && joined(from - 1) && !self.atom(words[from]).space_before;
        let from = if numbered { from - 1 } else { from };
        (from <= to).then(|| self.atom(words[from]).span.join(self.atom(words[to]).span))
    }

    fn is_before_name(&self, index: usize) -> bool {
        let atom = self.atom(index);
        atom.mention.is_some() || matches!(atom.tags.first(), Pos::MM | Pos::SN | Pos::NR | Pos::NNBC)
    }

    /// The last word of a name: counts (`4기`, `등`) behind it are left out, digits of its own (`TK-70`) are not.
    fn last_of_name(&self, words: &[usize]) -> Option<usize> {
        let mut end = words.len();
        while let Some(last) = end.checked_sub(1) {
            let atom = self.atom(words[last]);
            let counts = matches!(atom.tags.first(), Pos::SN | Pos::NNBC | Pos::NR);
            if atom.text != "등" && atom.mention.is_none() && !counts {
                return Some(last);
            }
            if counts && self.belongs_to_name(words, last) {
                return Some(last);
            }
            end = last;
        }
        None
    }

    /// Whether a numeral is written together with letters before it.
    fn belongs_to_name(&self, words: &[usize], last: usize) -> bool {
        let mut at = last;
        while at > 0 && !self.atom(words[at]).space_before {
            at -= 1;
            let before = self.atom(words[at]);
            if !matches!(before.tags.first(), Pos::SN | Pos::NNBC | Pos::NR | Pos::SY | Pos::SC) {
                return true;
            }
        }
        false
    }

    /// A name in letters and digits behind the words that describe it: `새 스피커 TK-70`.
    pub(crate) fn proper_tail(&self, noun: &NounPhrase) -> Option<ByteSpan> {
        let words = self.words(noun);
        if words.iter().any(|index| self.atom(*index).quoted) {
            return None;
        }
        let last = *words.last()?;
        let mut from = words.len();
        while from > 0 {
            let atom = self.atom(words[from - 1]);
            let proper = matches!(atom.tags.first(), Pos::SL | Pos::SN | Pos::SY) && atom.mention.is_none();
            if !proper {
                break;
            }
            from -= 1;
        }
        let first = *words.get(from)?;
        let letters = self.atom(first).tags.first() == Pos::SL && self.atom(first).text.len() > 1;
        (letters && from > 0 && self.atom(first).space_before).then(|| self.atom(first).span.join(self.atom(last).span))
    }

    /// Whether a phrase is nothing but a date or an amount: it fills no role by its case.
    pub(crate) fn is_value(&self, noun: &NounPhrase) -> bool {
        let words = self.words(noun);
        let is_value = |index: &usize| {
            let atom = self.atom(*index);
            atom.is_kind(EntityKind::Date) || atom.is_kind(EntityKind::Money) || atom.is_kind(EntityKind::Percent)
        };
        words.iter().any(is_value)
            && words.iter().all(|index| {
                is_value(index)
                    || self.predicates.is(self.atom(*index).text, NounClass::Unit)
                    || matches!(self.atom(*index).tags.first(), Pos::MM | Pos::NNB | Pos::XSN)
            })
    }

    /// The last words of a phrase that are written together (가능/성), longest first.
    fn tails(&self, noun: &NounPhrase) -> Vec<String> {
        let mut words = self.words(noun);
        // 협의 중, 검토 단계: what is under way weighs.
        while words.len() > 1
            && words.last().is_some_and(|last| matches!(self.atom(*last).text, "중" | "단계" | "상태"))
        {
            words.pop();
        }
        let mut tails = Vec::new();
        let mut tail = String::new();
        for &index in words.iter().rev().take(3) {
            let atom = self.atom(index);
            tail.insert_str(0, atom.text);
            tails.push(tail.clone());
            if atom.space_before {
                break;
            }
        }
        tails.reverse();
        tails
    }

    /// What the head of a phrase does to an event that is its content or its argument.
    pub(crate) fn noun_effect(&self, noun: &NounPhrase) -> Option<Effect> {
        for tail in &self.tails(noun) {
            let effect = self.predicates.operator(tail, WordClass::Noun);
            // 시정|권고 is an event, though 권고 alone weighs one.
            if effect.is_some() || !self.predicates.of_noun(tail).is_empty() {
                return effect;
            }
        }
        None
    }

    /// Whether the clause before a noun tells its content (`인수하는 방안`).
    pub(crate) fn tells_content(&self, noun: &NounPhrase) -> bool {
        let is_name = self.head_word(noun).is_some_and(|word| word.mention.is_some());
        // `체결한 이후 공공 시장에서`: a word of time that opens the phrase.
        let opens = self
            .words(noun)
            .first()
            .is_some_and(|first| self.predicates.is(self.atom(*first).text, NounClass::Complement));
        !is_name
            && (opens
                || self.noun_effect(noun).is_some()
                || self.tails(noun).iter().any(|tail| self.predicates.is(tail, NounClass::Complement)))
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
        let speaks = noun.case != Case::Topic || !self.parties(id, Reach::Actor).is_empty();
        quoted.filter(|_| !speaks).or(noun.clause)
    }

    /// Whether a phrase says when.
    pub(crate) fn is_date(&self, noun: &NounPhrase) -> bool {
        self.words(noun).iter().any(|index| self.atom(*index).is_kind(EntityKind::Date))
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
            self.is_share(&words)
                || words.iter().any(|index| {
                    let atom = self.atom(*index);
                    self.predicates.is(atom.text, NounClass::Share) || atom.is_kind(EntityKind::Percent)
                })
        })
    }
}
