//! The objects of a JSON file, none of them larger than allowed: alone, in a list, or one after another.

use std::io::{self, BufRead, Read};

use encoding_rs::Encoding;

use super::encoding::Decoding;
use crate::misread::Misreads;

/// Cuts a file into objects without reading what is in them. What comes before an object's brace and is no part of a
/// list ends the reading: where the next object begins can no longer be told.
pub(super) struct Objects<R> {
    reader: Decoding<R>,
    limit: u64,
    /// Bytes of text that were taken.
    offset: u64,
    buffer: Vec<u8>,
    ended: bool,
}

/// One object, as it is written.
#[derive(Debug)]
pub(super) enum Object<'a> {
    Whole(&'a str),
    TooLong,
    /// The file ends within it.
    BreaksOff,
    /// This stands where an object should begin.
    Stray(u8),
    /// The file cannot be read any further.
    Unreadable(io::Error),
}

/// Where in an object a byte stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Open braces and brackets.
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Place {
    fn step(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_string => self.escaped = true,
            b'"' => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// What stands between objects.
fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']')
}

/// What a byte order mark is made of.
const MARK: [u8; 3] = *b"\xef\xbb\xbf";

impl<R: Read> Objects<R> {
    pub fn new(reader: Decoding<R>, limit: u64) -> Self {
        Self { reader, limit, offset: 0, buffer: Vec::new(), ended: false }
    }

    /// The next object.
    pub fn next(&mut self) -> Option<Object<'_>> {
        if self.ended {
            return None;
        }
        self.buffer.clear();
        let object = self.pass_over().and_then(|start| match start {
            None => Ok(None),
            Some(b'{') => self.fill().map(Some),
            Some(stray) => Ok(Some(Filled::Stray(stray))),
        });
        self.ended = !matches!(object, Ok(Some(Filled::Whole | Filled::TooLong)));
        Some(match object {
            Ok(None) => return None,
            // What was decoded is UTF-8.
            Ok(Some(Filled::Whole)) => Object::Whole(std::str::from_utf8(&self.buffer).unwrap_or_default()),
            Ok(Some(Filled::TooLong)) => Object::TooLong,
            Ok(Some(Filled::BreaksOff)) => Object::BreaksOff,
            Ok(Some(Filled::Stray(byte))) => Object::Stray(byte),
            Err(error) => Object::Unreadable(error),
        })
    }

    /// What could not be decoded in the objects since it was last asked for.
    pub fn take_misreads(&mut self) -> Misreads {
        self.reader.misreads_before(self.offset)
    }

    /// What the objects are in.
    pub fn encoding(&self) -> &'static Encoding {
        self.reader.encoding()
    }

    /// Goes on to what is no space between objects, and says what it is.
    fn pass_over(&mut self) -> io::Result<Option<u8>> {
        loop {
            let at_start = self.offset < MARK.len() as u64;
            let chunk = more(&mut self.reader)?;
            let is_between = |byte: u8| is_between(byte) || at_start && MARK.contains(&byte);
            let passed = chunk.iter().take_while(|byte| is_between(**byte)).count();
            let (found, is_end) = (chunk.get(passed).copied(), chunk.is_empty());
            self.take(passed);
            if found.is_some() || is_end {
                return Ok(found);
            }
        }
    }

    /// Reads an object into the buffer.
    fn fill(&mut self) -> io::Result<Filled> {
        let mut place = Place::default();
        let mut fits = true;
        loop {
            let chunk = more(&mut self.reader)?;
            if chunk.is_empty() {
                return Ok(Filled::BreaksOff);
            }
            let end = chunk.iter().position(|byte| {
                place.step(*byte);
                place.depth == 0
            });
            let used = end.map_or(chunk.len(), |end| end + 1);
            fits = fits && (self.buffer.len() + used) as u64 <= self.limit;
            if fits {
                self.buffer.extend_from_slice(&chunk[..used]);
            } else {
                self.buffer = Vec::new();
            }
            self.take(used);
            if end.is_some() {
                return Ok(if fits { Filled::Whole } else { Filled::TooLong });
            }
        }
    }

    fn take(&mut self, bytes: usize) {
        self.reader.consume(bytes);
        self.offset += bytes as u64;
    }
}

/// What lies ahead; nothing at the end.
fn more(reader: &mut impl BufRead) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    // Filled already: this only lends it.
    reader.fill_buf()
}

/// How an object came out.
enum Filled {
    Whole,
    TooLong,
    BreaksOff,
    Stray(u8),
}

#[cfg(test)]
mod tests {
    use super::super::encoding::Choice;
    use super::*;

    fn read(text: &str, limit: u64) -> Vec<String> {
        let mut objects = Objects::new(Decoding::new(text.as_bytes(), Choice::default()), limit);
        let mut seen = Vec::new();
        while let Some(object) = objects.next() {
            seen.push(match object {
                Object::Whole(object) => object.to_string(),
                Object::TooLong => "(too long)".to_string(),
                Object::BreaksOff => "(breaks off)".to_string(),
                Object::Stray(byte) => format!("(stray {})", char::from(byte)),
                Object::Unreadable(error) => error.to_string(),
            });
        }
        seen
    }

    #[test]
    fn objects_are_cut_out() {
        for (text, wanted) in [
            ("", &[][..]),
            ("[]", &[]),
            ("{\"a\": 1}", &["{\"a\": 1}"]),
            ("\u{feff}[{},\n {\"a\": [{}, \"]}\"]}]\n", &["{}", "{\"a\": [{}, \"]}\"]}"]),
            ("{\"a\": \"\\\"}\"}{}", &["{\"a\": \"\\\"}\"}", "{}"]),
            ("[{}, {\"a\"", &["{}", "(breaks off)"]),
            ("[{}, 3, {}]", &["{}", "(stray 3)"]),
            ("{\"a\": \"12345678901\"} {}", &["(too long)", "{}"]),
        ] {
            assert_eq!(read(text, 19), wanted, "{text}");
        }
    }
}
