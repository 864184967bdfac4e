//! The bytes of an article → its text, or what is the matter with them.
//!
//! Nothing is dropped or mended: offsets in the output must fit the input as it stands. A byte order mark stays, as one
//! character.

use std::io::{self, Read};

use encoding_rs::Encoding;

use super::encoding::{Choice, Decoding, called};
use crate::misread::Misreads;

/// Files that are no text at all, by how they begin, and the command that makes text of them.
const DISGUISES: &[(&[u8], &str, &str)] = &[
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as plain text or CSV"),
    (b"\xd0\xcf\x11\xe0", "an office document (Word, Excel, 한글)", "save it as plain text or CSV"),
    (b"%PDF", "a PDF", "pdftotext -enc UTF-8 FILE - | sasil -"),
    (b"{\\rtf", "a document in RTF", "save it as plain text"),
    (b"\xff\xd8\xff", "a picture", "sasil reads text alone"),
    (b"\x89PNG", "a picture", "sasil reads text alone"),
    (b"BZh", "packed by bzip2", "bzip2 -dc FILE | sasil -"),
    (b"\xfd7zXZ", "packed by xz", "xz -dc FILE | sasil -"),
    (b"SQLite format 3", "a database", "write its texts as CSV or NDJSON"),
];

/// Says what an input is that is no text; `file` is what a shell calls it, in the commands that messages propose.
pub(super) fn disguise(start: &[u8], file: Option<&str>) -> Option<String> {
    let (_, what, remedy) = DISGUISES.iter().find(|(magic, ..)| start.starts_with(magic))?;
    Some(format!("is no text but {what}; {}", command(remedy, file)))
}

/// A whole text.
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static Encoding,
    pub misreads: Misreads,
}

/// Why a text is none.
pub(super) enum Trouble {
    Unreadable(io::Error),
    TooBig,
    NoText(String),
}

/// The text of an article.
pub(super) fn article(reader: impl Read, choice: Choice, limit: u64) -> Result<Decoded, Trouble> {
    let mut decoding = Decoding::new(reader, choice);
    let mut text = Vec::new();
    decoding.by_ref().take(limit + 1).read_to_end(&mut text).map_err(Trouble::Unreadable)?;
    if text.len() as u64 > limit {
        return Err(Trouble::TooBig);
    }
    // What was decoded is UTF-8.
    let text = String::from_utf8(text).unwrap_or_default();
    if let Some(offset) = text.find('\0') {
        let line = 1 + text[..offset].matches('\n').count();
        let message =
            format!("holds a NUL byte at byte {offset} (line {line}); it is no text, or --encoding is needed");
        return Err(Trouble::NoText(message));
    }
    let misreads = decoding.misreads_before(u64::MAX);
    if misreads.too_many_for(&text) {
        return Err(Trouble::NoText(format!("{misreads}; say with --encoding what it is in, or get the file again")));
    }
    says_something(&text).map_err(Trouble::NoText)?;
    Ok(Decoded { text, encoding: decoding.encoding(), misreads })
}

/// Whether a text has anything to read in it: one letter or digit will do.
pub(super) fn says_something(text: &str) -> Result<(), String> {
    if text.chars().any(char::is_alphanumeric) {
        Ok(())
    } else {
        Err("holds no sentence, only blanks and signs".to_string())
    }
}

/// What a page says it is in: `<meta charset="euc-kr">`.
pub(super) fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let at = start.windows(CHARSET.len()).position(|window| window.eq_ignore_ascii_case(CHARSET))?;
    let label = start[at + CHARSET.len()..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").or(label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte));
    encoding(&String::from_utf8_lossy(&label[..end.unwrap_or(label.len())]))
}

const CHARSET: &[u8] = b"charset=";

