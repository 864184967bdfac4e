//! Rows of CSV and TSV → articles. A quoted field may hold line ends, so that a row may be several lines.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::Arc;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::lines::{Line, Lines};
use super::record::Fields;
use super::{Name, Rules, too_big};
use crate::job::{Failure, Job};
use crate::misread::Misreads;

/// A table that is read row by row.
pub(super) struct Table<R> {
    name: Name,
    lines: Lines<R>,
    /// Lines of a row that never ended, to be read as rows of their own.
    again: VecDeque<(u64, String)>,
    parser: Parser,
    header: Option<Header>,
    rules: Arc<Rules>,
    misreads: Misreads,
    ended: bool,
}

/// Where the columns are.
struct Header {
    width: usize,
    text: usize,
    id: Option<usize>,
    date: Option<usize>,
}

/// A row before its fields are told apart.
struct Row {
    number: u64,
    bytes: String,
}

/// One line, or why there is none.
type Next = Option<Result<(u64, String), Failure>>;

impl<R: Read> Table<R> {
    pub fn new(name: Name, lines: Lines<R>, delimiter: u8, rules: Arc<Rules>) -> Self {
        let parser = Parser::new(delimiter);
        let misreads = Misreads::default();
        Self { name, lines, again: VecDeque::new(), parser, header: None, rules, misreads, ended: false }
    }

    fn next_line(&mut self) -> Next {
        if let Some(line) = self.again.pop_front() {
            return Some(Ok(line));
        }
        let (number, line) = self.lines.next()?;
        let line = match line {
            // A byte order mark belongs to the file here, not to a column.
            Line::Whole(line) if number == 1 => Ok((number, line.strip_prefix('\u{feff}').unwrap_or(line).to_string())),
            Line::Whole(line) => Ok((number, line.to_string())),
            Line::TooLong => Err(self.name.line(number).failure(too_big("the line", None, self.rules.limit))),
            Line::Unreadable(error) => Err(self.name.line(number).failure(format!("cannot be read on: {error}"))),
        };
        self.misreads.join(self.lines.take_misreads());
        Some(line)
    }

    /// The lines of one row.
    fn next_row(&mut self) -> Option<Result<Row, Failure>> {
        let (number, first) = match self.next_line()? {
            Ok(line) => line,
            Err(failure) => return Some(Err(failure)),
        };
        let mut open = self.parser.leaves_open(false, &first);
        let mut row = Row { number, bytes: first };
        let mut more: VecDeque<(u64, String)> = VecDeque::new();
        while open {
            match self.next_line() {
                Some(Ok((number, line))) if ((row.bytes.len() + line.len()) as u64) < self.rules.limit => {
                    row.bytes.push('\n');
                    row.bytes.push_str(&line);
                    open = self.parser.leaves_open(true, &line);
                    more.push_back((number, line));
                }
                Some(Ok(line)) => {
                    more.push_back(line);
                    return Some(Err(self.never_closes(row.number, more)));
                }
                Some(Err(failure)) => {
                    self.again = more;
                    return Some(Err(failure));
                }
                None => return Some(Err(self.never_closes(row.number, more))),
            }
        }
        Some(Ok(row))
    }

    /// A row whose quotation mark swallows all that follows: that is read as rows of its own.
    fn never_closes(&mut self, number: u64, more: VecDeque<(u64, String)>) -> Failure {
        self.again = more;
        let what = "a quotation mark opens a field here and none closes it; write \"\" for one inside a field";
        self.name.line(number).failure(what)
    }

    fn read_header(&mut self, row: &Row) -> Result<Header, Failure> {
        let names = self.parser.fields(&row.bytes);
        let columns = &self.rules.columns;
        let name = self.name.clone();
        let find = |column: &super::columns::Column| column.find(names.iter().map(String::as_str));
        let missing = |what: &str| {
            let shown: Vec<&str> = names.iter().map(|name| name.trim()).take(MOST_SHOWN).collect();
            format!("has no column \"{what}\" but {}; name one with", shown.join(", "))
        };
        let Some(text) = find(&columns.text) else {
            return Err(name.failure(format!("{} --text-column", missing(columns.text.called()))));
        };
        for (column, option) in [(&columns.id, "--id-column"), (&columns.date, "--date-column")] {
            if column.is_named() && find(column).is_none() {
                return Err(name.failure(format!("{} {option}", missing(column.called()))));
            }
        }
        Ok(Header { width: names.len(), text, id: find(&columns.id), date: find(&columns.date) })
    }

