//! A claim as a card: what happened, who took part, in which words.

use sasil::{Claim, Document, Entity, Filler, Modality, Polarity, RoleFiller};

use super::escape::{name_key, name_route};
use crate::show::digest::{self, Name};
use crate::show::text::split_at_trigger;
use crate::show::words::{listing, value_beside};
use crate::show::{labels, line};

pub(super) struct Card<'a> {
    pub id: u32,
    pub kind: &'static str,
    pub label: &'static str,
    pub family: &'static str,
    pub text: String,
    /// How much, as it is written.
    pub amount: &'a str,
    pub negated: bool,
    pub flags: Vec<&'static str>,
    /// Keys of the names that take part, a line each.
    pub who: String,
    pub roles: Vec<Line>,
    pub quotes: Vec<Quote<'a>>,
    pub confidence: String,
    pub undone: String,
}

/// A role with all who fill it.
pub(super) struct Line {
    pub label: &'static str,
    pub fillers: Vec<Shown>,
}

/// Something with a name or a value.
pub(super) struct Shown {
    pub kind: &'static str,
    pub text: String,
    pub note: String,
    /// Where its name leads; nowhere for a value.
    pub route: String,
}

pub(super) struct Quote<'a> {
    pub before: &'a str,
    pub trigger: &'a str,
    pub after: &'a str,
}

/// The card of a claim.
pub(super) fn card<'a>(document: &'a Document, claim: &'a Claim) -> Card<'a> {
    let who: Vec<String> =
        digest::names_of(document, claim).iter().map(|name| name_key(name.kind, &name.name)).collect();
    let quotes = line::evidence(claim).map(|passage| {
        let (before, trigger, after) = split_at_trigger(passage, &claim.trigger);
        Quote { before, trigger, after }
    });
    Card {
        id: claim.id.0,
        kind: claim.kind.as_str(),
        label: labels::claim(claim.kind),
        family: labels::family(claim.kind),
        text: line::sentence(document, claim),
        amount: line::amount(document, claim).unwrap_or_default(),
        negated: claim.polarity == Polarity::Negated,
        flags: flags(claim),
        who: who.join("\n"),
        roles: lines(document, claim),
        quotes: quotes.collect(),
        confidence: format!("{:.2}", claim.confidence),
        undone: claim
            .cancels
            .and_then(|id| document.claim(id))
            .map_or(String::new(), |undone| line::sentence(document, undone)),
    }
}

fn flags(claim: &Claim) -> Vec<&'static str> {
    let negated = (claim.polarity == Polarity::Negated).then(|| labels::label("polarity", "negated"));
    let qualified = (claim.modality != Modality::Asserted).then(|| labels::label("modality", claim.modality.as_str()));
    negated.into_iter().chain(qualified).collect()
}

fn lines(document: &Document, claim: &Claim) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for own in &claim.roles {
        let label = labels::role(own.role);
        let mut shown = shown(document, &own.filler);
        shown.note =
            [shown.note, change(own)].into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" ");
        match lines.last_mut() {
            Some(line) if line.label == label => line.fillers.push(shown),
            _ => lines.push(Line { label, fillers: vec![shown] }),
        }
    }
    if let Some(source) = &claim.source {
        lines.push(Line { label: labels::label("role", "source"), fillers: vec![shown(document, source)] });
    }
    lines
}

fn change(own: &RoleFiller) -> String {
    let code = |value: serde_json::Value| value.as_str().map(str::to_string);
    let base =
        own.base.and_then(|base| code(serde_json::json!(base))).map(|code| labels::label("base", &code).to_string());
    let direction = own
        .direction
        .and_then(|way| code(serde_json::json!(way)))
        .map(|code| labels::label("direction", &code).to_string());
    base.into_iter().chain(direction).collect::<Vec<_>>().join(" ")
}

fn shown(document: &Document, filler: &Filler) -> Shown {
    match filler {
        Filler::Entity(id) => match document.entity(*id) {
            Some(entity) => of_entity(entity),
            None => plain("?"),
        },
        Filler::Passage(passage) => plain(&passage.text),
        Filler::Code { code, .. } => plain(labels::label("code", code)),
    }
}

fn plain(text: &str) -> Shown {
    Shown { kind: "", text: text.to_string(), note: String::new(), route: String::new() }
}

/// A mention by its canonical name, or as it is written with its value.
pub(super) fn of_entity(entity: &Entity) -> Shown {
    let kind = entity.kind().as_str();
    match entity.name() {
        Some(name) => Shown {
            kind,
            text: name.to_string(),
            note: listing(entity).unwrap_or_default(),
            route: name_route(&Name { kind: entity.kind(), name: name.into() }),
        },
        None => Shown {
            kind,
            text: entity.text.to_string(),
            note: value_beside(entity).unwrap_or_default(),
            route: String::new(),
        },
    }
}
