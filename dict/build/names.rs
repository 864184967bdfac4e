//! Reads, checks and compiles `names/*.tsv`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

#[path = "../src/form.rs"]
mod form;

const HEADER: &str = "name\taliases\thomographs\tenglish\tformer\tticker\texchange\tcountry\tsector\tsource";

/// Exchanges whose tickers have six characters.
const KOREAN: [&str; 4] = ["KRX", "KOSPI", "KOSDAQ", "KONEX"];

/// A row of a table, with where it stands.
struct Row {
    place: String,
    kind: &'static str,
    name: String,
    aliases: Vec<String>,
    homographs: Vec<String>,
    english: Vec<String>,
    former: Vec<String>,
    ticker: String,
    exchange: String,
    country: String,
    sector: String,
}

impl Row {
    /// Every written form, and whether it is a former name.
    fn forms(&self) -> impl Iterator<Item = (&str, bool)> {
        let name = std::iter::once(&self.name);
        // An English name may be the usual one as well (DHL).
        let usual = |form: &&String| **form == self.name || self.aliases.contains(form);
        let english = self.english.iter().filter(move |form| !usual(form));
        let present = name.chain(&self.aliases).chain(english).map(|form| (form.as_str(), false));
        present.chain(self.former.iter().map(|form| (form.as_str(), true)))
    }

    fn is_english(&self, form: &str) -> bool {
        self.english.iter().any(|english| english == form)
    }
}

/// A written form and the rows that claim it.
#[derive(Default)]
struct Surface {
    rows: Vec<usize>,
    homograph: bool,
    english: bool,
    former: bool,
}

/// Compiles the tables of `folder` to `names.rs` and `names.trie` in `out`.
pub fn build(folder: &Path, out: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut errors = Vec::new();
    let rows = read(folder, &mut errors)?;
    let surfaces = surfaces(&rows, &mut errors);
    check_names(&rows, &mut errors);
    if !errors.is_empty() {
        return Err(errors.join("\n"));
    }
    let mut tables = rust(&rows, &surfaces);
    tables += &places(&surfaces)?;
    write(&out.join("names.rs"), tables.as_bytes())?;
    write(&out.join("names.trie"), &trie(&surfaces)?)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

fn read(folder: &Path, errors: &mut Vec<String>) -> Result<Vec<Row>, String> {
    let listing = std::fs::read_dir(folder).map_err(|e| format!("dict/{}: {e}", folder.display()))?;
    let mut files: Vec<_> = listing.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    let mut rows = Vec::new();
    for path in files {
        let shown = format!("dict/{}", path.display());
        let kind = match path.file_name().and_then(|name| name.to_str()) {
            Some(name) if name.starts_with("companies") => "Company",
            Some(name) if name.starts_with("organizations") => "Organization",
            _ => {
                return Err(format!("{shown}: name the file companies-….tsv or organizations….tsv"));
            }
        };
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{shown}: {e}"))?;
        read_table(&text, &shown, kind, &mut rows, errors);
    }
    Ok(rows)
}

/// Appends the rows of one file; what is wrong with them goes to `errors`.
fn read_table(text: &str, shown: &str, kind: &'static str, rows: &mut Vec<Row>, errors: &mut Vec<String>) {
    let mut header = false;
    let mut previous = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        let place = format!("{shown}:{number}");
        let line = line.trim_end_matches('\r');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if !header {
            header = true;
            if line != HEADER {
                errors.push(format!("{place}: the first line that is no comment must be the header\n  {HEADER}"));
            }
            continue;
        }
        match row(line, place.clone(), kind) {
            Ok(row) => {
                if row.name.as_str() <= previous.as_str() {
                    errors
                        .push(format!("{place}: rows are sorted by name, \"{}\" goes before \"{previous}\"", row.name));
                }
                previous.clone_from(&row.name);
                rows.push(row);
            }
            Err(problem) => errors.push(format!("{place}: {problem}")),
        }
    }
}

fn row(line: &str, place: String, kind: &'static str) -> Result<Row, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [name, aliases, homographs, english, former, ticker, exchange, country, sector, source] = cells[..] else {
        return Err(format!("{} columns, not 10", cells.len()));
    };
    if let Some(cell) = cells.iter().find(|cell| cell.trim() != **cell) {
        return Err(format!("space around \"{}\"", cell.trim()));
    }
    if name.is_empty() {
        return Err("empty name".to_owned());
    }
    if source.is_empty() {
        return Err(format!("\"{name}\" has no source"));
    }
    // A ticker that is not certain is left out.
    if KOREAN.contains(&exchange) && !ticker.is_empty() && !is_korean_ticker(ticker) {
        return Err(format!("ticker \"{ticker}\" has {} characters; KRX tickers have six", ticker.chars().count()));
    }
    let row = Row {
        place,
        kind,
        name: name.to_owned(),
        aliases: list(aliases)?,
        homographs: list(homographs)?,
        english: list(english)?,
        former: list(former)?,
        ticker: ticker.to_owned(),
        exchange: exchange.to_owned(),
        country: country.to_owned(),
        sector: sector.to_owned(),
    };
    check_forms(&row)?;
    Ok(row)
}

