//! Calendar dates: where a text names a time, and which days it means.
//!
//! Korean news seldom writes the year. `23일`, `지난달 말`, `올해 3분기`, `전년 동기` mean days only against the document's own date,
//! against a date that stands before them, and against the tense of their sentence. This module reads all of them alone, without a
//! dictionary, in two steps: characters become an expression, the expression becomes days.
//!
//! - [`parse`] reads a text that is one date;
//! - [`find_iter`] goes through the dates of a document;
//! - [`Scanner`] does the same into a buffer that is used again;
//! - [`dateline`] finds the document's own date.
//!
//! Nothing here reads a clock: without a document's date a relative expression is found and left unresolved.
//!
//! ```
//! use jiff::civil::date;
//! use sasil::date;
//!
//! let text = "한빛전자는 지난달 23일 공장을 착공했고 내년 상반기 가동할 계획이다.";
//! let found: Vec<_> = date::find_iter(text, date(2024, 12, 26))
//!     .map(|mention| format!("{} = {}", mention.span.slice(text), mention.value))
//!     .collect();
//! assert_eq!(found, ["지난달 23일 = 2024-11-23", "내년 상반기 = 2025-01-01/2025-06-30"]);
//! ```

mod calendar;
mod choose;
mod cursor;
mod dateline;
mod expr;
mod kind;
mod lookup;
mod memory;
mod neighbour;
mod numeral;
mod part;
mod place;
mod resolve;
mod scan;
mod tables;
mod tense;
mod trigger;
mod value;
mod words;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::found::FindIter;
use crate::{ByteSpan, Error, ErrorKind};
use expr::Expr;
use resolve::Resolver;

pub use dateline::dateline;
pub use value::{DateValue, Grain, RelativeTo};

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, in bytes: with the words that place it (`지난달 23일`), without particles and `(현지시간)`.
    pub span: ByteSpan,
    /// Which days it means.
    pub value: DateValue,
    /// What decided between the days that it could mean.
    pub basis: Basis,
    /// What is wrong with it.
    pub warning: Option<Warning>,
}

/// What a date's place was taken from; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The year is written: 2024년 12월 26일.
    Written,
    /// The words count from the document's date: 지난달 23일.
    Document,
    /// The words count from another date of the text: 이듬해.
    Neighbour,
    /// The nearest one that agrees with the tense of the sentence: 23일, 10월.
    Direction,
}

/// What is wrong with a date that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Warning {
    /// No calendar has this day: 2월 30일.
    ImpossibleDay,
    /// The weekday in brackets is that of another day.
    WeekdayMismatch,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Warning::ImpossibleDay => "no such day in the calendar",
            Warning::WeekdayMismatch => "the weekday is that of another day",
        })
    }
}

/// Reads a text that is one date and nothing else.
///
/// `reference` is the document's date. Blanks around the date are allowed, particles are not.
///
/// # Errors
///
/// [`ErrorKind::Date`] where the text is no date, more than a date, or a day that does not exist. A date that cannot be placed without a
/// reference is no error: its `start` is `None`.
///
/// ```
/// use jiff::civil::date;
/// use sasil::date;
///
/// let day = date::parse("지난달 23일", date(2024, 12, 26))?;
/// assert_eq!(day.start, Some(date(2024, 11, 23)));
/// assert_eq!(date::parse("지난달 23일", None)?.to_string(), "unresolved (document)");
/// assert!(date::parse("3.1%", None).is_err());
/// # Ok::<(), sasil::Error>(())
/// ```
pub fn parse(text: &str, reference: impl Into<Option<Date>>) -> Result<DateValue, Error> {
    let trimmed = text.trim();
    let mut mentions = Vec::new();
    Scanner::new().resolve(trimmed, reference.into(), &mut mentions);
    let whole = |mention: &DateMention| {
        let behind = trimmed.get(mention.span.end..).unwrap_or_default();
        mention.span.start == 0 && (behind.is_empty() || behind == ".")
    };
    match mentions.as_slice() {
        [mention] if whole(mention) => match mention.warning {
            Some(Warning::ImpossibleDay) => Err(impossible(trimmed)),
            Some(Warning::WeekdayMismatch) | None => Ok(mention.value),
        },
        _ => Err(no_date(trimmed)),
    }
}

fn impossible(text: &str) -> Error {
    let message = format!("{:?} is a day that no calendar has", shortened(text));
    Error::new(ErrorKind::Date, message)
}

fn no_date(text: &str) -> Error {
    let message = format!(
        "{:?} is not one date; pass the date alone, without particles, or use `find_iter` for a longer text",
        shortened(text)
    );
    Error::new(ErrorKind::Date, message)
}

/// The beginning of a text, for a message.
fn shortened(text: &str) -> &str {
    const MOST: usize = 40;
    text.char_indices().nth(MOST).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The dates of a text, in order.
///
/// `reference` is the document's date; where it is `None`, the text's own [`dateline`] serves, and where it has none, relative
/// expressions stay unresolved. Spans are bytes of `text`.
///
/// ```
/// use jiff::civil::date;
/// use sasil::date;
///
/// let text = "입력 2024-12-26 06:00\n23일(현지시간) 계약을 맺었다. 이날 주가는 3.1% 올랐다.";
/// let days: Vec<_> = date::find_iter(text, None).map(|mention| mention.value.start).collect();
/// let third = date(2024, 12, 23);
/// assert_eq!(days, [Some(date(2024, 12, 26)), Some(third), Some(third)]);
/// ```
pub fn find_iter(text: &str, reference: impl Into<Option<Date>>) -> FindIter<DateMention> {
    let mut mentions = Vec::new();
    Scanner::new().scan(text, reference, &mut mentions);
    FindIter::new(mentions)
}

/// Finds the dates of one document after another, in buffers that are used again.
///
/// Time is linear in the length of the text.
///
/// ```
/// use sasil::date::Scanner;
///
/// let mut scanner = Scanner::new();
/// let mut dates = Vec::new();
/// for text in ["2018년 인수했다.", "금리를 3.1% 올렸다."] {
///     scanner.scan(text, None, &mut dates);
///     println!("{} dates", dates.len());
/// }
/// assert!(dates.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    found: Vec<Expr>,
}

impl Scanner {
    /// A scanner with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts the dates of `text` into `mentions`, which is emptied first.
    ///
    /// `reference` is the document's date, else its [`dateline`] serves.
    pub fn scan(&mut self, text: &str, reference: impl Into<Option<Date>>, mentions: &mut Vec<DateMention>) {
        let reference = reference.into().or_else(|| dateline(text).map(|(_, day)| day));
        self.resolve(text, reference, mentions);
    }

    /// The same where the dateline has been looked for.
    pub(crate) fn resolve(&mut self, text: &str, reference: Option<Date>, mentions: &mut Vec<DateMention>) {
        mentions.clear();
        self.found.clear();
        scan::scan(text, &mut self.found);
        let mut resolver = Resolver::new(text, reference);
        for (index, expr) in self.found.iter().enumerate() {
            mentions.extend(resolver.mention(expr, self.found.get(index + 1)));
        }
    }
}
