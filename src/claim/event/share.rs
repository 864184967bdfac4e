//! Shares that change hands: how many they are, and whose they were.

use super::super::draft::{Draft, DraftFiller, same, value_roles};
use super::super::reader::{Reach, Reader};
use super::argument::Argument;
use super::trigger::Trigger;
use super::value::{is_numeral, value_phrases};
use crate::clause::{Atom, Case, ClauseId, NounPhrase, PhraseId};
use crate::lexicon::{NounClass, Slot};
use crate::model::{ClaimKind, EntityKind, Role};

/// `C가 보유한 B 지분을 인수했다`, `C가 보유 중이던 B 지분을 팔았다`: who held what is bought or sold sells it.
pub(super) fn seller_of_share(reader: &Reader<'_, '_>, arguments: &[Argument], draft: &mut Draft) {
    let changes_hands = matches!(draft.kind, ClaimKind::Acquire | ClaimKind::Invest | ClaimKind::Divest);
    if !changes_hands || draft.has(Role::Seller) {
        return;
    }
    let objects = arguments.iter().filter(|argument| argument.slot == Slot::Object).map(|argument| argument.phrase);
    for object in objects {
        let Some(noun) = reader.noun(object) else { continue };
        // `A의 공장을 매입했다`
        let thing = draft.fillers(Role::Target).any(|filler| matches!(filler, DraftFiller::Text(_)));
        let owner = noun.owners.last().filter(|_| thing && reader.parties(object, Reach::Share).is_empty());
        let owner = owner.and_then(|owner| reader.parties(*owner, Reach::Actor).last().copied());
        if let Some(owner) = owner.map(DraftFiller::Mention)
            && !draft.roles.iter().any(|own| same(own.filler, owner, reader.mentions))
        {
            draft.add(Role::Seller, owner, reader.mentions);
            return;
        }
        let owners = noun.owners.iter().filter_map(|owner| reader.noun(*owner)?.modifier);
        let Some(clause) = noun.modifier.into_iter().chain(owners).find(|clause| is_holding(reader, *clause)) else {
            continue;
        };
        let mut own = reader.clause(clause).arguments.iter().copied();
        let holder = own.rfind(|id| reader.case(*id) == Some(Case::Subject));
        let holders = holder.into_iter().flat_map(|id| reader.parties(id, Reach::Actor)).map(DraftFiller::Mention);
        for holder in holders {
            if !draft.roles.iter().any(|own| same(own.filler, holder, reader.mentions)) {
                draft.add(Role::Seller, holder, reader.mentions);
            }
        }
    }
}

/// 보유한, 갖고 있던
fn is_holding(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let frames = match &verb.noun {
        Some(noun) => reader.frames(noun.end - 1),
        None => reader.predicates.of_verb(reader.atom(verb.stem).lemma),
    };
    frames.iter().any(|id| reader.predicates.frame(*id).kind == ClaimKind::Own)
}

/// 지분(54%)
fn share_in_bracket(reader: &Reader<'_, '_>, noun: &NounPhrase, words: &[usize]) -> Option<usize> {
    let last = *words.last().filter(|last| reader.is(**last, NounClass::Share))?;
    let end = reader.analysis.atoms.len().min(noun.atoms.end + 3);
    let inside = (last + 1..end).map(|index| reader.atom(index)).take_while(|atom| atom.aside);
    let percent = |atom: &&Atom<'_>| atom.is_kind(EntityKind::Percent);
    inside.into_iter().find(percent).and_then(|atom| atom.mention).map(|(_, share)| share)
}

/// `보통주 100만 주를 취득했다`: where no percentage tells the stake, the number of shares does.
pub(super) fn count_of_shares(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    arguments: &[Argument],
    draft: &mut Draft,
) {
    if value_roles(draft.kind).2 != Some(Role::Stake) || draft.has(Role::Stake) {
        return;
    }
    let objects = arguments.iter().filter(|argument| argument.slot == Slot::Object).map(|argument| argument.phrase);
    let phrases: Vec<PhraseId> = objects.chain(value_phrases(reader, trigger, arguments)).collect();
    for id in phrases {
        let Some(noun) = reader.noun(id) else { continue };
        let words = reader.words(noun);
        if let Some(share) = share_in_bracket(reader, noun, &words) {
            draft.add(Role::Stake, DraftFiller::Mention(share), reader.mentions);
            return;
        }
        let Some(unit) = words.iter().rposition(|index| reader.atom(*index).text == "주") else { continue };
        let Some(first) = (0..unit).rev().take_while(|place| is_numeral(reader, words[*place])).last() else {
            continue;
        };
        // 보통주, 신주: what sort of share it is; 주식 is said of all.
        let sort = first.checked_sub(1).filter(|before| {
            let text = reader.atom(words[*before]).text;
            text.ends_with('주') && text.len() > '주'.len_utf8()
        });
        let span = reader.atom(words[sort.unwrap_or(first)]).span.join(reader.atom(words[unit]).span);
        draft.add(Role::Stake, DraftFiller::Text(span), reader.mentions);
        return;
    }
}
