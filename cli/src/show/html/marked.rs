//! A text in pieces: what is an entity, what is evidence of which claim, who plays which part.
//!
//! Entities do not overlap each other, but evidence and the words of roles lie across them as they please: the text is
//! cut at every end of any of them, and each piece knows what lies over it. All pieces together are the text.

use sasil::{ByteSpan, Claim, Document, Entity, Filler, Passage, Sentence};

use super::escape::Escaped;
use crate::show::labels;

/// A paragraph, or what stands between two.
pub(super) struct Block<'a> {
    pub kind: BlockKind,
    pub runs: Vec<Run<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Headline,
    Paragraph,
    /// The page around the article.
    Furniture,
    /// Blanks between paragraphs.
    Between,
}

/// Pieces that are parts of one entity, or of none.
pub(super) struct Run<'a> {
    pub entity: Option<&'a Entity>,
    pub pieces: Vec<Piece<'a>>,
}

pub(super) struct Piece<'a> {
    pub text: &'a str,
    /// `e0` evidence of claim 0, `t0` its trigger, `r0` the words of a role.
    pub layers: String,
    /// `0:product`, for the layers `r0`.
    pub parts: String,
}

impl Piece<'_> {
    pub fn shown(&self) -> Escaped<'_> {
        Escaped(self.text)
    }
}

/// What lies over a stretch of the text.
struct Layer {
    span: ByteSpan,
    token: String,
    part: Option<String>,
}

/// The whole text in blocks.
pub(super) fn blocks<'a>(text: &'a str, document: &'a Document) -> Vec<Block<'a>> {
    let mut cutter = Cutter::new(text, document);
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut done = 0;
    let mut sentences = document.sentences.iter().peekable();
    while let Some(first) = sentences.next() {
        let mut end = first.span.end;
        while let Some(next) = sentences.next_if(|next| same_block(first, next)) {
            end = next.span.end;
        }
        let start = first.span.start.clamp(done, text.len());
        let end = end.clamp(start, text.len());
        blocks.push(Block { kind: BlockKind::Between, runs: cutter.runs(ByteSpan::new(done, start)) });
        blocks.push(Block { kind: kind(first), runs: cutter.runs(ByteSpan::new(start, end)) });
        done = end;
    }
    blocks.push(Block { kind: BlockKind::Between, runs: cutter.runs(ByteSpan::new(done, text.len())) });
    blocks.retain(|block| !block.runs.is_empty());
    blocks
}

fn same_block(one: &Sentence, other: &Sentence) -> bool {
    one.paragraph == other.paragraph && kind(one) == kind(other)
}

fn kind(sentence: &Sentence) -> BlockKind {
    match (sentence.furniture, sentence.headline) {
        (true, _) => BlockKind::Furniture,
        (false, true) => BlockKind::Headline,
        (false, false) => BlockKind::Paragraph,
    }
}

/// Walks through the text once, from front to back.
struct Cutter<'a> {
    text: &'a str,
    entities: std::iter::Peekable<std::slice::Iter<'a, Entity>>,
    /// Every place where something begins or ends, from front to back.
    ends: std::iter::Peekable<std::vec::IntoIter<usize>>,
    /// Layers that have not begun yet, from back to front.
    ahead: Vec<Layer>,
    over: Vec<Layer>,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str, document: &'a Document) -> Self {
        let mut ahead: Vec<Layer> = document.claims.iter().flat_map(layers).collect();
        let spans = ahead.iter().map(|layer| layer.span).chain(document.entities.iter().map(|entity| entity.span));
        let mut ends: Vec<usize> =
            spans.flat_map(|span| [span.start, span.end]).filter(|end| text.is_char_boundary(*end)).collect();
        ends.sort_unstable();
        ends.dedup();
        ahead.sort_by_key(|layer| std::cmp::Reverse(layer.span.start));
        Self {
            text,
            entities: document.entities.iter().peekable(),
            ends: ends.into_iter().peekable(),
            ahead,
            over: Vec::new(),
        }
    }

    /// The pieces of the next stretch.
    fn runs(&mut self, stretch: ByteSpan) -> Vec<Run<'a>> {
        let mut runs: Vec<Run<'a>> = Vec::new();
        let mut start = stretch.start;
        while start < stretch.end {
            while self.ends.next_if(|end| *end <= start).is_some() {}
            let end = self.ends.peek().map_or(stretch.end, |end| stretch.end.min(*end));
            let entity = self.entity_at(start);
            let piece = self.piece(start, end);
            match runs.last_mut() {
                Some(run) if run.entity.map(|own| own.id) == entity.map(|own| own.id) => run.pieces.push(piece),
                _ => runs.push(Run { entity, pieces: vec![piece] }),
            }
            start = end;
        }
        runs
    }

    fn entity_at(&mut self, at: usize) -> Option<&'a Entity> {
        while self.entities.next_if(|entity| entity.span.end <= at).is_some() {}
        self.entities.peek().copied().filter(|entity| entity.span.start <= at)
    }

    fn piece(&mut self, start: usize, end: usize) -> Piece<'a> {
        self.over.retain(|layer| layer.span.end > start);
        while self.ahead.last().is_some_and(|layer| layer.span.start <= start) {
            self.over.extend(self.ahead.pop().filter(|layer| layer.span.end > start));
        }
        let tokens: Vec<&str> = self.over.iter().map(|layer| &*layer.token).collect();
        let parts: Vec<&str> = self.over.iter().filter_map(|layer| layer.part.as_deref()).collect();
        Piece { text: self.text.get(start..end).unwrap_or_default(), layers: tokens.join(" "), parts: parts.join(" ") }
    }
}

/// Everything that a claim lays over the text.
fn layers(claim: &Claim) -> Vec<Layer> {
    let id = claim.id.0;
    let layer = |what: char, passage: &Passage, part: Option<&str>| Layer {
        span: passage.span,
        token: format!("{what}{id}"),
        part: part.map(|role| part_of(id, role)),
    };
    let mut layers: Vec<Layer> = claim.evidence.iter().map(|passage| layer('e', passage, None)).collect();
    layers.push(layer('t', &claim.trigger, None));
    let fillers = claim.roles.iter().map(|own| (labels::role(own.role), &own.filler));
    for (role, filler) in fillers.chain(claim.source.iter().map(|source| (labels::label("role", "source"), source))) {
        if let Filler::Passage(passage) | Filler::Code { passage, .. } = filler {
            layers.push(layer('r', passage, Some(role)));
        }
    }
    layers
}

/// `0:인수자`; a blank would end it.
fn part_of(claim: u32, role: &str) -> String {
    format!("{claim}:{}", role.replace(' ', "_"))
}

/// The parts that each entity plays: `0:인수자 2:투자처`, by the number of the entity.
pub(super) fn parts_of_entities(document: &Document) -> Vec<String> {
    let mut parts = vec![String::new(); document.entities.len()];
    for claim in &document.claims {
        let fillers = claim.roles.iter().map(|own| (labels::role(own.role), &own.filler));
        for (role, filler) in fillers.chain(claim.source.iter().map(|source| (labels::label("role", "source"), source)))
        {
            let Some(own) = filler.entity().and_then(|id| parts.get_mut(id.0 as usize)) else { continue };
            if !own.is_empty() {
                own.push(' ');
            }
            own.push_str(&part_of(claim.id.0, role));
        }
    }
    parts
}
