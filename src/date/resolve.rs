//! Expression × document's day × neighbouring dates × direction → days. Knows the calendar, reads no dates.

use std::cell::Cell;

use jiff::civil::Date;

use super::DateMention;
use super::calendar::{self, Days};
use super::choose::{self, Choice};
use super::expr::{Body, Expr, Lead, Moment, Month, Year};
use super::kind::{basis, is_comparison, is_day_to_say, is_news_day, is_period, warning};
use super::memory::{Memory, Remembered};
use super::part::{grain_of, part_of};
use super::place::{self, DOCUMENT, Gap, NEIGHBOUR, Placed};
use super::tense::{self, Direction, Tense, TenseReader};
use super::value::{DateValue, Grain, RelativeTo};
use super::words::tables;
use crate::ByteSpan;

/// Resolves the expressions of one text, in order.
pub(super) struct Resolver<'t> {
    pub(super) text: &'t str,
    pub(super) reference: Option<Date>,
    pub(super) memory: Memory,
    tense_reader: Cell<TenseReader>,
    /// Up to here sentences are counted.
    counted: usize,
}

impl<'t> Resolver<'t> {
    pub(super) fn new(text: &'t str, reference: Option<Date>) -> Self {
        Self { text, reference, memory: Memory::new(), tense_reader: Cell::new(TenseReader::default()), counted: 0 }
    }

    /// The mention of `expr`; `following` is the expression after it. `None` where it hangs on a date that is not written.
    pub(super) fn mention(&mut self, expr: &Expr, following: Option<&Expr>) -> Option<DateMention> {
        let span = expr.span();
        self.count_sentences(span.start);
        let grain = place::grain(expr);
        let placed = match expr {
            Expr::One(moment) => self.one(moment, following),
            Expr::Range(first, second) => self.range(first, second, following),
        };
        let value = match placed {
            Ok(((start, end), grain)) => DateValue::placed(start, end, grain),
            Err(Gap::Hangs(what)) => DateValue::unplaced(grain, what),
            Err(Gap::Impossible) => DateValue::impossible(grain),
            Err(Gap::Nothing) => return None,
        };
        let mention = DateMention { span, value, basis: basis(expr), warning: warning(expr, placed) };
        self.memory.remember(Remembered {
            grain: value.grain,
            days: value.days(),
            sentence: 0,
            is_comparison: is_comparison(expr),
            is_news_day: is_news_day(expr),
        });
        Some(mention)
    }

    fn count_sentences(&mut self, upto: usize) {
        let between = ByteSpan::new(self.counted, upto).slice(self.text);
        let mut rest = between.chars();
        while let Some(c) = rest.next() {
            // quotation marks end a clause, not a sentence
            let after =
                if rest.as_str().is_empty() { self.text.get(upto..).unwrap_or_default() } else { rest.as_str() };
            if !matches!(c, '"' | '”') && tense::ends_sentence(c, after) {
                self.memory.sentence = self.memory.sentence.saturating_add(1);
            }
        }
        self.counted = self.counted.max(upto);
    }

    fn range(&self, first: &Moment, second: &Moment, following: Option<&Expr>) -> Placed {
        let end_is_placed = second.year.is_some() || names_its_month(second);
        let start_hangs_on_end = end_is_placed && first.is_bare() && first.lead == Lead::None;
        let ((start, end), _) = if start_hangs_on_end {
            self.range_from_its_end(first, second, following)?
        } else {
            self.range_from_its_start(first, second, following)?
        };
        if start > end {
            return Err(Gap::Impossible);
        }
        Ok(((start, end), Grain::Range))
    }

    /// `28일부터 다음 달 2일까지`: the first such day to come, else the last one before the end.
    fn range_from_its_end(&self, first: &Moment, second: &Moment, following: Option<&Expr>) -> Placed {
        let ((anchor, end), _) = self.one(second, following)?;
        let is_day = matches!(first.body, Body::Day { month: None, .. });
        if let Some(today) = self.reference.filter(|_| is_day)
            && let Ok(((start, _), grain)) = place_near(first, today, Direction::Ahead)
            && start < end
        {
            return Ok(((start, end), grain));
        }
        // 20일부터 다음 달 20일까지
        let latest = if is_day { calendar::add_days(end, -1).ok_or(Gap::Impossible)? } else { anchor };
        let ((start, _), grain) = place_near(first, latest, Direction::Back)?;
        Ok(((start, end), grain))
    }

