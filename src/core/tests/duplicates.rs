//! Laws of likely duplicates: symmetric, from 0 to 1, a copy is the same, the order in which records came is irrelevant, and
//! comparing only what shares rare words finds what comparing everything with everything finds.

#![allow(clippy::cast_precision_loss, reason = "a handful of records")]

use proptest::prelude::*;
use tandem_core::duplicates::{LEAST, Pair, alike, alike_to, pairs};
use tandem_core::search::{Index, tells, words};
use tandem_core::{Command, Field, Id, Kind, Value, Workspace};

use crate::search::{carry_out, text, workspace};
use crate::support::cases;

const WORDS: [&str; 14] = [
    "export", "exports", "Exporte", "slow", "the", "und", "invoice", "invoices", "PDF", "Größe", "2026",
    "dark", "mode", "boxes",
];

type Item = (String, String);

fn items() -> impl Strategy<Value = Vec<Item>> {
    let said = |most: usize| {
        prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..most).prop_map(|words| words.join(" "))
    };
    prop::collection::vec((said(4), said(8)), 1..9)
}

fn world(items: &[Item], id: impl Fn(usize) -> u128) -> Workspace {
    let records = items.iter().enumerate().map(|(at, (title, body))| {
        let fields = vec![text("title", title), text("body", body)];
        (Kind::FEEDBACK, Id::from_u128(id(at)), fields)
    });
    workspace(records.collect())
}

fn in_order(at: usize) -> u128 {
    at as u128 + 1
}

fn found(workspace: &Workspace) -> Vec<Pair> {
    pairs(&Index::whole(workspace, Kind::FEEDBACK))
}

/// The stem of a word: while another word of all the texts is this one without an ending, that one.
fn stem(word: &str, all: &[Vec<String>]) -> String {
    let there = |word: &str| all.iter().any(|words| words.iter().any(|other| other == word));
    let shorter = ["s", "es", "n", "en", "e"].iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= 4 && there(rest)).then(|| rest.to_owned())
    });
    shorter.map_or_else(|| word.to_owned(), |shorter| stem(&shorter, all))
}

/// How alike all items are to all others, worked out word by word.
fn plainly(items: &[Item]) -> Vec<(usize, usize, f32)> {
    let all: Vec<Vec<String>> = items
        .iter()
        .map(|(title, body)| [words::all(title), words::all(body)].concat())
        .collect();
    let mut vocabulary: Vec<String> = all.iter().flatten().map(|word| stem(word, &all)).collect();
    vocabulary.sort();
    vocabulary.dedup();
    let vector = |(title, body): &Item| -> Vec<f32> {
        let lengths = vocabulary.iter().map(|word| {
            let times = |text: &str| {
                words::all(text)
                    .iter()
                    .filter(|other| stem(other, &all) == **word)
                    .count() as f32
            };
            let count = all.iter().filter(|words| words.contains(word)).count() as f32;
            let rareness = (all.len() as f32 / count).ln_1p();
            let rareness = if tells(word) { rareness } else { rareness * 0.1 };
            (times(title) * 4.0 + times(body)).ln_1p() * rareness
        });
        lengths.collect()
    };
    let vectors: Vec<Vec<f32>> = items.iter().map(vector).collect();
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let mut likenesses = Vec::new();
    for (one, a) in vectors.iter().enumerate() {
        for (other, b) in vectors.iter().enumerate().skip(one + 1) {
            let lengths = (dot(a, a) * dot(b, b)).sqrt();
            likenesses.push((one, other, if lengths > 0.0 { dot(a, b) / lengths } else { 0.0 }));
        }
    }
    likenesses
}

