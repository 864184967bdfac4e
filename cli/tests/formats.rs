//! What stands in the files: tables, places, names of files.

use std::path::Path;

use sasil_cli::{Exit, Streams, run_with};
use serde_json::{Map, Value, json};

/// Runs in the folder of the example articles.
fn sasil(args: &[&str], stdin: &'static str) -> (Exit, Vec<u8>, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let streams = Streams::plain(Box::new(stdin.as_bytes()), &mut out, &mut err);
    let exit = run_with(std::iter::once("sasil").chain(args.iter().copied()), streams);
    (exit, out, String::from_utf8(err).expect("UTF-8"))
}

fn article(name: &str) -> String {
    format!("{}/../examples/articles/{name}.txt", env!("CARGO_MANIFEST_DIR"))
}

fn articles() -> Vec<String> {
    ["deal", "earnings", "funding", "ipo", "lawsuit", "supply"].map(article).into()
}

/// The arguments, and the articles behind them.
fn with_articles<'a>(args: &[&'a str], articles: &'a [String]) -> Vec<&'a str> {
    args.iter().copied().chain(articles.iter().map(String::as_str)).collect()
}

fn utf8(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("a file in UTF-8")
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The rows of a CSV file as objects, each cell as its column's type in the schema says.
fn objects(csv: &str, schema: &Value) -> Vec<Value> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names = reader.headers().expect("a header").clone();
    let typed = |name: &str, cell: &str| {
        let kind = schema.pointer(&format!("/properties/{name}/type")).unwrap_or_else(|| panic!("no column {name}"));
        match (kind[0].as_str().or(kind.as_str()).expect("a type"), cell) {
            (_, "") => Value::Null,
            ("string", text) => json!(text),
            ("number", text) => json!(text.parse::<f64>().expect("a number")),
            (_, text) => text.parse().unwrap_or_else(|_| panic!("{name}: {text}")),
        }
    };
    let object = |row: csv::StringRecord| -> Map<String, Value> {
        names.iter().zip(row.iter()).map(|(name, cell)| (name.to_string(), typed(name, cell))).collect()
    };
    reader.records().map(|row| Value::Object(object(row.expect("as many cells as columns")))).collect()
}

/// The schema of the rows of one table.
fn schema(table: &str) -> Value {
    let (exit, out, err) = sasil(&["--schema", "--format", "csv"], "");
    assert_eq!(exit, Exit::Done, "{err}");
    let whole: Value = serde_json::from_slice(&out).expect("the schema is JSON");
    whole["$defs"][table].clone()
}

#[test]
fn rows_fit_the_schema_and_the_objects() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().to_string_lossy().into_owned();
    let articles = articles();
    let (exit, out, err) = sasil(&with_articles(&["--format", "csv", "--output", &place], &articles), "");
    assert_eq!((exit, out.len(), &*err), (Exit::Done, 0, ""));
    assert_eq!(names_in(folder.path()), ["claims.csv", "entities.csv"]);

    let (_, out, _) = sasil(&with_articles(&["--format", "ndjson"], &articles), "");
    let documents: Vec<Value> = std::str::from_utf8(&out)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    for table in ["entities", "claims"] {
        let schema = schema(table);
        let rows = objects(&utf8(folder.path(), &format!("{table}.csv")), &schema);
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        for row in &rows {
            let errors: Vec<String> = validator.iter_errors(row).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:#?}\n{row:#}");
        }
        let of_documents: Vec<(&Value, &Value)> = documents
            .iter()
            .flat_map(|document| {
                document[table].as_array().expect("an array").iter().map(|item| (&document["id"], item))
            })
            .collect();
        assert_eq!(rows.len(), of_documents.len());
        for (row, (document, item)) in rows.iter().zip(of_documents) {
            assert_eq!(&row["document"], document);
            for shared in ["kind", "text", "key", "confidence", "polarity", "modality", "tense", "cancels"] {
                assert_eq!(
                    row.get(shared).unwrap_or(&Value::Null),
                    item.get(shared).unwrap_or(&Value::Null),
                    "{shared}"
                );
            }
        }
    }
}

