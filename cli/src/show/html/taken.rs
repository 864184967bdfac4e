//! A document whose text was taken out of a web page, shown without the page's markup.

use sasil::{Document, Excerpt, Filler, Passage};

/// The document with its places, and the words at them, in the text that was taken. Characters are still counted in
/// the input.
pub(super) fn on_text(document: &Document, excerpt: &Excerpt<'_>) -> Document {
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
