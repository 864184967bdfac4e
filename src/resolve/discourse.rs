//! What the sentences before have spoken of.

use super::{Mention, Referent};
use crate::model::EntityKind;

/// The firms that stand in the light, sentence by sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discourse {
    paragraph: u32,
    /// The topic or subject of the sentence before, a mention's number.
    topic: Option<usize>,
    /// Bodies in the order in which they were last named, newest last.
    recent: Vec<usize>,
}

/// How many bodies are kept in mind.
const REACH: usize = 8;

impl Discourse {
    /// Begins a sentence of this paragraph.
    pub(crate) fn begin(&mut self, paragraph: u32) {
        self.paragraph = paragraph;
    }

    /// The firm that an omitted subject or `회사` stands for.
    pub(crate) fn topic(&self) -> Option<usize> {
        self.topic
    }

    /// The firm that `회사 측`, `이 회사` stand for: the topic where it is a firm, else the firm last named.
    pub(crate) fn firm(&self, mentions: &[Mention]) -> Option<usize> {
        let is_company = |index: &usize| mentions[*index].kind == EntityKind::Company;
        self.topic.filter(is_company).or_else(|| self.recent.iter().rev().copied().find(is_company))
    }

    /// The two firms that `양사` stands for.
    pub(crate) fn both(&self, mentions: &[Mention]) -> Option<[usize; 2]> {
        let mut firms = self.recent.iter().rev().copied().filter(|index| mentions[*index].is_body());
        let last = firms.next()?;
        let before = firms.next()?;
        Some([before, last])
    }

    /// A body was named.
    pub(crate) fn name(&mut self, index: usize, mentions: &[Mention]) {
        let referent: Referent = mentions[index].referent;
        self.recent.retain(|old| mentions[*old].referent != referent);
        self.recent.push(index);
        if self.recent.len() > REACH {
            self.recent.remove(0);
        }
    }

    /// A sentence has this topic.
    pub(crate) fn set_topic(&mut self, index: usize) {
        self.topic = Some(index);
    }
}
