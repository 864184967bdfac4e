//! What hangs on another date of the text: 이날, 전날, 이튿날, 전년 동기, 직전 분기, 같은 달.

use jiff::civil::Date;

use super::calendar::{self, Days};
use super::expr::{Body, DayWord, Distance, Expr, Moment, Month, Same, Year};
use super::kind::is_period;
use super::memory::Remembered;
use super::place::{DOCUMENT, Gap, NEIGHBOUR, Placed};
use super::resolve::{Resolver, days_from, quarter_from};
use super::tense::Direction;
use super::value::Grain;
use crate::ByteSpan;

impl Resolver<'_> {
    /// 전년 동기: the stretch just spoken of, in another year.
    pub(super) fn same(&self, year: Year, same: Same, following: Option<&Expr>) -> Placed {
        let wanted = |date: &Remembered| match same {
            Same::Period => is_period(date) && date.grain != Grain::Year,
            Same::Quarter => date.grain == Grain::Quarter && !date.is_comparison,
            Same::Month => date.grain == Grain::Month && !date.is_comparison,
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
    pub(super) fn named_next(&self, same: Same, following: Option<&Expr>) -> Placed {
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

    /// 전날(14일): the day is in the bracket.
    pub(super) fn bracketed_day(&self, moment: &Moment, word: DayWord, following: Option<&Expr>) -> Option<Placed> {
        let Expr::One(next) = following? else {
            return None;
        };
        let between = ByteSpan::new(moment.span.end, next.span.start).slice(self.text);
        let is_day = matches!(next.body, Body::Day { .. });
        let hangs = !matches!(word, DayWord::Document(_));
        (hangs && is_day && between == "(").then(|| self.one(next, None))
    }

    pub(super) fn day_word(&self, moment: &Moment, word: DayWord) -> Result<Days, Gap> {
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
            DayWord::This => self.this_day(moment),
            DayWord::Before => self.news_day(0, -1),
        }
    }

    /// `오는 30일 주주총회를 연다. 이날 …할 예정이다` is the 30th; otherwise 이날 has been.
    fn this_day(&self, moment: &Moment) -> Result<Days, Gap> {
        let coming = self.memory.newest(1, |date| date.grain == Grain::Day);
        let coming = coming.and_then(|date| date.days);
        let is_coming = |&(day, _): &Days| self.reference.is_some_and(|today| day > today);
        match coming.filter(is_coming) {
            Some(days) if self.tense(moment, moment.span.end).direction == Direction::Ahead => Ok(days),
            _ => self.news_day(1, 0),
        }
    }

    /// The day just spoken of, else the day that the news is about, else the document's.
    pub(super) fn news_day(&self, sentences: u32, offset: i16) -> Result<Days, Gap> {
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
        let spoken =
            self.memory.newest(sentences, |date| date.grain == Grain::Day && !date.is_comparison && is_past(date));
        let news = || {
            self.memory.newest(u32::MAX, |date| {
                let age = date.days.map(|(day, _)| calendar::days_between(day, today));
                date.is_news_day && age.is_some_and(|age| (0..RECENT).contains(&age))
            })
        };
        let day = spoken.or_else(news).and_then(|date| date.days);
        days_from(day.map_or(today, |(day, _)| day), offset)
    }

    pub(super) fn distance(&self, moment: &Moment, distance: Distance) -> Result<Days, Gap> {
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
    pub(super) fn hangs_on_neighbour(&self, moment: &Moment, distance: Distance) -> bool {
        let told = || self.tense(moment, moment.span.end).direction == Direction::Back;
        distance.from_neighbour || (distance.ahead && told())
    }

    pub(super) fn week_before(&self) -> Result<Days, Gap> {
        let near = self.memory.newest(1, |date| date.grain == Grain::Week);
        let day = match near {
            Some(date) => date.days.ok_or(NEIGHBOUR)?.0,
            None => self.reference.ok_or(DOCUMENT)?,
        };
        calendar::week(day, -1).ok_or(Gap::Impossible)
    }

    pub(super) fn quarter_before(&self, offset: i16) -> Result<Days, Gap> {
        let near = self.memory.newest(u32::MAX, |date| date.grain == Grain::Quarter && !date.is_comparison);
        let (start, _) = near.and_then(|date| date.days).ok_or(NEIGHBOUR)?;
        quarter_from(start, offset)
    }

    /// 지난달, 같은 달, 전월.
    pub(super) fn named_month(&self, month: Month) -> Result<Days, Gap> {
        let is_month = |date: &Remembered| matches!(date.grain, Grain::Month | Grain::Day | Grain::Range);
        let (day, offset) = match month {
            Month::Document(offset) => (self.reference.ok_or(DOCUMENT)?, offset),
            Month::LastDecember => {
                let today = self.reference.ok_or(DOCUMENT)?;
                return calendar::month(today.year() - 1, 12).ok_or(Gap::Impossible);
            }
            Month::Neighbour(offset) => {
                let near = self.memory.newest(u32::MAX, is_month).ok_or(NEIGHBOUR)?;
                (near.days.ok_or(NEIGHBOUR)?.0, offset)
            }
            Month::Before(offset) => {
                match self.memory.newest(1, |date| date.grain == Grain::Month && !date.is_comparison) {
                    Some(near) => (near.days.ok_or(NEIGHBOUR)?.0, offset),
                    None => (self.reference.ok_or(DOCUMENT)?, offset),
                }
            }
            Month::Number(_) => return Err(Gap::Impossible),
        };
        let (year, month) = calendar::month_from(day, i32::from(offset)).ok_or(Gap::Impossible)?;
        calendar::month(year, month).ok_or(Gap::Impossible)
    }
}
