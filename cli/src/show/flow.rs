//! Lines that know how wide Korean is.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::paint::{Ink, Paint};

/// Text from the input made safe for a terminal: blanks for line ends, nothing for control characters, which could
/// recolour or clear the screen.
pub(super) fn tame(text: &str) -> String {
    let mut tamed = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => tamed.push(' '),
            '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            character if character.is_control() => {}
            character => tamed.push(character),
        }
    }
    tamed
}

/// Columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// The bytes of `text` that fit into `width` columns, from the start.
pub(super) fn head(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, character) in text.char_indices() {
        used += character.width().unwrap_or(0);
        if used > width {
            return at;
        }
    }
    text.len()
}

/// The byte from which `text` fits into `width` columns, up to the end.
pub(super) fn tail(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, character) in text.char_indices().rev() {
        used += character.width().unwrap_or(0);
        if used > width {
            return at + character.len_utf8();
        }
    }
    0
}

/// Fills lines with words, breaking at blanks, every line behind the same indent.
pub(super) struct Flow<'a> {
    out: &'a mut String,
    paint: Paint,
    width: usize,
    indent: usize,
    /// Columns used in the line so far.
    used: usize,
    /// A blank is due before the next word.
    blank: bool,
}

impl<'a> Flow<'a> {
    /// Begins on a line that has `used` columns already.
    pub fn new(out: &'a mut String, paint: Paint, width: usize, indent: usize, used: usize) -> Self {
        out.push_str(&" ".repeat(indent.saturating_sub(used)));
        Self { out, paint, width: width.max(indent + 20), indent, used: used.max(indent), blank: false }
    }

    /// Puts words down; the first one sticks to what stands before it unless a blank separates them.
    pub fn put(&mut self, ink: Ink, text: &str) {
        self.blank |= text.starts_with(' ');
        for (number, word) in text.split_whitespace().enumerate() {
            self.blank |= number > 0;
            self.word(ink, word);
        }
        self.blank |= text.ends_with(' ');
    }

    /// Ends the line, without blanks at its end.
    pub fn end(self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    fn word(&mut self, ink: Ink, word: &str) {
        let wide = columns(word) + usize::from(self.blank);
        if self.blank && self.used + wide > self.width && self.used > self.indent {
            self.next_line();
        } else if self.blank && self.used > self.indent {
            self.out.push(' ');
            self.used += 1;
        }
        self.blank = false;
        self.pieces(ink, word);
    }

    /// A word wider than a line is cut where the line ends.
    fn pieces(&mut self, ink: Ink, mut word: &str) {
        while self.used + columns(word) > self.width {
            let fits = head(word, self.width.saturating_sub(self.used));
            if fits == 0 && self.used == self.indent {
                break;
            }
            let (first, rest) = word.split_at(fits);
            self.out.push_str(&self.paint.paint(ink, first));
            self.next_line();
            word = rest;
        }
        self.out.push_str(&self.paint.paint(ink, word));
        self.used += columns(word);
    }

    fn next_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&" ".repeat(self.indent));
        self.used = self.indent;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(width: usize, indent: usize, pieces: &[&str]) -> Vec<String> {
        let mut out = String::new();
        let mut flow = Flow::new(&mut out, Paint::new(false), width, indent, 0);
        pieces.iter().for_each(|piece| flow.put(Ink::Plain, piece));
        flow.end();
        out.lines().map(str::to_string).collect()
    }

    #[test]
    fn hangul_is_two_columns_wide() {
        assert_eq!(columns("네이버 A"), 8);
        assert_eq!(&"네이버가"[..head("네이버가", 5)], "네이");
        assert_eq!(&"네이버가"[tail("네이버가", 5)..], "버가");
        assert_eq!(head("네이버", 99), "네이버".len());
        assert_eq!(tail("네이버", 99), 0);
    }

    #[test]
    fn lines_break_at_blanks_and_keep_their_indent() {
        assert_eq!(filled(22, 2, &["삼성전자는 네이버와 손을 잡았다"]), ["  삼성전자는 네이버와", "  손을 잡았다"]);
    }

    #[test]
    fn pieces_stick_together_unless_a_blank_parts_them() {
        assert_eq!(filled(40, 0, &["“", "네이버가 ", "인수", "했다", "”"]), ["“네이버가 인수했다”"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        assert_eq!(filled(20, 0, &["가나다라마바사아자차카타"]), ["가나다라마바사아자차", "카타"]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(tame("네\x1b[2J이\r\n버\u{202e}"), "네[2J이  버");
    }
}
