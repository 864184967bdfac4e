//! `sasil dict import`: lists of firms that others publish → a names file.

mod clean;
mod html;
mod judge;
mod listing;
mod markup;
mod merge;
mod row;
mod sheet;
mod words;
mod write;
mod xml;

use std::io::Write;
use std::path::Path;

use sasil::segment::Segmenter;

use self::judge::Judge;
use self::listing::{Columns, Read};
use self::merge::{Firm, Firms};
use self::sheet::{Form, Sheet};
use crate::args::ImportArgs;
use crate::{Exit, Streams, say};

/// What became of the rows of a file.
#[derive(Debug, Default)]
struct Tally {
    taken: usize,
    skipped: usize,
    no_firms: usize,
    unlisted: usize,
}

/// Reads every file, joins what they say, and writes the names file.
pub(crate) fn run(args: &ImportArgs, streams: Streams<'_>) -> Exit {
    let Streams { stdout, stderr, .. } = streams;
    let segmenters = match segmenters(args.dict.as_deref()) {
        Ok(segmenters) => segmenters,
        Err(message) => {
            say(stderr, &message);
            return Exit::Usage;
        }
    };
    let mut firms = Firms::default();
    let mut exit = Exit::Done;
    for path in &args.files {
        let file = path.display();
        match sheet::read(path).and_then(|sheet| take(&sheet, args, &mut firms, stderr, &file.to_string())) {
            Ok(line) if !args.quiet => say(stderr, &format!("{file}: {line}")),
            Ok(_) => {}
            Err(problem) => {
                say(stderr, &format!("{file}: {problem}"));
                exit = Exit::SomeFailed;
            }
        }
    }
    let (rows, counts) = firms.finish(|left_out, kept| {
        say(stderr, &format!("\"{}\" {} is left out: {} has the name", left_out.name, left_out.ticker, kept.ticker));
    });
    if rows.is_empty() {
        say(stderr, "no names were found; nothing is written");
        return Exit::SomeFailed;
    }
    let mut judge = Judge::new(&segmenters[0], &segmenters[1]);
    let (table, homographs) = write::table(&rows, &mut judge);
    if let Err(problem) = put(&table, args.output.as_deref(), stdout) {
        say(stderr, &problem);
        return Exit::SomeFailed;
    }
    if !args.quiet {
        let known = rows.iter().filter(|row| judge.knows(&row.name)).count();
        summary(&rows, homographs, known, counts, args.output.as_deref()).iter().for_each(|line| say(stderr, line));
    }
    exit
}

/// With the names of the lexicon, and without its firms.
fn segmenters(folder: Option<&Path>) -> Result<[Segmenter; 2], String> {
    let known = match folder {
        Some(folder) => Segmenter::from_folder(folder),
        None => embedded(),
    };
    let known = known.map_err(|error| error.to_string())?;
    let plain = known.without_companies().map_err(|error| error.to_string())?;
    Ok([known, plain])
}

#[cfg(feature = "embed")]
fn embedded() -> Result<Segmenter, sasil::Error> {
    Segmenter::embedded()
}

#[cfg(not(feature = "embed"))]
fn embedded() -> Result<Segmenter, sasil::Error> {
    // No such folder: the message says what is missing.
    Segmenter::from_folder("(no dictionary is embedded; name one with --dict)")
}

/// Takes the rows of one file; says what became of them.
fn take(
    sheet: &Sheet,
    args: &ImportArgs,
    firms: &mut Firms,
    stderr: &mut dyn Write,
    file: &str,
) -> Result<String, String> {
    let Some((first, columns)) = Columns::find(&sheet.rows, sheet.form) else {
        return Err(
            "no row names the columns; a list has 회사명, 종목명 or corp_name and more, such as 종목코드".into()
        );
    };
    let mut tally = Tally::default();
    for row in sheet.rows.iter().skip(first) {
        if row.cells.iter().all(String::is_empty) {
            continue;
        }
        match columns.read(row) {
            Read::Taken(listing) if listing.ticker.is_none() && columns.has_tickers() && !args.unlisted => {
                tally.unlisted += 1;
            }
            Read::Taken(listing) => {
                tally.taken += 1;
                firms.add(listing);
            }
            Read::NoFirm => tally.no_firms += 1,
            Read::Unusable(problem) => {
                tally.skipped += 1;
                say(stderr, &format!("{file}: {} {}: {problem}; skipped", sheet.form.row(), row.number));
            }
        }
    }
    Ok(tally.line(sheet))
}

impl Form {
    /// What a row is called.
    fn row(self) -> &'static str {
        match self {
            Form::Html => "row",
            Form::Csv => "line",
            Form::Xml => "entry",
        }
    }
}

impl Tally {
    fn line(&self, sheet: &Sheet) -> String {
        let mut line = format!("{} in {}: {} rows taken", sheet.form.name(), sheet.encoding, self.taken);
        let parts = [
            (self.skipped, "skipped"),
            (self.no_firms, "preferred shares and funds left out"),
            (self.unlisted, "without a ticker left out (--unlisted takes them)"),
        ];
        for (count, what) in parts.iter().filter(|(count, _)| *count > 0) {
            line.push_str(&format!(", {count} {what}"));
        }
        line
    }
}

fn put(table: &str, output: Option<&Path>, stdout: &mut dyn Write) -> Result<(), String> {
    let written = match output {
        Some(path) => std::fs::write(path, table).map_err(|error| (path.display().to_string(), error)),
        None => stdout.write_all(table.as_bytes()).and_then(|()| stdout.flush()).map_err(|e| ("stdout".into(), e)),
    };
    written.map_err(|(place, error)| format!("{place}: cannot be written: {error}"))
}

fn summary(
    rows: &[Firm],
    homographs: usize,
    known: usize,
    counts: merge::Counts,
    output: Option<&Path>,
) -> Vec<String> {
    let on = |exchange: &str| rows.iter().filter(|row| row.exchange == exchange).count();
    let markets = [("KOSPI", on("KOSPI")), ("KOSDAQ", on("KOSDAQ")), ("KONEX", on("KONEX")), ("no market", on(""))];
    let markets: Vec<String> =
        markets.iter().filter(|(_, count)| *count > 0).map(|(market, count)| format!("{market} {count}")).collect();
    let place = output.map_or_else(|| "stdout".to_string(), |path| path.display().to_string());
    let mut lines = vec![
        format!("{place}: {} names ({})", rows.len(), markets.join(", ")),
        format!(
            "{homographs} forms are marked as homographs: look them over; {known} names are in the lexicon already"
        ),
    ];
    if counts != merge::Counts::default() {
        lines.push(format!(
            "{} rows joined with others, {} aliases of several firms left out, {} unlisted namesakes",
            counts.joined, counts.shared, counts.namesakes
        ));
    }
    lines.extend(output.map(|path| format!("use it: sasil --names {} FILES", path.display())));
    lines
}
