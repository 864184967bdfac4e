//! Lines → sentences.

use super::furniture::{self, LineKind};
use super::{bytes, price};
use crate::model::Sentence;
use crate::span::ByteSpan;

/// Cuts a text into sentences, in order; no sentence crosses a line.
///
/// A full stop ends a sentence where a space, a quote's end or a new Korean word follows a syllable (`했다. `, `했다.그`),
/// outside quotation marks that close in the same line; `3.5`, `U.S.` and `…` end none.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut paragraph = 0;
    let mut seen_body = false;
    let mut in_tail = false;
    let mut blank_before = false;
    let row = |content: ByteSpan| (content, price::is_row(content.slice(text)));
    let mut contents = lines(text).map(|line| row(trimmed(text, line))).peekable();
    while let Some((content, is_row)) = contents.next() {
        if content.is_empty() {
            blank_before = true;
            continue;
        }
        let line_text = content.slice(text);
        let kind = if in_tail { LineKind::Furniture } else { furniture::kind_of(line_text, seen_body) };
        in_tail |= kind == LineKind::Tail;
        // A table whose cells stand on lines of their own: a price, then how it changed.
        let priced = is_row || contents.peek().is_some_and(|next| next.1) && price::is_price(line_text);
        let furniture = kind != LineKind::Body || priced;
        if blank_before || !found.is_empty() {
            paragraph += 1;
        }
        blank_before = false;
        split_line(text, content, |span| {
            let headline = !furniture && !closes(span.slice(text));
            seen_body |= !furniture && !headline;
            found.push(Sentence { span, paragraph, furniture: furniture || is_dateline(span.slice(text)), headline });
        });
    }
    found
}

/// The lines of a text without their ends (`\n`, `\r\n`, `\r`).
fn lines(text: &str) -> impl Iterator<Item = ByteSpan> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let (end, behind) = line_end(text, start);
        next = behind;
        Some(ByteSpan::new(start, end))
    })
}

/// Where the line that begins at `start` ends, and where the next one begins.
fn line_end(text: &str, start: usize) -> (usize, Option<usize>) {
    let all = text.as_bytes();
    let mut at = start;
    // U+2028 and U+2029 begin as quotation marks do.
    while let Some(found) = bytes::find(&all[at..], |byte| (byte == b'\n') | (byte == b'\r') | (byte == 0xE2)) {
        at += found;
        match all[at..] {
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return (at, Some(at + 3)),
            [0xE2, ..] => at += 3,
            _ => return (at, Some(at + 1)),
        }
    }
    (all.len(), None)
}

fn trimmed(text: &str, span: ByteSpan) -> ByteSpan {
    let line = span.slice(text);
    let skip = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
    let rest = line.trim_start_matches(skip);
    let start = span.start + line.len() - rest.len();
    ByteSpan::new(start, start + rest.trim_end_matches(skip).len())
}

fn split_line(text: &str, line: ByteSpan, mut push: impl FnMut(ByteSpan)) {
    let content = line.slice(text);
    let mut start = dateline_end(content)
        .inspect(|end| push(trimmed(text, ByteSpan::new(line.start, line.start + end))))
        .unwrap_or(0);
    let first = start;
    let mut depth = Depth::default();
    let mut at = first;
    while let Some((place, c)) = mark(content, at) {
        depth.pass(c, &content[place..]);
        at = place + c.len_utf8();
        let before = || content[first..place].trim_end().chars().next_back().unwrap_or(' ');
        if !matches!(c, '.' | '!' | '?' | '。') || depth.inside() || !ends_here(before(), &content[at..]) {
            continue;
        }
        let closes = |c: &char| matches!(c, '.' | '!' | '?' | ')' | ']' | '』' | '」' | '”' | '’');
        while let Some(closing) = content[at..].chars().next().filter(closes) {
            depth.pass(closing, &content[at..]);
            at += closing.len_utf8();
        }
        let span = trimmed(text, ByteSpan::new(line.start + start, line.start + at));
        if !span.is_empty() {
            push(span);
        }
        start = at;
    }
    let rest = trimmed(text, ByteSpan::new(line.start + start, line.end));
    if !rest.is_empty() {
        push(rest);
    }
}

