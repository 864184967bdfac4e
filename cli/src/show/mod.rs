//! A document → what is written of it, in the format that was asked for.

pub(crate) mod digest;
mod flow;
pub(crate) mod html;
mod labels;
mod line;
mod paint;
pub(crate) mod summary;
pub(crate) mod table;
mod taken;
mod text;
mod words;

use sasil::Document;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use self::digest::Digest;
use self::paint::Paint;
use self::table::Table;
use crate::args::{Format, OutputArgs};
use crate::job::{Failure, Outcome, Reading};

/// Writes documents, each independent of the others: workers do it side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer<'a> {
    format: Format,
    tables: &'a [Table],
    width: usize,
    paint: Paint,
    /// Whether pages are written one a document.
    pages: bool,
    /// Whether totals are asked for.
    totals: bool,
}

/// A document as it goes out.
pub(crate) struct Printed {
    /// What the document is called.
    pub id: String,
    pub body: Body,
    /// What it adds to the totals, where these are asked for.
    pub digest: Option<Digest>,
}

/// What is written of a document.
pub(crate) enum Body {
    /// Bytes that stand for themselves; none where the document failed and the format is for people, who are told on
    /// stderr.
    Bytes(Vec<u8>),
    /// Rows of each table that is written.
    Tables(Vec<Vec<u8>>),
    #[cfg(feature = "parquet")]
    Batches(Vec<Option<arrow_array::RecordBatch>>),
    /// A part of a page.
    Section(html::Section),
    /// A page of its own, and what stands of it on the page of all.
    Page(Vec<u8>, html::Section),
    /// A document that failed, on a page.
    Failed(String),
}

/// A document that could not be read.
#[derive(JsonSchema, Serialize)]
struct FailureObject<'a> {
    id: &'a str,
    /// The line that stderr shows: with the file, so that it can be understood alone.
    error: String,
}

/// What sasil writes for a document: what was read from it, or why it could not be read.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its shape is used")]
enum Output<'a> {
    Document(Document),
    Failure(FailureObject<'a>),
}

/// The JSON Schema of the output.
pub(crate) fn schema(format: Format) -> Vec<u8> {
    if format.is_tables() {
        return line(serde_json::to_vec_pretty(&table::schema()));
    }
    let settings = SchemaSettings::draft2020_12().for_serialize();
    line(serde_json::to_vec_pretty(&settings.into_generator().into_root_schema_for::<Output<'_>>()))
}

impl<'a> Printer<'a> {
    pub fn new(args: &'a OutputArgs, width: usize, color: bool, totals: bool) -> Self {
        let format = args.format();
        Self {
            format,
            tables: args.tables(),
            width,
            paint: Paint::new(color),
            pages: args.is_folder(),
            totals: totals || format == Format::Html,
        }
    }

    /// What goes out for this document.
    pub fn print(&self, outcome: &Outcome<'_>) -> Printed {
        match outcome {
            Ok(reading) => Printed {
                id: reading.document.id.as_deref().unwrap_or_default().to_string(),
                body: self.document(reading),
                digest: self.totals.then(|| Digest::of(&taken::readable(reading).0)),
            },
            Err(failure) => Printed { id: failure.id.clone(), body: self.failure(failure), digest: None },
        }
    }

    fn document(&self, reading: &Reading<'_>) -> Body {
        let document = &reading.document;
        match self.format {
            Format::Text => Body::Bytes(text::page(&taken::readable(reading).0, self.width, self.paint).into_bytes()),
            Format::Json => Body::Bytes(line(serde_json::to_vec_pretty(document))),
            Format::Ndjson => Body::Bytes(line(serde_json::to_vec(document))),
            Format::Csv => Body::Tables(self.tables.iter().map(|table| table::rows(*table, document)).collect()),
            #[cfg(feature = "parquet")]
            Format::Parquet => {
                Body::Batches(self.tables.iter().map(|table| table::parquet::batch(*table, document)).collect())
            }
            Format::Html if self.pages => {
                let page = html::single(html::section(reading), &Digest::of(&taken::readable(reading).0));
                Body::Page(page.into_bytes(), html::brief(reading))
            }
            Format::Html => Body::Section(html::section(reading)),
        }
    }

    fn failure(&self, failure: &Failure) -> Body {
        match self.format {
            Format::Json => Body::Bytes(line(serde_json::to_vec_pretty(&FailureObject::from(failure)))),
            Format::Ndjson => Body::Bytes(line(serde_json::to_vec(&FailureObject::from(failure)))),
            Format::Html => Body::Failed(failure.to_string()),
            Format::Text | Format::Csv => Body::Bytes(Vec::new()),
            #[cfg(feature = "parquet")]
            Format::Parquet => Body::Bytes(Vec::new()),
        }
    }
}

impl<'a> From<&'a Failure> for FailureObject<'a> {
    fn from(failure: &'a Failure) -> Self {
        Self { id: &failure.id, error: failure.to_string() }
    }
}

fn line(json: serde_json::Result<Vec<u8>>) -> Vec<u8> {
    // Nothing in these objects can fail to be JSON: their keys are words and memory takes any bytes.
    let mut json = json.unwrap_or_default();
    json.push(b'\n');
    json
}
