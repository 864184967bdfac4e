//! A sentence as the tagger sees it: units (tokens) in chunks (what is written together).

use std::ops::Range;

use crate::lexicon::{Lexicon, NameKind};
use crate::segment::{Pos, Token};
use crate::span::ByteSpan;

use super::cue::{CueClass, CueSet, Cues};
use super::hash;
use super::letters::{is_human, shape, standing_for};
use super::recall::Recall;

/// One token with what the features ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// A hash of all that the unit is by itself, wherever it stands.
    pub(crate) key: u64,
    pub(crate) span: ByteSpan,
    pub(crate) chunk: usize,
    pub(crate) word: u32,
    pub(crate) cues: CueSet,
    pub(crate) tag: u16,
    pub(crate) class: u8,
    pub(crate) shape: Shape,
    pub(crate) length: u8,
    pub(crate) lexical: Lexical,
    pub(crate) nominal: bool,
    pub(crate) space: bool,
    /// Inside which marks it stands: round brackets 1, single quotes 2, double quotes 4, titles 8.
    pub(crate) inside: u8,
}

/// What is remembered of a unit. The tables of such are asked at every token, so that they must be small.
#[derive(Clone, Copy, Debug)]
struct KnownUnit {
    word: u32,
    cues: CueSet,
    tag: u16,
    class: u8,
    shape: Shape,
    length: u8,
    lexical: Lexical,
    nominal: bool,
}

/// Units without a space or a mark between them; a mark is a chunk of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk {
    /// A hash of all that the units of its stem are by themselves; zero where something lies between them.
    pub(crate) key: u64,
    pub(crate) first: usize,
    /// Behind the last unit that is no particle or ending.
    pub(crate) stem_end: usize,
    pub(crate) end: usize,
    pub(crate) particle: u32,
    pub(crate) stem: u32,
    pub(crate) cues: CueSet,
    /// What its last unit says, where it is longer than that (`반도체업체`).
    pub(crate) last_cues: CueSet,
    pub(crate) ending: u32,
    pub(crate) ending_cues: CueSet,
    pub(crate) length: u8,
    pub(crate) mark: bool,
    /// Whether a noun, or what may be one, is in its stem.
    pub(crate) nominal: bool,
}

/// What is remembered of a chunk by all that stands before its particles and endings: `정부는`, `정부가` and `정부의` are one.
#[derive(Clone, Copy, Debug, Default)]
struct KnownStem {
    stem: u32,
    cues: CueSet,
    last_cues: CueSet,
    ending: u32,
    ending_cues: CueSet,
    length: u8,
    mark: bool,
    nominal: bool,
}

/// The particle of a chunk that has none.
pub(crate) const NO_PARTICLE: u32 = 1;

/// The letters that a word is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    Hangul,
    Upper,
    Capitalised,
    Lower,
    Digits,
    Hanja,
    Mark,
    Mixed,
}

/// What the lexicon says of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Lexical {
    None,
    Company,
    CompanyOrWord,
    Organization,
    OrganizationOrWord,
    Either,
}

/// A sentence, laid out. Buffers are used again.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) units: Vec<Unit>,
    pub(crate) chunks: Vec<Chunk>,
    pub(crate) headline: bool,
    /// What the sentence speaks of: how many words of business, of sport, of home, how many sure firms, two bits each.
    pub(crate) talk: u32,
    known_units: Recall<KnownUnit, 13>,
    known_stems: Recall<KnownStem, 13>,
}

impl Sheet {
    /// Lays out the tokens of one sentence. A sheet is for one lexicon and one table of cues.
    pub(crate) fn lay(&mut self, text: &str, tokens: &[Token], headline: bool, lexicon: &Lexicon, cues: &Cues) {
        self.units.clear();
        self.chunks.clear();
        self.headline = headline;
        for token in tokens {
            let key = unit_key(text, token);
            let KnownUnit { word, cues, tag, class, shape, length, lexical, nominal } =
                self.known_units.get(key, || unit(text, token, lexicon, cues));
            let (span, space) = (token.span(), token.space_before());
            let (chunk, inside) = (0, 0);
            let unit =
                Unit { key, span, chunk, word, cues, tag, class, shape, length, lexical, nominal, space, inside };
            self.units.push(unit);
        }
        self.talk = talk(&self.units);
        self.note_marks(text);
        self.cut(text, tokens, cues);
    }

