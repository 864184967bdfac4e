//! Atoms → phrases: nouns up to the particle that closes them.

use super::NounSense;
use super::atom::{Atom, Shape};
use super::ending::{Ending, Tense};
use super::kinds::KindSet;
use super::particle::{self, Case};
use super::phrase::{NounPhrase, Phrase, VerbPhrase, Voice};
use super::postposition::{absorb_postpositions, absorb_prices, close_quoted_noun};
use super::predicate::{is_particle, is_verbal};
use super::stream::Step;
use crate::lexicon::{ClassSet, Joined};
use crate::model::EntityKind;
use crate::segment::Pos;

/// Groups the atoms of a stream.
pub(super) fn chunk(
    atoms: &[Atom<'_>],
    (steps, quoted): (&[Step], bool),
    headline: bool,
    sense: &dyn NounSense,
    (phrases, run): (&mut Vec<Phrase>, &mut Vec<usize>),
) {
    let first = phrases.len();
    let chunker = Chunker {
        atoms,
        steps,
        sense,
        headline,
        first,
        at: 0,
        phrases,
        negation: false,
        respectively: false,
        run: std::mem::take(run),
    };
    *run = chunker.read();
    if quoted {
        close_quoted_noun(first, phrases);
    }
    absorb_postpositions(atoms, &mut phrases[first..]);
    absorb_prices(atoms, &mut phrases[first..]);
}

pub(super) struct Chunker<'a, 't> {
    pub(super) atoms: &'a [Atom<'t>],
    pub(super) steps: &'a [Step],
    pub(super) sense: &'a dyn NounSense,
    pub(super) headline: bool,
    /// Where the phrases of this stream begin.
    pub(super) first: usize,
    pub(super) at: usize,
    pub(super) phrases: &'a mut Vec<Phrase>,
    /// 안 or 못 was seen and waits for its predicate.
    pub(super) negation: bool,
    /// 각각 was seen and waits for its predicate.
    pub(super) respectively: bool,
    /// A buffer for the nouns that are being read.
    pub(super) run: Vec<usize>,
}

