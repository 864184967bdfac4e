//! The words around a number that bind it, found before and behind it.

use std::sync::OnceLock;

use sasil_dict::units::{MODIFIERS_TSV, PARTICLES_TSV};

use super::Modifier;
use super::forms::{Forms, char_at, char_before, is_hangul, rows, skip_space, skip_space_back};

/// How many words before a number are looked at (`우리 돈 최대 약`).
const MAX_BEFORE: usize = 4;

/// How deep particles may be stacked (`에서`, `까지`, `만`, `은`).
const MAX_PARTICLES: usize = 4;

/// How many bytes behind `까지` a word may stand that makes it a limit.
const LIMIT_WINDOW: usize = 36;

/// A word behind an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct After {
    /// What it makes of the amount.
    pub modifier: Modifier,
    /// Where it ends.
    pub end: usize,
    /// It is a verb (`넘는`, `밑돌았다`), which may only compare.
    pub verb: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A whole word.
    Word,
    /// Any ending may follow.
    Stem,
}

struct Words {
    before: Forms<Modifier>,
    after: Forms<(Shape, Modifier)>,
    inside: Forms<Modifier>,
    adverbs: Forms<()>,
    particles: Forms<()>,
    limits: Forms<()>,
    limited: Forms<()>,
    bases: Forms<()>,
    gaps: Forms<()>,
    tails: Forms<Shape>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let place = |wanted: &'static str| {
            rows(MODIFIERS_TSV).filter_map(move |(_, columns)| match columns.as_slice() {
                [place, form, shape, modifier] if *place == wanted => {
                    Some((Box::from(*form), (shape_named(shape)?, modifier_named(modifier)?)))
                }
                _ => None,
            })
        };
        let modifiers = |wanted| place(wanted).map(|(form, (_, modifier))| (form, modifier));
        let bare = |wanted| place(wanted).map(|(form, _)| (form, ()));
        Words {
            before: Forms::behind(modifiers("before")),
            after: Forms::ahead(place("after")),
            inside: Forms::ahead(modifiers("inside")),
            adverbs: Forms::ahead(bare("adverb")),
            particles: Forms::ahead(bare("particle")),
            limits: Forms::ahead(bare("limit")),
            limited: Forms::ahead(bare("limited")),
            bases: Forms::behind(bare("base")),
            gaps: Forms::ahead(bare("gap")),
            tails: Forms::ahead(rows(PARTICLES_TSV).filter_map(|(_, columns)| match columns.as_slice() {
                [form, shape] => Some((Box::from(*form), shape_named(shape)?)),
                _ => None,
            })),
        }
    })
}

fn shape_named(name: &str) -> Option<Shape> {
    match name {
        "word" | "end" => Some(Shape::Word),
        "stem" => Some(Shape::Stem),
        _ => None,
    }
}

fn modifier_named(name: &str) -> Option<Modifier> {
    Some(match name {
        "exact" => Modifier::Exact,
        "about" => Modifier::About,
        "at_least" => Modifier::AtLeast,
        "more_than" => Modifier::MoreThan,
        "at_most" => Modifier::AtMost,
        "less_than" => Modifier::LessThan,
        "nearly" => Modifier::Nearly,
        "tier" => Modifier::Tier,
        _ => return None,
    })
}

/// The modifier in the words before `start` (`최대 약 |3조`), and where these words begin.
pub(crate) fn before(text: &str, start: usize) -> (Modifier, usize) {
    let mut modifier = Modifier::Exact;
    let mut first = start;
    for _ in 0..MAX_BEFORE {
        let end = skip_space_back(text, first);
        let stands_alone =
            |from: usize| !char_before(text, from).is_some_and(|c| is_hangul(c) || c.is_ascii_alphanumeric());
        let Some((found, from)) = words().before.find_before(text, end, |_, from| stands_alone(from)) else {
            break;
        };
        modifier = stronger(modifier, *found);
        first = from;
    }
    (modifier, first)
}

/// `대` or `여` behind an amount, which belong to it: what they mean and where they end.
pub(crate) fn inside(text: &str, end: usize) -> Option<(Modifier, usize)> {
    if let Some((modifier, end)) = words().inside.find_at(text, end, |_, end| word_ends(text, end)) {
        return Some((*modifier, end));
    }
    let spaced = skip_space(text, end);
    // 3조 원 대의; but 1억 원 대 2억 원, 1억 원 대가로
    let closes = |end: usize| match char_at(text, end) {
        Some('의' | '로' | '에' | '를') => true,
        Some(next) => !is_hangul(next) && !char_at(text, skip_space(text, end)).is_some_and(|c| c.is_numeric()),
        None => true,
    };
    let tier = |modifier: &Modifier, end: usize| *modifier == Modifier::Tier && closes(end);
    let (modifier, end) = words().inside.find_at(text, spaced, tier).filter(|_| spaced > end)?;
    Some((*modifier, end))
}

/// The modifier in the words behind `at`: `|이상`, `|을 훌쩍 넘는`, `|까지만`.
pub(crate) fn after(text: &str, at: usize) -> Option<After> {
    word_after(text, skip_space(text, at)).or_else(|| verb_after(text, at)).or_else(|| limit_after(text, at))
}

