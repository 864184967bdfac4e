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
use lindera_dictionary::dictionary::unknown_dictionary::parse_unk;
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
    let unknown = mecab::entries(&source.join("unk.dic"))?;
    let matrix = mecab::matrix(&source.join("matrix.bin"))?;
    let characters = mecab::characters(&source.join("char.bin"))?;

    let all: Vec<&Entry> = entries.iter().chain(&unknown).collect();
    let folded = ids::fold(&matrix, &all, &[PROPER_LEFT], &PROPER_RIGHT);
    let kinds = Kinds::collect(&entries);
    let (trie, runs, records) = words(&entries, &kinds, &folded)?;
    let definition = characters::definition(&characters);
    let unknown = unknown_words(&unknown, &definition, &folded)?;
    let definition =
        rkyv::to_bytes::<rkyv::rancor::Error>(&definition).map_err(|e| e.to_string())?;
    let mut proper = Vec::new();
    for id in [
        folded.left[PROPER_LEFT as usize],
        folded.right[PROPER_RIGHT[0] as usize],
        folded.right[PROPER_RIGHT[1] as usize],
    ] {
        proper.extend_from_slice(&id.to_le_bytes());
    }

    for (name, bytes) in [
        ("dict.trie", &trie[..]),
        ("dict.valsidx", &runs),
        ("dict.vals", &records),
        ("matrix.mtx", &folded.matrix),
        ("char_def.bin", &definition),
        ("unk.bin", &unknown),
        ("kinds.bin", &kinds.to_bytes()),
        ("proper.bin", &proper),
    ] {
        write(&target.join(format!("{name}.zst")), bytes, check)?;
    }
    Ok(())
}

/// The trie, the run index and the entry records.
///
/// Surfaces with the same entries share one run: 774,584 surfaces have 60,000 distinct runs.
fn words(
    entries: &[Entry],
    kinds: &Kinds,
    folded: &ids::Folded,
) -> Result<(Vec<u8>, Vec<u8>, Vec<u8>), String> {
    let mut by_surface: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for entry in entries {
        let run = by_surface.entry(&entry.surface).or_default();
        run.extend_from_slice(&kinds.number(&Kind::of(entry)).to_le_bytes());
        run.extend_from_slice(&entry.cost.to_le_bytes());
        run.extend_from_slice(&folded.left[entry.left as usize].to_le_bytes());
        run.extend_from_slice(&folded.right[entry.right as usize].to_le_bytes());
    }
    let mut counts: HashMap<&[u8], u32> = HashMap::new();
    for run in by_surface.values() {
        *counts.entry(run).or_default() += 1;
    }
    let mut runs: Vec<(&[u8], u32)> = counts.into_iter().collect();
    runs.sort_by_key(|&(run, count)| (u32::MAX - count, run));
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
    eprintln!(
        "{} surfaces, {} runs, {} records, {} kinds, {} nodes, {} vacant",
        by_surface.len(),
        runs.len(),
        records.len() / 10,
        kinds.list.len(),
        trie.num_elems(),
        trie.num_vacants()
    );
    Ok((trie.serialize_to_vec(), index, records))
}

/// `unk.bin`: the entries for unknown words, in lindera's form.
fn unknown_words(
    entries: &[Entry],
    definition: &lindera_dictionary::dictionary::character_definition::CharacterDefinition,
    folded: &ids::Folded,
) -> Result<Vec<u8>, String> {
    let lines: String = entries
        .iter()
        .map(|e| {
            let (left, right) = (folded.left[e.left as usize], folded.right[e.right as usize]);
            format!("{},{left},{right},{},{}\n", e.surface, e.cost, e.feature)
        })
        .collect();
    let unknown = parse_unk(definition.categories(), &lines, None).map_err(|e| e.to_string())?;
    let bytes = rkyv::to_bytes::<rkyv::rancor::Error>(&unknown).map_err(|e| e.to_string())?;
    Ok(bytes.to_vec())
}

/// Writes a compressed table, or compares it with the one that is there.
fn write(path: &PathBuf, bytes: &[u8], check: bool) -> Result<(), String> {
    let packed = zstd::bulk::compress(bytes, 19).map_err(|e| e.to_string())?;
    eprintln!(
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
