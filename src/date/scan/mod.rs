//! Characters → parsed expressions. Knows how dates are written, nothing of the calendar or the document.

mod calendar;
mod join;
mod numeric;
mod quarter;
mod relative;
mod veto;
mod year;

use super::cursor::{Cursor, is_blank, is_hangul, is_tilde};
use super::expr::{Expr, Lead, Moment};
use super::numeral;
use super::words::{Boundary, Word, tables};

pub(super) use numeric::full_date;
pub(super) use veto::word_before;

/// What a reader has read, and the place behind it.
type Read<'t, T> = Option<(T, Cursor<'t>)>;

/// Reads all date expressions of `text`, in order.
pub(super) fn scan(text: &str, found: &mut Vec<Expr>) {
    let mut at = 0;
    while let Some(start) = next_candidate(text, at) {
        let cursor = Cursor::new(text, start);
        let next = match read_candidate(cursor, last_end(found)) {
            Candidate::Date(mut expr, end) => {
                if let Some(before) = found.last() {
                    join::carry(text, before, &mut expr);
                }
                found.push(expr);
                end
            }
            Candidate::Skip(end) => end,
        };
        at = next.at().max(start + 1);
    }
}

/// The single expression that begins at the cursor.
pub(super) fn single(cursor: Cursor<'_>) -> Option<Moment> {
    match unled(cursor)? {
        (Expr::One(moment), _) => Some(moment),
        (Expr::Range(..), _) => None,
    }
}

