//! Where numbers may begin in a text, and what sign stands before them.

use super::forms::{char_at, char_before, is_hangul};
use super::{Glyph, glyph_at, read};
use crate::text::is_letter_or_figure;

/// Where the next number may begin: a digit, or a word of numbers at the start of a word.
pub(crate) fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    // Whether the character before `at` is part of a word that a number in words cannot begin inside of.
    let mut inside = char_before(text, from).is_some_and(goes_on_as_word);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_digit() {
                return Some(at);
            }
            inside = byte.is_ascii_alphabetic();
            at += 1;
            continue;
        }
        let len = match byte {
            0xf0.. => 4,
            0xe0.. => 3,
            _ => 2,
        };
        // Nothing but three-byte characters means a number; most of them stand inside a word.
        if len == 3 {
            let hangul = matches!(byte, 0xea..=0xed);
            if (!inside || !hangul)
                && let Some((glyph, _)) = glyph_at(text, at)
            {
                match glyph {
                    Glyph::Digit(_) => return Some(at),
                    Glyph::Word(_) | Glyph::Small(_) | Glyph::Large(4) | Glyph::Vague
                        if !inside || is_modifier_prefix(text, at) =>
                    {
                        return Some(at);
                    }
                    _ => {}
                }
            } else if hangul
                && inside
                && ends_as_modifier(text, at)
                && is_modifier_prefix(text, at)
                && glyph_at(text, at).is_some()
            {
                return Some(at);
            }
            inside = hangul || matches!(byte, 0xe4..=0xe9);
        } else {
            inside = false;
        }
        at += len;
    }
    None
}

fn goes_on_as_word(character: char) -> bool {
    is_letter_or_figure(character)
}

/// `약|오천억`, `총|수십억`: a number in words written on to its modifier; `금|일억이천만원`: on to the word of deeds.
fn is_modifier_prefix(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    let Some(rest) = head.strip_suffix(['약', '총', '금']) else {
        return false;
    };
    !rest.ends_with(goes_on_as_word) && (!head.ends_with('금') || is_sum_in_words(text, at))
}

/// Whether the byte before `at` is the last of 약, 총 or 금: every syllable inside a word is asked.
#[inline]
fn ends_as_modifier(text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    matches!(before, Some(0xbd | 0x9d | 0x88))
}

/// `일억이천만|원`; but `금일 만원`, `금사 두 돈`.
fn is_sum_in_words(text: &str, at: usize) -> bool {
    let sum = read(text, at).filter(|sum| sum.large >= 4 && sum.last_gap.is_none());
    sum.is_some_and(|sum| char_at(text, sum.span.end) == Some('원'))
}

/// What may make an amount negative before it, and where it begins: `-`, `△`, `(-)`, `마이너스`.
pub(crate) fn minus_before(text: &str, start: usize) -> (usize, bool) {
    let head = text.get(..start).unwrap_or_default();
    if let Some(rest) = head.strip_suffix("(-)").or_else(|| head.strip_suffix("(△)")) {
        return (rest.len(), true);
    }
    if let Some(rest) = head.strip_suffix(['△', '−', '-', '－']) {
        let joins = rest.ends_with(|c: char| is_letter_or_figure(c) || matches!(c, ')' | '%' | '-' | '~' | '∼'));
        return if joins { (start, false) } else { (rest.len(), true) };
    }
    let word = head.strip_suffix(' ').unwrap_or(head);
    match word.strip_suffix("마이너스") {
        Some(rest) if !rest.ends_with(is_hangul) => (rest.len(), true),
        _ => (start, false),
    }
}
