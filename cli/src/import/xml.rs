//! The entries of the disclosure system's `corpCode.xml`: `<result><list><corp_code>…</corp_code>…</list>…</result>`.

use super::markup::{Piece, pieces, plain};
use super::row::Row;

/// The header, as row 0, and a row for each `<list>`.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, String> {
    let mut header: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    let mut cells: Option<Vec<String>> = None;
    let mut field: Option<(usize, String)> = None;
    for piece in pieces(text) {
        match (piece, &mut cells) {
            (Piece::Open("list"), _) => cells = Some(Vec::new()),
            (Piece::Close("list"), _) => {
                if let Some(cells) = cells.take() {
                    rows.push(Row { number: rows.len() + 1, cells });
                }
            }
            (Piece::Open(name), Some(_)) => field = Some((column(&mut header, name), String::new())),
            (Piece::Close(_), Some(cells)) => {
                if let Some((column, text)) = field.take() {
                    cells.resize(cells.len().max(column + 1), String::new());
                    cells[column] = plain(&text);
                }
            }
            (Piece::Text(text), Some(_)) => {
                if let Some((_, field)) = &mut field {
                    field.push_str(text);
                }
            }
            (_, None) => {}
        }
    }
    if rows.is_empty() {
        return Err(no_entries(text));
    }
    rows.insert(0, Row { number: 0, cells: header });
    Ok(rows)
}

fn column(header: &mut Vec<String>, name: &str) -> usize {
    header.iter().position(|known| known == name).unwrap_or_else(|| {
        header.push(name.to_string());
        header.len() - 1
    })
}

/// Where something went wrong with the download, the file says so itself.
fn no_entries(text: &str) -> String {
    let inner = |name: &str| {
        let (_, behind) = text.split_once(&format!("<{name}>"))?;
        Some(plain(behind.split_once('<').map_or(behind, |(inner, _)| inner)))
    };
    match (inner("status"), inner("message")) {
        (Some(status), Some(message)) => {
            format!("is no list but an answer of the disclosure system: {status} {message}")
        }
        _ => "has no entries `<list>…</list>`".to_string(),
    }
}
