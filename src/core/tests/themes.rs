//! Themes: what many say comes first, and counting by numbers finds what counting texts finds.

use proptest::prelude::*;
use tandem_core::search::{Index, tells, words};
use tandem_core::themes::{Search, Theme, of};
use tandem_core::{Id, Kind, Workspace};

use crate::search::{text, workspace};
use crate::support::cases;

fn world(items: &[(&str, &str)]) -> Workspace {
    let records = items.iter().zip(1..).map(|((title, body), id)| {
        let fields = vec![text("title", title), text("body", body)];
        (Kind::FEEDBACK, Id::from_u128(id), fields)
    });
    workspace(records.collect())
}

fn found(items: &[(&str, &str)], count: usize) -> Vec<Theme> {
    let workspace = world(items);
    let ids = workspace.records(&Kind::FEEDBACK).map(|record| record.id());
    of(
        &workspace,
        &Index::whole(&workspace, Kind::FEEDBACK),
        ids.collect(),
        count,
    )
}

/// A theme as its phrase and the ids of its items, which are numbered from 1 on.
fn told(theme: &Theme) -> (String, Vec<u128>) {
    let ids = theme.items.iter().map(|at| *at as u128 + 1);
    (theme.phrase.clone(), ids.collect())
}

fn themes(items: &[(&str, &str)]) -> Vec<(String, Vec<u128>)> {
    found(items, 10).iter().map(told).collect()
}