/// The first full stop, quotation mark or bracket from `at` on, and where it stands.
fn mark(line: &str, mut at: usize) -> Option<(usize, char)> {
    loop {
        let lead = *line.as_bytes().get(at)?;
        match STEPS[usize::from(lead)] {
            0 if lead.is_ascii() => return Some((at, char::from(lead))),
            0 => match line.get(at..)?.chars().next()? {
                mark @ ('。' | '“' | '”' | '『' | '』') => return Some((at, mark)),
                other => at += other.len_utf8(),
            },
            step => at += usize::from(step),
        }
    }
}

/// How many bytes a character takes that begins with this byte; 0 where it may be a mark.
static STEPS: [u8; 256] = {
    let mut steps = [1; 256];
    let mut lead = 0xC0;
    while lead < 256 {
        steps[lead] = match lead {
            0xE2 | 0xE3 => 0,
            0xF0.. => 4,
            0xE0.. => 3,
            _ => 2,
        };
        lead += 1;
    }
    let marks = b".!?\"()";
    let mut mark = 0;
    while mark < marks.len() {
        steps[marks[mark] as usize] = 0;
        mark += 1;
    }
    steps
};

/// Whether a full stop after `before` and in front of `rest` ends a sentence.
fn ends_here(before: char, rest: &str) -> bool {
    let syllable = ('가'..='힣').contains(&before);
    match rest.chars().next() {
        None => true,
        Some(next) if next.is_whitespace() => {
            syllable || matches!(before, ')' | ']' | '”' | '"' | '’' | '\'' | '%' | '」' | '』')
        }
        Some('"' | '”' | '’' | '\'' | ')' | ']' | '』' | '」') => syllable,
        // A full stop without a space behind it: only after the ending of a sentence.
        Some(next) => matches!(before, '다' | '요' | '까') && ('가'..='힣').contains(&next),
    }
}

/// How deep in brackets and quotation marks that close again.
#[derive(Default)]
struct Depth {
    open_quotes: usize,
    straight_open: bool,
    /// The marks of the rest of the line, counted at the first one that opens: most lines have none.
    left: Option<Left>,
}

/// How many marks are left in a line.
#[derive(Default)]
struct Left {
    straight: usize,
    closers: usize,
}

impl Left {
    fn of(rest: &str) -> Self {
        let mut left = Left::default();
        let mut at = 0;
        while let Some((place, c)) = mark(rest, at) {
            match c {
                '"' => left.straight += 1,
                '”' | '』' | ')' => left.closers += 1,
                _ => {}
            }
            at = place + c.len_utf8();
        }
        left
    }
}

