//! Makes the tables under `dict/ko-dic` from the compiled MeCab form of mecab-ko-dic 2.1.1.
//!
//! `sasil-dict-compile <folder with sys.dic …> <output folder> [--check]`

mod characters;
mod ids;
mod kinds;
mod mecab;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kinds::{Kind, Kinds};
use mecab::Entry;

/// Context ids of a proper noun in mecab-ko-dic: left; right without and with a final consonant.
const PROPER_LEFT: u16 = 1786;
const PROPER_RIGHT: [u16; 2] = [3545, 3546];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folders, flags): (Vec<&String>, Vec<&String>) = arguments
        .iter()
        .partition(|argument| !argument.starts_with("--"));
    let [source, target] = folders[..] else {
        eprintln!("usage: sasil-dict-compile <folder with sys.dic> <output folder> [--check]");
        return ExitCode::FAILURE;
    };
    let check = flags.iter().any(|flag| *flag == "--check");
    match run(Path::new(source), Path::new(target), check) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(source: &Path, target: &Path, check: bool) -> Result<(), String> {
    let mut entries = mecab::entries(&source.join("sys.dic"))?;
    for entry in &mut entries {
        entry.surface.truncate(entry.surface.trim_end().len());
    }
    drop_entries(&mut entries)?;
    let unknown = mecab::entries(&source.join("unk.dic"))?;
    let matrix = mecab::matrix(&source.join("matrix.bin"))?;
    let characters = mecab::characters(&source.join("char.bin"))?;

    let all: Vec<&Entry> = entries.iter().chain(&unknown).collect();
    let folded = ids::fold(&matrix, &all, &[PROPER_LEFT], &PROPER_RIGHT);
    let kinds = Kinds::collect(&all);
    let words = words(&entries, &kinds, &folded)?;
    let mut proper = Vec::new();
    for id in [
        folded.left[PROPER_LEFT as usize],
        folded.right[PROPER_RIGHT[0] as usize],
        folded.right[PROPER_RIGHT[1] as usize],
    ] {
        proper.extend_from_slice(&id.to_le_bytes());
    }

    for (name, bytes) in [
        ("characters.bin", &characters::table(&characters)[..]),
        ("kinds.bin", &kinds.to_bytes()),
        ("matrix.bin", &folded.matrix),
        ("proper.bin", &proper),
        ("records.bin", &words.records),
        ("runs.bin", &words.runs),
        ("trie.bin", &words.trie),
        (
            "unknown.bin",
            &unknown_words(&unknown, &characters, &kinds, &folded)?,
        ),
    ] {
        write(&target.join(format!("{name}.zst")), bytes, check)?;
    }
    Ok(())
}

/// Takes out what `drop.tsv` lists; a row that matches nothing is an error.
fn drop_entries(entries: &mut Vec<Entry>) -> Result<(), String> {
    for line in include_str!("../drop.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let (surface, tag) = line
            .split_once('\t')
            .ok_or(format!("drop.tsv: \"{line}\""))?;
        let before = entries.len();
        entries.retain(|entry| entry.surface != surface || Kind::of(entry).tags != tag);
        if entries.len() == before {
            return Err(format!("drop.tsv: there is no {surface}/{tag}"));
        }
    }
    Ok(())
}

/// The tables of known words.
struct Words {
    trie: Vec<u8>,
    runs: Vec<u8>,
    records: Vec<u8>,
}

/// The trie, the run index and the entry records.
///
/// Surfaces with the same entries share one run: 774,584 surfaces have 60,000 distinct runs.
fn words(entries: &[Entry], kinds: &Kinds, folded: &ids::Folded) -> Result<Words, String> {
    let mut by_surface: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for entry in entries {
        by_surface
            .entry(&entry.surface)
            .or_default()
            .extend(record(entry, kinds, folded));
    }
    // Runs of short surfaces, which are met at every turn, lie together.
    let mut lengths: HashMap<&[u8], usize> = HashMap::new();
    for (surface, run) in &by_surface {
        let length = surface.chars().count();
        let known = lengths.entry(run).or_insert(length);
        *known = length.min(*known);
    }
    let mut runs: Vec<(&[u8], usize)> = lengths.into_iter().collect();
    runs.sort_by_key(|&(run, length)| (length, run));
    let numbers: HashMap<&[u8], u32> = runs.iter().map(|&(run, _)| run).zip(0..).collect();

    let mut index = Vec::new();
    let mut records = Vec::new();
    for (run, _) in &runs {
        index.extend_from_slice(&((records.len() / 10) as u32).to_le_bytes());
        records.extend_from_slice(run);
    }
    index.extend_from_slice(&((records.len() / 10) as u32).to_le_bytes());

    let keys = by_surface
        .iter()
        .map(|(surface, run)| (*surface, numbers[run.as_slice()]));
    let trie = crawdad::Trie::from_records(keys).map_err(|e| e.to_string())?;
    println!(
        "{} surfaces, {} runs, {} records, {} kinds, {} nodes, {} vacant",
        by_surface.len(),
        runs.len(),
        records.len() / 10,
        kinds.list.len(),
        trie.num_elems(),
        trie.num_vacants()
    );
    Ok(Words {
        trie: trie.serialize_to_vec(),
        runs: index,
        records,
    })
}

/// `unknown.bin`: the entries for unknown words, each a category and a record.
fn unknown_words(
    entries: &[Entry],
    characters: &mecab::Characters,
    kinds: &Kinds,
    folded: &ids::Folded,
) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    for entry in entries {
        let category = characters
            .names
            .iter()
            .position(|name| *name == entry.surface);
        let category = category.ok_or(format!("unk.dic: no category {}", entry.surface))?;
        out.extend_from_slice(&(category as u16).to_le_bytes());
        out.extend_from_slice(&record(entry, kinds, folded));
    }
    Ok(out)
}

/// Ten bytes: kind, cost, left id, right id.
fn record(entry: &Entry, kinds: &Kinds, folded: &ids::Folded) -> Vec<u8> {
    let mut out = kinds.number(&Kind::of(entry)).to_le_bytes().to_vec();
    out.extend_from_slice(&entry.cost.to_le_bytes());
    out.extend_from_slice(&folded.left[entry.left as usize].to_le_bytes());
    out.extend_from_slice(&folded.right[entry.right as usize].to_le_bytes());
    out
}

/// Writes a compressed table, or compares it with the one that is there.
fn write(path: &PathBuf, bytes: &[u8], check: bool) -> Result<(), String> {
    let packed = zstd::bulk::compress(bytes, 19).map_err(|e| e.to_string())?;
    println!(
        "{}: {} bytes, {} compressed",
        path.display(),
        bytes.len(),
        packed.len()
    );
    if !check {
        return std::fs::write(path, packed).map_err(|e| format!("{}: {e}", path.display()));
    }
    match std::fs::read(path) {
        Ok(there) if there == packed => Ok(()),
        Ok(_) => Err(format!(
            "{}: differs from what the sources give",
            path.display()
        )),
        Err(e) => Err(format!("{}: {e}", path.display())),
    }
}
