//! Which records a word stands in: one list a word.
//!
//! An entry is how far on the record stands from the one before (7 bits a byte, the lowest first) and one byte of weight.
//! A list is a chain of pieces, each twice as long as the one before, with the address of the next behind each: so lists
//! grow side by side without ever being moved. The pieces lie in blocks, so that nothing large is ever copied; lists that are
//! read together share a shelf of blocks of their own, because memory far and wide takes longer to read than what is in it.

/// How many bytes the first piece of a list has.
const FIRST: u16 = 8;
/// The most that a piece has.
const LARGEST: u16 = 1024;
/// How many bytes the address of the next piece takes.
const LINK: usize = 4;
/// The most bytes that a block has.
const BLOCK: usize = 1 << 14;
/// How many bytes the first block of a shelf has; each further one has twice as many, up to [`BLOCK`].
const SMALL: usize = 1 << 11;

/// Lists of records, one a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    blocks: Vec<Vec<u8>>,
    shelves: Vec<Shelf>,
    heads: Vec<Head>,
}

/// The block of some lists that is being filled: where it is, how many of its bytes are taken, and how many there are.
#[derive(Clone, Copy, Debug, Default)]
struct Shelf {
    block: usize,
    taken: usize,
    size: usize,
}

/// The beginning and the end of one list.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    /// Where its first piece is.
    first: u32,
    /// Where the next byte goes; before it stands the weight of the last entry.
    end: u32,
    /// How many entries there are.
    count: u32,
    /// The record of the last entry.
    last: u32,
    /// How many bytes are left in the last piece.
    room: u16,
    /// How long the last piece is.
    piece: u16,
}

/// Where an address is: the block and the place in it.
const fn place(address: u32) -> (usize, usize) {
    let address = address as usize;
    (address / BLOCK, address % BLOCK)
}

impl Lists {
    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum::<usize>() + self.heads.capacity() * size_of::<Head>()
    }

    /// How many records a word stands in, those that are gone included.
    pub(super) fn count(&self, word: u32) -> u32 {
        self.heads.get(word as usize).map_or(0, |head| head.count)
    }

    /// Says that a word stands in a record, which is the latest of all, with so much more weight; a word's list is always on
    /// the same shelf.
    pub(super) fn add(&mut self, shelf: usize, word: u32, record: u32, weight: u8) {
        let at = word as usize;
        if self.heads.len() <= at {
            self.heads.resize(at + 1, Head::default());
        }
        let Some(mut head) = self.heads.get(at).copied() else {
            return;
        };
        if head.count > 0 && head.last == record {
            if let Some(kept) = self.byte(head.end - 1) {
                *kept = kept.saturating_add(weight);
            }
            return;
        }
        let mut distance = record - head.last;
        while distance >= 0x80 {
            self.push(shelf, &mut head, (distance & 0x7F) as u8 | 0x80);
            distance >>= 7;
        }
        self.push(shelf, &mut head, (distance & 0x7F) as u8);
        self.push(shelf, &mut head, weight);
        head.count += 1;
        head.last = record;
        if let Some(kept) = self.heads.get_mut(at) {
            *kept = head;
        }
    }

    /// The first byte of a list: whoever asks for those of several lists has the computer fetch all of them at once, instead of
    /// one after the other when they are read.
    pub(super) fn touch(&self, word: u32) -> u8 {
        let (block, at) = place(self.heads.get(word as usize).map_or(0, |head| head.first));
        let byte = self.blocks.get(block).and_then(|block| block.get(at));
        byte.copied().unwrap_or_default()
    }

    /// Hands out the records of a word and the weight in each, in the order in which they were added.
    pub(super) fn each(&self, word: u32, mut take: impl FnMut(u32, u8)) {
        let head = self.heads.get(word as usize).copied().unwrap_or_default();
        let (mut left, mut next, mut length) = (head.count, head.first, usize::from(FIRST));
        // An entry may begin in one piece and end in the next.
        let (mut record, mut distance, mut shift, mut is_weight) = (0, 0, 0, false);
        while left > 0 {
            let (block, at) = place(next);
            let block = self.blocks.get(block);
            let piece = block.and_then(|block| block.get(at..at + length + LINK));
            let Some((bytes, link)) = piece.and_then(|piece| piece.split_last_chunk()) else {
                return;
            };
            for byte in bytes {
                if is_weight {
                    take(record, *byte);
                    left -= 1;
                    if left == 0 {
                        return;
                    }
                    is_weight = false;
                    continue;
                }
                distance |= u32::from(*byte & 0x7F) << shift;
                shift += 7;
                if *byte < 0x80 {
                    record += distance;
                    (distance, shift, is_weight) = (0, 0, true);
                }
            }
            next = u32::from_le_bytes(*link);
            length = (length * 2).min(usize::from(LARGEST));
        }
    }

    fn byte(&mut self, address: u32) -> Option<&mut u8> {
        let (block, at) = place(address);
        self.blocks.get_mut(block)?.get_mut(at)
    }

    /// Puts a byte at the end of a list.
    fn push(&mut self, shelf: usize, head: &mut Head, byte: u8) {
        if head.room == 0 {
            let piece = head.piece.saturating_mul(2).clamp(FIRST, LARGEST);
            let new = self.piece(shelf, piece);
            if head.piece == 0 {
                head.first = new;
            } else {
                let (block, at) = place(head.end);
                let block = self.blocks.get_mut(block);
                if let Some(link) = block.and_then(|block| block.get_mut(at..at + LINK)) {
                    link.copy_from_slice(&new.to_le_bytes());
                }
            }
            (head.piece, head.room, head.end) = (piece, piece, new);
        }
        if let Some(slot) = self.byte(head.end) {
            *slot = byte;
        }
        head.end += 1;
        head.room -= 1;
    }

    /// The address of a new piece of so many bytes on a shelf, with room for a link behind it.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "far less than 4 GB fits into memory"
    )]
    fn piece(&mut self, shelf: usize, length: u16) -> u32 {
        let length = usize::from(length) + LINK;
        if self.shelves.len() <= shelf {
            self.shelves.resize(shelf + 1, Shelf::default());
        }
        let Some(shelf) = self.shelves.get_mut(shelf) else {
            return 0;
        };
        if shelf.taken + length > shelf.size {
            *shelf = Shelf {
                block: self.blocks.len(),
                taken: 0,
                size: (shelf.size * 2).clamp(SMALL, BLOCK),
            };
            self.blocks.push(vec![0; shelf.size]);
        }
        let address = shelf.block * BLOCK + shelf.taken;
        shelf.taken += length;
        address as u32
    }
}
