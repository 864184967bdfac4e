//! What the tagger looks at: the templates of its features.

#[cfg(feature = "train")]
use super::cue::Cues;
use super::hash;
use super::letters::{Edges, Letters};
use super::sheet::{Chunk, Lexical, Sheet, Unit};

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

/// A chunk beside another, as that one sees it.
#[derive(Clone, Copy)]
pub(super) struct Neighbour {
    stem: u32,
    cues: u32,
    particle: u32,
    /// What stands for the mark that it is; zero where it is none.
    mark: u32,
    is_word: bool,
}

impl Neighbour {
    /// What stands where the sentence is over.
    const NONE: Self = Self { stem: EDGE, cues: EDGE, particle: EDGE, mark: EDGE, is_word: false };

    fn of(chunk: Option<&Chunk>) -> Self {
        let Some(chunk) = chunk else { return Self::NONE };
        Self {
            stem: chunk.stem,
            cues: cues(chunk),
            particle: chunk.particle,
            mark: if chunk.mark { chunk.stem } else { 0 },
            is_word: !chunk.mark,
        }
    }
}

/// What stands around a chunk.
#[derive(Clone, Copy)]
pub(super) struct Around {
    left: Neighbour,
    right: Neighbour,
    /// The next to the left and to the right that are no marks.
    before: Neighbour,
    behind: Neighbour,
    /// The cues of the second to the right.
    second: u32,
}

impl Around {
    pub(super) fn of(sheet: &Sheet, chunk: usize) -> Self {
        let beside = |step: isize| {
            let next = Neighbour::of(sheet.chunk(chunk, step));
            (next, if next.is_word { next } else { Neighbour::of(sheet.word_chunk(chunk, step)) })
        };
        let ((left, before), (right, behind)) = (beside(-1), beside(1));
        Self { left, right, before, behind, second: sheet.chunk(chunk, 2).map_or(EDGE, cues) }
    }

    /// Those beside it, and those behind marks: where there is no mark, they are the same.
    pub(super) fn sides(&self) -> impl Iterator<Item = Side> {
        let far = [(Side::Before, self.left.is_word), (Side::Behind, self.right.is_word)];
        let far = far.into_iter().filter_map(|(side, is_beside)| (!is_beside).then_some(side));
        [Side::Left, Side::Right].into_iter().chain(far)
    }

    fn at(&self, side: Side) -> &Neighbour {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
            Side::Before => &self.before,
            Side::Behind => &self.behind,
        }
    }
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

/// Features come in groups: each hangs on what its key is made of, a hash of 64 bits, and on nothing else, so that its sum can be
/// remembered by that.
///
/// What hangs on the letters of a word that is not among the frequent ones is in no group: it hardly ever comes again before
/// others have taken its place, and would take theirs.
impl<'s> Seat<'s> {
    pub(super) fn new(text: &'s str, sheet: &'s Sheet, at: usize) -> Self {
        let unit = &sheet.units[at];
        let chunk = &sheet.chunks[unit.chunk];
        Self { text, sheet, at, unit, chunk, place: place(chunk, at) }
    }

    /// Half of all units are particles, endings, verbs and marks: what they are by themselves tells enough of them.
    pub(super) fn is_minor(&self) -> bool {
        self.place == TAIL || self.chunk.mark || !self.chunk.nominal
    }

