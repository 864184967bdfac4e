//! Words for a time: 오늘, 지난주 금요일, 하반기, 연말, 추석, 3년 전, 전년 동기.

use super::super::cursor::{Cursor, is_hangul};
use super::super::expr::{Body, DayWord, Distance, Moment, Year};
use super::super::numeral::{self, Unit};
use super::super::words::{Boundary, Entry, Word, tables};
use super::Read;
use super::calendar::{span, with_part, with_weekday};
use super::quarter;
use super::veto::{word_before, word_ends};

/// A time word that stands alone.
pub(super) fn word(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let fits = |entry: &Entry, end: Cursor<'_>| stands_alone(entry, cursor, end);
    let Some((entry, end)) = tables().words.find(cursor, fits) else {
        return holiday(cursor, false).or_else(|| quarter::english(cursor));
    };
    let read = with_tail(cursor, entry.word, end);
    read.or_else(|| holiday(cursor, false))
}

/// Words and holidays behind 지난, 오는, 이번, 다음.
pub(super) fn after_lead(cursor: Cursor<'_>) -> Read<'_, Moment> {
    below_year(cursor, true).filter(|(moment, _)| !matches!(moment.body, Body::Same(_)))
}

/// Words behind a year: 상반기, 연말, 여름, 추석, 같은 기간.
pub(super) fn below_year(cursor: Cursor<'_>, after_year: bool) -> Read<'_, Moment> {
    let fits = |entry: &Entry, end: Cursor<'_>| match entry.boundary {
        Boundary::Word => is_below_year(entry.word) && ends_or_part(end),
        Boundary::AfterYear => after_year && word_ends(end),
        Boundary::CompareAfterYear => after_year && tables().has_cue("compare", end),
        Boundary::Compare | Boundary::Cue | Boundary::Before | Boundary::Lead => false,
    };
    match tables().words.find(cursor, fits) {
        Some((entry, end)) => with_tail(cursor, entry.word, end),
        None => holiday(cursor, after_year),
    }
}

fn is_below_year(word: Word) -> bool {
    matches!(word, Word::Half(_) | Word::YearEnd | Word::YearStart | Word::Weekday(_))
}

fn stands_alone(entry: &Entry, cursor: Cursor<'_>, end: Cursor<'_>) -> bool {
    // the longer words may lack the blank before the next: 지난주금요일
    match entry.boundary {
        Boundary::Word => ends_or_part(end) || opens_week(entry.word, end),
        Boundary::Compare => tables().has_cue("compare", end) || is_whole_text(cursor, end),
        Boundary::Cue => opens_week(entry.word, end) || tables().has_cue("cue", end) || is_whole_text(cursor, end),
        Boundary::Before | Boundary::AfterYear | Boundary::CompareAfterYear | Boundary::Lead => false,
    }
}

fn ends_or_part(end: Cursor<'_>) -> bool {
    word_ends(end) || super::calendar::part(end).is_some()
}

fn opens_week(word: Word, end: Cursor<'_>) -> bool {
    matches!(word, Word::Week(_)) && weekday_word(end.skip_blanks()).is_some()
}

fn is_whole_text(cursor: Cursor<'_>, end: Cursor<'_>) -> bool {
    cursor.behind().trim().is_empty() && end.rest().trim().is_empty()
}

/// The word's expression with what may stand behind it.
fn with_tail<'t>(cursor: Cursor<'t>, word: Word, end: Cursor<'t>) -> Read<'t, Moment> {
    let body = match word {
        Word::Day(day) => return day_word(cursor, day, end),
        Word::Week(offset) => return week(cursor, offset, end),
        Word::YearWithin => {
            let mut moment = Moment::new(span(cursor, end), Body::Year);
            moment.year = Some(Year::Document(0));
            return Some((moment, end));
        }
        Word::Weekday(weekday) => {
            let mut moment = Moment::new(span(cursor, end), Body::Weekday);
            moment.weekday = Some(weekday);
            return Some((moment, end));
        }
        Word::Half(half) => Body::Half(half),
        Word::YearEnd => Body::YearEnd,
        Word::YearStart => Body::YearStart,
        Word::WeekBefore => Body::WeekBefore,
        Word::Weekend(offset) => Body::Weekend(offset),
        Word::QuarterFromDocument(offset) => Body::QuarterFromDocument(offset),
        Word::QuarterBefore(offset) => Body::QuarterBefore(offset),
        Word::Season(season) => Body::Season(season),
        Word::Same(same) => Body::Same(same),
        Word::Lunar => Body::Lunar,
        Word::Year(_) | Word::Month(_) | Word::Lead(_) | Word::Habit => return None,
    };
    Some(with_part(Moment::new(span(cursor, end), body), end))
}

fn day_word<'t>(cursor: Cursor<'t>, day: DayWord, end: Cursor<'t>) -> Read<'t, Moment> {
    // 내일 모레 is one day
    if day == DayWord::Document(1)
        && let Some(end) = end.skip_blanks().eat("모레").filter(|&end| word_ends(end))
    {
        let body = Body::DayWord(DayWord::Document(2));
        return Some((Moment::new(span(cursor, end), body), end));
    }
    let moment = Moment::new(span(cursor, end), Body::DayWord(day));
    Some(with_weekday(moment, end))
}

fn week<'t>(cursor: Cursor<'t>, offset: i16, end: Cursor<'t>) -> Read<'t, Moment> {
    let moment = Moment::new(span(cursor, end), Body::Week(offset));
    let Some((weekday, end)) = weekday_word(end.skip_blanks()) else {
        return Some(with_part(moment, end));
    };
    let mut moment = Moment::new(span(cursor, end), Body::Week(offset));
    moment.weekday = Some(weekday);
    Some((moment, end))
}

fn weekday_word(cursor: Cursor<'_>) -> Read<'_, i8> {
    let is_weekday = |entry: &Entry, end| matches!(entry.word, Word::Weekday(_)) && word_ends(end);
    let (entry, end) = tables().words.find(cursor, is_weekday)?;
    match entry.word {
        Word::Weekday(weekday) => Some((weekday, end)),
        _ => None,
    }
}

/// 추석, 추석 연휴, 현충일; 설 alone is a rumour as often as a holiday.
fn holiday(cursor: Cursor<'_>, after_year: bool) -> Read<'_, Moment> {
    let tables = tables();
    let (&index, end) = tables.holidays.find(cursor, |_, end| word_ends(end))?;
    let is_short = end.at() - cursor.at() <= '설'.len_utf8();
    if is_short && !after_year && !tables.has_cue("holiday", end) {
        return None;
    }
    let (days_off, end) = match end.eat_spaced(" 연휴").filter(|&end| word_ends(end)) {
        Some(end) if tables.is_lunar(index) => (true, end),
        _ => (false, end),
    };
    let body = Body::Holiday { index, days_off };
    Some((Moment::new(span(cursor, end), body), end))
}

/// 3년 전, 두 달 뒤, 1년 6개월 전.
pub(super) fn distance(cursor: Cursor<'_>) -> Read<'_, Moment> {
    let mut distance = Distance::default();
    let mut at = cursor;
    /// 2년 1개월 21일 전
    const MOST_UNITS: usize = 3;
    for step in 0..MOST_UNITS {
        match numeral::count(at) {
            Some((n, unit, end)) => {
                add(&mut distance, n, unit)?;
                at = end.eat("여").unwrap_or(end).skip_blanks();
                if let Some(end) = at.eat("반").filter(|end| end.skip_blanks().eat_any(AGO).is_some()) {
                    distance.months += 6;
                    at = end.skip_blanks();
                }
            }
            None if step == 0 => return None,
            None => break,
        }
    }
    let end = at.eat_any(AGO)?;
    distance.ahead = at.eat("전").is_none();
    distance.from_neighbour = cursor.behind().trim_end().ends_with("그로부터");
    let moment = Moment::new(span(cursor, end), Body::Distance(distance));
    (distance_ends(end, distance.ahead) && hangs_on_now(cursor)).then_some((moment, end))
}

const AGO: &[&str] = &["전", "뒤", "후"];

/// Longer ones are no memory of news.
const FARTHEST: u32 = 500;

fn add(distance: &mut Distance, n: u32, unit: Unit) -> Option<()> {
    let n = i32::try_from(n).ok().filter(|_| n <= FARTHEST && n > 0)?;
    match unit {
        Unit::Year => distance.years += n,
        Unit::Month => distance.months += n,
        Unit::Week => distance.days += 7 * n,
        Unit::Day => distance.days += n,
    }
    Some(())
}

/// 두 달 후인 8월 and 3일 전 세계가 have no distance.
fn distance_ends(end: Cursor<'_>, ahead: bool) -> bool {
    let names_next = end.eat("인").is_some_and(|next| !next.peek().is_some_and(is_hangul));
    let whole_world = !ahead && end.skip_blanks().at() != end.at() && tables().has_cue("not-ago", end);
    word_ends(end) && !names_next && !whole_world
}

/// A noun before it is the event that it is counted from: 출시 2주 전.
fn hangs_on_now(cursor: Cursor<'_>) -> bool {
    let behind = cursor.behind().trim_end_matches([' ', '\u{a0}']);
    let Some(last) = behind.chars().next_back() else {
        return true;
    };
    let particles = "은는이가을를에서도로의과와만께며고해데면만";
    let word = word_before(cursor);
    !is_hangul(last) || particles.contains(last) || tables().has_exact_cue("before-ago", word)
}