    /// The second end is the first such place not before the start; a range that is not over is not past.
    fn range_from_its_start(&self, first: &Moment, second: &Moment, following: Option<&Expr>) -> Placed {
        let from = |((start, first_end), _): (Days, Grain)| -> Placed {
            if second.is_bare() && second.lead == Lead::None {
                let ((_, end), grain) = place_near(second, start, Direction::Ahead)?;
                if is_too_long(first, second, start, end) {
                    return Err(Gap::Impossible);
                }
                return Ok(((start, end.max(first_end)), grain));
            }
            let ((_, end), grain) = self.one(second, following)?;
            Ok(((start, end), grain))
        };
        let is_bare = first.is_bare() && first.lead == Lead::None;
        if let (true, Some(today)) = (is_bare, self.reference) {
            let direction = self.tense(first, second.span.end).direction;
            let preference = match direction {
                Direction::Ahead => Direction::Back,
                direction => direction,
            };
            let back = latest_range(first, today, preference, &from);
            let is_over = back.is_ok_and(|((_, end), _)| end < today);
            if back.is_ok() && (direction != Direction::Ahead || !is_over) {
                return back;
            }
            return from(place_near(first, today, Direction::Ahead)?);
        }
        from(self.one(first, following)?)
    }

    pub(super) fn tense(&self, moment: &Moment, end: usize) -> Tense {
        let mut reader = self.tense_reader.take();
        let tense = reader.tense(self.text, ByteSpan::new(moment.span.start, end));
        self.tense_reader.set(reader);
        tense
    }

    /// A single expression, its part applied.
    pub(super) fn one(&self, moment: &Moment, following: Option<&Expr>) -> Placed {
        let grain = grain_of(moment.body, moment.weekday.is_some());
        let (days, grain) = match self.whole(moment, following)? {
            (days, Grain::Range) if grain != Grain::Range => (days, grain),
            placed => placed,
        };
        match moment.part {
            Some(_) if moment.is_bare() => Ok((days, place::grain(&Expr::One(*moment)))),
            Some(part) => part_of(days, grain, part).ok_or(Gap::Impossible),
            None => Ok((days, grain)),
        }
    }

    /// The days of an expression; a bare one's with its part, others' without.
    fn whole(&self, moment: &Moment, following: Option<&Expr>) -> Placed {
        let grain = grain_of(moment.body, moment.weekday.is_some());
        let with_grain = |days: Days| (days, grain);
        if let Some(year) = moment.year {
            return self.in_written_year(moment, year, following);
        }
        match moment.body {
            Body::Decade { first, short } => self.decade(first, short).map(with_grain),
            Body::DayWord(word) => match self.bracketed_day(moment, word, following) {
                Some(placed) => placed,
                None => self.day_word(moment, word).map(with_grain),
            },
            Body::Distance(distance) => self.distance(moment, distance).map(with_grain),
            Body::Week(offset) => self.week(moment, offset).map(with_grain),
            Body::WeekBefore => self.week_before().map(with_grain),
            Body::Weekend(offset) => self.weekend(offset).map(with_grain),
            Body::QuarterFromDocument(offset) => {
                let day = self.reference.ok_or(DOCUMENT)?;
                quarter_from(day, offset).map(with_grain)
            }
            Body::QuarterBefore(offset) => self.quarter_before(offset).map(with_grain),
            Body::Month(month) if !matches!(month, Month::Number(_)) => self.named_month(month).map(with_grain),
            Body::Day { month: Some(month), day } if !matches!(month, Month::Number(_)) => {
                let (first, _) = self.named_month(month)?;
                let day = Date::new(first.year(), first.month(), day);
                day.map(|day| with_grain((day, day))).map_err(|_| Gap::Impossible)
            }
            Body::WeekOfMonth { month, nth } if !matches!(month, Month::Number(_)) => {
                let (first, _) = self.named_month(month)?;
                let week = calendar::week_of_month(first.year(), first.month(), nth);
                pick_weekday(moment, week.ok_or(Gap::Impossible)?).map(with_grain)
            }
            Body::Same(_) => Err(NEIGHBOUR),
            Body::Lunar => Err(Gap::Hangs(RelativeTo::LunarCalendar)),
            Body::Year => Err(DOCUMENT),
            _ => self.bare(moment, following).map(with_grain),
        }
    }

