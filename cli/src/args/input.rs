//! Options of what is read.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

/// Which documents are read, and what is known of them.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Text files in UTF-8, one article each; `-` for stdin; files ending in .ndjson or .jsonl with a document a line:
    /// {"id": …, "text": …, "date": …}
    #[arg(required_unless_present = "schema", value_name = "FILES")]
    pub files: Vec<PathBuf>,

    /// How to read: by file name (stdin is NDJSON where it starts with `{`), or all inputs as this
    #[arg(long = "input", value_enum, default_value = "auto", value_name = "FORMAT")]
    pub input_format: InputFormat,

    /// The day the documents are of, unless a record brings its own; without it the dateline decides
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub date: Option<Date>,

    /// Refuse documents of more megabytes than this
    #[arg(long, value_name = "MB", default_value_t = 16, value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub max_size: u64,
}

/// How inputs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Auto,
    Text,
    Ndjson,
}

/// A day as people and exports write it: `2024-12-26`, `2024.12.26`, or a timestamp whose time is passed over.
pub(crate) fn parse_date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    let parsed = match day.split(['.', '/', '-']).collect::<Vec<_>>().as_slice() {
        [year, month, day] if year.len() == 4 => match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
            _ => None,
        },
        _ => None,
    };
    parsed.ok_or_else(|| format!("`{text}` is no day of the calendar; write it as 2024-12-26"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = jiff::civil::date(2024, 12, 26);
        for text in
            ["2024-12-26", "2024.12.26", "2024/12/26", " 2024-12-26 ", "2024-12-26T09:30:00+09:00", "2024-12-26 09:30"]
        {
            assert_eq!(parse_date(text), Ok(day), "{text}");
        }
        for text in ["", "2024", "26-12-2024", "2024-02-30", "2024-13-01", "어제", "20241226", "2024-12"] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }
}
