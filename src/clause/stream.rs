//! Atoms → streams: what is read by itself. Brackets are passed over, quotations of speech set apart.

use std::ops::Range;

use super::atom::{Atom, Shape};
use super::particle;
use crate::lexicon::Joined;
use crate::segment::Pos;

/// What is read by itself, one after the other. Reused from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    streams: Vec<Stream>,
    /// The places of all streams.
    steps: Vec<Step>,
    /// Those of the sentence around the quotations, while they are gathered.
    around: Vec<Step>,
}

/// A stretch of atoms that is read by itself: the sentence, or one sentence of a quotation.
#[derive(Debug)]
struct Stream {
    steps: Range<usize>,
    quotation: Option<usize>,
}

impl Streams {
    /// The places of each stream, with the number of the quotation that it stands in.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[Step], Option<usize>)> {
        self.streams.iter().map(|stream| (&self.steps[stream.steps.clone()], stream.quotation))
    }

    fn clear(&mut self) {
        self.streams.clear();
        self.steps.clear();
        self.around.clear();
    }

    /// Closes a stream of the places from `first` on.
    fn close(&mut self, first: usize, quotation: Option<usize>) {
        self.streams.push(Stream { steps: first..self.steps.len(), quotation });
    }
}

/// One place of a stream.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// An atom.
    Atom(usize),
    /// A quotation of speech.
    Quotation(usize),
}

/// Cuts the atoms of a sentence into streams: quotations of speech first, the sentence around them last.
pub(super) fn streams(atoms: &mut [Atom<'_>], streams: &mut Streams) {
    streams.clear();
    let mut quotations = 0;
    let mut index = 0;
    // Where a quoted word closes that is read as part of the sentence.
    let mut passed = None;
    while index < atoms.len() {
        match atoms[index].shape {
            Shape::SpeechMark if passed == Some(index) => index += 1,
            Shape::Open => {
                let close = closing_bracket(atoms, index).unwrap_or(index);
                atoms[index..=close].iter_mut().for_each(|atom| atom.aside = true);
                index = close + 1;
            }
            Shape::SpeechMark => {
                let close = closing_mark(atoms, index);
                if is_speech(atoms, index + 1, close) {
                    push_sentences(atoms, index + 1, close, quotations, streams);
                    streams.around.push(Step::Quotation(quotations));
                    quotations += 1;
                    index = behind_quoting_particle(atoms, close + 1);
                } else {
                    // A quoted word is read as part of the sentence: the marks alone are passed over.
                    passed = Some(close);
                    index += 1;
                }
            }
            Shape::Close | Shape::NameMark => index += 1,
            Shape::Word | Shape::Comma | Shape::Dot | Shape::Ellipsis | Shape::Stop => {
                streams.around.push(Step::Atom(index));
                index += 1;
            }
        }
    }
    let first = streams.steps.len();
    streams.steps.append(&mut streams.around);
    streams.close(first, None);
}

/// The sentences of a quotation, a stream each.
fn push_sentences(atoms: &mut [Atom<'_>], from: usize, to: usize, quotation: usize, streams: &mut Streams) {
    let mut first = streams.steps.len();
    let mut index = from;
    while index < to {
        match atoms[index].shape {
            Shape::Open => {
                let close = closing_bracket(atoms, index).filter(|close| *close < to).unwrap_or(index);
                atoms[index..=close].iter_mut().for_each(|atom| atom.aside = true);
                index = close;
            }
            Shape::Stop => {
                streams.steps.push(Step::Atom(index));
                streams.close(first, Some(quotation));
                first = streams.steps.len();
            }
            Shape::Close | Shape::NameMark | Shape::SpeechMark => {}
            Shape::Word | Shape::Comma | Shape::Dot | Shape::Ellipsis => streams.steps.push(Step::Atom(index)),
        }
        index += 1;
    }
    if first < streams.steps.len() {
        streams.close(first, Some(quotation));
    }
}

/// The longest aside that is looked for: a bracket that does not close within it is passed over alone.
const BRACKET_REACH: usize = 80;

fn closing_bracket(atoms: &[Atom<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, atom) in atoms.iter().enumerate().skip(open).take(BRACKET_REACH) {
        match atom.shape {
            Shape::Open => depth += 1,
            Shape::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(index);
                }
            }
            _ => {}
        }
    }
    None
}

fn closing_mark(atoms: &[Atom<'_>], open: usize) -> usize {
    let rest = &atoms[open + 1..];
    rest.iter().position(|atom| atom.shape == Shape::SpeechMark).map_or(atoms.len(), |offset| open + 1 + offset)
}

/// The first atom behind 고, 라고, 이라며 … that stand right behind a closing mark at `from`.
fn behind_quoting_particle(atoms: &[Atom<'_>], from: usize) -> usize {
    let rest = atoms.get(from..).unwrap_or_default();
    let count = rest.iter().take_while(|atom| !atom.space_before && atom.shape == Shape::Word).count();
    let said: Joined = rest[..count].iter().map(|atom| atom.text).collect();
    if particle::quotes(&said) { from + count } else { from }
}

/// A quotation is speech where it ends like a sentence or a quoting particle follows.
fn is_speech(atoms: &[Atom<'_>], from: usize, close: usize) -> bool {
    if from >= close {
        return false;
    }
    let said = &atoms[from..close];
    let ends_like_a_sentence = said.iter().any(|atom| atom.tags.has(Pos::EF));
    let quoted_on = behind_quoting_particle(atoms, close + 1) > close + 1;
    let ends_in_ending = said.last().is_some_and(|atom| atom.tags.has(Pos::EC) || atom.shape == Shape::Stop);
    said.len() >= 3 && (ends_like_a_sentence || quoted_on || ends_in_ending)
}
