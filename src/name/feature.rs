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

/// Calls `emit` with every feature of the unit `at`: the number of its template and its hash.
pub(crate) fn features(sheet: &Sheet, at: usize, mut emit: impl FnMut(u32, u64)) {
    let unit = &sheet.units[at];
    let chunk = &sheet.chunks[unit.chunk];
    let place = place(chunk, at);
    let mut put = |template: u32, a: u32, b: u32| emit(template, hash::feature(template, a, b));
    put(0, 0, 0);
    put(0, place, 0);
    words(sheet, at, unit, &mut put);
    // More than half of all units are particles, endings, verbs and marks: their neighbours tell enough of them.
    if place == TAIL || chunk.mark || !chunk.nominal {
        put(80, unit.lexical as u32, 0);
        return;
    }
    own_chunk(unit, chunk, place, &mut put);
    neighbours(sheet, unit, chunk, place, &mut put);
    lexical(sheet, at, unit, chunk, &mut put);
    position(sheet, unit, place, &mut put);
}

/// The units around: words, tags, shapes.
fn words(sheet: &Sheet, at: usize, unit: &Unit, put: &mut impl FnMut(u32, u32, u32)) {
    let near = |step: isize| at.checked_add_signed(step).and_then(|index| sheet.units.get(index));
    let word = |step: isize| near(step).map_or(EDGE, |unit| unit.word);
    let tag = |step: isize| near(step).map_or(EDGE, |unit| unit.tag << 1 | u32::from(unit.space));
    let shape = |step: isize| near(step).map_or(EDGE, |unit| (unit.shape as u32) << 1 | u32::from(unit.space));
    let (before, behind) = (word(-1), word(1));
    put(1, unit.word, 0);
    put(2, before, 0);
    put(3, behind, 0);
    put(6, before, unit.word);
    put(7, unit.word, behind);
    put(9, tag(0), 0);
    put(10, tag(-1), tag(0));
    put(11, tag(0), tag(1));
    put(12, hash::join(tag(-1), tag(0)), tag(1));
    put(15, shape(0), unit.length);
    put(17, shape(0), shape(1));
    put(18, unit.prefixes[0], 0);
    put(19, unit.prefixes[1], 0);
    put(20, unit.suffixes[0], 0);
    put(23, unit.class, tag(0));
}

/// What is written together with the unit.
fn own_chunk(unit: &Unit, chunk: &Chunk, place: u32, put: &mut impl FnMut(u32, u32, u32)) {
    put(30, chunk.stem, place);
    put(31, chunk.suffixes[0], place);
    put(32, chunk.suffixes[1], place);
    put(34, chunk.prefixes[0], place);
    put(35, chunk.prefixes[1], place);
    let size = (chunk.stem_end - chunk.first).min(6) as u32;
    put(36, chunk.length, size << 3 | place);
    put(37, chunk.shape, place);
    put(38, chunk.particle, place);
    put(39, hash::join(chunk.particle, chunk.shape), chunk.length << 3 | place);
    put(40, chunk.ending, place);
    put(41, chunk.ending_cues.0, hash::join(chunk.particle, place));
    put(42, chunk.ending_cues.0, chunk.length << 3 | place);
    put(43, chunk.cues.0, place);
    put(44, u32::from(chunk.surname) << 8 | chunk.length, hash::join(chunk.particle, place));
    put(45, unit.word, chunk.ending_cues.0 << 3 | place);
    put(46, chunk.tags, place);
    put(48, chunk.tags, hash::join(chunk.ending_cues.0, place));
    put(49, chunk.human, chunk.length << 3 | place);
}

/// The chunks around.
fn neighbours(sheet: &Sheet, unit: &Unit, chunk: &Chunk, place: u32, put: &mut impl FnMut(u32, u32, u32)) {
    let number = unit.chunk;
    let stem = |chunk: Option<&Chunk>| chunk.map_or(EDGE, |chunk| chunk.stem);
    let cues = |chunk: Option<&Chunk>| chunk.map_or(EDGE, |chunk| chunk.cues.0 ^ chunk.last_cues.0.rotate_left(16));
    let (left, right) = (sheet.chunk(number, -1), sheet.chunk(number, 1));
    let (before, behind) = (sheet.word_chunk(number, -1), sheet.word_chunk(number, 1));
    put(50, stem(left), place);
    put(51, stem(right), place);
    put(52, stem(before), place);
    put(53, stem(behind), place);
    put(56, cues(left), place);
    put(57, cues(right), place);
    put(58, cues(before), place);
    put(59, cues(behind), place);
    let particle = |chunk: Option<&Chunk>| chunk.map_or(EDGE, |chunk| chunk.particle);
    put(60, particle(left), place);
    let form = hash::join(chunk.shape, chunk.length << 8 | u32::from(chunk.surname) << 7 | place);
    put(62, hash::join(cues(left), particle(left)), form);
    put(63, hash::join(cues(right), chunk.particle), form);
    put(64, hash::join(stem(right), chunk.particle), place);
    put(65, hash::join(stem(left), particle(left)), hash::join(chunk.particle, place));
    put(68, cues(sheet.chunk(number, 2)), place);
    put(71, hash::join(cues(left), chunk.ending_cues.0), place);
    put(72, hash::join(cues(right), chunk.ending_cues.0), place);
}

/// What the lexicon says of the unit and those beside it.
fn lexical(sheet: &Sheet, at: usize, unit: &Unit, chunk: &Chunk, put: &mut impl FnMut(u32, u32, u32)) {
    let near = |step: isize| at.checked_add_signed(step).and_then(|index| sheet.units.get(index));
    let lex = |step: isize| near(step).map_or(9, |unit| unit.lexical as u32);
    let own = lex(0);
    put(80, own, 0);
    put(81, own, lex(-1) << 4 | lex(1));
    if own == 0 {
        return;
    }
    let cues = |chunk: Option<&Chunk>| chunk.map_or(EDGE, |chunk| chunk.cues.0 ^ chunk.last_cues.0.rotate_left(16));
    let (left, right) = (sheet.chunk(unit.chunk, -1), sheet.chunk(unit.chunk, 1));
    let alone = u32::from(chunk.stem_end - chunk.first == 1);
    put(82, own, hash::join(chunk.particle, alone));
    put(83, own, hash::join(cues(left), alone));
    put(84, own, hash::join(cues(right), alone));
    put(85, own, hash::join(near(1).map_or(EDGE, |unit| unit.tag << 1 | u32::from(unit.space)), alone));
    put(86, own, unit.word);
    put(87, own, unit.length << 1 | alone);
    // 당근은 흑자를 냈다; 당근은 기름에 볶는다
    put(88, own, hash::join(sheet.talk, alone));
    put(89, own, hash::join(sheet.talk, chunk.particle));
}

/// Inside and between which marks.
fn position(sheet: &Sheet, unit: &Unit, place: u32, put: &mut impl FnMut(u32, u32, u32)) {
    put(91, unit.inside, place);
    let left = sheet.chunk(unit.chunk, -1).map_or(EDGE, |chunk| if chunk.mark { chunk.stem } else { 0 });
    let right = sheet.chunk(unit.chunk, 1).map_or(EDGE, |chunk| if chunk.mark { chunk.stem } else { 0 });
    put(93, left, hash::join(right, place));
}
