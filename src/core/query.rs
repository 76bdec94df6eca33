//! Searching and filtering, without an index: quick enough for some ten thousand records.

use memchr::memmem::Finder;

use crate::search::words::{self, FORGIVEN, folded};

/// Words that must all be found, whatever their case and accents.
#[derive(Clone, Debug, Default)]
pub struct Search {
    words: Vec<(String, Finder<'static>)>,
}

impl Search {
    /// Takes what somebody typed.
    pub fn new(text: &str) -> Self {
        let word = |word: &str| (word.to_owned(), Finder::new(word).into_owned());
        Self {
            words: folded(text).split_whitespace().map(word).collect(),
        }
    }

    /// Takes a word, or several that must stand one after the other as they are.
    pub fn phrase(text: &str) -> Self {
        let text = folded(text);
        let finder = Finder::new(&text).into_owned();
        Self {
            words: vec![(text, finder)],
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
        let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        self.finds_folded(&texts)
    }

    /// The same in texts that are folded already, for several searches in the same texts.
    pub fn finds_folded(&self, texts: &[String]) -> bool {
        let finds = |word: &Finder<'_>| texts.iter().any(|text| word.find(text.as_bytes()).is_some());
        self.words.iter().all(|(_, word)| finds(word))
    }

    /// Whether a word is long enough for a typo in it to be forgiven.
    pub fn is_forgiving(&self) -> bool {
        let mut words = self.words.iter();
        words.any(|(word, _)| word.chars().count() >= FORGIVEN)
    }

    /// Whether every word stands in one of the texts, or would but for one typo.
    pub fn nearly_finds(&self, texts: &[&str]) -> bool {
        let said: Vec<String> = texts.iter().flat_map(|text| words::all(text)).collect();
        let near = |word: &str| {
            let is_long = word.chars().count() >= FORGIVEN;
            let mut said = said.iter();
            said.any(|said| said.contains(word) || is_long && words::one_apart(word, said))
        };
        self.words.iter().all(|(word, _)| near(word))
    }
}