    fn article(&mut self, row: &Row, header: &Header) -> Job {
        let name = self.name.line(row.number);
        let mut fields = self.parser.fields(&row.bytes);
        if fields.len() != header.width {
            let (found, wanted) = (fields.len(), header.width);
            let what = format!(
                "has {found} fields where the header has {wanted}; a field that holds the separator or a line end wants quotation marks"
            );
            return Err(name.failure(what));
        }
        let mut take = |at: Option<usize>| Some(std::mem::take(fields.get_mut(at?)?));
        let fields = Fields { id: take(header.id), date: take(header.date), text: take(Some(header.text)) };
        fields.article(name, &self.rules)
    }
}

/// Columns that a message names.
const MOST_SHOWN: usize = 12;

impl<R: Read> Iterator for Table<R> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if self.ended {
            return None;
        }
        loop {
            let row = match self.next_row() {
                Some(Ok(row)) => row,
                Some(Err(failure)) => return Some(Err(failure)),
                None => break,
            };
            if row.bytes.trim().is_empty() {
                continue;
            }
            let Some(header) = self.header.take() else {
                match self.read_header(&row) {
                    Ok(header) => self.header = Some(header),
                    Err(failure) => {
                        self.ended = true;
                        return Some(Err(failure));
                    }
                }
                self.misreads = Misreads::default();
                continue;
            };
            let misreads = std::mem::take(&mut self.misreads);
            let job = self.article(&row, &header);
            self.header = Some(header);
            return Some(job.map(|article| article.misread(misreads)));
        }
        self.ended = true;
        self.rules.notes().encoding(self.lines.encoding(), &self.name.place);
        None
    }
}

/// Tells the fields of a row apart.
struct Parser {
    delimiter: u8,
    reader: Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl Parser {
    fn new(delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { delimiter, reader, fields: Vec::new(), ends: vec![0; 64] }
    }

    /// Whether a quoted field is open behind this line, of which one may have been open before.
    fn leaves_open(&self, open: bool, line: &str) -> bool {
        let (mut quoted, mut at_start) = (open, !open);
        let mut bytes = line.bytes().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'"' if quoted => quoted = bytes.next_if_eq(&b'"').is_some(),
                b'"' if at_start => quoted = true,
                _ => {}
            }
            at_start = !quoted && byte == self.delimiter;
        }
        quoted
    }

    fn fields(&mut self, row: &str) -> Vec<String> {
        self.reader.reset();
        self.fields.resize(row.len() + 1, 0);
        let (mut read, mut written, mut ended) = (0, 0, 0);
        loop {
            let input = &row.as_bytes()[read..];
            let output = &mut self.fields[written..];
            let (result, taken, put, found) = self.reader.read_record(input, output, &mut self.ends[ended..]);
            read += taken;
            written += put;
            ended += found;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let mut start = 0;
        let field = |end: &usize| {
            let field = String::from_utf8_lossy(&self.fields[start..*end]).into_owned();
            start = *end;
            field
        };
        self.ends[..ended].iter().map(field).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_told_apart() {
        for (row, wanted) in [
            ("a,b,c", vec!["a", "b", "c"]),
            (",,", vec!["", "", ""]),
            ("\"a,\nb\",\"그는 \"\"값\"\"\"", vec!["a,\nb", "그는 \"값\""]),
            ("a\"b,c", vec!["a\"b", "c"]),
        ] {
            assert_eq!(Parser::new(b',').fields(row), wanted, "{row}");
        }
        let many = vec!["x"; 1000].join("\t");
        assert_eq!(Parser::new(b'\t').fields(&many).len(), 1000);
    }

    #[test]
    fn open_quotes_are_seen() {
        let parser = Parser::new(b',');
        for (open, line, wanted) in [
            (false, "a,\"b", true),
            (false, "a,\"b\"", false),
            (false, "a,\"b\"\"", true),
            (false, "a,\"b\"\"\"", false),
            (false, "a \"b", false),
            (false, "a,\"\"", false),
            (true, "b\",c", false),
            (true, "b", true),
            (true, "b\",\"c", true),
            (true, "\"\"", true),
        ] {
            assert_eq!(parser.leaves_open(open, line), wanted, "{open} {line}");
        }
    }
}
