//! `dict/confidence.tsv` → `confidence.rs`: the weights of the traits of a claim.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// Compiles the file, or says in which line it is wrong.
pub fn compile(path: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("dict/confidence.tsv: {error}"))?;
    let mut out =
        String::from("/// Traits with their weights, in log odds.\npub static WEIGHTS: &[(&str, f32)] = &[\n");
    let mut seen = BTreeSet::new();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    for (index, line) in lines.skip(1) {
        let wrong = |what: &str| format!("dict/confidence.tsv:{}: {what}", index + 1);
        let (name, weight) = line.split_once('\t').ok_or_else(|| wrong("a trait and a weight are wanted"))?;
        let weight: f32 = weight.parse().map_err(|_| wrong("the weight is no number"))?;
        if !weight.is_finite() || !seen.insert(name) {
            return Err(wrong("the weight is infinite, or the trait listed twice"));
        }
        let _ = writeln!(out, "({name:?}, {weight:?}),");
    }
    out.push_str("];\n");
    Ok(out)
}
