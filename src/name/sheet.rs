//! A sentence as the tagger sees it: units (tokens) in chunks (what is written together).

use std::ops::Range;

use crate::lexicon::{Lexicon, NameKind};
use crate::segment::{Pos, Token};
use crate::span::ByteSpan;

use super::cue::{CueClass, CueSet, Cues};
use super::hash::{self, Running};
use super::recall::Recall;

/// One token with what the features ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// A hash of all that the unit is by itself, wherever it stands.
    pub(crate) key: u64,
    pub(crate) span: ByteSpan,
    pub(crate) word: u32,
    pub(crate) tag: u32,
    pub(crate) class: u8,
    pub(crate) shape: Shape,
    pub(crate) length: u8,
    pub(crate) space: bool,
    pub(crate) nominal: bool,
    pub(crate) lexical: Lexical,
    pub(crate) cues: CueSet,
    pub(crate) prefixes: [u32; 2],
    pub(crate) suffix: u32,
    pub(crate) chunk: usize,
    /// Inside which marks it stands: round brackets 1, single quotes 2, double quotes 4, titles 8.
    pub(crate) inside: u8,
}

/// Units without a space or a mark between them; a mark is a chunk of its own.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Chunk {
    pub(crate) first: usize,
    /// Behind the last unit that is no particle or ending.
    pub(crate) stem_end: usize,
    pub(crate) end: usize,
    pub(crate) mark: bool,
    /// Whether a noun, or what may be one, is in its stem.
    pub(crate) nominal: bool,
    pub(crate) stem: u32,
    pub(crate) prefixes: [u32; 2],
    pub(crate) suffixes: [u32; 2],
    pub(crate) length: u32,
    pub(crate) shape: u32,
    pub(crate) particle: u32,
    pub(crate) cues: CueSet,
    /// What its last unit says, where it is longer than that (`반도체업체`).
    pub(crate) last_cues: CueSet,
    pub(crate) ending: u32,
    pub(crate) ending_cues: CueSet,
    /// The parts of speech of the stem, one after the other.
    pub(crate) tags: u32,
    /// How much it is like a Korean's name: surname 1, first syllable of a given name 2, last 4.
    pub(crate) human: u32,
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
    known_units: Recall<Unit, 11>,
    /// By what stands before particles and endings: `정부는`, `정부가` and `정부의` are one.
    known_stems: Recall<Chunk, 10>,
}

