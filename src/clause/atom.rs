//! Tokens and mentions → atoms: the units the grammar works on; brackets and quotations set apart.

use super::particle;
use super::{NounSense, SentenceInput};
use crate::model::EntityKind;
use crate::segment::{Pos, Segmenter, TagSet, Token};
use crate::span::ByteSpan;

/// A mention as the grammar sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MentionRef {
    pub(crate) span: ByteSpan,
    pub(crate) kind: EntityKind,
    /// Its number among the document's mentions.
    pub(crate) index: usize,
}

/// What an atom is to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A morpheme, or a mention as a whole.
    Word,
    /// Opens a bracket.
    Open,
    /// Closes a bracket.
    Close,
    /// Opens or closes a quotation of speech (“ ” ").
    SpeechMark,
    /// Opens or closes a quoted name (‘ ’ 「 」).
    NameMark,
    /// , or 、
    Comma,
    /// · ㆍ / between members of a list.
    Dot,
    /// … or .. between the parts of a headline.
    Ellipsis,
    /// . ! ?
    Stop,
}

/// A morpheme, or a mention taken as one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom<'t> {
    pub(crate) span: ByteSpan,
    pub(crate) text: &'t str,
    /// The stem of a verb, else the text.
    pub(crate) lemma: &'t str,
    pub(crate) tags: TagSet,
    pub(crate) shape: Shape,
    pub(crate) mention: Option<(EntityKind, usize)>,
    pub(crate) space_before: bool,
    /// Inside a quoted name.
    pub(crate) quoted: bool,
    /// Inside a bracket: no part of the sentence around it.
    pub(crate) aside: bool,
}

/// A stretch of atoms that is read by itself: the sentence, or one sentence of a quotation.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    /// The atoms, in order; `Step::Quotation` stands for a quotation read by itself.
    pub(crate) steps: Vec<Step>,
    /// The number of the quotation it stands in.
    pub(crate) quotation: Option<usize>,
}

/// One place of a stream.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// An atom.
    Atom(usize),
    /// A quotation of speech.
    Quotation(usize),
}

impl Atom<'_> {
    /// Whether a name of a company, an organization or a person.
    pub(crate) fn is_party(&self) -> bool {
        matches!(self.mention, Some((EntityKind::Company | EntityKind::Organization | EntityKind::Person, _)))
    }

    /// Whether a mention of this kind.
    pub(crate) fn is_kind(&self, kind: EntityKind) -> bool {
        matches!(self.mention, Some((own, _)) if own == kind)
    }
}

/// Joins the tokens of a sentence to its mentions.
pub(super) fn join<'t>(
    segmenter: &'t Segmenter,
    input: SentenceInput<'_, 't>,
    sense: &dyn NounSense,
    atoms: &mut Vec<Atom<'t>>,
) {
    let mut mentions = input.mentions.iter().peekable();
    let mut covered = 0;
    for token in input.tokens {
        while let Some(mention) = mentions.next_if(|mention| mention.span.start < token.span().end) {
            let before = ByteSpan::new(token.span().start.max(covered), mention.span.start);
            if !before.is_empty() {
                push_residue(input.text, before, token.space_before(), atoms);
            }
            let space_before = if before.is_empty() { token.space_before() } else { false };
            atoms.push(mention_atom(input.text, mention, space_before));
            covered = mention.span.end;
        }
        if covered >= token.span().end {
            continue;
        }
        if covered > token.span().start {
            push_residue(input.text, ByteSpan::new(covered, token.span().end), false, atoms);
            continue;
        }
        let text = token.span().slice(input.text);
        if is_run_of_marks(text) {
            push_marks(input.text, token, atoms);
            continue;
        }
        atoms.push(Atom {
            span: token.span(),
            text,
            lemma: segmenter.lemma(token, input.text),
            tags: token.tags(),
            shape: shape_of(text, token.tags()),
            mention: None,
            space_before: token.space_before(),
            quoted: false,
            aside: false,
        });
    }
    mark_titled_surnames(input.surnames, atoms);
    mend_glued_verbs(input.text, atoms);
    mend_cut_nouns(input, sense, atoms);
    mend_light_verbs(sense, atoms);
    mend_amounting(input.text, atoms);
    mend_share_counts(input.text, atoms);
    mark_points(atoms);
    join_quoted(input.text, atoms);
    mend_particles(atoms);
}

