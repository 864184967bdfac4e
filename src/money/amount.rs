//! Numbers of a text with the signs and units that touch them, in the order in which they stand.

use rust_decimal::Decimal;

use super::Currency;
use super::units::Units;
use crate::number::forms::{char_at, char_before, is_dash, skip_space};
use crate::number::start::minus_before;
use crate::number::{Numbers, Numeral, Reading, Walk, read};
use crate::span::ByteSpan;

/// A number with what touches it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// From sign to unit.
    pub span: ByteSpan,
    pub numeral: Numeral,
    /// Low and high end; `None` where it does not fit.
    pub ends: Option<(Decimal, Decimal)>,
    /// The written unit.
    pub currency: Option<Currency>,
    /// The unit stands behind the number: 원, not ₩.
    pub unit_behind: bool,
    /// `M`, `billion` behind the number.
    pub suffix: Option<Decimal>,
}

impl Amount {
    /// Whether the number is a tier by itself: 수십억.
    pub fn is_vague(&self) -> bool {
        matches!(self.numeral.reading, Reading::Vague(..))
    }

    /// The ends as a price without a unit is spoken: `9억 9천` is 9억 9천만. `3억 5000 원` says what it is.
    pub fn spoken_ends(&self) -> Option<(Decimal, Decimal)> {
        let (low, high) = self.ends?;
        let more = self.numeral.unsaid.unwrap_or_default();
        let more = if low.is_sign_negative() { -more } else { more };
        Some((low.checked_add(more)?.normalize(), high.checked_add(more)?.normalize()))
    }

    /// The greater of what 만, 억, 조 and `million` say, 1 where there is none.
    pub fn has_magnitude(&self) -> bool {
        self.numeral.large >= 4 || self.suffix.is_some()
    }
}

/// Walks over the numbers of a text once, from left to right.
pub(super) struct Amounts<'t> {
    text: &'t str,
    numbers: Walk<'t>,
    units: &'t Units,
    at: usize,
    /// The currency that was written before the last number, and where that number ends: `$3|-5B`.
    last_sign: Option<(Currency, usize)>,
}

impl<'t> Amounts<'t> {
    pub fn new(text: &'t str, numbers: &'t Numbers, units: &'t Units) -> Self {
        Self { text, numbers: numbers.walk(text), units, at: 0, last_sign: None }
    }

    fn read(&self, start: usize, numeral: Numeral) -> Amount {
        // 3 US$ 5: a unit belongs to one number
        let sign = self.units.before(self.text, start).filter(|(_, from)| *from >= self.at);
        let whole = self.with_units(numeral, sign);
        // 2조 5000명: what is behind the last space counts something else
        if let (None, Some(gap)) = (whole.currency, numeral.last_gap)
            && super::context::is_counted(self.text, whole.span.end)
            && read(self.text, skip_space(self.text, gap)).is_none_or(|tail| tail.large == 0)
            && let Some(shorter) = self.text.get(..gap).and_then(|head| read(head, start))
        {
            return self.with_units(shorter, sign);
        }
        whole
    }

    fn with_units(&self, numeral: Numeral, sign: Option<(Currency, usize)>) -> Amount {
        let mut end = numeral.span.end;
        let mut currency = sign.map(|(currency, _)| currency);
        let mut unit_behind = false;
        let suffix = scale_suffix(self.text, end, currency.is_some() || self.follows_sign(numeral.span.start));
        let mut factor = Decimal::ONE;
        let mut behind = None;
        if let Some((scale, to)) = suffix {
            behind = self.units.after(self.text, &numeral, to);
            if currency.is_some() || behind.is_some() || self.follows_sign(numeral.span.start) {
                factor = scale;
                end = to;
            }
        }
        if currency.is_none() {
            behind = behind.or_else(|| self.units.after(self.text, &numeral, end));
        }
        if let Some(unit) = behind {
            currency = currency.or(Some(unit.currency));
            unit_behind = true;
            end = unit.end;
            if unit.cent {
                factor = Decimal::new(1, 2);
            }
        }
        let mut ends = scaled(ends_of(&numeral), factor);
        if unit_behind
            && factor == Decimal::ONE
            && let Some((more, to)) = self.hundredths(&numeral, end)
        {
            ends = ends.and_then(|(low, high)| Some((low.checked_add(more)?, high.checked_add(more)?)));
            end = to;
        }
        let start = sign.map_or(numeral.span.start, |(_, start)| start);
        let (start, negative) = minus_before(self.text, start);
        if negative {
            ends = ends.map(|(low, high)| (-high, -low));
        }
        Amount {
            span: ByteSpan::new(start, end),
            numeral,
            ends,
            currency,
            unit_behind,
            suffix: (factor > Decimal::ONE).then_some(factor),
        }
    }

