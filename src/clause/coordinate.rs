//! Lists and owners: which noun phrases share a case, and which stand before another with 의.

use super::atom::Atom;
use super::ids::PhraseId;
use super::particle::Case;
use super::phrase::{NounPhrase, Phrase};
use crate::model::EntityKind;
use crate::segment::WordClass;

/// Joins what is listed (`A와 B에`, `A, B, C가`) and what owns (`A의 B`), from `first` on.
pub(super) fn join_lists(atoms: &[Atom<'_>], phrases: &mut [Phrase], first: usize, headline: bool) {
    if headline {
        mark_headline_topics(atoms, phrases, first);
    }
    for right in first + 1..phrases.len() {
        let Some(left) = noun_before(phrases, first, right) else { continue };
        let (before, rest) = phrases.split_at_mut(right);
        let (Phrase::Noun(left_noun), Some(Phrase::Noun(right_noun))) = (&mut before[left], rest.first_mut()) else {
            continue;
        };
        if left_noun.genitive {
            left_noun.host = Some(PhraseId(right));
            right_noun.owners.append(&mut left_noun.owners.clone());
            right_noun.owners.push(PhraseId(left));
        } else if lists(atoms, left_noun, right_noun) {
            left_noun.host = Some(PhraseId(right));
            right_noun.listed = std::mem::take(&mut left_noun.listed);
            right_noun.listed.push(PhraseId(left));
            for owner in left_noun.owners.clone() {
                right_noun.owners.push(owner);
            }
        }
    }
}

/// The noun phrase right before, with nothing but absorbed verbs between.
fn noun_before(phrases: &[Phrase], first: usize, right: usize) -> Option<usize> {
    let mut left = right;
    while left > first {
        left -= 1;
        match phrases[left] {
            Phrase::Noun(_) => return Some(left),
            Phrase::Absorbed => {}
            Phrase::Verb(_) | Phrase::Quotation(_) | Phrase::Break => return None,
        }
    }
    None
}

/// `도담전자, 폴란드에 3조 투자`: the first name of a headline with a comma is its topic.
fn mark_headline_topics(atoms: &[Atom<'_>], phrases: &mut [Phrase], first: usize) {
    for index in first..phrases.len() {
        let opens = index == first || matches!(phrases[index - 1], Phrase::Break);
        if let Phrase::Noun(noun) = &mut phrases[index]
            && opens
            && noun.case == Case::Bare
            && noun.comma
            && (head(atoms, noun).is_some_and(Atom::is_party) || names_person(atoms, noun))
        {
            noun.case = Case::Topic;
            noun.topic = true;
        }
    }
}

/// `A 홍길동 대표, 임기 남기고 퇴진`
fn names_person(atoms: &[Atom<'_>], noun: &NounPhrase) -> bool {
    atoms[noun.atoms.clone()].iter().any(|atom| !atom.aside && atom.is_kind(EntityKind::Person))
}

fn head<'a, 't>(atoms: &'a [Atom<'t>], noun: &NounPhrase) -> Option<&'a Atom<'t>> {
    atoms[noun.atoms.clone()].iter().rev().find(|atom| !atom.aside)
}

fn lists(atoms: &[Atom<'_>], left: &NounPhrase, right: &NounPhrase) -> bool {
    if left.topic || left.genitive || left.together {
        return false;
    }
    let joined = match left.case {
        Case::With => true,
        Case::Bare => left.comma,
        _ => false,
    };
    joined && (alike(atoms, left, right) || sums_up(atoms, right))
}

/// `A 본사와 임원 자택 등 7곳`: what 등 sums up may be of any sort.
fn sums_up(atoms: &[Atom<'_>], noun: &NounPhrase) -> bool {
    atoms[noun.atoms.clone()].iter().any(|atom| !atom.aside && atom.text == "등")
}

/// Whether two phrases name the same sort of thing.
fn alike(atoms: &[Atom<'_>], left: &NounPhrase, right: &NounPhrase) -> bool {
    match (sort(atoms, left), sort(atoms, right)) {
        (Sort::Party, Sort::Party) => true,
        (Sort::Value(a), Sort::Value(b)) => a == b,
        // `충청남도와 판로 확대를`: a region is listed with regions.
        (Sort::Thing, Sort::Thing) => left.case != Case::With || is_place(atoms, left) == is_place(atoms, right),
        _ => false,
    }
}

fn is_place(atoms: &[Atom<'_>], noun: &NounPhrase) -> bool {
    head(atoms, noun).is_some_and(|atom| matches!(atom.tags.class(), WordClass::Place))
}

#[derive(PartialEq, Eq)]
enum Sort {
    Party,
    Value(EntityKind),
    Thing,
}

/// What a phrase names: its last mention, unless common nouns alone make it up.
fn sort(atoms: &[Atom<'_>], noun: &NounPhrase) -> Sort {
    let named = || atoms[noun.atoms.clone()].iter().rev().filter(|atom| !atom.aside);
    let last = named().find_map(|atom| atom.mention);
    let ends_in_it = named().next().is_some_and(|atom| atom.mention.is_some());
    match last {
        Some((EntityKind::Company | EntityKind::Organization | EntityKind::Person, _)) => Sort::Party,
        // 1분기 매출액과 영업이익
        Some((EntityKind::Date, _)) if !ends_in_it => Sort::Thing,
        Some((kind, _)) => Sort::Value(kind),
        None => Sort::Thing,
    }
}
