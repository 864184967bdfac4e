//! Who supplies, licenses to or sues whom, where the particles leave it open.

use super::super::draft::{Draft, DraftFiller, same};
use super::super::reader::{Reach, Reader};
use super::argument::Argument;
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId, PhraseId};
use crate::lexicon::{Frame, NounClass, Slot};
use crate::model::{ClaimKind, EntityKind, Role, Rule};

/// Gives the two sides of a supply, a licence or a suit their roles.
pub(super) fn sides(
    reader: &Reader<'_, '_>,
    frame: &Frame,
    trigger: &Trigger<'_>,
    arguments: &[Argument],
    draft: &mut Draft,
) {
    match draft.kind {
        ClaimKind::Supply => {
            orders_from_firm(reader, draft);
            customer_behind(reader, frame, trigger, arguments, draft);
        }
        ClaimKind::License => {
            licensee_beside(draft);
            licensor_behind(reader, trigger, arguments, draft);
        }
        ClaimKind::Sue if frame.needs.is_none() => defendant_beside(draft),
        ClaimKind::Hire => firm_left(reader, arguments, draft),
        _ => {}
    }
}

/// `방위사업청은 A와 양산 계약을 맺었다`: of a body and a firm it is the body that orders.
fn orders_from_firm(reader: &Reader<'_, '_>, draft: &mut Draft) {
    let kind_of = |role: Role| match draft.fillers(role).next() {
        Some(DraftFiller::Mention(index)) => Some(reader.mentions[index].kind),
        _ => None,
    };
    let turned = kind_of(Role::Supplier) == Some(EntityKind::Organization)
        && kind_of(Role::Customer) == Some(EntityKind::Company);
    if turned {
        for own in &mut draft.roles {
            own.role = match own.role {
                Role::Supplier => Role::Customer,
                Role::Customer => Role::Supplier,
                other => other,
            };
        }
    }
}

/// `A와 B는 라이선스 계약을 맺었다`: who is named first gives.
fn licensee_beside(draft: &mut Draft) {
    if draft.has(Role::Licensee) || draft.fillers(Role::Licensor).count() != 2 {
        return;
    }
    if let Some(second) = draft.roles.iter_mut().filter(|own| own.role == Role::Licensor).nth(1) {
        second.role = Role::Licensee;
    }
}

/// `B의 치료제를 도입했다`: whose it was gives it.
fn licensor_behind(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    if draft.has(Role::Licensor) || !draft.has(Role::Licensee) {
        return;
    }
    // … and `A에 이전된 B의 치료제`
    let is_thing = |own: &&Argument| {
        matches!(own.slot, Slot::Object | Slot::Compound) || trigger.passive && own.slot == Slot::Subject
    };
    let things = arguments.iter().filter(is_thing);
    let owner = things.flat_map(|own| owners(reader, own.phrase)).find(|party| reader.mentions[*party].is_body());
    let taken =
        |party: usize| draft.fillers(Role::Licensee).any(|own| same(own, DraftFiller::Mention(party), reader.mentions));
    if let Some(owner) = owner.filter(|owner| !taken(*owner)) {
        draft.add(Role::Licensor, DraftFiller::Mention(owner), reader.mentions);
        draft.credit(Rule::Beside);
    }
}

/// `A가 B의 연구원 3명을 데려갔다`: whose people they were.
fn firm_left(reader: &Reader<'_, '_>, arguments: &[Argument], draft: &mut Draft) {
    if draft.has(Role::From) {
        return;
    }
    let people = arguments.iter().filter(|own| own.slot == Slot::Object);
    let owner = people.flat_map(|own| owners(reader, own.phrase)).find(|party| reader.mentions[*party].is_body());
    let employs =
        |party: usize| draft.fillers(Role::Employer).any(|own| same(own, DraftFiller::Mention(party), reader.mentions));
    if let Some(owner) = owner.filter(|owner| !employs(*owner)) {
        draft.add(Role::From, DraftFiller::Mention(owner), reader.mentions);
        draft.credit(Rule::Beside);
    }
}

