//! Segmentation against bare lindera over the same words, in one run: `cargo bench --bench segment`.
//!
//! The text is what lies in the repository: the sentences of `train/corpus` without their marks, and the example
//! articles; no line comes twice. Lindera gets the embedded tables in its own form, which are smaller than those
//! it builds itself, so that it is not put at a disadvantage. Only ratios within one run mean anything.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
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
use sasil::ByteSpan;
use sasil::segment::Segmenter;
use sasil_dict::ko_dic;

fn main() {
    divan::main();
}

static LINES: LazyLock<Vec<String>> = LazyLock::new(lines);
static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::embedded().expect("embedded"));
static LINDERA: LazyLock<Lindera> = LazyLock::new(lindera);

fn bytes() -> BytesCount {
    BytesCount::new(LINES.iter().map(String::len).sum::<usize>())
}

/// Tokens with spans, tags and names.
#[divan::bench]
fn sasil(bencher: Bencher) {
    let mut worker = SEGMENTER.worker();
    let mut tokens = Vec::new();
    bencher.counter(bytes()).bench_local(|| {
        let mut count = 0;
        for line in LINES.iter() {
            tokens.clear();
            worker.segment(line, ByteSpan::new(0, line.len()), &mut tokens);
            count += tokens.len();
        }
        count
    });
}

/// Lindera with a worker of its own, tokens without tags.
#[divan::bench]
fn lindera_worker(bencher: Bencher) {
    let mut worker = LINDERA.new_worker();
    bencher
        .counter(bytes())
        .bench_local(|| LINES.iter().map(|line| worker.segment(line).map_or(0, |tokens| tokens.len())).sum::<usize>());
}

/// Lindera, tokens without tags.
#[divan::bench]
fn lindera_segment(bencher: Bencher) {
    bencher.counter(bytes()).bench_local(|| {
        LINES.iter().map(|line| LINDERA.segment(Cow::Borrowed(line)).map_or(0, |tokens| tokens.len())).sum::<usize>()
    });
}

/// Lindera with the tag of every token.
#[divan::bench]
fn lindera_with_tags(bencher: Bencher) {
    bencher.counter(bytes()).bench_local(|| {
        let mut letters = 0;
        for line in LINES.iter() {
            for token in LINDERA.segment(Cow::Borrowed(line)).iter_mut().flatten() {
                letters += token.get_detail(0).map_or(0, str::len);
            }
        }
        letters
    });
}

/// From nothing to the first tokens.
#[divan::bench]
fn sasil_start() -> usize {
    let segmenter = Segmenter::embedded().expect("embedded");
    let mut tokens = Vec::new();
    segmenter.worker().segment("구글이 투자했다", ByteSpan::new(0, 22), &mut tokens);
    tokens.len()
}

/// Lines of the repository's texts, each once.
fn lines() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for folder in ["train/corpus", "examples/articles"] {
        let mut files: Vec<_> =
            std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.sort();
        for text in files.iter().filter_map(|path| std::fs::read_to_string(path).ok()) {
            let marks = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
            lines.extend(marks.map(without_marks).filter(|line| seen.insert(line.clone())));
        }
    }
    lines
}

/// `{o:검찰}에` → `검찰에`
fn without_marks(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for (index, part) in line.split('{').enumerate() {
        let part = if index > 0 && part.chars().nth(1) == Some(':') { part.get(2..).unwrap_or(part) } else { part };
        plain.extend(part.chars().filter(|&c| c != '}'));
    }
    plain
}

/// Lindera over the embedded tables, with mecab-ko's penalty for spaces.
fn lindera() -> Lindera {
    let rules = SpacePenaltyConfig::new(vec![
        SpacePenaltyRule::new(["EC", "EF", "EP", "ETM", "ETN", "VCP", "XSA", "XSN", "XSV"], 3000),
        SpacePenaltyRule::new(["JC", "JKB", "JKC", "JKG", "JKO", "JKQ", "JKS", "JKV", "JX"], 6000),
    ]);
    let dictionary = dictionary().expect("the embedded tables in lindera's form");
    Lindera::new(Mode::Normal, dictionary, None).space_penalty(Some(rules)).expect("tags")
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
    let prefix = PrefixDictionary::load(ko_dic::TRIE, ko_dic::RUNS, ko_dic::RECORDS, index, details)?;
    let mut matrix = (-1i16).to_le_bytes().to_vec();
    matrix.extend_from_slice(ko_dic::MATRIX);
    let characters = characters();
    let unknown: String = ko_dic::UNKNOWN
        .as_chunks::<12>()
        .0
        .iter()
        .map(|entry| {
            let tag = &tags[word(entry, 2) as usize];
            let (cost, left, right) = (half(entry, 6) as i16, half(entry, 8), half(entry, 10));
            format!("{},{left},{right},{cost},{tag}\n", category(half(entry, 0).into()))
        })
        .collect();
    let unknown = parse_unk(characters.categories(), &unknown, None)?;
    let columns = ["surface", "left_context_id", "right_context_id", "cost", "part_of_speech_tag"];
    let metadata =
        Metadata { dictionary_schema: Schema::new(columns.map(str::to_owned).to_vec()), ..Metadata::default() };
    Ok(Dictionary {
        prefix_dictionary: prefix.into(),
        connection_cost_matrix: ConnectionCostMatrix::load(matrix)?.into(),
        character_definition: characters.into(),
        unknown_dictionary: unknown.into(),
        metadata: metadata.into(),
    })
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
