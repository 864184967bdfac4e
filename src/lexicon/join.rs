//! Which name of the crate a user's row goes on with, so that one firm stays one.

use std::collections::HashMap;

use sasil_dict::names::{NAMES, NameRow};

use super::names::{UserName, embedded_surface};

/// Where rows of the crate stand by their tickers.
#[derive(Debug, Default)]
pub(super) struct Tickers(HashMap<&'static str, Vec<u32>>);

impl Tickers {
    pub(super) fn embedded() -> Self {
        let mut places: HashMap<&'static str, Vec<u32>> = HashMap::new();
        for (number, row) in (0..).zip(NAMES).filter(|(_, row)| !row.ticker.is_empty()) {
            places.entry(row.ticker).or_default().push(number);
        }
        Self(places)
    }

    /// The one row with this ticker on the same market.
    fn row(&self, name: &UserName) -> Option<u32> {
        let rows = self.0.get(name.ticker.as_str())?;
        let mut alike = rows.iter().copied().filter(|row| {
            let listed = NAMES.get(*row as usize).map_or("", |row| row.exchange);
            market(listed) == market(&name.exchange) || name.exchange.is_empty() && is_korean(listed)
        });
        let row = alike.next()?;
        alike.next().is_none().then_some(row)
    }
}

/// The markets of the Korea Exchange share their tickers, and firms move between them.
fn market(exchange: &str) -> &str {
    if is_korean(exchange) { "KRX" } else { exchange }
}

/// Whether a market of the Korea Exchange.
pub(super) fn is_korean(exchange: &str) -> bool {
    matches!(exchange, "KRX" | "KOSPI" | "KOSDAQ" | "KONEX")
}

/// The row of the crate that `name` is another row of: it has the same ticker, the same canonical name, or a name
/// that is an alias of one firm only.
pub(super) fn row_of(name: &UserName, tickers: &Tickers) -> Option<u32> {
    let same_kind = |row: &u32| NAMES.get(*row as usize).is_some_and(|row| row.kind == name.kind);
    if let Some(row) = tickers.row(name).filter(same_kind) {
        return Some(row);
    }
    let surface = embedded_surface(&name.name)?;
    let named = |row: &&u32| NAMES.get(**row as usize).is_some_and(|row| row.name == name.name);
    if let Some(row) = surface.names.iter().find(named) {
        return Some(*row).filter(same_kind);
    }
    match surface.names {
        [row] if !surface.is_homograph && !surface.is_former && same_kind(row) => {
            NAMES.get(*row as usize).filter(|known| agrees(name, known)).map(|_| *row)
        }
        _ => None,
    }
}

/// Whether nothing that both know tells them apart.
fn agrees(name: &UserName, row: &NameRow) -> bool {
    let alike = |own: &str, known: &str| own.is_empty() || known.is_empty() || own == known;
    alike(&name.ticker, row.ticker) && alike(&name.country, row.country)
}

/// Gives `name` the canonical name and the forms of `row`, and what it leaves open; what it says itself stands.
pub(super) fn complete(name: &mut UserName, row: u32) {
    let Some(row) = NAMES.get(row as usize) else { return };
    let owned = |forms: &[&str]| forms.iter().map(|form| (*form).to_owned()).collect();
    let own = std::mem::replace(
        name,
        UserName {
            aliases: owned(row.aliases),
            english: owned(row.english),
            former: owned(row.former),
            ..UserName::new(row.name, row.kind)
        },
    );
    merge(name, own);
    fill(&mut name.ticker, row.ticker);
    fill(&mut name.exchange, row.exchange);
    fill(&mut name.country, row.country);
}

/// Adds what `other` knows of the same firm to `known`; the first who says something is right.
pub(super) fn merge(known: &mut UserName, other: UserName) {
    fill(&mut known.ticker, &other.ticker);
    fill(&mut known.exchange, &other.exchange);
    fill(&mut known.country, &other.country);
    for form in std::iter::once(other.name).chain(other.aliases) {
        if known.forms().all(|known| *known != form) {
            known.aliases.push(form);
        }
    }
    extend(&mut known.english, other.english);
    extend(&mut known.former, other.former);
    extend(&mut known.homographs, other.homographs);
    for (name, id) in other.ids {
        known.ids.entry(name).or_insert(id);
    }
}

fn fill(cell: &mut String, other: &str) {
    if cell.is_empty() {
        other.clone_into(cell);
    }
}

fn extend(list: &mut Vec<String>, others: Vec<String>) {
    for other in others {
        if !list.contains(&other) {
            list.push(other);
        }
    }
}
