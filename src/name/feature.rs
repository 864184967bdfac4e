//! What the tagger looks at: the templates of its features.

use super::hash;
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
    sheet: &'s Sheet,
    at: usize,
    pub(super) unit: &'s Unit,
    pub(super) chunk: &'s Chunk,
    place: u32,
}

/// The features of a unit in groups: each hangs on what its key is made of and on nothing else.
#[derive(Clone, Copy)]
pub(super) enum Group<'s> {
    /// The unit by itself.
    Unit,
    /// What is written together with it, but for particles and endings.
    Stem,
    /// The particles and endings of its chunk, and what the stem ends like.
    Ending,
    /// What the lexicon says of the unit and those beside it, and between which marks it stands.
    Setting,
    /// Parts of speech and shapes around.
    Tags,
    /// A chunk beside its own.
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
    pub(super) fn new(sheet: &'s Sheet, at: usize) -> Self {
        let unit = &sheet.units[at];
        let chunk = &sheet.chunks[unit.chunk];
        Self { sheet, at, unit, chunk, place: place(chunk, at) }
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
        self.near(step).map_or(EDGE, |unit| unit.tag << 1 | u32::from(unit.space))
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

    fn mark_at(self, steps: isize) -> u32 {
        self.chunk_at(steps).map_or(EDGE, |chunk| if chunk.mark { chunk.stem } else { 0 })
    }

    /// The groups of the unit by itself and of what is written together with it.
    pub(super) fn own_groups(self, mut visit: impl FnMut(Group<'s>)) {
        visit(Group::Unit);
        visit(Group::Tags);
        if !self.is_minor() {
            visit(Group::Stem);
            visit(Group::Ending);
        }
    }

    /// The groups of what stands around it.
    pub(super) fn groups_around(self, mut visit: impl FnMut(Group<'s>)) {
        visit(Group::Setting);
        let (left, right) = (self.chunk_at(-1), self.chunk_at(1));
        visit(Group::Beside(Side::Left, left));
        visit(Group::Beside(Side::Right, right));
        if left.is_none_or(|chunk| chunk.mark) {
            visit(Group::Beside(Side::Before, self.sheet.word_chunk(self.unit.chunk, -1)));
        }
        if right.is_none_or(|chunk| chunk.mark) {
            visit(Group::Beside(Side::Behind, self.sheet.word_chunk(self.unit.chunk, 1)));
        }
    }

    /// A hash of all that the features of a group hang on; zero where there is none.
    pub(super) fn key(self, group: Group<'_>) -> u64 {
        let place = u64::from(self.place) << 4;
        match group {
            Group::Unit => hash::wide(self.unit.key, place),
            Group::Stem if self.chunk.key == 0 => 0,
            Group::Stem => hash::wide(self.chunk.key, place | ((self.at - self.chunk.first) as u64) << 8 | 1),
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
                hash::wide(marks, u64::from(lexical << 4 | self.unit.inside) << 8 | place | 2)
            }
            Group::Beside(side, chunk) => {
                let word = u64::from(chunk.is_some_and(|chunk| !chunk.mark));
                let written = u64::from(stem(chunk)) << 32 | u64::from(particle(chunk));
                hash::wide(written, u64::from(cues(chunk)) << 8 | place | word << 7 | (side as u64 + 4))
            }
        }
    }

    /// Calls `put` with the template of every feature of a group and what fills it.
    pub(super) fn put(self, group: Group<'_>, put: &mut impl FnMut(u32, u32, u32)) {
        match group {
            Group::Unit => self.put_unit(put),
            Group::Stem => self.put_stem(put),
            Group::Ending => self.put_ending(put),
            Group::Tags => self.put_tags(put),
            Group::Setting => self.put_setting(put),
            Group::Beside(side, chunk) => self.put_beside(side, chunk, put),
        }
    }

    fn put_unit(self, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { unit, place, .. } = self;
        put(0, 0, 0);
        put(0, place, 0);
        put(1, unit.word, 0);
        put(9, self.tag(0), 0);
        put(15, self.shape(0), unit.length);
        put(18, unit.prefixes[0], 0);
        put(19, unit.prefixes[1], 0);
        put(20, unit.suffix, 0);
        put(23, unit.class, self.tag(0));
        put(80, unit.lexical as u32, 0);
    }

    /// What is written together with the unit.
    fn put_stem(self, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { chunk, place, .. } = self;
        put(30, chunk.stem, place);
        put(31, chunk.suffixes[0], place);
        put(32, chunk.suffixes[1], place);
        put(34, chunk.prefixes[0], place);
        put(35, chunk.prefixes[1], place);
        let size = (chunk.stem_end - chunk.first).min(6) as u32;
        put(36, chunk.length, size << 3 | place);
        put(37, chunk.shape, place);
        put(40, chunk.ending, place);
        put(43, chunk.cues.learnt(), place);
        put(46, chunk.tags, place);
        put(49, chunk.human, chunk.length << 3 | place);
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
        put(91, self.unit.inside, self.place);
        put(93, self.mark_at(-1), hash::join(self.mark_at(1), self.place));
    }

    fn put_beside(self, side: Side, chunk: Option<&Chunk>, put: &mut impl FnMut(u32, u32, u32)) {
        let (stem, cues, place) = (stem(chunk), cues(chunk), self.place);
        // What is no mark is the next that is none.
        let word = chunk.is_some_and(|chunk| !chunk.mark);
        match side {
            Side::Left => {
                put(50, stem, place);
                put(56, cues, place);
                put(60, particle(chunk), place);
            }
            Side::Right => {
                put(51, stem, place);
                put(57, cues, place);
            }
            Side::Before | Side::Behind => {}
        }
        match side {
            Side::Left if !word => {}
            Side::Right if !word => {}
            Side::Left | Side::Before => {
                put(52, stem, place);
                put(58, cues, place);
            }
            Side::Right | Side::Behind => {
                put(53, stem, place);
                put(59, cues, place);
            }
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
        put(87, own, unit.length << 1 | alone);
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
pub(crate) fn features(sheet: &Sheet, at: usize, mut emit: impl FnMut(u32, u64)) {
    let seat = Seat::new(sheet, at);
    let mut all = Vec::with_capacity(80);
    let mut put = |template: u32, a: u32, b: u32| all.push((template, hash::feature(template, a, b)));
    seat.own_groups(|group| seat.put(group, &mut put));
    if !seat.is_minor() {
        seat.groups_around(|group| seat.put(group, &mut put));
        seat.put_rest(&mut put);
    }
    all.sort_by_key(|(template, _)| *template);
    all.into_iter().for_each(|(template, feature)| emit(template, feature));
}
