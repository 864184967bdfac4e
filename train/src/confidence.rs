//! Fits the confidence of claims on sentences that no rule was made for.

use std::fmt::Write as _;
use std::path::Path;

use sasil::{Document, Extractor};

use crate::calibration::{self, Sample};
use crate::gold::{self, Case};
use crate::marked;

/// Where the bins of the table begin and end.
const EDGES: &[f64] = &[0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01];

/// Writes the weights and the table, and prints the table.
pub fn fit(home: &Path) -> Result<(), String> {
    let extractor = Extractor::builder().explanations(true).build().map_err(|error| error.to_string())?;
    let mut names: Vec<&'static str> = vec!["base"];
    let mut samples = Vec::new();
    let cases = gold::cases(&home.join("tests/claims/held"));
    for (group, case) in cases.iter().flat_map(|(_, cases)| cases).enumerate() {
        let (text, given) = marked::strip(&case.text);
        let date: Option<jiff::civil::Date> = match &case.date {
            Some(date) => Some(date.parse().map_err(|error| format!("{date}: {error}"))?),
            None => None,
        };
        // Once with names that are sure, once with those that are found.
        for document in [extractor.extract_named(&text, date, &given), extractor.extract_dated(&text, date)] {
            add(&document, case, group, &mut names, &mut samples);
        }
    }
    let claimed = calibration::crossed(&samples, names.len());
    let all: Vec<&Sample> = samples.iter().collect();
    let weights = calibration::learn(&all, names.len());
    write(&home.join("dict/confidence.tsv"), &table_of_weights(&names, &weights))?;
    let page = page(&samples, &claimed, cases.iter().map(|(_, cases)| cases.len()).sum());
    print!("{page}");
    write(&home.join("docs/CONFIDENCE.md"), &page)
}

/// A sample for each claim of a document: what it is made of, and whether the gold has it.
fn add(document: &Document, case: &Case, group: usize, names: &mut Vec<&'static str>, samples: &mut Vec<Sample>) {
    let mut right = vec![false; document.claims.len()];
    for wanted in case.claims.iter().map(|line| gold::wanted(line)) {
        let free = |index: &usize| !right[*index] && gold::is_wanted(document, &document.claims[*index], &wanted);
        if let Some(index) = (0..right.len()).find(free) {
            right[index] = true;
        }
    }
    for (claim, right) in document.claims.iter().zip(right) {
        let factors = claim.explanation.iter().flat_map(|explanation| &explanation.factors);
        let number = |name: &'static str| {
            names.iter().position(|own| *own == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            })
        };
        samples.push(Sample { traits: factors.map(|factor| factor.name).map(number).collect(), right, group });
    }
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn table_of_weights(names: &[&str], weights: &[f64]) -> String {
    let mut out = String::from(
        "# What the traits of a claim say about its being right, in log odds (src/claim/confidence.rs).\n\
         # Written by `cargo run --release -p sasil-train -- confidence` from tests/claims/held; not to be edited.\n\
         # Origin: fitted for sasil. Licence: MIT OR Apache-2.0.\ntrait\tweight\n",
    );
    let mut rows: Vec<(&str, f64)> = names.iter().copied().zip(weights.iter().copied()).collect();
    rows.sort_by_key(|(name, _)| *name);
    for (name, weight) in rows {
        let _ = writeln!(out, "{name}\t{weight:.3}");
    }
    out
}

fn page(samples: &[Sample], claimed: &[f64], sentences: usize) -> String {
    let right = samples.iter().filter(|sample| sample.right).count();
    let share = right as f64 / samples.len().max(1) as f64;
    let bins = calibration::bins(claimed, samples, EDGES);
    let mut out = String::from(
        "# What the confidence of a claim means\n\n\
         The estimated probability that its kind and its core roles are right. It is a logistic model over traits that the reader\n\
         knows of its own reading, such as who was named in another clause, what was left open and who stands by without a part\n\
         (`src/claim/confidence.rs`; `sasil --explain` shows the traits of each claim with their weights, in log odds).\n\n\
         The weights (`dict/confidence.tsv`) and this page are written by\n\n\
         ```sh\ncargo run --release -p sasil-train -- confidence\n```\n\n",
    );
    let _ = writeln!(
        out,
        "from the {sentences} sentences of `tests/claims/held`, for which no rule was made. Each is read twice, with the names given and with \
         the names found: {} claims, of which {right} ({:.0} %) are right. What is claimed in this table was learnt without the tenth \
         of the sentences that it is measured on.\n",
        samples.len(),
        100.0 * share,
    );
    out.push_str("| confidence | claims | claimed | found |\n|---|---|---|---|\n");
    for bin in &bins {
        let to = bin.to.min(1.0);
        let _ = writeln!(
            out,
            "| {:.2} – {to:.2} | {} | {:.0} % | {:.0} % |",
            bin.from,
            bin.count,
            100.0 * bin.claimed,
            100.0 * bin.found
        );
    }
    let _ = writeln!(
        out,
        "\nBrier score {:.3} (one probability for all: {:.3}), calibration error {:.3}, a right claim is held surer than a wrong one in \
         {:.0} % of all pairs (50 % is chance).\n",
        calibration::brier(claimed, samples),
        share * (1.0 - share),
        calibration::calibration_error(&bins),
        100.0 * calibration::ranking(claimed, samples),
    );
    out.push_str("| keep claims from | kept | right among them | right ones lost |\n|---|---|---|---|\n");
    for least in [0.5, 0.6, 0.7, 0.8, 0.9] {
        let kept = claimed.iter().zip(samples).filter(|(claimed, _)| **claimed >= least);
        let (count, good) = kept.fold((0, 0), |(count, good), (_, own)| (count + 1, good + usize::from(own.right)));
        let _ = writeln!(
            out,
            "| {least:.1} | {count} | {:.0} % | {:.0} % |",
            100.0 * good as f64 / f64::from(count).max(1.0),
            100.0 * (right - good) as f64 / right.max(1) as f64,
        );
    }
    out.push_str(
        "\nHow surely the names were found is no trait: on these sentences it told nothing about the claims. A row is to be \
         read with its number of claims: among a few dozen, one in ten more or less is chance.\n",
    );
    out
}
