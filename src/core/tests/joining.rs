//! Merging records into one of them, and splitting one: nothing is lost, nothing leads astray, and it is one step to take back.

use proptest::prelude::*;
use tandem_core::command::apply;
use tandem_core::command::split::Place;
use tandem_core::history::{History, Step};
use tandem_core::model::{Comment, Customer, Feedback, Idea, comment};
use tandem_core::view::split::{self, Part};
use tandem_core::{Command, CommandError, Env, Field, Id, Kind, Record, Value, Workspace};

use crate::search::{text, workspace};
use crate::support::cases;

mod customers;
mod given;

/// A feedback item in short: title, body, customer, supporters, tags.
type Item = (String, String, Option<u8>, Vec<u8>, Vec<u8>);

fn item() -> impl Strategy<Value = Item> {
    let word = || prop::sample::select(vec!["", "Slow export", "Ärger # 1", "- list\n- more", "---"]);
    (
        prop::sample::select(vec!["", "Slow export", "Dark mode"]).prop_map(str::to_owned),
        word().prop_map(str::to_owned),
        prop::option::of(0_u8..3),
        prop::collection::vec(0_u8..3, 0..3),
        prop::collection::vec(0_u8..3, 0..3),
    )
}

fn customer(number: u8) -> Id {
    Id::from_u128(0xC0 + u128::from(number))
}

fn number(number: f64) -> Value {
    Value::number(number).expect("finite")
}

/// A workspace with items 1, 2, …; two ideas with the evidence given, a comment on each item, and a segment.
fn world(items: &[Item], links: &[(u8, u8, u8)]) -> Workspace {
    let mut records = Vec::new();
    for at in 0..3 {
        let name = format!("Customer {at}");
        records.push((Kind::CUSTOMERS, customer(at), vec![text("name", &name)]));
    }
    for ((title, body, said, supporters, tags), id) in items.iter().zip(1_u128..) {
        let mut fields = vec![text("title", title), text("body", body)];
        fields.extend(said.map(|said| text("customer", &customer(said).to_string())));
        fields.extend(
            supporters
                .iter()
                .map(|by| (Field::link("supporters", customer(*by)), Value::Flag(true))),
        );
        fields.extend(
            tags.iter()
                .map(|tag| (Field::element("tags", &format!("t{tag}")), Value::Flag(true))),
        );
        fields.push((Field::element("source-votes", "fider"), number(2.0)));
        records.push((Kind::FEEDBACK, Id::from_u128(id), fields));
        let on = comment::place(&Kind::FEEDBACK, Id::from_u128(id));
        records.push((
            Kind::COMMENTS,
            Id::from_u128(0xB00 + id),
            vec![text("on", &on), text("body", "Noted")],
        ));
    }
    for idea in 0..2_u8 {
        let own = links.iter().filter(|(of, ..)| of % 2 == idea);
        let insights = own.map(|(_, item, importance)| {
            let id = Id::from_u128(u128::from(*item) % (items.len() as u128) + 1);
            (Field::link("insights", id), number(f64::from(importance % 3 + 1)))
        });
        let fields = insights.chain([text("title", &format!("Idea {idea}"))]).collect();
        records.push((Kind::IDEAS, Id::from_u128(0x1D0 + u128::from(idea)), fields));
    }
    let members = (0..3).map(|at| (Field::link("members", customer(at)), Value::Flag(true)));
    records.push((
        Kind::SEGMENTS,
        Id::from_u128(0x5E),
        members.chain([text("name", "By hand")]).collect(),
    ));
    workspace(records)
}

fn env(workspace: &Workspace) -> Env {
    Env {
        now: 1_764_000_000_000 + workspace.log().len() as u64,
        replica: Id::from_u128(0xA),
        by: Id::from_u128(1),
        seed: 3,
    }
}

/// A record with what it shows.
type Shown = (Kind, Id, Vec<(Field, Value)>);

/// What is shown of all records that are there.
fn shown(workspace: &Workspace) -> Vec<Shown> {
    let kinds: Vec<Kind> = workspace.kinds().cloned().collect();
    let of = |kind: &Kind| {
        let fields = |record: &Record| record.fields().map(|(f, v)| (f.clone(), v.clone())).collect();
        let records = workspace.records(kind);
        records
            .map(|record| (kind.clone(), record.id(), fields(record)))
            .collect::<Vec<_>>()
    };
    kinds.iter().flat_map(of).collect()
}

