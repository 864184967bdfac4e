//! Which amount is a figure's.

use super::super::reader::Reader;
use super::change::direction_of;
use super::forecast::{in_bracket, is_forecast};
use super::listed;
use super::period::date_before;
use super::{Metric, host, host_of};
use crate::clause::{Case, ClauseId, Ending, Link, PhraseId, Voice};
use crate::lexicon::NounClass;
use crate::model::EntityKind;

/// The amount of a figure, and its place in a list dealt out by 각각.
pub(super) fn amount_of(reader: &Reader<'_, '_>, metrics: &[Metric], place: usize) -> Option<(usize, usize)> {
    let metric = metrics[place];
    in_bracket(reader, metric.atom + 1)
        .and_then(|atom| reader.atom(atom).mention.map(|(_, amount)| amount))
        .or_else(|| after_in_phrase(reader, metric))
        .or_else(|| right_behind(reader, metric))
        .or_else(|| listed::first_amount(reader, metrics, metric))
        .or_else(|| modified_by(reader, metrics, metric))
        .or_else(|| before_with_genitive(reader, metric))
        .or_else(|| before_in_phrase(reader, metric))
        .map(|amount| (amount, 0))
        .or_else(|| in_clause(reader, metrics, place))
}

/// `매출 94억원`: the next amount in the same phrase, before the next figure.
pub(super) fn after_in_phrase(reader: &Reader<'_, '_>, metric: Metric) -> Option<usize> {
    let noun = reader.noun(metric.phrase)?;
    let words = reader.words(noun);
    let place = words.iter().position(|index| *index == metric.atom)?;
    let next = words.get(place + 1..)?.iter().copied().find(|index| {
        let atom = reader.atom(*index);
        atom.is_kind(EntityKind::Money) || reader.predicates.set_of(atom.word).has(NounClass::Metric)
    })?;
    let atom = reader.atom(next);
    atom.mention.filter(|_| atom.is_kind(EntityKind::Money)).map(|(_, index)| index)
}

/// `기업가치 615억달러로 껑충`: a headline's amount in the next phrase, which no predicate takes.
fn right_behind(reader: &Reader<'_, '_>, metric: Metric) -> Option<usize> {
    // “기업가치는 4000억원”이라고
    let states = |case: Case| matches!(case, Case::Bare | Case::Topic | Case::Subject);
    let noun = reader.noun(metric.phrase).filter(|noun| states(noun.case) && noun.clause.is_none())?;
    let particles = usize::from(noun.case != Case::Bare);
    let next = PhraseId(metric.phrase.0 + 1);
    let follows =
        reader.noun(next).is_some_and(|next| next.atoms.start == noun.atoms.end + particles && reader.is_value(next));
    follows.then(|| reader.values(next, EntityKind::Money).first().copied()).flatten()
}

/// `매출이 21% 늘어난 1000억원`: the amount that the clause modifies in which the figure is the subject.
fn modified_by(reader: &Reader<'_, '_>, metrics: &[Metric], metric: Metric) -> Option<usize> {
    let host = host(reader, metric.phrase);
    let noun = reader.noun(host).filter(|noun| matches!(noun.case, Case::Subject | Case::Topic))?;
    let clause = noun.clause?;
    let head = reader.clause(clause).head?;
    let alone = metrics.iter().filter(|other| host_of(reader, other) == host).count() == 1;
    let head = reader.noun(head).filter(|head| alone && reader.is_value(head)).map(|_| head)?;
    reader.values(head, EntityKind::Money).last().copied()
}

/// `57억원의 영업이익`
pub(super) fn before_with_genitive(reader: &Reader<'_, '_>, metric: Metric) -> Option<usize> {
    let noun = reader.noun(metric.phrase)?;
    noun.owners.iter().rev().find_map(|owner| {
        let money = reader.values(*owner, EntityKind::Money);
        money.last().copied()
    })
}

/// `1000억 원이 넘는 영업이익`, `한때 6조 원을 웃돌던 시총`: how much stands in the clause that modifies the figure.
pub(super) fn amount_in_modifier(reader: &Reader<'_, '_>, metric: Metric) -> Option<usize> {
    let clause = reader.noun(metric.phrase)?.modifier?;
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    // `2023년 2065억원이던 영업손실`
    let was = verb.voice == Voice::Copula && reader.atom(verb.atoms.end - 1).text.ends_with('던');
    let reaches = verb.ending == Ending::Adnominal && (was || reader.predicates.is(word, NounClass::Reaches));
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|_| reaches);
    let amounts: Vec<usize> = arguments.flat_map(|id| reader.values(id, EntityKind::Money)).collect();
    if let [amount] = amounts[..] { Some(amount) } else { None }
}

