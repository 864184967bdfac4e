//! Sentences to tokens.

use std::sync::LazyLock;

use proptest::prelude::*;
use sasil::ByteSpan;
use sasil::lexicon::{NameKind, UserName};
use sasil::segment::{Pos, Segmenter, Token, WordClass};

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::embedded().unwrap());

fn tokens_by(segmenter: &Segmenter, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    segmenter.worker().segment(text, ByteSpan::new(0, text.len()), &mut tokens);
    tokens
}

fn tokens(text: &str) -> Vec<Token> {
    tokens_by(&SEGMENTER, text)
}

/// `word/TAG+TAG[stem]*`
fn show(segmenter: &Segmenter, text: &str, token: &Token) -> String {
    let word = token.span().slice(text);
    let tags: Vec<&str> = segmenter.tags(token).iter().map(|tag| tag.as_str()).collect();
    let stem = match segmenter.lemma(token, text) {
        stem if stem == word => String::new(),
        stem => format!("[{stem}]"),
    };
    let name = if token.name().is_some() { "*" } else { "" };
    format!("{word}/{}{stem}{name}", tags.join("+"))
}

fn shown(segmenter: &Segmenter, text: &str) -> Vec<String> {
    tokens_by(segmenter, text).iter().map(|token| show(segmenter, text, token)).collect()
}