/// Carries a Command out; takes it back and does it again on the side, which must lead to where it was and here.
fn carry_out(workspace: &mut Workspace, wanted: &Command) -> Result<(), TestCaseError> {
    let before = shown(workspace);
    let mut history = History::default();
    let change = std::sync::Arc::new(apply(workspace, wanted, &env(workspace)).expect("it fits"));
    workspace.apply(&change);
    history.record(change, Step::Do);
    let after = shown(workspace);
    let mut aside = workspace.clone();
    for (step, expected) in [(Step::Undo, &before), (Step::Redo, &after)] {
        let command = if step == Step::Undo {
            history.undo()
        } else {
            history.redo()
        };
        let change = apply(&aside, &command.expect("a step"), &env(&aside)).expect("it can be taken back");
        aside.apply(&change);
        history.record(std::sync::Arc::new(change), step);
        prop_assert_eq!(&shown(&aside), expected);
    }
    Ok(())
}

fn voices(workspace: &Workspace, id: Id) -> Vec<Id> {
    let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
    let mut voices: Vec<Id> = Feedback::of(record).voices().collect();
    voices.sort();
    voices
}

/// How much each idea counts an item.
fn weights(workspace: &Workspace, items: &[Id]) -> Vec<f64> {
    let ideas = workspace.records(&Kind::IDEAS);
    let of = |record: &Record| {
        let insights = Idea::of(record).insights().filter(|(id, _)| items.contains(id));
        insights.map(|(_, importance)| importance).fold(0.0, f64::max)
    };
    ideas.map(|record| of(record)).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn merged_feedback_keeps_everybody_and_everything(
        items in prop::collection::vec(item(), 2..5),
        links in prop::collection::vec((0_u8..2, 0_u8..8, 0_u8..3), 0..6),
    ) {
        let mut workspace = world(&items, &links);
        let ids: Vec<Id> = (1..=items.len() as u128).map(Id::from_u128).collect();
        let into = ids[0];
        let mut behind: Vec<Id> = ids.iter().flat_map(|id| voices(&workspace, *id)).collect();
        behind.sort();
        behind.dedup();
        let counted = weights(&workspace, &ids);
        carry_out(&mut workspace, &Command::Join { kind: Kind::FEEDBACK, ids: ids[1..].to_vec(), into })?;

        prop_assert_eq!(voices(&workspace, into), behind);
        prop_assert_eq!(weights(&workspace, &[into]), counted);
        let record = workspace.record(&Kind::FEEDBACK, into).expect("it stays").clone();
        let item = Feedback::of(&record);
        prop_assert_eq!(item.title(), items[0].0.as_str());
        prop_assert!(item.body().starts_with(&items[0].1));
        prop_assert_eq!(item.votes(), 2.0 * f64::from(u32::try_from(items.len()).expect("a few")));
        for (title, body, _, _, tags) in &items[1..] {
            prop_assert!(item.body().contains(title.as_str()) && item.body().contains(body.as_str()));
            let here: Vec<String> = item.tags().collect();
            let wanted: Vec<String> = tags.iter().map(|tag| format!("t{tag}")).collect();
            prop_assert!(wanted.iter().all(|tag| here.contains(tag)));
        }
        for comment in workspace.records(&Kind::COMMENTS) {
            prop_assert_eq!(Comment::of(comment).on(), Some((Kind::FEEDBACK, into)));
        }
        for id in &ids[1..] {
            prop_assert_eq!(workspace.survivor(&Kind::FEEDBACK, *id), Some(into));
            let leads_there = shown(&workspace).into_iter().flat_map(|(.., fields)| fields).any(|(field, value)| {
                field.as_str().contains(&id.to_string()) || value.as_text().is_some_and(|text| text.contains(&id.to_string()))
            });
            prop_assert!(!leads_there);
        }
    }

    #[test]
    fn merged_customers_take_their_voices_along(items in prop::collection::vec(item(), 1..5)) {
        let mut workspace = world(&items, &[]);
        let before: Vec<Vec<Id>> = (1..=items.len() as u128).map(|id| voices(&workspace, Id::from_u128(id))).collect();
        let join = Command::Join { kind: Kind::CUSTOMERS, ids: vec![customer(1), customer(2)], into: customer(0) };
        carry_out(&mut workspace, &join)?;
        for (voices_before, id) in before.iter().zip(1_u128..) {
            let expected = if voices_before.is_empty() { vec![] } else { vec![customer(0)] };
            prop_assert_eq!(voices(&workspace, Id::from_u128(id)), expected);
        }
        let record = workspace.record(&Kind::CUSTOMERS, customer(0)).expect("it stays");
        prop_assert_eq!(Customer::of(record).aliases().collect::<Vec<_>>(), ["Customer 1", "Customer 2"]);
        prop_assert_eq!(tandem_core::segments::members(&workspace, Id::from_u128(0x5E)), [customer(0)]);
    }

    #[test]
    fn each_part_of_split_feedback_stays_goes_or_does_both(
        items in prop::collection::vec(item(), 1..3),
        links in prop::collection::vec((0_u8..2, 0_u8..2, 0_u8..3), 0..4),
        places in prop::collection::vec(prop::sample::select(vec![Place::Stays, Place::Goes, Place::Both]), 12),
    ) {
        let mut workspace = world(&items, &links);
        let (old, new) = (Id::from_u128(1), Id::from_u128(0x99));
        let parts = split::parts(&workspace, &Kind::FEEDBACK, old).expect("there");
        let placed: Vec<(Part, Place)> = parts.iter().cloned().zip(places.into_iter().cycle()).collect();
        let before = workspace.record(&Kind::FEEDBACK, old).expect("there").text("body").to_owned();
        carry_out(&mut workspace, &split::command(&Kind::FEEDBACK, old, new, "The second half", &placed))?;
        let labels = |id: Id| -> Vec<(&str, String)> {
            let parts = split::parts(&workspace, &Kind::FEEDBACK, id).expect("there");
            parts.into_iter().filter(|part| part.group != "text").map(|part| (part.group, part.label)).collect()
        };
        let body = |id: Id| workspace.record(&Kind::FEEDBACK, id).expect("there").text("body").to_owned();
        for (part, place) in &placed {
            let here = [(old, *place != Place::Goes), (new, *place != Place::Stays)];
            for (id, is_there) in here {
                if part.group == "text" {
                    // The pieces of these texts are all different.
                    prop_assert_eq!(body(id).contains(&part.label), is_there, "{:?}", part);
                } else {
                    prop_assert_eq!(labels(id).contains(&(part.group, part.label.clone())), is_there, "{:?}", part);
                }
            }
        }
        if placed.iter().all(|(part, place)| part.group != "text" || *place != Place::Goes) {
            prop_assert_eq!(body(old), before);
        }
        let record = workspace.record(&Kind::FEEDBACK, new).expect("there");
        prop_assert_eq!(record.text("title"), "The second half");
    }
}

