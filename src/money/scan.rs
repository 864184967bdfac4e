//! From the numbers of a text to its amounts of money.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::amount::{Amount, Amounts, scaled};
use super::join::{Bracket, Link, joins_equivalent, link, range_ends};
use super::table::{Table, tables};
use super::units::Units;
use super::{Currency, Mention, Money, Warning, context, rate};
use crate::error::{Error, ErrorKind};
use crate::number::forms::skip_space_back;
use crate::number::modifier::{After, after, before, inside, is_gap, stronger, stronger_behind};
use crate::number::{Bounds, Modifier, Numbers};
use crate::span::ByteSpan;

/// Finds the amounts of money of a text, with a table of units of its own.
///
/// [`find_iter`](super::find_iter) does the same with the table of the dictionary. A scanner is cheap to clone and can
/// be shared between threads.
///
/// ```
/// use sasil::money::Scanner;
///
/// let scanner = Scanner::builder().units("mine.tsv", "XAU\tafter\t금온스\n").build()?;
/// let mut mentions = Vec::new();
/// scanner.scan("중앙은행은 30만 금온스를 들였다.", &mut mentions);
/// assert_eq!(mentions[0].money.to_string(), "XAU 300,000");
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    /// `None` is the table of the dictionary.
    units: Option<Arc<Units>>,
}

/// Options of a [`Scanner`].
#[derive(Clone, Debug, Default)]
pub struct ScannerBuilder {
    tables: Vec<(String, String)>,
}

impl ScannerBuilder {
    /// Adds units from a table: code, `before` or `after`, form, and if needed flags and hint, parted by tabs, as in
    /// `currencies.tsv` of the dictionary. `name` is what an error calls the table. These units win over the
    /// dictionary's.
    #[must_use]
    pub fn units(mut self, name: impl Into<String>, tsv: impl Into<String>) -> Self {
        self.tables.push((name.into(), tsv.into()));
        self
    }

    /// The scanner.
    ///
    /// # Errors
    ///
    /// A row that cannot be used; the error names table and line.
    pub fn build(self) -> Result<Scanner, Error> {
        if self.tables.is_empty() {
            return Ok(Scanner::new());
        }
        Ok(Scanner { units: Some(Arc::new(Units::with_user_tables(&self.tables)?)) })
    }
}

impl Scanner {
    /// A scanner with the units of the dictionary.
    pub fn new() -> Self {
        Self::default()
    }

    /// A scanner with options.
    pub fn builder() -> ScannerBuilder {
        ScannerBuilder::default()
    }

    /// Replaces what is in `mentions` by the amounts of `text`, in the order in which they stand.
    ///
    /// Time is linear in the length of the text.
    pub fn scan(&self, text: &str, mentions: &mut Vec<Mention>) {
        self.choose(text, &Numbers::of(text), mentions);
    }

    /// The same where the numbers of `text` have been read.
    pub(crate) fn choose(&self, text: &str, numbers: &Numbers, mentions: &mut Vec<Mention>) {
        mentions.clear();
        let drafts = self.drafts(text, numbers);
        mentions.extend(drafts.into_iter().map(Draft::finish));
    }

    /// Reads a text that is nothing but one amount.
    pub(super) fn parse(&self, text: &str) -> Result<Money, Error> {
        let wrong = |what: &str| Err(Error::new(ErrorKind::Money, format!("{text:?} {what}")));
        let drafts = self.drafts(text, &Numbers::of(text));
        let [draft] = drafts.as_slice() else {
            return if drafts.is_empty() {
                wrong("is no amount of money; write a number and a unit, as in 1조2천억원")
            } else {
                wrong("holds several amounts; use find_iter")
            };
        };
        let outside = [text.get(..draft.claimed.start), text.get(draft.claimed.end..)];
        if outside.into_iter().flatten().any(|rest| !rest.trim().is_empty()) {
            return wrong("holds more than an amount of money; use find_iter");
        }
        if draft.inferred {
            return wrong("has no unit; write one, as in 1조2천억원");
        }
        if draft.bounds.is_none() {
            return wrong("is more than a decimal of 28 digits holds");
        }
        Ok(draft.clone().finish().money)
    }

