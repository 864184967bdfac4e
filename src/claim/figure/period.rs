//! When a figure is of.

use super::super::draft::{Draft, DraftFiller, same};
use super::super::reader::Reader;
use super::{Metric, Sort};
use crate::clause::{Case, ClauseId, Ending, PhraseId};
use crate::model::{ClaimKind, EntityKind, Role, Rule};

/// `2020년 100억원에서 지난해 500억원으로`: the date right before the amount.
pub(super) fn date_before(reader: &Reader<'_, '_>, amount: usize) -> Option<usize> {
    let before = amount.checked_sub(1).filter(|before| reader.mentions[*before].kind == EntityKind::Date)?;
    let between = &reader.text[reader.mentions[before].span.end..reader.mentions[amount].span.start];
    between.trim().is_empty().then_some(before)
}

/// The date beside the figure, else the clause's.
pub(super) fn period_of(
    reader: &Reader<'_, '_>,
    metric: &Metric,
    clause: Option<ClauseId>,
    amount: usize,
) -> Option<usize> {
    let own = reader.values(metric.phrase, EntityKind::Date);
    let is_own = |date: &usize| !is_yardstick(reader, *date) && !is_of_another(reader, *date, amount);
    if let Some(date) = own.into_iter().rfind(is_own) {
        return Some(date);
    }
    // `같은 날 3분기 매출이`: the date right before.
    let before = metric.phrase.0.checked_sub(1).map(PhraseId).filter(|before| {
        // … or `3분기까지 누적 순이익이`.
        let stands = |case: Case| matches!(case, Case::Bare | Case::Until);
        reader.noun(*before).is_some_and(|noun| stands(noun.case) && reader.is_value(noun) && !noun.comma)
    });
    // `LG디스플레이 2분기 영업손실`: … or with the firm.
    let with_firm = || {
        let before = metric.phrase.0.checked_sub(1).and_then(|before| reader.noun(PhraseId(before)))?;
        let head = reader.head_word(before).filter(|_| before.case == Case::Bare && !before.comma)?;
        head.mention.filter(|(kind, _)| *kind == EntityKind::Date).map(|(_, date)| date)
    };
    let before = before.and_then(|before| reader.values(before, EntityKind::Date).last().copied()).or_else(with_firm);
    if let Some(date) = before.filter(is_own) {
        return Some(date);
    }
    let earned = matches!(metric.sort, Sort::Earned(_));
    // `30일 서울에서 설명회를 열고`: a day by itself is when something was done, and no time in which money is earned.
    let lasts = |date: &usize| !earned || !reader.mentions[*date].is_day;
    let mut at = clause;
    for _ in 0..3 {
        let current = at?;
        let own = reader.clause(current);
        let dates = own.arguments.iter().filter(|id| {
            reader.noun(**id).is_some_and(|noun| match noun.case {
                Case::Than | Case::According => false,
                // `1년 전의 247억원에서`: when it was what it came from.
                Case::At | Case::From => reader.values(**id, EntityKind::Money).is_empty(),
                // `지난 3월 상장 당시 190억달러에서`
                Case::Bare => !comes_from(reader, PhraseId(id.0 + 1)),
                _ => true,
            })
        });
        let mut dates = dates.flat_map(|id| reader.values(*id, EntityKind::Date));
        // A clause before may have set the time together with an amount of its own.
        let free = |date: &usize| if at == clause { is_own(date) } else { !is_yardstick(reader, *date) };
        if let Some(date) = dates.find(|date| free(date) && lasts(date)) {
            return Some(date);
        }
        // `매출이 21% 늘어난 1000억원, 영업이익이 14% 줄어든 50억원을 거뒀다`: the day stands further on, with what is modified.
        let adnominal = reader.analysis.predicate(current).ending == Ending::Adnominal;
        let around = own.head.filter(|_| adnominal).and_then(|head| reader.noun(reader.outermost(head))?.clause);
        at = own.previous.or(around);
    }
    None
}

/// Whether a phrase is the amount that something came from.
fn comes_from(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    matches!(reader.case(id), Some(Case::At | Case::From)) && !reader.values(id, EntityKind::Money).is_empty()
}

/// `1361억원으로, 지난해 2분기 274억원의 순손실에서`: when another amount was.
fn is_of_another(reader: &Reader<'_, '_>, date: usize, amount: usize) -> bool {
    let next = date + 1;
    next != amount
        && reader.mentions.get(next).is_some_and(|mention| mention.kind == EntityKind::Money)
        && date_before(reader, next) == Some(date)
}

