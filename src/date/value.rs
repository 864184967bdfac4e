//! What a date says: the days it covers, how finely, and what it hangs on where it could not be placed.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The days that a calendar expression covers.
///
/// Both ends are inclusive. Both are `None` where the expression could not be placed: then
/// [`relative_to`](Self::relative_to) says what is missing, or the day does not exist (2월 30일).
///
/// ```
/// use jiff::civil::date;
/// use sasil::date::{self, Grain};
///
/// let value = date::parse("지난달 말", date(2024, 12, 26))?;
/// assert_eq!(value.start, Some(date(2024, 11, 21)));
/// assert_eq!(value.end, Some(date(2024, 11, 30)));
/// assert_eq!(value.grain, Grain::Range);
/// assert_eq!(value.to_string(), "2024-11-21/2024-11-30");
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateValue {
    /// The first day.
    #[serde(with = "iso_day")]
    pub start: Option<Date>,
    /// The last day, itself included.
    #[serde(with = "iso_day")]
    pub end: Option<Date>,
    /// How finely the expression speaks.
    pub grain: Grain,
    /// What an unresolved expression hangs on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relative_to: Option<RelativeTo>,
}

/// How finely a date is given.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// One day: 26일, 오늘, 사흘 전.
    Day,
    /// Monday to Sunday: 지난주, 12월 첫째 주.
    Week,
    /// A calendar month: 10월, 이달, 지난해 말.
    Month,
    /// Three months: 3분기.
    Quarter,
    /// Six months: 상반기.
    Half,
    /// A calendar year: 2018년, 지난해.
    Year,
    /// Ten years: 1990년대.
    Decade,
    /// Anything else that has two ends: 23~26일, 10월 말, 올여름.
    Range,
}

/// What an expression without a place in the calendar hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RelativeTo {
    /// The day of the document, which was neither given nor found: 지난달 23일.
    Document,
    /// Another date of the text, which was not found or not placed: 전년 동기, 이듬해.
    Neighbour,
    /// The fiscal year of a firm, whose first month is unknown: 회계연도 2분기.
    FiscalYear,
    /// The lunar calendar, where no table tells the solar day: 음력 8월 1일.
    LunarCalendar,
}

impl DateValue {
    /// The days from `start` to `end`.
    pub(crate) const fn placed(start: Date, end: Date, grain: Grain) -> Self {
        Self { start: Some(start), end: Some(end), grain, relative_to: None }
    }

    /// An expression that hangs on `relative_to`.
    pub(crate) const fn unplaced(grain: Grain, relative_to: RelativeTo) -> Self {
        Self { start: None, end: None, grain, relative_to: Some(relative_to) }
    }

    /// A day that no calendar has.
    pub(crate) const fn impossible(grain: Grain) -> Self {
        Self { start: None, end: None, grain, relative_to: None }
    }

    /// First and last day, where the expression is placed.
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.start?, self.end?))
    }

    /// Whether the expression has a place in the calendar.
    pub fn is_resolved(&self) -> bool {
        self.start.is_some()
    }
}

/// `2024-12-26`, `2024-11-21/2024-11-30`, or `unresolved (document)`.
impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.start, self.end, self.relative_to) {
            (Some(start), Some(end), _) if start == end => write!(f, "{start}"),
            (Some(start), Some(end), _) => write!(f, "{start}/{end}"),
            (_, _, Some(what)) => write!(f, "unresolved ({what})"),
            (_, _, None) => f.write_str("unresolved"),
        }
    }
}

impl fmt::Display for Grain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Half => "half",
            Grain::Year => "year",
            Grain::Decade => "decade",
            Grain::Range => "range",
        })
    }
}

impl fmt::Display for RelativeTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RelativeTo::Document => "document",
            RelativeTo::Neighbour => "neighbour",
            RelativeTo::FiscalYear => "fiscal_year",
            RelativeTo::LunarCalendar => "lunar_calendar",
        })
    }
}

/// Days as `"2024-12-26"` or `null`.
mod iso_day {
    use super::{Date, Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => to.collect_str(day),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        Option::<String>::deserialize(from)?.map(|day| day.parse().map_err(de::Error::custom)).transpose()
    }
}
