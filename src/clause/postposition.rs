//! Predicates that are none: verbs that have become particles or prices, and the 이다 that a quoting particle has taken.

use super::atom::Atom;
use super::ending::{Ending, Link, Tense};
use super::particle::Case;
use super::phrase::{Phrase, VerbPhrase, Voice};
use crate::model::EntityKind;

/// `“코스닥 상장이 목표”라고`: a quotation that ends in a noun says 이다 of it, which the quoting particle has taken.
pub(super) fn close_quoted_noun(first: usize, phrases: &mut Vec<Phrase>) {
    let said = phrases.len() > first + 1;
    let Some(Phrase::Noun(noun)) = phrases.last_mut().filter(|_| said) else { return };
    if noun.case != Case::Bare {
        return;
    }
    noun.case = Case::Copula;
    let last = noun.atoms.end - 1;
    phrases.push(Phrase::Verb(VerbPhrase {
        noun: None,
        stem: last,
        atoms: last..last + 1,
        voice: Voice::Copula,
        negated: false,
        tense: Tense::Present,
        resolved: false,
        intended: false,
        ending: Ending::Final,
        respectively: false,
    }));
}

/// Verbs that have become particles: `로이터통신에 따르면`, `A를 상대로`, `B에 대한`.
pub(super) fn absorb_postpositions(atoms: &[Atom<'_>], phrases: &mut [Phrase]) {
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let Some(Phrase::Noun(noun)) = before.last_mut() else { continue };
        match &rest[0] {
            Phrase::Verb(verb) => {
                let word = match &verb.noun {
                    Some(word) => atoms[word.end - 1].text,
                    None => atoms[verb.stem].lemma,
                };
                // 따르면 says whose word it is; 따라, 따른 do not.
                let says = matches!(verb.ending, Ending::Connective(Link::Condition));
                let case = postposition(noun.case, word);
                let Some(case) = case.map(|case| if case == Case::According && !says { Case::Other } else { case })
                else {
                    continue;
                };
                noun.case = case;
                noun.genitive = matches!(verb.ending, Ending::Adnominal);
                rest[0] = Phrase::Absorbed;
            }
            Phrase::Noun(next)
                if noun.case == Case::Object
                    && next.case == Case::To
                    && next.atoms.len() == 1
                    && matches!(atoms[next.atoms.start].text, "상대" | "대상") =>
            {
                noun.case = Case::Against;
                rest[0] = Phrase::Absorbed;
            }
            _ => {}
        }
    }
}

/// `지분을 44억 원을 받고 넘겼다`, `100억 원을 주고 샀다`: what is paid for it, and no clause of its own.
pub(super) fn absorb_prices(atoms: &[Atom<'_>], phrases: &mut [Phrase]) {
    for index in 1..phrases.len() {
        let (before, rest) = phrases.split_at_mut(index);
        let (Some(Phrase::Noun(noun)), Phrase::Verb(verb)) = (before.last_mut(), &rest[0]) else { continue };
        let price = atoms[noun.atoms.clone()].iter().rev().find(|atom| !atom.aside);
        let pays = verb.noun.is_none()
            && !verb.negated
            && matches!(atoms[verb.stem].lemma, "받" | "주" | "치르")
            && atoms[verb.atoms.end - 1].text == "고"
            && verb.atoms.len() == 2;
        let next = matches!(rest.get(1), Some(Phrase::Verb(_)))
            || matches!((rest.get(1), rest.get(2)), (Some(Phrase::Noun(_)), Some(Phrase::Verb(_))));
        let alone = noun.owners.is_empty() && noun.atoms.len() == 1 || price.is_some_and(|atom| atom.space_before);
        if pays
            && next
            && alone
            && noun.case == Case::Object
            && price.is_some_and(|atom| atom.is_kind(EntityKind::Money))
        {
            noun.case = Case::Other;
            rest[0] = Phrase::Absorbed;
        }
    }
}

fn postposition(case: Case, lemma: &str) -> Option<Case> {
    Some(match (case, lemma) {
        (Case::Dative, "따르") => Case::According,
        (Case::Dative, "의하") => Case::By,
        (Case::Dative, "대하" | "관하" | "대") | (Case::With, "관련") => Case::About,
        // 지난해에 비해, 전년 동기와 비교해
        (Case::Dative, "비하") | (Case::With, "비하" | "비교" | "비교하" | "견주") => Case::Than,
        (Case::Object, "통하" | "위하" | "비롯하" | "비롯") => Case::Other,
        (Case::To, "인하" | "말미암") => Case::Other,
        _ => return None,
    })
}
