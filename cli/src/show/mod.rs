//! A document → what is written of it, in the format that was asked for.

mod flow;
mod paint;
pub(crate) mod table;
mod text;
mod words;

use sasil::Document;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use self::paint::Paint;
use self::table::Table;
use crate::args::{Format, OutputArgs};
use crate::job::{Failure, Outcome};

/// Writes documents, each independent of the others: workers do it side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer<'a> {
    format: Format,
    tables: &'a [Table],
    width: usize,
    paint: Paint,
}

/// A document as it goes out.
pub(crate) struct Printed {
    /// What the document is called.
    pub id: String,
    pub body: Body,
}

/// What is written of a document.
pub(crate) enum Body {
    /// Bytes that stand for themselves; none where the document failed and the format is for people, who are told on
    /// stderr.
    Bytes(Vec<u8>),
    /// Rows of each table that is written.
    Tables(Vec<Vec<u8>>),
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
    pub fn new(args: &'a OutputArgs, width: usize, color: bool) -> Self {
        Self { format: args.format(), tables: args.tables(), width, paint: Paint::new(color) }
    }

    /// What goes out for this document.
    pub fn print(&self, outcome: &Outcome) -> Printed {
        match outcome {
            Ok(document) => {
                Printed { id: document.id.as_deref().unwrap_or_default().to_string(), body: self.document(document) }
            }
            Err(failure) => Printed { id: failure.id.clone(), body: self.failure(failure) },
        }
    }

    fn document(&self, document: &Document) -> Body {
        match self.format {
            Format::Text => Body::Bytes(text::page(document, self.width, self.paint).into_bytes()),
            Format::Json => Body::Bytes(line(serde_json::to_vec_pretty(document))),
            Format::Ndjson => Body::Bytes(line(serde_json::to_vec(document))),
            Format::Csv => Body::Tables(self.tables.iter().map(|table| table::rows(*table, document)).collect()),
        }
    }

    fn failure(&self, failure: &Failure) -> Body {
        Body::Bytes(match self.format {
            Format::Json => line(serde_json::to_vec_pretty(&FailureObject::from(failure))),
            Format::Ndjson => line(serde_json::to_vec(&FailureObject::from(failure))),
            Format::Text | Format::Csv => Vec::new(),
        })
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
