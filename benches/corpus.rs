//! Writes the text that the benchmarks read, for programs that are no crate:
//! `cargo bench --bench corpus -- FILE [MB]`, a document a line as NDJSON, business news.

mod common;

use std::fs::File;
use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    // `cargo bench` itself hands on `--bench`.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let Some(path) = arguments.next() else { return Ok(()) };
    let megabytes: usize = arguments.next().and_then(|size| size.parse().ok()).unwrap_or(1);
    let mut file = BufWriter::new(File::create(path)?);
    for text in common::corpus::business(megabytes * 1_000_000) {
        serde_json::to_writer(&mut file, &serde_json::json!({ "text": text }))?;
        file.write_all(b"\n")?;
    }
    file.flush()
}
