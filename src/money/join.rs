//! What stands between two numbers: a range, a list, an equivalent.

use rust_decimal::Decimal;

use super::amount::{Amount, scaled};
use super::context::{Side, tells_of_change};
use crate::number::forms::{is_dash, is_hangul, skip_space};
use crate::number::modifier::after;
use crate::number::{Modifier, modifier};

/// How far apart two numbers of a range or list may be, in bytes.
const MAX_LINK: usize = 36;

/// How far an amount in brackets may be from the one that it repeats, in bytes.
const EQUIVALENT_GAP: usize = 60;

/// How two neighbouring numbers hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// One amount: `1억~2억`, `1000억에서 1500억`, `1억 이상 2억 미만`. `through` is where its modifiers end.
    Range { through: usize },
    /// Two amounts with one unit: `1억, 2억`, `1조에서 2조로`.
    List,
    /// Nothing.
    None,
}

/// `, `, `·`, `/`, `와`, `및`: what parts the members of a list that share a unit.
fn parts_list(between: &str) -> bool {
    matches!(
        between.trim_matches([' ', '\u{a0}']),
        "," | "·" | "・" | "ㆍ" | "/" | "와" | "과" | "및" | "또는" | "혹은" | "이나" | "나" | "→"
    )
}

/// The link between `left` and the number behind it.
pub(super) fn link(text: &str, left: &Amount, right: &Amount) -> Link {
    if right.span.start - left.span.end > MAX_LINK {
        return Link::None;
    }
    // 3억에서 |최대 5억 원
    let first = modifier::before(text, right.span.start).1.max(left.span.end);
    let modified = first < right.span.start;
    let between = text.get(left.span.end..first).unwrap_or_default();
    // 10억대~20억대
    let bare = between.strip_prefix('대').unwrap_or(between);
    if is_dash(bare) {
        return if agree(left, right) { Link::Range { through: right.span.end } } else { Link::None };
    }
    match between.trim_matches([' ', '\u{a0}']) {
        "에서" | "부터" | "에서부터" if modified => Link::List,
        "에서" | "부터" | "에서부터" => from_to(text, left, right),
        "이상" | "초과" | "이상~" | "이상 ~" => floor_to_ceiling(text, left, right),
        "," if are_neighbours(text, left, right) => Link::Range { through: right.span.end },
        _ if parts_list(between) => Link::List,
        _ => Link::None,
    }
}

/// `2, 3억 원`, `20, 30억 원`: two numbers that follow each other are said of one amount; `각각 2, 3억 원` are two.
fn are_neighbours(text: &str, left: &Amount, right: &Amount) -> bool {
    let bare = left.numeral.plain && left.currency.is_none() && !left.has_magnitude();
    let single = right.has_magnitude() && right.unit_behind && right.numeral.groups == 1;
    let (Some((low, _)), Some((high, _))) = (left.ends, right.ends) else { return false };
    let scale = Decimal::from(10u64.pow(u32::from(right.numeral.large.min(16))));
    let step = if low >= Decimal::TEN { Decimal::TEN } else { Decimal::ONE };
    let round = (low % step).is_zero() && low >= Decimal::ONE && low < Decimal::ONE_HUNDRED;
    let follows = (low + step).checked_mul(scale) == Some(high);
    let head = text.get(..left.span.start).unwrap_or_default().trim_end_matches(' ');
    bare && single && round && follows && !head.ends_with(['각', ',', '·'])
}

/// `1000억에서 1500억원`, `1억원에서 2억원까지`; but `13만원에서 15만원으로` is a change.
fn from_to(text: &str, left: &Amount, right: &Amount) -> Link {
    let behind = text.get(right.span.end..).unwrap_or_default();
    let closed = behind.starts_with("까지") || behind.trim_start_matches(' ').starts_with("사이");
    let to = behind.strip_prefix('으').unwrap_or(behind);
    let changes = (to.starts_with('로') || behind.starts_with("까지")) && tells_of_change(text, right.span.end);
    if changes || to.starts_with('로') {
        return Link::List;
    }
    if agree(left, right) && (closed || left.currency.is_none() && right.currency.is_some()) {
        Link::Range { through: right.span.end }
    } else {
        Link::List
    }
}

