//! Frames, predicates, operators and nouns, ready to be looked up.

use super::classes::ClassSet;
use super::finals::Finals;
use super::hash::WordTable;
use super::joined::Joined;
use super::seams::Seams;

pub(crate) use sasil_dict::predicates::{Effect, NounClass, Slot, WordClass};
use sasil_dict::predicates::{FRAMES, Frame as Row, NOUNS, OPERATORS, PREDICATES, Predicate};

use crate::error::{Error, ErrorKind};
use crate::model::{ClaimKind, Role};

/// The number of a word that carries a frame: the same word may carry several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PredicateId(u16);

/// The number of a word that the dictionary knows as a noun or an operator; what it knows of it is looked up once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordId(u16);

/// What the dictionary knows of a word; of one that it does not know, nothing.
#[derive(Debug, Default)]
struct Word {
    /// Its frames as a noun.
    frames: Vec<PredicateId>,
    operators: Vec<(WordClass, Effect)>,
    classes: Vec<(NounClass, &'static str)>,
    set: ClassSet,
}

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
    verbs: WordTable<Vec<PredicateId>>,
    ids: WordTable<WordId>,
    /// By number; the first is the word that is not known.
    words: Vec<Word>,
    /// How the nouns end that carry frames.
    event_finals: Finals,
    /// How the nouns of each class end.
    class_finals: Vec<Finals>,
    /// How the nouns that have classes are put together.
    seams: Seams,
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
        let mut verbs: WordTable<Vec<PredicateId>> = WordTable::default();
        let mut nouns = Words::default();
        for (index, predicate) in PREDICATES.iter().enumerate() {
            let carried = match predicate.class {
                WordClass::Noun => &mut nouns.of(predicate.lemma).frames,
                WordClass::Verb => verbs.of(predicate.lemma),
            };
            carried.push(PredicateId(index as u16));
        }
        for operator in OPERATORS {
            nouns.of(operator.lemma).operators.push((operator.class, operator.effect));
        }
        for noun in NOUNS {
            let word = nouns.of(noun.lemma);
            word.classes.push((noun.class, noun.value));
            word.set.add(ClassSet::of(&[noun.class]));
        }
        let mut event_finals = Finals::default();
        PREDICATES.iter().filter(|own| own.class == WordClass::Noun).for_each(|own| event_finals.add(own.lemma));
        let (mut class_finals, mut seams) = (Vec::new(), Seams::default());
        for noun in NOUNS {
            seams.add(noun.lemma);
            let class = noun.class as usize;
            if class_finals.len() <= class {
                class_finals.resize(class + 1, Finals::default());
            }
            class_finals[class].add(noun.lemma);
        }
        let Words { ids, mut words } = nouns;
        for list in words.iter_mut().map(|word| &mut word.frames).chain(verbs.values_mut()) {
            list.sort_by_key(|id| PREDICATES[usize::from(id.0)].frame);
        }
        let denials = NOUNS.iter().filter(|noun| noun.class == NounClass::Denial).map(|noun| noun.lemma).collect();
        Ok(Self { frames, verbs, ids, words, event_finals, class_finals, seams, denials })
    }

    pub(crate) fn frame(&self, id: PredicateId) -> &Frame {
        &self.frames[self.word(id).frame]
    }

    /// The word that carries a frame.
    pub(crate) fn word(&self, id: PredicateId) -> &'static Predicate {
        &PREDICATES[usize::from(id.0)]
    }

    /// The number by which a word is asked about.
    pub(crate) fn id(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or_default()
    }

    fn known(&self, id: WordId) -> &Word {
        &self.words[usize::from(id.0)]
    }

    /// The frames of a noun, in the order in which they are tried.
    pub(crate) fn of_noun(&self, noun: &str) -> &[PredicateId] {
        self.frames_of(self.id(noun))
    }

    /// The same of a word with this number.
    pub(crate) fn frames_of(&self, id: WordId) -> &[PredicateId] {
        &self.known(id).frames
    }

    /// Whether a noun that carries a frame may end in this word.
    pub(crate) fn may_end_event(&self, word: &str) -> bool {
        self.event_finals.may_end(word)
    }

    /// The frames of a verb's stem.
    pub(crate) fn of_verb(&self, stem: &str) -> &[PredicateId] {
        self.verbs.get(stem).map_or(&[], Vec::as_slice)
    }

    /// What the word does to the predicate below it, verbs of saying left aside.
    pub(crate) fn operator(&self, lemma: &str, class: WordClass) -> Option<Effect> {
        self.operator_of(self.id(lemma), class)
    }

    /// The same of a word with this number.
    pub(crate) fn operator_of(&self, id: WordId, class: WordClass) -> Option<Effect> {
        self.effects(id, class).find(|effect| !says(*effect))
    }

    /// What the word does to what it quotes.
    pub(crate) fn saying(&self, lemma: &str, class: WordClass) -> Option<Effect> {
        self.effects(self.id(lemma), class).find(|effect| says(*effect))
    }

    fn effects(&self, id: WordId, class: WordClass) -> impl Iterator<Item = Effect> {
        self.known(id).operators.iter().filter(move |(own, _)| *own == class).map(|(_, effect)| *effect)
    }

    /// Whether the noun is of this class.
    pub(crate) fn is(&self, noun: &str, class: NounClass) -> bool {
        self.set_of(self.id(noun)).has(class)
    }

    /// The classes of a word with this number.
    pub(crate) fn set_of(&self, id: WordId) -> ClassSet {
        self.known(id).set
    }

    /// Whether the word ends in a noun of this class (`최고재무책임자` in 책임자).
    pub(crate) fn ends_in(&self, word: &str, class: NounClass) -> bool {
        self.class_finals.get(class as usize).is_some_and(|finals| finals.may_end(word))
            && word.char_indices().any(|(at, _)| self.is(&word[at..], class))
    }

    /// The words by which a sentence denies what it is about.
    pub(crate) fn denials(&self) -> impl Iterator<Item = &'static str> {
        self.denials.iter().copied()
    }

    /// Whether the words stand for a firm named elsewhere (양사, 모회사) and so are no name themselves.
    pub(crate) fn stands_for_another(&self, words: &str) -> bool {
        const STANDS: ClassSet = ClassSet::of(&[NounClass::Both, NounClass::It, NounClass::Owned, NounClass::Owner]);
        self.set_of(self.id(words)).meets(STANDS)
    }

    /// The entry of a noun that has a class.
    pub(crate) fn noun(&self, noun: &str) -> Option<&'static str> {
        let (own, id) = self.ids.get_key_value(noun)?;
        (!self.known(*id).classes.is_empty()).then_some(own)
    }

    /// The code of a noun of this class.
    pub(crate) fn value(&self, noun: &str, class: NounClass) -> Option<&'static str> {
        self.value_of(self.id(noun), class)
    }

    /// The same of a word with this number.
    pub(crate) fn value_of(&self, id: WordId, class: NounClass) -> Option<&'static str> {
        self.known(id).classes.iter().find(|(own, _)| *own == class).map(|(_, value)| *value)
    }
}

