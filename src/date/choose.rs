//! Which of many: the 23rd of which month, the October of which year.

use jiff::civil::Date;

use super::calendar::{self, Days, days_between};
use super::expr::{Body, Lead, Moment, Month};
use super::part::{grain_of, part_of};
use super::tense::Direction;
use super::words::tables;

/// How many years or months back and ahead are looked at: 29 February comes every eight years at the latest.
const FARTHEST: i32 = 9;

/// What decides between the places of a bare expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) reference: Date,
    pub(super) direction: Direction,
    /// The nearest place is meant, ahead or behind: results of a quarter.
    pub(super) nearest: bool,
}

/// The place of a bare expression, its part applied: 23일, 10월 말, 3분기. `None` where there is no such day at all.
pub(super) fn choose(moment: &Moment, choice: Choice) -> Option<Days> {
    let at = |step| place(moment, choice.reference, step).and_then(|days| named(moment, days));
    let chosen = by_rule(moment, choice, &at)?;
    match moment.weekday {
        Some(weekday) if moment.body != Body::Weekday => Some(by_weekday(weekday, chosen, choice.reference, &at)),
        _ => Some(chosen),
    }
}

fn by_rule(moment: &Moment, choice: Choice, at: &dyn Fn(i32) -> Option<Days>) -> Option<Days> {
    let today = choice.reference;
    let is_day = matches!(moment.body, Body::Day { .. } | Body::Weekday | Body::Holiday { .. });
    let back = || latest(at, |(start, _)| start <= today);
    let rest = worth_naming(moment.body);
    let ahead = || first(at, |(_, end)| days_between(today, end) >= rest);
    match moment.lead {
        Lead::Last if is_day && moment.body != Body::Weekday => back(),
        Lead::Last => latest(at, |(_, end)| end < today),
        Lead::Coming => first(at, |(start, _)| start > today),
        Lead::Next if moment.body == Body::Weekday => at(1),
        Lead::Next => first(at, |(start, _)| start > today),
        Lead::This => at(0).or_else(ahead),
        Lead::None if choice.nearest => nearest(today, back(), ahead()),
        Lead::None => match choice.direction {
            Direction::Back => back(),
            Direction::Ahead => ahead(),
            Direction::Open => without_cue(moment, today, back(), ahead()),
        },
    }
}

/// A stretch that is all but over is not what is to come: so many days must be left of it.
fn worth_naming(body: Body) -> i32 {
    match body {
        Body::Half(_) => 10,
        _ => 0,
    }
}

/// A bare expression is the latest one not ahead, but the nearest where a month and day, a holiday or a year's end is named.
fn without_cue(moment: &Moment, today: Date, back: Option<Days>, ahead: Option<Days>) -> Option<Days> {
    /// 12월 28일 in a headline of the 26th
    const SOON: i32 = 45;
    let soon = || ahead.is_some_and(|(start, _)| days_between(today, start) <= SOON);
    match moment.body {
        Body::Holiday { .. } | Body::Season(_) => nearest(today, back, ahead),
        Body::YearEnd if today.month() > 2 => ahead,
        Body::Day { month: Some(_), .. } if soon() => nearest(today, back, ahead),
        _ => back,
    }
}

fn nearest(today: Date, back: Option<Days>, ahead: Option<Days>) -> Option<Days> {
    match (back, ahead) {
        (Some(back), Some(ahead)) => {
            let behind = days_between(back.1, today).max(0);
            let before = days_between(today, ahead.0).max(0);
            Some(if behind <= before { back } else { ahead })
        }
        (back, ahead) => back.or(ahead),
    }
}

fn latest(at: &dyn Fn(i32) -> Option<Days>, fits: impl Fn(Days) -> bool) -> Option<Days> {
    (-FARTHEST..=FARTHEST).rev().filter_map(at).find(|&days| fits(days))
}

fn first(at: &dyn Fn(i32) -> Option<Days>, fits: impl Fn(Days) -> bool) -> Option<Days> {
    (-FARTHEST..=FARTHEST).filter_map(at).find(|&days| fits(days))
}

/// The days of 6월 말 within those of 6월.
fn named(moment: &Moment, days: Days) -> Option<Days> {
    match moment.part {
        Some(part) => {
            let grain = grain_of(moment.body, moment.weekday.is_some());
            part_of(days, grain, part).map(|(days, _)| days)
        }
        None => Some(days),
    }
}

/// A written weekday decides between the neighbouring places; where none agrees, the rule's choice stays.
fn by_weekday(weekday: i8, chosen: Days, today: Date, at: &dyn Fn(i32) -> Option<Days>) -> Days {
    let agrees = |&(start, _): &Days| calendar::weekday(start) == weekday;
    if agrees(&chosen) {
        return chosen;
    }
    (-1..=1).filter_map(at).filter(agrees).min_by_key(|&(start, _)| days_between(start, today).abs()).unwrap_or(chosen)
}

/// The place `step` steps from that of the reference: days step by months, months by years, weekdays by weeks.
fn place(moment: &Moment, reference: Date, step: i32) -> Option<Days> {
    let one = |day: Date| (day, day);
    let year = reference.year().checked_add(i16::try_from(step).ok()?)?;
    match moment.body {
        Body::Day { month: None, day } => {
            let (year, month) = calendar::month_from(reference, step)?;
            Date::new(year, month, day).ok().map(one)
        }
        Body::Weekday => {
            let (monday, _) = calendar::week(reference, i16::try_from(step).ok()?)?;
            calendar::add_days(monday, i32::from(moment.weekday?) - 1).map(one)
        }
        _ => in_year(moment, year),
    }
}

/// The place of an expression within a year.
pub(super) fn in_year(moment: &Moment, year: i16) -> Option<Days> {
    let one = |day: Date| (day, day);
    match moment.body {
        Body::Year => calendar::year(year),
        Body::Half(half) => calendar::half(year, half),
        Body::Quarter(quarter) => calendar::quarter(year, quarter),
        Body::Month(Month::Number(month)) => calendar::month(year, month),
        Body::Day { month: Some(Month::Number(month)), day } => Date::new(year, month, day).ok().map(one),
        Body::WeekOfMonth { month: Month::Number(month), nth } => calendar::week_of_month(year, month, nth),
        Body::YearEnd => calendar::month(year, 12),
        Body::YearStart => calendar::month(year, 1),
        Body::Season(season) => calendar::season(year, season),
        Body::Holiday { index, days_off } => holiday(index, days_off, year),
        _ => None,
    }
}

/// The day itself, or with the days off around it.
fn holiday(index: u8, days_off: bool, year: i16) -> Option<Days> {
    let day = tables().holiday(index, year)?;
    if days_off {
        return Some((calendar::add_days(day, -1)?, calendar::add_days(day, 1)?));
    }
    Some((day, day))
}
