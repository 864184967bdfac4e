//! What the program reads: kinds of files, encodings, packed files, folders, and what is said of those that are bad.

use std::io::Write;

use crate::folder::{Folder, sasil};
use sasil_cli::Exit;

const NEWS: &str = "네이버가 지난달 23일 쿠팡에 1억 달러를 투자했다.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("gzip")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn cp949(text: &str) -> Vec<u8> {
    encoding_rs::EUC_KR.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn the_same_text_gives_the_same_in_every_wrapping() {
    let folder = Folder::new();
    let plain = sasil(&["--format", "ndjson", &folder.file("a.txt", NEWS)]);
    let wanted = plain.objects();
    for (name, bytes, said) in [
        ("a.txt.gz", gzip(NEWS.as_bytes()), ""),
        ("a.txt.zst", zstd(NEWS.as_bytes()), ""),
        ("b.txt", cp949(NEWS), "read as CP949"),
        ("c.txt", utf16(NEWS), "read as UTF-16LE"),
        ("d.txt.gz", gzip(&cp949(NEWS)), "read as CP949"),
        ("e.txt", gzip(NEWS.as_bytes()), ""),
    ] {
        let run = sasil(&["--format", "ndjson", &folder.file(name, bytes)]);
        assert_eq!(run.exit, Exit::Done, "{name}: {}", run.err);
        assert!(run.err.contains(said) && run.err.is_empty() == said.is_empty(), "{name}: {}", run.err);
        let object = &run.objects()[0];
        assert_eq!((&object["entities"], &object["claims"]), (&wanted[0]["entities"], &wanted[0]["claims"]), "{name}");
    }
}

#[test]
fn an_encoding_can_be_forced() {
    let folder = Folder::new();
    let file = folder.file("a.txt", cp949("가나다라 1억 원"));
    let run = sasil(&["--format", "ndjson", "--encoding", "cp949", &file]);
    assert_eq!(run.objects()[0]["entities"][0]["text"], "1억 원");
    let run = sasil(&["--encoding", "klingon", &file]);
    assert_eq!(run.exit, Exit::Usage);
    assert!(run.err.contains("no encoding `klingon`"), "{}", run.err);
}

#[test]
fn what_cannot_be_decoded_is_told_with_its_place() {
    let folder = Folder::new();
    let mut bytes = NEWS.as_bytes().to_vec();
    bytes.extend(b"\n\xff 1\xec\x96\xb5 \xec\x9b\x90");
    let run = sasil(&["--format", "ndjson", &folder.file("a.txt", bytes)]);
    let place = NEWS.len() + 1;
    assert!(run.err.contains(&format!("a.txt: 0xFF at byte {place} (line 2) cannot be read as UTF-8")), "{}", run.err);
    let object = &run.objects()[0];
    assert_eq!(object["warnings"][0]["code"], "undecodable");
    let chars = NEWS.chars().count() + 1;
    assert_eq!(object["warnings"][0]["chars"], serde_json::json!([chars, chars + 1]));
    assert!(object["entities"].as_array().is_some_and(|all| all.iter().any(|entity| entity["text"] == "1억 원")));
}