/// How many claims back, and how far in the text, the figure may stand whose period the next one goes on with.
const CLAIMS: usize = 16;
const BYTES: usize = 400;

/// `3분기 매출은 2조 원이다. 영업이익은 3000억 원으로 늘었다`: a figure of the same firm that says not of when is of when the last one
/// was; `2분기 매출액이 46조 원, 영업이익은 2조 원이다`: or of the one period that the sentence names.
pub(super) fn carry(reader: &Reader<'_, '_>, first: usize, drafts: &mut [Draft]) {
    let (before, new) = drafts.split_at_mut(first);
    if new.is_empty() {
        return;
    }
    let named = periods_named(reader);
    for index in 0..new.len() {
        let (told, rest) = new.split_at_mut(index);
        let Some(draft) = rest.first_mut() else { return };
        let goes_on = |last: &&Draft| {
            let company = draft.fillers(Role::Company).next();
            let same_firm =
                company.is_some_and(|own| last.fillers(Role::Company).any(|old| same(own, old, reader.mentions)));
            last.kind == ClaimKind::Earn && same_firm && last.modality == draft.modality
        };
        let last = match named {
            0 if !reader.headline => before
                .iter()
                .rev()
                .take(CLAIMS)
                .find(|last| last.has(Role::Period) && !last.headline && goes_on(last) && !is_bound(reader, last)),
            1 => told.iter().rev().take(CLAIMS).find(|told| told.has(Role::Period) && goes_on(told)),
            _ => None,
        };
        if let Some(period) = last.and_then(|last| period_carried(last, draft)) {
            draft.add(Role::Period, period, reader.mentions);
            draft.credit(Rule::Before);
        }
    }
}

/// The period of the figure told last, where another figure goes on without one.
fn period_carried(last: &Draft, draft: &Draft) -> Option<DraftFiller> {
    if draft.kind != ClaimKind::Earn || draft.has(Role::Period) {
        return None;
    }
    let near = draft.trigger.start.saturating_sub(last.trigger.end) < BYTES;
    let metric = |draft: &Draft| match draft.fillers(Role::Metric).next() {
        Some(DraftFiller::Code(code, _)) => Some(code),
        _ => None,
    };
    // The same figure again is of another time.
    last.fillers(Role::Period).next().filter(|_| near && metric(last) != metric(draft))
}

/// `2023년 2065억원이던 영업손실`: that amount alone is of then.
fn is_bound(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    let amount = draft.fillers(Role::Amount).find_map(|filler| match filler {
        DraftFiller::Mention(index) => Some(index),
        DraftFiller::Text(_) | DraftFiller::Code(..) => None,
    });
    let before = amount.and_then(|amount| date_before(reader, amount));
    before.is_some_and(|date| {
        draft.fillers(Role::Period).any(|own| matches!(own, DraftFiller::Mention(own) if own == date))
    })
}

/// How many periods a sentence names that a figure may be of: `전년 동기보다` is none, nor is `30일`.
fn periods_named(reader: &Reader<'_, '_>) -> usize {
    let dates = reader.analysis.atoms.iter().filter(|atom| atom.is_kind(EntityKind::Date));
    let mut dates: Vec<usize> = dates.filter_map(|atom| atom.mention.map(|(_, date)| date)).collect();
    let bound = |date: usize| {
        // `지난해 2분기 274억원`: that amount alone is of then.
        let next = reader.mentions.get(date + 1).filter(|next| next.kind == EntityKind::Money);
        next.is_some() && date_before(reader, date + 1) == Some(date)
    };
    dates.retain(|date| !is_yardstick(reader, *date) && !reader.mentions[*date].is_day && !bound(*date));
    dates.dedup();
    dates.len()
}

/// What a figure is held against is not what it is of: `전년 동기 대비`, `지난해보다`, `2분기에 비해`, `작년 동기(153억원)보다`.
pub(super) fn is_yardstick(reader: &Reader<'_, '_>, date: usize) -> bool {
    let rest = reader.text[reader.mentions[date].span.end..].trim_start();
    let bracket = rest.starts_with('(').then(|| rest.find(')')).flatten().filter(|end| *end < BRACKET);
    let rest = bracket.map_or(rest, |end| rest[end + 1..].trim_start());
    YARDSTICKS.iter().any(|word| rest.starts_with(word))
}

/// How far behind a date its bracket may close, in bytes.
const BRACKET: usize = 60;

const YARDSTICKS: &[&str] = &["대비", "보다", "比", "에 비", "과 비", "와 비", "과 견", "와 견"];
