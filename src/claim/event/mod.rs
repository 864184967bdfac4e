//! Events: a predicate or a noun of an event, its frame, and the phrases that fill the frame's roles.
//!
//! [`trigger`] finds the words that carry frames, [`compound`] those that do it together, [`argument`] gives their phrases slots, [`demand`] asks whether the frame
//! fits, [`role`] fills its roles, [`wording`] with words where no name does, [`own_phrase`] from before its noun, [`charge`] whom it is about, [`bidder`] who is to buy, [`carry`] what the clause leaves out, [`before`] what the one before it tells, [`trade`] gives both sides
//! of a supply theirs, [`value`] amounts and dates, [`price`] sums that stand with another predicate, [`share`] shares and who
//! sold them, [`listing`] what a listing brings in, [`order`] whom a court orders to pay, [`round`] which round it was; [`gap`] and [`deal`] deal lists out, and
//! [`outcome`] asks what became of it.

mod argument;
mod before;
mod bidder;
mod carry;
mod charge;
mod compound;
mod deal;
mod demand;
mod gap;
mod listing;
mod order;
mod outcome;
mod own_phrase;
mod post;
mod price;
mod role;
mod round;
mod share;
mod trade;
mod trigger;
mod value;
mod wording;

use super::draft::{Draft, DraftFiller};
use super::ground::{DraftReading, Evidence, class_of};
use super::holding::holders;
use super::reader::{Reach, Reader};
use crate::clause::{ClauseId, Ending};
use crate::lexicon::{Frame, NounClass, PredicateId, Slot};
use crate::model::{ClaimKind, EntityKind, Modality, Polarity, Role, Rule, Sign, Tense};
use crate::span::ByteSpan;
use argument::{Argument, arguments, rule_of_argument};
use before::{
    founder_of_clause_before, founder_of_modifier, insolvency_of_before, is_by_court, other_side_of_clause_before,
    payer_of_clause_before,
};
use bidder::bidder;
use carry::{
    company_of_person, deal_of_before, maker, other_party_from_before, second_party_from_before, share_of_before,
    subject_from_before, who_pursues,
};
use charge::{culprit, suspect};
use deal::split_respectively;
use demand::{is_of_crowd, is_of_person, is_over_people, meets_demands, stands};
use gap::gapped;
use listing::is_of_listing;
use order::ordered;
use outcome::{done_is_so, end_ties, present_is_planned};
use own_phrase::from_own_phrase;
use price::{taken_in, told_of_head};
use role::place;
use round::{backers, round};
use share::{count_of_shares, seller_of_share};
use trade::sides;
use trigger::{Trigger, triggers};
use value::{counts, future_is_planned, place_of_money, value_phrases, values};

/// Reads every event of a sentence.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    for trigger in triggers(reader) {
        if trigger.standing.blocked {
            continue;
        }
        for id in trigger.frames {
            let frame = reader.predicates.frame(*id);
            let all = arguments(reader, &trigger, frame);
            let groups = gapped(reader, &trigger, &all).unwrap_or_else(|| vec![all]);
            let filled: Vec<Draft> =
                groups.into_iter().filter_map(|own| fill(reader, &trigger, frame, own, drafts)).collect();
            let found = !filled.is_empty();
            for mut draft in filled {
                if is_of_listing(reader, &trigger, drafts, &mut draft) {
                    continue;
                }
                draft.evidence.push(evidence(reader, &trigger, *id, &draft));
                let before = end_ties(reader, &trigger, &mut draft);
                for draft in before.into_iter().chain([draft]) {
                    split_respectively(reader, &trigger, draft, drafts);
                }
            }
            if found {
                break;
            }
        }
    }
    for (trigger, word, mut draft) in post::filled(reader) {
        draft.credit(Rule::Compound);
        draft.evidence.push(evidence(reader, &trigger, word, &draft));
        drafts.push(draft);
    }
}

