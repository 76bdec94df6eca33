//! Every defect that the laws, the fuzzer or a close look ever found in the kernel stays here as a test of its own.

use std::sync::Arc;

use tandem_core::command::apply;
use tandem_core::history::{History, Step as Way};
use tandem_core::merge::merge;
use tandem_core::model::check;
use tandem_core::snapshot::store::{decode_entry, encode_entry};
use tandem_core::{Command, CommandError, Dot, Env, Field, Id, Kind, Value, Workspace, time};

use crate::support::{
    START, Step, World, assert_same, env, export, file, import, merged, merged_file, part, record, registers,
};

const TITLE: usize = 0;
const TAG: usize = 1;

fn write(at: usize, field: usize, value: usize) -> Step {
    Step::Write {
        at,
        record: 0,
        field,
        value,
    }
}

fn sync(from: usize, to: usize) -> Step {
    Step::Sync { from, to }
}

fn idea(world: &World, at: usize) -> &tandem_core::Record {
    let (kind, id) = record(0);
    world.workspace(at).any_record(&kind, id).expect("there")
}

fn edit(field: Field, value: Option<Value>) -> Command {
    let (kind, id) = record(0);
    Command::Edit {
        kind,
        ids: vec![id],
        writes: vec![(field, value)],
    }
}

#[test]
fn deleting_ones_own_record_does_not_hide_what_another_made_under_the_same_id() {
    let mut world = World::after(
        2,
        &[
            write(0, TITLE, 1),
            write(1, TITLE, 2),
            Step::Delete { at: 0, record: 0 },
        ],
    );
    world.converge();
    assert!(
        !idea(&world, 0).is_deleted(),
        "the other's making is an edit, and an edit wins"
    );
    assert!(
        idea(&world, 0)
            .conflicts()
            .any(|(field, _)| *field == Field::DELETED)
    );
}

#[test]
fn an_undo_counts_as_an_edit_against_a_concurrent_deletion() {
    let steps = [
        write(0, TITLE, 1),
        write(0, TITLE, 2),
        sync(0, 1),
        write(0, TAG, 1),
        sync(0, 1),
        Step::Undo { at: 0 },
        Step::Undo { at: 0 },
        Step::Delete { at: 1, record: 0 },
    ];
    let mut world = World::after(2, &steps);
    assert_eq!(idea(&world, 0).text("title"), "a");
    world.converge();
    assert!(!idea(&world, 1).is_deleted());
}

#[test]
fn undoing_two_edits_of_one_field_takes_back_both() {
    let steps = [write(0, TITLE, 1), write(0, TITLE, 2), write(0, TITLE, 0)];
    let mut world = World::after(1, &steps);
    for expected in ["b", "a"] {
        world.run(&Step::Undo { at: 0 }).expect("undone");
        assert_eq!(idea(&world, 0).text("title"), expected);
    }
    for expected in ["b", ""] {
        world.run(&Step::Redo { at: 0 }).expect("redone");
        assert_eq!(idea(&world, 0).text("title"), expected);
    }
}

#[test]
fn undoing_a_merge_after_an_edit_does_not_revert_the_other_sides_edits() {
    let steps = [
        write(0, TITLE, 1),
        sync(0, 1),
        write(1, TITLE, 2),
        sync(1, 0),
        write(0, TAG, 1),
        Step::Undo { at: 0 },
        Step::Undo { at: 0 },
    ];
    let mut world = World::after(2, &steps);
    world.converge();
    assert_eq!(idea(&world, 1).text("title"), "b");
    assert_eq!(world.workspace(1).conflicts().count(), 0);
}

#[test]
fn redoing_a_merge_after_an_edit_in_another_tab_loses_neither() {
    let turn = Step::Turn { at: 0 };
    let steps = [
        write(0, TITLE, 1),
        sync(0, 1),
        write(1, TITLE, 2),
        sync(1, 0),
        Step::Undo { at: 0 },
        turn.clone(),
        write(0, TITLE, 0),
        turn,
        Step::Redo { at: 0 },
    ];
    let mut world = World::after(2, &steps);
    world.converge();
    let title: Vec<_> = idea(&world, 1)
        .siblings(&Field::named("title"))
        .into_iter()
        .map(|s| s.value)
        .collect();
    assert_eq!(title, [None, Some(Value::text("b"))]);
    assert_eq!(world.workspace(0).conflicts().count(), 1);
}

