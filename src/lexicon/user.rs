//! Names that a user adds in a file: `docs/USER-DICTIONARY.md` describes it.

use std::collections::HashMap;
use std::path::Path;

use super::join;
use super::names::{NameKind, UserName, check};
use crate::error::{Error, ErrorKind};

/// The usable rows of a user's files, and what is wrong with the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct UserNames {
    rows: Vec<Row>,
    /// For each written form, the first row that has it.
    forms: HashMap<String, usize>,
    problems: Vec<String>,
}

#[derive(Clone, Debug)]
struct Row {
    place: String,
    name: UserName,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Aliases,
    Homographs,
    English,
    Former,
    Ticker,
    Exchange,
    Country,
    Kind,
    /// For people, or without a name: passed over.
    Idle,
    /// Anything else goes to the output under its header.
    Id(Box<str>),
}

impl UserNames {
    /// Reads a file; rows that cannot be used are left out and told of.
    pub(crate) fn read_file(&mut self, path: &Path) -> Result<(), Error> {
        let file = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| unusable(format!("{file}: cannot be read: {error}")))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count();
            unusable(format!("{file}:{line}: is not UTF-8; convert it: iconv -f CP949 -t UTF-8 {file}"))
        })?;
        self.read(&text, &file)
    }

    fn read(&mut self, text: &str, file: &str) -> Result<(), Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let (number, header) = lines.next().ok_or_else(|| {
            unusable(format!("{file}: holds nothing; its first line must name the columns, `name` among them"))
        })?;
        let columns = columns(header).map_err(|problem| unusable(format!("{file}:{number}: {problem}")))?;
        for (number, line) in lines {
            let place = format!("{file}:{number}");
            let added = row(line, &columns).and_then(|name| self.add(&place, name));
            if let Err(problem) = added {
                self.problems.push(format!("{place}: {problem}; the line is skipped"));
            }
        }
        Ok(())
    }

    /// Takes a row, or what it says more of a name that has one.
    fn add(&mut self, place: &str, name: UserName) -> Result<(), String> {
        let mut same = None;
        for form in name.forms() {
            let Some(other) = self.forms.get(form).and_then(|index| Some((*index, self.rows.get(*index)?))) else {
                continue;
            };
            let (index, Row { place, name: known }) = other;
            if known.name == name.name && known.kind == name.kind {
                tell_apart(known, &name).map_or(Ok(()), |what| {
                    Err(format!("\"{}\" stands at {place} already, with another {what}", name.name))
                })?;
                same = Some(index);
            } else if !(known.is_homograph(form) && name.is_homograph(form)) {
                return Err(format!(
                    "\"{form}\" is a form of \"{}\" at {place} too; mark it as homograph in both lines",
                    known.name
                ));
            }
        }
        let index = same.unwrap_or(self.rows.len());
        for form in name.forms() {
            self.forms.entry(form.to_owned()).or_insert(index);
        }
        match self.rows.get_mut(index) {
            Some(row) => join::merge(&mut row.name, name),
            None => self.rows.push(Row { place: place.to_owned(), name }),
        }
        Ok(())
    }

    pub(crate) fn problems(&self) -> &[String] {
        &self.problems
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn into_names(self) -> Vec<UserName> {
        self.rows.into_iter().map(|row| row.name).collect()
    }
}

fn unusable(message: String) -> Error {
    Error::new(ErrorKind::UserDictionary, message)
}

/// In which cell two rows of one name contradict each other.
fn tell_apart(known: &UserName, other: &UserName) -> Option<String> {
    let differ = |known: &str, other: &str| !known.is_empty() && !other.is_empty() && known != other;
    let cells = [
        ("ticker", &known.ticker, &other.ticker),
        ("exchange", &known.exchange, &other.exchange),
        ("country", &known.country, &other.country),
    ];
    let cell = cells.iter().find(|(_, known, other)| differ(known, other)).map(|(what, ..)| (*what).to_owned());
    cell.or_else(|| {
        let ids = other.ids.iter().find(|(what, id)| known.ids.get(*what).is_some_and(|known| known != *id));
        ids.map(|(what, _)| what.to_string())
    })
}

