//! The JSON object of a document, as `docs/OUTPUT.md` describes it.
//!
//! The shape is spelled out in structs that borrow from the document, so that the types people work with may change
//! their fields without changing what is on the wire.

use serde::ser::{Serialize, Serializer};

use super::explanation::ExplanationObject;
use crate::date::DateValue;
use crate::model::{
    Base, Claim, ClaimId, ClaimKind, Company, Direction, Document, Entity, EntityId, EntityKind, EntityValue, Filler,
    Modality, Named, Passage, Polarity, Role, RoleFiller, Tense, Warning,
};
use crate::money::Money;
use crate::percent::Percent;
use crate::span::{ByteSpan, CharSpan};

/// The version of the object's shape: raised when a field changes its meaning or goes away, not when one is added.
const SCHEMA: u32 = 1;

/// The object of the output's documentation.
///
/// ```
/// let document = sasil::Document { id: Some("속보".into()), ..Default::default() };
/// let json = serde_json::to_string(&document)?;
/// assert!(json.starts_with(r#"{"schema":1,"id":"속보","source":null,"date":null,"entities":[]"#));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DocumentObject::from(self).serialize(serializer)
    }
}

/// Everything read from one text.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct DocumentObject<'a> {
    /// Version of this shape: raised when a field changes its meaning or goes away.
    schema: u32,
    /// What the caller calls it: the file's stem, or `id` of the record.
    id: Option<&'a str>,
    /// Where it was read from.
    source: Option<&'a str>,
    /// The day that relative dates hang on.
    date: Option<Shown<jiff::civil::Date>>,
    /// Mentions, in the order of the text; `entities[i].id` is `i`.
    entities: Vec<EntityObject<'a>>,
    /// What is said, in the order of the text; `claims[i].id` is `i`.
    claims: Vec<ClaimObject<'a>>,
    /// What could not be read as it stands.
    warnings: Vec<WarningObject<'a>>,
}

/// One mention, with its value under the name of its kind.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct EntityObject<'a> {
    id: EntityId,
    kind: EntityKind,
    text: &'a str,
    chars: CharSpan,
    bytes: ByteSpan,
    confidence: Confidence,
    #[serde(flatten)]
    value: ValueObject<'a>,
}

/// The value under the name of its kind.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum ValueObject<'a> {
    Company(&'a Company),
    Organization(&'a Named),
    Person(&'a Named),
    Money(MoneyObject<'a>),
    Date(&'a DateValue),
    Percent(&'a Percent),
}

/// An amount, and its equivalent.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct MoneyObject<'a> {
    #[serde(flatten)]
    money: &'a Money,
    /// The amount that says the same in another currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    equivalent: Option<EntityId>,
}

/// One thing said to have happened, to hold or to be coming.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ClaimObject<'a> {
    id: ClaimId,
    kind: ClaimKind,
    /// Names the event alike in every document that tells of it.
    key: &'a str,
    text: &'a str,
    /// Who and what takes part.
    roles: Vec<RoleObject<'a>>,
    polarity: Polarity,
    modality: Modality,
    #[serde(skip_serializing_if = "Option::is_none")]
    tense: Option<Tense>,
    /// Who says so, where the text names one.
    source: Option<FillerObject<'a>>,
    /// The word that carries it.
    trigger: PassageObject<'a>,
    /// The stretches of text that say it.
    evidence: Vec<PlaceObject>,
    /// The claim that this one undoes.
    #[serde(skip_serializing_if = "Option::is_none")]
    cancels: Option<ClaimId>,
    confidence: Confidence,
    /// Why it was read so; there only where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<ExplanationObject<'a>>,
}

/// One participant of a claim.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RoleObject<'a> {
    role: Role,
    #[serde(flatten)]
    filler: FillerObject<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<Direction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<Base>,
}

/// Points at an entity, else carries words; a code stands in `text`, at the place of the words that gave it.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum FillerObject<'a> {
    Entity { entity: EntityId },
    Words(PassageObject<'a>),
}

/// A stretch of the text; `text` is exactly what stands at that place, or a code.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct PassageObject<'a> {
    text: &'a str,
    chars: CharSpan,
    bytes: ByteSpan,
}

/// A place in the text.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct PlaceObject {
    chars: CharSpan,
    bytes: ByteSpan,
}

