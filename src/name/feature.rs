//! What the tagger looks at: the templates of its features.

#[cfg(feature = "train")]
use super::cue::Cues;
use super::hash;
use super::letters::{Edges, Letters};
use super::sheet::{Chunk, Sheet, Unit};

/// What stands before the first and behind the last unit.
const EDGE: u32 = 0x0e0e_0e0e;

/// The place of particles and endings.
const TAIL: u32 = 5;

/// Where in its chunk a unit stands.
fn place(chunk: &Chunk, at: usize) -> u32 {
    if at >= chunk.stem_end {
        return TAIL;
    }
    match (at == chunk.first, at + 1 == chunk.stem_end) {
        (true, true) => 1,
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => 4,
    }
}

/// A unit in its place.
#[derive(Clone, Copy)]
pub(super) struct Seat<'s> {
    text: &'s str,
    sheet: &'s Sheet,
    at: usize,
    pub(super) unit: &'s Unit,
    pub(super) chunk: &'s Chunk,
    place: u32,
}

/// The features of a unit that are remembered, in groups: each hangs on what its key is made of and on nothing else.
///
/// What hangs on the letters of a word that is not among the frequent ones is in no group: it hardly ever comes again before
/// others have taken its place, and would take theirs.
#[derive(Clone, Copy)]
pub(super) enum Group<'s> {
    /// The unit by its letters.
    Word,
    /// The unit by its kind.
    Kind,
    /// The form of what is written together with it, but for particles and endings.
    Form(&'s Letters),
    /// The particles and endings of its chunk, and what the stem ends like.
    Ending,
    /// What the lexicon says of the unit and those beside it, and between which marks it stands.
    Setting,
    /// Parts of speech and shapes around.
    Tags,
    /// The kind of a chunk beside its own.
    Beside(Side, Option<&'s Chunk>),
}

/// Where a chunk stands, seen from another.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// Next to it.
    Left,
    Right,
    /// The next that is no mark.
    Before,
    Behind,
}

impl<'s> Seat<'s> {
    pub(super) fn new(text: &'s str, sheet: &'s Sheet, at: usize) -> Self {
        let unit = &sheet.units[at];
        let chunk = &sheet.chunks[unit.chunk];
        Self { text, sheet, at, unit, chunk, place: place(chunk, at) }
    }

    /// Half of all units are particles, endings, verbs and marks: what they are by themselves tells enough of them.
    pub(super) fn is_minor(self) -> bool {
        self.place == TAIL || self.chunk.mark || !self.chunk.nominal
    }

