//! A claim as a sentence with its values, and the words of the text that say it.

use sasil::{Claim, Document, Entity, EntityValue, Explanation, Filler, Modality, Passage, Polarity, Role, RoleFiller};

use super::{INDENT, Page};
use crate::show::flow::{Flow, columns, head, tail, tame};
use crate::show::line;
use crate::show::paint::Ink;
use crate::show::words::value_said;

impl Page<'_> {
    pub(super) fn claims(&mut self) {
        let document = self.document;
        if document.claims.is_empty() {
            self.line(Ink::Faint, "  no claims");
        }
        for claim in &document.claims {
            self.claim(claim);
        }
        if !document.claims.is_empty() && !document.entities.is_empty() {
            self.out.push('\n');
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let document = self.document;
        let sentence = tame(&line::sentence(document, claim));
        let mut flow = self.begin(Ink::Kind, claim.kind.as_str());
        flow.put(Ink::Title, &sentence);
        for own in claim.roles.iter() {
            put_detail(&mut flow, document, own, &sentence);
        }
        for (ink, flag) in flags(claim) {
            flow.put(Ink::Faint, " · ");
            flow.put(ink, flag);
        }
        if let Some(source) = &claim.source {
            put_labelled(&mut flow, "source ", &said(document, source).1);
        }
        if let Some(undone) = claim.cancels.and_then(|id| document.claim(id)) {
            put_labelled(&mut flow, "undoes ", &format!("“{}”", tame(&line::sentence(document, undone))));
        }
        flow.put(Ink::Faint, &format!(" · {:.2}", claim.confidence));
        flow.end();
        match &claim.explanation {
            None => {
                let longest = line::evidence(claim).max_by_key(|passage| passage.span.len());
                longest.into_iter().for_each(|passage| self.evidence(passage, &claim.trigger));
            }
            Some(explanation) => {
                claim.evidence.iter().for_each(|passage| self.evidence(passage, &claim.trigger));
                self.parts(claim);
                self.explanation(explanation);
            }
        }
    }

    /// Why it was read so, a line each.
    fn explanation(&mut self, explanation: &Explanation) {
        let readings = explanation.readings.iter().map(ToString::to_string);
        let grounds = explanation.grounds.iter().map(ToString::to_string);
        let cues = explanation.cues.iter().map(ToString::to_string);
        let factors: Vec<String> = explanation.factors.iter().map(ToString::to_string).collect();
        let lines = readings.chain(grounds).chain(cues).chain([format!("confidence ← {}", factors.join(" "))]);
        for line in lines {
            let mut flow = self.flow(0);
            flow.put(Ink::Faint, &tame(&line));
            flow.end();
        }
    }

    /// Every role by name, and how likely the claim was read rightly.
    fn parts(&mut self, claim: &Claim) {
        let document = self.document;
        let mut flow = self.flow(0);
        for (number, filler) in claim.roles.iter().enumerate() {
            // The role of a run of parties is said once.
            let repeated = number > 0 && claim.roles.get(number - 1).is_some_and(|before| before.role == filler.role);
            flow.put(Ink::Faint, if repeated { ", " } else { "" });
            if !repeated {
                flow.put(Ink::Faint, &format!("{}{} ", if number > 0 { " · " } else { "" }, filler.role));
            }
            let (ink, text) = said(document, &filler.filler);
            flow.put(ink, &text);
            flow.put(Ink::Faint, &change(filler));
        }
        if let Some(source) = &claim.source {
            let (ink, text) = said(document, source);
            flow.put(Ink::Faint, " · source ");
            flow.put(ink, &text);
        }
        flow.put(Ink::Faint, &format!(" · confidence {:.2}", claim.confidence));
        flow.end();
    }

    /// The words that say it, cut round the trigger where they are long.
    fn evidence(&mut self, passage: &Passage, trigger: &Passage) {
        let room = self.width.saturating_sub(INDENT + 4).max(20);
        let (before, word, after) = split_at_trigger(passage, trigger);
        let (before, word, after) = (tame(before), tame(word), tame(after));
        let left = room.saturating_sub(columns(&word));
        let half = left / 2;
        let kept_before = columns(&before).min(half.max(left.saturating_sub(columns(&after))));
        let start = word_start(&before, tail(&before, kept_before));
        let end = word_end(&after, head(&after, left.saturating_sub(kept_before)));
        let mut flow = self.flow(0);
        flow.put(Ink::Faint, if start > 0 { "“…" } else { "“" });
        flow.put(Ink::Faint, &before[start..]);
        flow.put(Ink::Trigger, &word);
        flow.put(Ink::Faint, &after[..end]);
        flow.put(Ink::Faint, if end < after.len() { "…”" } else { "”" });
        flow.end();
    }
}

