//! Reads the directory of a ZIP archive (PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16).
//!
//! What is compressed is unpacked by the browser's own stream, which costs nothing: the smallest inflater in Rust is 10 kB of
//! program, for a file that few people ever open.

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name, with its folders.
    pub name: String,
    /// Its bytes, as they stand in the archive.
    pub bytes: &'a [u8],
    /// Whether they are compressed by Deflate.
    pub deflated: bool,
}

/// Whether bytes begin as an archive's do.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The files of an archive that are stored or deflated; none where the directory is damaged or encrypted.
pub fn entries(bytes: &[u8]) -> Vec<Entry<'_>> {
    read(bytes).unwrap_or_default()
}

fn read(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    // The end of the directory is at the end, behind a comment of at most 65,535 bytes.
    let tail = bytes.len().saturating_sub(65_557);
    let end = tail
        + bytes
            .get(tail..)?
            .windows(4)
            .rposition(|four| four == b"PK\x05\x06")?;
    let count = number(bytes, end + 10, 2)?;
    let mut at = number(bytes, end + 16, 4)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (flags, method) = (number(bytes, at + 8, 2)?, number(bytes, at + 10, 2)?);
        let (packed, name_length) = (number(bytes, at + 20, 4)?, number(bytes, at + 28, 2)?);
        let rest = number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
        let local = number(bytes, at + 42, 4)?;
        let name = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name_length)?).into_owned();
        at += 46 + name_length + rest;
        // Encrypted, or compressed in a way that hardly any program writes.
        if flags & 1 == 1 || !matches!(method, 0 | 8) || name.ends_with('/') {
            continue;
        }
        let start = local + 30 + number(bytes, local + 26, 2)? + number(bytes, local + 28, 2)?;
        entries.push(Entry {
            name,
            bytes: bytes.get(start..start.checked_add(packed)?)?,
            deflated: method == 8,
        });
    }
    Some(entries)
}

/// A number of some bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)),
    )
}
