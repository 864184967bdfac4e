//! The loaded dictionary: lindera's tables, the kinds of words, the penalty for spaces.

use std::path::Path;

use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::space_penalty::{SpacePenaltyConfig, SpacePenaltyRule, SpacePenaltyTable};
use lindera_dictionary::viterbi::WordEntry;

use crate::error::{Error, ErrorKind};
use crate::segment::kinds::Kinds;

/// Context ids of a proper noun in mecab-ko-dic 2.1.1: left; right without and with a final consonant.
const PROPER_LEFT: u16 = 1786;
const PROPER_RIGHT: [u16; 2] = [3545, 3546];

/// The context ids with which names enter the lattice.
#[derive(Clone, Copy)]
pub(crate) struct ProperIds {
    pub(crate) left: u16,
    pub(crate) right_open: u16,
    pub(crate) right_closed: u16,
}

/// Everything that segmenters over one dictionary share.
pub(crate) struct Base {
    pub(crate) dictionary: Dictionary,
    pub(crate) kinds: Kinds,
    pub(crate) penalties: SpacePenaltyTable,
    pub(crate) proper: ProperIds,
}

/// mecab-ko-dic's `left-space-penalty-factor`: particles, endings and suffixes follow no space.
fn penalty_rules() -> SpacePenaltyConfig {
    let endings = ["EC", "EF", "EP", "ETM", "ETN", "VCP", "XSA", "XSN", "XSV"];
    let particles = ["JC", "JKB", "JKC", "JKG", "JKO", "JKQ", "JKS", "JKV", "JX"];
    SpacePenaltyConfig::new(vec![SpacePenaltyRule::new(endings, 3000), SpacePenaltyRule::new(particles, 6000)])
}

impl Base {
    /// The dictionary inside the binary; its tables are used in place.
    #[cfg(feature = "embed")]
    pub(crate) fn embedded() -> Result<Self, Error> {
        use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
        use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
        use lindera_dictionary::dictionary::metadata::Metadata;
        use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
        use lindera_dictionary::dictionary::schema::Schema;
        use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
        use sasil_dict::ko_dic;

        let broken = |what: String| {
            Error::new(
                ErrorKind::Dictionary,
                format!("the embedded dictionary cannot be read ({what}); rebuild the crate sasil-dict"),
            )
        };
        let (kinds, disliking) = Kinds::embedded(ko_dic::KINDS).ok_or_else(|| broken("kinds".to_owned()))?;
        // Lindera finds the penalty of a word by its tag string. Kinds that have one come first, so
        // that no others need a string: the scan over 816,283 of them took 70 ms.
        let (index, details) = details(&disliking);
        let tables = || {
            let dictionary = Dictionary {
                prefix_dictionary: PrefixDictionary::load(ko_dic::TRIE, ko_dic::RUNS, ko_dic::RECORDS, index, details)?
                    .into(),
                connection_cost_matrix: ConnectionCostMatrix::load(ko_dic::MATRIX)?.into(),
                character_definition: CharacterDefinition::load(ko_dic::CHARACTERS)?.into(),
                unknown_dictionary: UnknownDictionary::load(ko_dic::UNKNOWN)?.into(),
                metadata: Metadata {
                    dictionary_schema: Schema::new(
                        ["surface", "left_context_id", "right_context_id", "cost", "part_of_speech_tag"]
                            .map(str::to_owned)
                            .to_vec(),
                    ),
                    ..Metadata::default()
                }
                .into(),
            };
            let penalties = SpacePenaltyTable::build(&penalty_rules(), &dictionary, None)?;
            lindera_dictionary::LinderaResult::Ok((dictionary, penalties))
        };
        let (dictionary, penalties) = tables().map_err(|e| broken(e.to_string()))?;
        let id = |at: usize| ko_dic::PROPER.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]));
        let proper = ProperIds { left: id(0), right_open: id(2), right_closed: id(4) };
        let kinds = with_unknown(kinds, &dictionary);
        Ok(Self { dictionary, kinds, penalties, proper })
    }

    /// A ko-dic that lindera built, in a folder of its own.
    pub(crate) fn from_folder(path: &Path) -> Result<Self, Error> {
        let wrong = |what: String| {
            Error::new(
                ErrorKind::Dictionary,
                format!("{}: {what}; expected a ko-dic folder built by lindera 6", path.display()),
            )
        };
        let dictionary = Dictionary::load_from_path(path).map_err(|e| wrong(e.to_string()))?;
        check_ids(&dictionary).map_err(wrong)?;
        let kinds = Kinds::collect(&dictionary)
            .ok_or_else(|| wrong("no column part_of_speech_tag in metadata.json".to_owned()))?;
        let penalties =
            SpacePenaltyTable::build(&penalty_rules(), &dictionary, None).map_err(|e| wrong(e.to_string()))?;
        let map = dictionary.metadata.context_id_map.as_ref();
        let right = |id: u16| map.map_or(id, |map| map.map_right(id));
        let proper = ProperIds {
            left: map.map_or(PROPER_LEFT, |map| map.map_left(PROPER_LEFT)),
            right_open: right(PROPER_RIGHT[0]),
            right_closed: right(PROPER_RIGHT[1]),
        };
        let matrix = &dictionary.connection_cost_matrix;
        if u32::from(proper.left) >= matrix.backward_size
            || u32::from(proper.right_closed.max(proper.right_open)) >= matrix.forward_size
        {
            return Err(wrong("its context ids are not those of mecab-ko-dic 2.1.1".to_owned()));
        }
        let kinds = with_unknown(kinds, &dictionary);
        Ok(Self { dictionary, kinds, penalties, proper })
    }
}