#[test]
fn what_many_say_comes_first_and_each_item_counts_once() {
    let found = themes(&[
        ("Dark mode", "dark mode, DARK MODE"),
        ("Please add a dark mode", "Export to Excel"),
        ("Dark Mode at night", "The export of invoices"),
    ]);
    let expected = [
        ("dark mode".to_owned(), vec![1, 2, 3]),
        ("export".to_owned(), vec![2, 3]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_part_stays_where_more_items_say_it_than_the_whole() {
    let found = themes(&[("Slow export", ""), ("slow export", ""), ("Export", "")]);
    let expected = [
        ("slow export".to_owned(), vec![1, 2]),
        ("export".to_owned(), vec![1, 2, 3]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_word_that_a_good_part_of_many_items_use_is_no_theme_and_a_phrase_with_it_is() {
    // Of twenty items four, a fifth, speak of a shift, three of the export, two of a shift swap.
    let mut items = vec![("Silence", ""); 13];
    items.extend([
        ("shift swap", ""),
        ("Shift swap", ""),
        ("A shift", ""),
        ("The shift", ""),
    ]);
    items.extend([("Export", ""), ("An export", ""), ("export", "")]);
    let phrases = |items: &[(&str, &str)]| -> Vec<String> {
        themes(items).into_iter().map(|(phrase, _)| phrase).collect()
    };
    assert_eq!(phrases(&items), ["shift swap", "export"]);
    // Of few items a word that most use is all that there is.
    assert_eq!(phrases(&items[13..]), ["shift swap", "shift", "export"]);
}

#[test]
fn a_phrase_outweighs_a_word_that_a_few_more_happen_to_use() {
    let found = themes(&[
        ("Shift plans", "Dark mode"),
        ("A shift at night", "Dark mode"),
        ("Shift swaps", "Dark mode"),
        ("Shift", "Light"),
    ]);
    let expected = [
        ("dark mode".to_owned(), vec![1, 2, 3]),
        ("shift".to_owned(), vec![1, 2, 3, 4]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn stop_words_of_both_languages_may_stand_only_within() {
    let item = ("Die Größe der Schrift", "Is it in the 2 of a");
    let phrases: Vec<String> = themes(&[item, item])
        .into_iter()
        .map(|(phrase, _)| phrase)
        .collect();
    assert_eq!(phrases, ["grosse der schrift"]);
}

#[test]
fn no_phrase_goes_from_the_title_into_the_text() {
    let found = themes(&[("Dark", "mode"), ("dark", "mode"), ("dark", "")]);
    let expected = [
        ("dark".to_owned(), vec![1, 2, 3]),
        ("mode".to_owned(), vec![1, 2]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_the_same_items_say_in_several_words_is_one_theme() {
    let item = ("Slow export", "The invoices instead");
    let found = themes(&[item, item, ("Invoices", "")]);
    let expected = [
        ("slow export".to_owned(), vec![1, 2]),
        ("invoices".to_owned(), vec![1, 2, 3]),
    ];
    assert_eq!(found, expected);
    let item = ("Slow export", "Large invoices");
    assert_eq!(themes(&[item, item]), [("large invoices".to_owned(), vec![1, 2])]);
}

#[test]
fn nothing_is_a_theme_that_one_item_says() {
    assert_eq!(themes(&[("Dark mode", "dark mode"), ("", "Light")]), []);
}

/// Of themes with the same items the first.
fn first_of_equals(themes: &[(String, Vec<u128>)]) -> Vec<(String, Vec<u128>)> {
    let is_first = |at: usize| themes[..at].iter().all(|(_, items)| *items != themes[at].1);
    let first = (0..themes.len()).filter(|at| is_first(*at));
    first.map(|at| themes[at].clone()).collect()
}

/// The themes, counted text by text, those with the same items included.
fn plainly(items: &[(&str, &str)]) -> Vec<(String, Vec<u128>)> {
    let phrases = |text: &str| {
        let words = words::all(text);
        let parts =
            (1..=3).flat_map(|length| words.windows(length).map(<[String]>::to_vec).collect::<Vec<_>>());
        let telling = parts.filter(|part| tells(&part[0]) && tells(&part[part.len() - 1]));
        telling.map(|part| part.join(" ")).collect::<Vec<_>>()
    };
    let said: Vec<Vec<String>> = items
        .iter()
        .map(|(title, body)| [phrases(title), phrases(body)].concat())
        .collect();
    let mut all: Vec<String> = said.iter().flatten().cloned().collect();
    all.sort();
    all.dedup();
    let with = |phrase: &String| -> Vec<u128> {
        let counted = said.iter().zip(1..).filter(|(said, _)| said.contains(phrase));
        counted.map(|(_, id)| id).collect()
    };
    let mut found: Vec<(String, Vec<u128>)> =
        all.iter().map(|phrase| (phrase.clone(), with(phrase))).collect();
    found.retain(|(_, items)| items.len() > 1);
    let whole = found.clone();
    found.retain(|(phrase, items)| {
        !whole.iter().any(|(longer, others)| {
            longer != phrase && phrases(longer).contains(phrase) && others.len() >= items.len()
        })
    });
    let weight = |phrase: &str, items: &[u128]| items.len() * phrase.split(' ').count().pow(2);
    let key = |phrase: &str, items: &[u128]| (weight(phrase, items), items.len(), phrase.len());
    found.sort_by(|(a, one), (b, other)| key(b, other).cmp(&key(a, one)).then(a.cmp(b)));
    found
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn counting_by_numbers_finds_what_counting_texts_finds(
        items in prop::collection::vec((said(), said()), 1..8),
    ) {
        let items: Vec<(&str, &str)> = items.iter().map(|(title, body)| (title.as_str(), body.as_str())).collect();
        let expected = plainly(&items);
        let shown = |themes: Vec<Theme>| themes.iter().map(told).collect::<Vec<_>>();
        prop_assert_eq!(shown(found(&items, usize::MAX)), first_of_equals(&expected));
        // A few, and looked for step by step.
        let workspace = world(&items);
        let index = Index::whole(&workspace, Kind::FEEDBACK);
        let mut search = Search::new(workspace.records(&Kind::FEEDBACK).map(|record| record.id()).collect());
        let mut done = 0.0;
        while done < 1.0 {
            let more = search.go_on(&workspace, &index, 1);
            prop_assert!((done..=1.0).contains(&more), "{} after {}", more, done);
            done = more;
        }
        prop_assert_eq!(shown(search.themes(&index, 3)), first_of_equals(&expected[..expected.len().min(3)]));
    }
}

fn said() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "dark", "Mode", "of", "the", "export", "Größe", "7", "slow", "x",
    ]);
    prop::collection::vec(word, 0..7).prop_map(|words| words.join(" "))
}
