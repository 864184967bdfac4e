//! Tables as Arrow record batches, a batch a document, and as Parquet files.

use std::io::{self, Write};
use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, RecordBatch, StringArray, UInt32Array,
};
use arrow_schema::{DataType, Field, Schema};
use jiff::civil::{Date, date};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use rust_decimal::Decimal;
use sasil::Document;

use super::{CLAIMS, Cell, Column, ENTITIES, Table, Type, hundredths};

/// Digits of a decimal, and those behind the point: enough for the longest amount there is.
const DIGITS: u8 = 38;
const FRACTION: u8 = 9;
/// Rows of a row group, and bytes that wait for it in memory.
const GROUP_ROWS: usize = 1 << 17;
const GROUP_BYTES: usize = 32 << 20;

/// The rows of a document; none where it has none.
pub(crate) fn batch(table: Table, document: &Document) -> Option<RecordBatch> {
    match table {
        Table::Entities => rows(ENTITIES, document, &document.entities),
        Table::Claims => rows(CLAIMS, document, &document.claims),
    }
}

/// A Parquet file that is written a row group at a time.
pub(crate) struct File {
    /// Its bytes are taken out whenever a row group is complete.
    writer: ArrowWriter<Vec<u8>>,
}

impl File {
    pub fn new(table: Table) -> io::Result<Self> {
        let schema = match table {
            Table::Entities => schema(ENTITIES),
            Table::Claims => schema(CLAIMS),
        };
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("sasil ", env!("CARGO_PKG_VERSION")).to_string())
            .set_max_row_group_row_count(Some(GROUP_ROWS))
            .build();
        let writer = ArrowWriter::try_new(Vec::new(), Arc::new(schema), Some(properties)).map_err(unwritten)?;
        Ok(Self { writer })
    }

    /// Takes rows in; what is complete goes out.
    pub fn write(&mut self, batch: &RecordBatch, out: &mut dyn Write) -> io::Result<()> {
        self.writer.write(batch).map_err(unwritten)?;
        if self.writer.in_progress_size() > GROUP_BYTES {
            self.writer.flush().map_err(unwritten)?;
        }
        out.write_all(&std::mem::take(self.writer.inner_mut()))
    }

    /// Writes the rest, and where everything stands.
    pub fn end(self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.writer.into_inner().map_err(unwritten)?)
    }
}

fn unwritten(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => io::Error::other(inner),
        other => io::Error::other(other),
    }
}

fn schema<T>(columns: &[Column<T>]) -> Schema {
    let field = |column: &Column<T>| {
        let says = [("description".to_string(), column.says.to_string())];
        Field::new(column.name, data_type(column.kind), true).with_metadata(says.into())
    };
    Schema::new(columns.iter().map(field).collect::<Vec<_>>())
}

fn data_type(kind: Type) -> DataType {
    match kind {
        Type::Text => DataType::Utf8,
        Type::Whole => DataType::UInt32,
        Type::Decimal => DataType::Decimal128(DIGITS, FRACTION as i8),
        Type::Share => DataType::Float64,
        Type::Day => DataType::Date32,
        Type::Flag => DataType::Boolean,
    }
}

fn rows<T>(columns: &[Column<T>], document: &Document, items: &[T]) -> Option<RecordBatch> {
    if items.is_empty() {
        return None;
    }
    let arrays = columns.iter().map(|column| array(column, document, items)).collect();
    // Columns and arrays come of the same list: they fit.
    RecordBatch::try_new(Arc::new(schema(columns)), arrays).ok()
}

fn array<T>(column: &Column<T>, document: &Document, items: &[T]) -> ArrayRef {
    let cells = items.iter().map(|item| (column.cell)(document, item));
    match column.kind {
        Type::Text => Arc::new(StringArray::from_iter(cells.map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        }))),
        Type::Whole => Arc::new(UInt32Array::from_iter(cells.map(|cell| match cell {
            Cell::Whole(number) => Some(number),
            _ => None,
        }))),
        Type::Decimal => {
            let digits = cells.map(|cell| match cell {
                Cell::Decimal(value) => scaled(value),
                _ => None,
            });
            let array = Decimal128Array::from_iter(digits);
            Arc::new(array.clone().with_precision_and_scale(DIGITS, FRACTION as i8).unwrap_or(array))
        }
        Type::Share => Arc::new(Float64Array::from_iter(cells.map(|cell| match cell {
            Cell::Share(share) => Some(hundredths(share)),
            _ => None,
        }))),
        Type::Day => Arc::new(Date32Array::from_iter(cells.map(|cell| match cell {
            Cell::Day(day) => days(day),
            _ => None,
        }))),
        Type::Flag => Arc::new(BooleanArray::from_iter(cells.map(|cell| match cell {
            Cell::Flag(flag) => Some(flag),
            _ => None,
        }))),
    }
}

/// The digits of a decimal with as many behind the point as the column has.
fn scaled(value: Decimal) -> Option<i128> {
    let value = value.round_dp(FRACTION.into()).normalize();
    let missing = u32::from(FRACTION).checked_sub(value.scale())?;
    value.mantissa().checked_mul(10_i128.checked_pow(missing)?)
}

/// Days since the first of January 1970.
fn days(day: Date) -> Option<i32> {
    date(1970, 1, 1).until(day).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_keep_their_value() {
        for (text, wanted) in [
            ("0", Some(0)),
            ("-1.5", Some(-1_500_000_000)),
            ("320000000000", Some(320_000_000_000_000_000_000)),
            ("0.123456789", Some(123_456_789)),
            ("79228162514264337593543950335", Some(79_228_162_514_264_337_593_543_950_335_000_000_000)),
        ] {
            assert_eq!(scaled(text.parse().expect("a decimal")), wanted, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        for (day, wanted) in [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(2025, 3, 12), 20_159)] {
            assert_eq!(days(day), Some(wanted));
        }
    }
}