fn fill(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    frame: &Frame,
    arguments: Vec<Argument>,
    told: &[Draft],
) -> Option<Draft> {
    // `처분을 받았다`, `투자를 받았다`: only a frame that knows its passive is turned round.
    if trigger.passive && frame.role(Slot::PassiveSubject).is_none() && trigger.phrase.is_some() {
        return None;
    }
    // `매물로 나온 B를 인수했다`: it was.
    let told_by_the_way = |zone: &ClauseId| reader.analysis.predicate(*zone).ending == Ending::Adnominal;
    if frame.row.failing && !trigger.standing.negated {
        return None;
    }
    if frame.row.offered && trigger.zones.first().is_some_and(told_by_the_way) {
        return None;
    }
    // What each of several holds is read by itself.
    if frame.kind == ClaimKind::Own && trigger.zones.first().is_some_and(|zone| !holders(reader, *zone).is_empty()) {
        return None;
    }
    if !meets_demands(reader, trigger, frame, &arguments)
        || is_of_crowd(reader, trigger, frame)
        || is_of_person(reader, trigger, frame)
        || is_over_people(reader, frame, &arguments)
    {
        return None;
    }
    let mut draft = Draft {
        kind: frame.kind,
        roles: Vec::new(),
        // 어음을 막지 못했다: a default it is.
        polarity: polarity(frame, trigger),
        modality: trigger.standing.modality(),
        tense: trigger.standing.tense,
        source: trigger.standing.source,
        trigger: reader.analysis.span_of(trigger.atoms.clone()),
        evidence: Vec::new(),
        cues: trigger.standing.cues,
        headline: reader.headline,
        rounded: Vec::new(),
    };
    from_own_phrase(reader, trigger, frame, &mut draft);
    bidder(reader, trigger, &mut draft);
    draft.credit(Rule::Head);
    // `A가 B와 C의 합병을 마쳤다`: where the noun names its parties, who carries it out is none of them.
    let merged = arguments.iter().filter(|argument| argument.slot == Slot::Object);
    let merged = merged.flat_map(|argument| reader.parties(argument.phrase, Reach::Any)).count();
    let complete = frame.row.together && (draft.fillers(Role::Party).count() >= 2 || merged >= 2);
    // `A가 B를 상장시킨다`, `A가 B를 청산한다`: it is B that is listed, B that ends.
    let befalls_other = matches!(frame.kind, ClaimKind::List | ClaimKind::Insolvency)
        && arguments
            .iter()
            .any(|argument| argument.slot == Slot::Object && !reader.parties(argument.phrase, Reach::Actor).is_empty());
    let complete = complete || befalls_other;
    let own = arguments.iter().filter(|argument| !complete || argument.slot != Slot::Subject);
    // What is done to somebody says who is meant, before what it is about does; who acts, before who acts with him.
    let is_beside = |argument: &&Argument| match argument.slot {
        Slot::About => true,
        Slot::With => frame.role(Slot::With).is_none(),
        _ => false,
    };
    let (beside, own): (Vec<&Argument>, Vec<&Argument>) = own.partition(is_beside);
    for argument in own.into_iter().chain(beside) {
        place(reader, frame, trigger.passive, *argument, &mut draft);
        reader.credit(&mut draft, rule_of_argument(reader, trigger, *argument), argument.phrase);
    }
    ordered(reader, trigger, &mut draft);
    draft.credit(Rule::Dative);
    suspect(reader, trigger, &arguments, &mut draft);
    draft.credit(Rule::Charge);
    culprit(reader, trigger, &mut draft);
    draft.credit(Rule::Reason);
    share_of_before(reader, trigger, frame, &arguments, told, &mut draft);
    draft.credit(Rule::ShareBefore);
    maker(reader, &arguments, trigger, &mut draft);
    insolvency_of_before(reader, trigger, told, &mut draft);
    subject_from_before(reader, trigger, frame, &mut draft);
    who_pursues(reader, trigger, frame, &mut draft);
    draft.credit(Rule::Head);
    company_of_person(reader, trigger, &mut draft);
    draft.credit(Rule::Beside);
    deal_of_before(reader, trigger, told, &mut draft);
    draft.credit(Rule::Before);
    other_side_of_clause_before(reader, trigger, told, &mut draft);
    payer_of_clause_before(reader, trigger, told, &mut draft);
    founder_of_clause_before(reader, trigger, &mut draft);
    founder_of_modifier(reader, &arguments, &mut draft);
    draft.credit(Rule::ClauseBefore);
    other_party_from_before(reader, trigger, &mut draft);
    draft.credit(Rule::Article);
    second_party_from_before(reader, trigger, frame, &mut draft);
    sides(reader, frame, trigger, &arguments, &mut draft);
    values(reader, trigger, &arguments, &mut draft);
    place_of_money(reader, trigger, &mut draft);
    draft.credit(Rule::ClauseBefore);
    taken_in(reader, trigger, &mut draft);
    told_of_head(reader, trigger, &mut draft);
    draft.credit(Rule::Figure);
    seller_of_share(reader, &arguments, &mut draft);
    draft.credit(Rule::Head);
    count_of_shares(reader, trigger, &arguments, &mut draft);
    round(reader, trigger, &arguments, &mut draft);
    draft.credit(Rule::Value);
    backers(reader, trigger, &mut draft);
    draft.credit(Rule::Head);
    counts(reader, trigger, &arguments, &mut draft);
    if let Some((role, code)) = frame.code {
        draft.add(role, DraftFiller::Code(code, draft.trigger), reader.mentions);
        draft.credit(Rule::Frame);
    }
    title_as_post(reader, trigger, &arguments, &mut draft);
    draft.credit(Rule::Title);
    taken_on_without_post(reader, &mut draft);
    listing_is_planned(reader, trigger, &mut draft);
    future_is_planned(reader, trigger, &mut draft);
    // 매물로 나왔다: what is on offer is not sold yet.
    if frame.row.offered && draft.modality == Modality::Asserted {
        draft.modality = Modality::Planned;
        draft.cues.add(Sign::Planned, draft.trigger);
    }
    present_is_planned(reader, trigger, &mut draft);
    done_is_so(reader, trigger, &mut draft);
    // 법원이 회생절차 개시를 결정했다: what a court decides is so.
    let judged = draft.has(Role::Authority) || is_by_court(reader, trigger);
    if draft.kind == ClaimKind::Insolvency && judged && draft.modality == Modality::Planned {
        draft.modality = if trigger.standing.tense == Some(Tense::Past) { Modality::Asserted } else { draft.modality };
    }
    stands(reader, trigger, frame, &arguments, &draft).then_some(draft)
}

