//! The words that stand in any record: their letters in one buffer, found by hash, and in order for what begins alike.

use std::cmp::Reverse;

use super::make_room;

/// Words with a number each, from 0 on.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    letters: String,
    /// Where the letters of each word end.
    ends: Vec<u32>,
    /// An open hash table, a power of two long: the [`hash`] of a word and its number plus one, which is 0 where there is none.
    slots: Vec<(u32, u32)>,
    /// The numbers of the words in the order of their letters, a list for each [`drawer`]: a new word finds its place among
    /// few, so that there is never a long moment in which many are sorted.
    order: Vec<Vec<u32>>,
}

/// How much room is made for letters at least.
const ROOM: usize = 1 << 10;

/// How many classes of bytes a drawer tells apart.
const CLASSES: usize = 168;

/// The class of a byte of a word, in the order of the bytes: digits, letters and what is beyond ASCII each their own; 0 is the
/// end of the word.
const fn class(byte: u8) -> usize {
    (match byte {
        0 => 0,
        1..=0x2F => 1,
        0x30..=0x39 => byte - 0x2E,
        0x3A..=0x60 => 12,
        0x61..=0x7A => byte - 0x54,
        0x7B..=0x7F => 39,
        0x80.. => byte - 0x58,
    }) as usize
}

/// The drawer of a word: by its first two bytes.
fn drawer(word: &[u8]) -> usize {
    let class = |at: usize| word.get(at).map_or(0, |byte| class(*byte));
    class(0) * CLASSES + class(1)
}

/// The shelf on which the lists of words are kept that begin like this one: whoever types a first letter reads all of them.
pub(super) fn shelf(word: &str) -> usize {
    word.as_bytes().first().map_or(0, |byte| class(*byte))
}

