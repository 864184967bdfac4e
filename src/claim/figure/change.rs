//! How a figure changed, and against what.

use super::super::draft::{Draft, DraftFiller, DraftRole, same};
use super::super::ground::{DraftGround, Evidence};
use super::super::reader::Reader;
use super::owner::company_of;
use super::period::period_of;
use super::{Metric, Sort, host, host_of};
use crate::clause::{Case, ClauseId, PhraseId};
use crate::lexicon::NounClass;
use crate::model::{Base, ClaimKind, Direction, EntityKind, Role, Rule};
use crate::span::ByteSpan;

/// `13.8% 늘었다`, `14.6% 증가한`
pub(super) fn change_of(
    reader: &Reader<'_, '_>,
    metrics: &[Metric],
    metric: &Metric,
    clause: ClauseId,
    amount: usize,
    rank: usize,
) -> Option<DraftRole> {
    let mut candidates = vec![clause];
    // `순이익은 41억원으로 12% 늘었다`; but the next clause may change a figure of its own.
    let has_own = |parent: &ClauseId| {
        metrics.iter().any(|other| reader.noun(host_of(reader, other)).and_then(|noun| noun.clause) == Some(*parent))
    };
    candidates.extend(reader.clause(clause).parent.filter(|parent| !has_own(parent)));
    // `998억원으로 7.3% 증가하는 데 그쳤다`: the clause in which the amount stands.
    candidates.extend(reader.clause(clause).arguments.iter().filter_map(|id| reader.noun(*id)?.modifier).filter(
        |own| reader.clause(*own).arguments.iter().any(|id| reader.values(*id, EntityKind::Money).contains(&amount)),
    ));
    candidates.extend((0..reader.analysis.clauses.len()).map(ClauseId).filter(|other| {
        // `31% 늘어난 1140억원`: the change is of that amount, or of the listed ones.
        let head = reader.clause(*other).head;
        let is_here = |head: PhraseId| {
            let noun = reader.noun(host(reader, head));
            noun.is_some_and(|noun| noun.clause == Some(clause))
                && reader.values(host(reader, head), EntityKind::Money).contains(&amount)
        };
        head.is_some_and(is_here)
    }));
    for candidate in candidates {
        let Some(direction) = direction_of(reader, candidate) else { continue };
        let own = reader.clause(candidate);
        let percents: Vec<usize> =
            own.arguments.iter().flat_map(|id| reader.values(*id, EntityKind::Percent)).collect();
        let dealt = reader.analysis.predicate(candidate).respectively;
        let times = percents.last().is_some_and(|last| deals_times(reader, *last));
        let changes = percents.len() + usize::from(times);
        let turn = if dealt { turn_of(reader, metrics, metric, clause, changes).unwrap_or(rank) } else { rank };
        let Some(&percent) = percents.get(turn).or_else(|| percents.last().filter(|_| !(dealt && times))) else {
            continue;
        };
        let filler = DraftFiller::Mention(percent);
        return Some(DraftRole {
            role: Role::Change,
            filler,
            direction: Some(direction_behind(reader, percent).unwrap_or(direction)),
            base: base_of(reader, candidate),
            ground: Some(DraftGround::new(Rule::Change, Some(reader.endings(candidate)))),
        });
    }
    None
}

/// `각각 48%, 3.8배 늘었다`: what stands behind the percent is dealt out too, and is none.
fn deals_times(reader: &Reader<'_, '_>, percent: usize) -> bool {
    let rest = reader.text[reader.mentions[percent].span.end..].trim_start_matches([',', ' ']);
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    number.len() < rest.len() && number.trim_start().starts_with('배')
}

/// `영업익 3120억…전년比 24.7%↑`: a headline tells the change behind the amount, without a predicate.
pub(super) fn change_in_headline(reader: &Reader<'_, '_>, metrics: &[Metric], amount: usize) -> Option<DraftRole> {
    let sentence = reader.analysis.span_of(0..reader.analysis.atoms.len());
    let behind = reader.mentions.get(amount + 1..)?.iter().take(DATES + 1);
    let dates = behind.take_while(|mention| mention.kind == EntityKind::Date).count();
    let percent = amount + 1 + dates;
    let mention = reader.mentions.get(percent).filter(|mention| mention.kind == EntityKind::Percent)?;
    let alone = reader.headline || reader.analysis.clauses.is_empty();
    if !alone || metrics.len() != 1 || !sentence.contains(mention.span) {
        return None;
    }
    let rest = reader.text[mention.span.end..sentence.end].trim_start();
    let word = rest.split(|c: char| !('가'..='힣').contains(&c)).next().unwrap_or_default();
    let is = |class: NounClass| reader.predicates.is(word, class);
    let direction = match rest.chars().next()? {
        '↑' => Direction::Up,
        '↓' => Direction::Down,
        _ if is(NounClass::Up) => Direction::Up,
        _ if is(NounClass::Down) => Direction::Down,
        _ => return None,
    };
    let before = &reader.text[reader.mentions[amount].span.end..mention.span.start];
    Some(DraftRole {
        role: Role::Change,
        filler: DraftFiller::Mention(percent),
        direction: Some(direction),
        base: base_in(before),
        ground: Some(DraftGround::new(Rule::Change, Some(mention.span))),
    })
}

