//! Tokens → phrases, predicates and clauses: who stands in which case to which predicate.
//!
//! Knows particles, endings, quotation, coordination and the order of a Korean sentence; knows no kind of claim.
//!
//! A sentence is read in four steps, a module each: [`atom`] joins tokens to mentions ([`mend`] puts right
//! what was cut wrongly, where [`symptom`] sees that something may be, [`stream`] sets brackets and quotations apart), [`chunk`] groups atoms into noun [`phrase`]s and [`predicate`]s, [`coordinate`] joins lists, and [`attach`] gives
//! every predicate its arguments.

mod atom;
mod attach;
mod chunk;
mod coordinate;
mod ending;
mod extent;
mod ids;
mod kinds;
mod mend;
mod outline;
mod particle;
mod phrase;
mod postposition;
mod predicate;
mod stream;
mod symptom;

pub(crate) use atom::{Atom, MentionRef, Shape};
pub(crate) use attach::Clause;
pub(crate) use ending::{Ending, Link, Tense};
pub(crate) use ids::{ClauseId, PhraseId};
pub(crate) use kinds::KindSet;
pub(crate) use particle::Case;
pub(crate) use phrase::{NounPhrase, Phrase, VerbPhrase, Voice};

use crate::lexicon::{ClassSet, WordId};
use crate::segment::{Segmenter, Token};
use crate::span::ByteSpan;

/// What the lexicon tells about nouns, as far as the grammar must know.
pub(crate) trait NounSense {
    /// The number by which the lexicon knows a word.
    fn word(&self, text: &str) -> WordId;
    /// The classes of a word that is a noun.
    fn classes(&self, word: WordId) -> ClassSet;
    /// The classes of the noun that two words make when they are written as one.
    fn classes_of_pair(&self, first: &str, second: &str) -> ClassSet;
    /// Whether the noun names an event (투자, 인수) and so may close a headline like a predicate.
    fn is_event(&self, noun: &str) -> bool;
    /// Whether the noun is a part of a firm that is held or rated (지분, 목표주가).
    fn is_share(&self, noun: &str) -> bool;
    /// Whether the noun is of a figure (매출, 시가총액, 목표주가) that an amount belongs to.
    fn is_figure(&self, noun: &str) -> bool;
    /// Whether the noun says what one firm is to another (자회사, 최대주주).
    fn is_relation(&self, noun: &str) -> bool;
    /// Whether the noun weighs an event (추진, 검토).
    fn is_operator(&self, noun: &str) -> bool;
    /// Whether the noun puts what follows behind what stands before (뒤, 이후).
    fn is_after(&self, noun: &str) -> bool;
    /// Whether the noun in the dative says for how much or within what time (값, 안).
    fn is_terms(&self, noun: &str) -> bool;
    /// Whether the noun says that something is alleged (혐의).
    fn is_allegation(&self, noun: &str) -> bool;
    /// Whether a verb in this form is an adverb (이르면, 잇따라) and takes no arguments.
    fn is_adverb(&self, form: &str) -> bool;
    /// Whether the verb's stem carries a frame, and so may want a party in the dative.
    fn is_predicate(&self, stem: &str) -> bool;
}

/// A sentence read: its atoms, phrases and clauses. Reused from sentence to sentence, and from text to text.
#[derive(Debug, Default)]
pub(crate) struct Analysis<'t> {
    pub(crate) atoms: Vec<Atom<'t>>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) clauses: Vec<Clause>,
    /// The atoms of every noun phrase without brackets and marks, phrase after phrase.
    words: Vec<usize>,
    /// The classes of all noun phrases.
    pub(crate) classes: ClassSet,
    streams: stream::Streams,
    /// A buffer for the nouns that are being read.
    run: Vec<usize>,
    /// A buffer for the clauses that wait for the one they are tied to.
    open: Vec<ClauseId>,
}