    /// Whether a word of business stands in the sentence.
    pub(crate) fn talks_of_business(&self) -> bool {
        self.talk >> 6 & 3 > 0
    }

    fn note_marks(&mut self, text: &str) {
        let mut inside = 0u8;
        let mut straight = false;
        for unit in &mut self.units {
            unit.inside = inside;
            if unit.shape != Shape::Mark {
                continue;
            }
            for c in unit.span.slice(text).chars() {
                match c {
                    '(' | '（' => inside |= 1,
                    ')' | '）' => inside &= !1,
                    '‘' => inside |= 2,
                    '’' => inside &= !2,
                    '“' => inside |= 4,
                    '”' => inside &= !4,
                    '"' => {
                        straight = !straight;
                        inside = if straight { inside | 4 } else { inside & !4 };
                    }
                    '『' | '「' | '《' | '〈' | '<' => inside |= 8,
                    '』' | '」' | '》' | '〉' | '>' => inside &= !8,
                    _ => {}
                }
            }
        }
    }

    fn cut(&mut self, text: &str, tokens: &[Token], cues: &Cues) {
        let mut first = 0;
        for at in 0..self.units.len() {
            let mark = self.units[at].shape == Shape::Mark;
            if at > first && (self.units[at].space || mark || self.units[at - 1].shape == Shape::Mark) {
                self.push_chunk(first..at, text, tokens, cues);
                first = at;
            }
        }
        if first < self.units.len() {
            self.push_chunk(first..self.units.len(), text, tokens, cues);
        }
    }

    fn push_chunk(&mut self, range: Range<usize>, text: &str, tokens: &[Token], cues: &Cues) {
        let number = self.chunks.len();
        let units = &mut self.units[range.clone()];
        units.iter_mut().for_each(|unit| unit.chunk = number);
        let length = stem_length(units, text, &tokens[range.clone()], cues);
        let (stem, tail) = units.split_at(length);
        // What lies between units is in no key of theirs.
        let is_whole = stem.windows(2).all(|pair| pair[0].span.end == pair[1].span.start);
        let key = if is_whole { stem.iter().fold(1, |key, unit| hash::wide(key, unit.key)) } else { 0 };
        let KnownStem { stem, cues, last_cues, ending, ending_cues, length: written, mark, nominal } =
            self.known_stems.get(key, || known_stem(stem, text, cues));
        self.chunks.push(Chunk {
            key,
            first: range.start,
            stem_end: range.start + length,
            end: range.end,
            particle: particle(tail, text),
            stem,
            cues,
            last_cues,
            ending,
            ending_cues,
            length: written,
            mark,
            nominal,
        });
    }

    /// The chunk `steps` to the right of `index` (to the left where negative).
    pub(crate) fn chunk(&self, index: usize, steps: isize) -> Option<&Chunk> {
        self.chunks.get(index.checked_add_signed(steps)?)
    }

    /// The next chunk to the right or left that is no mark.
    pub(crate) fn word_chunk(&self, index: usize, step: isize) -> Option<&Chunk> {
        let mut at = index;
        for _ in 0..3 {
            at = at.checked_add_signed(step)?;
            let chunk = self.chunks.get(at)?;
            if !chunk.mark {
                return Some(chunk);
            }
        }
        None
    }
}

/// How many units of a chunk are no particle or ending behind the others.
fn stem_length(units: &[Unit], text: &str, tokens: &[Token], cues: &Cues) -> usize {
    let mut length = units.len();
    let whole = whole(units, text);
    // 노은서: a name, not 노은 with the particle 서.
    if whole.ends_with('서') && is_human(whole, cues) {
        return length;
    }
    while length > 1 && is_tail(tokens[length - 1]) {
        length -= 1;
    }
    length
}