/// What stands at a place where a date might begin.
enum Candidate<'t> {
    Date(Expr, Cursor<'t>),
    /// No date up to here.
    Skip(Cursor<'t>),
}

/// The next byte at which a date might begin.
fn next_candidate(text: &str, from: usize) -> Option<usize> {
    let tables = tables();
    let bytes = text.as_bytes();
    let mut at = from;
    // Whether a syllable stands before `at`: no date in words begins inside a word.
    let mut inside = false;
    loop {
        let lead = *bytes.get(at)?;
        if lead.is_ascii() {
            if matches!(lead, b'0'..=b'9' | b'\'' | b'F' | b'Q') {
                return Some(at);
            }
            inside = false;
            at += 1;
            continue;
        }
        // Three of four characters are syllables behind another.
        if inside && is_syllable(lead, *bytes.get(at + 1)?) {
            at += SYLLABLE;
            continue;
        }
        let mut rest = text.get(at..)?.chars();
        let c = rest.next()?;
        let may_begin = match c {
            '０'..='９' | '’' | '‘' => true,
            '가'..='힣' => !inside && tables.may_begin(c, rest.next()),
            '一'..='鿿' | '〇' => numeral::number(Cursor::new(text, at)).is_some(),
            _ => false,
        };
        if may_begin {
            return Some(at);
        }
        inside = is_hangul(c);
        at += c.len_utf8();
    }
}

/// Whether these are the first bytes of a syllable; the last of them in the order of Unicode are left out.
#[inline]
fn is_syllable(lead: u8, second: u8) -> bool {
    match lead {
        0xEB | 0xEC => true,
        0xEA => second >= 0xB0,
        0xED => second <= 0x9D,
        _ => false,
    }
}

/// Bytes of a syllable.
const SYLLABLE: usize = '가'.len_utf8();

fn last_end(found: &[Expr]) -> usize {
    found.last().map_or(usize::MAX / 2, |expr| expr.span().end)
}

fn read_candidate(cursor: Cursor<'_>, before: usize) -> Candidate<'_> {
    let date = if veto::starts_inside(cursor, before) {
        None
    } else if let Some(end) = veto::compound(cursor) {
        return Candidate::Skip(end);
    } else if let Some(end) = habit(cursor) {
        return Candidate::Skip(end);
    } else if let Some((expr, end)) = lunar(cursor) {
        return Candidate::Date(expr, end);
    } else {
        join::expression(cursor)
    };
    match date {
        Some((_, end)) if describes_next(end) => Candidate::Skip(end),
        Some((expr, end)) if veto::allows(&expr, cursor) => Candidate::Date(expr, end),
        Some((_, end)) => Candidate::Skip(end),
        None => Candidate::Skip(behind_candidate(cursor)),
    }
}

/// Of 수요일인 9일, 선거 전날인 3일 only the second is a date.
fn describes_next(end: Cursor<'_>) -> bool {
    let next = end.eat("인").map(Cursor::skip_blanks);
    next.is_some_and(|next| {
        next.previous() != Some('인') && next.peek().is_some_and(|c| numeral::digit(c).is_some()) && led(next).is_some()
    })
}

/// Behind the run of digits or of letters that is no date.
fn behind_candidate(cursor: Cursor<'_>) -> Cursor<'_> {
    let is_digit = |c: char| numeral::digit(c).is_some();
    let mut end = cursor.bump();
    if cursor.peek().is_some_and(is_digit) {
        while let Some(next) = end.eat_if(is_digit) {
            end = next;
        }
    } else if cursor.peek().is_some_and(is_hangul) {
        while let Some(next) = end.eat_if(is_hangul) {
            end = next;
        }
    }
    end
}

/// 매년 3월 → behind 3월: what comes again and again has no place.
fn habit(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_habit = |entry: &super::words::Entry| entry.word == Word::Habit;
    let (_, end) = tables().words.find(cursor, |entry, _| is_habit(entry))?;
    let (_, mut end) = join::expression(end.skip_blanks())?;
    // 매년 3월과 9월
    for _ in 0..MOST_HABITS {
        match join::next_of_list(end).and_then(join::expression) {
            Some((_, next)) => end = next,
            None => break,
        }
    }
    Some(end)
}

/// 매년 3월, 6월, 9월, 12월
const MOST_HABITS: usize = 11;

/// 음력 8월 1일: a day that only the moon places.
fn lunar(cursor: Cursor<'_>) -> Read<'_, Expr> {
    let is_lunar = |entry: &super::words::Entry| entry.word == Word::Lunar;
    let (_, end) = tables().words.find(cursor, |entry, _| is_lunar(entry))?;
    let (_, end) = calendar::calendar(end.skip_blanks())?;
    let span = calendar::span(cursor, end);
    Some((Expr::One(Moment::new(span, super::expr::Body::Lunar)), end))
}

/// A single expression with its lead: 지난 23일, 오는 10월.
fn led(cursor: Cursor<'_>) -> Read<'_, Expr> {
    let Some((lead, after)) = lead(cursor) else {
        return unled(cursor);
    };
    // 다음 달 and 지난해 are words of their own
    if let Some(read) = unled(cursor) {
        return Some(read);
    }
    let (mut expr, end) = calendar::below_lead(after.skip_blanks())?;
    let first = expr.first_mut();
    first.lead = lead;
    first.span.start = cursor.at();
    veto::allows_lead(&expr).then_some((expr, end))
}

/// A single expression without a lead.
fn unled(cursor: Cursor<'_>) -> Read<'_, Expr> {
    if cursor.first_byte().is_some_and(|byte| byte.is_ascii_digit()) && !number_may_date(cursor) {
        return None;
    }
    let one = |(moment, end): (Moment, _)| (Expr::One(moment), end);
    numeric::date(cursor)
        .or_else(|| relative::distance(cursor))
        .map(one)
        .or_else(|| calendar::calendar(cursor))
        .or_else(|| relative::word(cursor).map(one))
}

/// Whether 지난, 오는 or the like stands before the cursor.
fn is_led(cursor: Cursor<'_>) -> bool {
    let word = veto::word_before(cursor);
    let at = Cursor::new(word, 0);
    !word.is_empty() && lead(at).is_some_and(|(_, end)| end.rest().is_empty())
}

/// Whether a unit, a joint or a list may stand behind the digits at the cursor: no date begins with `480억`, `35%` or `4300원`.
fn number_may_date(cursor: Cursor<'_>) -> bool {
    let Some((_, end)) = numeral::digits(cursor) else {
        return false;
    };
    let digit_follows = |at: Cursor<'_>| at.peek().is_some_and(|c| numeral::digit(c).is_some());
    match end.peek() {
        Some('년' | '월' | '일' | '분' | '사' | '개' | '주' | '달' | '회') => true,
        Some('年' | '月' | '日' | '와' | '과' | '-' | '/' | '／' | '(' | 'Q' | 'H') => true,
        Some('·' | '∙' | 'ㆍ' | '・' | '.' | ',') => {
            let next = end.bump();
            digit_follows(next) || digit_follows(next.skip_blanks())
        }
        Some(c) if is_blank(c) => match end.skip_blanks().peek() {
            Some('년' | '월' | '일' | '분' | '개' | '주' | '달' | '회') => true,
            Some(c) => is_tilde(c) || c == '-',
            None => false,
        },
        Some(c) => is_tilde(c) || c == '\'',
        None => false,
    }
}

fn lead(cursor: Cursor<'_>) -> Read<'_, Lead> {
    let fits = |entry: &super::words::Entry, _| entry.boundary == Boundary::Lead;
    let (entry, end) = tables().words.find(cursor, fits)?;
    match entry.word {
        Word::Lead(lead) => Some((lead, end)),
        _ => None,
    }
}
