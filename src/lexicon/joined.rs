//! A word that the text has in parts, as the dictionary writes it.

use std::ops::Deref;

/// Parts of a word, joined without memory of their own; the empty word where they are longer than any of the
/// dictionary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joined {
    bytes: [u8; LONGEST],
    length: usize,
}

/// More bytes than any word of the dictionary has.
const LONGEST: usize = 64;

impl<'p> FromIterator<&'p str> for Joined {
    fn from_iter<I: IntoIterator<Item = &'p str>>(parts: I) -> Self {
        let mut joined = Joined { bytes: [0; LONGEST], length: 0 };
        for part in parts {
            let end = joined.length + part.len();
            let Some(room) = joined.bytes.get_mut(joined.length..end) else {
                return Joined { length: 0, ..joined };
            };
            room.copy_from_slice(part.as_bytes());
            joined.length = end;
        }
        joined
    }
}

impl Joined {
    /// Two parts in a row.
    pub(crate) fn of(first: &str, second: &str) -> Self {
        [first, second].into_iter().collect()
    }
}

impl Deref for Joined {
    type Target = str;

    fn deref(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_a_word() {
        assert_eq!(&*Joined::of("목표", "주가"), "목표주가");
        assert_eq!(&*["전략", "적", "파트너", "십"].into_iter().collect::<Joined>(), "전략적파트너십");
    }

    #[test]
    fn what_is_too_long_is_no_word() {
        assert_eq!(&*Joined::of(&"가".repeat(30), "나"), "");
    }
}
