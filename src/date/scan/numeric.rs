//! Dates in figures: 2024-12-26, 2024.12.26., 24/12/26, 12/26, 12.26(목), '24.12.26.

use super::super::cursor::{Cursor, is_tilde};
use super::super::expr::{Body, Moment, Month, Year};
use super::super::numeral::{self, Numeral};
use super::super::words::tables;
use super::Read;
use super::calendar::{span, with_weekday};
use super::veto::is_apostrophe;

/// A date in figures with year, or a month and day that cannot be a fraction.
pub(super) fn date(cursor: Cursor<'_>) -> Read<'_, Moment> {
    full_date(cursor).or_else(|| short_date(cursor)).or_else(|| year_month(cursor)).or_else(|| month_day(cursor))
}

/// Year, month and day: 2024-12-26, 2024. 12. 26., 2024/12/26.
pub(in super::super) fn full_date(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let (year, after) = numeral::digits(cursor).filter(|(n, _)| n.digits == 4)?;
    let (month, day, end) = month_and_day(after)?;
    let year = i16::try_from(year.value).ok()?;
    dated(cursor, Year::Written(year), month, day, end).filter(|_| (1000..2200).contains(&year))
}

/// 24.12.26, 24/12/26, '24.12.26: two digits each, so that no version is a date.
fn short_date(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let apostrophe = cursor.eat_if(is_apostrophe);
    let (year, after) = numeral::digits(apostrophe.unwrap_or(cursor)).filter(|(n, _)| n.digits == 2)?;
    let (month, day, end) = month_and_day(after)?;
    let two_digits = month.digits == 2 && day.digits == 2;
    let year = i16::try_from(year.value).ok()?;
    let versioned = apostrophe.is_none() && names_version(cursor);
    let (moment, end) = dated(cursor, Year::Short(year), month, day, end).filter(|_| !versioned)?;
    // 25.11.3.(월)
    (two_digits || apostrophe.is_some() || moment.weekday.is_some()).then_some((moment, end))
}

/// 12.19 of `2025.12.1.~12.19.`, 11. 14 of `2025. 11. 3. ~ 11. 14.`: the other end of a range, its year left out.
pub(super) fn later_day<'t>(first: Moment, cursor: Cursor<'t>) -> Read<'t, Moment> {
    let has_all = first.year.is_some() && matches!(first.body, Body::Day { month: Some(Month::Number(_)), .. });
    let sign = first.span.slice(cursor.text()).chars().find(|c| matches!(c, '.' | '/')).filter(|_| has_all)?;
    let (month, after) = numeral::digits(cursor)?;
    let after = after.eat_if(|c| c == sign)?;
    let (day, end) = numeral::digits(if sign == '.' { after.skip_blanks() } else { after })?;
    let fits = is_day_of_year(month, day);
    let closed = !end.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '/' | ':'));
    let goes_on = end.eat(".").and_then(Cursor::peek).is_some_and(|c| numeral::digit(c).is_some());
    let moment = moment(cursor, month, day, end).filter(|_| fits && closed && !goes_on)?;
    Some(weekday_behind(moment, end))
}

fn is_day_of_year(month: Numeral, day: Numeral) -> bool {
    let short = month.digits <= 2 && day.digits <= 2;
    short && (1..=12).contains(&month.value) && (1..=31).contains(&day.value)
}

/// Whether a version or a model stands before: 버전 24.10.12, iOS 17.12.10.
fn names_version(cursor: Cursor<'_>) -> bool {
    let behind = cursor.behind().trim_end();
    behind.ends_with("버전") || behind.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// Two numbers behind the same sign: `.12.26`, `-12-26`, `/12/26`, `. 12. 26`.
fn month_and_day(after: Cursor<'_>) -> Option<(Numeral, Numeral, Cursor<'_>)> {
    let sign = after.peek().filter(|c| matches!(c, '.' | '-' | '/'))?;
    let skip = |cursor: Cursor<'_>| {
        let same = cursor.bump().at();
        let next = Cursor::new(cursor.text(), same);
        if sign == '.' { next.skip_blanks().at() } else { same }
    };
    let (month, after) = numeral::digits(Cursor::new(after.text(), skip(after)))?;
    let after = after.eat_if(|c| c == sign)?;
    let after = if sign == '.' { after.skip_blanks() } else { after };
    let (day, end) = numeral::digits(after)?;
    let goes_on = [".", "-", "/", ","]
        .iter()
        .any(|sign| end.eat(sign).and_then(Cursor::peek).is_some_and(|c| numeral::digit(c).is_some()));
    let letter = end.peek().is_some_and(|c| c.is_ascii_alphabetic() && c != 'T');
    (is_day_of_year(month, day) && !goes_on && !letter).then_some((month, day, end))
}

