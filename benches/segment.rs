//! Segmentation against bare lindera over the same words, in one run: `cargo bench --bench segment`.
//!
//! The text is what lies in the repository: the sentences of `train/corpus` without their marks, and the example
//! articles; no line comes twice. Lindera gets the embedded tables in its own form, which are smaller than those
//! it builds itself, so that it is not put at a disadvantage. Only ratios within one run mean anything.

mod common;

use std::borrow::Cow;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use lindera::segmenter::Segmenter as Lindera;
use sasil::ByteSpan;
use sasil::segment::Segmenter;

fn main() {
    divan::main();
}

static LINES: LazyLock<Vec<String>> = LazyLock::new(common::corpus::lines);
static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::embedded().expect("embedded"));
static LINDERA: LazyLock<Lindera> = LazyLock::new(common::lindera::over_embedded_tables);

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
