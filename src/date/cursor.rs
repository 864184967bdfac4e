//! A place in a text that can be moved, copied and thrown away.

use super::numeral;

/// Reads characters from a place on. Copying one is how a reader looks ahead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    in_range: bool,
}

/// The most blanks that may stand between two parts of one expression.
const MOST_BLANKS: usize = 3;

impl<'t> Cursor<'t> {
    /// A cursor at byte `at`, which must be a character boundary; else at the end.
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        let at = if text.is_char_boundary(at) { at } else { text.len() };
        Self { text, at, in_range: false }
    }

    /// The same place, read as the second end of a range, in which no further range begins.
    pub(super) fn within_range(self) -> Self {
        Self { in_range: true, ..self }
    }

    pub(super) fn is_within_range(self) -> bool {
        self.in_range
    }

    pub(super) fn at(self) -> usize {
        self.at
    }

    pub(super) fn text(self) -> &'t str {
        self.text
    }

    /// What lies ahead.
    pub(super) fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What lies behind.
    pub(super) fn behind(self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    pub(super) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn first_byte(self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The character before the cursor.
    pub(super) fn previous(self) -> Option<char> {
        self.behind().chars().next_back()
    }

    /// One character further on.
    pub(super) fn bump(self) -> Self {
        let step = self.peek().map_or(0, char::len_utf8);
        Self { at: self.at + step, ..self }
    }

    /// Behind `text`, if it stands here.
    #[inline]
    pub(super) fn eat(self, text: &str) -> Option<Self> {
        let (ahead, wanted) = (self.text.as_bytes().get(self.at..)?, text.as_bytes());
        // To compare more than a syllable is a call.
        let may_stand = match wanted.first_chunk::<3>() {
            Some(syllable) => ahead.first_chunk() == Some(syllable),
            None => ahead.first() == wanted.first(),
        };
        (may_stand && ahead.starts_with(wanted)).then_some(Self { at: self.at + text.len(), ..self })
    }

    /// Behind a character that fulfils `wanted`.
    pub(super) fn eat_if(self, wanted: impl Fn(char) -> bool) -> Option<Self> {
        let next = self.peek().filter(|&c| wanted(c))?;
        Some(Self { at: self.at + next.len_utf8(), ..self })
    }

    /// The value of the digit here, and behind it.
    pub(super) fn next_digit(self) -> Option<(u32, Self)> {
        if let Some(figure @ b'0'..=b'9') = self.first_byte() {
            return Some((u32::from(figure - b'0'), Self { at: self.at + 1, ..self }));
        }
        let next = self.peek()?;
        Some((numeral::digit(next)?, Self { at: self.at + next.len_utf8(), ..self }))
    }

    /// Behind the first of `texts` that stands here.
    pub(super) fn eat_any(self, texts: &[&str]) -> Option<Self> {
        texts.iter().find_map(|text| self.eat(text))
    }

    /// Behind up to three blanks; never behind a line's end.
    pub(super) fn skip_blanks(self) -> Self {
        // Where a word or a figure goes on, as nearly always.
        if matches!(self.first_byte(), Some(b'!'..=b'~' | 0xEA..=0xED) | None) {
            return self;
        }
        let mut cursor = self;
        for _ in 0..MOST_BLANKS {
            match cursor.eat_if(is_blank) {
                Some(next) => cursor = next,
                None => break,
            }
        }
        cursor
    }

    /// Behind `pattern`, in which a blank stands for blanks or none.
    pub(super) fn eat_spaced(self, pattern: &str) -> Option<Self> {
        let mut cursor = self;
        for &wanted in pattern.as_bytes() {
            match wanted {
                b' ' => cursor = cursor.skip_blanks(),
                byte if cursor.first_byte() == Some(byte) => cursor.at += 1,
                _ => return None,
            }
        }
        Some(cursor)
    }
}

/// A blank inside a line: space, tab, no-break and ideographic space.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '\u{202f}')
}

/// A syllable or a letter of hangul.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | 'ㄱ'..='ㅣ' | '\u{1100}'..='\u{11ff}')
}

/// Index of the final consonant of a syllable: 4 is ㄴ, 8 is ㄹ, 20 is ㅆ.
pub(super) fn final_consonant(c: char) -> Option<u32> {
    matches!(c, '가'..='힣').then(|| (u32::from(c) - 0xAC00) % 28)
}

/// The signs that stand between the two ends of a range.
pub(super) fn is_tilde(c: char) -> bool {
    matches!(c, '~' | '∼' | '～' | '〜' | '–' | '—' | '˜')
}
