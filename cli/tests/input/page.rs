//! Web pages: what of them is read, and that every place is one of the page's source.

use crate::folder::{Folder, Run, sasil};
use sasil_cli::Exit;
use serde_json::Value;

/// What the entities of a kind are called in the output.
fn texts<'r>(document: &'r Value, kind: &str) -> Vec<&'r str> {
    let all = document["entities"].as_array().expect("entities").iter();
    all.filter(|entity| entity["kind"] == kind).filter_map(|entity| entity["text"].as_str()).collect()
}

fn read(file: &str, options: &[&str]) -> Run {
    let run = sasil(&[&["--format", "ndjson"][..], options, &[file]].concat());
    assert_eq!(run.exit, Exit::Done, "{}", run.err);
    run
}

/// Every place of a document, with the text that the output gives for it.
fn places(value: &Value, found: &mut Vec<(usize, usize, usize, usize, Option<String>)>) {
    match value {
        Value::Object(object) => {
            if let (Some(chars), Some(bytes)) = (object.get("chars"), object.get("bytes")) {
                let number = |pair: &Value, at: usize| pair[at].as_u64().expect("a number") as usize;
                // The text of these roles is a code.
                let is_code = object.get("role").is_some_and(|role| role == "metric" || role == "form");
                let text = object.get("text").and_then(Value::as_str).filter(|_| !is_code).map(ToString::to_string);
                found.push((number(chars, 0), number(chars, 1), number(bytes, 0), number(bytes, 1), text));
            }
            object.values().for_each(|value| places(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| places(value, found)),
        _ => {}
    }
}

fn assert_places(document: &Value, source: &str) {
    let mut found = Vec::new();
    places(document, &mut found);
    assert!(!found.is_empty());
    for (start, end, first, last, text) in found {
        let there = &source[first..last];
        assert_eq!(source.chars().skip(start).take(end - start).collect::<String>(), there);
        if let Some(text) = text {
            assert_eq!(text, there);
        }
    }
}

#[test]
fn the_article_is_read_and_nothing_around_it() {
    let source = include_str!("pages/portal.html");
    let folder = Folder::new();
    let run = read(&folder.file("portal.html", source), &[]);
    let document = &run.objects()[0];
    assert_eq!(document["date"], "2025-03-12");
    assert_eq!(
        texts(document, "company"),
        ["누리온", "해솔전자", "누리온", "해솔</b>전자", "해솔전자", "누리온"],
        "{}",
        run.out
    );
    assert_eq!(texts(document, "money"), ["3000억원", "3000억원", "1조2000억&#50896;"]);
    assert_places(document, source);
    let acquired = document["claims"].as_array().expect("claims").iter().find(|claim| claim["kind"] == "acquire");
    assert!(acquired.is_some_and(|claim| claim["key"] == "acquire|누리온|해솔전자|KRW 300000000000"), "{}", run.out);
}

#[test]
fn a_page_in_cp949_without_a_plan_is_read() {
    let source = include_str!("pages/old.html");
    let folder = Folder::new();
    let run = read(&folder.file("old.html", encoding_rs::EUC_KR.encode(source).0), &[]);
    let document = &run.objects()[0];
    assert_eq!(document["date"], "2004-10-26", "{}", run.out);
    let companies = texts(document, "company");
    assert!(companies.contains(&"도담테크") && companies.contains(&"늘봄전지"), "{companies:?}");
    assert!(!companies.iter().any(|name| ["네이버", "카카오", "삼성전자"].contains(name)), "{companies:?}");
    assert_places(document, source);
}

#[test]
fn markup_inside_a_name_belongs_to_its_place_alone() {
    let source = include_str!("pages/blog.html");
    let folder = Folder::new();
    let run = read(&folder.file("blog.html", source), &[]);
    let document = &run.objects()[0];
    let first = &document["entities"][0];
    assert_eq!((&first["text"], &first["company"]["name"]), (&"한빛<i>소프트".into(), &"한빛소프트".into()));
    assert_eq!(texts(document, "money"), ["12</b>0억&nbsp;원"]);
    assert_places(document, source);
    let screen = sasil(&[&folder.file("blog.html", source)]).out;
    assert!(screen.contains("120억 원") && !screen.contains(['<', '&']), "people are shown no markup: {screen}");
}

#[test]
fn the_whole_page_is_read_where_it_is_asked_for() {
    let folder = Folder::new();
    let file = folder.file("portal.html", include_str!("pages/portal.html"));
    let document = &read(&file, &["--keep-furniture"]).objects()[0];
    let companies = texts(document, "company");
    for name in ["쿠팡", "하이브", "셀트리온", "KT"] {
        assert!(companies.contains(&name), "{name}: {companies:?}");
    }
    assert!(!companies.contains(&"네이버"), "a script is no text");
}

#[test]
fn a_page_is_known_by_its_beginning_and_can_be_forced() {
    let folder = Folder::new();
    let page = "<!doctype html><p>네이버가 쿠팡에 1억 원을 투자했다.</p>";
    let run = read(&folder.file("a.txt", page), &[]);
    assert_eq!(run.objects()[0]["entities"][0]["bytes"], serde_json::json!([18, 27]));
    let run = read(&folder.file("b.txt", "x <p>네이버가 쿠팡에 1억 원을 투자했다.</p>"), &["--input", "html"]);
    assert_eq!(run.objects()[0]["entities"][0]["bytes"], serde_json::json!([5, 14]));
    let run = sasil(&[&folder.file("c.html", "<html><script>네이버</script></html>")]);
    assert_eq!((run.exit, run.err.lines().count()), (Exit::SomeFailed, 1));
    assert!(run.err.contains("c.html: holds no text beside its markup"), "{}", run.err);
}
