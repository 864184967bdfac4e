//! A ko-dic that lindera built, read from a folder.

use std::path::Path;

use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::character_definition::CharacterDefinition;

use crate::error::{Error, ErrorKind};
use crate::segment::characters::Characters;
use crate::segment::kinds::{Kinds, KindsBuilder};
use crate::segment::matrix::Matrix;
use crate::segment::tables::{Entry, ProperIds, RECORD, Tables, Words};
use crate::segment::trie::Trie;

/// Context ids of a proper noun in mecab-ko-dic 2.1.1: left; right without and with a final consonant.
const PROPER_LEFT: u16 = 1786;
const PROPER_RIGHT: [u16; 2] = [3545, 3546];

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
        let tables = convert(&dictionary, trie, runs)
            .ok_or_else(|| wrong("its tables or the columns of metadata.json are not those of a ko-dic"))?;
        if !tables.is_sound() {
            return Err(wrong("its context ids are not those of mecab-ko-dic 2.1.1"));
        }
        Ok(tables)
    }
}

fn convert(dictionary: &Dictionary, trie: Vec<u8>, runs: Vec<u8>) -> Option<Tables> {
    let costs = &dictionary.connection_cost_matrix;
    let (rights, lefts) = (costs.forward_size as usize, costs.backward_size as usize);
    let costs: Vec<u8> = costs.costs().iter().flat_map(|cost| cost.to_le_bytes()).collect();
    let (kinds, records, unknown) = words(dictionary)?;
    let map = dictionary.metadata.context_id_map.as_ref();
    let right = |id: u16| map.map_or(id, |map| map.map_right(id));
    Some(Tables {
        characters: characters(&dictionary.character_definition)?,
        kinds,
        matrix: Matrix::new(costs.into(), rights, lefts)?,
        words: Words { trie: Trie::new(trie)?, runs: runs.into(), records: records.into() },
        unknown,
        proper: ProperIds {
            left: map.map_or(PROPER_LEFT, |map| map.map_left(PROPER_LEFT)),
            right_open: right(PROPER_RIGHT[0]),
            right_closed: right(PROPER_RIGHT[1]),
        },
    })
}

/// The kinds, the records with kinds for word ids, and the entries for unknown words by category.
fn words(dictionary: &Dictionary) -> Option<(Kinds, Vec<u8>, Vec<Vec<Entry>>)> {
    let schema = &dictionary.metadata.dictionary_schema;
    let column = |name: &str| schema.get_field_index(name)?.checked_sub(4);
    let tag = column("part_of_speech_tag")?;
    let (note, form, expression) = (column("meaning"), column("type"), column("expression"));
    let mut builder = KindsBuilder::default();
    let kinds: Vec<u32> = (0..dictionary.prefix_dictionary.word_count())
        .map(|word| {
            let fields: Vec<&str> = dictionary.word_details_iter(word).collect();
            let field = |column: Option<usize>| column.and_then(|column| fields.get(column)).copied().unwrap_or("*");
            let stem = match field(form) {
                "Inflect" => field(expression).split('/').next().unwrap_or(""),
                _ => "",
            };
            builder.kind(field(Some(tag)), field(note), stem)
        })
        .collect();
    let mut records = dictionary.prefix_dictionary.vals_data.to_vec();
    for record in records.as_chunks_mut::<RECORD>().0 {
        let kind = *kinds.get(Entry::read(record).kind as usize)?;
        record[..4].copy_from_slice(&kind.to_le_bytes());
    }
    let unknown = &dictionary.unknown_dictionary;
    let entries = unknown.category_references.iter().map(|references| {
        let entry = |&id: &u32| {
            let tags = unknown.word_details_iter(id).and_then(|mut fields| fields.next());
            let word = unknown.costs.get(id as usize)?;
            Some(Entry {
                kind: builder.kind(tags.unwrap_or("UNKNOWN"), "", ""),
                cost: word.word_cost(),
                left: word.left_id() as u16,
                right: word.right_id() as u16,
            })
        };
        references.iter().map(entry).collect::<Option<Vec<_>>>()
    });
    let unknown = entries.collect::<Option<Vec<_>>>()?;
    Some((builder.finish(), records, unknown))
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
