//! Where a name begins and ends, inside the tokens that the dictionary has cut.

use super::chain::Stretch;
use super::cue::{CueClass, Cues};
use super::sheet::{Lexical, Shape, Sheet};
use crate::model::EntityKind;
use crate::span::ByteSpan;

/// What makes a firm of a word, before or behind it.
const MARKS: [&str; 7] = ["㈜", "(주)", "주식회사", "유한회사", "유한책임회사", "주식유한공사", "유한공사"];

/// A firm's name without `㈜` and the like.
pub(super) fn bare(name: &str) -> &str {
    let mut bare = name.trim();
    // Nearly every name.
    if !bare.starts_with(['㈜', '(', '주', '유']) && !bare.ends_with(['㈜', ')', '사']) {
        return if bare.is_empty() { name } else { bare };
    }
    for mark in MARKS {
        bare = bare.strip_prefix(mark).unwrap_or(bare).trim_start();
        bare = bare.strip_suffix(mark).unwrap_or(bare).trim_end();
    }
    if bare.is_empty() { name } else { bare }
}

/// Whether so much of a name tells who is meant: not 김 회장, not 정모 씨.
pub(super) fn tells_who(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some() && letters.next().is_some_and(|second| second != '모' || letters.next().is_some())
}

/// Whether a person's name has the form of a Korean one: 김하늘.
pub(super) fn is_korean(name: &str, cues: &Cues) -> bool {
    let surname = name.chars().next().map_or(0, char::len_utf8);
    (2..=3).contains(&name.chars().count()) && cues.of(&name[..surname]).has(CueClass::Surname)
}

/// The span of a stretch without what a token has swallowed.
pub(super) fn trimmed(text: &str, sheet: &Sheet, cues: &Cues, stretch: Stretch, kind: EntityKind) -> ByteSpan {
    let units = &sheet.units;
    let mut first = stretch.first;
    // 日소프트뱅크
    while first + 1 < stretch.end && units[first].shape == Shape::Hanja && units[first].length == 1 {
        first += 1;
    }
    let end = if kind == EntityKind::Person { untitled(text, sheet, cues, first, stretch.end) } else { stretch.end };
    let stretch = Stretch { end, ..stretch };
    let mut span = ByteSpan::new(units[first].span.start, units[end - 1].span.end);
    let written = span.slice(text);
    // 한빛㈜( is one token of marks.
    let marks: &[char] = &['(', '[', '‘', '“', '\'', '"', ',', '·', '…', '|'];
    span.end = span.start + written.trim_end_matches(marks).len();
    if span.is_empty() {
        span.end = units[stretch.end - 1].span.end;
    }
    span.end -= swallowed(text, sheet, stretch, span, kind);
    if kind == EntityKind::Company { with_mark(text, span) } else { span }
}

/// Where a person's name ends that was taken together with a title or a body: 강나루 **광주시장**, 김하늘 **청와대** 실장.
fn untitled(text: &str, sheet: &Sheet, cues: &Cues, first: usize, end: usize) -> usize {
    let name = sheet.units[first].chunk;
    let titles = [CueClass::Title, CueClass::BodyTitle, CueClass::PersonAfter];
    (first + 1..end)
        .find(|&at| {
            let chunk = &sheet.chunks[sheet.units[at].chunk];
            let unit = &sheet.units[at];
            let says = |class: &CueClass| chunk.cues.has(*class) || chunk.last_cues.has(*class);
            let is_body = chunk.first == at && matches!(unit.lexical, Lexical::Organization | Lexical::Company);
            unit.chunk != name && (is_body || titles.iter().any(says) || ends_in_title(unit.span.slice(text), cues))
        })
        .unwrap_or(end)
}

/// Whether a word is a post with its place, in one token: 포항시장.
fn ends_in_title(word: &str, cues: &Cues) -> bool {
    let mut ends = word.char_indices().rev().map(|(at, _)| &word[at..]).skip(1).take(2);
    word.chars().count() >= 4 && ends.any(|end| cues.of(end).has(CueClass::BodyTitle))
}

/// With the `㈜` that is written together with the name.
fn with_mark(text: &str, span: ByteSpan) -> ByteSpan {
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    let ahead = MARKS[..2].iter().find(|mark| before.ends_with(**mark)).map_or(0, |mark| mark.len());
    let after = MARKS.iter().find(|mark| behind.starts_with(**mark)).map_or(0, |mark| mark.len());
    ByteSpan::new(span.start - ahead, span.end + after)
}

/// The bytes of the particle that the last token of a name has swallowed: 한끼/온과.
fn swallowed(text: &str, sheet: &Sheet, stretch: Stretch, span: ByteSpan, kind: EntityKind) -> usize {
    let last = &sheet.units[stretch.end - 1];
    let chunk = &sheet.chunks[last.chunk];
    let whole = span.slice(text);
    let mut from_end = whole.chars().rev();
    let (Some(particle), Some(before)) = (from_end.next(), from_end.next()) else { return 0 };
    let at_end = stretch.end == chunk.end && last.lexical == Lexical::None && last.length >= 2;
    let closed = |c: char| ('가'..='힣').contains(&c) && (u32::from(c) - 0xAC00) % 28 != 0;
    let fits = match particle {
        '은' | '을' | '과' | '이' => closed(before),
        '는' | '를' | '와' | '가' => ('가'..='힣').contains(&before) && !closed(before),
        '의' => true,
        _ => false,
    };
    // A name and its title: the subject's particle would follow the title.
    let titled = sheet.chunk(last.chunk, 1).is_some_and(|next| {
        [CueClass::Title, CueClass::BodyTitle, CueClass::PersonAfter].iter().any(|class| next.cues.has(*class))
    });
    let least = if kind == EntityKind::Person { 4 } else { 3 };
    if at_end && fits && !titled && whole.chars().count() >= least { particle.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_belongs_to_the_name() {
        let text = "어제 한빛㈜(대표 김하늘)";
        let start = text.find("한빛").unwrap_or(0);
        assert_eq!(with_mark(text, ByteSpan::new(start, start + 6)).slice(text), "한빛㈜");
    }

    #[test]
    fn a_surname_is_no_name() {
        assert!(tells_who("모건") && tells_who("한모루") && tells_who("DJ"));
        assert!(!tells_who("김") && !tells_who("정모"));
    }

    #[test]
    fn a_firm_is_bare_without_its_mark() {
        for (name, expected) in
            [("㈜한빛", "한빛"), ("한빛㈜", "한빛"), ("(주) 나래", "나래"), ("주식회사", "주식회사")]
        {
            assert_eq!(bare(name), expected);
        }
    }
}
