//! Lists and owners: which noun phrases share a case, and which stand before another with 의.

use super::NounSense;
use super::atom::Atom;
use super::ids::PhraseId;
use super::particle::Case;
use super::phrase::{NounPhrase, Phrase};
use crate::model::EntityKind;
use crate::segment::WordClass;

/// Joins what is listed (`A와 B에`, `A, B, C가`) and what owns (`A의 B`), from `first` on.
pub(super) fn join_lists(
    atoms: &[Atom<'_>],
    phrases: &mut [Phrase],
    first: usize,
    headline: bool,
    sense: &dyn NounSense,
) {
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
    join_pairs(atoms, phrases, first, sense);
}

/// `A가 300억 원을, B가 150억 원을 투자했다`, `A에 10억 원, B에 20억 원을 물렸다`: who stands before an amount of his own does the
/// same as the next one does, or has the same done to him.
fn join_pairs(atoms: &[Atom<'_>], phrases: &mut [Phrase], first: usize, sense: &dyn NounSense) {
    for right in first + 2..phrases.len() {
        if amount_of_pair(atoms, phrases, right).is_none() {
            continue;
        }
        let reach = first.max(right.saturating_sub(BETWEEN + 1))..right;
        let Some(left) = reach.rev().find(|left| {
            same_case(&phrases[*left], &phrases[right])
                && amount_of_pair(atoms, phrases, *left).is_some_and(|amount| amount + 1 == right)
        }) else {
            continue;
        };
        if !dealt_by_event(atoms, phrases, right, sense) {
            continue;
        }
        let (before, rest) = phrases.split_at_mut(right);
        if let (Phrase::Noun(left_noun), Some(Phrase::Noun(right_noun))) = (&mut before[left], rest.first_mut()) {
            left_noun.host = Some(PhraseId(right));
            right_noun.listed.splice(0..0, left_noun.listed.drain(..).chain([PhraseId(left)]));
        }
    }
}

/// The amount, or the share of somebody, that stands behind a party that acts or is acted on.
fn amount_of_pair(atoms: &[Atom<'_>], phrases: &[Phrase], id: usize) -> Option<usize> {
    let Some(Phrase::Noun(actor)) = phrases.get(id) else { return None };
    let acts = matches!(actor.case, Case::Subject | Case::Topic | Case::Dative) && actor.host.is_none();
    if !acts || !head(atoms, actor).is_some_and(Atom::is_party) {
        return None;
    }
    for (at, phrase) in phrases.iter().enumerate().skip(id + 1).take(BETWEEN) {
        let Phrase::Noun(value) = phrase else { return None };
        if let Some(kind) = value_at_end(atoms, value) {
            // 지분 60%: a share alone may be of anything.
            let stands = kind == EntityKind::Money || value.atoms.len() > 1 || at > id + 1 || !value.comma;
            return stands.then_some(at);
        }
        if value.comma || matches!(value.case, Case::Subject | Case::Topic) {
            return None;
        }
    }
    None
}

/// Money or a percentage that a phrase ends in.
fn value_at_end(atoms: &[Atom<'_>], noun: &NounPhrase) -> Option<EntityKind> {
    let (kind, _) = head(atoms, noun)?.mention?;
    let taken = matches!(noun.case, Case::Object | Case::Bare | Case::Genitive);
    matches!(kind, EntityKind::Money | EntityKind::Percent).then_some(kind).filter(|_| taken)
}

/// How many phrases behind a party its amount may stand: `A가 B에 300억 원을`.
const BETWEEN: usize = 3;

fn same_case(left: &Phrase, right: &Phrase) -> bool {
    matches!((left, right), (Phrase::Noun(left), Phrase::Noun(right)) if left.case == right.case)
}

/// Whether the predicate behind the last pair is one that somebody does something with: 투자하다, 갖다, and not 기록하다. Something
/// may be done to whom the pairs name by the noun that it takes: `B에 20억 원의 과징금을 물렸다`.
fn dealt_by_event(atoms: &[Atom<'_>], phrases: &[Phrase], right: usize, sense: &dyn NounSense) -> bool {
    let acted_on = matches!(&phrases[right], Phrase::Noun(noun) if noun.case == Case::Dative);
    for phrase in phrases.iter().skip(right + 1).take(PAIRS) {
        match phrase {
            Phrase::Noun(noun) if acted_on && head(atoms, noun).is_some_and(|atom| sense.is_event(atom.text)) => {
                return true;
            }
            Phrase::Verb(verb) => {
                return match &verb.noun {
                    Some(noun) => sense.is_event(atoms[noun.end - 1].text),
                    None => sense.is_predicate(atoms[verb.stem].lemma),
                };
            }
            _ => {}
        }
    }
    false
}

/// How many phrases on the predicate of a pair is looked for.
const PAIRS: usize = 8;

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
