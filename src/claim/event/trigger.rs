//! Which words of a sentence carry a frame, and which clauses lend them their arguments.

use super::super::reader::{Reach, Reader};
use super::super::standing::Standing;
use super::compound::{idiom, of_verbs};
use super::price::{is_sum, names_sum, stated};
use super::value::SPENDS_ON_BUILDING;
use crate::clause::{Case, ClauseId, PhraseId, Shape, Voice};
use crate::lexicon::{Effect, Joined, NounClass, PredicateId, WordClass};
use crate::model::{ClaimKind, EntityKind};
use crate::segment::Pos;

/// A word that carries a frame, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Trigger<'p> {
    pub(super) frames: &'p [PredicateId],
    /// Its atoms.
    pub(super) atoms: std::ops::Range<usize>,
    /// The phrase it is part of, where it is a noun.
    pub(super) phrase: Option<PhraseId>,
    /// The clauses whose arguments are its own.
    pub(super) zones: Vec<ClauseId>,
    /// Whether subject and object are turned round.
    pub(super) passive: bool,
    pub(super) standing: Standing,
}

pub(super) fn triggers<'p>(reader: &Reader<'p, '_>) -> Vec<Trigger<'p>> {
    let mut found = Vec::new();
    let mut used: Vec<usize> = Vec::new();
    for index in 0..reader.analysis.clauses.len() {
        if let Some(trigger) = predicate_trigger(reader, ClauseId(index), &mut used) {
            found.extend(bought_first(reader, &trigger));
            found.push(trigger);
        }
    }
    for (id, _) in reader.nouns() {
        if let Some(trigger) = noun_trigger(reader, id, &used) {
            found.extend(bought_first(reader, &trigger));
            found.push(trigger);
        }
    }
    found.sort_by_key(|trigger| trigger.atoms.start);
    found
}

/// `인수했다`, `사들였다`, `손을 잡았다`
pub(super) fn predicate_trigger<'p>(
    reader: &Reader<'p, '_>,
    clause: ClauseId,
    used: &mut Vec<usize>,
) -> Option<Trigger<'p>> {
    let verb = reader.analysis.predicate(clause);
    let last_object = last_object_word(reader, clause);
    let (frames, atoms, passive) = match &verb.noun {
        Some(noun) => {
            let key = joined(reader, noun.clone());
            let stem = reader.atom(verb.stem).lemma;
            let received = reader.predicates.of_verb(&Joined::of(&key, stem));
            if verb.stem != noun.start && !received.is_empty() {
                (received, noun.start..verb.stem + 1, false)
            } else {
                // 자회사로 편입했다, 통합 법인으로 새출발한다: the noun with what it is done to or as.
                let partners = [last_word(reader, clause, Case::To), last_object];
                let idioms = partners.into_iter().flatten().map(|word| idiom(reader, word, &key));
                let idiom = idioms.into_iter().find(|frames| !frames.is_empty()).unwrap_or_default();
                let frames = if idiom.is_empty() { widest(reader, &key, noun.end - 1, clause) } else { idiom };
                (frames, noun.clone(), verb.voice == Voice::Passive)
            }
        }
        None => {
            let stem = reader.atom(verb.stem).lemma;
            let glued = glued_noun(reader, clause, verb.stem);
            let dative = last_word(reader, clause, Case::Dative);
            let open = topic_as_object(reader, clause).or_else(|| bare_in_headline(reader, clause));
            let partners = [glued, dative, last_object, last_word(reader, clause, Case::To), open];
            let idioms = partners.into_iter().flatten().map(|word| idiom(reader, word, stem));
            let idiom = idioms.into_iter().find(|frames| !frames.is_empty()).unwrap_or_default();
            if idiom.is_empty() {
                (of_verbs(reader, clause), verb.stem..verb.stem + 1, false)
            } else {
                used.extend(last_object);
                (idiom, verb.stem..verb.stem + 1, false)
            }
        }
    };
    if frames.is_empty() || reports(reader, clause) {
        return None;
    }
    let standing = reader.standing(clause);
    Some(Trigger { frames, atoms, phrase: None, zones: zones(reader, clause), passive, standing })
}

