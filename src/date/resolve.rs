//! Expression × document's day × neighbouring dates × direction → days. Knows the calendar, reads no dates.

use jiff::civil::Date;

use super::calendar::{self, Days};
use super::choose::{self, Choice};
use super::expr::{Body, DayWord, Distance, Expr, Lead, Moment, Month, Same, Year};
use super::memory::{Memory, Remembered};
use super::part::{grain_of, part_of};
use super::tense::{self, Direction, Tense};
use super::value::{DateValue, Grain, RelativeTo};
use super::words::tables;
use super::{Basis, DateMention, Warning};
use crate::ByteSpan;

/// Why an expression has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Hangs(RelativeTo),
    Impossible,
    /// It hangs on a written date, and there is none: no date at all.
    Nothing,
}

type Placed = Result<(Days, Grain), Gap>;

const DOCUMENT: Gap = Gap::Hangs(RelativeTo::Document);
const NEIGHBOUR: Gap = Gap::Hangs(RelativeTo::Neighbour);

/// Resolves the expressions of one text, in order.
pub(super) struct Resolver<'t> {
    text: &'t str,
    reference: Option<Date>,
    memory: Memory,
    /// Up to here sentences are counted.
    counted: usize,
}

impl<'t> Resolver<'t> {
    pub(super) fn new(text: &'t str, reference: Option<Date>) -> Self {
        Self { text, reference, memory: Memory::new(), counted: 0 }
    }

