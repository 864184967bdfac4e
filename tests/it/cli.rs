//! The program, run in this process on files of its own.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use sasil_cli::{Exit, Streams, run_with};
use serde_json::Value;

/// A folder of one test, gone when it ends.
struct Folder(PathBuf);

/// What a run left behind.
struct Run {
    exit: Exit,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("sasil-cli-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder to write in");
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).expect("a file written");
        path.to_string_lossy().into_owned()
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn sasil(args: &[&str]) -> Run {
    sasil_reading(args, b"")
}

fn sasil_reading(args: &[&str], stdin: &'static [u8]) -> Run {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("sasil").chain(args.iter().copied());
    let exit = run_with(args, Streams::plain(Box::new(stdin), &mut out, &mut err));
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { exit, out: text(out), err: text(err) }
}

impl Run {
    fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
    }

    fn ids(&self) -> Vec<String> {
        self.objects().iter().map(|object| object["id"].as_str().expect("an id").to_string()).collect()
    }
}

#[test]
fn a_file_gives_an_object() {
    let folder = Folder::new();
    let file = folder.file("기사.txt", "네이버가 카카오를 인수했다.");
    let run = sasil(&["--format", "ndjson", "--date", "2024-12-26", &file]);
    assert_eq!((run.exit, run.err.as_str()), (Exit::Done, ""));
    let objects = run.objects();
    assert_eq!(objects.len(), 1);
    assert_eq!(objects[0]["schema"], 1);
    assert_eq!(objects[0]["id"], "기사");
    assert_eq!(objects[0]["source"], file.as_str());
}

#[test]
fn json_objects_stand_one_after_another() {
    let folder = Folder::new();
    let (one, two) = (folder.file("하나.txt", "네이버"), folder.file("둘.txt", "카카오"));
    let run = sasil(&["--format", "json", &one, &two]);
    let objects: Vec<Value> =
        serde_json::Deserializer::from_str(&run.out).into_iter().collect::<Result<_, _>>().expect("objects");
    assert_eq!(objects.len(), 2);
    assert!(run.out.starts_with("{\n  \"schema\": 1,\n"), "{}", run.out);
}

#[test]
fn records_keep_their_ids_dates_and_order() {
    let folder = Folder::new();
    let lines: String =
        (0..300).map(|n| format!("{{\"id\": \"d{n}\", \"text\": \"네이버가 {n}억원을 벌었다.\"}}\n")).collect();
    let file = folder.file("many.ndjson", lines);
    let wanted: Vec<String> = (0..300).map(|n| format!("d{n}")).collect();
    for jobs in ["1", "2", "7"] {
        let run = sasil(&["--format", "ndjson", "--jobs", jobs, &file]);
        assert_eq!((run.exit, run.ids()), (Exit::Done, wanted.clone()), "--jobs {jobs}");
    }
}

