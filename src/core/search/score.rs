//! How well words describe records: BM25, over the lists of the index or, where few records are left, over their texts.

use super::marks::Likeness;
use super::query::Word;
use super::words::FORGIVEN;
use super::{Index, words};
use crate::Workspace;

/// How quickly a word stops to count more the more often it stands in a record, and how much a long record is held
/// against its words: the usual values (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
const K1: f32 = 1.2;
/// See [`K1`].
const B: f32 = 0.75;
/// How much a word with a typo counts.
const TYPO: f32 = 0.5;

/// One word or one word of a phrase, with the words of the index that it stands for, by their numbers: how much each counts,
/// and in how many records it stands.
#[derive(Clone)]
pub(super) struct Sought {
    pub(super) terms: Vec<(u32, f32, usize)>,
    /// What all of them begin with, if that is what makes them be sought.
    beginning: Option<String>,
}

/// How rare a word is that stands in `count` of `all` records: its weight in BM25.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records are far below 2^24, or nearly"
)]
fn rareness(count: usize, all: usize) -> f32 {
    let (count, all) = (count as f32, all as f32);
    ((all - count + 0.5) / (count + 0.5)).ln_1p()
}

/// How well a word of rareness 1 describes a record (BM25): `weight` is how much it stands in it, `drag` how much its length
/// is held against it.
fn bm25(weight: u8, drag: f32) -> f32 {
    let weight = f32::from(weight);
    weight * (K1 + 1.0) / (weight + drag)
}

/// Takes the better score; neither is ever not a number, which the standard library would look at first.
fn raise(best: &mut f32, score: f32) {
    *best = if score > *best { score } else { *best };
}

/// The score of a record in which no word stood yet.
pub(super) const MISSED: f32 = -1.0;
/// How many lists are fetched ahead.
const AHEAD: usize = 32;

/// How many lengths have their drag worked out before a search; few records are longer.
const LENGTHS: u16 = 1_024;

/// The words of the index that a word stands for, and how they may differ from it.
pub(super) fn seek(index: &Index, sought: &Word) -> (Sought, Likeness) {
    let word = sought.text.as_str();
    let mut terms = Vec::new();
    let counted = |term, share| Some((term, share, index.count(term))).filter(|(.., count)| *count > 0);
    if sought.open {
        let beginning = index.terms.beginning(word).into_iter().map(|term| (term, term));
        // In the order in which they were first read: so their lists lie in memory, one behind the other.
        for (term, _) in crate::sort::by_number(beginning.collect()) {
            let length = index.terms.get(term).len();
            #[expect(clippy::cast_precision_loss, reason = "words have at most 64 bytes or so")]
            let share = word.len() as f32 / length as f32;
            terms.extend(counted(term, share));
        }
    } else {
        terms.extend(index.terms.find(word).and_then(|term| counted(term, 1.0)));
    }
    // What stands nowhere yet may still be read as it is spelled.
    let is_forgiven = terms.is_empty() && index.is_complete() && word.chars().count() >= FORGIVEN;
    let likeness = if is_forgiven {
        let alike = index.terms.one_apart(word).into_iter();
        terms.extend(alike.filter_map(|term| counted(term, TYPO)));
        Likeness::Typo
    } else {
        sought.likeness()
    };
    let beginning = (likeness == Likeness::Beginning).then(|| word.to_owned());
    (Sought { terms, beginning }, likeness)
}

pub(super) fn seek_exactly(index: &Index, word: &str) -> Sought {
    let term = index.terms.find(word).map(|term| (term, 1.0, index.count(term)));
    Sought {
        terms: term.into_iter().collect(),
        beginning: None,
    }
}

/// Scores of records that are being worked out, a part at a time.
#[derive(Clone, Default)]
pub(super) struct Scoring {
    /// The best score by the word in hand beside what it takes to work it out: whoever looks at one needs the other. Nothing in
    /// between two words.
    rows: Vec<(f32, f32)>,
    /// The scores by the words before.
    scores: Option<Vec<f32>>,
    /// The records in which those stand; a further word counts nowhere else.
    wanted: Option<Bits>,
    /// Which word is in hand.
    word: usize,
    /// How many of the words that it stands for are done.
    done: usize,
}

