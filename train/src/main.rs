//! Trains the name tagger: `cargo run --release -p sasil-train` writes `dict/tagger/weights.bin` from `train/corpus`.
//!
//! `-- check` learns from nine tenths and measures on the rest.

mod corpus;
mod josa;
mod learn;
mod rng;
mod vary;

use std::path::Path;
use std::process::ExitCode;

use corpus::Line;
use learn::{Learner, Settings};
use rng::Rng;
use sasil::training::{Cutter, Example};
use vary::{Names, Nouns};

/// Features that fit the table.
const MOST: usize = 165_000;
/// How often a feature must have been seen.
const LEAST: u32 = 4;

struct Run {
    rounds: usize,
    /// In how many lines of a hundred common nouns are swapped.
    swapped: usize,
    settings: Settings,
}

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
    let lines = corpus::read(&home.join("corpus"))?;
    let cutter = Cutter::new().map_err(|e| e.to_string())?;
    let number = |at: usize, default: f32| arguments.get(at).and_then(|a| a.parse().ok()).unwrap_or(default);
    let settings = Settings { rate: number(2, 0.1), pull: number(3, 0.003) };
    let run = Run { rounds: number(1, 10.0) as usize, swapped: number(4, 25.0) as usize, settings };
    match arguments.first().map(String::as_str) {
        Some("check") => check(&lines, &cutter, &run),
        Some("misfits") => misfits(&lines, &cutter),
        _ => {
            let all: Vec<&Line> = lines.iter().collect();
            let learner = train(&all, &cutter, &run);
            let (features, scale, transitions) = learner.quantised(
                std::env::var("MOST").ok().and_then(|m| m.parse().ok()).unwrap_or(MOST),
                std::env::var("LEAST").ok().and_then(|m| m.parse().ok()).unwrap_or(LEAST),
            );
            let table = sasil::training::write(&features, scale, &transitions);
            let path = match arguments.get(5) {
                Some(path) => path.into(),
                None => home.join("../dict/tagger/weights.bin"),
            };
            println!("{} features of {}, {} bytes", features.len(), learner.size(), table.len());
            std::fs::write(&path, table).map_err(|e| format!("{}: {e}", path.display()))?;
        }
    }
    Ok(())
}

/// Learns from lines whose names are drawn anew each round; half of the time the lexicon's firms are hidden.
fn train(lines: &[&Line], cutter: &Cutter, run: &Run) -> Learner {
    let names = Names::collect(lines);
    let nouns = Nouns::collect(lines, cutter);
    let mut rng = Rng::new(20_25);
    let mut learner = Learner::new(run.settings);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    for round in 0..run.rounds {
        rng.shuffle(&mut order);
        for &at in &order {
            let line = if round == 0 { lines[at].clone() } else { vary::vary(lines[at], &names, &mut rng) };
            let line = if rng.percent(run.swapped) { nouns.swap(&line, &names, cutter, &mut rng) } else { line };
            let companies = rng.percent(55);
            for example in cutter.cut(&line.text, &line.names, companies) {
                learner.learn(&example);
            }
        }
        eprintln!("round {} of {}: {} features", round + 1, run.rounds, learner.size());
        if 2 * round >= run.rounds && std::env::var("AVG").is_ok() {
            learner.note();
        }
    }
    learner.settle();
    learner
}

fn check(lines: &[Line], cutter: &Cutter, run: &Run) {
    let (held, rest): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.group % 10 == 3);
    println!("{} lines held out of {}", held.len(), lines.len());
    let mut learner = train(&rest, cutter, run);
    for companies in [true, false] {
        println!("lexicon: {companies}");
        report(&held, cutter, companies, &mut learner);
    }
}

fn report(held: &[&Line], cutter: &Cutter, companies: bool, learner: &mut Learner) {
    let mut counts = [[0usize; 3]; 3];
    for line in held {
        for example in cutter.cut(&line.text, &line.names, companies) {
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
        println!("  {kind:13} p {p:.3} r {r:.3} f1 {:.3} ({gold})", 2.0 * p * r / (p + r).max(1e-9));
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
            names += line.names.len();
            for example in cutter.cut(&line.text, &line.names, companies) {
                bad.extend(example.misfits);
            }
        }
        println!("lexicon {companies}: {} of {names} names do not fit the tokens", bad.len());
        for misfit in bad {
            println!("  {misfit}");
        }
    }
}