fn dated<'t>(cursor: Cursor<'t>, year: Year, month: Numeral, day: Numeral, end: Cursor<'t>) -> Read<'t, Moment> {
    let end = end.eat("일").filter(|_| day.digits == 2).unwrap_or(end);
    let mut moment = moment(cursor, month, day, end)?;
    moment.year = Some(year);
    Some(weekday_behind(moment, end))
}

fn moment(cursor: Cursor<'_>, month: Numeral, day: Numeral, end: Cursor<'_>) -> Option<Moment> {
    let body =
        Body::Day { month: Some(Month::Number(i8::try_from(month.value).ok()?)), day: i8::try_from(day.value).ok()? };
    Some(Moment::new(span(cursor, end), body))
}

/// 2024.12.26.(목): the dot before the bracket is inside.
fn weekday_behind<'t>(moment: Moment, end: Cursor<'t>) -> (Moment, Cursor<'t>) {
    let dotted = end.eat(".").filter(|next| next.skip_blanks().eat("(").is_some());
    let (read, after) = with_weekday(moment, dotted.unwrap_or(end));
    if read.weekday.is_some() { (read, after) } else { (moment, end) }
}

/// (2024.12), '24.12월: a year and month only where nothing else could be meant.
fn year_month(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let apostrophe = cursor.eat_if(is_apostrophe);
    let (year, after) = numeral::digits(apostrophe.unwrap_or(cursor))?;
    let after = after.eat(".")?.skip_blanks();
    let (month, end) = numeral::digits(after)?;
    let month_unit = end.eat("월");
    let in_brackets = cursor.previous() == Some('(') && end.peek().is_some_and(|c| c == ')' || c == '~');
    let in_range = year.digits == 4 && (opens_months(end) || closes_months(cursor));
    let year = match (year.digits, apostrophe) {
        (4, None) if (1900..2100).contains(&year.value) => Year::Written(i16::try_from(year.value).ok()?),
        (2, Some(_)) => Year::Short(i16::try_from(year.value).ok()?),
        _ => return None,
    };
    let number = i8::try_from(month.value).ok().filter(|m| (1..=12).contains(m))?;
    let closed = !end.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '℃' | '°'));
    let short = apostrophe.is_some() && month.digits == 2 && closed;
    let sure = month_unit.is_some() || short || ((in_brackets || in_range && closed) && month.digits == 2);
    let end = month_unit.unwrap_or(end);
    let mut moment = Moment::new(span(cursor, end), Body::Month(Month::Number(number)));
    moment.year = Some(year);
    (sure && month.digits <= 2).then_some((moment, end))
}

/// 2025.11|~2026.03: two years with two digits behind the point are no numbers.
fn opens_months(end: Cursor<'_>) -> bool {
    let next = end.skip_blanks().eat_if(is_tilde).map(Cursor::skip_blanks);
    next.and_then(year_in_figures).is_some()
}

/// 2025.11~|2026.03
fn closes_months(cursor: Cursor<'_>) -> bool {
    /// `2025.11`
    const LENGTH: usize = 7;
    let behind = cursor.behind().trim_end();
    let Some(behind) = behind.strip_suffix(is_tilde).map(str::trim_end) else {
        return false;
    };
    let start = behind.len().saturating_sub(LENGTH);
    year_in_figures(Cursor::new(behind, start)).is_some()
}

