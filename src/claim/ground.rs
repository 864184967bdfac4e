//! Why a role has its filler and which words decided how a claim stands: noted while it is read, shown when asked for.

use super::draft::{Draft, DraftFiller};
use super::reader::Reader;
use super::standing::Standing;
use crate::clause::{Case, ClauseId, PhraseId};
use crate::lexicon::WordClass;
use crate::model::{EntityKind, Modality, PredicateClass, Rule, Sign};
use crate::resolve::Mention;
use crate::span::ByteSpan;

/// What gave a role its filler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DraftGround {
    pub(crate) rule: Rule,
    /// The words that it went by: a phrase in which the filler stands, or other words.
    pub(crate) words: Option<ByteSpan>,
    /// Dealt out of a list.
    pub(crate) dealt: bool,
}

impl DraftGround {
    pub(crate) const fn new(rule: Rule, words: Option<ByteSpan>) -> Self {
        Self { rule, words, dealt: false }
    }
}

/// A stretch of the text that says a claim, and how it was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) span: ByteSpan,
    pub(crate) reading: DraftReading,
}

/// The frame that a stretch of evidence was read by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DraftReading {
    pub(crate) frame: &'static str,
    pub(crate) lemma: &'static str,
    pub(crate) class: PredicateClass,
    pub(crate) passive: bool,
    pub(crate) clause: ByteSpan,
}

/// Words that decided how a claim stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DraftCue {
    pub(crate) sign: Sign,
    pub(crate) words: ByteSpan,
}

/// The first few such words, kept in place: every claim has them, and few have more than two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Cues([Option<DraftCue>; 6]);

impl Cues {
    pub(crate) fn iter(&self) -> impl Iterator<Item = DraftCue> {
        self.0.iter().flatten().copied()
    }

    pub(crate) fn add(&mut self, sign: Sign, words: ByteSpan) {
        let new = DraftCue { sign, words };
        if let Some(free) = self.0.iter_mut().find(|own| own.is_none_or(|own| own == new)) {
            *free = Some(new);
        }
    }

    /// The last words that did this.
    pub(crate) fn last(&self, sign: Sign) -> Option<ByteSpan> {
        self.iter().filter(|cue| cue.sign == sign).last().map(|cue| cue.words)
    }

    /// What `new` decides anew is no longer decided by what is here.
    pub(crate) fn replace(&mut self, new: &Cues) {
        let sources = self.iter().filter(|own| own.sign == Sign::Source).chain(new.iter());
        let mut kept = Cues::default();
        sources.for_each(|cue| kept.add(cue.sign, cue.words));
        *self = kept;
    }
}

/// The sign of a modality; a plain statement has none.
pub(crate) fn sign_of(modality: Modality) -> Option<Sign> {
    match modality {
        Modality::Asserted => None,
        Modality::Planned => Some(Sign::Planned),
        Modality::Possible => Some(Sign::Possible),
        Modality::Alleged => Some(Sign::Alleged),
    }
}

/// The rule of a phrase that stands in its clause in this case.
pub(crate) fn rule_of(case: Case) -> Rule {
    match case {
        Case::Subject => Rule::Subject,
        Case::Topic => Rule::Topic,
        Case::Object => Rule::Object,
        Case::Dative => Rule::Dative,
        Case::From => Rule::From,
        Case::With => Rule::With,
        Case::To => Rule::To,
        Case::At => Rule::At,
        Case::By => Rule::By,
        Case::Against => Rule::Against,
        Case::About => Rule::About,
        Case::Genitive => Rule::Genitive,
        Case::Bare => Rule::Bare,
        Case::According | Case::Until | Case::Since | Case::Than | Case::Copula | Case::Other => Rule::Value,
    }
}

/// The class of a predicate, in the words of the output.
pub(crate) fn class_of(class: WordClass) -> PredicateClass {
    match class {
        WordClass::Noun => PredicateClass::Noun,
        WordClass::Verb => PredicateClass::Verb,
    }
}

