//! The words of a phrase.

use std::ops::{Deref, Range};

/// Places of atoms, in order. Nearly every phrase has so few that they need no memory of their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    few: [usize; FEW],
    count: usize,
    /// All of them, where there are more.
    many: Vec<usize>,
}

const FEW: usize = 8;

impl Deref for Words {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        if self.many.is_empty() { self.few.get(..self.count).unwrap_or_default() } else { &self.many }
    }
}

impl FromIterator<usize> for Words {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        let mut words = Words::default();
        for place in places {
            match words.few.get_mut(words.count) {
                Some(slot) => *slot = place,
                None => {
                    if words.many.is_empty() {
                        words.many.extend(words.few);
                    }
                    words.many.push(place);
                }
            }
            words.count += 1;
        }
        words
    }
}

impl IntoIterator for Words {
    type Item = usize;
    type IntoIter = Places;

    fn into_iter(self) -> Places {
        Places { range: 0..self.len(), words: self }
    }
}

/// The words of a phrase, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    words: Words,
    range: Range<usize>,
}

impl Iterator for Places {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.words.get(self.range.next()?).copied()
    }
}

impl DoubleEndedIterator for Places {
    fn next_back(&mut self) -> Option<usize> {
        self.words.get(self.range.next_back()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_kept_in_order() {
        for count in [0, 1, FEW, FEW + 1, 3 * FEW] {
            let places: Vec<usize> = (0..count).map(|place| place * 2).collect();
            let words: Words = places.iter().copied().collect();
            assert_eq!(*words, places[..]);
            assert!(words.into_iter().rev().eq(places.into_iter().rev()));
        }
    }
}
