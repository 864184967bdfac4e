//! Figures: what a company earned, what it is worth, what an analyst holds it to be worth.

mod amount;
mod change;
mod forecast;
mod gapped;
mod listed;
mod owner;
mod period;
mod sized;
mod standing;
mod turnaround;

use super::draft::{Draft, DraftFiller};
use super::ground::{DraftReading, Evidence};
use super::reader::{Reach, Reader};
use super::standing::Standing;
use crate::clause::{Case, ClauseId, Ending, PhraseId};
use crate::lexicon::{ClassSet, Effect, Joined, NounClass};
use crate::model::{ClaimKind, EntityKind, Modality, PredicateClass, Role, Rule};
use crate::span::ByteSpan;
use amount::{amount_in_modifier, amount_left, amount_of, amounts_dated, amounts_of};
use change::{change_in_headline, change_of};
use gapped::Told;
use owner::company_of;
use period::{date_before, period_of};
use turnaround::{turnaround, turnaround_noun, turns, word_of_turn};

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
    let before = drafts.len();
    let metrics = metrics(reader);
    let mut told = Vec::new();
    if metrics.is_empty() {
        change::tell_of_those(reader, drafts);
    }
    for (place, metric) in metrics.iter().enumerate() {
        let expected = forecast::is_forecast(reader, metric.phrase);
        if expected || deal_out(reader, metric, drafts) || only_turns(reader, &metrics, *metric) {
            continue;
        }
        // `매출이 2022년 1100억원, 지난해 1500억원으로 늘었다`
        let dated = amounts_dated(reader, &metrics, *metric);
        if !dated.is_empty() {
            drafts.extend(dated.into_iter().filter_map(|amount| draft(reader, &metrics, metric, amount, 0)));
            continue;
        }
        let main = amount_of(reader, &metrics, place);
        // `한때 6조 원을 웃돌던 시총은 1조 원으로 줄었다` tells two.
        let before = amount_in_modifier(reader, *metric).filter(|before| main.is_none_or(|(main, _)| main != *before));
        if let Some(mut draft) = before.and_then(|before| draft(reader, &metrics, metric, before, 0)) {
            if main.is_some() {
                draft.roles.retain(|own| !matches!(own.role, Role::Period | Role::Date | Role::Change));
            }
            // `3분기에만 11조원이 넘는 영업이익을 냈다`
            let modifier = reader.noun(metric.phrase).and_then(|noun| noun.modifier);
            let within = modifier.into_iter().flat_map(|clause| reader.clause(clause).arguments.iter().copied());
            let mut dates = within.flat_map(|id| reader.values(id, EntityKind::Date));
            if let Some(date) = dates.next().filter(|_| !draft.has(Role::Period) && draft.kind == ClaimKind::Earn) {
                draft.add(Role::Period, DraftFiller::Mention(date), reader.mentions);
            }
            drafts.push(draft);
        }
        // `2020년 100억원에서 지난해 500억원으로`: so does a figure with the day it came from.
        // `전년의 순손실은 100억원에서 지난해 50억원으로`: … or the figure has, and the amount that it came to another.
        let came = main.is_some_and(|(main, _)| date_before(reader, main).is_some());
        let own = || came && !reader.values(metric.phrase, EntityKind::Date).is_empty();
        let left = amount_left(reader, &metrics, *metric).filter(|left| date_before(reader, *left).is_some() || own());
        let left = left.filter(|left| main.is_some_and(|(main, _)| main != *left));
        if let Some(mut draft) = left.and_then(|left| draft(reader, &metrics, metric, left, 0)) {
            draft.roles.retain(|own| own.role != Role::Change);
            drafts.push(draft);
        }
        let Some((amount, dealt)) = main else {
            change::tell_later(reader, &metrics, place, drafts);
            continue;
        };
        if let Some(draft) = draft(reader, &metrics, metric, amount, dealt) {
            if let Some(clause) = reader.taken_by(host_of(reader, metric)) {
                told.push(Told { clause, metric: place, draft: drafts.len() });
            }
            drafts.push(draft);
        }
    }
    listed::read(reader, &metrics, &told, drafts);
    gapped::read(reader, &metrics, told, drafts);
    period::carry(reader, before, drafts);
    forecast::read(reader, &metrics, drafts);
    sized::read(reader, drafts);
    for clause in (0..reader.analysis.clauses.len()).map(ClauseId).filter(|clause| turns(reader, *clause)) {
        drafts.extend(turnaround(reader, clause));
    }
    for (_, noun) in reader.nouns() {
        if let Some(place) = word_of_turn(reader, noun) {
            drafts.extend(turnaround_noun(reader, noun, place));
        }
    }
}