/// A table of two articles in every form gives the same documents.
#[test]
fn tables_are_read_by_their_columns() {
    let folder = Folder::new();
    let csv = format!(
        "번호,제목,본문,일자\na-1,제목,\"{NEWS}\",2024.12.26\na-2,\"쉼표, 셋\",\"네이버는 \"\"1억 원\"\"을\n냈다.\",20241227\n"
    );
    let tsv =
        format!("id\ttext\tdate\na-1\t{NEWS}\t2024-12-26\na-2\t\"네이버는 \"\"1억 원\"\"을\n냈다.\"\t2024-12-27\n");
    let ndjson = format!(
        "{{\"id\":\"a-1\",\"본문\":\"{NEWS}\",\"date\":\"2024-12-26\"}}\n{{\"id\":\"a-2\",\"본문\":\"네이버는 \\\"1억 원\\\"을\\n냈다.\",\"date\":20241227}}\n"
    );
    for (name, bytes) in [
        ("a.csv", csv.clone().into_bytes()),
        ("b.csv", cp949(&csv)),
        ("c.csv.gz", gzip(csv.as_bytes())),
        ("d.csv", format!("\u{feff}{}", csv.replace('\n', "\r\n")).into_bytes()),
        ("e.tsv", tsv.into_bytes()),
        ("f.ndjson.zst", zstd(ndjson.as_bytes())),
        ("g.jsonl", utf16(&format!("\u{feff}{ndjson}"))),
    ] {
        let run = sasil(&["--format", "ndjson", &folder.file(name, bytes)]);
        assert_eq!(run.exit, Exit::Done, "{name}: {}", run.err);
        assert_eq!(run.ids(), ["a-1", "a-2"], "{name}");
        let objects = run.objects();
        assert_eq!((&objects[0]["date"], &objects[1]["date"]), (&"2024-12-26".into(), &"2024-12-27".into()), "{name}");
        let money =
            objects[1]["entities"].as_array().and_then(|all| all.iter().find(|entity| entity["kind"] == "money"));
        assert_eq!(money.map(|money| &money["chars"]), Some(&serde_json::json!([6, 10])), "{name}");
    }
}

/// Writes a Parquet file of these columns.
#[cfg(feature = "parquet")]
fn parquet(path: &str, columns: Vec<(&str, arrow_array::ArrayRef)>) {
    let batch = arrow_array::RecordBatch::try_from_iter(columns).expect("a batch");
    let file = std::fs::File::create(path).expect("a file");
    let mut writer = parquet::arrow::ArrowWriter::try_new(file, batch.schema(), None).expect("a writer");
    writer.write(&batch).expect("rows");
    writer.close().expect("a file");
}

#[test]
#[cfg(feature = "parquet")]
fn parquet_is_read_by_its_columns() {
    use std::sync::Arc;

    use arrow_array::{Date32Array, Int64Array, StringArray};

    let folder = Folder::new();
    let file = folder.file("a.parquet", "");
    let texts = || Arc::new(StringArray::from(vec![Some(NEWS), None, Some("네이버는 1억 원을 냈다.")]));
    // 2024-12-26 is the 20,083rd day.
    let days = Arc::new(Date32Array::from(vec![Some(20_083), None, None]));
    parquet(&file, vec![("news_id", Arc::new(Int64Array::from(vec![7, 8, 9]))), ("본문", texts()), ("일자", days)]);
    let run = sasil(&["--format", "ndjson", &file]);
    assert_eq!((run.exit, run.ids()), (Exit::SomeFailed, vec!["7".into(), "8".into(), "9".into()]));
    assert_eq!(run.objects()[0]["date"], "2024-12-26");
    assert!(run.err.contains("a.parquet:2: has no \"text\""), "{}", run.err);

    let other = folder.file("b.parquet", "");
    parquet(&other, vec![("x", Arc::new(Int64Array::from(vec![1, 2, 3]))), ("y", texts())]);
    for (option, message) in [
        ("--quiet", "b.parquet: has no column \"text\" but x, y; name one with --text-column"),
        ("--text-column=x", "b.parquet: its column \"x\" holds no text; name another with --text-column"),
    ] {
        let run = sasil(&[option, &other]);
        assert_eq!((run.exit, run.err.lines().count()), (Exit::SomeFailed, 1), "{}", run.err);
        assert!(run.err.contains(message), "{}", run.err);
    }
    assert_eq!(sasil(&["--format", "ndjson", "--text-column", "y", &other]).ids(), ["b:1", "b:2", "b:3"]);
    let packed = folder.file("c.parquet.gz", gzip(&std::fs::read(&file).expect("a file")));
    assert!(sasil(&[&packed]).err.contains("is no Parquet file that stands alone"));
}

#[test]
fn columns_can_be_named() {
    let folder = Folder::new();
    let file = folder.file("a.csv", format!("x,y,z\n1,{NEWS},2024-12-26\n"));
    let options = ["--format", "ndjson", "--text-column", "y", "--id-column", "1", "--date-column", "z"];
    let run = sasil(&[&options[..], &[file.as_str()]].concat());
    assert_eq!((run.ids(), run.objects()[0]["date"].as_str()), (vec!["1".to_string()], Some("2024-12-26")));
    for (option, message) in [
        ("--format=ndjson", "a.csv: has no column \"text\" but x, y, z; name one with --text-column"),
        ("--text-column=본문", "a.csv: has no column \"본문\" but x, y, z; name one with --text-column"),
    ] {
        let run = sasil(&[option, &file]);
        assert_eq!(run.exit, Exit::SomeFailed);
        assert!(run.err.contains(message), "{}", run.err);
    }
}

