//! What binds two expressions: ranges (23~26일, 3월부터 5월) and lists (2013, 2014년; 3월과 5월).

use super::super::cursor::{Cursor, is_tilde};
use super::super::expr::{Body, Expr, Lead, Moment, Month, Year};
use super::super::numeral::{self, Numeral};
use super::super::words::UnitName;
use super::calendar::span;
use super::veto::{followed_by_count, is_apostrophe, unit_ends};
use super::{Read, led, numeric};
use crate::ByteSpan;

/// A single expression or a range.
pub(super) fn expression(cursor: Cursor<'_>) -> Read<'_, Expr> {
    let (first, end) = led(cursor)?;
    let Expr::One(moment) = first else {
        return Some((first, end));
    };
    match range(moment, end) {
        Some(read) => Some(read),
        None => Some((first, end)),
    }
}

/// The other end of a range that begins with `first`.
fn range<'t>(first: Moment, end: Cursor<'t>) -> Read<'t, Expr> {
    let (next, closing) = joint(first, behind_point(end))?;
    let next = next.skip_blanks();
    let same_figures = || numeric::later_day(first, next).map(|(moment, end)| (Expr::One(moment), end));
    let (second, end) = led(next).or_else(same_figures)?;
    let Expr::One(mut second) = second else {
        return None;
    };
    let closed = match closing {
        Closing::Open => true,
        Closing::Until => behind_point(end).eat("까지").is_some() || end.eat_spaced(" 사이").is_some(),
        Closing::Between => end.eat_spaced(" 사이").is_some(),
    };
    second.year = second.year.map(|year| same_century(first.year, year));
    (closed && is_ordinary(&first) && is_ordinary(&second)).then_some((Expr::Range(first, second), end))
}

/// 2025. 11. 3.|부터: the point behind a date in figures.
fn behind_point(end: Cursor<'_>) -> Cursor<'_> {
    let in_figures = end.previous().is_some_and(|c| c.is_ascii_digit());
    end.eat(".").filter(|_| in_figures).unwrap_or(end)
}

/// What must stand behind the other end.
enum Closing {
    Open,
    Until,
    Between,
}

fn joint(first: Moment, end: Cursor<'_>) -> Option<(Cursor<'_>, Closing)> {
    if let Some(next) = end.skip_blanks().eat_if(is_tilde) {
        return Some((next, Closing::Open));
    }
    // 2024.12.01-12.26 stays apart from 3-1
    if let Some(next) = end.eat("-")
        && !matches!(first.body, Body::DayWord(_))
    {
        return Some((next, Closing::Open));
    }
    if let Some(next) = end.eat("부터") {
        return Some((next, Closing::Until));
    }
    if let Some(next) = end.eat("에서") {
        return Some((next, Closing::Until));
    }
    let next = end.eat_any(&["와", "과"])?;
    Some((next, Closing::Between))
}

fn is_ordinary(moment: &Moment) -> bool {
    !matches!(moment.body, Body::Same(_) | Body::Lunar)
}

/// 2020~23년: the second year lies in the first one's century.
fn same_century(first: Option<Year>, second: Year) -> Year {
    match (first, second) {
        (Some(Year::Written(first)), Year::Short(short)) => Year::Written(first - first.rem_euclid(100) + short),
        _ => second,
    }
}

/// The unit that a number without one shares with a number behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
    Quarter,
}