#[test]
fn an_idea_is_split_with_its_evidence_and_without_what_was_judged_of_the_whole() {
    let (idea, new) = (Id::from_u128(1), Id::from_u128(9));
    let insight = |id: u128| (Field::link("insights", Id::from_u128(id)), number(2.0));
    let fields = vec![
        text("title", "Exports"),
        text("description", "To PDF\nTo Excel"),
        insight(0x21),
        insight(0x22),
        (Field::element("tags", "export"), Value::Flag(true)),
        (Field::estimate("rice", Id::from_u128(7), "reach"), number(5.0)),
    ];
    let item = |id: u128, title: &str| (Kind::FEEDBACK, Id::from_u128(id), vec![text("title", title)]);
    let mut workspace = workspace(vec![
        (Kind::IDEAS, idea, fields),
        item(0x21, "PDF"),
        item(0x22, "Excel"),
    ]);
    let parts = split::parts(&workspace, &Kind::IDEAS, idea).expect("there");
    let named: Vec<(&str, &str)> = parts
        .iter()
        .map(|part| (part.group, part.label.as_str()))
        .collect();
    let expected = [
        ("text", "To PDF"),
        ("text", "To Excel"),
        ("tags", "export"),
        ("insights", "PDF"),
        ("insights", "Excel"),
    ];
    assert_eq!(named, expected);
    let place = |part: &Part| match part.label.as_str() {
        "To Excel" | "Excel" => Place::Goes,
        "export" => Place::Both,
        _ => Place::Stays,
    };
    let placed: Vec<(Part, Place)> = parts.iter().map(|part| (part.clone(), place(part))).collect();
    carry_out(
        &mut workspace,
        &split::command(&Kind::IDEAS, idea, new, "To Excel", &placed),
    )
    .expect("it holds");
    let shown = |id: Id| {
        let record = workspace.record(&Kind::IDEAS, id).expect("there");
        let insights: Vec<u128> = Idea::of(record).insights().map(|(id, _)| id.as_u128()).collect();
        let tags: Vec<String> = Idea::of(record).tags().collect();
        let reach = Idea::of(record).estimate("rice", Id::from_u128(7), "reach");
        (record.text("description").to_owned(), insights, tags, reach)
    };
    let tags = vec!["export".to_owned()];
    assert_eq!(
        shown(idea),
        ("To PDF".to_owned(), vec![0x21], tags.clone(), Some(5.0))
    );
    assert_eq!(shown(new), ("To Excel".to_owned(), vec![0x22], tags, None));
}