/// Whether the event is so: 어음을 막지 못했다 is a default, 판권을 반환했다 no licence any more.
fn polarity(frame: &Frame, trigger: &Trigger<'_>) -> Polarity {
    match trigger.standing.polarity() {
        _ if frame.row.failing => Polarity::Affirmed,
        Polarity::Affirmed if frame.row.undoing => Polarity::Negated,
        Polarity::Negated if frame.row.undoing => Polarity::Affirmed,
        own => own,
    }
}

/// `문 사장을 해임했다`: who leaves leaves the post of the title.
fn title_as_post(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    let leaves = draft.roles.iter().any(|own| matches!(own.filler, DraftFiller::Code("out", _)));
    if draft.kind != ClaimKind::Appoint || draft.has(Role::Position) || !leaves {
        return;
    }
    for id in value_phrases(reader, trigger, arguments) {
        let Some(noun) = reader.noun(id) else { continue };
        let words = reader.words(noun);
        let Some(person) = words.iter().rposition(|index| reader.atom(*index).is_kind(EntityKind::Person)) else {
            continue;
        };
        let title: Vec<usize> = words[person + 1..]
            .iter()
            .copied()
            .filter(|index| reader.predicates.ends_in(reader.atom(*index).text, NounClass::Position))
            .collect();
        if let (Some(&first), Some(&last)) = (title.first(), title.last()) {
            let span = reader.atom(first).span.join(reader.atom(last).span);
            draft.add(Role::Position, DraftFiller::Text(span), reader.mentions);
            return;
        }
    }
}

/// 영입 without a position is `hire`, with one `appoint`.
fn taken_on_without_post(reader: &Reader<'_, '_>, draft: &mut Draft) {
    let taken_on = matches!(draft.trigger.slice(reader.text), "영입" | "스카우트");
    if draft.kind != ClaimKind::Appoint || draft.has(Role::Position) || !taken_on {
        return;
    }
    draft.kind = ClaimKind::Hire;
    for role in draft.roles.iter_mut().filter(|own| own.role == Role::Company) {
        role.role = Role::Employer;
    }
}

/// `상장 절차에 들어갔다`, `상장예비심사를 청구했다`: a listing on its way is planned.
fn listing_is_planned(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::List || draft.modality != Modality::Asserted || trigger.standing.undone {
        return;
    }
    let Some(noun) = trigger.phrase.and_then(|id| reader.noun(id)) else { return };
    let on_its_way = reader.words(noun).iter().any(|index| reader.is(*index, NounClass::Stage));
    if on_its_way || draft.trigger.slice(reader.text).ends_with("심사") {
        draft.modality = Modality::Planned;
        draft.cues.add(Sign::Planned, reader.analysis.span_of(noun.atoms.clone()));
    }
}

fn evidence(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, id: PredicateId, draft: &Draft) -> Evidence {
    let mut span = reader.analysis.span_of(trigger.atoms.clone());
    let sentence = sentence_span(reader);
    for role in &draft.roles {
        let part = match role.filler {
            DraftFiller::Mention(index) => reader.mentions[index].span,
            DraftFiller::Text(span) | DraftFiller::Code(_, span) => span,
        };
        if sentence.contains(part) {
            span = span.join(part);
        }
    }
    let word = reader.predicates.word(id);
    let clause = trigger.zones.first().map(|zone| reader.analysis.reach(*zone));
    let reading = DraftReading {
        frame: reader.predicates.frame(id).row.name,
        lemma: word.lemma,
        class: class_of(word.class),
        passive: trigger.passive,
        clause: clause.or(trigger.phrase.map(|id| reader.analysis.extent(id))).unwrap_or(span),
    };
    Evidence { span, reading }
}

fn sentence_span(reader: &Reader<'_, '_>) -> ByteSpan {
    reader.analysis.span_of(0..reader.analysis.atoms.len())
}
