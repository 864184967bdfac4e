//! Words that fill a role where no name does: a product, a post, a plant.

use super::super::draft::{Draft, DraftFiller};
use super::super::reader::Reader;
use crate::clause::{Atom, NounPhrase, PhraseId};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, EntityKind, Role};
use crate::segment::{Pos, WordClass as Meaning};
use crate::span::ByteSpan;

/// Words for a role, each member of a list by itself.
pub(super) fn put_text(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) {
    let summed_up = reader.noun(id).is_some_and(|noun| sums_up(reader, noun));
    for member in reader.members(id).filter(|member| *member == id || !summed_up) {
        // `‘비움’이라는 음료`: the name, not what it is.
        let member = reader.named_through(member).unwrap_or(member);
        let Some(noun) = reader.noun(member) else { continue };
        // `A 전 대통령과 산하 기업`: who is listed with a thing is none.
        let has_person = reader.words(noun).iter().any(|index| reader.atom(*index).is_kind(EntityKind::Person));
        if has_person && role != Role::Position {
            continue;
        }
        let named = match role {
            Role::Product => reader.proper_tail(noun).or_else(|| made_for(reader, noun)),
            Role::Facility => behind_door(reader, noun),
            Role::Subject if draft.kind == ClaimKind::License => licensed(reader, noun),
            _ => None,
        };
        let Some(span) = named.or_else(|| reader.naming(noun)) else { continue };
        let span = if role == Role::Position { post_alone(reader, noun, span) } else { span };
        if fits_text(reader, draft.kind, role, member, span) {
            draft.add(role, DraftFiller::Text(span), reader.mentions);
        }
    }
}

/// `‘비버’ 전용 할부 상품`: what is made for a thing is not that thing.
fn made_for(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<ByteSpan> {
    let words = reader.words(noun);
    let serves = |index: &usize| reader.is(*index, NounClass::Serves);
    let place = words.iter().rposition(serves).filter(|place| *place > 0 && reader.atom(words[place - 1]).quoted)?;
    let (first, last) = (words.get(place + 1)?, words.last()?);
    Some(reader.atom(*first).span.join(reader.atom(*last).span))
}

/// `물류센터 문을 열었다`: what is behind the door.
fn behind_door(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<ByteSpan> {
    let words = reader.words(noun);
    let (door, before) = words.split_last()?;
    let (first, last) = (before.first()?, before.last()?);
    let span = reader.atom(*first).span.join(reader.atom(*last).span);
    (reader.atom(*door).text == "문").then_some(span)
}

/// `‘SR-301’의 일본 판권`: the name of what is licensed wins over what may be done with it.
fn licensed(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<ByteSpan> {
    let owners = noun.owners.iter().rev().filter_map(|owner| reader.noun(*owner));
    let mut quoted = owners.flat_map(|owner| reader.words(owner)).filter(|index| reader.atom(*index).quoted);
    quoted.next().map(|index| reader.atom(index).span)
}

/// `신임 최고운영책임자`, `B 최고운영책임자`: that somebody is new to a post is no part of it, nor is who it is.
fn post_alone(reader: &Reader<'_, '_>, noun: &NounPhrase, span: ByteSpan) -> ByteSpan {
    let words = reader.words(noun);
    let named = words.iter().rposition(|index| reader.atom(*index).is_party());
    let own = words[named.map_or(0, |place| place + 1)..]
        .iter()
        .map(|index| reader.atom(*index))
        .filter(|atom| span.contains(atom.span));
    let mut own = own.skip_while(|atom| matches!(atom.text, "신임" | "차기" | "새" | "후임"));
    own.next().map_or(span, |first| ByteSpan::new(first.span.start, span.end))
}

/// `기숙사와 연수원 등 비핵심 자산`: what stands behind 등 names them all.
pub(super) fn sums_up(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    let words = reader.words(noun);
    words.iter().position(|index| reader.atom(*index).text == "등").is_some_and(|place| place + 1 < words.len())
}

pub(super) fn fits_text(
    reader: &Reader<'_, '_>,
    frame_kind: ClaimKind,
    role: Role,
    id: PhraseId,
    span: ByteSpan,
) -> bool {
    let text = span.slice(reader.text);
    let Some(noun) = reader.noun(id) else { return false };
    let word = reader.head_word(noun);
    if word.is_some_and(|word| reader.predicates.set_of(word.word).has(NounClass::Unit)) {
        return false;
    }
    match role {
        Role::Exchange => reader.predicates.ends_in(text, NounClass::Market),
        Role::Place => {
            !reader.is_date(noun)
                && reader
                    .words(noun)
                    .iter()
                    .any(|index| matches!(reader.atom(*index).tags.class(), Meaning::Place | Meaning::Location))
        }
        // `최근 국내 출시된 신차`
        Role::Product if is_pointing(reader, noun) => false,
        Role::Position => reader.predicates.ends_in(text, NounClass::Position),
        Role::Count => false,
        // `1인당 10만원씩 배상하라`: a sum is not what it is paid for.
        Role::Purpose if word.is_some_and(|word| matches!(word.text, "씩" | "당")) => false,
        Role::Subject if span.slice(reader.text).trim() == "혐의" => false,
        Role::Subject => !reader.is_date(noun) && word.is_some_and(|word| word.text != "것"),
        // 공장 건설 자금, `자금 310억원을 공장 증설에 쓴다`: what pays for a plant is none.
        Role::Facility if reader.predicates.ends_in(text.trim(), NounClass::Size) => false,
        // Who is looked into has a name; what it is about is the subject.
        Role::Target if matches!(frame_kind, ClaimKind::Investigate | ClaimKind::Sanction) => false,
        // `세운 회사`: a firm without a name is nobody.
        Role::Founded if reader.predicates.is(text.trim(), NounClass::It) => false,
        // 매각, 자사주: no deal is bought, and nobody takes himself over.
        Role::Asset | Role::Target if word.is_some_and(|word| is_no_asset(reader, noun, word)) => false,
        Role::Product | Role::Asset | Role::Target | Role::Founded | Role::Facility => {
            // `‘갤럭시 원’ 5월 출시`: a date beside the name is none of it.
            let holds_date = reader
                .words(noun)
                .into_iter()
                .any(|index| reader.atom(index).is_kind(EntityKind::Date) && span.overlaps(reader.atom(index).span));
            let quoted = reader.words(noun).into_iter().any(|index| reader.atom(index).quoted);
            (quoted || word.is_some_and(|word| !matches!(word.tags.first(), Pos::NNB | Pos::NP))) && !holds_date
        }
        _ => true,
    }
}

/// 최근 국내: when and where, and nothing else.
fn is_pointing(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    reader.words(noun).iter().all(|index| reader.is(*index, NounClass::Points))
}

fn is_no_asset(reader: &Reader<'_, '_>, noun: &NounPhrase, word: &Atom<'_>) -> bool {
    let deal = !word.quoted
        && reader.predicates.frames_of(word.word).iter().any(|id| {
            matches!(
                reader.predicates.frame(*id).kind,
                ClaimKind::Acquire | ClaimKind::Divest | ClaimKind::Merge | ClaimKind::Invest
            )
        });
    let words: String = reader.words(noun).iter().map(|index| reader.atom(*index).text).collect();
    deal || words.contains("자사주") || words.contains("자기주식")
}
