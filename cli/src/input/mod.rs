//! Files, folders, stdin and records → one [`Job`] a document, in the order of the command line.
//!
//! An input is found ([`find`]), unpacked ([`unpack`]), told by its [`shape`], decoded ([`encoding`]) and taken apart:
//! a whole text or page, lines and objects ([`record`]), rows ([`table`], `parquet`).

mod columns;
mod decode;
mod encoding;
mod find;
mod lines;
mod notes;
mod objects;
#[cfg(feature = "parquet")]
mod parquet;
mod record;
mod shape;
mod table;
mod unpack;

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use encoding_rs::Encoding;
use jiff::civil::Date;

use self::columns::Columns;
use self::decode::Trouble;
use self::encoding::{Choice, Decoding};
use self::find::Files;
use self::lines::Lines;
use self::notes::Notes;
use self::objects::Objects;
use self::record::{Listed, Records};
use self::shape::Shape;
use self::table::Table;
use self::unpack::{Bytes, peek, unpack};
use crate::args::{InputArgs, InputFormat};
use crate::job::{Article, Failure, Job};

pub(crate) use self::decode::encoding;

/// The name of a document that came through `-`.
const STDIN: &str = "stdin";
/// Bytes by which an input is told, at least and at most.
const TOLD_BY: (usize, usize) = (4, 1024);

/// What holds for every input.
#[derive(Debug)]
pub(crate) struct Rules {
    format: InputFormat,
    /// Bytes a document may have.
    limit: u64,
    date: Option<Date>,
    encoding: Option<&'static Encoding>,
    columns: Columns,
    /// Endings of the files that are read of a folder.
    endings: Vec<String>,
    notes: Mutex<Notes>,
    /// Bytes of files that were read.
    read: AtomicU64,
}

/// The documents of the command line, read as they are asked for: no more than one is in memory here.
pub(crate) struct Documents<'a> {
    files: Files,
    stdin: Option<Box<dyn Read + Send + 'a>>,
    rules: Arc<Rules>,
    /// The file of records that is being read.
    records: Option<Box<dyn Iterator<Item = Job> + Send + 'a>>,
}

/// What an input turned out to be.
enum Opened<'a> {
    Article(Job),
    Records(Box<dyn Iterator<Item = Job> + Send + 'a>),
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

impl Rules {
    pub fn new(args: &InputArgs) -> Self {
        let usual = || shape::ENDINGS.iter().map(ToString::to_string).collect();
        let endings = |given: &Vec<String>| {
            given.iter().map(|ending| ending.trim_start_matches('.').to_ascii_lowercase()).collect()
        };
        Self {
            format: args.input_format,
            limit: args.max_size * 1024 * 1024,
            date: args.date,
            encoding: args.encoding,
            columns: Columns::new(args),
            endings: if args.extensions.is_empty() { usual() } else { endings(&args.extensions) },
            notes: Mutex::default(),
            read: AtomicU64::new(0),
        }
    }

    /// What was decided so far.
    pub fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes of files that were read so far.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Whether a file of a folder is read.
    fn reads(&self, path: &Path) -> bool {
        shape::ending(path).is_some_and(|ending| self.endings.contains(&ending))
    }
}

impl<'a> Documents<'a> {
    pub fn new(args: &InputArgs, rules: Arc<Rules>, stdin: Box<dyn Read + Send + 'a>) -> Self {
        Self { files: Files::new(&args.files, Arc::clone(&rules)), stdin: Some(stdin), rules, records: None }
    }

    fn open(&mut self, path: &Path) -> Result<Opened<'a>, Failure> {
        let name = Name::of(path);
        let opened = if path.as_os_str() == "-" { self.open_stdin() } else { open_file(path, &self.rules) };
        let reader = opened.map_err(|message| name.clone().failure(message))?;
        let told = unpack(reader).and_then(|reader| peek(reader, TOLD_BY));
        let (start, reader) = told.map_err(|error| name.clone().failure(format!("cannot be read: {error}")))?;
        if start.is_empty() {
            return Err(name.failure("is empty; there is nothing to read"));
        }
        if let Some(message) = decode::disguise(&start, name.file()) {
            return Err(name.failure(message));
        }
        self.take_apart(path, name, &start, reader)
    }

    fn take_apart(&self, path: &Path, name: Name, start: &[u8], reader: Bytes<'a>) -> Result<Opened<'a>, Failure> {
        let rules = Arc::clone(&self.rules);
        let shape = Shape::of(rules.format, path, start);
        let declared = (shape == Shape::Page).then(|| decode::declared(start)).flatten();
        let choice = Choice { forced: rules.encoding, declared };
        let lines = |reader| Lines::new(Decoding::new(reader, choice), rules.limit);
        Ok(match shape {
            Shape::Text | Shape::Page => Opened::Article(
                read_article(name, reader, choice, &rules).map(|article| article.page(shape == Shape::Page)),
            ),
            Shape::Ndjson => Opened::Records(Box::new(Records::new(name, lines(reader), rules))),
            Shape::Json => {
                let objects = Objects::new(Decoding::new(reader, choice), rules.limit);
                Opened::Records(Box::new(Listed::new(name, objects, rules)))
            }
            Shape::Table(delimiter) => Opened::Records(Box::new(Table::new(name, lines(reader), delimiter, rules))),
            Shape::Parquet => Opened::Records(open_parquet(path, name, rules)?),
        })
    }

    fn open_stdin(&mut self) -> Result<Bytes<'a>, String> {
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
            let job = match &mut self.records {
                Some(records) => match records.next() {
                    Some(job) => job,
                    None => {
                        self.records = None;
                        continue;
                    }
                },
                None => match self.files.next()?.and_then(|path| self.open(&path)) {
                    Ok(Opened::Article(job)) => job,
                    Ok(Opened::Records(records)) => {
                        self.records = Some(records);
                        continue;
                    }
                    Err(failure) => Err(failure),
                },
            };
            if let Ok(article) = &job {
                self.rules.notes().id(&article.id, &article.place);
            }
            return Some(job);
        }
    }
}

