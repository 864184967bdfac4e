//! Lindera over the tables that the dictionary crate embeds.

use lindera::dictionary::Dictionary;
use lindera::mode::Mode;
use lindera::segmenter::Segmenter as Lindera;
use lindera_dictionary::dictionary::character_definition::{
    CategoryData, CategoryId, CharacterDefinition, LookupTable,
};
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::schema::Schema;
use lindera_dictionary::dictionary::unknown_dictionary::parse_unk;
use lindera_dictionary::space_penalty::{SpacePenaltyConfig, SpacePenaltyRule};
use sasil_dict::ko_dic;
use sasil_dict::run::{ENTRY, Entry, HEAD, WAY_BITS};

/// Lindera over the embedded tables, with mecab-ko's penalty for spaces.
pub fn over_embedded_tables() -> Lindera {
    let rules = SpacePenaltyConfig::new(vec![
        SpacePenaltyRule::new(["EC", "EF", "EP", "ETM", "ETN", "VCP", "XSA", "XSN", "XSV"], 3000),
        SpacePenaltyRule::new(["JC", "JKB", "JKC", "JKG", "JKO", "JKQ", "JKS", "JKV", "JX"], 6000),
    ]);
    let dictionary = dictionary().expect("the embedded tables in lindera's form");
    Lindera::new(Mode::Normal, dictionary, None).space_penalty(Some(rules)).expect("tags")
}

/// Lindera over a ko-dic that it has built itself.
pub fn over_folder(folder: &str) -> Lindera {
    let dictionary = lindera::dictionary::load_dictionary(folder).expect("a dictionary that lindera 6.2 built");
    Lindera::new(Mode::Normal, dictionary, None)
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn half(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn dictionary() -> lindera::LinderaResult<Dictionary> {
    let tags = tags();
    let (mut index, mut details) = (Vec::new(), Vec::new());
    for tag in &tags {
        index.extend_from_slice(&(details.len() as u32).to_le_bytes());
        details.extend_from_slice(&(tag.len() as u32).to_le_bytes());
        details.extend_from_slice(tag.as_bytes());
    }
    let (mut runs, mut records) = (Vec::new(), Vec::new());
    let starts = ko_dic::RUNS.as_chunks::<4>().0;
    for &start in starts {
        runs.extend_from_slice(&((records.len() / 10) as u32).to_le_bytes());
        for entry in entries(u32::from_le_bytes(start) as usize) {
            records.extend_from_slice(&u32::from(entry.kind).to_le_bytes());
            for half in [entry.cost as u16, entry.left, entry.right] {
                records.extend_from_slice(&half.to_le_bytes());
            }
        }
    }
    runs.extend_from_slice(&((records.len() / 10) as u32).to_le_bytes());
    let prefix = PrefixDictionary::load(ko_dic::TRIE, runs, records, index, details)?;
    let characters = characters();
    let mut unknown = String::new();
    for (category, &run) in ko_dic::UNKNOWN.as_chunks::<4>().0.iter().enumerate().take(characters.categories().len()) {
        for Entry { kind, cost, left, right, .. } in
            entries(word(ko_dic::RUNS, u32::from_le_bytes(run) as usize * 4) as usize)
        {
            let tag = tags.get(kind as usize).unwrap_or(&"UNKNOWN");
            unknown += &format!("{},{left},{right},{cost},{tag}\n", self::category(category as u32));
        }
    }
    let unknown = parse_unk(characters.categories(), &unknown, None)?;
    let columns = ["surface", "left_context_id", "right_context_id", "cost", "part_of_speech_tag"];
    let metadata =
        Metadata { dictionary_schema: Schema::new(columns.map(str::to_owned).to_vec()), ..Metadata::default() };
    Ok(Dictionary {
        prefix_dictionary: prefix.into(),
        connection_cost_matrix: ConnectionCostMatrix::load(matrix())?.into(),
        character_definition: characters.into(),
        unknown_dictionary: unknown.into(),
        metadata: metadata.into(),
    })
}

/// The entries of the run that begins at `start`.
fn entries(start: usize) -> Vec<Entry> {
    let run = &ko_dic::ENTRIES[start..];
    let left = |way: usize| half(run, HEAD + way * 2);
    let first = HEAD + half(run, 0) as usize * 2;
    let entry = |index: usize| {
        let at = first + index * ENTRY;
        let way = half(run, at + 2);
        let (way, penalty) = (way as usize & ((1 << WAY_BITS) - 1), way >> WAY_BITS);
        Entry {
            kind: half(run, at),
            cost: half(run, at + 6) as i16,
            left: left(way),
            right: half(run, at + 4),
            penalty,
        }
    };
    (0..half(run, 2) as usize).map(entry).collect()
}

/// The costs of connections: without what stands behind them.
fn matrix() -> Vec<u8> {
    let (rights, lefts) = (half(ko_dic::MATRIX, 0) as usize, half(ko_dic::MATRIX, 2) as usize);
    let mut matrix = (-1i16).to_le_bytes().to_vec();
    matrix.extend_from_slice(&ko_dic::MATRIX[..4 + rights * lefts * 2]);
    matrix
}

/// The tags of each kind.
fn tags() -> Vec<&'static str> {
    let kinds = word(ko_dic::KINDS, 0) as usize;
    let at = 12 + kinds * 6;
    let sets = &ko_dic::KINDS[at..at + word(ko_dic::KINDS, 4) as usize];
    let sets: Vec<&str> = std::str::from_utf8(sets).expect("text").lines().collect();
    let tags = |kind: usize| sets[half(ko_dic::KINDS, 12 + kind * 6) as usize].split(',').next();
    (0..kinds).filter_map(tags).collect()
}

fn characters() -> CharacterDefinition {
    let bytes = ko_dic::CHARACTERS;
    let count = word(bytes, 0) as usize;
    let classes: Vec<u32> = (1..=count).map(|class| word(bytes, class * 4)).collect();
    let class = |code: u32| bytes.get(4 + count * 4 + code as usize).map_or(0, |&class| class);
    let categories = classes.iter().map(|packed| (packed >> 18 & 0xff) + 1).max().unwrap_or(1);
    let data = |category: u32| {
        let packed = classes.iter().find(|&packed| packed >> 18 & 0xff == category).copied().unwrap_or(0);
        CategoryData { invoke: packed >> 31 != 0, group: packed >> 30 & 1 != 0, length: packed >> 26 & 0xf }
    };
    let boundaries = (0..0x10001).filter(|&code| code == 0 || class(code) != class(code - 1)).collect();
    let table = LookupTable::from_fn(boundaries, &|code, out| {
        let packed = classes[class(code) as usize];
        let first = packed >> 18 & 0xff;
        out.push(CategoryId(first as usize));
        out.extend((0..18).filter(|&c| packed & 1 << c != 0 && c != first).map(|c| CategoryId(c as usize)));
    });
    CharacterDefinition::new((0..categories).map(data).collect(), (0..categories).map(category).collect(), table)
}

/// A name for a category; lindera must find that of white space.
fn category(number: u32) -> String {
    match number {
        1 => "SPACE".to_owned(),
        other => format!("C{other}"),
    }
}
