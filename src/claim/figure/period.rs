//! When a figure is of.

use super::super::reader::Reader;
use super::Metric;
use crate::clause::{Case, ClauseId, Ending, PhraseId};
use crate::model::EntityKind;

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

/// What a figure is held against is not what it is of: `전년 동기 대비`, `지난해보다`, `2분기에 비해`.
pub(super) fn is_yardstick(reader: &Reader<'_, '_>, date: usize) -> bool {
    let rest = reader.text[reader.mentions[date].span.end..].trim_start();
    ["대비", "보다", "에 비", "과 비", "와 비"].iter().any(|word| rest.starts_with(word))
}
