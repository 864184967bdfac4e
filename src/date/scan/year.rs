//! Years and decades: 2024년, '24년, 이천이십사년, 지난해, 1990년대, FY2024, 2024 회계연도.

use super::super::cursor::Cursor;
use super::super::expr::Year;
use super::super::numeral::{self, Numeral, Script};
use super::super::words::{Boundary, Entry, UnitName, Word, tables};
use super::Read;
use super::veto::{followed_by_count, is_apostrophe, unit_ends, word_ends};

/// Years that news speaks of.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

/// A year and how far it can be trusted alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct YearRead {
    pub(super) year: Year,
    /// 99년: two digits without an apostrophe, which may be a duration
    pub(super) doubtful: bool,
    /// 올: must be followed by a month, a quarter, a part
    pub(super) needs_more: bool,
}

impl YearRead {
    fn sure(year: Year) -> Self {
        Self { year, doubtful: false, needs_more: false }
    }
}

/// A year in numbers or words.
pub(super) fn year(cursor: Cursor<'_>) -> Read<'_, YearRead> {
    written_year(cursor).or_else(|| fiscal(cursor)).or_else(|| year_word(cursor))
}

fn written_year(cursor: Cursor<'_>) -> Read<'_, YearRead> {
    if let Some(after) = cursor.eat_if(is_apostrophe) {
        let (n, end) = numeral::digits(after)?;
        let end = end.eat_any(&["년", "年"])?;
        let short = i16::try_from(n.value).ok().filter(|_| n.digits == 2)?;
        return year_ends(end, false).then(|| (YearRead::sure(Year::Short(short)), end));
    }
    let (n, end) = numeral::number(cursor)?;
    // 2025 년 11 월 3 일
    let apart = n.script == Script::Digits && n.digits == 4;
    let end = if apart { end.skip_blanks() } else { end };
    let end = end.eat_any(&["년", "年"])?;
    let read = read_year(n, end)?;
    // 1000년 역사, 1500년 전통
    let round = n.value.is_multiple_of(100);
    year_ends(end, read.doubtful || round).then(|| (read, year_suffix(end)))
}

fn year_ends(end: Cursor<'_>, bare: bool) -> bool {
    // 93년5월, 24년말
    let goes_on = end.peek().is_some_and(|c| numeral::digit(c).is_some());
    let part = tables().parts.longest(end).is_some();
    let half = tables().words.longest(end).is_some();
    let month = numeral::number(end).is_some();
    (goes_on || part || half || month || unit_ends(UnitName::Year, bare, end))
        && !followed_by_count(UnitName::Year, bare, end)
}

fn read_year(n: Numeral, end: Cursor<'_>) -> Option<YearRead> {
    let value = i16::try_from(n.value).ok()?;
    let four = n.digits == 4 || n.script != Script::Digits;
    if four && YEARS.contains(&n.value) {
        return Some(YearRead::sure(Year::Written(value)));
    }
    // 267년에 세워진: three digits are a year only with the particle of time, and never round
    if n.digits == 3 && !n.value.is_multiple_of(10) && end.eat("에").is_some() {
        return Some(YearRead::sure(Year::Written(value)));
    }
    (n.digits == 2).then_some(YearRead { year: Year::Short(value), doubtful: true, needs_more: false })
}

/// 2025년도: 도 belongs to it.
fn year_suffix(end: Cursor<'_>) -> Cursor<'_> {
    match end.eat("도") {
        Some(next) if word_ends(next) => next,
        _ => end,
    }
}

/// Whether two digits and 년 alone may be a year: 99년, 08년, but not 20년.
pub(super) fn short_year_stands_alone(short: i16, end: Cursor<'_>) -> bool {
    let names_the_past = (81..=99).contains(&short) && short != 90 || (1..=9).contains(&short);
    (names_the_past || tables().has_cue("short-year", end)) && !followed_by_count(UnitName::Year, true, end)
}

/// FY2024, FY24, 2024 회계연도, 회계연도.
fn fiscal(cursor: Cursor<'_>) -> Read<'_, YearRead> {
    if let Some(after) = cursor.eat("FY") {
        let after = after.skip_blanks();
        let (n, end) = numeral::digits(after)?;
        let value = i16::try_from(n.value).ok()?;
        let value = match n.digits {
            4 => value,
            2 => 2000 + value,
            _ => return None,
        };
        let end = end.eat("년").unwrap_or(end);
        return Some((YearRead::sure(Year::Fiscal(Some(value))), end));
    }
    if let Some(end) = cursor.eat_spaced("회계 연도") {
        let mut read = YearRead::sure(Year::Fiscal(None));
        read.needs_more = true;
        return Some((read, end));
    }
    let (n, end) = numeral::digits(cursor)?;
    let end = end.eat("년").unwrap_or(end).skip_blanks();
    let end = end.eat_spaced("회계 연도")?;
    let value = i16::try_from(n.value).ok().filter(|_| n.digits == 4)?;
    word_ends(end).then(|| (YearRead::sure(Year::Fiscal(Some(value))), end))
}

fn year_word(cursor: Cursor<'_>) -> Read<'_, YearRead> {
    let fits =
        |entry: &Entry, end: Cursor<'_>| matches!(entry.word, Word::Year(_)) && year_word_ends(entry.boundary, end);
    let (entry, end) = tables().words.find(cursor, fits)?;
    let Word::Year(year) = entry.word else {
        return None;
    };
    let read = YearRead { year, doubtful: false, needs_more: entry.boundary == Boundary::Before };
    Some((read, fiscal_suffix(end)))
}

fn year_word_ends(boundary: Boundary, end: Cursor<'_>) -> bool {
    boundary == Boundary::Before
        || word_ends(end)
        || end.peek().is_some_and(|c| numeral::digit(c).is_some())
        || tables().parts.longest(end).is_some()
        || tables().words.longest(end).is_some()
}

/// 내년도 예산: 도 is a year's suffix before such nouns, else a particle.
fn fiscal_suffix(end: Cursor<'_>) -> Cursor<'_> {
    match end.eat("도") {
        Some(next) if tables().has_cue("year-noun", next) => next,
        _ => end,
    }
}

/// 1990년대, 90년대.
pub(super) fn decade(cursor: Cursor<'_>) -> Read<'_, (i16, bool)> {
    let from = cursor.eat_if(is_apostrophe).unwrap_or(cursor);
    let (n, end) = numeral::number(from)?;
    let end = end.eat("년대")?;
    let short = n.digits == 2;
    let first = i16::try_from(n.value).ok()?;
    let round = first % 10 == 0 && (short || YEARS.contains(&n.value));
    let ends = word_ends(end) || end.peek() == Some('생');
    (round && ends).then_some(((first, short), end))
}
