//! The table of currencies: which unit stands before or behind a number.

use std::sync::OnceLock;

use rust_decimal::Decimal;
use sasil_dict::units::CURRENCIES_TSV;

use super::Currency;
use super::context::{Side, beside, near};
use crate::error::{Error, ErrorKind};
use crate::number::forms::{Forms, char_at, char_before, is_hangul, rows, skip_space, skip_space_back};
use crate::number::modifier::{after, inside, word_ends};
use crate::number::{Glyph, Numeral, glyph_at};

/// How many bytes before a number the country is looked for that decides an ambiguous unit (페소, 루피).
const HINT_WINDOW: usize = 150;

/// Currencies and how they are written.
#[derive(Clone, Debug)]
pub(super) struct Units {
    before: Forms<Currency>,
    after: Forms<Unit>,
}

/// One way to write a currency behind a number.
#[derive(Clone, Debug)]
struct Unit {
    currency: Currency,
    flag: Flag,
    hint: Option<Box<str>>,
    /// How many hangul syllables long.
    syllables: usize,
    latin: bool,
}

/// What else must hold for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flag {
    /// The word ends behind it.
    Closed,
    /// Any word may go on behind it.
    Open,
    /// Any word may go on behind it, where 만, 억 or 조 stands before it.
    OpenBehindLarge,
    /// Only behind 만 or more.
    Large,
    /// A hundredth that only follows a whole amount.
    Minor,
    /// A hundredth.
    Cent,
    /// It is a unit of weight too.
    Weight,
}

/// A unit found behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitFound {
    pub currency: Currency,
    pub end: usize,
    /// A hundredth of the currency.
    pub cent: bool,
}

impl Units {
    /// The table of the dictionary.
    pub fn embedded() -> &'static Self {
        static UNITS: OnceLock<Units> = OnceLock::new();
        // The table is checked by a test; a bad row would be left out here.
        UNITS.get_or_init(|| Self::collect(parse_rows("currencies.tsv", CURRENCIES_TSV).flatten()))
    }

    /// The table of the dictionary with `tables` (name and text) before it.
    pub fn with_user_tables(tables: &[(String, String)]) -> Result<Self, Error> {
        let mut all = Vec::new();
        for (name, tsv) in tables {
            for row in parse_rows(name, tsv) {
                all.push(row?);
            }
        }
        all.extend(parse_rows("currencies.tsv", CURRENCIES_TSV).flatten());
        Ok(Self::collect(all))
    }

    fn collect(rows: impl IntoIterator<Item = Row>) -> Self {
        let mut before = Vec::new();
        let mut after = Vec::new();
        for row in rows {
            match row {
                Row::Before(form, currency) => before.push((form, currency)),
                Row::After(form, unit) => after.push((form, unit)),
            }
        }
        // Of equal forms, one with a hint is tried first.
        after.sort_by_key(|(_, unit)| unit.hint.is_none());
        Self { before: Forms::behind(before), after: Forms::ahead(after) }
    }

    /// The currency written before the number at `start` (`US$|120`), and where it begins.
    pub fn before(&self, text: &str, start: usize) -> Option<(Currency, usize)> {
        let end = skip_space_back(text, start);
        let (currency, from) = self.before.find_before(text, end, |_, from| {
            let letters = char_at(text, from).is_some_and(|c| c.is_ascii_alphabetic());
            !(letters && char_before(text, from).is_some_and(|c| c.is_ascii_alphanumeric()))
        })?;
        Some((*currency, from))
    }

    /// The currency behind a number that ends at `end`.
    pub fn after(&self, text: &str, numeral: &Numeral, end: usize) -> Option<UnitFound> {
        let spaced = skip_space(text, end);
        self.after_at(text, numeral, end, false)
            .or_else(|| (spaced > end).then(|| self.after_at(text, numeral, spaced, true))?)
    }

    fn after_at(&self, text: &str, numeral: &Numeral, at: usize, spaced: bool) -> Option<UnitFound> {
        let (unit, end) = self.after.find_at(text, at, |unit, end| unit.stands(text, numeral, at, end, spaced))?;
        Some(UnitFound { currency: unit.currency, end, cent: unit.flag == Flag::Cent })
    }

    /// The hundredth behind a whole amount (`1달러| 20센트`): where its unit ends.
    pub fn hundredth(&self, text: &str, at: usize) -> Option<usize> {
        let hundredth = |unit: &Unit, end: usize| matches!(unit.flag, Flag::Cent | Flag::Minor) && word_ends(text, end);
        self.after.find_at(text, skip_space(text, at), hundredth).map(|(_, end)| end)
    }

    /// The currency that `at` begins with, as in `단위: |억원`, and where it ends.
    pub fn named_at(&self, text: &str, at: usize) -> Option<(Currency, usize)> {
        let whole = |unit: &Unit, _| !matches!(unit.flag, Flag::Cent | Flag::Minor) && unit.hint.is_none();
        self.after.find_at(text, at, whole).map(|(unit, end)| (unit.currency, end))
    }
}

