//! Amounts, dates, shares and counts that belong to an event.

use super::super::draft::{Draft, DraftFiller, value_roles};
use super::super::reader::{Reach, Reader};
use super::argument::{Argument, clause_before};
use super::role::put;
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId, Ending, Link, PhraseId};
use crate::lexicon::{ClassSet, NounClass, Slot};
use crate::model::{ClaimKind, EntityKind, Modality, Role, Rule, Sign};
use crate::segment::Pos;

/// Amounts, dates and shares of the trigger's clauses.
pub(super) fn values(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    let (amount, date, share) = value_roles(draft.kind);
    let mut phrases = value_phrases(reader, trigger, arguments);
    if draft.kind == ClaimKind::Build {
        phrases.extend(spent(reader, trigger, SPENDS_ON_BUILDING));
    }
    let paired = arguments.iter().any(|argument| reader.is_paired(argument.phrase));
    if let Some(role) = amount {
        let by_share = draft.kind == ClaimKind::Payout;
        // Its own amount before those of what stands beside it.
        let first = trigger.phrase.filter(|_| !paired);
        let own = first.iter().chain(phrases.iter().filter(|id| Some(**id) != first));
        let whole = phrases
            .iter()
            .flat_map(|id| reader.values(*id, EntityKind::Money))
            .any(|money| !is_share_price(reader, money));
        let alone = trigger.phrase.filter(|id| is_listed_with_others(reader, *id));
        let counts = |money: usize| {
            alone.is_none_or(|alone| holds(reader, alone, money))
                && (by_share || !whole || !is_share_price(reader, money))
        };
        for id in own.filter(|id| !is_figure(reader, **id)) {
            let moneys = reader.values(*id, EntityKind::Money).into_iter();
            for money in moneys.filter(|money| is_own(reader, trigger, *id, *money) && counts(*money)) {
                if !draft.has(role)
                    || paired
                    || reader.members(*id).count() > 1
                    || is_dealt(reader, trigger)
                    || is_total(reader, trigger, draft, money)
                {
                    draft.add(role, DraftFiller::Mention(money), reader.mentions);
                }
            }
            reader.credit(draft, rule_of_value(reader, trigger, *id), *id);
        }
    }
    fined_each(reader, trigger, draft);
    if let Some(role) = share {
        for id in &phrases {
            for percent in reader.values(*id, EntityKind::Percent) {
                if !draft.has(role) || paired || reader.members(*id).count() > 1 {
                    draft.add(role, DraftFiller::Mention(percent), reader.mentions);
                }
            }
            reader.credit(draft, rule_of_value(reader, trigger, *id), *id);
        }
    }
    if let Some(role) = date
        && let Some((found, id)) = date_of(reader, trigger, &phrases)
    {
        draft.add(role, DraftFiller::Mention(found), reader.mentions);
        reader.credit(draft, rule_of_value(reader, trigger, id), id);
    }
}

/// `과태료 3600만 원과 과징금 48억 원을 물렸다`: each of them is an event with a sum of its own.
fn is_listed_with_others(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let is_event_with_sum = |id: PhraseId| {
        let words = reader.noun(id).map(|noun| reader.words(noun)).unwrap_or_default();
        words.iter().any(|index| !reader.frames(*index).is_empty())
            && words.iter().any(|index| reader.atom(*index).is_kind(EntityKind::Money))
    };
    let whole = reader.outermost(id);
    reader.members(whole).count() > 1 && reader.members(whole).all(is_event_with_sum)
}

/// Whether an amount stands in a phrase itself.
fn holds(reader: &Reader<'_, '_>, id: PhraseId, money: usize) -> bool {
    reader.noun(id).is_some_and(|noun| reader.words(noun).into_iter().any(|index| reader.mention(index) == Some(money)))
}

/// `회사별 과징금은 A 42억 원, B 33억 원이다`: whose each of the amounts is stands right before it.
fn fined_each(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::Sanction || draft.has(Role::Target) || draft.fillers(Role::Amount).count() < 2 {
        return;
    }
    let own = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
    let members: Vec<PhraseId> = own.flat_map(|id| reader.members(id)).collect();
    for id in members {
        let Some(noun) = reader.noun(id) else { continue };
        let words = reader.words(noun);
        let [firm, amount] = words[..] else { continue };
        if reader.atom(firm).is_kind(EntityKind::Company) && reader.atom(amount).is_kind(EntityKind::Money) {
            reader.mention(firm).into_iter().for_each(|firm| {
                draft.add(Role::Target, DraftFiller::Mention(firm), reader.mentions);
            });
        }
    }
}

