//! What the `find_iter` of amounts, percents and dates gives.

use std::iter::FusedIterator;

/// What was found in a text, in the order in which it stands: see [`money::find_iter`](crate::money::find_iter),
/// [`percent::find_iter`](crate::percent::find_iter) and [`date::find_iter`](crate::date::find_iter).
///
/// ```
/// let mut amounts = sasil::money::find_iter("1억 원을 빌려 3000만 원을 갚았다.");
/// assert_eq!(amounts.len(), 2);
/// assert_eq!(amounts.next_back().unwrap().money.to_string(), "KRW 30,000,000");
/// ```
#[derive(Clone, Debug)]
pub struct FindIter<M>(std::vec::IntoIter<M>);

impl<M> FindIter<M> {
    pub(crate) fn new(mentions: Vec<M>) -> Self {
        Self(mentions.into_iter())
    }
}

impl<M> Iterator for FindIter<M> {
    type Item = M;

    fn next(&mut self) -> Option<M> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<M> DoubleEndedIterator for FindIter<M> {
    fn next_back(&mut self) -> Option<M> {
        self.0.next_back()
    }
}

impl<M> ExactSizeIterator for FindIter<M> {}
impl<M> FusedIterator for FindIter<M> {}
