//! Shares and rates in percent.
//!
//! ```
//! use sasil::percent::{self, Unit};
//!
//! let text = "지분 20%를 사들였고 기준금리는 0.25%포인트 올랐다.";
//! let found: Vec<_> = percent::find_iter(text).collect();
//! assert_eq!(found[0].span.slice(text), "20%");
//! assert_eq!(found[1].percent.unit, Unit::Point);
//! assert_eq!(found[1].percent.to_string(), "0.25%p");
//! ```
//!
//! A `프로` is a percent only right behind a number: not in `프로 골퍼`, not in the name of a product.

mod scan;

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::found::FindIter;
use crate::money::write::decimal;
use crate::number::Bounds;
pub use crate::number::Modifier;
use crate::span::ByteSpan;

pub(crate) use scan::choose;
pub use scan::scan;

/// What a percent is a percent of.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Of a whole: `20%`.
    #[default]
    #[serde(rename = "%")]
    Percent,
    /// A difference of two shares: `0.25%포인트`.
    #[serde(rename = "pp")]
    Point,
}

/// A share or a rate as it is written.
///
/// ```
/// let percent = sasil::percent::parse("약 -3.2%")?;
/// # let json = serde_json::to_string(&percent).unwrap();
/// assert_eq!(json, r#"{"lower":"-3.2","upper":"-3.2","modifier":"about","unit":"%"}"#);
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Percent {
    /// The lower end; `None` where it is open. Excluded under [`Modifier::MoreThan`].
    #[serde(default, with = "decimal")]
    pub lower: Option<Decimal>,
    /// The upper end; `None` where it is open. Excluded under [`Modifier::LessThan`] and [`Modifier::Tier`].
    #[serde(default, with = "decimal")]
    pub upper: Option<Decimal>,
    /// How the written number binds the meant one.
    #[serde(default)]
    pub modifier: Modifier,
    /// Percent or percentage points.
    #[serde(default)]
    pub unit: Unit,
}

impl Percent {
    /// The bounds of the share.
    pub fn bounds(&self) -> Bounds {
        Bounds { lower: self.lower, upper: self.upper, modifier: self.modifier }
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) if lower != upper => write!(f, "{}–{}", lower.normalize(), upper.normalize())?,
            (Some(end), _) | (None, Some(end)) => write!(f, "{}", end.normalize())?,
            (None, None) => f.write_str("?")?,
        }
        f.write_str(match self.unit {
            Unit::Percent => "%",
            Unit::Point => "%p",
        })?;
        match self.modifier.korean() {
            Some(word) => write!(f, " {word}"),
            None => Ok(()),
        }
    }
}

/// A percent in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: sign, number, unit and `대`. UTF-8 bytes.
    pub span: ByteSpan,
    /// What it says.
    pub percent: Percent,
}

/// Reads a text that is one share or rate, modifiers included.
///
/// ```
/// assert_eq!(sasil::percent::parse("3~5%")?.to_string(), "3–5%");
/// assert!(sasil::percent::parse("3명").is_err());
/// # Ok::<(), sasil::Error>(())
/// ```
///
/// # Errors
///
/// Where the text is no percent, or more than one.
pub fn parse(text: &str) -> Result<Percent, Error> {
    let text = text.trim();
    scan::whole(text).ok_or_else(|| {
        Error::new(ErrorKind::Percent, format!("{text:?} is no percent; write a number and %, as in 20%"))
    })
}

/// The percents of a text, in the order in which they stand.
///
/// ```
/// let text = "매출은 13.8% 늘었고 점유율은 40%를 넘는다.";
/// let found: Vec<_> = sasil::percent::find_iter(text).map(|m| m.percent.to_string()).collect();
/// assert_eq!(found, ["13.8%", "40% 초과"]);
/// ```
pub fn find_iter(text: &str) -> FindIter<Mention> {
    let mut mentions = Vec::new();
    scan(text, &mut mentions);
    FindIter::new(mentions)
}
