//! Tables as CSV (RFC 4180): quoted where it must be, a header first, LF behind each row.

use csv::{Terminator, Writer, WriterBuilder};
use sasil::{Claim, Document, Entity};

use super::{CLAIMS, Cell, Column, ENTITIES, Table, hundredths};

/// The line with the names of the columns.
pub(crate) fn header(table: Table) -> Vec<u8> {
    match table {
        Table::Entities => names(ENTITIES),
        Table::Claims => names(CLAIMS),
    }
}

/// The rows of a document.
pub(crate) fn rows(table: Table, document: &Document) -> Vec<u8> {
    match table {
        Table::Entities => lines::<Entity>(ENTITIES, document, &document.entities),
        Table::Claims => lines::<Claim>(CLAIMS, document, &document.claims),
    }
}

fn names<T>(columns: &[Column<T>]) -> Vec<u8> {
    let mut writer = writer();
    // Memory takes any bytes.
    let _ = writer.write_record(columns.iter().map(|column| column.name));
    writer.into_inner().unwrap_or_default()
}

fn lines<T>(columns: &[Column<T>], document: &Document, items: &[T]) -> Vec<u8> {
    let mut writer = writer();
    for item in items {
        for column in columns {
            let _ = writer.write_field(written(&(column.cell)(document, item)).as_bytes());
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new())
}

fn written<'c>(cell: &'c Cell<'_>) -> std::borrow::Cow<'c, str> {
    match cell {
        Cell::Nothing => "".into(),
        Cell::Text(text) => (&**text).into(),
        Cell::Whole(number) => number.to_string().into(),
        Cell::Decimal(value) => value.normalize().to_string().into(),
        Cell::Share(share) => hundredths(*share).to_string().into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Flag(flag) => (if *flag { "true" } else { "false" }).into(),
    }
}