/// Behind four digits of a year, a point and two digits.
fn year_in_figures(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_digit = |c: char| numeral::digit(c).is_some();
    let (year, after) = numeral::digits(cursor).filter(|(n, _)| n.digits == 4)?;
    let (month, end) = numeral::digits(after.eat(".")?).filter(|(n, _)| n.digits == 2)?;
    let fits = (1900..2100).contains(&year.value) && (1..=12).contains(&month.value);
    let whole = !cursor.previous().is_some_and(|c| is_digit(c) || matches!(c, '.' | ','));
    (fits && whole && !end.peek().is_some_and(is_digit)).then_some(end)
}

/// 12/26, 4/22에, 12.26(목), 12.26일.
fn month_day(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let (month, after) = numeral::digits(cursor)?;
    let sign = after.peek().filter(|c| matches!(c, '.' | '/'))?;
    let close = after.bump();
    // 11. 14.(금)
    let apart = if sign == '.' { close.skip_blanks() } else { close };
    let (day, end) = numeral::digits(apart)?;
    let goes_on = end.eat_any(&[".", "/", "-", ","]).and_then(Cursor::peek);
    if !is_day_of_year(month, day) || goes_on.is_some_and(|c| numeral::digit(c).is_some()) {
        return None;
    }
    let plain = moment(cursor, month, day, end)?;
    let (dated, after) = weekday_behind(plain, end);
    if dated.weekday.is_some() {
        return Some((dated, after));
    }
    if apart.at() != close.at() {
        return None;
    }
    if let Some(unit) = end.eat("일").filter(|_| day.digits == 2) {
        let moment = moment(cursor, month, day, unit)?;
        return super::veto::word_ends(unit).then_some((moment, unit));
    }
    let stands = || is_no_fraction(month, day, end) || in_range_of_days(cursor, month, day, end);
    (sign == '/' && stands()).then_some((plain, end))
}

/// `11/3|~11/14`, `11/3~|11/14`: two ends of which one at least is no fraction.
fn in_range_of_days(cursor: Cursor<'_>, month: Numeral, day: Numeral, end: Cursor<'_>) -> bool {
    /// `11/14 ~ `
    const LENGTH: usize = 8;
    let behind = cursor.behind();
    let before = behind.trim_end().strip_suffix(is_tilde).map(str::trim_end);
    let before = before.and_then(|head| {
        let from =
            head.char_indices().rev().take(LENGTH).take_while(|(_, c)| c.is_ascii_digit() || *c == '/').last()?.0;
        month_and_day_in_figures(Cursor::new(head, from)).filter(|(.., end)| end.at() == head.len())
    });
    let next = end.skip_blanks().eat_if(is_tilde).map(Cursor::skip_blanks).and_then(month_and_day_in_figures);
    let closed = !end.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '%');
    let other = next.or(before).map(|(month, day, _)| (month, day));
    closed && other.is_some_and(|(m, d)| !is_common_fraction(month, day) || !is_common_fraction(m, d))
}

/// `11/14`
fn month_and_day_in_figures(cursor: Cursor<'_>) -> Option<(Numeral, Numeral, Cursor<'_>)> {
    let (month, after) = numeral::digits(cursor)?;
    let (day, end) = numeral::digits(after.eat("/")?)?;
    let goes_on = end.eat("/").is_some();
    (is_day_of_year(month, day) && !goes_on).then_some((month, day, end))
}

/// A fraction has a small denominator above its numerator.
fn is_common_fraction(month: Numeral, day: Numeral) -> bool {
    month.value < day.value && (day.value <= 12 || day.value.is_multiple_of(10))
}

/// 4/22에, 12/26: `에` behind a date is the particle of time.
fn is_no_fraction(month: Numeral, day: Numeral, end: Cursor<'_>) -> bool {
    let common = is_common_fraction(month, day);
    let padded = month.digits == 2 && day.digits == 2;
    let timed = ["에 ", "에는", "부터", "까지"].iter().any(|p| end.eat(p).is_some()) || end.eat("에").is_some();
    let closed = !end.peek().is_some_and(|c| c.is_alphanumeric() || c == '%');
    let share = tables().has_cue("share", end);
    !share && ((timed && !common) || (padded && closed))
}
