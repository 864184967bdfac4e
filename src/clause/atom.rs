//! Tokens and mentions → atoms: the units the grammar works on.

use super::symptom::Symptoms;
use super::{NounSense, SentenceInput, mend, particle};
use crate::lexicon::WordId;
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
    /// Its text, as the lexicon knows it.
    pub(crate) word: WordId,
}

impl Atom<'_> {
    /// Whether a word of the sentence: neither a mark nor inside a bracket.
    pub(crate) fn is_word(&self) -> bool {
        !self.aside && self.shape == Shape::Word
    }

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
        // Nearly every token begins with a syllable, and is no mark.
        let is_hangul = text.starts_with(|c| ('가'..='힣').contains(&c));
        if !is_hangul && is_run_of_marks(text) {
            push_marks(input.text, token, atoms);
            continue;
        }
        atoms.push(Atom {
            span: token.span(),
            text,
            lemma: segmenter.lemma(token, input.text),
            tags: token.tags(),
            shape: if is_hangul { Shape::Word } else { shape_of(text, token.tags()) },
            mention: None,
            space_before: token.space_before(),
            quoted: false,
            aside: false,
            word: WordId::default(),
        });
    }
    let symptoms = Symptoms::of(atoms);
    mend::mend(input, sense, symptoms, atoms);
    mark_points(symptoms, atoms);
    if symptoms.has(Symptoms::NAME_MARK) {
        join_quoted(input.text, atoms);
        mend::mend_particles(atoms);
    }
    for atom in atoms.iter_mut() {
        atom.word = sense.word(atom.text);
    }
}

/// `’(`: the segmenter takes marks that stand together for one word.
fn is_run_of_marks(text: &str) -> bool {
    text.chars().nth(1).is_some()
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
            word: WordId::default(),
        });
    }
}

/// The point of `6.7MW` ends nothing, and the hyphen of `A-B` lists.
fn mark_points(symptoms: Symptoms, atoms: &mut [Atom<'_>]) {
    let last = atoms.len().saturating_sub(1);
    for index in 1..if symptoms.has(Symptoms::HYPHEN) { last } else { 0 } {
        let hyphen = matches!(atoms[index].text, "-" | "–" | "―" | "‐");
        if hyphen && atoms[index - 1].is_party() && atoms[index + 1].is_party() && !atoms[index].space_before {
            atoms[index].shape = Shape::Dot;
        }
    }
    for index in 0..if symptoms.has(Symptoms::POINT) { last } else { 0 } {
        if atoms[index].shape == Shape::Stop && atoms[index].text == "." && !atoms[index + 1].space_before {
            let next = atoms[index + 1].tags.first();
            if matches!(next, Pos::SN | Pos::SL) {
                atoms[index].shape = Shape::Dot;
            }
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
        word: WordId::default(),
    }
}

/// The part of a token that a mention left over: a particle where it reads as one, else a noun. `7%),`: a row of marks is one
/// token, and each of them does its own.
fn push_residue<'t>(text: &'t str, span: ByteSpan, space_before: bool, atoms: &mut Vec<Atom<'t>>) {
    let (mut start, mut space_before) = (span.start, space_before);
    while start < span.end {
        let rest = text[start..span.end].trim_start();
        let from = span.end - rest.len();
        let mark = match rest.char_indices().find(|(_, c)| shape_of_char(*c) != Shape::Word) {
            Some((0, mark)) => mark.len_utf8(),
            Some((at, _)) => at,
            None => rest.len(),
        };
        push_part(text, ByteSpan::new(from, from + mark), space_before, atoms);
        (start, space_before) = (from + mark, false);
    }
}

fn push_part<'t>(text: &'t str, span: ByteSpan, space_before: bool, atoms: &mut Vec<Atom<'t>>) {
    let trimmed = span.slice(text).trim_end();
    if trimmed.is_empty() {
        return;
    }
    let tags = TagSet::of(particle::pos_of_surface(trimmed).unwrap_or(Pos::NNG));
    atoms.push(Atom {
        span: ByteSpan::new(span.start, span.start + trimmed.len()),
        text: trimmed,
        lemma: trimmed,
        tags,
        shape: shape_of(trimmed, tags),
        mention: None,
        space_before,
        quoted: false,
        aside: false,
        word: WordId::default(),
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
