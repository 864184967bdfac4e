//! A predicate from its stem to its last ending, auxiliaries included.

use std::ops::Range;

use super::atom::{Atom, Shape};
use super::chunk::Chunker;
use super::ending::{self, Ending, Link, Tense};
use super::phrase::{Phrase, VerbPhrase, Voice};
use crate::lexicon::Joined;
use crate::segment::Pos;

impl Chunker<'_, '_> {
    /// Reads a predicate from its stem to its last ending, auxiliaries included.
    pub(super) fn predicate(&mut self, noun: Option<Range<usize>>, voice: Voice) {
        let Some((stem, _)) = self.atom_at(self.at) else { return };
        let start = noun.as_ref().map_or(stem, |noun| noun.start);
        let mut verb = VerbPhrase {
            noun,
            stem,
            atoms: start..stem + 1,
            voice,
            negated: std::mem::take(&mut self.negation),
            tense: Tense::Present,
            resolved: false,
            intended: false,
            ending: Ending::Final,
            respectively: std::mem::take(&mut self.respectively),
        };
        let atoms = self.atoms;
        while let Some((index, _)) = self.atom_at(self.at) {
            let atom = &atoms[index];
            verb.atoms.end = index + 1;
            note_tense(&mut verb, atom);
            let ending = || ending::ending_of(atom.text, atom.lemma, atom.tags);
            // 설립키로 합의했다
            verb.resolved |= atom.text.ends_with("키로");
            verb.intended |= atom.text.ends_with("려다") || atom.text.ends_with("려다가");
            let last = atom.tags.last();
            // What may follow hangs on a connective ending alone.
            if last == Pos::EC {
                verb.ending = ending();
            }
            self.at += 1;
            if !self.goes_on(&mut verb, last) {
                if last != Pos::EC {
                    verb.ending = ending();
                }
                break;
            }
        }
        if self.breaks_off(&verb) {
            verb.ending = Ending::Connective(Link::Contrast);
        }
        // 인수한 것: a verb's -ㄴ is past; 자회사인: a copula's is not.
        if matches!(verb.ending, Ending::Adnominal) && verb.voice != Voice::Copula {
            let last = &self.atoms[verb.atoms.end - 1];
            verb.tense = ending::adnominal_tense(last.text);
        }
        if verb.ending == Ending::Adnominal && self.contrast_follows() {
            verb.ending = Ending::Connective(Link::Contrast);
        }
        if self.is_adverbial(&verb) {
            self.negation |= verb.negated;
            self.respectively |= verb.respectively;
            return;
        }
        self.phrases.push(Phrase::Verb(verb));
    }

    /// `협상을 벌이다 중단했다`: the bare form within a sentence is -다가.
    fn breaks_off(&self, verb: &VerbPhrase) -> bool {
        let goes_on = self.atom_at(self.at).is_some_and(|(_, next)| next.shape == Shape::Word && next.space_before);
        let bare = verb.atoms.end - verb.stem == 2 && self.atoms[verb.atoms.end - 1].text == "다";
        bare && goes_on && !self.headline && verb.ending == Ending::Final && verb.voice != Voice::Copula
    }

    /// `잇따라 나온다`, `이르면 올해 말`, `부당하게 지급했다`: a form that has become an adverb takes nothing.
    fn is_adverbial(&self, verb: &VerbPhrase) -> bool {
        let Ending::Connective(link) = verb.ending else { return self.is_adnominal_adverb(verb) };
        let form = || self.atoms[verb.atoms.clone()].iter().map(|atom| atom.text).collect::<Joined>();
        let manner = link == Link::Auxiliary && self.atoms[verb.atoms.end - 1].text.ends_with('게');
        match &verb.noun {
            Some(noun) => {
                let word = self.atoms[noun.end - 1].text;
                manner && !self.sense.is_event(word) && !self.sense.is_operator(word)
            }
            None => {
                let describes = matches!(self.atoms[verb.stem].tags.first(), Pos::VA | Pos::XSA);
                manner && describes || verb.atoms.len() <= 3 && self.sense.is_adverb(&form())
            }
        }
    }

    /// `출시를 무기|한 연기했다`: what looks like it modified a noun, and does not.
    fn is_adnominal_adverb(&self, verb: &VerbPhrase) -> bool {
        let form = || self.atoms[verb.atoms.clone()].iter().map(|atom| atom.text).collect::<Joined>();
        verb.ending == Ending::Adnominal
            && verb.noun.is_some()
            && verb.atoms.len() == 2
            && self.sense.is_adverb(&form())
    }

    /// Whether the next atom still belongs to the predicate.
    fn goes_on(&mut self, verb: &mut VerbPhrase, last: Pos) -> bool {
        let Some((_, next)) = self.atom_at(self.at) else { return false };
        if next.shape != Shape::Word || next.mention.is_some() {
            return false;
        }
        match last {
            Pos::EF | Pos::ETM => false,
            Pos::ETN => self.resolve_follows(verb) || self.emphasis_follows(),
            Pos::EC => self.auxiliary_follows(verb),
            _ => !next.space_before && is_ending_or_suffix(next),
        }
    }

