//! Amounts as text for people, and as JSON.

use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{self, Deserializer};
use serde::ser::Serializer;

use super::{Money, Per};

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.currency)?;
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) if lower == upper => grouped(f, lower)?,
            (Some(lower), Some(upper)) => {
                grouped(f, lower)?;
                f.write_str("–")?;
                grouped(f, upper)?;
            }
            (Some(end), None) | (None, Some(end)) => grouped(f, end)?,
            (None, None) => f.write_str("?")?,
        }
        if let Some(word) = self.modifier.korean() {
            write!(f, " {word}")?;
        }
        match &self.per {
            Some(per) => write!(f, " / {}", korean(per)),
            None => Ok(()),
        }
    }
}

fn korean(per: &Per) -> &str {
    match per {
        Per::Share => "주",
        Per::Month => "월",
        Per::Year => "연",
        Per::Unit(unit) => unit,
    }
}

/// `13,750,000,000`, `-1,234.5`
fn grouped(f: &mut fmt::Formatter<'_>, value: Decimal) -> fmt::Result {
    let written = plain(value);
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", written.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    f.write_str(sign)?;
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            f.write_str(",")?;
        }
        write!(f, "{digit}")?;
    }
    if fraction.is_empty() {
        return Ok(());
    }
    write!(f, ".{fraction}")
}

/// Digits without exponent and without zeros at the end.
fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// Decimals as JSON strings; open ends are null.
pub(crate) mod decimal {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.serialize_str(&plain(*value)),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        let written = Option::<std::borrow::Cow<str>>::deserialize(deserializer)?;
        written
            .map(|written| written.parse::<Decimal>().map(|value| value.normalize()))
            .transpose()
            .map_err(|error| de::Error::custom(format!("{error}; decimals are strings of digits")))
    }
}