/// `주당 23달러에 20억 달러어치를 샀다`: what a share costs, where the whole is told too.
fn is_share_price(reader: &Reader<'_, '_>, money: usize) -> bool {
    reader.text[..reader.mentions[money].span.start].trim_end().ends_with("주당")
}

/// `주당 120원씩 모두 38억 원을 배당한다`: how much a share, and how much in all.
fn is_total(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft, money: usize) -> bool {
    let mut amounts = draft.fillers(Role::Amount);
    let (Some(DraftFiller::Mention(first)), None) = (amounts.next(), amounts.next()) else { return false };
    let before = reader.text[..reader.mentions[first].span.start].trim_end();
    let stands_before = reader.mentions[money].span.start < draft.trigger.start
        && trigger.phrase.is_none_or(|id| is_own(reader, trigger, id, money));
    draft.kind == ClaimKind::Payout && stands_before && (before.ends_with("주당") || before.ends_with("주에"))
}

/// Whether a value stands with the event, in the clause before it, or with the noun that is modified.
fn rule_of_value(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, id: PhraseId) -> Rule {
    let Some(&first) = trigger.zones.first() else { return Rule::Value };
    let with_event =
        Some(id) == trigger.phrase || trigger.zones.iter().any(|zone| reader.clause(*zone).arguments.contains(&id));
    let before = clause_before(reader, first).is_some_and(|before| reader.clause(before).arguments.contains(&id));
    match (with_event, before) {
        (true, _) => Rule::Value,
        (false, true) => Rule::ClauseBefore,
        (false, false) => Rule::Head,
    }
}

/// `1205원의 배당과 400억원 규모의 소각을`: of what is listed each has its own amount.
fn is_own(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, id: PhraseId, value: usize) -> bool {
    let Some(noun) = reader.noun(id).filter(|_| trigger.phrase == Some(id)) else { return true };
    let listed = noun.listed.last().and_then(|last| reader.noun(*last));
    let apart = listed.is_some_and(|last| {
        !reader
            .values(id, EntityKind::Money)
            .iter()
            .all(|money| reader.mentions[*money].span.start < reader.atom(last.atoms.end - 1).span.end)
    });
    let behind = |last: &crate::clause::NounPhrase| {
        reader.mentions[value].span.start >= reader.atom(last.atoms.end - 1).span.end
    };
    !apart || listed.is_none_or(behind)
}

/// 각각 stands before one of the predicates.
pub(super) fn is_dealt(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    // `A와 B는 각각 2조 원, 1조 원을 투자해 센터를 짓는다`: … or before the one that spends.
    let spends = spending(reader, trigger, SPENDS_ON_BUILDING);
    let mut zones = trigger.zones.iter().copied().chain(spends);
    zones.any(|zone| reader.analysis.predicate(zone).respectively)
}

/// Phrases in which the trigger's values may stand.
pub(super) fn value_phrases(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument]) -> Vec<PhraseId> {
    let mut phrases: Vec<PhraseId> = Vec::new();
    phrases.extend(trigger.phrase);
    for &zone in &trigger.zones {
        phrases.extend(reader.clause(zone).arguments.iter().copied());
    }
    let heads = arguments.iter().filter(|argument| !is_shared(reader, trigger, argument.phrase));
    phrases.extend(heads.map(|argument| argument.phrase));
    phrases.extend(spent(reader, trigger, SPENDS));
    phrases.sort_unstable();
    phrases.dedup();
    phrases
}

/// `60억 원을 들여 공장을 지었다`: what the clause before spends.
fn spent(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, verbs: &[&str]) -> Vec<PhraseId> {
    let Some(previous) = spending(reader, trigger, verbs) else { return Vec::new() };
    let own = reader.clause(previous).arguments.iter().copied();
    own.filter(|id| !reader.values(*id, EntityKind::Money).is_empty()).collect()
}