/// How many dates may stand between the amount of a headline and its change: 전년 동기.
const DATES: usize = 2;

/// `각각 3.1% 감소, 73.8% 증가했다`: which way, where the noun right behind a percent says so.
fn direction_behind(reader: &Reader<'_, '_>, percent: usize) -> Option<Direction> {
    let rest = reader.text[reader.mentions[percent].span.end..].trim_start();
    let end = rest.find(|c: char| !('가'..='힣').contains(&c)).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    if !behind.starts_with(',') {
        return None;
    }
    if reader.predicates.is(word, NounClass::Up) {
        Some(Direction::Up)
    } else {
        reader.predicates.is(word, NounClass::Down).then_some(Direction::Down)
    }
}

pub(super) fn direction_of(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<Direction> {
    let verb = reader.analysis.predicate(clause);
    if let Some(noun) = &verb.noun {
        let text = reader.atom(noun.end - 1).text;
        if reader.predicates.is(text, NounClass::Up) {
            return Some(Direction::Up);
        }
        return reader.predicates.is(text, NounClass::Down).then_some(Direction::Down);
    }
    let stem = reader.atom(verb.stem).lemma;
    if reader.predicates.is(stem, NounClass::Up) {
        Some(Direction::Up)
    } else {
        reader.predicates.is(stem, NounClass::Down).then_some(Direction::Down)
    }
}

/// Against what: `작년 이맘때보다`, `전년 동기 대비`, `전 분기보다`.
pub(super) fn base_of(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<Base> {
    for id in &reader.clause(clause).arguments {
        let noun = reader.noun(*id)?;
        let text = reader.analysis.span_of(noun.atoms.clone()).slice(reader.text);
        if let Some(base) = base_in(text) {
            return Some(base);
        }
    }
    None
}

fn base_in(text: &str) -> Option<Base> {
    if ["같은 기간", "동기", "전년", "작년", "지난해"].iter().any(|word| text.contains(word)) {
        return Some(Base::Yoy);
    }
    let quarter = ["전 분기", "전분기", "직전 분기"].iter().any(|word| text.contains(word));
    quarter.then_some(Base::Qoq)
}

/// `매출과 영업이익은 전년보다 각각 11%, 10% 늘었다`: gives the changes to the figures of the same firm that were told before.
pub(super) fn tell_later(reader: &Reader<'_, '_>, metrics: &[Metric], place: usize, told: &mut [Draft]) {
    let metric = metrics[place];
    let (Sort::Earned(code), Some(clause)) = (metric.sort, reader.taken_by(host_of(reader, &metric))) else { return };
    let Some((percent, changes, direction)) = change_alone(reader, metrics, place, clause) else { return };
    let standing = reader.figure_standing(clause);
    if standing.blocked || standing.negated || standing.undone {
        return;
    }
    let Some((company, _)) = company_of(reader, metrics, &metric, Some(clause)) else { return };
    let dated = period_of(reader, &metric, Some(clause), percent).is_some();
    let at = reader.atom(metric.atom).span.start;
    let is_meant = |draft: &&mut Draft| {
        let same_firm =
            draft.fillers(Role::Company).any(|own| same(own, DraftFiller::Mention(company), reader.mentions));
        let same_metric =
            draft.fillers(Role::Metric).any(|own| matches!(own, DraftFiller::Code(own, _) if own == code));
        let told = draft.kind == ClaimKind::Earn && draft.has(Role::Amount) && !draft.headline;
        told && same_firm && same_metric
    };
    let near = |draft: &Draft| draft.trigger.end <= at && at - draft.trigger.end < BYTES;
    let Some(draft) = told.iter_mut().rev().take(CLAIMS).find(is_meant).filter(|draft| near(draft) && !dated) else {
        return;
    };
    if draft.modality == standing.modality() && !draft.has(Role::Change) {
        give(reader, draft, percent, (changes, direction), reader.atom(metric.atom).span);
    }
}

/// Gives a figure that was told the change that the clause tells, with the words from `from` on as evidence.
fn give(
    reader: &Reader<'_, '_>,
    draft: &mut Draft,
    percent: usize,
    (clause, direction): (ClauseId, Direction),
    from: ByteSpan,
) {
    draft.roles.push(DraftRole {
        role: Role::Change,
        filler: DraftFiller::Mention(percent),
        direction: Some(direction),
        base: base_of(reader, clause),
        ground: Some(DraftGround::new(Rule::Change, Some(reader.endings(clause)))),
    });
    if let Some(reading) = draft.evidence.last().map(|last| last.reading) {
        draft.evidence.push(Evidence { span: from.join(reader.mentions[percent].span), reading });
    }
}

/// `이는 전년 동기 대비 각각 45.8%, 55.7% 증가한 수치다`: gives the changes to the figures that were told last.
pub(super) fn tell_of_those(reader: &Reader<'_, '_>, told: &mut [Draft]) {
    let Some((id, first)) = reader.nouns().next() else { return };
    let points = first.case == Case::Topic && reader.head_word(first).is_some_and(|word| word.text == "이");
    let Some(clause) = first.clause.filter(|_| points) else { return };
    let described =
        reader.clause(clause).arguments.iter().filter(|own| **own != id).filter_map(|own| reader.noun(*own));
    let described = described.filter(|noun| noun.case == Case::Copula).find_map(|noun| noun.modifier);
    let changes = described.unwrap_or(clause);
    let Some(direction) = direction_of(reader, changes) else { return };
    let arguments = reader.clause(changes).arguments.iter();
    let percents: Vec<usize> = arguments.flat_map(|id| reader.values(*id, EntityKind::Percent)).collect();
    let at = reader.analysis.span_of(first.atoms.clone());
    let recent = told.len().saturating_sub(CLAIMS);
    let earned = |draft: &Draft| draft.kind == ClaimKind::Earn && !draft.headline;
    let Some(last) = told[recent..].iter().rposition(earned).map(|place| recent + place) else { return };
    let beside = |draft: &Draft| {
        let same_firm = draft.fillers(Role::Company).zip(told[last].fillers(Role::Company));
        draft.kind == ClaimKind::Earn
            && draft.modality == told[last].modality
            && same_firm.into_iter().all(|(a, b)| same(a, b, reader.mentions))
            && at.start.saturating_sub(draft.trigger.end) < BYTES
            && !draft.has(Role::Change)
    };
    let figures = told[recent..=last].iter().rev().take_while(|draft| beside(draft)).count();
    let Some(from) = (last + 1).checked_sub(percents.len()).filter(|_| figures >= percents.len()) else { return };
    for (draft, percent) in told[from..=last].iter_mut().zip(percents) {
        give(reader, draft, percent, (changes, direction), at);
    }
}

/// The percent by which a figure changed that is told without an amount, the clause that says so, and which way.
fn change_alone(
    reader: &Reader<'_, '_>,
    metrics: &[Metric],
    place: usize,
    clause: ClauseId,
) -> Option<(usize, ClauseId, Direction)> {
    // `이익은 29.2% 감소한 수치다`: … or the one that describes what it is said to be.
    let last = reader.clause(clause).arguments.last().and_then(|id| reader.noun(*id));
    let described = last.filter(|noun| noun.case == Case::Copula).and_then(|noun| noun.modifier);
    let (changes, direction) =
        [Some(clause), described].into_iter().flatten().find_map(|own| Some((own, direction_of(reader, own)?)))?;
    let host = host_of(reader, &metrics[place]);
    let beside: Vec<usize> = (0..metrics.len()).filter(|other| host_of(reader, &metrics[*other]) == host).collect();
    let own = reader.atom(metrics[*beside.last()?].atom).span.end;
    // `매출이 1%, 영업이익이 39% 늘었다`: up to the next figure.
    let next = metrics.iter().map(|other| reader.atom(other.atom).span.start).find(|start| *start > own);
    let percents = reader.clause(changes).arguments.iter().flat_map(|id| reader.values(*id, EntityKind::Percent));
    let behind = percents.filter(|percent| {
        let start = reader.mentions[*percent].span.start;
        start > own && next.is_none_or(|next| start < next)
    });
    let percents: Vec<usize> = behind.collect();
    // `영업수익은 10.0%, 서비스수익은 2.5% 늘었다`: the first is its own, where it stands alone.
    let dealt = beside.len() == percents.len() || beside.len() == 1 && !reader.analysis.predicate(changes).respectively;
    let rank = beside.iter().position(|other| *other == place).filter(|_| dealt)?;
    let percent = *percents.get(rank)?;
    Some((percent, changes, direction_behind(reader, percent).unwrap_or(direction)))
}

/// How many claims back, and how far in the text, the figure may stand whose change is told.
const CLAIMS: usize = 16;
const BYTES: usize = 400;

/// `매출은 1000억원, 영업이익은 50억원으로 각각 21%, 14% 늘었다`: which of the changes dealt out is a figure's.
fn turn_of(
    reader: &Reader<'_, '_>,
    metrics: &[Metric],
    metric: &Metric,
    clause: ClauseId,
    changes: usize,
) -> Option<usize> {
    let clause_of = |other: &Metric| reader.noun(host_of(reader, other)).and_then(|noun| noun.clause);
    let beside: Vec<usize> =
        metrics.iter().filter(|other| clause_of(other) == Some(clause)).map(|other| other.atom).collect();
    (beside.len() == changes).then(|| beside.iter().position(|atom| *atom == metric.atom)).flatten()
}
