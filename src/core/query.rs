//! Searching and filtering, without an index: quick enough for some ten thousand records.

use memchr::memmem::Finder;

use crate::letters::lowered;

/// Words that must all be found, whatever their case.
#[derive(Clone, Debug, Default)]
pub struct Search {
    words: Vec<Finder<'static>>,
}

impl Search {
    /// Takes what somebody typed.
    pub fn new(text: &str) -> Self {
        let text = lowered(text);
        Self {
            words: text
                .split_whitespace()
                .map(|word| Finder::new(word).into_owned())
                .collect(),
        }
    }

    /// Whether nothing is searched for, so that everything is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word stands in one of the texts.
    pub fn finds(&self, texts: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let lowered: Vec<String> = texts.iter().map(|text| lowered(text)).collect();
        self.words
            .iter()
            .all(|word| lowered.iter().any(|text| word.find(text.as_bytes()).is_some()))
    }
}
