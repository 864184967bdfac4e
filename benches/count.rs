//! Work that is always the same, for counting its instructions: `count TASK`, see `benches/guard.sh`.
//!
//! Only what happens inside [`counted`] is counted. The text is made by a fixed seed; every task reads other documents of the
//! same kind before, as it would in the midst of an archive: no buffer grows while it is counted, and what is remembered of
//! words that come again is what they left.

mod common;

use common::corpus;
use sasil::segment::Segmenter;
use sasil::{ByteSpan, Extractor};

fn main() {
    let task = std::env::args().nth(1).unwrap_or_default();
    let mut before = corpus::archive(BEFORE + COUNTED);
    let mut size = 0;
    let counted = before.iter().rev().take_while(|text| {
        size += text.len();
        size <= COUNTED
    });
    let documents = before.split_off(before.len() - counted.count());
    let done = match task.as_str() {
        "lindera" => lindera(&before, &documents),
        "segment" => segment(&before, &documents),
        "extract" => extract(&before, &documents),
        // `cargo bench` and `cargo test --benches` say something else.
        _ => return,
    };
    println!("{task}: {done}");
}

/// Bytes of text that are read before, and that are counted.
const BEFORE: usize = 1_000_000;
const COUNTED: usize = 200_000;

#[inline(never)]
fn counted<T>(task: &mut dyn FnMut() -> T) -> T {
    task()
}

/// Lindera segments, as a yardstick.
fn lindera(before: &[String], documents: &[String]) -> usize {
    let lindera = common::lindera::over_embedded_tables();
    let mut worker = lindera.new_worker();
    let mut task = |documents: &[String]| {
        let lines = documents.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty());
        lines.map(|line| worker.segment(line).map_or(0, |tokens| tokens.len())).sum()
    };
    let _: usize = task(before);
    counted(&mut || task(documents))
}

fn segment(before: &[String], documents: &[String]) -> usize {
    let segmenter = Segmenter::embedded().expect("embedded");
    let mut worker = segmenter.worker();
    let mut tokens = Vec::new();
    let mut task = |documents: &[String]| {
        let mut count = 0;
        for line in documents.iter().flat_map(|text| text.lines()) {
            tokens.clear();
            worker.segment(line, ByteSpan::new(0, line.len()), &mut tokens);
            count += tokens.len();
        }
        count
    };
    task(before);
    counted(&mut || task(documents))
}

fn extract(before: &[String], documents: &[String]) -> usize {
    let extractor = Extractor::new().expect("embedded");
    let task = |documents: &[String]| documents.iter().map(|text| extractor.extract(text).claims.len()).sum();
    let _: usize = task(before);
    counted(&mut || task(documents))
}
