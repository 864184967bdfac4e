//! What kind of expression it is: spoken of or compared with, sure or guessed.

use super::calendar;
use super::expr::{Body, DayWord, Expr, Lead, Month, Year};
use super::memory::Remembered;
use super::place::{Gap, Placed};
use super::value::Grain;
use super::{Basis, Warning};

/// A stretch that is compared with another year's.
pub(super) fn is_period(date: &Remembered) -> bool {
    match date.grain {
        _ if date.is_comparison => false,
        Grain::Month | Grain::Quarter | Grain::Half | Grain::Year | Grain::Range => true,
        Grain::Day | Grain::Week | Grain::Decade => false,
    }
}

pub(super) fn basis(expr: &Expr) -> Basis {
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

pub(super) fn warning(expr: &Expr, placed: Placed) -> Option<Warning> {
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

/// 전년 동기, 직전 분기, 전날: what is compared with is not spoken of.
pub(super) fn is_comparison(expr: &Expr) -> bool {
    let moment = expr.first();
    matches!(moment.year, Some(Year::Before(_)))
        || matches!(
            moment.body,
            Body::Same(_)
                | Body::QuarterBefore(_)
                | Body::WeekBefore
                | Body::Month(Month::Before(_))
                | Body::DayWord(DayWord::Before)
        )
}

pub(super) fn is_news_day(expr: &Expr) -> bool {
    let moment = expr.first();
    matches!(expr, Expr::One(_))
        && !is_comparison(expr)
        && matches!(moment.body, Body::Day { month: None, .. } | Body::DayWord(_))
        && moment.lead == Lead::None
}

/// 5일, 이날: what stands before 밝혔다.
pub(super) fn is_day_to_say(expr: &Expr) -> bool {
    matches!(
        expr.first().body,
        Body::Day { .. } | Body::DayWord(DayWord::Document(_) | DayWord::This | DayWord::Before)
    )
}
