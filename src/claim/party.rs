//! Which firms, organizations and persons a noun phrase names, or stands for.

use super::reader::{Reach, Reader};
use crate::clause::{Case, KindSet, NounPhrase, PhraseId, Shape};
use crate::lexicon::{Joined, NounClass, WordId};
use crate::model::EntityKind;
use crate::segment::Pos;

impl Reader<'_, '_> {
    /// The parties that a phrase and those listed with it name, in order.
    pub(crate) fn parties(&self, id: PhraseId, reach: Reach) -> Vec<usize> {
        let (mut seen, mut found) = (Vec::new(), Vec::new());
        for member in self.members(id) {
            self.add_parties(member, reach, &mut seen, &mut found);
        }
        found
    }

    /// `seen` holds the owners that were asked already: each phrase of `A의 지분의 지분의 …` has all before it.
    fn add_parties(&self, id: PhraseId, reach: Reach, seen: &mut Vec<PhraseId>, found: &mut Vec<usize>) {
        let Some(noun) = self.noun(id) else { return };
        let words = self.words(noun);
        let is_party = |index: &usize| self.atom(*index).is_party();
        match if noun.kinds.meets(KindSet::PARTIES) { words.iter().rposition(is_party) } else { None } {
            Some(place) => self.add_named(noun, &words, place, reach, found),
            None => self.add_meant(noun, &words, reach, seen, found),
        }
    }

    /// The parties that owners name which were not asked yet.
    fn add_owners(
        &self,
        owners: impl Iterator<Item = PhraseId>,
        reach: Reach,
        seen: &mut Vec<PhraseId>,
        found: &mut Vec<usize>,
    ) {
        let known = seen.len();
        for owner in owners {
            if !seen[..known].contains(&owner) {
                seen.push(owner);
            }
        }
        let new = known..seen.len();
        for place in new {
            self.add_parties(seen[place], reach, seen, found);
        }
    }

    /// The parties that a phrase stands for which names none.
    fn add_meant(
        &self,
        noun: &NounPhrase,
        words: &[usize],
        reach: Reach,
        seen: &mut Vec<PhraseId>,
        found: &mut Vec<usize>,
    ) {
        let owners = || noun.owners.iter().copied();
        let is_share = || noun.classes.has(NounClass::Share) && self.is_share(words);
        if reach != Reach::Actor && (self.is_part(words) || is_share()) {
            // `A의 지분 10%`: what is bought or held of A; `A 지분의 40%`: it is the owner that names the share.
            let reach = if self.is_part(words) { Reach::Share } else { Reach::Actor };
            return self.add_owners(owners(), reach, seen, found);
        }
        // `A를 비롯한 5개 기관`: the one that is named of them.
        let leads = |owner: &PhraseId| self.noun(*owner).is_some_and(|owner| self.leads_others(owner));
        let mut named = owners().filter(leads).filter(|owner| !seen.contains(owner));
        if named.next().is_some() && words.last().is_some_and(|last| self.is_group(*last)) {
            return self.add_owners(owners().filter(leads), Reach::Actor, seen, found);
        }
        // `A의 손에 넘어갔다`, `A의 관계자는`: a word that stands for its owner.
        let carried = |index: &usize| self.is(*index, NounClass::Carrier);
        if noun.modifier.is_none() && !noun.owners.is_empty() && !words.is_empty() && words.iter().all(carried) {
            let before = found.len();
            self.add_owners(owners(), Reach::Actor, seen, found);
            if found.len() > before {
                return;
            }
        }
        found.extend(self.anaphor(noun, words));
    }

