//! Rows → the text of a names file.

use super::judge::Judge;
use super::listing::IDS;
use super::merge::Firm;

const COLUMNS: [&str; 10] =
    ["name", "aliases", "homographs", "english", "former", "ticker", "exchange", "country", "sector", "source"];

/// The file, and how many forms are marked as homographs. Columns of ids that nobody fills are left out.
pub(super) fn table(rows: &[Firm], judge: &mut Judge<'_>) -> (String, usize) {
    let ids: Vec<&str> = IDS.into_iter().filter(|id| rows.iter().any(|row| row.ids.contains_key(id))).collect();
    let mut out =
        String::from("# Written by `sasil dict import`; edit it as you like. Lists in a cell are separated by |.\n");
    out.push_str(&COLUMNS.iter().chain(&ids).copied().collect::<Vec<_>>().join("\t"));
    out.push('\n');
    let mut count = 0;
    for row in rows {
        let homographs: Vec<&str> = row.forms().map(String::as_str).filter(|form| judge.is_homograph(form)).collect();
        count += homographs.len();
        let sources = row.sources.join("|");
        let mut cells = vec![
            row.name.clone(),
            row.aliases.join("|"),
            homographs.join("|"),
            row.english.join("|"),
            String::new(),
            row.ticker.clone(),
            row.exchange.clone(),
            row.country.clone(),
            cell(&row.sector),
            sources,
        ];
        cells.extend(ids.iter().map(|id| row.ids.get(id).map(|value| cell(value)).unwrap_or_default()));
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    (out, count)
}

/// Text that stays in its cell.
fn cell(text: &str) -> String {
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