/// The encoding of this name. The Web's names lack what Korea calls its extended EUC-KR.
pub(crate) fn encoding(name: &str) -> Option<&'static Encoding> {
    let korean = ["cp949", "ms949", "uhc", "x-windows-949", "ksc5601", "cp51949"];
    if korean.iter().any(|alias| name.trim().eq_ignore_ascii_case(alias)) {
        return Some(encoding_rs::EUC_KR);
    }
    Encoding::for_label(name.as_bytes())
}

/// A name for messages, nothing where it goes without saying.
pub(super) fn unusual(encoding: &'static Encoding) -> Option<&'static str> {
    (encoding != encoding_rs::UTF_8).then(|| called(encoding))
}

/// A proposed command with the file in it, ready to be pasted into a shell.
fn command(remedy: &str, file: Option<&str>) -> String {
    let Some(file) = file else {
        return remedy.replace(" < FILE", "").replace(" FILE", "");
    };
    let plain = |character: char| character.is_alphanumeric() || "._-/".contains(character);
    if file.chars().all(plain) && !file.starts_with('-') {
        return remedy.replace("FILE", file);
    }
    let here = if file.starts_with('-') { "./" } else { "" };
    remedy.replace("FILE", &format!("'{here}{}'", file.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, String> {
        match article(bytes, Choice::default(), 1 << 20) {
            Ok(decoded) => Ok(decoded.text),
            Err(Trouble::NoText(message)) => Err(message),
            Err(Trouble::TooBig) => Err("too big".to_string()),
            Err(Trouble::Unreadable(error)) => Err(error.to_string()),
        }
    }

    #[test]
    fn text_is_kept_to_the_byte() {
        for text in ["\u{feff}네이버\r\n카카오", "각", "삼성전자 🚀", "1"] {
            assert_eq!(read(text.as_bytes()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for (bytes, wanted) in [
            (" \r\n\u{feff} …!\u{3000}\n".as_bytes(), "no sentence"),
            ("네이버\0".as_bytes(), "NUL byte at byte 9 (line 1)"),
            (b"\x80\xff\x81\xff 1", "0x81 0xFF"),
        ] {
            let message = read(bytes).expect_err("refused");
            assert!(message.contains(wanted), "{message}");
        }
    }

    #[test]
    fn other_files_are_called_by_their_name() {
        assert!(disguise(b"%PDF-1.7\n", Some("a.pdf")).is_some_and(|what| what.contains("pdftotext -enc UTF-8 a.pdf")));
        assert!(disguise(b"\xd0\xcf\x11\xe0\xa1", None).is_some_and(|what| what.contains("한글")));
        assert_eq!(disguise("네이버".as_bytes(), None), None);
    }

    #[test]
    fn pages_declare_their_encoding() {
        for (page, wanted) in [
            ("<meta charset=\"euc-kr\">", Some(encoding_rs::EUC_KR)),
            ("<META http-equiv='Content-Type' content='text/html; CHARSET=ks_c_5601-1987'>", Some(encoding_rs::EUC_KR)),
            ("<meta charset=utf-8>", Some(encoding_rs::UTF_8)),
            ("<meta charset=\"\">", None),
            ("<p>", None),
        ] {
            assert_eq!(declared(page.as_bytes()), wanted, "{page}");
        }
        for name in ["CP949", "euc-kr", "UHC", "windows-949"] {
            assert_eq!(encoding(name), Some(encoding_rs::EUC_KR), "{name}");
        }
    }

    #[test]
    fn proposed_commands_can_be_pasted() {
        let remedy = "iconv -f CP949 FILE | sasil -";
        assert_eq!(command(remedy, Some("뉴스/a.txt")), "iconv -f CP949 뉴스/a.txt | sasil -");
        assert_eq!(command(remedy, Some("it's.txt")), r"iconv -f CP949 'it'\''s.txt' | sasil -");
        assert_eq!(command(remedy, Some("-a b")), "iconv -f CP949 './-a b' | sasil -");
        assert_eq!(command(remedy, None), "iconv -f CP949 | sasil -");
        assert_eq!(command("tr -d x < FILE | sasil -", None), "tr -d x | sasil -");
    }
}
