//! The dates of a text read so far: what 이날, 이듬해 and 전년 동기 hang on.

use super::calendar::Days;
use super::value::Grain;

/// A date that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remembered {
    pub(super) grain: Grain,
    /// `None` where it could not be placed.
    pub(super) days: Option<Days>,
    pub(super) sentence: u32,
    /// It is only compared with: 전년 동기, 전날.
    pub(super) is_comparison: bool,
    /// A bare day without 지난: the day that news is about.
    pub(super) is_news_day: bool,
}

/// How many dates are remembered.
const CAPACITY: usize = 24;

/// The last dates of a text, and the sentence that is being read.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    ring: [Option<Remembered>; CAPACITY],
    next: usize,
    pub(super) sentence: u32,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self { ring: [None; CAPACITY], next: 0, sentence: 0 }
    }

    pub(super) fn remember(&mut self, mut entry: Remembered) {
        entry.sentence = self.sentence;
        if let Some(slot) = self.ring.get_mut(self.next % CAPACITY) {
            *slot = Some(entry);
        }
        self.next = self.next.wrapping_add(1);
    }

    /// The dates, the newest first.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = &Remembered> {
        (1..=CAPACITY)
            .filter_map(move |back| self.ring.get(self.next.wrapping_sub(back) % CAPACITY))
            .map_while(Option::as_ref)
    }

    /// The newest date of a wanted kind, at most `sentences` sentences back.
    pub(super) fn newest(&self, sentences: u32, wanted: impl Fn(&Remembered) -> bool) -> Option<Remembered> {
        self.newest_first()
            .take_while(|date| date.sentence.saturating_add(sentences) >= self.sentence)
            .find(|date| wanted(date))
            .copied()
    }
}
