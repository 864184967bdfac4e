//! Bytes in any encoding → UTF-8, a stretch at a time, with the places of what cannot be decoded.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::misread::{Misread, Misreads};

/// A reader that gives UTF-8, whatever it is over. What cannot be decoded stands as U+FFFD, and its place is kept
/// until it is asked for.
///
/// The encoding is decided at the first byte that is no ASCII, by what stands behind it.
pub(super) struct Decoding<R> {
    inner: R,
    choice: Choice,
    decoder: Option<Decoder>,
    /// Bytes that were read and not yet decoded.
    raw: Vec<u8>,
    used: usize,
    ended: bool,
    /// Text that was decoded and not yet taken.
    text: Vec<u8>,
    taken: usize,
    /// Bytes decoded so far, and bytes of text made of them.
    raw_offset: u64,
    text_offset: u64,
    lines: u64,
    misreads: VecDeque<Misread>,
}

/// How the encoding of an input is found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choice {
    /// What `--encoding` says.
    pub forced: Option<&'static Encoding>,
    /// What the page says of itself; its bytes may say otherwise.
    pub declared: Option<&'static Encoding>,
}

/// Bytes asked for at once.
const CHUNK: usize = 1 << 16;
/// Bytes that are enough to decide by, where the input hands out few at a time.
const ENOUGH: usize = 1 << 10;

impl<R: Read> Decoding<R> {
    pub fn new(inner: R, choice: Choice) -> Self {
        Self {
            inner,
            choice,
            decoder: None,
            raw: Vec::new(),
            used: 0,
            ended: false,
            text: Vec::new(),
            taken: 0,
            raw_offset: 0,
            text_offset: 0,
            lines: 0,
            misreads: VecDeque::new(),
        }
    }

    /// What the text is in: UTF-8 where there was nothing but ASCII.
    pub fn encoding(&self) -> &'static Encoding {
        self.decoder.as_ref().map_or(UTF_8, Decoder::encoding)
    }

    /// The misreads before this place of the decoded text, which were not asked for before.
    pub fn misreads_before(&mut self, at: u64) -> Misreads {
        let mut misreads = Misreads::default();
        while let Some(misread) = self.misread_before(at) {
            misreads.add(misread, called(self.encoding()));
        }
        misreads
    }

    fn misread_before(&mut self, at: u64) -> Option<Misread> {
        self.misreads.front().filter(|misread| misread.at < at)?;
        self.misreads.pop_front()
    }

    /// Reads more bytes behind those that wait.
    fn read_more(&mut self) -> io::Result<()> {
        self.raw.drain(..self.used);
        self.used = 0;
        let start = self.raw.len();
        self.raw.resize(start + CHUNK, 0);
        let read = loop {
            match self.inner.read(&mut self.raw[start..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.raw.truncate(start + *read.as_ref().unwrap_or(&0));
        self.ended = read? == 0;
        Ok(())
    }

    /// Decides on an encoding, or takes the ASCII at the front as it is.
    fn decide(&mut self) -> io::Result<()> {
        while !self.ended && self.raw.len() < MARK {
            self.read_more()?;
        }
        let plain = self.raw.iter().take_while(|byte| byte.is_ascii() && **byte != 0).count();
        if self.choice.forced.is_none() && plain == self.raw.len() {
            self.pass_on(plain);
            return Ok(());
        }
        let told = |raw: &[u8]| raw.len() - plain >= ENOUGH || raw[plain..].contains(&b'\n');
        while !self.ended && self.choice.forced.is_none() && !told(&self.raw) {
            self.read_more()?;
        }
        let encoding = match self.choice.forced {
            Some(forced) => forced_by(forced, &self.raw),
            None => recognise(&self.raw, self.choice.declared),
        };
        self.decoder = Some(encoding.new_decoder_without_bom_handling());
        Ok(())
    }

    /// Hands on ASCII that was read.
    fn pass_on(&mut self, count: usize) {
        self.text.extend_from_slice(&self.raw[..count]);
        self.lines += memchr::memchr_iter(b'\n', &self.raw[..count]).count() as u64;
        self.used = count;
        self.raw_offset += count as u64;
        self.text_offset += count as u64;
    }

    /// Decodes what was read, as far as it goes.
    fn decode(&mut self) {
        while let Some(decoder) = &mut self.decoder {
            let raw = &self.raw[self.used..];
            let start = self.text.len();
            let room = decoder.max_utf8_buffer_length_without_replacement(raw.len()).unwrap_or(CHUNK).min(4 * CHUNK);
            self.text.resize(start + room.max(16), 0);
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(raw, &mut self.text[start..], self.ended);
            self.text.truncate(start + written);
            self.lines += memchr::memchr_iter(b'\n', &self.text[start..]).count() as u64;
            self.used += read;
            self.raw_offset += read as u64;
            self.text_offset += written as u64;
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, behind) => {
                    let (length, behind) = (usize::from(length), usize::from(behind));
                    self.misread(length, behind);
                }
            }
        }
    }

    fn misread(&mut self, length: usize, behind: usize) {
        // A character that broke off at the end of a chunk may lie before what is kept of it.
        let end = self.used.saturating_sub(behind);
        let bytes = self.raw.get(end.saturating_sub(length)..end).unwrap_or_default();
        let bytes: Vec<String> = bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
        self.misreads.push_back(Misread {
            offset: self.raw_offset.saturating_sub((length + behind) as u64),
            line: self.lines + 1,
            bytes: bytes.join(" "),
            at: self.text_offset,
        });
        let mut sign = [0; 4];
        let sign = char::REPLACEMENT_CHARACTER.encode_utf8(&mut sign).as_bytes();
        self.text.extend_from_slice(sign);
        self.text_offset += sign.len() as u64;
    }
}

