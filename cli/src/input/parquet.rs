//! Rows of a Parquet file → articles. Of the columns only those that are wanted are read, a page at a time.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;

use super::columns::Column;
use super::record::Fields;
use super::{Name, Rules};
use crate::job::{Failure, Job};

/// A file that is read row by row.
pub(super) struct Rows {
    name: Name,
    rows: RowIter<'static>,
    number: u64,
    wanted: Wanted,
    rules: Arc<Rules>,
    broken: bool,
}

/// The columns that are read.
struct Wanted {
    text: String,
    id: Option<String>,
    date: Option<String>,
}

impl Rows {
    pub fn open(path: &Path, name: Name, rules: Arc<Rules>) -> Result<Self, Failure> {
        let file = File::open(path).map_err(|error| name.clone().failure(format!("cannot be opened: {error}")))?;
        let reader = SerializedFileReader::new(file).map_err(|error| name.clone().failure(unreadable(&error)))?;
        let schema = reader.metadata().file_metadata().schema().clone();
        let wanted = Wanted::of(&schema, &rules).map_err(|message| name.clone().failure(message))?;
        let rows = RowIter::from_file_into(Box::new(reader)).project(wanted.only(&schema));
        let rows = rows.map_err(|error| name.clone().failure(unreadable(&error)))?;
        Ok(Self { name, rows, number: 0, wanted, rules, broken: false })
    }

    fn article(&self, row: Row) -> Job {
        let name = self.name.line(self.number);
        let mut fields = Fields::default();
        for (column, field) in row.into_columns() {
            if Some(&column) == self.wanted.id.as_ref() {
                fields.id = word(&field);
            } else if Some(&column) == self.wanted.date.as_ref() {
                fields.date = word(&field);
            }
            if column == self.wanted.text {
                fields.text = match field {
                    Field::Bytes(bytes) if std::str::from_utf8(bytes.data()).is_err() => {
                        return Err(name.failure(format!("its \"{column}\" is not UTF-8")));
                    }
                    field => word(&field),
                };
            }
        }
        fields.article(name, &self.rules)
    }
}

impl Iterator for Rows {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if self.broken {
            return None;
        }
        self.number += 1;
        match self.rows.next()? {
            Ok(row) => Some(self.article(row)),
            Err(error) => {
                self.broken = true;
                Some(Err(self.name.line(self.number).failure(unreadable(&error))))
            }
        }
    }
}

impl Wanted {
    fn of(schema: &Type, rules: &Rules) -> Result<Self, String> {
        let names: Vec<&str> = schema.get_fields().iter().map(|field| field.name()).collect();
        let find = |column: &Column| column.find(names.iter().copied()).and_then(|at| schema.get_fields().get(at));
        let missing = |column: &Column, option: &str| {
            format!("has no column \"{}\" but {}; name one with {option}", column.called(), names.join(", "))
        };
        let columns = &rules.columns;
        for (column, option) in [(&columns.id, "--id-column"), (&columns.date, "--date-column")] {
            if column.is_named() && find(column).is_none() {
                return Err(missing(column, option));
            }
        }
        let text = find(&columns.text).ok_or_else(|| missing(&columns.text, "--text-column"))?;
        if !holds_words(text) {
            return Err(format!("its column \"{}\" holds no text; name another with --text-column", text.name()));
        }
        let name =
            |column: &Column| find(column).filter(|field| field.is_primitive()).map(|field| field.name().to_string());
        Ok(Self { text: text.name().to_string(), id: name(&columns.id), date: name(&columns.date) })
    }

    /// The schema with no other columns; nothing where that cannot be made, so that all are read.
    fn only(&self, schema: &Type) -> Option<Type> {
        let is_wanted =
            |name: &str| self.text == name || self.id.as_deref() == Some(name) || self.date.as_deref() == Some(name);
        let fields = schema.get_fields().iter().filter(|field| is_wanted(field.name())).cloned().collect();
        Type::group_type_builder(schema.name()).with_fields(fields).build().ok()
    }
}

fn holds_words(column: &Type) -> bool {
    column.is_primitive() && column.get_physical_type() == parquet::basic::Type::BYTE_ARRAY
}

/// A field as a word: days and moments as ISO days.
fn word(field: &Field) -> Option<String> {
    const MS_A_DAY: i64 = 86_400_000;
    let day = |days: i64| {
        let days = jiff::Span::new().try_days(days).ok()?;
        jiff::civil::date(1970, 1, 1).checked_add(days).ok().map(|day| day.to_string())
    };
    match field {
        Field::Null => None,
        Field::Str(word) => Some(word.clone()),
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).ok(),
        Field::Date(days) => day(i64::from(*days)),
        Field::TimestampMillis(moment) => day(moment.div_euclid(MS_A_DAY)),
        Field::TimestampMicros(moment) => day(moment.div_euclid(MS_A_DAY * 1000)),
        other => Some(other.to_string()),
    }
}

fn unreadable(error: &ParquetError) -> String {
    let why = error.to_string();
    let why = why.trim_start_matches("Parquet error: ");
    if why.contains("zstd") || why.contains("ZSTD") {
        return "is packed by zstd inside; write it with snappy, or build sasil with --features parquet-zstd"
            .to_string();
    }
    format!("cannot be read as Parquet: {why}; get or write the file again")
}
