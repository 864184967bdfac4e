//! A word that the text has in parts, as the dictionary writes it.

use std::ops::Deref;

use arrayvec::ArrayString;

/// Parts of a word, joined without memory of their own; the empty word where they are longer than any of the
/// dictionary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joined(ArrayString<LONGEST>);

/// More bytes than any word of the dictionary has.
const LONGEST: usize = 64;

impl<'p> FromIterator<&'p str> for Joined {
    fn from_iter<I: IntoIterator<Item = &'p str>>(parts: I) -> Self {
        let mut joined = ArrayString::new();
        for part in parts {
            if joined.try_push_str(part).is_err() {
                return Self(ArrayString::new());
            }
        }
        Self(joined)
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
        &self.0
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
