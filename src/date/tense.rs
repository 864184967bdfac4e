//! Which way a bare date lies: read from the words behind it, up to the end of its sentence.

use super::cursor::{Cursor, final_consonant, is_blank};
use super::words::{Cue, TenseWords, tables};
use crate::ByteSpan;

/// Behind the document's day or ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    /// Nothing in the sentence says.
    Open,
}

/// What the words around a date say about its direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tense {
    pub(super) direction: Direction,
    /// The sentence ends by reporting what was said: …고 밝혔다.
    pub(super) reported: bool,
}

/// No sentence is read farther.
const MOST_WORDS: usize = 60;
/// Nor farther than this many bytes.
const MOST_BYTES: usize = 900;

/// The direction of the date at `span`.
pub(super) fn tense(text: &str, span: ByteSpan) -> Tense {
    let before = cue_before(text, span.start);
    if let Some(direction) = before {
        return Tense { direction, reported: false };
    }
    let words = Words::behind(text, span.end);
    judge(&tables().tense, words)
}

/// 이르면 10월, 앞서 5월.
fn cue_before(text: &str, start: usize) -> Option<Direction> {
    let word = super::scan::word_before(Cursor::new(text, start));
    match tables().tense.before.get(word)? {
        Cue::Ahead => Some(Direction::Ahead),
        Cue::Past => Some(Direction::Back),
        Cue::None | Cue::Link | Cue::Reported => None,
    }
}

fn judge(tense: &TenseWords, words: Words<'_>) -> Tense {
    let mut first = Direction::Open;
    let mut last = Direction::Open;
    let mut linked = false;
    let mut reported = false;
    let mut previous = "";
    for word in words {
        let cue = cue_of(tense, previous, word);
        previous = word;
        let direction = match cue {
            Some(Cue::Past) => Direction::Back,
            Some(Cue::Ahead) => Direction::Ahead,
            Some(Cue::Reported) if first == Direction::Open => {
                first = Direction::Back;
                break;
            }
            Some(Cue::Link) => {
                linked |= first == Direction::Open;
                continue;
            }
            Some(Cue::None | Cue::Reported) | None => continue,
        };
        if first == Direction::Open {
            first = direction;
        }
        last = direction;
        reported = direction == Direction::Back && tense.is_saying(word);
    }
    // 5일 이사회를 열고 … 착공할 예정이라고 밝혔다: 열고 has the tense of 밝혔다
    let direction = if linked { last } else { first };
    Tense { direction, reported }
}

/// The cue of a word; `previous` makes 할 예정 of 예정.
fn cue_of(tense: &TenseWords, previous: &str, word: &str) -> Option<Cue> {
    let follows_l = previous.chars().next_back().is_some_and(|c| final_consonant(c) == Some(RIEUL));
    if follows_l && tense.after_l.longest(Cursor::new(word, 0)).is_some() && tense.cue(previous) != Some(Cue::None) {
        return Some(Cue::Ahead);
    }
    match tense.cue(word) {
        Some(cue) => Some(cue),
        None if is_past(word) => Some(Cue::Past),
        None if is_plain_present(word) => Some(Cue::Ahead),
        None => None,
    }
}

const NIEUN: u32 = 4;
const RIEUL: u32 = 8;
const SSANG_SIOT: u32 = 20;

/// 했다, 열렸으며, 밝혔던: a syllable with ㅆ near the end that is no 있- and no 겠-.
fn is_past(word: &str) -> bool {
    /// 했습니다만, 열렸었지만요
    const DEEPEST: usize = 5;
    let mut tail = word.chars().rev().take(DEEPEST).enumerate();
    tail.any(|(depth, c)| depth > 0 && final_consonant(c) == Some(SSANG_SIOT) && c != '있' && c != '겠')
}

/// 한다, 열린다고, 착공한다는: ㄴ다 at the end, a quoting particle behind it or not.
fn is_plain_present(word: &str) -> bool {
    let stem = word.trim_end_matches(['고', '며', '는', '면', '만']);
    let stem = stem.strip_suffix("다").or_else(|| stem.strip_suffix("단"));
    stem.and_then(|stem| stem.chars().next_back()).is_some_and(|c| final_consonant(c) == Some(NIEUN))
}

/// The words behind a date, without what is quoted there, up to the end of its sentence or of its own quotation.
struct Words<'t> {
    text: &'t str,
    at: usize,
    limit: usize,
    count: usize,
    ended: bool,
}

impl<'t> Words<'t> {
    fn behind(text: &'t str, at: usize) -> Self {
        let mut limit = text.len().min(at + MOST_BYTES);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        Self { text, at, limit, count: 0, ended: false }
    }

    /// Behind the closing sign of the quotation that opens at `open`.
    fn behind_quotation(&self, open: usize, sign: char) -> Option<usize> {
        let closing = if sign == '“' { '”' } else { '"' };
        let inside = self.text.get(open + sign.len_utf8()..self.limit)?;
        let length = inside.find(closing)?;
        Some(open + sign.len_utf8() + length + closing.len_utf8())
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if self.ended || self.count >= MOST_WORDS {
            return None;
        }
        self.count += 1;
        let start = self.at;
        let rest = self.text.get(start..self.limit)?;
        let mut word_start = None;
        let mut skip_until = start;
        for (offset, c) in rest.char_indices() {
            let at = start + offset;
            if at < skip_until {
                continue;
            }
            let after = self.text.get(at + c.len_utf8()..).unwrap_or_default();
            let opens = c == '“' || (c == '"' && word_start.is_none() && opens_quote(self.text, at));
            if opens {
                match self.behind_quotation(at, c) {
                    Some(end) => skip_until = end,
                    None => self.ended = true,
                }
                if self.ended {
                    break;
                }
                continue;
            }
            if ends_sentence(c, after) {
                self.ended = true;
                let word = word_start.and_then(|from: usize| self.text.get(from..at));
                return word.filter(|word| !word.is_empty());
            }
            let separates = is_blank(c) || matches!(c, ',' | '(' | ')' | '…' | '·');
            match (separates, word_start) {
                (true, Some(from)) => {
                    self.at = at + c.len_utf8();
                    return self.text.get(from..at);
                }
                (false, None) => word_start = Some(at),
                _ => {}
            }
        }
        self.ended = true;
        word_start.and_then(|from| self.text.get(from..self.limit))
    }
}

/// Whether a straight quotation mark opens: a blank or nothing before it.
fn opens_quote(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|before| before.chars().next_back())
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ',' | '…'))
}

/// A full stop before a blank, a line's end, a closing quotation mark.
pub(super) fn ends_sentence(c: char, after: &str) -> bool {
    match c {
        '\n' | '\r' | '?' | '!' | '。' | '”' | '"' => true,
        '.' => {
            after.chars().next().is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '’' | '\'' | ')'))
        }
        _ => false,
    }
}