#[test]
fn stdin_is_text_or_records_by_its_first_character() {
    let run = sasil_reading(&["--format", "ndjson", "-"], "네이버가 카카오를 인수했다.".as_bytes());
    assert_eq!(run.ids(), ["stdin"]);
    let records = "\u{feff}{\"id\": \"a\", \"text\": \"네이버\"}\n\n{\"text\": \"카카오\"}\n".as_bytes();
    let run = sasil_reading(&["--format", "ndjson", "-"], records);
    assert_eq!(run.ids(), ["a", "stdin:3"]);
    let run = sasil_reading(&["--format", "ndjson", "--input", "text", "-"], records);
    assert_eq!(run.ids(), ["stdin"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = Folder::new();
    let missing = folder.path().join("없다.txt").to_string_lossy().into_owned();
    let inside = folder.path().join("빈").to_string_lossy().into_owned();
    std::fs::create_dir(&inside).expect("a folder");
    let broken = [
        (folder.file("empty.txt", ""), "is empty"),
        (folder.file("blank.txt", " \r\n\u{3000}…\n"), "no sentence"),
        (folder.file("nul.txt", "네이버\0가"), "NUL byte at byte 9"),
        (missing, "no such file"),
        (inside, "holds no file to read"),
    ];
    for (file, message) in &broken {
        let good = folder.file("good.txt", "네이버가 카카오를 인수했다.");
        let run = sasil(&["--format", "ndjson", &good, file, &good]);
        assert_eq!(run.exit, Exit::SomeFailed, "{file}");
        let line = run.err.lines().next().unwrap_or_default();
        assert!(line.starts_with(&format!("sasil: {file}: ")) && line.contains(message), "{file}: {}", run.err);
        assert_eq!(run.err.lines().last(), Some("sasil: 2 documents read, 1 not"));
        let objects = run.objects();
        assert_eq!(objects.len(), 3, "{file}");
        assert_eq!(objects[2]["id"], "good");
        assert!(objects[1]["error"].as_str().is_some_and(|error| error.contains(message)), "{}", objects[1]);
        assert_eq!(objects[1].as_object().map(|object| object.len()), Some(2), "id and error alone");
    }
}

#[test]
fn a_broken_record_does_not_end_the_file() {
    let folder = Folder::new();
    let mut lines = b"{\"id\": \"a\", \"text\": \"\xeb\x84\xa4\"}\n{\"id\": \"b\", \"text\":\n".to_vec();
    lines.extend(
        b"{\"text\": \"\xff\"}\n{\"id\": \"d\"}\n{\"id\": \"e\", \"text\": \"\xeb\x84\xa4\", \"date\": \"soon\"}\n",
    );
    lines.extend("[\"a\", \"네이버\"]\n{\"id\": \"g\", \"text\": \"네\\u0000이버\"}\n".as_bytes());
    lines.extend("{\"id\": \"f\", \"text\": \"네\", \"date\": \"2024-12-26\"}".as_bytes());
    let file = folder.file("news.ndjson", lines);
    let run = sasil(&["--format", "ndjson", &file]);
    assert_eq!(run.exit, Exit::SomeFailed);
    assert_eq!(run.ids(), ["a", "news:2", "news:3", "d", "e", "news:6", "g", "f"]);
    for number in 2..=7 {
        assert!(run.err.contains(&format!("{file}:{number}: ")), "{}", run.err);
    }
    assert_eq!(run.err.lines().count(), 7, "a line each and the count: {}", run.err);
}

#[test]
fn too_large_a_line_is_passed_over() {
    let folder = Folder::new();
    let long = "가".repeat(600_000);
    let text = folder.file("long.txt", &long);
    let records = format!("{{\"id\": \"a\", \"text\": \"{long}\"}}\n{{\"id\": \"b\", \"text\": \"네이버\"}}\n");
    let records = folder.file("long.ndjson", records);
    let run = sasil(&["--format", "ndjson", "--max-size", "1", &text, &records]);
    assert_eq!(run.exit, Exit::SomeFailed);
    assert_eq!(run.ids(), ["long", "long:1", "b"]);
    assert!(run.err.contains("of 2 MB is larger than 1 MB"), "{}", run.err);
    assert!(run.err.contains("long.ndjson:1: the line is larger than 1 MB"), "{}", run.err);
}

#[test]
fn every_offset_fits_the_input() {
    let texts = [
        "\u{feff}삼성전자가 23일 네이버에 1억 달러를 투자했다.\r\n카카오는 영업이익 300억원을 냈다.",
        "🚀 LG유플러스는 업스테이지에 1억 달러를 투자했다.\n\n\n현대차\t2조 원",
        // NFD: 네이버 in letters.
        "\u{1102}\u{1166}\u{110b}\u{1175}\u{1107}\u{1165}가 2024년 10월 카카오를 인수했다.",
    ];
    for text in texts {
        let run =
            sasil_reading(&["--format", "ndjson", "-"], Box::leak(text.to_string().into_bytes().into_boxed_slice()));
        assert_eq!(run.exit, Exit::Done, "{}", run.err);
        for entity in run.objects()[0]["entities"].as_array().expect("entities") {
            let at = |field: &str, end: usize| entity[field][end].as_u64().expect("an offset") as usize;
            let said = entity["text"].as_str().expect("text");
            assert_eq!(text.get(at("bytes", 0)..at("bytes", 1)), Some(said));
            let by_chars: String = text.chars().skip(at("chars", 0)).take(at("chars", 1) - at("chars", 0)).collect();
            assert_eq!(by_chars, said);
        }
    }
}

#[test]
fn a_wrong_command_line_does_nothing() {
    let folder = Folder::new();
    let file = folder.file("a.txt", "네이버");
    let cases: [&[&str]; 8] = [
        &[],
        &["--format", "xml", &file],
        &["--kinds", "invest,eat", &file],
        &["--only", "firm", &file],
        &["--date", "2024-02-30", &file],
        &["--min-confidence", "2", &file],
        &["--max-size", "0", &file],
        &["--names", "/no/such/file.tsv", "--wrong", &file],
    ];
    for args in cases {
        let run = sasil(args);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Usage, ""), "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
    assert!(sasil(&["--kinds", "eat", &file]).err.contains("known are: invest, raise"));
    assert!(sasil(&["--only", "firm", &file]).err.contains("known are: company, organization"));
}

#[test]
fn help_speaks_both_languages_and_names_the_exit_codes() {
    let run = sasil(&["--help"]);
    assert_eq!((run.exit, run.err.as_str()), (Exit::Done, ""));
    for word in ["Examples:", "예:", "Exit codes:", "--min-confidence"] {
        assert!(run.out.contains(word), "{word}");
    }
    assert!(sasil(&["--version"]).out.starts_with("sasil "));
}

#[test]
fn quiet_says_only_what_failed() {
    let folder = Folder::new();
    let (good, empty) = (folder.file("good.txt", "네이버"), folder.file("empty.txt", ""));
    let run = sasil(&["--quiet", &good, &empty]);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
}

#[test]
fn claims_are_explained_where_it_is_asked_for() {
    let text = "네이버는 오픈AI를 인수하기로 했다.";
    let folder = Folder::new();
    let file = folder.file("deal.txt", text);
    let told = sasil(&["--explain", &file]).out;
    for line in
        ["acquire ← 인수 (noun) in “네이버는", "acquirer ← 는 (topic)", "planned ← 하기로 했다", "confidence ← "]
    {
        assert!(told.contains(line), "{line} in {told}");
    }
    assert!(!sasil(&[&file]).out.contains('←'));
    let objects = |args: &[&str]| sasil(&[args, &["--format", "ndjson", &file]].concat()).objects();
    assert_eq!(objects(&["--explain"])[0]["claims"][0]["explanation"]["readings"][0]["lemma"], "인수");
    assert!(objects(&[])[0]["claims"][0].get("explanation").is_none());
}

#[test]
fn text_is_plain_unless_colours_are_wanted() {
    let folder = Folder::new();
    let file = folder.file("a.txt", "네이버가 카카오를 인수했다.");
    assert!(!sasil(&[&file]).out.contains('\x1b'));
    assert!(sasil(&["--color", "always", &file]).out.contains('\x1b'));
    assert!(!sasil(&["--color", "never", &file]).out.contains('\x1b'));
}

#[test]
fn text_never_reaches_the_terminal_raw() {
    let run = sasil_reading(&["-"], "네이버가 \x1b[2J카카오를 인수했다.".as_bytes());
    assert!(!run.out.contains('\x1b'), "{:?}", run.out);
}

/// A list of `tests/import`.
fn list(name: &str) -> String {
    format!("{}/tests/import/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn lists_become_a_names_file() {
    let folder = Folder::new();
    let names = folder.path().join("names.tsv").to_string_lossy().into_owned();
    let lists = [list("corpList.xls"), list("krx.csv"), list("CORPCODE.xml")];
    let run = sasil(&["dict", "import", &lists[0], &lists[1], &lists[2], "--output", &names]);
    assert_eq!((run.exit, run.out.as_str()), (Exit::Done, ""));
    let written = std::fs::read_to_string(&names).expect("a names file");
    let wanted = std::fs::read_to_string(list("names.tsv")).expect("the wanted file");
    assert_eq!(written, wanted);
    let said = [
        format!("{}: row 7: ticker \"9060\" has 4 characters", lists[0]),
        format!("{}: row 9: has no name; skipped", lists[0]),
        format!("{}: table in HTML in EUC-KR: 6 rows taken, 2 skipped", lists[0]),
        format!("{}: line 9: ticker \"99011\" has 5 characters", lists[1]),
        format!("{}: CSV in EUC-KR: 7 rows taken, 1 skipped, 1 preferred shares and funds left out", lists[1]),
        format!("{}: DART XML in UTF-8: 5 rows taken, 1 skipped, 5 without a ticker left out", lists[2]),
        format!("{names}: 11 names (KOSPI 3, KOSDAQ 6, KONEX 1, no market 1)"),
        format!("use it: sasil --names {names} FILES"),
    ];
    for line in said {
        assert!(run.err.contains(&line), "{line}\n{}", run.err);
    }
    // What was written is taken without a word, and used.
    let text = folder.file("a.txt", "한결로보틱스가 HK나루엔터에 300억원을 투자했다.");
    let read = sasil(&["--names", &names, "--format", "ndjson", &text]);
    assert_eq!((read.exit, read.err.as_str()), (Exit::Done, ""));
    let company = &read.objects()[0]["entities"][0]["company"];
    assert_eq!(company["ticker"], "990030");
    assert_eq!(company["ids"], serde_json::json!({"corp_code": "00990032", "isin": "KR7990030006"}));
}

#[test]
fn the_order_of_lists_does_not_change_the_firms() {
    let firsts = |order: [&str; 3]| {
        let lists = order.map(list);
        let run = sasil(&["dict", "import", "--quiet", &lists[0], &lists[1], &lists[2]]);
        assert_eq!(run.exit, Exit::Done);
        let columns =
            |line: &str| line.split('\t').take(1).chain(line.split('\t').skip(5).take(2)).collect::<Vec<_>>().join(" ");
        run.out.lines().map(columns).collect::<Vec<_>>()
    };
    let wanted = firsts(["corpList.xls", "krx.csv", "CORPCODE.xml"]);
    assert_eq!(firsts(["CORPCODE.xml", "krx.csv", "corpList.xls"]), wanted);
    assert_eq!(firsts(["krx.csv", "CORPCODE.xml", "corpList.xls"]), wanted);
}

#[test]
fn unlisted_firms_are_taken_when_wanted() {
    let run = sasil(&["dict", "import", "--unlisted", &list("CORPCODE.xml")]);
    let row = |name: &str| run.out.lines().find(|line| line.split('\t').next() == Some(name)).map(str::to_string);
    assert!(
        row("가람&누리").is_some_and(|row| row.contains("GARAM & NURI") && row.ends_with("00990204")),
        "{}",
        run.out
    );
    // Two firms of one name: whose number it would be, nobody can say.
    assert!(row("온새미로").is_some_and(|row| !row.contains("009902")), "{}", run.out);
    // A name that a listed firm bears is that firm's.
    assert!(row("한결로보틱스").is_some_and(|row| row.ends_with("00990032")), "{}", run.out);
    assert!(row("대상").is_some_and(|row| row.starts_with("대상\t\t대상\t")), "a common word: {}", run.out);
}

#[test]
fn what_is_no_list_is_named_and_the_rest_is_done() {
    let folder = Folder::new();
    let cases = [
        (folder.file("a.zip", b"PK\x03\x04"), "unzip it"),
        (folder.file("b.csv", "가,나\n1,2\n"), "no row names the columns"),
        (
            folder.file("c.xml", "<result><status>010</status><message>미등록 인증키</message></result>"),
            "010 미등록 인증키",
        ),
        (folder.path().join("없다").to_string_lossy().into_owned(), "cannot be read"),
        (folder.path().to_string_lossy().into_owned(), "is a folder"),
    ];
    for (file, message) in &cases {
        let run = sasil(&["dict", "import", file, &list("krx.csv")]);
        assert_eq!(run.exit, Exit::SomeFailed, "{file}");
        assert!(run.err.contains(&format!("{file}: ")) && run.err.contains(message), "{}", run.err);
        assert!(run.out.contains("두물머리리츠\t"), "{}", run.out);
    }
    let names = folder.path().join("names.tsv").to_string_lossy().into_owned();
    let run = sasil(&["dict", "import", &cases[1].0, "--output", &names]);
    assert_eq!(run.exit, Exit::SomeFailed);
    assert!(run.err.contains("nothing is written") && !Path::new(&names).exists(), "{}", run.err);
}

#[test]
fn the_command_stands_beside_files() {
    assert_eq!(sasil(&["dict"]).exit, Exit::Usage);
    assert_eq!(sasil(&["dict", "import"]).exit, Exit::Usage);
    assert_eq!(sasil(&["dict", "import", "--no-lexicon", "x"]).exit, Exit::Usage);
    let help = sasil(&["dict", "import", "--help"]);
    assert_eq!(help.exit, Exit::Done);
    for word in ["corpList.xls", "CORPCODE.xml", "Examples:", "예:", "Exit codes:", "--unlisted"] {
        assert!(help.out.contains(word), "{word}");
    }
    // A file called so is reached by its path, or behind another; `help` is a file like any other.
    let folder = Folder::new();
    let file = folder.file("dict", "네이버가 카카오를 인수했다.");
    assert_eq!(sasil(&["--format", "ndjson", &file]).ids(), ["dict"]);
    let run = sasil(&["--extensions", "none", &file, "dict"]);
    assert!(run.err.contains("dict: holds no file to read"), "{}", run.err);
    assert!(sasil(&["help"]).err.contains("help: no such file"));
}

#[test]
fn names_files_are_used_and_their_faults_told() {
    let folder = Folder::new();
    let names = folder.file("names.tsv", "name\tisin\n새롬가온소재\tI1\n강\tI2\n");
    let text = folder.file("a.txt", "새롬가온소재가 상장했다.");
    let run = sasil(&["--format", "ndjson", "--names", &names, &text]);
    assert_eq!(run.exit, Exit::Done);
    assert_eq!(run.objects()[0]["entities"][0]["company"]["ids"]["isin"], "I1");
    assert!(run.err.starts_with(&format!("sasil: {names}:3: \"강\" has one character")), "{}", run.err);
    let broken = folder.file("broken.tsv", "새롬가온소재\n");
    let run = sasil(&["--names", &broken, &text]);
    assert_eq!((run.exit, run.out.as_str()), (Exit::Usage, ""));
    assert!(run.err.starts_with(&format!("sasil: {broken}:1: the first line must name")), "{}", run.err);
}

#[test]
fn firms_are_found_without_the_lexicon() {
    let folder = Folder::new();
    let text = folder.file("a.txt", "네이버는 스타트업 나래온소프트에 100억원을 투자했다.");
    let tickers = |args: &[&str]| sasil(args).out.matches("\"ticker\"").count();
    assert_eq!(tickers(&["--format", "ndjson", &text]), 1);
    let run = sasil(&["--no-lexicon", "--format", "ndjson", &text]);
    assert!(run.out.contains("나래온소프트") && !run.out.contains("\"ticker\""), "{}", run.out);
}