#[test]
fn a_claim_is_a_row_that_stands_alone() {
    let text = "네이버는 지난달 23일 쿠팡에 1억 달러 이상을 투자했다.";
    let (exit, out, err) = sasil(&["--format", "csv", "--table", "claims", "--date", "2025-03-12", "-"], text);
    assert_eq!(exit, Exit::Done, "{err}");
    let rows = objects(std::str::from_utf8(&out).expect("UTF-8"), &schema("claims"));
    assert_eq!(rows.len(), 1);
    for (column, wanted) in [
        ("document", json!("stdin")),
        ("kind", json!("invest")),
        ("who_role", json!("investor")),
        ("who", json!("네이버")),
        ("who_ticker", json!("035420")),
        ("whom_role", json!("investee")),
        ("whom", json!("쿠팡")),
        ("amount", json!("1억 달러")),
        ("currency", json!("USD")),
        ("lower", json!("100000000")),
        ("upper", Value::Null),
        ("modifier", json!("at_least")),
        ("date", json!("지난달 23일")),
        ("date_start", json!("2025-02-23")),
        ("said_by", Value::Null),
    ] {
        assert_eq!(rows[0][column], wanted, "{column}");
    }
}

#[test]
fn parties_of_a_kind_without_sides_are_dealt_out() {
    let text = "네이버와 카카오, 쿠팡은 물류 사업을 위한 업무협약을 맺었다.";
    let (_, out, _) = sasil(&["--format", "csv", "--table", "claims", "-"], text);
    let rows = objects(std::str::from_utf8(&out).expect("UTF-8"), &schema("claims"));
    assert_eq!((&rows[0]["who"], &rows[0]["whom"]), (&json!("네이버"), &json!("카카오|쿠팡")));
}

#[test]
fn cells_are_quoted_and_the_mark_stands_first() {
    let record = r#"{"id": "a,\"b\"\nc", "text": "네이버가 투자했다."}"#;
    let (exit, out, _) = sasil(&["--format", "csv", "--table", "entities", "--bom", "-"], record);
    assert_eq!(exit, Exit::Done);
    let text = std::str::from_utf8(&out).expect("UTF-8").strip_prefix('\u{feff}').expect("a mark");
    assert!(text.starts_with("document,source,"), "{text}");
    assert!(text.contains("\n\"a,\"\"b\"\"\nc\","), "{text}");
    assert_eq!(objects(text, &schema("entities"))[0]["document"], json!("a,\"b\"\nc"));
}

#[test]
fn tables_want_a_place() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let path = file.path().to_string_lossy().into_owned();
    for (args, wanted) in [
        (vec!["--format", "csv", "-"], "--output FOLDER"),
        (vec!["--format", "csv", "--output", &path, "-"], "give a folder, or one table"),
        (vec!["--format", "json", "--output", "/no/such/place.json", "-"], "make the folder first"),
    ] {
        let (exit, out, err) = sasil(&args, "네이버가 투자했다.");
        assert_eq!((exit, out.len(), err.lines().count()), (Exit::Usage, 0, 1), "{err}");
        assert!(err.contains(wanted), "{err}");
    }
}

#[test]
fn a_file_takes_the_place_of_the_one_before_when_it_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("found.ndjson");
    std::fs::write(&path, "old").expect("written");
    let place = path.to_string_lossy().into_owned();
    let (exit, _, err) = sasil(&["--output", &place, "-"], "네이버가 투자했다.");
    assert_eq!(exit, Exit::Done, "{err}");
    assert!(utf8(folder.path(), "found.ndjson").starts_with("{\"schema\":1"), "the ending tells the format");
    assert_eq!(names_in(folder.path()), ["found.ndjson"]);
}

#[test]
fn a_folder_gets_a_file_for_each_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = format!("{}/new/", folder.path().display());
    let records = "{\"id\": \"a/b\", \"text\": \"네이버\"}\n{\"id\": \"a/b\", \"text\": \"쿠팡\"}\n{\"id\": 1}\n";
    let (exit, _, _) = sasil(&["--format", "json", "--output", &place, "-"], records);
    assert_eq!(exit, Exit::SomeFailed);
    assert_eq!(names_in(&folder.path().join("new")), ["1.json", "a_b-2.json", "a_b.json"]);
    let failed: Value = serde_json::from_str(&utf8(&folder.path().join("new"), "1.json")).expect("JSON");
    assert!(failed["error"].is_string());
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_nothing_and_says_so() {
    let (exit, _, err) = sasil(&["--format", "ndjson", "--output", "/dev/full", "-"], "네이버가 투자했다.");
    assert_eq!((exit, err.lines().count()), (Exit::SomeFailed, 1), "{err}");
    assert!(err.contains("the output cannot be written"), "{err}");
}