    fn near(&self, step: isize) -> Option<&'s Unit> {
        self.at.checked_add_signed(step).and_then(|index| self.sheet.units.get(index))
    }

    fn word(&self, step: isize) -> u32 {
        self.near(step).map_or(EDGE, |unit| unit.word)
    }

    fn tag(&self, step: isize) -> u32 {
        self.near(step).map_or(EDGE, |unit| u32::from(unit.tag) << 1 | u32::from(unit.space))
    }

    fn shape(&self, step: isize) -> u32 {
        self.near(step).map_or(EDGE, |unit| (unit.shape as u32) << 1 | u32::from(unit.space))
    }

    fn lexical(&self, step: isize) -> u32 {
        self.near(step).map_or(9, |unit| unit.lexical as u32)
    }

    /// Of how many units the stem is, if not of many.
    fn size(&self) -> u32 {
        (self.chunk.stem_end - self.chunk.first).min(6) as u32
    }

    /// Whether its word is all of the stem, or a particle or an ending.
    pub(super) fn is_alone(&self) -> bool {
        matches!(self.place, 1 | TAIL)
    }

    /// A hash of all that its own features hang on, which are those of its word, its kind and its stem; zero where there is
    /// none.
    #[inline]
    pub(super) fn own_key(&self) -> u64 {
        if self.place == TAIL {
            hash::wide(self.unit.key, u64::from(TAIL))
        } else if self.chunk.key == 0 {
            0
        } else {
            hash::wide(self.chunk.key, (self.at - self.chunk.first) as u64)
        }
    }

    /// The unit by its letters.
    #[inline]
    pub(super) fn word_key(&self) -> u64 {
        hash::wide(self.unit.key, 4)
    }

    pub(super) fn put_word(&self, put: &mut impl FnMut(u32, u32, u32)) {
        let Edges { prefixes, suffixes: [suffix] } = Edges::of(self.unit.span.slice(self.text));
        put(1, self.unit.word, 0);
        put(18, prefixes[0], 0);
        put(19, prefixes[1], 0);
        put(20, suffix, 0);
    }

    /// The unit by its kind.
    #[inline]
    pub(super) fn kind_key(&self) -> u64 {
        let Unit { class, shape, length, lexical, .. } = *self.unit;
        let form = u32::from_le_bytes([class, lexical as u8, length, shape as u8]);
        hash::wide(u64::from(self.tag(0)) << 32 | u64::from(form), u64::from(self.place) << 4 | 1)
    }

    pub(super) fn put_kind(&self, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { unit, place, .. } = *self;
        put(0, 0, 0);
        put(0, place, 0);
        put(9, self.tag(0), 0);
        put(15, self.shape(0), u32::from(unit.length));
        put(23, u32::from(unit.class), self.tag(0));
        put(80, unit.lexical as u32, 0);
    }

    /// Calls `put` with the template of every feature that hangs on the letters of the stem.
    pub(super) fn put_stem(&self, letters: &Letters, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { chunk, place, .. } = *self;
        let Edges { prefixes, suffixes } = letters.edges;
        put(30, chunk.stem, place);
        put(31, suffixes[0], place);
        put(32, suffixes[1], place);
        put(34, prefixes[0], place);
        put(35, prefixes[1], place);
    }

    /// The form of what is written together with it, but for particles and endings.
    #[inline]
    pub(super) fn form_key(&self, letters: &Letters) -> u64 {
        let Chunk { cues, ending, length, .. } = *self.chunk;
        let Letters { shape, tags, human, .. } = *letters;
        let form =
            hash::wide(u64::from(shape) << 32 | u64::from(cues.learnt()), u64::from(tags) << 32 | u64::from(ending));
        let size = u64::from(self.size()) << 16 | u64::from(human << 8 | u32::from(length)) << 24;
        hash::wide(form, size | u64::from(self.place) << 4 | 8)
    }

    pub(super) fn put_form(&self, letters: &Letters, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { chunk, place, .. } = *self;
        let length = u32::from(chunk.length);
        put(36, length, self.size() << 3 | place);
        put(37, letters.shape, place);
        put(40, chunk.ending, place);
        put(43, chunk.cues.learnt(), place);
        put(46, letters.tags, place);
        put(49, letters.human, length << 3 | place);
    }

    /// The particles and endings of its chunk, and what the stem ends like.
    #[inline]
    pub(super) fn ending_key(&self) -> u64 {
        let cues = u64::from(self.chunk.ending_cues.learnt());
        hash::wide(u64::from(self.chunk.particle) << 32 | cues, u64::from(self.place) << 4 | 3)
    }

    pub(super) fn put_ending(&self, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { chunk, place, .. } = *self;
        put(38, chunk.particle, place);
        put(41, chunk.ending_cues.learnt(), hash::join(chunk.particle, place));
    }

    /// Parts of speech and shapes around.
    #[inline]
    pub(super) fn tags_key(&self) -> u64 {
        let (own, next) = (self.tag(0), self.tag(1));
        let before = u64::from(self.tag(-1)) << 32 | u64::from(own) << 8 | u64::from(self.shape(0));
        hash::wide(before, u64::from(next) << 32 | u64::from(self.shape(1)))
    }

    pub(super) fn put_tags(&self, put: &mut impl FnMut(u32, u32, u32)) {
        let (before, own, behind) = (self.tag(-1), self.tag(0), self.tag(1));
        put(10, before, own);
        put(11, own, behind);
        put(12, hash::join(before, own), behind);
        put(17, self.shape(0), self.shape(1));
    }

    /// What the lexicon says of the unit and those beside it, and between which marks it stands.
    #[inline]
    pub(super) fn setting_key(&self, around: &Around) -> u64 {
        let lexical = self.lexical(-1) << 8 | self.lexical(0) << 4 | self.lexical(1);
        let marks = u64::from(around.left.mark) << 32 | u64::from(around.right.mark);
        let inside = u64::from(lexical << 4 | u32::from(self.unit.inside)) << 8;
        hash::wide(marks, inside | u64::from(self.place) << 4 | 2)
    }

    pub(super) fn put_setting(&self, around: &Around, put: &mut impl FnMut(u32, u32, u32)) {
        put(81, self.lexical(0), self.lexical(-1) << 4 | self.lexical(1));
        put(91, u32::from(self.unit.inside), self.place);
        put(93, around.left.mark, hash::join(around.right.mark, self.place));
    }

    /// The kind of a chunk beside its own.
    #[inline]
    pub(super) fn side_key(&self, around: &Around, side: Side) -> u64 {
        let Neighbour { cues, particle, is_word, .. } = *around.at(side);
        let particle = if matches!(side, Side::Left) { particle } else { 0 };
        let form = u64::from(self.place) << 4 | u64::from(is_word) << 8 | (side as u64 + 4);
        hash::wide(u64::from(particle) << 32 | u64::from(cues), form)
    }

    pub(super) fn put_side(&self, around: &Around, side: Side, put: &mut impl FnMut(u32, u32, u32)) {
        let Neighbour { cues, particle, is_word, .. } = *around.at(side);
        let place = self.place;
        match side {
            Side::Left => {
                put(56, cues, place);
                put(60, particle, place);
            }
            Side::Right => put(57, cues, place),
            Side::Before | Side::Behind => {}
        }
        // What is no mark is the next that is none.
        match side {
            Side::Left if is_word => put(58, cues, place),
            Side::Right if is_word => put(59, cues, place),
            Side::Left | Side::Right => {}
            Side::Before => put(58, cues, place),
            Side::Behind => put(59, cues, place),
        }
    }

    /// Calls `put` with the template of every feature that hangs on more than a group does.
    pub(super) fn put_rest(&self, around: &Around, put: &mut impl FnMut(u32, u32, u32)) {
        let (before, own, behind) = (self.word(-1), self.unit.word, self.word(1));
        put(2, before, 0);
        put(3, behind, 0);
        put(6, before, own);
        put(7, own, behind);
        let Seat { chunk, place, .. } = *self;
        let Around { left, right, .. } = around;
        put(50, left.stem, place);
        put(51, right.stem, place);
        put(52, around.before.stem, place);
        put(53, around.behind.stem, place);
        put(64, hash::join(right.stem, chunk.particle), place);
        put(65, hash::join(left.stem, left.particle), hash::join(chunk.particle, place));
        put(68, around.second, place);
        if self.unit.lexical != Lexical::None {
            self.put_lexical(left.cues, right.cues, put);
        }
    }

    /// What stands around a form of the lexicon.
    fn put_lexical(&self, left: u32, right: u32, put: &mut impl FnMut(u32, u32, u32)) {
        let Seat { unit, chunk, .. } = *self;
        let own = unit.lexical as u32;
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

fn cues(chunk: &Chunk) -> u32 {
    chunk.cues.learnt() ^ chunk.last_cues.learnt().rotate_left(16)
}

/// Calls `emit` with every feature of the unit `at`: the number of its template and its hash, in order of the templates,
/// because what is learnt hangs on the order of the sums.
#[cfg(feature = "train")]
pub(crate) fn features(text: &str, sheet: &Sheet, cues: &Cues, at: usize, mut emit: impl FnMut(u32, u64)) {
    let seat = Seat::new(text, sheet, at);
    let mut all = Vec::with_capacity(80);
    let mut put = |template: u32, a: u32, b: u32| all.push((template, hash::feature(template, a, b)));
    seat.put_word(&mut put);
    seat.put_kind(&mut put);
    seat.put_tags(&mut put);
    if !seat.is_minor() {
        let letters = Letters::of(text, sheet, seat.chunk, cues);
        let around = Around::of(sheet, seat.unit.chunk);
        seat.put_form(&letters, &mut put);
        seat.put_ending(&mut put);
        seat.put_stem(&letters, &mut put);
        seat.put_setting(&around, &mut put);
        around.sides().for_each(|side| seat.put_side(&around, side, &mut put));
        seat.put_rest(&around, &mut put);
    }
    all.sort_by_key(|(template, _)| *template);
    all.into_iter().for_each(|(template, feature)| emit(template, feature));
}