/// `주관|사는`, `사업|부를`: a verb is never written together with a noun before it. What looks like one is the end of the
/// noun with its particle.
fn mend_glued_verbs<'t>(text: &'t str, atoms: &mut Vec<Atom<'t>>) {
    const ENDS: &[char] = &['사', '부', '가', '지', '자', '주', '기', '도', '점', '권', '비', '선'];
    let mut index = 1;
    while index < atoms.len() {
        if atoms[index].tags.first() != Pos::VV {
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
        } else if let Some(pos) = particle::pos_of_surface(rest) {
            // 부를/VV+ETM
            let cut = atom.span.end - rest.len();
            let (noun, josa) = (ByteSpan::new(atom.span.start, cut), ByteSpan::new(cut, atom.span.end));
            let part = |span: ByteSpan, pos: Pos| {
                let text = span.slice(text);
                Atom { span, text, lemma: text, tags: TagSet::of(pos), space_before: false, ..atom }
            };
            atoms[index] = part(noun, Pos::XSN);
            atoms.insert(index + 1, part(josa, pos));
        }
        index += 1;
    }
}

/// `과징금 312억 부|과`, `3100억 위|탁|생산`: behind an amount the segmenter sees a unit or an ending in what is a noun of an
/// event. A word between spaces that is such a noun as a whole is one.
fn mend_cut_nouns<'t>(input: SentenceInput<'_, 't>, sense: &dyn NounSense, atoms: &mut Vec<Atom<'t>>) {
    const LONGEST: usize = 8;
    let mut index = 0;
    while index < atoms.len() {
        let opens = index == 0 || atoms[index].space_before;
        let is_part = |atom: &Atom<'_>| atom.shape == Shape::Word && atom.mention.is_none();
        let rest = atoms[index + 1..].iter().take_while(|atom| !atom.space_before && is_part(atom)).count();
        if !opens || !is_part(&atoms[index]) || rest + 1 > LONGEST {
            index += 1;
            continue;
        }
        let last = index + rest;
        if let Some(end) = cut_event(input.text, &atoms[index..=last], sense) {
            let span = atoms[index].span.join(atoms[index + end].span);
            let text = span.slice(input.text);
            atoms[index] = Atom { span, text, lemma: text, tags: TagSet::of(Pos::NNG), ..atoms[index] };
            atoms.drain(index + 1..=index + end);
            index += 1;
            continue;
        }
        let span = atoms[index].span.join(atoms[last].span);
        let word = span.slice(input.text);
        let cut = atoms[index..=last].iter().any(|atom| !atom.tags.is_nominal());
        // 부과 closes a headline; elsewhere a weighing word may be what it looks like (로 보고 있다).
        let closes = input.headline && last + 1 == atoms.len() && atoms[last].tags.first() == Pos::JC;
        // 목표주|가 9만 원: before an amount it is no particle.
        let valued = |next: &Atom<'_>| next.is_kind(EntityKind::Money) || next.is_kind(EntityKind::Percent);
        // … and 목표주|가 is cut nowhere else.
        let whole = word.chars().count() > 3;
        let priced = (whole || atoms.get(last + 1).is_some_and(valued)) && sense.is_figure(word);
        // 사|기 혐의: -기 never stands before what is alleged.
        let next = atoms.get(last + 1).map_or("", |next| next.text);
        let alleged = atoms[last].tags.last() == Pos::ETN && sense.is_allegation(next);
        if cut && (sense.is_event(word) || priced || alleged || closes && sense.is_operator(word)) {
            let tags = TagSet::of(Pos::NNG);
            atoms[index] = Atom { span, text: word, lemma: word, tags, ..atoms[index] };
            atoms.drain(index + 1..=last);
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

/// `공동|인|수|했다`, `주|의|처분|을`: the last atom of the noun of an event that opens a word, where it was cut into what is no
/// noun, and only a particle or 하다 follows.
fn cut_event(text: &str, word: &[Atom<'_>], sense: &dyn NounSense) -> Option<usize> {
    let cut = word.iter().position(|atom| !atom.tags.is_nominal())?;
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
    let cuts = word
        .char_indices()
        .skip(2)
        .map(|(at, _)| at)
        .filter(|at| particle::pos_of_surface(&word[*at..]).is_some() && sense.is_event(&word[..*at]));
    let misread = |cut: usize| {
        let holds_end = atoms.last().is_some_and(|last| last.span.start < cut && last.span.end > cut);
        let verbal = atoms.iter().filter(|atom| atom.span.start < cut).any(|atom| !atom.tags.is_nominal());
        holds_end || verbal && atoms.iter().any(|atom| atom.span.start == cut)
    };
    cuts.map(|at| span.start + at).find(|cut| misread(*cut))
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

/// `’(`: the segmenter takes marks that stand together for one word.
fn is_run_of_marks(text: &str) -> bool {
    // Nearly every token begins with a syllable.
    !text.starts_with(|c| ('가'..='힣').contains(&c))
        && text.chars().nth(1).is_some()
        && text.chars().any(|c| shape_of_char(c) != Shape::Word)
        && text.chars().all(|c| !c.is_alphanumeric() || c == '²')
        && !text.chars().all(|c| matches!(c, '.' | '…'))
}

fn push_marks<'t>(text: &'t str, token: &Token, atoms: &mut Vec<Atom<'t>>) {
    let start = token.span().start;
    for (at, c) in token.span().slice(text).char_indices() {
        let span = ByteSpan::new(start + at, start + at + c.len_utf8());
        let text = span.slice(text);
        let tags = TagSet::of(Pos::SY);
        let space_before = at == 0 && token.space_before();
        let shape = shape_of(text, tags);
        atoms.push(Atom {
            span,
            text,
            lemma: text,
            tags,
            shape,
            mention: None,
            space_before,
            quoted: false,
            aside: false,
        });
    }
}

/// The point of `6.7MW` ends nothing, and the hyphen of `A-B` lists.
fn mark_points(atoms: &mut [Atom<'_>]) {
    for index in 1..atoms.len().saturating_sub(1) {
        let hyphen = matches!(atoms[index].text, "-" | "–" | "―" | "‐");
        if hyphen && atoms[index - 1].is_party() && atoms[index + 1].is_party() && !atoms[index].space_before {
            atoms[index].shape = Shape::Dot;
        }
    }
    for index in 0..atoms.len().saturating_sub(1) {
        if atoms[index].shape == Shape::Stop && atoms[index].text == "." && !atoms[index + 1].space_before {
            let next = atoms[index + 1].tags.first();
            if matches!(next, Pos::SN | Pos::SL) {
                atoms[index].shape = Shape::Dot;
            }
        }
    }
}

/// `이 사장은`: a surname that the document knows, before a title, is no verb.
fn mark_titled_surnames(surnames: &str, atoms: &mut [Atom<'_>]) {
    if surnames.is_empty() {
        return;
    }
    for index in 0..atoms.len().saturating_sub(1) {
        let (atom, next) = (&atoms[index], &atoms[index + 1]);
        let mut characters = atom.text.chars();
        let Some(surname) = characters.next().filter(|_| characters.next().is_none()) else { continue };
        let opens = index == 0 || atom.space_before || atoms[index - 1].shape != Shape::Word;
        if opens && next.space_before && surnames.contains(surname) && next.tags.first() == Pos::NNG {
            atoms[index].tags = TagSet::of(Pos::NNP);
        }
    }
}

fn mention_atom<'t>(text: &'t str, mention: &MentionRef, space_before: bool) -> Atom<'t> {
    let surface = mention.span.slice(text);
    Atom {
        span: mention.span,
        text: surface,
        lemma: surface,
        tags: TagSet::of(Pos::NNP),
        shape: Shape::Word,
        mention: Some((mention.kind, mention.index)),
        space_before,
        quoted: false,
        aside: false,
    }
}

/// The part of a token that a mention left over: a particle where it reads as one, else a noun.
fn push_residue<'t>(text: &'t str, span: ByteSpan, space_before: bool, atoms: &mut Vec<Atom<'t>>) {
    let surface = span.slice(text);
    let trimmed = surface.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = span.start + (surface.len() - surface.trim_start().len());
    let span = ByteSpan::new(start, start + trimmed.len());
    let tags = TagSet::of(particle::pos_of_surface(trimmed).unwrap_or(Pos::NNG));
    atoms.push(Atom {
        span,
        text: trimmed,
        lemma: trimmed,
        tags,
        shape: shape_of(trimmed, tags),
        mention: None,
        space_before,
        quoted: false,
        aside: false,
    });
}

fn shape_of(text: &str, tags: TagSet) -> Shape {
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '.' if text.len() > 1 => Shape::Ellipsis,
        '.' | '!' | '?' if tags.has(Pos::SF) || tags.has(Pos::SY) => Shape::Stop,
        other => shape_of_char(other),
    }
}

fn shape_of_char(c: char) -> Shape {
    match c {
        '(' | '[' | '（' | '［' | '【' | '{' | '〔' => Shape::Open,
        ')' | ']' | '）' | '］' | '】' | '}' | '〕' => Shape::Close,
        '"' | '“' | '”' | '『' | '』' => Shape::SpeechMark,
        '\'' | '‘' | '’' | '「' | '」' | '《' | '》' | '〈' | '〉' | '<' | '>' => Shape::NameMark,
        ',' | '、' | ';' => Shape::Comma,
        '·' | 'ㆍ' | '・' | '/' | '‧' | '∙' => Shape::Dot,
        '…' | '⋯' => Shape::Ellipsis,
        _ => Shape::Word,
    }
}

/// Longest quoted name, in atoms.
const LONGEST_NAME: usize = 14;

/// A quoted name (‘달빛 우산’) is one word, whatever its parts would be by themselves.
fn join_quoted<'t>(text: &'t str, atoms: &mut Vec<Atom<'t>>) {
    if atoms.iter().all(|atom| atom.shape != Shape::NameMark) {
        return;
    }
    let mut kept: Vec<Atom<'t>> = Vec::with_capacity(atoms.len());
    let mut index = 0;
    while index < atoms.len() {
        let close = if atoms[index].shape == Shape::NameMark { closing_name_mark(atoms, index) } else { None };
        let Some(close) = close else {
            kept.push(atoms[index]);
            index += 1;
            continue;
        };
        let inside = &atoms[index + 1..close];
        kept.push(atoms[index]);
        match inside {
            [only] if only.mention.is_some() => kept.push(Atom { quoted: true, ..*only }),
            // ‘비움’: what looks like a verb is a name all the same.
            [only] => kept.push(Atom { lemma: only.text, tags: TagSet::of(Pos::NNP), quoted: true, ..*only }),
            [] => {}
            [first, .., last] => {
                // ‘여우비(8만9000원)’: the bracket is no part of the name.
                let bracket = inside.iter().skip(1).position(|atom| atom.shape == Shape::Open);
                let named = bracket.map_or(inside.len(), |place| place + 1);
                let last = inside.get(named - 1).unwrap_or(last);
                let span = first.span.join(last.span);
                let tags = TagSet::of(Pos::NNP);
                let name = span.slice(text);
                kept.push(Atom {
                    span,
                    text: name,
                    lemma: name,
                    tags,
                    shape: Shape::Word,
                    mention: None,
                    quoted: true,
                    ..*first
                });
                kept.extend_from_slice(&inside[named..]);
            }
        }
        kept.push(atoms[close]);
        index = close + 1;
    }
    *atoms = kept;
}

/// `‘한숨결’|이 첫선을`: what is written to a closing mark and could be a particle is one; the segmenter sees `this` there.
fn mend_particles(atoms: &mut [Atom<'_>]) {
    for index in 1..atoms.len() {
        let atom = &atoms[index];
        let behind_mark = atoms[index - 1].shape == Shape::NameMark && !atom.space_before;
        if !behind_mark {
            continue;
        }
        let ends = atoms.get(index + 1).is_none_or(|next| next.space_before);
        let mistaken = atom.mention.is_none() && !atom.tags.first().is_particle();
        if let Some(pos) = particle::pos_of_surface(atom.text).filter(|_| ends && mistaken) {
            atoms[index].tags = TagSet::of(pos);
        }
    }
}

/// Where the name closes that opens here: soon, and without the end of a sentence in between.
fn closing_name_mark(atoms: &[Atom<'_>], open: usize) -> Option<usize> {
    let reach = atoms.len().min(open + LONGEST_NAME + 2);
    let close = (open + 1..reach).find(|index| atoms[*index].shape == Shape::NameMark)?;
    let inside = &atoms[open + 1..close];
    let says = inside
        .iter()
        .any(|atom| atom.tags.has(Pos::EF) || atom.shape == Shape::Stop || atom.shape == Shape::SpeechMark);
    // A word glued to the mark before it (하나’의): the mark closed something, and opens nothing.
    (!says).then_some(close)
}

/// Cuts the atoms of a sentence into streams: quotations of speech first, the sentence around them last.
pub(super) fn streams(atoms: &mut [Atom<'_>], streams: &mut Vec<Stream>) {
    let mut main = Stream { steps: Vec::with_capacity(atoms.len()), quotation: None };
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
                    main.steps.push(Step::Quotation(quotations));
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
                main.steps.push(Step::Atom(index));
                index += 1;
            }
        }
    }
    streams.push(main);
}

/// The sentences of a quotation, a stream each.
fn push_sentences(atoms: &mut [Atom<'_>], from: usize, to: usize, quotation: usize, streams: &mut Vec<Stream>) {
    let mut steps = Vec::new();
    let mut index = from;
    while index < to {
        match atoms[index].shape {
            Shape::Open => {
                let close = closing_bracket(atoms, index).filter(|close| *close < to).unwrap_or(index);
                atoms[index..=close].iter_mut().for_each(|atom| atom.aside = true);
                index = close;
            }
            Shape::Stop => {
                steps.push(Step::Atom(index));
                streams.push(Stream { steps: std::mem::take(&mut steps), quotation: Some(quotation) });
            }
            Shape::Close | Shape::NameMark | Shape::SpeechMark => {}
            Shape::Word | Shape::Comma | Shape::Dot | Shape::Ellipsis => steps.push(Step::Atom(index)),
        }
        index += 1;
    }
    if !steps.is_empty() {
        streams.push(Stream { steps, quotation: Some(quotation) });
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
    let mut said = String::new();
    let mut end = from;
    while let Some(atom) = atoms.get(end).filter(|atom| !atom.space_before && atom.shape == Shape::Word) {
        said.push_str(atom.text);
        end += 1;
    }
    if particle::quotes(&said) { end } else { from }
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
