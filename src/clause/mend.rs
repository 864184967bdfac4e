//! What the segmenter cut wrongly, told from what stands beside it.

use super::atom::{Atom, Shape};
use super::particle;
use super::symptom::Symptoms;
use super::{NounSense, SentenceInput};
use crate::lexicon::{Joined, WordId};
use crate::model::EntityKind;
use crate::segment::{Pos, TagSet};
use crate::span::ByteSpan;

/// Mends the words of a sentence before quoted names are joined.
pub(super) fn mend<'t>(
    input: SentenceInput<'_, 't>,
    sense: &dyn NounSense,
    symptoms: Symptoms,
    atoms: &mut Vec<Atom<'t>>,
) {
    mark_titled_surnames(input.surnames, atoms);
    if symptoms.has(Symptoms::DIGITS) {
        mend_counters(atoms);
    }
    if symptoms.has(Symptoms::INNER_PARTICLE) {
        mend_inner_particles(atoms);
    }
    if symptoms.has(Symptoms::GLUED_TO_ADNOMINAL) {
        mend_terms(sense, atoms);
    }
    if symptoms.has(Symptoms::DEPARTMENT) {
        mend_departments(input.text, atoms);
    }
    if symptoms.has(Symptoms::INNER_ENDING) {
        mend_inner_endings(atoms);
    }
    if symptoms.has(Symptoms::GLUED_VERB) {
        mend_glued_verbs(input.text, atoms);
    }
    mend_cut_nouns(input, sense, atoms);
    if symptoms.has(Symptoms::LIGHT_VERB) {
        mend_light_verbs(sense, atoms);
    }
    if symptoms.has(Symptoms::SAME) {
        mend_same(atoms);
    }
    if symptoms.has(Symptoms::AMOUNTING) {
        mend_amounting(input.text, atoms);
    }
    if symptoms.has(Symptoms::DIGITS) {
        mend_share_counts(input.text, atoms);
    }
}

