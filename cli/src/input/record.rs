//! Records → articles: lines of NDJSON (`{"id": "a-1", "text": "…", "date": "2024-12-26"}`), and the fields of all
//! records.
//!
//! Only the text is needed; other fields are passed over.

use std::fmt;
use std::io::Read;
use std::sync::Arc;

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::columns::{Column, Columns};
use super::decode::says_something;
use super::lines::{Line, Lines};
use super::objects::{Object, Objects};
use super::{Name, Rules, too_big};
use crate::args::parse_date;
use crate::job::{Article, Job};

/// What a record tells.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub id: Option<String>,
    pub date: Option<String>,
    pub text: Option<String>,
}

impl Fields {
    /// The article of a record; the date of the run holds where it has none of its own. Without an id the document is
    /// called after file and line.
    pub fn article(self, mut name: Name, rules: &Rules) -> Job {
        if let Some(id) = self.id.filter(|id| !id.trim().is_empty()) {
            name.stem = id;
        }
        let called = rules.columns.text.called();
        let Some(text) = self.text else {
            return Err(name.failure(format!("has no \"{called}\"; --text-column says where the text is")));
        };
        if text.len() as u64 > rules.limit {
            return Err(name.failure(too_big("the text", Some(text.len() as u64), rules.limit)));
        }
        if let Some(offset) = text.find('\0') {
            return Err(name.failure(format!("its \"{called}\" holds a NUL character at byte {offset}; take it out")));
        }
        if let Err(message) = says_something(&text) {
            return Err(name.failure(format!("its \"{called}\" {message}")));
        }
        let date = match self.date.as_deref().map(str::trim).filter(|date| !date.is_empty()).map(parse_date) {
            None => rules.date,
            Some(Ok(own)) => Some(own),
            Some(Err(message)) => {
                return Err(name.failure(format!("its \"{}\": {message}", rules.columns.date.called())));
            }
        };
        Ok(Article::text(name.stem, name.source, name.place, date, text))
    }
}

/// A file with a document a line.
pub(super) struct Records<R> {
    name: Name,
    lines: Lines<R>,
    rules: Arc<Rules>,
}

impl<R: Read> Records<R> {
    pub fn new(name: Name, lines: Lines<R>, rules: Arc<Rules>) -> Self {
        Self { name, lines, rules }
    }
}

impl<R: Read> Iterator for Records<R> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            let Some((number, line)) = self.lines.next() else {
                self.rules.notes().encoding(self.lines.encoding(), &self.name.place);
                return None;
            };
            let name = self.name.line(number);
            let job = match line {
                // A byte order mark belongs to the file here, not to a document.
                Line::Whole(line) => {
                    match if number == 1 { line.trim_start_matches('\u{feff}') } else { line }.trim() {
                        "" => continue,
                        line => parse(line, name, &self.rules),
                    }
                }
                Line::TooLong => Err(name.failure(too_big("the line", None, self.rules.limit))),
                Line::Unreadable(error) => Err(name.failure(format!("cannot be read on: {error}"))),
            };
            let misreads = self.lines.take_misreads();
            return Some(job.map(|article| article.misread(misreads)));
        }
    }
}

/// A file of objects that stand in a list, or one after another.
pub(super) struct Listed<R> {
    name: Name,
    objects: Objects<R>,
    number: u64,
    rules: Arc<Rules>,
}

impl<R: Read> Listed<R> {
    pub fn new(name: Name, objects: Objects<R>, rules: Arc<Rules>) -> Self {
        Self { name, objects, number: 0, rules }
    }
}