    fn drafts(&self, text: &str, numbers: &Numbers) -> Vec<Draft> {
        let units = self.units.as_deref().unwrap_or_else(|| Units::embedded());
        let mut amounts: Vec<Amount> = Amounts::new(text, numbers, units).collect();
        let tables = tables(text, units);
        let mut drafts = Drafting { text, tables: &tables, drafts: Vec::new() };
        negate_marked(text, &tables, &mut amounts);
        carry_back(text, &mut amounts);
        drafts.collect(&amounts);
        drafts.join_equivalents();
        drafts.drafts
    }
}

/// `영업이익 | 507 | ▲412`, `순손실 ▲12억원`: in the cell of a table, or right behind a word of money, the triangle is a minus. Else it
/// opens a row (`▲12억원을 낸 도담`) or tells of a rise.
fn negate_marked(text: &str, tables: &[Table], amounts: &mut [Amount]) {
    for amount in amounts {
        let Some(start) = text.get(..amount.span.start).and_then(|head| Some(head.strip_suffix('▲')?.len())) else {
            continue;
        };
        let head = text.get(..start).unwrap_or_default();
        let table = tables.partition_point(|table| table.span.start <= amount.span.start).checked_sub(1);
        let in_table = table.is_some_and(|table| tables[table].span.contains(amount.span));
        let opens_cell = in_table && head.ends_with(|c: char| c.is_whitespace() || matches!(c, '|' | '│' | '('));
        let named = context::Side::Money.distance_before(text, skip_space_back(text, start), WORD) == Some(0);
        if opens_cell || named && amount.currency.is_some() {
            amount.span = ByteSpan::new(start, amount.span.end);
            amount.ends = amount.ends.map(|(low, high)| (-high, -low));
        }
    }
}

/// How long a word of money before a triangle may be, in bytes.
const WORD: usize = 24;

/// Gives the unit of the last member of a list or range to those before it: `1억, 2억 |원`.
fn carry_back(text: &str, amounts: &mut [Amount]) {
    for index in (1..amounts.len()).rev() {
        let (head, tail) = amounts.split_at_mut(index);
        let (Some(left), Some(right)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        if left.currency.is_some() || right.currency.is_none() || !right.unit_behind {
            continue;
        }
        match link(text, left, right) {
            Link::List if left.has_magnitude() => {
                left.currency = right.currency;
                left.unit_behind = true;
            }
            // 각각 100, 50억원
            Link::List if left.numeral.plain && right.has_magnitude() && follows_each(text, left) => {
                left.ends = scaled(left.ends, right.numeral.scale);
                left.currency = right.currency;
                left.unit_behind = true;
            }
            Link::List | Link::Range { .. } | Link::None => {}
        }
    }
}

fn follows_each(text: &str, amount: &Amount) -> bool {
    let head = text.get(..amount.span.start).unwrap_or_default();
    head.trim_end_matches(' ').ends_with("각각")
}

/// An amount on its way to a [`Mention`].
#[derive(Clone, Debug)]
struct Draft {
    span: ByteSpan,
    /// With the modifiers around it.
    claimed: ByteSpan,
    currency: Currency,
    inferred: bool,
    /// `None` where it does not fit.
    bounds: Option<Bounds>,
    per: Option<rate::Per>,
    equivalent: Option<usize>,
}

impl Draft {
    fn apply(&mut self, modifier: Modifier) {
        self.bounds = self.bounds.and_then(|bounds| bounds.bound_by(modifier));
    }

    fn finish(self) -> Mention {
        let warning = self.bounds.is_none().then_some(Warning::Overflow);
        let bounds = self.bounds.unwrap_or(Bounds { lower: None, upper: None, modifier: Modifier::Exact });
        Mention {
            span: self.span,
            money: Money {
                currency: self.currency,
                lower: bounds.lower,
                upper: bounds.upper,
                modifier: bounds.modifier,
                per: self.per,
                inferred: self.inferred,
            },
            equivalent: self.equivalent,
            warning,
        }
    }
}

struct Drafting<'t> {
    text: &'t str,
    tables: &'t [Table],
    drafts: Vec<Draft>,
}