fn is_korean_ticker(ticker: &str) -> bool {
    ticker.len() == 6 && ticker.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

fn list(cell: &str) -> Result<Vec<String>, String> {
    if cell.is_empty() {
        return Ok(Vec::new());
    }
    let items: Vec<String> = cell.split('|').map(str::to_owned).collect();
    match items.iter().find(|item| item.is_empty() || item.trim() != *item) {
        Some(item) => Err(format!("empty item or space around \"{item}\" in \"{cell}\"")),
        None => Ok(items),
    }
}

fn check_forms(row: &Row) -> Result<(), String> {
    let mut seen = std::collections::BTreeSet::new();
    for (form, _) in row.forms() {
        if !seen.insert(form) {
            return Err(format!("\"{form}\" stands twice in the row of \"{}\"", row.name));
        }
        let single = form.chars().count() == 1;
        if single && !row.homographs.iter().any(|homograph| homograph == form) {
            return Err(format!("\"{form}\" has one character and must be marked as homograph"));
        }
    }
    match row.homographs.iter().find(|form| !seen.contains(form.as_str())) {
        Some(form) => Err(format!("homograph \"{form}\" is no form of \"{}\"", row.name)),
        None => Ok(()),
    }
}

/// Canonical names are unique over all files.
fn check_names(rows: &[Row], errors: &mut Vec<String>) {
    let mut seen: BTreeMap<&str, &Row> = BTreeMap::new();
    for row in rows {
        if let Some(other) = seen.insert(&row.name, row) {
            errors.push(format!("{}: \"{}\" is a row already at {}", row.place, row.name, other.place));
        }
    }
}

/// All forms; a form of two rows must be a homograph in both.
fn surfaces<'r>(rows: &'r [Row], errors: &mut Vec<String>) -> BTreeMap<&'r str, Surface> {
    let mut surfaces: BTreeMap<&str, Surface> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        for (form, former) in row.forms() {
            let homograph = row.homographs.iter().any(|homograph| homograph == form);
            let surface = surfaces.entry(form).or_default();
            if let Some(&other) = surface.rows.first()
                && !(homograph && surface.homograph)
            {
                errors.push(format!(
                    "{}: \"{form}\" is a form of \"{}\" at {} too; mark it as homograph in both",
                    row.place, rows[other].name, rows[other].place
                ));
            }
            surface.rows.push(index);
            surface.homograph |= homograph;
            surface.english |= row.is_english(form);
            surface.former |= former;
        }
    }
    surfaces
}

/// The tables as Rust source: they live in the binary and cost nothing at start.
fn rust(rows: &[Row], surfaces: &BTreeMap<&str, Surface>) -> String {
    let mut out = String::from("/// Every name, in the order of the files.\npub static NAMES: &[NameRow] = &[\n");
    for row in rows {
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "NameRow {{ name: {:?}, kind: NameKind::{}, aliases: &{:?}, english: &{:?}, former: &{:?}, ticker: {:?}, exchange: {:?}, country: {:?}, sector: {:?} }},",
            row.name, row.kind, row.aliases, row.english, row.former, row.ticker, row.exchange, row.country, row.sector
        );
    }
    out.push_str("];\n\n/// Every written form, sorted by its bytes.\npub static SURFACES: &[SurfaceRow] = &[\n");
    for (form, surface) in surfaces {
        let _ = writeln!(
            out,
            "SurfaceRow {{ text: {form:?}, names: &{:?}, is_homograph: {}, is_english: {}, is_former: {} }},",
            surface.rows, surface.homograph, surface.english, surface.former
        );
    }
    out.push_str("];\n");
    out
}

/// The places of the forms in `SURFACES`, by their hashes, as Rust source.
fn places(surfaces: &BTreeMap<&str, Surface>) -> Result<String, String> {
    let length = (2 * surfaces.len() + 1).next_power_of_two();
    let mut places = vec![form::FREE; length];
    for (number, text) in surfaces.keys().enumerate() {
        let number = u16::try_from(number).ok().filter(|number| *number != form::FREE);
        let number = number.ok_or("dict/names: more forms than a place of 16 bits can tell apart")?;
        let mut at = form::begin(text, length);
        while places[at] != form::FREE {
            at = (at + 1) % length;
        }
        places[at] = number;
    }
    Ok(format!("\n/// Where each form stands in `SURFACES`, by its hash.\nstatic PLACES: &[u16] = &{places:?};\n"))
}

/// A trie over all forms, whose values are places in `SURFACES`.
fn trie(surfaces: &BTreeMap<&str, Surface>) -> Result<Vec<u8>, String> {
    if surfaces.is_empty() {
        // No codes, no alphabet, no nodes: a trie that finds nothing.
        return Ok(vec![0; 12]);
    }
    crawdad::Trie::from_keys(surfaces.keys())
        .map(|trie| trie.serialize_to_vec())
        .map_err(|e| format!("dict/names: {e}"))
}
