//! Options of what is written.

use clap::ValueEnum;

/// How documents are written.
#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// How to write: `text` for reading, `json` for one indented object a document, one after another, `ndjson` for
    /// one line a document
    #[arg(long, short, value_enum, default_value = "text")]
    pub format: Format,

    /// Print the JSON Schema of what `--format ndjson` writes on a line, and do nothing else
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
