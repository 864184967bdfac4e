//! Mentions of every sort → one list in the order of the text, without overlaps.

use super::pass::{Buffers, Pass};
use crate::date::Grain;
use crate::model::EntityKind;
use crate::resolve::{Mention, Referent};
use crate::span::ByteSpan;

/// A mention before it is known whether it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    span: ByteSpan,
    value: MentionValue,
    kind: EntityKind,
    confidence: f32,
    /// Its number among those of its sort.
    index: usize,
}

/// Where the value of a mention is kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum MentionValue {
    Name,
    Money(usize),
    Date(usize),
    Percent(usize),
}

impl Pass<'_> {
    /// Joins all mentions in the order of the text; where two overlap the longer stands, a value before a name.
    #[inline(never)]
    pub(super) fn resolve(&mut self) {
        let mut places = std::mem::take(&mut self.buffers.places);
        self.gather_places(&mut places);
        let mut name_referents = Vec::with_capacity(self.names.len());
        self.referents.reserve(self.names.len());
        for name in &self.names {
            name_referents.push(self.referents.of(name, self.text, self.inner.segmenter.lexicon()));
        }
        let mut free = self.referents.len();
        let mut end = 0;
        let mut sentence = 0;
        for &Place { span, value, kind, confidence, index } in &places {
            while self.sentences.get(sentence).is_some_and(|own| own.span.end <= span.start) {
                sentence += 1;
            }
            let read = self.sentences.get(sentence).is_some_and(|own| own.span.overlaps(span) && self.is_read(own));
            if span.start < end || !read {
                continue;
            }
            end = span.end;
            let referent = match value {
                MentionValue::Name => name_referents[index],
                MentionValue::Money(_) | MentionValue::Date(_) | MentionValue::Percent(_) => {
                    free += 1;
                    Referent(free - 1)
                }
            };
            let ahead = match value {
                MentionValue::Date(index) => {
                    matches!((self.buffers.dates[index].value.start, self.date), (Some(start), Some(today)) if start > today)
                }
                _ => false,
            };
            let is_day = match value {
                MentionValue::Date(index) => self.buffers.dates[index].value.grain == Grain::Day,
                _ => false,
            };
            self.buffers.mentions.push(Mention { span, kind, referent, confidence, ahead, is_day });
            self.buffers.values.push(value);
        }
        self.buffers.places = places;
    }

    /// All that was found, in the order of the text, the longer of two that begin together first.
    fn gather_places(&self, places: &mut Vec<Place>) {
        let Buffers { money, dates, percents, .. } = &self.buffers;
        for (index, mention) in money.iter().enumerate() {
            let value = MentionValue::Money(index);
            places.push(Place { span: mention.span, value, kind: EntityKind::Money, confidence: 0.98, index });
        }
        for (index, mention) in dates.iter().enumerate() {
            let value = MentionValue::Date(index);
            places.push(Place { span: mention.span, value, kind: EntityKind::Date, confidence: 0.95, index });
        }
        for (index, mention) in percents.iter().enumerate() {
            let value = MentionValue::Percent(index);
            places.push(Place { span: mention.span, value, kind: EntityKind::Percent, confidence: 0.98, index });
        }
        for (index, name) in self.names.iter().enumerate() {
            let value = MentionValue::Name;
            places.push(Place { span: name.span, value, kind: name.kind, confidence: name.confidence, index });
        }
        places.sort_by_key(|place| (place.span.start, std::cmp::Reverse(place.span.end)));
    }
}
