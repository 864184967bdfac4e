//! Tables whose header names the unit of their numbers: `(단위: 억원)`.

use rust_decimal::Decimal;

use super::Currency;
use super::amount::Amount;
use super::units::Units;
use crate::number::forms::{char_at, char_before, skip_space};
use crate::number::{Glyph, glyph_at, read};
use crate::span::ByteSpan;

/// What `단위` says of the numbers below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    /// The rows.
    pub span: ByteSpan,
    pub currency: Currency,
    pub factor: Decimal,
    /// Percents are named too, so that a number with a point may be one.
    mixed: bool,
}

/// The tables of a text, in order.
pub(super) fn tables(text: &str, units: &Units) -> Vec<Table> {
    let mut found: Vec<Table> = Vec::new();
    for (index, word) in text.match_indices("단위") {
        if found.last().is_some_and(|table| table.span.end > index) {
            continue;
        }
        if let Some(table) = table_at(text, index + word.len(), units) {
            found.push(table);
        }
    }
    found
}

/// Reads `: 억원, %)` behind 단위.
fn table_at(text: &str, at: usize, units: &Units) -> Option<Table> {
    let at = skip_space(text, at);
    let colon = char_at(text, at).filter(|c| matches!(c, ':' | '：' | '=' | '·'))?;
    let at = skip_space(text, at + colon.len_utf8());
    let (factor, unit_at) = magnitude(text, at);
    let (currency, end) = units.named_at(text, skip_space(text, unit_at))?;
    let line_end = text.get(end..)?.find('\n').map_or(text.len(), |index| end + index + 1);
    let rest_of_header = text.get(end..line_end)?;
    let closed = rest_of_header.find([')', ']', '）']).unwrap_or(rest_of_header.len());
    Some(Table {
        span: ByteSpan::new(line_end, rows_end(text, line_end)),
        currency,
        factor,
        mixed: rest_of_header.get(..closed)?.contains(['%', '％']),
    })
}

/// `억`, `백만`, `천`; 1 where there is none.
fn magnitude(text: &str, at: usize) -> (Decimal, usize) {
    if let Some((Glyph::Large(exponent), len)) = glyph_at(text, at) {
        return (Decimal::from(10u128.pow(u32::from(exponent))), at + len);
    }
    match read(text, at) {
        Some(numeral) => (numeral.value().unwrap_or(Decimal::ONE), numeral.span.end),
        None => (Decimal::ONE, at),
    }
}

/// Where the rows end: at the first empty line behind one, or at the first line of prose.
fn rows_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rows = 0;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let row = line.trim();
        if is_prose(row) || row.is_empty() && rows > 0 {
            break;
        }
        rows += usize::from(!row.is_empty());
        end += line.len();
    }
    end
}

/// A line that ends a sentence, or is too long for a row of a table without cells.
fn is_prose(row: &str) -> bool {
    let ends = row.ends_with("다.") || row.contains("다. ") || row.ends_with('?');
    let long = row.chars().count() > 120 && !row.contains(['|', '\t']);
    ends || long
}

impl Table {
    /// Whether a number without a unit is a cell of the table.
    pub fn holds(&self, text: &str, amount: &Amount) -> bool {
        self.span.contains(amount.span)
            && amount.currency.is_none()
            && amount.numeral.has_digits
            && amount.numeral.large == 0
            && !(self.mixed && amount.numeral.value().is_some_and(|value| !value.fract().is_zero()))
            && is_cell(text, amount)
            && !is_year(text, amount)
    }
}

/// Nothing but spaces and bars touches the number.
fn is_cell(text: &str, amount: &Amount) -> bool {
    let parts = |c: char| c.is_whitespace() || matches!(c, '|' | '(' | ')' | ',' | ';' | '│' | ':');
    char_before(text, amount.span.start).is_none_or(parts) && char_at(text, amount.span.end).is_none_or(parts)
}

/// A year in the head of the table.
fn is_year(text: &str, amount: &Amount) -> bool {
    let written = amount.span.slice(text);
    written.len() == 4 && (written.starts_with("19") || written.starts_with("20"))
}
