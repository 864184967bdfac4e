//! Makes the tables under `dict/ko-dic` from the compiled MeCab form of mecab-ko-dic 2.1.1.
//!
//! `sasil-dict-compile <folder with sys.dic …> <output folder> [--check]`

mod characters;
mod dominated;
mod ids;
mod kinds;
mod mecab;
#[path = "../../../src/run.rs"]
#[allow(dead_code)]
mod run;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dominated::Contexts;
use kinds::{Kind, Kinds};
use mecab::Entry;

/// Context ids of a proper noun in mecab-ko-dic: left; right without and with a final consonant.
const PROPER_LEFT: u16 = 1786;
const PROPER_RIGHT: [u16; 2] = [3545, 3546];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folders, flags): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| !argument.starts_with("--"));
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
    let make = |entry: &Entry| {
        let kind = Kind::of(entry);
        run::Entry {
            kind: kinds.number(&kind),
            cost: entry.cost,
            left: folded.left[entry.left as usize],
            right: folded.right[entry.right as usize],
            penalty: run::penalty_steps(kind.tags.split('+').next().unwrap_or_default()),
        }
    };
    let mut contexts = Contexts::new(&folded);
    let unknown = unknown_words(&unknown, &characters, make)?;
    let words = words(&entries, unknown, make, |form| {
        contexts.thin(form, |entry| kinds.is_noun(entry.kind));
    })?;
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
        ("entries.bin", &words.entries),
        ("runs.bin", &words.runs),
        ("trie.bin", &words.trie),
        ("unknown.bin", &words.unknown),
    ] {
        write(&target.join(format!("{name}.zst")), bytes, check)?;
    }
    Ok(())
}

/// Takes out what `drop.tsv` lists; a row that matches nothing is an error.
fn drop_entries(entries: &mut Vec<Entry>) -> Result<(), String> {
    for line in include_str!("../drop.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (surface, tag) = line.split_once('\t').ok_or(format!("drop.tsv: \"{line}\""))?;
        let before = entries.len();
        entries.retain(|entry| entry.surface != surface || Kind::of(entry).tags != tag);
        if entries.len() == before {
            return Err(format!("drop.tsv: there is no {surface}/{tag}"));
        }
    }
    Ok(())
}

/// The tables of words.
struct Words {
    trie: Vec<u8>,
    runs: Vec<u8>,
    entries: Vec<u8>,
    unknown: Vec<u8>,
}

/// The trie, the index of runs, the runs, and those of unknown words.
///
/// Surfaces with the same entries share one run: 774,571 surfaces have 58,058 distinct runs.
fn words(
    entries: &[Entry],
    unknown: Vec<Vec<run::Entry>>,
    make: impl Fn(&Entry) -> run::Entry,
    thin: impl FnMut(&mut Vec<run::Entry>),
) -> Result<Words, String> {
    let mut by_surface: BTreeMap<&str, Vec<run::Entry>> = BTreeMap::new();
    for entry in entries {
        by_surface.entry(&entry.surface).or_default().push(make(entry));
    }
    by_surface.values_mut().for_each(thin);
    // Runs of short surfaces, which are met at every turn, lie together.
    let mut lengths: HashMap<Vec<u8>, usize> = HashMap::new();
    for (surface, entries) in &by_surface {
        let length = surface.chars().count();
        let known = lengths.entry(bytes(entries)?).or_insert(length);
        *known = length.min(*known);
    }
    let mut runs: Vec<(Vec<u8>, usize)> = lengths.into_iter().collect();
    runs.sort_by(|(a, a_length), (b, b_length)| (a_length, a).cmp(&(b_length, b)));
    let mut numbers: HashMap<Vec<u8>, u32> = HashMap::new();
    let mut out = Words { trie: Vec::new(), runs: Vec::new(), entries: Vec::new(), unknown: Vec::new() };
    for (run, _) in runs {
        let number = out.add(&run);
        numbers.insert(run, number);
    }
    for entries in unknown.iter().map(Vec::as_slice).chain([&[][..]]) {
        let entries = if entries.is_empty() { &[run::LAST_RESORT] } else { entries };
        let number = out.add(&bytes(entries)?);
        out.unknown.extend_from_slice(&number.to_le_bytes());
    }
    let mut keys = Vec::new();
    for (surface, entries) in &by_surface {
        keys.push((*surface, numbers[&bytes(entries)?]));
    }
    let trie = crawdad::Trie::from_records(keys).map_err(|e| e.to_string())?;
    println!(
        "{} surfaces, {} runs, {} nodes, {} vacant",
        by_surface.len(),
        numbers.len(),
        trie.num_elems(),
        trie.num_vacants()
    );
    out.trie = trie.serialize_to_vec();
    Ok(out)
}

impl Words {
    /// Appends a run; gives its number.
    fn add(&mut self, run: &[u8]) -> u32 {
        let number = (self.runs.len() / 4) as u32;
        self.runs.extend_from_slice(&(self.entries.len() as u32).to_le_bytes());
        self.entries.extend_from_slice(run);
        number
    }
}

fn bytes(entries: &[run::Entry]) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    run::write(entries, &mut out).ok_or("too many left ids")?;
    Ok(out)
}

/// The entries of every category of unknown words.
fn unknown_words(
    entries: &[Entry],
    characters: &mecab::Characters,
    make: impl Fn(&Entry) -> run::Entry,
) -> Result<Vec<Vec<run::Entry>>, String> {
    let mut found = vec![Vec::new(); characters.names.len()];
    for entry in entries {
        let category = characters.names.iter().position(|name| *name == entry.surface);
        let category = category.ok_or(format!("unk.dic: no category {}", entry.surface))?;
        found[category].push(make(entry));
    }
    Ok(found)
}

/// Writes a compressed table, or compares it with the one that is there.
fn write(path: &PathBuf, bytes: &[u8], check: bool) -> Result<(), String> {
    let packed = zstd::bulk::compress(bytes, 19).map_err(|e| e.to_string())?;
    println!("{}: {} bytes, {} compressed", path.display(), bytes.len(), packed.len());
    if !check {
        return std::fs::write(path, packed).map_err(|e| format!("{}: {e}", path.display()));
    }
    match std::fs::read(path) {
        Ok(there) if there == packed => Ok(()),
        Ok(_) => Err(format!("{}: differs from what the sources give", path.display())),
        Err(e) => Err(format!("{}: {e}", path.display())),
    }
}
