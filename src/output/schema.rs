//! The JSON Schema of a document: derived from the structs of [`json`](super::json), and written here for the types that
//! serialise by themselves.
//!
//! The schema is open: fields it does not know are allowed, as readers are to pass them over.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::json::{Confidence, DocumentObject, Shown};
use crate::date::{DateValue, Grain};
use crate::model::{
    Base, ClaimId, ClaimKind, Company, Direction, Document, EntityId, EntityKind, Modality, Named, Polarity,
    PredicateClass, Role, Rule, Sign, Tense,
};
use crate::money::Money;
use crate::number::Modifier;
use crate::percent::{Percent, Unit};
use crate::span::{ByteSpan, CharSpan};

/// Gives `$type` the schema that `$schema` makes, under `$name`.
macro_rules! schemas {
    ($($name:literal: $type:ty => |$generator:pat_param| $schema:expr;)+) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

schemas! {
    "Document": Document => |generator| DocumentObject::json_schema(generator);
    "Company": Company => |generator| CompanyShape::json_schema(generator);
    "Named": Named => |generator| NamedShape::json_schema(generator);
    "Money": Money => |generator| MoneyShape::json_schema(generator);
    "Percent": Percent => |generator| PercentShape::json_schema(generator);
    "DateValue": DateValue => |generator| DateShape::json_schema(generator);
    "EntityId": EntityId => |_| json_schema!({"type": "integer", "minimum": 0});
    "ClaimId": ClaimId => |_| json_schema!({"type": "integer", "minimum": 0});
    "Chars": CharSpan => |_| span("Unicode scalar values from the start of the input, half open");
    "Bytes": ByteSpan => |_| span("UTF-8 bytes from the start of the input, half open");
    "Confidence": Confidence => |_| json_schema!({
        "description": "The estimated probability of being right", "type": "number", "minimum": 0, "maximum": 1
    });
    "Day": Shown<jiff::civil::Date> => |_| json_schema!({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"});
    "EntityKind": EntityKind => |_| json_schema!({"type": "string", "enum": EntityKind::ALL});
    "ClaimKind": ClaimKind => |_| json_schema!({"type": "string", "enum": ClaimKind::ALL});
    "Role": Role => |_| json_schema!({"type": "string", "enum": Role::ALL});
    "Polarity": Polarity => |_| json_schema!({"type": "string", "enum": [Polarity::Affirmed, Polarity::Negated]});
    "Modality": Modality => |_| json_schema!({
        "type": "string",
        "enum": [Modality::Asserted, Modality::Planned, Modality::Possible, Modality::Alleged]
    });
    "Tense": Tense => |_| json_schema!({"type": "string", "enum": [Tense::Past, Tense::Present, Tense::Future]});
    "Direction": Direction => |_| json_schema!({"type": "string", "enum": [Direction::Up, Direction::Down]});
    "PredicateClass": PredicateClass => |_| json_schema!({"type": "string", "enum": PredicateClass::ALL});
    "Rule": Rule => |_| json_schema!({"type": "string", "enum": Rule::ALL});
    "Sign": Sign => |_| json_schema!({"type": "string", "enum": Sign::ALL});
    "Base": Base => |_| json_schema!({"type": "string", "enum": [Base::Yoy, Base::Qoq]});
}

fn span(what: &str) -> Schema {
    let place = json_schema!({"type": "integer", "minimum": 0});
    json_schema!({"description": what, "type": "array", "prefixItems": [place, place], "minItems": 2, "maxItems": 2})
}

/// A firm, the same at every mention of it in a document.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is used")]
struct CompanyShape {
    /// The usual full Korean name, or the fullest form in the document.
    name: String,
    /// The ticker at its exchange.
    #[schemars(skip_serializing_if = "Option::is_none")]
    ticker: Option<String>,
    /// The exchange it is listed on.
    #[schemars(skip_serializing_if = "Option::is_none")]
    exchange: Option<String>,
    /// ISO 3166 alpha-2 code of its country.
    #[schemars(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    /// What a user dictionary calls it elsewhere, by the names of its columns.
    #[schemars(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    ids: std::collections::BTreeMap<String, String>,
}

/// An organization or a person.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is used")]
struct NamedShape {
    /// The usual full name, or the fullest form in the document.
    name: String,
}

/// An amount as it is written.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is used")]
struct MoneyShape {
    /// ISO 4217.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    currency: String,
    /// In units of the currency; null where the end is open.
    lower: Option<Decimal>,
    /// In units of the currency; null where the end is open.
    upper: Option<Decimal>,
    modifier: Modifier,
    /// What the amount is for one of: `share`, `month`, `year`, else the Korean unit word.
    #[schemars(skip_serializing_if = "Option::is_none")]
    per: Option<String>,
    /// The currency was not written.
    #[schemars(skip_serializing_if = "std::ops::Not::not")]
    inferred: bool,
}

/// A share or a rate as it is written.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is used")]
struct PercentShape {
    /// Null where the end is open.
    lower: Option<Decimal>,
    /// Null where the end is open.
    upper: Option<Decimal>,
    modifier: Modifier,
    unit: Unit,
}

/// A date resolved to days.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is used")]
struct DateShape {
    /// The first day; null where the date cannot be placed.
    start: Option<Shown<jiff::civil::Date>>,
    /// The last day, itself included.
    end: Option<Shown<jiff::civil::Date>>,
    grain: Grain,
    /// What a date that cannot be placed hangs on.
    #[schemars(skip_serializing_if = "Option::is_none")]
    relative_to: Option<String>,
}

/// An exact decimal, as a string.
struct Decimal;

schemas! {
    "Decimal": Decimal => |_| json_schema!({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"});
}
