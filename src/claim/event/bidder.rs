//! Who is to buy: `A는 B 인수 우선협상대상자로 선정됐다`, `채권단은 B 매각 우선협상대상자로 A를 골랐다`.

use super::super::draft::{Draft, DraftFiller};
use super::super::reader::{Reach, Reader};
use super::trigger::Trigger;
use crate::clause::{Case, NounPhrase, PhraseId};
use crate::lexicon::{Joined, NounClass};
use crate::model::{ClaimKind, Modality, Role, Sign};

/// Gives the bidder that the noun of a deal stands before the role that it will have.
pub(super) fn bidder(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let role = match draft.kind {
        ClaimKind::Acquire => Role::Acquirer,
        ClaimKind::Divest => Role::Buyer,
        _ => return,
    };
    let Some(noun) = trigger.phrase.and_then(|id| called(reader, id)) else { return };
    // `B의 인수 후보로는 A가 꼽힌다`: whose it is now is bought.
    if let Some(owned) = draft.roles.iter_mut().find(|own| own.role == role && draft.kind == ClaimKind::Acquire) {
        owned.role = Role::Target;
    }
    let Some(clause) = noun.clause else { return };
    let chosen = reader.clause(clause).arguments.iter().copied().find(|id| reader.case(*id) == Some(Case::Object));
    let Some(bidder) = chosen.or_else(|| reader.actor(clause)) else { return };
    for party in reader.parties(bidder, Reach::Actor).into_iter().filter(|party| reader.mentions[*party].is_body()) {
        draft.add(role, DraftFiller::Mention(party), reader.mentions);
    }
    // Who chooses sells.
    if draft.kind == ClaimKind::Divest && chosen.is_some() && !draft.has(Role::Seller) {
        let chooser = reader.actor(clause).map(|actor| reader.parties(actor, Reach::Actor)).unwrap_or_default();
        if let Some(seller) = chooser.into_iter().find(|party| reader.mentions[*party].is_body()) {
            draft.add(Role::Seller, DraftFiller::Mention(seller), reader.mentions);
        }
    }
    if draft.has(role) && draft.modality == Modality::Asserted && !trigger.standing.undone {
        draft.modality = Modality::Planned;
        draft.cues.add(Sign::Planned, reader.analysis.span_of(noun.atoms.clone()));
    }
}

/// Whether the noun of a deal stands before the noun of a bidder.
pub(super) fn is_bid(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    trigger.phrase.and_then(|id| called(reader, id)).is_some()
}

/// 우선|협상대상자로: in the phrase of the deal's noun or, cut off by an adverb, in the next.
fn called<'r>(reader: &Reader<'r, '_>, id: PhraseId) -> Option<&'r NounPhrase> {
    let own = reader.noun(id)?;
    let next = reader.noun(PhraseId(id.0 + 1)).filter(|_| own.case == Case::Bare);
    [Some(own), next].into_iter().flatten().find(|noun| {
        // 협상|대상자: the dictionary cuts it in two.
        let words = reader.words(noun);
        let last = &words[words.len().saturating_sub(2)..];
        let called = last.iter().map(|index| reader.atom(*index).text).collect::<Joined>();
        noun.case == Case::To && reader.predicates.ends_in(&called, NounClass::Bidder)
    })
}