#[test]
fn undoing_a_merge_after_another_tab_merged_more_makes_no_false_conflict() {
    let turn = Step::Turn { at: 0 };
    let steps = [
        write(0, TITLE, 1),
        sync(0, 1),
        write(1, TITLE, 2),
        sync(1, 0),
        Step::Write {
            at: 1,
            record: 1,
            field: 0,
            value: 1,
        },
        turn.clone(),
        sync(1, 0),
        turn,
        Step::Undo { at: 0 },
    ];
    let mut world = World::after(2, &steps);
    world.converge();
    assert_eq!(world.workspace(0).conflicts().count(), 0);
    assert_eq!(idea(&world, 0).text("title"), "b");
}

#[test]
fn undoing_a_partial_merge_with_values_without_versions_writes_nothing_in_the_others_name() {
    let mut world = World::after(2, &[write(0, TITLE, 1), sync(0, 1), write(1, TITLE, 2)]);
    let mut mixed = file(part(world.workspace(1), 1), false);
    let (kind, id) = record(1);
    mixed.loose = vec![(kind, id, vec![(Field::named("title"), Value::text("by hand"))])];
    let taken = Command::Merge {
        snapshot: Arc::new(mixed),
    };
    world.perform(0, &taken, Way::Do).expect("merges");
    world.run(&Step::Undo { at: 0 }).expect("undoes");
    assert_eq!(idea(&world, 0).text("title"), "a");
    world.converge();
    assert_eq!(
        idea(&world, 1).text("title"),
        "b",
        "the undo is no edit of the other's title"
    );
    let (kind, id) = record(1);
    assert!(
        world.workspace(1).record(&kind, id).is_none(),
        "what was by hand is deleted again"
    );
}

#[test]
fn what_a_partial_file_showed_is_forgotten_once_the_vector_says_it() {
    let mut world = World::after(
        2,
        &[
            write(1, TITLE, 1),
            Step::Part {
                from: 1,
                to: 0,
                records: 1,
            },
        ],
    );
    assert!(!idea(&world, 0).context().is_empty());
    world.converge();
    assert!(idea(&world, 0).context().is_empty());
    assert_same(world.workspace(0), world.workspace(1));
    // Also where the whole file holds the very same record.
    let world = World::after(
        3,
        &[
            write(1, TITLE, 1),
            Step::Part {
                from: 1,
                to: 0,
                records: 1,
            },
            Step::Part {
                from: 1,
                to: 2,
                records: 1,
            },
            sync(2, 0),
            sync(1, 0),
        ],
    );
    assert_same(
        world.workspace(0),
        &merged(world.workspace(1), world.workspace(0)),
    );
}

#[test]
fn every_finite_number_reads_back_exactly() {
    for number in [
        0.1 + 0.2,
        5e-324,
        1.797_693_134_862_315_7e308,
        2.225_073_858_507_201_4e-308,
        123.456_789_012_345_67e-7,
    ] {
        let mut world = World::after(1, &[write(0, TITLE, 1)]);
        let value = Value::number(number).expect("finite");
        world
            .perform(0, &edit(Field::named("novel"), Some(value)), Way::Do)
            .expect("applies");
        assert_same(
            &import(&export(world.workspace(0), true)).content,
            world.workspace(0),
        );
    }
}

#[test]
fn names_that_stand_for_the_record_itself_cannot_be_fields() {
    for name in ["id", "versions", "conflicts", "context", "*"] {
        let world = World::after(1, &[write(0, TITLE, 1)]);
        let refused = apply(
            world.workspace(0),
            &edit(Field::named(name), Some(Value::Null)),
            &env(START),
        );
        assert!(matches!(refused, Err(CommandError::BadField { .. })), "{name}");
    }
}

