//! A document → bytes in the format that was asked for.

mod flow;
mod paint;
mod text;

use sasil::Document;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use self::paint::Paint;
use crate::args::Format;
use crate::job::{Failure, Outcome};

/// Writes documents, each independent of the others: workers do it side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer {
    format: Format,
    width: usize,
    paint: Paint,
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
pub(crate) fn schema() -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    line(serde_json::to_vec_pretty(&settings.into_generator().into_root_schema_for::<Output<'_>>()))
}

impl Printer {
    pub fn new(format: Format, width: usize, color: bool) -> Self {
        Self { format, width, paint: Paint::new(color) }
    }

    /// What goes to stdout for this document; nothing where it failed and the format is for people, who are told on
    /// stderr.
    pub fn print(&self, outcome: &Outcome) -> Vec<u8> {
        match (self.format, outcome) {
            (Format::Text, Ok(document)) => text::page(document, self.width, self.paint).into_bytes(),
            (Format::Text, Err(_)) => Vec::new(),
            (Format::Json, Ok(document)) => line(serde_json::to_vec_pretty(document)),
            (Format::Json, Err(failure)) => line(serde_json::to_vec_pretty(&FailureObject::from(failure))),
            (Format::Ndjson, Ok(document)) => line(serde_json::to_vec(document)),
            (Format::Ndjson, Err(failure)) => line(serde_json::to_vec(&FailureObject::from(failure))),
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