/// Words as they become known, each with its number.
struct Words {
    ids: WordTable<WordId>,
    words: Vec<Word>,
}

impl Default for Words {
    fn default() -> Self {
        Self { ids: WordTable::default(), words: vec![Word::default()] }
    }
}

impl Words {
    /// What is known of a word, which joins them where it is new.
    fn of(&mut self, lemma: &'static str) -> &mut Word {
        let id = self.ids.of(lemma);
        if *id == WordId::default() {
            *id = WordId(self.words.len() as u16);
            self.words.push(Word::default());
        }
        &mut self.words[usize::from(id.0)]
    }
}

impl crate::clause::NounSense for Predicates {
    fn word(&self, text: &str) -> WordId {
        self.id(text)
    }

    fn classes(&self, word: WordId) -> ClassSet {
        self.set_of(word)
    }

    fn classes_of_pair(&self, first: &str, second: &str) -> ClassSet {
        if self.seams.may_join(first, second) {
            self.set_of(self.id(&Joined::of(first, second)))
        } else {
            ClassSet::default()
        }
    }

    fn is_event(&self, noun: &str) -> bool {
        !self.of_noun(noun).is_empty()
    }

    fn is_share(&self, noun: &str) -> bool {
        const SHARES: ClassSet = ClassSet::of(&[NounClass::Share, NounClass::Rating]);
        self.set_of(self.id(noun)).meets(SHARES)
    }

    fn is_figure(&self, noun: &str) -> bool {
        const FIGURES: ClassSet = ClassSet::of(&[NounClass::Metric, NounClass::Worth, NounClass::Rating]);
        self.set_of(self.id(noun)).meets(FIGURES)
    }

    fn is_relation(&self, noun: &str) -> bool {
        const RELATIONS: ClassSet = ClassSet::of(&[NounClass::Owned, NounClass::Owner]);
        self.set_of(self.id(noun)).meets(RELATIONS)
    }

    fn is_operator(&self, noun: &str) -> bool {
        !self.known(self.id(noun)).operators.is_empty()
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
        self.verbs.contains_key(stem) || self.is_operator(stem)
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