    /// The parties that a phrase names, the last of them at a place of its words.
    fn add_named(&self, noun: &NounPhrase, words: &[usize], place: usize, reach: Reach, found: &mut Vec<usize>) {
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
                // 공정거래|조|사|부: the dictionary cuts some in pieces.
                let tail = &words[words.len().saturating_sub(3).max(place + 1).min(words.len() - 1)..];
                let joined = || tail.iter().map(|index| self.atom(*index).text).collect::<Joined>();
                numbered
                    || self.predicates.ends_in(text, NounClass::Department)
                    || self.predicates.ends_in(&joined(), NounClass::Department)
            });
        let rest = &words[place + 1..];
        // `A 경영권을` is of A as `A의 경영권을` is, also where the dictionary cuts it in two.
        let is_shared =
            reach == Reach::Share && !rest.is_empty() && noun.classes.has(NounClass::Share) && self.is_share(rest);
        if is_department || is_shared || self.may_follow(rest, is_person, reach) {
            self.add_listed(words, is_person, found);
        }
    }

    /// 반도체 사업|부: the dictionary cuts some of the words for a part of a firm.
    pub(crate) fn ends_in_part(&self, words: &[usize]) -> bool {
        let tail = |count: usize| words.len().checked_sub(count).map(|from| &words[from..]);
        let is_part = |tail: &[usize]| {
            let named = tail.iter().all(|index| self.atom(*index).mention.is_none());
            let word = tail.iter().map(|index| self.atom(*index).text).collect::<Joined>();
            named && self.predicates.is(&word, NounClass::Part)
        };
        [1, 2].into_iter().filter_map(tail).any(is_part)
    }

    /// `A를 비롯한`
    fn leads_others(&self, noun: &NounPhrase) -> bool {
        let verb = self.analysis.atoms.get(noun.atoms.end + 1);
        noun.case == Case::Other && noun.genitive && verb.is_some_and(|atom| atom.text.starts_with("비롯"))
    }

    /// 기관, 업체, 투자사: a word for bodies.
    fn is_group(&self, index: usize) -> bool {
        self.is(index, NounClass::It) || self.predicates.ends_in(self.atom(index).text, NounClass::Group)
    }

    /// Whether the words name a share, control or the like, with figures.
    pub(crate) fn is_share(&self, words: &[usize]) -> bool {
        let whole = || words.iter().map(|index| self.atom(*index).text).collect::<Joined>();
        let named = |index: &usize| self.is(*index, NounClass::Share);
        // 경영|권 지분 60%
        let is_half = |index: &usize| {
            words.windows(2).filter(|pair| pair.contains(index) && !self.atom(pair[1]).space_before).any(|pair| {
                self.predicates.is(&Joined::of(self.atom(pair[0]).text, self.atom(pair[1]).text), NounClass::Share)
            })
        };
        let is_share = |index: &usize| named(index) || is_half(index);
        // 경영/권: the dictionary cuts some in two.
        let whole = words.len() <= 2 && self.predicates.is(&whole(), NounClass::Share);
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

    /// The parties of one phrase: a person before its firm (`구보람 도담전자 전무`), all of a list (`구글·메타`).
    fn add_listed(&self, words: &[usize], with_person: bool, found: &mut Vec<usize>) {
        let parties = || words.iter().copied().filter(|index| self.atom(*index).is_party());
        if with_person {
            let persons = parties().filter(|index| self.atom(*index).is_kind(EntityKind::Person));
            found.extend(persons.filter_map(|index| self.mention(index)));
        } else if let Some(first) = self.first_dotted(parties()) {
            found.extend(parties().skip_while(|index| *index < first).filter_map(|index| self.mention(index)));
        }
    }

    /// The first of those that are tied to the last by dots.
    fn first_dotted(&self, mut parties: impl DoubleEndedIterator<Item = usize>) -> Option<usize> {
        let mut first = parties.next_back()?;
        for left in parties.rev() {
            let mut between = left + 1..first;
            if !between.any(|index| self.atom(index).shape == Shape::Dot && !self.atom(index).aside) {
                break;
            }
            first = left;
        }
        Some(first)
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
            let carrier = self.predicates.set_of(atom.word).has(NounClass::Carrier)
                || (is_person && self.predicates.set_of(atom.word).has(NounClass::Title))
                || matches!(atom.tags.first(), Pos::XSN | Pos::MM);
            let counts = matches!(atom.tags.first(), Pos::SN | Pos::NR)
                || matches!(atom.text, "사" | "社" | "곳" | "개사" | "차");
            let carrier = carrier || (counts && rest.len() <= 2);
            let share = reach == Reach::Share
                && (self.predicates.set_of(atom.word).has(NounClass::Share)
                    || atom.is_kind(EntityKind::Percent)
                    || matches!(atom.tags.first(), Pos::SN | Pos::NR | Pos::NNBC)
                    || self.predicates.set_of(atom.word).has(NounClass::Portion));
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
        self.is(index, NounClass::Title) || (ends && text.chars().count() >= 3)
    }

    /// `양사`, `회사 측`, `이 회사`: firms that were named before.
    fn anaphor(&self, noun: &NounPhrase, words: &[usize]) -> Vec<usize> {
        if noun.modifier.is_some() {
            return Vec::new();
        }
        if let Some(person) = self.titled_surname(words) {
            return vec![person];
        }
        let said = self.predicates.set_of(self.said_of_bodies(words));
        if said.has(NounClass::Both) {
            return match self.firms_before(noun.atoms.start)[..] {
                [one, other] => vec![one, other],
                _ => self.discourse.both().map(|both| both.to_vec()).unwrap_or_default(),
            };
        }
        if said.has(NounClass::It) {
            return self.firm_meant(noun).into_iter().collect();
        }
        Vec::new()
    }

    /// 양사, 회사, 이|회사: the words of a phrase as one, without 측 and the like.
    fn said_of_bodies(&self, words: &[usize]) -> WordId {
        let mut own = words.iter().filter(|index| !self.is(**index, NounClass::Carrier)).map(|index| self.atom(*index));
        match (own.next(), own.next()) {
            (Some(only), None) => only.word,
            (Some(first), Some(second)) => {
                let parts = [first, second].into_iter().chain(own).map(|atom| atom.text);
                self.predicates.id(&parts.collect::<Joined>())
            }
            (None, _) => WordId::default(),
        }
    }

    /// What `이 회사` stands for: the one firm that the sentence names before and that does not act itself, else the one that
    /// was spoken of before.
    fn firm_meant(&self, noun: &NounPhrase) -> Option<usize> {
        let clause = noun.clause.or_else(|| {
            // `A는 이 회사의 이익 전망치를 낮췄다`: the clause of the phrase that it belongs to.
            noun.host.map(|host| self.outermost(host)).and_then(|host| self.noun(host)).and_then(|host| host.clause)
        });
        let acting = clause.and_then(|clause| self.actor(clause)).and_then(|actor| self.noun(actor));
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
        if let [only] = before[..] {
            return Some(only);
        }
        // `B 지분을 가진 A가 이 회사를 팔았다`: pointed at, it is another than who acts.
        let points = self.words(noun).first().is_some_and(|first| matches!(self.atom(*first).text, "이" | "해당"));
        let pointed_at = self.discourse.pointed_at().filter(|_| points);
        let spoken_of = pointed_at.or_else(|| self.discourse.firm(self.mentions)).filter(|firm| !acts(*firm));
        let others = [self.discourse.held(), self.discourse.main()].into_iter().flatten();
        let is_firm = |firm: &usize| self.mentions[*firm].kind == EntityKind::Company && !acts(*firm);
        spoken_of.or_else(|| others.filter(is_firm).find(|_| points))
    }

    /// The firms that the sentence names before an atom, each once.
    pub(crate) fn firms_before(&self, atom: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        // `A 출신인 B`: where somebody comes from is no longer spoken of.
        let left = |index: usize| self.analysis.atoms.get(index + 1).is_some_and(|next| next.text == "출신");
        let named = |index: &usize| self.is_word(*index) && self.atom(*index).is_kind(EntityKind::Company);
        for index in (0..atom).filter(|index| named(index) && !left(*index)) {
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
}
