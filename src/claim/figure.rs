//! Figures: what a company earned, what it is worth, what an analyst holds it to be worth.

use super::draft::{Draft, DraftFiller, DraftRole};
use super::ground::{DraftGround, DraftReading, Evidence};
use super::reader::{Reach, Reader};
use super::standing::Standing;
use crate::clause::{Case, ClauseId, PhraseId, Voice};
use crate::lexicon::{Effect, NounClass, WordClass};
use crate::model::{Base, ClaimKind, Direction, EntityKind, Modality, PredicateClass, Role, Rule, Sign};
use crate::span::ByteSpan;

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
        .map(|before| format!("{}{}", reader.atom(before).text, reader.atom(atom).text));
    let mut words = std::iter::once(reader.atom(atom).text).chain(joined.as_deref());
    let in_all = (start..atom).any(|before| matches!(reader.atom(before).text, "누적" | "총" | "누계"));
    words.find_map(|word| {
        if let Some(code) = reader.predicates.value(word, NounClass::Metric) {
            Some(Sort::Earned(code))
        } else if reader.predicates.is(word, NounClass::Worth) {
            Some(Sort::Worth)
        } else if in_all && reader.predicates.is(word, NounClass::Raised) {
            Some(Sort::Raised)
        } else {
            None
        }
    })
}

/// The amount of a figure, and its place in a list dealt out by 각각.
fn amount_of(reader: &Reader<'_, '_>, metrics: &[Metric], place: usize) -> Option<(usize, usize)> {
    let metric = metrics[place];
    after_in_phrase(reader, metric)
        .or_else(|| before_with_genitive(reader, metric))
        .map(|amount| (amount, 0))
        .or_else(|| in_clause(reader, metrics, place))
}

/// `매출 94억원`: the next amount in the same phrase, before the next figure.
fn after_in_phrase(reader: &Reader<'_, '_>, metric: Metric) -> Option<usize> {
    let noun = reader.noun(metric.phrase)?;
    let words = reader.words(noun);
    let place = words.iter().position(|index| *index == metric.atom)?;
    let next = words.get(place + 1..)?.iter().copied().find(|index| {
        let atom = reader.atom(*index);
        atom.is_kind(EntityKind::Money) || reader.predicates.is(atom.text, NounClass::Metric)
    })?;
    let atom = reader.atom(next);
    atom.mention.filter(|_| atom.is_kind(EntityKind::Money)).map(|(_, index)| index)
}

/// `57억원의 영업이익`
fn before_with_genitive(reader: &Reader<'_, '_>, metric: Metric) -> Option<usize> {
    let noun = reader.noun(metric.phrase)?;
    noun.owners.iter().rev().find_map(|owner| {
        let money = reader.values(*owner, EntityKind::Money);
        money.last().copied()
    })
}

/// `매출은 94억원으로`, `매출과 영업이익은 각각 A, B를`
fn in_clause(reader: &Reader<'_, '_>, metrics: &[Metric], place: usize) -> Option<(usize, usize)> {
    let metric = metrics[place];
    let host = host(reader, metric.phrase);
    let clause = reader.taken_by(host)?;
    let beside: Vec<usize> = (0..metrics.len())
        .filter(|other| host_of(reader, &metrics[*other]) == host && after_in_phrase(reader, metrics[*other]).is_none())
        .collect();
    let rank = beside.iter().position(|other| *other == place)?;
    // The amount stands with the clause, with the one that tells its content (`900억원으로 매겨진 것으로 전해졌다`), or with
    // the one that goes on (`매출은 70억원으로 한 해 전의 곱절이 됐다`).
    let mut clauses = vec![clause, reader.telling(clause)];
    let parent = reader.clause(clause).parent.filter(|parent| {
        // … unless that clause has a figure of its own.
        !metrics.iter().any(|other| reader.noun(host_of(reader, other)).and_then(|noun| noun.clause) == Some(*parent))
    });
    clauses.extend(parent);
    for clause in clauses {
        let mut amounts = amounts_of(reader, clause, metrics, host);
        within_reach(reader, metrics, place, &mut amounts);
        if beside.len() == amounts.len() {
            return amounts.get(rank).map(|amount| (*amount, rank));
        }
        if beside.len() == 1 && !amounts.is_empty() {
            return amounts.first().map(|amount| (*amount, 0));
        }
    }
    None
}

