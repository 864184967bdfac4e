//! Which lines of a page are no part of its article. The lines are data: `dict/text/furniture.tsv`.

use std::sync::LazyLock;

use super::is_letter;

/// What a line is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Part of the article.
    Body,
    /// Around it: a byline, a button, a notice.
    Furniture,
    /// Begins the part of the page behind the article.
    Tail,
}

#[derive(Clone, Copy)]
enum Place {
    Line,
    Start,
    Any,
    Tail,
}

#[derive(Clone, Copy)]
struct Row {
    place: Place,
    text: &'static str,
    /// The first character of the text.
    first: Option<char>,
}

/// The rows of the table.
struct Table {
    rows: Vec<Row>,
    /// Those that may stand anywhere in a line.
    anywhere: Vec<Row>,
    /// What the others begin with, sorted.
    firsts: Vec<char>,
}

impl Table {
    fn new(rows: Vec<Row>) -> Self {
        let is_anywhere = |row: &&Row| matches!(row.place, Place::Any);
        let anywhere = rows.iter().filter(is_anywhere).copied().collect();
        let mut firsts: Vec<char> = rows.iter().filter(|row| !is_anywhere(row)).filter_map(|row| row.first).collect();
        firsts.sort_unstable();
        Self { rows, anywhere, firsts }
    }

    /// The rows to be tried on a line with this first character: hardly a line begins as one of the table does.
    fn rows(&self, first: Option<char>) -> &[Row] {
        let may_begin = first.is_some_and(|first| self.firsts.binary_search(&first).is_ok());
        if may_begin { &self.rows } else { &self.anywhere }
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows = sasil_dict::text::FURNITURE_TSV.lines().filter(|line| !line.starts_with('#')).skip(1);
    let rows = rows.filter_map(|line| line.split_once('\t')).filter_map(|(place, text)| {
        let place = match place {
            "line" => Place::Line,
            "start" => Place::Start,
            "any" => Place::Any,
            "tail" => Place::Tail,
            _ => return None,
        };
        Some(Row { place, text, first: text.chars().next() })
    });
    Table::new(rows.collect())
});

/// Longest line, in bytes, that a notice or a button takes.
const SHORT: usize = 180;

/// What a trimmed line is; `seen_body` tells whether a sentence of the article stands before it.
pub(super) fn kind_of(line: &str, seen_body: bool) -> LineKind {
    if line.len() > SHORT {
        return LineKind::Body;
    }
    let bare = line.trim_matches(|c: char| !is_letter(c) && !c.is_numeric() && !matches!(c, 'ⓒ' | '@' | '/' | '='));
    if is_byline(bare) {
        return LineKind::Furniture;
    }
    let first = bare.chars().next();
    let is_sentence = ends_sentence(line);
    for Row { place, text, first: own } in TABLE.rows(first) {
        match place {
            Place::Line | Place::Start | Place::Tail if first != *own => {}
            Place::Line if bare == *text => return LineKind::Furniture,
            Place::Start if starts_furniture(bare, text) => return LineKind::Furniture,
            Place::Any if !is_sentence && bare.contains(text) => return LineKind::Furniture,
            Place::Tail if bare == *text && seen_body => return LineKind::Tail,
            _ => {}
        }
    }
    LineKind::Body
}

/// `입력 2024-12-26 06:00`, `좋아요0`: a figure or nothing follows the word; a sentence that merely starts so is none.
fn starts_furniture(line: &str, word: &str) -> bool {
    line.strip_prefix(word).is_some_and(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '시' | '간' | '일'));
        let followed = rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit());
        (followed || word.contains('=') || word.contains("사진") || word.contains("추가취재")) && !ends_sentence(line)
    })
}

const BYLINES: &[&str] = &["기자", "특파원", "인턴기자", "선임기자", "통신원", "앵커", "논설위원"];

/// `구보람 기자`, `[부산=물결뉴스] 구보람 기자`: names and the word for a journalist, nothing else.
fn is_byline(line: &str) -> bool {
    // `2026-03-12 09:31 구보람 기자`: the time may stand beside the name.
    let mut before = line.split_whitespace().rev().filter(|word| word.contains(is_letter));
    let Some(last) = before.next() else { return false };
    let last = last.trim_end_matches(|c: char| !is_letter(c) && !c.is_numeric());
    let title = BYLINES.iter().any(|title| last == *title || last.strip_suffix(title).is_some_and(is_name));
    let named = |word: &str| is_name(word) || word.contains('=') || word.ends_with('·');
    title && before.by_ref().take(4).all(named) && before.next().is_none()
}

fn is_name(word: &str) -> bool {
    (2..=12).contains(&word.chars().count())
        && word.chars().all(|c| ('가'..='힣').contains(&c) || matches!(c, '·' | ','))
}

/// Whether a line closes like a sentence.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '」', '』']);
    line.ends_with("다.") || line.ends_with("요.") || line.ends_with("다") && line.contains(' ') || line.ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_an_article_are_furniture() {
        for line in [
            "• 가장작게",
            "입력 2024-12-26 06:00",
            "구보람 기자",
            "좋아요0",
            "ⓒ 물결뉴스",
            "hong@news.example",
            "【하노이=강물통신】길나래 특파원",
        ] {
            assert_eq!(kind_of(line, true), LineKind::Furniture, "{line}");
        }
        assert_eq!(kind_of("주요 뉴스", true), LineKind::Tail);
    }

    #[test]
    fn sentences_of_an_article_are_not() {
        for line in [
            "입력 장치를 만드는 회사다.",
            "그는 기자다.",
            "등록 절차를 마쳤다.",
            "주요 뉴스를 전한다.",
            "[공시] 도담테크, 판교 새 사옥 입주",
        ] {
            assert_eq!(kind_of(line, true), LineKind::Body, "{line}");
        }
        assert_eq!(kind_of("주요 뉴스", false), LineKind::Body);
    }
}
