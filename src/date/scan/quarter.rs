//! Quarters and halves in numbers: 3분기, 3사분기, 1/4분기, 1Q24, 3Q, 2H24, '25.3Q.

use super::super::cursor::Cursor;
use super::super::expr::{Body, Moment, Year};
use super::super::numeral::{self, Script};
use super::super::words::UnitName;
use super::Read;
use super::calendar::{span, with_part};
use super::veto::{is_apostrophe, unit_ends};

/// A quarter or half that begins with its number.
pub(super) fn quarter(cursor: Cursor<'_>, after_year: bool) -> Read<'_, Moment> {
    named(cursor, after_year).or_else(|| code(cursor)).or_else(|| pointed(cursor))
}

/// '25.3Q, 2025.3Q, 25.2H: the year before it, a point between.
fn pointed(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let (year, after) = code_year(cursor)?;
    let (mut moment, end) = code(after.eat(".")?).filter(|(moment, _)| moment.year.is_none())?;
    moment.year = Some(year);
    moment.span = span(cursor, end);
    Some((moment, end))
}

/// 3분기, 3사분기, 3/4분기, 3·4분기; 삼분기 only behind a year.
fn named(cursor: Cursor<'_>, after_year: bool) -> Read<'_, Moment> {
    let (n, end) = numeral::number(cursor)?;
    let quarter = i8::try_from(n.value).ok().filter(|q| (1..=4).contains(q))?;
    if n.script != Script::Digits && !after_year {
        return None;
    }
    let end = end.eat_any(&["분기", "사분기", "/4분기", "·4분기", "／4분기", " 분기"])?;
    let moment = Moment::new(span(cursor, end), Body::Quarter(quarter));
    if let (moment, end) = with_part(moment, end)
        && moment.part.is_some()
    {
        return Some((moment, end));
    }
    unit_ends(UnitName::Quarter, !after_year, end).then_some((moment, end))
}

/// 1Q24, 3Q, 2H24.
fn code(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let (n, end) = numeral::digits(cursor).filter(|(n, _)| n.digits == 1)?;
    let number = i8::try_from(n.value).ok()?;
    let (body, end) = match end.peek()? {
        'Q' if (1..=4).contains(&number) => (Body::Quarter(number), end.bump()),
        'H' if (1..=2).contains(&number) => (Body::Half(number), end.bump()),
        _ => return None,
    };
    let (year, end) = match code_year(end) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    // 1Q25E, 1Q25F: estimates
    let end = end.eat_if(|c| matches!(c, 'E' | 'F' | 'P')).unwrap_or(end);
    let pointed = cursor.previous() == Some('.');
    let half_alone = year.is_none() && !pointed && matches!(body, Body::Half(_));
    if half_alone || end.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let mut moment = Moment::new(span(cursor, end), body);
    moment.year = year;
    Some((moment, end))
}

fn code_year(from: Cursor<'_>) -> Read<'_, Year> {
    let from = from.eat_if(is_apostrophe).unwrap_or(from);
    let (n, end) = numeral::digits(from)?;
    let value = i16::try_from(n.value).ok()?;
    match n.digits {
        2 => Some((Year::Short(value), end)),
        4 => Some((Year::Written(value), end)),
        _ => None,
    }
}

/// Q3 2024, Q3 of a year that stands before: a bare Q3 is a car.
pub(super) fn english(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let (n, end) = numeral::digits(cursor.eat("Q")?)?;
    let quarter = i8::try_from(n.value).ok().filter(|q| (1..=4).contains(q))?;
    let (n, end) = numeral::digits(end.skip_blanks())?;
    let year = i16::try_from(n.value).ok().filter(|_| n.digits == 4)?;
    let end = end.eat("년").unwrap_or(end);
    let mut moment = Moment::new(span(cursor, end), Body::Quarter(quarter));
    moment.year = Some(Year::Written(year));
    (1900..2200).contains(&year).then_some((moment, end))
}