    /// 23일, 10월, 3분기: by the words around it.
    fn bare(&self, moment: &Moment, following: Option<&Expr>) -> Result<Days, Gap> {
        let Some(reference) = self.reference else {
            let possible = choose::choose(moment, lenient());
            return Err(if possible.is_some() { DOCUMENT } else { Gap::Impossible });
        };
        let tense = self.tense(moment, moment.span.end);
        let mut direction = tense.direction;
        if self.is_day_of_saying(moment, tense, following) {
            direction = Direction::Back;
        }
        let after = super::cursor::Cursor::new(self.text, moment.span.end);
        let is_period = matches!(moment.body, Body::Quarter(_) | Body::Half(_));
        let is_coming =
            || tense.nominal && is_about_to_come(moment, reference) || self.follows_coming_day(moment, reference);
        if direction == Direction::Open && is_coming() {
            direction = Direction::Ahead;
        }
        let choice = Choice {
            reference,
            direction,
            nearest: is_period && direction == Direction::Ahead && tables().has_cue("earnings", after),
        };
        let days = choose::choose(moment, choice).ok_or_else(|| unknown(moment))?;
        pick_weekday(moment, days)
    }

    /// `오는 14일 주총, |15일 납입`: a later day of a list that has begun ahead of the document's.
    fn follows_coming_day(&self, moment: &Moment, today: Date) -> bool {
        let Body::Day { month: None, day } = moment.body else {
            return false;
        };
        let before = self.memory.newest(0, |date| date.grain == Grain::Day).and_then(|date| date.days);
        before.is_some_and(|(before, _)| before > today && day > before.day())
    }

    /// `이 위원장은 10일 … 추진할 것이라고 말했다`: a day just past in a sentence that reports what was said, with no other day for it.
    fn is_day_of_saying(&self, moment: &Moment, tense: Tense, following: Option<&Expr>) -> bool {
        /// The weekend lies between.
        const JUST_PAST: i32 = 3;
        let Some(today) = self.reference else {
            return false;
        };
        let other_day = following.is_some_and(|next| {
            let between = ByteSpan::new(moment.span.end, next.span().start).slice(self.text);
            is_day_to_say(next) && !between.contains(['\n', '!', '?']) && !between.contains(". ")
        });
        let is_day = matches!(moment.body, Body::Day { month: None, .. }) && moment.lead == Lead::None;
        let back = || place_near(moment, today, Direction::Back).ok();
        is_day
            && tense.reported
            && !other_day
            && back().is_some_and(|((day, _), _)| calendar::days_between(day, today) <= JUST_PAST)
    }

    fn in_written_year(&self, moment: &Moment, year: Year, following: Option<&Expr>) -> Placed {
        let grain = grain_of(moment.body, moment.weekday.is_some());
        if let Body::Same(same) = moment.body {
            return self.same(year, same, following);
        }
        if let (Year::Fiscal(_), false) = (year, moment.body == Body::Year) {
            return Err(Gap::Hangs(RelativeTo::FiscalYear));
        }
        let number = self.year_number(year)?;
        let days = choose::in_year(moment, number).ok_or_else(|| unknown(moment))?;
        pick_weekday(moment, days).map(|days| (days, grain))
    }

    pub(super) fn year_number(&self, year: Year) -> Result<i16, Gap> {
        match year {
            Year::Written(year) | Year::Fiscal(Some(year)) => Ok(year),
            Year::Fiscal(None) => Err(Gap::Hangs(RelativeTo::FiscalYear)),
            Year::Short(short) => Ok(full_year(short, self.reference)),
            Year::Document(offset) => {
                let today = self.reference.ok_or(DOCUMENT)?;
                Ok(today.year() + offset)
            }
            Year::Neighbour(offset) => {
                let any = self.memory.newest(u32::MAX, |_| true).ok_or(NEIGHBOUR)?;
                let (start, _) = any.days.ok_or(NEIGHBOUR)?;
                Ok(start.year() + offset)
            }
            Year::Before(offset) => {
                let period = self.memory.newest(1, is_period);
                let start = match period {
                    Some(period) => period.days.ok_or(NEIGHBOUR)?.0,
                    None => self.reference.ok_or(DOCUMENT)?,
                };
                Ok(start.year() + offset)
            }
        }
    }

    fn decade(&self, first: i16, short: bool) -> Result<Days, Gap> {
        let first = if short { full_year(first, self.reference) } else { first };
        let days = calendar::year(first).zip(calendar::year(first + 9));
        days.map(|((start, _), (_, end))| (start, end)).ok_or(Gap::Impossible)
    }

    fn week(&self, moment: &Moment, offset: i16) -> Result<Days, Gap> {
        let today = self.reference.ok_or(DOCUMENT)?;
        let week = calendar::week(today, offset).ok_or(Gap::Impossible)?;
        pick_weekday(moment, week)
    }

