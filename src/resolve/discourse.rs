//! What the sentences before have spoken of.

use super::{Mention, Referent};
use crate::model::EntityKind;

/// The firms that stand in the light, sentence by sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discourse {
    paragraph: u32,
    /// The topic or subject of the sentence before in this paragraph, a mention's number.
    topic: Option<usize>,
    /// The firm of which a stake was last spoken of.
    held: Option<usize>,
    /// The firm that was last said to take money in, in this paragraph.
    funded: Option<usize>,
    /// Bodies in the order in which they were last named, newest last.
    recent: Vec<usize>,
    /// Bodies named in this paragraph.
    here: Vec<Referent>,
    /// How often each body was named, with a mention of it; a headline counts more.
    weights: Vec<(Referent, u32, usize)>,
}

/// How many bodies are kept in mind.
const REACH: usize = 8;

impl Discourse {
    /// Begins a sentence of this paragraph: in a new one the topic is again the firm that the article is about.
    pub(crate) fn begin(&mut self, paragraph: u32, mentions: &[Mention]) {
        if paragraph != self.paragraph {
            self.topic = self.main(mentions);
            self.here.clear();
            self.funded = None;
        }
        self.paragraph = paragraph;
    }

    /// The firm that the article is about: the one named most.
    pub(crate) fn main(&self, mentions: &[Mention]) -> Option<usize> {
        let firms = self.weights.iter().filter(|(_, _, index)| mentions[*index].kind == EntityKind::Company);
        // The first of those named equally often: the article began with it.
        firms.rev().max_by_key(|(_, weight, _)| *weight).map(|(_, _, index)| *index)
    }

    /// The firm that an omitted subject stands for.
    pub(crate) fn topic(&self) -> Option<usize> {
        self.topic
    }

    /// The firm that `회사 측` stands for: the topic where it is a firm, else the firm that the article is about.
    pub(crate) fn firm(&self, mentions: &[Mention]) -> Option<usize> {
        let is_company = |index: &usize| mentions[*index].kind == EntityKind::Company;
        self.topic.filter(is_company).or_else(|| self.main(mentions))
    }

    /// The two firms that `양사` stands for: the last two of the paragraph, else the two that the article is about.
    pub(crate) fn both(&self, mentions: &[Mention]) -> Option<[usize; 2]> {
        let is_firm = |index: &usize| mentions[*index].is_body();
        let here = |index: &usize| self.here.contains(&mentions[*index].referent);
        let mut recent = self.bodies_newest_first().filter(is_firm).filter(here);
        if let (Some(last), Some(before)) = (recent.next(), recent.next()) {
            return Some([before, last]);
        }
        let mut firms: Vec<&(Referent, u32, usize)> =
            self.weights.iter().filter(|(_, _, index)| mentions[*index].kind == EntityKind::Company).collect();
        // A stable sort: of those named equally often the one that came first.
        firms.sort_by_key(|(_, weight, _)| std::cmp::Reverse(*weight));
        match firms[..] {
            [first, second, ..] => Some([first.2, second.2]),
            _ => None,
        }
    }

    /// The bodies named before, the one last named first.
    pub(crate) fn bodies_newest_first(&self) -> impl Iterator<Item = usize> {
        self.recent.iter().rev().copied()
    }

    /// A body was named.
    pub(crate) fn name(&mut self, index: usize, headline: bool, mentions: &[Mention]) {
        let referent: Referent = mentions[index].referent;
        if !self.here.contains(&referent) {
            self.here.push(referent);
        }
        self.recent.retain(|old| mentions[*old].referent != referent);
        self.recent.push(index);
        if self.recent.len() > REACH {
            self.recent.remove(0);
        }
        self.weigh(index, if headline { 3 } else { 1 }, mentions);
    }

    fn weigh(&mut self, index: usize, weight: u32, mentions: &[Mention]) {
        let referent = mentions[index].referent;
        match self.weights.iter_mut().find(|(own, ..)| *own == referent) {
            Some((_, sum, _)) => *sum += weight,
            None => self.weights.push((referent, weight, index)),
        }
    }

    /// A sentence has this topic.
    pub(crate) fn set_topic(&mut self, index: usize, mentions: &[Mention]) {
        self.weigh(index, 3, mentions);
        self.topic = Some(index);
    }

    /// A stake in this firm was spoken of.
    pub(crate) fn set_held(&mut self, index: usize) {
        self.held = Some(index);
    }

    /// This firm was said to take money in.
    pub(crate) fn set_funded(&mut self, index: usize) {
        self.funded = Some(index);
    }

    /// The firm that `기업가치는` without a name speaks of: the one just funded, else the one the article is about.
    pub(crate) fn valued(&self, mentions: &[Mention]) -> Option<usize> {
        self.funded.or_else(|| self.main(mentions))
    }

    /// The firm that `지분 20%` without a name is a stake in.
    pub(crate) fn held(&self) -> Option<usize> {
        self.held
    }

    /// The person named before who has this surname (`문 사장`), the last one.
    pub(crate) fn person(&self, surname: char, before: usize, text: &str, mentions: &[Mention]) -> Option<usize> {
        let named = mentions.iter().enumerate().take_while(|(_, mention)| mention.span.start < before);
        let persons = named.filter(|(_, mention)| mention.kind == EntityKind::Person);
        persons.filter(|(_, mention)| mention.span.slice(text).starts_with(surname)).last().map(|(index, _)| index)
    }
}
