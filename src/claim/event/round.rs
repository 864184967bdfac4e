//! Which round money is raised in, and who took part: `시리즈 B 투자를 유치했다`, `브리지 라운드에서 수혈했다`.

use super::super::draft::{Draft, DraftFiller, same};
use super::super::reader::{Reach, Reader};
use super::argument::Argument;
use super::trigger::Trigger;
use super::value::value_phrases;
use crate::clause::{Case, ClauseId, PhraseId};
use crate::lexicon::{NounClass, Slot};
use crate::model::{ClaimKind, Role};
use crate::segment::Pos;
use crate::span::ByteSpan;

/// Gives money raised the name of its round, where the clause tells it.
pub(super) fn round(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    if draft.kind != ClaimKind::Raise || draft.has(Role::Round) {
        return;
    }
    let phrases = value_phrases(reader, trigger, arguments);
    let owners = phrases.iter().filter_map(|id| reader.noun(*id)).flat_map(|noun| noun.owners.iter().copied());
    let mut phrases: Vec<PhraseId> = phrases.iter().copied().chain(owners).collect();
    phrases.sort_unstable();
    if let Some(span) = phrases.into_iter().find_map(|id| named_in(reader, id)) {
        draft.add(Role::Round, DraftFiller::Text(span), reader.mentions);
    }
}

/// `A와 B가 참여한 라운드에서 65억 원을 수혈했다`: who took part in the round gave the money.
pub(super) fn backers(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::Raise || draft.has(Role::Investor) {
        return;
    }
    let arguments = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
    let modifiers = arguments.filter_map(|id| reader.noun(id)?.modifier).filter(|clause| takes_part(reader, *clause));
    let subjects = modifiers.flat_map(|clause| reader.clause(clause).arguments.iter().copied());
    let subjects = subjects.filter(|id| reader.case(*id) == Some(Case::Subject));
    for backer in subjects.flat_map(|id| reader.parties(id, Reach::Actor)).map(DraftFiller::Mention) {
        if !draft.roles.iter().any(|own| same(own.filler, backer, reader.mentions)) {
            draft.add(Role::Investor, backer, reader.mentions);
        }
    }
}

/// 참여한, 이끈: what an investor does in a round.
fn takes_part(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let frames = match &verb.noun {
        Some(noun) => reader.frames(noun.end - 1),
        None => reader.predicates.of_verb(reader.atom(verb.stem).lemma),
    };
    frames.iter().any(|id| {
        let frame = reader.predicates.frame(*id);
        frame.kind == ClaimKind::Raise && frame.role(Slot::Subject) == Some(Role::Investor)
    })
}

/// 시리즈 B, 시드, 프리|IPO
fn named_in(reader: &Reader<'_, '_>, id: PhraseId) -> Option<ByteSpan> {
    let words = reader.noun(id).map(|noun| reader.words(noun))?;
    let named = |text: &str| reader.predicates.is(text, NounClass::Round);
    let place = words.iter().position(|index| {
        let atom = reader.atom(*index);
        atom.mention.is_none() && (named(atom.text) || atom.text.starts_with("시리즈"))
    })?;
    let mut last = place;
    // The letters behind it are of the name.
    while let Some(next) = words.get(last + 1).map(|index| reader.atom(*index)) {
        let letters = next.tags.first() == Pos::SL && next.mention.is_none();
        let glued = !next.space_before && (letters || named(next.text) || next.text == "IPO");
        if !(glued || letters && next.text.len() == 1) {
            break;
        }
        last += 1;
    }
    Some(reader.atom(words[place]).span.join(reader.atom(words[last]).span))
}
