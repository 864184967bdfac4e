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
    /// A headline's noun for what begins: 27일 청약 시작.
    pub(super) nominal: bool,
}

/// No sentence is read farther.
const MOST_WORDS: usize = 60;
/// Nor farther than this many bytes.
const MOST_BYTES: usize = 900;
/// How far a sentence without any cue is taken to go on without one.
const SAME_WITHOUT_CUE: usize = MOST_BYTES / 2;

/// Reads the direction of one date after another, and remembers the last verdict: many dates may stand before one verb.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TenseReader {
    last: Option<Verdict>,
}

/// A verdict and the stretch of text from which it would come out the same.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    tense: Tense,
    from: usize,
    upto: usize,
}

impl TenseReader {
    /// The direction of the date at `span`.
    pub(super) fn tense(&mut self, text: &str, span: ByteSpan) -> Tense {
        if let Some(direction) = cue_before(text, span.start) {
            return Tense { direction, reported: false, nominal: false };
        }
        match self.last {
            Some(verdict) if (verdict.from..=verdict.upto).contains(&span.end) => verdict.tense,
            _ => {
                let verdict = judge(&tables().tense, Words::behind(text, span.end));
                self.last = Some(verdict);
                verdict.tense
            }
        }
    }
}

/// 이르면 10월, 앞서 5월.
fn cue_before(text: &str, start: usize) -> Option<Direction> {
    let word = super::scan::word_before(Cursor::new(text, start));
    match tables().tense.before.exact(word)? {
        Cue::Ahead => Some(Direction::Ahead),
        Cue::Past => Some(Direction::Back),
        Cue::None | Cue::Link | Cue::Reported => None,
    }
}

fn judge(tense: &TenseWords, mut words: Words<'_>) -> Verdict {
    let from = words.at;
    let mut decided = None;
    let mut quoted_clause = false;
    let mut first = Direction::Open;
    let mut last = Direction::Open;
    let mut linked = false;
    let mut reported = false;
    let mut previous = "";
    loop {
        let start = words.at;
        let Some(word) = words.next() else {
            break;
        };
        let cue = cue_of(tense, previous, word);
        previous = word;
        quoted_clause |= QUOTING.iter().any(|ending| word.ends_with(ending));
        if cue.is_some() || words.quoted {
            decided.get_or_insert(start);
        }
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
        let tells = tense.is_saying(word) || quoted_clause;
        reported = direction == Direction::Back && tells;
    }
    // 5일 이사회를 열고 … 착공할 예정이라고 밝혔다: 열고 has the tense of 밝혔다
    let direction = if linked { last } else { first };
    let tense = Tense { direction, reported, nominal: tense.begins.exact(previous).is_some() };
    Verdict {
        tense,
        from,
        // with no word to decide, only a little farther on would the same be read
        upto: decided.unwrap_or(words.at.min(from + SAME_WITHOUT_CUE)),
    }
}

/// The cue of a word; `previous` makes 할 예정 of 예정.
fn cue_of(tense: &TenseWords, previous: &str, word: &str) -> Option<Cue> {
    let follows_l = previous.chars().next_back().is_some_and(|c| final_consonant(c) == Some(RIEUL));
    if follows_l && tense.completes_future(word) && tense.cue(previous) != Some(Cue::None) {
        return Some(Cue::Ahead);
    }
    match tense.cue(word) {
        // 당초 3월로 예정됐던; 앞뒀다 is ahead all the same
        Some(Cue::Ahead) if tense.begins_with_cue(word) && is_past(word) && !word.starts_with('앞') => Some(Cue::Past),
        Some(cue) => Some(cue),
        None if is_past(word) => Some(Cue::Past),
        None if is_plain_present(word) => Some(Cue::Ahead),
        None => None,
    }
}

/// How a clause that is told ends: 못 미친다며 목표주가를 내렸다.
const QUOTING: [&str; 8] = ["다며", "다고", "라며", "라고", "다면서", "라면서", "자고", "냐고"];

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
    /// A quotation has been left out.
    quoted: bool,
}

impl<'t> Words<'t> {
    fn behind(text: &'t str, at: usize) -> Self {
        let mut limit = text.len().min(at + MOST_BYTES);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        Self { text, at, limit, count: 0, ended: false, quoted: false }
    }

    /// Behind the closing sign of the quotation that opens at `open`.
    fn behind_quotation(&self, open: usize, sign: char) -> Option<usize> {
        let closing = match sign {
            '“' => '”',
            '『' => '』',
            '「' => '」',
            _ => '"',
        };
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
            let opens =
                matches!(c, '“' | '『' | '「') || (c == '"' && word_start.is_none() && opens_quote(self.text, at));
            if opens {
                self.quoted = true;
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
