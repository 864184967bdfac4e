//! Every form of a predicate behind every event: `tests/claims/forms.tsv`.

use std::fmt::Write as _;
use std::path::Path;

use sasil::{ClaimKind, Extractor};

use crate::marked::strip;

/// What stands before the noun of an event, and the noun.
const EVENTS: [(ClaimKind, &str, &str); 9] = [
    (ClaimKind::Invest, "{c:나래소프트}는 {c:벼리몰}에", "투자"),
    (ClaimKind::Acquire, "{c:나래소프트}는 {c:벼리몰}을", "인수"),
    (ClaimKind::Divest, "{c:나래소프트}는 {c:벼리몰}을", "매각"),
    (ClaimKind::Merge, "{c:나래소프트}는 {c:벼리몰}과", "합병"),
    (ClaimKind::Supply, "{c:나래소프트}는 {c:벼리몰}에 배터리를", "공급"),
    (ClaimKind::Launch, "{c:나래소프트}는 ‘다온폰’을", "출시"),
    (ClaimKind::List, "{c:나래소프트}는 코스닥에", "상장"),
    (ClaimKind::Hire, "{c:나래소프트}는 개발자 200명을", "채용"),
    (ClaimKind::Found, "{c:나래소프트}는 합작법인을", "설립"),
];

#[test]
fn a_form_means_the_same_behind_every_event() {
    let extractor = Extractor::new().expect("the embedded dictionary");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims/forms.tsv");
    let table = std::fs::read_to_string(path).expect("tests/claims/forms.tsv");
    let mut wrong = String::new();
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let mut cells = line.split('\t');
        let (form, usual) = (cells.next().unwrap_or_default(), cells.next().expect("a form and its standing"));
        let (others, other) = cells.next().and_then(|but| but.split_once(": ")).unwrap_or_default();
        for (kind, before, noun) in EVENTS {
            let wanted = if others.split(", ").any(|own| own == kind.as_str()) { other } else { usual };
            let (text, names) = strip(&format!("{before} {noun}{form}."));
            let document = extractor.extract_named(&text, None, &names);
            let read: Vec<String> = document
                .claims_of(kind)
                .map(|claim| format!("{} {}", claim.polarity.as_str(), claim.modality.as_str()))
                .collect();
            let read = if read.is_empty() { "nothing".to_owned() } else { read.join(", ") };
            if read != wanted {
                let _ = writeln!(wrong, "{text}: {read}, not {wanted}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