fn metrics(reader: &Reader<'_, '_>) -> Vec<Metric> {
    const FIGURES: ClassSet = ClassSet::of(&[NounClass::Metric, NounClass::Worth, NounClass::Raised]);
    let mut found = Vec::new();
    for (id, noun) in reader.nouns_of(FIGURES) {
        for atom in reader.words(noun) {
            if let Some(sort) = sort_of(reader, noun.atoms.start, atom)
                && !is_measure(reader, id)
                && !is_moved(reader, id, atom)
            {
                found.push(Metric { atom, phrase: id, sort });
            }
        }
    }
    found
}

/// `순이익은 540억 원으로 흑자로 돌아섰다`, `순손실 30억원으로 적자 전환했다`: beside the figure that turned, 흑자 is none of its own.
fn only_turns(reader: &Reader<'_, '_>, metrics: &[Metric], metric: Metric) -> bool {
    let clause = reader.taken_by(host_of(reader, &metric));
    let text = reader.atom(metric.atom).text;
    let beside = |other: &&Metric| other.atom < metric.atom && reader.taken_by(host_of(reader, other)) == clause;
    let turned = match reader.case(metric.phrase) {
        Some(Case::To) => true,
        Some(Case::Bare) => clause.is_some_and(|clause| turns(reader, clause)),
        _ => false,
    };
    turned
        && (text.ends_with("흑자") || text.ends_with("적자"))
        && clause.is_some()
        && metrics.iter().rev().take(METRICS).any(|other| beside(&other))
}

/// How many figures beside one are looked at.
const METRICS: usize = 16;

/// `계약 금액은 매출의 8.1%다`: what something else is a share of.
fn is_measure(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let host = reader.noun(id).filter(|noun| noun.case == Case::Genitive).and_then(|noun| noun.host);
    host.and_then(|host| reader.noun(host)).is_some_and(|host| {
        reader.is_value(host) && reader.words(host).iter().any(|index| reader.atom(*index).is_kind(EntityKind::Percent))
    })
}

/// `400억 원의 매출 손실`: by how much it fell, not how much it is.
fn is_moved(reader: &Reader<'_, '_>, id: PhraseId, metric: usize) -> bool {
    let words = reader.noun(id).map(|noun| reader.words(noun)).unwrap_or_default();
    let behind = words.iter().copied().find(|index| *index > metric).map(|index| reader.atom(index));
    // `시가총액 합계`, `합산 영업이익`: of several.
    if words.iter().any(|index| reader.is(*index, NounClass::Measure)) {
        return true;
    }
    // … and `매출 증가에 힘입어`.
    let moves = [NounClass::Shortfall, NounClass::Up, NounClass::Down];
    behind.is_some_and(|word| {
        word.space_before && moves.iter().any(|class| reader.predicates.set_of(word.word).has(*class))
    })
}

