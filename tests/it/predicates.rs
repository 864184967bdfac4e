//! Every word that carries a frame has a sentence in which it does: `dict/predicates/examples.tsv`.
//!
//! `SASIL_LIST=1 cargo test --test it predicates -- --nocapture` prints how each sentence that fails was read.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use sasil::{Document, Extractor, Filler, PredicateClass, Role};
use sasil_dict::predicates::{FRAMES, PREDICATES, WordClass};

use crate::marked::strip;

/// A frame that hides the words of an event: its sentences tell none.
const NO_EVENT: &str = "no_event";

/// A row of the table.
struct Example<'t> {
    line: usize,
    lemma: &'t str,
    class: &'t str,
    frame: &'t str,
    sentence: &'t str,
    roles: Vec<(Role, &'t str)>,
}

fn table() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dict/predicates/examples.tsv");
    std::fs::read_to_string(path).expect("dict/predicates/examples.tsv")
}

fn examples(table: &str) -> Vec<Example<'_>> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines.skip(1).map(|(index, line)| example(index + 1, line)).collect()
}

fn example(line: usize, row: &str) -> Example<'_> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [lemma, class, frame, sentence, roles] = cells[..] else { panic!("examples.tsv:{line}: five columns") };
    let role = |part: &'_ str| -> (Role, String) {
        let (role, filler) = part.split_once('=').unwrap_or_else(|| panic!("examples.tsv:{line}: `{part}`"));
        (role.parse().unwrap_or_else(|_| panic!("examples.tsv:{line}: no role `{role}`")), filler.to_owned())
    };
    let roles = roles.split(" | ").filter(|part| !part.is_empty()).map(|part| {
        let (role, _) = role(part);
        (role, part.split_once('=').map_or("", |(_, filler)| filler))
    });
    Example { line, lemma, class, frame, sentence, roles: roles.collect() }
}

fn said<'d>(document: &'d Document, filler: &'d Filler) -> &'d str {
    match filler {
        Filler::Entity(id) => document.entity(*id).map_or("", |entity| &entity.text),
        Filler::Passage(passage) => &passage.text,
        Filler::Code { code, .. } => code,
    }
}

/// What is wrong with an example; nothing where its word carries its frame and gives its roles.
fn fault(extractor: &Extractor, example: &Example<'_>) -> Option<String> {
    let (text, names) = strip(example.sentence);
    let document = extractor.extract_named(&text, None, &names);
    let class: PredicateClass = example.class.parse().expect("a class");
    if example.frame == NO_EVENT {
        let told = document.claims.first().map(|claim| format!("tells {claim}"));
        return told.or_else(|| (!text.contains(example.lemma)).then(|| "the word is not there".to_owned()));
    }
    let is_read = |claim: &&sasil::Claim| {
        let readings = &claim.explanation.as_ref().expect("asked for").readings;
        readings.iter().any(|own| own.frame == example.frame && own.lemma == example.lemma && own.class == class)
    };
    let mut came = String::new();
    let claims: Vec<_> = document.claims.iter().filter(is_read).collect();
    for claim in &document.claims {
        let _ =
            write!(came, "\n    {} {claim}\n    {:?}", claim.kind, claim.explanation.as_ref().map(ToString::to_string));
    }
    if claims.is_empty() {
        return Some(format!("no claim by this word: {came}"));
    }
    let gives = |(role, wanted): &(Role, &str)| {
        claims.iter().any(|claim| claim.fillers(*role).any(|filler| said(&document, filler) == *wanted))
    };
    let missing: Vec<_> = example.roles.iter().filter(|role| !gives(role)).collect();
    (!missing.is_empty()).then(|| format!("without {missing:?}: {came}"))
}

#[test]
fn every_example_is_read_by_its_word() {
    let extractor = Extractor::builder().explanations(true).build().expect("the embedded dictionary");
    let table = table();
    let mut wrong = String::new();
    let mut count = 0;
    for example in examples(&table) {
        if let Some(fault) = fault(&extractor, &example) {
            count += 1;
            if std::env::var_os("SASIL_LIST").is_some() {
                let (text, names) = strip(example.sentence);
                println!("{}", extractor.outline(&text, Some(&names)));
            }
            let Example { line, lemma, frame, sentence, .. } = example;
            let _ = writeln!(wrong, "examples.tsv:{line}: {lemma} ({frame}): {sentence}\n  {fault}");
        }
    }
    assert!(wrong.is_empty(), "{count} are read otherwise:\n{wrong}");
}

#[test]
fn every_predicate_has_an_example() {
    let table = table();
    let shown: BTreeSet<_> =
        examples(&table).iter().map(|example| (example.lemma, example.class, example.frame)).collect();
    let known: BTreeSet<_> = PREDICATES
        .iter()
        .map(|predicate| {
            let class = match predicate.class {
                WordClass::Noun => "noun",
                WordClass::Verb => "verb",
            };
            (predicate.lemma, class, FRAMES[predicate.frame].name)
        })
        .collect();
    let without: Vec<_> = known.difference(&shown).collect();
    assert!(without.is_empty(), "{} predicates have no example: {without:?}", without.len());
    let strange: Vec<_> = shown.difference(&known).collect();
    assert!(strange.is_empty(), "examples of no predicate: {strange:?}");
}
