//! Figures: what a company earned, what it is worth, what an analyst holds it to be worth.

mod amount;
mod change;
mod owner;
mod period;
mod standing;
mod turnaround;

use super::draft::{Draft, DraftFiller};
use super::ground::{DraftReading, Evidence};
use super::reader::{Reach, Reader};
use super::standing::Standing;
use crate::clause::{Case, ClauseId, PhraseId};
use crate::lexicon::{Effect, Joined, NounClass, WordClass};
use crate::model::{ClaimKind, PredicateClass, Role, Rule};
use crate::span::ByteSpan;
use amount::{amount_of, amounts_of};
use change::change_of;
use owner::company_of;
use period::period_of;
use turnaround::{turnaround, turnaround_noun};

/// A noun of a figure, where it stands.
#[derive(Clone, Copy, Debug)]
struct Metric {
    atom: usize,
    phrase: PhraseId,
    sort: Sort,
}

/// What a figure tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Earnings, with the code of the metric.
    Earned(&'static str),
    /// What a firm is worth.
    Worth,
    /// What a firm has raised in all.
    Raised,
}

/// Reads every figure of a sentence.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    let metrics = metrics(reader);
    for (place, metric) in metrics.iter().enumerate() {
        if deal_out(reader, metric, drafts) {
            continue;
        }
        let Some((amount, dealt)) = amount_of(reader, &metrics, place) else { continue };
        if let Some(draft) = draft(reader, &metrics, metric, amount, dealt) {
            drafts.push(draft);
        }
    }
    for index in 0..reader.analysis.clauses.len() {
        drafts.extend(turnaround(reader, ClauseId(index)));
    }
    for (id, _) in reader.nouns() {
        drafts.extend(turnaround_noun(reader, id));
    }
}

fn metrics(reader: &Reader<'_, '_>) -> Vec<Metric> {
    let mut found = Vec::new();
    for (id, noun) in reader.nouns() {
        for atom in reader.words(noun) {
            if let Some(sort) = sort_of(reader, noun.atoms.start, atom) {
                found.push(Metric { atom, phrase: id, sort });
            }
        }
    }
    found
}

/// `A와 B의 매출은 각각 10조, 7조 원이었다`: a claim for each owner.
fn deal_out(reader: &Reader<'_, '_>, metric: &Metric, drafts: &mut Vec<Draft>) -> bool {
    let host = host(reader, metric.phrase);
    let Some(noun) = reader.noun(metric.phrase) else { return false };
    let Some(clause) = reader.noun(host).and_then(|noun| noun.clause) else { return false };
    let owners: Vec<usize> = noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Actor)).collect();
    let amounts = amounts_of(reader, clause, &[], host);
    if owners.len() < 2 || owners.len() != amounts.len() || !reader.analysis.predicate(clause).respectively {
        return false;
    }
    let before = drafts.len();
    for (owner, amount) in owners.into_iter().zip(amounts) {
        if let Some(mut own) = draft(reader, &[], metric, amount, 0) {
            own.roles.retain(|role| role.role != Role::Company);
            own.add(Role::Company, DraftFiller::Mention(owner), reader.mentions);
            drafts.push(own);
        }
    }
    drafts.len() > before
}

fn sort_of(reader: &Reader<'_, '_>, start: usize, atom: usize) -> Option<Sort> {
    // 영업 이익, 기업 가치, 유치 액: the dictionary cuts some figures in two.
    let joined = atom
        .checked_sub(1)
        .filter(|before| *before >= start)
        .map(|before| Joined::of(reader.atom(before).text, reader.atom(atom).text));
    let mut words = std::iter::once(reader.atom(atom).text).chain(joined.as_deref());
    words.find_map(|word| {
        let classes = reader.predicates.classes(word);
        let code = |wanted| classes.iter().find(|(class, _)| *class == wanted).map(|(_, code)| *code);
        let in_all = || (start..atom).any(|before| matches!(reader.atom(before).text, "누적" | "총" | "누계"));
        if let Some(code) = code(NounClass::Metric) {
            Some(Sort::Earned(code))
        } else if code(NounClass::Worth).is_some() {
            Some(Sort::Worth)
        } else if code(NounClass::Raised).is_some() && in_all() {
            Some(Sort::Raised)
        } else {
            None
        }
    })
}

fn host(reader: &Reader<'_, '_>, mut id: PhraseId) -> PhraseId {
    while let Some(above) = reader.noun(id).and_then(|noun| noun.host) {
        id = above;
    }
    id
}

fn host_of(reader: &Reader<'_, '_>, metric: &Metric) -> PhraseId {
    host(reader, metric.phrase)
}

