//! Themes: the phrases that many feedback items share, found in their own words.
//!
//! A phrase is one to three words that stand next to each other in a title or body and neither begins nor ends with a
//! stop word. It counts an item once, however often the item says it. A phrase that a longer one says for the same items
//! is left out, so that `dark mode` does not come again as `dark` and as `mode`.

use crate::model::Feedback;
use crate::search::{Index, tells, words};
use crate::sort;
use crate::{Id, Kind, Workspace};

/// How many words a phrase has at most.
const LONGEST: usize = 3;
/// How many items share a theme at least.
const LEAST: usize = 2;
/// Stands between two texts, where no phrase goes on.
const BREAK: u32 = u32::MAX;

/// A phrase and the items that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The phrase, without case and accents, as a search in quotes finds it.
    pub phrase: String,
    /// The items that say it, each once, in the order in which they were given.
    pub items: Vec<Id>,
}

/// Looks for the themes of feedback items, some items at a time; the index must stay the same until it is done.
#[derive(Debug, Default)]
pub struct Search {
    items: Vec<Id>,
    /// Where the words of each item that was read begin.
    starts: Vec<usize>,
    /// The words of all items, one after the other, by their numbers in the index.
    words: Vec<u32>,
    /// By word: the last item that has it, counted from 1 on, and how many have it.
    counts: Vec<(usize, usize)>,
}

/// A phrase: its hash, where it stands first, how many words it has, and how many items have it.
#[derive(Clone, Copy)]
struct Phrase {
    key: u32,
    at: usize,
    length: usize,
    items: usize,
    /// The most items that have a longer phrase with this one in it.
    in_longer: usize,
}

impl Search {
    /// Begins to look at items.
    pub fn new(items: Vec<Id>) -> Self {
        Self {
            items,
            ..Self::default()
        }
    }

    /// Reads so many items more; `true` once all are read.
    pub fn read_on(&mut self, workspace: &Workspace, index: &Index, count: usize) -> bool {
        for _ in 0..count {
            let Some(id) = self.items.get(self.starts.len()) else {
                return true;
            };
            self.starts.push(self.words.len());
            let Some(record) = workspace.record(&Kind::FEEDBACK, *id) else {
                continue;
            };
            let item = Feedback::of(record);
            for text in [item.title(), item.body()] {
                words::each(text, &mut |_, word| match index.term(word) {
                    Some(term) => self.push(term),
                    None => self.words.push(BREAK),
                });
                self.words.push(BREAK);
            }
        }
        self.starts.len() == self.items.len()
    }

    /// How many of the items are read, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more")]
    pub fn progress(&self) -> f64 {
        self.starts.len() as f64 / self.items.len().max(1) as f64
    }

    fn push(&mut self, term: u32) {
        self.words.push(term);
        let at = term as usize;
        if self.counts.len() <= at {
            self.counts.resize(at + 1, (0, 0));
        }
        let now = self.starts.len();
        if let Some((last, count)) = self.counts.get_mut(at)
            && *last != now
        {
            (*last, *count) = (now, *count + 1);
        }
    }

    /// The phrases that at least two items share, the weightiest first; at most `count`.
    ///
    /// A phrase of several words says more than a word that many happen to use (as in the C-value of Frantzi, Ananiadou and
    /// Mima, "Automatic recognition of multi-word terms", 2000): its items weigh half as much again with each word more.
    pub fn themes(&self, index: &Index, count: usize) -> Vec<Theme> {
        let places = sort::by_number(self.places(index));
        let mut phrases = self.phrases(&places);
        self.mark_parts(&mut phrases);
        phrases.retain(|phrase| phrase.in_longer < phrase.items);
        let mut named: Vec<(Phrase, String)> = phrases
            .into_iter()
            .map(|phrase| (phrase, self.text(index, phrase)))
            .collect();
        sort::by(&mut named, |(a, one), (b, other)| {
            let key = |phrase: &Phrase, text: &str| {
                let weight = phrase.items * (phrase.length + 1);
                (weight, phrase.items, text.len())
            };
            key(b, other).cmp(&key(a, one)).then_with(|| one.cmp(other))
        });
        named.truncate(count);
        let themes = named.into_iter().map(|(phrase, text)| Theme {
            phrase: text,
            items: self.items_with(&places, phrase),
        });
        themes.collect()
    }

