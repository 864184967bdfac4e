//! Sets of kinds of mentions.

use crate::model::EntityKind;

/// The kinds of mentions that a noun phrase has, so that one look says that there is no amount in it, or no name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct KindSet(u8);

impl KindSet {
    /// Amounts, days and shares.
    pub(crate) const VALUES: Self = Self::of(&[EntityKind::Money, EntityKind::Date, EntityKind::Percent]);
    /// Companies, organizations and persons.
    pub(crate) const PARTIES: Self = Self::of(&[EntityKind::Company, EntityKind::Organization, EntityKind::Person]);

    /// The set of these kinds.
    pub(crate) const fn of(kinds: &[EntityKind]) -> Self {
        let (mut bits, mut rest) = (0, kinds);
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u8;
            rest = others;
        }
        Self(bits)
    }

    /// Adds a kind.
    pub(super) fn add(&mut self, kind: EntityKind) {
        self.0 |= Self::of(&[kind]).0;
    }

    /// Whether any kind is in both.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a kind is in it.
    pub(crate) fn has(self, kind: EntityKind) -> bool {
        self.meets(Self::of(&[kind]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_there() {
        let mut set = KindSet::default();
        set.add(EntityKind::Date);
        assert!(set.has(EntityKind::Date) && set.meets(KindSet::VALUES));
        assert!(!set.has(EntityKind::Money) && !set.meets(KindSet::PARTIES));
    }
}
