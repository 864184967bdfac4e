//! Has lindera build the whole of mecab-ko-dic 2.1.1, from its compiled MeCab form.
//!
//! `sasil-stock-ko-dic <folder with sys.dic> <folder of the crate lindera-ko-dic> <output folder>`

#[path = "../../../dict/tools/compile/src/mecab.rs"]
mod mecab;

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use lindera_dictionary::builder::DictionaryBuilder;
use mecab::{Characters, Entry, Matrix};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, settings, target] = &arguments[..] else {
        eprintln!("usage: sasil-stock-ko-dic <folder with sys.dic> <folder of lindera-ko-dic> <output folder>");
        return ExitCode::FAILURE;
    };
    match run(Path::new(source), Path::new(settings), Path::new(target)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(source: &Path, settings: &Path, target: &Path) -> Result<(), String> {
    let sources = target.join("sources");
    std::fs::create_dir_all(&sources).map_err(|e| format!("{}: {e}", sources.display()))?;
    let write = |name: &str, text: String| {
        let path = sources.join(name);
        std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
    };
    write("words.csv", table(&mecab::entries(&source.join("sys.dic"))?))?;
    write("unk.def", table(&mecab::entries(&source.join("unk.dic"))?))?;
    write("matrix.def", costs(&mecab::matrix(&source.join("matrix.bin"))?))?;
    write("char.def", classes(&mecab::characters(&source.join("char.bin"))?))?;
    let path = settings.join("metadata.json");
    let metadata = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let metadata = serde_json::from_str(&metadata).map_err(|e| format!("{}: {e}", path.display()))?;
    let builder = DictionaryBuilder::new(metadata).with_context_id_freq(settings.join("context_id_freq.txt"));
    builder.build_dictionary(&sources, target).map_err(|e| e.to_string())
}

/// Entries as the sources list them.
fn table(entries: &[Entry]) -> String {
    let mut out = String::new();
    for Entry { surface, left, right, cost, feature } in entries {
        let surface = if surface.contains([',', '"']) {
            format!("\"{}\"", surface.replace('"', "\"\""))
        } else {
            surface.clone()
        };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{surface},{left},{right},{cost},{feature}");
    }
    out
}

/// `matrix.def`.
fn costs(matrix: &Matrix) -> String {
    let mut out = format!("{} {}\n", matrix.right_ids, matrix.left_ids);
    for right in 0..matrix.right_ids {
        for left in 0..matrix.left_ids {
            let _ = writeln!(out, "{right} {left} {}", matrix.cost(right, left));
        }
    }
    out
}

/// `char.def`: how unknown words of each class are made, and the characters of all classes but the default one.
fn classes(characters: &Characters) -> String {
    let Characters { names, infos } = characters;
    let class = |info: u32| (info >> 18 & 0xff) as usize;
    let mut out = String::new();
    for (number, name) in names.iter().enumerate() {
        let info = infos.iter().copied().find(|info| class(*info) == number).unwrap_or(1 << 30);
        let _ = writeln!(out, "{name} {} {} {}", info >> 31, info >> 30 & 1, info >> 26 & 0xf);
    }
    let mut from = 0;
    for like in infos.chunk_by(|a, b| a == b) {
        let (first, to) = (class(like[0]), from + like.len() - 1);
        let others = (0..names.len()).filter(|other| like[0] & 1 << other != 0 && *other != first);
        let listed: Vec<&str> = std::iter::once(first).chain(others).map(|class| &names[class][..]).collect();
        if first > 0 {
            let _ = writeln!(out, "0x{from:04X}..0x{to:04X} {}", listed.join(" "));
        }
        from = to + 1;
    }
    out
}