    fn near(self, step: isize) -> Option<&'s Unit> {
        self.at.checked_add_signed(step).and_then(|index| self.sheet.units.get(index))
    }

    fn word(self, step: isize) -> u32 {
        self.near(step).map_or(EDGE, |unit| unit.word)
    }

    fn tag(self, step: isize) -> u32 {
        self.near(step).map_or(EDGE, |unit| u32::from(unit.tag) << 1 | u32::from(unit.space))
    }

    fn shape(self, step: isize) -> u32 {
        self.near(step).map_or(EDGE, |unit| (unit.shape as u32) << 1 | u32::from(unit.space))
    }

    fn lexical(self, step: isize) -> u32 {
        self.near(step).map_or(9, |unit| unit.lexical as u32)
    }

    fn chunk_at(self, steps: isize) -> Option<&'s Chunk> {
        self.sheet.chunk(self.unit.chunk, steps)
    }

    /// The next chunk to the right or left that is no mark.
    fn word_beside(self, step: isize) -> Option<&'s Chunk> {
        self.sheet.word_chunk(self.unit.chunk, step)
    }

    /// Of how many units the stem is, if not of many.
    fn size(self) -> u32 {
        (self.chunk.stem_end - self.chunk.first).min(6) as u32
    }

    fn mark_at(self, steps: isize) -> u32 {
        self.chunk_at(steps).map_or(EDGE, |chunk| if chunk.mark { chunk.stem } else { 0 })
    }

    /// Whether its word is all of the stem, or a particle or an ending.
    pub(super) fn is_alone(self) -> bool {
        matches!(self.place, 1 | TAIL)
    }

    /// A hash of all that its own features hang on, which are those of its word and of the letters of its stem; zero where
    /// there is none.
    pub(super) fn own_key(self) -> u64 {
        if self.place == TAIL {
            hash::wide(self.unit.key, u64::from(TAIL))
        } else if self.chunk.key == 0 {
            0
        } else {
            hash::wide(self.chunk.key, (self.at - self.chunk.first) as u64)
        }
    }

    /// The groups of what stands around it.
    pub(super) fn groups_around(self, mut visit: impl FnMut(Group<'s>)) {
        visit(Group::Setting);
        let (left, right) = (self.chunk_at(-1), self.chunk_at(1));
        visit(Group::Beside(Side::Left, left));
        visit(Group::Beside(Side::Right, right));
        if left.is_none_or(|chunk| chunk.mark) {
            visit(Group::Beside(Side::Before, self.word_beside(-1)));
        }
        if right.is_none_or(|chunk| chunk.mark) {
            visit(Group::Beside(Side::Behind, self.word_beside(1)));
        }
    }

    /// A hash of all that the features of a group hang on; zero where there is none.
    #[inline]
    pub(super) fn key(self, group: Group<'_>) -> u64 {
        let place = u64::from(self.place) << 4;
        match group {
            Group::Word => hash::wide(self.unit.key, 4),
            Group::Kind => {
                let Unit { class, shape, length, lexical, .. } = *self.unit;
                let form = u32::from_le_bytes([class, lexical as u8, length, shape as u8]);
                hash::wide(u64::from(self.tag(0)) << 32 | u64::from(form), place | 1)
            }
            Group::Form(&Letters { shape, tags, human, .. }) => {
                let Chunk { cues, ending, length, .. } = *self.chunk;
                let form = hash::wide(
                    u64::from(shape) << 32 | u64::from(cues.learnt()),
                    u64::from(tags) << 32 | u64::from(ending),
                );
                let size = u64::from(self.size()) << 16 | u64::from(human << 8 | u32::from(length)) << 24;
                hash::wide(form, size | place | 8)
            }
            Group::Ending => {
                let cues = u64::from(self.chunk.ending_cues.learnt());
                hash::wide(u64::from(self.chunk.particle) << 32 | cues, place | 3)
            }
            Group::Tags => {
                let (own, next) = (self.tag(0), self.tag(1));
                let before = u64::from(self.tag(-1)) << 32 | u64::from(own) << 8 | u64::from(self.shape(0));
                hash::wide(before, u64::from(next) << 32 | u64::from(self.shape(1)))
            }
            Group::Setting => {
                let lexical = self.lexical(-1) << 8 | self.lexical(0) << 4 | self.lexical(1);
                let marks = u64::from(self.mark_at(-1)) << 32 | u64::from(self.mark_at(1));
                hash::wide(marks, u64::from(lexical << 4 | u32::from(self.unit.inside)) << 8 | place | 2)
            }
            Group::Beside(side, chunk) => {
                let word = u64::from(chunk.is_some_and(|chunk| !chunk.mark));
                let particle = if matches!(side, Side::Left) { particle(chunk) } else { 0 };
                hash::wide(u64::from(particle) << 32 | u64::from(cues(chunk)), place | word << 8 | (side as u64 + 4))
            }
        }
    }

    /// Calls `put` with the template of every feature of a group and what fills it.
    pub(super) fn put(self, group: Group<'_>, put: &mut impl FnMut(u32, u32, u32)) {
        match group {
            Group::Word => self.put_word(put),
            Group::Kind => self.put_kind(put),
            Group::Form(letters) => self.put_form(letters, put),
            Group::Ending => self.put_ending(put),
            Group::Tags => self.put_tags(put),
            Group::Setting => self.put_setting(put),
            Group::Beside(side, chunk) => self.put_beside(side, chunk, put),
        }
    }

    pub(super) fn put_word(self, put: &mut impl FnMut(u32, u32, u32)) {
        let Edges { prefixes, suffixes: [suffix] } = Edges::of(self.unit.span.slice(self.text));
        put(1, self.unit.word, 0);
        put(18, prefixes[0], 0);
        put(19, prefixes[1], 0);
        put(20, suffix, 0);
    }

    fn put_kind(self, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { unit, place, .. } = self;
        put(0, 0, 0);
        put(0, place, 0);
        put(9, self.tag(0), 0);
        put(15, self.shape(0), u32::from(unit.length));
        put(23, u32::from(unit.class), self.tag(0));
        put(80, unit.lexical as u32, 0);
    }

    /// Calls `put` with the template of every feature that hangs on the letters of the stem.
    pub(super) fn put_stem(self, letters: &Letters, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { chunk, place, .. } = self;
        let Edges { prefixes, suffixes } = letters.edges;
        put(30, chunk.stem, place);
        put(31, suffixes[0], place);
        put(32, suffixes[1], place);
        put(34, prefixes[0], place);
        put(35, prefixes[1], place);
    }

    fn put_form(self, letters: &Letters, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { chunk, place, .. } = self;
        let length = u32::from(chunk.length);
        put(36, length, self.size() << 3 | place);
        put(37, letters.shape, place);
        put(40, chunk.ending, place);
        put(43, chunk.cues.learnt(), place);
        put(46, letters.tags, place);
        put(49, letters.human, length << 3 | place);
    }

    fn put_ending(self, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { chunk, place, .. } = self;
        put(38, chunk.particle, place);
        put(41, chunk.ending_cues.learnt(), hash::join(chunk.particle, place));
    }

    fn put_tags(self, put: &mut impl FnMut(u32, u32, u32)) {
        let (before, own, behind) = (self.tag(-1), self.tag(0), self.tag(1));
        put(10, before, own);
        put(11, own, behind);
        put(12, hash::join(before, own), behind);
        put(17, self.shape(0), self.shape(1));
    }

    fn put_setting(self, put: &mut impl FnMut(u32, u32, u32)) {
        put(81, self.lexical(0), self.lexical(-1) << 4 | self.lexical(1));
        put(91, u32::from(self.unit.inside), self.place);
        put(93, self.mark_at(-1), hash::join(self.mark_at(1), self.place));
    }

    fn put_beside(self, side: Side, chunk: Option<&Chunk>, put: &mut impl FnMut(u32, u32, u32)) {
        let (cues, place) = (cues(chunk), self.place);
        match side {
            Side::Left => {
                put(56, cues, place);
                put(60, particle(chunk), place);
            }
            Side::Right => put(57, cues, place),
            Side::Before | Side::Behind => {}
        }
        // What is no mark is the next that is none.
        let is_word = chunk.is_some_and(|chunk| !chunk.mark);
        match side {
            Side::Left if is_word => put(58, cues, place),
            Side::Right if is_word => put(59, cues, place),
            Side::Left | Side::Right => {}
            Side::Before => put(58, cues, place),
            Side::Behind => put(59, cues, place),
        }
    }

    /// Calls `put` with the template of every feature that hangs on more than a group does.
    pub(super) fn put_rest(self, put: &mut impl FnMut(u32, u32, u32)) {
        let (before, own, behind) = (self.word(-1), self.unit.word, self.word(1));
        put(2, before, 0);
        put(3, behind, 0);
        put(6, before, own);
        put(7, own, behind);
        let Seat { chunk, place, .. } = self;
        let (left, right) = (self.chunk_at(-1), self.chunk_at(1));
        put(50, stem(left), place);
        put(51, stem(right), place);
        put(52, stem(self.word_beside(-1)), place);
        put(53, stem(self.word_beside(1)), place);
        put(64, hash::join(stem(right), chunk.particle), place);
        put(65, hash::join(stem(left), particle(left)), hash::join(chunk.particle, place));
        put(68, cues(self.chunk_at(2)), place);
        self.put_lexical(cues(left), cues(right), put);
    }

    /// What stands around a form of the lexicon.
    fn put_lexical(self, left: u32, right: u32, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { unit, chunk, .. } = self;
        let own = unit.lexical as u32;
        if own == 0 {
            return;
        }
        let alone = u32::from(chunk.stem_end - chunk.first == 1);
        put(82, own, hash::join(chunk.particle, alone));
        put(83, own, hash::join(left, alone));
        put(84, own, hash::join(right, alone));
        put(85, own, hash::join(self.tag(1), alone));
        put(86, own, unit.word);
        put(87, own, u32::from(unit.length) << 1 | alone);
        // 당근은 흑자를 냈다; 당근은 기름에 볶는다
        put(88, own, hash::join(self.sheet.talk, alone));
        put(89, own, hash::join(self.sheet.talk, chunk.particle));
    }
}