fn number(id: Id) -> usize {
    usize::try_from(id.as_u128()).expect("small") - 1
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn comparing_what_shares_rare_words_finds_what_comparing_everything_finds(items in items()) {
        let found = found(&world(&items, in_order));
        for (one, other, likeness) in plainly(&items) {
            let pair = found.iter().find(|pair| (number(pair.first), number(pair.second)) == (one, other));
            match pair {
                Some(pair) => prop_assert!((pair.likeness - likeness).abs() < 1e-4, "{pair:?} {likeness}"),
                None => prop_assert!(likeness < LEAST + 1e-4, "{one} {other} {likeness}"),
            }
        }
        prop_assert!(found.iter().all(|pair| (LEAST..=1.0).contains(&pair.likeness) && pair.first < pair.second));
        prop_assert!(found.windows(2).all(|two| two[0].likeness >= two[1].likeness));
    }

    #[test]
    fn an_item_and_its_copy_are_the_same_whatever_stands_beside_them(mut items in items(), which in any::<prop::sample::Index>()) {
        let copied = which.index(items.len());
        let copy = items[copied].clone();
        prop_assume!(!words::all(&[copy.0.as_str(), " ", &copy.1].concat()).is_empty());
        items.push(copy);
        let found = found(&world(&items, in_order));
        let last = items.len() - 1;
        let pair = found.iter().find(|pair| (number(pair.first), number(pair.second)) == (copied, last));
        prop_assert!(pair.is_some_and(|pair| pair.likeness > 0.999), "{found:?}");
    }

    #[test]
    fn neither_the_order_of_items_nor_the_way_they_came_changes_anything(items in items(), later in 0..9_usize) {
        let forwards = found(&world(&items, in_order));
        let backwards = found(&world(&items, |at| (items.len() - at) as u128));
        let turned = |id: Id| items.len() - 1 - number(id);
        prop_assert_eq!(forwards.len(), backwards.len());
        for pair in &forwards {
            let same = backwards.iter().find(|other| {
                (turned(other.second), turned(other.first)) == (number(pair.first), number(pair.second))
            });
            prop_assert!(same.is_some_and(|same| (same.likeness - pair.likeness).abs() < 1e-4));
        }
        // An index that took them in one by one, the earlier ids last, finds the same pairs.
        let later = later.min(items.len() - 1);
        let mut grown = world(&items[later..], |at| in_order(at + later));
        let mut index = Index::whole(&grown, Kind::FEEDBACK);
        for (at, (title, body)) in items[..later].iter().enumerate() {
            let fields = vec![text("title", title), text("body", body)];
            let add = Command::Add { kind: Kind::FEEDBACK, id: Id::from_u128(in_order(at)), fields };
            let change = carry_out(&mut grown, &add);
            index.take(&grown, &change);
        }
        let grown = pairs(&index);
        prop_assert_eq!(grown.len(), forwards.len());
        for pair in &forwards {
            let same = grown.iter().find(|other| (other.first, other.second) == (pair.first, pair.second));
            prop_assert!(same.is_some_and(|same| (same.likeness - pair.likeness).abs() < 1e-4));
        }
    }

    #[test]
    fn what_somebody_writes_is_as_alike_as_it_will_be(items in items()) {
        let index = Index::whole(&world(&items, in_order), Kind::FEEDBACK);
        for (title, body) in &items {
            let found = alike(&index, &[title, " "].concat(), body, 9);
            prop_assert!(found.windows(2).all(|two| two[0].likeness >= two[1].likeness));
            prop_assert!(found.iter().all(|alike| (0.0..=1.0).contains(&alike.likeness)));
            let tells_something = words::all(&[title.as_str(), " ", body].concat()).iter().any(|word| tells(word));
            prop_assert!(!tells_something || found.first().is_some_and(|best| best.likeness > 0.999), "{found:?}");
        }
    }
}

fn said(titles: &[&str]) -> Workspace {
    let items: Vec<Item> = titles
        .iter()
        .map(|title| ((*title).to_owned(), String::new()))
        .collect();
    world(&items, in_order)
}

#[test]
fn pairs_tell_the_words_that_make_them_alike() {
    let workspace = said(&[
        "Exports of invoices are slow",
        "The export of an invoice is slow",
        "Dark mode for the night",
        "Who may see the prices of a customer?",
    ]);
    let found = found(&workspace);
    let shown: Vec<_> = found
        .iter()
        .map(|pair| (number(pair.first), number(pair.second), pair.words.clone()))
        .collect();
    let words = ["export", "invoice", "slow"].map(str::to_owned);
    assert_eq!(shown, [(0, 1, words.to_vec())]);
}

#[test]
fn two_of_two_are_a_pair_although_all_records_have_their_words() {
    let found = found(&said(&["Export to PDF", "Export to Excel and PDF"]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].words, ["export", "pdf"]);
}

#[test]
fn what_is_not_the_same_or_not_there_is_no_pair() {
    let mut workspace = said(&["Slow export", "slow exports", "Slow Export!"]);
    let [one, two, three] = [1, 2, 3].map(Id::from_u128);
    let of = |workspace: &Workspace| -> Vec<(Id, Id)> {
        found(workspace)
            .iter()
            .map(|pair| (pair.first, pair.second))
            .collect()
    };
    assert_eq!(of(&workspace), [(one, two), (one, three), (two, three)]);
    let unlike = Command::Edit {
        kind: Kind::FEEDBACK,
        ids: vec![three],
        writes: vec![(Field::link("unlike", one), Some(Value::Flag(true)))],
    };
    carry_out(&mut workspace, &unlike);
    assert_eq!(of(&workspace), [(one, two), (two, three)]);
    let index = Index::whole(&workspace, Kind::FEEDBACK);
    let like = |id: Id, count: usize| {
        let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
        alike_to(&workspace, &index, record, count)
    };
    assert_eq!([like(one, 5), like(three, 5)], [vec![two], vec![two]]);
    assert_eq!((like(two, 5).len(), like(two, 1).len()), (2, 1));
    let join = Command::Join {
        kind: Kind::FEEDBACK,
        ids: vec![two],
        into: one,
    };
    carry_out(&mut workspace, &join);
    assert_eq!(of(&workspace), []);
}

#[test]
fn a_word_that_is_still_being_written_does_not_hide_what_is_alike() {
    let index = Index::whole(&said(&["Exports are slow", "Dark mode"]), Kind::FEEDBACK);
    for title in ["slow exp", "Slow export", "slow export ta"] {
        let found = alike(&index, title, "", 3);
        assert_eq!(found.len(), 1, "{title}: {found:?}");
        assert_eq!(found[0].id, Id::from_u128(1));
    }
    assert_eq!(alike(&index, "A light theme", "", 3), []);
    assert_eq!(alike(&index, "", "", 3), []);
}

#[test]
fn many_copies_of_one_item_are_found_without_comparing_all_with_all() {
    let titles: Vec<String> = (0..3_000).map(|_| "Slow export".to_owned()).collect();
    let found = found(&said(&titles.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(found.len(), 500);
    assert!(found.iter().all(|pair| pair.likeness > 0.999));
}
