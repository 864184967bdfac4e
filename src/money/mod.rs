//! Amounts of money.
//!
//! Works alone: no dictionary for segmentation is loaded, nothing but characters is looked at.
//!
//! ```
//! use sasil::money::{self, Currency};
//!
//! let money = money::parse("1조2천억원")?;
//! assert_eq!(money.currency, Currency::KRW);
//! assert_eq!(money.to_string(), "KRW 1,200,000,000,000");
//!
//! let text = "네이버에 126억7000만 달러(약 17조7300억 원) 이상을 투자했다.";
//! let mentions: Vec<_> = money::find_iter(text).collect();
//! assert_eq!(mentions[0].span.slice(text), "126억7000만 달러");
//! assert_eq!(mentions[0].money.to_string(), "USD 12,670,000,000 이상");
//! assert_eq!(mentions[0].equivalent, Some(1));
//! assert_eq!(mentions[1].money.to_string(), "KRW 17,730,000,000,000 이상");
//! # Ok::<(), sasil::Error>(())
//! ```
//!
//! What is no money is left alone, and an amount without a unit is won only where the words around it speak of money:
//!
//! ```
//! use sasil::money;
//!
//! assert_eq!(money::find_iter("상법 제5조 3항, 관객 1억 명, 승용차 3만 대").count(), 0);
//!
//! let mention = money::find_iter("매출 1조2000억을 올렸다.").next().unwrap();
//! assert!(mention.money.inferred);
//! ```
//!
//! # How a text is read
//!
//! One walk over the characters collects the numbers with the signs and units that touch them. A second one, over the
//! numbers, joins ranges and lists, carries units over, and looks at the words around each of them. Both look only so
//! far to the sides, so that time is linear in the length of the text. Words are data: the tables of the dictionary in
//! `dict/units/`.

mod amount;
pub(crate) mod context;
mod currency;
mod join;
mod rate;
mod scan;
mod table;
mod units;
pub(crate) mod write;

pub use currency::Currency;
pub use rate::Per;
pub use scan::{Scanner, ScannerBuilder};

pub use crate::number::Modifier;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::found::FindIter;
use crate::number::Bounds;
use crate::span::ByteSpan;

/// An amount of money as it is written.
///
/// Decimals are exact. As JSON they are strings, and open ends are null:
///
/// ```
/// let money = sasil::money::parse("최대 3.5억 달러")?;
/// # let json = serde_json::to_string(&money).unwrap();
/// assert_eq!(json, r#"{"currency":"USD","lower":null,"upper":"350000000","modifier":"at_most"}"#);
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The currency.
    pub currency: Currency,
    /// The lower end in units of the currency; `None` where it is open. Excluded under [`Modifier::MoreThan`].
    #[serde(default, with = "write::decimal")]
    pub lower: Option<Decimal>,
    /// The upper end; `None` where it is open. Excluded under [`Modifier::LessThan`] and [`Modifier::Tier`].
    #[serde(default, with = "write::decimal")]
    pub upper: Option<Decimal>,
    /// How the written number binds the meant one.
    #[serde(default)]
    pub modifier: Modifier,
    /// What it is paid for, where it is a rate: `주당`, `월`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// The currency is not written, the context speaks of money.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

impl Money {
    /// The bounds of the amount.
    pub fn bounds(&self) -> Bounds {
        Bounds { lower: self.lower, upper: self.upper, modifier: self.modifier }
    }
}

/// An amount of money in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: sign, number, magnitude and unit, `여` and `대`; no `약`, no `이상`. UTF-8 bytes.
    pub span: ByteSpan,
    /// What it says.
    pub money: Money,
    /// Which of the text's mentions says the same in another currency: `126억 달러(|약 17조 원)`.
    pub equivalent: Option<usize>,
    /// What is wrong with it.
    pub warning: Option<Warning>,
}

/// Why an amount has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Warning {
    /// The number has more digits than a decimal holds (28). Both bounds are `None`.
    Overflow,
}

/// Reads a text that is one amount of money, modifiers included.
///
/// ```
/// let money = sasil::money::parse("약 3억 2천 6백만 달러")?;
/// assert_eq!(money.to_string(), "USD 326,000,000 가량");
/// assert!(sasil::money::parse("억새").is_err());
/// # Ok::<(), sasil::Error>(())
/// ```
///
/// # Errors
///
/// Where the text is no amount, more than one, or more than an amount; where no unit is written; where the number does
/// not fit a decimal.
pub fn parse(text: &str) -> Result<Money, Error> {
    Scanner::new().parse(text.trim())
}

/// The amounts of money of a text, in the order in which they stand.
///
/// ```
/// let text = "매출은 1억~2억 원, 영업이익은 3000만원 안팎이다.";
/// let found: Vec<_> = sasil::money::find_iter(text).map(|m| m.money.to_string()).collect();
/// assert_eq!(found, ["KRW 100,000,000–200,000,000", "KRW 30,000,000 가량"]);
/// ```
///
/// The text is scanned as a whole at the first call, for an amount may get its unit or its modifier from behind it.
/// Use a [`Scanner`] to fill a vector again and again, or for units of your own.
pub fn find_iter(text: &str) -> FindIter<Mention> {
    let mut mentions = Vec::new();
    Scanner::new().scan(text, &mut mentions);
    FindIter::new(mentions)
}