/// The amounts that a clause lists for one figure, a date before each; none where one has no date.
pub(super) fn amounts_dated(reader: &Reader<'_, '_>, metrics: &[Metric], metric: Metric) -> Vec<usize> {
    let host = host(reader, metric.phrase);
    let Some(clause) = reader.taken_by(host) else { return Vec::new() };
    let alone = metrics.iter().filter(|other| reader.taken_by(host_of(reader, other)) == Some(clause)).count() == 1;
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|id| alone && *id != host);
    // `2020년 100억원에서 지난해 500억원으로` tells of a change.
    let stated = arguments.filter(|id| !matches!(reader.case(*id), Some(Case::At | Case::From | Case::Than)));
    let amounts: Vec<usize> = stated.flat_map(|id| reader.values(id, EntityKind::Money)).collect();
    let each = amounts.len() > 1 && amounts.iter().all(|amount| date_before(reader, *amount).is_some());
    if each { amounts } else { Vec::new() }
}

/// `41억원 영업손실`: right before the figure, where no other figure has it.
fn before_in_phrase(reader: &Reader<'_, '_>, metric: Metric) -> Option<usize> {
    let words = reader.noun(metric.phrase).map(|noun| reader.words(noun))?;
    let place = words.iter().position(|index| *index == metric.atom)?;
    // 영업|이익
    let half = place > 0 && !reader.atom(metric.atom).space_before && reader.atom(words[place - 1]).mention.is_none();
    let place = if half { place - 1 } else { place };
    let amount = reader.atom(words[place.checked_sub(1)?]);
    let of_other = place > 1 && reader.is(words[place - 2], NounClass::Metric);
    amount.mention.filter(|(kind, _)| *kind == EntityKind::Money && !of_other).map(|(_, amount)| amount)
}

/// `340억원에서 290억원으로`: what a figure came from.
pub(super) fn amount_left(reader: &Reader<'_, '_>, metrics: &[Metric], metric: Metric) -> Option<usize> {
    let host = host(reader, metric.phrase);
    let clause = reader.taken_by(host)?;
    let mut others = metrics.iter().filter(|other| host_of(reader, other) != host);
    let alone = others.all(|other| reader.taken_by(host_of(reader, other)) != Some(clause));
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|id| alone && *id != host);
    let from = arguments.filter(|id| matches!(reader.case(*id), Some(Case::At | Case::From)));
    let amounts: Vec<usize> = from.flat_map(|id| reader.values(id, EntityKind::Money)).collect();
    if let [amount] = amounts[..] { Some(amount) } else { None }
}

/// `매출은 94억원으로`, `매출과 영업이익은 각각 A, B를`
pub(super) fn in_clause(reader: &Reader<'_, '_>, metrics: &[Metric], place: usize) -> Option<(usize, usize)> {
    let metric = metrics[place];
    let host = host(reader, metric.phrase);
    let clause = reader.taken_by(host)?;
    let beside: Vec<usize> = (0..metrics.len())
        .filter(|other| host_of(reader, &metrics[*other]) == host && after_in_phrase(reader, metrics[*other]).is_none())
        .collect();
    let rank = beside.iter().position(|other| *other == place)?;
    // The amount stands with the clause, with the one that tells its content (`900억원으로 매겨진 것으로 전해졌다`), or with
    // the one that goes on (`매출은 70억원으로 한 해 전의 곱절이 됐다`).
    let mut clauses = vec![reader.telling(clause), clause];
    let parent = reader.clause(clause).parent.filter(|parent| {
        // … unless that clause has a figure of its own.
        !metrics.iter().any(|other| reader.noun(host_of(reader, other)).and_then(|noun| noun.clause) == Some(*parent))
    });
    clauses.extend(parent);
    // `시가총액은 3000억원 넘게 불어나 1조5000억원이 됐다`: … or further on, where nobody else comes in.
    let mut at = parent;
    for _ in 0..2 {
        let goes_on = |id: &ClauseId| matches!(reader.analysis.predicate(*id).ending, Ending::Connective(_));
        let Some(next) = at.filter(goes_on).and_then(|id| reader.clause(id).parent) else { break };
        let alone = reader.clause(next).arguments.iter().all(|id| {
            let noun = reader.noun(*id);
            noun.is_none_or(|noun| !matches!(noun.case, Case::Subject | Case::Topic) || reader.is_value(noun))
        });
        if !alone {
            break;
        }
        clauses.push(next);
        at = Some(next);
    }
    for clause in clauses {
        let mut amounts = amounts_of(reader, clause, metrics, host);
        within_reach(reader, metrics, place, &mut amounts);
        // `경상이익과 순이익은 각각 120억, 95억 원이었다`: who takes part in the list need be no figure that is told.
        let members: Vec<PhraseId> = reader.members(host).collect();
        if members.len() == amounts.len() && members.len() > beside.len() {
            let rank = members.iter().position(|member| *member == metric.phrase)?;
            return amounts.get(rank).map(|amount| (*amount, rank));
        }
        if beside.len() == amounts.len() {
            return amounts.get(rank).map(|amount| (*amount, rank));
        }
        if beside.len() == 1 && !amounts.is_empty() {
            return amounts.first().map(|amount| (*amount, 0));
        }
    }
    None
}