/// `자사주를 매입·소각한다`, `자사주 매입·소각을 결의했다`: what is done to the own shares before they are cancelled is told as well.
fn bought_first<'p>(reader: &Reader<'p, '_>, last: &Trigger<'p>) -> Option<Trigger<'p>> {
    let dot = last.atoms.start.checked_sub(1).filter(|dot| reader.atom(*dot).shape == Shape::Dot)?;
    let bought = dot.checked_sub(1)?;
    let frames = reader.frames(bought);
    let pays_out = |id: &PredicateId| reader.predicates.frame(*id).kind == ClaimKind::Payout;
    let own = frames.iter().position(pays_out).filter(|_| last.frames.iter().any(pays_out))?;
    Some(Trigger { frames: &frames[own..=own], atoms: bought..dot, ..last.clone() })
}

/// A noun that the dictionary cut off the verb: `론|칭했다`.
pub(super) fn glued_noun(reader: &Reader<'_, '_>, clause: ClauseId, stem: usize) -> Option<usize> {
    let noun = reader.clause(clause).arguments.last().and_then(|id| reader.noun(*id))?;
    let last = *reader.words(noun).last()?;
    (noun.case == Case::Bare && last + 1 == stem && !reader.atom(stem).space_before).then_some(last)
}

/// `빼돌린 것으로 조사됐다`: a finding is reported, nobody is looked into.
pub(super) fn reports(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    reader.clause(clause).arguments.iter().filter_map(|id| reader.noun(*id)).any(|noun| {
        noun.case == Case::To && noun.modifier.is_some() && reader.head_word(noun).is_some_and(|word| word.text == "것")
    })
}

/// The frames of the noun, or of the compound it makes with the bare noun before it (희망 퇴직했다).
pub(super) fn widest<'p>(reader: &Reader<'p, '_>, key: &str, last: usize, clause: ClauseId) -> &'p [PredicateId] {
    let own = reader.predicates.of_noun(key);
    let before = reader
        .clause(clause)
        .arguments
        .last()
        .and_then(|id| reader.noun(*id))
        .filter(|noun| noun.case == Case::Bare && noun.atoms.end <= last);
    if let Some(word) = before.and_then(|noun| reader.head_word(noun)) {
        let compound = reader.predicates.of_noun(&Joined::of(word.text, key));
        if !compound.is_empty() {
            return compound;
        }
    }
    if own.is_empty() { reader.frames(last) } else { own }
}

pub(super) fn last_object_word(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let arguments = reader.clause(clause).arguments.iter().rev().copied();
    let object = arguments.into_iter().find(|id| reader.case(*id) == Some(Case::Object))?;
    // 과징금 50억 원을 냈다: the amount behind the noun is passed over.
    reader.words(reader.noun(object)?).into_iter().rev().find(|index| reader.atom(*index).mention.is_none())
}

/// `초대 대표는 B가 맡는다`: a topic beside a subject is what is done.
fn topic_as_object(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let arguments = &reader.clause(clause).arguments;
    let of = |case: Case| arguments.iter().copied().find(|id| reader.case(*id) == Some(case));
    let topic = of(Case::Topic).filter(|_| of(Case::Subject).is_some() && of(Case::Object).is_none())?;
    let last = reader.words(reader.noun(topic)?).last().copied()?;
    reader.atom(last).mention.is_none().then_some(last)
}

/// `A에 칼 빼들었다`: headlines leave the particle out.
fn bare_in_headline(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let last = reader.clause(clause).arguments.last().copied().filter(|_| reader.headline)?;
    let noun = reader.noun(last).filter(|noun| noun.case == Case::Bare)?;
    let word = reader.words(noun).last().copied()?;
    reader.atom(word).mention.is_none().then_some(word)
}

/// The last word of the argument right before the predicate, where it has this case.
fn last_word(reader: &Reader<'_, '_>, clause: ClauseId, case: Case) -> Option<usize> {
    let last = reader.clause(clause).arguments.last().copied().filter(|id| reader.case(*id) == Some(case))?;
    reader.words(reader.noun(last)?).last().copied()
}

pub(super) fn joined(reader: &Reader<'_, '_>, atoms: std::ops::Range<usize>) -> Joined {
    atoms.map(|index| reader.atom(index).text).collect()
}

