//! Law: the index finds, in the same order, what a plain look through all records finds, however it came about.

#![allow(
    clippy::cast_precision_loss,
    clippy::type_complexity,
    reason = "a handful of records; read in place"
)]

use proptest::prelude::*;
use tandem_core::model::{Comment, Feedback, comment};
use tandem_core::search::query::Query;
use tandem_core::search::{Finding, Found, Index, find, find_best, words};
use tandem_core::statuses::Statuses;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace};

use super::{carry_out, order, text, workspace};
use crate::support::cases;

const WORDS: [&str; 12] = [
    "slow", "slot", "show", "export", "exports", "exporte", "ux", "Über", "uber", "log", "login", "出力",
];

/// The texts of a feedback item with how much a word counts in each.
fn texts(workspace: &Workspace, id: Id) -> Vec<(String, u32)> {
    let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
    let item = Feedback::of(record);
    let mut texts = vec![(item.title().to_owned(), 4), (item.body().to_owned(), 1)];
    texts.extend(item.tags().map(|tag| (tag, 2)));
    texts.extend(item.voices().map(|id| {
        let customer = workspace.record(&Kind::CUSTOMERS, id);
        (
            customer.map_or(String::new(), |record| record.text("name").to_owned()),
            2,
        )
    }));
    let comments = workspace
        .records(&Kind::COMMENTS)
        .map(|record| Comment::of(record));
    let own = comments.filter(|comment| comment.on() == Some((Kind::FEEDBACK, id)));
    texts.extend(own.map(|comment| (comment.body().to_owned(), 1)));
    texts
}

/// How many letters must be added, left out, replaced, or change places with their neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// The words that each word of a query stands for, with how alike they are.
fn sought<'a>(query: &Query, vocabulary: &[&'a String], is_forgiving: bool) -> Vec<Vec<(&'a String, f32)>> {
    let mut sought: Vec<Vec<(&String, f32)>> = Vec::new();
    for word in &query.words {
        let mut terms: Vec<(&String, f32)> = vocabulary
            .iter()
            .filter(|term| {
                if word.open {
                    term.starts_with(&word.text)
                } else {
                    ***term == word.text
                }
            })
            .map(|term| (*term, word.text.len() as f32 / term.len() as f32))
            .collect();
        if is_forgiving && terms.is_empty() && word.text.chars().count() >= 4 {
            let near = vocabulary.iter().filter(|term| distance(term, &word.text) <= 1);
            terms = near.map(|term| (*term, 0.5)).collect();
        }
        sought.push(terms);
    }
    for word in query.phrases.iter().flatten() {
        sought.push(
            vocabulary
                .iter()
                .filter(|term| **term == word)
                .map(|term| (*term, 1.0))
                .collect(),
        );
    }
    sought
}

/// What a look through all records finds for words and phrases.
fn plainly(workspace: &Workspace, query: &Query, is_forgiving: bool) -> Vec<Id> {
    let ids: Vec<Id> = workspace
        .records(&Kind::FEEDBACK)
        .map(|record| record.id())
        .collect();
    let items: Vec<(Id, Vec<(Vec<String>, u32)>)> = ids
        .into_iter()
        .map(|id| {
            let read = texts(workspace, id)
                .into_iter()
                .map(|(text, weight)| (words::all(&text), weight));
            (id, read.collect())
        })
        .collect();
    let lengths: Vec<u32> = items
        .iter()
        .map(|(_, texts)| {
            texts
                .iter()
                .map(|(words, weight)| words.len() as u32 * weight)
                .sum()
        })
        .collect();
    let average = lengths.iter().sum::<u32>() as f32 / items.len().max(1) as f32;
    let weight_of = |at: usize, word: &str| -> u32 {
        let texts = items[at].1.iter();
        texts
            .map(|(words, weight)| words.iter().filter(|other| *other == word).count() as u32 * weight)
            .sum()
    };
    let mut vocabulary: Vec<&String> = items
        .iter()
        .flat_map(|(_, texts)| texts.iter().flat_map(|(words, _)| words))
        .collect();
    vocabulary.sort();
    vocabulary.dedup();
    let mut sought = sought(query, &vocabulary, is_forgiving);
    for (term, share) in sought.iter_mut().flatten() {
        let count = (0..items.len()).filter(|at| weight_of(*at, term) > 0).count() as f32;
        *share *= ((items.len() as f32 - count + 0.5) / (count + 0.5)).ln_1p();
    }
    let mut found = Vec::new();
    for at in (0..items.len()).rev() {
        let says = |phrase: &Vec<String>| {
            let mut texts = items[at].1.iter();
            texts.any(|(words, _)| words.windows(phrase.len()).any(|part| part == phrase.as_slice()))
        };
        let phrases = query.phrases.iter().all(says);
        let without = !query.without.iter().any(says);
        let mut score = 0.0_f32;
        let mut all = true;
        for terms in &sought {
            let best = terms
                .iter()
                .filter(|(term, _)| weight_of(at, term) > 0)
                .map(|(term, share)| {
                    let weight = weight_of(at, term).min(255) as f32;
                    share
                        * (weight * 2.2 / (weight + 1.2 * (1.0 - 0.75 + 0.75 * lengths[at] as f32 / average)))
                })
                .fold(-1.0_f32, f32::max);
            all &= best >= 0.0;
            score += best;
        }
        if phrases && without && all {
            found.push((items[at].0, score));
        }
    }
    found.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    found.into_iter().map(|(id, _)| id).collect()
}

