//! What a single character means inside a numeral.

/// The numeral meaning of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// `0`…`9`, full width too.
    Digit(u8),
    /// A digit in hangul or hanja: `오`, `五`.
    Word(u8),
    /// 십, 백, 천 by exponent.
    Small(u8),
    /// 만, 억, 조, 경, 해 by exponent.
    Large(u8),
    /// `수`, `몇`.
    Vague,
    /// `여`: somewhat more.
    Over,
    /// `반`: half of the magnitude before it.
    Half,
    /// `,`
    Comma,
    /// `.`
    Point,
    /// One space.
    Gap,
}

/// The glyph at byte `at` and its length; `None` where no character of a numeral begins there.
#[inline]
pub(crate) fn glyph_at(text: &str, at: usize) -> Option<(Glyph, usize)> {
    let lead = *text.as_bytes().get(at)?;
    if lead.is_ascii() {
        return Some((glyph_of_ascii(lead)?, 1));
    }
    let character = text.get(at..)?.chars().next()?;
    if is_other_syllable(character) {
        return None;
    }
    Some((glyph_of(character)?, character.len_utf8()))
}

#[inline]
const fn glyph_of_ascii(character: u8) -> Option<Glyph> {
    Some(match character {
        b'0'..=b'9' => Glyph::Digit(character - b'0'),
        b' ' => Glyph::Gap,
        b',' => Glyph::Comma,
        b'.' => Glyph::Point,
        _ => return None,
    })
}

/// A bit for each syllable of hangul that is a glyph. Nearly none is, and it takes a search to name one.
static SYLLABLES: [u64; 175] = {
    let mut bits = [0; 175];
    let mut index = 0;
    while index < 11_172 {
        if let Some(character) = char::from_u32('가' as u32 + index)
            && glyph_of(character).is_some()
        {
            bits[index as usize / 64] |= 1 << (index % 64);
        }
        index += 1;
    }
    bits
};

#[inline]
fn is_other_syllable(character: char) -> bool {
    let index = (character as usize).wrapping_sub('가' as usize);
    character <= '힣' && SYLLABLES.get(index / 64).is_some_and(|bits| bits >> (index % 64) & 1 == 0)
}

/// The glyph of a character that is not of ASCII.
const fn glyph_of(character: char) -> Option<Glyph> {
    Some(match character {
        '\u{ff10}'..='\u{ff19}' => Glyph::Digit((character as u32 - 0xff10) as u8),
        '\u{a0}' => Glyph::Gap,
        '，' => Glyph::Comma,
        '．' => Glyph::Point,
        '영' | '공' | '零' | '〇' => Glyph::Word(0),
        '일' | '一' | '壹' => Glyph::Word(1),
        '이' | '二' | '貳' => Glyph::Word(2),
        '삼' | '三' | '參' => Glyph::Word(3),
        '사' | '四' => Glyph::Word(4),
        '오' | '五' => Glyph::Word(5),
        '육' | '륙' | '六' => Glyph::Word(6),
        '칠' | '七' => Glyph::Word(7),
        '팔' | '八' => Glyph::Word(8),
        '구' | '九' => Glyph::Word(9),
        '십' | '十' | '拾' => Glyph::Small(1),
        '백' | '百' => Glyph::Small(2),
        '천' | '千' => Glyph::Small(3),
        '만' | '萬' | '万' => Glyph::Large(4),
        '억' | '億' | '亿' => Glyph::Large(8),
        '조' | '兆' => Glyph::Large(12),
        '경' | '京' => Glyph::Large(16),
        '해' | '垓' => Glyph::Large(20),
        '수' | '몇' | '數' => Glyph::Vague,
        '여' | '餘' => Glyph::Over,
        '반' | '半' => Glyph::Half,
        _ => return None,
    })
}
