//! Names of the lexicon as entries of the lattice.

use daachorse::DoubleArrayAhoCorasick;
use lindera_dictionary::dictionary::prefix_dictionary::UserPrefixDictionary;
use sasil_dict::names::AUTOMATON;
use sasil_dict::word::entries;

use crate::error::{Error, ErrorKind};
use crate::lexicon::Lexicon;
use crate::segment::dictionary::ProperIds;

/// Lays the names of `lexicon` out as lindera's user dictionary; a word's id is its surface's number.
///
/// The automaton over the embedded names comes ready from the build; names of a user's own make it new.
pub(crate) fn lattice_words(lexicon: &Lexicon, ids: ProperIds) -> Result<UserPrefixDictionary, Error> {
    let mut records: Vec<u8> = Vec::new();
    let mut patterns: Vec<(&str, u32)> = Vec::new();
    let prebuilt = lexicon.is_embedded_only();
    for (id, surface) in lexicon.surfaces() {
        let first = (records.len() / 10) as u32;
        for entry in entries(surface.text, surface.is_homograph) {
            let right = if entry.final_consonant { ids.right_closed } else { ids.right_open };
            records.extend_from_slice(&id.number().to_le_bytes());
            records.extend_from_slice(&entry.cost.to_le_bytes());
            records.extend_from_slice(&ids.left.to_le_bytes());
            records.extend_from_slice(&right.to_le_bytes());
        }
        if !prebuilt {
            let count = (records.len() / 10) as u32 - first;
            patterns.push((surface.text, first << 8 | count));
        }
    }
    let automaton = if prebuilt {
        DoubleArrayAhoCorasick::deserialize(AUTOMATON).map(|(automaton, _)| automaton)
    } else {
        DoubleArrayAhoCorasick::with_values(patterns)
    };
    let automaton =
        automaton.map_err(|e| Error::new(ErrorKind::UserDictionary, format!("the names cannot be compiled: {e}")))?;
    Ok(UserPrefixDictionary {
        da: automaton,
        vals_data: records.into(),
        words_idx_data: Vec::new().into(),
        words_data: Vec::new().into(),
        is_system: false,
    })
}