/// `매출은 1140억원, 영업이익은 87억원이었다`: a figure takes the amounts between it and the next figure.
fn within_reach(reader: &Reader<'_, '_>, metrics: &[Metric], place: usize, amounts: &mut Vec<usize>) {
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
    }
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

/// The amounts among a clause's arguments that no other figure has taken.
fn amounts_of(reader: &Reader<'_, '_>, clause: ClauseId, metrics: &[Metric], own: PhraseId) -> Vec<usize> {
    let mut found = Vec::new();
    for &id in &reader.clause(clause).arguments {
        let taken = id != own && metrics.iter().any(|metric| host_of(reader, metric) == id);
        let compared = reader.noun(id).is_some_and(|noun| matches!(noun.case, Case::Than | Case::Since));
        if !taken && !compared && id != own {
            found.extend(reader.values(id, EntityKind::Money));
        }
    }
    found
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
    if earned && let Some(change) = clause.and_then(|clause| change_of(reader, clause, amount, rank)) {
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

/// Whose figure it is: the owner with 의, the name right before, the actor of the clause, the topic of before.
/// The second value tells whether it came from before the sentence.
fn company_of(
    reader: &Reader<'_, '_>,
    metrics: &[Metric],
    metric: &Metric,
    clause: Option<ClauseId>,
) -> Option<(usize, bool)> {
    let noun = reader.noun(metric.phrase)?;
    let is_body = |index: &usize| reader.mentions[*index].is_body();
    for owner in noun.owners.iter().rev() {
        if let Some(party) = reader.parties(*owner, Reach::Actor).into_iter().find(is_body) {
            return Some((party, false));
        }
    }
    let words = reader.words(noun);
    let before = words.iter().rev().skip_while(|index| **index != metric.atom).skip(1);
    for index in before {
        let atom = reader.atom(*index);
        if *index + 1 == metric.atom && atom.mention.is_none() && !reader.atom(metric.atom).space_before {
            // 기업|가치: the other half of the word.
            continue;
        }
        if let Some((kind, mention)) = atom.mention {
            if matches!(kind, EntityKind::Company | EntityKind::Organization) {
                return Some((mention, false));
            }
            continue;
        }
        if !reader.predicates.is(atom.text, NounClass::Whole) && weight_of(reader, *index).is_none() {
            // 법인별 매출, 해외 매출: the figure of a part, not of the firm.
            return None;
        }
    }
    // `A의 매출은 86조원, 영업이익은 15조원으로`: the figure before it in the clause tells whose.
    let beside = metrics.iter().rev().filter(|other| other.atom < metric.atom);
    let beside = beside
        .filter_map(|other| reader.noun(other.phrase))
        .filter(|noun| noun.clause.is_some() && noun.clause == clause);
    let owner = beside
        .flat_map(|noun| noun.owners.iter().rev())
        .find_map(|owner| reader.parties(*owner, Reach::Actor).into_iter().find(is_body));
    if let Some(party) = owner {
        return Some((party, false));
    }
    let mut at = clause;
    for _ in 0..4 {
        let Some(current) = at else { break };
        let own = reader.clause(current);
        let mut leading = own
            .arguments
            .iter()
            .copied()
            .chain(own.shared)
            .filter(|id| reader.noun(*id).is_some_and(|noun| matches!(noun.case, Case::Topic | Case::Subject)));
        if let Some(party) = leading.find_map(|id| reader.parties(id, Reach::Actor).into_iter().find(is_body)) {
            return Some((party, false));
        }
        if let Some(head) = own.head
            && let Some(party) = reader.parties(head, Reach::Actor).into_iter().find(is_body)
        {
            return Some((party, false));
        }
        at = own.parent.or(own.previous);
    }
    if let Some(party) = clause.and_then(|clause| possessor_before(reader, clause)) {
        return Some((party, false));
    }
    if reader.headline {
        // `태산제지, 작년 매출 410억`: the headline's topic.
        let topics = reader.nouns().filter(|(_, noun)| noun.case == Case::Topic && noun.atoms.end <= metric.atom);
        return topics
            .map(|(id, _)| id)
            .find_map(|id| reader.parties(id, Reach::Actor).into_iter().find(is_body))
            .map(|party| (party, false));
    }
    let firm = match metric.sort {
        Sort::Earned(_) => reader.discourse.firm(reader.mentions),
        Sort::Worth | Sort::Raised => reader.discourse.valued(),
    };
    firm.map(|firm| (firm, true))
}

/// `A 주가는 올랐고, 시가총액은 …`: whose share the clause before spoke of.
fn possessor_before(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let previous = reader.clause(clause).previous?;
    let actor = reader.actor(previous)?;
    reader.parties(actor, Reach::Any).into_iter().find(|index| reader.mentions[*index].is_body())
}

/// The date beside the figure, else the clause's.
fn period_of(reader: &Reader<'_, '_>, metric: &Metric, clause: Option<ClauseId>) -> Option<usize> {
    let own = reader.values(metric.phrase, EntityKind::Date);
    if let Some(&date) = own.iter().rfind(|date| !is_yardstick(reader, **date)) {
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
        at = own.previous;
    }
    None
}

/// What a figure is held against is not what it is of: `전년 동기 대비`, `지난해보다`, `2분기에 비해`.
fn is_yardstick(reader: &Reader<'_, '_>, date: usize) -> bool {
    let rest = reader.text[reader.mentions[date].span.end..].trim_start();
    ["대비", "보다", "에 비", "과 비", "와 비"].iter().any(|word| rest.starts_with(word))
}

/// `13.8% 늘었다`, `14.6% 증가한`
fn change_of(reader: &Reader<'_, '_>, clause: ClauseId, amount: usize, rank: usize) -> Option<DraftRole> {
    let mut candidates = vec![clause];
    candidates.extend(reader.clause(clause).parent);
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
        let Some(&percent) = percents.get(rank).or_else(|| percents.last()) else { continue };
        let filler = DraftFiller::Mention(percent);
        return Some(DraftRole {
            role: Role::Change,
            filler,
            direction: Some(direction),
            base: base_of(reader, candidate),
            ground: Some(DraftGround::new(Rule::Change, Some(reader.endings(candidate)))),
        });
    }
    None
}

fn direction_of(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<Direction> {
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
fn base_of(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<Base> {
    for id in &reader.clause(clause).arguments {
        let noun = reader.noun(*id)?;
        let text = reader.analysis.span_of(noun.atoms.clone()).slice(reader.text);
        if ["같은 기간", "동기", "전년", "작년", "지난해"].iter().any(|word| text.contains(word)) {
            return Some(Base::Yoy);
        }
        if ["전 분기", "전분기", "직전 분기"].iter().any(|word| text.contains(word)) {
            return Some(Base::Qoq);
        }
    }
    None
}

/// `흑자로 전환했다`, `적자로 돌아섰다`, `흑자전환`: earnings without an amount.
fn turnaround(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<Draft> {
    let verb = reader.analysis.predicate(clause);
    let noun_text = verb.noun.as_ref().map_or("", |noun| reader.atom(noun.end - 1).text);
    let turns = noun_text == "전환" || matches!(reader.atom(verb.stem).lemma, "돌아서" | "전환하");
    if !turns {
        return None;
    }
    let (code, span) = reader.clause(clause).arguments.iter().find_map(|id| {
        let noun = reader.noun(*id)?;
        let word = reader
            .words(noun)
            .into_iter()
            .rev()
            .map(|index| reader.atom(index))
            .find(|atom| atom.text.ends_with("흑자") || atom.text.ends_with("적자"))?;
        Some((if word.text.ends_with("흑자") { "operating_profit" } else { "operating_loss" }, word.span))
    })?;
    let standing = reader.figure_standing(clause);
    if standing.blocked {
        return None;
    }
    let company = reader
        .actor(clause)
        .and_then(|actor| reader.parties(actor, Reach::Actor).into_iter().next())
        .or_else(|| reader.discourse.firm(reader.mentions))?;
    let mut draft = begin(reader, ClaimKind::Earn, standing, span);
    draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    draft.add(Role::Metric, DraftFiller::Code(code, span), reader.mentions);
    let mut dates = reader.clause(clause).arguments.iter().flat_map(|id| reader.values(*id, EntityKind::Date));
    if let Some(date) = dates.next() {
        draft.add(Role::Period, DraftFiller::Mention(date), reader.mentions);
    }
    close(reader, "turnaround", Some(clause), None, &mut draft);
    Some(draft)
}

/// `흑자 전환에 성공했다`
fn turnaround_noun(reader: &Reader<'_, '_>, id: PhraseId) -> Option<Draft> {
    let noun = reader.noun(id)?;
    let words = reader.words(noun);
    let place = words.iter().position(|index| reader.atom(*index).text == "전환")?;
    let before = reader.atom(words[place.checked_sub(1)?]);
    let code = match before.text {
        text if text.ends_with("흑자") => "operating_profit",
        text if text.ends_with("적자") => "operating_loss",
        _ => return None,
    };
    let clause = noun.clause.filter(|clause| reader.operator_of(*clause).is_some())?;
    let standing = reader.noun_standing(&words[place + 1..], Some(clause), None);
    let company = reader
        .actor(clause)
        .and_then(|actor| reader.parties(actor, Reach::Actor).into_iter().next())
        .or_else(|| reader.discourse.firm(reader.mentions))?;
    let mut draft = begin(reader, ClaimKind::Earn, standing, before.span);
    draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    draft.add(Role::Metric, DraftFiller::Code(code, before.span), reader.mentions);
    let dates = reader.clause(clause).arguments.iter().flat_map(|id| reader.values(*id, EntityKind::Date));
    if let Some(date) = dates.into_iter().next() {
        draft.add(Role::Period, DraftFiller::Mention(date), reader.mentions);
    }
    close(reader, "turnaround", Some(clause), None, &mut draft);
    Some(draft)
}

impl Reader<'_, '_> {
    /// How a figure stands: forecasts may be, goals are planned.
    fn figure_standing(&self, clause: ClauseId) -> Standing {
        let mut standing = self.standing(clause);
        if let Some(effect) = self.operator_of(clause) {
            standing.apply(effect);
        }
        if let Some(speaker) = self.forecaster(clause) {
            standing.modality = Modality::Possible;
            standing.source = Some(speaker);
            standing.cues.add(Sign::Source, self.weighing_words(clause));
        }
        standing.owes(self.weighing_words(clause));
        let verb = self.analysis.predicate(clause);
        if verb.noun.is_some() && standing.modality == Modality::Planned && verb.tense == crate::clause::Tense::Future {
            standing.modality = Modality::Possible;
        }
        standing
    }

    /// `A증권은 B의 매출을 2조원으로 내다봤다`: who forecasts.
    pub(crate) fn forecaster(&self, clause: ClauseId) -> Option<DraftFiller> {
        let verb = self.analysis.predicate(clause);
        let forecasts = match &verb.noun {
            Some(noun) => self.predicates.saying(self.atom(noun.end - 1).text, WordClass::Noun),
            None => self.predicates.saying(self.atom(verb.stem).lemma, WordClass::Verb),
        };
        if verb.voice != Voice::Active || forecasts != Some(Effect::SayPossible) {
            return None;
        }
        self.actor(clause).and_then(|actor| self.speaker(actor))
    }
}
