//! Where in a text stands what was searched for.

use std::ops::Range;

use super::words;

/// How a word in a text may differ from the one that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Not at all.
    Same,
    /// It may go on.
    Beginning,
    /// One letter more, less or other.
    Typo,
}

impl Likeness {
    /// Whether a word is as it may be.
    pub fn holds(self, sought: &str, word: &str) -> bool {
        match self {
            Self::Same => word == sought,
            Self::Beginning => word.starts_with(sought),
            Self::Typo => words::one_apart(sought, word),
        }
    }
}

/// Tells the words that were searched for apart in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marker {
    /// Single words.
    pub words: Vec<(String, Likeness)>,
    /// Words in a row.
    pub phrases: Vec<Vec<String>>,
}

impl Marker {
    /// Where what was searched for stands in a text: ranges of bytes, in order, none touching another.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.words.is_empty() && self.phrases.is_empty() {
            return found;
        }
        let mut rows: Vec<Row<'_>> = self.phrases.iter().map(|phrase| Row::of(phrase)).collect();
        let mut places: Vec<Range<usize>> = Vec::new();
        words::each(text, &mut |place, word| {
            places.push(place.clone());
            let is_one = self
                .words
                .iter()
                .any(|(sought, likeness)| likeness.holds(sought, word));
            let begins = rows.iter_mut().filter_map(|row| {
                let length = row.phrase.len();
                row.goes_on(word).then(|| places.len() - length)
            });
            let begin = begins.min().or(is_one.then(|| places.len() - 1));
            let begin = begin.and_then(|at| places.get(at)).map(|place| place.start);
            if let Some(start) = begin {
                while found.last().is_some_and(|last| last.end > start) {
                    found.pop();
                }
                found.push(start..place.end);
            }
        });
        found
    }
}

/// How many characters of a text are shown before what was searched for, and after its beginning.
const AROUND: (usize, usize) = (40, 160);

impl Marker {
    /// The part of a text around the first of what was searched for, on one line; none where it does not stand in it.
    pub fn part(&self, text: &str) -> Option<String> {
        let first = self.ranges(text).into_iter().next()?;
        let before = text.get(..first.start)?;
        let start = before.char_indices().rev().nth(AROUND.0).map(|(at, _)| at);
        // A part begins with a whole word.
        let start = start.map(|at| {
            at + before
                .get(at..)
                .and_then(|part| part.find(' '))
                .unwrap_or_default()
        });
        let rest = text.get(start.unwrap_or_default()..)?;
        let part = crate::model::shorten(rest, AROUND.1);
        Some(if start.is_some() {
            ["\u{2026}", &part].concat()
        } else {
            part
        })
    }
}

/// Follows a text word by word until a phrase has stood in it.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    phrase: &'a [String],
    /// Which beginnings of the phrase the text ends with right now, by how many words they have, less one.
    open: Vec<bool>,
}

impl<'a> Row<'a> {
    pub(super) fn of(phrase: &'a [String]) -> Self {
        Self {
            phrase,
            open: vec![false; phrase.len()],
        }
    }

    /// Takes the next word; whether the phrase ends with it.
    pub(super) fn goes_on(&mut self, word: &str) -> bool {
        let mut before = true;
        for (open, sought) in self.open.iter_mut().zip(self.phrase) {
            let was = *open;
            *open = before && sought == word;
            before = was;
        }
        self.open.last().copied().unwrap_or_default()
    }
}
