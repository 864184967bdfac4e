//! A figure that the next clause goes on with and does not name again: `지난해 매출 64억원을 올렸고 올해는 150억원을 바라본다`.

use super::super::draft::{Draft, DraftFiller, DraftRole};
use super::super::reader::{Reach, Reader};
use super::amount::amounts_of;
use super::change::{change_of, direction_of};
use super::{Metric, Sort, begin, close, host_of};
use crate::clause::{Case, ClauseId, Ending, Link, PhraseId};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, EntityKind, Modality, Role};

/// A figure told in a clause, by its place among the metrics and among the drafts.
pub(super) struct Told {
    pub(super) clause: ClauseId,
    pub(super) metric: usize,
    pub(super) draft: usize,
}

/// Goes on from the figures that were told, clause by clause.
pub(super) fn read(reader: &Reader<'_, '_>, metrics: &[Metric], mut told: Vec<Told>, drafts: &mut Vec<Draft>) {
    if told.is_empty() {
        return;
    }
    for index in 0..reader.analysis.clauses.len() {
        let clause = ClauseId(index);
        let Some(before) = reader.clause(clause).previous.filter(|before| goes_on(reader, *before)) else { continue };
        // Of several figures it would be open which goes on.
        let mut candidates = told.iter().filter(|own| own.clause == before);
        let (Some(last), None) = (candidates.next(), candidates.next()) else { continue };
        let metric = metrics[last.metric];
        let Some((amount, company)) = gapped(reader, metrics, &metric, clause) else { continue };
        let base = drafts[last.draft].clone();
        let Some(draft) = draft(reader, metrics, &metric, clause, (amount, company), &base) else { continue };
        told.push(Told { clause, metric: last.metric, draft: drafts.len() });
        drafts.push(draft);
    }
}

/// -고, -며, -지만, -다가
fn goes_on(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    matches!(
        reader.analysis.predicate(clause).ending,
        Ending::Connective(Link::And | Link::Contrast | Link::While | Link::Sequence)
    )
}

/// The one amount of a clause that names no figure, and whose it is where the clause says so.
fn gapped(
    reader: &Reader<'_, '_>,
    metrics: &[Metric],
    metric: &Metric,
    clause: ClauseId,
) -> Option<(usize, Option<usize>)> {
    let own = reader.clause(clause);
    let host = host_of(reader, metric);
    let named = metrics.iter().any(|other| {
        let named = host_of(reader, other);
        own.arguments.contains(&named) || own.shared == Some(named) && named != host
    });
    let amounts = amounts_of(reader, clause, metrics, host);
    let [amount] = amounts[..] else { return None };
    if named || own.arguments.iter().any(|id| measures_other(reader, *id)) {
        return None;
    }
    // `시총은 한때 4조 원이었지만 최근 1조 원으로 줄었다`
    if own.shared == Some(host) {
        return Some((amount, None)).filter(|_| !is_object(reader, clause, amount) || reaches(reader, clause));
    }
    if carries_event(reader, clause) {
        return None;
    }
    let leads = |id: &PhraseId| matches!(reader.case(*id), Some(Case::Subject | Case::Topic));
    let leading: Vec<PhraseId> = own.arguments.iter().copied().filter(leads).collect();
    let dated = own.arguments.iter().any(|id| reader.noun(*id).is_some_and(|noun| reader.is_date(noun)));
    match leading[..] {
        // `올해는 150억원을 목표로 한다`
        [] if dated => Some((amount, None)),
        // `한때 4조원의 몸값을 인정받았으나 최근에는 1조원 밑으로 떨어졌다`
        [] if own.shared.is_some() && moves_to(reader, clause, amount) => Some((amount, None)),
        [only] if reader.noun(only).is_some_and(|noun| reader.is_value(noun)) => Some((amount, None)),
        // `A가 1조원으로 가장 많았고 B가 9000억원으로 뒤를 이었다`
        [only] => {
            let body =
                reader.parties(only, Reach::Actor).into_iter().find(|index| reader.mentions[*index].is_body())?;
            let stated = own.arguments.iter().any(|id| {
                matches!(reader.case(*id), Some(Case::To | Case::Copula))
                    && !reader.values(*id, EntityKind::Money).is_empty()
            });
            stated.then_some((amount, Some(body)))
        }
        _ => None,
    }
}

