//! Buffers that grow and are never cleared item by item.

/// Items of which the first so many are in use.
#[derive(Default)]
pub(crate) struct Arena<T> {
    items: Vec<T>,
    used: usize,
}

impl<T: Copy + Default> Arena<T> {
    /// Forgets all items.
    pub(crate) fn clear(&mut self) {
        self.used = 0;
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.used
    }

    /// Room for `count` more items, to be written all: what lies there is old.
    #[inline]
    pub(crate) fn claim(&mut self, count: usize) -> &mut [T] {
        let from = self.used;
        self.used += count;
        if self.items.len() < self.used {
            self.items.resize(self.used * 2, T::default());
        }
        self.items.get_mut(from..self.used).unwrap_or_default()
    }

    /// Gives up all but the first `count` items.
    #[inline]
    pub(crate) fn shorten(&mut self, count: usize) {
        self.used = count.min(self.used);
    }

    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        if let [slot] = self.claim(1) {
            *slot = item;
        }
    }

    /// The items in use.
    #[inline]
    pub(crate) fn items(&self) -> &[T] {
        self.items.get(..self.used).unwrap_or_default()
    }

    /// The items in use from `first` on.
    #[inline]
    pub(crate) fn items_from(&mut self, first: usize) -> &mut [T] {
        self.items.get_mut(first..self.used).unwrap_or_default()
    }
}