/// Verbs that spend, whatever it is on.
const SPENDS: &[&str] = &["들이", "투입", "쏟", "쏟아붓"];
/// Verbs that spend on what is built: elsewhere 투자 is an event of its own.
pub(super) const SPENDS_ON_BUILDING: &[&str] = &["들이", "투입", "쏟", "쏟아붓", "투자"];

/// `천안에 650억 원을 투자해 공장을 짓는다`: the place that the money goes to is where is built.
pub(super) fn place_of_money(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::Build || draft.has(Role::Place) {
        return;
    }
    let Some(previous) = spending(reader, trigger, SPENDS_ON_BUILDING) else { return };
    for &id in &reader.clause(previous).arguments {
        if reader.case(id) == Some(Case::Dative) && reader.parties(id, Reach::Any).is_empty() {
            put(reader, Role::Place, id, Slot::Dative, draft);
        }
    }
}

/// The clause before, where it spends.
fn spending(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, verbs: &[&str]) -> Option<ClauseId> {
    let zone = *trigger.zones.first()?;
    // `공장을 증설하기 위해 1500억 원을 투자한다`: what is spent stands further on.
    let purposes = || {
        let next = ClauseId(zone.0 + 1);
        let nominal = reader.analysis.predicate(zone).ending == Ending::Nominal;
        nominal.then_some(next).filter(|next| next.0 < reader.analysis.clauses.len())
    };
    let onward = purposes().and_then(|purpose| reader.clause(purpose).parent);
    // `건설 중인 공장에 1500억 원을 더 투자한다`: … or with what is built.
    let spent_on = || {
        let head = reader.clause(zone).head.and_then(|head| reader.noun(reader.outermost(head)))?;
        head.clause.filter(|_| head.case == Case::Dative)
    };
    let previous = reader.clause(zone).previous.or(onward).or_else(spent_on)?;
    let verb = reader.analysis.predicate(previous);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    verbs.contains(&word).then_some(previous)
}

/// A subject shared with another clause brings none of its values along.
pub(super) fn is_shared(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, id: PhraseId) -> bool {
    // `30억원어치의 자사주도 사들인다`: a topic that is no party, but what the event is done to.
    let is_party = !reader.parties(id, Reach::Any).is_empty();
    is_party && trigger.zones.iter().any(|zone| reader.clause(*zone).shared == Some(id))
}

/// An amount beside 매출 or 시가총액 is that figure, not what is paid.
pub(super) fn is_figure(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    const FIGURES: ClassSet = ClassSet::of(&[NounClass::Metric, NounClass::Worth]);
    let is_one = |index: &usize| reader.predicates.set_of(reader.atom(*index).word).meets(FIGURES);
    reader.noun(id).is_some_and(|noun| noun.classes.meets(FIGURES) && reader.words(noun).iter().any(is_one))
}

pub(super) fn follows_closely(reader: &Reader<'_, '_>, previous: ClauseId) -> bool {
    matches!(reader.analysis.predicate(previous).ending, Ending::Connective(Link::Sequence | Link::And))
}

/// `12일 업계에 따르면`: the day of the report, not of what it tells.
fn is_of_report(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    reader.noun(PhraseId(id.0 + 1)).is_some_and(|next| next.case == Case::According)
        && reader.noun(id).is_some_and(|noun| noun.case == Case::Bare)
}

/// `A는 5일 B를 인수하는 계약을 맺었다고 공시했다`: the day right behind who says it is when it was said.
fn is_day_of_saying(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, id: PhraseId) -> bool {
    let Some(noun) = reader.noun(id).filter(|noun| noun.case == Case::Bare && reader.is_value(noun)) else {
        return false;
    };
    let is_day = reader.words(noun).last().is_some_and(|last| reader.atom(*last).text.ends_with('일'));
    let speaker = id.0.checked_sub(1).map(PhraseId).filter(|before| reader.case(*before) == Some(Case::Topic));
    let quoted = trigger.zones.iter().any(|zone| {
        let told = std::iter::successors(Some(*zone), |at| reader.above(*at)).take(4);
        let quoting = told.filter(|at| reader.analysis.predicate(*at).ending == Ending::Quoted);
        // … unless another day is (`오는 7월 1일 합병한다고 5일 공시했다`).
        let undated = |saying: &ClauseId| {
            let own = &reader.clause(*saying).arguments;
            !own.iter().any(|other| *other != id && !reader.values(*other, EntityKind::Date).is_empty())
        };
        let mut saying = quoting.filter_map(|at| reader.clause(at).parent).filter(undated);
        saying.any(|saying| reader.actor(saying) == speaker)
    });
    let ahead = reader.values(id, EntityKind::Date).iter().any(|date| reader.mentions[*date].ahead);
    !ahead && is_day && speaker.is_some() && quoted
}