/// `인수를 추진한다`, `A의 B 인수`, `업무협약을 체결했다`
pub(super) fn noun_trigger<'p>(reader: &Reader<'p, '_>, id: PhraseId, used: &[usize]) -> Option<Trigger<'p>> {
    let noun = reader.noun(id)?;
    let words = reader.words(noun);
    let (place, from, frames) = last_event(reader, &words, used)?;
    let rest = &words[place + 1..];
    if names_department(reader, &words[from..], place - from) {
        return None;
    }
    // `A의 자사주 매입 규모는 950억 달러다`: how much it was is said of it.
    let sum = matches!(rest, [_]) && is_sum(reader, id) && tells_sum(reader, id) || names_sum(reader, rest);
    let sized = |index: &usize| counts_heads(reader, frames) && reader.atom(*index).text == "규모";
    if !sum && !rest.iter().all(|index| lets_event_stand(reader, *index) || sized(index)) {
        return None;
    }
    let host = reader.outermost(id);
    let clause = reader.noun(host).and_then(|noun| noun.clause);
    let clause = clause.map(|clause| reader.governing(reader.telling(clause)));
    // `상장 이후 해외 진출에도 나선다`: what is done afterwards carries something else.
    let is_time = rest.last().is_some_and(|last| noun.case == Case::Bare && reader.is(*last, NounClass::After));
    let clause = clause.filter(|_| !is_time);
    let effect = clause.and_then(|clause| reader.operator_of(clause));
    let is_state = |clause: ClauseId| {
        reader.analysis.predicate(clause).voice == Voice::Copula
            || reader.lacks(clause)
            || reader.atom(reader.analysis.predicate(clause).stem).lemma == "있"
    };
    let carried =
        effect.is_some() || clause.is_some_and(|clause| is_state(clause) || spends_on(reader, clause, host, frames));
    let clause = clause.filter(|_| host == id || carried);
    let mut zones = match clause {
        Some(clause) if carried => zones(reader, clause),
        _ => Vec::new(),
    };
    let owners = noun.owners.iter().filter_map(|owner| reader.noun(*owner));
    let mut modifiers = owners.filter_map(|owner| owner.modifier);
    if let Some(modifier) =
        noun.modifier.or(modifiers.next_back()).filter(|modifier| reader.operator_of(*modifier).is_some())
    {
        // First where somebody acts in it: `A가 낸 소송에서 B가 승소 판결을 받았다` is of A.
        let acts = brings_suit(reader, modifier, frames);
        zones.insert(if acts { 0 } else { zones.len() }, modifier);
    }
    let within = reader.noun(host).and_then(|noun| noun.clause);
    // 인수전, 상장예비심사: the word itself weighs.
    let own = words[from..=place].iter().map(|index| reader.atom(*index).text).collect::<Joined>();
    let weighs = |effect: &Effect| matches!(effect, Effect::Possible | Effect::Planned);
    let own = reader.predicates.operator(&own, WordClass::Noun).filter(weighs);
    let mut standing = reader.noun_standing(rest, clause.filter(|_| carried), within);
    reader.deny(host, within, &mut standing);
    if let Some(effect) = own {
        standing.apply(effect);
        standing.owes(reader.analysis.span_of(words[from]..words[place] + 1));
    }
    // `A가 낸 소송에서 B가 승소 판결을 받았다`: who brought it does not receive it.
    let brought = zones.first() != clause.as_ref();
    let passive = clause.is_some_and(|clause| carried && !brought && receives(reader, clause));
    Some(Trigger { frames, atoms: words[from]..words[place] + 1, phrase: Some(id), zones, passive, standing })
}

/// `공정거래조사|부`: what an authority's department is called, and nothing that it does.
fn names_department(reader: &Reader<'_, '_>, words: &[usize], last: usize) -> bool {
    let Some(behind) = words.get(last + 1).filter(|index| !reader.atom(**index).space_before) else { return false };
    let event = words[..=last].iter().map(|index| reader.atom(*index).text).collect::<Joined>();
    reader.predicates.ends_in(&Joined::of(&event, reader.atom(*behind).text), NounClass::Department)
}

/// Whether the clause that modifies the noun of a suit says itself who brings it.
pub(super) fn brings_suit(reader: &Reader<'_, '_>, clause: ClauseId, frames: &[PredicateId]) -> bool {
    let sues = frames.iter().any(|id| reader.predicates.frame(*id).kind == ClaimKind::Sue);
    sues && reader
        .clause(clause)
        .arguments
        .iter()
        .any(|id| reader.case(*id) == Some(Case::Subject) && !reader.parties(*id, Reach::Actor).is_empty())
}