impl Terms {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        let order: usize = self.order.iter().map(Vec::capacity).sum();
        self.letters.capacity()
            + (self.ends.capacity() + order) * size_of::<u32>()
            + self.slots.len() * size_of::<(u32, u32)>()
            + self.order.len() * size_of::<Vec<u32>>()
    }

    /// The word with this number.
    pub(super) fn get(&self, number: u32) -> &str {
        let (start, end) = self.place(number);
        self.letters.get(start..end).unwrap_or_default()
    }

    fn place(&self, number: u32) -> (usize, usize) {
        let at = number as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        (at.checked_sub(1).map_or(0, end), end(at))
    }

    /// The letters of a word, to be compared.
    fn bytes(&self, number: u32) -> &[u8] {
        let (start, end) = self.place(number);
        self.letters.as_bytes().get(start..end).unwrap_or_default()
    }

    /// The number of a word, if it stands anywhere.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.slot(word.as_bytes(), hash(word.as_bytes())).ok()
    }

    /// The number of a word, a new one if it is new.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() / 4 * 3 <= self.len() {
            self.grow();
        }
        let hash = hash(word.as_bytes());
        match self.slot(word.as_bytes(), hash) {
            Ok(number) => number,
            Err(slot) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "far fewer than 2^32 letters fit into memory"
                )]
                let (number, end) = (self.ends.len() as u32, (self.letters.len() + word.len()) as u32);
                if self.letters.capacity() < end as usize {
                    self.letters.reserve_exact(self.letters.len() / 8 + ROOM);
                }
                self.letters.push_str(word);
                make_room(&mut self.ends);
                self.ends.push(end);
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = (hash, number + 1);
                }
                self.put(number, word);
                number
            }
        }
    }

    /// Puts a new word into its order.
    fn put(&mut self, number: u32, word: &str) {
        let at = drawer(word.as_bytes());
        if self.order.is_empty() {
            self.order.resize_with(CLASSES * CLASSES, Vec::new);
        }
        let Some(mut drawer) = self.order.get_mut(at).map(std::mem::take) else {
            return;
        };
        let before = drawer.partition_point(|other| self.bytes(*other) < word.as_bytes());
        drawer.insert(before, number);
        if let Some(kept) = self.order.get_mut(at) {
            *kept = drawer;
        }
    }

    /// The letters that one word in a hundred begins with, or more, the most frequent first; of the scripts that UTF-8 spells
    /// in one or two bytes.
    pub(super) fn first_letters(&self) -> Vec<char> {
        let count = |first: usize, count: usize| {
            let drawers = self.order.iter().skip(first).take(count);
            drawers.map(Vec::len).sum::<usize>()
        };
        let short = (b'0'..=b'9').chain(b'a'..=b'z');
        let short = short.map(|byte| (char::from(byte), count(class(byte) * CLASSES, CLASSES)));
        let long = (0xC2..=0xDF_u8).flat_map(|lead| (0x80..=0xBF).map(move |rest| [lead, rest]));
        let long = long.filter_map(|bytes| {
            let letter = str::from_utf8(&bytes).ok()?.chars().next()?;
            Some((letter, count(drawer(&bytes), 1)))
        });
        let many = |(_, count): &(char, usize)| *count > 0 && count * 100 >= self.len();
        let mut letters: Vec<(char, usize)> = short.chain(long).filter(many).collect();
        crate::sort::by_key(&mut letters, |(_, count)| Reverse(*count));
        letters.into_iter().map(|(letter, _)| letter).collect()
    }

    /// Hands out the words that begin with these letters, by their numbers and in order, as lists.
    fn each_list<'a>(&'a self, letters: &str, take: &mut dyn FnMut(&'a [u32])) {
        let letters = letters.as_bytes();
        let first = drawer(letters);
        // What is shorter than a drawer's two bytes stands at the beginning of several.
        let count = match letters.len() {
            0 => CLASSES * CLASSES,
            1 => CLASSES,
            _ => 1,
        };
        for drawer in self.order.iter().skip(first).take(count) {
            let start = drawer.partition_point(|number| self.bytes(*number) < letters);
            let rest = drawer.get(start..).unwrap_or_default();
            let count = rest.partition_point(|number| self.bytes(*number).starts_with(letters));
            take(rest.get(..count).unwrap_or_default());
        }
    }

    /// The numbers of the words that begin with these letters, in order.
    pub(super) fn beginning(&self, letters: &str) -> Vec<u32> {
        let mut found = Vec::new();
        self.each_list(letters, &mut |list| found.extend_from_slice(list));
        found
    }

    /// The numbers of the words that one letter more, less or other makes out of this one, or two neighbours that change
    /// places.
    ///
    /// Two words one letter apart are the same before that letter and the same after it. So each place is tried: the letters
    /// that follow what stands before it are read off the order, and the rest must then be there as it is.
    pub(super) fn one_apart(&self, word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let places = word.char_indices().map(|(at, c)| (at, Some(c)));
        for (at, c) in places.chain([(word.len(), None)]) {
            let (head, rest) = word.split_at(at);
            let after = c.map(|c| rest.get(c.len_utf8()..).unwrap_or_default());
            let tried = |letter: &str, tail: &str| self.find(&[head, letter, tail].concat());
            found.extend(after.and_then(|after| tried("", after)));
            let mut ahead = rest.chars();
            if let (Some(one), Some(next)) = (ahead.next(), ahead.next()) {
                found.extend(tried(&String::from_iter([next, one]), ahead.as_str()));
            }
            let mut buffer = [0; 4];
            self.each_following(head, &mut |other| {
                let letter = other.encode_utf8(&mut buffer);
                found.extend(tried(letter, rest));
                found.extend(
                    after
                        .filter(|_| c != Some(other))
                        .and_then(|after| tried(letter, after)),
                );
            });
        }
        crate::sort::distinct(&mut found);
        found
    }

    /// Hands out the letters that follow these ones in any word, each once.
    pub(super) fn each_following(&self, head: &str, take: &mut dyn FnMut(char)) {
        let mut latest = None;
        self.each_list(head, &mut |mut list| {
            while let Some(number) = list.first() {
                let tail = self.get(*number).get(head.len()..);
                let next = tail.and_then(|tail| tail.chars().next());
                // A word that is no more than these letters stands before those that go on.
                let Some(next) = next else {
                    list = list.get(1..).unwrap_or_default();
                    continue;
                };
                if latest.replace(next) != Some(next) {
                    take(next);
                }
                let mut prefix = head.to_owned();
                prefix.push(next);
                let count = list.partition_point(|number| self.bytes(*number).starts_with(prefix.as_bytes()));
                list = list.get(count..).unwrap_or_default();
            }
        });
    }

    /// The number of a word, or the slot for it.
    fn slot(&self, word: &[u8], hash: u32) -> Result<u32, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        loop {
            match self.slots.get(slot) {
                Some((_, 0)) | None => return Err(slot),
                Some((other, number)) if *other == hash && self.bytes(number - 1) == word => {
                    return Ok(number - 1);
                }
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let mask = (self.slots.len() * 2).max(1024) - 1;
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); mask + 1]);
        for (hash, number) in old.into_iter().filter(|(_, number)| *number != 0) {
            let mut slot = hash as usize & mask;
            while self.slots.get(slot).is_some_and(|(_, taken)| *taken != 0) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = (hash, number);
            }
        }
    }
}

/// FNV-1a over the bytes (Fowler, Noll and Vo, 1991), with its high bits folded into the low ones that the table uses.
fn hash(word: &[u8]) -> u32 {
    let hash = word.iter().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ (hash >> 15)
}
