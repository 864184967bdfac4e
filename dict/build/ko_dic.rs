//! Unpacks the compiled tables of mecab-ko-dic.

use std::io::Read;
use std::path::Path;

const TABLES: [&str; 8] =
    ["characters.bin", "entries.bin", "kinds.bin", "matrix.bin", "proper.bin", "runs.bin", "trie.bin", "unknown.bin"];

/// Unpacks every table of `folder` into `out`.
pub fn unpack(folder: &Path, out: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for table in TABLES {
        let source = folder.join(format!("{table}.zst"));
        let packed = std::fs::read(&source).map_err(|e| format!("dict/{}: {e}", source.display()))?;
        let bytes = unpacked(&packed).map_err(|e| format!("dict/{}: {e}", source.display()))?;
        std::fs::write(out.join(table), bytes).map_err(|e| format!("{table}: {e}"))?;
    }
    Ok(())
}

fn unpacked(packed: &[u8]) -> Result<Vec<u8>, String> {
    let mut decoder = ruzstd::decoding::StreamingDecoder::new(packed).map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    decoder.read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    Ok(bytes)
}
