//! The whole way from text to claims against bare segmentation by lindera, in one run: `cargo bench --bench extract`.
//!
//! What is measured takes turns, a round each, so that a machine that grows slow slows all alike; the table gives the
//! median of the rounds, and its ratio to that of lindera on the same text. Only those ratios mean anything beyond
//! this machine. (That is also why this bench is no set of separate functions for a harness, which would run one
//! to its end before the next.) `--rounds N` and `--mb N` make it longer or shorter; `--only WORD` runs the tasks with
//! this word in their name alone, for a profile.
//!
//! There are two yardsticks: lindera over the tables that sasil has, which are thinner than its own, and with `--dict FOLDER`
//! lindera as it is used, over the whole ko-dic that it has built in this folder (`benches/stock/run.sh` has it do so).

mod common;

use std::time::{Duration, Instant};

use common::corpus;
use rayon::ThreadPoolBuilder;
use sasil::segment::Segmenter;
use sasil::{ByteSpan, Extractor, date, money};

/// On which relative dates hang.
const DAY: jiff::civil::Date = jiff::civil::date(2024, 12, 26);

fn main() {
    // `cargo test --benches` is not meant to measure.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let rounds = option("--rounds").unwrap_or(5);
    let size = option("--mb").unwrap_or(2) * 1_000_000;
    let texts = [
        ("business news", corpus::business(size)),
        ("mixed archive", corpus::archive(size)),
        ("headlines", corpus::headlines(size / 4)),
        ("one long document", vec![corpus::long(1_000_000)]),
    ];
    for (name, documents) in &texts {
        table(name, documents, rounds);
    }
    println!("start to first claim: {:.1} ms", median((0..rounds).map(|_| start()).collect()).as_secs_f64() * 1e3);
}

/// The number behind `name` on the command line.
fn option(name: &str) -> Option<usize> {
    argument(name)?.parse().ok()
}

fn argument(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

/// Something to be measured: reads the documents, and gives a number so that nothing is optimised away.
type Task<'a> = (&'static str, Run<'a>);
type Run<'a> = Box<dyn FnMut(&[String]) -> usize + 'a>;

fn table(name: &str, documents: &[String], rounds: usize) {
    let bytes: usize = documents.iter().map(String::len).sum();
    println!("{name}: {} documents, {:.2} MB", documents.len(), bytes as f64 / 1e6);
    let lindera = common::lindera::over_embedded_tables();
    let own = argument("--dict").map(|folder| common::lindera::over_folder(&folder));
    let segmenter = Segmenter::embedded().expect("embedded");
    let extractor = Extractor::new().expect("embedded");
    let mut tasks = tasks(&lindera, &segmenter, &extractor);
    tasks.extend(own.as_ref().map(|own| (OWN, segmenting(own))));
    if let Some(word) = argument("--only") {
        tasks.retain(|(task, _)| task.contains(&word));
    }
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); tasks.len()];
    for round in 0..=rounds {
        for ((_, task), times) in tasks.iter_mut().zip(&mut times) {
            let start = Instant::now();
            std::hint::black_box(task(documents));
            // The first round warms up.
            if round > 0 {
                times.push(start.elapsed());
            }
        }
    }
    let medians: Vec<f64> = times.into_iter().map(|times| median(times).as_secs_f64()).collect();
    for ((task, _), seconds) in tasks.iter().zip(&medians) {
        let speed = bytes as f64 / 1e6 / seconds;
        let per_second = documents.len() as f64 / seconds;
        print!("  {task:<24}{speed:>8.2} MB/s {per_second:>9.0} docs/s {:>7.2} × lindera", medians[0] / seconds);
        match tasks.iter().position(|(task, _)| *task == OWN) {
            Some(own) => println!(" {:>7.2} × own", medians[own] / seconds),
            None => println!(),
        }
    }
}

/// Lindera over the whole of its own dictionary.
const OWN: &str = "lindera, its own ko-dic";

fn segmenting(lindera: &lindera::segmenter::Segmenter) -> Run<'_> {
    let mut worker = lindera.new_worker();
    Box::new(move |documents| {
        let lines = documents.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty());
        lines.map(|line| worker.segment(line).map_or(0, |tokens| tokens.len())).sum()
    })
}

fn tasks<'a>(
    lindera: &'a lindera::segmenter::Segmenter,
    segmenter: &'a Segmenter,
    extractor: &'a Extractor,
) -> Vec<Task<'a>> {
    let mut tagging = lindera.new_worker();
    let mut worker = segmenter.worker();
    let mut tokens = Vec::new();
    let (money, date) = (money::Scanner::new(), date::Scanner::new());
    let (mut amounts, mut dates) = (Vec::new(), Vec::new());
    vec![
        ("lindera segments", segmenting(lindera)),
        (
            "lindera, with tags",
            Box::new(move |documents| {
                let mut count = 0;
                for line in documents.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()) {
                    let mut tokens = tagging.segment(line).unwrap_or_default();
                    count += tokens.iter_mut().filter_map(|token| token.get_detail(0)).count();
                }
                count
            }),
        ),
        (
            "sasil segments",
            Box::new(move |documents| {
                let mut count = 0;
                for line in documents.iter().flat_map(|text| text.lines()) {
                    tokens.clear();
                    worker.segment(line, ByteSpan::new(0, line.len()), &mut tokens);
                    count += tokens.len();
                }
                count
            }),
        ),
        (
            "amounts and dates alone",
            Box::new(move |documents| {
                let mut count = 0;
                for text in documents {
                    amounts.clear();
                    dates.clear();
                    money.scan(text, &mut amounts);
                    date.clone().scan(text, DAY, &mut dates);
                    count += amounts.len() + dates.len();
                }
                count
            }),
        ),
        (
            "sasil extracts",
            Box::new(|documents| documents.iter().map(|text| extractor.extract(text).claims.len()).sum()),
        ),
        ("batch, one thread", in_threads(extractor, 1)),
        ("batch, two threads", in_threads(extractor, 2)),
    ]
}

fn in_threads(extractor: &Extractor, threads: usize) -> Run<'_> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    Box::new(move |documents| {
        let texts = documents.to_vec();
        pool.install(|| extractor.extract_batch(texts).map(|document| document.claims.len()).sum())
    })
}

/// From nothing to the first claim.
fn start() -> Duration {
    let start = Instant::now();
    let extractor = Extractor::new().expect("embedded");
    std::hint::black_box(extractor.extract("네이버가 업스테이지에 300만 달러를 투자했다.").claims.len());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
