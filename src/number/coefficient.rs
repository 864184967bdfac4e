//! What stands before a magnitude: digits with commas and a point, digit words, `수`.

use rust_decimal::Decimal;

use super::{Glyph, glyph_at};

/// Digits that a decimal certainly holds; longer ones are reported as overflow.
const MAX_DIGITS: u32 = 28;

/// The low and the high end of what is written; `None` where it does not fit a decimal.
pub(super) type Ends = Option<(Decimal, Decimal)>;

/// One factor before a magnitude.
#[derive(Clone, Copy)]
pub(super) struct Coefficient {
    pub ends: Ends,
    pub end: usize,
    pub kind: Kind,
}

/// How a [`Coefficient`] is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `1,234.5`
    Digits,
    /// `오`, `二〇二四`
    Words,
    /// `수`, `몇`
    Vague,
}

/// Reads the coefficient at `at`.
pub(super) fn read_coefficient(text: &str, at: usize) -> Option<Coefficient> {
    match glyph_at(text, at)?.0 {
        Glyph::Digit(_) => Some(read_digits(text, at)),
        Glyph::Word(_) => read_words(text, at),
        Glyph::Vague => read_vague(text, at),
        Glyph::Small(_) | Glyph::Large(_) | Glyph::Over | Glyph::Half | Glyph::Comma | Glyph::Point | Glyph::Gap => {
            None
        }
    }
}

/// A run of digits as it is taken in.
#[derive(Default)]
struct Run {
    mantissa: i128,
    digits: u32,
    scale: u32,
}

impl Run {
    fn push(&mut self, digit: u8) {
        if self.mantissa != 0 || digit != 0 {
            self.digits += 1;
        }
        if self.digits <= MAX_DIGITS {
            self.mantissa = self.mantissa * 10 + i128::from(digit);
        }
    }

    fn value(&self) -> Option<Decimal> {
        if self.digits > MAX_DIGITS {
            return None;
        }
        Decimal::try_from_i128_with_scale(self.mantissa, self.scale).ok()
    }
}

/// `1,234,567`, `70.25`: commas part groups of three; a point needs a digit behind it.
fn read_digits(text: &str, start: usize) -> Coefficient {
    let mut run = Run::default();
    let mut at = start;
    let mut lead = 0;
    while let Some((Glyph::Digit(digit), len)) = glyph_at(text, at) {
        run.push(digit);
        lead += 1;
        at += len;
    }
    if lead <= 3 {
        while let Some((digits, end)) = comma_group(text, at) {
            digits.into_iter().for_each(|digit| run.push(digit));
            at = end;
        }
    }
    if let Some((Glyph::Point, point)) = glyph_at(text, at)
        && let Some((Glyph::Digit(_), _)) = glyph_at(text, at + point)
    {
        at += point;
        while let Some((Glyph::Digit(digit), len)) = glyph_at(text, at) {
            run.push(digit);
            run.scale += 1;
            at += len;
        }
    }
    Coefficient { ends: run.value().map(|value| (value, value)), end: at, kind: Kind::Digits }
}

/// A comma and exactly three digits.
fn comma_group(text: &str, at: usize) -> Option<([u8; 3], usize)> {
    let (Glyph::Comma, len) = glyph_at(text, at)? else {
        return None;
    };
    let mut at = at + len;
    let mut digits = [0; 3];
    for slot in &mut digits {
        let (Glyph::Digit(digit), len) = glyph_at(text, at)? else {
            return None;
        };
        *slot = digit;
        at += len;
    }
    match glyph_at(text, at) {
        Some((Glyph::Digit(_), _)) => None,
        _ => Some((digits, at)),
    }
}

/// One digit word, two neighbouring ones before a magnitude (`이삼천`: two or three), or a row of them (`이공이사`).
fn read_words(text: &str, start: usize) -> Option<Coefficient> {
    let mut run = Run::default();
    let mut at = start;
    let mut words = 0;
    let mut last_two = (0, 0);
    while let Some((Glyph::Word(digit), len)) = glyph_at(text, at) {
        run.push(digit);
        last_two = (last_two.1, digit);
        words += 1;
        at += len;
    }
    let before_small = matches!(glyph_at(text, at), Some((Glyph::Small(_), _)));
    let before_large = matches!(glyph_at(text, at), Some((Glyph::Large(_), _)));
    let neighbours = words == 2 && last_two.0 != 0 && last_two.1 == last_two.0 + 1;
    let ends = if neighbours && (before_small || before_large) {
        Some((Decimal::from(last_two.0), Decimal::from(last_two.1)))
    } else if words > 1 && before_small {
        return None;
    } else {
        run.value().map(|value| (value, value))
    };
    Some(Coefficient { ends, end: at, kind: Kind::Words })
}

/// `수`, `몇`: two to ten of the magnitude that must follow.
fn read_vague(text: &str, start: usize) -> Option<Coefficient> {
    let (Glyph::Vague, len) = glyph_at(text, start)? else {
        return None;
    };
    let end = start + len;
    let mut next = end;
    if let Some((Glyph::Gap, len)) = glyph_at(text, end) {
        next += len;
    }
    match glyph_at(text, next)? {
        (Glyph::Small(_) | Glyph::Large(_), _) => {
            Some(Coefficient { ends: Some((Decimal::TWO, Decimal::TEN)), end: next, kind: Kind::Vague })
        }
        _ => None,
    }
}