impl Name {
    fn of(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Self { source: "-".to_string(), place: STDIN.to_string(), stem: STDIN.to_string() };
        }
        let source = path.to_string_lossy().into_owned();
        let stem = shape::unpacked(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_else(|| source.clone());
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

    /// The file, where it is one.
    fn file(&self) -> Option<&str> {
        (self.source != "-").then_some(self.source.as_str())
    }

    fn failure(self, message: impl Into<String>) -> Failure {
        Failure { id: self.stem, place: self.place, message: message.into() }
    }
}

/// The bytes of all files that the arguments name; nothing where they cannot be told beforehand.
pub(crate) fn total(args: &InputArgs) -> Option<u64> {
    let files = Files::new(&args.files, Arc::new(Rules::new(args)));
    files.map(|file| Some(file.ok()?.metadata().ok()?.len())).sum()
}

/// Counts what is read of a file.
struct Counted {
    file: File,
    rules: Arc<Rules>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.rules.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

fn open_file<'a>(path: &Path, rules: &Arc<Rules>) -> Result<Bytes<'a>, String> {
    match File::open(path) {
        Ok(file) => Ok(Box::new(BufReader::new(Counted { file, rules: Arc::clone(rules) }))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err("no such file; check the path (names with spaces want quotes)".to_string())
        }
        Err(error) => Err(format!("cannot be opened: {error}")),
    }
}

/// How a Parquet file begins.
#[cfg(feature = "parquet")]
const MAGIC: [u8; 4] = *b"PAR1";

#[cfg(feature = "parquet")]
fn open_parquet<'a>(
    path: &Path,
    name: Name,
    rules: Arc<Rules>,
) -> Result<Box<dyn Iterator<Item = Job> + Send + 'a>, Failure> {
    // The list of what is in a Parquet file stands at its end.
    let mut start = [0; MAGIC.len()];
    let is_itself = name.file().is_some() && File::open(path).is_ok_and(|mut file| file.read_exact(&mut start).is_ok());
    if !is_itself || start != MAGIC {
        return Err(name.failure("is no Parquet file that stands alone; unpack it, and give the file and no pipe"));
    }
    Ok(Box::new(self::parquet::Rows::open(path, name, rules)?))
}

#[cfg(not(feature = "parquet"))]
fn open_parquet<'a>(_: &Path, name: Name, _: Arc<Rules>) -> Result<Box<dyn Iterator<Item = Job> + Send + 'a>, Failure> {
    Err(name.failure("is Parquet, which this build does not read; build sasil with --features parquet"))
}

fn read_article(name: Name, reader: impl Read, choice: Choice, rules: &Rules) -> Job {
    match decode::article(reader, choice, rules.limit) {
        Ok(decoded) => {
            rules.notes().encoding(decoded.encoding, &name.place);
            let article = Article::text(name.stem, name.source, name.place, rules.date, decoded.text);
            Ok(article.misread(decoded.misreads))
        }
        Err(Trouble::Unreadable(error)) => Err(name.failure(format!("cannot be read: {error}"))),
        Err(Trouble::NoText(message)) => Err(name.failure(message)),
        Err(Trouble::TooBig) => {
            let size = std::fs::metadata(&name.source).ok().filter(|data| data.is_file()).map(|data| data.len());
            // A packed file is smaller than its text.
            let size = size.filter(|size| *size > rules.limit);
            Err(name.failure(too_big("the text", size, rules.limit)))
        }
    }
}

fn too_big(what: &str, size: Option<u64>, limit: u64) -> String {
    const MB: u64 = 1024 * 1024;
    let size = size.map_or_else(String::new, |size| format!(" of {} MB", size.div_ceil(MB)));
    format!("{what}{size} is larger than {} MB; split it into articles, or raise --max-size", limit / MB)
}