/// `A와 B가 특허를 두고 소송을 벌인다`: who is named first sues.
fn defendant_beside(draft: &mut Draft) {
    if draft.has(Role::Defendant) || draft.fillers(Role::Plaintiff).count() != 2 {
        return;
    }
    if let Some(second) = draft.roles.iter_mut().filter(|own| own.role == Role::Plaintiff).nth(1) {
        second.role = Role::Defendant;
    }
}

/// The customer stands behind a thing: `A의 체코 공장에 공급한다`, `A가 발주한 공사를 따냈다`, `A의 기내식은 B가 공급한다`.
fn customer_behind(
    reader: &Reader<'_, '_>,
    frame: &Frame,
    trigger: &Trigger<'_>,
    arguments: &[Argument],
    draft: &mut Draft,
) {
    if draft.has(Role::Customer) {
        return;
    }
    let of_slot = |slot: Slot| arguments.iter().filter(move |own| own.slot == slot).map(|own| own.phrase);
    let placed = frame.role(Slot::Dative).is_some_and(|role| role == Role::Customer);
    let place = of_slot(Slot::Dative).filter(|_| placed).flat_map(|id| owners(reader, id));
    let things: Vec<PhraseId> = of_slot(Slot::Object).chain(of_slot(Slot::Compound)).chain(trigger.phrase).collect();
    let heads = heads(reader, trigger);
    let ordered = things.iter().chain(&heads).filter_map(|id| orderer(reader, *id, trigger));
    // Only where who supplies is a subject of its own is the topic something of the customer's.
    let topic = things.iter().copied().filter(|id| reader.case(*id) == Some(Case::Topic));
    let topic = topic.flat_map(|id| owners(reader, id));
    let found: Vec<usize> = place.chain(ordered).chain(topic).collect();
    let supplies =
        |party: usize| draft.fillers(Role::Supplier).any(|own| same(own, DraftFiller::Mention(party), reader.mentions));
    if let Some(customer) = found.into_iter().find(|party| !supplies(*party) && reader.mentions[*party].is_body()) {
        draft.add(Role::Customer, DraftFiller::Mention(customer), reader.mentions);
        draft.credit(Rule::Beside);
    }
}

fn owners(reader: &Reader<'_, '_>, id: PhraseId) -> Vec<usize> {
    let owners = reader.noun(id).map(|noun| noun.owners.as_slice()).unwrap_or_default();
    owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Actor)).collect()
}

/// The nouns that the trigger's clauses modify.
fn heads(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Vec<PhraseId> {
    trigger.zones.iter().filter_map(|zone| reader.clause(*zone).head).collect()
}

/// `A가 발주한 공사`, `A 발주 공사`: who orders the thing.
fn orderer(reader: &Reader<'_, '_>, id: PhraseId, trigger: &Trigger<'_>) -> Option<usize> {
    let noun = reader.noun(id)?;
    let orders = |clause: ClauseId| {
        let verb = reader.analysis.predicate(clause);
        let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
        reader.predicates.is(word, NounClass::Orders)
    };
    let modifier = noun.modifier.filter(|clause| !trigger.zones.contains(clause) && orders(*clause));
    let by_clause = modifier.and_then(|clause| {
        let mut own = reader.clause(clause).arguments.iter().copied();
        let subject = own.find(|id| reader.case(*id) == Some(Case::Subject))?;
        reader.parties(subject, Reach::Actor).first().copied()
    });
    by_clause.or_else(|| {
        let words = reader.words(noun);
        let place = words.iter().position(|index| reader.is(*index, NounClass::Orders))?;
        let before = words[..place].iter().rev().find_map(|index| reader.atom(*index).mention);
        before.map(|(_, index)| index)
    })
}