/// A bad row is one line on stderr, and the rows around it are read.
#[test]
fn bad_rows_do_not_spoil_good_ones() {
    let folder = Folder::new();
    for (name, bad, message) in [
        ("a.csv", "b,쉼표, 없는, 따옴표", ":3: has 4 fields where the header has 2"),
        ("b.csv", "b", ":3: has 1 fields where the header has 2"),
        ("c.csv", "b,\"닫히지 않은 따옴표", ":3: a quotation mark opens a field here and none closes it"),
        ("d.csv", "b,", ":3: its \"text\" holds no sentence"),
        ("e.tsv", "b", ":3: has 1 fields where the header has 2"),
        ("f.ndjson", "{\"text\": 5}", ":3: its \"text\" is a number, not a text"),
        ("g.ndjson", "{\"text\": \"네이버", ":3: breaks off before its closing brace"),
        ("h.ndjson", "{\"text\": 네이버}", ":3: is broken JSON from column 10 on"),
        ("i.ndjson", "{\"id\": \"b\"}", ":3: has no \"text\"; --text-column says where the text is"),
        ("j.ndjson", "[{\"text\": \"네이버\"}]", ":3: is a list; --input json reads the records of lists"),
    ] {
        let rows = match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("csv") => format!("id,text\na,{NEWS}\n{bad}\nc,{NEWS}\nd,{NEWS}\n"),
            Some("tsv") => format!("id\ttext\na\t{NEWS}\n{bad}\nc\t{NEWS}\nd\t{NEWS}\n"),
            _ => {
                let row = |id: &str| format!("{{\"id\":\"{id}\",\"text\":\"{NEWS}\"}}");
                format!("\n{}\n{bad}\n{}\n{}\n", row("a"), row("c"), row("d"))
            }
        };
        let run = sasil(&["--format", "ndjson", &folder.file(name, rows)]);
        assert_eq!(run.exit, Exit::SomeFailed, "{name}");
        assert!(run.err.contains(message), "{name}: {}", run.err);
        assert_eq!(run.err.lines().count(), 2, "{name}: {}", run.err);
        let read: Vec<String> = run.ids().into_iter().filter(|id| ["a", "c", "d"].contains(&id.as_str())).collect();
        assert_eq!(read, ["a", "c", "d"], "{name}");
    }
}

#[test]
fn objects_are_read_however_they_are_listed() {
    let folder = Folder::new();
    let row = |id: &str| format!("{{\"id\": \"{id}\",\n  \"text\": \"{NEWS}\"}}");
    for (name, text) in [
        ("list.json", format!("[\n{},\n{}\n]\n", row("a"), row("b"))),
        ("after.json", format!("{}\n{}\n", row("a"), row("b"))),
    ] {
        let run = sasil(&["--format", "ndjson", &folder.file(name, text)]);
        assert_eq!((run.exit, run.ids()), (Exit::Done, vec!["a".to_string(), "b".to_string()]), "{name}: {}", run.err);
    }
    let unnamed = format!("[{{\"text\":\"{NEWS}\"}},{{\"text\":\"{NEWS}\"}}]");
    assert_eq!(sasil(&["--format", "ndjson", &folder.file("u.json", unnamed)]).ids(), ["u:1", "u:2"]);
    for (name, text, message) in [
        ("c.json", format!("[{}, 7, {}]", row("a"), row("b")), "c.json:2: is no object but begins with '7'"),
        ("d.json", format!("[{}, {{\"text\": \"네이", row("a")), "d.json:2: breaks off before its closing brace"),
        ("e.json", format!("[{{\"text\": 네이버}}, {}]", row("a")), "e.json:1: is broken JSON from column 10 on"),
    ] {
        let run = sasil(&["--format", "ndjson", &folder.file(name, text)]);
        assert!(run.exit == Exit::SomeFailed && run.err.contains(message), "{name}: {}", run.err);
        assert!(run.ids().contains(&"a".to_string()), "{name}");
    }
}

