//! Whether a number without a unit is money: by the words near it, and by what is counted behind it.

use std::sync::OnceLock;

use sasil_dict::units::{CONTEXTS_TSV, COUNTERS_TSV};

use super::amount::Amount;
use crate::number::forms::{Forms, char_at, char_before, is_hangul, rows, skip_space};
use crate::number::modifier::{after, inside, window_after, window_before, word_ends};

/// How many bytes before a number a word about money is looked for.
const MONEY_BEFORE: usize = 84;
/// The same behind it.
const MONEY_BEHIND: usize = 48;
/// How near a price must stand to a number of less than 억.
const PRICE_BEFORE: usize = 18;
/// How near a word of weight must stand to a 파운드.
const BESIDE: usize = 48;

/// Which list of `contexts.tsv` a word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Before an amount.
    Money,
    /// Before an amount, near enough for 만 too.
    Price,
    /// Behind an amount.
    Behind,
    /// No money, on either side.
    Not,
    /// Before 조: an article.
    Law,
    /// What is compared with.
    Compare,
    /// A change from one amount to another.
    Move,
    /// A coin or note.
    Object,
    /// A crowd.
    Full,
    /// About weight.
    Weight,
    /// Between an amount and its equivalent.
    Joined,
    /// A product that may be called 프로.
    Product,
}

impl Side {
    const ALL: [(Side, &'static str); 12] = [
        (Side::Money, "money"),
        (Side::Price, "price"),
        (Side::Behind, "after"),
        (Side::Not, "not"),
        (Side::Law, "law"),
        (Side::Compare, "compare"),
        (Side::Move, "move"),
        (Side::Object, "object"),
        (Side::Full, "full"),
        (Side::Weight, "weight"),
        (Side::Joined, "joined"),
        (Side::Product, "product"),
    ];

    /// Where the word of this list ends that begins at `at`.
    pub fn word_at(self, text: &str, at: usize) -> Option<usize> {
        contexts().find_at(text, at, |side, _| *side == self).map(|(_, end)| end)
    }

    /// How far before `at` the nearest word of this list ends, in bytes.
    pub fn distance_before(self, text: &str, at: usize, window: usize) -> Option<usize> {
        let window = window_before(text, at, window);
        let starts = window.char_indices().rev().map(|(index, _)| index);
        starts.filter_map(|index| self.word_at(window, index)).map(|end| window.len() - end).min()
    }

    /// How far behind `at` the nearest word of this list begins, in bytes.
    fn distance_behind(self, text: &str, at: usize, window: usize) -> Option<usize> {
        let window = window_after(text, at, window);
        window.char_indices().map(|(index, _)| index).find(|&index| self.word_at(window, index).is_some())
    }
}

fn contexts() -> &'static Forms<Side> {
    static CONTEXTS: OnceLock<Forms<Side>> = OnceLock::new();
    CONTEXTS.get_or_init(|| {
        Forms::ahead(rows(CONTEXTS_TSV).filter_map(|(_, columns)| match columns.as_slice() {
            [side, word] => {
                let side = Side::ALL.iter().find(|(_, name)| name == side)?.0;
                Some((Box::from(*word), side))
            }
            _ => None,
        }))
    })
}

/// What a row of `counters.tsv` says of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// It counts, where the word ends behind it.
    Counter,
    /// It counts, whatever follows.
    Noun,
    /// It is another word: 매도, 초과.
    Other,
}

fn counters() -> &'static Forms<Counted> {
    static COUNTERS: OnceLock<Forms<Counted>> = OnceLock::new();
    COUNTERS.get_or_init(|| {
        Forms::ahead(rows(COUNTERS_TSV).filter_map(|(_, columns)| {
            let [kind, word] = columns.as_slice() else { return None };
            let counted = match *kind {
                "counter" => Counted::Counter,
                "noun" => Counted::Noun,
                "other" => Counted::Other,
                _ => return None,
            };
            Some((Box::from(*word), counted))
        }))
    })
}

/// A word of the list within reach on either side of `start..end`.
pub(crate) fn beside(text: &str, start: usize, end: usize, side: Side) -> Option<usize> {
    let before = side.distance_before(text, start, BESIDE);
    before.or_else(|| side.distance_behind(text, end, BESIDE))
}

/// Whether `word` stands in the window before `at`.
pub(crate) fn near(text: &str, at: usize, window: usize, word: &str) -> bool {
    window_before(text, at, window).contains(word)
}

/// Whether something is counted by the number that ends at `end`: `1억| 명`, `3만|대`, `13억| 인구`.
pub(crate) fn is_counted(text: &str, end: usize) -> bool {
    let at = skip_space(text, end);
    // 1억도 못 번다: a particle, no degree
    if at == end && char_at(text, at).is_some_and(is_hangul) && word_ends(text, end) {
        return false;
    }
    let counts = |counted: &Counted, to: usize| *counted != Counted::Counter || word_ends(text, to);
    counters().find_at(text, at, counts).is_some_and(|(counted, _)| *counted != Counted::Other)
}

/// Whether an amount is only compared with: `컨센서스 318억원을 밑돌았다`.
pub(crate) fn is_compared(text: &str, start: usize) -> bool {
    Side::Compare.distance_before(text, start, PRICE_BEFORE).is_some()
}

