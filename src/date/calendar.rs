//! Arithmetic of the civil calendar that dates in news need.

use jiff::civil::Date;

/// A stretch of days, both ends inside.
pub(super) type Days = (Date, Date);

/// A month `offset` months from that of `day`, as year and month.
pub(super) fn month_from(day: Date, offset: i32) -> Option<(i16, i8)> {
    let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + offset;
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
    Some((year, month))
}

/// All days of a year.
pub(super) fn year(year: i16) -> Option<Days> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// All days of a month.
pub(super) fn month(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// All days of a quarter, 1 to 4.
pub(super) fn quarter(year: i16, quarter: i8) -> Option<Days> {
    months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3)
}

/// All days of a half, 1 or 2.
pub(super) fn half(year: i16, half: i8) -> Option<Days> {
    months(year, half.checked_mul(6)?.checked_sub(5)?, 6)
}

/// Spring begins in March; winter ends in the next year's February.
pub(super) fn season(year: i16, season: i8) -> Option<Days> {
    months(year, season.checked_mul(3)?, 3)
}

/// `count` months from the first of a month on.
pub(super) fn months(year: i16, first: i8, count: i32) -> Option<Days> {
    let start = Date::new(year, first, 1).ok()?;
    let (year, month) = month_from(start, count - 1)?;
    Some((start, self::month(year, month)?.1))
}

/// `days` from `day` on, or back.
pub(super) fn add_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Monday is 1.
pub(super) fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}

/// Monday to Sunday of the week `offset` weeks from that of `day`.
pub(super) fn week(day: Date, offset: i16) -> Option<Days> {
    let monday = add_days(day, 1 - i32::from(weekday(day)) + 7 * i32::from(offset))?;
    Some((monday, add_days(monday, 6)?))
}

/// The `nth` week of a month, Monday to Sunday: it belongs to the month of its Thursday. 0 is the last.
pub(super) fn week_of_month(year: i16, month: i8, nth: i8) -> Option<Days> {
    let (first, last) = self::month(year, month)?;
    let thursday = if nth == 0 {
        add_days(last, -i32::from((weekday(last) + 3) % 7))?
    } else {
        let ahead = i32::from((11 - weekday(first)) % 7);
        add_days(first, ahead + 7 * (i32::from(nth) - 1))?
    };
    let inside = (thursday.year(), thursday.month()) == (year, month);
    inside.then(|| week(thursday, 0)).flatten()
}

/// How many days lie between.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_of_a_month_belong_to_their_thursday() {
        // 2024-08-01 is a Thursday
        let first = (date(2024, 7, 29), date(2024, 8, 4));
        assert_eq!(week_of_month(2024, 8, 1), Some(first));
        // 2024-12-01 is a Sunday
        assert_eq!(week_of_month(2024, 12, 1), Some((date(2024, 12, 2), date(2024, 12, 8))));
        assert_eq!(week_of_month(2024, 12, 0), Some((date(2024, 12, 23), date(2024, 12, 29))));
        assert_eq!(week_of_month(2024, 12, 5), None);
    }

    #[test]
    fn days_between_counts_across_months() {
        assert_eq!(days_between(date(2023, 12, 31), date(2024, 12, 31)), 366);
    }
}