    /// `$3-|5B`: the number goes on with the sign of the last one.
    fn follows_sign(&self, start: usize) -> bool {
        self.last_sign
            .is_some_and(|(_, end)| start - end <= 5 && is_dash(self.text.get(end..start).unwrap_or_default()))
    }

    /// `1달러 |20센트`, `1243원 |50전`.
    fn hundredths(&self, numeral: &Numeral, end: usize) -> Option<(Decimal, usize)> {
        if numeral.large > 0 && !numeral.has_digits {
            return None;
        }
        let small = read(self.text, skip_space(self.text, end)).filter(|small| small.plain)?;
        let value = small.value().filter(|value| *value < Decimal::ONE_HUNDRED)?;
        let end = self.units.hundredth(self.text, small.span.end)?;
        Some((value.checked_div(Decimal::ONE_HUNDRED)?, end))
    }
}

impl Iterator for Amounts<'_> {
    type Item = Amount;

    fn next(&mut self) -> Option<Amount> {
        loop {
            let start = self.numbers.from(self.at)?;
            let Some(numeral) = start.numeral else {
                self.at = start.end(self.text);
                continue;
            };
            let amount = self.read(start.at, numeral);
            self.at = amount.span.end.max(amount.numeral.span.end);
            let sign = amount.currency.filter(|_| !amount.unit_behind);
            self.last_sign = sign.map(|currency| (currency, amount.span.end));
            if follows_letters(self.text, &amount) || is_lone_word(&amount) || heads_table(self.text, &amount) {
                continue;
            }
            return Some(amount);
        }
    }
}

/// The `이` of 이상, the `사` of 사업.
fn is_lone_word(amount: &Amount) -> bool {
    let numeral = &amount.numeral;
    amount.currency.is_none() && !numeral.has_digits && numeral.large == 0 && numeral.scale == Decimal::ONE
}

/// `(단위: |백만원)`
fn heads_table(text: &str, amount: &Amount) -> bool {
    let head = text.get(..amount.span.start).unwrap_or_default().trim_end_matches(' ');
    head.strip_suffix([':', '：', '=', '·']).is_some_and(|head| head.trim_end_matches(' ').ends_with("단위"))
}

/// `S24`, `A380`: the name of a thing. A sign like `US$` parts letters from digits.
fn follows_letters(text: &str, amount: &Amount) -> bool {
    amount.span.start == amount.numeral.span.start
        && char_before(text, amount.span.start).is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
}

fn ends_of(numeral: &Numeral) -> Option<(Decimal, Decimal)> {
    match numeral.reading {
        Reading::Exact(value) => Some((value, value)),
        Reading::Range(low, high) | Reading::Vague(low, high) => Some((low, high)),
        Reading::Overflow => None,
    }
}

/// Both ends times `factor`.
pub(super) fn scaled(ends: Option<(Decimal, Decimal)>, factor: Decimal) -> Option<(Decimal, Decimal)> {
    let (low, high) = ends?;
    if factor == Decimal::ONE {
        return Some((low.normalize(), high.normalize()));
    }
    Some((low.checked_mul(factor)?.normalize(), high.checked_mul(factor)?.normalize()))
}

/// Suffixes of English texts. A single letter needs a currency sign or unit.
const SUFFIXES: [(&str, i64, bool); 15] = [
    ("thousand", 1_000, true),
    ("million", 1_000_000, true),
    ("billion", 1_000_000_000, true),
    ("trillion", 1_000_000_000_000, true),
    ("mn", 1_000_000, true),
    ("bn", 1_000_000_000, true),
    ("tn", 1_000_000_000_000, true),
    ("MM", 1_000_000, false),
    ("K", 1_000, false),
    ("k", 1_000, false),
    ("M", 1_000_000, false),
    ("m", 1_000_000, false),
    ("B", 1_000_000_000, false),
    ("b", 1_000_000_000, false),
    ("T", 1_000_000_000_000, false),
];

/// `M`, `bn`, `million` behind a number.
fn scale_suffix(text: &str, end: usize, signed: bool) -> Option<(Decimal, usize)> {
    let at = skip_space(text, end);
    if !char_at(text, at)?.is_ascii_alphabetic() {
        return None;
    }
    SUFFIXES.iter().find_map(|(suffix, factor, word)| {
        let written = text.get(at..at + suffix.len())?;
        let same = if *word { written.eq_ignore_ascii_case(suffix) } else { written == *suffix };
        let to = at + suffix.len();
        let goes_on = char_at(text, to).is_some_and(|c| c.is_ascii_alphanumeric());
        let spaced = at > end && !word;
        let lower = written.chars().all(|c| c.is_ascii_lowercase()) && !word && !signed;
        (same && !goes_on && !spaced && !lower).then_some((Decimal::from(*factor), to))
    })
}
