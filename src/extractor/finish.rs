//! Drafts and mentions → the document that is handed out: what was asked for, with numbers, and what is to be warned of.

use rust_decimal::Decimal;

use super::gather::MentionValue;
use super::pass::Pass;
use crate::assemble::{self, CharCounter};
use crate::claim::{self, DraftFiller, Values};
use crate::date;
use crate::model::{Document, EntityId, EntityValue, Warning, WarningCode};
use crate::money::Money;
use crate::resolve::{self, Referents};
use crate::span::ByteSpan;

impl Pass<'_> {
    #[inline(never)]
    pub(super) fn finish(mut self) -> Document {
        let drafts = std::mem::take(&mut self.drafts);
        let mut drafts = claim::merge(drafts, &self.buffers.mentions, self.text, &self);
        let options = &self.inner.options;
        drafts.retain(|draft| {
            let is_sure = || claim::confidence(draft, &self.buffers.mentions) >= options.min_confidence;
            // Every confidence is above nothing.
            (options.min_confidence <= 0.0 || is_sure())
                && options.claim_kinds.as_ref().is_none_or(|kinds| kinds.contains(&draft.kind))
        });
        let kept = self.kept_entities(&drafts);
        let counter = CharCounter::new(self.text);
        let mut numbers = vec![EntityId(0); self.buffers.mentions.len()];
        let mut entities = Vec::with_capacity(kept.len());
        let mut referents = std::mem::take(&mut self.referents);
        for (id, &index) in kept.iter().enumerate() {
            numbers[index] = EntityId(id as u32);
            referents.announce(self.buffers.mentions[index].referent);
        }
        for (id, &index) in kept.iter().enumerate() {
            let mention = &self.buffers.mentions[index];
            let value = self.entity_value(index, &mut referents, &numbers, &kept);
            entities.push(assemble::entity(&counter, id, mention.span, value, mention.confidence));
        }
        let number = |index: usize| numbers[index];
        let explain = self.inner.options.explanations;
        let mut claims: Vec<_> = drafts
            .iter()
            .enumerate()
            .map(|(id, draft)| {
                assemble::claim(&counter, &entities, &self.buffers.mentions, id, draft, &number, explain)
            })
            .collect();
        assemble::link_cancellations(&entities, &mut claims);
        let document = Document {
            id: None,
            source: None,
            date: self.date,
            warnings: self.warnings(&counter),
            sentences: std::mem::take(&mut self.sentences),
            entities,
            claims,
        };
        self.inner.give_back(self.buffers);
        document
    }

    /// The mentions that are handed out: of the kinds asked for, and all that a claim points at.
    fn kept_entities(&self, drafts: &[claim::Draft]) -> Vec<usize> {
        let Some(kinds) = &self.inner.options.entity_kinds else { return (0..self.buffers.mentions.len()).collect() };
        let mut keep: Vec<bool> = self.buffers.mentions.iter().map(|mention| kinds.contains(&mention.kind)).collect();
        for draft in drafts {
            for filler in draft.roles.iter().map(|role| role.filler).chain(draft.source) {
                if let DraftFiller::Mention(index) = filler {
                    keep[index] = true;
                }
            }
        }
        (0..keep.len()).filter(|index| keep[*index]).collect()
    }

    fn entity_value(
        &self,
        index: usize,
        referents: &mut Referents,
        numbers: &[EntityId],
        kept: &[usize],
    ) -> EntityValue {
        match self.buffers.values[index] {
            MentionValue::Name => {
                referents.hand_out(self.buffers.mentions[index].referent).unwrap_or_else(resolve::unnamed)
            }
            MentionValue::Money(own) => {
                let mention = &self.buffers.money[own];
                let equivalent = mention.equivalent.and_then(|other| {
                    let place = self.place_of_money(index, other)?;
                    kept.binary_search(&place).ok().map(|_| numbers[place])
                });
                EntityValue::Money { money: mention.money.clone(), equivalent }
            }
            MentionValue::Date(own) => EntityValue::Date(self.buffers.dates[own].value),
            MentionValue::Percent(own) => EntityValue::Percent(self.buffers.percents[own].percent),
        }
    }

    /// The mention of an amount that stands behind the mention `index`.
    fn place_of_money(&self, index: usize, amount: usize) -> Option<usize> {
        let start = self.buffers.money.get(amount)?.span.start;
        let place = index + self.buffers.mentions.get(index..)?.partition_point(|mention| mention.span.start < start);
        matches!(self.buffers.values.get(place), Some(MentionValue::Money(own)) if *own == amount).then_some(place)
    }

    /// What tells an amount or a date apart from another.
    fn warnings(&self, counter: &CharCounter<'_>) -> Vec<Warning> {
        let mut found: Vec<(ByteSpan, Warning)> = Vec::new();
        for mention in &self.buffers.money {
            if mention.warning.is_some() {
                let amount = shortened(mention.span.slice(self.text));
                let message = format!("`{amount}` is larger than an exact decimal holds");
                found.push((mention.span, warning(counter, WarningCode::AmountOverflow, mention.span, message)));
            }
        }
        for mention in &self.buffers.dates {
            let Some(problem) = mention.warning else { continue };
            let code = match problem {
                date::Warning::ImpossibleDay => WarningCode::ImpossibleDate,
                date::Warning::WeekdayMismatch => WarningCode::WeekdayMismatch,
            };
            let message = format!("`{}`: {problem}", mention.span.slice(self.text));
            found.push((mention.span, warning(counter, code, mention.span, message)));
        }
        found.sort_by_key(|(span, _)| *span);
        found.into_iter().map(|(_, warning)| warning).collect()
    }
}

/// As much of a mention as a message has room for.
fn shortened(mention: &str) -> String {
    const ROOM: usize = 40;
    match mention.char_indices().nth(ROOM) {
        Some((cut, _)) => format!("{}…", &mention[..cut]),
        None => mention.to_string(),
    }
}

fn warning(counter: &CharCounter<'_>, code: WarningCode, span: ByteSpan, message: String) -> Warning {
    Warning { code, message: message.into(), chars: Some(counter.chars(span)) }
}

impl Values for Pass<'_> {
    fn key(&self, mention: usize) -> Option<String> {
        match self.buffers.values[mention] {
            MentionValue::Name => None,
            MentionValue::Money(own) => Some(self.buffers.money[own].money.to_string()),
            MentionValue::Date(own) => Some(self.buffers.dates[own].value.to_string()),
            MentionValue::Percent(own) => Some(self.buffers.percents[own].percent.to_string()),
        }
    }

    fn are_near(&self, one: usize, other: usize) -> bool {
        let (MentionValue::Money(one), MentionValue::Money(other)) =
            (self.buffers.values[one], self.buffers.values[other])
        else {
            return true;
        };
        let (one, other) = (&self.buffers.money[one].money, &self.buffers.money[other].money);
        let written = |money: &Money| money.lower.or(money.upper);
        match (written(one), written(other)) {
            (Some(a), Some(b)) if one.currency == other.currency => {
                let tenth = a.abs().max(b.abs()) / Decimal::TEN;
                a.checked_sub(b).is_none_or(|difference| difference.abs() <= tenth)
            }
            _ => true,
        }
    }
}
