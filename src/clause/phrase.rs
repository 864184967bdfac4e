//! What a sentence is made of: noun phrases with their particles, predicates with their endings.

use std::ops::Range;

use super::ending::{Ending, Tense};
use super::ids::{ClauseId, PhraseId};
use super::kinds::KindSet;
use super::particle::Case;
use crate::lexicon::ClassSet;

/// A stretch of a sentence with one job.
#[derive(Clone, Debug)]
pub(crate) enum Phrase {
    /// Nouns with the particle that closes them.
    Noun(NounPhrase),
    /// A predicate with its endings and auxiliaries.
    Verb(VerbPhrase),
    /// A quotation of speech, read by itself.
    Quotation(usize),
    /// … between the parts of a headline, or a full stop.
    Break,
    /// A verb that was read as part of a particle (에 따르면, 를 상대로).
    Absorbed,
}

/// Nouns with the particle that closes them.
#[derive(Clone, Debug)]
pub(crate) struct NounPhrase {
    /// Its atoms without the particle.
    pub(crate) atoms: Range<usize>,
    /// Where its words stand in the list of the analysis.
    pub(super) words: Range<usize>,
    /// The classes of its words, and of every two in a row taken as one.
    pub(crate) classes: ClassSet,
    /// The kinds of the mentions among its words.
    pub(crate) kinds: KindSet,
    pub(crate) case: Case,
    /// 은/는 or 도 behind an oblique particle (에는, 에서도), or alone.
    pub(crate) topic: bool,
    /// 와 함께: does what the subject does.
    pub(crate) together: bool,
    /// 도 behind it: it joins what was spoken of, and is not itself what is spoken of.
    pub(crate) also: bool,
    /// 의 behind it, or behind its oblique particle (와의): belongs to the next noun phrase.
    pub(crate) genitive: bool,
    /// A comma behind it.
    pub(crate) comma: bool,
    /// The phrases that are listed before it and share its case.
    pub(crate) listed: Vec<PhraseId>,
    /// The phrase it is listed with, or stands before with 의.
    pub(crate) host: Option<PhraseId>,
    /// The noun phrases that stand before it with 의.
    pub(crate) owners: Vec<PhraseId>,
    /// The clause whose adnominal predicate modifies it.
    pub(crate) modifier: Option<ClauseId>,
    /// The clause that took it as an argument.
    pub(crate) clause: Option<ClauseId>,
}

/// A predicate with its endings and auxiliaries.
#[derive(Clone, Debug)]
pub(crate) struct VerbPhrase {
    /// The noun that 하다, 되다 … is built on.
    pub(crate) noun: Option<Range<usize>>,
    /// The atom of the verb stem; of the noun in a headline.
    pub(crate) stem: usize,
    /// From the noun or the stem to the last ending.
    pub(crate) atoms: Range<usize>,
    pub(crate) voice: Voice,
    pub(crate) negated: bool,
    pub(crate) tense: Tense,
    /// -기로 하다.
    pub(crate) resolved: bool,
    /// -려 하다, -고자 하다.
    pub(crate) intended: bool,
    pub(crate) ending: Ending,
    /// 각각 or 순 before it.
    pub(crate) respectively: bool,
}

/// Which way round a predicate takes its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// 하다 and plain verbs.
    Active,
    /// 되다, 받다, 당하다 behind a noun.
    Passive,
    /// 이다.
    Copula,
}
