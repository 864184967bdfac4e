//! The columns of claims: a row a claim, who did what to whom, for how much, when.

use sasil::date::DateValue;
use sasil::money::Money;
use sasil::{Claim, ClaimKind, Company, Document, Entity, EntityValue, Filler, Role};
use serde_json::{Map, Value, json};

use super::{Cell, Column, columns};
use crate::show::words::snake;

pub(crate) const CLAIMS: &[Column<Claim>] = columns! {
    "document" Text "`id` of the document" = |document, _| Cell::text(document.id.as_deref());
    "source" Text "the path as it was given" = |document, _| Cell::text(document.source.as_deref());
    "document_date" Day "the day that relative dates hang on" = |document, _| Cell::day(document.date);
    "claim" Whole "number of the claim in its document" = |_, claim| Cell::Whole(claim.id.0);
    "kind" Text "what happened: `invest`, `acquire`, `earn` …" = |_, claim| Cell::text(Some(claim.kind.as_str()));
    "text" Text "the claim as a short line" = |_, claim| Cell::text(Some(&*claim.text));
    "key" Text "names the event alike in every document that tells of it" = |_, claim| Cell::text(Some(&*claim.key));
    "who_role" Text "the first core role of the kind: `investor`, `acquirer`, `company` …"
        = |_, claim| Cell::text(who(claim.kind).map(Role::as_str));
    "who" Text "who fills it, by canonical name; several are parted by `|`"
        = |document, claim| joined(document, claim.fillers_of(who(claim.kind)));
    "who_ticker" Text "ticker of the first of them, where known"
        = |document, claim| ticker(document, claim.fillers_of(who(claim.kind)));
    "whom_role" Text "the second role of the kind: `investee`, `target`, `product`, `metric` …"
        = |_, claim| Cell::text(whom(claim.kind).map(Role::as_str));
    "whom" Text "who or what fills it, as in `who`" = |document, claim| joined(document, others(claim));
    "whom_ticker" Text "ticker of the first of them, where known" = |document, claim| ticker(document, others(claim));
    "amount" Text "the first `amount`, else `price`, as it is written"
        = |document, claim| joined(document, amount(claim).into_iter());
    "currency" Text "of the amount: ISO 4217"
        = |document, claim| Cell::text(money(document, claim).map(|money| money.currency.to_string()));
    "lower" Decimal "of the amount; nothing where the end is open"
        = |document, claim| Cell::decimal(money(document, claim).and_then(|money| money.lower));
    "upper" Decimal "of the amount; nothing where the end is open"
        = |document, claim| Cell::decimal(money(document, claim).and_then(|money| money.upper));
    "modifier" Text "of the amount: `exact`, `about`, `at_least` …"
        = |document, claim| Cell::text(money(document, claim).map(|money| snake(&money.modifier)));
    "per" Text "what the amount is for one of: `share`, `month`, `year`, else the Korean unit word"
        = |document, claim| Cell::text(money(document, claim).and_then(|money| money.per.as_ref()).map(|per| per.as_str()));
    "date" Text "the `date`, else the `period`, as it is written" = |document, claim| joined(document, when(claim).into_iter());
    "date_start" Day "its first day" = |document, claim| Cell::day(date(document, claim).and_then(|date| date.start));
    "date_end" Day "its last day, itself included" = |document, claim| Cell::day(date(document, claim).and_then(|date| date.end));
    "roles" Text "every role: a JSON array of objects with `role`, `text`, and `entity` and `name` where they apply"
        = |document, claim| roles(document, claim);
    "polarity" Text "`affirmed` or `negated`" = |_, claim| Cell::text(Some(claim.polarity.as_str()));
    "modality" Text "`asserted`, `planned`, `possible` or `alleged`" = |_, claim| Cell::text(Some(claim.modality.as_str()));
    "tense" Text "`past`, `present` or `future`, where the verb says so" = |_, claim| Cell::text(claim.tense.map(|tense| snake(&tense)));
    "said_by" Text "who says so, where the text names one" = |document, claim| joined(document, claim.source.iter());
    "cancels" Whole "the claim of the same document that this one undoes"
        = |_, claim| claim.cancels.map_or(Cell::Nothing, |undone| Cell::Whole(undone.0));
    "trigger" Text "the word that carries it" = |_, claim| Cell::text(Some(&*claim.trigger.text));
    "evidence" Text "the stretches of text that say it, parted by ` … `" = |_, claim| evidence(claim);
    "char_start" Whole "where the first stretch begins, in Unicode scalar values"
        = |_, claim| claim.evidence.first().map_or(Cell::Nothing, |first| Cell::place(first.chars.start));
    "char_end" Whole "where the last stretch ends"
        = |_, claim| claim.evidence.last().map_or(Cell::Nothing, |last| Cell::place(last.chars.end));
    "confidence" Share "how likely it was read rightly" = |_, claim| Cell::Share(claim.confidence);
};

