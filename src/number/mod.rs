//! Korean numerals: which number is written here, and with which bounds.
//!
//! This is the one owner of the question. Money, percent and dates ask [`read`]; nobody else turns characters into
//! numbers. It knows digits and magnitudes, and nothing of units, particles or calendars.

mod bounds;
mod coefficient;
pub(crate) mod forms;
mod glyph;
pub(crate) mod modifier;
mod reader;
pub(crate) mod start;
mod walk;

pub use bounds::{Bounds, Modifier};
pub(crate) use glyph::{Glyph, glyph_at};
pub(crate) use reader::read;
pub(crate) use walk::{Numbers, Start, Walk};

use rust_decimal::Decimal;

use crate::span::ByteSpan;

/// A number as it is written, with what its writing tells beyond the value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    /// From the first digit or magnitude to the last, `여` included, without sign and unit.
    pub span: ByteSpan,
    /// What is written.
    pub reading: Reading,
    /// `여` stands inside or behind: `100여억`.
    pub about: bool,
    /// Exponent of the greatest of 만 (4), 억 (8), 조 (12), 경 (16), 해 (20) in it; 0 where there is none.
    pub large: u8,
    /// What the first digits are multiplied by: 10⁸ in `3억5000만`, 10⁷ in `3천만`.
    pub scale: Decimal,
    /// How many magnitude groups there are: two in `3억5000만`.
    pub groups: u8,
    /// Where the last space inside begins. Behind it may begin another number (`2조 5000명`).
    pub last_gap: Option<usize>,
    /// Whether there are digits in it (`5천`), not words alone (`오천`).
    pub has_digits: bool,
    /// Whether nothing but digits, commas and a point is in it.
    pub plain: bool,
    /// How much more is meant where the last magnitude is left unsaid, as prices are spoken: 9천만 less 9천 in `9억 9천`.
    pub unsaid: Option<Decimal>,
}

/// The value of a [`Numeral`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    /// One number.
    Exact(Decimal),
    /// Two neighbouring digits, `이삼천만`: from the first to the second.
    Range(Decimal, Decimal),
    /// `수십억`, `몇천만`: from the first up to the second, which is excluded.
    Vague(Decimal, Decimal),
    /// More than a decimal holds.
    Overflow,
}

impl Numeral {
    /// The number, where it is a single one.
    pub fn value(&self) -> Option<Decimal> {
        match self.reading {
            Reading::Exact(value) => Some(value),
            Reading::Range(..) | Reading::Vague(..) | Reading::Overflow => None,
        }
    }
}

/// The place of the last digit that is not zero: 10⁸ for 9200억, 0.1 for 3.5; 1 for zero.
///
/// It is what `대` is as wide as (`9200억원대` ends before 9300억).
pub(crate) fn last_place(value: Decimal) -> Decimal {
    let value = value.normalize();
    let mut mantissa = value.mantissa();
    if mantissa == 0 {
        return Decimal::ONE;
    }
    let mut place = Decimal::new(1, value.scale());
    while mantissa % 10 == 0 {
        mantissa /= 10;
        let Some(next) = place.checked_mul(Decimal::TEN) else {
            break;
        };
        place = next;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_place_is_that_of_the_last_digit_that_counts() {
        for (value, place) in
            [("920000000000", "10000000000"), ("100", "100"), ("3.50", "0.1"), ("0", "1"), ("12", "1")]
        {
            let value: Decimal = value.parse().expect("a decimal");
            assert_eq!(last_place(value).to_string(), place, "{value}");
        }
    }

    #[test]
    fn numerals_read() {
        for (text, value, rest) in [
            ("1조2천억원", "1200000000000", "원"),
            ("3억 2천 6백만 달러", "326000000", " 달러"),
            ("2조 3,450억 5,000만 원", "2345050000000", " 원"),
            ("3.5조", "3500000000000", ""),
            ("천 4백만", "14000000", ""),
            ("1만 2천 345 달러", "12345", " 달러"),
            ("이천칠백삼십오만원", "27350000", "원"),
            ("이천이십사년", "2024", "년"),
            ("이공이사년", "2024", "년"),
            ("十二월", "12", "월"),
            ("五億", "500000000", ""),
            ("１２３", "123", ""),
            ("2만 5000억", "20000", " 5000억"),
            ("3억 이상", "300000000", " 이상"),
            ("오천억이 든다", "500000000000", "이 든다"),
            ("삼만오원", "30005", "원"),
            ("만원", "10000", "원"),
            ("57억여원", "5700000000", "원"),
            ("3억3천7백여만원", "337000000", "원"),
            ("5 억 달러", "500000000", " 달러"),
            ("1,2억", "1", ",2억"),
            ("2억반 든다", "250000000", " 든다"),
            ("3만 반도체", "30000", " 반도체"),
            ("18조407억2900만달러", "18040729000000", "달러"),
        ] {
            let numeral = read(text, 0).expect(text);
            assert_eq!(numeral.value().map(|v| v.to_string()).as_deref(), Some(value), "{text}");
            assert_eq!(&text[numeral.span.end..], rest, "{text}");
        }
    }

    #[test]
    fn vague_numerals_are_tiers() {
        for (text, low, high) in [
            ("수십억", "2000000000", "10000000000"),
            ("수백억", "20000000000", "100000000000"),
            ("몇천만", "20000000", "100000000"),
            ("수억", "200000000", "1000000000"),
            ("수 조", "2000000000000", "10000000000000"),
        ] {
            let Some(Numeral { reading: Reading::Vague(from, to), .. }) = read(text, 0) else {
                panic!("{text}: {:?}", read(text, 0));
            };
            assert_eq!((from.to_string().as_str(), to.to_string().as_str()), (low, high), "{text}");
        }
    }

    #[test]
    fn no_numeral() {
        for text in ["", "억새", "조선", "수도", "가나", "여", " 1", ",1", "경기", "해외"] {
            assert_eq!(read(text, 0), None, "{text}");
        }
    }

    #[test]
    fn overflow_is_said() {
        for text in ["99999999999999999999999999999999", "10000000000해", "9,999,999,999,999,999해"] {
            let numeral = read(text, 0).expect(text);
            assert_eq!(numeral.reading, Reading::Overflow, "{text}");
            assert_eq!(numeral.span.end, text.len());
        }
    }
}
