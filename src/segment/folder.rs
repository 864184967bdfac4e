//! A ko-dic that lindera built, read from a folder.

use std::path::Path;

use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use sasil_dict::run::{Entry, LAST_RESORT, penalty_steps};

use crate::error::{Error, ErrorKind};
use crate::segment::characters::Characters;
use crate::segment::kinds::KindsBuilder;
use crate::segment::matrix::Matrix;
use crate::segment::tables::{ProperIds, Tables};
use crate::segment::trie::Trie;
use crate::segment::words::Words;

/// Context ids of a proper noun in mecab-ko-dic 2.1.1: left; right without and with a final consonant.
const PROPER_LEFT: u16 = 1786;
const PROPER_RIGHT: [u16; 2] = [3545, 3546];

/// Bytes of lindera's records: word, cost, left id, right id.
const RECORD: usize = 10;

impl Tables {
    /// Reads the folder and turns its tables into ours; every row is read once for its tags.
    pub(crate) fn from_folder(path: &Path) -> Result<Self, Error> {
        let wrong = |what: &str| {
            Error::new(
                ErrorKind::Dictionary,
                format!("{}: {what}; expected a ko-dic folder built by lindera 6", path.display()),
            )
        };
        let dictionary = Dictionary::load_from_path(path).map_err(|e| wrong(&e.to_string()))?;
        let read = |name: &str| std::fs::read(path.join(name)).map_err(|e| wrong(&format!("{name}: {e}")));
        let (trie, runs) = (read("dict.trie")?, read("dict.valsidx")?);
        let tables = convert(&dictionary, trie, &runs)
            .ok_or_else(|| wrong("its tables or the columns of metadata.json are not those of a ko-dic"))?;
        if !tables.is_sound() {
            return Err(wrong("its context ids are not those of mecab-ko-dic 2.1.1"));
        }
        Ok(tables)
    }
}

fn convert(dictionary: &Dictionary, trie: Vec<u8>, runs: &[u8]) -> Option<Tables> {
    let costs = &dictionary.connection_cost_matrix;
    let mut builder = KindsBuilder::default();
    let mut words = Words { trie: Trie::new(trie)?, runs: Vec::new().into(), entries: Vec::new().into() };
    add_words(dictionary, runs, &mut builder, &mut words)?;
    let unknown = add_unknown(dictionary, &mut builder, &mut words)?;
    let map = dictionary.metadata.context_id_map.as_ref();
    let right = |id: u16| map.map_or(id, |map| map.map_right(id));
    Some(Tables {
        characters: characters(&dictionary.character_definition)?,
        kinds: builder.finish(),
        matrix: Matrix::new(costs.costs(), costs.forward_size as usize)?,
        words,
        unknown,
        proper: ProperIds {
            left: map.map_or(PROPER_LEFT, |map| map.map_left(PROPER_LEFT)),
            right_open: right(PROPER_RIGHT[0]),
            right_closed: right(PROPER_RIGHT[1]),
        },
    })
}

/// Turns lindera's records into runs, each with the number that the trie gives.
fn add_words(dictionary: &Dictionary, runs: &[u8], builder: &mut KindsBuilder, words: &mut Words) -> Option<()> {
    let schema = &dictionary.metadata.dictionary_schema;
    let column = |name: &str| schema.get_field_index(name)?.checked_sub(4);
    let tag = column("part_of_speech_tag")?;
    let (note, form, expression) = (column("meaning"), column("type"), column("expression"));
    let mut entry = |record: &[u8; RECORD]| {
        let &[w0, w1, w2, w3, c0, c1, l0, l1, r0, r1] = record;
        let fields: Vec<&str> = dictionary.word_details_iter(u32::from_le_bytes([w0, w1, w2, w3]) as usize).collect();
        let field = |column: Option<usize>| column.and_then(|column| fields.get(column)).copied().unwrap_or("*");
        let stem = match field(form) {
            "Inflect" => field(expression).split('/').next().unwrap_or(""),
            _ => "",
        };
        let tags = field(Some(tag));
        Some(Entry {
            kind: builder.kind(tags, field(note), stem)?,
            cost: i16::from_le_bytes([c0, c1]),
            left: u16::from_le_bytes([l0, l1]),
            right: u16::from_le_bytes([r0, r1]),
            penalty: penalty_steps(tags.split('+').next().unwrap_or_default()),
        })
    };
    let records = dictionary.prefix_dictionary.vals_data.as_chunks::<RECORD>().0;
    for ends in runs.as_chunks::<4>().0.windows(2) {
        let [start, end] = [ends.first()?, ends.get(1)?].map(|&end| u32::from_le_bytes(end) as usize);
        words.add(&records.get(start..end)?.iter().map(&mut entry).collect::<Option<Vec<_>>>()?)?;
    }
    Some(())
}

/// Adds a run of unknown words for every category, and one for all others; gives their numbers.
fn add_unknown(dictionary: &Dictionary, builder: &mut KindsBuilder, words: &mut Words) -> Option<Vec<u32>> {
    let unknown = &dictionary.unknown_dictionary;
    let mut entry = |&id: &u32| {
        let tags = unknown.word_details_iter(id).and_then(|mut fields| fields.next()).unwrap_or("UNKNOWN");
        let word = unknown.costs.get(id as usize)?;
        Some(Entry {
            kind: builder.kind(tags, "", "")?,
            cost: word.word_cost(),
            left: word.left_id() as u16,
            right: word.right_id() as u16,
            penalty: 0,
        })
    };
    let runs = unknown.category_references.iter().map(Vec::as_slice).chain([&[][..]]).map(|references| {
        if references.is_empty() {
            return words.add(&[LAST_RESORT]);
        }
        words.add(&references.iter().map(&mut entry).collect::<Option<Vec<_>>>()?)
    });
    runs.collect()
}

/// The classes of characters; the first of a character's categories is the one unknown words take.
fn characters(definition: &CharacterDefinition) -> Option<Characters> {
    let class = |code: u32| {
        let categories = char::from_u32(code).map_or(&[][..], |c| definition.lookup_categories(c));
        let first = categories.first().map_or(0, |category| category.0);
        let types = categories.iter().fold(0, |types, category| types | 1u32 << (category.0 % 18));
        let Some(data) = definition.category_definitions.get(first) else {
            return 0;
        };
        types
            | (first as u32 & 0xff) << 18
            | (data.length & 0xf) << 26
            | u32::from(data.group) << 30
            | u32::from(data.invoke) << 31
    };
    Characters::collect(class(0x10FFFF), class)
}
