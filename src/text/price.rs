//! Rows of price tables: `코스피 2,600.15 ▲ 12.3 +0.47%`. They tell no news, and stand beside articles on many pages.

use std::sync::LazyLock;

use super::bytes;

static UNITS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sasil_dict::text::FURNITURE_TSV.lines().filter_map(|line| line.strip_prefix("price\t")).collect());

/// What a part of a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Word,
    /// `71,200`, `134,500,000원`.
    Price,
    /// `▼`, `300` behind it, `-0.42%`.
    Change,
}

/// Words that name what has the price: `현대차 우선주 B`.
const NAME: usize = 3;
/// Longest row, in bytes.
const SHORT: usize = 120;

/// Whether a line is a row of a price table: a name or none, a price and how it changed, or a change alone.
pub(super) fn is_row(line: &str) -> bool {
    if line.len() > SHORT || !may_tell_change(line) {
        return false;
    }
    let Some((words, prices, changes)) = count(line) else { return false };
    changes > 0 && (prices > 0 || words == 0)
}

fn is_first_of_change(byte: u8) -> bool {
    (byte == b'+') | (byte == b'-') | (byte == b'%') | (byte == 0xE2)
}

/// Whether a percent or a sign stands in the line. ▲, −, ↑ and the like begin with one byte, which quotation marks and
/// dashes share with them.
fn may_tell_change(line: &str) -> bool {
    let mut rest = line.as_bytes();
    while let Some(at) = bytes::find(rest, is_first_of_change) {
        match rest[at..] {
            [0xE2, 0x80, _, ref behind @ ..] => rest = behind,
            _ => return true,
        }
    }
    false
}

/// Whether a line is a price and nothing else.
pub(super) fn is_price(line: &str) -> bool {
    count(line) == Some((0, 1, 0))
}

/// How many words, prices and changes a line has, where they stand in this order and the words are few.
fn count(line: &str) -> Option<(usize, usize, usize)> {
    if line.len() > SHORT {
        return None;
    }
    let (mut words, mut prices, mut changes) = (0, 0, 0);
    let mut before = Part::Word;
    for token in line.split_whitespace().skip_while(|token| matches!(*token, "•" | "·" | "*" | "-")) {
        let part = part_of(token, before);
        match part {
            Part::Word if prices + changes == 0 && words < NAME => words += 1,
            Part::Word => return None,
            Part::Price => prices += 1,
            Part::Change => changes += 1,
        }
        before = part;
    }
    Some((words, prices, changes))
}

fn part_of(token: &str, before: Part) -> Part {
    let is_sign = |c: char| matches!(c, '▲' | '▼' | '△' | '▽' | '↑' | '↓' | '+' | '-' | '−');
    let bare = token.trim_start_matches('(').trim_end_matches(')');
    let figure = bare.trim_start_matches(is_sign);
    let is_signed = figure.len() < bare.len();
    if figure.is_empty() {
        return if is_signed { Part::Change } else { Part::Word };
    }
    let number = figure.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if number.len() == figure.len() || !(number.is_empty() || number == "%" || UNITS.contains(&number)) {
        return Part::Word;
    }
    if is_signed || number == "%" || before == Part::Change { Part::Change } else { Part::Price }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_prices_are_told_from_news() {
        for line in [
            "코스피 2,600.15 ▲ 12.3 +0.47%",
            "삼성전자 71,200 ▼ 300 -0.42%",
            "원/달러 1,370.5원 ▲2.5",
            "비트코인 134,500,000원 (+1.2%)",
            "• -2.35%",
            "+1.2%",
        ] {
            assert!(is_row(line), "{line}");
        }
        for line in [
            "삼성전자 -3%",
            "도담테크, 500억원 투자",
            "영업이익 340억원 △12%",
            "매출 1,200억원",
            "71,200",
            "2025년 3월",
            "주가는 71,200원으로 -0.42% 내렸다.",
            "코스피 2,600 돌파",
            "",
            "-",
        ] {
            assert!(!is_row(line), "{line}");
        }
        assert!(is_price("• 144,270,000") && is_price("4,900,000원"));
        assert!(!is_price("1조원") && !is_price("비트코인 1,000") && !is_price(""));
    }
}