pub(super) fn date_of(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    phrases: &[PhraseId],
) -> Option<(usize, PhraseId)> {
    let day = |id: &PhraseId| reader.values(*id, EntityKind::Date).first().map(|date| (*date, *id));
    let told = |id: &PhraseId| is_of_report(reader, *id) || is_day_of_saying(reader, trigger, *id);
    let own = phrases.iter().rev().filter(|id| !told(id)).find_map(day);
    own.or_else(|| {
        let first = *trigger.zones.first()?;
        let previous = reader.clause(first).previous.filter(|previous| follows_closely(reader, *previous))?;
        reader.clause(previous).arguments.iter().rev().find_map(day)
    })
}

/// `50여 명`, `직원 420명`
pub(super) fn counts(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    if !matches!(draft.kind, ClaimKind::Hire | ClaimKind::Layoff) {
        return;
    }
    let phrases = value_phrases(reader, trigger, arguments);
    // `80명 규모의 채용`: how many may stand before 의.
    let owners = |id: &PhraseId| reader.noun(*id).map(|noun| noun.owners.clone()).unwrap_or_default();
    let own = trigger.phrase.iter().flat_map(owners);
    for id in phrases.into_iter().flat_map(|id| reader.members(id)).chain(own) {
        let Some(noun) = reader.noun(id) else { continue };
        let words = reader.words(noun);
        for unit in (0..words.len()).filter(|place| matches!(reader.atom(words[*place]).text, "명" | "여명")) {
            let from = (0..unit).rev().take_while(|place| is_numeral(reader, words[*place])).last();
            if let Some(from) = from {
                let span = reader.atom(words[from]).span.join(reader.atom(words[unit]).span);
                draft.add(Role::Count, DraftFiller::Text(span), reader.mentions);
            }
        }
        reader.credit(draft, Rule::Value, id);
    }
    share_of_staff(reader, trigger, draft);
}

/// `직원의 10%를 해고한다`: how many, as a share.
fn share_of_staff(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::Layoff || draft.has(Role::Count) {
        return;
    }
    let own = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
    for id in own.filter(|id| reader.case(*id) == Some(Case::Object)) {
        let word = reader.noun(id).and_then(|noun| reader.head_word(noun));
        if let Some(share) = word.filter(|word| word.is_kind(EntityKind::Percent)) {
            draft.add(Role::Count, DraftFiller::Text(share.span), reader.mentions);
            reader.credit(draft, Rule::Value, id);
        }
    }
}

pub(super) fn is_numeral(reader: &Reader<'_, '_>, index: usize) -> bool {
    let atom = reader.atom(index);
    matches!(atom.tags.first(), Pos::SN | Pos::NR) || matches!(atom.text, "여" | "," | "수")
}

/// A plain present for a day to come is planned.
pub(super) fn future_is_planned(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let ahead = draft.fillers(Role::Date).find_map(|filler| match filler {
        DraftFiller::Mention(index) => Some(index).filter(|index| reader.mentions[*index].ahead),
        DraftFiller::Text(_) | DraftFiller::Code(..) => None,
    });
    // `6월까지 사들인 뒤 소각한다`: nor can what comes after it have happened.
    let before = trigger.zones.first().and_then(|zone| clause_before(reader, *zone));
    let ahead = ahead.or_else(|| {
        let mut dates = reader.clause(before?).arguments.iter().flat_map(|id| reader.values(*id, EntityKind::Date));
        dates.find(|date| reader.mentions[*date].ahead)
    });
    if let Some(day) = ahead
        && draft.modality == Modality::Asserted
        && draft.tense != Some(crate::model::Tense::Past)
    {
        draft.modality = Modality::Planned;
        draft.cues.add(Sign::Planned, reader.mentions[day].span);
    }
}
