//! Mentions with their values.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::date::DateValue;
use crate::lexicon::Ids;
use crate::money::Money;
use crate::percent::Percent;
use crate::span::{ByteSpan, CharSpan};

/// The number of an [`Entity`] in its document, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(pub u32);

/// The kinds of [`Entity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A firm.
    Company,
    /// A body that is no firm.
    Organization,
    /// A named human being.
    Person,
    /// An amount of money.
    Money,
    /// A calendar expression.
    Date,
    /// A share or a rate.
    Percent,
}

impl EntityKind {
    /// Every kind, in the order of the output's documentation.
    pub const ALL: &'static [EntityKind] = &[
        EntityKind::Company,
        EntityKind::Organization,
        EntityKind::Person,
        EntityKind::Money,
        EntityKind::Date,
        EntityKind::Percent,
    ];

    /// The word that stands for it in the output.
    pub const fn as_str(self) -> &'static str {
        match self {
            EntityKind::Company => "company",
            EntityKind::Organization => "organization",
            EntityKind::Person => "person",
            EntityKind::Money => "money",
            EntityKind::Date => "date",
            EntityKind::Percent => "percent",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One mention in the text, with what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its number in the document.
    pub id: EntityId,
    /// What it stands for.
    pub value: EntityValue,
    /// The text at its place, exactly.
    pub text: Box<str>,
    /// Its place in UTF-8 bytes.
    pub span: ByteSpan,
    /// Its place in Unicode scalar values.
    pub chars: CharSpan,
    /// The estimated probability that kind and place are right.
    pub confidence: f32,
}

/// The value of an [`Entity`].
#[derive(Clone, Debug, PartialEq)]
pub enum EntityValue {
    /// A firm with its canonical name.
    Company(Company),
    /// A body that is no firm.
    Organization(Named),
    /// A human being.
    Person(Named),
    /// An amount, and the entity that gives the same amount in another currency.
    Money {
        /// The amount.
        money: Money,
        /// The mention joined to it by a bracket: `1억 달러(약 1400억 원)`.
        equivalent: Option<EntityId>,
    },
    /// A date.
    Date(DateValue),
    /// A share or a rate.
    Percent(Percent),
}

/// A firm: the same at every mention of it in a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Company {
    /// The usual full Korean name, or the fullest form in the document.
    pub name: Box<str>,
    /// The ticker at its exchange, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticker: Option<Box<str>>,
    /// The exchange it is listed on, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Box<str>>,
    /// ISO 3166 alpha-2 code of its country, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Box<str>>,
    /// What a user dictionary calls it elsewhere, by the names of its columns.
    #[serde(default, skip_serializing_if = "Ids::is_empty")]
    pub ids: Ids,
}

/// The name of an organization or a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// The usual full name, or the fullest form in the document.
    pub name: Box<str>,
}

impl Company {
    /// A firm of which no more than its name is known.
    pub fn named(name: impl Into<Box<str>>) -> Self {
        Self { name: name.into(), ticker: None, exchange: None, country: None, ids: Ids::new() }
    }
}

impl Entity {
    /// Its kind.
    pub fn kind(&self) -> EntityKind {
        self.value.kind()
    }

    /// The canonical name of a company, an organization or a person.
    pub fn name(&self) -> Option<&str> {
        match &self.value {
            EntityValue::Company(company) => Some(&company.name),
            EntityValue::Organization(named) | EntityValue::Person(named) => Some(&named.name),
            EntityValue::Money { .. } | EntityValue::Date(_) | EntityValue::Percent(_) => None,
        }
    }

    /// The amount, where it is money.
    pub fn money(&self) -> Option<&Money> {
        match &self.value {
            EntityValue::Money { money, .. } => Some(money),
            _ => None,
        }
    }

    /// The date, where it is one.
    pub fn date(&self) -> Option<&DateValue> {
        match &self.value {
            EntityValue::Date(date) => Some(date),
            _ => None,
        }
    }
}

impl EntityValue {
    /// Its kind.
    pub fn kind(&self) -> EntityKind {
        match self {
            EntityValue::Company(_) => EntityKind::Company,
            EntityValue::Organization(_) => EntityKind::Organization,
            EntityValue::Person(_) => EntityKind::Person,
            EntityValue::Money { .. } => EntityKind::Money,
            EntityValue::Date(_) => EntityKind::Date,
            EntityValue::Percent(_) => EntityKind::Percent,
        }
    }
}

impl fmt::Display for EntityValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntityValue::Company(company) => f.write_str(&company.name),
            EntityValue::Organization(named) | EntityValue::Person(named) => f.write_str(&named.name),
            EntityValue::Money { money, .. } => money.fmt(f),
            EntityValue::Date(date) => date.fmt(f),
            EntityValue::Percent(percent) => percent.fmt(f),
        }
    }
}
