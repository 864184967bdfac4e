//! A figure told of one firm or year after the other: `A의 시가총액은 3조8000억달러, B는 3조1000억달러다`.

use super::super::draft::{Draft, DraftFiller, DraftRole};
use super::super::reader::{Reach, Reader};
use super::gapped::{Told, carries_event};
use super::{Metric, host_of};
use crate::clause::{Case, Phrase, PhraseId};
use crate::model::{ClaimKind, EntityKind, Role};

/// Whose, or of when, the next amount of the list is.
#[derive(Clone, Copy)]
enum Item {
    Firm(usize),
    Time(usize),
}

/// Goes on from the figures that were told, item by item.
pub(super) fn read(reader: &Reader<'_, '_>, metrics: &[Metric], told: &[Told], drafts: &mut Vec<Draft>) {
    for last in told {
        let metric = &metrics[last.metric];
        let mut at = end_of_item(reader, metrics, host_of(reader, metric));
        while let Some(end) = at {
            let Some((item, amount)) = item_at(reader, metrics, PhraseId(end.0 + 1)) else { break };
            let draft = draft(reader, &drafts[last.draft], item, amount);
            drafts.push(draft);
            at = end_of_item(reader, metrics, PhraseId(end.0 + 1));
        }
    }
}

/// `올해 이익은 38조원, 내년은 45조원에 이를`: the amount right behind a figure that more of its kind follow.
pub(super) fn first_amount(reader: &Reader<'_, '_>, metrics: &[Metric], metric: Metric) -> Option<usize> {
    let host = host_of(reader, &metric);
    let end = end_of_item(reader, metrics, host).filter(|end| end.0 == host.0 + 1)?;
    let [amount] = reader.values(end, EntityKind::Money)[..] else { return None };
    item_at(reader, metrics, PhraseId(end.0 + 1)).map(|_| amount)
}

/// The phrase with the comma that closes an item of the list, behind the phrase that opens it.
fn end_of_item(reader: &Reader<'_, '_>, metrics: &[Metric], opens: PhraseId) -> Option<PhraseId> {
    let mut worth = 0;
    for place in opens.0 + 1..reader.analysis.phrases.len().min(opens.0 + 1 + REACH) {
        let id = PhraseId(place);
        let noun = reader.noun(id).filter(|_| !metrics.iter().any(|other| other.phrase == id))?;
        worth += usize::from(!reader.values(id, EntityKind::Money).is_empty());
        if matches!(noun.case, Case::Topic | Case::Subject) || worth > 1 {
            return None;
        }
        if noun.comma {
            return (noun.case == Case::Bare && worth == 1).then_some(id);
        }
    }
    None
}

/// How many phrases an item may have: `시총 25조6000억원으로 1위,`.
const REACH: usize = 4;

/// `B는 3조1000억달러다`, `내년은 45조원에 이를`: the item that begins with a phrase.
fn item_at(reader: &Reader<'_, '_>, metrics: &[Metric], id: PhraseId) -> Option<(Item, usize)> {
    let noun = reader.noun(id).filter(|noun| noun.host.is_none() && noun.modifier.is_none())?;
    let next = PhraseId(id.0 + 1);
    let value = reader.noun(next).filter(|value| reader.is_value(value) && value.modifier.is_none())?;
    let [amount] = reader.values(next, EntityKind::Money)[..] else { return None };
    let named = metrics.iter().any(|metric| metric.phrase == id || metric.phrase == next);
    let follows = noun.atoms.end + 1 == value.atoms.start;
    if named || !follows || !matches!(noun.case, Case::Topic | Case::Subject) {
        return None;
    }
    // `B는 500억원에 거래를 마쳤다` tells of something else.
    let states = value.comma && value.case == Case::Bare || matches!(value.case, Case::Copula | Case::To);
    let reaches = || {
        let verb = reader.analysis.phrases.get(next.0 + 1);
        value.case == Case::Dative && matches!(verb, Some(Phrase::Verb(_)))
    };
    let event = value.clause.is_some_and(|clause| carries_event(reader, clause));
    if event || !(states || reaches()) {
        return None;
    }
    if reader.is_date(noun) {
        let date = reader.values(id, EntityKind::Date).last().copied()?;
        return Some((Item::Time(date), amount));
    }
    let firm = reader.parties(id, Reach::Actor).into_iter().find(|index| reader.mentions[*index].is_body())?;
    Some((Item::Firm(firm), amount))
}

fn draft(reader: &Reader<'_, '_>, base: &Draft, item: Item, amount: usize) -> Draft {
    let mut draft = base.clone();
    let when = if draft.kind == ClaimKind::Earn { Role::Period } else { Role::Date };
    draft.roles.retain(|own| match own.role {
        Role::Amount | Role::Change => false,
        Role::Company => matches!(item, Item::Time(_)),
        role => role != when || matches!(item, Item::Firm(_)),
    });
    match item {
        Item::Firm(firm) => draft.roles.push(DraftRole::new(Role::Company, DraftFiller::Mention(firm))),
        Item::Time(date) => draft.add(when, DraftFiller::Mention(date), reader.mentions),
    }
    draft.add(Role::Amount, DraftFiller::Mention(amount), reader.mentions);
    if let Some(evidence) = draft.evidence.last_mut() {
        evidence.span = evidence.span.join(reader.mentions[amount].span);
    }
    draft
}