impl Unit {
    /// Whether the unit that is written from `at` to `end` is one here.
    fn stands(&self, text: &str, numeral: &Numeral, at: usize, end: usize, spaced: bool) -> bool {
        if self.hint.as_deref().is_some_and(|hint| !near(text, at, HINT_WINDOW, hint)) {
            return false;
        }
        if self.latin {
            return !char_at(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
        }
        if is_rate(text, end) || is_object(text, end) || !self.suits_words(numeral, spaced) {
            return false;
        }
        match self.flag {
            Flag::Open => true,
            Flag::OpenBehindLarge if numeral.large >= 4 && numeral.has_digits && !spaced => true,
            Flag::OpenBehindLarge if is_crowd(text, numeral, end) => false,
            Flag::OpenBehindLarge if !spaced && is_in_full(text, end) => true,
            Flag::OpenBehindLarge | Flag::Closed | Flag::Cent => closes(text, end),
            Flag::Large => (numeral.large >= 8 || numeral.large >= 4 && !spaced) && closes(text, end),
            Flag::Minor => false,
            Flag::Weight => closes(text, end) && beside(text, at, end, Side::Weight).is_none(),
        }
    }

    /// Whether a numeral in words goes with this unit: `구원` (rescue), `이동` (move), `이유로` (for the reason), `이 달러`
    /// (this dollar) are no amounts.
    fn suits_words(&self, numeral: &Numeral, spaced: bool) -> bool {
        if numeral.has_digits || numeral.large >= 8 {
            return true;
        }
        let one_digit = numeral.large == 0 && numeral.scale == Decimal::ONE;
        let one_syllable = numeral.span.len() <= 3;
        match (self.flag, self.syllables) {
            (Flag::OpenBehindLarge, _) => !one_digit,
            (_, 0 | 1) => numeral.large >= 4 && !one_syllable,
            (Flag::Open, _) => !(one_digit && one_syllable && spaced),
            (_, 2) => !(one_digit && one_syllable),
            _ => !(one_digit && one_syllable && spaced),
        }
    }
}

/// The word ends behind the unit, or a modifier follows.
fn closes(text: &str, end: usize) -> bool {
    word_ends(text, end) || inside(text, end).is_some() || after(text, end).is_some_and(|found| !found.verb)
}

/// `금 오백만원정`: nothing is to be added, as deeds say.
fn is_in_full(text: &str, end: usize) -> bool {
    let full = char_at(text, end).filter(|c| matches!(c, '정' | '整'));
    full.is_some_and(|c| word_ends(text, end + c.len_utf8()))
}

/// `1달러당`, `100엔당`: the base of a rate.
fn is_rate(text: &str, end: usize) -> bool {
    char_at(text, end) == Some('당') && !char_at(text, end + '당'.len_utf8()).is_some_and(is_hangul)
}

/// `10원짜리 동전`, `5만원권`: a coin or note.
fn is_object(text: &str, end: usize) -> bool {
    let mut at = end;
    if let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix("짜리")) {
        at = text.len() - rest.len();
    }
    let at = skip_space(text, at);
    Side::Object.word_at(text, at).is_some_and(|to| word_ends(text, to))
}

/// `만원 관중`: a full house.
fn is_crowd(text: &str, numeral: &Numeral, end: usize) -> bool {
    let bare = !numeral.has_digits && numeral.span.len() == 3;
    bare && matches!(glyph_at(text, numeral.span.start), Some((Glyph::Large(4), _)))
        && Side::Full.word_at(text, skip_space(text, end)).is_some()
}

/// One row of a table.
enum Row {
    Before(Box<str>, Currency),
    After(Box<str>, Unit),
}

fn parse_rows<'t>(name: &'t str, tsv: &'t str) -> impl Iterator<Item = Result<Row, Error>> + 't {
    rows(tsv).map(move |(line, columns)| {
        parse_row(&columns).map_err(|what| Error::new(ErrorKind::Money, format!("{name}:{line}: {what}")))
    })
}

fn parse_row(columns: &[&str]) -> Result<Row, String> {
    let (code, place, form) = match columns {
        [code, place, form, ..] if columns.len() <= 5 && !form.trim().is_empty() => (*code, *place, *form),
        _ => {
            return Err(format!(
                "{} columns; write code, before or after, the form, and if needed flags and hint, parted by tabs",
                columns.len()
            ));
        }
    };
    let currency: Currency = code.parse().map_err(|error: Error| error.to_string())?;
    let given = |index: usize| columns.get(index).copied().filter(|c| !matches!(*c, "" | "-"));
    match place {
        "before" => Ok(Row::Before(Box::from(form), currency)),
        "after" => Ok(Row::After(
            Box::from(form),
            Unit {
                currency,
                flag: flag_named(given(3))?,
                hint: given(4).map(Box::from),
                syllables: form.chars().filter(|&c| is_hangul(c)).count(),
                latin: form.ends_with(|c: char| c.is_ascii_alphabetic()),
            },
        )),
        _ => Err(format!("place {place:?}; it is before or after")),
    }
}

fn flag_named(name: Option<&str>) -> Result<Flag, String> {
    Ok(match name {
        None => Flag::Closed,
        Some("open") => Flag::Open,
        Some("open_large") => Flag::OpenBehindLarge,
        Some("large") => Flag::Large,
        Some("minor") => Flag::Minor,
        Some("cent") => Flag::Cent,
        Some("weight") => Flag::Weight,
        Some(other) => {
            return Err(format!("flag {other:?}; it is open, open_large, large, minor, cent or weight"));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_sound() {
        for row in parse_rows("currencies.tsv", CURRENCIES_TSV) {
            assert!(row.is_ok(), "{}", row.err().map(|e| e.to_string()).unwrap_or_default());
        }
    }

    #[test]
    fn user_tables_name_the_bad_line() {
        let tables = [("mine.tsv".to_owned(), "# mine\nXAU\tafter\t금온스\nxau\tafter\t온스\n".to_owned())];
        let error = Units::with_user_tables(&tables).expect_err("a code in small letters");
        assert!(error.to_string().starts_with("mine.tsv:3: "), "{error}");
    }
}