fn draft(reader: &Reader<'_, '_>, metrics: &[Metric], metric: &Metric, amount: usize, rank: usize) -> Option<Draft> {
    let host = host(reader, metric.phrase);
    let clause = reader.taken_by(host);
    let company = company_of(reader, metrics, metric, clause)?;
    let mut standing =
        clause.map_or_else(|| reader.noun_standing(&[], None, None), |clause| reader.figure_standing(clause));
    if standing.blocked {
        return None;
    }
    if clause.is_some_and(|clause| !governs(reader, clause, host)) {
        standing.negated = false;
        standing.undone = false;
    }
    let words = reader.noun(metric.phrase).map(|noun| reader.words(noun)).unwrap_or_default();
    // 컨센|서스: the dictionary cuts the word behind the figure in two.
    let behind = reader.noun(metric.phrase).filter(|_| words.last().is_some_and(|last| *last > metric.atom));
    let behind = behind
        .and_then(|noun| reader.noun_effect(noun))
        .filter(|effect| matches!(effect, Effect::Possible | Effect::Planned));
    for effect in words.iter().filter_map(|index| weight_of(reader, *index)).chain(behind) {
        standing.apply(effect);
        standing.owes(reader.analysis.span_of(metric.atom..metric.atom + 1));
    }
    let kind = match metric.sort {
        Sort::Earned(_) => ClaimKind::Earn,
        Sort::Worth => ClaimKind::Value,
        Sort::Raised => ClaimKind::Raise,
    };
    let span = reader.atom(metric.atom).span;
    let mut draft = begin(reader, kind, standing, span);
    if let Some(appraiser) = clause.and_then(|clause| reader.appraiser(clause, company.0)) {
        draft.source = draft.source.or(Some(appraiser));
    }
    draft.add(Role::Company, DraftFiller::Mention(company.0), reader.mentions);
    if company.1 {
        draft.credit(Rule::Article);
    }
    if let Sort::Earned(code) = metric.sort {
        draft.add(Role::Metric, DraftFiller::Code(code, span), reader.mentions);
    }
    draft.add(Role::Amount, DraftFiller::Mention(amount), reader.mentions);
    let earned = matches!(metric.sort, Sort::Earned(_));
    let when = if earned { Role::Period } else { Role::Date };
    if let Some(date) = period_of(reader, metric, clause) {
        draft.add(when, DraftFiller::Mention(date), reader.mentions);
    }
    if earned && let Some(change) = clause.and_then(|clause| change_of(reader, metrics, metric, clause, amount, rank)) {
        draft.roles.push(change);
    }
    close(reader, "figure", clause, Some(metric.phrase), &mut draft);
    Some(draft)
}

/// `예상 시가총액`, `영업이익 컨센서스`: a word beside the figure that weighs it.
fn weight_of(reader: &Reader<'_, '_>, index: usize) -> Option<Effect> {
    let effect = reader.predicates.operator(reader.atom(index).text, WordClass::Noun);
    effect.filter(|effect| matches!(effect, Effect::Possible | Effect::Planned))
}

/// Whether the predicate is said of this phrase: `손실 8억원을 내 빚을 줄이지 못했다` denies the other object.
fn governs(reader: &Reader<'_, '_>, clause: ClauseId, phrase: PhraseId) -> bool {
    let mut objects = reader.clause(clause).arguments.iter().copied();
    let last = objects.rfind(|id| reader.noun(*id).is_some_and(|noun| noun.case == Case::Object));
    last.is_none_or(|last| last == phrase)
}

fn begin(reader: &Reader<'_, '_>, kind: ClaimKind, standing: Standing, trigger: ByteSpan) -> Draft {
    Draft {
        kind,
        roles: Vec::new(),
        polarity: standing.polarity(),
        modality: standing.modality(),
        tense: standing.tense,
        source: standing.source,
        trigger,
        evidence: Vec::new(),
        cues: standing.cues,
        headline: reader.headline,
        rounded: Vec::new(),
    }
}

fn close(
    reader: &Reader<'_, '_>,
    frame: &'static str,
    clause: Option<ClauseId>,
    phrase: Option<PhraseId>,
    draft: &mut Draft,
) {
    reader.credit_in_sentence(draft);
    let mut span = draft.trigger;
    let sentence = reader.analysis.span_of(0..reader.analysis.atoms.len());
    for role in &draft.roles {
        let part = match role.filler {
            DraftFiller::Mention(index) => reader.mentions[index].span,
            DraftFiller::Text(span) | DraftFiller::Code(_, span) => span,
        };
        if sentence.contains(part) {
            span = span.join(part);
        }
    }
    let lemma = reader.predicates.noun(draft.trigger.slice(reader.text)).unwrap_or(draft.kind.as_str());
    let clause = clause.map(|clause| reader.analysis.reach(clause));
    let clause = clause.or_else(|| phrase.map(|id| reader.analysis.extent(id))).unwrap_or(span);
    let reading = DraftReading { frame, lemma, class: PredicateClass::Noun, passive: false, clause };
    draft.evidence.push(Evidence { span, reading });
}
