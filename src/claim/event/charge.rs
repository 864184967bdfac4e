//! Who is looked into, punished or sued, where the clause of the event leaves it to another: `B가 담합했다며 과징금을 부과했다`.

use super::super::draft::{Draft, DraftFiller};
use super::super::reader::{Reach, Reader};
use super::argument::Argument;
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId, Ending, Link, NounPhrase, PhraseId};
use crate::lexicon::{Effect, NounClass, WordClass};
use crate::model::{ClaimKind, EntityKind, Role};

/// `검찰은 B가 … 한 혐의로 본사를 뒤졌다`: who is under suspicion is looked into.
pub(super) fn suspect(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    if draft.kind != ClaimKind::Investigate || draft.has(Role::Target) {
        return;
    }
    if let Some(place) = visited(reader, trigger) {
        return place.into_iter().for_each(|party| {
            draft.add(Role::Target, DraftFiller::Mention(party), reader.mentions);
        });
    }
    // … and `B가 대출받은 과정에 대해 조사한다`.
    let charged = arguments.iter().filter_map(|argument| reader.noun(argument.phrase)).find(|noun| {
        let alleged = reader.noun_effect(noun) == Some(Effect::Alleged);
        noun.modifier.is_some() && (alleged || noun.case == Case::About)
    });
    for party in charged.and_then(|noun| doer(reader, noun)).into_iter().flat_map(|id| reader.parties(id, Reach::Actor))
    {
        draft.add(Role::Target, DraftFiller::Mention(party), reader.mentions);
    }
}

/// Who does what a noun is modified by: `B가 담합한 혐의`, but not `B가 제기한 의혹`.
fn doer(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<PhraseId> {
    let deed = noun.modifier?;
    let verb = reader.analysis.predicate(deed);
    let is_told = match &verb.noun {
        Some(noun) => tells(reader, reader.atom(noun.end - 1).text, WordClass::Noun),
        None => tells(reader, reader.atom(verb.stem).lemma, WordClass::Verb),
    };
    let mut own = reader.clause(deed).arguments.iter().copied().filter(|_| !is_told);
    own.find(|id| reader.case(*id) == Some(Case::Subject))
}

/// 제기, 폭로, 밝히
fn tells(reader: &Reader<'_, '_>, word: &str, class: WordClass) -> bool {
    reader.predicates.is(word, NounClass::Voices) || reader.predicates.saying(word, class).is_some()
}

/// `B가 담합한 혐의로 과징금을 부과했다`, `B가 담합한 사실을 적발해 과징금을 부과했다`: who is punished for a deed has done it.
fn doer_of_deed(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Option<PhraseId> {
    let zone = *trigger.zones.first()?;
    let finds = |clause: &ClauseId| reader.analysis.predicate(*clause).ending == Ending::Connective(Link::Sequence);
    let before = reader.clause(zone).previous.filter(finds);
    let grounds = |clause: ClauseId, case: Case| {
        let nouns = reader.clause(clause).arguments.iter().filter_map(|id| reader.noun(*id));
        nouns.filter(move |noun| noun.case == case && is_deed(reader, noun)).find_map(|noun| doer(reader, noun))
    };
    grounds(zone, Case::To).or_else(|| before.and_then(|clause| grounds(clause, Case::Object)))
}

/// 혐의, 의혹, 정황, 사실, 점, 이유
fn is_deed(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    reader.noun_effect(noun) == Some(Effect::Alleged)
        || reader.head_word(noun).is_some_and(|word| reader.predicates.set_of(word.word).has(NounClass::Complement))
}

/// `B 본사에 수사관을 보내 압수수색했다`: where somebody is sent before.
fn visited(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Option<Vec<usize>> {
    let zone = *trigger.zones.first()?;
    let before = reader.clause(zone).previous?;
    let verb = reader.analysis.predicate(before);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let mut own = reader.clause(before).arguments.iter().copied();
    let place = own.find(|id| matches!(reader.case(*id), Some(Case::Dative | Case::To)))?;
    let parties = reader.parties(place, Reach::Any);
    (reader.predicates.is(word, NounClass::Sends) && !parties.is_empty()).then_some(parties)
}

/// `공정위는 B가 담합했다며 과징금을 부과했다`, `A는 B가 특허를 침해했다며 소송을 냈다`: who did what is given as the reason is punished
/// or sued for it.
pub(super) fn culprit(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let role = match draft.kind {
        ClaimKind::Sanction => Role::Target,
        ClaimKind::Sue if draft.has(Role::Plaintiff) => Role::Defendant,
        _ => return,
    };
    if draft.has(role) {
        return;
    }
    if let Some(party) = dealt_with_before(reader, trigger, draft) {
        return draft.add(role, DraftFiller::Mention(party), reader.mentions);
    }
    let deed = (draft.kind == ClaimKind::Sanction).then(|| doer_of_deed(reader, trigger)).flatten();
    if let Some(party) = deed.and_then(|id| reader.parties(id, Reach::Actor).first().copied()) {
        return draft.add(role, DraftFiller::Mention(party), reader.mentions);
    }
    let climbs = |from: ClauseId| std::iter::successors(Some(from), |at| reader.clause(*at).parent).take(3);
    let around: Vec<ClauseId> = trigger
        .zones
        .iter()
        .flat_map(|zone| climbs(*zone))
        .flat_map(|zone| std::iter::once(zone).chain(nominal_host(reader, zone)))
        .collect();
    let reason = (0..reader.analysis.clauses.len()).map(ClauseId).find(|id| {
        reader.analysis.predicate(*id).ending == Ending::Quoted
            && !trigger.zones.contains(id)
            && reader.clause(*id).parent.is_some_and(|parent| around.contains(&parent))
    });
    let subject = reason.and_then(|clause| {
        let mut own = reader.clause(clause).arguments.iter().copied();
        own.find(|id| reader.case(*id) == Some(Case::Subject))
    });
    for party in subject.into_iter().flat_map(|id| reader.parties(id, Reach::Actor)) {
        draft.add(role, DraftFiller::Mention(party), reader.mentions);
    }
}

/// `공정위는 B를 고발하고 과징금을 부과했다`: to whom something was done before.
fn dealt_with_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> Option<usize> {
    let zone = *trigger.zones.first().filter(|_| draft.has(Role::Authority))?;
    let before = reader.clause(zone).previous?;
    let mut objects = reader.clause(before).arguments.iter().filter(|id| reader.case(**id) == Some(Case::Object));
    let found = objects.find_map(|id| reader.parties(*id, Reach::Actor).first().copied())?;
    (reader.mentions[found].kind == EntityKind::Company).then_some(found)
}

/// `부과하기로 결정했다`: the clause right behind one in -기.
fn nominal_host(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<ClauseId> {
    let next = ClauseId(zone.0 + 1);
    let is_nominal = reader.analysis.predicate(zone).ending == Ending::Nominal;
    (is_nominal && next.0 < reader.analysis.clauses.len()).then_some(next)
}
