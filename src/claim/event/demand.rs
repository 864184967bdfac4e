//! What a frame asks of its phrases before it makes a claim.

use super::super::draft::{Draft, DraftFiller, core, same};
use super::super::reader::{Reach, Reader};
use super::argument::{Argument, clause_before};
use super::trigger::{Trigger, brings_suit};
use crate::clause::{Case, PhraseId};
use crate::lexicon::{Frame, NounClass, Slot, WordClass};
use crate::model::{ClaimKind, EntityKind, Role};
use crate::segment::Pos;

pub(super) fn meets_demands(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    frame: &Frame,
    arguments: &[Argument],
) -> bool {
    let row = frame.row;
    let of =
        |slot: Slot| arguments.iter().filter(move |argument| argument.slot == slot).map(|argument| argument.phrase);
    let is_object_demanded = !row.object_nouns.is_empty() || row.object_party || row.object_thing || row.object_money;
    if is_object_demanded {
        let slots = if trigger.passive { [Slot::Subject, Slot::Subject] } else { [Slot::Object, Slot::Compound] };
        // Amounts and shares fill no role by their case, but are objects all the same.
        let values = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
        let values = values.filter(|id| reader.noun(*id).is_some_and(|noun| reader.is_value(noun)));
        let bought = if frame.kind == ClaimKind::Payout {
            // `자사주도 사들인다`: the topic is what is bought.
            // … and `중간배당으로 주당 1500원을 지급했다` what the sum is.
            objects_before(reader, trigger).into_iter().chain(of(Slot::Subject)).chain(of(Slot::To)).collect()
        } else {
            Vec::new()
        };
        let mut candidates = of(slots[0]).chain(of(slots[1])).chain(trigger.phrase).chain(values).chain(bought);
        if !candidates.any(|id| is_object_for(reader, frame, trigger, id)) {
            return false;
        }
    }
    if row.subject_party && !of(Slot::Subject).any(|id| !reader.parties(id, Reach::Share).is_empty()) {
        return false;
    }
    // `A는 공장 자동화 기업 B에 투자했다`: B is no plant.
    let heads = |id: PhraseId| {
        let word = reader.noun(id).and_then(|noun| reader.head_word(noun));
        word.is_some_and(|word| word.mention.is_none() && names_one_of(word.text, row.dative_nouns))
    };
    if row.dative_head && !of(Slot::Dative).any(heads) {
        return false;
    }
    row.dative_nouns.is_empty() || {
        // `코스닥 입성식`, `이번 라운드는 A가 주도했다`: a topic beside a subject is none of the arguments.
        let topics = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
        let own = topics.filter(|id| reader.case(*id) == Some(Case::Topic)).chain(trigger.phrase);
        // `두 번째 라운드에서`, `라운드를 통해`, `자회사로`
        let through = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
        let through = through.filter(|id| matches!(reader.case(*id), Some(Case::Other | Case::At | Case::To)));
        let own = own.chain(through);
        let mut places =
            of(Slot::Dative).chain(of(Slot::To)).chain(of(Slot::Object)).chain(of(Slot::Subject)).chain(own);
        places.any(|id| {
            // 코스피 5위에 올랐다
            let words = reader.noun(id).map(|noun| reader.words(noun)).unwrap_or_default();
            let last = &words[words.len().saturating_sub(2)..];
            let market = frame.kind != ClaimKind::List || is_named_in(reader, last, row.dative_nouns);
            market && ends_in(reader, id, row.dative_nouns)
        })
    }
}

/// `개인은 A 주식을 사들였다`: who trades in shares without a name acquires nothing that is told of.
pub(super) fn is_of_crowd(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame) -> bool {
    if !matches!(frame.kind, ClaimKind::Acquire | ClaimKind::Divest | ClaimKind::Invest) || trigger.passive {
        return false;
    }
    let Some(actor) = trigger.zones.first().and_then(|zone| reader.actor(*zone)) else { return false };
    let Some(noun) = reader.noun(actor).filter(|_| reader.parties(actor, Reach::Any).is_empty()) else { return false };
    reader.words(noun).iter().any(|index| reader.is(*index, NounClass::Crowd))
}

/// `한모루와 도하린은 소속팀으로 돌아갔다`: nor is one who is named.
fn is_deal_over_person(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    let is_person =
        |filler| matches!(filler, DraftFiller::Mention(index) if reader.mentions[index].kind == EntityKind::Person);
    matches!(draft.kind, ClaimKind::Acquire | ClaimKind::Divest)
        && draft.fillers(Role::Target).chain(draft.fillers(Role::Asset)).any(is_person)
}

