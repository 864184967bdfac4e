//! What an amount is paid for: a share, a month, a barrel.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use sasil_dict::units::RATES_TSV;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::number::forms::{Forms, char_at, char_before, is_hangul, rows, skip_space_back};
use crate::number::modifier::{self, window_before};

/// How far before an amount its rate may stand, in bytes: `배럴당 |70달러`, `주당 배당금은 |361원`.
const WINDOW: usize = 42;

/// The unit of a rate.
///
/// Printed and serialised as in the output: `share`, `month`, `year`, else the Korean word of the unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    /// 주당
    Share,
    /// 월, 매달
    Month,
    /// 연, 매년
    Year,
    /// `배럴당`, `1인당`, `톤당`: `배럴`, `인`, `톤`
    Unit(Cow<'static, str>),
}

impl Per {
    /// The word in the output.
    pub fn as_str(&self) -> &str {
        match self {
            Per::Share => "share",
            Per::Month => "month",
            Per::Year => "year",
            Per::Unit(unit) => unit,
        }
    }

    fn named(name: Cow<'static, str>) -> Self {
        match name.as_ref() {
            "share" => Per::Share,
            "month" => Per::Month,
            "year" => Per::Year,
            _ => Per::Unit(name),
        }
    }
}

impl fmt::Display for Per {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Per {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Per {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|name| Per::named(Cow::Owned(name)))
    }
}

struct Rates {
    /// Units before 당.
    counted: Forms<&'static str>,
    /// Words by themselves: 월, 매년.
    words: Forms<&'static str>,
    /// Words that make a span of time of the word before them: 하루 만에.
    spans: Forms<()>,
    /// Words that make one year or month of the word behind them: 작년 한해.
    which: Forms<()>,
}

fn rates() -> &'static Rates {
    static RATES: OnceLock<Rates> = OnceLock::new();
    RATES.get_or_init(|| {
        let of_kind = |wanted: &'static str| {
            rows(RATES_TSV).filter_map(move |(_, columns)| match columns.as_slice() {
                [kind, form, per] if *kind == wanted => Some((Box::from(*form), *per)),
                _ => None,
            })
        };
        Rates {
            counted: Forms::behind(of_kind("당")),
            words: Forms::ahead(of_kind("word")),
            spans: Forms::ahead(of_kind("not").map(|(form, _)| (form, ()))),
            which: Forms::ahead(of_kind("which").map(|(form, _)| (form, ()))),
        }
    })
}

/// The rate said before an amount that begins at `start` and whose modifiers begin at `first`. It does not reach back
/// over `floor`, the end of the number before it.
pub(super) fn per_before(text: &str, floor: usize, start: usize, first: usize) -> Option<Per> {
    let window = window_before(text, start, WINDOW);
    let base = start - window.len();
    let base = base.max(floor.min(start));
    let window = text.get(base..start)?;
    let counted = window.rmatch_indices('당').find_map(|(index, word)| {
        let end = base + index + word.len();
        let closed = !char_at(text, end).is_some_and(is_hangul) || char_at(text, end) == Some('약');
        closed.then(|| counted_before(text, base + index)).flatten()
    });
    let per = counted.or_else(|| word_before(text, floor, start, first))?;
    Some(Per::named(Cow::Borrowed(per)))
}

/// The unit that ends before 당: `1인|당`, `주|당`; no `식당`, `정당`.
fn counted_before(text: &str, end: usize) -> Option<&'static str> {
    let (per, _) = rates().counted.find_before(text, end, |_, from| {
        !char_before(text, from).is_some_and(|c| is_hangul(c) || c.is_ascii_alphabetic())
    })?;
    Some(*per)
}

/// `월 |9900원`, `매년 약 |3억`, `연 매출 |2조`, `연봉은 |1억`: one of the two words before the amount.
fn word_before(text: &str, floor: usize, start: usize, first: usize) -> Option<&'static str> {
    [first, start].into_iter().find_map(|at| {
        let mut end = skip_space_back(text, at);
        for _ in 0..2 {
            let from = modifier::eojeol_start(text, end);
            if let Some(per) = rate_word(text, from, end) {
                return (!says_which(text, from)).then_some(per);
            }
            // 하루 만에 |3억: a span of time; 매년 2조원씩 |10조원: the rate of another amount
            if rates().spans.find_at(text, from, |(), to| to == end).is_some() || (from..end).contains(&floor) {
                return None;
            }
            end = skip_space_back(text, from);
        }
        None
    })
}

/// Whether the word before `at` says which year or month it is, so that it is one and no rate: `작년 |한해`, `2023년 |한해`.
fn says_which(text: &str, at: usize) -> bool {
    let end = skip_space_back(text, at);
    let from = modifier::eojeol_start(text, end);
    let numbered =
        || text[from..end].strip_suffix('년').is_some_and(|year| year.ends_with(|c: char| c.is_ascii_digit()));
    rates().which.find_at(text, from, |(), to| to == end).is_some() || numbered()
}

/// The rate that a word says, particles left out: `연봉은`. One syllable is a rate only by itself: `월`, not `월가`.
fn rate_word(text: &str, from: usize, end: usize) -> Option<&'static str> {
    let whole =
        |_: &&str, to: usize| to == end || to > from + '월'.len_utf8() && to < end && modifier::word_ends(text, to);
    rates().words.find_at(text, from, whole).map(|(per, _)| *per)
}
