//! Mentions of names → one value for each thing that is named.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::Referent;
use crate::lexicon::{Lexicon, NameId, WordHasher};
use crate::model::{Company, EntityKind, EntityValue, Named};
use crate::name::{Label, NameMention};

/// The things that a document names.
#[derive(Debug, Default)]
pub(crate) struct Referents {
    values: Vec<EntityValue>,
    known: HashMap<NameId, Referent, BuildHasherDefault<WordHasher>>,
    new: HashMap<(EntityKind, Box<str>), Referent>,
}

impl Referents {
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
                let name: Box<str> = label.clone().unwrap_or_else(|| mention.span.slice(text).into());
                let key = (mention.kind, name.clone());
                if let Some(referent) = self.new.get(&key) {
                    return *referent;
                }
                let referent = self.push(new_value(mention.kind, name));
                self.new.insert(key, referent);
                referent
            }
        }
    }

    fn push(&mut self, value: EntityValue) -> Referent {
        self.values.push(value);
        Referent(self.values.len() as u32 - 1)
    }

    /// What is known of a thing.
    pub(crate) fn value(&self, referent: Referent) -> Option<&EntityValue> {
        self.values.get(referent.0 as usize)
    }

    /// How many things there are; mentions that name none are numbered from here on.
    pub(crate) fn len(&self) -> u32 {
        self.values.len() as u32
    }
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