/// `검찰은 A 임원 2명을 재판에 넘겼다`: people are not sold.
pub(super) fn is_over_people(reader: &Reader<'_, '_>, frame: &Frame, arguments: &[Argument]) -> bool {
    let mut objects = arguments.iter().filter(|argument| argument.slot == Slot::Object);
    let counts_people = |id: PhraseId| {
        let words = reader.noun(id).map(|noun| reader.words(noun)).unwrap_or_default();
        words.iter().any(|index| reader.atom(*index).text == "명" && reader.atom(*index).tags.has(Pos::NNBC))
    };
    // `감독원은 A를 검찰에 넘겼다`: nor is anything sold to those who prosecute.
    let to_authority = |id: PhraseId| {
        let mut parties = reader.parties(id, Reach::Actor).into_iter().map(|party| reader.mentions[party]);
        parties.any(|party| {
            let name = party.span.slice(reader.text);
            let is_one = [NounClass::Authority, NounClass::Court];
            party.kind == EntityKind::Organization
                && is_one.into_iter().any(|class| reader.predicates.ends_in(name, class))
        })
    };
    let mut datives = arguments.iter().filter(|argument| argument.slot == Slot::Dative);
    frame.kind == ClaimKind::Divest
        && (objects.any(|object| counts_people(object.phrase)) || datives.any(|dative| to_authority(dative.phrase)))
}

/// `홍길동 회장이 자사주를 사들였다`: a person gives nothing back to the shareholders.
pub(super) fn is_of_person(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame) -> bool {
    let actor = trigger.zones.first().and_then(|zone| reader.actor(*zone)).and_then(|actor| reader.noun(actor));
    frame.kind == ClaimKind::Payout
        && actor
            .is_some_and(|noun| reader.words(noun).iter().any(|index| reader.atom(*index).is_kind(EntityKind::Person)))
}

/// `자사주를 사들인 뒤 전량 소각한다`, `자사주를 매입해 소각했다`: an object left out is that of the clause before.
fn objects_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Vec<PhraseId> {
    let Some(&zone) = trigger.zones.first() else { return Vec::new() };
    let own = &reader.clause(zone).arguments;
    if own
        .iter()
        .any(|id| reader.case(*id) == Some(Case::Object) && reader.noun(*id).is_some_and(|noun| !reader.is_value(noun)))
    {
        return Vec::new();
    }
    let before = clause_before(reader, zone);
    let objects = before.map(|clause| reader.clause(clause).arguments.clone()).unwrap_or_default();
    objects.into_iter().filter(|id| matches!(reader.case(*id), Some(Case::Object | Case::Topic))).collect()
}

pub(super) fn is_object_for(reader: &Reader<'_, '_>, frame: &Frame, trigger: &Trigger<'_>, id: PhraseId) -> bool {
    let row = frame.row;
    let Some(noun) = reader.noun(id) else { return false };
    if Some(id) == trigger.phrase {
        // `공장 착공`, `자사주 매입`: the words before the noun itself.
        let words = reader.words(noun).into_iter().take_while(|index| *index < trigger.atoms.start);
        let before: Vec<usize> = words.collect();
        let party = row.object_party && before.iter().any(|index| reader.atom(*index).is_party());
        // `공장의 증설`: … and what stands before it with 의.
        let owned = || noun.owners.iter().any(|owner| ends_in(reader, *owner, row.object_nouns));
        return party || is_named_in(reader, &before, row.object_nouns) || owned();
    }
    let owners = noun.owners.iter().filter(|_| reader.is_value(noun));
    let named = owners.copied().chain([id]).any(|id| ends_in(reader, id, row.object_nouns));
    // `A의 광고 사업을 들여다본다`: whose thing is looked into.
    let looked_into = frame.kind == ClaimKind::Investigate
        && noun.owners.iter().any(|owner| !reader.parties(*owner, Reach::Actor).is_empty());
    let party = row.object_party && (looked_into || !reader.parties(id, Reach::Share).is_empty());
    let thing = row.object_thing && is_thing(reader, id);
    let money = row.object_money && !reader.values(id, EntityKind::Money).is_empty();
    let percent = row.object_percent && !reader.values(id, EntityKind::Percent).is_empty();
    named || party || thing || money || percent
}

