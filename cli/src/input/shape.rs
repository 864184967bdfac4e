//! What kind of input it is: by its name, else by how it begins.

use std::borrow::Cow;
use std::path::Path;

use crate::args::InputFormat;

/// How the documents lie in an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One article, as it stands.
    Text,
    /// One article, in a web page.
    Page,
    /// One a line.
    Ndjson,
    /// One an object: alone, in a list, or one after another.
    Json,
    /// One a row, with this sign between the columns.
    Table(u8),
    /// One a row.
    Parquet,
}

/// Endings of files that are read when their folder is given.
pub(super) const ENDINGS: &[&str] =
    &["txt", "text", "md", "html", "htm", "xhtml", "ndjson", "jsonl", "json", "csv", "tsv", "parquet"];

/// The ending of a file's name in small letters, without that of a packed file.
pub(super) fn ending(path: &Path) -> Option<String> {
    last_ending(&unpacked(path))
}

/// What a packed file is called when it is unpacked.
pub(super) fn unpacked(path: &Path) -> Cow<'_, Path> {
    match last_ending(path).as_deref() {
        Some("gz" | "gzip" | "zst" | "zstd") => Cow::Owned(path.with_extension("")),
        _ => Cow::Borrowed(path),
    }
}

fn last_ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

impl Shape {
    /// `start` is how the input begins, unpacked.
    pub fn of(format: InputFormat, path: &Path, start: &[u8]) -> Self {
        match format {
            InputFormat::Auto => Self::told_by(path, start),
            InputFormat::Text => Shape::Text,
            InputFormat::Html => Shape::Page,
            InputFormat::Ndjson => Shape::Ndjson,
            InputFormat::Json => Shape::Json,
            InputFormat::Csv => Shape::Table(b','),
            InputFormat::Tsv => Shape::Table(b'\t'),
            InputFormat::Parquet => Shape::Parquet,
        }
    }

    fn told_by(path: &Path, start: &[u8]) -> Self {
        match ending(path).as_deref() {
            Some("html" | "htm" | "xhtml") => Shape::Page,
            Some("ndjson" | "jsonl") => Shape::Ndjson,
            Some("json") => Shape::Json,
            Some("csv") => Shape::Table(b','),
            Some("tsv" | "tab") => Shape::Table(b'\t'),
            Some("parquet") => Shape::Parquet,
            _ if start.starts_with(b"PAR1") => Shape::Parquet,
            _ if begins_a_page(start) => Shape::Page,
            _ if path.as_os_str() == "-" && begins_a_list(start) => Shape::Json,
            _ if path.as_os_str() == "-" && content(start).starts_with(b"{") => Shape::Ndjson,
            _ => Shape::Text,
        }
    }
}

/// Without a byte order mark and blanks.
fn content(start: &[u8]) -> &[u8] {
    start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start()
}

/// `[{`: a text may begin with a bracket, too (`[속보] …`).
fn begins_a_list(start: &[u8]) -> bool {
    content(start).strip_prefix(b"[").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"))
}

fn begins_a_page(start: &[u8]) -> bool {
    let mut rest = content(start);
    // Declarations and comments before the page.
    while let Some(end) = [(&b"<?"[..], &b"?>"[..]), (b"<!--", b"-->")]
        .iter()
        .find_map(|(open, close)| {
            rest.starts_with(open).then(|| memchr::memmem::find(rest, close).map(|at| at + close.len()))
        })
        .flatten()
    {
        rest = rest[end..].trim_ascii_start();
    }
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<article"].iter().any(|tag| {
        rest.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
            && rest.get(tag.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_beginnings_tell() {
        for (name, start, wanted) in [
            ("a.txt", "{\"text\"", Shape::Text),
            ("a", "", Shape::Text),
            ("a.HTML", "네이버", Shape::Page),
            ("a.html.gz", "", Shape::Page),
            ("a.jsonl.zst", "", Shape::Ndjson),
            ("a.json", "", Shape::Json),
            ("a.csv", "", Shape::Table(b',')),
            ("a.tsv.gz", "", Shape::Table(b'\t')),
            ("a.gz", "PAR1", Shape::Parquet),
            ("a.txt", "<!DOCTYPE html>", Shape::Page),
            ("a.txt", "\u{feff}\n<?xml version=\"1.0\"?>\n<!-- x -->\n<HTML lang=\"ko\">", Shape::Page),
            ("a.txt", "<htmlx>", Shape::Text),
            ("a.txt", "<!-- 닫히지 않음", Shape::Text),
            ("a.txt", "<삼성전자> 투자", Shape::Text),
            ("-", " {\"text\"", Shape::Ndjson),
            ("-", "[\n {\"text\"", Shape::Json),
            ("-", "[속보] 네이버", Shape::Text),
            ("-", "네이버", Shape::Text),
        ] {
            assert_eq!(Shape::of(InputFormat::Auto, Path::new(name), start.as_bytes()), wanted, "{name} {start}");
        }
    }
}
