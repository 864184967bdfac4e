//! Writes the text that the benchmarks read, for programs that are no crate:
//! `cargo bench --bench corpus -- FILE [MB] [KIND]`, a document a line as NDJSON. The kinds are `business` (if none is named),
//! `archive`, `headlines` and `long`.

mod common;

use std::fs::File;
use std::io::{self, BufWriter, Write};

use common::corpus;

fn main() -> io::Result<()> {
    // `cargo bench` itself hands on `--bench`.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let Some(path) = arguments.next() else { return Ok(()) };
    let bytes = arguments.next().and_then(|size| size.parse().ok()).unwrap_or(1) * 1_000_000;
    let documents = match arguments.next().as_deref() {
        None | Some("business") => corpus::business(bytes),
        Some("archive") => corpus::archive(bytes),
        Some("headlines") => corpus::headlines(bytes),
        Some("long") => vec![corpus::long(bytes)],
        Some(other) => return Err(io::Error::other(format!("{other}: business, archive, headlines or long"))),
    };
    let mut file = BufWriter::new(File::create(path)?);
    for text in documents {
        serde_json::to_writer(&mut file, &serde_json::json!({ "text": text }))?;
        file.write_all(b"\n")?;
    }
    file.flush()
}
