//! Which records a word stands in: one list a word, all in one buffer.
//!
//! An entry is how far on the record stands from the one before (7 bits a byte, the lowest first) and one byte of weight.
//! A list is a chain of pieces, each twice as long as the one before, with the address of the next behind each: so lists
//! grow side by side without ever being moved.

/// How many bytes the first piece of a list has.
const FIRST: u32 = 8;
/// The most that a piece has.
const LARGEST: u32 = 1024;
/// How many bytes the address of the next piece takes.
const LINK: u32 = 4;

/// Lists of records, one a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    bytes: Vec<u8>,
    heads: Vec<Head>,
}

/// The beginning and the end of one list.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    /// Where its first piece is.
    first: u32,
    /// Where the next byte goes.
    end: u32,
    /// How many bytes are left in the last piece.
    room: u32,
    /// How long the last piece is.
    piece: u32,
    /// How many entries there are.
    count: u32,
    /// The record of the last entry.
    last: u32,
    /// Where the weight of the last entry stands.
    weight: u32,
}

impl Lists {
    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        self.bytes.len() + self.heads.len() * size_of::<Head>()
    }

    /// How many records a word stands in, those that are gone included.
    pub(super) fn count(&self, word: u32) -> u32 {
        self.heads.get(word as usize).map_or(0, |head| head.count)
    }

    /// Says that a word stands in a record, which is the latest of all, with so much more weight.
    pub(super) fn add(&mut self, word: u32, record: u32, weight: u8) {
        let at = word as usize;
        if self.heads.len() <= at {
            self.heads.resize(at + 1, Head::default());
        }
        let Some(mut head) = self.heads.get(at).copied() else {
            return;
        };
        if head.count > 0 && head.last == record {
            if let Some(kept) = self.bytes.get_mut(head.weight as usize) {
                *kept = kept.saturating_add(weight);
            }
            return;
        }
        let mut distance = record - head.last;
        while distance >= 0x80 {
            self.push(&mut head, (distance & 0x7F) as u8 | 0x80);
            distance >>= 7;
        }
        self.push(&mut head, (distance & 0x7F) as u8);
        head.weight = self.push(&mut head, weight);
        head.count += 1;
        head.last = record;
        if let Some(kept) = self.heads.get_mut(at) {
            *kept = head;
        }
    }

    /// Hands out the records of a word and the weight in each, in the order in which they were added.
    pub(super) fn each(&self, word: u32, mut take: impl FnMut(u32, u8)) {
        let Some(head) = self.heads.get(word as usize) else {
            return;
        };
        let mut reader = Reader {
            bytes: &self.bytes,
            at: head.first,
            room: FIRST,
            piece: FIRST,
        };
        let mut record = 0;
        for _ in 0..head.count {
            let (mut distance, mut shift) = (0, 0);
            loop {
                let byte = reader.next();
                distance |= u32::from(byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            record += distance;
            take(record, reader.next());
        }
    }

    /// Puts a byte at the end of a list; where it stands.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "far less than 4 GB fits into memory"
    )]
    fn push(&mut self, head: &mut Head, byte: u8) -> u32 {
        if head.room == 0 {
            let piece = (head.piece * 2).clamp(FIRST, LARGEST);
            let new = self.bytes.len() as u32;
            self.bytes.resize(self.bytes.len() + (piece + LINK) as usize, 0);
            if head.piece == 0 {
                head.first = new;
            } else {
                let link = head.end as usize;
                if let Some(link) = self.bytes.get_mut(link..link + LINK as usize) {
                    link.copy_from_slice(&new.to_le_bytes());
                }
            }
            (head.piece, head.room, head.end) = (piece, piece, new);
        }
        let at = head.end;
        if let Some(slot) = self.bytes.get_mut(at as usize) {
            *slot = byte;
        }
        head.end += 1;
        head.room -= 1;
        at
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: u32,
    room: u32,
    piece: u32,
}

impl Reader<'_> {
    #[inline]
    fn next(&mut self) -> u8 {
        if self.room == 0 {
            let link = self
                .bytes
                .get(self.at as usize..)
                .and_then(|rest| rest.first_chunk());
            self.at = link.map_or(0, |link| u32::from_le_bytes(*link));
            self.piece = (self.piece * 2).min(LARGEST);
            self.room = self.piece;
        }
        let byte = self.bytes.get(self.at as usize).copied().unwrap_or_default();
        self.at += 1;
        self.room -= 1;
        byte
    }
}