/// Whether the words behind `at` tell of a change: `2조원으로| 늘었다`.
pub(crate) fn tells_of_change(text: &str, at: usize) -> bool {
    Side::Move.distance_behind(text, at, 24).is_some()
}

/// Whether a number without a unit is money.
pub(super) fn is_money(text: &str, amount: &Amount) -> bool {
    // Most numbers are out of the question by themselves.
    if !is_worth_asking(text, amount) {
        return false;
    }
    let end = inside(text, amount.span.end).map_or(amount.span.end, |(_, end)| end);
    // 300억대 is a tier, 3만대 are three ten thousand machines
    let counted = is_counted(text, if amount.numeral.large >= 8 { end } else { amount.span.end });
    if counted || !closes(text, end) {
        return false;
    }
    let start = amount.span.start;
    if amount.numeral.large < 8 {
        return Side::Price.distance_before(text, start, PRICE_BEFORE).is_some();
    }
    let speaks = |side: Side| matches!(side, Side::Money | Side::Price);
    let (before, against_before) = nearest_before(text, start, speaks);
    let (behind, against_behind) = nearest_behind(text, end, |side| side == Side::Behind);
    let against = nearer(against_before, against_behind);
    match (nearer(before, behind), against) {
        (Some(money), Some(against)) => money < against,
        (Some(_), None) => true,
        // 조 and 억 together are hardly anything else, nor is what a headline ends in
        (None, None) => amount.numeral.groups > 1 && amount.numeral.large >= 12 || ends_headline(text, amount, end),
        (None, Some(_)) => false,
    }
}

/// How far before `at` the nearest word that speaks of money ends, and the nearest that speaks against it.
fn nearest_before(text: &str, at: usize, speaks: fn(Side) -> bool) -> (Option<usize>, Option<usize>) {
    let window = window_before(text, at, MONEY_BEFORE);
    let mut nearest = (None, None);
    for (index, _) in window.char_indices() {
        let distance = |wanted: fn(Side) -> bool| {
            contexts().find_at(window, index, |side, _| wanted(*side)).map(|(_, end)| window.len() - end)
        };
        nearest = (nearer(nearest.0, distance(speaks)), nearer(nearest.1, distance(|side| side == Side::Not)));
    }
    nearest
}

/// How far behind `at` the nearest word that speaks of money begins, and the nearest that speaks against it.
fn nearest_behind(text: &str, at: usize, speaks: fn(Side) -> bool) -> (Option<usize>, Option<usize>) {
    let window = window_after(text, at, MONEY_BEHIND);
    let mut nearest = (None, None);
    for (index, _) in window.char_indices() {
        let begins =
            |wanted: fn(Side) -> bool| contexts().find_at(window, index, |side, _| wanted(*side)).map(|_| index);
        nearest = (nearest.0.or_else(|| begins(speaks)), nearest.1.or_else(|| begins(|side| side == Side::Not)));
        if nearest.0.is_some() && nearest.1.is_some() {
            break;
        }
    }
    nearest
}

/// `담합 과자업체 4000억`, `사옥 800억에`: nothing is counted by the number that a line ends in.
fn ends_headline(text: &str, amount: &Amount, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default();
    let behind = behind.strip_prefix('에').unwrap_or(behind);
    let line_ends = match behind.chars().next() {
        None => true,
        Some(next) => matches!(next, '\n' | '\r' | '…' | '"' | '”' | '\'' | '’'),
    };
    let before = window_before(text, amount.span.start, MONEY_BEFORE).trim_end();
    line_ends
        && amount.numeral.has_digits
        && before.ends_with(|c: char| c.is_alphanumeric() || c == '…' || c == '\'' || c == '’')
}

fn nearer(left: Option<usize>, right: Option<usize>) -> Option<usize> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

fn closes(text: &str, end: usize) -> bool {
    word_ends(text, end) && !char_at(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '%')
        || after(text, end).is_some()
}

/// Whether the number may be an amount at all: 억 and 조, or 만 in digits; no article of a law.
fn is_worth_asking(text: &str, amount: &Amount) -> bool {
    let numeral = &amount.numeral;
    let before = char_before(text, amount.span.start);
    if numeral.large < 4 || !numeral.has_digits && (numeral.large < 8 || !has_small_words(amount)) {
        return false;
    }
    if before.is_some_and(|c| c.is_ascii_alphabetic() || c == '제') {
        return false;
    }
    let article = numeral.large == 12 && numeral.groups == 1 && numeral.has_digits;
    !(article && is_article(text, amount))
}

/// `상법 3조`, `5조의2`.
fn is_article(text: &str, amount: &Amount) -> bool {
    let window = window_before(text, amount.span.start, 24).trim_end();
    let law = window
        .char_indices()
        .any(|(index, _)| Side::Law.word_at(window, index).is_some_and(|end| !window[end..].contains(is_hangul)));
    let behind = text.get(amount.span.end..).unwrap_or_default();
    let part = behind.strip_prefix('의').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // 2인 1조
    let team = window.strip_suffix('인').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    law || part || team
}

/// `수백억`, `오천억`; but not `일조`, `수조`.
fn has_small_words(amount: &Amount) -> bool {
    amount.numeral.large == 8 || amount.numeral.span.len() > 6
}