/// Whether the phrase names something that can be brought out: anything but what is merely told or shown.
pub(super) fn is_thing(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let Some(word) = reader.noun(id).and_then(|noun| reader.head_word(noun)) else { return false };
    word.quoted
        || (word.mention.is_none()
            && !reader.predicates.set_of(word.word).has(NounClass::Abstract)
            && !reader.predicates.set_of(word.word).has(NounClass::Complement)
            && reader.predicates.value_of(word.word, NounClass::Metric).is_none()
            && reader.predicates.operator_of(word.word, WordClass::Noun).is_none()
            && reader.predicates.frames_of(word.word).is_empty()
            && matches!(word.tags.first(), Pos::NNG | Pos::NNP | Pos::SL | Pos::SN | Pos::XSN))
}

pub(super) fn ends_in(reader: &Reader<'_, '_>, id: PhraseId, nouns: &[&str]) -> bool {
    reader.noun(id).is_some_and(|noun| is_named_in(reader, &reader.words(noun), nouns))
}

/// Whether one of the last words is, or ends in, one of these nouns.
fn is_named_in(reader: &Reader<'_, '_>, words: &[usize], nouns: &[&str]) -> bool {
    let last = &words[words.len().saturating_sub(6)..];
    (0..last.len()).any(|from| {
        let text = reader.atom(last[from]).text;
        let several = from + 1 < last.len();
        nouns.iter().any(|noun| ends_in_noun(text, noun) || several && is_pieced(reader, &last[from..], noun))
    })
}

/// 자사|주, 경영|권, 전략|적|파트너|십: the dictionary cuts some nouns in pieces.
fn is_pieced(reader: &Reader<'_, '_>, words: &[usize], noun: &str) -> bool {
    const PIECES: usize = 4;
    let mut pieces = words.iter().take(PIECES).map(|index| reader.atom(*index).text);
    let mut rest = pieces.next().and_then(|first| noun.strip_prefix(first));
    for piece in pieces {
        rest = rest.and_then(|rest| rest.strip_prefix(piece));
        match rest {
            Some("") => return true,
            Some(_) => {}
            None => return false,
        }
    }
    false
}

fn ends_in_noun(text: &str, noun: &str) -> bool {
    // Nearly no two end alike.
    text.as_bytes().last() == noun.as_bytes().last() && text.ends_with(noun)
}

pub(super) fn names_one_of(text: &str, nouns: &[&str]) -> bool {
    nouns.iter().any(|noun| ends_in_noun(text, noun))
}

