//! Trains the name tagger: `cargo run --release -p sasil-train` writes `dict/tagger/weights.bin` from `train/corpus`.
//!
//! `-- check` learns from nine tenths of the corpus and measures on the rest; `-- curve` does so from less and less of
//! it, `-- ablate` without one group of features after the other; `-- misfits` lists names that no tokens fit;
//! `-- write FILE` writes elsewhere.
//!
//! `-- confidence` fits the confidence of claims on the sentences of `tests/claims/held`: it writes `dict/confidence.tsv` and
//! `docs/CONFIDENCE.md`, and prints the latter.

mod calibration;
mod confidence;
mod corpus;
#[path = "../../tests/it/gold.rs"]
mod gold;
mod josa;
mod learn;
#[path = "../../tests/it/marked.rs"]
mod marked;
mod rng;
mod vary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use corpus::Line;
use learn::{Learner, Settings};
use rng::Rng;
use sasil::training::{Cutter, Example};
use vary::{Names, Nouns};

/// Features that fit the table: 1.8 MB; half as many again find no more names.
const MOST: usize = 125_000;
/// How often a feature must have been seen: a line is seen once a round.
const LEAST: u32 = 8;
/// Rounds over the corpus, each with other names.
const ROUNDS: usize = 22;
/// In how many lines of a hundred common nouns are swapped.
const SWAPPED: usize = 70;
/// In how many lines of a hundred the firms of the lexicon are known.
const KNOWN: usize = 55;
/// How it is learnt.
const SETTINGS: Settings = Settings { rate: 0.1, pull: 0.0015 };

/// Groups of features, by the numbers of their templates.
const GROUPS: [(&str, std::ops::Range<u32>); 5] = [
    ("words and tags around", 1..30),
    ("what is written together", 30..50),
    ("neighbouring words", 50..80),
    ("lexicon", 80..90),
    ("position and marks", 90..96),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    if arguments.first().is_some_and(|word| word == "confidence") {
        return confidence::fit(&home.join(".."));
    }
    let lines = corpus::read(&home.join("corpus"))?;
    let mut cutter = Cutter::new().map_err(|e| e.to_string())?;
    match arguments.first().map(String::as_str) {
        None => write(&lines, &cutter, home.join("../dict/tagger/weights.bin"))?,
        Some("write") => write(&lines, &cutter, arguments.get(1).ok_or("which file?")?.into())?,
        Some("check") => check(&lines, &cutter, 100),
        Some("curve") => [10, 20, 40, 60, 80, 100].into_iter().for_each(|percent| check(&lines, &cutter, percent)),
        Some("ablate") => {
            for (name, templates) in GROUPS {
                println!("without {name}");
                cutter.without = templates;
                check(&lines, &cutter, 100);
            }
        }
        Some("misfits") => misfits(&lines, &cutter),
        Some(other) => {
            return Err(format!("`{other}`: check, curve, ablate, misfits, confidence or write FILE is wanted"));
        }
    }
    Ok(())
}

fn write(lines: &[Line], cutter: &Cutter, path: PathBuf) -> Result<(), String> {
    let all: Vec<&Line> = lines.iter().collect();
    let learner = train(&all, cutter);
    let (features, scale, transitions) = learner.quantised(MOST, LEAST);
    let table = sasil::training::write(&features, scale, &transitions);
    println!("{} lines, {} features of {}, {} bytes", all.len(), features.len(), learner.size(), table.len());
    std::fs::write(&path, table).map_err(|e| format!("{}: {e}", path.display()))
}

/// Learns from lines whose names are drawn anew each round; in some the lexicon's firms are hidden.
fn train(lines: &[&Line], cutter: &Cutter) -> Learner {
    let names = Names::collect(lines);
    let nouns = Nouns::collect(lines, cutter);
    let mut rng = Rng::new(20_25);
    let mut learner = Learner::new(SETTINGS);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    for round in 0..ROUNDS {
        rng.shuffle(&mut order);
        for &at in &order {
            let companies = rng.percent(KNOWN);
            let line = if round == 0 { lines[at].clone() } else { vary::vary(lines[at], &names, companies, &mut rng) };
            let line = if rng.percent(SWAPPED) { nouns.swap(&line, &names, cutter, &mut rng) } else { line };
            for example in cutter.cut(&line.text, &line.tagged(), companies) {
                learner.learn(&example);
            }
        }
        if 2 * round >= ROUNDS {
            learner.note();
        }
    }
    learner.settle();
    learner
}

/// Learns from `percent` of nine tenths, and measures on the other tenth.
fn check(lines: &[Line], cutter: &Cutter, percent: usize) {
    let (held, rest): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.group % 10 == 3);
    let mut rng = Rng::new(7);
    let part: Vec<&Line> = rest.into_iter().filter(|_| rng.percent(percent)).collect();
    println!("learnt from {} lines, measured on {}", part.len(), held.len());
    let mut learner = train(&part, cutter);
    for companies in [true, false] {
        println!("  {} the firms of the lexicon", if companies { "with" } else { "without" });
        report(&held, cutter, companies, &mut learner);
    }
}

fn report(held: &[&Line], cutter: &Cutter, companies: bool, learner: &mut Learner) {
    let mut counts = [[0usize; 3]; 3];
    for line in held {
        for example in cutter.cut(&line.text, &line.tagged(), companies) {
            let gold = stretches(&example);
            let found = learner.tag(&example);
            for (kind, count) in counts.iter_mut().enumerate() {
                count[0] += gold.iter().filter(|name| name.2 == kind).count();
                count[1] += found.iter().filter(|name| name.2 == kind).count();
                count[2] += gold.iter().filter(|name| name.2 == kind && found.contains(name)).count();
            }
        }
    }
    for (kind, [gold, found, right]) in ["company", "organization", "person"].iter().zip(counts) {
        let (p, r) = (right as f64 / found.max(1) as f64, right as f64 / gold.max(1) as f64);
        println!("    {kind:13} p {p:.3} r {r:.3} f1 {:.3} ({gold})", 2.0 * p * r / (p + r).max(1e-9));
    }
}

fn stretches(example: &Example) -> Vec<(usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (at, &label) in example.labels.iter().enumerate() {
        if label % 2 == 1 {
            found.push((at, at + 1, (label - 1) / 2));
        } else if label > 0
            && let Some(last) = found.last_mut()
        {
            last.1 = at + 1;
        }
    }
    found
}

fn misfits(lines: &[Line], cutter: &Cutter) {
    for companies in [true, false] {
        let mut names = 0;
        let mut bad = Vec::new();
        for line in lines {
            names += line.tagged().len();
            for example in cutter.cut(&line.text, &line.tagged(), companies) {
                bad.extend(example.misfits);
            }
        }
        println!("lexicon {companies}: {} of {names} names do not fit the tokens", bad.len());
        for misfit in bad {
            println!("  {misfit}");
        }
    }
}
