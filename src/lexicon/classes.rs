//! Sets of noun classes.

use sasil_dict::predicates::NounClass;

/// Some of the classes that nouns may have, so that one look says whether any of several is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClassSet(u128);

impl ClassSet {
    /// The set of these classes.
    pub(crate) const fn of(classes: &[NounClass]) -> Self {
        let (mut bits, mut rest) = (0, classes);
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u32;
            rest = others;
        }
        Self(bits)
    }

    /// Adds those of another set.
    pub(crate) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether any class is in both.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a class is in it.
    pub(crate) fn has(self, class: NounClass) -> bool {
        self.meets(Self::of(&[class]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_there() {
        let mut set = ClassSet::of(&[NounClass::Share, NounClass::Rating]);
        assert!(set.has(NounClass::Rating) && !set.has(NounClass::Sum));
        assert!(!set.meets(ClassSet::of(&[NounClass::Sum, NounClass::Day])));
        set.add(ClassSet::of(&[NounClass::Day]));
        assert!(set.meets(ClassSet::of(&[NounClass::Sum, NounClass::Day])));
    }
}
