//! What the sentences before have spoken of.

use std::collections::HashMap;

use super::{Mention, Referent};
use crate::lexicon::{OwnKeys, Seeded};
use crate::model::EntityKind;

/// The firms that stand in the light, sentence by sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discourse {
    paragraph: u32,
    /// The topic or subject of the sentence before in this paragraph, a mention's number.
    topic: Option<usize>,
    /// The last topic or subject that was a firm, whatever the paragraph.
    last: Option<usize>,
    /// The firm of which a stake was last spoken of.
    held: Option<usize>,
    /// The firm that was founded last.
    founded: Option<usize>,
    /// The firm that was last said to take money in, in this paragraph.
    funded: Option<usize>,
    /// Bodies in the order in which they were last named, newest last.
    recent: Vec<usize>,
    /// How many of them were named in this paragraph.
    here: usize,
    /// How often each body was named, by its number; a headline counts more.
    weights: Vec<Option<Weight>>,
    /// How many bodies were named.
    named: usize,
    /// The firm named most, a mention's number; of those named equally often the first: the article began with it.
    main: Option<usize>,
    /// The firm named most after it.
    second: Option<usize>,
    /// The persons of the document by the first letter of their mentions, in the order of the text.
    persons: HashMap<char, Vec<usize>, Seeded>,
    /// The firm with which a person is named: `A 홍길동 대표`, `홍길동 A 대표`.
    firms: HashMap<Referent, usize, OwnKeys>,
}

/// How often a body was named.
#[derive(Clone, Copy, Debug)]
struct Weight {
    sum: u32,
    /// How many bodies were named before it.
    place: usize,
    /// The first mention of it.
    mention: usize,
}

/// How many bodies are kept in mind.
const REACH: usize = 8;