/// What the sentence does not say already: ` · 3200억원`, ` · 2025-03-11`, ` · place 경기 성남`.
fn put_detail(flow: &mut Flow<'_>, document: &Document, own: &RoleFiller, sentence: &str) {
    let (ink, text) = match &own.filler {
        // What it is called stands in the sentence.
        Filler::Code { .. } if own.role != Role::Change => return,
        Filler::Entity(id) => match document.entity(*id) {
            Some(entity) => short(entity),
            None => (Ink::Faint, "?".to_string()),
        },
        Filler::Passage(_) | Filler::Code { .. } => said(document, &own.filler),
    };
    if sentence.contains(&*text) {
        return;
    }
    flow.put(Ink::Faint, " · ");
    if !matches!(own.role, Role::Amount | Role::Price | Role::Date | Role::Period) {
        flow.put(Ink::Faint, &format!("{} ", own.role));
    }
    flow.put(ink, &text);
    flow.put(Ink::Faint, &change(own));
}

fn put_labelled(flow: &mut Flow<'_>, label: &str, text: &str) {
    flow.put(Ink::Faint, &format!(" · {label}"));
    flow.put(Ink::Plain, text);
}

/// A name; an amount as it is written, with the word that binds it (`이상`); a date by its days, where it has a place.
fn short(entity: &Entity) -> (Ink, String) {
    match &entity.value {
        EntityValue::Money { .. } => {
            let value = value_said(&entity.value);
            let binding = value.splitn(3, ' ').nth(2).map(|word| format!(" {word}")).unwrap_or_default();
            (Ink::Value, format!("{}{binding}", tame(&entity.text)))
        }
        EntityValue::Date(date) if date.is_resolved() => (Ink::Value, value_said(&entity.value)),
        EntityValue::Company(_)
        | EntityValue::Organization(_)
        | EntityValue::Person(_)
        | EntityValue::Date(_)
        | EntityValue::Percent(_) => {
            let ink = if entity.name().is_some() { Ink::Name } else { Ink::Value };
            (ink, tame(entity.name().unwrap_or(&entity.text)))
        }
    }
}

/// What makes the claim less than a plain statement.
fn flags(claim: &Claim) -> impl Iterator<Item = (Ink, &'static str)> {
    let polarity = match claim.polarity {
        Polarity::Affirmed => None,
        Polarity::Negated => Some((Ink::Denial, claim.polarity.as_str())),
    };
    let modality = match claim.modality {
        Modality::Asserted => None,
        Modality::Planned | Modality::Possible | Modality::Alleged => Some((Ink::Caution, claim.modality.as_str())),
    };
    polarity.into_iter().chain(modality)
}

/// A filler as words: canonical name, amount or date with its value, the text or the code.
fn said(document: &Document, filler: &Filler) -> (Ink, String) {
    match filler {
        Filler::Entity(id) => match document.entity(*id) {
            Some(entity) => entity_said(entity),
            None => (Ink::Faint, "?".to_string()),
        },
        Filler::Passage(passage) => (Ink::Plain, tame(&passage.text)),
        Filler::Code { code, .. } => (Ink::Plain, (*code).to_string()),
    }
}

fn entity_said(entity: &Entity) -> (Ink, String) {
    match &entity.value {
        EntityValue::Company(_) | EntityValue::Organization(_) | EntityValue::Person(_) => {
            (Ink::Name, tame(entity.name().unwrap_or(&entity.text)))
        }
        EntityValue::Money { .. } | EntityValue::Date(_) | EntityValue::Percent(_) => {
            let (text, value) = (tame(&entity.text), value_said(&entity.value));
            (Ink::Value, if text == value || value.is_empty() { text } else { format!("{text} ({value})") })
        }
    }
}

fn change(filler: &RoleFiller) -> String {
    let direction = filler.direction.map(|direction| match direction {
        sasil::Direction::Up => "up",
        sasil::Direction::Down => "down",
    });
    let base = filler.base.map(|base| match base {
        sasil::Base::Yoy => "year on year",
        sasil::Base::Qoq => "quarter on quarter",
    });
    direction.into_iter().chain(base).map(|word| format!(" {word}")).collect()
}

/// The first word at or behind `at` that is whole; `at` where no blank follows.
fn word_start(text: &str, at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    text[at..].find(' ').map_or(at, |blank| at + blank + 1)
}

/// The end of the last whole word before `at`; `at` where no blank stands before it.
fn word_end(text: &str, at: usize) -> usize {
    if at == text.len() {
        return at;
    }
    text[..at].rfind(' ').unwrap_or(at)
}

/// Before the trigger, the trigger, after it; all before where it lies elsewhere.
pub(in crate::show) fn split_at_trigger<'a>(passage: &'a Passage, trigger: &Passage) -> (&'a str, &'a str, &'a str) {
    let text = &*passage.text;
    let inside = || {
        if !passage.span.contains(trigger.span) {
            return None;
        }
        let start = trigger.span.start - passage.span.start;
        let end = trigger.span.end - passage.span.start;
        Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
    };
    inside().unwrap_or((text, "", ""))
}