#[test]
fn ideas_are_merged_with_their_evidence_and_estimates() {
    let (a, b) = (Id::from_u128(1), Id::from_u128(2));
    let estimate = |person: u128, reach: f64| {
        (
            Field::estimate("rice", Id::from_u128(person), "reach"),
            number(reach),
        )
    };
    let idea = |id: Id, title: &str, more: Vec<(Field, Value)>| {
        let fields = more
            .into_iter()
            .chain([text("title", title), text("description", title)]);
        (Kind::IDEAS, id, fields.collect::<Vec<_>>())
    };
    let mut workspace = workspace(vec![
        idea(a, "Quick export", vec![estimate(1, 5.0)]),
        idea(b, "Fast export", vec![estimate(1, 9.0), estimate(2, 7.0)]),
        (
            Kind::BOARDS,
            Id::from_u128(3),
            vec![(Field::link("ideas", b), Value::Flag(true))],
        ),
    ]);
    carry_out(
        &mut workspace,
        &Command::Join {
            kind: Kind::IDEAS,
            ids: vec![b],
            into: a,
        },
    )
    .expect("it holds");
    let record = workspace.record(&Kind::IDEAS, a).expect("it stays");
    assert_eq!(
        record.text("description"),
        "Quick export\n\n---\n\nFast export\n\nFast export"
    );
    assert_eq!(
        Idea::of(record).estimate("rice", Id::from_u128(1), "reach"),
        Some(5.0)
    );
    assert_eq!(
        Idea::of(record).estimate("rice", Id::from_u128(2), "reach"),
        Some(7.0)
    );
    let board = workspace.record(&Kind::BOARDS, Id::from_u128(3)).expect("there");
    assert_eq!(board.links("ideas").map(|(id, _)| id).collect::<Vec<_>>(), [a]);
}

#[test]
fn what_is_not_there_cannot_be_merged() {
    let workspace = workspace(vec![(
        Kind::FEEDBACK,
        Id::from_u128(1),
        vec![text("title", "One")],
    )]);
    let join = |ids: Vec<u128>, into: u128| Command::Join {
        kind: Kind::FEEDBACK,
        ids: ids.into_iter().map(Id::from_u128).collect(),
        into: Id::from_u128(into),
    };
    for (wanted, missing) in [(join(vec![2], 1), 2), (join(vec![1], 2), 2)] {
        let error = CommandError::NotThere {
            kind: Kind::FEEDBACK,
            id: Id::from_u128(missing),
        };
        assert_eq!(apply(&workspace, &wanted, &env(&workspace)), Err(error));
    }
    assert_eq!(
        apply(&workspace, &join(vec![1], 1), &env(&workspace)),
        Err(CommandError::NothingToDo)
    );
}
