//! A text as the lengths that it has along its words.

use crate::search::{Index, tells, words};
use crate::{Kind, Record};

/// Endings that make other forms of a word in English and German; the word without counts as the same word, where it
/// stands anywhere.
const ENDINGS: [&str; 5] = ["s", "es", "n", "en", "e"];
/// How many letters a word must keep to lose an ending.
const SHORTEST: usize = 4;
/// How much a word counts in a title and in a text, as in searching.
const WEIGHTS: [f32; 2] = [4.0, 1.0];
/// How much less a word counts that says nothing by itself.
const SAYS_NOTHING: f32 = 0.1;

/// What is known of the words of an index: their stems, each looked up once.
#[derive(Clone, Debug, Default)]
pub(super) struct Stems {
    /// By the number of a word: the number of its stem plus one, 0 where it has not been looked up, and how much it counts.
    known: Vec<(u32, f32)>,
}

impl Stems {
    /// The stem of a word and how much it counts.
    fn of(&mut self, index: &Index, term: u32) -> (u32, f32) {
        let at = term as usize;
        if self.known.len() <= at {
            self.known.resize(at + 1, (0, 0.0));
        }
        match self.known.get_mut(at) {
            Some(known) if known.0 == 0 => {
                let stem = stem(index, term);
                *known = (stem + 1, weight(index, stem));
                (stem, known.1)
            }
            Some(known) => (known.0 - 1, known.1),
            None => (term, 0.0),
        }
    }
}

/// The shortest form of a word that stands in a record of the index.
fn stem(index: &Index, term: u32) -> u32 {
    let mut stem = term;
    while let Some(shorter) = shorter(index, index.word(stem)) {
        stem = shorter;
    }
    stem
}

fn shorter(index: &Index, word: &str) -> Option<u32> {
    ENDINGS.iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= SHORTEST).then(|| index.term(rest)).flatten()
    })
}

fn weight(index: &Index, stem: u32) -> f32 {
    let rareness = rareness(index, index.count(stem));
    if tells(index.word(stem)) {
        rareness
    } else {
        rareness * SAYS_NOTHING
    }
}

/// How rare a word is that so many records have. It is never 0: among few records, what all of them say still is what they
/// share.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records are far below 2^24, or nearly"
)]
fn rareness(index: &Index, count: usize) -> f32 {
    (index.len() as f32 / count.max(1) as f32).ln_1p()
}

/// All forms of a word that stand in records of the index, itself among them.
pub(super) fn forms(index: &Index, stem: u32) -> Vec<u32> {
    let word = index.word(stem);
    let longer = ENDINGS
        .iter()
        .filter_map(|ending| index.term(&[word, ending].concat()));
    std::iter::once(stem).chain(longer).collect()
}

/// The title and the text of a record of this kind.
pub(super) fn texts<'a>(kind: &Kind, record: &'a Record) -> [&'a str; 2] {
    let text = if *kind == Kind::IDEAS {
        "description"
    } else {
        "body"
    };
    [record.text("title"), record.text(text)]
}

/// A text of length 1 in as many directions as there are words.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// The stem of each word and how far the text goes in its direction, in the order of the stems.
    pub(super) words: Vec<(u32, f32)>,
}

impl Text {
    /// Reads a title and a text, with how much of their weight stands in words that the index does not have. A last word
    /// that somebody may still be writing (`open`) is left out where the index does not have it.
    pub(super) fn read(index: &Index, stems: &mut Stems, texts: [&str; 2], open: bool) -> Self {
        let mut found: Vec<(u32, f32, f32)> = Vec::new();
        let mut unknown = Vec::new();
        for (text, weight) in texts.into_iter().zip(WEIGHTS) {
            words::each(text, &mut |place, word| {
                let term = index.term(word).or_else(|| shorter(index, word)).or_else(|| {
                    let mut endings = ENDINGS.iter();
                    endings.find_map(|ending| index.term(&[word, ending].concat()))
                });
                match term {
                    Some(term) => {
                        let (stem, rareness) = stems.of(index, term);
                        found.push((stem, weight, rareness));
                    }
                    None if open && place.end == text.len() => {}
                    None => unknown.push(weight),
                }
            });
        }
        crate::sort::by_key(&mut found, |(stem, ..)| *stem);
        let mut words: Vec<(u32, f32)> = Vec::new();
        let mut rarenesses: Vec<f32> = Vec::new();
        for (stem, weight, rareness) in found {
            if let Some((_, sum)) = words.last_mut().filter(|(last, _)| *last == stem) {
                *sum += weight;
            } else {
                words.push((stem, weight));
                rarenesses.push(rareness);
            }
        }
        // The more often a word stands in a text the more it counts, but less each time.
        for ((_, length), rareness) in words.iter_mut().zip(rarenesses) {
            *length = length.ln_1p() * rareness;
        }
        let missing = unknown
            .into_iter()
            .map(|weight| weight.ln_1p() * rareness(index, 1));
        let all = words.iter().map(|(_, length)| *length).chain(missing);
        let whole = all.map(|length| length * length).sum::<f32>().sqrt();
        if whole > 0.0 {
            for (_, length) in &mut words {
                *length /= whole;
            }
        }
        Self { words }
    }

    /// The stems of which any text that is as alike as `least` shares at least one: the rarest first, until what is left is
    /// too short to be that alike to anything. Each with how far the text goes in its direction, and how far in all those
    /// after it.
    pub(super) fn beginning(&self, index: &Index, least: f32) -> Vec<(u32, f32, f32)> {
        let mut rarest: Vec<(usize, u32, f32)> = self
            .words
            .iter()
            .map(|(stem, length)| (index.count(*stem), *stem, *length))
            .collect();
        crate::sort::by_key(&mut rarest, |(count, stem, _)| (*count, *stem));
        // A little more than it is, for what rounding takes away.
        let mut left = 1.001_f32;
        let mut beginning = Vec::new();
        for (_, stem, length) in rarest {
            if left < least * least {
                break;
            }
            left = (left - length * length).max(0.0);
            beginning.push((stem, length, left.sqrt()));
        }
        beginning
    }

    /// How alike two texts are, from 0 to 1: the cosine of the angle between them.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let mut sum = 0.0;
        self.shared(other, |_, product| sum += product);
        sum.clamp(0.0, 1.0)
    }

    /// Hands out the stems that both have, each with what it adds to the likeness.
    pub(super) fn shared(&self, other: &Self, mut take: impl FnMut(u32, f32)) {
        let mut there = other.words.iter().peekable();
        for (stem, length) in &self.words {
            while there.next_if(|(other, _)| other < stem).is_some() {}
            if let Some((_, other)) = there.next_if(|(other, _)| other == stem) {
                take(*stem, length * other);
            }
        }
    }
}
