//! The claim reader against gold sentences: `tests/claims/*.toml` to develop with, `tests/claims/held/*.toml` to measure.
//!
//! The sentences were written by the contract of the output alone, names given, before any rule was made for them. What
//! the reader makes of them is counted, and may not fall below what it has reached; `cargo test --test it claims --
//! --nocapture` prints the figures of both sets. With `SASIL_LIST=acquire` it also prints each sentence of
//! `acquire.toml` that is read otherwise than it should be, with what came. The held out sentences are never listed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use sasil::{Claim, Document, Extractor, Role};

use crate::gold::{Case, alike, bare, is_wanted, said, wanted};
use crate::marked::strip;

/// Share of whole claims right among those found and among those wanted that is kept up, in percent.
const DEVELOPMENT: (u32, u32) = (94, 84);

/// The same of the sentences in `tests/claims/held`, which are nobody's to mend: the honest measure.
const HELD: (u32, u32) = (84, 69);

#[derive(Default)]
struct Count {
    wanted: u32,
    came: u32,
    right: u32,
    factual: u32,
    sourced: u32,
}

fn show(document: &Document, claim: &Claim) -> String {
    let mut line = claim.kind.to_string();
    for filler in &claim.roles {
        let _ = write!(line, " | {}={}", filler.role, said(document, &filler.filler));
    }
    let source = claim.source.as_ref().map(|source| said(document, source));
    let _ = write!(line, " | {} | {} | source={source:?}", claim.polarity.as_str(), claim.modality.as_str());
    line
}

fn cases(folder: &str) -> Vec<(String, Vec<Case>)> {
    crate::gold::cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

#[test]
fn sentences_that_no_rule_was_made_for_are_read_as_well_as_ever() {
    let counts = measure("tests/claims", &std::env::var("SASIL_LIST").unwrap_or_default());
    report("development", &counts, DEVELOPMENT);
}

/// Nothing of these sentences is printed but figures: who sees how they are misread makes rules for them.
#[test]
fn sentences_that_no_rule_may_be_made_for_are_read_as_well_as_ever() {
    let counts = measure("tests/claims/held", "");
    report("held out", &counts, HELD);
}

/// Reads the cases of a folder and counts; prints those of the file `listed` (or of `all`) that are read otherwise.
fn measure(folder: &str, listed: &str) -> BTreeMap<String, Count> {
    let extractor = Extractor::new().expect("the embedded dictionary");
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for (name, cases) in cases(folder) {
        let list = listed == name || listed == "all";
        for case in &cases {
            let (text, names) = strip(&case.text);
            let date = case.date.as_ref().map(|date| date.parse().expect("an ISO day"));
            let document = extractor.extract_named(&text, date, &names);
            let log = count(&document, case, &mut counts);
            if list && !log.is_empty() {
                println!("{text}\n{log}");
                if std::env::var_os("SASIL_OUTLINE").is_some() {
                    println!("{}", extractor.outline(&text, Some(&names)));
                }
            }
        }
    }
    counts
}

/// Prints the figures of a set, a kind a line and all together, and holds them to the floor.
fn report(set: &str, counts: &BTreeMap<String, Count>, floor: (u32, u32)) {
    let mut lines = String::new();
    let mut all = Count::default();
    for (kind, count) in counts {
        let _ = writeln!(lines, "{kind:12} wanted {:3}  came {:3}  right {:3}", count.wanted, count.came, count.right);
        all.wanted += count.wanted;
        all.came += count.came;
        all.right += count.right;
        all.factual += count.factual;
        all.sourced += count.sourced;
    }
    let (precision, recall) = (100 * all.right / all.came.max(1), 100 * all.right / all.wanted.max(1));
    println!(
        "{set}\n{lines}{set}: precision {precision} %, recall {recall} %; of {} right, {} with polarity and modality, {} with source",
        all.right, all.factual, all.sourced
    );
    assert!(precision >= floor.0 && recall >= floor.1, "{set}: fell below what was reached: {floor:?}");
}

#[test]
fn what_fills_a_role_in_a_case_stands_in_its_text() {
    for (name, cases) in cases("tests/claims").into_iter().chain(cases("tests/claims/held")) {
        for case in &cases {
            let text = bare(&strip(&case.text).0);
            for (role, filler) in case.claims.iter().flat_map(|line| wanted(line).roles) {
                let stands = text.contains(&bare(&filler));
                assert!(stands || is_code(role, &filler), "{name}: `{filler}` ({role}) is not in {}", case.text);
            }
        }
    }
}

/// Whether a role carries a code of the contract instead of words of the text.
fn is_code(role: Role, filler: &str) -> bool {
    matches!(role, Role::Metric | Role::Form) || role == Role::Change && matches!(filler, "in" | "out")
}

/// Counts a case; what is missing or invented comes back as lines.
fn count(document: &Document, case: &Case, counts: &mut BTreeMap<String, Count>) -> String {
    let mut log = String::new();
    let mut used = vec![false; document.claims.len()];
    for line in &case.claims {
        let wanted = wanted(line);
        let own = counts.entry(wanted.kind.to_string()).or_default();
        own.wanted += 1;
        let place = document
            .claims
            .iter()
            .enumerate()
            .position(|(index, claim)| !used[index] && is_wanted(document, claim, &wanted));
        let Some(place) = place else {
            let _ = writeln!(log, "  - {line}");
            continue;
        };
        used[place] = true;
        let claim = &document.claims[place];
        own.right += 1;
        let factual = claim.polarity == wanted.polarity && claim.modality == wanted.modality;
        own.factual += u32::from(factual);
        let source = claim.source.as_ref().map(|source| said(document, source));
        let sourced = match (&source, &wanted.source) {
            (None, None) => true,
            (Some(came), Some(gold)) => alike(came, &bare(gold)),
            _ => false,
        };
        own.sourced += u32::from(sourced);
        if !factual || !sourced {
            let _ = writeln!(log, "  ≠ {line}\n    {}", show(document, claim));
        }
    }
    for (claim, used) in document.claims.iter().zip(used) {
        counts.entry(claim.kind.to_string()).or_default().came += 1;
        if !used {
            let _ = writeln!(log, "  + {}", show(document, claim));
        }
    }
    log
}