    /// `늘어난 반면 이익은`, `늘어난 데 비해`: ties two clauses as -지만 does.
    fn contrast_follows(&mut self) -> bool {
        let text = |step: usize| self.atom_at(step).filter(|(_, atom)| atom.mention.is_none()).map(|(_, atom)| atom);
        let against = |step: usize| text(step).is_some_and(|atom| matches!(atom.lemma, "비하" | "반하"));
        let steps = match text(self.at).map(|atom| atom.text) {
            Some("반면") if text(self.at + 1).is_some_and(|next| next.text == "에") => 2,
            Some("반면") => 1,
            Some("데") if against(self.at + 1) => 2,
            _ => return false,
        };
        self.at += steps;
        true
    }

    /// 인수하기로 했다
    fn resolve_follows(&mut self, verb: &mut VerbPhrase) -> bool {
        let to = self.atom_at(self.at).is_some_and(|(_, atom)| atom.text == "로");
        let does = self.atom_at(self.at + 1).is_some_and(|(_, atom)| is_verbal(atom) && atom.lemma == "하");
        if to && does {
            verb.resolved = true;
            self.at += 1;
        }
        to && does
    }

    /// `대주주이기도 하다`, `인수하기까지 했다`: said with weight, and no plan.
    fn emphasis_follows(&mut self) -> bool {
        let weighs = |atom: &Atom<'_>| !atom.space_before && matches!(atom.text, "도" | "는" | "까지" | "만");
        let does = self.atom_at(self.at + 1).is_some_and(|(_, atom)| is_verbal(atom) && atom.lemma == "하");
        let found = does && self.atom_at(self.at).is_some_and(|(_, atom)| weighs(atom));
        if found {
            self.at += 1;
        }
        found
    }

    /// 하고 있다, 하지는 않았다, 해 왔다, 하려고 한다
    fn auxiliary_follows(&mut self, verb: &mut VerbPhrase) -> bool {
        let mut step = self.at;
        if self.atom_at(step).is_some_and(|(_, atom)| !atom.space_before && is_particle(atom.tags.first())) {
            step += 1;
        }
        let linking = verb.ending;
        let negates = linking == Ending::Connective(Link::Auxiliary)
            && self.atom_at(step).is_some_and(|(_, atom)| matches!(atom.text, "못" | "안"))
            && self.atom_at(step + 1).is_some_and(|(_, atom)| is_verbal(atom) && atom.lemma == "하");
        if negates {
            verb.negated = !verb.negated;
            self.at = step + 1;
            return true;
        }
        let Some((_, atom)) = self.atom_at(step) else { return false };
        let obliges = step > 0 && self.atom_at(step - 1).is_some_and(|(_, before)| before.text.ends_with('야'));
        if obliges && is_verbal(atom) && matches!(atom.lemma, "하" | "되") {
            // 지급해야 한다
            verb.intended = true;
            return true;
        }
        // 끌어|모았다, 쏟아|붓는다: verbs written together are one.
        let glued = linking == Ending::Connective(Link::Sequence) && step == self.at && !atom.space_before;
        if glued && atom.tags.first() == Pos::VV {
            return true;
        }
        let auxiliary = match atom.lemma {
            // 한다고 **말**했다 is a noun.
            "않" | "못하" | "말" if is_verbal(atom) => {
                verb.negated = !verb.negated;
                true
            }
            "하" if linking == Ending::Connective(Link::Purpose) && is_verbal(atom) => {
                verb.intended = true;
                true
            }
            "있" if linking == Ending::Connective(Link::And) => is_verbal(atom),
            "되" if linking == Ending::Connective(Link::Auxiliary) => is_verbal(atom),
            "오" if linking == Ending::Connective(Link::Sequence) => is_verbal(atom),
            // `대금을 늦게 준`: who gives something late gives it.
            "주" if self.atoms[verb.atoms.end - 1].text.ends_with('게') => false,
            "있" | "오" | "가" | "주" | "보" | "내" | "놓" | "두" | "버리" | "나가" | "들" | "지" => {
                atom.tags.has(Pos::VX) && !matches!(linking, Ending::Quoted | Ending::Final)
            }
            _ => atom.tags.first() == Pos::VX && !matches!(linking, Ending::Quoted | Ending::Final),
        };
        if auxiliary {
            self.at = step;
        }
        auxiliary
    }
}

fn note_tense(verb: &mut VerbPhrase, atom: &Atom<'_>) {
    if atom.tags.has(Pos::EP) {
        if atom.text.contains('겠') {
            verb.tense = Tense::Future;
        } else if !matches!(atom.text, "시" | "으시") {
            verb.tense = Tense::Past;
        }
    }
}

pub(super) fn is_verbal(atom: &Atom<'_>) -> bool {
    matches!(atom.tags.first(), Pos::VV | Pos::VA | Pos::VX | Pos::VCN | Pos::VCP | Pos::XSV | Pos::XSA)
}

fn is_ending_or_suffix(atom: &Atom<'_>) -> bool {
    matches!(
        atom.tags.first(),
        Pos::EP | Pos::EF | Pos::EC | Pos::ETM | Pos::ETN | Pos::XSV | Pos::XSA | Pos::VX | Pos::VCP
    )
}

pub(super) fn is_particle(pos: Pos) -> bool {
    matches!(pos, Pos::JKS | Pos::JKC | Pos::JKG | Pos::JKO | Pos::JKB | Pos::JKV | Pos::JKQ | Pos::JX | Pos::JC)
}