/// `A와 B의 매출은 각각 10조, 7조 원이었다`: a claim for each firm.
fn deal_out(reader: &Reader<'_, '_>, metric: &Metric, drafts: &mut Vec<Draft>) -> bool {
    let host = host(reader, metric.phrase);
    let Some(noun) = reader.noun(metric.phrase) else { return false };
    let Some(clause) = reader.noun(host).and_then(|noun| noun.clause) else { return false };
    let mut owners: Vec<usize> = noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Actor)).collect();
    let mut amounts = amounts_of(reader, clause, &[], host);
    let paired = reader.actor(clause).is_some_and(|actor| reader.is_paired(actor));
    // `A와 B는 각각 10조, 7조 원의 매출을 올렸다`
    if owners.is_empty() {
        owners = reader.actor(clause).map(|actor| reader.parties(actor, Reach::Actor)).unwrap_or_default();
        let before = noun.owners.iter().flat_map(|owner| reader.values(*owner, EntityKind::Money));
        // `A는 10조 원, B는 7조 원의 매출을 올렸다`
        if paired {
            amounts.extend(before);
        } else if amounts.is_empty() {
            amounts = before.collect();
        }
    }
    let dealt = paired || reader.analysis.predicate(clause).respectively;
    if owners.len() < 2 || owners.len() != amounts.len() || !dealt {
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
        .map(|before| reader.predicates.id(&Joined::of(reader.atom(before).text, reader.atom(atom).text)));
    let mut words = std::iter::once(reader.atom(atom).word).chain(joined);
    // 영업이익|률
    let rate =
        reader.analysis.atoms.get(atom + 1).is_some_and(|next| !next.space_before && matches!(next.text, "률" | "율"));
    // 주당|순이익
    let by_share = atom > start && !reader.atom(atom).space_before && reader.atom(atom - 1).text.ends_with("주당");
    if rate || by_share {
        return None;
    }
    words.find_map(|word| {
        let code = |wanted| reader.predicates.value_of(word, wanted);
        // `총 투자금`: what is put in, unless it is told to have been raised.
        let spent = code(NounClass::Raised) == Some("spent");
        let in_all = || {
            (start..atom).any(|before| match reader.atom(before).text {
                "누적" | "누계" => true,
                "총" => !spent,
                _ => false,
            })
        };
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
        clause.map_or_else(|| reader.noun_standing(&[], None, None), |clause| standing_of(reader, clause, amount));
    if standing.blocked {
        return None;
    }
    if clause.is_some_and(|clause| !governs(reader, clause, host, amount)) {
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
    // `증권사 컨센서스는 영업이익 10조 원이다`
    if let Some((forecast, forecaster)) = clause.and_then(|clause| forecast::told_of(reader, clause, host)) {
        standing.apply(Effect::Possible);
        standing.owes(forecast);
        standing.source = standing.source.or(forecaster);
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
    if let Some(date) = date_before(reader, amount).or_else(|| period_of(reader, metric, clause, amount)) {
        draft.add(when, DraftFiller::Mention(date), reader.mentions);
    }
    let told = clause.and_then(|clause| change_of(reader, metrics, metric, clause, amount, rank));
    if earned && let Some(change) = told.or_else(|| change_in_headline(reader, metrics, amount)) {
        draft.roles.push(change);
    }
    close(reader, "figure", clause, Some(metric.phrase), &mut draft);
    Some(draft)
}

/// `예상 시가총액`, `영업이익 컨센서스`: a word beside the figure that weighs it.
fn weight_of(reader: &Reader<'_, '_>, index: usize) -> Option<Effect> {
    let effect = reader.weight(index);
    effect.filter(|effect| matches!(effect, Effect::Possible | Effect::Planned))
}

/// Whether the predicate is said of this phrase: `손실 8억원을 내 빚을 줄이지 못했다` denies the other object.
fn governs(reader: &Reader<'_, '_>, clause: ClauseId, phrase: PhraseId, amount: usize) -> bool {
    let mut objects = reader.clause(clause).arguments.iter().copied();
    let last = objects.rfind(|id| reader.noun(*id).is_some_and(|noun| noun.case == Case::Object));
    // `매출이 1000억 원을 넘지 못했다`
    let reaches = |id: PhraseId| {
        let alone = reader.noun(id).is_some_and(|noun| reader.is_value(noun));
        (alone || gapped::is_level(reader, id)) && reader.values(id, EntityKind::Money).contains(&amount)
    };
    last.is_none_or(|last| last == phrase || reaches(last))
}

/// How surely a figure of a clause holds; `5500억원을 웃돌 것으로 보인다`: of the clause in which the amount stands, where that is
/// its content.
fn standing_of(reader: &Reader<'_, '_>, clause: ClauseId, amount: usize) -> Standing {
    // `순이익이 2% 줄어든 1조 엔이 될 전망이다`: of the clause that takes what the figure modifies.
    let head = reader.clause(clause).head.filter(|head| reader.values(*head, EntityKind::Money).contains(&amount));
    let clause = head.and_then(|head| reader.taken_by(reader.outermost(head))).unwrap_or(clause);
    let mut standing = reader.figure_standing(clause);
    let content = reader.telling(clause);
    let mut arguments = reader.clause(content).arguments.iter();
    let told_there = arguments.any(|id| reader.values(*id, EntityKind::Money).contains(&amount));
    if content != clause && told_there && standing.modality() == Modality::Asserted {
        return reader.figure_standing(content);
    }
    // `매출이 2조 원, 영업이익은 1조 원으로 집계됐다고 밝혔다`: the predicate of saying has taken what is said.
    if standing.source.is_none() {
        let said = (0..reader.analysis.clauses.len()).map(ClauseId).find(|id| {
            let quoted = reader.analysis.predicate(*id).ending == Ending::Quoted;
            let saying = reader.clause(*id).parent;
            quoted && saying.is_some() && (saying == Some(clause) || saying == reader.above(clause))
        });
        standing.source = said.and_then(|said| reader.figure_standing(said).source);
    }
    standing
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
