//! Finds texts by their hash: positions of what was put in, quickly for some hundred thousand of them.

/// Texts with a number each. The standard library's hash map brings its own random numbers and 10 kB a type.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Positions in `entries`, from 1; 0 where nothing stands. Their number is a power of two.
    slots: Vec<u32>,
    entries: Vec<(String, u32)>,
}

impl Index {
    /// The number that stands under a text.
    pub(super) fn get(&self, key: &str) -> Option<u32> {
        let at = self.find(key)?;
        let position = usize::try_from(*self.slots.get(at)?).ok()?.checked_sub(1)?;
        self.entries.get(position).map(|(_, number)| *number)
    }

    /// Puts a number under a text, in the place of another one.
    pub(super) fn insert(&mut self, key: String, number: u32) {
        if (self.entries.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let Some(at) = self.find(&key) else { return };
        let Some(slot) = self.slots.get_mut(at) else {
            return;
        };
        let known = usize::try_from(*slot).unwrap_or_default().checked_sub(1);
        if let Some(entry) = known.and_then(|position| self.entries.get_mut(position)) {
            entry.1 = number;
        } else {
            self.entries.push((key, number));
            *slot = u32::try_from(self.entries.len()).unwrap_or_default();
        }
    }

    /// The slot in which a text stands, or would stand.
    fn find(&self, key: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = slot_of(key) & mask;
        loop {
            let position = usize::try_from(*self.slots.get(at)?).ok()?;
            let Some(position) = position.checked_sub(1) else {
                return Some(at);
            };
            if self.entries.get(position).is_some_and(|(other, _)| other == key) {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        self.slots = vec![0; size];
        for position in 0..self.entries.len() {
            let Some((key, _)) = self.entries.get(position) else {
                continue;
            };
            if let Some(slot) = self.find(key).and_then(|at| self.slots.get_mut(at)) {
                *slot = u32::try_from(position + 1).unwrap_or_default();
            }
        }
    }
}

fn slot_of(key: &str) -> usize {
    let mut hash = Hash::default();
    hash.add(key);
    // The low half is mixed well enough for a table of this size.
    usize::try_from(hash.0 & 0xFFFF_FFFF).unwrap_or_default()
}

/// A hash of texts (FNV-1a, 64 bits: Fowler, Noll and Vo, 1991): the same for the same texts on every machine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hash {
    /// Adds a text, and that it ends here.
    pub(super) fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    /// The hash as 16 characters.
    pub(super) fn text(self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn it_finds_what_was_put_in_last_under_a_text() {
        let mut index = Index::default();
        assert_eq!(index.get("a"), None);
        for round in 0..2 {
            for number in 0..2_000 {
                index.insert(format!("key {number}"), number + round);
            }
        }
        assert!((0..2_000).all(|number| index.get(&format!("key {number}")) == Some(number + 1)));
        assert_eq!(index.get("key 2000"), None);
    }
}