    /// The mention of `expr`; `following` is the expression after it. `None` where it hangs on a date that is not written.
    pub(super) fn mention(&mut self, expr: &Expr, following: Option<&Expr>) -> Option<DateMention> {
        let span = expr.span();
        self.count_sentences(span.start);
        let grain = grain(expr);
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
        let is_news_day = is_news_day(expr);
        self.memory.remember(value.grain, value.days(), is_news_day);
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
        let start_hangs_on_end = second.year.is_some() && first.is_bare();
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

    fn range_from_its_end(&self, first: &Moment, second: &Moment, following: Option<&Expr>) -> Placed {
        let ((anchor, end), _) = self.one(second, following)?;
        let ((start, _), grain) = place_near(first, anchor, Direction::Back)?;
        Ok(((start, end), grain))
    }

    /// The second end is the first such place not before the start; a range that is not over is not past.
    fn range_from_its_start(&self, first: &Moment, second: &Moment, following: Option<&Expr>) -> Placed {
        let from = |((start, first_end), _): (Days, Grain)| -> Placed {
            if second.is_bare() && second.lead == Lead::None {
                let ((_, end), grain) = place_near(second, start, Direction::Ahead)?;
                return Ok(((start, end.max(first_end)), grain));
            }
            let ((_, end), grain) = self.one(second, following)?;
            Ok(((start, end), grain))
        };
        let is_bare = first.is_bare() && first.lead == Lead::None;
        if let (true, Some(today)) = (is_bare, self.reference) {
            let back = from(place_near(first, today, Direction::Back)?);
            let direction = self.tense(first, second.span.end).direction;
            let is_over = back.is_ok_and(|((_, end), _)| end < today);
            if direction != Direction::Ahead || !is_over {
                return back;
            }
            return from(place_near(first, today, Direction::Ahead)?);
        }
        from(self.one(first, following)?)
    }

    fn tense(&self, moment: &Moment, end: usize) -> Tense {
        tense::tense(self.text, ByteSpan::new(moment.span.start, end))
    }

    /// A single expression, its part applied.
    fn one(&self, moment: &Moment, following: Option<&Expr>) -> Placed {
        let grain = grain_of(moment.body, moment.weekday.is_some());
        let (days, grain) = match self.whole(moment, following)? {
            (days, Grain::Range) if grain != Grain::Range => (days, grain),
            placed => placed,
        };
        match moment.part {
            Some(part) => part_of(days, grain, part).ok_or(Gap::Impossible),
            None => Ok((days, grain)),
        }
    }

    /// The days of an expression without its part.
    fn whole(&self, moment: &Moment, following: Option<&Expr>) -> Placed {
        let grain = grain_of(moment.body, moment.weekday.is_some());
        let with_grain = |days: Days| (days, grain);
        if let Some(year) = moment.year {
            return self.in_written_year(moment, year, following);
        }
        match moment.body {
            Body::Decade { first, short } => self.decade(first, short).map(with_grain),
            Body::DayWord(word) => self.day_word(word).map(with_grain),
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
        let choice = Choice {
            reference,
            direction,
            nearest: is_period && direction == Direction::Ahead && tables().has_cue("earnings", after),
        };
        let days = choose::choose(moment, choice).ok_or_else(|| unknown(moment))?;
        pick_weekday(moment, days)
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

    fn year_number(&self, year: Year) -> Result<i16, Gap> {
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

    /// 전년 동기: the stretch just spoken of, in another year.
    fn same(&self, year: Year, same: Same, following: Option<&Expr>) -> Placed {
        let wanted = |date: &Remembered| match same {
            Same::Period => is_period(date) && date.grain != Grain::Year,
            Same::Quarter => date.grain == Grain::Quarter,
            Same::Month => date.grain == Grain::Month,
            Same::Day => date.grain == Grain::Day,
        };
        let (anchor, grain) = match self.memory.newest(u32::MAX, wanted) {
            Some(date) => (date.days.ok_or(NEIGHBOUR)?, date.grain),
            None => self.named_next(same, following)?,
        };
        let target = match year {
            Year::Before(_) => anchor.0.year() - 1,
            _ => self.year_number(year)?,
        };
        // 지난해 4분기 … 지난해 같은 기간보다 cannot be the same quarter
        let shift = match target - anchor.0.year() {
            0 => -1,
            shift => shift,
        };
        let moved = |day: Date| {
            let year = day.year().checked_add(shift)?;
            let last = Date::new(year, day.month(), 1).ok()?.last_of_month().day();
            let day_of_month = if day == day.last_of_month() { last } else { day.day().min(last) };
            Date::new(year, day.month(), day_of_month).ok()
        };
        let days = moved(anchor.0).zip(moved(anchor.1)).ok_or(Gap::Impossible)?;
        Ok((days, grain))
    }

    /// 전년 동기 대비 13% 늘어난 1분기 매출: the stretch is named behind it.
    fn named_next(&self, same: Same, following: Option<&Expr>) -> Placed {
        let Some(Expr::One(next)) = following else {
            return Err(NEIGHBOUR);
        };
        let fits = match same {
            Same::Period => matches!(next.body, Body::Quarter(_) | Body::Half(_) | Body::Month(_)),
            Same::Quarter => matches!(next.body, Body::Quarter(_)),
            Same::Month => matches!(next.body, Body::Month(_)),
            Same::Day => false,
        };
        if fits { self.one(next, None) } else { Err(NEIGHBOUR) }
    }

    fn decade(&self, first: i16, short: bool) -> Result<Days, Gap> {
        let first = if short { full_year(first, self.reference) } else { first };
        let days = calendar::year(first).zip(calendar::year(first + 9));
        days.map(|((start, _), (_, end))| (start, end)).ok_or(Gap::Impossible)
    }

    fn day_word(&self, word: DayWord) -> Result<Days, Gap> {
        let one = |day: Option<Date>| day.map(|day| (day, day)).ok_or(Gap::Impossible);
        let from = |days: Option<Days>, offset: i16| match days {
            Some((day, _)) => one(calendar::add_days(day, i32::from(offset))),
            None => Err(NEIGHBOUR),
        };
        let is_day = |date: &Remembered| date.grain == Grain::Day;
        match word {
            DayWord::Document(offset) => {
                let today = self.reference.ok_or(DOCUMENT)?;
                one(calendar::add_days(today, i32::from(offset)))
            }
            DayWord::Near(offset) => {
                let day = self.memory.newest(2, is_day).ok_or(Gap::Nothing)?;
                from(day.days, offset)
            }
            DayWord::Same => match self.memory.newest(u32::MAX, is_day) {
                Some(day) => from(day.days, 0),
                None => one(Some(self.reference.ok_or(DOCUMENT)?)),
            },
            DayWord::This => self.news_day(1, 0),
            DayWord::Before => self.news_day(0, -1),
        }
    }

    /// The day just spoken of, else the day that the news is about, else the document's.
    fn news_day(&self, sentences: u32, offset: i16) -> Result<Days, Gap> {
        /// News is about the last days.
        const RECENT: i32 = 4;
        let Some(today) = self.reference else {
            let near = self.memory.newest(sentences, |date| date.grain == Grain::Day && date.days.is_some());
            return match near.and_then(|date| date.days) {
                Some((day, _)) => days_from(day, offset),
                None => Err(DOCUMENT),
            };
        };
        let is_past = |date: &Remembered| date.days.is_some_and(|(day, _)| day <= today);
        let spoken = self.memory.newest(sentences, |date| date.grain == Grain::Day && is_past(date));
        let news = || {
            self.memory.newest(u32::MAX, |date| {
                let age = date.days.map(|(day, _)| calendar::days_between(day, today));
                date.is_news_day && age.is_some_and(|age| (0..RECENT).contains(&age))
            })
        };
        let day = spoken.or_else(news).and_then(|date| date.days);
        days_from(day.map_or(today, |(day, _)| day), offset)
    }

    fn distance(&self, moment: &Moment, distance: Distance) -> Result<Days, Gap> {
        let from = if self.hangs_on_neighbour(moment, distance) {
            let day = self.memory.newest(2, |date| date.days.is_some());
            day.and_then(|date| date.days).ok_or(NEIGHBOUR)?.0
        } else {
            self.reference.ok_or(DOCUMENT)?
        };
        let sign = if distance.ahead { 1 } else { -1 };
        let months = sign * (distance.years * 12 + distance.months);
        let (year, month) = calendar::month_from(from, months).ok_or(Gap::Impossible)?;
        let days = if distance.days != 0 {
            let last = calendar::month(year, month).ok_or(Gap::Impossible)?.1.day();
            let day = Date::new(year, month, from.day().min(last)).ok();
            let day = day.and_then(|day| calendar::add_days(day, sign * distance.days));
            day.map(|day| (day, day))
        } else if distance.months != 0 {
            calendar::month(year, month)
        } else {
            calendar::year(year)
        };
        days.ok_or(Gap::Impossible)
    }

    /// `이틀 뒤 해지했다` counts from the day before it in the text.
    fn hangs_on_neighbour(&self, moment: &Moment, distance: Distance) -> bool {
        let told = || self.tense(moment, moment.span.end).direction == Direction::Back;
        distance.from_neighbour || (distance.ahead && told())
    }

    fn week(&self, moment: &Moment, offset: i16) -> Result<Days, Gap> {
        let today = self.reference.ok_or(DOCUMENT)?;
        let week = calendar::week(today, offset).ok_or(Gap::Impossible)?;
        pick_weekday(moment, week)
    }

    fn week_before(&self) -> Result<Days, Gap> {
        let near = self.memory.newest(1, |date| date.grain == Grain::Week);
        let day = match near {
            Some(date) => date.days.ok_or(NEIGHBOUR)?.0,
            None => self.reference.ok_or(DOCUMENT)?,
        };
        calendar::week(day, -1).ok_or(Gap::Impossible)
    }

    fn weekend(&self, offset: i16) -> Result<Days, Gap> {
        let today = self.reference.ok_or(DOCUMENT)?;
        let (_, sunday) = calendar::week(today, offset).ok_or(Gap::Impossible)?;
        let saturday = calendar::add_days(sunday, -1).ok_or(Gap::Impossible)?;
        Ok((saturday, sunday))
    }

    fn quarter_before(&self, offset: i16) -> Result<Days, Gap> {
        let near = self.memory.newest(u32::MAX, |date| date.grain == Grain::Quarter);
        let (start, _) = near.and_then(|date| date.days).ok_or(NEIGHBOUR)?;
        quarter_from(start, offset)
    }

    /// 지난달, 같은 달, 전월.
    fn named_month(&self, month: Month) -> Result<Days, Gap> {
        let is_month = |date: &Remembered| matches!(date.grain, Grain::Month | Grain::Day | Grain::Range);
        let (day, offset) = match month {
            Month::Document(offset) => (self.reference.ok_or(DOCUMENT)?, offset),
            Month::LastDecember => {
                let today = self.reference.ok_or(DOCUMENT)?;
                return calendar::month(today.year() - 1, 12).ok_or(Gap::Impossible);
            }
            Month::Neighbour(offset) => {
                let near = self.memory.newest(u32::MAX, is_month).ok_or(Gap::Nothing)?;
                (near.days.ok_or(NEIGHBOUR)?.0, offset)
            }
            Month::Before(offset) => match self.memory.newest(1, |date| date.grain == Grain::Month) {
                Some(near) => (near.days.ok_or(NEIGHBOUR)?.0, offset),
                None => (self.reference.ok_or(DOCUMENT)?, offset),
            },
            Month::Number(_) => return Err(Gap::Impossible),
        };
        let (year, month) = calendar::month_from(day, i32::from(offset)).ok_or(Gap::Impossible)?;
        calendar::month(year, month).ok_or(Gap::Impossible)
    }
}

fn days_from(day: Date, offset: i16) -> Result<Days, Gap> {
    let day = calendar::add_days(day, i32::from(offset)).ok_or(Gap::Impossible)?;
    Ok((day, day))
}

fn quarter_from(day: Date, offset: i16) -> Result<Days, Gap> {
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

/// A bare expression near a day, no words asked.
fn place_near(moment: &Moment, reference: Date, direction: Direction) -> Placed {
    let choice = Choice { reference, direction, nearest: false };
    let grain = grain_of(moment.body, moment.weekday.is_some());
    let days = choose::choose(moment, choice).ok_or_else(|| unknown(moment))?;
    match moment.part {
        Some(part) => part_of(days, grain, part).ok_or(Gap::Impossible),
        None => Ok((days, grain)),
    }
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

/// A stretch that is compared with another year's.
fn is_period(date: &Remembered) -> bool {
    match date.grain {
        Grain::Month | Grain::Quarter | Grain::Half | Grain::Year | Grain::Range => true,
        Grain::Day | Grain::Week | Grain::Decade => false,
    }
}

/// 5일, 이날: what stands before 밝혔다.
fn is_day_to_say(expr: &Expr) -> bool {
    matches!(
        expr.first().body,
        Body::Day { .. } | Body::DayWord(DayWord::Document(_) | DayWord::This | DayWord::Before)
    )
}

fn is_news_day(expr: &Expr) -> bool {
    let moment = expr.first();
    matches!(expr, Expr::One(_))
        && matches!(moment.body, Body::Day { month: None, .. } | Body::DayWord(_))
        && moment.lead == Lead::None
}

/// The grain of an expression that has no place.
fn grain(expr: &Expr) -> Grain {
    let Expr::One(moment) = expr else {
        return Grain::Range;
    };
    let grain = grain_of(moment.body, moment.weekday.is_some());
    match (grain, moment.part) {
        (Grain::Year | Grain::Quarter | Grain::Half, Some(_)) => Grain::Month,
        (Grain::Month | Grain::Decade | Grain::Week, Some(_)) => Grain::Range,
        (grain, _) => grain,
    }
}

fn basis(expr: &Expr) -> Basis {
    let moment = expr.first();
    if moment.is_bare() {
        return Basis::Direction;
    }
    match (moment.year, moment.body) {
        (Some(Year::Written(_) | Year::Short(_) | Year::Fiscal(_)), _) => Basis::Written,
        (None, Body::Decade { .. } | Body::Lunar) => Basis::Written,
        (Some(Year::Neighbour(_) | Year::Before(_)), _) => Basis::Neighbour,
        (_, Body::Same(_) | Body::QuarterBefore(_) | Body::WeekBefore) => Basis::Neighbour,
        (_, Body::DayWord(DayWord::This | DayWord::Before | DayWord::Same | DayWord::Near(_))) => Basis::Neighbour,
        (_, Body::Month(Month::Neighbour(_) | Month::Before(_))) => Basis::Neighbour,
        _ => Basis::Document,
    }
}

fn warning(expr: &Expr, placed: Placed) -> Option<Warning> {
    match placed {
        Err(Gap::Impossible) => Some(Warning::ImpossibleDay),
        Ok(((day, _), _)) => {
            let moment = expr.first();
            let written = moment.weekday?;
            let is_day = matches!(moment.body, Body::Day { .. } | Body::DayWord(_));
            (is_day && calendar::weekday(day) != written).then_some(Warning::WeekdayMismatch)
        }
        Err(_) => None,
    }
}