impl Discourse {
    /// Before the first sentence of a document.
    pub(crate) fn new(text: &str, mentions: &[Mention]) -> Self {
        let mut persons: HashMap<char, Vec<usize>, Seeded> = HashMap::default();
        for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.kind == EntityKind::Person) {
            if let Some(first) = mention.span.slice(text).chars().next() {
                persons.entry(first).or_default().push(index);
            }
        }
        Self { persons, firms: firms_of_persons(text, mentions), ..Self::default() }
    }

    /// The firm with which the document names a person.
    pub(crate) fn firm_of(&self, person: usize, mentions: &[Mention]) -> Option<usize> {
        self.firms.get(&mentions[person].referent).copied()
    }

    /// Begins a sentence of this paragraph: in a new one the topic is again the firm that the article is about.
    pub(crate) fn begin(&mut self, paragraph: u32) {
        if paragraph != self.paragraph {
            self.topic = self.main;
            self.funded = None;
            self.held = None;
            self.founded = None;
            self.here = 0;
        }
        self.paragraph = paragraph;
    }

    /// The firm that an omitted subject stands for.
    pub(crate) fn topic(&self) -> Option<usize> {
        self.topic
    }

    /// The firm that `회사 측` stands for: the topic where it is a firm, else the firm that the article is about.
    pub(crate) fn firm(&self, mentions: &[Mention]) -> Option<usize> {
        let is_company = |index: &usize| mentions[*index].kind == EntityKind::Company;
        self.topic.filter(is_company).or(self.main)
    }

    /// The firm that `이 회사` points at: the last one that was the topic of a sentence.
    pub(crate) fn pointed_at(&self) -> Option<usize> {
        self.last
    }

    /// The firm that the article is about: the one named most.
    pub(crate) fn main(&self) -> Option<usize> {
        self.main
    }

    /// The two firms that `양사` stands for: the last two of the paragraph, else the two that the article is about.
    pub(crate) fn both(&self) -> Option<[usize; 2]> {
        match self.recent[self.recent.len() - self.here..] {
            [.., before, last] => Some([before, last]),
            _ => Some([self.main?, self.second?]),
        }
    }

    /// A body was named.
    pub(crate) fn name(&mut self, index: usize, headline: bool, mentions: &[Mention]) {
        let referent: Referent = mentions[index].referent;
        let known = self.recent.iter().position(|old| mentions[*old].referent == referent);
        let is_here = known.is_some_and(|place| place >= self.recent.len() - self.here);
        if let Some(place) = known {
            self.recent.remove(place);
        } else if self.recent.len() == REACH {
            self.recent.remove(0);
        }
        self.recent.push(index);
        self.here = (self.here + usize::from(!is_here)).min(self.recent.len());
        self.weigh(index, if headline { 3 } else { 1 }, mentions);
    }

    fn weigh(&mut self, index: usize, by: u32, mentions: &[Mention]) {
        let referent = mentions[index].referent.0 as usize;
        if self.weights.len() <= referent {
            self.weights.resize(referent + 1, None);
        }
        let new = Weight { sum: 0, place: self.named, mention: index };
        self.named += usize::from(self.weights[referent].is_none());
        let weight = self.weights[referent].get_or_insert(new);
        weight.sum += by;
        let weight = *weight;
        if mentions[weight.mention].kind != EntityKind::Company {
            return;
        }
        let outweighs = |other: usize| {
            let other = self.weights.get(mentions[other].referent.0 as usize).copied().flatten();
            other.is_none_or(|other| (weight.sum, other.place) > (other.sum, weight.place))
        };
        let is = |other: Option<usize>| other == Some(weight.mention);
        if self.main.is_none_or(outweighs) {
            if !is(self.main) {
                self.second = self.main;
            }
            self.main = Some(weight.mention);
        } else if !is(self.main) && self.second.is_none_or(outweighs) {
            self.second = Some(weight.mention);
        }
    }

    /// A sentence has this topic.
    pub(crate) fn set_topic(&mut self, index: usize, mentions: &[Mention]) {
        self.weigh(index, 3, mentions);
        self.topic = Some(index);
        if mentions[index].kind == EntityKind::Company {
            self.last = Some(index);
        }
    }

    /// This firm was said to take money in.
    pub(crate) fn set_funded(&mut self, index: usize) {
        self.funded = Some(index);
    }

    /// The firm that `기업가치는` without a name speaks of: the one just funded, else the one the article is about.
    pub(crate) fn valued(&self) -> Option<usize> {
        self.funded.or(self.main)
    }

    /// Notes the firm that was founded.
    pub(crate) fn set_founded(&mut self, index: usize) {
        self.founded = Some(index);
    }

    /// The firm whose founding was told last, in this paragraph.
    pub(crate) fn founded(&self) -> Option<usize> {
        self.founded
    }

    /// A stake in this firm was spoken of.
    pub(crate) fn set_held(&mut self, index: usize) {
        self.held = Some(index);
    }

    /// The firm that `지분 20%` without a name is a stake in.
    pub(crate) fn held(&self) -> Option<usize> {
        self.held
    }

    /// The person named before who has this surname (`문 사장`), the last one.
    pub(crate) fn person(&self, surname: char, before: usize, mentions: &[Mention]) -> Option<usize> {
        let persons = self.persons.get(&surname)?;
        let named = persons.partition_point(|index| mentions[*index].span.start < before);
        persons.get(named.checked_sub(1)?).copied()
    }
}

/// The firm that stands right beside each person where he is first named with one.
fn firms_of_persons(text: &str, mentions: &[Mention]) -> HashMap<Referent, usize, OwnKeys> {
    let mut firms = HashMap::default();
    for (place, pair) in mentions.windows(2).enumerate() {
        let (person, firm) = match (pair[0].kind, pair[1].kind) {
            (EntityKind::Person, EntityKind::Company) => (place, place + 1),
            (EntityKind::Company, EntityKind::Person) => (place + 1, place),
            _ => continue,
        };
        let between = text.get(pair[0].span.end..pair[1].span.start);
        if between == Some(" ") {
            firms.entry(mentions[person].referent).or_insert(firm);
        }
    }
    firms
}