/// The role of the one who acts.
fn who(kind: ClaimKind) -> Option<Role> {
    kind.core_roles().first().copied()
}

/// The role of the one or the thing that is acted upon; an amount has columns of its own.
fn whom(kind: ClaimKind) -> Option<Role> {
    let second = kind.core_roles().get(1).copied();
    match kind {
        ClaimKind::Raise => Some(Role::Investor),
        ClaimKind::Merge | ClaimKind::Partner => Some(Role::Party),
        ClaimKind::List => Some(Role::Exchange),
        ClaimKind::Build => Some(Role::Facility),
        ClaimKind::Hire => Some(Role::Person),
        ClaimKind::Layoff => Some(Role::Count),
        ClaimKind::Value => None,
        _ => second,
    }
}

trait FillersOf {
    /// Who fills the role; only the first where the other role of the kind is the same (`party`).
    fn fillers_of(&self, role: Option<Role>) -> impl Iterator<Item = &Filler>;
}

impl FillersOf for Claim {
    fn fillers_of(&self, role: Option<Role>) -> impl Iterator<Item = &Filler> {
        let most = if role == whom(self.kind) { 1 } else { usize::MAX };
        role.into_iter().flat_map(|role| self.fillers(role)).take(most)
    }
}

fn others(claim: &Claim) -> impl Iterator<Item = &Filler> {
    let before = usize::from(who(claim.kind) == whom(claim.kind));
    whom(claim.kind).into_iter().flat_map(|role| claim.fillers(role)).skip(before)
}

fn amount(claim: &Claim) -> Option<&Filler> {
    claim.role(Role::Amount).or_else(|| claim.role(Role::Price))
}

fn when(claim: &Claim) -> Option<&Filler> {
    claim.role(Role::Date).or_else(|| claim.role(Role::Period))
}

fn entity<'a>(document: &'a Document, filler: &Filler) -> Option<&'a Entity> {
    document.entity(filler.entity()?)
}

fn money<'a>(document: &'a Document, claim: &Claim) -> Option<&'a Money> {
    entity(document, amount(claim)?)?.money()
}

fn date<'a>(document: &'a Document, claim: &Claim) -> Option<&'a DateValue> {
    entity(document, when(claim)?)?.date()
}

/// What a filler is called: by canonical name, else as it is written, else by its code.
fn called<'a>(document: &'a Document, filler: &'a Filler) -> &'a str {
    match filler {
        Filler::Entity(_) => entity(document, filler).map_or("", |entity| entity.name().unwrap_or(&entity.text)),
        Filler::Passage(passage) => &passage.text,
        Filler::Code { code, .. } => code,
    }
}

fn joined<'a>(document: &'a Document, fillers: impl Iterator<Item = &'a Filler>) -> Cell<'a> {
    let mut names: Vec<&str> = fillers.map(|filler| called(document, filler)).collect();
    match names.len() {
        0 => Cell::Nothing,
        1 => Cell::text(names.pop()),
        _ => Cell::text(Some(names.join("|"))),
    }
}

fn ticker<'a>(document: &'a Document, mut fillers: impl Iterator<Item = &'a Filler>) -> Cell<'a> {
    let first = fillers.next().and_then(|filler| entity(document, filler));
    Cell::text(first.and_then(|entity| match &entity.value {
        EntityValue::Company(Company { ticker, .. }) => ticker.as_deref(),
        _ => None,
    }))
}

fn roles<'a>(document: &Document, claim: &Claim) -> Cell<'a> {
    let all = claim.roles.iter().map(|own| {
        let mut object = Map::new();
        object.insert("role".to_string(), json!(own.role));
        if let Filler::Entity(id) = own.filler {
            object.insert("entity".to_string(), json!(id));
        }
        let text = match entity(document, &own.filler) {
            Some(entity) => &entity.text,
            None => called(document, &own.filler),
        };
        object.insert("text".to_string(), json!(text));
        if let Some(name) = entity(document, &own.filler).and_then(Entity::name) {
            object.insert("name".to_string(), json!(name));
        }
        for (key, value) in [("direction", json!(own.direction)), ("base", json!(own.base))] {
            if !value.is_null() {
                object.insert(key.to_string(), value);
            }
        }
        Value::Object(object)
    });
    Cell::text(Some(Value::Array(all.collect()).to_string()))
}

fn evidence(claim: &Claim) -> Cell<'_> {
    match claim.evidence.as_slice() {
        [] => Cell::Nothing,
        [one] => Cell::text(Some(&*one.text)),
        several => Cell::text(Some(several.iter().map(|passage| &*passage.text).collect::<Vec<_>>().join(" … "))),
    }
}