/// `1억 원 이상 2억 원 미만`
fn floor_to_ceiling(text: &str, left: &Amount, right: &Amount) -> Link {
    match after(text, right.span.end) {
        Some(found) if agree(left, right) && matches!(found.modifier, Modifier::LessThan | Modifier::AtMost) => {
            Link::Range { through: found.end }
        }
        _ => Link::None,
    }
}

/// The two have one currency, or one of them has none.
fn agree(left: &Amount, right: &Amount) -> bool {
    match (left.currency, right.currency) {
        (Some(left), Some(right)) => left == right,
        _ => true,
    }
}

/// The low end of the range from `left` to `right`, with the magnitude that `left` leaves to `right`: `1~2억`,
/// `500~1000만`. `None` where they are no range.
pub(super) fn range_ends(left: &Amount, right: &Amount) -> Option<(Decimal, Decimal)> {
    let (low, _) = left.ends?;
    let (right_low, high) = right.ends?;
    let below = |low: Decimal| (low < right_low || low == high).then_some((low, high));
    if left.has_magnitude() || !right.has_magnitude() && right.numeral.scale == Decimal::ONE {
        return below(low);
    }
    // 3~5조, 2~3천만, 500~1천만, 3-5 billion
    let suffix = right.suffix.unwrap_or(Decimal::ONE);
    let large = Decimal::from(10u64.pow(u32::from(right.numeral.large.min(16))));
    [right.numeral.scale, large, Decimal::ONE]
        .into_iter()
        .filter(|scale| left.numeral.plain || *scale <= large)
        .filter_map(|scale| scaled(Some((low, low)), scale.checked_mul(suffix)?))
        .find_map(|(scaled, _)| below(scaled).filter(|_| comparable(scaled, high)))
}

/// A range of thousands is hardly one: `3-1억` is none.
fn comparable(low: Decimal, high: Decimal) -> bool {
    low.is_sign_negative() || low.checked_mul(Decimal::ONE_THOUSAND).is_none_or(|low| low >= high)
}

/// Whether the words between two amounts of different currencies make the second an equivalent of the first, and
/// whether it stands in a bracket: `(약 |`, `(한화 약 |`, `, 우리 돈 약 |`.
pub(super) fn joins_equivalent(text: &str, left_end: usize, right_start: usize) -> Option<Bracket> {
    let between = text.get(left_end..right_start)?;
    if between.len() > EQUIVALENT_GAP {
        return None;
    }
    match between.split_once(['(', '（', '[']) {
        Some((before, inside)) => {
            let near = modifier_only(before) && only_joining_words(inside);
            near.then_some(Bracket::Inside)
        }
        None => {
            let own = ["우리 돈", "우리돈", "한화", "우리나라 돈", "한국 돈"].iter().any(|word| between.contains(word));
            (own && !between.contains(['.', '\n'])).then_some(Bracket::Outside)
        }
    }
}

/// Where an equivalent stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Inside,
    Outside,
}

/// Nothing, or a modifier: `3억 달러 이상(…)`.
fn modifier_only(before: &str) -> bool {
    let before = before.trim();
    before.is_empty() || before == "대" || after(before, 0).is_some_and(|found| found.end == before.len())
}

/// Whether all words are those that join an equivalent: `한화로 약`, `당시 환율 기준`.
fn only_joining_words(inside: &str) -> bool {
    let mut at = 0;
    while at < inside.len() {
        at = skip_space(inside, at);
        if at >= inside.len() {
            break;
        }
        let before_number = modifier::before(inside, inside.len()).1 <= at;
        let Some(end) = Side::Joined.word_at(inside, at) else {
            return before_number;
        };
        let particle = ["으로", "로", "는", "은"]
            .iter()
            .find_map(|particle| inside.get(end..)?.starts_with(particle).then_some(particle.len()))
            .unwrap_or(0);
        at = end + particle;
        if inside.get(at..).is_some_and(|rest| rest.starts_with(is_hangul)) {
            return before_number;
        }
    }
    true
}