/// `예상치를 |12%| 웃돌았다`, `목표 대비 |5%| 초과`: how far two things lie apart, no bound.
pub(crate) fn is_gap(text: &str, start: usize, end: usize) -> bool {
    let base = || words().bases.find_before(text, skip_space_back(text, start), |_, _| true);
    words().gaps.find_at(text, skip_space(text, end), |_, _| true).is_some() && base().is_some()
}

fn word_after(text: &str, at: usize) -> Option<After> {
    let whole = |(shape, _): &(Shape, Modifier), end: usize| *shape == Shape::Word && word_ends(text, end);
    let ((_, modifier), end) = words().after.find_at(text, at, whole)?;
    // 초과이익, 넘겨받아: a longer stem says that it is another word
    let longer = words().after.find_at(text, at, |(shape, _), to| *shape == Shape::Stem && to > end);
    longer.is_none().then_some(After { modifier: *modifier, end, verb: false })
}

fn verb_after(text: &str, start: usize) -> Option<After> {
    let behind = words().particles.find_at(text, start, |_, end| char_at(text, end) == Some(' '));
    let mut at = skip_space(text, behind.map_or(start, |(_, end)| end));
    for _ in 0..2 {
        if let Some((_, end)) = words().adverbs.find_at(text, at, |_, end| char_at(text, end) == Some(' ')) {
            at = skip_space(text, end);
        }
    }
    // 1만원에 넘겼다: handed over for it
    let given_for = behind.is_some() && text.get(start..).is_some_and(|rest| rest.starts_with('에'));
    // 1조원을 돌파, …: behind a particle the noun alone will do
    let noun_will_do = |end: usize| behind.is_some() && word_ends(text, end);
    let ((_, modifier), end) =
        words().after.find_at(text, at, |(shape, _), end| *shape == Shape::Stem || noun_will_do(end))?;
    let changes = *modifier != Modifier::Exact && !(given_for && *modifier == Modifier::MoreThan);
    changes.then_some(After { modifier: *modifier, end, verb: true })
}

/// `까지만`, or `까지` with a word behind it that makes it a limit (`까지 보장한다`).
fn limit_after(text: &str, at: usize) -> Option<After> {
    let limit = |end| After { modifier: Modifier::AtMost, end, verb: false };
    if let Some((_, end)) = words().limits.find_at(text, at, |_, _| true) {
        return Some(limit(end));
    }
    let end = at + text.get(at..)?.strip_prefix("까지").map(|_| "까지".len())?;
    let window = window_after(text, end, LIMIT_WINDOW);
    let says_so = window.char_indices().any(|(index, _)| words().limited.find_at(window, index, |_, _| true).is_some());
    says_so.then(|| limit(end))
}

/// Whether the word that the amount is part of may end at `at`: nothing, a particle or a known suffix follows.
pub(crate) fn word_ends(text: &str, at: usize) -> bool {
    fn ends(text: &str, at: usize, depth: usize) -> bool {
        if !char_at(text, at).is_some_and(is_hangul) {
            return true;
        }
        depth > 0
            && words()
                .tails
                .find_at(text, at, |shape, end| *shape == Shape::Stem || ends(text, end, depth - 1))
                .is_some()
    }
    ends(text, at, MAX_PARTICLES)
}

/// Of two modifiers the one that says more.
pub(crate) fn stronger(left: Modifier, right: Modifier) -> Modifier {
    let rank = |modifier| match modifier {
        Modifier::Exact => 0,
        Modifier::About => 1,
        Modifier::Nearly => 2,
        Modifier::Tier => 3,
        Modifier::AtLeast | Modifier::MoreThan | Modifier::AtMost | Modifier::LessThan => 4,
    };
    if rank(right) > rank(left) { right } else { left }
}

/// The text behind `at` as far as the end of the sentence or line, at most `bytes` long.
pub(crate) fn window_after(text: &str, at: usize, bytes: usize) -> &str {
    let mut end = (at + bytes).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = text.get(at..end).unwrap_or_default();
    let stop = window
        .char_indices()
        .find(|&(index, c)| c == '\n' || (c == '.' && !window[index + 1..].starts_with(|n: char| n.is_ascii_digit())));
    match stop {
        Some((index, _)) => &window[..index],
        None => window,
    }
}

/// The text before `at` back to the start of the sentence or line, at most `bytes` long.
pub(crate) fn window_before(text: &str, at: usize, bytes: usize) -> &str {
    let mut start = at.saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let window = text.get(start..at).unwrap_or_default();
    let stop = window
        .char_indices()
        .rev()
        .find(|&(index, c)| c == '\n' || (c == '.' && window[index + 1..].starts_with([' ', '\r'])));
    match stop {
        Some((index, _)) => &window[index + 1..],
        None => window,
    }
}

/// Where the run of characters without space that ends at `end` begins, looked for as far back as a word goes.
pub(crate) fn eojeol_start(text: &str, end: usize) -> usize {
    let window = window_before(text, end, 36);
    let len = window.rfind(char::is_whitespace).map_or(window.len(), |index| window.len() - index - 1);
    end - len
}

/// Of a modifier before and one behind: one that opens a bound wins, and of two that do the one behind.
pub(crate) fn stronger_behind(ahead: Modifier, behind: Modifier) -> Modifier {
    match behind {
        Modifier::AtLeast | Modifier::MoreThan | Modifier::AtMost | Modifier::LessThan => behind,
        Modifier::Exact | Modifier::About | Modifier::Nearly | Modifier::Tier => stronger(ahead, behind),
    }
}
