//! A downloaded file → rows of cells, whatever form it has.

use std::borrow::Cow;
use std::path::Path;

use super::row::Row;
use super::{html, xml};

/// The forms that a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A table of a web page, which `corpList.xls` is in truth.
    Html,
    /// Cells between commas, semicolons or tabs.
    Csv,
    /// `corpCode.xml` of the disclosure system.
    Xml,
}

/// What stands in a file.
#[derive(Debug)]
pub(super) struct Sheet {
    pub form: Form,
    pub encoding: &'static str,
    pub rows: Vec<Row>,
}

impl Form {
    /// In the summary.
    pub fn name(self) -> &'static str {
        match self {
            Form::Html => "table in HTML",
            Form::Csv => "CSV",
            Form::Xml => "DART XML",
        }
    }

    /// In the column `source`.
    pub fn source(self) -> &'static str {
        match self {
            Form::Html => "kind",
            Form::Csv => "krx",
            Form::Xml => "dart",
        }
    }
}

/// Files that must be opened by another program first, by how they begin.
const DISGUISES: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "is a zip archive (DART's download) or an .xlsx: unzip it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "is an Excel workbook: save the sheet as CSV"),
    (b"\x1f\x8b", "is compressed: gzip -d it"),
    (b"%PDF", "is a PDF: download the list as CSV"),
];

pub(super) fn read(path: &Path) -> Result<Sheet, String> {
    if path.is_dir() {
        return Err("is a folder; give the files in it".to_string());
    }
    let bytes = std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    parse(&bytes)
}

/// By its content: the names of these files say `.xls` of what is none.
fn parse(bytes: &[u8]) -> Result<Sheet, String> {
    if let Some((_, what)) = DISGUISES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err((*what).to_string());
    }
    let (text, encoding) = decode(bytes);
    let start = text.trim_start();
    if start.is_empty() {
        return Err("is empty".to_string());
    }
    let (form, rows) = if !start.starts_with('<') {
        (Form::Csv, csv_rows(&text)?)
    } else if start.starts_with("<?xml") && !html::has_table(&text) || start.starts_with("<result") {
        (Form::Xml, xml::rows(&text)?)
    } else {
        (Form::Html, html::rows(&text))
    };
    Ok(Sheet { form, encoding, rows })
}

/// UTF-8 where it is such, UTF-16 where it says so, else what Korean Windows writes.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    if let Some((encoding, skip)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
        return (text, encoding.name());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), "UTF-8"),
        Err(_) => (encoding_rs::EUC_KR.decode_without_bom_handling(bytes).0, "EUC-KR"),
    }
}

fn csv_rows(text: &str) -> Result<Vec<Row>, String> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    let separator = [',', '\t', ';'].into_iter().max_by_key(|separator| (count(*separator), *separator == ','));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.map_or(b',', |separator| separator as u8))
        .from_reader(text.as_bytes());
    let mut lines = LineCounter { text, at: 0, line: 1 };
    let row = |record: csv::Result<csv::StringRecord>| {
        let record = record.map_err(|error| format!("is no list: {error}"))?;
        let number = lines.line_at(record.position().map_or(0, |position| position.byte() as usize));
        Ok(Row { number, cells: record.iter().map(|cell| cell.trim().to_string()).collect() })
    };
    reader.records().map(row).collect()
}

/// Counts lines up to one place after another. The reader's own count takes the line feed of CRLF, and the empty
/// lines that it passes over, for a part of the record behind them.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl LineCounter<'_> {
    fn line_at(&mut self, byte: usize) -> usize {
        let rest = self.text.as_bytes().get(byte..).unwrap_or_default();
        let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.as_bytes().get(self.at..byte + breaks).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count();
        self.at = byte + breaks;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> (Form, &'static str, Vec<Vec<String>>) {
        let sheet = parse(bytes).expect("a list");
        (sheet.form, sheet.encoding, sheet.rows.into_iter().map(|row| row.cells).collect())
    }

    #[test]
    fn the_content_tells_the_form() {
        let wanted = vec![vec!["회사명".to_string(), "종목코드".to_string()], vec!["가온".into(), "000010".into()]];
        let csv = "회사명,종목코드\r\n\"가온\",000010\r\n";
        let html = "<html><table><TR><th>회사명</th><th>종목코드</th></TR><tr><td>가온</td><td style='x'>000010</td></tr></table>";
        let (euc_kr, ..) = encoding_rs::EUC_KR.encode(csv);
        let utf16: Vec<u8> = format!("\u{feff}{csv}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&[u8], Form, &str); 6] = [
            (csv.as_bytes(), Form::Csv, "UTF-8"),
            (&euc_kr, Form::Csv, "EUC-KR"),
            (&utf16, Form::Csv, "UTF-16LE"),
            (b"\xef\xbb\xbf\xed\x9a\x8c\xec\x82\xac\xeb\xaa\x85", Form::Csv, "UTF-8"),
            (html.as_bytes(), Form::Html, "UTF-8"),
            (&encoding_rs::EUC_KR.encode(html).0, Form::Html, "EUC-KR"),
        ];
        for (number, (bytes, form, encoding)) in cases.into_iter().enumerate() {
            let found = cells(bytes);
            assert_eq!((found.0, found.1), (form, encoding), "{number}");
            if number != 3 {
                assert_eq!(found.2, wanted, "{number}");
            }
        }
    }

    #[test]
    fn rows_know_their_lines() {
        for end in ["\n", "\r\n"] {
            let text = ["회사명,종목코드", "가온,000010", "", "\"나", "래\",000020", "다온,000030"].join(end);
            let sheet = parse(text.as_bytes()).expect("a list");
            let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, [1, 2, 4, 6], "{end:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused_with_a_way_out() {
        let cases: [(&[u8], &str); 5] = [
            (b"PK\x03\x04..", "unzip it"),
            (b"\xd0\xcf\x11\xe0", "save the sheet as CSV"),
            (b" \n", "is empty"),
            (
                "<result><status>010</status><message>등록되지 않은 키입니다.</message></result>".as_bytes(),
                "010 등록되지",
            ),
            (b"<?xml version='1.0'?><a/>", "no entries"),
        ];
        for (bytes, message) in cases {
            let error = parse(bytes).expect_err("refused");
            assert!(error.contains(message), "{error}");
        }
    }
}