fn stem(chunk: Option<&Chunk>) -> u32 {
    chunk.map_or(EDGE, |chunk| chunk.stem)
}

fn cues(chunk: Option<&Chunk>) -> u32 {
    chunk.map_or(EDGE, |chunk| chunk.cues.learnt() ^ chunk.last_cues.learnt().rotate_left(16))
}

fn particle(chunk: Option<&Chunk>) -> u32 {
    chunk.map_or(EDGE, |chunk| chunk.particle)
}

/// Calls `emit` with every feature of the unit `at`: the number of its template and its hash, in order of the templates,
/// because what is learnt hangs on the order of the sums.
#[cfg(feature = "train")]
pub(crate) fn features(text: &str, sheet: &Sheet, cues: &Cues, at: usize, mut emit: impl FnMut(u32, u64)) {
    let seat = Seat::new(text, sheet, at);
    let mut all = Vec::with_capacity(80);
    let mut put = |template: u32, a: u32, b: u32| all.push((template, hash::feature(template, a, b)));
    [Group::Word, Group::Kind, Group::Tags].into_iter().for_each(|group| seat.put(group, &mut put));
    if !seat.is_minor() {
        let letters = Letters::of(text, sheet, seat.chunk, cues);
        [Group::Form(&letters), Group::Ending].into_iter().for_each(|group| seat.put(group, &mut put));
        seat.put_stem(&letters, &mut put);
        seat.groups_around(|group| seat.put(group, &mut put));
        seat.put_rest(&mut put);
    }
    all.sort_by_key(|(template, _)| *template);
    all.into_iter().for_each(|(template, feature)| emit(template, feature));
}