fn phrase() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS.to_vec());
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

fn typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["sl", "exprts", "exporta", "exprot", "xlogin", "logi", "ü", "出", "zzzz"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["-slow", "-ux", "-\"slow export\"", "-ux-log", "\"slow export\"", "\"slow slow\"", "\"log\""]).prop_map(str::to_owned),
    ];
    (prop::collection::vec(word, 1..4), any::<bool>())
        .prop_map(|(words, space)| words.join(" ") + if space { " " } else { "" })
}

/// What happens to the workspace after the index was begun.
#[derive(Clone, Debug)]
enum Move {
    Title(u128, String),
    Body(u128, String),
    Delete(u128),
    Restore(u128),
    Rename(String),
    Support(u128, bool),
    Remark(u128, String),
    Read(usize),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let item = || 1_u128..9;
    let one = prop_oneof![
        (item(), phrase()).prop_map(|(item, text)| Move::Title(item, text)),
        (item(), phrase()).prop_map(|(item, text)| Move::Body(item, text)),
        item().prop_map(Move::Delete),
        item().prop_map(Move::Restore),
        phrase().prop_map(Move::Rename),
        (item(), any::<bool>()).prop_map(|(item, backs)| Move::Support(item, backs)),
        (item(), phrase()).prop_map(|(item, text)| Move::Remark(item, text)),
        (1_usize..4).prop_map(Move::Read),
    ];
    prop::collection::vec(one, 0..12)
}

const CUSTOMER: Id = Id::from_u128(0xC1);

fn make(workspace: &mut Workspace, index: &mut Index, next: &Move, at: u128) {
    let edit = |item: u128, field: Field, value: Option<Value>| Command::Edit {
        kind: Kind::FEEDBACK,
        ids: vec![Id::from_u128(item)],
        writes: vec![(field, value)],
    };
    let wanted = match next {
        Move::Title(item, words) => edit(*item, Field::named("title"), Some(Value::text(words))),
        Move::Body(item, words) => edit(*item, Field::named("body"), Some(Value::text(words))),
        Move::Delete(item) => Command::Delete {
            kind: Kind::FEEDBACK,
            ids: vec![Id::from_u128(*item)],
        },
        Move::Restore(item) => Command::BringBack {
            records: vec![(Kind::FEEDBACK, Id::from_u128(*item))],
        },
        Move::Rename(name) => Command::Edit {
            kind: Kind::CUSTOMERS,
            ids: vec![CUSTOMER],
            writes: vec![(Field::named("name"), Some(Value::text(name)))],
        },
        Move::Support(item, backs) => edit(
            *item,
            Field::link("supporters", CUSTOMER),
            backs.then_some(Value::Flag(true)),
        ),
        Move::Remark(item, words) => Command::Add {
            kind: Kind::COMMENTS,
            id: Id::from_u128(0xB00 + at),
            fields: vec![
                text("on", &comment::place(&Kind::FEEDBACK, Id::from_u128(*item))),
                text("body", words),
            ],
        },
        Move::Read(count) => {
            index.read_on(workspace, *count);
            return;
        }
    };
    let env = tandem_core::Env {
        now: 1,
        replica: Id::from_u128(0xA),
        by: CUSTOMER,
        seed: at,
    };
    if let Ok(change) = tandem_core::command::apply(workspace, &wanted, &env) {
        workspace.apply(&change);
        index.take(workspace, &change);
    }
}

