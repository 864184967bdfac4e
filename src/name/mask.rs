//! Where a firm's name stands for something else: a team, a product.

use super::cue::CueClass;
use super::hash;
use super::sheet::{Chunk, Lexical, NO_PARTICLE, Shape, Sheet};
use crate::model::EntityKind;

/// Whether the units from `first` to `end` are part of another name.
pub(super) fn is_masked(sheet: &Sheet, first: usize, end: usize, kind: EntityKind) -> bool {
    match kind {
        EntityKind::Organization => return is_member(sheet, first, end),
        EntityKind::Person => return is_quoted_product(sheet, first),
        EntityKind::Company | EntityKind::Money | EntityKind::Date | EntityKind::Percent => {}
    }
    let other = is_team(sheet, end)
        || is_product(sheet, first, end)
        || is_version(sheet, end)
        || is_word(sheet, first, end)
        || is_site(sheet, first, end);
    kind == EntityKind::Company && other
}

/// 로봇 **'나래원'**을 출시한다: what has a person's form and is a product.
fn is_quoted_product(sheet: &Sheet, first: usize) -> bool {
    let chunk = sheet.units[first].chunk;
    let is_quote = |mark: &Chunk| ["'", "‘", "\"", "“"].iter().any(|quote| hash::word(quote) == mark.stem);
    let quoted = sheet.chunk(chunk, -1).is_some_and(|mark| mark.mark && is_quote(mark));
    let Some(before) = sheet.chunk(chunk, -2).filter(|_| quoted) else { return false };
    let is = |class| before.cues.has(class) || before.last_cues.has(class);
    is(CueClass::Product) && !is(CueClass::PersonBefore) && !is(CueClass::Title) && before.stem_end == before.end
}

/// 국회**의원**이 서명했다: a member, not the body.
fn is_member(sheet: &Sheet, first: usize, end: usize) -> bool {
    let Some(next) = sheet.units.get(end) else { return false };
    let together = !next.space && next.chunk == sheet.units[first].chunk;
    together && end == first + 1 && next.cues.has(CueClass::Member)
}

/// 두산 **베어스**가 이겼다.
fn is_team(sheet: &Sheet, end: usize) -> bool {
    let Some(next) = sheet.units.get(end) else { return false };
    next.cues.has(CueClass::TeamName) || sheet.chunks[next.chunk].cues.has(CueClass::TeamName) && next.space
}

/// 애플**워치**를 찼다: the word is written together with the name.
fn is_product(sheet: &Sheet, first: usize, end: usize) -> bool {
    let Some(next) = sheet.units.get(end) else { return false };
    let together = !next.space && next.chunk == sheet.units[first].chunk;
    together && next.cues.has(CueClass::ProductEnd)
}

/// 트위터에 **글을 올렸다**: where something was written, not the firm.
fn is_site(sheet: &Sheet, first: usize, end: usize) -> bool {
    /// As far as from the site to the verb: `트위터에 어제 찍은 사진을 올렸다`.
    const REACH: isize = 4;
    let unit = &sheet.units[first];
    if end != first + 1 || !unit.cues.has(CueClass::Site) || sheet.talks_of_business() {
        return false;
    }
    // 트위터**는** 계정을 닫았다: the firm acts.
    let particle = sheet.chunks[unit.chunk].particle;
    if particle != NO_PARTICLE && !PLACES.iter().any(|place| hash::word(place) == particle) {
        return false;
    }
    let reach = if sheet.chunks[unit.chunk].stem_end > end { 0..1 } else { 1..REACH + 1 };
    let posting = |steps: isize| {
        let chunk = sheet.chunk(unit.chunk, steps)?;
        let units = sheet.units.get(chunk.first..chunk.end)?;
        Some(units.iter().any(|unit| unit.cues.has(CueClass::Posting)))
    };
    reach.filter_map(posting).any(|posting| posting)
}

/// Particles of a place or a means.
const PLACES: [&str; 9] = ["에", "에서", "에는", "에도", "에선", "로", "으로", "을", "를"];

/// **매각** 대상은 지분이다: a name that is a word too is the word behind what is said of a firm.
fn is_word(sheet: &Sheet, first: usize, end: usize) -> bool {
    let unit = &sheet.units[first];
    let Some(before) = sheet.chunk(unit.chunk, -1).filter(|_| end == first + 1 && !sheet.headline) else {
        return false;
    };
    let bare = before.stem_end == before.end && !before.mark;
    let of_firm = before.cues.has(CueClass::FirmAfter) && before.cues.has(CueClass::Trade);
    unit.lexical == Lexical::CompanyOrWord && bare && of_firm && !before.cues.has(CueClass::FirmBefore)
}

/// MS **365**를 쓴다: a number with a particle and no unit.
fn is_version(sheet: &Sheet, end: usize) -> bool {
    let Some(next) = sheet.units.get(end) else { return false };
    let chunk = &sheet.chunks[next.chunk];
    next.space
        && next.shape == Shape::Digits
        && chunk.first == end
        && chunk.stem_end == end + 1
        && chunk.end > chunk.stem_end
        && next.length <= 4
}
