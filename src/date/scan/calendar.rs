//! Years, months and days with their units: 2024년 12월 26일, 지난달 23일, 26일(목), 12월 셋째 주.

use super::super::cursor::Cursor;
use super::super::expr::{Body, Expr, Moment, Month, Part, Year};
use super::super::numeral::{self, Script};
use super::super::words::{Boundary, Entry, UnitName, Word, tables};
use super::veto::{followed_by_ago, followed_by_count, unit_ends, word_ends};
use super::year::{self, YearRead, short_year_stands_alone};
use super::{Read, join, quarter, relative};
use crate::ByteSpan;
use crate::number;

/// An expression of numbers with units, or one that a year word begins.
pub(super) fn calendar(cursor: Cursor<'_>) -> Read<'_, Expr> {
    decade(cursor)
        .or_else(|| join::bare_range(cursor))
        .or_else(|| with_year(cursor))
        .or_else(|| below_year(cursor, None))
        .or_else(|| join::unitless(cursor).map(|(moment, end)| (Expr::One(moment), end)))
}

/// What may follow 지난, 오는, 이번, 다음.
pub(super) fn below_lead(cursor: Cursor<'_>) -> Read<'_, Expr> {
    join::bare_range(cursor)
        .or_else(|| with_year(cursor))
        .or_else(|| below_year(cursor, None))
        .or_else(|| relative::after_lead(cursor).map(|(moment, end)| (Expr::One(moment), end)))
}

fn decade(cursor: Cursor<'_>) -> Read<'_, Expr> {
    let ((first, short), end) = year::decade(cursor)?;
    let moment = Moment::new(span(cursor, end), Body::Decade { first, short });
    let (moment, end) = with_part(moment, end);
    Some((Expr::One(moment), end))
}

fn with_year(cursor: Cursor<'_>) -> Read<'_, Expr> {
    let (read, after) = year::year(cursor)?;
    let inner = after.skip_blanks();
    if let Some((mut expr, end)) = below_year(inner, Some(read.year)) {
        let first = expr.first_mut();
        first.year = Some(read.year);
        first.span.start = cursor.at();
        return Some((expr, end));
    }
    if let Some((part, end)) = part(inner) {
        let mut moment = Moment::new(span(cursor, end), Body::Year);
        moment.year = Some(read.year);
        moment.part = Some(part);
        return Some((Expr::One(moment), end));
    }
    year_alone(cursor, read, after)
}

fn year_alone<'t>(cursor: Cursor<'t>, read: YearRead, end: Cursor<'t>) -> Read<'t, Expr> {
    let stands = match read.year {
        Year::Short(short) if read.doubtful => short_year_stands_alone(short, end),
        _ => !read.needs_more || tables().has_cue("year-alone", end),
    };
    let mut moment = Moment::new(span(cursor, end), Body::Year);
    moment.year = Some(read.year);
    stands.then_some((Expr::One(moment), end))
}

/// What stands below a year, or alone: a month, quarter, half, season, holiday.
fn below_year(cursor: Cursor<'_>, year: Option<Year>) -> Read<'_, Expr> {
    let one = |(moment, end): (Moment, _)| (Expr::One(moment), end);
    if year.is_some()
        && let Some(range) = join::bare_range(cursor)
    {
        return Some(range);
    }
    month(cursor, year.is_some())
        .or_else(|| quarter::quarter(cursor, year.is_some()).map(one))
        .or_else(|| relative::below_year(cursor, year.is_some()).map(one))
        .or_else(|| year.and_then(|_| join::unitless(cursor)).map(one))
        .or_else(|| year.is_none().then(|| bare_day(cursor)).flatten().map(one))
}

/// 10월, 지난달, and what stands below it: a day, a part, a week.
fn month(cursor: Cursor<'_>, after_year: bool) -> Read<'_, Expr> {
    let (name, after) = month_name(cursor, after_year)?;
    let is_word = !matches!(name.month, Month::Number(_));
    if after_year && is_word {
        return None;
    }
    let month = name.month;
    let inner = after.skip_blanks();
    if let Some((mut expr, end)) = join::bare_range(inner)
        && let Body::Day { month: None, day } = expr.first().body
    {
        let first = expr.first_mut();
        first.body = Body::Day { month: Some(month), day };
        first.span.start = cursor.at();
        return Some((expr, end));
    }
    let unitless = || join::unitless(inner).filter(|(m, _)| matches!(m.body, Body::Day { .. }));
    let below = day(inner, false).or_else(unitless);
    if let Some((mut moment, end)) = below {
        if let Body::Day { day, .. } = moment.body {
            moment.body = Body::Day { month: Some(month), day };
        }
        moment.span.start = cursor.at();
        return Some((Expr::One(moment), end));
    }
    month_alone(cursor, name, after, after_year).map(|(moment, end)| (Expr::One(moment), end))
}

fn month_alone<'t>(cursor: Cursor<'t>, name: MonthName, after: Cursor<'t>, after_year: bool) -> Read<'t, Moment> {
    if let Some((nth, end)) = week_of_month(after.skip_blanks()) {
        let body = Body::WeekOfMonth { month: name.month, nth };
        let moment = Moment::new(span(cursor, end), body);
        return Some(with_weekday(moment, end));
    }
    let moment = Moment::new(span(cursor, after), Body::Month(name.month));
    let (moment, end) = with_part(moment, after);
    let ends = match name.script {
        Some(Script::Hangul) => after_year || matches!(name.month, Month::Number(11 | 12)),
        _ => true,
    };
    let ends = ends && (moment.part.is_some() || name.script.is_none() || month_ends(end));
    ends.then_some((moment, end))
}

/// 10월에, 5월분; no 4월회, no 5월의 신부.
fn month_ends(end: Cursor<'_>) -> bool {
    let suffix = ["분", "물", "호", "한", "간", "초", "기"];
    (word_ends(end) || end.eat_any(&suffix).is_some_and(word_ends)) && !followed_by_count(UnitName::Month, true, end)
}

/// A month and, where it is a number, its script.
#[derive(Clone, Copy)]
struct MonthName {
    month: Month,
    script: Option<Script>,
}

fn month_name(cursor: Cursor<'_>, after_year: bool) -> Read<'_, MonthName> {
    if let Some((n, end)) = numeral::number(cursor)
        && let Some(end) = before_unit(end, after_year).eat_any(&["월", "月"])
    {
        let number = i8::try_from(n.value).ok().filter(|m| (1..=12).contains(m))?;
        let ends = n.script != Script::Hangul || word_ends(end) || numeral::number(end).is_some();
        let name = MonthName { month: Month::Number(number), script: Some(n.script) };
        return (ends && end.eat("요일").is_none()).then_some((name, end));
    }
    let fits =
        |entry: &Entry, end: Cursor<'_>| matches!(entry.word, Word::Month(_)) && month_word_ends(entry.boundary, end);
    let (entry, end) = tables().words.find(cursor, fits)?;
    let Word::Month(month) = entry.word else {
        return None;
    };
    Some((MonthName { month, script: None }, end))
}

/// 2025 년 11| 월 3| 일: below a larger unit a blank may stand before the next.
fn before_unit(end: Cursor<'_>, below: bool) -> Cursor<'_> {
    if below { end.skip_blanks() } else { end }
}

fn month_word_ends(boundary: Boundary, end: Cursor<'_>) -> bool {
    let goes_on = numeral::number(end).is_some() || tables().parts.longest(end).is_some();
    match boundary {
        Boundary::Compare => tables().has_cue("compare", end),
        _ => goes_on || word_ends(end),
    }
}

/// 26일 without a month.
fn bare_day(cursor: Cursor<'_>) -> Read<'_, Moment> {
    day(cursor, true)
}

/// 26일, 26일(목), 26일 목요일; words (이십육일) only below a month.
fn day(cursor: Cursor<'_>, bare: bool) -> Read<'_, Moment> {
    let (n, end) = numeral::number(cursor)?;
    let end = before_unit(end, !bare).eat_any(&["일", "日"])?;
    let day = i8::try_from(n.value).ok().filter(|d| (1..=31).contains(d))?;
    let in_words = bare && n.script == Script::Hangul;
    // 오는 26일 전까지 is a day, 체결 26일 전까지 is none
    if bare && followed_by_ago(end) && !super::is_led(cursor) {
        return None;
    }
    if in_words || bare && n.value == 1 && counts_output(end) || !unit_ends(UnitName::Day, bare, end) {
        return None;
    }
    let moment = Moment::new(span(cursor, end), Body::Day { month: None, day });
    Some(with_weekday(moment, end))
}

/// `1일 |3만 배럴`: how much a day, and no first of the month.
fn counts_output(end: Cursor<'_>) -> bool {
    let amount = number::read(end.text(), end.skip_blanks().at());
    amount.is_some_and(|amount| tables().has_cue("output", Cursor::new(end.text(), amount.span.end)))
}

/// With a weekday behind it: (목), (목요일), 목요일.
pub(super) fn with_weekday<'t>(mut moment: Moment, end: Cursor<'t>) -> (Moment, Cursor<'t>) {
    match weekday(end) {
        Some((weekday, end)) => {
            moment.weekday = Some(weekday);
            moment.span.end = end.at();
            (moment, end)
        }
        None => (moment, end),
    }
}

fn weekday(end: Cursor<'_>) -> Read<'_, i8> {
    let next = end.skip_blanks();
    if let Some(inner) = next.eat_any(&["(", "（"]) {
        let (weekday, after) = weekday_letter(inner)?;
        let after = after.eat("요일").unwrap_or(after);
        return Some((weekday, after.eat_any(&[")", "）"])?));
    }
    let next = next.eat(",").map_or(next, Cursor::skip_blanks);
    let (weekday, after) = weekday_letter(next)?;
    let after = after.eat("요일")?;
    word_ends(after).then_some((weekday, after))
}

/// Monday is 1.
fn weekday_letter(cursor: Cursor<'_>) -> Read<'_, i8> {
    let number = match cursor.peek()? {
        '월' | '月' => 1,
        '화' | '火' => 2,
        '수' | '水' => 3,
        '목' | '木' => 4,
        '금' | '金' => 5,
        '토' | '土' => 6,
        '일' | '日' => 7,
        _ => return None,
    };
    Some((number, cursor.bump()))
}

/// 초, 중순, 말, a blank before it or not.
pub(super) fn part(cursor: Cursor<'_>) -> Read<'_, Part> {
    let fits = |_: &Part, end: Cursor<'_>| word_ends(end);
    let (&part, end) = tables().parts.find(cursor.skip_blanks(), fits)?;
    Some((part, end))
}

/// With the part behind it, if one stands there.
pub(super) fn with_part<'t>(mut moment: Moment, end: Cursor<'t>) -> (Moment, Cursor<'t>) {
    match part(end) {
        Some((part, end)) => {
            moment.part = Some(part);
            moment.span.end = end.at();
            (moment, end)
        }
        None => (moment, end),
    }
}

/// 첫째 주, 3주차, 마지막 주: the last is 0.
fn week_of_month(cursor: Cursor<'_>) -> Read<'_, i8> {
    const ORDINALS: &[(&str, i8)] = &[
        ("첫째 주", 1),
        ("첫 주", 1),
        ("1주차", 1),
        ("둘째 주", 2),
        ("2주차", 2),
        ("셋째 주", 3),
        ("3주차", 3),
        ("넷째 주", 4),
        ("4주차", 4),
        ("다섯째 주", 5),
        ("5주차", 5),
        ("마지막 주", 0),
    ];
    let may_begin = "첫둘셋넷다마12345".contains(cursor.peek()?);
    ORDINALS.iter().filter(|_| may_begin).find_map(|&(word, nth)| {
        let end = cursor.eat_spaced(word)?;
        word_ends(end).then_some((nth, end))
    })
}

pub(super) fn span(from: Cursor<'_>, to: Cursor<'_>) -> ByteSpan {
    ByteSpan::new(from.at(), to.at())
}