/// What is known about a sentence before it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SentenceInput<'a, 't> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'a [Token],
    pub(crate) mentions: &'a [MentionRef],
    pub(crate) headline: bool,
    /// The first syllables of the persons that the document names.
    pub(crate) surnames: &'a str,
}

impl<'t> Analysis<'t> {
    /// Joins the tokens of a sentence to its mentions, replacing what was read before.
    pub(crate) fn join(&mut self, segmenter: &'t Segmenter, input: SentenceInput<'_, 't>, sense: &dyn NounSense) {
        self.atoms.clear();
        atom::join(segmenter, input, sense, &mut self.atoms);
    }

    /// Reads the phrases and clauses of what was joined.
    pub(crate) fn parse(&mut self, headline: bool, sense: &dyn NounSense) {
        self.phrases.clear();
        self.clauses.clear();
        self.words.clear();
        self.classes = ClassSet::default();
        stream::streams(&mut self.atoms, &mut self.streams);
        let Self { atoms, phrases, clauses, streams, run, open, .. } = self;
        for (steps, quotation) in streams.iter() {
            let first = phrases.len();
            chunk::chunk(atoms, (steps, quotation.is_some()), headline, sense, (phrases, run));
            coordinate::join_lists(atoms, phrases, first, headline, sense);
            attach::attach(atoms, (phrases, first), quotation, sense, clauses, open);
        }
        attach::link_quotations(&mut self.clauses);
        self.list_words(sense);
    }

    /// Its buffers, with nothing of the text.
    pub(crate) fn emptied(self) -> Analysis<'static> {
        let Self { mut atoms, phrases, clauses, words, classes, streams, run, open } = self;
        atoms.clear();
        // There are none left; what they lay in is kept.
        let atoms = atoms.into_iter().map_while(|_| None).collect();
        Analysis { atoms, phrases, clauses, words, classes, streams, run, open }
    }

    /// Notes which words each noun phrase has, and of which classes they are.
    fn list_words(&mut self, sense: &dyn NounSense) {
        let nouns = self.phrases.iter_mut().filter_map(|phrase| match phrase {
            Phrase::Noun(noun) => Some(noun),
            _ => None,
        });
        for noun in nouns {
            let first = self.words.len();
            let mut before: Option<&str> = None;
            for index in noun.atoms.clone() {
                let atom = &self.atoms[index];
                if !atom.is_word() {
                    continue;
                }
                self.words.push(index);
                noun.classes.add(sense.classes(atom.word));
                if let Some((kind, _)) = atom.mention {
                    noun.kinds.add(kind);
                }
                // 투자|의견: the segmenter cuts some in two.
                if let Some(before) = before {
                    noun.classes.add(sense.classes_of_pair(before, atom.text));
                }
                before = Some(atom.text);
            }
            noun.words = first..self.words.len();
            self.classes.add(noun.classes);
        }
    }

    /// The words of a noun phrase: its atoms without brackets and marks.
    pub(crate) fn words(&self, noun: &NounPhrase) -> &[usize] {
        &self.words[noun.words.clone()]
    }

    /// The noun phrase with this number, where it is one.
    pub(crate) fn noun(&self, id: PhraseId) -> Option<&NounPhrase> {
        match self.phrases.get(id.0) {
            Some(Phrase::Noun(noun)) => Some(noun),
            _ => None,
        }
    }

    /// The predicate of a clause.
    pub(crate) fn predicate(&self, clause: ClauseId) -> &VerbPhrase {
        match &self.phrases[self.clauses[clause.0].predicate.0] {
            Phrase::Verb(verb) => verb,
            _ => unreachable!("a clause is made from a predicate only"),
        }
    }

    /// The bytes from the first to the last atom of a range.
    pub(crate) fn span_of(&self, atoms: std::ops::Range<usize>) -> ByteSpan {
        match (self.atoms.get(atoms.start), self.atoms.get(atoms.end.saturating_sub(1))) {
            (Some(first), Some(last)) if atoms.start < atoms.end => first.span.join(last.span),
            _ => ByteSpan::new(0, 0),
        }
    }
}
