//! The whole pipeline: golden outputs of the example articles, and what must hold for any text.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use sasil::{Document, Extractor, Filler, Modality, Polarity};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().expect("the embedded dictionary"));

/// A document in lines that a person can review: entities with their values, claims with their roles.
fn lines(document: &Document) -> String {
    let mut out = format!("date {}\n", document.date.map_or_else(|| "-".to_owned(), |date| date.to_string()));
    for entity in &document.entities {
        let _ = writeln!(out, "{} {} = {}", entity.kind(), entity.text, entity.value);
    }
    for claim in &document.claims {
        let _ = write!(out, "\n{}", claim.kind);
        for role in &claim.roles {
            let _ = write!(out, " | {}={}", role.role, said(document, &role.filler));
        }
        if claim.polarity == Polarity::Negated {
            out.push_str(" | negated");
        }
        if claim.modality != Modality::Asserted {
            let _ = write!(out, " | {}", claim.modality.as_str());
        }
        if let Some(source) = &claim.source {
            let _ = write!(out, " | source={}", said(document, source));
        }
        out.push('\n');
        for evidence in &claim.evidence {
            let _ = writeln!(out, "    {}", evidence.text);
        }
    }
    for warning in &document.warnings {
        let _ = writeln!(out, "warning {}: {}", warning.code, warning.message);
    }
    out
}

fn said(document: &Document, filler: &Filler) -> String {
    match filler {
        Filler::Entity(id) => document.entity(*id).map(|entity| entity.text.to_string()).unwrap_or_default(),
        Filler::Passage(passage) => passage.text.to_string(),
        Filler::Code { code, .. } => (*code).to_owned(),
    }
}

/// `SASIL_BLESS=1 cargo test --test it extract` writes the golden files anew: read the diff before you commit it.
#[test]
fn the_articles_give_what_was_reviewed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut articles: Vec<_> = std::fs::read_dir(root.join("examples/articles"))
        .expect("the articles")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    articles.sort();
    assert_eq!(articles.len(), 6);
    for article in articles {
        let text = std::fs::read_to_string(&article).expect("an article");
        let came = lines(&EXTRACTOR.extract(&text));
        let golden = root.join("tests/golden").join(article.file_name().expect("a name"));
        if std::env::var_os("SASIL_BLESS").is_some() {
            std::fs::write(&golden, &came).expect("a golden file");
        }
        let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(came, wanted, "{} differs from its golden file", article.display());
    }
}

#[test]
fn an_extractor_is_shared_between_threads_and_gives_the_same_everywhere() {
    let text = include_str!("../../examples/articles/deal.txt");
    let alone = EXTRACTOR.extract(text);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| EXTRACTOR.extract(text))).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic"), alone);
        }
    });
}

#[test]
fn every_mention_stands_in_the_text_as_it_is_given() {
    for text in
        ["\u{feff}네이버는\r\n쿠팡에 1억 원을 투자했다.\r\n", "카카오🙂는 5일 쿠팡을 인수했다.", "\0네이버\0 10억 원\0"]
    {
        holds(text);
    }
}

/// What is true of any text's document.
fn holds(text: &str) {
    let document = EXTRACTOR.extract(text);
    let mut last = 0;
    for (index, entity) in document.entities.iter().enumerate() {
        assert_eq!(entity.id.0 as usize, index);
        assert_eq!(text.get(entity.span.start..entity.span.end), Some(&*entity.text));
        assert!(entity.span.start >= last, "mentions overlap in {text:?}");
        last = entity.span.end;
        let before = text[..entity.span.start].chars().count();
        assert_eq!((entity.chars.start, entity.chars.end), (before, before + entity.text.chars().count()));
    }
    for claim in &document.claims {
        assert!(!claim.evidence.is_empty(), "a claim without evidence in {text:?}");
        assert!((0.0..=1.0).contains(&claim.confidence));
        for passage in claim.evidence.iter().chain([&claim.trigger]) {
            assert_eq!(text.get(passage.span.start..passage.span.end), Some(&*passage.text));
        }
        for role in &claim.roles {
            if let Filler::Entity(id) = role.filler {
                assert!(document.entity(id).is_some());
            }
        }
    }
}

/// Pieces of news, in any order, with anything between.
fn newsish() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "네이버",
        "쿠팡",
        "한빛로보틱스",
        "는 ",
        "가 ",
        "를 ",
        "에 ",
        "와 ",
        "의 ",
        "100억 원",
        "23일 ",
        "지난해 ",
        "지분 20%",
        "인수",
        "투자",
        "했다",
        "한다고 밝혔다",
        "하기로 했다",
        ". ",
        ", ",
        "…",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "\n",
        "각각 ",
        "업무협약",
        "체결",
        "하는 방안을 검토",
        "양사",
        "매출",
        "영업이익",
        "은 ",
        "이라고 ",
        "대표 ",
        "🙂",
        "\u{feff}",
        "ㅋㅋ",
        "e\u{301}",
        "ㄱㅏ",
        "한",
        "-",
        "·",
        "1.5",
        "없다",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_mixture_of_news_is_read_without_panic_and_with_exact_places(text in newsish()) {
        holds(&text);
    }

    #[test]
    fn any_text_is_read_without_panic_and_with_exact_places(text in "\\PC{0,200}") {
        holds(&text);
    }
}
