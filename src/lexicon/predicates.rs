//! Frames, predicates, operators and nouns, ready to be looked up.

use super::hash::WordTable;

pub(crate) use sasil_dict::predicates::{Effect, NounClass, Slot, WordClass};
use sasil_dict::predicates::{FRAMES, Frame as Row, NOUNS, OPERATORS, PREDICATES, Predicate};

use crate::error::{Error, ErrorKind};
use crate::model::{ClaimKind, Role};

/// The number of a word that carries a frame: the same word may carry several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PredicateId(u16);

/// A frame with its words turned into kinds and roles.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) kind: ClaimKind,
    pub(crate) slots: Vec<(Slot, Role)>,
    pub(crate) code: Option<(Role, &'static str)>,
    pub(crate) open: Option<Role>,
    /// A role without which there is no claim.
    pub(crate) needs: Option<Role>,
    /// What else the dictionary asks for.
    pub(crate) row: &'static Row,
}

impl Frame {
    /// The role that this case fills.
    pub(crate) fn role(&self, slot: Slot) -> Option<Role> {
        self.slots.iter().find(|(own, _)| *own == slot).map(|(_, role)| *role)
    }
}

/// What the dictionary knows of predicates.
#[derive(Debug)]
pub(crate) struct Predicates {
    frames: Vec<Frame>,
    nouns: WordTable<Vec<PredicateId>>,
    verbs: WordTable<Vec<PredicateId>>,
    operators: WordTable<Vec<(WordClass, Effect)>>,
    noun_classes: WordTable<Vec<(NounClass, &'static str)>>,
    denials: Vec<&'static str>,
}

impl Predicates {
    /// The tables of the dictionary crate.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Dictionary`] where a frame names a kind or a role that the output does not have.
    pub(crate) fn embedded() -> Result<Self, Error> {
        let frames = FRAMES.iter().map(frame).collect::<Result<Vec<_>, _>>()?;
        let mut nouns: WordTable<Vec<PredicateId>> = WordTable::default();
        let mut verbs: WordTable<Vec<PredicateId>> = WordTable::default();
        for (index, predicate) in PREDICATES.iter().enumerate() {
            let words = match predicate.class {
                WordClass::Noun => &mut nouns,
                WordClass::Verb => &mut verbs,
            };
            words.of(predicate.lemma).push(PredicateId(index as u16));
        }
        for list in nouns.values_mut().chain(verbs.values_mut()) {
            list.sort_by_key(|id| PREDICATES[usize::from(id.0)].frame);
        }
        let mut operators: WordTable<Vec<_>> = WordTable::default();
        for operator in OPERATORS {
            operators.of(operator.lemma).push((operator.class, operator.effect));
        }
        let mut noun_classes: WordTable<Vec<_>> = WordTable::default();
        for noun in NOUNS {
            noun_classes.of(noun.lemma).push((noun.class, noun.value));
        }
        let denials = NOUNS.iter().filter(|noun| noun.class == NounClass::Denial).map(|noun| noun.lemma).collect();
        Ok(Self { frames, nouns, verbs, operators, noun_classes, denials })
    }

    pub(crate) fn frame(&self, id: PredicateId) -> &Frame {
        &self.frames[self.word(id).frame]
    }

    /// The word that carries a frame.
    pub(crate) fn word(&self, id: PredicateId) -> &'static Predicate {
        &PREDICATES[usize::from(id.0)]
    }

    /// The frames of a noun, in the order in which they are tried.
    pub(crate) fn of_noun(&self, noun: &str) -> &[PredicateId] {
        self.nouns.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The frames of a verb's stem.
    pub(crate) fn of_verb(&self, stem: &str) -> &[PredicateId] {
        self.verbs.get(stem).map_or(&[], Vec::as_slice)
    }

    /// What the word does to the predicate below it, verbs of saying left aside.
    pub(crate) fn operator(&self, lemma: &str, class: WordClass) -> Option<Effect> {
        self.effects(lemma, class).find(|effect| !says(*effect))
    }

    /// What the word does to what it quotes.
    pub(crate) fn saying(&self, lemma: &str, class: WordClass) -> Option<Effect> {
        self.effects(lemma, class).find(|effect| says(*effect))
    }

    fn effects(&self, lemma: &str, class: WordClass) -> impl Iterator<Item = Effect> {
        let list = self.operators.get(lemma).map_or(&[][..], Vec::as_slice);
        list.iter().filter(move |(own, _)| *own == class).map(|(_, effect)| *effect)
    }

    /// Whether the noun is of this class.
    pub(crate) fn is(&self, noun: &str, class: NounClass) -> bool {
        self.value(noun, class).is_some()
    }

    /// Whether the word ends in a noun of this class (`최고재무책임자` in 책임자).
    pub(crate) fn ends_in(&self, word: &str, class: NounClass) -> bool {
        word.char_indices().any(|(at, _)| self.is(&word[at..], class))
    }

    /// The words by which a sentence denies what it is about.
    pub(crate) fn denials(&self) -> impl Iterator<Item = &'static str> {
        self.denials.iter().copied()
    }

