//! What belongs to the name of a body beside it: the place to an office (부산 영도경찰서), the committee to an assembly
//! (국회 정보위), the chapter to a union (금속노조 도담지회), the person to the team that is called by his name (홍길동 특별검사팀).

use super::cue::{CueClass, Cues};
use super::other::Others;
use super::sheet::{Chunk, Sheet};
use crate::span::ByteSpan;

/// Longest word that makes a local office of a place, in characters.
const LONGEST_END: usize = 6;

/// The least that stands before the ending of an office, in characters: not 도의회, not 시교육청.
const LEAST_PLACE: usize = 2;

/// The words that are offices by how they end.
pub(super) fn offices<'s>(text: &'s str, sheet: &'s Sheet, cues: &'s Cues) -> impl Iterator<Item = ByteSpan> + use<'s> {
    let of_offices = sheet.chunks.iter().filter(|chunk| !chunk.mark && chunk.ending_cues.has(CueClass::OfficeEnd));
    of_offices.filter_map(move |chunk| {
        let span = stem(sheet, chunk)?;
        let word = span.slice(text);
        let (end, _) = cues.ending(word)?;
        let place = &word[..word.len() - end.len()];
        let is_hangul = place.chars().all(|c| ('가'..='힣').contains(&c));
        (is_hangul && place.chars().count() >= LEAST_PLACE).then_some(span)
    })
}

/// The words that are firms by how they end.
pub(super) fn firms<'s>(
    text: &'s str,
    sheet: &'s Sheet,
    others: &'s Others,
) -> impl Iterator<Item = ByteSpan> + use<'s> {
    // Shorter is no ending with a front.
    let long = sheet.chunks.iter().filter(|chunk| !chunk.mark && chunk.length >= 5);
    let stems = long.filter_map(|chunk| stem(sheet, chunk));
    stems.filter(|span| others.may_end_surely(span.slice(text)) && others.is_firm(span.slice(text)))
}

/// The words that are bodies by how they end: 월남참전**전우회**, 주일 미국**대사관**.
pub(super) fn bodies<'s>(
    text: &'s str,
    sheet: &'s Sheet,
    others: &'s Others,
    cues: &'s Cues,
) -> impl Iterator<Item = ByteSpan> + use<'s> {
    let long = sheet.chunks.iter().filter(|chunk| !chunk.mark && chunk.length >= 4);
    long.filter_map(move |chunk| {
        let span = stem(sheet, chunk)?;
        let word = span.slice(text);
        if !others.may_end_surely(word) {
            return None;
        }
        let before = bare_before(text, sheet, chunk.first).filter(|before| others.is_embassy(before, word));
        let post = before.and_then(|_| stem(sheet, sheet.chunk(sheet.units[chunk.first].chunk, -1)?));
        match post {
            Some(post) => Some(ByteSpan::new(post.start, span.end)),
            None => others.is_body(word, cues).then_some(span),
        }
    })
}

/// The span of a body's name with the region before it, where it is an office, a school or a hospital of that region.
pub(super) fn with_region(text: &str, sheet: &Sheet, cues: &Cues, body: ByteSpan) -> ByteSpan {
    let at = sheet.units.partition_point(|unit| unit.span.start < body.start);
    let Some(unit) = sheet.units.get(at).filter(|unit| unit.span.start == body.start && unit.space) else {
        return body;
    };
    let first = &sheet.chunks[unit.chunk];
    if first.first != at || !is_local(cues, body.slice(text)) || first.cues.has(CueClass::Region) {
        return body;
    }
    match region_before(text, sheet, unit.chunk) {
        Some(region) => ByteSpan::new(region, body.end),
        None => body,
    }
}

