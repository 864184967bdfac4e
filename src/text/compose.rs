//! Syllables that are written in letters (NFD, as some file systems and PDF readers give them) are composed before
//! reading, and every place is led back to the text as it came.

use super::{Excerpt, bytes};
use crate::span::ByteSpan;

const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TAILS: u32 = 0x11A7;
const SYLLABLES: u32 = 0xAC00;
const VOWEL_COUNT: u32 = 21;
const TAIL_COUNT: u32 = 28;

/// The text with whole syllables; `None` where it has them already.
pub(crate) fn compose(text: &str) -> Option<Excerpt<'_>> {
    // U+1100–U+11FF begin with 0xE1, which no whole syllable does.
    let first = bytes::find(text.as_bytes(), |byte| byte == 0xE1)?;
    if !text[first..].chars().any(|c| lead(c).is_some()) {
        return None;
    }
    let mut composed = Excerpt::new(text);
    let mut copied = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let Some((lead, vowel)) = lead(c).zip(rest.peek().and_then(|(_, next)| vowel(*next))) else { continue };
        let mut end = start + c.len_utf8() + rest.next().map_or(0, |(_, vowel)| vowel.len_utf8());
        let tail = rest.peek().and_then(|(_, next)| tail(*next)).unwrap_or(0);
        if tail > 0 {
            end += rest.next().map_or(0, |(_, tail)| tail.len_utf8());
        }
        let Some(syllable) = char::from_u32(SYLLABLES + (lead * VOWEL_COUNT + vowel) * TAIL_COUNT + tail) else {
            continue;
        };
        composed.copy(ByteSpan::new(copied, start));
        composed.replace(ByteSpan::new(start, end), syllable.encode_utf8(&mut [0; 4]));
        copied = end;
    }
    composed.copy(ByteSpan::new(copied, text.len()));
    (copied > 0).then_some(composed)
}

fn letter(c: char, first: u32, count: u32) -> Option<u32> {
    u32::from(c).checked_sub(first).filter(|number| *number < count)
}

fn lead(c: char) -> Option<u32> {
    letter(c, LEADS, 19)
}

fn vowel(c: char) -> Option<u32> {
    letter(c, VOWELS, VOWEL_COUNT)
}

fn tail(c: char) -> Option<u32> {
    letter(c, TAILS, TAIL_COUNT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_syllables() {
        for (came, wanted) in [
            ("\u{1102}\u{1166}\u{110b}\u{1175}\u{1107}\u{1165}", "네이버"),
            ("\u{110b}\u{1165}\u{11a8} 1억", "억 1억"),
            ("가 \u{1100}\u{1161}", "가 가"),
            ("\u{1100} \u{1161}\u{1100}\u{1161}", "\u{1100} \u{1161}가"),
        ] {
            assert_eq!(compose(came).expect(came).text(), wanted);
        }
    }

    #[test]
    fn whole_syllables_stay() {
        for text in ["네이버가 1억 원을", "", "ẁ", "ㄱㄴㄷ"] {
            assert!(compose(text).is_none(), "{text}");
        }
    }

    #[test]
    fn places_lead_back_and_forth() {
        let came = "A\u{110b}\u{1165}\u{11a8}이\u{1100}\u{1161}B";
        let composed = compose(came).expect("letters");
        for (place, c) in composed.text().char_indices() {
            let span = ByteSpan::new(place, place + c.len_utf8());
            assert_eq!(composed.in_text(composed.in_source(span)), span);
        }
        assert_eq!(composed.in_source(ByteSpan::new(1, 4)).slice(came), "\u{110b}\u{1165}\u{11a8}");
        assert_eq!(composed.in_text(ByteSpan::new(4, 7)), ByteSpan::new(1, 1));
    }
}
