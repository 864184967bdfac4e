//! What a word is written with. The tables of the standard library are slow for Korean syllables, which are most of
//! what is asked for.

/// A letter of any script.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    is_syllable(c) || c.is_alphabetic()
}

/// A letter or a figure of any script.
#[inline]
pub(crate) fn is_letter_or_figure(c: char) -> bool {
    is_syllable(c) || c.is_alphanumeric()
}

#[inline]
fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}
