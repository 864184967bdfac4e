//! User dictionaries: which lines are taken, what is said of the others, and what comes out.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use sasil::{Company, Document, EntityKind, EntityValue, Error, ErrorKind, Extractor, ExtractorBuilder};

/// A names file, gone when the test ends.
struct File(PathBuf);

impl File {
    fn new(content: impl AsRef<[u8]>) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("sasil-names-{}-{}.tsv", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, content).expect("a file written");
        Self(path)
    }

    fn added_to(&self, builder: ExtractorBuilder) -> Result<ExtractorBuilder, Error> {
        builder.user_dictionary(&self.0)
    }

    fn builder(&self) -> ExtractorBuilder {
        self.added_to(Extractor::builder()).expect("a names file")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn companies(document: &Document) -> Vec<(&str, &Company)> {
    let firm = |entity: &sasil::Entity| matches!(entity.value, EntityValue::Company(_));
    let firms = document.entities.iter().filter(|entity| firm(entity));
    firms
        .filter_map(|entity| match &entity.value {
            EntityValue::Company(company) => Some((&*entity.text, company)),
            _ => None,
        })
        .collect()
}

/// `text → name ticker isin` of every firm of `text`, read with the names of `content`.
fn read(content: &str, text: &str) -> Vec<String> {
    let file = File::new(content);
    let builder = file.builder();
    assert_eq!(builder.problems(), [] as [String; 0], "{content}");
    let document = builder.build().expect("an extractor").extract(text);
    let shown = |(text, company): (&str, &Company)| {
        let ids: Vec<String> = company.ids.iter().map(|(name, id)| format!(" {name}={id}")).collect();
        format!("{text} → {} {}{}", company.name, company.ticker.as_deref().unwrap_or("-"), ids.concat())
    };
    companies(&document).into_iter().map(shown).collect()
}

#[test]
fn rows_take_effect() {
    let cases: &[(&str, &str, &[&str])] = &[
        // Only the name is wanted; the order of the columns is free.
        ("name\n새롬가온소재\n", "새롬가온소재가 공장을 지었다.", &["새롬가온소재 → 새롬가온소재 -"]),
        (
            "isin\tticker\tname\texchange\nKR7990010008\t990010\t새롬가온소재\tKOSDAQ\n",
            "새롬가온소재는 투자를 유치했다.",
            &["새롬가온소재 → 새롬가온소재 990010 isin=KR7990010008"],
        ),
        // A byte order mark, CRLF, comments, empty lines, blanks around cells, cells left out at the end.
        (
            "\u{feff}# 우리 이름\r\n\r\nname\taliases\tticker\tNo.\r\n# 주석\r\n 새롬가온소재 \t SRGN | 새롬가온 \r\n",
            "새롬가온소재와 SRGN은 하나다.",
            &["새롬가온소재 → 새롬가온소재 -", "SRGN → 새롬가온소재 -"],
        ),
        // English names and their hangul are one firm.
        (
            "name\tenglish\tnumber\n다온비스타\tDaon Vista\t7\n",
            "다온비스타가 상장했다. Daon Vista는 게임사다.",
            &["다온비스타 → 다온비스타 - number=7", "Daon Vista → 다온비스타 - number=7"],
        ),
        // Two lines of one name complete each other.
        (
            "name\taliases\tticker\tlei\n다온비스타\t\t990020\t\n다온비스타\t다온비\t\tL7\n",
            "다온비가 다온비스타다.",
            &["다온비 → 다온비스타 990020 lei=L7", "다온비스타 → 다온비스타 990020 lei=L7"],
        ),
        // Columns for people are no ids.
        ("name\tsector\tsource\n다온비스타\tgame\town\n", "다온비스타는 웃었다.", &["다온비스타 → 다온비스타 -"]),
    ];
    for (content, text, wanted) in cases {
        assert_eq!(read(content, text), *wanted, "{content}");
    }
}

#[test]
fn a_firm_of_the_lexicon_stays_one() {
    let text = "네이버는 12일 실적을 냈다. NAVER의 매출은 2조원이다.";
    let both = |ids: &str| vec![format!("네이버 → 네이버 035420{ids}"), format!("NAVER → 네이버 035420{ids}")];
    let cases = [
        // By its canonical name, by an alias, by its ticker whatever it is called.
        ("name\tisin\n네이버\tI1\n", both(" isin=I1")),
        ("name\tisin\nNAVER\tI1\n", both(" isin=I1")),
        ("name\tticker\texchange\tisin\n엔에이치앤\t035420\tKRX\tI1\n", both(" isin=I1")),
        // Two lines for it, under different names.
        ("name\tisin\tlei\n네이버\tI1\t\nNAVER\t\tL1\n", both(" isin=I1 lei=L1")),
        // A firm with another ticker that bears an alias of it is another firm.
        (
            "name\tticker\texchange\nNAVER\t990030\tKOSDAQ\n",
            vec!["네이버 → 네이버 035420".into(), "NAVER → NAVER 990030".into()],
        ),
    ];
    for (content, wanted) in cases {
        assert_eq!(read(content, text), wanted, "{content}");
    }
}

#[test]
fn an_alias_of_the_user_names_the_firm_of_the_lexicon() {
    let found = read("name\taliases\n네이버\t그린팩토리사\n", "그린팩토리사는 300억원을 투자했다.");
    assert_eq!(found, ["그린팩토리사 → 네이버 035420"]);
}

#[test]
fn homographs_of_the_lexicon_stay_doubtful() {
    let text = "아침에 카카오 열매를 갈아 마셨다.";
    assert_eq!(read("name\tisin\n카카오\tI1\n", text), [] as [String; 0]);
}

#[test]
fn names_are_known_without_the_lexicon_too() {
    let file = File::new("name\tisin\n새롬가온소재\tI1\n네이버\tI2\n");
    let builder = file.added_to(Extractor::builder().lexicon(false)).expect("a names file");
    let document = builder.build().expect("an extractor").extract("새롬가온소재는 네이버와 계약했다.");
    let firms: Vec<_> = companies(&document).into_iter().map(|(_, firm)| (&*firm.name, firm.ids.len())).collect();
    assert_eq!(firms, [("새롬가온소재", 1), ("네이버", 1)]);
}

#[test]
fn organizations_may_be_added() {
    let file = File::new("name\tkind\n온나라데이터진흥원\torganization\n");
    let document = file.builder().build().expect("an extractor").extract("온나라데이터진흥원은 조사를 시작했다.");
    assert_eq!(document.entities[0].kind(), EntityKind::Organization);
    assert_eq!(document.entities[0].name(), Some("온나라데이터진흥원"));
}

#[test]
fn bad_lines_are_told_of_and_skipped() {
    let header = "name\taliases\thomographs\tticker\texchange\tcountry\tkind\tisin";
    let cases = [
        ("\t별칭", "the name is empty"),
        ("강", "\"강\" has one character and must be marked as homograph"),
        ("다온\t\t나온", "homograph \"나온\" is no form of \"다온\""),
        ("다온\t\t\t5930\tKOSPI", "ticker \"5930\" has 4 characters; KRX tickers have six (leading zeros count)"),
        ("다온\t\t\t00593a\tKOSPI", "ticker \"00593a\" is not made of digits and capital letters"),
        ("다온\t\t\t\t\tKorea", "country \"Korea\" is no ISO 3166 code"),
        ("다온\t\t\t\t\t\tfirm", "kind \"firm\" is neither company nor organization"),
        ("다온\t\t\t\t\t\t\t1\t2", "9 cells, but the header has 8"),
        ("다온\t\t\t\t\t\t\ta\u{1}b", "has a control character"),
        ("새롬가온소재\t\t\t\t\tUS", "stands at FILE:2 already, with another country"),
        ("새롬가온소재\t\t\t\t\t\t\tI9", "stands at FILE:2 already, with another isin"),
        ("다온\tSRGN", "\"SRGN\" is a form of \"새롬가온소재\" at FILE:2 too; mark it as homograph in both lines"),
    ];
    for (line, message) in cases {
        let file = File::new(format!("{header}\n새롬가온소재\tSRGN\t\t990010\tKOSDAQ\tKR\t\tI1\n{line}\n나루터물산\n"));
        let builder = file.builder();
        let shown = file.0.display().to_string();
        let [problem] = builder.problems() else { panic!("{line:?}: {:?}", builder.problems()) };
        assert!(problem.starts_with(&format!("{shown}:3: ")), "{problem}");
        assert!(problem.contains(&message.replace("FILE", &shown)), "{line:?}: {problem}");
        assert!(problem.ends_with("; the line is skipped"), "{problem}");
        let document = builder.build().expect("an extractor").extract("나루터물산은 SRGN을 샀다.");
        let names: Vec<&str> = companies(&document).into_iter().map(|(_, firm)| &*firm.name).collect();
        assert_eq!(names, ["나루터물산", "새롬가온소재"], "{line:?}");
    }
}

#[test]
fn a_file_without_a_header_is_refused() {
    let cases: [(&[u8], &str); 7] = [
        (b"", "holds nothing"),
        (b"\xef\xbb\xbf# x\n\n", "holds nothing"),
        ("새롬가온소재\tSRGN\n".as_bytes(), ":1: the first line must name the columns, `name` among them"),
        (b"name,ticker\n", ":1: the first line must name the columns, separated by tabs"),
        (b"name\tisin\tisin\n", "the column `isin` stands twice"),
        (b"name\n\xbb\xef\xbc\xba\n", ":2: is not UTF-8"),
        (b"# x\nticker\tisin\n", ":2: the first line must name the columns"),
    ];
    for (content, message) in cases {
        let file = File::new(content);
        let error = file.added_to(Extractor::builder()).expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::UserDictionary);
        let error = error.to_string();
        assert!(error.starts_with(&file.0.display().to_string()) && error.contains(message), "{error}");
    }
    let missing = Extractor::builder().user_dictionary("/no/such/names.tsv").expect_err("refused");
    assert!(missing.to_string().starts_with("/no/such/names.tsv: cannot be read"), "{missing}");
}