fn columns(header: &str) -> Result<Vec<Column>, String> {
    let mut columns: Vec<Column> = Vec::new();
    for cell in header.split('\t').map(str::trim) {
        let column = column(cell);
        if column != Column::Idle && columns.contains(&column) {
            return Err(format!("the column `{cell}` stands twice"));
        }
        columns.push(column);
    }
    if !columns.contains(&Column::Name) {
        let hint = if header.contains('\t') { "" } else { ", separated by tabs" };
        return Err(format!(
            "the first line must name the columns{hint}, `name` among them; it is `{}`",
            short(header)
        ));
    }
    Ok(columns)
}

fn column(header: &str) -> Column {
    match header.to_ascii_lowercase().as_str() {
        "name" => Column::Name,
        "aliases" => Column::Aliases,
        "homographs" => Column::Homographs,
        "english" => Column::English,
        "former" => Column::Former,
        "ticker" => Column::Ticker,
        "exchange" => Column::Exchange,
        "country" => Column::Country,
        "kind" => Column::Kind,
        "" | "sector" | "source" => Column::Idle,
        _ => Column::Id(header.into()),
    }
}

/// The beginning of a line, for a message.
fn short(line: &str) -> String {
    const ENOUGH: usize = 40;
    let mut short: String = line.chars().take(ENOUGH).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().nth(ENOUGH).is_some() {
        short.push('…');
    }
    short
}

fn row(line: &str, columns: &[Column]) -> Result<UserName, String> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    // Editors and spreadsheets drop or add empty cells at the end.
    if cells.iter().skip(columns.len()).any(|cell| !cell.is_empty()) {
        return Err(format!("{} cells, but the header has {}", cells.len(), columns.len()));
    }
    let mut name = UserName::new("", NameKind::Company);
    for (cell, column) in cells.iter().zip(columns) {
        match column {
            Column::Name => (*cell).clone_into(&mut name.name),
            Column::Aliases => name.aliases = list(cell),
            Column::Homographs => name.homographs = list(cell),
            Column::English => name.english = list(cell),
            Column::Former => name.former = list(cell),
            Column::Ticker => (*cell).clone_into(&mut name.ticker),
            Column::Exchange => (*cell).clone_into(&mut name.exchange),
            Column::Country => (*cell).clone_into(&mut name.country),
            Column::Kind => name.kind = kind(cell)?,
            Column::Idle => {}
            Column::Id(header) => {
                if !cell.is_empty() {
                    name.ids.insert(header.clone(), (*cell).into());
                }
            }
        }
    }
    if name.name.is_empty() {
        return Err("the name is empty".to_owned());
    }
    check(&name)?;
    check_codes(&name)?;
    Ok(name)
}

fn list(cell: &str) -> Vec<String> {
    cell.split('|').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

fn kind(cell: &str) -> Result<NameKind, String> {
    match cell {
        "" | "company" => Ok(NameKind::Company),
        "organization" => Ok(NameKind::Organization),
        _ => Err(format!("kind \"{cell}\" is neither company nor organization")),
    }
}

fn check_codes(name: &UserName) -> Result<(), String> {
    let UserName { ticker, country, .. } = name;
    let six = ticker.len() == 6 && ticker.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    if join::is_korean(&name.exchange) && !ticker.is_empty() && !six {
        return Err(match ticker.chars().count() {
            6 => format!("ticker \"{ticker}\" is not made of digits and capital letters, as KRX tickers are"),
            length => {
                format!("ticker \"{ticker}\" has {length} characters; KRX tickers have six (leading zeros count)")
            }
        });
    }
    let two_letters = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    if !country.is_empty() && !two_letters {
        return Err(format!("country \"{country}\" is no ISO 3166 code of two capital letters, such as KR"));
    }
    let mut values = name.ids.values().map(|id| &**id).chain([ticker.as_str(), name.exchange.as_str()]);
    match values.find(|value| value.chars().any(char::is_control)) {
        Some(value) => Err(format!("{value:?} has a control character in it")),
        None => Ok(()),
    }
}
