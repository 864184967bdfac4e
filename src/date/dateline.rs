//! The document's own day, where its head or foot tells it.

use jiff::civil::Date;

use super::cursor::{Cursor, is_hangul};
use super::expr::{Body, Moment, Month, Year};
use super::numeral;
use super::scan;
use super::words::tables;
use crate::ByteSpan;
use crate::text::find;

/// How much of a document's head and foot is looked at, in bytes.
const HEAD: usize = 6000;
const FOOT: usize = 1500;

/// The day that a document says it is of, and where it says so.
///
/// Looks at the head and the foot for a full date behind 입력, 승인, 송고, 등록, 발행 and the like, then for a line that is little
/// else than a date, then for one behind a `(서울=…)`. A day within running text is never taken.
///
/// ```
/// use jiff::civil::date;
/// use sasil::date;
///
/// let text = "한빛전자, 새 공장 착공\n입력 2024.12.26 09:30\n한빛전자는 26일 밝혔다.";
/// let (span, day) = date::dateline(text).unwrap();
/// assert_eq!(day, date(2024, 12, 26));
/// assert_eq!(span.slice(text), "2024.12.26");
/// assert_eq!(date::dateline("한빛전자는 2024년 12월 26일 공장을 착공했다."), None);
/// ```
pub fn dateline(text: &str) -> Option<(ByteSpan, Date)> {
    let (head, foot) = ends(text);
    let best = |part: ByteSpan| {
        let mut best: Option<Found> = None;
        for found in lines(text, part).filter_map(|line| in_line(text, line)) {
            if best.is_none_or(|best| found.rank < best.rank) {
                best = Some(found);
            }
        }
        best
    };
    let found = match (best(head), foot.and_then(best)) {
        (Some(head), Some(foot)) if foot.rank < head.rank => Some(foot),
        (head, foot) => head.or(foot),
    };
    found.map(|found| (found.span, found.day))
}

#[derive(Clone, Copy)]
struct Found {
    rank: Rank,
    span: ByteSpan,
    day: Date,
}

/// How sure a date is the document's own; the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// 입력 2024-12-26
    Entered,
    /// [2024-12-26], or a line with little else
    Alone,
    /// 수정 2024-12-27
    Changed,
}

fn ends(text: &str) -> (ByteSpan, Option<ByteSpan>) {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let head_end = boundary(text.len().min(HEAD));
    let foot_start = boundary(text.len().saturating_sub(FOOT)).max(head_end);
    let foot = (foot_start < text.len()).then(|| ByteSpan::new(foot_start, text.len()));
    (ByteSpan::new(0, head_end), foot)
}

fn lines(text: &str, part: ByteSpan) -> impl Iterator<Item = ByteSpan> {
    let mut at = part.start;
    part.slice(text).split_inclusive('\n').map(move |line| {
        let span = ByteSpan::new(at, at + line.trim_end().len());
        at += line.len();
        span
    })
}

/// Lines of more than this are prose.
const LONGEST_LINE: usize = 240;

fn in_line(text: &str, line: ByteSpan) -> Option<Found> {
    let mut at = line.start;
    let mut seen = 0;
    while let Some(offset) = digits_from(text, at, line.end) {
        let cursor = Cursor::new(text, offset);
        if let Some((day, span)) = full_day(cursor) {
            if let Some(rank) = rank(text, line, span) {
                return Some(Found { rank, span, day });
            }
            at = span.end;
        } else {
            at = behind_digits(cursor);
        }
        seen += 1;
        /// A line with many dates is a table.
        const MOST_DATES: usize = 40;
        if seen > MOST_DATES {
            return None;
        }
    }
    None
}

fn digits_from(text: &str, from: usize, upto: usize) -> Option<usize> {
    let mut at = from;
    loop {
        // Full-width digits begin with 0xEF.
        at += find(text.as_bytes().get(at..upto)?, |byte| byte.is_ascii_digit() | (byte == 0xEF))?;
        match text.get(at..)?.chars().next()? {
            c if numeral::digit(c).is_some() => return Some(at),
            other => at += other.len_utf8(),
        }
    }
}

fn behind_digits(mut cursor: Cursor<'_>) -> usize {
    while let Some(next) = cursor.eat_if(|c| numeral::digit(c).is_some()) {
        cursor = next;
    }
    cursor.at()
}

/// A full date in figures, or with its units.
fn full_day(cursor: Cursor<'_>) -> Option<(Date, ByteSpan)> {
    // No other number is the year of a full date.
    numeral::digits(cursor).filter(|(year, _)| year.digits == 4)?;
    let moment = scan::full_date(cursor).map(|(moment, _)| moment).or_else(|| scan::single(cursor))?;
    Some((day_of(&moment)?, moment.span))
}

fn day_of(moment: &Moment) -> Option<Date> {
    match (moment.year, moment.body) {
        (Some(Year::Written(year)), Body::Day { month: Some(Month::Number(month)), day }) => {
            Date::new(year, month, day).ok()
        }
        _ => None,
    }
}

fn rank(text: &str, line: ByteSpan, span: ByteSpan) -> Option<Rank> {
    let before = ByteSpan::new(line.start, span.start).slice(text);
    let after = ByteSpan::new(span.end, line.end).slice(text);
    if let Some(rank) = named_by(before).or_else(|| named_behind(after)) {
        return Some(rank);
    }
    let rest = |part: &str| part.chars().filter(|&c| is_hangul(c) || c.is_ascii_alphabetic()).count();
    /// 이코노미뉴스 | 2024.12.26 (목)
    const LITTLE: usize = 14;
    let is_prose = after.trim_end().ends_with(['.', '?', '!']) && rest(after) > 0;
    let bracketed = before.ends_with('[') && after.starts_with(']') && rest(before) == 0;
    let place = before.trim_start().starts_with(['(', '[', '【']) && before.contains('=') && rest(after) <= LITTLE;
    let alone = line.len() <= LONGEST_LINE && rest(before) + rest(after) <= LITTLE && !is_prose && !has_particle(after);
    (bracketed || place || alone).then_some(Rank::Alone)
}

/// 입력, 송고시간, 기사입력 : directly before the date.
fn named_by(before: &str) -> Option<Rank> {
    let before = before
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '|' | '[' | '(' | '·' | ']' | ')'));
    let word = before.rsplit(|c: char| !is_hangul(c)).next()?;
    let ends = |class: &str| tables().has_suffix_cue(class, word);
    if ends("dateline") {
        Some(Rank::Entered)
    } else if ends("dateline-changed") {
        Some(Rank::Changed)
    } else {
        None
    }
}

/// 2024-12-26 09:30 송고
fn named_behind(after: &str) -> Option<Rank> {
    let is_time = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, ':' | '.' | ')' | ']' | '|');
    let rest = after.trim_start_matches(is_time);
    let rest = rest.strip_prefix("오전").or_else(|| rest.strip_prefix("오후")).unwrap_or(rest);
    let word = rest.trim_start_matches(is_time).split(|c: char| !is_hangul(c)).next()?;
    let is_named = tables().has_suffix_cue("dateline", word);
    is_named.then_some(Rank::Entered)
}

/// 2024년 12월 26일에 is prose.
fn has_particle(after: &str) -> bool {
    after.chars().next().is_some_and(is_hangul)
}
