//! gzip and zstd, told by how they begin, whatever the file is called.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

/// Bytes of an input.
pub(super) type Bytes<'a> = Box<dyn BufRead + Send + 'a>;

const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// The unpacked bytes, where they are packed.
pub(super) fn unpack(reader: Bytes<'_>) -> io::Result<Bytes<'_>> {
    let (start, reader) = peek(reader, (ZSTD.len(), ZSTD.len()))?;
    if start.starts_with(GZIP) {
        return Ok(Box::new(BufReader::new(Packed { name: "gzip", inner: MultiGzDecoder::new(reader), given: 0 })));
    }
    if start == ZSTD {
        return Ok(Box::new(BufReader::new(Packed { name: "zstd", inner: Frames::Between(reader), given: 0 })));
    }
    Ok(reader)
}

/// How an input begins, by so many bytes at least and at most, and the input from its beginning.
pub(super) fn peek(mut reader: Bytes<'_>, (least, most): (usize, usize)) -> io::Result<(Vec<u8>, Bytes<'_>)> {
    let held = reader.fill_buf()?;
    if held.len() >= least {
        return Ok((held[..held.len().min(most)].to_vec(), reader));
    }
    let mut start = Vec::with_capacity(least);
    reader.by_ref().take(least as u64).read_to_end(&mut start)?;
    let whole = Cursor::new(start.clone()).chain(reader);
    Ok((start, Box::new(whole)))
}

/// Says in its errors what could not be unpacked, and how far it came.
struct Packed<R> {
    name: &'static str,
    inner: R,
    given: u64,
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(buffer) {
            Ok(count) => {
                self.given += count as u64;
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let what = if error.kind() == io::ErrorKind::UnexpectedEof { "breaks off" } else { "is damaged" };
                let message =
                    format!("the {} {what} after {} bytes of text; get the file again", self.name, self.given);
                Err(io::Error::new(io::ErrorKind::InvalidData, message))
            }
        }
    }
}

/// The frames of a zstd file, of which there may be several.
enum Frames<R: Read> {
    Between(R),
    Within(Box<StreamingDecoder<R, FrameDecoder>>),
    Ended,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Frames::Ended) {
                Frames::Ended => return Ok(0),
                Frames::Between(mut reader) => {
                    if reader.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let decoder = StreamingDecoder::new(reader).map_err(io::Error::other)?;
                    *self = Frames::Within(Box::new(decoder));
                }
                Frames::Within(mut decoder) => {
                    let count = decoder.read(buffer)?;
                    if count > 0 || buffer.is_empty() {
                        *self = Frames::Within(decoder);
                        return Ok(count);
                    }
                    *self = Frames::Between(decoder.into_inner());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let reader: Bytes<'_> = Box::new(BufReader::with_capacity(2, bytes));
        let mut text = Vec::new();
        let mut reader = unpack(reader).map_err(|error| error.to_string())?;
        reader.read_to_end(&mut text).map_err(|error| error.to_string())?;
        Ok(text)
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text).and_then(|()| encoder.finish()).expect("gzip")
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn packed_files_are_unpacked() {
        let text = "네이버가 1억 원을 투자했다.\n".repeat(3000).into_bytes();
        for packed in [gzip(&text), zstd(&text), text.clone()] {
            assert_eq!(unpacked(&packed).as_deref(), Ok(text.as_slice()));
        }
        assert_eq!(unpacked(b"").as_deref(), Ok(&b""[..]));
        assert_eq!(unpacked(b"a").as_deref(), Ok(&b"a"[..]));
    }

    #[test]
    fn parts_that_stand_behind_one_another_are_one_text() {
        for pack in [gzip, zstd] {
            let two = [pack("네이버".as_bytes()), pack("카카오".as_bytes())].concat();
            assert_eq!(unpacked(&two).as_deref(), Ok("네이버카카오".as_bytes()));
        }
    }

    #[test]
    fn what_breaks_off_says_so() {
        let text = "네이버가 1억 원을 투자했다.\n".repeat(3000).into_bytes();
        for packed in [gzip(&text), zstd(&text)] {
            let message = unpacked(&packed[..packed.len() / 2]).expect_err("it breaks off");
            assert!(message.contains("get the file again"), "{message}");
        }
    }
}
