//! Options of what is read.

use std::path::PathBuf;

use clap::ValueEnum;
use encoding_rs::Encoding;
use jiff::civil::Date;

/// Which documents are read, and what is known of them.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Articles as text or HTML, tables of them (.csv, .tsv, .parquet), a record a line (.ndjson: {"id": …, "text": …,
    /// "date": …}) or in a list (.json); packed or not (gzip, zstd); folders of all these; quoted patterns ('news/**/*.txt'); `-` for stdin
    #[arg(required_unless_present = "schema", value_name = "FILES")]
    pub files: Vec<PathBuf>,

    /// What the inputs are: told by the file's name, else by how it begins, or all of them this
    #[arg(long = "input", value_enum, default_value = "auto", value_name = "FORMAT")]
    pub input_format: InputFormat,

    /// The column with the text, by name or number [usual: text, 본문, body, content, 내용, …]
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,

    /// The column with the id [usual: id, 번호, …; without one, file and line]
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,

    /// The column with the day [usual: date, 날짜, 일자, 발행일, …]
    #[arg(long, value_name = "NAME")]
    pub date_column: Option<String>,

    /// What all inputs are encoded in, such as cp949, utf-16 or utf-8, where it is not told rightly
    #[arg(long, value_name = "NAME", value_parser = parse_encoding)]
    pub encoding: Option<&'static Encoding>,

    /// Of folders, read files with these endings [usual: txt, text, md, html, htm, xhtml, ndjson, jsonl, json, csv, tsv,
    /// parquet; packed or not]
    #[arg(long, value_name = "ENDINGS", value_delimiter = ',')]
    pub extensions: Vec<String>,

    /// The day the documents are of, unless a record or page brings its own; without it the dateline decides
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub date: Option<Date>,

    /// Refuse documents of more megabytes than this, which may be 1 to 1024
    #[arg(long, value_name = "MB", default_value_t = 16, value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub max_size: u64,
}

/// How inputs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Auto,
    Text,
    Html,
    Ndjson,
    Json,
    Csv,
    Tsv,
    Parquet,
}

fn parse_encoding(name: &str) -> Result<&'static Encoding, String> {
    crate::input::encoding(name)
        .ok_or_else(|| format!("no encoding `{name}`; known are cp949, euc-kr, utf-8, utf-16, …"))
}

/// A day as people and exports write it: `2024-12-26`, `2024.12.26`, `2024. 1. 2.`, `20241226`, or a timestamp whose
/// time is passed over.
pub(crate) fn parse_date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    day_of(text).ok_or_else(|| format!("`{text}` is no day of the calendar; write it as 2024-12-26"))
}

fn day_of(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok();
    }
    let sign = text.chars().find(|c| matches!(c, '-' | '.' | '/'))?;
    let mut parts = text.splitn(3, sign).map(str::trim);
    let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (day, time) = rest.split_at(end);
    let is_time = time.is_empty() || time.starts_with(['T', ' ']) || (sign == '.' && time.starts_with('.'));
    // `2024.1.2` is Korean usage; with hyphens a day has ten signs.
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_written = |part: &str| is_number(part) && (part.len() == 2 || (sign != '-' && part.len() == 1));
    if year.len() != 4 || !is_number(year) || !is_written(month) || !is_written(day) || !is_time {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = jiff::civil::date(2024, 12, 26);
        for text in [
            "2024-12-26",
            "2024.12.26",
            "2024. 12. 26.",
            "2024/12/26",
            "20241226",
            " 2024-12-26 ",
            "2024-12-26T09:30:00+09:00",
            "2024-12-26 09:30",
            "2024.12.26 09:30",
            "2024.12.26. 오전 9:30",
        ] {
            assert_eq!(parse_date(text), Ok(day), "{text}");
        }
        for text in [
            "",
            "2024",
            "26-12-2024",
            "2024-02-30",
            "2024-13-01",
            "어제",
            "20241326",
            "2024-12",
            "2025-1-1",
            "2024-12-26x",
            "2024-123-1",
            "2024-+1-02",
        ] {
            assert!(parse_date(text).is_err(), "{text}");
        }
        assert_eq!(parse_date("2024.1.2"), Ok(jiff::civil::date(2024, 1, 2)));
    }
}
