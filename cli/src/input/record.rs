//! A line of NDJSON → an article: `{"id": "a-1", "text": "…", "date": "2024-12-26"}`.
//!
//! Only `text` is needed; other fields are passed over.

use jiff::civil::Date;
use serde::Deserialize;

use super::Name;
use super::decode::says_something;
use crate::args::parse_date;
use crate::job::{Article, Job};

#[derive(Deserialize)]
struct Record {
    id: Option<Id>,
    text: Option<String>,
    date: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Word(String),
    Number(serde_json::Number),
}

/// The article of a record; `date` holds where the record has none of its own. Without an `id` the document is called
/// after file and line.
pub(super) fn parse(line: &[u8], name: Name, date: Option<Date>) -> Job {
    let line = match std::str::from_utf8(line) {
        Ok(line) => line,
        Err(error) => {
            let column = error.valid_up_to() + 1;
            return Err(name.failure(format!("is not UTF-8 at byte {column} of the line; convert the file with iconv")));
        }
    };
    if !line.trim_start().starts_with('{') {
        return Err(name.failure("is no object; a record is {\"id\": …, \"text\": …, \"date\": …}"));
    }
    let record: Record = match serde_json::from_str(line) {
        Ok(record) => record,
        Err(error) => return Err(name.failure(broken(&error))),
    };
    let name = match record.id {
        Some(Id::Word(id)) => Name { stem: id, ..name },
        Some(Id::Number(id)) => Name { stem: id.to_string(), ..name },
        None => name,
    };
    let Some(text) = record.text else {
        return Err(name.failure("has no \"text\"; a record is {\"id\": …, \"text\": …, \"date\": …}"));
    };
    if let Some(offset) = text.find('\0') {
        return Err(name.failure(format!("its \"text\" holds a NUL character at byte {offset}; take it out")));
    }
    if let Err(message) = says_something(&text) {
        return Err(name.failure(format!("its \"text\" {message}")));
    }
    let date = match record.date.as_deref().map(str::trim).filter(|date| !date.is_empty()).map(parse_date) {
        None => date,
        Some(Ok(own)) => Some(own),
        Some(Err(message)) => return Err(name.failure(format!("its \"date\": {message}"))),
    };
    Ok(Article { id: name.stem, source: name.source, date, text })
}

/// serde_json counts lines within the record; the line that matters stands in front of the message already.
fn broken(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    let wanted = "a line wants {\"id\": …, \"text\": …, \"date\": …}";
    if error.is_data() {
        format!("is no record: {what}, column {}; {wanted}", error.column())
    } else {
        format!("is broken JSON: {what}, column {}; {wanted}", error.column())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        Name { source: "n.ndjson".into(), place: "n.ndjson:7".into(), stem: "n:7".into() }
    }

    fn article(line: &str) -> Article {
        parse(line.as_bytes(), name(), Some(jiff::civil::date(2020, 1, 1))).expect("an article")
    }

    fn refusal(line: &str) -> (String, String) {
        let failure = parse(line.as_bytes(), name(), None).expect_err("refused");
        assert_eq!(failure.place, "n.ndjson:7");
        (failure.id, failure.message)
    }

    #[test]
    fn a_record_names_and_dates_its_document() {
        let read = article(r#"{"id": "a", "text": "네이버", "date": "2024-12-26", "url": "x"}"#);
        assert_eq!((read.id.as_str(), read.source.as_str()), ("a", "n.ndjson"));
        assert_eq!(read.date, Some(jiff::civil::date(2024, 12, 26)));
    }

    #[test]
    fn what_is_left_out_is_filled_in() {
        let read = article(r#"{"text": "네이버", "date": null}"#);
        assert_eq!(read.id, "n:7");
        assert_eq!(read.date, Some(jiff::civil::date(2020, 1, 1)));
        assert_eq!(article(r#"{"id": 12, "text": "네이버", "date": ""}"#).id, "12");
    }

    #[test]
    fn a_broken_record_says_where() {
        let cases = [
            (r#"{"text": "네이버"#, "n:7", "broken JSON: EOF while parsing a string, column"),
            (r#"["네이버", 1]"#, "n:7", "is no object; a record is"),
            (r#"{"text": 5}"#, "n:7", "is no record: invalid type: integer `5`, expected a string"),
            (r#"{"id": "b"}"#, "b", "has no \"text\""),
            (r#"{"id": "b", "text": " "}"#, "b", "no sentence"),
            (r#"{"id": "b", "text": "네이버", "date": "2024-02-30"}"#, "b", "`2024-02-30` is no day"),
        ];
        for (line, id, message) in cases {
            let (found_id, found) = refusal(line);
            assert_eq!(found_id, id, "{line}");
            assert!(found.contains(message), "{line}: {found}");
        }
        let failure = parse(b"{\"text\": \"\xff\"}", name(), None).expect_err("refused");
        assert!(failure.message.contains("byte 11"), "{}", failure.message);
    }
}