/// 23~26일, 3~5월, 2020~2023년, 1~3분기: the first number has no unit.
pub(super) fn bare_range(cursor: Cursor<'_>) -> Read<'_, Expr> {
    if cursor.is_within_range() {
        return None;
    }
    let (n, after) = bare_number(cursor)?;
    let after = super::calendar::with_weekday(placeholder(cursor, after), after).1;
    let joint = after.skip_blanks().eat_if(is_tilde).or_else(|| after.eat("-"))?;
    let next = joint.skip_blanks().within_range();
    if !next.peek().is_some_and(|c| numeral::digit(c).is_some() || is_apostrophe(c)) {
        return None;
    }
    let short_end = || (n.digits == 4).then(|| short_year(next)).flatten();
    let (mut second, end) = short_end().or_else(|| single(next))?;
    let unit = unit_of(&second)?;
    let first = with_unit(cursor, n, after, unit)?;
    if unit == Unit::Year && n.digits != 4 && !starts_short(cursor, next) {
        return None;
    }
    second.year = second.year.map(|year| same_century(first.year, year));
    Some((Expr::Range(first, second), end))
}

fn single(cursor: Cursor<'_>) -> Read<'_, Moment> {
    match super::calendar::calendar(cursor)? {
        (Expr::One(moment), end) => Some((moment, end)),
        (Expr::Range(..), _) => None,
    }
}

/// 23년 of 2020~23년.
fn short_year(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let (n, end) = numeral::digits(cursor).filter(|(n, _)| n.digits == 2)?;
    let end = end.eat("년")?;
    let mut moment = Moment::new(span(cursor, end), Body::Year);
    moment.year = Some(Year::Short(i16::try_from(n.value).ok()?));
    unit_ends(UnitName::Year, false, end).then_some((moment, end))
}

fn placeholder(cursor: Cursor<'_>, end: Cursor<'_>) -> Moment {
    Moment::new(span(cursor, end), Body::Weekday)
}

/// '23~'25년
fn starts_short(cursor: Cursor<'_>, next: Cursor<'_>) -> bool {
    cursor.peek().is_some_and(is_apostrophe) && next.peek().is_some_and(is_apostrophe)
}

fn bare_number(cursor: Cursor<'_>) -> Read<'_, Numeral> {
    let from = cursor.eat_if(is_apostrophe).unwrap_or(cursor);
    numeral::digits(from)
}

/// The unit that the second expression begins with.
fn unit_of(second: &Moment) -> Option<Unit> {
    match (second.year, second.body) {
        (Some(Year::Written(_) | Year::Short(_)), Body::Year) => Some(Unit::Year),
        (None, Body::Month(Month::Number(_))) => Some(Unit::Month),
        (None, Body::Day { month: None, .. }) => Some(Unit::Day),
        (None, Body::Quarter(_)) => Some(Unit::Quarter),
        _ => None,
    }
}

/// The number as an expression of `unit`.
fn with_unit(cursor: Cursor<'_>, n: Numeral, end: Cursor<'_>, unit: Unit) -> Option<Moment> {
    let small = i8::try_from(n.value).ok();
    let within = |most: i8| small.filter(|n| (1..=most).contains(n));
    let body = match unit {
        Unit::Year => Body::Year,
        Unit::Month => Body::Month(Month::Number(within(12)?)),
        Unit::Day => Body::Day { month: None, day: within(31)? },
        Unit::Quarter => Body::Quarter(within(4)?),
    };
    let mut moment = Moment::new(span(cursor, end), body);
    if unit == Unit::Year {
        let value = i16::try_from(n.value).ok()?;
        moment.year = match n.digits {
            4 if (1000..2200).contains(&value) => Some(Year::Written(value)),
            2 => Some(Year::Short(value)),
            _ => return None,
        };
    }
    Some(moment)
}

/// How many numbers a list may have.
const LONGEST_LIST: usize = 8;

/// 2013 of `2013, 2014년`, 3 of `3, 4일`: a number whose unit stands behind the last of its list.
pub(super) fn unitless(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let (n, end) = bare_number(cursor)?;
    let mut at = end;
    for _ in 0..LONGEST_LIST {
        let next = list_sign(at)?;
        let (item, after) = bare_number(next)?;
        if item.digits.abs_diff(n.digits) > 1 {
            return None;
        }
        if let Some(unit) = list_unit(item, after) {
            let years_fit = unit != Unit::Year || n.digits == 4 || cursor.peek().is_some_and(is_apostrophe);
            let moment = with_unit(cursor, n, end, unit)?;
            return years_fit.then_some((moment, end));
        }
        at = after;
    }
    None
}

fn list_sign(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.eat(",")
        .map(Cursor::skip_blanks)
        .or_else(|| at.eat_any(&["·", "∙", "ㆍ", "・"]))
        .or_else(|| at.eat_any(&["와 ", "과 "]))
}

fn list_unit(item: Numeral, end: Cursor<'_>) -> Option<Unit> {
    let ends = |unit, end| unit_ends(unit, true, end);
    if let Some(end) = end.eat("년") {
        let years = unit_ends(UnitName::Year, item.digits != 4, end);
        return (item.digits != 1 && years).then_some(Unit::Year);
    }
    if let Some(end) = end.eat("월") {
        return (!followed_by_count(UnitName::Month, true, end)).then_some(Unit::Month);
    }
    if let Some(end) = end.eat("분기") {
        return ends(UnitName::Quarter, end).then_some(Unit::Quarter);
    }
    let end = end.eat("일")?;
    ends(UnitName::Day, end).then_some(Unit::Day)
}

/// Gives `next` the year, month or lead of the list's item before it: 2024년 3월과 5월, 오는 3월, 9월, 3월 5일과 7일.
pub(super) fn carry(text: &str, before: &Expr, next: &mut Expr) {
    let between = ByteSpan::new(before.span().end, next.span().start);
    if !is_list_gap(between.slice(text)) {
        return;
    }
    let from = *before.last();
    let to = next.first_mut();
    if to.lead != Lead::None || to.year.is_some() {
        return;
    }
    match (from.body, to.body) {
        (Body::Month(_), Body::Month(Month::Number(_)))
        | (Body::Quarter(_), Body::Quarter(_))
        | (Body::Half(_), Body::Half(_))
        | (Body::Day { month: Some(_), .. }, Body::Day { month: Some(Month::Number(_)), .. }) => {
            to.year = from.year;
            to.lead = from.lead;
        }
        (Body::Day { month: Some(month), .. }, Body::Day { month: None, day }) => {
            to.year = from.year;
            to.lead = from.lead;
            to.body = Body::Day { month: Some(month), day };
        }
        (Body::Day { month: None, .. }, Body::Day { month: None, .. }) => to.lead = from.lead,
        _ => {}
    }
}

/// Behind the sign that binds a list.
pub(super) fn next_of_list(end: Cursor<'_>) -> Option<Cursor<'_>> {
    LIST_GAPS.iter().find_map(|gap| end.eat(gap))
}

const LIST_GAPS: [&str; 10] = [", ", ",", "·", "∙", "ㆍ", "・", "와 ", "과 ", " 및 ", "에 이어 "];

fn is_list_gap(gap: &str) -> bool {
    LIST_GAPS.contains(&gap)
}
