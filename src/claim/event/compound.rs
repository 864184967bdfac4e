//! Words that carry a frame together: a noun with its verb, verbs that are written as one.

use super::super::reader::Reader;
use super::trigger::joined;
use crate::clause::ClauseId;
use crate::lexicon::{Joined, PredicateId};
use crate::segment::Pos;

/// The frames of a noun with a verb (`대표이사|에 올랐다`), of as much of the noun as carries them.
pub(super) fn idiom<'p>(reader: &Reader<'p, '_>, word: usize, stem: &str) -> &'p [PredicateId] {
    const PIECES: usize = 4;
    let glued = |at: &usize| !reader.atom(at + 1).space_before && reader.atom(*at).mention.is_none();
    let before = (word.saturating_sub(PIECES)..word).rev().take_while(glued).count();
    let keys = (word - before..=word).map(|from| Joined::of(&joined(reader, from..word + 1), stem));
    keys.into_iter().map(|key| reader.predicates.of_verb(&key)).find(|frames| !frames.is_empty()).unwrap_or_default()
}

/// The frames of a verb with those written together with it (`따|내다`, `팔아|넘기다`), else of the first of them. What is
/// handed over is not what is received: `넘겨|받다` without a frame has none.
pub(super) fn of_verbs<'p>(reader: &Reader<'p, '_>, clause: ClauseId) -> &'p [PredicateId] {
    let verb = reader.analysis.predicate(clause);
    let stem = reader.atom(verb.stem);
    if stem.tags.has(Pos::VX)
        && let Some(frames) = within_word(reader, stem.text)
    {
        return frames;
    }
    for index in verb.stem + 1..verb.atoms.end {
        let atom = reader.atom(index);
        if matches!(atom.tags.first(), Pos::VV | Pos::VX) {
            // All that is said between them as it is written.
            let said = (verb.stem..index).map(|index| reader.atom(index).text);
            let together = reader.predicates.of_verb(&said.chain([atom.lemma]).collect::<Joined>());
            // 넘겨|받다; 빼 오다 is the same verb as 빼오다.
            if !together.is_empty() || (atom.lemma == "받" && !atom.space_before) {
                return together;
            }
        }
        if atom.space_before {
            break;
        }
    }
    reader.predicates.of_verb(stem.lemma)
}

/// `토해냈`, `모셔온`: the dictionary has some of them whole, endings included, under the first verb alone.
fn within_word<'p>(reader: &Reader<'p, '_>, word: &str) -> Option<&'p [PredicateId]> {
    let ends = word.char_indices().skip(1).collect::<Vec<_>>();
    let stems = ends.into_iter().rev().flat_map(|(at, last)| {
        bare_syllables(last).into_iter().flatten().map(move |syllable| format!("{}{syllable}", &word[..at]))
    });
    stems.map(|stem| reader.predicates.of_verb(&stem)).find(|frames| !frames.is_empty())
}

/// The syllables of a stem that an ending may have made this one of: 냈 and 낸 of 내, 왔 of 와 or 오, 줬 of 줘 or 주.
fn bare_syllables(syllable: char) -> [Option<char>; 2] {
    const FIRST: u32 = '가' as u32;
    const FINALS: u32 = 28;
    const VOWELS: u32 = 21;
    // The vowel that 아 or 어 has run together with: ㅘ of ㅗ, ㅝ of ㅜ, ㅕ of ㅣ.
    const RUN_TOGETHER: [(u32, u32); 3] = [(9, 8), (14, 13), (6, 20)];
    if !('가'..='힣').contains(&syllable) {
        return [None, None];
    }
    let open = (syllable as u32 - FIRST) / FINALS;
    let (initial, vowel) = (open / VOWELS, open % VOWELS);
    let parted = RUN_TOGETHER.iter().find(|(run, _)| *run == vowel).map(|(_, stem)| initial * VOWELS + stem);
    [Some(open), parted].map(|open| open.and_then(|open| char::from_u32(FIRST + open * FINALS)))
}