impl<R: Read> BufRead for Decoding<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.text.len() {
            self.text.clear();
            self.taken = 0;
            if self.ended && self.used == self.raw.len() {
                break;
            }
            if self.used == self.raw.len() {
                self.read_more()?;
            }
            if self.decoder.is_none() {
                self.decide()?;
            }
            self.decode();
        }
        Ok(&self.text[self.taken..])
    }

    fn consume(&mut self, count: usize) {
        self.taken = (self.taken + count).min(self.text.len());
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

/// Bytes that a byte order mark takes at most.
const MARK: usize = 3;

/// The encoding that `--encoding` names; where that is UTF-16, the byte order mark says which.
fn forced_by(forced: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    match Encoding::for_bom(bytes) {
        Some((marked, _)) if forced == UTF_16LE && marked == UTF_16BE => UTF_16BE,
        _ => forced,
    }
}

/// What a text is in, by how it begins.
fn recognise(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16_order(bytes) {
        return encoding;
    }
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    // A page that says UTF-8 of itself and is not has been saved anew by a program that did not read it.
    if let Some(declared) = declared.filter(|declared| *declared != UTF_8 && !declared.is_single_byte()) {
        return declared;
    }
    if is_mostly_hangul(bytes) {
        return EUC_KR;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"kr"), Utf8Detection::Deny)
}

/// Spaces, digits and line ends in UTF-16 have a NUL byte each, as 가 and 관 have; most of the rest are syllables.
fn utf16_order(bytes: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0, bytes)?;
    let is_usual = |unit: u16| matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x203B | 0xAC00..=0xD7A3);
    let usual =
        |order: fn([u8; 2]) -> u16| bytes.chunks_exact(2).filter(|pair| is_usual(order([pair[0], pair[1]]))).count();
    let (little, big) = (usual(u16::from_le_bytes), usual(u16::from_be_bytes));
    (little.max(big) * 5 > bytes.len() / 2 * 4).then_some(if little > big { UTF_16LE } else { UTF_16BE })
}

/// Whether more characters of several bytes are right than wrong.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        // What breaks off at the end may go on behind it.
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    let breaks_off = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    right > wrong || (breaks_off && wrong <= 1)
}

/// Whether most of what is no ASCII pairs up as the 2,350 syllables of KS X 1001 (lead B0–C8, trail A1–FE).
fn is_mostly_hangul(bytes: &[u8]) -> bool {
    let (mut paired, mut odd, mut at) = (0_usize, 0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        let is_syllable = (0xB0..=0xC8).contains(&byte) && bytes.get(at + 1).is_some_and(|&trail| trail >= 0xA1);
        paired += usize::from(is_syllable);
        odd += usize::from(!is_syllable && byte >= 0x80);
        at += if is_syllable { 2 } else { 1 };
    }
    paired > 2 * odd
}

