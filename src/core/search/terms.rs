//! The words that stand in any record: their letters in one buffer, found by hash, and in order for what begins alike.

use std::ops::Range;

/// Words with a number each, from 0 on.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    letters: String,
    /// Where the letters of each word end.
    ends: Vec<u32>,
    /// An open hash table: the number of a word plus one, 0 where there is none; a power of two long.
    slots: Vec<u32>,
    /// The numbers of the words in the order of their letters, as far as [`Terms::settle`] has been called.
    order: Vec<u32>,
}

impl Terms {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        self.letters.len() + (self.ends.len() + self.slots.len() + self.order.len()) * 4
    }

    /// The word with this number.
    pub(super) fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(at)).unwrap_or_default()
    }

    /// The number of a word, if it stands anywhere.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.slot(word).ok()
    }

    /// The number of a word, a new one if it is new.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        match self.slot(word) {
            Ok(number) => number,
            Err(slot) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "far fewer than 2^32 letters fit into memory"
                )]
                let (number, end) = (self.ends.len() as u32, (self.letters.len() + word.len()) as u32);
                self.letters.push_str(word);
                self.ends.push(end);
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = number + 1;
                }
                number
            }
        }
    }

    /// Puts new words into their order.
    pub(super) fn settle(&mut self) {
        let known = self.order.len();
        if known == self.len() {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "numbers of words are 32 bits")]
        let mut new: Vec<u32> = (known as u32..self.len() as u32).collect();
        crate::sort::by(&mut new, |a, b| self.get(*a).cmp(self.get(*b)));
        let mut order = Vec::with_capacity(self.len());
        let mut old = 0;
        for number in new {
            let rest = self.order.get(old..).unwrap_or_default();
            let before = rest.partition_point(|other| self.get(*other) < self.get(number));
            order.extend_from_slice(rest.get(..before).unwrap_or_default());
            order.push(number);
            old += before;
        }
        order.extend_from_slice(self.order.get(old..).unwrap_or_default());
        self.order = order;
    }

    /// The numbers of the words that begin with these letters, in order.
    pub(super) fn beginning(&self, letters: &str) -> &[u32] {
        self.order
            .get(self.range(letters, 0..self.order.len()))
            .unwrap_or_default()
    }

    /// The numbers of the words that one letter more, less or other makes out of this one.
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

    /// Hands out the letters that follow these ones in any word.
    fn each_following(&self, head: &str, take: &mut dyn FnMut(char)) {
        let all = self.range(head, 0..self.order.len());
        let mut at = all.start;
        while at < all.end {
            let next = self
                .ordered(at)
                .get(head.len()..)
                .and_then(|tail| tail.chars().next());
            let Some(next) = next else {
                // The word is no more than these letters.
                at += 1;
                continue;
            };
            take(next);
            let mut prefix = head.to_owned();
            prefix.push(next);
            at = self.range(&prefix, at..all.end).end.max(at + 1);
        }
    }

    fn ordered(&self, at: usize) -> &str {
        self.order.get(at).map_or("", |number| self.get(*number))
    }

    /// Where the words that begin with these letters stand in the order, looked for within some part of it.
    fn range(&self, letters: &str, within: Range<usize>) -> Range<usize> {
        let part = self.order.get(within.clone()).unwrap_or_default();
        let start = part.partition_point(|number| self.get(*number) < letters);
        let rest = part.get(start..).unwrap_or_default();
        let count = rest.partition_point(|number| self.get(*number).starts_with(letters));
        within.start + start..within.start + start + count
    }

    /// The number of a word, or the slot for it.
    fn slot(&self, word: &str) -> Result<u32, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash(word) as usize & mask;
        loop {
            match self.slots.get(slot) {
                Some(0) | None => return Err(slot),
                Some(number) if self.get(number - 1) == word => return Ok(number - 1),
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(1024);
        self.slots = vec![0; length];
        for at in 0..self.len() {
            #[expect(clippy::cast_possible_truncation, reason = "numbers of words are 32 bits")]
            let number = at as u32;
            let free = match self.slot(self.get(number)) {
                Ok(_) => None,
                Err(slot) => self.slots.get_mut(slot),
            };
            if let Some(slot) = free {
                *slot = number + 1;
            }
        }
    }
}

/// FNV-1a over the bytes (Fowler, Noll and Vo, 1991), with its high bits folded into the low ones that the table uses.
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ (hash >> 15)
}
