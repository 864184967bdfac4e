//! Small numbers as they stand in dates: 26, ２６, 이십육, 廿 no, 二十六, 二〇二四, 사흘.

use super::cursor::Cursor;

/// A number and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) value: u32,
    /// How many digits it was written with; 0 for words.
    pub(super) digits: u8,
    pub(super) script: Script,
}

/// What a number was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Digits,
    Hangul,
    Hanja,
}

/// No date has a number of more digits.
const MOST_DIGITS: usize = 4;

/// An ASCII or full-width digit.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// A whole run of at most four digits; no part of a longer number, of a decimal or of grouped thousands.
pub(super) fn digits(from: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    // most places are no number: full-width digits begin with 0xEF
    if !matches!(from.first_byte(), Some(b'0'..=b'9' | 0xEF)) {
        return None;
    }
    let mut cursor = from;
    let mut value = 0;
    let mut count = 0;
    while let Some((next, behind)) = cursor.next_digit() {
        if count == MOST_DIGITS {
            return None;
        }
        value = value * 10 + next;
        count += 1;
        cursor = behind;
    }
    let numeral = Numeral { value, digits: u8::try_from(count).ok()?, script: Script::Digits };
    (count > 0).then_some((numeral, cursor))
}

/// A number in digits, hanja or Sino-Korean words.
pub(super) fn number(from: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    match from.first_byte()? {
        b'0'..=b'9' | 0xEF => digits(from),
        0xEA..=0xED => sino(from, hangul, Script::Hangul),
        0x80.. => sino(from, hanja, Script::Hanja),
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Sign {
    Digit(u32),
    Power(u32),
}

/// The syllables that [`hangul`] reads.
pub(super) const HANGUL_NUMBERS: &str = "일이삼사오육륙유칠팔구십시백천";

/// 이천이십사, 이십육; 유월 and 시월 drop a consonant.
fn hangul(c: char) -> Option<Sign> {
    Some(match c {
        '일' => Sign::Digit(1),
        '이' => Sign::Digit(2),
        '삼' => Sign::Digit(3),
        '사' => Sign::Digit(4),
        '오' => Sign::Digit(5),
        '육' | '륙' | '유' => Sign::Digit(6),
        '칠' => Sign::Digit(7),
        '팔' => Sign::Digit(8),
        '구' => Sign::Digit(9),
        '십' | '시' => Sign::Power(10),
        '백' => Sign::Power(100),
        '천' => Sign::Power(1000),
        _ => return None,
    })
}

/// 二千二十四, 二〇二四.
fn hanja(c: char) -> Option<Sign> {
    Some(match c {
        '〇' | '零' => Sign::Digit(0),
        '一' => Sign::Digit(1),
        '二' => Sign::Digit(2),
        '三' => Sign::Digit(3),
        '四' => Sign::Digit(4),
        '五' => Sign::Digit(5),
        '六' => Sign::Digit(6),
        '七' => Sign::Digit(7),
        '八' => Sign::Digit(8),
        '九' => Sign::Digit(9),
        '十' => Sign::Power(10),
        '百' => Sign::Power(100),
        '千' => Sign::Power(1000),
        _ => return None,
    })
}

/// A number of digits and powers, greedy except that the unit's own 일 (`이십일일`) is left over.
fn sino(from: Cursor<'_>, sign: fn(char) -> Option<Sign>, script: Script) -> Option<(Numeral, Cursor<'_>)> {
    let mut signs = [Sign::Digit(0); 10];
    let mut count = 0;
    let mut cursor = from;
    while let Some(next) = cursor.peek().and_then(sign) {
        *signs.get_mut(count)? = next;
        count += 1;
        cursor = cursor.bump();
    }
    // 이십일일 is 21 + 일: the last 일 is the unit, unless one follows (십일월, 이십일년).
    let has_unit = cursor.peek().is_some_and(|c| matches!(c, '월' | '년' | '분' | '개' | '주'));
    if script == Script::Hangul && count > 1 && cursor.previous() == Some('일') && !has_unit {
        let unit = Cursor::new(from.text(), cursor.at() - '일'.len_utf8());
        count -= 1;
        cursor = unit;
    }
    let value = sum(signs.get(..count)?)?;
    let numeral = Numeral { value, digits: 0, script };
    (count > 0).then_some((numeral, cursor))
}

/// 2 1000 2 10 4 → 2024; 2 0 2 4 → 2024 (positions) where no power is written.
fn sum(signs: &[Sign]) -> Option<u32> {
    let positional = signs.len() > 1 && !signs.iter().any(|s| matches!(s, Sign::Power(_)));
    let mut total = 0_u32;
    let mut pending: Option<u32> = None;
    let mut last_power = u32::MAX;
    for &sign in signs {
        match sign {
            Sign::Digit(d) if positional => total = total.checked_mul(10)?.checked_add(d)?,
            Sign::Digit(_) if pending.is_some() => return None,
            Sign::Digit(d) => pending = Some(d),
            Sign::Power(p) if p >= last_power => return None,
            Sign::Power(p) => {
                total = total.checked_add(pending.take().unwrap_or(1).checked_mul(p)?)?;
                last_power = p;
            }
        }
    }
    total.checked_add(pending.unwrap_or(0))
}

/// What a native word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Counts of days and months that have a word of their own: 사흘, 보름, 반년.
pub(super) const NATIVE_COUNTS: &[(&str, u32, Unit)] = &[
    ("하루", 1, Unit::Day),
    ("이틀", 2, Unit::Day),
    ("사흘", 3, Unit::Day),
    ("나흘", 4, Unit::Day),
    ("닷새", 5, Unit::Day),
    ("엿새", 6, Unit::Day),
    ("이레", 7, Unit::Day),
    ("여드레", 8, Unit::Day),
    ("아흐레", 9, Unit::Day),
    ("열흘", 10, Unit::Day),
    ("보름", 15, Unit::Day),
    ("일주일", 1, Unit::Week),
    ("반년", 6, Unit::Month),
];

/// Native numerals before 달, 해, 주.
pub(super) const NATIVE_NUMBERS: &[(&str, u32)] = &[
    ("한", 1),
    ("두", 2),
    ("석", 3),
    ("세", 3),
    ("넉", 4),
    ("네", 4),
    ("다섯", 5),
    ("여섯", 6),
    ("일곱", 7),
    ("여덟", 8),
    ("아홉", 9),
    ("열", 10),
];

/// A count of days, weeks, months or years: 사흘, 두 달, 3개월, 2주.
pub(super) fn count(from: Cursor<'_>) -> Option<(u32, Unit, Cursor<'_>)> {
    if from.first_byte().is_some_and(|byte| byte.is_ascii()) {
        return written_count(from);
    }
    let native = NATIVE_COUNTS.iter().find_map(|&(word, n, unit)| from.eat(word).map(|next| (n, unit, next)));
    native.or_else(|| native_months(from)).or_else(|| written_count(from))
}

fn native_months(from: Cursor<'_>) -> Option<(u32, Unit, Cursor<'_>)> {
    NATIVE_NUMBERS.iter().find_map(|&(word, n)| {
        let next = from.eat(word)?.skip_blanks();
        let (unit, end) = [("달", Unit::Month), ("해", Unit::Year), ("주", Unit::Week)]
            .iter()
            .find_map(|&(name, unit)| next.eat(name).map(|end| (unit, end)))?;
        Some((n, unit, end))
    })
}

fn written_count(from: Cursor<'_>) -> Option<(u32, Unit, Cursor<'_>)> {
    let (n, next) = number(from)?;
    let next = next.skip_blanks();
    let (unit, end) = [
        ("개월", Unit::Month),
        ("주일", Unit::Week),
        ("주", Unit::Week),
        ("년", Unit::Year),
        ("일", Unit::Day),
        ("달", Unit::Month),
    ]
    .iter()
    .find_map(|&(name, unit)| next.eat(name).map(|end| (unit, end)))?;
    Some((n.value, unit, end))
}
