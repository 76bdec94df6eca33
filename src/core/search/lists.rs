//! Which records a word stands in: one list a word.
//!
//! ```text
//! list  = first record and one, { step, weight of the record before it unless that is 1 }
//! step  = twice how far on the record stands from the one before, one more where a weight follows
//! ```
//!
//! Numbers are written 7 bits a byte, the lowest first; a weight is a byte. What is known of the latest record (it may still
//! get more weight) stands in the head of the list, so a word that stands in one record alone has nothing else. A list
//! is a chain of pieces, each twice as long as the one before, with the address of the next behind each: so lists
//! grow side by side without ever being moved. What does not fit into the rest of a piece stands in the next; the rest is
//! zeros, which no step is. The pieces lie in blocks, so that nothing large is ever copied; lists that are
//! read together share a shelf of blocks of their own, because memory far and wide takes longer to read than what is in it.

use super::make_room;

/// How many bytes the first piece of a list has, as a power of two.
const FIRST: u8 = 3;
/// The most that a piece has, as a power of two.
const LARGEST: u8 = 10;
/// The most bytes that a number and a weight take.
const MOST: usize = 6;
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
    /// Where the next byte goes.
    end: u32,
    /// How many records there are.
    count: u32,
    /// The latest record.
    last: u32,
    /// How many bytes are left in the last piece.
    room: u16,
    /// The length of the last piece as a power of two; 0 where there is none.
    piece: u8,
    /// The weight in the latest record.
    weight: u8,
}

/// Reads a number; where it ends.
fn number(byte: impl Fn(usize) -> u8, mut at: usize) -> (u32, usize) {
    let mut bits = byte(at);
    let mut number = u32::from(bits & 0x7F);
    let mut shift = 7;
    while bits >= 0x80 && shift < 32 {
        at += 1;
        bits = byte(at);
        number |= u32::from(bits & 0x7F) << shift;
        shift += 7;
    }
    (number, at + 1)
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
        while self.heads.len() <= at {
            make_room(&mut self.heads);
            self.heads.push(Head::default());
        }
        let Some(mut head) = self.heads.get(at).copied() else {
            return;
        };
        let Head {
            last, weight: heavy, ..
        } = head;
        if head.count > 0 && last == record {
            head.weight = heavy.saturating_add(weight);
        } else {
            if head.count == 1 {
                self.write(shelf, &mut head, last + 1, None);
            }
            if head.count > 0 {
                let heavy = Some(heavy).filter(|weight| *weight != 1);
                let step = (record - last) << 1 | u32::from(heavy.is_some());
                self.write(shelf, &mut head, step, heavy);
            }
            head.count += 1;
            (head.last, head.weight) = (record, weight);
        }
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
        let (mut left, mut next, mut length) = (head.count, head.first, 1 << FIRST);
        let (mut record, mut is_first) = (0, true);
        while left > 1 {
            let (block, at) = place(next);
            let block = self.blocks.get(block);
            let Some(piece) = block.and_then(|block| block.get(at..at + length + LINK)) else {
                return;
            };
            // Behind the bytes stands the link: whatever is looked at ahead is there.
            let byte = |at: usize| piece.get(at).copied().unwrap_or_default();
            let mut at = 0;
            if is_first {
                (record, at) = number(byte, at);
                record = record.saturating_sub(1);
                is_first = false;
            }
            while left > 1 && at < length {
                let (step, end) = number(byte, at);
                if step == 0 {
                    break;
                }
                let has_weight = step & 1;
                // Without a branch, as no computer can guess which way it would go.
                let weight = if has_weight == 1 { byte(end) } else { 1 };
                at = end + has_weight as usize;
                take(record, weight);
                record += step >> 1;
                left -= 1;
            }
            let link = piece.split_last_chunk::<LINK>();
            next = link.map_or(0, |(_, link)| u32::from_le_bytes(*link));
            length = (length * 2).min(1 << LARGEST);
        }
        if left == 1 {
            take(head.last, head.weight);
        }
    }

    /// Puts a number at the end of a list, and a weight behind it.
    #[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
    fn write(&mut self, shelf: usize, head: &mut Head, mut number: u32, weight: Option<u8>) {
        let mut bytes = [0; MOST];
        let mut length = 0;
        let mut put = |byte: u8| {
            if let Some(slot) = bytes.get_mut(length) {
                *slot = byte;
            }
            length += 1;
        };
        while number >= 0x80 {
            put((number & 0x7F) as u8 | 0x80);
            number >>= 7;
        }
        put(number as u8);
        if let Some(weight) = weight {
            put(weight);
        }
        if usize::from(head.room) < length {
            self.lengthen(shelf, head);
        }
        let (block, at) = place(head.end);
        let block = self.blocks.get_mut(block);
        if let (Some(slots), Some(bytes)) = (
            block.and_then(|block| block.get_mut(at..at + length)),
            bytes.get(..length),
        ) {
            slots.copy_from_slice(bytes);
        }
        head.end += length as u32;
        head.room -= length as u16;
    }

    /// Gives a list another piece.
    fn lengthen(&mut self, shelf: usize, head: &mut Head) {
        let piece = (head.piece + 1).clamp(FIRST, LARGEST);
        let new = self.piece(shelf, 1 << piece);
        if head.piece == 0 {
            head.first = new;
        } else {
            let (block, at) = place(head.end + u32::from(head.room));
            let block = self.blocks.get_mut(block);
            if let Some(link) = block.and_then(|block| block.get_mut(at..at + LINK)) {
                link.copy_from_slice(&new.to_le_bytes());
            }
        }
        (head.piece, head.room, head.end) = (piece, 1 << piece, new);
    }

    /// The address of a new piece of so many bytes on a shelf, with room for a link behind it.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "far less than 4 GB fits into memory"
    )]
    fn piece(&mut self, shelf: usize, length: usize) -> u32 {
        let length = length + LINK;
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

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn each_word_has_its_own_records_and_weights() {
        let mut seed = 1_u32;
        let mut random = |end: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % end
        };
        let mut lists = Lists::default();
        let mut plain: Vec<Vec<(u32, u8)>> = vec![Vec::new(); 40];
        let mut record = 0;
        for _ in 0..20_000 {
            // Steps of one byte and of four; some records have a word several times.
            record += if random(500) == 0 {
                random(1 << 20)
            } else {
                random(3)
            };
            let word = random(38) * random(38) / 38;
            let weight = [1, 1, 1, 2, 4, 90][random(6) as usize];
            lists.add(word as usize % 3, word, record, weight);
            let list = &mut plain[word as usize];
            match list.last_mut() {
                Some((last, sum)) if *last == record => *sum = sum.saturating_add(weight),
                _ => list.push((record, weight)),
            }
        }
        // Two numbers that do not fit into the first piece, and a word that stands in one record alone.
        for (word, record, weight) in [
            (38, 1 << 26, 3),
            (38, 1 << 27, 1),
            (38, 1 << 28, 7),
            (39, 1 << 28, 2),
        ] {
            lists.add(word as usize % 3, word, record, weight);
            plain[word as usize].push((record, weight));
        }
        assert!(plain[0].len() > 2_000 && plain[39].len() == 1);
        for (word, wanted) in (0..).zip(&plain) {
            let mut found = Vec::new();
            lists.each(word, |record, weight| found.push((record, weight)));
            assert_eq!(
                (lists.count(word) as usize, &found),
                (wanted.len(), wanted),
                "{word}"
            );
        }
        lists.each(99, |_, _| panic!("no such word"));
    }
}