    fn weekend(&self, offset: i16) -> Result<Days, Gap> {
        let today = self.reference.ok_or(DOCUMENT)?;
        let (_, sunday) = calendar::week(today, offset).ok_or(Gap::Impossible)?;
        let saturday = calendar::add_days(sunday, -1).ok_or(Gap::Impossible)?;
        Ok((saturday, sunday))
    }
}

pub(super) fn days_from(day: Date, offset: i16) -> Result<Days, Gap> {
    let day = calendar::add_days(day, i32::from(offset)).ok_or(Gap::Impossible)?;
    Ok((day, day))
}

pub(super) fn quarter_from(day: Date, offset: i16) -> Result<Days, Gap> {
    let (year, month) = calendar::month_from(day, 3 * i32::from(offset)).ok_or(Gap::Impossible)?;
    let quarter = (month + 2) / 3;
    calendar::quarter(year, quarter).ok_or(Gap::Impossible)
}

/// The stretch of a week that its weekday names.
fn pick_weekday(moment: &Moment, week: Days) -> Result<Days, Gap> {
    let is_week = matches!(moment.body, Body::Week(_) | Body::WeekOfMonth { .. });
    match moment.weekday {
        Some(weekday) if is_week => days_from(week.0, i16::from(weekday) - 1),
        _ => Ok(week),
    }
}

/// 다음 달 2일, 이달 말, 지난달.
fn names_its_month(moment: &Moment) -> bool {
    matches!(moment.body, Body::Month(Month::Document(_)) | Body::Day { month: Some(Month::Document(_)), .. })
}

/// A bare expression near a day, no words asked.
fn place_near(moment: &Moment, reference: Date, direction: Direction) -> Placed {
    let choice = Choice { reference, direction, nearest: false };
    let grain = grain_of(moment.body, moment.weekday.is_some());
    let days = choose::choose(moment, choice).ok_or_else(|| unknown(moment))?;
    Ok((days, grain))
}

/// `27일 청약 시작` in a headline of the 26th: next week rather than weeks ago.
fn is_about_to_come(moment: &Moment, today: Date) -> bool {
    const SOON: i32 = 10;
    const LONG_AGO: i32 = 18;
    let start = |direction| place_near(moment, today, direction).ok().map(|((day, _), _)| day);
    let ahead = start(Direction::Ahead).map(|day| calendar::days_between(today, day));
    let behind = start(Direction::Back).map(|day| calendar::days_between(day, today));
    let is_day = matches!(moment.body, Body::Day { .. });
    is_day && ahead.is_some_and(|days| days <= SOON) && behind.is_none_or(|days| days >= LONG_AGO)
}

/// The newest place of a range that begins not ahead: 30~31일 is in no November.
fn latest_range(first: &Moment, today: Date, direction: Direction, from: &dyn Fn((Days, Grain)) -> Placed) -> Placed {
    const MONTHS: usize = 3;
    let mut upto = today;
    for _ in 0..MONTHS {
        let place = place_near(first, upto, direction)?;
        let range = from(place);
        if range.is_ok() {
            return range;
        }
        upto = calendar::add_days(place.0.0, -1).ok_or(Gap::Impossible)?;
    }
    Err(Gap::Impossible)
}

/// Days without a month lie in one month, or on both sides of its end.
fn is_too_long(first: &Moment, second: &Moment, start: Date, end: Date) -> bool {
    const MONTH: i32 = 31;
    let is_day = |moment: &Moment| matches!(moment.body, Body::Day { month: None, .. });
    is_day(first) && is_day(second) && calendar::days_between(start, end) >= MONTH
}

/// Any day serves to ask whether there is such a day at all.
fn lenient() -> Choice {
    Choice { reference: Date::constant(2024, 6, 15), direction: Direction::Back, nearest: false }
}

/// Why a place in the year is missing: a holiday outside the table, or a day that does not exist.
fn unknown(moment: &Moment) -> Gap {
    match moment.body {
        Body::Holiday { index, .. } if tables().is_lunar(index) => Gap::Hangs(RelativeTo::LunarCalendar),
        _ => Gap::Impossible,
    }
}

/// Two digits are the latest year that fits: at most ten years ahead of the document.
fn full_year(short: i16, reference: Option<Date>) -> i16 {
    /// Without a document's day: 49 is 2049, 50 is 1950.
    const LATEST_WITHOUT_DOCUMENT: i16 = 2049;
    const AHEAD: i16 = 10;
    let latest = reference.map_or(LATEST_WITHOUT_DOCUMENT, |day| day.year() + AHEAD);
    let year = latest - latest.rem_euclid(100) + short;
    if year > latest { year - 100 } else { year }
}