/// How many others there are, if any, and what they say.
const OTHERS: u128 = 600;
const OTHER_TITLE: &str = "exporting slots exposed slowly expo sloth express";
const OTHER_BODY: &str =
    "showing logins slopes exploded shower loggers expense slot-machine showroom logical";

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_index_finds_what_a_plain_look_finds(
        items in prop::collection::vec((phrase(), phrase(), phrase(), any::<bool>()), 0..8),
        moves in moves(),
        typed in typed(),
        least in 1_usize..4,
        // Many that share beginnings of words with the few, whose other words they do not have.
        others in prop_oneof![39 => Just(0), 1 => Just(OTHERS)],
    ) {
        let mut records = vec![(Kind::CUSTOMERS, CUSTOMER, vec![text("name", "slow login")])];
        for ((title, body, tag, says), id) in items.iter().zip(1_u128..) {
            let mut fields = vec![text("title", title), text("body", body)];
            if !tag.is_empty() {
                fields.push((Field::element("tags", tag), Value::Flag(true)));
            }
            if *says {
                fields.push(text("customer", &CUSTOMER.to_string()));
            }
            records.push((Kind::FEEDBACK, Id::from_u128(id), fields));
        }
        for id in 100..100 + others {
            let fields = vec![text("title", OTHER_TITLE), text("body", OTHER_BODY)];
            records.push((Kind::FEEDBACK, Id::from_u128(id), fields));
        }
        let mut workspace = workspace(records);
        let mut index = Index::new(&workspace, Kind::FEEDBACK);
        for (next, at) in moves.iter().zip(0..) {
            make(&mut workspace, &mut index, next, at);
        }
        let query = Query::read(&typed, &Kind::FEEDBACK, &Statuses::default());
        let order = order(&workspace, &Kind::FEEDBACK);
        // What is not read yet is found as well, though not in its place.
        let early = find(&workspace, &index, &query, &order);
        let sorted = |mut ids: Vec<Id>| {
            ids.sort();
            ids
        };
        let wanted = plainly(&workspace, &query, index.is_complete());
        prop_assert_eq!(early.count, wanted.len());
        prop_assert_eq!(sorted(early.ids), sorted(wanted), "{}", typed);
        while !index.read_on(&workspace, 2) {}
        let Found { ids, count, marker } = find(&workspace, &index, &query, &order);
        prop_assert_eq!(&ids, &plainly(&workspace, &query, true), "{}", typed);
        let best = find_best(&workspace, &index, &query, &order, least);
        prop_assert!(ids.starts_with(&best.ids), "{:?} of {:?}", best.ids, ids);
        let most = if query.has_words() { least } else { usize::MAX };
        prop_assert_eq!(best.ids.len(), most.min(ids.len()));
        prop_assert_eq!((best.count, &best.marker), (count, &marker));
        if query.has_words() {
            let mut part_by_part = Finding::new(&index, &query);
            while !part_by_part.go_on(&workspace, &index, 1) {}
            prop_assert_eq!(&part_by_part.found(&workspace, &index, least), &best);
            let mut going_on = Finding::new(&index, &query.settled());
            while !going_on.go_on(&workspace, &index, 3) {}
            if !query.typed().is_empty() {
                going_on = going_on.going_on(&index, &query);
                while !going_on.go_on(&workspace, &index, 3) {}
            }
            prop_assert_eq!(going_on.found(&workspace, &index, least), best);
        }
        prop_assert_eq!(count, ids.len());
        let anew = Index::whole(&workspace, Kind::FEEDBACK);
        prop_assert_eq!(find(&workspace, &anew, &query, &order).ids, ids);
    }
}

#[test]
fn an_index_most_of_which_is_gone_is_built_anew() {
    let items = (1..=3_000_u128).map(|id| {
        (
            Kind::FEEDBACK,
            Id::from_u128(id),
            vec![text("title", "slow export")],
        )
    });
    let mut workspace = workspace(items.collect());
    let mut index = Index::whole(&workspace, Kind::FEEDBACK);
    let gone = Command::Delete {
        kind: Kind::FEEDBACK,
        ids: (1..=2_500_u128).map(Id::from_u128).collect(),
    };
    let change = carry_out(&mut workspace, &gone);
    index.take(&workspace, &change);
    assert!(!index.is_complete());
    while !index.read_on(&workspace, 100) {}
    assert_eq!(index.len(), 500);
    let query = Query::read("slow", &Kind::FEEDBACK, &Statuses::default());
    assert_eq!(find(&workspace, &index, &query, &[]).ids.len(), 500);
}