    /// Whether the words stand for a firm named elsewhere (양사, 모회사) and so are no name themselves.
    pub(crate) fn stands_for_another(&self, words: &str) -> bool {
        let stands = [NounClass::Both, NounClass::It, NounClass::Owned, NounClass::Owner];
        self.classes(words).iter().any(|(class, _)| stands.contains(class))
    }

    /// The entry of a noun that has a class.
    pub(crate) fn noun(&self, noun: &str) -> Option<&'static str> {
        self.noun_classes.get_key_value(noun).map(|(own, _)| own)
    }

    /// The code of a noun of this class.
    pub(crate) fn value(&self, noun: &str, class: NounClass) -> Option<&'static str> {
        self.classes(noun).iter().find(|(own, _)| *own == class).map(|(_, value)| *value)
    }

    /// The classes of a noun, each with its code.
    pub(crate) fn classes(&self, noun: &str) -> &[(NounClass, &'static str)] {
        self.noun_classes.get(noun).map_or(&[], Vec::as_slice)
    }
}

impl crate::clause::NounSense for Predicates {
    fn is_event(&self, noun: &str) -> bool {
        self.nouns.contains_key(noun)
    }

    fn is_share(&self, noun: &str) -> bool {
        self.classes(noun).iter().any(|(class, _)| matches!(class, NounClass::Share | NounClass::Rating))
    }

    fn is_figure(&self, noun: &str) -> bool {
        let figures = [NounClass::Metric, NounClass::Worth, NounClass::Rating];
        self.classes(noun).iter().any(|(class, _)| figures.contains(class))
    }

    fn is_relation(&self, noun: &str) -> bool {
        self.classes(noun).iter().any(|(class, _)| matches!(class, NounClass::Owned | NounClass::Owner))
    }

    fn is_operator(&self, noun: &str) -> bool {
        self.operators.contains_key(noun)
    }

    fn is_after(&self, noun: &str) -> bool {
        self.is(noun, NounClass::After)
    }

    fn is_terms(&self, noun: &str) -> bool {
        self.is(noun, NounClass::Terms)
    }

    fn is_allegation(&self, noun: &str) -> bool {
        self.operator(noun, WordClass::Noun) == Some(Effect::Alleged)
    }

    fn is_adverb(&self, form: &str) -> bool {
        self.is(form, NounClass::Adverb)
    }

    fn is_predicate(&self, stem: &str) -> bool {
        self.verbs.contains_key(stem) || self.operators.contains_key(stem)
    }
}

fn says(effect: Effect) -> bool {
    match effect {
        Effect::Say | Effect::SayPossible | Effect::SayAlleged | Effect::SayDenied => true,
        Effect::Support
        | Effect::Planned
        | Effect::Possible
        | Effect::Alleged
        | Effect::Negated
        | Effect::Denied
        | Effect::Blocked => false,
    }
}

fn frame(row: &'static Row) -> Result<Frame, Error> {
    let unknown = |error: Error| Error::new(ErrorKind::Dictionary, format!("frame `{}`: {error}", row.name));
    let role = |word: &str| word.parse::<Role>().map_err(unknown);
    let mut slots = Vec::with_capacity(row.slots.len());
    for (slot, word) in row.slots {
        slots.push((*slot, role(word)?));
    }
    Ok(Frame {
        kind: row.kind.parse().map_err(unknown)?,
        slots,
        code: row.code.map(|(word, code)| role(word).map(|role| (role, code))).transpose()?,
        open: row.open.map(role).transpose()?,
        needs: row.needs.map(role).transpose()?,
        row,
    })
}
