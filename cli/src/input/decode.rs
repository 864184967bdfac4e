//! Bytes → text, or what is the matter with them.
//!
//! Nothing is dropped or mended: offsets in the output must fit the input as it stands. A byte order mark stays, as one
//! character.

/// Files that are no text at all, by how they begin, and the command that makes text of them.
const DISGUISES: &[(&[u8], &str, &str)] = &[
    (b"\x1f\x8b", "gzip", "gzip -dc FILE | sasil -"),
    (b"\x28\xb5\x2f\xfd", "zstd", "zstd -dc FILE | sasil -"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as plain text in UTF-8"),
    (b"%PDF", "a PDF", "pdftotext -enc UTF-8 FILE - | sasil -"),
    (b"\xff\xfe", "UTF-16", "iconv -f UTF-16 -t UTF-8 FILE | sasil -"),
    (b"\xfe\xff", "UTF-16", "iconv -f UTF-16 -t UTF-8 FILE | sasil -"),
];

/// The text of an article. `file` is what a shell calls it, in the commands that messages propose; nothing for stdin.
pub(super) fn article(bytes: Vec<u8>, file: Option<&str>) -> Result<String, String> {
    if bytes.is_empty() {
        return Err("is empty; there is nothing to read".to_string());
    }
    if let Some((_, what, remedy)) = DISGUISES.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(format!("is no plain text but {what}; {}", command(remedy, file)));
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        let line = line_of(&bytes, offset);
        let remedy = match utf16_order(&bytes) {
            Some(order) => format!("it looks like UTF-16; convert it: iconv -f {order} -t UTF-8 FILE | sasil -"),
            None => "it is no plain text; where the rest is, take them out: tr -d '\\000' < FILE | sasil -".to_string(),
        };
        return Err(format!("holds a NUL byte at offset {offset} (line {line}); {}", command(&remedy, file)));
    }
    let text = utf8(bytes, file)?;
    says_something(&text)?;
    Ok(text)
}

/// Whether a text has anything to read in it: one letter or digit will do.
pub(super) fn says_something(text: &str) -> Result<(), String> {
    if text.chars().any(char::is_alphanumeric) {
        Ok(())
    } else {
        Err("holds no sentence, only blanks and signs".to_string())
    }
}

fn utf8(bytes: Vec<u8>, file: Option<&str>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let breaks_off = error.utf8_error().error_len().is_none();
        let bytes = error.into_bytes();
        let byte = bytes.get(offset).copied().unwrap_or_default();
        let line = line_of(&bytes, offset);
        let remedy = if breaks_off {
            "the text breaks off inside a character; get the file again".to_string()
        } else if looks_like_cp949(&bytes) {
            "it looks like CP949 (EUC-KR); convert it: iconv -f CP949 -t UTF-8 FILE | sasil -".to_string()
        } else {
            "convert it: iconv -f ITS-ENCODING -t UTF-8 FILE | sasil -".to_string()
        };
        format!("is not UTF-8: byte 0x{byte:02X} at offset {offset} (line {line}); {}", command(&remedy, file))
    })
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

/// ASCII in UTF-16 has its NUL bytes all on one side.
fn utf16_order(bytes: &[u8]) -> Option<&'static str> {
    let mut nuls = memchr::memchr_iter(0, bytes);
    let side = nuls.next()? % 2;
    let more = nuls.try_fold(0_usize, |count, at| (at % 2 == side).then_some(count + 1))?;
    (more > 0 && bytes.len().is_multiple_of(2)).then_some(if side == 1 { "UTF-16LE" } else { "UTF-16BE" })
}

fn line_of(bytes: &[u8], offset: usize) -> usize {
    1 + memchr::memchr_iter(b'\n', bytes.get(..offset).unwrap_or(bytes)).count()
}

/// Whether most of what is no ASCII pairs up as the 2,350 syllables of KS X 1001 (lead B0–C8, trail A1–FE).
fn looks_like_cp949(bytes: &[u8]) -> bool {
    let (mut paired, mut odd, mut at) = (0_usize, 0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        let is_syllable = (0xB0..=0xC8).contains(&byte) && bytes.get(at + 1).is_some_and(|&trail| trail >= 0xA1);
        paired += usize::from(is_syllable);
        odd += usize::from(!is_syllable && byte >= 0x80);
        at += if is_syllable { 2 } else { 1 };
    }
    paired > 2 * odd
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        article(bytes.to_vec(), Some("a.txt")).expect_err("refused")
    }

    #[test]
    fn text_is_kept_to_the_byte() {
        for text in ["\u{feff}네이버\r\n카카오", "각", "삼성전자 🚀", "1"] {
            assert_eq!(article(text.as_bytes().to_vec(), None).as_deref(), Ok(text));
        }
    }

    #[test]
    fn nothing_to_read_is_said() {
        assert!(refusal(b"").contains("empty"));
        assert!(refusal(" \r\n\u{feff} …!\u{3000}\n".as_bytes()).contains("no sentence"));
    }

    #[test]
    fn the_offending_byte_is_named_with_its_place() {
        // 삼성전자가\n투자 in CP949.
        let cp949 = b"\xbb\xef\xbc\xba\xc0\xfc\xc0\xda\xb0\xa1\n\xc5\xf5\xc0\xda";
        let message = refusal(cp949);
        assert!(message.contains("0xBB at offset 0 (line 1)") && message.contains("CP949"), "{message}");
        let mut mixed = "네이버가\n투자".as_bytes().to_vec();
        mixed.extend(b"\xff \xb0\xa1");
        let message = refusal(&mixed);
        assert!(message.contains("0xFF at offset 19 (line 2)") && !message.contains("CP949"), "{message}");
        assert!(refusal(&"네이버".as_bytes()[..8]).contains("breaks off"));
    }

    #[test]
    fn what_is_no_text_is_called_by_its_name() {
        assert!(refusal(b"\x1f\x8b\x08\x00").contains("gzip -dc a.txt"));
        assert!(refusal(b"\xff\xfe\x00\xac").contains("UTF-16"));
        assert!(refusal(b"%PDF-1.7\n").contains("PDF"));
        assert!(refusal("네이버\0".as_bytes()).contains("NUL byte at offset 9"));
        let utf16: Vec<u8> = "네이버 1억 원".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(refusal(&utf16).contains("UTF-16LE"), "{}", refusal(&utf16));
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
