//! What stands before the noun of an event in its own phrase: `A의 B 인수`, `B 반도체 사업부 매각`.

use super::super::draft::{Accepts, Draft, DraftFiller, accepts};
use super::super::ground::rule_of;
use super::super::reader::Reader;
use super::role::put;
use super::trigger::Trigger;
use crate::clause::{Case, PhraseId};
use crate::lexicon::{Frame, NounClass, Slot};
use crate::model::{ClaimKind, EntityKind, Role, Rule};
use crate::segment::Pos;
use crate::span::ByteSpan;

/// What stands before the noun of an event in its own phrase: `A의 B 인수`, `A-B 합병`, `KT와의 협력`.
pub(super) fn from_own_phrase(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, draft: &mut Draft) {
    let Some(id) = trigger.phrase else { return };
    let Some(noun) = reader.noun(id) else { return };
    let before: Vec<usize> = reader.words(noun).into_iter().take_while(|index| *index < trigger.atoms.start).collect();
    let authority = received_from(reader, trigger, frame, &before).or_else(|| authority_beside(reader, frame, &before));
    if let Some(authority) = authority {
        // `경찰 수사를 받았다`: who stands before it acts.
        draft.add(Role::Authority, DraftFiller::Mention(authority), reader.mentions);
        reader.credit(draft, Rule::Compound, id);
    } else if let Some(opponent) = opponent(reader, frame, &before) {
        // `A의 B 상대 특허 소송`
        draft.add(Role::Defendant, DraftFiller::Mention(opponent), reader.mentions);
    } else if let Some(role) = frame.role(Slot::Compound) {
        compound(reader, role, &before, draft);
        // `자회사 A 상장을 철회했다`: whose listing it is stands before the noun.
        if draft.kind == ClaimKind::List && role == Role::Exchange {
            let firm = before.iter().rev().find(|index| reader.atom(**index).is_kind(EntityKind::Company));
            firm.and_then(|index| reader.mention(*index))
                .into_iter()
                .for_each(|firm| draft.add(Role::Company, DraftFiller::Mention(firm), reader.mentions));
        }
    }
    for member in reader.members(id).filter(|member| *member != id) {
        if let Some(role) = frame.role(Slot::Compound) {
            put(reader, role, member, Slot::Compound, draft);
        }
    }
    if let Some(asset) = asset_in_trigger(reader, trigger).filter(|_| draft.kind == ClaimKind::Divest) {
        draft.add(Role::Asset, DraftFiller::Text(asset), reader.mentions);
    }
    reader.credit(draft, Rule::Compound, id);
    for &owner in &noun.owners {
        let Some(owner_noun) = reader.noun(owner) else { continue };
        let role = match owner_noun.case {
            Case::With => frame.role(Slot::With),
            Case::About => {
                frame.role(Slot::About).or_else(|| frame.role(Slot::Dative)).or_else(|| frame.role(Slot::Object))
            }
            Case::Against => frame.role(Slot::Against),
            Case::Dative => frame.role(Slot::Dative),
            _ => frame.role(Slot::Of).or_else(|| frame.role(Slot::Subject)),
        };
        let Some(role) = role else { continue };
        // `A의 매각`: what is sold, where nothing else is named.
        let sold = draft.kind == ClaimKind::Divest
            && owner_noun.case == Case::Genitive
            && !draft.has(Role::Asset)
            && noun.owners.last() == Some(&owner)
            && frame.role(Slot::Compound) == Some(Role::Asset);
        let role = if sold { Role::Asset } else { role };
        let filled = draft.roles.len();
        put(reader, role, owner, Slot::Of, draft);
        reader.credit(draft, rule_of(owner_noun.case), owner);
        if draft.roles.len() > filled || owner_noun.case != Case::Genitive {
            continue;
        }
        // `공장의 증설`, `서 대표의 영입`: what stands before 의 is not who acts, but what it is done to.
        if let Some(object) = frame.role(Slot::Object) {
            put(reader, object, owner, Slot::Of, draft);
            reader.credit(draft, Rule::Genitive, owner);
        }
        if let Some(actor) = owner_noun.modifier.and_then(|modifier| reader.actor(modifier)) {
            put(reader, role, actor, Slot::Subject, draft);
            reader.credit(draft, reader.case(actor).map_or(Rule::Subject, rule_of), actor);
        }
    }
}

