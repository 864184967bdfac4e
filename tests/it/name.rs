//! Names: found in place, called by one name, and not found where there are none.

use std::fmt::Write;
use std::sync::OnceLock;

use sasil::{EntityKind, Extractor};

const FOUND: &str = include_str!("../names/found.tsv");
const LABELS: &str = include_str!("../names/labels.tsv");
const UNSEEN: &str = include_str!("../names/unseen.txt");
const HOMOGRAPHS: &str = include_str!("../names/homographs.txt");
const BODIES: &str = include_str!("../names/bodies.txt");
const STRANGERS: &str = include_str!("../names/strangers.txt");
const EVERYDAY: &str = include_str!("../names/everyday.txt");

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::new().expect("the embedded dictionary"))
}

/// The rows of a table behind its header.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}

fn names(text: &str) -> Vec<String> {
    let letter = |kind| match kind {
        EntityKind::Company => Some('c'),
        EntityKind::Organization => Some('o'),
        EntityKind::Person => Some('p'),
        EntityKind::Money | EntityKind::Date | EntityKind::Percent => None,
    };
    let document = extractor().extract(text);
    document.entities.iter().filter_map(|entity| Some(format!("{}:{}", letter(entity.kind())?, entity.text))).collect()
}

#[test]
fn names_are_found_in_place() {
    let mut wrong = String::new();
    for row in rows(FOUND) {
        let [text, wanted] = row[..] else { panic!("two columns: {row:?}") };
        let wanted: Vec<&str> = wanted.split('|').filter(|name| *name != "-").collect();
        let found = names(text);
        if found != wanted {
            let _ = writeln!(wrong, "{text}\n  wanted {wanted:?}\n  found  {found:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_form_is_called_by_one_name() {
    let mut wrong = String::new();
    for row in rows(LABELS) {
        let [text, mention, wanted] = row[..] else { panic!("three columns: {row:?}") };
        let document = extractor().extract(text);
        let entity = document.entities.iter().rev().find(|entity| &*entity.text == mention);
        let name = entity.and_then(|entity| entity.name());
        if name != Some(wanted) {
            let _ = writeln!(wrong, "{text}\n  {mention}: wanted {wanted}, found {name:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The text of a marked line, and its names: `{c:나래}가` is 나래가 with a firm from byte 0 to 6.
fn unmarked(line: &str) -> (String, Vec<(usize, usize, char)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    for part in line.split('{') {
        match part.split_once('}') {
            Some((name, rest)) => {
                let (kind, name) = name.split_once(':').expect("a kind");
                let start = text.len();
                text.push_str(name);
                names.push((start, text.len(), kind.chars().next().expect("a letter")));
                text.push_str(rest);
            }
            None => text.push_str(part),
        }
    }
    (text, names)
}

/// Of the firms in marked lines, each a document: precision, recall, and the lines with a mistake.
fn firms_found(marked: &str) -> (f64, f64, String) {
    found_of(marked, 'c', EntityKind::Company)
}

/// The same of one kind.
fn found_of(marked: &str, letter: char, kind: EntityKind) -> (f64, f64, String) {
    let (mut gold, mut found, mut right) = (0, 0, 0);
    let mut wrong = String::new();
    for line in marked.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, names) = unmarked(line);
        let wanted: Vec<(usize, usize)> =
            names.into_iter().filter(|name| name.2 == letter).map(|(start, end, _)| (start, end)).collect();
        let document = extractor().extract(&text);
        let names = document.entities.iter().filter(|entity| entity.kind() == kind);
        let names: Vec<(usize, usize)> = names.map(|entity| (entity.span.start, entity.span.end)).collect();
        if names != wanted {
            let forms: Vec<&str> = names.iter().map(|&(start, end)| &text[start..end]).collect();
            let _ = writeln!(wrong, "{line}\n  found {forms:?}");
        }
        gold += wanted.len();
        found += names.len();
        right += names.iter().filter(|name| wanted.contains(name)).count();
    }
    (f64::from(right as u32) / f64::from(found as u32), f64::from(right as u32) / f64::from(gold as u32), wrong)
}

/// A single sentence says little of who 직방 is: nine of ten are wanted, and no more false ones.
#[test]
fn firms_called_by_words_are_told_from_the_words() {
    let (precision, recall, wrong) = firms_found(HOMOGRAPHS);
    println!("firms called by words: precision {precision:.3}, recall {recall:.3}");
    assert!(precision >= 0.9 && recall >= 0.85, "precision {precision:.3}, recall {recall:.3}\n{wrong}");
}

#[test]
fn firms_are_found_in_sentences_that_the_corpus_does_not_have() {
    let (precision, recall, wrong) = firms_found(UNSEEN);
    println!("firms in other sentences: precision {precision:.3}, recall {recall:.3}");
    assert!(precision >= 0.95 && recall >= 0.85, "precision {precision:.3}, recall {recall:.3}\n{wrong}");
}

#[test]
fn bodies_are_found_in_sentences_that_the_corpus_does_not_have() {
    let (precision, recall, wrong) = found_of(BODIES, 'o', EntityKind::Organization);
    println!("bodies in other sentences: precision {precision:.3}, recall {recall:.3}");
    assert!(precision >= 0.95 && recall >= 0.9, "precision {precision:.3}, recall {recall:.3}\n{wrong}");
}

/// One strange name in a sentence may be a striker, a film, a town or a firm.
#[test]
fn persons_and_firms_are_told_from_things_by_what_the_sentence_says() {
    let (precision, recall, wrong) = found_of(STRANGERS, 'p', EntityKind::Person);
    println!("persons by one strange name: precision {precision:.3}, recall {recall:.3}");
    assert!(precision >= 0.8 && recall >= 0.55, "precision {precision:.3}, recall {recall:.3}\n{wrong}");
    let (precision, recall, wrong) = firms_found(STRANGERS);
    println!("firms by one strange name: precision {precision:.3}, recall {recall:.3}");
    assert!(precision >= 0.75 && recall >= 0.8, "precision {precision:.3}, recall {recall:.3}\n{wrong}");
}

/// Fewer than one false firm in a thousand words.
#[test]
fn everyday_text_names_no_firms() {
    let text: String = EVERYDAY.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let document = extractor().extract(&text);
    let found: Vec<&str> = document
        .entities
        .iter()
        .filter(|entity| entity.kind() == EntityKind::Company)
        .map(|entity| &*entity.text)
        .collect();
    let words = text.split_whitespace().count();
    println!("everyday text: {} false firms in {words} words", found.len());
    assert!(words >= 3000, "{words} words are too few for a rate");
    assert!(found.len() * 1000 < words, "{} in {words} words: {found:?}", found.len());
}

#[test]
fn a_firm_is_found_at_every_mention() {
    let text = "푸드테크 스타트업 밥두레가 투자를 유치했다. 이번 투자에는 두 곳이 참여했다. 밥두레는 내년 상장한다. 업계는 밥두레를 주목한다.";
    let found = names(text);
    assert_eq!(found.iter().filter(|name| *name == "c:밥두레").count(), 3, "{found:?}");
}

#[test]
fn names_of_a_users_own_are_found_and_bad_lines_are_told() {
    let path = std::env::temp_dir().join(format!("sasil-names-{}.tsv", std::process::id()));
    let table = "name\taliases\tticker\tlei\n새별상호금고\t새별금고\t000001\t5299\n\t새별\t\t\n";
    std::fs::write(&path, table).expect("a writable folder");
    let builder = Extractor::builder().user_dictionary(&path).expect("a readable table");
    std::fs::remove_file(&path).expect("just written");
    assert_eq!(builder.problems().len(), 1);
    assert!(builder.problems()[0].contains(".tsv:3: "), "{:?}", builder.problems());
    let extractor = builder.build().expect("a sound dictionary");
    let document = extractor.extract("새별금고에서 돈을 빌렸다.");
    assert_eq!(&*document.entities[0].text, "새별금고");
    assert_eq!(document.entities[0].name(), Some("새별상호금고"));
    assert!(Extractor::builder().user_dictionary("no/such/table.tsv").is_err());
}

#[test]
fn without_the_lexicon_names_are_found_by_form_and_context() {
    let extractor = Extractor::builder().lexicon(false).build().expect("the embedded dictionary");
    let document = extractor.extract("반도체 업체 삼성전자는 미국 텍사스에 공장을 짓는다.");
    let company = document.entities.iter().find(|entity| entity.kind() == EntityKind::Company).expect("a firm");
    assert_eq!((&*company.text, company.name()), ("삼성전자", Some("삼성전자")));
}
