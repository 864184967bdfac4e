//! The walk over the characters that finds percents.

use rust_decimal::Decimal;

use super::{Mention, Percent, Unit};
use crate::money::context::{Side, is_compared};
use crate::number::forms::{char_before, is_dash, is_hangul, skip_space};
use crate::number::modifier::{After, after, before, inside, is_gap, stronger, stronger_behind, word_ends};
use crate::number::start::minus_before;
use crate::number::{Bounds, Modifier, Numbers, Numeral, Reading, Start, Walk};
use crate::span::ByteSpan;

/// A dash with a space on either side, in bytes.
const MAX_DASH: usize = 7;

/// A number and the unit behind it, if there is one.
#[derive(Clone, Copy)]
struct Rate {
    span: ByteSpan,
    numeral: Numeral,
    low: Decimal,
    high: Decimal,
    unit: Option<Unit>,
}

/// A percent and the words around it.
struct Found {
    mention: Mention,
    claimed: ByteSpan,
}

/// Replaces what is in `mentions` by the percents of `text`, in the order in which they stand.
///
/// Time is linear in the length of the text.
pub fn scan(text: &str, mentions: &mut Vec<Mention>) {
    choose(text, &Numbers::of(text), mentions);
}

/// The same where the numbers of `text` have been read.
pub(crate) fn choose(text: &str, numbers: &Numbers, mentions: &mut Vec<Mention>) {
    mentions.clear();
    mentions.extend(find(text, numbers).map(|found| found.mention));
}

/// The percent that the text is, and nothing else.
pub(super) fn whole(text: &str) -> Option<Percent> {
    let numbers = Numbers::of(text);
    let mut all = find(text, &numbers);
    let only = all.next().filter(|_| all.next().is_none())?;
    let outside = [text.get(..only.claimed.start), text.get(only.claimed.end..)];
    let bare = outside.into_iter().flatten().all(|rest| rest.trim().is_empty());
    bare.then_some(only.mention.percent)
}

fn find<'t>(text: &'t str, numbers: &'t Numbers) -> impl Iterator<Item = Found> + 't {
    let mut numbers = numbers.walk(text);
    let mut at = 0;
    // The number before, where it may be the low end of a range.
    let mut low_end: Option<Rate> = None;
    std::iter::from_fn(move || {
        while let Some(start) = numbers.from(at) {
            let Some(rate) = rate_at(text, &start) else {
                // A number too long is passed over whole.
                at = start.end(text);
                continue;
            };
            at = rate.span.end;
            let before = low_end.take();
            if let Some(unit) = rate.unit {
                let left = before.filter(|left| in_one_range(text, left, &rate));
                if left.is_some() || !opens_range(text, &mut numbers, &rate) {
                    return Some(build(text, left, rate, unit));
                }
            }
            low_end = Some(rate);
        }
        None
    })
}

/// Whether a percent goes on behind a dash: `3%|~5%`.
fn opens_range(text: &str, numbers: &mut Walk<'_>, left: &Rate) -> bool {
    let end = left.span.end;
    let Some(start) = numbers.from(end).filter(|start| start.at - end <= MAX_DASH) else {
        return false;
    };
    rate_at(text, &start).is_some_and(|right| right.unit.is_some() && in_one_range(text, left, &right))
}

fn in_one_range(text: &str, left: &Rate, right: &Rate) -> bool {
    let between = text.get(left.span.end..right.span.start).unwrap_or_default();
    let parted = is_dash(between) || between.trim_end_matches(' ') == "에서" && stands_between(text, right);
    parted && left.low < right.low && left.unit.is_none_or(|unit| Some(unit) == right.unit)
}

/// `3%에서 5%| 사이`
fn stands_between(text: &str, right: &Rate) -> bool {
    text.get(skip_space(text, right.span.end)..).is_some_and(|rest| rest.starts_with("사이"))
}