impl<R: Read> Iterator for Listed<R> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        let Some(object) = self.objects.next() else {
            self.rules.notes().encoding(self.objects.encoding(), &self.name.place);
            return None;
        };
        self.number += 1;
        // Lines say little here: a list may stand on one.
        let name = self.name.line(self.number);
        let job = match object {
            Object::Whole(object) => parse(object, name, &self.rules),
            Object::TooLong => Err(name.failure(too_big("the object", None, self.rules.limit))),
            Object::BreaksOff => Err(name.failure("breaks off before its closing brace; get the file again")),
            Object::Stray(byte) => Err(name.failure(format!(
                "is no object but begins with {:?}; nothing behind it is read. A file holds [{{\"id\": …, \"text\": …, \"date\": …}}, …]",
                char::from(byte)
            ))),
            Object::Unreadable(error) => Err(name.failure(format!("cannot be read on: {error}"))),
        };
        let misreads = self.objects.take_misreads();
        Some(job.map(|article| article.misread(misreads)))
    }
}

const WANTED: &str = "a record is {\"id\": …, \"text\": …, \"date\": …}";

fn parse(line: &str, name: Name, rules: &Rules) -> Job {
    if line.starts_with('[') {
        return Err(name.failure("is a list; --input json reads the records of lists"));
    }
    if !line.starts_with('{') {
        return Err(name.failure(format!("is no object; {WANTED}")));
    }
    let mut json = serde_json::Deserializer::from_str(line);
    let picked = json.deserialize_map(Picking(&rules.columns)).and_then(|picked| json.end().map(|()| picked));
    let picked = match picked {
        Ok(picked) => picked,
        Err(error) if error.is_eof() => {
            return Err(name.failure(format!("breaks off before its closing brace; {WANTED}")));
        }
        Err(error) => {
            return Err(name.failure(format!("is broken JSON from column {} on; {WANTED}", error.column())));
        }
    };
    picked.fields(name, rules)
}

/// Picks the wanted fields out of an object.
struct Picking<'c>(&'c Columns);

/// The best field for each use, with how well its name fits and what it is called.
#[derive(Default)]
struct Picked {
    text: Option<Pick>,
    id: Option<Pick>,
    date: Option<Pick>,
}

struct Pick {
    rank: usize,
    key: String,
    value: Value,
}

impl<'de> Visitor<'de> for Picking<'_> {
    type Value = Picked;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Picked, A::Error> {
        let mut picked = Picked::default();
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            let rank = |column: &Column| column.rank(&key);
            let uses = [
                (rank(&self.0.text), &mut picked.text),
                (rank(&self.0.id), &mut picked.id),
                (rank(&self.0.date), &mut picked.date),
            ];
            let fitting = uses.into_iter().find_map(|(rank, pick)| {
                let is_better = pick.as_ref().is_none_or(|pick: &Pick| rank.is_some_and(|rank| rank < pick.rank));
                rank.filter(|_| is_better).map(|rank| (rank, pick))
            });
            match fitting {
                Some((rank, pick)) => *pick = Some(Pick { rank, key: key.into_owned(), value: map.next_value()? }),
                None => map.next_value::<IgnoredAny>().map(drop)?,
            }
        }
        Ok(picked)
    }
}

impl Picked {
    fn fields(self, mut name: Name, rules: &Rules) -> Job {
        let mut fields = Fields { id: self.id.and_then(|pick| pick.word_or_number()), ..Fields::default() };
        if let Some(id) = &fields.id {
            name.stem.clone_from(id);
        }
        fields.date = self.date.and_then(|pick| pick.word_or_number());
        fields.text = match self.text {
            None => None,
            Some(Pick { value: Value::Null, .. }) => None,
            Some(Pick { value: Value::String(text), .. }) => Some(text),
            Some(Pick { key, value, .. }) => {
                return Err(name.failure(format!("its \"{key}\" is {}, not a text", sort(&value))));
            }
        };
        fields.article(name, rules)
    }
}

impl Pick {
    fn word_or_number(self) -> Option<String> {
        match self.value {
            Value::Null => None,
            Value::String(word) => Some(word),
            other => Some(other.to_string()),
        }
    }
}

fn sort(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