impl Draft {
    /// Says of every participant that nothing was said of yet that this rule gave it.
    pub(crate) fn credit(&mut self, rule: Rule) {
        for role in self.roles.iter_mut().filter(|role| role.ground.is_none()) {
            role.ground = Some(DraftGround::new(rule, None));
        }
    }
}

impl Reader<'_, '_> {
    /// [`Draft::credit`] for what was taken from a phrase: what does not stand in it was meant by an anaphor.
    pub(crate) fn credit(&self, draft: &mut Draft, rule: Rule, id: PhraseId) {
        for role in draft.roles.iter_mut().filter(|role| role.ground.is_none()) {
            let place = match role.filler {
                DraftFiller::Mention(index) => self.mentions[index].span,
                DraftFiller::Text(span) | DraftFiller::Code(_, span) => span,
            };
            role.ground = Some(self.ground(rule, id, place));
        }
    }

    fn ground(&self, rule: Rule, id: PhraseId, place: ByteSpan) -> DraftGround {
        let phrase = self.analysis.extent(id);
        if !phrase.contains(place) {
            return DraftGround::new(Rule::Anaphor, Some(phrase));
        }
        let noun = self.noun(id).map_or(phrase, |noun| self.analysis.span_of(noun.atoms.clone()));
        // `A와 B에`, `A·B에`, `A(MS)에`: what stands between a name and the particle is not what it goes by.
        let listed = place.end < noun.start && !self.text[place.end..noun.start].starts_with('의');
        let marked = self.text[place.end..].starts_with(|next: char| !next.is_alphanumeric() && !next.is_whitespace());
        let words =
            if listed || marked { self.analysis.particle_of(id) } else { ByteSpan::new(place.start, phrase.end) };
        DraftGround::new(rule, Some(words))
    }

    /// Credits participants that were looked for all over the sentence by the phrase that each stands in.
    pub(crate) fn credit_in_sentence(&self, draft: &mut Draft) {
        for role in draft.roles.iter_mut().filter(|role| role.ground.is_none()) {
            role.ground = Some(match role.filler {
                DraftFiller::Mention(index) => self.ground_in_sentence(&self.mentions[index]),
                DraftFiller::Text(_) | DraftFiller::Code(..) => DraftGround::new(Rule::Figure, None),
            });
        }
    }

    fn ground_in_sentence(&self, mention: &Mention) -> DraftGround {
        let own = self.nouns().find(|(_, noun)| self.analysis.span_of(noun.atoms.clone()).contains(mention.span));
        let Some((id, noun)) = own else { return DraftGround::new(Rule::Before, None) };
        let is_value = matches!(mention.kind, EntityKind::Money | EntityKind::Date | EntityKind::Percent);
        self.ground(if is_value { Rule::Value } else { rule_of(noun.case) }, id, mention.span)
    }

    /// The words that weigh an event in this clause: its predicate, or the noun before 이다.
    pub(super) fn weighing_words(&self, clause: ClauseId) -> ByteSpan {
        let verb = self.analysis.predicate(clause);
        let arguments = self.clause(clause).arguments.iter().filter_map(|id| self.noun(*id));
        let copula = arguments.into_iter().find(|noun| noun.case == Case::Copula);
        let before = copula.and_then(|noun| self.head_word(noun)).map(|word| word.span);
        let own = self.analysis.span_of(verb.atoms.clone());
        before.map_or(own, |before| before.join(own))
    }

    /// The stem of a predicate with its endings: `하기로 했다`.
    pub(super) fn endings(&self, clause: ClauseId) -> ByteSpan {
        let verb = self.analysis.predicate(clause);
        self.analysis.span_of(verb.stem..verb.atoms.end)
    }
}

impl Standing {
    /// What has changed since this was last asked is due to these words.
    pub(super) fn owes(&mut self, words: ByteSpan) {
        let before = std::mem::replace(&mut self.noted, (self.negated, self.undone, self.modality));
        if before.0 != self.negated {
            self.cues.add(Sign::Negated, words);
        }
        if before.1 != self.undone {
            self.cues.add(Sign::Undone, words);
        }
        if let Some(sign) = sign_of(self.modality).filter(|_| before.2 != self.modality) {
            self.cues.add(sign, words);
        }
    }
}
