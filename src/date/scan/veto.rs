//! What is no date: counts, durations, scores, names.

use super::super::cursor::{Cursor, is_hangul};
use super::super::expr::{Body, DayWord, Expr, Lead, Month, Year};
use super::super::numeral;
use super::super::words::{UnitName, tables};
use crate::text::is_letter_or_figure;

/// Whether the cursor stands inside a number or a word: 1.`5`배, A`10`, ₩`2024`.
/// `before` is the end of the date before it: the 2 of 1·2분기 is the next of its list.
pub(super) fn starts_inside(cursor: Cursor<'_>, before: usize) -> bool {
    let Some(previous) = cursor.previous() else {
        return false;
    };
    let starts_with_digit = cursor.peek().is_some_and(|c| numeral::digit(c).is_some());
    if !starts_with_digit {
        return is_letter_or_figure(previous) && !cursor.peek().is_some_and(is_apostrophe);
    }
    if numeral::digit(previous).is_some() || previous.is_ascii_alphabetic() {
        return true;
    }
    if matches!(previous, '$' | '₩' | '€' | '£' | '¥' | '￦' | '#' | '№') {
        return true;
    }
    let joins_digits = matches!(previous, '.' | ',' | ':' | '/' | '-' | '·' | '~' | '∼' | '+' | '−');
    let mut behind = cursor.behind().chars().rev().skip(1);
    let goes_on = before + previous.len_utf8() == cursor.at();
    joins_digits && !goes_on && behind.next().is_some_and(|c| numeral::digit(c).is_some())
}

/// The apostrophes that stand before a two-digit year.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '＇')
}

/// Behind a fixed compound that begins here: 연말 인사, 이달의 소녀.
pub(super) fn compound(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    tables().compounds.longest(cursor).map(|(_, end)| end)
}

/// Whether the word ends here, or goes on with a particle.
pub(super) fn word_ends(cursor: Cursor<'_>) -> bool {
    match cursor.peek() {
        Some(c) if is_hangul(c) => tables().josa.longest(cursor).is_some(),
        Some('間' | '年' | '月' | '日') => false,
        _ => true,
    }
}

/// Whether a number and its unit may end here as a date. A bare one (`5일 이상`) is judged by the next word too.
pub(super) fn unit_ends(unit: UnitName, bare: bool, cursor: Cursor<'_>) -> bool {
    word_ends(cursor) && !followed_by_count(unit, bare, cursor)
}

/// Whether what follows shows a duration or a count: 5일간, 5일 이상, 3분기 연속.
pub(super) fn followed_by_count(unit: UnitName, bare: bool, cursor: Cursor<'_>) -> bool {
    let list = &tables().not_after;
    let after_blank = cursor.skip_blanks();
    let blank = after_blank.at() != cursor.at();
    list.find(after_blank, |veto, end| {
        veto.unit == unit
            && !(veto.attached && blank)
            && (bare || veto.attached)
            && (!veto.whole || !end.peek().is_some_and(is_hangul))
    })
    .is_some()
}

/// 체결 3일 뒤, 2~3일 전부터: a distance from something else.
pub(super) fn followed_by_ago(cursor: Cursor<'_>) -> bool {
    let next = cursor.skip_blanks();
    next.eat_any(&["전", "뒤", "후"]).is_some_and(word_ends)
}

/// Whether the words before a bare expression let it be a date: no 주 5일, no 제12차.
pub(super) fn allows(expr: &Expr, cursor: Cursor<'_>) -> bool {
    let first = expr.first();
    let bare = first.year.is_none_or(|year| matches!(year, Year::Short(_))) && first.lead == Lead::None;
    let unit = match first.body {
        Body::Day { month: None, .. } => UnitName::Day,
        Body::Month(Month::Number(_)) => UnitName::Month,
        Body::Year => UnitName::Year,
        Body::Quarter(_) => UnitName::Quarter,
        Body::DayWord(DayWord::Before | DayWord::Near(_)) => return !hangs_on_event(cursor),
        _ => return true,
    };
    let ends_a_count = match unit {
        UnitName::Month => ends_a_term(cursor, '년'),
        UnitName::Day => ends_a_term(cursor, '박'),
        _ => false,
    };
    !(ends_a_count || bare && preceded_by_count(unit, cursor))
}

/// 징역 1년 6월, 1박 2일: the smaller unit of a count whose larger one is no date.
fn ends_a_term(cursor: Cursor<'_>, larger: char) -> bool {
    let behind = cursor.behind().trim_end();
    let count = behind.strip_suffix(larger);
    count.is_some_and(|count| count.ends_with(|c| numeral::digit(c).is_some()))
}

/// 선거 전날, 사고 당일, 발표하기 전날: hangs on an event, not on a date.
fn hangs_on_event(cursor: Cursor<'_>) -> bool {
    let word = word_before(cursor);
    let is_verb = word.chars().count() > 2 && word.ends_with('기');
    is_verb || tables().has_exact_cue("event", word)
}

fn preceded_by_count(unit: UnitName, cursor: Cursor<'_>) -> bool {
    let word = word_before(cursor);
    let units = tables().not_before.exact(word);
    units.is_some_and(|units| units.contains(&unit))
}

/// The run of hangul before the cursor, a blank between or not.
pub(in super::super) fn word_before(cursor: Cursor<'_>) -> &str {
    /// Longer words are in no list.
    const LONGEST: usize = 8;
    let behind = cursor.behind();
    let behind = behind.strip_suffix([' ', '\u{a0}']).unwrap_or(behind);
    let start = behind
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|&(_, c)| is_hangul(c))
        .last()
        .map_or(behind.len(), |(at, _)| at);
    behind.get(start..).unwrap_or_default()
}

/// 지난 3년, 지난 30년 are durations; 지난 2018년, 지난 3월 are dates.
pub(super) fn allows_lead(expr: &Expr) -> bool {
    !matches!((expr.first().year, expr.first().body), (Some(Year::Short(_)), Body::Year))
}