impl Depth {
    /// Goes on behind `c`, with which `rest` begins.
    fn pass(&mut self, c: char, rest: &str) {
        match c {
            '"' => {
                self.left.get_or_insert_with(|| Left::of(rest)).straight -= 1;
                self.straight_open = !self.straight_open;
            }
            '“' | '『' | '(' => {
                self.left.get_or_insert_with(|| Left::of(rest));
                self.open_quotes += 1;
            }
            '”' | '』' | ')' => {
                if let Some(left) = &mut self.left {
                    left.closers = left.closers.saturating_sub(1);
                }
                self.open_quotes = self.open_quotes.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn inside(&self) -> bool {
        let Some(left) = &self.left else { return false };
        (self.straight_open && left.straight > 0) || (self.open_quotes > 0 && left.closers > 0)
    }
}

/// Longest dateline, in bytes: `(부산=물결뉴스) 구보람 기자 = `.
const DATELINE: usize = 150;

/// Where the dateline before the first sentence of an agency's report ends.
fn dateline_end(line: &str) -> Option<usize> {
    if !line.starts_with(['(', '[', '【', '［']) {
        return None;
    }
    let close = line.find([')', ']', '】', '］']).filter(|close| *close < DATELINE)?;
    let inside = &line[..close];
    if !inside.contains('=') {
        return None;
    }
    let after = close + line[close..].chars().next().map_or(0, char::len_utf8);
    let mut limit = line.len().min(after + DATELINE);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let equals = line[after..limit].find('=').filter(|at| {
        let names = &line[after..after + at];
        names.split_whitespace().count() <= 6 && !names.contains(['.', ',', '"'])
    });
    Some(equals.map_or(after, |at| after + at + 1))
}

fn is_dateline(sentence: &str) -> bool {
    dateline_end(sentence).is_some_and(|end| end >= sentence.len())
}

/// Whether it is a row of a list that says something of a name without a verb: `▲ 도담 = 자사주 100억원 매입 결정.`
pub(crate) fn is_row(sentence: &str) -> bool {
    let opens = sentence.starts_with(['▲', '△', '■', '◆', '▷', '▶', '●', '○', '◇', '□', '·', '-', '*']);
    let said = sentence.trim_end_matches(['.', ' ']);
    opens && sentence.contains(" = ") && !said.ends_with('다')
}

/// Whether it closes like a sentence; else it is a headline or a label.
fn closes(sentence: &str) -> bool {
    let bare = sentence.trim_end_matches(['"', '”', '’', '\'', ')', ']', '』', '」']);
    bare.ends_with(['.', '!', '?', '。'])
        || ["다", "요", "까", "죠"].iter().any(|ending| bare.ends_with(ending)) && bare.len() > 120
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|sentence| sentence.span.slice(text)).collect()
    }

    #[test]
    fn a_full_stop_ends_a_sentence() {
        assert_eq!(
            cut("값이 3.5배 올랐다. 거래도 늘었다.주가는 내렸다."),
            ["값이 3.5배 올랐다.", "거래도 늘었다.", "주가는 내렸다."]
        );
    }

    #[test]
    fn every_end_of_a_line_ends_a_sentence() {
        let text = "“값”이 올랐다\u{2028}거래도 늘었다\r\n주가는\r내렸다\u{2029}끝";
        assert_eq!(cut(text), ["“값”이 올랐다", "거래도 늘었다", "주가는", "내렸다", "끝"]);
    }

    #[test]
    fn a_quotation_holds_together() {
        let text = "그는 \"값이 올랐다. 더 오른다\"고 말했다. 끝났다.";
        assert_eq!(cut(text), ["그는 \"값이 올랐다. 더 오른다\"고 말했다.", "끝났다."]);
    }

    #[test]
    fn a_mark_that_never_closes_holds_nothing() {
        assert_eq!(cut("그는 \"값이 올랐다. 거래도 늘었다."), ["그는 \"값이 올랐다.", "거래도 늘었다."]);
    }

    #[test]
    fn a_dateline_is_cut_off_and_is_furniture() {
        let text = "(부산=물결뉴스) 구보람 기자 = 도담이 공장을 짓는다.";
        let found = sentences(text);
        assert_eq!(found[0].span.slice(text), "(부산=물결뉴스) 구보람 기자 =");
        assert!(found[0].furniture && !found[1].furniture);
        assert_eq!(found[1].span.slice(text), "도담이 공장을 짓는다.");
    }

    #[test]
    fn what_stands_behind_the_article_is_furniture() {
        let text = "도담이 공장을 짓는다.\n\n주요 뉴스\n늘봄전지, 구미에 공장 착공";
        let found = sentences(text);
        assert_eq!(found.iter().map(|sentence| sentence.furniture).collect::<Vec<_>>(), [false, true, true]);
    }

    #[test]
    fn a_table_of_prices_is_furniture() {
        let text = "도담이 공장을 짓는다.\n비트코인\n144,270,000원\n-2.35%\n코스피 2,600.15 ▲ 12.3\n값은 71,200원이다.";
        let read: Vec<&str> =
            sentences(text).iter().filter(|own| !own.furniture).map(|own| own.span.slice(text)).collect();
        assert_eq!(read, ["도담이 공장을 짓는다.", "비트코인", "값은 71,200원이다."]);
    }

    #[test]
    fn nothing_gives_nothing() {
        for text in ["", " \n\t\r\n", "\u{feff}", "\0\0"] {
            assert_eq!(cut(text), [""; 0]);
        }
    }
}
