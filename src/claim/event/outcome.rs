//! What became of an event: a tie that was ended, work that was done, a plain present that looks ahead.

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId, Ending, NounPhrase, PhraseId, Tense, Voice};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, Modality, Polarity, Role, Sign};

/// `제휴를 끝냈다`, `라이선스 계약이 해지됐다`: a tie that is ended is none. Whether it was one before.
///
/// What was tied and then ended is two claims: that it was, and that it is no more. A plan that fell through is one.
pub(super) fn end_ties(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) -> Option<Draft> {
    if let Some(before) = withdrawn(reader, trigger, draft) {
        return Some(before);
    }
    let is_tie =
        matches!(draft.kind, ClaimKind::Partner | ClaimKind::License | ClaimKind::Supply | ClaimKind::Sanction);
    let id = trigger.phrase.filter(|_| is_tie)?;
    let host = reader.outermost(id);
    let own = reader.noun(host)?.clause?;
    // 종료한 | 바 있다
    let is_end = |clause: &ClauseId| ends(reader, word_of(reader, *clause)).is_some_and(|end| end != End::Done);
    let clause = [own, reader.telling(own)].into_iter().find(is_end).unwrap_or(own);
    let noun = reader.noun(id)?;
    let agreed = draft.kind != ClaimKind::Supply || is_agreement(reader, noun);
    let ending_noun = reader.words(noun).into_iter().find(|index| {
        *index >= trigger.atoms.end && ends(reader, reader.atom(*index).text).is_some_and(|end| end == End::Over)
    });
    let is_what_ends = matches!(reader.case(host), Some(Case::Object | Case::Subject | Case::Topic));
    let by_verb = is_what_ends && is_end(&clause);
    if !agreed || (ending_noun.is_none() && !by_verb) || reader.analysis.predicate(clause).negated {
        return None;
    }
    let was = noun_tells_past(reader, noun) || trigger.standing.modality == Modality::Asserted;
    let mut before = draft.clone();
    draft.polarity = Polarity::Negated;
    draft.cues.add(Sign::Negated, reader.analysis.span_of(reader.analysis.predicate(clause).atoms.clone()));
    before.polarity = Polarity::Affirmed;
    before.modality = Modality::Asserted;
    // The day is that of the end.
    before.roles.retain(|own| own.role != Role::Date);
    was.then_some(before)
}

/// `소송을 냈다가 취하했다`: it was brought, and is no more.
fn withdrawn(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> Option<Draft> {
    let own = reader.analysis.predicate(*trigger.zones.first()?);
    let goes_on = matches!(own.ending, Ending::Connective(_)) && own.tense == Tense::Past && !own.negated;
    let undone = draft.kind == ClaimKind::Sue && draft.polarity == Polarity::Negated && trigger.standing.undone;
    (goes_on && undone).then(|| Draft { polarity: Polarity::Affirmed, modality: Modality::Asserted, ..draft.clone() })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// 해지, 청산: of a tie.
    Over,
    /// 마무리: of work.
    Done,
    /// 끝내다
    Either,
}

fn ends(reader: &Reader<'_, '_>, word: &str) -> Option<End> {
    match reader.predicates.value(word, NounClass::Ends)? {
        "over" => Some(End::Over),
        "done" => Some(End::Done),
        _ => Some(End::Either),
    }
}

/// 계약, 협약: something was signed.
fn is_agreement(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    reader
        .words(noun)
        .into_iter()
        .any(|index| matches!(reader.atom(index).text, "계약" | "주문") || reader.atom(index).text.ends_with("계약"))
}

/// `맺은 계약`: the clause before the noun lies in the past.
fn noun_tells_past(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    noun.modifier.is_some_and(|modifier| reader.analysis.predicate(modifier).tense == Tense::Past)
}

fn word_of<'a>(reader: &Reader<'a, '_>, clause: ClauseId) -> &'a str {
    let verb = reader.analysis.predicate(clause);
    match &verb.noun {
        Some(noun) => reader.atom(noun.end - 1).text,
        None => reader.atom(verb.stem).lemma,
    }
}

/// `통합 작업을 끝냈다`: work that is done is no plan.
pub(super) fn done_is_so(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let Some(id) = trigger.phrase.filter(|_| draft.modality == Modality::Planned) else { return };
    let Some(clause) = reader.noun(reader.outermost(id)).and_then(|noun| noun.clause) else { return };
    let verb = reader.analysis.predicate(clause);
    let finishes = ends(reader, word_of(reader, clause)).is_some_and(|end| end != End::Over);
    if finishes && verb.tense == Tense::Past && !verb.negated && !verb.resolved {
        draft.modality = Modality::Asserted;
    }
}

/// `공장을 짓는다`, `500명을 뽑는다고 밝혔다`: a plain present of what is done once looks ahead.
pub(super) fn present_is_planned(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let once = match draft.kind {
        ClaimKind::Build
        | ClaimKind::Found
        | ClaimKind::Appoint
        | ClaimKind::Divest
        | ClaimKind::Payout
        | ClaimKind::Raise
        | ClaimKind::Layoff => true,
        ClaimKind::Hire => draft.has(Role::Count) || draft.has(Role::Date),
        ClaimKind::Investigate => draft.has(Role::Date),
        ClaimKind::Supply | ClaimKind::Sanction => draft.has(Role::Amount),
        ClaimKind::Pay
        | ClaimKind::Acquire
        | ClaimKind::Merge
        | ClaimKind::Invest
        | ClaimKind::List
        | ClaimKind::License
        | ClaimKind::Launch => draft.has(Role::Date),
        _ => false,
    };
    let Some(&zone) = trigger.zones.first().filter(|_| once && draft.modality == Modality::Asserted) else { return };
    let verb = reader.analysis.predicate(zone);
    let plain = matches!(verb.ending, Ending::Final | Ending::Quoted) && verb.tense == Tense::Present;
    let goes_on = (verb.stem + 1..verb.atoms.end).any(|index| matches!(reader.atom(index).lemma, "있" | "오" | "않"));
    let carries = trigger.phrase.is_none() || reader.operator_of(zone).is_some();
    if plain && carries && !goes_on && verb.voice != Voice::Copula && !is_habit(reader, zone) {
        draft.modality = Modality::Planned;
        draft.cues.add(Sign::Planned, reader.analysis.span_of(verb.atoms.clone()));
    }
}

/// `매년 지급한다`, `해마다 뽑는다`
fn is_habit(reader: &Reader<'_, '_>, zone: ClauseId) -> bool {
    let opens = |id: &PhraseId| {
        let first = reader.noun(*id).and_then(|noun| reader.words(noun).first().copied());
        first
            .is_some_and(|first| matches!(reader.atom(first).text, "매" | "매년" | "매월" | "해마다" | "평소" | "통상"))
    };
    reader.clause(zone).arguments.iter().any(opens)
}