/// `3|기 신도시`: right behind a numeral stands a counter, whatever the segmenter takes it for.
fn mend_counters(atoms: &mut [Atom<'_>]) {
    for index in 1..atoms.len() {
        let (before, atom) = (&atoms[index - 1], &atoms[index]);
        let counted = before.tags.first() == Pos::SN && !atom.space_before && atom.mention.is_none();
        if counted && matches!(atom.tags.first(), Pos::ETN | Pos::ETM | Pos::EC | Pos::EP) {
            let text = atom.text;
            (atoms[index].tags, atoms[index].lemma) = (TagSet::of(Pos::NNBC), text);
        }
    }
}

/// `저|가|형 전기차`: no noun is written to a particle; what looks like one is a piece of the noun.
fn mend_inner_particles(atoms: &mut [Atom<'_>]) {
    for index in 1..atoms.len().saturating_sub(1) {
        let (before, atom, next) = (&atoms[index - 1], &atoms[index], &atoms[index + 1]);
        let is_piece = |piece: &Atom<'_>| !piece.space_before && piece.mention.is_none();
        let inner = atom.text == "가" && is_piece(atom) && is_piece(next) && before.mention.is_none();
        if inner && atom.tags.first() == Pos::JKS && matches!(next.tags.first(), Pos::NNG | Pos::XSN) {
            atoms[index].tags = TagSet::of(Pos::NNG);
        }
    }
}

/// `헐|값에`: the segmenter sees a verb in the first half.
fn mend_terms(sense: &dyn NounSense, atoms: &mut [Atom<'_>]) {
    for index in 0..atoms.len().saturating_sub(1) {
        let (atom, next) = (&atoms[index], &atoms[index + 1]);
        let glued = !next.space_before && atom.tags.last() == Pos::ETM && atom.mention.is_none();
        if glued && sense.is_terms(&Joined::of(atom.text, next.text)) {
            let text = atom.text;
            (atoms[index].tags, atoms[index].lemma) = (TagSet::of(Pos::NNG), text);
        }
    }
}

/// `사업|부가`: 부 and its particle, which look like a noun.
fn mend_departments<'t>(text: &'t str, atoms: &mut Vec<Atom<'t>>) {
    let mut index = 1;
    while index < atoms.len() {
        let (before, atom) = (atoms[index - 1], atoms[index]);
        let glued = !atom.space_before && before.mention.is_none() && before.tags.is_nominal();
        let ends = atoms.get(index + 1).is_none_or(|next| next.space_before || next.shape != Shape::Word);
        if glued && ends && atom.text == "부가" && atom.mention.is_none() {
            let cut = atom.span.start + '부'.len_utf8();
            let part = |from: usize, to: usize, pos: Pos| {
                let span = ByteSpan::new(from, to);
                let text = span.slice(text);
                Atom { span, text, lemma: text, tags: TagSet::of(pos), space_before: false, ..atom }
            };
            atoms[index] = part(atom.span.start, cut, Pos::XSN);
            atoms.insert(index + 1, part(cut, atom.span.end, Pos::JKS));
        }
        index += 1;
    }
}

/// `판|촉비`, `바이|오시|밀러`: no noun is written together with a predicate before it. What looks like one is a piece of the
/// noun.
fn mend_inner_endings(atoms: &mut [Atom<'_>]) {
    for index in 0..atoms.len().saturating_sub(1) {
        let (atom, next) = (&atoms[index], &atoms[index + 1]);
        let noun_follows = !next.space_before
            && next.shape == Shape::Word
            && next.mention.is_none()
            && matches!(next.tags.first(), Pos::NNG | Pos::NNP | Pos::XR);
        let ends = matches!(atom.tags.last(), Pos::ETM | Pos::EC | Pos::EP) && atom.mention.is_none();
        // 어울려|살: one syllable may be half of another word, 패|키|징: unless another noun is written to it.
        let goes_on = |after: &Atom<'_>| !after.space_before && matches!(after.tags.first(), Pos::NNG | Pos::NNP);
        let is_word = next.text.chars().nth(1).is_some() || atoms.get(index + 2).is_some_and(goes_on);
        if noun_follows && ends && is_word && atom.tags.first() == Pos::VV {
            let text = atom.text;
            (atoms[index].tags, atoms[index].lemma) = (TagSet::of(Pos::NNG), text);
        }
    }
}

/// `주관|사는`, `사업|부를`, `전망|치였던`: a verb is never written together with a noun before it. What looks like one is the end of the
/// noun with its particle or the copula.
fn mend_glued_verbs<'t>(text: &'t str, atoms: &mut Vec<Atom<'t>>) {
    const ENDS: &[char] = &['사', '부', '가', '지', '자', '주', '기', '도', '점', '권', '비', '선', '치'];
    let mut index = 1;
    while index < atoms.len() {
        if atoms[index].tags.first() != Pos::VV && !is_noun_ending(atoms, index) {
            index += 1;
            continue;
        }
        let (before, atom) = (&atoms[index - 1], atoms[index]);
        let glued = !atom.space_before && before.mention.is_none() && before.tags.is_nominal();
        let mut syllables = atom.text.chars();
        let begins = syllables.next().is_some_and(|first| ENDS.contains(&first));
        if !glued || !begins {
            index += 1;
            continue;
        }
        let rest = syllables.as_str();
        if rest.is_empty() {
            // 사/VV 는/ETM
            let next = atoms.get(index + 1).filter(|next| !next.space_before);
            if let Some(pos) = next.and_then(|next| particle::pos_of_surface(next.text)) {
                atoms[index].tags = TagSet::of(Pos::XSN);
                atoms[index + 1].tags = TagSet::of(pos);
            }
        } else {
            let cut = atom.span.end - rest.len();
            let (noun, tail) = (ByteSpan::new(atom.span.start, cut), ByteSpan::new(cut, atom.span.end));
            let part = |span: ByteSpan, tags: TagSet| {
                let text = span.slice(text);
                Atom { span, text, lemma: text, tags, space_before: false, ..atom }
            };
            let tail = match particle::pos_of_surface(rest) {
                // 부를/VV+ETM
                Some(pos) => Some(part(tail, TagSet::of(pos))),
                // 치였/VV+EP
                None => (rest == "였").then(|| Atom { lemma: "이", ..part(tail, TagSet::from_tags("VCP+EP", "")) }),
            };
            if let Some(tail) = tail {
                atoms[index] = part(noun, TagSet::of(Pos::XSN));
                atoms.insert(index + 1, tail);
            }
        }
        index += 1;
    }
}

/// `전망|치|를`: what reads as 하지 ends a noun, unless it is denied (`개의치는 않았다`).
fn is_noun_ending(atoms: &[Atom<'_>], index: usize) -> bool {
    let rest = atoms[index].text.strip_prefix('치').filter(|_| atoms[index].tags.first() == Pos::XSV);
    let is_cut = rest.is_some_and(|rest| rest.is_empty() || particle::pos_of_surface(rest).is_some());
    let behind = atoms.iter().skip(index + 1).take(2);
    let denied = behind.into_iter().any(|next| matches!(next.lemma, "않" | "못하") || next.text == "못");
    is_cut && !denied
}

/// `과징금 312억 부|과`, `3100억 위|탁|생산`: behind an amount the segmenter sees a unit or an ending in what is a noun of an
/// event. A word between spaces that is such a noun as a whole is one.
fn mend_cut_nouns<'t>(input: SentenceInput<'_, 't>, sense: &dyn NounSense, atoms: &mut Vec<Atom<'t>>) {
    const LONGEST: usize = 8;
    let is_part = |atom: &Atom<'_>| atom.shape == Shape::Word && atom.mention.is_none();
    let mut index = 0;
    while index < atoms.len() {
        let opens = index == 0 || atoms[index].space_before;
        if !opens || !is_part(&atoms[index]) {
            index += 1;
            continue;
        }
        let rest = atoms[index + 1..].iter().take_while(|atom| !atom.space_before && is_part(atom)).count();
        let last = index + rest;
        if rest + 1 > LONGEST {
            index = last + 1;
            continue;
        }
        let cut = atoms[index..=last].iter().position(|atom| !atom.tags.is_nominal());
        if let Some(end) = cut.and_then(|cut| cut_event(input.text, &atoms[index..=last], cut, sense)) {
            let span = atoms[index].span.join(atoms[index + end].span);
            let text = span.slice(input.text);
            atoms[index] = Atom { span, text, lemma: text, tags: TagSet::of(Pos::NNG), ..atoms[index] };
            atoms.drain(index + 1..=index + end);
            index += 1;
            continue;
        }
        let span = atoms[index].span.join(atoms[last].span);
        let word = span.slice(input.text);
        if cut.is_some() && is_noun_as_a_whole(word, (&atoms[last], atoms.get(last + 1)), input.headline, sense) {
            let tags = TagSet::of(Pos::NNG);
            atoms[index] = Atom { span, text: word, lemma: word, tags, ..atoms[index] };
            atoms.drain(index + 1..=last);
        } else if let Some((piece, cut, tags, lemma)) = hidden_light_verb(input.text, &atoms[index..=last], sense) {
            // 기술|이|전한: the noun of an event and its light verb, cut elsewhere.
            let end = atoms[index + piece].span.end;
            let part = |from: usize, to: usize, tags: TagSet| {
                let span = ByteSpan::new(from, to);
                let text = span.slice(input.text);
                Atom { span, text, lemma: text, tags, space_before: false, ..atoms[index + piece] }
            };
            let verb = Atom { lemma, ..part(cut, end, tags) };
            let noun = part(span.start, cut, TagSet::of(Pos::NNG));
            atoms[index] = Atom { space_before: atoms[index].space_before, ..noun };
            atoms.drain(index + 1..=index + piece);
            atoms.insert(index + 1, verb);
        } else if let Some(cut) = hidden_event(word, span, &atoms[index..=last], sense) {
            // 자사|주도, 인|수전에: the noun of an event and its particle, cut elsewhere.
            let part = |from: usize, to: usize, pos: Pos| {
                let span = ByteSpan::new(from, to);
                let text = span.slice(input.text);
                Atom { span, text, lemma: text, tags: TagSet::of(pos), space_before: false, ..atoms[last] }
            };
            let pos = particle::pos_of_surface(&word[cut - span.start..]).unwrap_or(Pos::JX);
            let (particle, noun) = (part(cut, span.end, pos), part(span.start, cut, Pos::NNG));
            atoms[index] = Atom { space_before: atoms[index].space_before, ..noun };
            atoms.drain(index + 1..=last);
            atoms.insert(index + 1, particle);
        }
        index += 1;
    }
}

/// Whether a word that is cut into what is no noun is one all the same, by its last atom and the one behind it.
fn is_noun_as_a_whole(
    word: &str,
    (last, next): (&Atom<'_>, Option<&Atom<'_>>),
    headline: bool,
    sense: &dyn NounSense,
) -> bool {
    // 사|기 혐의: -기 never stands before what is alleged.
    if last.tags.last() == Pos::ETN && sense.is_allegation(next.map_or("", |next| next.text)) {
        return true;
    }
    if sense.word(word) == WordId::default() {
        return false;
    }
    // 목표주|가 9만 원: before an amount it is no particle.
    let valued = |next: &Atom<'_>| next.is_kind(EntityKind::Money) || next.is_kind(EntityKind::Percent);
    // … and 목표주|가 is cut nowhere else.
    let priced = || (word.chars().count() > 3 || next.is_some_and(valued)) && sense.is_figure(word);
    // 부과 closes a headline; elsewhere a weighing word may be what it looks like (로 보고 있다).
    let closes = headline && next.is_none() && last.tags.first() == Pos::JC;
    sense.is_event(word) || priced() || closes && sense.is_operator(word)
}

/// `공동|인|수|했다`, `주|의|처분|을`: the last atom of the noun of an event that opens a word, where it was cut into what is no
/// noun, and only a particle or 하다 follows.
fn cut_event(text: &str, word: &[Atom<'_>], cut: usize, sense: &dyn NounSense) -> Option<usize> {
    let closes = |end: &usize| {
        word.get(end + 1).is_some_and(|next| {
            let first = next.tags.first();
            first.is_particle() || matches!(first, Pos::XSV | Pos::XSA) || matches!(next.lemma, "하" | "되")
        })
    };
    let ends = (cut..word.len()).rev().filter(|end| *end > 0).filter(closes);
    ends.into_iter().find(|end| sense.is_event(word[0].span.join(word[*end].span).slice(text)))
}

/// Where the noun of an event ends in a word that the segmenter cut otherwise: its last atom holds the end of the noun, or
/// what stands before is no noun.
fn hidden_event(word: &str, span: ByteSpan, atoms: &[Atom<'_>], sense: &dyn NounSense) -> Option<usize> {
    let last = atoms.last()?;
    let holds_end = |cut: usize| last.span.start < cut && last.span.end > cut;
    let verbal = |cut: usize| atoms.iter().filter(|atom| atom.span.start < cut).any(|atom| !atom.tags.is_nominal());
    let misread = |cut: usize| holds_end(cut) || verbal(cut) && atoms.iter().any(|atom| atom.span.start == cut);
    // Nearly every word is nouns, and what may stand behind them is one syllable.
    let end = last.text.chars().next_back().filter(|end| particle::may_end_in(*end))?;
    if !holds_end(span.end - end.len_utf8()) && !verbal(last.span.start) {
        return None;
    }
    let ends = |at: &usize| word.len() - at <= particle::LONGEST && particle::pos_of_surface(&word[*at..]).is_some();
    let cuts = word.char_indices().skip(2).map(|(at, _)| at).filter(ends);
    cuts.map(|at| span.start + at).find(|cut| misread(*cut) && sense.is_event(&word[..cut - span.start]))
}

/// The piece of a word in which the noun of an event ends and its light verb begins, where that begins, and what it is.
fn hidden_light_verb(
    text: &str,
    word: &[Atom<'_>],
    sense: &dyn NounSense,
) -> Option<(usize, usize, TagSet, &'static str)> {
    const SHORTEST: usize = 3;
    let start = word.first()?.span.start;
    word.iter().enumerate().skip(1).find_map(|(piece, atom)| {
        // A light verb is one syllable.
        let (last, _) = atom.text.char_indices().next_back().filter(|(last, _)| *last > 0)?;
        let (tags, lemma) = light_verb(&atom.text[last..])?;
        let cut = atom.span.start + last;
        let noun = &text[start..cut];
        (noun.chars().count() >= SHORTEST && sense.is_event(noun)).then_some((piece, cut, tags, lemma))
    })
}

/// 한, 했, 된, 됐 …
fn light_verb(form: &str) -> Option<(TagSet, &'static str)> {
    let (tags, lemma) = match form {
        "하" => ("XSV", "하"),
        "한" | "할" => ("XSV+ETM", "하"),
        "했" => ("XSV+EP", "하"),
        "해" => ("XSV+EC", "하"),
        "되" => ("XSV", "되"),
        "된" | "될" => ("XSV+ETM", "되"),
        "됐" => ("XSV+EP", "되"),
        "돼" => ("XSV+EC", "되"),
        _ => return None,
    };
    Some((TagSet::from_tags(tags, ""), lemma))
}

/// `앱을 출시|해 중금리 시장에서`: behind the noun of an event 해 and 한 are the light verb, whatever the segmenter takes them
/// for.
fn mend_light_verbs(sense: &dyn NounSense, atoms: &mut [Atom<'_>]) {
    for index in 1..atoms.len() {
        let (before, atom) = (&atoms[index - 1], &atoms[index]);
        let light = match atom.text {
            "해" => "XSV+EC",
            "한" => "XSV+ETM",
            _ => continue,
        };
        let ends = atoms.get(index + 1).is_none_or(|next| next.space_before || next.shape != Shape::Word);
        let written_together = !atom.space_before && before.mention.is_none() && !before.quoted;
        let carries = sense.is_event(before.text) || sense.is_operator(before.text);
        if ends && written_together && carries && atom.tags.is_nominal() {
            atoms[index].tags = TagSet::from_tags(light, "");
            atoms[index].lemma = "하";
        }
    }
}

/// `같은 기간`: says when, and describes nothing, so that it takes no phrase to itself.
fn mend_same(atoms: &mut [Atom<'_>]) {
    for index in 1..atoms.len() {
        if atoms[index].text == "기간" && atoms[index - 1].text == "같은" {
            atoms[index - 1].tags = TagSet::of(Pos::MM);
            atoms[index - 1].lemma = atoms[index - 1].text;
        }
    }
}

/// `12|만주`: behind a numeral it is ten thousand shares, and no country.
fn mend_share_counts<'t>(text: &'t str, atoms: &mut Vec<Atom<'t>>) {
    let mut index = 1;
    while index < atoms.len() {
        let (before, atom) = (atoms[index - 1], atoms[index]);
        let counted = before.tags.first() == Pos::SN && !atom.space_before && atom.mention.is_none();
        if counted && matches!(atom.text, "만주" | "억주" | "천주") {
            let cut = atom.span.end - '주'.len_utf8();
            let part = |from: usize, to: usize, pos: Pos| {
                let span = ByteSpan::new(from, to);
                let text = span.slice(text);
                Atom { span, text, lemma: text, tags: TagSet::of(pos), space_before: false, ..atom }
            };
            atoms[index] = part(atom.span.start, cut, Pos::NR);
            atoms.insert(index + 1, part(cut, atom.span.end, Pos::NNBC));
        }
        index += 1;
    }
}

/// `940억원에 이|를 전망`: behind a figure 이를 is the verb, not the pronoun and its particle.
fn mend_amounting<'t>(text: &'t str, atoms: &mut Vec<Atom<'t>>) {
    let mut index = 2;
    while index + 2 < atoms.len() {
        let (figure, at, this, object, next) =
            (&atoms[index - 2], &atoms[index - 1], &atoms[index], &atoms[index + 1], &atoms[index + 2]);
        let is_figure = [EntityKind::Money, EntityKind::Percent].into_iter().any(|kind| figure.is_kind(kind))
            || !figure.space_before && figure.tags.is_nominal() && figure.text == "대";
        let written = this.text == "이" && object.text == "를" && this.space_before && !object.space_before;
        if is_figure && at.text == "에" && written && next.space_before && next.tags.is_nominal() {
            let span = this.span.join(object.span);
            let tags = TagSet::from_tags("VV+ETM", "");
            atoms[index] = Atom { span, text: span.slice(text), lemma: "이르", tags, ..atoms[index] };
            atoms.remove(index + 1);
        }
        index += 1;
    }
}

/// `이 사장은`: a surname that the document knows, before a title, is no verb.
fn mark_titled_surnames(surnames: &str, atoms: &mut [Atom<'_>]) {
    if surnames.is_empty() {
        return;
    }
    for index in 0..atoms.len().saturating_sub(1) {
        let (atom, next) = (&atoms[index], &atoms[index + 1]);
        if !next.space_before || next.tags.first() != Pos::NNG {
            continue;
        }
        let mut characters = atom.text.chars();
        let Some(surname) = characters.next().filter(|_| characters.next().is_none()) else { continue };
        let opens = index == 0 || atom.space_before || atoms[index - 1].shape != Shape::Word;
        if opens && surnames.contains(surname) {
            atoms[index].tags = TagSet::of(Pos::NNP);
        }
    }
}

/// `‘한숨결’|이 첫선을`: what is written to a closing mark and could be a particle is one; the segmenter sees `this` there.
pub(super) fn mend_particles(atoms: &mut [Atom<'_>]) {
    for index in 1..atoms.len() {
        let atom = &atoms[index];
        if atoms[index - 1].shape != Shape::NameMark || atom.space_before {
            continue;
        }
        let ends = atoms.get(index + 1).is_none_or(|next| next.space_before);
        let mistaken = atom.mention.is_none() && !atom.tags.first().is_particle();
        if let Some(pos) = particle::pos_of_surface(atom.text).filter(|_| ends && mistaken) {
            atoms[index].tags = TagSet::of(pos);
        }
    }
}