/// **사옥** 매각: what is sold, where the noun of the event has it in itself; not how it is sold (**일괄** 매각), nor a share,
/// which is of somebody.
fn asset_in_trigger(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Option<ByteSpan> {
    let (first, last) = (reader.atom(trigger.atoms.start), reader.atom(trigger.atoms.end.checked_sub(1)?));
    let span = first.span.join(last.span);
    let word = span.slice(reader.text);
    let sale = |at: &usize| !reader.predicates.of_noun(word[*at..].trim_start()).is_empty();
    let cut = word.char_indices().map(|(at, _)| at).skip(1).find(sale)?;
    let asset = word[..cut].trim_end();
    let is_asset = reader.predicates.ends_in(asset, NounClass::Asset);
    is_asset.then(|| ByteSpan::new(span.start, span.start + asset.len()))
}

/// `B 상대 소송`
fn opponent(reader: &Reader<'_, '_>, frame: &Frame, before: &[usize]) -> Option<usize> {
    let place = before.iter().position(|index| reader.atom(*index).text == "상대")?;
    let (_, party) = reader.atom(*before.get(place.checked_sub(1)?)?).mention?;
    (frame.role(Slot::Against) == Some(Role::Defendant)).then_some(party)
}

/// `B에 대한 검찰 수사`: an authority right before the noun looks into something.
fn authority_beside(reader: &Reader<'_, '_>, frame: &Frame, before: &[usize]) -> Option<usize> {
    let looks = frame.role(Slot::Subject) == Some(Role::Authority) && frame.role(Slot::Compound) == Some(Role::Target);
    let atom = reader.atom(*before.last().filter(|_| looks)?);
    let (kind, index) = atom.mention?;
    let is_one = kind == EntityKind::Organization && reader.predicates.ends_in(atom.text, NounClass::Authority);
    is_one.then_some(index)
}

/// The authority right before the noun of what is received.
fn received_from(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, before: &[usize]) -> Option<usize> {
    let by_authority = frame.role(Slot::PassiveDative) == Some(Role::Authority) && trigger.passive;
    let last = before.iter().rev().find(|index| reader.atom(**index).is_party()).filter(|_| by_authority)?;
    let (kind, index) = reader.atom(*last).mention?;
    (kind == EntityKind::Organization).then_some(index)
}

/// `A 반도체 사업부를 인수했다`: who gives the part that is taken.
pub(super) fn giver_of_part(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) {
    let words = reader.noun(id).map(|noun| reader.words(noun)).unwrap_or_default();
    if role != Role::Target || draft.has(Role::Seller) || part_behind(reader, &words).is_none() {
        return;
    }
    let firm = words.iter().rev().find(|index| reader.atom(**index).is_kind(EntityKind::Company));
    if let Some(firm) = firm.and_then(|index| reader.mention(*index)) {
        draft.add(Role::Seller, DraftFiller::Mention(firm), reader.mentions);
    }
}

/// The part of a firm that is named behind it.
fn part_behind(reader: &Reader<'_, '_>, before: &[usize]) -> Option<ByteSpan> {
    let party = before.iter().rposition(|index| reader.atom(*index).is_party())?;
    let rest = &before[party + 1..];
    let (first, last) = (*rest.first()?, *rest.last()?);
    reader.ends_in_part(rest).then(|| reader.atom(first).span.join(reader.atom(last).span))
}

pub(super) fn compound(reader: &Reader<'_, '_>, role: Role, before: &[usize], draft: &mut Draft) {
    let parties: Vec<usize> = before
        .iter()
        .filter(|index| reader.atom(**index).is_party())
        .filter_map(|index| reader.atom(*index).mention)
        .map(|(_, index)| index)
        .collect();
    match accepts(role) {
        Accepts::PartyOrText if part_behind(reader, before).is_some() => {
            // `A 반도체 사업부 인수`: a part of a firm, which that firm gives.
            let Some(part) = part_behind(reader, before) else { return };
            draft.add(role, DraftFiller::Text(part), reader.mentions);
            if let Some(party) = parties.last().filter(|_| !draft.has(Role::Seller)) {
                draft.add(Role::Seller, DraftFiller::Mention(*party), reader.mentions);
            }
        }
        Accepts::Party | Accepts::PartyOrText if !parties.is_empty() => {
            let chosen = if role == Role::Party { &parties[..] } else { &parties[parties.len() - 1..] };
            for party in chosen {
                draft.add(role, DraftFiller::Mention(*party), reader.mentions);
            }
        }
        Accepts::Text | Accepts::PartyOrText => {
            // **이번** 인수, **추가** 투자: they say which, and not what.
            let points = |index: &usize| {
                let atom = reader.atom(*index);
                atom.tags.first() == Pos::MM || reader.predicates.set_of(atom.word).has(NounClass::Points)
            };
            let words = before.iter().copied().filter(|index| reader.atom(*index).mention.is_none());
            let mut words: Vec<usize> = words.skip_while(points).collect();
            // 신작 ‘호연’ 출시: the name wins over what it is.
            if words.iter().any(|index| reader.atom(*index).quoted) {
                words.retain(|index| reader.atom(*index).quoted);
            }
            // LNG운반선 2척 건조 계약: how many is no part of what is supplied.
            let counts = |index: &usize| matches!(reader.atom(*index).tags.first(), Pos::SN | Pos::NR | Pos::NNBC);
            while role == Role::Product && words.len() > 1 && words.last().is_some_and(counts) {
                words.pop();
            }
            let named =
                |first: usize, last: usize| reader.atom(first).span.join(reader.atom(last).span).slice(reader.text);
            if let (Some(&first), Some(&last)) = (words.first(), words.last())
                && !draft.has(role)
                && (role != Role::Exchange || reader.predicates.ends_in(named(first, last), NounClass::Market))
            {
                let span = reader.atom(first).span.join(reader.atom(last).span);
                draft.add(role, DraftFiller::Text(span), reader.mentions);
            }
        }
        _ => {}
    }
}
