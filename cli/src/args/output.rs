//! Options of what is written.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::show::table::Table;

/// How documents are written.
#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// How to write: `text` for reading, `json` for one indented object a document, one after another, `ndjson` for
    /// one line a document, `csv` or `parquet` for a table of entities and one of claims, `html` for a page to read in a
    /// browser. Without it the ending of --output decides,
    /// else it is `text`
    #[arg(long, short, value_enum)]
    pub format: Option<Format>,

    /// Where to write: a file for all documents, or a folder (one that exists, or a name that ends in `/`) with a file
    /// for each; csv and parquet make two files in a folder. A file gets its name when it is complete
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,

    /// Write this table of csv or parquet alone, to stdout or the file of --output
    #[arg(long, value_enum, value_name = "TABLE")]
    pub table: Option<Table>,

    /// Begin csv with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub bom: bool,

    /// Say at the end, on stderr, what the run came to: names, kinds of claims, the largest amounts. Many documents get
    /// it by themselves on a terminal
    #[arg(long)]
    pub summary: bool,

    /// Print the JSON Schema of what `--format ndjson` writes on a line, or of the tables' rows with `--format csv` or `parquet`,
    /// and do nothing else
    #[arg(long)]
    pub schema: bool,

    /// Colours; `auto` on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Color,
}

/// A format of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Ndjson,
    Csv,
    #[cfg(feature = "parquet")]
    Parquet,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl OutputArgs {
    /// The format that is asked for, or that the name of the output tells.
    pub fn format(&self) -> Format {
        let ending = self.output.as_ref().and_then(|path| path.extension()).and_then(|ending| ending.to_str());
        let told = || match ending?.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "ndjson" | "jsonl" => Some(Format::Ndjson),
            "csv" => Some(Format::Csv),
            #[cfg(feature = "parquet")]
            "parquet" => Some(Format::Parquet),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        };
        self.format.or_else(told).unwrap_or(Format::Text)
    }

    /// Whether the output is a folder, or is to become one: `found/`.
    pub fn is_folder(&self) -> bool {
        let ends_as_one = |path: &PathBuf| path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        self.output.as_ref().is_some_and(|path| path.is_dir() || ends_as_one(path))
    }

    /// The tables to write.
    pub fn tables(&self) -> &[Table] {
        self.table.as_ref().map_or(&Table::ALL, std::slice::from_ref)
    }
}

impl Format {
    /// How names of its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            #[cfg(feature = "parquet")]
            Format::Parquet => "parquet",
            Format::Html => "html",
        }
    }

    /// Whether it is a format of tables.
    pub const fn is_tables(self) -> bool {
        match self {
            Format::Csv => true,
            #[cfg(feature = "parquet")]
            Format::Parquet => true,
            Format::Text | Format::Json | Format::Ndjson | Format::Html => false,
        }
    }
}
