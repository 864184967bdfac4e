//! The sum of what was told before: `A는 B를 인수한다. 인수 금액은 1000억 원이다.`

use super::draft::{Draft, DraftFiller, DraftRole, value_roles};
use super::ground::{DraftGround, Evidence};
use super::reader::Reader;
use crate::clause::{Case, ClauseId, NounPhrase, PhraseId};
use crate::lexicon::{Joined, NounClass};
use crate::model::{ClaimKind, EntityKind, Rule};
use crate::span::ByteSpan;

/// How many claims back, and how far in the text, the one is looked for whose sum it is.
const CLAIMS: usize = 4;
const BYTES: usize = 900;

/// Gives the sums that a sentence tells to the claims before that lack one.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for (id, noun) in reader.nouns().filter(|(_, noun)| matches!(noun.case, Case::Topic | Case::Subject)) {
        let Some((kinds, words)) = sum_of(reader, noun) else { continue };
        let Some(amount) = noun.clause.and_then(|clause| amount_of(reader, clause, id)) else { continue };
        let near = |draft: &&mut Draft| {
            let role = value_roles(draft.kind).0;
            kinds.split('|').any(|kind| kind == draft.kind.as_str() || kind == paid_for(draft.kind).as_str())
                && role.is_some_and(|role| !draft.has(role))
                && words.start.saturating_sub(draft.trigger.end) < BYTES
                && draft.trigger.end <= words.start
        };
        let Some(draft) = drafts.iter_mut().rev().take(CLAIMS).find(near) else { continue };
        let Some(role) = value_roles(draft.kind).0 else { continue };
        let ground = Some(DraftGround::new(Rule::Figure, Some(words)));
        let filler = DraftFiller::Mention(amount);
        draft.roles.push(DraftRole { ground, ..DraftRole::new(role, filler) });
        if let Some(reading) = draft.evidence.last().map(|last| last.reading) {
            draft.evidence.push(Evidence { span: words.join(reader.mentions[amount].span), reading });
        }
    }
}

/// A deal may be told of as the other side of it: 거래 금액 of a purchase or a sale.
fn paid_for(kind: ClaimKind) -> ClaimKind {
    match kind {
        ClaimKind::Divest => ClaimKind::Acquire,
        ClaimKind::Raise => ClaimKind::Invest,
        other => other,
    }
}

/// 인수 금액, 계약 규모: of which kinds of claims it is the sum.
fn sum_of(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<(&'static str, ByteSpan)> {
    let words = reader.words(noun);
    let (last, first) = (*words.last()?, *words.get(words.len().checked_sub(2)?)?);
    let word = Joined::of(reader.atom(first).text, reader.atom(last).text);
    let alone = reader.predicates.value(reader.atom(last).text, NounClass::Sum);
    let kinds = reader.predicates.value(&word, NounClass::Sum).or(alone)?;
    Some((kinds, reader.atom(first).span.join(reader.atom(last).span)))
}

/// The one amount of the clause.
fn amount_of(reader: &Reader<'_, '_>, clause: ClauseId, own: PhraseId) -> Option<usize> {
    let clause = reader.telling(clause);
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|id| *id != own);
    let stated =
        arguments.filter(|id| matches!(reader.case(*id), Some(Case::Copula | Case::To | Case::Dative | Case::Bare)));
    let amounts: Vec<usize> = stated.flat_map(|id| reader.values(id, EntityKind::Money)).collect();
    let [amount] = amounts[..] else { return None };
    let standing = reader.standing(clause);
    (!standing.blocked && !standing.negated && !standing.undone).then_some(amount)
}
