//! Themes: the phrases that many feedback items share, found in their own words.
//!
//! A phrase is one to three words that stand next to each other in a title or body and neither begins nor ends with a
//! stop word. It counts an item once, however often the item says it. A phrase that a longer one says for the same items
//! is left out, so that `dark mode` does not come again as `dark` and as `mode`. So is a single word that a good part of all
//! items use: it names what the product is about, and no theme. Of phrases that the very same items say, only the first is
//! told.

use crate::model::Feedback;
use crate::search::{Index, tells, words};
use crate::sort;
use crate::{Id, Kind, Workspace};

/// How many words a phrase has at most.
const LONGEST: usize = 3;
/// How many items share a theme at least.
const LEAST: usize = 2;
/// From how many items on a word can be common, and in how many of a hundred it is.
const ENOUGH: usize = 20;
/// See [`ENOUGH`].
const COMMON: usize = 15;
/// Stands between two texts, where no phrase goes on.
const BREAK: u32 = u32::MAX;
/// How many words an item has, about.
const WORDS: usize = 16;
/// How many drawers phrases are put into; a power of two.
const DRAWERS: usize = 256;

/// A phrase and the items that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The phrase, without case and accents, as a search in quotes finds it.
    pub phrase: String,
    /// The items that say it, by their positions among those that were given; each once, in order.
    pub items: Vec<usize>,
}

/// Looks for the themes of feedback items, a little at a time; the index must stay the same until it is done.
#[derive(Debug, Default)]
pub struct Search {
    items: Vec<Id>,
    /// Where the words of each item that was read begin.
    starts: Vec<usize>,
    /// The words of all items, one after the other, by their numbers in the index.
    words: Vec<u32>,
    /// By word: the last item that has it, counted from 1 on, and how many have it.
    counts: Vec<(usize, usize)>,
    /// How far it is.
    stage: Stage,
    /// By word: whether a phrase can begin and end with it.
    shared: Vec<bool>,
    /// Where phrases stand: each with the hash of its words, and its place and length as one number, by the first bits of the
    /// hash. What says the same is in one drawer, and a drawer is sorted in no time.
    drawers: Vec<Vec<(u32, u32)>>,
    /// The different phrases that are shared, in the order of their hashes.
    phrases: Vec<Phrase>,
}

/// What is done next, and where it goes on.
#[derive(Clone, Copy, Debug, Default)]
enum Stage {
    /// The words of the next item are read.
    #[default]
    Read,
    /// The phrases that begin with the words from here on are put into drawers.
    Place(usize),
    /// The phrases of this drawer are told apart.
    Tell(usize),
    /// It is noted what this phrase is a part of.
    Mark(usize),
    Done,
}

/// A phrase: its hash, where it stands first, how many words it has, and how many items have it.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    key: u32,
    at: usize,
    length: usize,
    items: usize,
    /// The most items that have a longer phrase with this one in it.
    in_longer: usize,
}

impl Phrase {
    /// How much it tells. A phrase of several words says more than a word that many happen to use (as in the C-value of
    /// Frantzi, Ananiadou and Mima, "Automatic recognition of multi-word terms", 2000): its items weigh as much as the square of
    /// its words, so that it stands before a word that not four times as many use.
    fn weight(&self) -> usize {
        self.items * self.length * self.length
    }

    /// Whether it is a single word that a good part of so many items use.
    fn is_common(&self, of: usize) -> bool {
        self.length == 1 && of >= ENOUGH && self.items * 100 > of * COMMON
    }
}

impl Search {
    /// Begins to look at items.
    pub fn new(items: Vec<Id>) -> Self {
        Self {
            items,
            drawers: vec![Vec::new(); DRAWERS],
            ..Self::default()
        }
    }

    /// The items.
    pub fn items(&self) -> &[Id] {
        &self.items
    }

    /// Does a little more, about as much as reading so many items; how much is done, from 0 to 1.
    #[inline(never)]
    pub fn go_on(&mut self, workspace: &Workspace, index: &Index, items: usize) -> f64 {
        let words = items.saturating_mul(WORDS);
        match self.stage {
            Stage::Read => {
                let next = self.items.get(self.starts.len()..).unwrap_or_default();
                let next: Vec<Id> = next.iter().take(items).copied().collect();
                for id in next {
                    self.read(workspace, index, id);
                }
                if self.starts.len() == self.items.len() {
                    let is_shared = |(term, (_, count)): (u32, &(usize, usize))| {
                        *count >= LEAST && tells(index.word(term))
                    };
                    self.shared = (0..).zip(&self.counts).map(is_shared).collect();
                    self.stage = Stage::Place(0);
                }
            }
            Stage::Place(from) => {
                let end = from.saturating_add(words).min(self.words.len());
                for at in from..end {
                    self.place(at);
                }
                self.stage = if end < self.words.len() {
                    Stage::Place(end)
                } else {
                    Stage::Tell(0)
                };
            }
            Stage::Tell(drawer) => match self.drawers.get_mut(drawer).map(std::mem::take) {
                Some(places) => {
                    let places = sort::by_number(places);
                    self.tell(&places);
                    if let Some(drawer) = self.drawers.get_mut(drawer) {
                        *drawer = places;
                    }
                    self.stage = Stage::Tell(drawer + 1);
                }
                None => self.stage = Stage::Mark(0),
            },
            Stage::Mark(from) => {
                let end = from.saturating_add(words).min(self.phrases.len());
                for at in from..end {
                    self.mark_parts(at);
                }
                self.stage = if end < self.phrases.len() {
                    Stage::Mark(end)
                } else {
                    Stage::Done
                };
            }
            Stage::Done => {}
        }
        self.progress()
    }