/// `매출은 1조원으로 늘었지만 증설에 650억원을 쓰면서`: what is done with an amount, and not how much the figure is …
fn is_object(reader: &Reader<'_, '_>, clause: ClauseId, amount: usize) -> bool {
    let mut objects = reader.clause(clause).arguments.iter().filter(|id| reader.case(**id) == Some(Case::Object));
    objects.any(|id| reader.values(*id, EntityKind::Money).contains(&amount))
}

/// … unless it is reached: `지난해 100억원을 넘겼다`.
fn reaches(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    reader.predicates.is(word, NounClass::Reaches)
}

/// Whether a clause tells of a rise or fall to an amount.
fn moves_to(reader: &Reader<'_, '_>, clause: ClauseId, amount: usize) -> bool {
    let mut reached = reader.clause(clause).arguments.iter().filter(|id| reader.case(**id) == Some(Case::To));
    direction_of(reader, clause).is_some() && reached.any(|id| reader.values(*id, EntityKind::Money).contains(&amount))
}

/// `3000억원의 자산`, `과징금 10억원`: an amount of something else.
fn measures_other(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    reader.noun(id).is_some_and(|noun| {
        let has_money = !reader.values(id, EntityKind::Money).is_empty();
        has_money && !reader.is_value(noun) && !is_level(reader, id)
    })
}

/// `한때 800억 달러 밑`, `4조 원 안팎`: an amount with words that only place it.
pub(super) fn is_level(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let Some(noun) = reader.noun(id) else { return false };
    reader.words(noun).into_iter().all(|index| {
        let atom = reader.atom(index);
        atom.mention.is_some_and(|(kind, _)| kind == EntityKind::Money || kind == EntityKind::Date)
            || reader.predicates.set_of(atom.word).has(NounClass::Unit)
            || reader.predicates.set_of(atom.word).has(NounClass::Level)
    })
}

/// Whether the predicate is an event of its own, which amounts belong to.
pub(super) fn carries_event(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    match &verb.noun {
        Some(noun) => !reader.frames(noun.end - 1).is_empty(),
        None => !reader.predicates.of_verb(reader.atom(verb.stem).lemma).is_empty(),
    }
}

fn draft(
    reader: &Reader<'_, '_>,
    metrics: &[Metric],
    metric: &Metric,
    clause: ClauseId,
    (amount, company): (usize, Option<usize>),
    base: &Draft,
) -> Option<Draft> {
    let standing = reader.figure_standing(clause);
    if standing.blocked || standing.modality == Modality::Alleged {
        return None;
    }
    let mut draft = begin(reader, base.kind, standing, base.trigger);
    let kept = base.roles.iter().filter(|own| matches!(own.role, Role::Company | Role::Metric)).copied();
    draft.roles.extend(kept.map(|role| match company {
        Some(body) if role.role == Role::Company => DraftRole::new(Role::Company, DraftFiller::Mention(body)),
        _ => role,
    }));
    draft.add(Role::Amount, DraftFiller::Mention(amount), reader.mentions);
    let when = if draft.kind == ClaimKind::Earn { Role::Period } else { Role::Date };
    let arguments = reader.clause(clause).arguments.iter().copied();
    let mut dates =
        arguments.filter(|id| reader.case(*id) != Some(Case::Than)).flat_map(|id| reader.values(id, EntityKind::Date));
    if let Some(date) = dates.next() {
        draft.add(when, DraftFiller::Mention(date), reader.mentions);
    }
    if let (Sort::Earned(_), Some(change)) = (metric.sort, change_of(reader, metrics, metric, clause, amount, 0)) {
        draft.roles.push(change);
    }
    close(reader, "figure", Some(clause), Some(metric.phrase), &mut draft);
    Some(draft)
}