/// The span of an assembly's name with the committee behind it, of a union's with its chapter.
pub(super) fn with_part(text: &str, sheet: &Sheet, cues: &Cues, others: &Others, body: ByteSpan) -> ByteSpan {
    /// Of 정보위; shorter words are others: 국회 시위.
    const LEAST: u8 = 3;
    let at = sheet.units.partition_point(|unit| unit.span.start < body.end);
    let Some(unit) = at.checked_sub(1).and_then(|last| sheet.units.get(last)) else { return body };
    let is_whole = sheet.chunks[unit.chunk].end == at && unit.span.end == body.end;
    let Some(next) = sheet.chunk(unit.chunk, 1).filter(|next| is_whole && !next.mark && next.length >= LEAST) else {
        return body;
    };
    let Some(span) = stem(sheet, next) else { return body };
    let (name, word) = (body.slice(text), span.slice(text));
    let is_committee =
        cues.of(name).has(CueClass::Assembly) && ends(word).any(|end| cues.of(end).has(CueClass::CommitteeEnd));
    if is_committee || others.is_chapter(name, word) { ByteSpan::new(body.start, span.end) } else { body }
}

/// Whether a body is called by the person whose name stands right before it: 홍길동 **특별검사팀**.
pub(super) fn bears_name(text: &str, cues: &Cues, person: ByteSpan, body: ByteSpan) -> bool {
    let between = text.get(person.end..body.start);
    between.is_some_and(|between| between == " ") && cues.of(body.slice(text)).has(CueClass::PersonsBody)
}

/// The word right before a unit that begins a word, where no particle follows it: **항암제** 아이브로자.
pub(super) fn bare_before<'t>(text: &'t str, sheet: &Sheet, first: usize) -> Option<&'t str> {
    let unit = sheet.units.get(first)?;
    let begins = sheet.chunks[unit.chunk].first == first;
    let before =
        sheet.chunk(unit.chunk, -1).filter(|before| begins && !before.mark && before.stem_end == before.end)?;
    Some(stem(sheet, before)?.slice(text))
}

/// What a name that ends before `end` has: 바스키아의 **그림**이.
pub(super) fn owned<'t>(text: &'t str, sheet: &Sheet, end: usize) -> Option<&'t str> {
    let particle = sheet.units.get(end).filter(|unit| !unit.space && unit.span.slice(text) == "의")?;
    let next =
        sheet.chunk(particle.chunk, 1).filter(|next| !next.mark && sheet.chunks[particle.chunk].end == end + 1)?;
    Some(stem(sheet, next)?.slice(text))
}

/// What is written of a chunk before its particle.
fn stem(sheet: &Sheet, chunk: &Chunk) -> Option<ByteSpan> {
    let units = sheet.units.get(chunk.first..chunk.stem_end)?;
    Some(ByteSpan::new(units.first()?.span.start, units.last()?.span.end))
}

/// The last syllables of a word: one, two, and so on.
fn ends(word: &str) -> impl Iterator<Item = &str> {
    word.char_indices().rev().map(|(at, _)| &word[at..]).take(LONGEST_END)
}

/// Where the region begins that stands before a chunk: 부산 남구 **선관위**.
fn region_before(text: &str, sheet: &Sheet, chunk: usize) -> Option<usize> {
    let bare = |steps: isize| sheet.chunk(chunk, steps).filter(|chunk| !chunk.mark && chunk.stem_end == chunk.end);
    let begin = |chunk: &Chunk| sheet.units[chunk.first].span.start;
    let next = bare(-1)?;
    if next.cues.has(CueClass::Region) {
        return Some(begin(next));
    }
    let word = ByteSpan::new(begin(next), sheet.units[next.end - 1].span.end).slice(text);
    let outer = bare(-2).filter(|chunk| chunk.cues.has(CueClass::Region))?;
    (next.length >= 2 && word.ends_with(['구', '군', '시'])).then(|| begin(outer))
}

/// Whether a name is that of an office, a school or a hospital of some place.
fn is_local(cues: &Cues, name: &str) -> bool {
    ends(name).any(|end| cues.of(end).has(CueClass::LocalEnd))
}
