//! Work that is always the same, for counting its instructions: `count TASK`, see `benches/guard.sh`.
//!
//! Only what happens inside [`counted`] is counted. The text is made by a fixed seed; every task goes over it once
//! before, so that no buffer grows while it is counted.

mod common;

use common::corpus;
use sasil::segment::Segmenter;
use sasil::{ByteSpan, Extractor};

fn main() {
    let task = std::env::args().nth(1).unwrap_or_default();
    let documents = corpus::archive(200_000);
    let done = match task.as_str() {
        "lindera" => lindera(&documents),
        "segment" => segment(&documents),
        "extract" => extract(&documents),
        // `cargo bench` and `cargo test --benches` say something else.
        _ => return,
    };
    println!("{task}: {done}");
}

#[inline(never)]
fn counted<T>(task: &mut dyn FnMut() -> T) -> T {
    task()
}

/// Lindera segments, as a yardstick.
fn lindera(documents: &[String]) -> usize {
    let lindera = common::lindera::over_embedded_tables();
    let mut worker = lindera.new_worker();
    let mut task = || {
        let lines = documents.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty());
        lines.map(|line| worker.segment(line).map_or(0, |tokens| tokens.len())).sum()
    };
    let _: usize = task();
    counted(&mut task)
}

fn segment(documents: &[String]) -> usize {
    let segmenter = Segmenter::embedded().expect("embedded");
    let mut worker = segmenter.worker();
    let mut tokens = Vec::new();
    let mut task = || {
        let mut count = 0;
        for line in documents.iter().flat_map(|text| text.lines()) {
            tokens.clear();
            worker.segment(line, ByteSpan::new(0, line.len()), &mut tokens);
            count += tokens.len();
        }
        count
    };
    task();
    counted(&mut task)
}

fn extract(documents: &[String]) -> usize {
    let extractor = Extractor::new().expect("embedded");
    let mut task = || documents.iter().map(|text| extractor.extract(text).claims.len()).sum();
    let _: usize = task();
    counted(&mut task)
}