    /// Where phrases stand: each with the hash of its words, and its place and length as one number.
    fn places(&self, index: &Index) -> Vec<(u32, u32)> {
        let shared: Vec<bool> = (0..)
            .zip(&self.counts)
            .map(|(term, (_, count))| *count >= LEAST && tells(index.word(term)))
            .collect();
        let is_shared = |term: u32| shared.get(term as usize).copied().unwrap_or_default();
        let mut places = Vec::new();
        for (at, first) in self.words.iter().enumerate() {
            if !is_shared(*first) {
                continue;
            }
            let rest = self.words.get(at..).unwrap_or_default();
            let mut key = 0;
            for (length, term) in rest.iter().take(LONGEST).enumerate() {
                if *term == BREAK {
                    break;
                }
                key = hash(key, *term);
                let place = u32::try_from(at * (LONGEST + 1) + length + 1);
                if let Ok(place) = place
                    && is_shared(*term)
                {
                    places.push((key, place));
                }
            }
        }
        places
    }

    /// The different phrases that are shared, in the order of their hashes.
    fn phrases(&self, places: &[(u32, u32)]) -> Vec<Phrase> {
        let mut phrases: Vec<Phrase> = Vec::new();
        for same in places.chunk_by(|(a, _), (b, _)| a == b) {
            // Nearly always all of them are one phrase; those that are not have their hash by chance.
            let mut left: Vec<(usize, usize)> = same.iter().map(|(_, place)| place_of(*place)).collect();
            while let Some((at, length)) = left.first().copied().filter(|_| left.len() >= LEAST) {
                let (is, is_not): (Vec<_>, Vec<_>) = left
                    .into_iter()
                    .partition(|(other, long)| self.part(*other, *long) == self.part(at, length));
                left = is_not;
                let mut items: Vec<usize> = is.into_iter().map(|(at, _)| self.item(at)).collect();
                items.dedup();
                if items.len() >= LEAST {
                    phrases.push(Phrase {
                        key: same.first().map_or(0, |(key, _)| *key),
                        at,
                        length,
                        items: items.len(),
                        in_longer: 0,
                    });
                }
            }
        }
        phrases
    }

    /// Notes of each phrase the most items that have a longer one with it in it.
    fn mark_parts(&self, phrases: &mut [Phrase]) {
        for at in 0..phrases.len() {
            let Some(whole) = phrases.get(at).copied() else {
                break;
            };
            for from in 0..whole.length {
                let mut key = 0;
                for length in 1..=whole.length - from {
                    let Some(part) = self.part(whole.at + from, length) else {
                        break;
                    };
                    key = hash(key, part.last().copied().unwrap_or(BREAK));
                    if length == whole.length {
                        break;
                    }
                    let first = phrases.partition_point(|other| other.key < key);
                    let same = phrases.get_mut(first..).unwrap_or_default().iter_mut();
                    for other in same.take_while(|other| other.key == key) {
                        if self.part(other.at, other.length) == Some(part) {
                            other.in_longer = other.in_longer.max(whole.items);
                        }
                    }
                }
            }
        }
    }

    fn items_with(&self, places: &[(u32, u32)], phrase: Phrase) -> Vec<Id> {
        let first = places.partition_point(|(key, _)| *key < phrase.key);
        let same = places.get(first..).unwrap_or_default().iter();
        let wanted = self.part(phrase.at, phrase.length);
        let mut items: Vec<usize> = same
            .take_while(|(key, _)| *key == phrase.key)
            .map(|(_, place)| place_of(*place))
            .filter(|(at, length)| self.part(*at, *length) == wanted)
            .map(|(at, _)| self.item(at))
            .collect();
        items.dedup();
        let ids = items.into_iter().filter_map(|item| self.items.get(item).copied());
        ids.collect()
    }

    fn part(&self, at: usize, length: usize) -> Option<&[u32]> {
        self.words.get(at..at + length)
    }

    /// Which item has the word at this place.
    fn item(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    fn text(&self, index: &Index, phrase: Phrase) -> String {
        let words = self.part(phrase.at, phrase.length).unwrap_or_default();
        let words: Vec<&str> = words.iter().map(|term| index.word(*term)).collect();
        words.join(" ")
    }
}

/// Where a phrase stands and how many words it has.
const fn place_of(place: u32) -> (usize, usize) {
    let place = place as usize;
    (place / (LONGEST + 1), place % (LONGEST + 1))
}

/// FNV-1a over whole words (Fowler, Noll and Vo, 1991), with its high bits folded into the low ones.
fn hash(before: u32, word: u32) -> u32 {
    let hash = (before ^ word ^ 0x811C_9DC5).wrapping_mul(0x0100_0193);
    hash ^ (hash >> 15)
}

/// The themes of items at once, for few items and for tests; at most `count`.
pub fn of(workspace: &Workspace, index: &Index, items: Vec<Id>, count: usize) -> Vec<Theme> {
    let mut search = Search::new(items);
    while !search.read_on(workspace, index, usize::MAX) {}
    search.themes(index, count)
}