/// What units are written as that stand one behind the other.
pub(super) fn whole<'t>(units: &[Unit], text: &'t str) -> &'t str {
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return "" };
    ByteSpan::new(first.span.start, last.span.end).slice(text)
}

/// The hash of the particles and endings of a chunk.
fn particle(tail: &[Unit], text: &str) -> u32 {
    match tail {
        [] => NO_PARTICLE,
        [only] if only.shape != Shape::Digits => only.word,
        _ => hash::word(whole(tail, text)),
    }
}

fn known_stem(units: &[Unit], text: &str, cues: &Cues) -> KnownStem {
    let stem = whole(units, text);
    let (first, last) = (&units[0], &units[units.len() - 1]);
    let hash = hash::word(stem);
    let by_sight = KnownStem {
        stem: standing_for(stem, hash, first.shape),
        cues: cues.of_hashed(hash),
        last_cues: if units.len() > 1 { last.cues } else { CueSet::default() },
        length: stem.chars().count().min(12) as u8,
        mark: first.shape == Shape::Mark,
        nominal: units.iter().any(|unit| unit.nominal),
        ..KnownStem::default()
    };
    // What can be no name is not asked how it ends.
    let ending = if by_sight.mark || !by_sight.nominal { None } else { cues.ending(stem) };
    match ending {
        Some((end, set)) => KnownStem { ending: hash::word(end), ending_cues: set, ..by_sight },
        None => by_sight,
    }
}

/// Particles, endings, and what makes verbs of nouns.
fn is_tail(token: Token) -> bool {
    let pos = token.pos();
    token.name().is_none()
        && (pos.is_particle() || pos.is_ending() || matches!(pos, Pos::VCP | Pos::XSV | Pos::XSA | Pos::VX))
}

/// A hash of all that a unit is by itself.
fn unit_key(text: &str, token: &Token) -> u64 {
    let tags = token.tags();
    let name = token.name().map_or(0, |name| u64::from(name.number()) + 1);
    let tags = (tags.first() as u64) << 16
        | (tags.last() as u64) << 8
        | (tags.class() as u64) << 2
        | u64::from(tags.has(Pos::Unknown)) << 1
        | u64::from(token.space_before());
    hash::wide_word(token.span().slice(text), name << 24 | tags)
}

fn unit(text: &str, token: &Token, lexicon: &Lexicon, cues: &Cues) -> KnownUnit {
    let surface = token.span().slice(text);
    let shape = shape(surface);
    let hash = hash::word(surface);
    let tags = token.tags();
    KnownUnit {
        word: standing_for(surface, hash, shape),
        cues: cues.of_hashed(hash),
        tag: (tags.first() as u16) << 6 | tags.last() as u16,
        class: tags.class() as u8,
        shape,
        length: surface.chars().count().min(9) as u8,
        lexical: lexical(token, lexicon),
        nominal: tags.first().is_nominal() || !matches!(shape, Shape::Hangul | Shape::Mark) || tags.has(Pos::Unknown),
    }
}

fn talk(units: &[Unit]) -> u32 {
    let mut counts = [0u32; 4];
    for unit in units {
        for (count, class) in counts.iter_mut().zip([CueClass::Trade, CueClass::Sport, CueClass::Daily]) {
            *count += u32::from(unit.cues.has(class));
        }
        counts[3] += u32::from(unit.lexical == Lexical::Company);
    }
    counts.iter().fold(0, |talk, count| talk << 2 | count.min(&2))
}

fn lexical(token: &Token, lexicon: &Lexicon) -> Lexical {
    let Some(id) = token.name() else { return Lexical::None };
    let surface = lexicon.surface(id);
    let (mut company, mut organization) = (false, false);
    for name in surface.names() {
        match lexicon.name(name).kind {
            NameKind::Company => company = true,
            NameKind::Organization => organization = true,
        }
    }
    match (company, organization, surface.is_homograph) {
        (true, true, _) => Lexical::Either,
        (true, false, false) => Lexical::Company,
        (true, false, true) => Lexical::CompanyOrWord,
        (false, true, false) => Lexical::Organization,
        (false, true, true) => Lexical::OrganizationOrWord,
        (false, false, _) => Lexical::None,
    }
}
