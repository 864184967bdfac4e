//! Texts that no newspaper prints: they cost what their length says, and end. How the cost grows is measured by
//! `cargo bench --bench growth`; here each once exhausted the stack, or would run for ages.

use sasil::{ClaimKind, Extractor};

/// Reads a text; gives how many claims it has.
fn claims(text: &str) -> usize {
    Extractor::new().expect("embedded").extract(text).claims.len()
}

#[test]
fn clauses_without_end() {
    assert!(claims(&"네이버가 카카오에 투자하고 ".repeat(1500)) > 0);
}

#[test]
fn owners_of_owners() {
    claims(&("네이버의 ".repeat(600) + "투자."));
    claims(&("네이버의 지분의 ".repeat(300) + "10%를 카카오가 샀다."));
}

#[test]
fn modifiers_of_modifiers() {
    claims(&("네이버가 투자한 ".repeat(600) + "카카오가 투자했다."));
}

#[test]
fn quotations_one_behind_the_other() {
    claims(&format!("네이버는 {}말했다.", "“투자했다”고 ".repeat(600)));
}

#[test]
fn one_name_over_and_over() {
    claims(&"삼성전자".repeat(1500));
    claims(&"삼성전자 ".repeat(1500));
}

#[test]
fn marks_alone() {
    for mark in ["(", "()", "\"", "“", "‘", ".", "…", ",", "·", "\u{200b}"] {
        assert_eq!(claims(&mark.repeat(5_000)), 0, "{mark}");
    }
}

#[test]
fn the_end_of_a_text_without_full_stops_is_read() {
    let text = "점심을 먹고 산책을 하고 ".repeat(400) + "네이버는 업스테이지에 300만 달러를 출자했다.";
    let document = Extractor::new().expect("embedded").extract(&text);
    assert_eq!(document.claims_of(ClaimKind::Invest).count(), 1);
}

#[test]
fn an_amount_without_end_is_cut_short_in_its_warning() {
    let digits = "9".repeat(100_000);
    let document = Extractor::new().expect("embedded").extract(&format!("네이버가 {digits}원을 투자했다."));
    let warning = document.warnings.first().expect("a warning");
    assert!(warning.message.chars().count() < 100, "{}", warning.message);
    assert_eq!(warning.chars.map(|chars| chars.end - chars.start), Some(digits.len() + 1));
}
