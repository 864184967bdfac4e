//! Files, stdin and records → one [`Job`] a document, in the order of the command line.

mod decode;
mod lines;
mod record;

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use self::lines::{Line, Lines};
use crate::args::{InputArgs, InputFormat};
use crate::job::{Article, Failure, Job};

/// The name of a document that came through `-`.
const STDIN: &str = "stdin";

/// What holds for every input.
#[derive(Clone, Copy, Debug)]
struct Rules {
    format: InputFormat,
    /// Bytes a document may have.
    limit: u64,
    date: Option<Date>,
}

/// The documents of the command line, read as they are asked for: no more than one is in memory here.
pub(crate) struct Documents<'a> {
    files: VecDeque<PathBuf>,
    stdin: Option<Box<dyn Read + Send + 'a>>,
    rules: Rules,
    /// The file of records that is being read.
    records: Option<Records<'a>>,
}

/// A file with a document a line.
struct Records<'a> {
    name: Name,
    lines: Lines<Box<dyn BufRead + Send + 'a>>,
}

/// How an input is called.
#[derive(Clone, Debug)]
struct Name {
    /// In the output: the path as it was given.
    source: String,
    /// In messages.
    place: String,
    /// The file's stem.
    stem: String,
}

impl<'a> Documents<'a> {
    pub fn new(args: &InputArgs, stdin: Box<dyn Read + Send + 'a>) -> Self {
        let rules = Rules { format: args.input_format, limit: args.max_size * 1024 * 1024, date: args.date };
        Self { files: args.files.iter().cloned().collect(), stdin: Some(stdin), rules, records: None }
    }

    /// Opens the next input: an article, or a file of records to go on with.
    fn open(&mut self, path: &Path) -> Option<Job> {
        let name = Name::of(path);
        let opened = if path.as_os_str() == "-" { self.open_stdin() } else { open_file(path) };
        let reader = match opened {
            Ok(reader) => reader,
            Err(message) => return Some(Err(name.failure(message))),
        };
        self.read(path, name, reader)
    }

    fn read(&mut self, path: &Path, name: Name, mut reader: Box<dyn BufRead + Send + 'a>) -> Option<Job> {
        match holds_records(self.rules.format, path, &mut reader) {
            Ok(true) => {
                self.records = Some(Records { name, lines: Lines::new(reader, self.rules.limit) });
                None
            }
            Ok(false) => Some(read_article(name, reader, self.rules)),
            Err(error) => Some(Err(name.failure(format!("cannot be read: {error}")))),
        }
    }

    fn open_stdin(&mut self) -> Result<Box<dyn BufRead + Send + 'a>, String> {
        match self.stdin.take() {
            Some(stdin) => Ok(Box::new(BufReader::new(stdin))),
            None => Err("was read already; give `-` once".to_string()),
        }
    }
}

impl Iterator for Documents<'_> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some(records) = &mut self.records {
                match records.next(self.rules) {
                    Some(job) => return Some(job),
                    None => self.records = None,
                }
            }
            let path = self.files.pop_front()?;
            if let Some(job) = self.open(&path) {
                return Some(job);
            }
        }
    }
}

impl Records<'_> {
    fn next(&mut self, rules: Rules) -> Option<Job> {
        loop {
            let (number, line) = self.lines.next()?;
            let name = self.name.line(number);
            let line = match line {
                Line::Whole(line) => line,
                Line::TooLong => return Some(Err(name.failure(too_big("the line", None, rules.limit)))),
                Line::Unreadable(error) => return Some(Err(name.failure(format!("cannot be read on: {error}")))),
            };
            // A byte order mark belongs to the file here, not to a document.
            let line = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
            if !line.trim_ascii().is_empty() {
                return Some(record::parse(line, name, rules.date));
            }
        }
    }
}

impl Name {
    fn of(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Self { source: "-".to_string(), place: STDIN.to_string(), stem: STDIN.to_string() };
        }
        let source = path.to_string_lossy().into_owned();
        let stem = path.file_stem().map_or_else(|| source.clone(), |stem| stem.to_string_lossy().into_owned());
        Self { place: source.clone(), source, stem }
    }

    /// A record of this file.
    fn line(&self, number: u64) -> Self {
        Self {
            source: self.source.clone(),
            place: format!("{}:{number}", self.place),
            stem: format!("{}:{number}", self.stem),
        }
    }

    fn failure(self, message: impl Into<String>) -> Failure {
        Failure { id: self.stem, place: self.place, message: message.into() }
    }
}

fn open_file<'a>(path: &Path) -> Result<Box<dyn BufRead + Send + 'a>, String> {
    // Asked before opening: on Linux a folder opens, and only reading it fails.
    if path.is_dir() {
        return Err(format!("is a folder; give the files in it: {}", path.join("*.txt").display()));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(BufReader::new(file))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err("no such file; check the path (names with spaces want quotes)".to_string())
        }
        Err(error) => Err(format!("cannot be opened: {error}")),
    }
}

fn holds_records(format: InputFormat, path: &Path, reader: &mut dyn BufRead) -> std::io::Result<bool> {
    match format {
        InputFormat::Ndjson => Ok(true),
        InputFormat::Text => Ok(false),
        InputFormat::Auto if path.as_os_str() == "-" => {
            let start = reader.fill_buf()?;
            let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
            Ok(start.trim_ascii_start().first() == Some(&b'{'))
        }
        InputFormat::Auto => Ok(path
            .extension()
            .is_some_and(|ext| ext.eq_ignore_ascii_case("ndjson") || ext.eq_ignore_ascii_case("jsonl"))),
    }
}

fn read_article(name: Name, reader: impl Read, rules: Rules) -> Job {
    let mut bytes = Vec::new();
    if let Err(error) = reader.take(rules.limit + 1).read_to_end(&mut bytes) {
        return Err(name.failure(format!("cannot be read: {error}")));
    }
    if bytes.len() as u64 > rules.limit {
        let size = std::fs::metadata(&name.source).ok().filter(|data| data.is_file()).map(|data| data.len());
        return Err(name.failure(too_big("the text", size, rules.limit)));
    }
    let file = (name.source != "-").then_some(name.source.as_str());
    match decode::article(bytes, file) {
        Ok(text) => Ok(Article { id: name.stem, source: name.source, date: rules.date, text }),
        Err(message) => Err(name.failure(message)),
    }
}

fn too_big(what: &str, size: Option<u64>, limit: u64) -> String {
    const MB: u64 = 1024 * 1024;
    let size = size.map_or_else(String::new, |size| format!(" of {} MB", size.div_ceil(MB)));
    format!("{what}{size} is larger than {} MB; split it into articles, or raise --max-size", limit / MB)
}