fn rate_at(text: &str, start: &Start) -> Option<Rate> {
    let numeral = start.numeral?;
    let (low, high) = match numeral.reading {
        Reading::Exact(value) => (value, value),
        Reading::Range(low, high) | Reading::Vague(low, high) => (low, high),
        Reading::Overflow => return None,
    };
    let unit = unit_after(text, &numeral);
    let (from, negative) = minus_before(text, start.at);
    let named = char_before(text, from).is_some_and(|c| c.is_ascii_alphabetic());
    Some(Rate {
        span: ByteSpan::new(from, unit.map_or(numeral.span.end, |(_, end)| end)),
        numeral,
        low: if negative { -high } else { low },
        high: if negative { -low } else { high },
        unit: unit.map(|(unit, _)| unit).filter(|_| !named),
    })
}

/// The unit behind a number, and where it ends.
fn unit_after(text: &str, numeral: &Numeral) -> Option<(Unit, usize)> {
    let end = numeral.span.end;
    let at = skip_space(text, end);
    let rest = text.get(at..)?;
    if let Some(sign) = ["%", "％", "퍼센트", "프로"].into_iter().find(|sign| rest.starts_with(sign)) {
        let behind = at + sign.len();
        let stands = match sign {
            "%" | "％" => true,
            "프로" => at == end && is_percent_pro(text, numeral, behind),
            _ => numeral.has_digits || at == end || numeral.span.len() > 3,
        };
        return stands.then(|| point_after(text, behind, sign != "프로"));
    }
    None
}

/// `%|포인트`, `%|p`, `퍼센트 |포인트`
fn point_after(text: &str, at: usize, may_be_point: bool) -> (Unit, usize) {
    let behind = skip_space(text, at);
    let rest = text.get(behind..).unwrap_or_default();
    if rest.starts_with("포인트") {
        return (Unit::Point, behind + "포인트".len());
    }
    let letter = may_be_point && behind == at && rest.starts_with(['p', 'P']);
    let word = rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'p'));
    match (letter, word) {
        (true, false) if rest.starts_with("pp") => (Unit::Point, at + 2),
        (true, false) => (Unit::Point, at + 1),
        _ => (Unit::Percent, at),
    }
}

/// `20프로`; but `15프로` of a telephone, `2 프로 골퍼`.
fn is_percent_pro(text: &str, numeral: &Numeral, end: usize) -> bool {
    let start = numeral.span.start;
    let alone = !char_before(text, start).is_some_and(|c| is_hangul(c) || c.is_ascii_alphanumeric());
    alone
        && numeral.value().is_some_and(|value| value <= Decimal::ONE_THOUSAND)
        && word_ends(text, end)
        && Side::Product.distance_before(text, start, 15).is_none()
}

fn build(text: &str, left: Option<Rate>, right: Rate, unit: Unit) -> Found {
    let span = left.map_or(right.span, |left| left.span.join(right.span));
    let low = left.map_or(right.low, |left| left.low);
    let (ahead, first) = before(text, span.start);
    let mut modifier = if right.numeral.about { stronger(ahead, Modifier::About) } else { ahead };
    let mut bounds = match right.numeral.reading {
        Reading::Vague(..) => Bounds::tier(low, right.high),
        Reading::Exact(_) | Reading::Range(..) | Reading::Overflow => Bounds::range(low, right.high),
    };
    let mut end = span.end;
    if let Some((found, to)) = inside(text, end) {
        bounds = bounds.under(found).unwrap_or(bounds);
        end = to;
    }
    let behind = behind(text, first, end);
    if let Some(found) = behind {
        modifier = stronger_behind(modifier, found.modifier);
    }
    bounds = bounds.bound_by(modifier).unwrap_or(bounds);
    Found {
        mention: Mention {
            span: ByteSpan::new(span.start, end),
            percent: Percent { lower: bounds.lower, upper: bounds.upper, modifier: bounds.modifier, unit },
        },
        claimed: ByteSpan::new(first, behind.map_or(end, |found| found.end)),
    }
}

fn behind(text: &str, start: usize, end: usize) -> Option<After> {
    after(text, end).filter(|found| !(found.verb && is_compared(text, start) || is_gap(text, start, end)))
}
