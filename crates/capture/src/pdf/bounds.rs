//! Bounds what a PDF's streams unpack to: hayro unpacks one whole into memory.
//!
//! Each stream is inflated once, counted and thrown away. What is encrypted cannot be counted so, nor
//! what is packed otherwise, which grows far less.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

use crate::fault::Fault;

/// The largest stream, unpacked, in bytes. Tests do with less.
const LARGEST: u64 = if cfg!(test) { 4 << 20 } else { 256 << 20 };

/// Refuses a file with a stream that is too large, or packed twice.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut rest = bytes;
    while let Some(at) = memmem::find(rest, b"stream") {
        let (before, after) = (&rest[..at], &rest[at + b"stream".len()..]);
        rest = after;
        if before.ends_with(b"end") {
            continue;
        }
        let head = &before[before.len().saturating_sub(400)..];
        let head = memmem::rfind(head, b" obj").map_or(head, |at| &head[at..]);
        let packed = count(head, b"FlateDecode") + count(head, b"/Fl ") + count(head, b"LZWDecode");
        let start = after.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(0);
        if packed > 1 || inflated(&after[start..]) > LARGEST {
            let what = format!("unpacks to more than is read: {} MiB a part", LARGEST >> 20);
            return Err(Fault::new(what, "print it to another PDF, or save its text"));
        }
    }
    Ok(())
}

/// Returns how many bytes a packed stream unpacks to, or a little more than the bound; what is none
/// ends at once.
fn inflated(packed: &[u8]) -> u64 {
    let mut inflate = Decompress::new(true);
    let mut out = vec![0; 1 << 16];
    loop {
        let from = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX).min(packed.len());
        let before = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(&packed[from..], &mut out, FlushDecompress::None);
        let stuck = before == (inflate.total_in(), inflate.total_out());
        if !matches!(status, Ok(Status::Ok)) || stuck || inflate.total_out() > LARGEST {
            return inflate.total_out();
        }
    }
}

fn count(bytes: &[u8], words: &[u8]) -> usize {
    memmem::find_iter(bytes, words).count()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::check;

    #[test]
    fn streams_are_counted_before_they_are_read() {
        let packed = |bytes: usize| {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
            let block = vec![b' '; 1 << 20];
            (0..bytes >> 20).for_each(|_| encoder.write_all(&block).unwrap());
            let head = b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\r\n";
            [head, &encoder.finish().unwrap()[..], b"\nendstream\nendobj\n"].concat()
        };
        assert!(check(&packed(4 << 20)).is_ok());
        assert!(check(&packed(5 << 20)).is_err());
        let twice = b"1 0 obj << /Filter [/FlateDecode /FlateDecode] >> stream\nx\nendstream";
        assert!(check(twice).is_err());
        assert!(check(b"stream stream endstream stream").is_ok());
    }
}
