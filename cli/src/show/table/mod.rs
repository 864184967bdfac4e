//! Documents as rows: a table of entities and a table of claims, the same in CSV and in Parquet.
//!
//! A column is declared once, in [`ENTITIES`] or [`CLAIMS`]: its name, its type, what it says, and how it is taken from
//! an entity or a claim.

mod claims;
mod csv;
mod entities;
#[cfg(feature = "parquet")]
pub(crate) mod parquet;
mod schema;

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;
use sasil::Document;

pub(crate) use self::claims::CLAIMS;
pub(crate) use self::csv::{header, rows};
pub(crate) use self::entities::ENTITIES;
pub(crate) use self::schema::schema;

/// One of the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Table {
    Entities,
    Claims,
}

/// A column of the table whose rows are entities or claims (`T`).
pub(crate) struct Column<T> {
    pub name: &'static str,
    pub kind: Type,
    /// What it says, for the schema and the documentation.
    pub says: &'static str,
    pub cell: for<'a> fn(&'a Document, &'a T) -> Cell<'a>,
}

/// The type of a column. In every one a cell may hold nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    /// A whole number, not negative.
    Whole,
    /// An exact decimal.
    Decimal,
    /// A probability, with at most two decimals.
    Share,
    Day,
    Flag,
}

/// What stands in a row under a column.
#[derive(Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Whole(u32),
    Decimal(Decimal),
    Share(f32),
    Day(Date),
    Flag(bool),
}

impl Table {
    pub const ALL: [Table; 2] = [Table::Entities, Table::Claims];

    /// Its name, and that of its file.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Entities => "entities",
            Table::Claims => "claims",
        }
    }
}

impl<'a> Cell<'a> {
    fn text(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Cell::Nothing, |text| Cell::Text(text.into()))
    }

    /// A place; documents are far smaller than four gigabytes.
    fn place(place: usize) -> Self {
        u32::try_from(place).map_or(Cell::Nothing, Cell::Whole)
    }

    fn decimal(value: Option<Decimal>) -> Self {
        value.map_or(Cell::Nothing, Cell::Decimal)
    }

    fn day(day: Option<Date>) -> Self {
        day.map_or(Cell::Nothing, Cell::Day)
    }
}

/// A confidence as it is written: `0.9`, not `0.8999999761581421`.
fn hundredths(share: f32) -> f64 {
    (f64::from(share.clamp(0.0, 1.0)) * 100.0).round() / 100.0
}

/// Declares columns: name, type, what it says, and the cell.
macro_rules! columns {
    ($($name:literal $kind:ident $says:literal = $cell:expr;)+) => {
        &[$($crate::show::table::Column { name: $name, kind: $crate::show::table::Type::$kind, says: $says, cell: $cell },)+]
    };
}
use columns;
