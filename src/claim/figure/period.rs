//! When a figure is of.

use super::super::draft::{Draft, DraftFiller, same};
use super::super::reader::Reader;
use super::Metric;
use crate::clause::{Case, ClauseId, Ending, PhraseId};
use crate::model::{ClaimKind, EntityKind, Role, Rule};

/// `2020년 100억원에서 지난해 500억원으로`: the date right before the amount.
pub(super) fn date_before(reader: &Reader<'_, '_>, amount: usize) -> Option<usize> {
    let before = amount.checked_sub(1).filter(|before| reader.mentions[*before].kind == EntityKind::Date)?;
    let between = &reader.text[reader.mentions[before].span.end..reader.mentions[amount].span.start];
    between.trim().is_empty().then_some(before)
}

/// The date beside the figure, else the clause's.
pub(super) fn period_of(reader: &Reader<'_, '_>, metric: &Metric, clause: Option<ClauseId>) -> Option<usize> {
    let own = reader.values(metric.phrase, EntityKind::Date);
    if let Some(&date) = own.iter().rfind(|date| !is_yardstick(reader, **date)) {
        return Some(date);
    }
    // `같은 날 3분기 매출이`: the date right before.
    let before = metric.phrase.0.checked_sub(1).map(PhraseId).filter(|before| {
        reader.noun(*before).is_some_and(|noun| noun.case == Case::Bare && reader.is_value(noun) && !noun.comma)
    });
    // `LG디스플레이 2분기 영업손실`: … or with the firm.
    let with_firm = || {
        let before = metric.phrase.0.checked_sub(1).and_then(|before| reader.noun(PhraseId(before)))?;
        let head = reader.head_word(before).filter(|_| before.case == Case::Bare && !before.comma)?;
        head.mention.filter(|(kind, _)| *kind == EntityKind::Date).map(|(_, date)| date)
    };
    let before = before.and_then(|before| reader.values(before, EntityKind::Date).last().copied()).or_else(with_firm);
    if let Some(date) = before.filter(|date| !is_yardstick(reader, *date)) {
        return Some(date);
    }
    let mut at = clause;
    for _ in 0..3 {
        let current = at?;
        let own = reader.clause(current);
        let dates = own
            .arguments
            .iter()
            .filter(|id| reader.noun(**id).is_some_and(|noun| !matches!(noun.case, Case::Than | Case::According)));
        let mut dates = dates.flat_map(|id| reader.values(*id, EntityKind::Date));
        if let Some(date) = dates.find(|date| !is_yardstick(reader, *date)) {
            return Some(date);
        }
        // `매출이 21% 늘어난 1000억원, 영업이익이 14% 줄어든 50억원을 거뒀다`: the day stands further on, with what is modified.
        let adnominal = reader.analysis.predicate(current).ending == Ending::Adnominal;
        let around = own.head.filter(|_| adnominal).and_then(|head| reader.noun(reader.outermost(head))?.clause);
        at = own.previous.or(around);
    }
    None
}

/// How far back in the text the figure may stand whose period the next one goes on with.
const BYTES: usize = 400;

/// `3분기 매출은 2조 원이다. 영업이익은 3000억 원으로 늘었다`: a figure of the same firm that says not of when is of when the last one
/// was.
pub(super) fn carry(reader: &Reader<'_, '_>, first: usize, drafts: &mut [Draft]) {
    let dated = reader.nouns().any(|(_, noun)| reader.is_date(noun));
    if dated || reader.headline {
        return;
    }
    let (before, new) = drafts.split_at_mut(first);
    let Some(last) = before.iter().rev().find(|draft| draft.kind == ClaimKind::Earn && !draft.headline) else { return };
    let Some(period) = last.fillers(Role::Period).next() else { return };
    for draft in new.iter_mut().filter(|draft| draft.kind == ClaimKind::Earn && !draft.has(Role::Period)) {
        let company = draft.fillers(Role::Company).next();
        let same_firm =
            company.is_some_and(|own| last.fillers(Role::Company).any(|old| same(own, old, reader.mentions)));
        let alike = last.modality == draft.modality && draft.trigger.start.saturating_sub(last.trigger.end) < BYTES;
        let metric = |draft: &Draft| match draft.fillers(Role::Metric).next() {
            Some(DraftFiller::Code(code, _)) => Some(code),
            _ => None,
        };
        // The same figure again is of another time.
        if same_firm && alike && metric(last) != metric(draft) {
            draft.add(Role::Period, period, reader.mentions);
            draft.credit(Rule::Before);
        }
    }
}

/// What a figure is held against is not what it is of: `전년 동기 대비`, `지난해보다`, `2분기에 비해`.
pub(super) fn is_yardstick(reader: &Reader<'_, '_>, date: usize) -> bool {
    let rest = reader.text[reader.mentions[date].span.end..].trim_start();
    ["대비", "보다", "에 비", "과 비", "와 비"].iter().any(|word| rest.starts_with(word))
}