    /// How much is done; reading takes about as long as all the rest.
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more")]
    fn progress(&self) -> f64 {
        let part = |done: usize, all: usize| done as f64 / all.max(1) as f64;
        match self.stage {
            Stage::Read => part(self.starts.len(), self.items.len()) * 0.5,
            Stage::Place(at) => 0.5 + part(at, self.words.len()) * 0.1,
            Stage::Tell(drawer) => 0.6 + part(drawer, DRAWERS) * 0.3,
            Stage::Mark(at) => 0.9 + part(at, self.phrases.len()) * 0.09,
            Stage::Done => 1.0,
        }
    }

    fn read(&mut self, workspace: &Workspace, index: &Index, id: Id) {
        self.starts.push(self.words.len());
        let Some(record) = workspace.record(&Kind::FEEDBACK, id) else {
            return;
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

    /// Puts the phrases that begin at a place into drawers.
    fn place(&mut self, at: usize) {
        let is_shared = |term: u32| self.shared.get(term as usize).copied().unwrap_or_default();
        let rest = self.words.get(at..).unwrap_or_default();
        if !rest.first().is_some_and(|first| is_shared(*first)) {
            return;
        }
        let mut key = 0;
        for (length, term) in rest.iter().take(LONGEST).enumerate() {
            if *term == BREAK {
                break;
            }
            key = hash(key, *term);
            let place = u32::try_from(at * (LONGEST + 1) + length + 1);
            if let Ok(place) = place
                && is_shared(*term)
                && let Some(drawer) = self.drawers.get_mut(drawer_of(key))
            {
                drawer.push((key, place));
            }
        }
    }

    /// Tells the phrases of one drawer apart, which is in the order of their hashes, and keeps those that are shared.
    fn tell(&mut self, places: &[(u32, u32)]) {
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
                    self.phrases.push(Phrase {
                        key: same.first().map_or(0, |(key, _)| *key),
                        at,
                        length,
                        items: items.len(),
                        in_longer: 0,
                    });
                }
            }
        }
    }

    /// Notes of each phrase in this one how many items have this one, if that is the most so far.
    fn mark_parts(&mut self, at: usize) {
        let Some(whole) = self.phrases.get(at).copied() else {
            return;
        };
        for from in 0..whole.length {
            let mut key = 0;
            for length in 1..=whole.length - from {
                let part = self.words.get(whole.at + from..whole.at + from + length);
                let Some(part) = part.filter(|_| length < whole.length) else {
                    break;
                };
                key = hash(key, part.last().copied().unwrap_or(BREAK));
                let first = self.phrases.partition_point(|other| other.key < key);
                let same = self.phrases.get_mut(first..).unwrap_or_default().iter_mut();
                for other in same.take_while(|other| other.key == key) {
                    if self.words.get(other.at..other.at + other.length) == Some(part) {
                        other.in_longer = other.in_longer.max(whole.items);
                    }
                }
            }
        }
    }

    /// The phrases that at least two items share, the weightiest first; at most `count`, once all is done.
    #[inline(never)]
    pub fn themes(&self, index: &Index, count: usize) -> Vec<Theme> {
        let count_all = self.items.len();
        let is_own = |phrase: &&Phrase| phrase.in_longer < phrase.items && !phrase.is_common(count_all);
        let own = self.phrases.iter().filter(is_own);
        // Only those are spelled out that may be among them.
        let greatest = own.clone().map(Phrase::weight).max().unwrap_or_default();
        let mut weights = vec![0; greatest + 1];
        for phrase in own.clone() {
            if let Some(slot) = weights.get_mut(phrase.weight()) {
                *slot += 1;
            }
        }
        let mut above = 0_usize;
        let least = weights.iter().rposition(|slot| {
            above += slot;
            above >= count
        });
        let least = least.unwrap_or_default();
        let mut named: Vec<(Phrase, String)> = own
            .filter(|phrase| phrase.weight() >= least)
            .map(|phrase| (*phrase, self.text(index, *phrase)))
            .collect();
        sort::by(&mut named, |(a, one), (b, other)| {
            let key = |phrase: &Phrase, text: &str| (phrase.weight(), phrase.items, text.len());
            key(b, other).cmp(&key(a, one)).then_with(|| one.cmp(other))
        });
        named.truncate(count);
        let mut themes: Vec<Theme> = Vec::new();
        for (phrase, text) in named {
            let items = self.items_with(phrase);
            // What the same items say in other words is the same theme.
            if themes.iter().all(|theme| theme.items != items) {
                themes.push(Theme { phrase: text, items });
            }
        }
        themes
    }

    fn items_with(&self, phrase: Phrase) -> Vec<usize> {
        let drawer = self.drawers.get(drawer_of(phrase.key)).map(Vec::as_slice);
        let places = drawer.unwrap_or_default();
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
        items
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

/// The drawer of a phrase, by its hash; drawers are in the order of the hashes.
const fn drawer_of(key: u32) -> usize {
    (key >> (u32::BITS - DRAWERS.trailing_zeros())) as usize
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
    while search.go_on(workspace, index, usize::MAX) < 1.0 {}
    search.themes(index, count)
}