impl Sheet {
    /// Lays out the tokens of one sentence. A sheet is for one lexicon and one table of cues.
    pub(crate) fn lay(&mut self, text: &str, tokens: &[Token], headline: bool, lexicon: &Lexicon, cues: &Cues) {
        self.units.clear();
        self.chunks.clear();
        self.headline = headline;
        for token in tokens {
            let key = unit_key(text, token);
            let known = self.known_units.get(key, || Unit { key, ..unit(text, token, lexicon, cues) });
            self.units.push(Unit { span: token.span(), ..known });
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
        let known = self.known_stems.get(key, || stem_chunk(stem, text, cues));
        self.chunks.push(Chunk {
            first: range.start,
            stem_end: range.start + length,
            end: range.end,
            particle: particle(tail, text),
            ..known
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

/// The syllables of the surname that a word begins with, if one: 김 1, and 남궁 2 before two more.
fn surname(word: &str, cues: &Cues) -> usize {
    let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let (one, two) = (ends.next(), ends.next());
    let is = |end: Option<usize>| end.is_some_and(|end| cues.of(&word[..end]).has(CueClass::Surname));
    if is(two) && ends.count() == 2 { 2 } else { usize::from(is(one)) }
}

/// Whether a word reads like a Korean's name of three syllables.
fn is_human(word: &str, cues: &Cues) -> bool {
    let is = |(at, c): (usize, char), class| cues.of(&word[at..at + c.len_utf8()]).has(class);
    let mut syllables = word.char_indices();
    let surname = syllables.next().is_some_and(|first| is(first, CueClass::Surname));
    let given = syllables.filter(|syllable| is(*syllable, CueClass::GivenSyllable)).count();
    surname && given == 2 && word.chars().count() == 3
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
fn whole<'t>(units: &[Unit], text: &'t str) -> &'t str {
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

/// What a chunk is by all that stands before its particles and endings.
fn stem_chunk(units: &[Unit], text: &str, cues: &Cues) -> Chunk {
    let stem = whole(units, text);
    let (first, last) = (&units[0], &units[units.len() - 1]);
    let front = Front::of(stem);
    let by_sight = Chunk {
        mark: first.shape == Shape::Mark,
        nominal: units.iter().any(|unit| unit.nominal),
        stem: front.word(stem, first.shape),
        length: stem.chars().count().min(12) as u32,
        cues: cues.of_hashed(front.whole),
        last_cues: if units.len() > 1 { last.cues } else { CueSet::default() },
        ..Chunk::default()
    };
    if by_sight.mark || !by_sight.nominal {
        // No name: its letters are not asked for.
        return by_sight;
    }
    let ending = cues.ending(stem);
    Chunk {
        prefixes: front.prefixes,
        suffixes: suffixes(stem),
        shape: units.iter().fold(0, |shape, unit| {
            let own = unit.shape as u32 + 1;
            if shape & 15 == own || shape > 0xfff { shape } else { shape << 4 | own }
        }),
        ending: ending.map_or(0, |(end, _)| hash::word(end)),
        ending_cues: ending.map_or(CueSet::default(), |(_, set)| set),
        tags: units.iter().fold(0, |tags, unit| hash::join(tags, unit.tag)),
        human: human(stem, cues),
        ..by_sight
    }
}

/// How much a word is like a Korean's name, in bits.
fn human(word: &str, cues: &Cues) -> u32 {
    let surname = surname(word, cues);
    let mut syllables = word.char_indices().skip(surname.max(1)).map(|(at, c)| cues.of(&word[at..at + c.len_utf8()]));
    let mut of_given = || u32::from(syllables.next().is_some_and(|cues| cues.has(CueClass::GivenSyllable)));
    u32::from(surname > 0) | of_given() << 1 | of_given() << 2
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

fn unit(text: &str, token: &Token, lexicon: &Lexicon, cues: &Cues) -> Unit {
    let span = token.span();
    let surface = span.slice(text);
    let shape = shape(surface);
    let (front, [suffix]) = (Front::of(surface), suffixes(surface));
    let tags = token.tags();
    Unit {
        key: 0,
        span,
        word: front.word(surface, shape),
        tag: (tags.first() as u32) << 6 | tags.last() as u32,
        class: tags.class() as u8,
        shape,
        length: surface.chars().count().min(9) as u8,
        space: token.space_before(),
        nominal: tags.first().is_nominal() || !matches!(shape, Shape::Hangul | Shape::Mark) || tags.has(Pos::Unknown),
        lexical: lexical(token, lexicon),
        cues: cues.of_hashed(front.whole),
        prefixes: front.prefixes,
        suffix,
        chunk: 0,
        inside: 0,
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

/// The hashes of a word and of its first one and two characters; zero where those would be all.
struct Front {
    prefixes: [u32; 2],
    whole: u32,
}

impl Front {
    fn of(word: &str) -> Self {
        let (mut prefixes, mut hash, mut read) = ([0; 2], Running::default(), 0);
        for (slot, (at, _)) in prefixes.iter_mut().zip(word.char_indices().skip(1)) {
            hash.add(word[read..at].bytes());
            read = at;
            *slot = hash.so_far();
        }
        hash.add(word[read..].bytes());
        Self { prefixes, whole: hash.so_far() }
    }

    /// What stands for the word: digits are all alike but for their number.
    fn word(&self, surface: &str, shape: Shape) -> u32 {
        if shape == Shape::Digits { surface.len().min(7) as u32 } else { self.whole }
    }
}

/// The last one, two … characters; zero where that would be all.
fn suffixes<const MOST: usize>(word: &str) -> [u32; MOST] {
    let mut suffixes = [0; MOST];
    for (slot, (at, _)) in suffixes.iter_mut().zip(word.char_indices().rev()) {
        if at > 0 {
            *slot = hash::word(&word[at..]);
        }
    }
    suffixes
}

fn shape(word: &str) -> Shape {
    let mut seen = [false; 5];
    let mut first_upper = false;
    for (at, c) in word.char_indices() {
        let kind = match c {
            '가'..='힣' | 'ㄱ'..='ㆎ' => 0,
            'A'..='Z' => {
                first_upper |= at == 0;
                1
            }
            c if c.is_ascii_digit() => 3,
            '㐀'..='鿿' | '豈'..='﫿' => 4,
            c if c.is_alphabetic() => 2,
            _ => continue,
        };
        seen[kind] = true;
    }
    match seen {
        [true, false, false, false, false] => Shape::Hangul,
        [false, true, false, false, false] => Shape::Upper,
        [false, true, true, false, false] if first_upper => Shape::Capitalised,
        [false, false, true, false, false] => Shape::Lower,
        [false, false, false, true, false] => Shape::Digits,
        [false, false, false, false, true] => Shape::Hanja,
        [false, false, false, false, false] => Shape::Mark,
        _ => Shape::Mixed,
    }
}
