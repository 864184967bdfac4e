//! The grammar of numerals, read from left to right in one pass.
//!
//! ```text
//! numeral     = group, { [gap], group }, ["여" | "반"] ;      each group below the magnitude before it
//! group       = section, ["여"], [gap], [large] ;
//! section     = { [coefficient], ["여"], small }, [coefficient] ;
//! coefficient = digits | words | "수" ;
//! ```

use rust_decimal::Decimal;

use super::coefficient::{Coefficient, Ends, Kind, read_coefficient};
use super::{Glyph, Numeral, Reading, glyph_at};
use crate::span::ByteSpan;

/// Reads the numeral that begins at byte `at`, as far as it goes: `1조2천억`, `2억 4천 4백만`, `1,234.5`, `十二`,
/// `이천이십사`, `수십억`, `１２３`.
///
/// Magnitudes only fall: `2만 5000억` is read as `2만`. Whether a numeral may begin at `at` at all (the `이` of `사이`)
/// is for the caller to know. A date with points (`2024.12.26`) is for the caller too: it is read as `2024.12`.
pub(crate) fn read(text: &str, at: usize) -> Option<Numeral> {
    let first = read_coefficient(text, at);
    if let Some(plain) = first.and_then(|first| plain(text, at, first)) {
        return Some(plain);
    }
    let mut reader = Reader {
        text,
        start: at,
        first,
        end: at,
        ends: Some((Decimal::ZERO, Decimal::ZERO)),
        about: false,
        vague: false,
        largest: 0,
        last: None,
        scale: None,
        groups: 0,
        last_gap: None,
        has_digits: false,
        plain: true,
        unsaid: None,
    };
    while reader.read_group() {}
    reader.finish()
}

/// Digits with which no character of a numeral goes on, a space between or not: `3.1%`, `12월`, `1,500 명`. Most
/// numbers are such, and nothing of the grammar is to be asked.
fn plain(text: &str, start: usize, digits: Coefficient) -> Option<Numeral> {
    if digits.kind != Kind::Digits {
        return None;
    }
    match glyph_at(text, digits.end) {
        None => {}
        Some((Glyph::Gap, gap)) if glyph_at(text, digits.end + gap).is_none() => {}
        Some(_) => return None,
    }
    Some(Numeral {
        span: ByteSpan::new(start, digits.end),
        reading: digits.ends.map_or(Reading::Overflow, |(value, _)| Reading::Exact(value.normalize())),
        about: false,
        large: 0,
        scale: Decimal::ONE,
        groups: 1,
        last_gap: None,
        has_digits: true,
        plain: true,
        unsaid: None,
    })
}

struct Reader<'t> {
    text: &'t str,
    start: usize,
    /// What stands at the start.
    first: Option<Coefficient>,
    end: usize,
    ends: Ends,
    about: bool,
    vague: bool,
    largest: u8,
    /// Exponent of the last large magnitude, 0 behind a group without one; `None` at the start.
    last: Option<u8>,
    scale: Option<Decimal>,
    groups: u8,
    last_gap: Option<usize>,
    has_digits: bool,
    plain: bool,
    unsaid: Option<Decimal>,
}

/// What stands before a large magnitude, as it is being read.
struct Section {
    ends: Ends,
    end: usize,
    /// What the first coefficient is multiplied by.
    scale: Decimal,
    about: bool,
    vague: bool,
    has_digits: bool,
    plain: bool,
    /// The kind of the coefficient that it ends in, if it ends in one.
    tail: Option<Kind>,
    last_gap: Option<usize>,
}

