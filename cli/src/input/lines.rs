//! Lines of a file, none of them larger than allowed.

use std::io::{self, BufRead, Read};

use encoding_rs::Encoding;

use super::encoding::Decoding;
use crate::misread::Misreads;

/// Reads line by line into one buffer. A line over the limit is passed over without being held in memory.
pub(super) struct Lines<R> {
    reader: Decoding<R>,
    limit: u64,
    number: u64,
    /// Bytes of text that were taken.
    offset: u64,
    buffer: Vec<u8>,
    broken: bool,
}

/// One line, without its end.
#[derive(Debug)]
pub(super) enum Line<'a> {
    Whole(&'a str),
    TooLong,
    /// The file cannot be read any further.
    Unreadable(io::Error),
}

impl<R: Read> Lines<R> {
    pub fn new(reader: Decoding<R>, limit: u64) -> Self {
        Self { reader, limit, number: 0, offset: 0, buffer: Vec::new(), broken: false }
    }

    /// The next line with its number, counted from 1.
    pub fn next(&mut self) -> Option<(u64, Line<'_>)> {
        if self.broken {
            return None;
        }
        self.number += 1;
        match self.fill() {
            Ok(None) => None,
            // A whole line of what was decoded is UTF-8.
            Ok(Some(true)) => Some((self.number, Line::Whole(std::str::from_utf8(&self.buffer).unwrap_or_default()))),
            Ok(Some(false)) => Some((self.number, Line::TooLong)),
            Err(error) => {
                self.broken = true;
                Some((self.number, Line::Unreadable(error)))
            }
        }
    }

    /// What could not be decoded in the lines since it was last asked for.
    pub fn take_misreads(&mut self) -> Misreads {
        self.reader.misreads_before(self.offset)
    }

    /// What the lines are in.
    pub fn encoding(&self) -> &'static Encoding {
        self.reader.encoding()
    }

    /// Reads a line into the buffer: nothing at the end, else whether it fits.
    fn fill(&mut self) -> io::Result<Option<bool>> {
        self.buffer.clear();
        let (mut seen, mut fits) = (false, true);
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(seen.then_some(fits));
            }
            seen = true;
            let end = memchr::memchr(b'\n', chunk);
            let part = end.map_or(chunk, |end| &chunk[..end]);
            fits = fits && (self.buffer.len() + part.len()) as u64 <= self.limit;
            if fits {
                self.buffer.extend_from_slice(part);
            } else {
                self.buffer = Vec::new();
            }
            let used = end.map_or(chunk.len(), |end| end + 1);
            self.reader.consume(used);
            self.offset += used as u64;
            if end.is_some() {
                return Ok(Some(fits));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::encoding::Choice;
    use super::*;

    fn read(text: &str, limit: u64) -> Vec<(u64, String)> {
        let mut lines = Lines::new(Decoding::new(text.as_bytes(), Choice::default()), limit);
        let mut seen = Vec::new();
        while let Some((number, line)) = lines.next() {
            seen.push((
                number,
                match line {
                    Line::Whole(line) => line.to_string(),
                    Line::TooLong => "(too long)".to_string(),
                    Line::Unreadable(error) => error.to_string(),
                },
            ));
        }
        seen
    }

    #[test]
    fn lines_are_counted_and_measured() {
        let line = |number: u64, text: &str| (number, text.to_string());
        assert_eq!(read("", 9), []);
        assert_eq!(read("하나\n\n둘", 9), [line(1, "하나"), line(2, ""), line(3, "둘")]);
        assert_eq!(read("끝\n", 9), [line(1, "끝")]);
        assert_eq!(read("123456789\n1234567890\n1", 9), [line(1, "123456789"), line(2, "(too long)"), line(3, "1")]);
    }
}
