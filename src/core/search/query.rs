//! Reads what somebody types into a search box.
//!
//! `slow export "every month" status:new tag:billing customer:"Acme" votes:>5 before:2026-01-01 has:idea -draft`: words, phrases
//! in quotes, filters as `name:value`, and a `-` before what must not be. A filter that cannot be read is left out, and says
//! where it stands and why.

use std::ops::Range;

mod pieces;

pub(crate) use pieces::{Piece, next_piece};

use super::marks::Likeness;
use super::words::{self, folded};
use crate::snapshot::v1::FEEDBACK_STATUSES;
use crate::statuses::{Status as IdeaStatus, Statuses};
use crate::value::decimal;
use crate::{Kind, Millis, texts, time};

/// What somebody wants to find.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Words that must stand in a record.
    pub words: Vec<Word>,
    /// Words that must stand in a record one after the other: in quotes, or signs side by side.
    pub phrases: Vec<Vec<String>>,
    /// Words that must not stand in a record, alone or one after the other.
    pub without: Vec<Vec<String>>,
    /// What else must hold.
    pub filters: Vec<Filter>,
    /// What cannot be read.
    pub problems: Vec<Problem>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is compared.
    pub text: String,
    /// Whether it may go on: somebody is still typing it.
    pub open: bool,
}

impl Word {
    /// How a word of a text may differ from this one.
    pub(super) fn likeness(&self) -> Likeness {
        if self.open {
            Likeness::Beginning
        } else {
            Likeness::Same
        }
    }
}

/// Something that must hold, or must not.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// What is tested.
    pub test: Test,
    /// Whether it must not hold.
    pub not: bool,
}

/// What a filter tests.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The status is one of these, by their keys.
    Status(Vec<String>),
    /// It has one of these tags, whatever their case and accents.
    Tag(Vec<String>),
    /// It came through a channel whose name holds this.
    Channel(String),
    /// A customer whose name holds this is behind it.
    Customer(String),
    /// A customer of a segment whose name holds this is behind it.
    Segment(String),
    /// So many are behind it, from the first to the second: customers, or votes where another program counted more.
    Votes(f64, f64),
    /// It was said, or else written down, before this moment.
    Before(Millis),
    /// It was said, or else written down, at this moment or later.
    After(Millis),
    /// It has something.
    Has(Has),
}

/// What a record can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// An idea that it is evidence for.
    Idea,
    /// Feedback that is evidence for it.
    Feedback,
    /// A customer behind it.
    Customer,
    /// A tag.
    Tag,
    /// A comment.
    Comment,
}

impl Has {
    /// All of them, as the box spells them.
    pub const ALL: [(&'static str, Self); 5] = [
        ("idea", Self::Idea),
        ("feedback", Self::Feedback),
        ("customer", Self::Customer),
        ("tag", Self::Tag),
        ("comment", Self::Comment),
    ];
}

/// The filters, as the box spells them.
pub const FILTERS: [&str; 9] = [
    "status", "tag", "customer", "segment", "channel", "votes", "before", "after", "has",
];

/// Something in the box that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// What stands there.
    pub text: String,
    /// Why it cannot be read.
    pub kind: ProblemKind,
}

/// Why a part of the box cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// No filter has this name, only these have one; it was searched for as words.
    Name(&'static [&'static str]),
    /// It is an `OR` between two parts, which all must hold.
    Or,
    /// There is nothing after the colon.
    Nothing,
    /// There is no such status; here are those that there are.
    Status(Vec<String>),
    /// It is no number, nor a comparison with one.
    Number,
    /// It is no date.
    Date,
    /// Records have no such thing.
    Has,
}

impl Problem {
    /// The sentence that a person reads: what cannot be read, where, and what can.
    pub fn sentence(&self, whole: &str) -> String {
        let before = whole.get(..self.place.start).unwrap_or_default();
        let at = before.chars().count() + 1;
        let hint = match &self.kind {
            ProblemKind::Name(names) => texts::search_no_filter(names.join(", ")),
            ProblemKind::Or => texts::search_no_or().to_owned(),
            ProblemKind::Nothing => texts::search_no_value().to_owned(),
            ProblemKind::Status(there) => texts::search_no_status(there.join(", ")),
            ProblemKind::Number => texts::search_no_number().to_owned(),
            ProblemKind::Date => texts::search_no_date().to_owned(),
            ProblemKind::Has => texts::search_no_has(Has::ALL.map(|(name, _)| name).join(", ")),
        };
        texts::search_problem(&self.text, at, hint)
    }
}

impl Query {
    /// Whether it asks for words, which only an index finds.
    pub fn has_words(&self) -> bool {
        !(self.words.is_empty() && self.phrases.is_empty() && self.without.is_empty())
    }

    /// What is typed of the word that is being typed; nothing before its first letter.
    pub fn typed(&self) -> &str {
        let last = self.words.last().filter(|word| word.open);
        last.map_or("", |word| &word.text)
    }

    /// The same without the word that is being typed.
    #[must_use]
    pub fn settled(&self) -> Self {
        let mut settled = self.clone();
        settled.words.pop_if(|word| word.open);
        settled
    }

