//! Names: found in place, called by one name, and not found where there are none.

use std::fmt::Write;
use std::sync::OnceLock;

use sasil::{EntityKind, Extractor};

const FOUND: &str = include_str!("../names/found.tsv");
const LABELS: &str = include_str!("../names/labels.tsv");
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
