//! ISO 4217 codes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::{Error, ErrorKind};

/// A currency by its ISO 4217 code.
///
/// ```
/// use sasil::money::Currency;
///
/// let won: Currency = "KRW".parse()?;
/// assert_eq!(won, Currency::KRW);
/// assert_eq!(won.code(), "KRW");
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// South Korean won, 원.
    pub const KRW: Self = Self(*b"KRW");
    /// US dollar, 달러.
    pub const USD: Self = Self(*b"USD");
    /// Euro, 유로.
    pub const EUR: Self = Self(*b"EUR");
    /// Japanese yen, 엔.
    pub const JPY: Self = Self(*b"JPY");
    /// Chinese yuan, 위안.
    pub const CNY: Self = Self(*b"CNY");

    /// The three letters.
    pub fn code(&self) -> &str {
        // Only ASCII capitals get in, so that this is never empty.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        match *code.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(Error::new(
                ErrorKind::Money,
                format!("currency {code:?} is no ISO 4217 code; write three capital letters, as in KRW"),
            )),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
        code.parse().map_err(de::Error::custom)
    }
}