/// `매출은 1140억원, 영업이익은 87억원이었다`: a figure takes the amounts between it and the next figure; of what stands before it,
/// `순손실은 177억원으로 적자 폭이 커졌다`, nothing that another figure has taken so.
pub(super) fn within_reach(reader: &Reader<'_, '_>, metrics: &[Metric], place: usize, amounts: &mut Vec<usize>) {
    let own = host_of(reader, &metrics[place]);
    let next = metrics
        .iter()
        .filter(|other| host_of(reader, other) != own)
        .map(|other| other.atom)
        .filter(|atom| *atom > metrics[place].atom)
        .min();
    let begin = reader.atom(metrics[place].atom).span.end;
    let end = next.map_or(usize::MAX, |atom| reader.atom(atom).span.start);
    let between: Vec<usize> =
        amounts.iter().copied().filter(|amount| (begin..end).contains(&reader.mentions[*amount].span.start)).collect();
    if !between.is_empty() {
        *amounts = between;
    } else if is_wide(reader, metrics[place]) {
        let others = || metrics.iter().filter(|other| host_of(reader, other) != own).map(|other| other.atom);
        let stands = |amount: usize| reader.mentions[amount].span.start;
        amounts.retain(|amount| others().all(|atom| reader.atom(atom).span.end > stands(*amount)));
    }
}

/// `적자 폭이`, `흑자 규모가`: how large a figure is that the sentence may have told.
fn is_wide(reader: &Reader<'_, '_>, metric: Metric) -> bool {
    let head = reader.noun(metric.phrase).and_then(|noun| reader.head_word(noun));
    head.is_some_and(|word| word.text == "폭" || reader.predicates.set_of(word.word).has(NounClass::Size))
}

/// The amounts among a clause's arguments that no other figure has taken.
pub(super) fn amounts_of(reader: &Reader<'_, '_>, clause: ClauseId, metrics: &[Metric], own: PhraseId) -> Vec<usize> {
    let mut found = Vec::new();
    let mut left = Vec::new();
    for &id in &reader.clause(clause).arguments {
        let taken = id != own && metrics.iter().any(|metric| host_of(reader, metric) == id);
        let compared = reader.noun(id).is_some_and(|noun| matches!(noun.case, Case::Than | Case::Since))
            || is_difference(reader, clause, id)
            || is_forecast(reader, id);
        if !taken && !compared && id != own {
            // `340억원에서 290억원으로`: where it came from.
            let from = matches!(reader.case(id), Some(Case::At | Case::From));
            let amounts = if from { &mut left } else { &mut found };
            amounts.extend(reader.values(id, EntityKind::Money));
        }
    }
    if found.is_empty() { left } else { found }
}

/// `매출이 100억 원 늘었다`, `매출을 380억 원 부풀렸다`: by how much, not how much.
fn is_difference(reader: &Reader<'_, '_>, clause: ClauseId, id: PhraseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let moves = [NounClass::Up, NounClass::Down, NounClass::Distorts];
    let last = reader.clause(clause).arguments.last() == Some(&id);
    // `3000억원 넘게 불어나`
    let by_more = verb.ending == Ending::Connective(Link::Auxiliary) && reader.predicates.is(word, NounClass::Reaches);
    let onward = reader.clause(clause).parent.filter(|_| by_more);
    if last && onward.is_some_and(|parent| direction_of(reader, parent).is_some()) {
        return true;
    }
    last && reader.case(id) == Some(Case::Bare) && moves.iter().any(|class| reader.predicates.is(word, *class))
}
