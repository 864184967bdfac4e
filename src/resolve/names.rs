//! Mentions of names → one value for each thing that is named.

use std::collections::HashMap;

use super::Referent;
use crate::lexicon::{Lexicon, NameId, OwnKeys, Seeded};
use crate::model::{Company, EntityKind, EntityValue, Named};
use crate::name::{Label, NameMention};

/// The things that a document names.
#[derive(Debug, Default)]
pub(crate) struct Referents {
    values: Vec<EntityValue>,
    /// How often each will be asked for yet.
    asked: Vec<u32>,
    known: HashMap<NameId, Referent, OwnKeys>,
    /// By name and kind.
    new: HashMap<Box<str>, [Option<Referent>; KINDS], Seeded>,
}

const KINDS: usize = EntityKind::ALL.len();

impl Referents {
    /// Makes room for as many mentions.
    pub(crate) fn reserve(&mut self, mentions: usize) {
        self.values.reserve(mentions);
    }

    /// The thing that a mention names.
    pub(crate) fn of(&mut self, mention: &NameMention, text: &str, lexicon: &Lexicon) -> Referent {
        match &mention.label {
            Label::Known(id) => {
                if let Some(referent) = self.known.get(id) {
                    return *referent;
                }
                let referent = self.push(known_value(lexicon, *id, mention.kind));
                self.known.insert(*id, referent);
                referent
            }
            Label::New(label) => {
                let name = label.as_deref().unwrap_or_else(|| mention.span.slice(text));
                let kind = mention.kind as usize;
                let own = self.new.get(name).and_then(|of_kinds| of_kinds[kind]);
                own.unwrap_or_else(|| {
                    let referent = self.push(new_value(mention.kind, name.into()));
                    self.new.entry(name.into()).or_default()[kind] = Some(referent);
                    referent
                })
            }
        }
    }

    fn push(&mut self, value: EntityValue) -> Referent {
        self.values.push(value);
        Referent(self.values.len() as u32 - 1)
    }

    /// Says that [`Referents::hand_out`] will be asked for this thing once more.
    pub(crate) fn announce(&mut self, referent: Referent) {
        self.asked.resize(self.values.len(), 0);
        if let Some(asked) = self.asked.get_mut(referent.0 as usize) {
            *asked += 1;
        }
    }

    /// What is known of a thing. The last who asks gets the value itself, for most things are named once.
    pub(crate) fn hand_out(&mut self, referent: Referent) -> Option<EntityValue> {
        let value = self.values.get_mut(referent.0 as usize)?;
        let asked = self.asked.get_mut(referent.0 as usize)?;
        *asked = asked.saturating_sub(1);
        let is_last = *asked == 0;
        Some(if is_last { std::mem::replace(value, unnamed()) } else { value.clone() })
    }

    /// How many things there are; mentions that name none are numbered from here on.
    pub(crate) fn len(&self) -> u32 {
        self.values.len() as u32
    }
}

/// A body of no name.
pub(crate) fn unnamed() -> EntityValue {
    EntityValue::Organization(Named { name: Box::default() })
}

fn known_value(lexicon: &Lexicon, id: NameId, kind: EntityKind) -> EntityValue {
    let name = lexicon.name(id);
    let filled = |text: &str| (!text.is_empty()).then(|| Box::from(text));
    if kind == EntityKind::Company {
        EntityValue::Company(Company {
            name: name.name.into(),
            ticker: filled(name.ticker),
            exchange: filled(name.exchange),
            country: filled(name.country),
            ids: name.ids.clone(),
        })
    } else {
        new_value(kind, name.name.into())
    }
}

fn new_value(kind: EntityKind, name: Box<str>) -> EntityValue {
    match kind {
        EntityKind::Company => EntityValue::Company(Company::named(name)),
        EntityKind::Person => EntityValue::Person(Named { name }),
        EntityKind::Organization | EntityKind::Money | EntityKind::Date | EntityKind::Percent => {
            EntityValue::Organization(Named { name })
        }
    }
}