impl Reader<'_> {
    /// Reads one more group; `false` where there is none.
    fn read_group(&mut self) -> bool {
        if self.last == Some(0) || self.about {
            return false;
        }
        let (gap, at) = match self.last {
            Some(_) => skip_gap(self.text, self.end),
            None => (None, self.end),
        };
        let Some(section) = self.read_section(at, gap) else {
            return self.read_bare_magnitude();
        };
        let (exponent, end) = magnitude_after(self.text, &section);
        if !self.falls(&section, exponent) {
            return false;
        }
        self.add(&section, exponent, gap);
        self.end = end;
        true
    }

    /// `만` alone is ten thousand; no other large magnitude stands alone.
    fn read_bare_magnitude(&mut self) -> bool {
        match (self.last, glyph_at(self.text, self.end)) {
            (None, Some((Glyph::Large(4), len))) => {
                let ten_thousand = Decimal::from(10_000);
                self.ends = Some((ten_thousand, ten_thousand));
                self.scale = Some(ten_thousand);
                self.last = Some(4);
                self.largest = 4;
                self.groups = 1;
                self.plain = false;
                self.end += len;
                true
            }
            _ => false,
        }
    }

    /// Whether the group lies below the magnitude before it.
    fn falls(&self, section: &Section, exponent: u8) -> bool {
        let Some(last) = self.last else { return true };
        if exponent >= last {
            return false;
        }
        let limit = power_of_ten(last - exponent);
        section.ends.is_none_or(|(low, _)| low < limit)
    }

    fn add(&mut self, section: &Section, exponent: u8, gap: Option<usize>) {
        if let (Some(last), 0) = (self.last, exponent) {
            self.unsaid = unsaid(section, last);
        }
        self.ends = add_scaled(self.ends, section.ends, exponent);
        if self.scale.is_none() {
            self.scale = times_power(section.scale, exponent);
        }
        self.about |= section.about;
        self.vague |= section.vague;
        self.has_digits |= section.has_digits;
        self.plain &= section.plain && exponent == 0;
        self.largest = self.largest.max(exponent);
        self.last = Some(exponent);
        self.groups = self.groups.saturating_add(1);
        self.last_gap = section.last_gap.or(gap).or(self.last_gap);
    }

    fn read_section(&self, start: usize, gap: Option<usize>) -> Option<Section> {
        let mut section = Section {
            ends: Some((Decimal::ZERO, Decimal::ZERO)),
            end: start,
            scale: Decimal::ONE,
            about: false,
            vague: false,
            has_digits: false,
            plain: true,
            tail: None,
            last_gap: None,
        };
        // Exponent that the next small magnitude must stay below.
        let mut below = 4;
        let mut gap = gap;
        let mut at = start;
        while section.tail.is_none() && !section.about {
            let coefficient = if at == self.start { self.first } else { read_coefficient(self.text, at) };
            let apart = || self.last.and_then(|_| small_apart(self.text, coefficient, below));
            if let Some(small) = small_after(self.text, at, coefficient, below).or_else(apart) {
                section.take_small(small, coefficient);
                below = small.exponent;
            } else if let Some(units) = coefficient
                && self.is_units(&section, units, below, gap)
            {
                section.take_units(units);
            } else {
                break;
            }
            if section.end > start && at > start {
                section.last_gap = gap.or(section.last_gap);
            }
            if let Some(end) = over_before_magnitude(self.text, section.end) {
                section.about = true;
                section.end = end;
            }
            (gap, at) = skip_gap(self.text, section.end);
        }
        (section.end > start).then_some(section)
    }

    /// Whether a coefficient without a small magnitude may end the section.
    fn is_units(&self, section: &Section, units: Coefficient, below: u8, gap: Option<usize>) -> bool {
        let fits = units.ends.is_none_or(|(low, _)| low < power_of_ten(below));
        if below < 4 && !fits {
            return false;
        }
        if units.kind != Kind::Words || before_large(self.text, units.end) {
            return true;
        }
        // 3억 이상, 5천만이다: a particle or another word, no two
        let first = self.last.is_none() && section.end == self.start;
        let of_words = gap.is_none() && !self.has_digits && !section.has_digits;
        first || of_words && units_word_stands(self.text, units.end)
    }

    fn finish(mut self) -> Option<Numeral> {
        self.last?;
        self.read_half();
        // 57억여, 100여, 3억 여원
        let (gap, behind) = skip_gap(self.text, self.end);
        if let Some((Glyph::Over, len)) = glyph_at(self.text, behind)
            && !self.about
            && (gap.is_none() || hangul_at(self.text, behind + len) == Some('원'))
        {
            self.about = true;
            self.end = behind + len;
        }
        let ends = self.ends.map(|(low, high)| (low.normalize(), high.normalize()));
        let reading = match ends {
            None => Reading::Overflow,
            Some((low, high)) if self.vague => Reading::Vague(low, high),
            Some((low, high)) if low == high => Reading::Exact(low),
            Some((low, high)) => Reading::Range(low, high),
        };
        Some(Numeral {
            span: ByteSpan::new(self.start, self.end),
            reading,
            about: self.about,
            large: self.largest,
            scale: self.scale.unwrap_or(Decimal::ONE),
            groups: self.groups,
            last_gap: self.last_gap,
            has_digits: self.has_digits,
            plain: self.plain && self.end > self.start,
            unsaid: self.unsaid,
        })
    }

    /// `2억반`: half of the magnitude just read, where no other word goes on (`3만 반도체`).
    fn read_half(&mut self) {
        let exponent = self.last.unwrap_or(0);
        let Some((Glyph::Half, len)) = glyph_at(self.text, self.end) else {
            return;
        };
        if exponent < 4 || hangul_at(self.text, self.end + len).is_some_and(|c| c != '원') {
            return;
        }
        let half = Some((Decimal::from(5), Decimal::from(5)));
        self.ends = add_scaled(self.ends, half, exponent - 1);
        self.end += len;
    }
}

