//! The rows of a page's tables.

use super::markup::{Piece, pieces, plain};
use super::row::Row;

/// Whether a page has a table.
pub(super) fn has_table(text: &str) -> bool {
    pieces(text).any(|piece| matches!(piece, Piece::Open(name) if name.eq_ignore_ascii_case("table")))
}

/// Rows that have cells, one table after another.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell: Option<String> = None;
    for piece in pieces(text) {
        let is = |name: &str, wanted: &[&str]| wanted.iter().any(|wanted| name.eq_ignore_ascii_case(wanted));
        match piece {
            Piece::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(text);
                }
            }
            // `</td>` and `</tr>` may be left out.
            Piece::Open(name) | Piece::Close(name) if is(name, &["tr", "table"]) => {
                end_cell(&mut cell, &mut cells);
                end_row(&mut cells, &mut rows);
            }
            Piece::Open(name) if is(name, &["td", "th"]) => {
                end_cell(&mut cell, &mut cells);
                cell = Some(String::new());
            }
            Piece::Close(name) if is(name, &["td", "th"]) => end_cell(&mut cell, &mut cells),
            Piece::Open(_) | Piece::Close(_) => {
                if let Some(cell) = &mut cell {
                    cell.push(' ');
                }
            }
        }
    }
    end_cell(&mut cell, &mut cells);
    end_row(&mut cells, &mut rows);
    rows
}

fn end_cell(cell: &mut Option<String>, cells: &mut Vec<String>) {
    cells.extend(cell.take().map(|text| plain(&text)));
}

fn end_row(cells: &mut Vec<String>, rows: &mut Vec<Row>) {
    if !cells.is_empty() {
        rows.push(Row { number: rows.len() + 1, cells: std::mem::take(cells) });
    }
}
