//! A document whose text was taken out of a web page, shown to people without the page's markup.

use std::borrow::Cow;

use sasil::{Document, Excerpt, Filler, Passage};

use crate::job::{Reading, Text};

/// The document as people are to see it, and the text that its places are in.
pub(super) fn readable<'r>(reading: &'r Reading<'_>) -> (Cow<'r, Document>, &'r str) {
    match &reading.text {
        Text::Whole(text) => (Cow::Borrowed(&reading.document), text),
        Text::Taken(excerpt) => (Cow::Owned(on_text(&reading.document, excerpt)), excerpt.text()),
    }
}

/// The document with its places, and the words at them, in the text that was taken. Characters are still counted in
/// the input.
fn on_text(document: &Document, excerpt: &Excerpt<'_>) -> Document {
    let mut document = document.clone();
    for sentence in &mut document.sentences {
        sentence.span = excerpt.in_text(sentence.span);
    }
    for entity in &mut document.entities {
        entity.span = excerpt.in_text(entity.span);
        entity.text = entity.span.slice(excerpt.text()).into();
    }
    let move_passage = |passage: &mut Passage| {
        passage.span = excerpt.in_text(passage.span);
        passage.text = passage.span.slice(excerpt.text()).into();
    };
    let move_filler = |filler: &mut Filler| match filler {
        Filler::Entity(_) => {}
        Filler::Passage(passage) | Filler::Code { passage, .. } => move_passage(passage),
    };
    for claim in &mut document.claims {
        move_passage(&mut claim.trigger);
        claim.evidence.iter_mut().for_each(move_passage);
        claim.roles.iter_mut().map(|own| &mut own.filler).chain(&mut claim.source).for_each(move_filler);
    }
    document
}