    /// The search that begins anew with the same filters.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self {
            filters: self.filters.clone(),
            ..Self::default()
        }
    }

    /// The same with one more letter: of the word that is being typed, or of a new one.
    #[must_use]
    pub fn going_on(&self, letter: char) -> Self {
        let mut more = self.clone();
        if let Some(word) = more.words.last_mut().filter(|word| word.open) {
            word.text.push(letter);
        } else {
            more.words.push(Word {
                text: letter.to_string(),
                open: true,
            });
        }
        more
    }

    /// Reads what somebody typed, to find records of a kind; ideas have these statuses.
    pub fn read(text: &str, kind: &Kind, statuses: &Statuses) -> Self {
        let mut query = Self::default();
        let mut at = 0;
        while let Some(piece) = next_piece(text, &mut at) {
            query.take(text, &piece, kind, statuses);
        }
        query
    }

    /// The same with a filter more.
    #[must_use]
    pub fn with(mut self, test: Test) -> Self {
        self.filters.push(Filter { test, not: false });
        self
    }

    /// Whether everything is wanted.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.without.is_empty() && self.filters.is_empty()
    }

    fn take(&mut self, text: &str, piece: &Piece, kind: &Kind, statuses: &Statuses) {
        let whole = text.get(piece.place.clone()).unwrap_or_default();
        if piece.is_or(text) {
            self.problems.push(piece.problem(whole, ProblemKind::Or));
            return;
        }
        if let Some(name) = &piece.name {
            let value = piece.value.trim();
            match read_filter(name, value, kind, statuses) {
                Ok(test) => {
                    self.filters.push(Filter { test, not: piece.not });
                    return;
                }
                Err(problem) => {
                    let is_read = matches!(problem, ProblemKind::Name(_));
                    self.problems.push(piece.problem(whole, problem));
                    if !is_read {
                        return;
                    }
                }
            }
        }
        let bare = if piece.name.is_some() { whole } else { &piece.value };
        let row = || Some(words::all(bare)).filter(|words| !words.is_empty());
        match (piece.not, piece.quoted) {
            // What is taken apart, such as `-e-mail`, is meant as it stands.
            (true, _) => self.without.extend(row()),
            (false, true) => self.phrases.extend(row()),
            (false, false) => self.take_words(bare, piece.place.end == text.len()),
        }
    }

    /// Takes words; the last one may go on if it is still being typed. Signs that are words by themselves, as those of Chinese
    /// and Japanese, are a phrase where they stand side by side: nothing but that says which of them belong together.
    fn take_words(&mut self, text: &str, is_typed: bool) {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut end = None;
        words::each(text, &mut |place, word| {
            let is_alone = words::is_alone(word);
            match rows.last_mut() {
                Some(row) if is_alone && end == Some(place.start) => row.push(word.to_owned()),
                _ => rows.push(vec![word.to_owned()]),
            }
            end = is_alone.then_some(place.end);
        });
        let last = rows.len();
        for (row, at) in rows.into_iter().zip(1..) {
            match <[String; 1]>::try_from(row) {
                Ok([text]) => self.words.push(Word {
                    text,
                    open: is_typed && at == last,
                }),
                Err(row) => self.phrases.push(row),
            }
        }
    }
}

fn read_filter(name: &str, value: &str, kind: &Kind, statuses: &Statuses) -> Result<Test, ProblemKind> {
    if !FILTERS.contains(&name) {
        return Err(ProblemKind::Name(&FILTERS));
    }
    if value.is_empty() {
        return Err(ProblemKind::Nothing);
    }
    match name {
        "status" => {
            let of_ideas = *kind == Kind::IDEAS;
            let keys = |name: &str| {
                if of_ideas {
                    return statuses.named(name);
                }
                let known = FEEDBACK_STATUSES
                    .iter()
                    .filter(|status| **status == folded(name.trim()));
                known.map(|status| (*status).to_owned()).collect()
            };
            let mut wanted = Vec::new();
            for name in value.split(',') {
                let keys = keys(name);
                if keys.is_empty() {
                    return Err(ProblemKind::Status(if of_ideas {
                        statuses.all().iter().map(IdeaStatus::called).collect()
                    } else {
                        FEEDBACK_STATUSES
                            .iter()
                            .map(|status| (*status).to_owned())
                            .collect()
                    }));
                }
                wanted.extend(keys);
            }
            Ok(Test::Status(wanted))
        }
        "tag" => Ok(Test::Tag(tags(value))),
        "channel" => Ok(Test::Channel(folded(value))),
        "customer" => Ok(Test::Customer(folded(value))),
        "segment" => Ok(Test::Segment(folded(value))),
        "votes" => read_range(value).ok_or(ProblemKind::Number),
        "before" => read_date(value).map(Test::Before).ok_or(ProblemKind::Date),
        "after" => read_date(value).map(Test::After).ok_or(ProblemKind::Date),
        _ => Has::ALL
            .into_iter()
            .find(|(name, _)| *name == folded(value))
            .map(|(_, has)| Test::Has(has))
            .ok_or(ProblemKind::Has),
    }
}

/// The tags that a filter names: one, or several between commas.
pub(crate) fn tags(value: &str) -> Vec<String> {
    let parts = value.split(',').map(|part| folded(part.trim()));
    let mut tags: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    // A tag can have a comma in it.
    tags.push(folded(value));
    tags
}

/// Reads `5`, `>5`, `>=5`, `<5`, `<=5` or `2..5`; votes are whole numbers.
fn read_range(value: &str) -> Option<Test> {
    let (least, most) = if let Some(number) = value.strip_prefix(">=") {
        (decimal(number)?, f64::INFINITY)
    } else if let Some(number) = value.strip_prefix('>') {
        (decimal(number)?.floor() + 1.0, f64::INFINITY)
    } else if let Some(number) = value.strip_prefix("<=") {
        (0.0, decimal(number)?)
    } else if let Some(number) = value.strip_prefix('<') {
        (0.0, decimal(number)?.ceil() - 1.0)
    } else if let Some((least, most)) = value.split_once("..") {
        (decimal(least)?, decimal(most)?)
    } else {
        let number = decimal(value)?;
        (number, number)
    };
    Some(Test::Votes(least, most))
}

/// Reads a day, or the first day of a month or a year.
fn read_date(value: &str) -> Option<Millis> {
    let rest = match value.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    time::parse(&[value, rest].concat())
}