#[test]
fn an_element_without_a_name_cannot_be_written() {
    let world = World::after(1, &[write(0, TITLE, 1)]);
    for path in ["novel/", "novel//b"] {
        let refused = apply(
            world.workspace(0),
            &edit(Field::from_path(path), Some(Value::Null)),
            &env(START),
        );
        assert!(matches!(refused, Err(CommandError::BadField { .. })), "{path}");
    }
}

#[test]
fn an_object_is_a_map_of_fields_and_never_a_value() {
    let field = Field::named("novel");
    assert!(check(&Kind::IDEAS, &field, &Value::Map([].into())).is_err());
    assert!(check(&Kind::IDEAS, &field, &Value::List([Value::Map([].into())].into())).is_ok());
}

#[test]
fn what_is_nested_too_deeply_to_be_read_back_as_a_conflict_is_refused() {
    let nested = |depth: usize| (0..depth).fold(Value::Null, |inner, _| Value::List([inner].into()));
    let (kind, field) = (Kind::IDEAS, Field::named("novel"));
    let deepest = (0..100)
        .rfind(|depth| check(&kind, &field, &nested(*depth)).is_ok())
        .expect("some depth");
    let mut world = World::after(2, &[write(0, TITLE, 1), sync(0, 1)]);
    world
        .perform(0, &edit(field.clone(), Some(nested(deepest))), Way::Do)
        .expect("applies");
    let other = nested(deepest - 1);
    world
        .perform(1, &edit(field, Some(other)), Way::Do)
        .expect("applies");
    let change = world.run(&sync(0, 1)).expect("merges");
    assert_eq!(
        change.records[0].to.as_ref().expect("there").conflicts().count(),
        1
    );
    let mut before = world.workspace(1).clone();
    before.apply(&change.invert());
    assert_eq!(
        decode_entry(&encode_entry(&change), &before).expect("reads"),
        *change
    );
    assert_same(
        &import(&export(world.workspace(1), true)).content,
        world.workspace(1),
    );
    let path = Field::from_path(vec!["deep"; 100].join("/"));
    assert!(check(&kind, &path, &Value::Null).is_err());
}