impl Section {
    fn take_small(&mut self, small: Small, coefficient: Option<Coefficient>) {
        let one = Some((Decimal::ONE, Decimal::ONE));
        let first = self.plain;
        self.ends = add_scaled(self.ends, coefficient.map_or(one, |c| c.ends), small.exponent);
        if first {
            self.scale = power_of_ten(small.exponent);
        }
        self.note(coefficient);
        self.plain = false;
        self.about |= small.over;
        self.end = small.end;
    }

    fn take_units(&mut self, units: Coefficient) {
        self.ends = add_scaled(self.ends, units.ends, 0);
        self.note(Some(units));
        self.plain &= units.kind == Kind::Digits;
        self.tail = Some(units.kind);
        self.end = units.end;
    }

    fn note(&mut self, coefficient: Option<Coefficient>) {
        let kind = coefficient.map(|c| c.kind);
        self.vague |= kind == Some(Kind::Vague);
        self.has_digits |= kind == Some(Kind::Digits);
    }
}

/// `9억 |9천`, `1조 |2천`, `3억|5000`: round thousands or hundreds right behind 억 or 조 leave the next magnitude unsaid.
fn unsaid(section: &Section, last: u8) -> Option<Decimal> {
    let (low, high) = section.ends?;
    let round = low == high && (low % Decimal::ONE_HUNDRED).is_zero();
    let whole = low.checked_mul(power_of_ten(last.checked_sub(4)?))?;
    (last > 4 && round && section.has_digits && !section.vague).then(|| whole - low)
}

/// A small magnitude behind a coefficient.
#[derive(Clone, Copy)]
struct Small {
    exponent: u8,
    end: usize,
    /// `여` stood before it.
    over: bool,
}

/// The 십, 백 or 천 behind the coefficient that begins at `at` (`10여천` counts), if it is one below `below`.
fn small_after(text: &str, at: usize, coefficient: Option<Coefficient>, below: u8) -> Option<Small> {
    let behind = coefficient.map_or(at, |c| c.end);
    let over = coefficient.and_then(|c| over_before_magnitude(text, c.end));
    let (Glyph::Small(exponent), len) = glyph_at(text, over.unwrap_or(behind))? else {
        return None;
    };
    (exponent < below).then_some(Small { exponent, end: over.unwrap_or(behind) + len, over: over.is_some() })
}

/// `3 억 5| 천만 원`: a digit below 억 or 조 with a blank before its 천만, 백억.
fn small_apart(text: &str, coefficient: Option<Coefficient>, below: u8) -> Option<Small> {
    let digit = coefficient.filter(|c| c.kind == Kind::Digits && c.ends.is_some_and(|(low, _)| low < Decimal::TEN))?;
    let (Some(_), at) = skip_gap(text, digit.end) else {
        return None;
    };
    let small = small_after(text, at, None, below)?;
    before_large(text, small.end).then_some(small)
}

