//! Sums that stand with another predicate than the event's: `팔아 640억 원을 회수했다`, `물어 준 위약금은 70억 원이다`.

use super::super::draft::{Draft, DraftFiller, value_roles};
use super::super::reader::{Reach, Reader};
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId, Ending, Link, PhraseId, Voice};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, EntityKind, Role};

/// `지분을 팔아 640억 원을 회수했다`: what a seller takes in is what he was paid.
pub(super) fn taken_in(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::Divest || draft.has(Role::Amount) {
        return;
    }
    let Some(&zone) = trigger.zones.first() else { return };
    let goes_on =
        matches!(reader.analysis.predicate(zone).ending, Ending::Connective(Link::Sequence | Link::While | Link::And));
    let Some(next) = reader.clause(zone).parent.filter(|_| goes_on) else { return };
    if !reader.predicates.is(predicate_word(reader, next), NounClass::Realises) {
        return;
    }
    let objects = reader.clause(next).arguments.iter().copied().filter(|id| reader.case(*id) == Some(Case::Object));
    let amounts: Vec<usize> = objects.flat_map(|id| reader.values(id, EntityKind::Money)).collect();
    if let [amount] = amounts[..] {
        draft.add(Role::Amount, DraftFiller::Mention(amount), reader.mentions);
    }
}

/// `물어 준 위약금은 70억 원이다`, `A의 자사주 매입 규모는 950억 달러다`: how much is said of what the event is done to.
pub(super) fn told_of_head(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    // `A가 보유한 B 지분은 8.8%다`
    let (role, kind) = match value_roles(draft.kind) {
        (Some(role), _, _) => (role, EntityKind::Money),
        (None, _, Some(role)) => (role, EntityKind::Percent),
        (None, _, None) => return,
    };
    if draft.has(role) {
        return;
    }
    let Some(told) = sum_told(reader, trigger) else { return };
    let Some(clause) = reader.noun(told).and_then(|noun| noun.clause) else { return };
    if let [amount] = values_stated(reader, clause, told, kind)[..] {
        draft.add(role, DraftFiller::Mention(amount), reader.mentions);
    }
}

/// The topic that an amount is said of: what the clause of the event modifies, or the event itself with 규모.
fn sum_told(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Option<PhraseId> {
    let head = match trigger.phrase {
        Some(own) => Some(own).filter(|own| is_sum(reader, *own)),
        None => trigger.zones.first().and_then(|zone| head_of(reader, *zone)),
    };
    let told = reader.outermost(head?);
    let leads = |id: &PhraseId| matches!(reader.case(*id), Some(Case::Topic | Case::Subject));
    Some(told).filter(leads)
}

fn head_of(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<PhraseId> {
    let adnominal = reader.analysis.predicate(zone).ending == Ending::Adnominal;
    let head = reader.clause(zone).head.filter(|_| adnominal)?;
    let word = reader.head_word(reader.noun(head)?)?;
    let is_firm =
        !reader.parties(head, Reach::Actor).is_empty() || reader.predicates.set_of(word.word).has(NounClass::It);
    (!is_firm).then_some(head)
}

/// 규모, 금액: behind the noun of an event it is how much.
pub(super) fn is_sum(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let word = reader.noun(id).and_then(|noun| reader.head_word(noun));
    word.is_some_and(|word| {
        [NounClass::Size, NounClass::Sum].iter().any(|class| reader.predicates.set_of(word.word).has(*class))
    })
}

/// `공장 매각 대금 700억 원`: the sum stands behind it.
pub(super) fn names_sum(reader: &Reader<'_, '_>, rest: &[usize]) -> bool {
    let [size, amount] = rest else { return false };
    let is_size = [NounClass::Size, NounClass::Sum].iter().any(|class| reader.is(*size, *class));
    is_size && reader.atom(*amount).is_kind(EntityKind::Money)
}

/// The amounts that a clause says of its topic: `70억 원이다`, `23억 원에 이른다`, `410억 원으로 집계됐다`.
pub(super) fn stated(reader: &Reader<'_, '_>, clause: ClauseId, topic: PhraseId) -> Vec<usize> {
    values_stated(reader, clause, topic, EntityKind::Money)
}

fn values_stated(reader: &Reader<'_, '_>, clause: ClauseId, topic: PhraseId, kind: EntityKind) -> Vec<usize> {
    let verb = reader.analysis.predicate(clause);
    let word = predicate_word(reader, clause);
    let says = verb.voice == Voice::Copula
        || reader.predicates.is(word, NounClass::Reaches)
        || reader.predicates.is(word, NounClass::Up)
        || reader.predicates.saying(word, crate::lexicon::WordClass::Noun).is_some()
        || matches!(word, "집계" | "되" | "확정" | "정하");
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|id| says && *id != topic);
    let stated = arguments.filter(|id| {
        let case = reader.case(*id);
        matches!(case, Some(Case::Copula | Case::To | Case::Dative | Case::Object | Case::Bare))
            && reader.noun(*id).is_some_and(|noun| reader.is_value(noun))
    });
    stated.flat_map(|id| reader.values(id, kind)).collect()
}

fn predicate_word<'t>(reader: &Reader<'_, 't>, clause: ClauseId) -> &'t str {
    let verb = reader.analysis.predicate(clause);
    verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text)
}
