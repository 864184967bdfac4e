//! The part of a page that shows one document.

use std::collections::HashMap;

use askama::Template;
use jiff::civil::Date;
use sasil::{Document, Entity, Warning};

use super::Section;
use super::card::{Card, card, of_entity};
use super::marked::{self, Block, BlockKind, Piece};
use crate::job::Reading;
use crate::show::labels;
use crate::show::taken::readable;

/// Characters of a title.
const LONGEST_TITLE: usize = 90;

#[derive(Template)]
#[template(path = "document.html")]
struct View<'a> {
    id: &'a str,
    date: Option<Date>,
    source: &'a str,
    /// Whether the text stands here; else its page is elsewhere.
    whole: bool,
    blocks: Vec<Shown<'a>>,
    cards: Vec<Card<'a>>,
    names: Vec<Mentioned>,
    values: Vec<Mentioned>,
    warnings: &'a [Warning],
}

struct Shown<'a> {
    kind: BlockKind,
    runs: Vec<Run<'a>>,
}

struct Run<'a> {
    mark: Option<Mark<'a>>,
    pieces: Vec<Piece<'a>>,
}

/// What is known of an entity in the text.
struct Mark<'a> {
    kind: &'static str,
    route: String,
    start: usize,
    end: usize,
    tip: String,
    parts: &'a str,
}

/// A name or a value of the document, once.
struct Mentioned {
    kind: &'static str,
    label: &'static str,
    text: String,
    note: String,
    route: String,
    count: usize,
}

/// Renders a document with its text.
pub(crate) fn section(reading: &Reading<'_>) -> Section {
    on_text(reading, true)
}

/// Renders a document whose text stands on another page.
pub(crate) fn brief(reading: &Reading<'_>) -> Section {
    on_text(reading, false)
}

fn on_text(reading: &Reading<'_>, whole: bool) -> Section {
    let (document, text) = readable(reading);
    render(text, &document, whole)
}

fn render(text: &str, document: &Document, whole: bool) -> Section {
    let parts = marked::parts_of_entities(document);
    let blocks = if whole { marked::blocks(text, document) } else { Vec::new() };
    let title = title(text, document);
    let (names, values) = mentioned(document).into_iter().partition(|each| !each.route.is_empty());
    let view = View {
        id: document.id.as_deref().unwrap_or_default(),
        date: document.date,
        source: document.source.as_deref().unwrap_or_default(),
        whole,
        blocks: blocks.into_iter().map(|block| shown(document, &parts, block)).collect(),
        cards: document.claims.iter().map(|claim| card(document, claim)).collect(),
        names,
        values,
        warnings: &document.warnings,
    };
    Section {
        id: view.id.to_string(),
        title,
        date: document.date,
        claims: document.claims.len(),
        // A template without a filter that fails does not fail.
        body: view.render().unwrap_or_default(),
        file: String::new(),
    }
}

/// The first headline, else the first sentence that is part of the article, else the id.
fn title(text: &str, document: &Document) -> String {
    let own = |headline: bool| {
        document.sentences.iter().find(|sentence| !sentence.furniture && (sentence.headline || !headline))
    };
    let line = own(true).or_else(|| own(false)).map(|sentence| sentence.span.slice(text).trim());
    let line = line.filter(|line| !line.is_empty()).unwrap_or(document.id.as_deref().unwrap_or_default());
    let mut title: String = line.chars().take(LONGEST_TITLE).collect();
    if title.len() < line.len() {
        title.push('…');
    }
    title
}

fn shown<'a>(document: &'a Document, parts: &'a [String], block: Block<'a>) -> Shown<'a> {
    let runs = block
        .runs
        .into_iter()
        .map(|run| Run { mark: run.entity.map(|entity| mark(document, parts, entity)), pieces: run.pieces });
    Shown { kind: block.kind, runs: runs.collect() }
}

fn mark<'a>(document: &Document, parts: &'a [String], entity: &Entity) -> Mark<'a> {
    let shown = of_entity(entity);
    let mut tip = format!("{} · {}", labels::entity(entity.kind()), shown.text);
    if !shown.note.is_empty() {
        tip.push('\n');
        tip.push_str(&shown.note);
    }
    if let sasil::EntityValue::Money { equivalent: Some(other), .. } = &entity.value
        && let Some(other) = document.entity(*other)
    {
        tip.push_str(" = ");
        tip.push_str(&other.text);
    }
    Mark {
        kind: shown.kind,
        route: shown.route,
        start: entity.chars.start,
        end: entity.chars.end,
        tip,
        parts: parts.get(entity.id.0 as usize).map_or("", String::as_str),
    }
}

/// Names and values, each once, in the order of the text.
fn mentioned(document: &Document) -> Vec<Mentioned> {
    let mut places: HashMap<(&str, String, String), usize> = HashMap::new();
    let mut all: Vec<Mentioned> = Vec::new();
    for entity in &document.entities {
        let shown = of_entity(entity);
        let place = *places.entry((shown.kind, shown.text.clone(), shown.note.clone())).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.count += 1,
            None => all.push(Mentioned {
                kind: shown.kind,
                label: labels::entity(entity.kind()),
                text: shown.text,
                note: shown.note,
                route: shown.route,
                count: 1,
            }),
        }
    }
    all
}