/// The large magnitude behind a section; `(0, section.end)` where there is none.
fn magnitude_after(text: &str, section: &Section) -> (u8, usize) {
    if let Some((Glyph::Large(exponent), len)) = glyph_at(text, section.end) {
        return (exponent, section.end + len);
    }
    // 5 억 달러, 10여 만 명, 수백 억원
    if section.tail.is_none_or(|tail| tail == Kind::Digits)
        && let Some((Glyph::Gap, gap)) = glyph_at(text, section.end)
        && let Some((Glyph::Large(exponent), len)) = glyph_at(text, section.end + gap)
        && hangul_at(text, section.end + gap + len).is_none_or(|c| c == '원')
    {
        return (exponent, section.end + gap + len);
    }
    (0, section.end)
}

/// The end of a `여` that stands before a magnitude: `100여억`, `1천여만`, `10여 만`.
fn over_before_magnitude(text: &str, at: usize) -> Option<usize> {
    let (Glyph::Over, len) = glyph_at(text, at)? else {
        return None;
    };
    let behind = at + len;
    match glyph_at(text, behind)? {
        (Glyph::Small(_) | Glyph::Large(_), _) => Some(behind),
        (Glyph::Gap, gap) if before_large(text, behind + gap) => Some(behind),
        _ => None,
    }
}

fn before_large(text: &str, at: usize) -> bool {
    matches!(glyph_at(text, at), Some((Glyph::Large(_), _)))
}

/// Whether the digit word that ends at `end` is one, and not the particle of the words before it (`오천억이 든다`).
fn units_word_stands(text: &str, end: usize) -> bool {
    let word = text.get(..end).and_then(|t| t.chars().next_back());
    if !matches!(word, Some('이' | '일')) {
        return true;
    }
    match skip_gap(text, end) {
        // 삼십일 원, 이십이 달러; but 오십이 넘는다
        (Some(_), behind) => hangul_at(text, behind).is_some_and(|next| "원달유엔위파퍼프".contains(next)),
        // 이십이월; but 오천만이다, 삼천이나
        (None, behind) => {
            hangul_at(text, behind).is_some_and(|next| !"나라다며고었라던면니지란든기상하후".contains(next))
        }
    }
}

/// The hangul syllable at `at`.
fn hangul_at(text: &str, at: usize) -> Option<char> {
    let next = text.get(at..)?.chars().next()?;
    ('가'..='힣').contains(&next).then_some(next)
}

/// Where the gap at `at` begins, if there is one, and what is behind it.
fn skip_gap(text: &str, at: usize) -> (Option<usize>, usize) {
    match glyph_at(text, at) {
        Some((Glyph::Gap, len)) => (Some(at), at + len),
        _ => (None, at),
    }
}

/// 10 to the power of an exponent of at most 20.
fn power_of_ten(exponent: u8) -> Decimal {
    POWERS[usize::from(exponent).min(POWERS.len() - 1)]
}

/// All powers of ten that a decimal holds: to make one anew costs more than to add it.
static POWERS: [Decimal; 29] = {
    let mut powers = [Decimal::ONE; 29];
    let mut power = 1_u128;
    let mut exponent = 1;
    while exponent < powers.len() {
        power *= 10;
        powers[exponent] = Decimal::from_parts(power as u32, (power >> 32) as u32, (power >> 64) as u32, false, 0);
        exponent += 1;
    }
    powers
};

fn add_scaled(sum: Ends, part: Ends, exponent: u8) -> Ends {
    let ((low, high), (part_low, part_high)) = (sum?, part?);
    let new_low = added(low, times_power(part_low, exponent)?)?;
    // Hardly a number is written with two ends.
    let is_one = is_written_alike(low, high) && is_written_alike(part_low, part_high);
    let new_high = if is_one { new_low } else { added(high, times_power(part_high, exponent)?)? };
    Some((new_low, new_high))
}

fn is_written_alike(one: Decimal, other: Decimal) -> bool {
    one.mantissa() == other.mantissa() && one.scale() == other.scale()
}

fn times_power(value: Decimal, exponent: u8) -> Option<Decimal> {
    if exponent == 0 { Some(value) } else { value.checked_mul(power_of_ten(exponent)) }
}

fn added(sum: Decimal, part: Decimal) -> Option<Decimal> {
    if sum.is_zero() { Some(part) } else { sum.checked_add(part) }
}