/// What a word is scored in: no score yet, and the drag of each record.
fn rows(index: &Index) -> Vec<(f32, f32)> {
    let (all, total) = index.live;
    #[expect(clippy::cast_precision_loss, reason = "an average needs no more")]
    let average = total as f32 / all.max(1) as f32;
    let drag = |length: u16| K1 * (1.0 - B + B * f32::from(length) / average);
    let drags: Vec<f32> = (0..LENGTHS).map(drag).collect();
    let drag = |length: &u16| {
        let known = drags.get(usize::from(*length)).copied();
        known.unwrap_or_else(|| drag(*length))
    };
    let lengths = index.lengths.iter();
    lengths.map(|length| (MISSED, drag(length))).collect()
}

impl Scoring {
    /// Reads about so many entries of lists more; `true` once all is read.
    pub(super) fn go_on(
        &mut self,
        workspace: &Workspace,
        index: &Index,
        sought: &[Sought],
        entries: usize,
    ) -> bool {
        let mut left = entries;
        while let Some(one) = sought.get(self.word) {
            if self.rows.is_empty() {
                self.rows = rows(index);
                self.wanted = self.scores.as_deref().map(Bits::of_found);
            }
            match (&self.wanted, &one.beginning) {
                (Some(wanted), Some(beginning)) if wanted.count() * AS_LONG < one.entries() => {
                    read_records(workspace, index, one, beginning, wanted, &mut self.rows);
                    left = left.saturating_sub(wanted.count() * AS_LONG);
                }
                (wanted, _) => {
                    // Where many are left, asking takes longer than working out what is not wanted.
                    let few = |wanted: &&Bits| wanted.count() * FEW < self.rows.len();
                    let wanted = wanted.as_ref().filter(few);
                    for terms in one.terms.get(self.done..).unwrap_or_default().chunks(AHEAD) {
                        if left == 0 {
                            return false;
                        }
                        let read = read_lists(index, terms, wanted, &mut self.rows);
                        left = left.saturating_sub(read);
                        self.done += terms.len();
                    }
                }
            }
            self.end_word();
        }
        true
    }

    /// Adds the scores by the word in hand to those by the words before.
    fn end_word(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let bests = rows.iter().map(|(best, _)| *best);
        let scores: Vec<f32> = match self.scores.take() {
            None => bests.collect(),
            Some(scores) => scores.into_iter().zip(bests).map(both).collect(),
        };
        self.wanted = None;
        self.scores = Some(scores);
        (self.word, self.done) = (self.word + 1, 0);
    }

    /// The score of each record; less than 0 where a word is not there.
    pub(super) fn scores(self, index: &Index) -> Vec<f32> {
        self.scores.unwrap_or_else(|| vec![0.0; index.lengths.len()])
    }
}

impl Sought {
    /// How many entries there are in all lists of its words.
    fn entries(&self) -> usize {
        self.terms.iter().map(|(.., count)| count).sum()
    }
}

/// Takes down how well one word describes each record, from the lists of some words that it stands for; how many entries
/// they have.
fn read_lists(
    index: &Index,
    terms: &[(u32, f32, usize)],
    wanted: Option<&Bits>,
    rows: &mut [(f32, f32)],
) -> usize {
    let first = terms.iter().map(|(term, ..)| index.lists.touch(*term));
    std::hint::black_box(first.fold(0, |all, byte| all ^ byte));
    for (term, share, count) in terms {
        let share = share * rareness(*count, index.live.0);
        index.lists.each(*term, |number, weight| {
            if wanted.is_none_or(|wanted| wanted.has(number))
                && let Some((best, drag)) = rows.get_mut(number as usize)
            {
                raise(best, share * bm25(weight, *drag));
            }
        });
    }
    terms.iter().map(|(.., count)| count).sum()
}

/// How many entries of lists are read in the time in which one record is read word by word.
const AS_LONG: usize = 400;

/// Which part of all records may be left so that those of a list that are not are passed over.
const FEW: usize = 4;

