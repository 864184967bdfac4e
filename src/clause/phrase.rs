//! Atoms → noun phrases and predicates.

use std::ops::Range;

use super::NounSense;
use super::atom::{Atom, Shape};
use super::ending::{self, Ending, Link, Tense};
use super::ids::{ClauseId, PhraseId};
use super::particle::{self, Case};
use super::postposition::{absorb_postpositions, absorb_prices, close_quoted_noun};
use super::stream::{Step, Stream};
use crate::lexicon::Joined;
use crate::model::EntityKind;
use crate::segment::Pos;

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

/// Groups the atoms of a stream.
pub(super) fn chunk(
    atoms: &[Atom<'_>],
    stream: &Stream,
    headline: bool,
    sense: &dyn NounSense,
    phrases: &mut Vec<Phrase>,
) {
    let first = phrases.len();
    Chunker {
        atoms,
        steps: &stream.steps,
        sense,
        headline,
        first,
        at: 0,
        phrases,
        negation: false,
        respectively: false,
        run: Vec::new(),
    }
    .read();
    if stream.quotation.is_some() {
        close_quoted_noun(first, phrases);
    }
    absorb_postpositions(atoms, &mut phrases[first..]);
    absorb_prices(atoms, &mut phrases[first..]);
}

struct Chunker<'a, 't> {
    atoms: &'a [Atom<'t>],
    steps: &'a [Step],
    sense: &'a dyn NounSense,
    headline: bool,
    /// Where the phrases of this stream begin.
    first: usize,
    at: usize,
    phrases: &'a mut Vec<Phrase>,
    /// 안 or 못 was seen and waits for its predicate.
    negation: bool,
    /// 각각 was seen and waits for its predicate.
    respectively: bool,
    /// A buffer for the nouns that are being read.
    run: Vec<usize>,
}

