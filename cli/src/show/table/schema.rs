//! The JSON Schema of the rows of both tables, read as objects: column → cell.

use serde_json::{Map, Value, json};

use super::{CLAIMS, Column, ENTITIES, Table, Type};

/// A schema with a definition a table.
pub(crate) fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The tables of `--format csv` and `--format parquet`, a row an object",
        "$defs": {
            (Table::Entities.name()): row("A mention", ENTITIES),
            (Table::Claims.name()): row("A claim", CLAIMS),
        },
    })
}

fn row<T>(what: &str, columns: &[Column<T>]) -> Value {
    let properties: Map<String, Value> =
        columns.iter().map(|column| (column.name.to_string(), cell(column.kind, column.says))).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    json!({
        "description": what, "type": "object", "properties": properties, "required": names,
        "additionalProperties": false,
    })
}

fn cell(kind: Type, says: &str) -> Value {
    match kind {
        Type::Text => json!({"description": says, "type": ["string", "null"]}),
        Type::Whole => json!({"description": says, "type": ["integer", "null"], "minimum": 0}),
        Type::Decimal => json!({"description": says, "type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}),
        Type::Share => json!({"description": says, "type": "number", "minimum": 0, "maximum": 1}),
        Type::Day => json!({"description": says, "type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
        Type::Flag => json!({"description": says, "type": ["boolean", "null"]}),
    }
}
