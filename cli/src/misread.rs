//! What could not be decoded, for messages.

/// Bytes that are nothing in the encoding of their text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misread {
    /// Their place in the input, from 0, and their line, from 1.
    pub offset: u64,
    pub line: u64,
    /// `0xFF`, `0xC8 0x41`.
    pub bytes: String,
    /// Where U+FFFD stands for them in the decoded text.
    pub at: u64,
}

/// What of a document could not be decoded.
#[derive(Debug, Default)]
pub(crate) struct Misreads {
    count: usize,
    first: Vec<Misread>,
    encoding: &'static str,
}

impl Misreads {
    /// Places that a message names.
    const NAMED: usize = 3;

    /// One more, in text of this encoding.
    pub fn add(&mut self, misread: Misread, encoding: &'static str) {
        self.count += 1;
        self.encoding = encoding;
        if self.first.len() < Self::NAMED {
            self.first.push(misread);
        }
    }

    /// Those of a further stretch of the same document.
    pub fn join(&mut self, more: Misreads) {
        self.count += more.count;
        if !more.encoding.is_empty() {
            self.encoding = more.encoding;
        }
        let room = Self::NAMED - self.first.len();
        self.first.extend(more.first.into_iter().take(room));
    }

    /// Whether there are so many that the text is none, or in another encoding.
    pub fn too_many_for(&self, text: &str) -> bool {
        self.count * 10 > text.chars().filter(|c| !c.is_ascii()).count()
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl std::fmt::Display for Misreads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, Misread { offset, line, bytes, .. }) in self.first.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}{bytes} at byte {offset} (line {line})")?;
        }
        match self.count - self.first.len() {
            0 => write!(f, " cannot be read as {}", self.encoding),
            more => write!(f, " and {more} more places cannot be read as {}", self.encoding),
        }
    }
}
