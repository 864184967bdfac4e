//! Why claims were read as they were: `tests/explain/*.toml`, text in, explanation out.
//!
//! The lines are those of [`sasil::Explanation`] without the clause and the confidence. `SASIL_LIST=1 cargo test --test it
//! explain -- --nocapture` prints what comes for every case.

use std::collections::BTreeSet;
use std::path::Path;

use sasil::{Claim, ClaimKind, Document, Extractor, Rule, Sign};

use crate::marked::strip;

#[derive(serde::Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    text: String,
    date: Option<String>,
    /// The claim that is explained; the first of its kind.
    kind: String,
    lines: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/explain");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("tests/explain").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &Path| -> File {
        toml::from_str(&std::fs::read_to_string(path).expect("a file")).unwrap_or_else(|e| panic!("{path:?}: {e}"))
    };
    paths.iter().flat_map(|path| read(path).case).collect()
}

fn read(extractor: &Extractor, case: &Case) -> Document {
    let (text, names) = strip(&case.text);
    let date: Option<jiff::civil::Date> = case.date.as_ref().map(|date| date.parse().expect("an ISO day"));
    extractor.extract_named(&text, date, &names)
}

fn explained<'d>(document: &'d Document, case: &Case) -> Option<&'d Claim> {
    let kind: ClaimKind = case.kind.parse().expect("a kind");
    document.claims_of(kind).next()
}

fn lines(claim: &Claim) -> Vec<String> {
    let explanation = claim.explanation.as_ref().expect("asked for");
    let readings = explanation.readings.iter().map(|reading| {
        let line = reading.to_string();
        line.split_once(" in “").map_or(line.clone(), |(before, _)| before.to_owned())
    });
    let grounds = explanation.grounds.iter().map(ToString::to_string);
    let cues = explanation.cues.iter().map(ToString::to_string);
    readings.chain(grounds).chain(cues).collect()
}

#[test]
fn claims_are_explained() {
    let extractor = Extractor::builder().explanations(true).build().expect("the embedded dictionary");
    let listed = std::env::var_os("SASIL_LIST").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let document = read(&extractor, &case);
        let came = explained(&document, &case).map(lines).unwrap_or_default();
        if listed || came != case.lines {
            wrong.push_str(&format!("{}\n  wanted {:#?}\n  came {came:#?}\n", case.text, case.lines));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_and_every_sign_is_explained_once() {
    let extractor = Extractor::builder().explanations(true).build().expect("the embedded dictionary");
    let (mut rules, mut signs) = (BTreeSet::new(), BTreeSet::new());
    for case in cases() {
        let document = read(&extractor, &case);
        for explanation in document.claims.iter().filter_map(|claim| claim.explanation.as_ref()) {
            rules.extend(explanation.grounds.iter().map(|ground| ground.rule));
            signs.extend(explanation.cues.iter().map(|cue| cue.sign));
        }
    }
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !rules.contains(rule)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    assert_eq!(signs, Sign::ALL.iter().copied().collect());
}

/// Every explanation is of its claim: as many readings as stretches of evidence, a ground for each role, words that stand
/// in the text where they say.
#[test]
fn explanations_fit_their_claims() {
    let extractor = Extractor::builder().explanations(true).build().expect("the embedded dictionary");
    for case in cases() {
        let (text, _) = strip(&case.text);
        for claim in &read(&extractor, &case).claims {
            let explanation = claim.explanation.as_ref().expect("asked for");
            assert_eq!(explanation.readings.len(), claim.evidence.len(), "{text}");
            let roles: Vec<_> = claim.roles.iter().map(|own| own.role).collect();
            assert_eq!(explanation.grounds.iter().map(|ground| ground.role).collect::<Vec<_>>(), roles, "{text}");
            let clauses = explanation.readings.iter().map(|reading| &reading.clause);
            let words = explanation.grounds.iter().filter_map(|ground| ground.words.as_ref());
            for passage in clauses.chain(words).chain(explanation.cues.iter().map(|cue| &cue.words)) {
                assert_eq!(passage.span.slice(&text), &*passage.text, "{text}");
                assert!(!passage.text.is_empty(), "{text}");
            }
        }
    }
}

#[test]
fn nothing_is_explained_unasked() {
    let extractor = Extractor::new().expect("the embedded dictionary");
    for case in cases() {
        assert!(read(&extractor, &case).claims.iter().all(|claim| claim.explanation.is_none()), "{}", case.text);
    }
}

/// A text written in letters that are composed first: the places are those of the text as it came.
#[test]
fn places_lead_back_to_letters_taken_apart() {
    let extractor = Extractor::builder().explanations(true).build().expect("the embedded dictionary");
    let text = "네이버는 업스테이지를 인수\u{1112}\u{1161}기로 했다.";
    let document = extractor.extract(text);
    let explanation = document.claims[0].explanation.as_ref().expect("asked for");
    let cue = &explanation.cues[0].words;
    assert_eq!(&*cue.text, "\u{1112}\u{1161}기로 했다");
    assert_eq!(cue.span.slice(text), &*cue.text);
    assert_eq!(explanation.readings[0].clause.span.slice(text), text.trim_end_matches('.'));
}
