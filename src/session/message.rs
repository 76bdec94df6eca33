//! What tabs say to each other.

use super::pending::TOGETHER;
use crate::storage::Entry;

/// What is said to the other tabs: the number of the last entry, and the entries, each after its length. Large ones they
/// read from storage, if there are other tabs at all.
pub(super) fn message(seq: u64, entries: &[Entry]) -> Vec<u8> {
    let mut message = seq.to_le_bytes().to_vec();
    let size: usize = entries.iter().map(Entry::size).sum();
    let said: Option<Vec<_>> = entries.iter().map(Entry::bytes).collect();
    for entry in said.filter(|_| size <= TOGETHER).unwrap_or_default() {
        message.extend_from_slice(&(entry.len() as u64).to_le_bytes());
        message.extend_from_slice(entry);
    }
    message
}

pub(super) fn read_message(message: &[u8]) -> Option<(u64, Vec<Vec<u8>>)> {
    let (seq, mut rest) = split_number(message)?;
    let mut entries = Vec::new();
    while !rest.is_empty() {
        let (length, tail) = split_number(rest)?;
        let (entry, tail) = tail.split_at_checked(usize::try_from(length).ok()?)?;
        entries.push(entry.to_vec());
        rest = tail;
    }
    Some((seq, entries))
}

fn split_number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<8>()?;
    Some((u64::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_as_it_was_said_and_never_in_part() {
        let entries = [b"one".to_vec(), Vec::new(), b"three".to_vec()];
        let said = message(7, &entries.clone().map(Entry::from));
        assert_eq!(read_message(&said), Some((7, entries.to_vec())));
        assert_eq!(read_message(&message(7, &[])), Some((7, Vec::new())));
        let large = [b"small".to_vec(), vec![1; TOGETHER]].map(Entry::from);
        assert_eq!(read_message(&message(7, &large)), Some((7, Vec::new())));
        let whole = [8, 8 + 8 + 3, 8 + 8 + 3 + 8];
        for length in (0..said.len()).filter(|length| !whole.contains(length)) {
            assert_eq!(read_message(&said[..length]), None, "{length} bytes");
        }
    }
}