#[test]
fn what_breaks_off_keeps_what_came_before() {
    let folder = Folder::new();
    let rows: String =
        (0..2000).map(|n| format!("{{\"id\":\"{n}\",\"text\":\"네이버가 {n}억 원을 냈다.\"}}\n")).collect();
    let packed = gzip(rows.as_bytes());
    let file = folder.file("a.ndjson.gz", &packed[..packed.len() / 2]);
    let run = sasil(&["--format", "ndjson", &file]);
    assert_eq!(run.exit, Exit::SomeFailed);
    assert!(run.err.contains("the gzip breaks off after"), "{}", run.err);
    assert!(run.objects().len() > 100, "{}", run.objects().len());
    let file = folder.file("b.txt.gz", &gzip(NEWS.as_bytes())[..20]);
    let run = sasil(&[&file]);
    assert!(run.err.contains("b.txt.gz: cannot be read: the gzip breaks off"), "{}", run.err);
    assert_eq!(run.out, "");
}

#[test]
fn folders_and_patterns_are_walked_in_order() {
    let folder = Folder::new();
    folder.file("b/2.txt", NEWS);
    folder.file("b/1.txt", cp949(NEWS));
    folder.file("a.html", format!("<p>{NEWS}"));
    folder.file("c.ndjson", format!("{{\"id\":\"r\",\"text\":\"{NEWS}\"}}"));
    folder.file("d.txt.gz", gzip(NEWS.as_bytes()));
    folder.file("e.jpg", "picture");
    folder.file(".hidden/x.txt", NEWS);
    let run = sasil(&["--format", "ndjson", &folder.name("")]);
    assert_eq!(run.exit, Exit::Done, "{}", run.err);
    assert_eq!(run.ids(), ["a", "1", "2", "r", "d"]);
    assert!(run.err.contains("1.txt: read as CP949") && run.err.contains("e.jpg: not read, for the ending (.jpg)"));
    assert_eq!(sasil(&["--format", "ndjson", "--extensions", ".html,ndjson", &folder.name("")]).ids(), ["a", "r"]);
    assert_eq!(sasil(&["--format", "ndjson", &folder.name("**/*.txt")]).ids(), ["x", "1", "2"]);
    for (argument, message) in
        [("*.pdf", "no file fits this pattern"), ("no.txt", "no such file"), (".hidden", "x.txt")]
    {
        let run = sasil(&["--format", "ndjson", &folder.name(argument)]);
        assert!(run.err.contains(message) || run.out.contains(message), "{argument}: {}", run.err);
    }
}

#[test]
fn ids_that_come_twice_are_told() {
    let folder = Folder::new();
    let file = folder.file("a.ndjson", format!("{{\"id\":1,\"text\":\"{NEWS}\"}}\n").repeat(3));
    let run = sasil(&["--format", "ndjson", &file]);
    assert_eq!((run.exit, run.ids().len()), (Exit::Done, 3));
    assert!(
        run.err.contains("a.ndjson:2), 1 (") && run.err.contains("an earlier document has the same id"),
        "{}",
        run.err
    );
    assert_eq!(sasil(&["--format", "ndjson", "--quiet", &file]).err, "");
}

#[test]
fn what_is_no_text_is_called_by_its_name() {
    let folder = Folder::new();
    for (name, bytes, message) in [
        ("a.csv", b"PK\x03\x04rest".as_slice(), "is no text but a zip archive or an office document"),
        ("b.txt", b"%PDF-1.7", "pdftotext"),
        ("c.txt", b"", "is empty"),
        ("d.parquet", b"PAR1 and no more", "cannot be read as Parquet"),
        ("e.txt", b"\x81\xff\x82\xff\x83\xff 1", "say with --encoding"),
    ] {
        let run = sasil(&[&folder.file(name, bytes)]);
        assert_eq!((run.exit, run.err.lines().count()), (Exit::SomeFailed, 1), "{name}: {}", run.err);
        assert!(run.err.contains(message), "{name}: {}", run.err);
    }
}