/// The cells of a Parquet file, written as CSV writes them.
#[cfg(feature = "parquet")]
fn cells_of_parquet(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, UInt32Type};
    use arrow_array::{Array, RecordBatch};
    use arrow_schema::DataType;

    let written = |array: &dyn Array, row: usize| match array.data_type() {
        _ if array.is_null(row) => String::new(),
        DataType::Utf8 => array.as_string::<i32>().value(row).to_string(),
        DataType::UInt32 => array.as_primitive::<UInt32Type>().value(row).to_string(),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(row).to_string(),
        DataType::Boolean => array.as_boolean().value(row).to_string(),
        DataType::Decimal128(38, 9) => {
            let digits = array.as_primitive::<Decimal128Type>().value(row);
            rust_decimal::Decimal::from_i128_with_scale(digits, 9).normalize().to_string()
        }
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>().value(row);
            (jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(days)).to_string()
        }
        other => panic!("a column of {other}"),
    };
    let file = std::fs::File::open(path).expect("a file");
    let builder = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let names = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let batches: Vec<RecordBatch> = builder.build().expect("a reader").map(|batch| batch.expect("rows")).collect();
    let rows = batches.iter().flat_map(|batch| {
        (0..batch.num_rows()).map(|row| batch.columns().iter().map(|array| written(array, row)).collect())
    });
    (names, rows.collect())
}

#[test]
#[cfg(feature = "parquet")]
fn parquet_holds_what_csv_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().to_string_lossy().into_owned();
    let articles = articles();
    for format in ["csv", "parquet"] {
        let (exit, _, err) = sasil(&with_articles(&["--format", format, "--output", &place], &articles), "");
        assert_eq!((exit, &*err), (Exit::Done, ""));
    }
    for table in ["entities", "claims"] {
        let (names, rows) = cells_of_parquet(&folder.path().join(format!("{table}.parquet")));
        let csv = utf8(folder.path(), &format!("{table}.csv"));
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(names, reader.headers().expect("a header").iter().collect::<Vec<_>>());
        let wanted: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("a row").iter().map(str::to_string).collect()).collect();
        assert_eq!(rows, wanted);
        assert!(rows.len() > 50);
    }
}

#[test]
#[cfg(feature = "parquet")]
fn a_parquet_file_without_rows_has_its_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("none.parquet");
    let place = path.to_string_lossy().into_owned();
    let (exit, _, err) = sasil(&["--table", "claims", "--output", &place, "-"], "비가 온다.");
    assert_eq!(exit, Exit::Done, "{err}");
    let (names, rows) = cells_of_parquet(&path);
    assert_eq!((names.len() > 20, rows.len()), (true, 0));
}

#[test]
fn pages_of_a_folder_lead_to_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().to_string_lossy().into_owned();
    let articles = articles();
    let (exit, _, err) = sasil(&with_articles(&["--format", "html", "--output", &place], &articles), "");
    assert_eq!(exit, Exit::Done, "{err}");
    let names = names_in(folder.path());
    assert_eq!(
        names,
        ["deal", "earnings", "funding", "index", "ipo", "lawsuit", "supply"].map(|name| format!("{name}.html"))
    );
    let index = utf8(folder.path(), "index.html");
    assert!(index.contains("<a href=\"deal.html\">") && index.contains("data-file=\"deal.html\""));
    assert!(!index.contains("class=\"text\""), "texts stand on their own pages");
    assert!(utf8(folder.path(), "deal.html").contains("class=\"text\""));
}

#[test]
fn a_page_tells_what_could_not_be_read() {
    let (exit, out, _) = sasil(&["--format", "html", "no/such<file", "-"], "네이버가 쿠팡에 1억원을 투자했다.");
    let page = String::from_utf8(out).expect("UTF-8");
    assert_eq!(exit, Exit::SomeFailed);
    assert!(page.contains("no/such&#60;file: no such file"));
}

#[test]
fn a_run_is_summed_up_on_stderr() {
    let articles = articles();
    let (exit, out, err) = sasil(&with_articles(&["--format", "ndjson", "--summary"], &articles), "");
    assert_eq!((exit, out.iter().filter(|byte| **byte == b'\n').count()), (Exit::Done, 6));
    for wanted in [
        "6 documents · ",
        "  claims    earn ",
        "  names     모아로지스 ",
        "  amounts   3조9000억원 삼성SDI 매출 (KRW, earnings)",
    ] {
        assert!(err.contains(wanted), "{wanted}: {err}");
    }
    let (_, _, quiet) = sasil(&with_articles(&["--format", "ndjson"], &articles), "");
    assert_eq!(quiet, "", "nobody asked, and nobody looks");
}