#[test]
fn sentences_of_the_table() {
    let mut failures = Vec::new();
    let table = include_str!("../segment.tsv");
    for (number, line) in (1..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#')) {
        let (text, wanted) = line.split_once('\t').expect("two columns");
        let wanted: Vec<&str> = wanted.split(' ').collect();
        let found = shown(&SEGMENTER, text);
        if !found.windows(wanted.len()).any(|window| window == wanted) {
            failures.push(format!("tests/segment.tsv:{number}: {text}\n  {}", found.join(" ")));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn a_token_is_small() {
    assert!(size_of::<Token>() <= 32);
}

#[test]
fn spans_count_from_the_start_of_the_document() {
    let text = "첫 문장이다. 네이버가 올랐다.";
    let start = text.find("네이버").unwrap();
    let mut found = Vec::new();
    SEGMENTER.worker().segment(text, ByteSpan::new(start, text.len()), &mut found);
    assert_eq!(found[0].span(), ByteSpan::new(start, start + 9));
    assert!(found[0].space_before());
    assert!(!found[1].space_before());
}

#[test]
fn a_span_that_does_not_fit_has_no_tokens() {
    let text = "네이버";
    let mut found = Vec::new();
    for (start, end) in [(0, 10), (1, 3), (3, 2), (9, 9), (usize::MAX, usize::MAX)] {
        SEGMENTER.worker().segment(text, ByteSpan::new(start, end), &mut found);
    }
    assert_eq!(found, []);
}

#[test]
fn what_was_there_stays_in_front() {
    let mut found = tokens("네이버");
    SEGMENTER.worker().segment("두산", ByteSpan::new(0, 6), &mut found);
    assert_eq!(found.len(), 2);
}

#[test]
fn person_and_place_names_say_so() {
    let class = |text: &str| tokens(text)[0].tags().class();
    assert_eq!(class("박영수 대표가 왔다"), WordClass::Person);
    assert_eq!(class("부산에 갔다"), WordClass::Place);
    assert_eq!(class("목적지에 갔다"), WordClass::Location);
    assert_eq!(class("나들이를 갔다"), WordClass::Action);
}

#[test]
fn names_of_the_user_win() {
    let names = vec![
        UserName {
            aliases: vec!["TNR".to_owned(), "나래".to_owned()],
            homographs: vec!["나래".to_owned()],
            ticker: "123456".to_owned(),
            ..UserName::new("태산나래로보틱스", NameKind::Company)
        },
        UserName::new("새롬솔라원", NameKind::Company),
    ];
    let (segmenter, rejected) = SEGMENTER.with_names(names).unwrap();
    assert_eq!(rejected, []);
    let found = shown(&segmenter, "태산나래로보틱스가 새롬솔라원을 샀고 TNR은 올랐다");
    assert_eq!(found[0], "태산나래로보틱스/NNP*");
    assert_eq!(found[2], "새롬솔라원/NNP*");
    assert!(found.contains(&"TNR/NNP*".to_owned()), "{found:?}");
    let token = tokens_by(&segmenter, "TNR이 올랐다")[0];
    let lexicon = segmenter.lexicon();
    let surface = lexicon.surface(token.name().unwrap());
    let name = lexicon.name(surface.names().next().unwrap());
    assert_eq!((name.name, name.ticker), ("태산나래로보틱스", "123456"));
    // The names of the crate are still there.
    assert_eq!(shown(&segmenter, "엔비디아가")[0], "엔비디아/NNP*");
    // And the first segmenter knows nothing of them.
    assert_ne!(shown(&SEGMENTER, "새롬솔라원을")[0], "새롬솔라원/NNP*");
}

#[test]
fn a_form_of_the_crate_may_be_claimed() {
    let own = UserName { country: "KR".to_owned(), ..UserName::new("엔비디아", NameKind::Organization) };
    let (segmenter, _) = SEGMENTER.with_names(vec![own]).unwrap();
    let token = tokens_by(&segmenter, "엔비디아가")[0];
    let names: Vec<_> = segmenter.lexicon().surface(token.name().unwrap()).names().collect();
    assert_eq!(names.len(), 1);
    assert_eq!(segmenter.lexicon().name(names[0]).kind, NameKind::Organization);
}

#[test]
fn bad_names_are_left_out_and_reported() {
    let bad = ["", " 가온", "가\0나", "강", &"가".repeat(100)];
    let mut names: Vec<UserName> = bad.iter().map(|name| UserName::new(*name, NameKind::Company)).collect();
    names.push(UserName { homographs: vec!["다른말".to_owned()], ..UserName::new("바른말", NameKind::Company) });
    names.push(UserName::new("온누리바이오텍스", NameKind::Company));
    let (segmenter, rejected) = SEGMENTER.with_names(names).unwrap();
    let places: Vec<usize> = rejected.iter().map(|rejected| rejected.index).collect();
    assert_eq!(places, [0, 1, 2, 3, 4, 5]);
    assert_eq!(shown(&segmenter, "온누리바이오텍스는")[0], "온누리바이오텍스/NNP*");
}

#[test]
fn long_text_without_a_space() {
    for unit in ["가", "a", "0", "(", "삼성전자", "🙂", "\0", "ᄀ", "네이버가투자했다"] {
        let text = unit.repeat(100_000 / unit.len());
        let found = tokens(&text);
        check(&text, &found);
    }
}

#[test]
fn a_worker_is_as_good_after_a_long_text() {
    let mut worker = SEGMENTER.worker();
    let long = "길고 긴 글 ".repeat(10_000);
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let text = "카카오뱅크는 이익이 늘었다.";
    worker.segment(text, ByteSpan::new(0, text.len()), &mut first);
    worker.segment(&long, ByteSpan::new(0, long.len()), &mut Vec::new());
    worker.segment(text, ByteSpan::new(0, text.len()), &mut second);
    assert_eq!(first, second);
}

#[test]
fn segmenters_go_between_threads() {
    let segmenter = SEGMENTER.clone();
    let text = "구글이 투자했다";
    let other = std::thread::spawn(move || tokens_by(&segmenter, text)).join().unwrap();
    assert_eq!(other, tokens(text));
}

#[test]
fn tags_answer_questions() {
    let found = tokens("밝혔다고");
    let tags = found[0].tags();
    assert!(tags.is_verbal() && !tags.is_nominal() && !tags.is_particle());
    assert!(tags.has(Pos::EP) && !tags.has(Pos::NNG) && !tags.is(Pos::VV));
    for pos in Pos::ALL {
        assert_eq!(Pos::from_tag(pos.as_str()), *pos);
    }
}

#[cfg(feature = "lindera")]
#[test]
fn a_folder_without_a_dictionary_is_an_error() {
    let missing = Segmenter::from_folder("/nowhere/at/all").err().unwrap();
    assert_eq!(missing.kind(), sasil::ErrorKind::Dictionary);
    assert!(missing.to_string().contains("/nowhere/at/all"), "{missing}");
    let empty = Segmenter::from_folder(env!("CARGO_MANIFEST_DIR")).err().unwrap();
    assert_eq!(empty.kind(), sasil::ErrorKind::Dictionary);
}

/// In order, not overlapping, on character boundaries, not blank at the ends, covering all that is not
/// blank.
fn check(text: &str, found: &[Token]) {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let mut end = 0;
    for token in found {
        let span = token.span();
        assert!(span.start >= end && span.end > span.start, "{span:?} after {end}");
        let gap = text.get(end..span.start).expect("on boundaries");
        assert!(gap.chars().all(blank), "{gap:?} is left out");
        let word = text.get(span.start..span.end).expect("on boundaries");
        assert!(!word.starts_with(blank) && !word.ends_with(blank), "{word:?}");
        assert_eq!(token.space_before(), span.start == 0 || !gap.is_empty(), "{word:?}");
        end = span.end;
    }
    assert!(text[end..].chars().all(blank), "{:?} is left out", &text[end..]);
}

proptest! {
    #[test]
    fn tokens_cover_the_text(text in prop::collection::vec(part(), 0..60).prop_map(|p| p.concat())) {
        check(&text, &tokens(&text));
    }

    #[test]
    fn any_string_will_do(text in any::<String>()) {
        check(&text, &tokens(&text));
    }
}

/// Parts that meet badly: names, particles, letters, decomposed syllables, marks, blanks.
fn part() -> impl Strategy<Value = String> {
    let fixed = [
        "삼성전자",
        "SK텔레콤",
        "오픈AI",
        "KT",
        "3M",
        "은",
        "를",
        "이",
        " ",
        "\n",
        "\0",
        "\u{a0}",
        "\u{3000}",
        "\u{200b}",
        "\u{feff}",
        "가나",
        "값",
        "ᄒ",
        "ᅡ",
        "ᆫ",
        "ㅋㅋ",
        "AT&T",
        "Goldman Sachs",
        "1,234.5",
        "억",
        "달러",
        "투자했다",
        "美",
        "〇",
        "🙂",
        "👩‍👩‍👧",
        "é",
        "ｅ",
        "%",
        "“",
        "”",
        "(",
        ")",
        "…",
        "·",
        "㈜",
    ];
    prop_oneof![
        prop::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        "[가-힣]{1,4}",
        "[a-zA-Z0-9]{1,6}",
        any::<char>().prop_map(String::from),
    ]
}
