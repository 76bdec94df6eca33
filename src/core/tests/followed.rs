//! What follows edits shows what it would show made anew.

use proptest::prelude::*;
use tandem_core::model::Feedback;
use tandem_core::view::Tally;
use tandem_core::view::inbox::{inbox, inbox_again};
use tandem_core::{Command, Dot, Field, Id, Kind, Record, Value, VersionVector, Workspace};

use crate::support::cases;
use crate::world::{World, text};

/// What somebody does to feedback.
#[derive(Clone, Debug)]
enum Act {
    Add(u8),
    Many(u8),
    Write(usize, u8),
    Tag(usize, u8, bool),
    Delete(usize),
    Restore(usize),
    Elsewhere,
}

fn act() -> impl Strategy<Value = Act> {
    let item = 0..8_usize;
    prop_oneof![
        3 => (0..4_u8).prop_map(Act::Add),
        1 => (1..80_u8).prop_map(Act::Many),
        6 => (item.clone(), 0..12_u8).prop_map(|(item, what)| Act::Write(item, what)),
        3 => (item.clone(), 0..3_u8, any::<bool>()).prop_map(|(item, tag, there)| Act::Tag(item, tag, there)),
        2 => item.clone().prop_map(Act::Delete),
        1 => item.prop_map(Act::Restore),
        1 => Just(Act::Elsewhere),
    ]
}

fn edit(world: &mut World, id: Id, field: Field, value: Option<Value>) {
    world.try_run(&Command::Edit {
        kind: Kind::FEEDBACK,
        ids: vec![id],
        writes: vec![(field, value)],
    });
}

fn carry_out(world: &mut World, items: &mut Vec<Id>, act: &Act) {
    let item = |at: usize, items: &[Id]| items.get(at % items.len().max(1)).copied();
    match *act {
        Act::Add(said) => {
            // Some come before others in the order of ids, whenever they are written down.
            let id = Id::from_u128(u128::from(said) << 64 | u128::from(world.now));
            let mut fields = vec![text("title", "Too slow")];
            if said > 1 {
                fields.push(text("said", &format!("2025-0{said}-01T00:00:00Z")));
            }
            world.add(Kind::FEEDBACK, id, fields);
            items.push(id);
        }
        Act::Many(count) => {
            let records = (0..count).map(|at| {
                let id = Id::from_u128(0x9_0000 + u128::from(world.now) * 100 + u128::from(at));
                (Kind::FEEDBACK, id, vec![text("title", "One of many")])
            });
            let records: Vec<_> = records.collect();
            items.extend(records.iter().map(|(_, id, _)| *id));
            world.try_run(&Command::Import {
                records,
                writes: Vec::new(),
            });
        }
        Act::Write(at, what) => {
            let Some(id) = item(at, items) else { return };
            let (field, value) = match what {
                0..4 => (
                    "status",
                    ["new", "accepted", "declined", "of another build"][usize::from(what)],
                ),
                4..8 => (
                    "said",
                    ["2025-01-01", "2026-01-01", "yesterday", ""][usize::from(what) - 4],
                ),
                8..10 => ("title", ["A title", "Another title"][usize::from(what) - 8]),
                _ => ("said", ""),
            };
            let value = Some(value).filter(|value| !value.is_empty()).map(Value::text);
            edit(world, id, Field::named(field), value);
        }
        Act::Tag(at, tag, there) => {
            let Some(id) = item(at, items) else { return };
            let tag = Field::element("tags", ["a", "b", "c/d"][usize::from(tag)]);
            edit(world, id, tag, there.then_some(Value::Flag(true)));
        }
        Act::Delete(at) => {
            let Some(id) = item(at, items) else { return };
            world.try_run(&Command::Delete {
                kind: Kind::FEEDBACK,
                ids: vec![id],
            });
        }
        Act::Restore(at) => {
            let Some(id) = item(at, items) else { return };
            edit(world, id, Field::named("title"), Some(Value::text("Again")));
        }
        Act::Elsewhere => {
            world.idea("An idea", "rice", &[]);
        }
    }
}

fn waiting(record: &Record) -> usize {
    usize::from(!record.is_deleted() && Feedback::of(record).status() == "new")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 10, ..cases() })]

    /// Law: following edits shows what looking at everything shows, and says so when nothing is different.
    #[test]
    fn a_followed_inbox_and_a_followed_count_are_those_made_anew(
        acts in proptest::collection::vec(act(), 1..40),
        seldom in 1..4_usize,
    ) {
        let mut world = World::new("rice");
        let mut items = Vec::new();
        let (mut listed, mut counted) = (None, None);
        for (at, act) in acts.iter().enumerate() {
            carry_out(&mut world, &mut items, act);
            if at % seldom != 0 {
                continue;
            }
            let before = listed.clone();
            let (next, changed) = inbox_again(listed, &world.workspace);
            prop_assert_eq!(&next, &inbox(&world.workspace), "after {:?}", act);
            prop_assert!(changed || Some(&next) == before.as_ref(), "{:?} was not told of", act);
            listed = Some(next);

            let kinds = [&Kind::FEEDBACK, &Kind::IDEAS];
            let old = counted.as_ref().map(|counted: &Tally| counted.count);
            let (next, is_new) = Tally::again(counted, &world.workspace, kinds, waiting);
            let all = world.workspace.collection(&Kind::FEEDBACK).into_iter().flatten();
            let ideas = world.workspace.records(&Kind::IDEAS).count();
            prop_assert_eq!(next.count, all.map(|record| waiting(record)).sum::<usize>() + ideas);
            prop_assert_eq!(is_new, old != Some(next.count));
            counted = Some(next);
        }
    }
}

#[test]
fn what_is_counted_of_other_kinds_is_counted_anew() {
    let mut world = World::new("rice");
    world.idea("An idea", "rice", &[]);
    let (counted, _) = Tally::again(None, &world.workspace, [&Kind::FEEDBACK], waiting);
    assert_eq!(counted.count, 0);
    let one = |_: &Record| 1;
    let (counted, is_new) = Tally::again(Some(counted), &world.workspace, [&Kind::IDEAS], one);
    assert_eq!((counted.count, is_new), (1, true));
}

/// A moment that was not known may become known by what a file brings along, without the item being changed.
#[test]
fn an_item_takes_its_place_once_its_moment_is_known() {
    let dot = |n| Dot {
        replica: Id::from_u128(7),
        n,
    };
    let item = |id, n| {
        (
            Kind::FEEDBACK,
            Record::new(Id::from_u128(id), dot(n), [text("title", "Said")]),
        )
    };
    let of = |log| {
        Workspace::from_parts(
            Id::from_u128(9),
            VersionVector::default(),
            log,
            [item(1, 2), item(2, 1)],
        )
    };
    let entry = |at| tandem_core::LogEntry {
        at,
        by: Id::from_u128(1),
        did: "add-feedback".into(),
    };
    let late = of([(dot(2), entry(5))].into_iter().collect());
    let (listed, _) = inbox_again(None, &late);
    assert_eq!(listed.order[0].id(), Id::from_u128(1));
    let known = of([(dot(1), entry(9)), (dot(2), entry(5))].into_iter().collect());
    let (listed, _) = inbox_again(Some(listed), &known);
    assert_eq!(listed.order[0].id(), Id::from_u128(2));
    assert_eq!(listed, inbox(&known));
}
