//! What tabs say to each other.

use super::pending::TOGETHER;
use crate::storage::Entry;

/// What one tab says to the others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// The history that was written in.
    pub history: u64,
    /// The number of the last entry.
    pub seq: u64,
    /// The last entries, as far as they are said.
    pub entries: Vec<Vec<u8>>,
}

/// What is said to the other tabs: the name of the history, the number of the last entry, and the entries, each after its
/// length. Large ones they read from storage, if there are other tabs at all.
pub(super) fn message(history: u64, seq: u64, entries: &[Entry]) -> Vec<u8> {
    let mut message = [history.to_le_bytes(), seq.to_le_bytes()].concat();
    let size: usize = entries.iter().map(Entry::size).sum();
    let said: Option<Vec<_>> = entries.iter().map(Entry::bytes).collect();
    for entry in said.filter(|_| size <= TOGETHER).unwrap_or_default() {
        message.extend_from_slice(&(entry.len() as u64).to_le_bytes());
        message.extend_from_slice(entry);
    }
    message
}

pub(super) fn read_message(message: &[u8]) -> Option<Message> {
    let (history, rest) = split_number(message)?;
    let (seq, mut rest) = split_number(rest)?;
    let mut entries = Vec::new();
    while !rest.is_empty() {
        let (length, tail) = split_number(rest)?;
        let (entry, tail) = tail.split_at_checked(usize::try_from(length).ok()?)?;
        entries.push(entry.to_vec());
        rest = tail;
    }
    Some(Message {
        history,
        seq,
        entries,
    })
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
        let read = |entries: &[Vec<u8>]| {
            Some(Message {
                history: 5,
                seq: 7,
                entries: entries.to_vec(),
            })
        };
        let said = message(5, 7, &entries.clone().map(Entry::from));
        assert_eq!(read_message(&said), read(&entries));
        assert_eq!(read_message(&message(5, 7, &[])), read(&[]));
        let large = [b"small".to_vec(), vec![1; TOGETHER]].map(Entry::from);
        assert_eq!(read_message(&message(5, 7, &large)), read(&[]));
        let whole = [16, 16 + 8 + 3, 16 + 8 + 3 + 8];
        for length in (0..said.len()).filter(|length| !whole.contains(length)) {
            assert_eq!(read_message(&said[..length]), None, "{length} bytes");
        }
    }
}