/// Something that could not be read as it stands; the rest was read all the same.
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct WarningObject<'a> {
    code: &'static str,
    message: &'a str,
    chars: Option<CharSpan>,
}

/// A probability, written with at most two decimals: `0.9`, not `0.8999999761581421`.
pub(super) struct Confidence(f32);

/// Written as it displays.
pub(super) struct Shown<T>(T);

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hundredths = (f64::from(self.0.clamp(0.0, 1.0)) * 100.0).round();
        serializer.serialize_f64(hundredths / 100.0)
    }
}

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'a> From<&'a Document> for DocumentObject<'a> {
    fn from(document: &'a Document) -> Self {
        Self {
            schema: SCHEMA,
            id: document.id.as_deref(),
            source: document.source.as_deref(),
            date: document.date.map(Shown),
            entities: document.entities.iter().map(EntityObject::from).collect(),
            claims: document.claims.iter().map(ClaimObject::from).collect(),
            warnings: document.warnings.iter().map(WarningObject::from).collect(),
        }
    }
}

impl<'a> From<&'a Entity> for EntityObject<'a> {
    fn from(entity: &'a Entity) -> Self {
        Self {
            id: entity.id,
            kind: entity.kind(),
            text: &entity.text,
            chars: entity.chars,
            bytes: entity.span,
            confidence: Confidence(entity.confidence),
            value: ValueObject::from(&entity.value),
        }
    }
}

impl<'a> From<&'a EntityValue> for ValueObject<'a> {
    fn from(value: &'a EntityValue) -> Self {
        match value {
            EntityValue::Company(company) => Self::Company(company),
            EntityValue::Organization(named) => Self::Organization(named),
            EntityValue::Person(named) => Self::Person(named),
            EntityValue::Money { money, equivalent } => Self::Money(MoneyObject { money, equivalent: *equivalent }),
            EntityValue::Date(date) => Self::Date(date),
            EntityValue::Percent(percent) => Self::Percent(percent),
        }
    }
}

impl<'a> From<&'a Claim> for ClaimObject<'a> {
    fn from(claim: &'a Claim) -> Self {
        Self {
            id: claim.id,
            kind: claim.kind,
            key: &claim.key,
            text: &claim.text,
            roles: claim.roles.iter().map(RoleObject::from).collect(),
            polarity: claim.polarity,
            modality: claim.modality,
            tense: claim.tense,
            source: claim.source.as_ref().map(FillerObject::from),
            trigger: PassageObject::from(&claim.trigger),
            evidence: claim.evidence.iter().map(PlaceObject::from).collect(),
            cancels: claim.cancels,
            confidence: Confidence(claim.confidence),
            explanation: claim.explanation.as_deref().map(ExplanationObject::from),
        }
    }
}

impl<'a> From<&'a RoleFiller> for RoleObject<'a> {
    fn from(filler: &'a RoleFiller) -> Self {
        Self {
            role: filler.role,
            filler: FillerObject::from(&filler.filler),
            direction: filler.direction,
            base: filler.base,
        }
    }
}

impl<'a> From<&'a Filler> for FillerObject<'a> {
    fn from(filler: &'a Filler) -> Self {
        match filler {
            Filler::Entity(entity) => Self::Entity { entity: *entity },
            Filler::Passage(passage) => Self::Words(PassageObject::from(passage)),
            Filler::Code { code, passage } => Self::Words(PassageObject { text: code, ..PassageObject::from(passage) }),
        }
    }
}

impl<'a> From<&'a Passage> for PassageObject<'a> {
    fn from(passage: &'a Passage) -> Self {
        Self { text: &passage.text, chars: passage.chars, bytes: passage.span }
    }
}

impl From<&Passage> for PlaceObject {
    fn from(passage: &Passage) -> Self {
        Self { chars: passage.chars, bytes: passage.span }
    }
}

impl<'a> From<&'a Warning> for WarningObject<'a> {
    fn from(warning: &'a Warning) -> Self {
        Self { code: warning.code.as_str(), message: &warning.message, chars: warning.chars }
    }
}