/// `공장 증설에 2000억 원을 투자한다`: who spends on what is built builds it.
fn spends_on(reader: &Reader<'_, '_>, clause: ClauseId, host: PhraseId, frames: &[PredicateId]) -> bool {
    let builds = frames.iter().any(|id| reader.predicates.frame(*id).kind == ClaimKind::Build);
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    builds && reader.case(host) == Some(Case::Dative) && SPENDS_ON_BUILDING.contains(&word)
}

fn tells_sum(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let leads = matches!(reader.case(id), Some(Case::Topic | Case::Subject));
    let names_party = reader.noun(id).is_some_and(|noun| {
        noun.owners.iter().any(|owner| !reader.parties(*owner, Reach::Actor).is_empty())
            || reader.words(noun).iter().any(|index| reader.atom(*index).is_party())
    });
    let clause = reader.noun(id).and_then(|noun| noun.clause).filter(|_| leads && names_party);
    clause.is_some_and(|clause| stated(reader, clause, id).len() == 1)
}

/// Where the last noun of an event stands in a phrase, alone or as a compound with the words before it.
pub(super) fn last_event<'p>(
    reader: &Reader<'p, '_>,
    words: &[usize],
    used: &[usize],
) -> Option<(usize, usize, &'p [PredicateId])> {
    for place in (0..words.len()).rev() {
        let atom = reader.atom(words[place]);
        let ends = atom.mention.is_none() && !atom.quoted && reader.predicates.may_end_event(atom.text);
        if !ends || used.contains(&words[place]) {
            continue;
        }
        // As many words before it as are no names.
        let named = |place: &usize| reader.atom(words[*place]).mention.is_some();
        let first = (place.saturating_sub(4)..place).rev().find(named).map_or(place.saturating_sub(4), |name| name + 1);
        let compounds = (first..place).map(|from| {
            let parts = words[from..=place].iter().map(|index| reader.atom(*index).text);
            (from, reader.predicates.of_noun(&parts.collect::<Joined>()))
        });
        let alone = (place, reader.frames(words[place]));
        let found = compounds.chain([alone]).find(|(_, frames)| !frames.is_empty());
        if let Some((from, frames)) = found {
            return Some((place, from, frames));
        }
    }
    None
}

/// Whether a word behind the noun of an event leaves it an event: 계약, 추진, 계획 do, 자금 does not.
pub(super) fn lets_event_stand(reader: &Reader<'_, '_>, index: usize) -> bool {
    let atom = reader.atom(index);
    reader.predicates.operator_of(atom.word, WordClass::Noun).is_some()
        || reader.predicates.set_of(atom.word).has(NounClass::Complement)
        || matches!(atom.text, "등" | "총" | "모두")
        || atom.is_kind(EntityKind::Money)
        // 영업정지 3개월, 조업정지 두 달
        || atom.tags.first() == Pos::NNBC
        || atom.space_before && matches!(atom.tags.first(), Pos::SN | Pos::NR | Pos::MM)
}

/// `채용 규모는 240명이다`: of people taken on or let go.
fn counts_heads(reader: &Reader<'_, '_>, frames: &[PredicateId]) -> bool {
    frames.iter().any(|id| matches!(reader.predicates.frame(*id).kind, ClaimKind::Hire | ClaimKind::Layoff))
}

/// 받다, 당하다
pub(super) fn receives(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    matches!(reader.atom(verb.stem).lemma, "받" | "당하")
}

/// The clause itself, and those above it that only carry it (`대주는 계약을 따냈다`).
pub(super) fn zones(reader: &Reader<'_, '_>, clause: ClauseId) -> Vec<ClauseId> {
    let mut zones = vec![clause];
    let mut at = clause;
    while zones.len() < 4 {
        let Some(noun) = reader.clause(at).head.and_then(|head| reader.noun(head)) else { break };
        let tells = reader.tells_content(noun) && !reader.opens_what_follows(noun);
        let Some(above) = noun.clause.filter(|above| tells && !zones.contains(above)) else { break };
        zones.push(above);
        at = above;
    }
    zones
}