impl<'t> Chunker<'_, 't> {
    fn read(mut self) {
        while let Some(step) = self.steps.get(self.at) {
            match *step {
                Step::Quotation(quotation) => {
                    self.phrases.push(Phrase::Quotation(quotation));
                    self.at += 1;
                }
                Step::Atom(index) => self.atom(index),
            }
        }
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
            "및" | "또는" | "혹은" => {
                if let Some(Phrase::Noun(noun)) = self.phrases.last_mut() {
                    noun.comma = true;
                }
            }
            _ => {}
        }
    }

    fn atom_at(&self, step: usize) -> Option<(usize, &Atom<'t>)> {
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
        if atom.text == "각각" || atom.text == "각기" {
            return false;
        }
        matches!(
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
        )
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
            let of_event = self.sense.is_event(self.atoms[*event].text) && self.sense.is_after(self.atoms[*after].text);
            let owned = matches!(self.phrases.last(), Some(Phrase::Noun(noun)) if noun.genitive);
            return of_event && !owned && self.atoms[*after].space_before && self.atoms[next].space_before;
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
        let is_thing = before.mention.is_none() && (before.quoted || !self.sense.is_figure(before.text));
        self.headline && date.space_before && date.is_kind(EntityKind::Date) && is_thing
            || before.quoted && date.is_kind(EntityKind::Date)
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

    /// Reads a predicate from its stem to its last ending, auxiliaries included.
    fn predicate(&mut self, noun: Option<Range<usize>>, voice: Voice) {
        let Some((stem, _)) = self.atom_at(self.at) else { return };
        let start = noun.as_ref().map_or(stem, |noun| noun.start);
        let mut verb = VerbPhrase {
            noun,
            stem,
            atoms: start..stem + 1,
            voice,
            negated: std::mem::take(&mut self.negation),
            tense: Tense::Present,
            resolved: false,
            intended: false,
            ending: Ending::Final,
            respectively: std::mem::take(&mut self.respectively),
        };
        while let Some((index, atom)) = self.atom_at(self.at) {
            verb.atoms.end = index + 1;
            note_tense(&mut verb, atom);
            verb.ending = ending::ending_of(atom.text, atom.lemma, atom.tags);
            // 설립키로 합의했다
            verb.resolved |= atom.text.ends_with("키로");
            verb.intended |= atom.text.ends_with("려다") || atom.text.ends_with("려다가");
            let last = atom.tags.last();
            self.at += 1;
            if !self.goes_on(&mut verb, last) {
                break;
            }
        }
        if self.breaks_off(&verb) {
            verb.ending = Ending::Connective(Link::Contrast);
        }
        // 인수한 것: a verb's -ㄴ is past; 자회사인: a copula's is not.
        if matches!(verb.ending, Ending::Adnominal) && verb.voice != Voice::Copula {
            let last = &self.atoms[verb.atoms.end - 1];
            verb.tense = ending::adnominal_tense(last.text);
        }
        if self.is_adverbial(&verb) {
            self.negation |= verb.negated;
            self.respectively |= verb.respectively;
            return;
        }
        self.phrases.push(Phrase::Verb(verb));
    }

    /// `협상을 벌이다 중단했다`: the bare form within a sentence is -다가.
    fn breaks_off(&self, verb: &VerbPhrase) -> bool {
        let goes_on = self.atom_at(self.at).is_some_and(|(_, next)| next.shape == Shape::Word && next.space_before);
        let bare = verb.atoms.end - verb.stem == 2 && self.atoms[verb.atoms.end - 1].text == "다";
        bare && goes_on && !self.headline && verb.ending == Ending::Final && verb.voice != Voice::Copula
    }

    /// `잇따라 나온다`, `이르면 올해 말`, `부당하게 지급했다`: a form that has become an adverb takes nothing.
    fn is_adverbial(&self, verb: &VerbPhrase) -> bool {
        let Ending::Connective(link) = verb.ending else { return self.is_adnominal_adverb(verb) };
        let form = || self.atoms[verb.atoms.clone()].iter().map(|atom| atom.text).collect::<Joined>();
        let manner = link == Link::Auxiliary && self.atoms[verb.atoms.end - 1].text.ends_with('게');
        match &verb.noun {
            Some(noun) => {
                let word = self.atoms[noun.end - 1].text;
                manner && !self.sense.is_event(word) && !self.sense.is_operator(word)
            }
            None => {
                let describes = matches!(self.atoms[verb.stem].tags.first(), Pos::VA | Pos::XSA);
                manner && describes || verb.atoms.len() <= 3 && self.sense.is_adverb(&form())
            }
        }
    }

    /// `출시를 무기|한 연기했다`: what looks like it modified a noun, and does not.
    fn is_adnominal_adverb(&self, verb: &VerbPhrase) -> bool {
        let form = || self.atoms[verb.atoms.clone()].iter().map(|atom| atom.text).collect::<Joined>();
        verb.ending == Ending::Adnominal
            && verb.noun.is_some()
            && verb.atoms.len() == 2
            && self.sense.is_adverb(&form())
    }

    /// Whether the next atom still belongs to the predicate.
    fn goes_on(&mut self, verb: &mut VerbPhrase, last: Pos) -> bool {
        let Some((_, next)) = self.atom_at(self.at) else { return false };
        if next.shape != Shape::Word || next.mention.is_some() {
            return false;
        }
        match last {
            Pos::EF | Pos::ETM => false,
            Pos::ETN => self.resolve_follows(verb) || self.emphasis_follows(),
            Pos::EC => self.auxiliary_follows(verb),
            _ => !next.space_before && is_ending_or_suffix(next),
        }
    }

    /// 인수하기로 했다
    fn resolve_follows(&mut self, verb: &mut VerbPhrase) -> bool {
        let to = self.atom_at(self.at).is_some_and(|(_, atom)| atom.text == "로");
        let does = self.atom_at(self.at + 1).is_some_and(|(_, atom)| is_verbal(atom) && atom.lemma == "하");
        if to && does {
            verb.resolved = true;
            self.at += 1;
        }
        to && does
    }

    /// `대주주이기도 하다`, `인수하기까지 했다`: said with weight, and no plan.
    fn emphasis_follows(&mut self) -> bool {
        let weighs = |atom: &Atom<'_>| !atom.space_before && matches!(atom.text, "도" | "는" | "까지" | "만");
        let does = self.atom_at(self.at + 1).is_some_and(|(_, atom)| is_verbal(atom) && atom.lemma == "하");
        let found = does && self.atom_at(self.at).is_some_and(|(_, atom)| weighs(atom));
        if found {
            self.at += 1;
        }
        found
    }

    /// 하고 있다, 하지는 않았다, 해 왔다, 하려고 한다
    fn auxiliary_follows(&mut self, verb: &mut VerbPhrase) -> bool {
        let mut step = self.at;
        if self.atom_at(step).is_some_and(|(_, atom)| !atom.space_before && is_particle(atom.tags.first())) {
            step += 1;
        }
        let linking = verb.ending;
        let negates = linking == Ending::Connective(Link::Auxiliary)
            && self.atom_at(step).is_some_and(|(_, atom)| matches!(atom.text, "못" | "안"))
            && self.atom_at(step + 1).is_some_and(|(_, atom)| is_verbal(atom) && atom.lemma == "하");
        if negates {
            verb.negated = !verb.negated;
            self.at = step + 1;
            return true;
        }
        let Some((_, atom)) = self.atom_at(step) else { return false };
        let obliges = step > 0 && self.atom_at(step - 1).is_some_and(|(_, before)| before.text.ends_with('야'));
        if obliges && is_verbal(atom) && matches!(atom.lemma, "하" | "되") {
            // 지급해야 한다
            verb.intended = true;
            return true;
        }
        // 끌어|모았다, 쏟아|붓는다: verbs written together are one.
        let glued = linking == Ending::Connective(Link::Sequence) && step == self.at && !atom.space_before;
        if glued && atom.tags.first() == Pos::VV {
            return true;
        }
        let auxiliary = match atom.lemma {
            // 한다고 **말**했다 is a noun.
            "않" | "못하" | "말" if is_verbal(atom) => {
                verb.negated = !verb.negated;
                true
            }
            "하" if linking == Ending::Connective(Link::Purpose) && is_verbal(atom) => {
                verb.intended = true;
                true
            }
            "있" if linking == Ending::Connective(Link::And) => is_verbal(atom),
            "되" if linking == Ending::Connective(Link::Auxiliary) => is_verbal(atom),
            "오" if linking == Ending::Connective(Link::Sequence) => is_verbal(atom),
            "있" | "오" | "가" | "주" | "보" | "내" | "놓" | "두" | "버리" | "나가" | "들" | "지" => {
                atom.tags.has(Pos::VX) && !matches!(linking, Ending::Quoted | Ending::Final)
            }
            _ => atom.tags.first() == Pos::VX && !matches!(linking, Ending::Quoted | Ending::Final),
        };
        if auxiliary {
            self.at = step;
        }
        auxiliary
    }
}

fn note_tense(verb: &mut VerbPhrase, atom: &Atom<'_>) {
    if atom.tags.has(Pos::EP) {
        if atom.text.contains('겠') {
            verb.tense = Tense::Future;
        } else if !matches!(atom.text, "시" | "으시") {
            verb.tense = Tense::Past;
        }
    }
}

fn is_verbal(atom: &Atom<'_>) -> bool {
    matches!(atom.tags.first(), Pos::VV | Pos::VA | Pos::VX | Pos::VCN | Pos::VCP | Pos::XSV | Pos::XSA)
}

fn is_ending_or_suffix(atom: &Atom<'_>) -> bool {
    matches!(
        atom.tags.first(),
        Pos::EP | Pos::EF | Pos::EC | Pos::ETM | Pos::ETN | Pos::XSV | Pos::XSA | Pos::VX | Pos::VCP
    )
}

pub(super) fn is_particle(pos: Pos) -> bool {
    matches!(pos, Pos::JKS | Pos::JKC | Pos::JKG | Pos::JKO | Pos::JKB | Pos::JKV | Pos::JKQ | Pos::JX | Pos::JC)
}
