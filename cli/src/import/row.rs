//! A row of a list.

/// Cells with their place: the line of a CSV, the row of a table, the entry of an XML, from 1 on.
#[derive(Debug)]
pub(super) struct Row {
    pub number: usize,
    pub cells: Vec<String>,
}