impl<'t> Chunker<'_, 't> {
    /// Reads all steps; gives its buffer back.
    fn read(mut self) -> Vec<usize> {
        while let Some(step) = self.steps.get(self.at) {
            match *step {
                Step::Quotation(quotation) => {
                    self.phrases.push(Phrase::Quotation(quotation));
                    self.at += 1;
                }
                Step::Atom(index) => self.atom(index),
            }
        }
        self.run
    }

    fn atom(&mut self, index: usize) {
        let atom = &self.atoms[index];
        match atom.shape {
            Shape::Comma => {
                if let Some(Phrase::Noun(noun)) = self.phrases.last_mut() {
                    noun.comma = true;
                }
                self.at += 1;
            }
            Shape::Ellipsis | Shape::Stop => {
                self.phrases.push(Phrase::Break);
                self.at += 1;
            }
            Shape::Word if self.is_nominal(index) => self.nominal_run(),
            Shape::Word if is_verbal(atom) => self.predicate(None, Voice::Active),
            Shape::Word => {
                self.adverb(atom.text);
                self.at += 1;
            }
            Shape::Dot | Shape::Open | Shape::Close | Shape::SpeechMark | Shape::NameMark => self.at += 1,
        }
    }

    fn adverb(&mut self, text: &str) {
        match text {
            "안" | "못" => self.negation = true,
            "각각" | "각기" => self.respectively = true,
            "함께" | "더불어" => {
                if let Some(Phrase::Noun(noun)) = self.phrases.last_mut() {
                    noun.together = noun.case == Case::With;
                }
            }
            // `결의도 없이`, `A와 달리`: neither acts nor is spoken of.
            "없이" | "달리" | "관계없이" | "상관없이" | "물론" => {
                if let Some(Phrase::Noun(noun)) = self.phrases.last_mut() {
                    noun.case = Case::Other;
                    noun.topic = false;
                }
            }
            // `▲ A = 3분기 매출 1조 원`: what a row of a list is about.
            "=" => {
                if let Some(Phrase::Noun(noun)) = self.phrases.last_mut() {
                    noun.case = Case::Topic;
                    noun.topic = true;
                }
            }
            "및" | "또는" | "혹은" => {
                if let Some(Phrase::Noun(noun)) = self.phrases.last_mut() {
                    noun.comma = true;
                }
            }
            _ => {}
        }
    }

    pub(super) fn atom_at(&self, step: usize) -> Option<(usize, &Atom<'t>)> {
        match self.steps.get(step) {
            Some(Step::Atom(index)) => Some((*index, &self.atoms[*index])),
            _ => None,
        }
    }

    fn is_nominal(&self, index: usize) -> bool {
        let atom = &self.atoms[index];
        if atom.mention.is_some() {
            return true;
        }
        let is_noun = matches!(
            atom.tags.first(),
            Pos::NNG
                | Pos::NNP
                | Pos::NNB
                | Pos::NNBC
                | Pos::NR
                | Pos::NP
                | Pos::SN
                | Pos::SL
                | Pos::SH
                | Pos::XR
                | Pos::XPN
                | Pos::XSN
                | Pos::MM
        );
        is_noun && !matches!(atom.text, "각각" | "각기")
    }

    /// Reads nouns up to the particle, the verb suffix or the end that closes them.
    fn nominal_run(&mut self) {
        let mut run = std::mem::take(&mut self.run);
        run.clear();
        while let Some((index, atom)) = self.atom_at(self.at) {
            let in_list = (atom.shape == Shape::Dot || self.is_hyphen(index)) && !run.is_empty();
            if self.marks_name(&run, index) {
                break;
            }
            if in_list || (atom.shape == Shape::Word && self.is_nominal(index)) {
                let apart = self.date_stands_alone(&run, index)
                    || self.date_follows(&run, index)
                    || self.puts_behind(&run, index);
                if self.lasts(&run, index) {
                    self.push_noun(&run, Case::Other);
                    run.clear();
                } else if apart {
                    self.push_noun(&run, Case::Bare);
                    run.clear();
                } else if self.opens_headline(&run, index) {
                    self.push_noun(&run, Case::Topic);
                    run.clear();
                }
                run.push(index);
                self.at += 1;
            } else {
                break;
            }
        }
        self.close_run(&run);
        self.run = run;
    }

    /// `누리온|이 사업계획서를`: what is written to a name and reads as a particle is one, whatever the segmenter saw there.
    fn marks_name(&self, run: &[usize], next: usize) -> bool {
        let behind_name = run.last().is_some_and(|last| self.atoms[*last].is_party());
        behind_name && !self.atoms[next].space_before && self.reads_as_particle(self.at)
    }

    /// The hyphen of `TK-70`, written together on both sides.
    fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.atoms[index].text, "-" | "–" | "‐")
            && !self.atoms[index].space_before
            && self.atoms.get(index + 1).is_some_and(|next| !next.space_before && next.shape == Shape::Word)
    }

    /// A date before other nouns is a phrase of its own: `7일 호주 광산업체 레드힐에서`.
    fn date_stands_alone(&self, run: &[usize], next: usize) -> bool {
        let Some(&last) = run.last() else { return false };
        // `농심의 3분기 매출`: behind 의 the date is part of what is owned.
        let owned = matches!(self.phrases.last(), Some(Phrase::Noun(noun)) if noun.genitive);
        !owned && self.atoms[last].is_kind(EntityKind::Date) && self.atoms[next].space_before
    }

    /// `투자받은 뒤 인터파크를 인수했다`: a word of time that closes what stands before.
    fn puts_behind(&self, run: &[usize], next: usize) -> bool {
        let modified = matches!(self.phrases.last(), Some(Phrase::Verb(verb)) if verb.ending == Ending::Adnominal);
        // `상장 이후 해외 기업 인수에도 나선다`
        if let [.., event, after] = run {
            let of_event =
                || self.sense.is_after(self.atoms[*after].text) && self.sense.is_event(self.atoms[*event].text);
            let owned = matches!(self.phrases.last(), Some(Phrase::Noun(noun)) if noun.genitive);
            return !owned && self.atoms[*after].space_before && self.atoms[next].space_before && of_event();
        }
        let [only] = run else { return false };
        // … and `사는 데 610억 달러를 썼다`
        let spends = || self.atoms[*only].text == "데" && self.atoms[next].is_kind(EntityKind::Money);
        modified && self.atoms[next].space_before && (self.sense.is_after(self.atoms[*only].text) || spends())
    }

    /// `5년간 카메라를 공급한다`: how long is a phrase of its own.
    fn lasts(&self, run: &[usize], next: usize) -> bool {
        let [.., unit, last] = run else { return false };
        let counted = self.atoms[*unit].tags.first() == Pos::NNBC && self.atoms[*last].text == "간";
        counted && !self.atoms[*last].space_before && self.atoms[next].space_before
    }

    /// `‘갤럭시 원’ 5월 출시`: so is one behind the name of a thing, in a headline.
    fn date_follows(&self, run: &[usize], next: usize) -> bool {
        let Some(&last) = run.last() else { return false };
        let (before, date) = (&self.atoms[last], &self.atoms[next]);
        if !date.is_kind(EntityKind::Date) {
            return false;
        }
        let is_thing = || before.mention.is_none() && !self.sense.is_figure(before.text);
        before.quoted || self.headline && date.space_before && is_thing()
    }

    /// `앞선전자 35억달러 투자 유치`: the name that opens a headline before an amount is its topic.
    fn opens_headline(&self, run: &[usize], next: usize) -> bool {
        let opens = matches!(self.phrases.last(), None | Some(Phrase::Break)) || self.phrases.len() == self.first;
        self.headline
            && opens
            && run.iter().all(|index| self.atoms[*index].is_party() || self.atoms[*index].shape == Shape::Dot)
            && !run.is_empty()
            && self.atoms[next].is_kind(EntityKind::Money)
            && self.atoms[next].space_before
    }

    fn close_run(&mut self, run: &[usize]) {
        let Some((_, next)) = self.atom_at(self.at) else {
            return self.close_bare(run);
        };
        let touches = !next.space_before;
        let first = next.tags.first();
        if touches && self.reads_as_particle(self.at) {
            self.close_with_particles(run);
        } else if matches!(first, Pos::XSV | Pos::XSA)
            || (touches && is_verbal(next) && matches!(next.lemma, "하" | "되" | "받" | "당하"))
            || self.writes_apart(run, next)
        {
            self.close_with_verb_suffix(run);
        } else if first == Pos::VCP && touches && self.is_under_way(run) {
            self.close_under_way(run);
        } else if first == Pos::VCP && touches {
            self.push_noun(run, Case::Copula);
            self.predicate(None, Voice::Copula);
        } else {
            self.close_bare(run);
        }
    }

    /// `지난달 출시 된 신차`: the light verb written apart from the noun of an event.
    fn writes_apart(&self, run: &[usize], next: &Atom<'_>) -> bool {
        let event = run.last().map(|last| &self.atoms[*last]).filter(|atom| atom.mention.is_none() && !atom.quoted);
        let light = is_verbal(next) && matches!(next.lemma, "하" | "되") && next.shape == Shape::Word;
        light && event.is_some_and(|atom| self.sense.is_event(atom.text))
    }

    /// Whether the atom is a particle: by its tag, or by its form right behind a mention.
    fn reads_as_particle(&self, step: usize) -> bool {
        let Some((_, atom)) = self.atom_at(step) else { return false };
        if is_particle(atom.tags.first()) {
            return true;
        }
        let behind_mention = step > 0 && self.atom_at(step - 1).is_some_and(|(_, before)| before.mention.is_some());
        let ends_eojeol =
            self.atom_at(step + 1).is_none_or(|(_, after)| after.space_before || after.shape != Shape::Word);
        behind_mention && ends_eojeol && particle::pos_of_surface(atom.text).is_some()
    }

    fn close_with_particles(&mut self, run: &[usize]) {
        let mut case = None;
        let mut topic = false;
        let mut genitive = false;
        let mut also = false;
        while let Some((_, atom)) = self.atom_at(self.at) {
            also |= atom.text == "도";
            if atom.space_before || !self.reads_as_particle(self.at) {
                break;
            }
            match particle::case_of(atom.text, atom.tags.first()) {
                Case::Topic => topic = true,
                Case::Genitive => genitive = true,
                Case::Other if atom.text == "만" => {}
                // 로|부터: the segmenter cuts it behind some names.
                _ if atom.text == "부터" && case == Some(Case::To) => case = Some(Case::From),
                other => case = case.or(Some(other)),
            }
            self.at += 1;
        }
        let case = case.unwrap_or(if topic {
            Case::Topic
        } else if genitive {
            Case::Genitive
        } else {
            Case::Bare
        });
        let priced = matches!(case, Case::Dative | Case::To) && run.len() > 1;
        let price = run.last().copied().filter(|last| priced && self.atoms[*last].is_kind(EntityKind::Money));
        match price {
            // `공장 부지 780억에 판다`: the price is a phrase of its own.
            Some(price) => {
                self.push_noun(&run[..run.len() - 1], Case::Bare);
                self.push_noun(&[price], case);
            }
            None => self.push_noun(run, case),
        }
        if let Some(Phrase::Noun(noun)) = self.phrases.last_mut() {
            noun.topic = topic;
            noun.also = also;
            noun.genitive = genitive;
        }
    }

    /// 인수 + 했다: the noun goes with the suffix, what stands before it is a phrase of its own.
    fn close_with_verb_suffix(&mut self, run: &[usize]) {
        let mut from = run.len() - 1;
        while from > 0 && self.grows_together(run[from - 1], run[from]) {
            from -= 1;
        }
        if from > 0 {
            self.push_noun(&run[..from], Case::Bare);
        }
        let noun = run[from]..run[run.len() - 1] + 1;
        let voice = match self.atom_at(self.at).map(|(_, atom)| atom.lemma) {
            Some("되" | "받" | "당하" | "당") => Voice::Passive,
            _ => Voice::Active,
        };
        self.predicate(Some(noun), voice);
    }

    /// `보유 중이다`, `검토 중이라는`: the noun of what is under way.
    fn is_under_way(&self, run: &[usize]) -> bool {
        let [.., event, during] = run else { return false };
        let text = self.atoms[*event].text;
        self.atoms[*during].text == "중" && (self.sense.is_event(text) || self.sense.is_operator(text))
    }

    fn close_under_way(&mut self, run: &[usize]) {
        let from = run.len() - 2;
        if from > 0 {
            self.push_noun(&run[..from], Case::Bare);
        }
        self.predicate(Some(run[from]..run[from] + 1), Voice::Active);
        if let Some(Phrase::Verb(verb)) = self.phrases.last_mut()
            && verb.ending == Ending::Adnominal
        {
            verb.tense = Tense::Present;
        }
    }

    fn grows_together(&self, left: usize, right: usize) -> bool {
        let (left, right) = (&self.atoms[left], &self.atoms[right]);
        left.mention.is_none() && right.mention.is_none() && !right.space_before && left.shape == Shape::Word
    }

    /// No particle follows. A noun of an event at the end of a headline is its predicate.
    fn close_bare(&mut self, run: &[usize]) {
        let at_end = self.atom_at(self.at).is_none_or(|(_, next)| next.shape != Shape::Word);
        let from = if at_end { self.event_from(run) } else { None };
        let Some(from) = from else {
            return self.push_noun(run, Case::Bare);
        };
        if from > 0 {
            self.push_noun(&run[..from], Case::Bare);
        }
        let atoms = run[from]..run[run.len() - 1] + 1;
        let noun = (from..run.len()).rev().find(|place| {
            self.sense.is_event(&self.atoms[run[from]..=run[*place]].iter().map(|atom| atom.text).collect::<Joined>())
        });
        let verb = VerbPhrase {
            noun: Some(run[from]..run[noun.unwrap_or(from)] + 1),
            stem: atoms.start,
            atoms,
            voice: Voice::Active,
            negated: std::mem::take(&mut self.negation),
            tense: Tense::Past,
            resolved: false,
            intended: false,
            ending: Ending::Headline,
            respectively: std::mem::take(&mut self.respectively),
        };
        self.phrases.push(Phrase::Verb(verb));
    }

    /// Where the noun of an event stands that closes the run, alone or weighed by nouns behind it (`상장 추진`).
    fn event_from(&self, run: &[usize]) -> Option<usize> {
        let mut place = run.len();
        while let Some(last) = place.checked_sub(1) {
            let atom = &self.atoms[run[last]];
            if atom.mention.is_some() || atom.quoted {
                return None;
            }
            if self.sense.is_event(atom.text) {
                return Some(self.compound_from(run, last));
            }
            if !self.headline || !self.sense.is_operator(atom.text) {
                return None;
            }
            place = last;
        }
        None
    }

    /// `B 흡수|합병`: the words before the noun that make an event together with it.
    fn compound_from(&self, run: &[usize], last: usize) -> usize {
        let (whole, before) = (&self.atoms[run[last]], last.checked_sub(1).map(|before| &self.atoms[run[before]]));
        let joined =
            before.filter(|before| before.mention.is_none() && !whole.space_before && before.shape == Shape::Word);
        match joined.map(|before| Joined::of(before.text, whole.text)) {
            Some(word) if self.sense.is_event(&word) => last - 1,
            _ => last,
        }
    }

    fn push_noun(&mut self, run: &[usize], case: Case) {
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { return };
        self.phrases.push(Phrase::Noun(NounPhrase {
            atoms: first..last + 1,
            words: 0..0,
            classes: ClassSet::default(),
            kinds: KindSet::default(),
            case,
            topic: case == Case::Topic,
            together: false,
            also: false,
            genitive: case == Case::Genitive,
            comma: false,
            listed: Vec::new(),
            host: None,
            owners: Vec::new(),
            modifier: None,
            clause: None,
        }));
    }
}
