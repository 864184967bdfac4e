//! What the clause or the claim right before tells of a claim: the other side, who pays, who founds too.

use super::super::draft::{Draft, DraftFiller, same};
use super::super::reader::{Reach, Reader};
use super::argument::Argument;
use super::carry::{DEAL_BYTES, LATELY};
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId, Ending, Link};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, Role};

/// `A는 C에 20억 달러를 넣었고 B도 50억 달러를 넣었다`: where the clause goes on with the same, it goes on with the other side.
pub(super) fn other_side_of_clause_before(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    told: &[Draft],
    draft: &mut Draft,
) {
    if draft.kind != ClaimKind::Invest || draft.has(Role::Investee) || !draft.has(Role::Investor) {
        return;
    }
    let Some(before) = trigger.zones.first().and_then(|zone| reader.clause(*zone).previous) else { return };
    let reach = reader.analysis.reach(before);
    let same_kind = told.iter().rev().take(LATELY).find(|old| old.kind == draft.kind && reach.contains(old.trigger));
    let other = same_kind.and_then(|old| old.fillers(Role::Investee).next());
    let taken = |other: &DraftFiller| draft.roles.iter().any(|own| same(own.filler, *other, reader.mentions));
    if let Some(other) = other.filter(|other| !taken(other)) {
        draft.add(Role::Investee, other, reader.mentions);
    }
}

/// `A는 B에 C를 기술수출하고 계약금 800만 달러를 받았다`: who takes what is given in the clause before pays for it.
pub(super) fn payer_of_clause_before(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    told: &[Draft],
    draft: &mut Draft,
) {
    if draft.kind != ClaimKind::Pay || draft.has(Role::Payer) || !draft.has(Role::Payee) {
        return;
    }
    let Some(before) = trigger.zones.first().and_then(|zone| reader.clause(*zone).previous) else { return };
    let reach = reader.analysis.reach(before);
    let Some(deal) = told.iter().rev().take(LATELY).find(|old| reach.contains(old.trigger)) else { return };
    let (gives, takes) = match deal.kind {
        ClaimKind::License => (Role::Licensor, Role::Licensee),
        ClaimKind::Supply => (Role::Supplier, Role::Customer),
        ClaimKind::Divest => (Role::Seller, Role::Buyer),
        _ => return,
    };
    let is_payee = |party: DraftFiller| draft.fillers(Role::Payee).any(|own| same(own, party, reader.mentions));
    if let Some(payer) = deal.fillers(takes).next().filter(|_| deal.fillers(gives).any(is_payee)) {
        draft.add(Role::Payer, payer, reader.mentions);
    }
}

/// `A는 B와 손잡고 공장을 짓는다` is of A, `A는 B와 합작해 법인을 세운다` of both.
pub(super) fn founder_of_clause_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::Found || draft.fillers(Role::Founder).count() != 1 {
        return;
    }
    let before = trigger.zones.first().and_then(|zone| reader.clause(*zone).previous);
    let Some(before) = before.filter(|before| joins_forces(reader, *before)) else { return };
    let with = reader.clause(before).arguments.iter().copied().filter(|id| reader.case(*id) == Some(Case::With));
    for party in with.flat_map(|id| reader.parties(id, Reach::Actor)) {
        draft.add(Role::Founder, DraftFiller::Mention(party), reader.mentions);
    }
}

/// `A와 B가 출자한 합작사가 출범했다`: who put money into it founded it.
pub(super) fn founder_of_modifier(reader: &Reader<'_, '_>, arguments: &[Argument], draft: &mut Draft) {
    if draft.kind != ClaimKind::Found || draft.has(Role::Founder) {
        return;
    }
    let modifiers = arguments.iter().filter_map(|argument| reader.noun(argument.phrase)?.modifier);
    let of_deal = |clause: &ClauseId| {
        let noun = reader.analysis.predicate(*clause).noun.as_ref();
        noun.is_some_and(|noun| matches!(reader.atom(noun.end - 1).text, "출자" | "합작" | "투자" | "설립"))
    };
    let own = modifiers.filter(of_deal).flat_map(|clause| reader.clause(clause).arguments.iter().copied());
    for id in own.filter(|id| reader.case(*id) == Some(Case::Subject)) {
        for party in reader.parties(id, Reach::Actor) {
            draft.add(Role::Founder, DraftFiller::Mention(party), reader.mentions);
        }
    }
}

/// 합작해, 출자해, 손잡고: what is done next both do.
fn joins_forces(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let frames = match &verb.noun {
        Some(noun) => reader.frames(noun.end - 1),
        None => reader.predicates.of_verb(reader.atom(verb.stem).lemma),
    };
    let goes_on = matches!(verb.ending, Ending::Connective(Link::Sequence | Link::And));
    goes_on
        && (verb.noun.as_ref().is_some_and(|noun| matches!(reader.atom(noun.end - 1).text, "출자" | "합작"))
            || frames.iter().any(|id| {
                matches!(reader.predicates.frame(*id).kind, ClaimKind::Partner | ClaimKind::Found | ClaimKind::Invest)
            }))
}

/// Whether a court acts, named or not.
pub(super) fn is_by_court(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    let actors = trigger.zones.iter().filter_map(|zone| reader.noun(reader.actor(*zone)?));
    let mut heads = actors.filter_map(|noun| reader.head_word(noun));
    heads.any(|word| reader.predicates.value_of(word.word, NounClass::Court) == Some("bench"))
}

/// `법원은 개시를 결정했다`: of the firm whose insolvency was told before.
pub(super) fn insolvency_of_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, told: &[Draft], draft: &mut Draft) {
    let open = draft.kind == ClaimKind::Insolvency && !draft.has(Role::Company);
    if !open || !(draft.has(Role::Authority) || is_by_court(reader, trigger)) {
        return;
    }
    let near = |old: &&Draft| draft.trigger.start.saturating_sub(old.trigger.end) < DEAL_BYTES;
    let old = told.iter().rev().take(LATELY).find(|old| old.kind == ClaimKind::Insolvency).filter(near);
    if let Some(company) = old.and_then(|old| old.fillers(Role::Company).next()) {
        draft.add(Role::Company, company, reader.mentions);
    }
}