/// What people call an encoding.
pub(super) fn called(encoding: &'static Encoding) -> &'static str {
    if encoding == EUC_KR { "CP949 (EUC-KR)" } else { encoding.name() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8], step: usize) -> (String, &'static str, Vec<Misread>) {
        /// Hands out a few bytes at a time.
        struct Steps<'a>(&'a [u8], usize);
        impl Read for Steps<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let count = self.1.min(buffer.len());
                (&mut self.0).take(count as u64).read(buffer)
            }
        }
        let mut decoding = Decoding::new(Steps(bytes, step), Choice::default());
        let mut text = String::new();
        decoding.read_to_string(&mut text).expect("UTF-8");
        let misreads = std::iter::from_fn(|| decoding.misread_before(u64::MAX)).collect();
        (text, called(decoding.encoding()), misreads)
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    const NEWS: &str = "네이버가 1억 원을 투자했다.\r\n뷁 똠방각하, 펲시";

    #[test]
    fn encodings_are_recognised() {
        let marked = format!("\u{feff}{NEWS}");
        for (bytes, text, encoding) in [
            (NEWS.as_bytes().to_vec(), NEWS, "UTF-8"),
            (marked.as_bytes().to_vec(), marked.as_str(), "UTF-8"),
            (EUC_KR.encode(NEWS).0.into_owned(), NEWS, "CP949 (EUC-KR)"),
            (utf16(&marked, u16::to_le_bytes), marked.as_str(), "UTF-16LE"),
            (utf16(&marked, u16::to_be_bytes), marked.as_str(), "UTF-16BE"),
            (utf16(NEWS, u16::to_le_bytes), NEWS, "UTF-16LE"),
            (utf16(NEWS, u16::to_be_bytes), NEWS, "UTF-16BE"),
            (b"plain ASCII\n".to_vec(), "plain ASCII\n", "UTF-8"),
            (Vec::new(), "", "UTF-8"),
        ] {
            for step in [1, 2, 3, 7, 1 << 20] {
                let (read, found, misreads) = decode(&bytes, step);
                assert_eq!((read.as_str(), found, misreads.len()), (text, encoding, 0), "{step} bytes at a time");
            }
        }
    }

    #[test]
    fn ascii_decides_nothing() {
        let mut bytes = b"id,text\n".repeat(20_000);
        bytes.extend(EUC_KR.encode(NEWS).0.iter());
        for step in [1000, 1 << 20] {
            let (text, encoding, _) = decode(&bytes, step);
            assert!(text.ends_with(NEWS) && encoding == "CP949 (EUC-KR)");
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_shown_with_its_place() {
        let mut bytes = "네이버가\n투자".as_bytes().to_vec();
        bytes.extend(b"\xff \xea\xb0");
        for step in [1, 5, 1 << 20] {
            let (text, encoding, misreads) = decode(&bytes, step);
            assert_eq!((text.as_str(), encoding), ("네이버가\n투자\u{fffd} \u{fffd}", "UTF-8"));
            let places: Vec<_> = misreads.iter().map(|misread| (misread.offset, misread.line, misread.at)).collect();
            assert_eq!(places, [(19, 2, 19), (21, 2, 23)]);
            assert_eq!(misreads[0].bytes, "0xFF");
        }
        let mut bytes = EUC_KR.encode(NEWS).0.into_owned();
        bytes.extend(b"\xff\xb3\n");
        let (text, _, misreads) = decode(&bytes, 1 << 20);
        assert!(text.ends_with("펲시\u{fffd}\u{fffd}\n"), "{text}");
        assert_eq!(misreads.len(), 2);
    }

    #[test]
    fn misreads_are_given_out_as_far_as_one_has_read() {
        let mut decoding =
            Decoding::new(&b"\xea\xb0\x80\xff\xea\xb0\x80\xff"[..], Choice { forced: Some(UTF_8), declared: None });
        assert!(!decoding.fill_buf().expect("text").is_empty());
        assert_eq!(decoding.misread_before(3), None);
        assert_eq!(decoding.misread_before(4).map(|misread| misread.offset), Some(3));
        assert_eq!(decoding.misread_before(9), None);
        assert_eq!(decoding.misread_before(10).map(|misread| misread.offset), Some(7));
    }

    #[test]
    fn what_is_forced_is_done() {
        let choice = Choice { forced: Some(EUC_KR), declared: None };
        let mut text = String::new();
        Decoding::new("가".as_bytes(), choice).read_to_string(&mut text).expect("UTF-8");
        assert!(text.starts_with('媛'), "{text}");
        let choice = Choice { forced: Some(UTF_16LE), declared: None };
        let mut text = String::new();
        Decoding::new(&b"\xfe\xff\xac\x00"[..], choice).read_to_string(&mut text).expect("UTF-8");
        assert_eq!(text, "\u{feff}가");
    }
}