/// Takes down the same from the records themselves: where few are left, that is sooner done than reading the lists of all
/// words that begin with a letter.
fn read_records(
    workspace: &Workspace,
    index: &Index,
    one: &Sought,
    beginning: &str,
    wanted: &Bits,
    rows: &mut [(f32, f32)],
) {
    let mut said: Vec<(u32, u8)> = Vec::new();
    for number in wanted.numbers() {
        let (Some(record), Some((best, drag))) = (index.at(number), rows.get_mut(number as usize)) else {
            continue;
        };
        said.clear();
        index.each_text(workspace, record, &mut |text, weight| {
            words::each(text, &mut |_, word| {
                let term = word.starts_with(beginning).then(|| index.terms.find(word));
                let Some(term) = term.flatten() else { return };
                match said.iter_mut().find(|(other, _)| *other == term) {
                    Some((_, sum)) => *sum = sum.saturating_add(weight),
                    None => said.push((term, weight)),
                }
            });
        });
        for (term, weight) in &said {
            let place = one.terms.binary_search_by_key(term, |(term, ..)| *term);
            if let Some((_, share, count)) = place.ok().and_then(|at| one.terms.get(at)) {
                let share = share * rareness(*count, index.live.0);
                raise(best, share * bm25(*weight, *drag));
            }
        }
    }
}

/// The score by some words and by one more.
fn both((score, best): (f32, f32)) -> f32 {
    if score < 0.0 || best < 0.0 {
        MISSED
    } else {
        score + best
    }
}

/// Which records are marked: a bit each, so that those of many fit where the computer finds them at once.
#[derive(Clone)]
struct Bits(Vec<u32>);

impl Bits {
    /// Those whose score says that they are found.
    fn of_found(scores: &[f32]) -> Self {
        let bits = |scores: &[f32]| {
            scores
                .iter()
                .rev()
                .fold(0, |bits, score| bits << 1 | u32::from(*score >= 0.0))
        };
        Self(scores.chunks(32).map(bits).collect())
    }

    /// How many there are.
    fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Their numbers, in order.
    fn numbers(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.0).flat_map(|(at, bits)| {
            let places = (0..32).filter(move |place| bits >> place & 1 == 1);
            places.map(move |place| at * 32 + place)
        })
    }

    fn has(&self, number: u32) -> bool {
        let bits = self.0.get(number as usize / 32).copied().unwrap_or_default();
        bits >> (number % 32) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Bits, MISSED, Word, read_lists, read_records, seek};
    use crate::map::Map;
    use crate::search::Index;
    use crate::{Dot, Field, Id, Kind, Record, Value, VersionVector, Workspace};

    /// Feedback of words that look random.
    fn workspace() -> Workspace {
        let words = [
            "slow", "slot", "slower", "show", "export", "exports", "Über", "log", "login",
        ];
        let mut seed = 1_u32;
        let mut text = |length: u32| {
            let word = |_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                words[(seed >> 16) as usize % words.len()]
            };
            (0..length).map(word).collect::<Vec<_>>().join(" ")
        };
        let base = Dot {
            replica: Id::from_u128(3),
            n: 1,
        };
        let records = (1..200_u32).map(|n| {
            let (title, body, tag) = (text(n % 5), text(n % 90), text(1));
            let fields = [("title", title), ("body", body)];
            let fields = fields.map(|(name, text)| (Field::named(name), Value::text(&text)));
            let tag = (Field::element("tags", &tag), Value::Flag(true));
            let fields = fields.into_iter().chain([tag]);
            (Kind::FEEDBACK, Record::new(Id::from_u128(n.into()), base, fields))
        });
        Workspace::from_parts(Id::from_u128(9), VersionVector::default(), Map::new(), records)
    }

    #[test]
    fn records_say_the_same_as_lists() {
        let workspace = workspace();
        let index = Index::whole(&workspace, Kind::FEEDBACK);
        let wanted = Bits::of_found(
            &(0..199)
                .map(|n| if n % 3 == 0 { MISSED } else { 1.0 })
                .collect::<Vec<_>>(),
        );
        for beginning in ["s", "slo", "e", "exports", "u", "lo", "z"] {
            let word = Word {
                text: beginning.to_owned(),
                open: true,
            };
            let (sought, _) = seek(&index, &word);
            let before: Vec<(f32, f32)> = index
                .lengths
                .iter()
                .map(|length| (MISSED, f32::from(*length)))
                .collect();
            let (mut by_lists, mut by_records) = (before.clone(), before.clone());
            read_lists(&index, &sought.terms, Some(&wanted), &mut by_lists);
            read_records(&workspace, &index, &sought, beginning, &wanted, &mut by_records);
            assert_eq!(by_lists, by_records, "{beginning}");
            assert_eq!(by_lists == before, beginning == "z");
        }
    }
}
