//! The words of a phrase.

use std::iter::Copied;
use std::ops::Deref;
use std::slice::Iter;

/// Places of atoms, in order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words<'a>(pub(super) &'a [usize]);

impl Deref for Words<'_> {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        self.0
    }
}

impl<'a> IntoIterator for Words<'a> {
    type Item = usize;
    type IntoIter = Copied<Iter<'a, usize>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().copied()
    }
}