/// Entries with ids outside the matrix would end in a panic inside the lattice.
fn check_ids(dictionary: &Dictionary) -> Result<(), String> {
    let matrix = &dictionary.connection_cost_matrix;
    let fits = |left: u32, right: u32| left < matrix.backward_size && right < matrix.forward_size;
    if matrix.costs().len() != (matrix.forward_size * matrix.backward_size) as usize {
        return Err("matrix.mtx has not the size it declares".to_owned());
    }
    let words = dictionary.prefix_dictionary.vals_data.chunks_exact(10).all(|record| {
        let id = |at: usize| u32::from(u16::from_le_bytes([record[at], record[at + 1]]));
        fits(id(6), id(8))
    });
    let unknown = &dictionary.unknown_dictionary;
    let entries = unknown.costs.iter().all(|e: &WordEntry| fits(e.left_id(), e.right_id()));
    let categories = dictionary.character_definition.categories().len();
    let references = unknown.category_references.len() >= categories
        && unknown.category_references.iter().flatten().all(|&id| (id as usize) < unknown.costs.len());
    if words && entries && references { Ok(()) } else { Err("an entry has an id that is not in the tables".to_owned()) }
}

fn with_unknown(kinds: Kinds, dictionary: &Dictionary) -> Kinds {
    let unknown = &dictionary.unknown_dictionary;
    let tags = (0..unknown.costs.len() as u32)
        .map(|entry| unknown.word_details_iter(entry).and_then(|mut fields| fields.next()).unwrap_or("UNKNOWN"));
    kinds.with_unknown(tags)
}

/// `dict.wordsidx` and `dict.words` with one tag string a word.
#[cfg(feature = "embed")]
fn details(tags: &[&'static str]) -> (Vec<u8>, Vec<u8>) {
    let mut offsets = std::collections::HashMap::new();
    let mut words = Vec::new();
    let mut index = Vec::with_capacity(tags.len() * 4);
    for &tag in tags {
        let offset = *offsets.entry(tag).or_insert_with(|| {
            let offset = words.len() as u32;
            words.extend_from_slice(&(tag.len() as u32).to_le_bytes());
            words.extend_from_slice(tag.as_bytes());
            offset
        });
        index.extend_from_slice(&offset.to_le_bytes());
    }
    (index, words)
}