/// What an amount is, found by its unit or by what is around it.
#[derive(Clone, Copy)]
struct Nature {
    currency: Currency,
    inferred: bool,
    factor: Decimal,
}

impl Drafting<'_> {
    fn collect(&mut self, amounts: &[Amount]) {
        let mut index = 0;
        while let Some(amount) = amounts.get(index) {
            let floor = index.checked_sub(1).and_then(|i| amounts.get(i)).map_or(0, |a| a.span.end);
            if let Some(next) = amounts.get(index + 1)
                && self.take_range(amount, next, floor)
            {
                index += 2;
                continue;
            }
            let previous = index.checked_sub(1).and_then(|i| amounts.get(i));
            if let Some(nature) = self.nature(amount, previous) {
                let ends = if nature.inferred { amount.spoken_ends() } else { scaled(amount.ends, nature.factor) };
                let bounds = ends.map(|ends| bounds_of(amount, ends));
                self.push(amount.span, nature, bounds, amount.numeral.about, floor);
            }
            index += 1;
        }
    }

    /// Joins two numbers to one amount, where they are a range and one of them is money.
    fn take_range(&mut self, left: &Amount, right: &Amount, floor: usize) -> bool {
        let Link::Range { through } = link(self.text, left, right) else {
            return false;
        };
        let nature = self.nature(right, Some(left)).or_else(|| self.sign_of(left));
        let (Some(nature), Some((low, high))) = (nature, range_ends(left, right)) else {
            return false;
        };
        if !right.unit_behind && right.currency.is_none() && !nature.inferred && left.unit_behind {
            return false; // 3억 달러-5월
        }
        let span = left.span.join(right.span);
        let about = left.numeral.about || right.numeral.about;
        let bounds =
            if right.is_vague() || left.is_vague() { Bounds::tier(low, high) } else { Bounds::range(low, high) };
        self.push(span, nature, Some(bounds), about, floor);
        if let Some(draft) = self.drafts.last_mut()
            && through > right.span.end
        {
            draft.claimed.end = draft.claimed.end.max(through);
        }
        true
    }

    /// `$3-5 billion`: the sign before the first counts for both.
    fn sign_of(&self, left: &Amount) -> Option<Nature> {
        let currency = left.currency.filter(|_| !left.unit_behind)?;
        Some(Nature { currency, inferred: false, factor: Decimal::ONE })
    }

    fn nature(&self, amount: &Amount, previous: Option<&Amount>) -> Option<Nature> {
        let written = |currency| Nature { currency, inferred: false, factor: Decimal::ONE };
        if let Some(currency) = amount.currency {
            return Some(written(currency));
        }
        if let Some(table) = self.table_around(amount) {
            return Some(Nature { currency: table.currency, inferred: false, factor: table.factor });
        }
        if let Some(currency) = self.carried(amount, previous) {
            return Some(written(currency));
        }
        context::is_money(self.text, amount).then_some(Nature {
            currency: Currency::KRW,
            inferred: true,
            factor: Decimal::ONE,
        })
    }

    /// The table that an amount is a cell of. Tables are in order and do not overlap.
    fn table_around(&self, amount: &Amount) -> Option<&Table> {
        let behind = self.tables.partition_point(|table| table.span.start <= amount.span.start);
        let table = self.tables.get(behind.checked_sub(1)?)?;
        table.holds(self.text, amount).then_some(table)
    }

    /// The unit of the amount before, in a list or a change: `3억 달러에서 5억으로`.
    fn carried(&self, amount: &Amount, previous: Option<&Amount>) -> Option<Currency> {
        let previous = previous?;
        let listed = amount.has_magnitude() && !matches!(link(self.text, previous, amount), Link::None);
        let currency = previous.currency.filter(|_| listed && !context::is_counted(self.text, amount.span.end))?;
        let end = inside(self.text, amount.span.end).map_or(amount.span.end, |(_, end)| end);
        let closes = crate::number::modifier::word_ends(self.text, end) || after(self.text, end).is_some();
        closes.then_some(currency)
    }

    /// Adds an amount with the modifiers around it.
    fn push(&mut self, span: ByteSpan, nature: Nature, bounds: Option<Bounds>, about: bool, floor: usize) {
        let text = self.text;
        let (ahead, first) = before(text, span.start);
        let mut modifier = if about { stronger(ahead, Modifier::About) } else { ahead };
        let mut end = span.end;
        let mut bounds = bounds;
        if let Some((found, to)) = inside(text, end) {
            match found {
                Modifier::Tier => bounds = bounds.and_then(tiered),
                _ => modifier = stronger(modifier, found),
            }
            end = to;
        }
        let behind = self.after_amount(first, end);
        if let Some(found) = behind {
            modifier = stronger_behind(modifier, found.modifier);
        }
        let bounds = bounds.and_then(|bounds| bounds.bound_by(modifier));
        self.drafts.push(Draft {
            span: ByteSpan::new(span.start, end),
            claimed: ByteSpan::new(first, behind.map_or(end, |found| found.end)),
            currency: nature.currency,
            inferred: nature.inferred,
            bounds,
            per: rate::per_before(text, floor, span.start, first),
            equivalent: None,
        });
    }

    /// The modifier behind an amount; a verb that only compares, or measures a difference, is none.
    fn after_amount(&self, start: usize, end: usize) -> Option<After> {
        let compares = |found: &After| found.verb && context::is_compared(self.text, start);
        after(self.text, end).filter(|found| !(compares(found) || is_gap(self.text, start, end)))
    }

    /// Joins each amount to the one in brackets behind it, and lets what stands behind the bracket bind both.
    fn join_equivalents(&mut self) {
        for index in 1..self.drafts.len() {
            let (head, tail) = self.drafts.split_at_mut(index);
            let (Some(left), Some(right)) = (head.last_mut(), tail.first_mut()) else {
                continue;
            };
            if left.currency == right.currency {
                continue;
            }
            let Some(bracket) = joins_equivalent(self.text, left.span.end, right.span.start) else {
                continue;
            };
            left.equivalent = Some(index);
            if bracket == Bracket::Outside {
                continue;
            }
            let Some(behind) = bracket_end(self.text, right.claimed.end) else { continue };
            let compared = context::is_compared(self.text, left.span.start);
            if let Some(found) = after(self.text, behind).filter(|found| !(found.verb && compared)) {
                left.apply(found.modifier);
                right.apply(found.modifier);
            }
        }
    }
}

/// Behind the bracket that closes shortly after `at`: `… 4800억원 상당)|`.
fn bracket_end(text: &str, at: usize) -> Option<usize> {
    let (index, bracket) = text.get(at..)?.char_indices().take(8).find(|(_, c)| matches!(c, ')' | '）' | ']'))?;
    let between = text.get(at..at + index)?;
    (!between.contains(|c: char| c.is_ascii_digit() || c == '(')).then_some(at + index + bracket.len_utf8())
}

fn bounds_of(amount: &Amount, (low, high): (Decimal, Decimal)) -> Bounds {
    if amount.is_vague() { Bounds::tier(low, high) } else { Bounds::range(low, high) }
}

/// As wide as the place of the last digit, away from zero.
fn tiered(bounds: Bounds) -> Option<Bounds> {
    match (bounds.lower, bounds.upper) {
        (Some(lower), Some(upper)) if upper.is_sign_negative() => {
            let mirrored = Bounds::range(-upper, -lower).under(Modifier::Tier)?;
            Some(Bounds::tier(-mirrored.upper?, -mirrored.lower?))
        }
        _ => bounds.under(Modifier::Tier),
    }
}
