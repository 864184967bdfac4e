//! 초, 중순, 말: which days of a stretch they name.

use jiff::civil::Date;

use super::calendar::{self, Days};
use super::expr::{Body, Part};
use super::value::Grain;

/// The days of `part` within `days`, which `grain` names; and the grain of the result.
pub(super) fn part_of(days: Days, grain: Grain, part: Part) -> Option<(Days, Grain)> {
    match grain {
        Grain::Month => Some((month_part(days, part)?, Grain::Range)),
        Grain::Year => year_part(days, part),
        Grain::Quarter => months_part(days, part, [(0, 1), (1, 1), (2, 1)]),
        Grain::Half => months_part(days, part, [(0, 1), (2, 2), (5, 1)]),
        Grain::Decade => Some((decade_part(days, part)?, Grain::Range)),
        Grain::Week => Some((week_part(days, part)?, Grain::Range)),
        Grain::Day | Grain::Range => Some((days, grain)),
    }
}

/// A month's 초 is day 1–10, 중순 11–20, 말 21–end.
fn month_part((first, last): Days, part: Part) -> Option<Days> {
    let day = |day| Date::new(first.year(), first.month(), day).ok();
    Some(match part {
        Part::Start => (first, day(10)?),
        Part::Middle => (day(11)?, day(20)?),
        Part::Late | Part::End => (day(21)?, last),
    })
}

/// A year's 말 is its December, its 초 its January; 중반 is May to August, 후반 the rest.
fn year_part((first, _): Days, part: Part) -> Option<(Days, Grain)> {
    let months = |month, count| calendar::months(first.year(), month, count);
    Some(match part {
        Part::Start => (months(1, 1)?, Grain::Month),
        Part::Middle => (months(5, 4)?, Grain::Range),
        Part::Late => (months(9, 4)?, Grain::Range),
        Part::End => (months(12, 1)?, Grain::Month),
    })
}

/// A quarter's or half's 초 is its first month, 말 its last. `stretches` are first month and length.
fn months_part((first, _): Days, part: Part, stretches: [(i8, i32); 3]) -> Option<(Days, Grain)> {
    let (offset, count) = match part {
        Part::Start => stretches[0],
        Part::Middle => stretches[1],
        Part::Late | Part::End => stretches[2],
    };
    let days = calendar::months(first.year(), first.month() + offset, count)?;
    Some((days, if count == 1 { Grain::Month } else { Grain::Range }))
}

/// The first four years, the middle three, the last three.
fn decade_part((first, _): Days, part: Part) -> Option<Days> {
    let years = |from: i16, to: i16| {
        let start = calendar::year(first.year() + from)?.0;
        Some((start, calendar::year(first.year() + to)?.1))
    };
    match part {
        Part::Start => years(0, 3),
        Part::Middle => years(4, 6),
        Part::Late | Part::End => years(7, 9),
    }
}

/// Monday and Tuesday; Wednesday and Thursday; from Thursday on; from Friday on.
fn week_part((monday, sunday): Days, part: Part) -> Option<Days> {
    let day = |offset| calendar::add_days(monday, offset);
    Some(match part {
        Part::Start => (monday, day(1)?),
        Part::Middle => (day(2)?, day(3)?),
        Part::Late => (day(3)?, sunday),
        Part::End => (day(4)?, sunday),
    })
}

/// The grain of an expression before its part is looked at.
pub(super) fn grain_of(body: Body, has_weekday: bool) -> Grain {
    match body {
        Body::Year => Grain::Year,
        Body::Decade { .. } => Grain::Decade,
        Body::Half(_) => Grain::Half,
        Body::Quarter(_) | Body::QuarterFromDocument(_) | Body::QuarterBefore(_) => Grain::Quarter,
        Body::Month(_) | Body::YearEnd | Body::YearStart => Grain::Month,
        Body::Week(_) | Body::WeekOfMonth { .. } if has_weekday => Grain::Day,
        Body::Week(_) | Body::WeekBefore | Body::WeekOfMonth { .. } => Grain::Week,
        Body::Weekend(_) | Body::Season(_) => Grain::Range,
        Body::Holiday { days_off: true, .. } => Grain::Range,
        Body::Distance(distance) if distance.days != 0 => Grain::Day,
        Body::Distance(distance) if distance.months != 0 => Grain::Month,
        Body::Distance(_) => Grain::Year,
        Body::Same(_) => Grain::Range,
        Body::Day { .. } | Body::DayWord(_) | Body::Weekday | Body::Holiday { .. } | Body::Lunar => Grain::Day,
    }
}