/// Whether enough of the core is there.
pub(super) fn stands(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    frame: &Frame,
    arguments: &[Argument],
    draft: &Draft,
) -> bool {
    if !draft.has_named_core(reader.mentions) && !is_found_alone(draft) {
        return false;
    }
    if is_with_itself(reader, draft) || is_of_nobody(reader, draft) || is_deal_over_person(reader, draft) {
        return false;
    }
    let missing = core(draft.kind).iter().filter(|role| !draft.has(**role)).count();
    let row = frame.row;
    if frame.needs.is_some_and(|role| !draft.has(role)) {
        return false;
    }
    if row.needs_money && !draft.has(Role::Amount) {
        return false;
    }
    if row.needs_count && !draft.has(Role::Count) && !draft.has(Role::Person) && !draft.has(Role::From) {
        return false;
    }
    let parties = draft.fillers(Role::Party).count();
    // `A는 충청남도와 협약을 맺었다`: the other is a region, a government or an unnamed group.
    let with_unnamed = arguments
        .iter()
        .any(|argument| argument.slot == Slot::With && reader.parties(argument.phrase, Reach::Any).is_empty());
    // `투자자들에게 1억 달러를 배상했다`
    let to_unnamed = || {
        let mut datives = arguments.iter().filter(|argument| argument.slot == Slot::Dative);
        datives.any(|argument| {
            let noun = reader.noun(argument.phrase);
            let people = noun.and_then(|noun| reader.head_word(noun)).is_some_and(|word| word.mention.is_none());
            people && reader.parties(argument.phrase, Reach::Any).is_empty() && names_people(reader, argument.phrase)
        })
    };
    match draft.kind {
        ClaimKind::Invest | ClaimKind::Own | ClaimKind::Launch => missing == 0,
        // `계약을 승인했다`, `매입이었다`: a deal over nothing that is named is none to tell of.
        ClaimKind::Acquire => draft.has(Role::Target),
        // 사옥매각: the word itself names it.
        ClaimKind::Divest => draft.has(Role::Asset) || draft.trigger.slice(reader.text).chars().count() > 3,
        // `통계청 조사에서`: an authority that stands before the noun alone looks into nothing that is named.
        ClaimKind::Investigate => draft.has(Role::Target) || !arguments.is_empty(),
        ClaimKind::Sue => {
            // `A가 제기한 소송에서 졌다`
            let modifier = trigger.phrase.and_then(|id| reader.noun(id)).and_then(|noun| noun.modifier);
            let by_body = draft.fillers(Role::Plaintiff).any(|filler| is_body(reader, filler));
            let brought = by_body && modifier.is_some_and(|clause| brings_suit(reader, clause, trigger.frames));
            missing == 0 || frame.needs.is_some() || brought || names_body_against(reader, arguments, draft)
        }
        ClaimKind::Merge => parties >= 2,
        ClaimKind::Partner => parties >= 2 || (parties == 1 && with_unnamed),
        ClaimKind::Pay if !draft.has(Role::Amount) => missing == 0,
        ClaimKind::Pay => missing == 0 || draft.has(Role::Payer) && (draft.has(Role::Purpose) || to_unnamed()),
        ClaimKind::Supply => missing == 0 || draft.has(Role::Product) || draft.has(Role::Amount),
        ClaimKind::Build => [Role::Facility, Role::Place, Role::Amount].into_iter().any(|role| draft.has(role)),
        ClaimKind::Found => missing == 0 || draft.has(Role::Date) || draft.has(Role::Place),
        ClaimKind::Appoint => draft.has(Role::Person) && (missing == 0 || draft.has(Role::Position)),
        _ => true,
    }
}

/// 에게: to people, and not to a place or a purpose.
fn names_people(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let end = reader.noun(id).map_or(0, |noun| noun.atoms.end);
    reader.analysis.atoms.get(end).is_some_and(|particle| matches!(particle.text, "에게" | "한테" | "께"))
}

/// 경영권, 지분: control of whom is not said.
fn is_of_nobody(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    [Role::Target, Role::Asset].into_iter().flat_map(|role| draft.fillers(role)).any(|filler| match filler {
        DraftFiller::Text(span) => {
            // 계열사 지분, 자회사: nor of which firm.
            let words = span.slice(reader.text).replace(' ', "");
            let stripped = ["지분", "주식", "경영권"].iter().find_map(|share| words.strip_suffix(share));
            let left = stripped.unwrap_or(&words);
            // 적대적 인수: what kind of deal, not of whom.
            let is_attribute = words.ends_with('적');
            is_attribute || reader.predicates.is(&words, NounClass::Share) || reader.predicates.stands_for_another(left)
        }
        DraftFiller::Mention(_) | DraftFiller::Code(..) => false,
    })
}

/// Nobody buys, owns, pays or sues himself: such a reading is wrong.
fn is_with_itself(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    let [one, other] = core(draft.kind) else { return false };
    draft.fillers(*one).any(|filler| draft.fillers(*other).any(|own| same(filler, own, reader.mentions)))
}

/// `주주들이 A를 상대로 소송을 냈다`, `A는 가수를 상대로 소송을 냈다`: one side has no name.
fn names_body_against(reader: &Reader<'_, '_>, arguments: &[Argument], draft: &Draft) -> bool {
    let sides = [Role::Plaintiff, Role::Defendant];
    let body = sides.into_iter().flat_map(|role| draft.fillers(role)).any(|filler| is_body(reader, filler));
    // `협력업체들은 A를 고소했다`
    let accused = || {
        let of = |slot: Slot| arguments.iter().filter(move |argument| argument.slot == slot);
        draft.has(Role::Defendant) && of(Slot::Object).next().is_some() && of(Slot::Subject).next().is_some()
    };
    body && (arguments.iter().any(|argument| argument.slot == Slot::Against) || accused())
}

fn is_body(reader: &Reader<'_, '_>, filler: DraftFiller) -> bool {
    matches!(filler, DraftFiller::Mention(index) if reader.mentions[index].is_body())
}

pub(super) fn is_found_alone(draft: &Draft) -> bool {
    draft.kind == ClaimKind::Found && draft.has(Role::Founded)
}