#[test]
fn the_order_of_keys_inside_a_list_says_nothing() {
    let mut world = World::after(1, &[write(0, TITLE, 1)]);
    let text = String::from_utf8(export(world.workspace(0), true)).expect("text");
    let with = |object: &str| {
        import(
            text.replacen("\"title\"", &format!("\"novel\":[{object}],\"title\""), 1)
                .as_bytes(),
        )
    };
    let (one, other) = (with(r#"{"a":1,"b":2}"#), with(r#"{"b":2,"a":1}"#));
    assert_eq!(one.content, other.content);
    world.replicas[0].workspace = one.content;
    assert!(
        merge(world.workspace(0), &file(other.content, true), &env(START))
            .change
            .is_none()
    );
}

#[test]
fn clocks_do_not_decide_whether_values_without_versions_settle_a_conflict() {
    let outcomes = [-10_000_i64, 10_000].map(|skew| {
        let mut world = World::new(2);
        world.replicas[1].skew = skew;
        for step in [
            write(0, TITLE, 1),
            sync(0, 1),
            write(0, TITLE, 2),
            write(1, TITLE, 0),
            sync(1, 0),
        ] {
            let _ = world.run(&step);
        }
        assert_eq!(world.workspace(0).conflicts().count(), 1);
        let (kind, id) = record(0);
        let mut by_hand = file(Workspace::new(world.workspace(0).id()), true);
        by_hand.loose = vec![(kind, id, vec![(Field::named("title"), Value::text("b"))])];
        registers(&merged_file(world.workspace(0), &by_hand))
    });
    assert_eq!(outcomes[0], outcomes[1]);
}

#[test]
fn a_deletion_among_other_writes_is_not_undone_by_them() {
    let (kind, id) = record(0);
    let world = World::after(1, &[write(0, TITLE, 1)]);
    let mut writes = vec![
        (Field::DELETED, Some(Value::Flag(true))),
        (Field::named("title"), Some(Value::text("last words"))),
    ];
    for _ in 0..2 {
        let command = Command::Edit {
            kind: kind.clone(),
            ids: vec![id],
            writes: writes.clone(),
        };
        let change = apply(world.workspace(0), &command, &env(START)).expect("applies");
        assert!(change.records[0].to.as_ref().expect("there").is_deleted());
        writes.reverse();
    }
}

#[test]
fn an_old_file_is_a_no_op_also_where_the_log_forgot_its_entries() {
    let mut world = World::after(1, &[write(0, TITLE, 1)]);
    let old = import(&export(world.workspace(0), true));
    world.run(&write(0, TITLE, 2)).expect("applies");
    world.run(&write(0, TAG, 1)).expect("applies");
    world
        .run(&Step::Write {
            at: 0,
            record: 1,
            field: 0,
            value: 1,
        })
        .expect("applies");
    let second = import(&export(world.workspace(0), true));
    world.run(&write(0, TAG, 0)).expect("applies");
    let reopened = import(&export(world.workspace(0), true)).content;
    for file in [old, second] {
        assert!(merge(&reopened, &file, &env(START)).change.is_none());
    }
}

#[test]
fn a_clock_beyond_the_year_9999_reads_back_as_it_was_kept() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let far = Env {
        now: u64::MAX - 5,
        ..env(START)
    };
    let (kind, id) = record(0);
    let command = Command::Add {
        kind,
        id,
        fields: vec![(Field::named("title"), Value::text("a"))],
    };
    for command in [command, edit(Field::named("title"), Some(Value::text("b")))] {
        let change = apply(&workspace, &command, &far).expect("applies");
        workspace.apply(&change);
    }
    assert_eq!(
        time::parse(&time::format(u64::MAX)),
        workspace.log().values().map(|entry| entry.at).max()
    );
    assert_same(
        &merged(&import(&export(&workspace, true)).content, &workspace),
        &workspace,
    );
}

#[test]
fn every_log_entry_that_an_undo_takes_away_is_told_in_the_journal() {
    let mut world = World::after(2, &[write(1, TITLE, 1), write(1, TAG, 1), sync(1, 0)]);
    let before = world.workspace(0).clone();
    let undo = world.run(&Step::Undo { at: 0 }).expect("undone");
    assert_eq!(undo.log.len(), 2);
    assert_eq!(decode_entry(&encode_entry(&undo), &before).expect("reads"), *undo);
}

#[test]
fn an_undo_after_which_nothing_was_seen_reads_back_from_the_journal() {
    let other = |record| Step::Write {
        at: 2,
        record,
        field: TITLE,
        value: 0,
    };
    let part = Step::Part {
        from: 2,
        to: 0,
        records: 4,
    };
    let mut world = World::after(3, &[other(2), sync(2, 1), other(0), part, sync(1, 0)]);
    let before = world.workspace(0).clone();
    let undo = world.run(&Step::Undo { at: 0 }).expect("undone");
    assert!(undo.seen.1.is_empty());
    assert_eq!(decode_entry(&encode_entry(&undo), &before).expect("reads"), *undo);
}

#[test]
fn changes_made_again_under_shifted_numbers_keep_their_places_in_history() {
    let mut world = World::after(1, &[write(0, TITLE, 1)]);
    let mut history = History::default();
    let olds: Vec<_> = [write(0, TITLE, 2), write(0, TAG, 1)]
        .iter()
        .map(|step| world.run(step).expect("applies"))
        .inspect(|change| history.record(change.clone(), Way::Do))
        .collect();
    // Another tab was first: both are made again, each one number later.
    let news: Vec<_> = olds
        .iter()
        .map(|old| {
            let mut new = old.as_ref().clone();
            new.dot = old.dot.map(|dot| Dot { n: dot.n + 1, ..dot });
            Arc::new(new)
        })
        .collect();
    for (old, new) in olds.iter().zip(&news) {
        history.replace(old, new);
    }
    assert_eq!(history.latest(), Some(&news[1]));
    history.forget(Way::Undo);
    assert_eq!(history.latest(), Some(&news[0]));
}
