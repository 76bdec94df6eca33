//! Conflicts about what was merged away or deleted: nothing is chosen for anybody, and nothing comes back by a choice.

use std::sync::Arc;

use tandem_core::command::apply;
use tandem_core::view::conflict::conflicts;
use tandem_core::view::customer_name;
use tandem_core::{Change, Command, Env, Field, Id, Kind, Value, Workspace};

use crate::both_sides::{exchange, there};
use crate::followed_merges::{as_other, id, join, replicas};
use crate::world::{PM, World, text};

/// Customers, feedback and ideas that are there from the beginning.
const A: u128 = 0x41;
const B: u128 = 0x42;
/// What is added here.
const NEW: u128 = 0x51;

fn write(kind: &Kind, of: u128, field: Field, value: Value) -> Command {
    Command::Edit {
        kind: kind.clone(),
        ids: vec![id(of)],
        writes: vec![(field, Some(value))],
    }
}

/// Both sides write another value into one field, ours later or earlier, and know of it.
fn disagree(ours: &mut World, theirs: &mut World, write: impl Fn(bool) -> Command, ours_is_later: bool) {
    if ours_is_later {
        ours.now = ours.now.max(theirs.now) + 10;
    } else {
        theirs.now = ours.now.max(theirs.now) + 10;
    }
    ours.run(&write(true));
    as_other(theirs, &write(false));
    exchange(ours, theirs);
    exchange(ours, theirs);
}

fn values(workspace: &Workspace, kind: &Kind, of: u128, field: &Field) -> Vec<Option<Value>> {
    let record = workspace.any_record(kind, id(of)).expect("known");
    let mut values: Vec<_> = record
        .siblings(field)
        .into_iter()
        .map(|sibling| sibling.value)
        .collect();
    values.sort_unstable();
    values.dedup();
    values
}

fn link(to: u128) -> Value {
    Value::link(id(to))
}

/// Feedback of which one side says that A said it, the other that B did; and a third customer.
fn of_two_customers(a_is_shown: bool) -> (World, World) {
    let (mut ours, mut theirs) = replicas();
    ours.add(Kind::CUSTOMERS, id(NEW), vec![text("name", "Acme Inc.")]);
    exchange(&mut ours, &mut theirs);
    let said = |is_ours: bool| {
        let customer = if is_ours { A } else { B };
        write(
            &Kind::FEEDBACK,
            A,
            Field::named("customer"),
            Value::link(id(customer)),
        )
    };
    disagree(&mut ours, &mut theirs, said, a_is_shown);
    (ours, theirs)
}

fn shown_customer(workspace: &Workspace) -> Option<Id> {
    let record = workspace.record(&Kind::FEEDBACK, id(A)).expect("there");
    record.value("customer").and_then(Value::as_link)
}

#[test]
fn a_customer_that_one_side_of_a_conflict_names_is_merged_away_and_both_sides_stay() {
    let customer = Field::named("customer");
    for (a_is_shown, in_a_file) in [(true, false), (false, false), (true, true), (false, true)] {
        let (mut ours, mut theirs) = of_two_customers(a_is_shown);
        join(&mut ours, Kind::CUSTOMERS, A, NEW);
        if in_a_file {
            exchange(&mut ours, &mut theirs);
        }
        let side = if in_a_file { &theirs } else { &ours };
        let shown = if a_is_shown { NEW } else { B };
        assert_eq!(shown_customer(&side.workspace), Some(id(shown)));
        let open = conflicts(&side.workspace, PM);
        assert_eq!(open.len(), 1, "nobody has chosen yet");
        for side in &open[0].sides {
            let mut settled = ours.workspace.clone();
            let settle = Command::Settle {
                kind: Kind::FEEDBACK,
                id: id(A),
                field: customer.clone(),
                value: side.value.clone(),
            };
            let env = env(&ours);
            let change = apply(&settled, &settle, &env).expect("applies");
            settled.apply(&change);
            assert!(!customer_name(&settled, shown_customer(&settled)).is_empty());
            assert!(conflicts(&settled, PM).is_empty());
        }
    }
}

#[test]
fn who_wrote_the_side_that_is_not_led_over_stays_told() {
    let (mut ours, _) = of_two_customers(true);
    let by = |world: &World| {
        let record = world.workspace.record(&Kind::FEEDBACK, id(A)).expect("there");
        let mut siblings = record.siblings(&Field::named("customer")).into_iter();
        siblings
            .find(|sibling| sibling.value == Some(link(B)))
            .map(|sibling| sibling.dot)
    };
    let before = by(&ours);
    join(&mut ours, Kind::CUSTOMERS, A, NEW);
    assert_eq!(by(&ours), before);
    assert!(before.is_some());
}

#[test]
fn a_conflict_between_two_that_become_one_is_none() {
    for (a_is_shown, from, into) in [(true, A, B), (true, B, A), (false, A, B), (false, B, A)] {
        let (mut ours, mut theirs) = of_two_customers(a_is_shown);
        join(&mut ours, Kind::CUSTOMERS, from, into);
        exchange(&mut ours, &mut theirs);
        for world in [&ours, &theirs] {
            assert_eq!(shown_customer(&world.workspace), Some(id(into)));
            let open = conflicts(&world.workspace, PM);
            assert!(open.is_empty(), "{open:?}");
        }
    }
}

#[test]
fn importances_that_disagree_go_on_disagreeing_when_what_they_are_of_is_merged_away() {
    let number = |number: f64| Value::number(number).expect("finite");
    let insight = |of: u128| Field::link("insights", id(of));
    let disagreed = |here: Option<f64>| {
        let (mut ours, mut theirs) = replicas();
        if let Some(here) = here {
            ours.run(&write(&Kind::IDEAS, A, insight(B), number(here)));
            exchange(&mut ours, &mut theirs);
        }
        let say = |is_ours: bool| {
            write(
                &Kind::IDEAS,
                A,
                insight(A),
                number(if is_ours { 1.0 } else { 3.0 }),
            )
        };
        disagree(&mut ours, &mut theirs, say, true);
        join(&mut ours, Kind::FEEDBACK, A, B);
        exchange(&mut ours, &mut theirs);
        assert_eq!(
            values(&ours.workspace, &Kind::IDEAS, A, &insight(B)),
            values(&theirs.workspace, &Kind::IDEAS, A, &insight(B))
        );
        ours
    };
    let left = |here: Option<f64>| values(&disagreed(here).workspace, &Kind::IDEAS, A, &insight(B));
    assert_eq!(left(None), [Some(number(1.0)), Some(number(3.0))]);
    assert_eq!(
        left(Some(2.0)),
        [Some(number(2.0)), Some(number(3.0))],
        "the greater counts"
    );
    assert_eq!(left(Some(3.0)), [Some(number(3.0))]);
    let record = disagreed(None);
    let record = record.workspace.record(&Kind::IDEAS, id(A)).expect("there");
    assert_eq!(record.get(&insight(A)), None);
}

fn env(world: &World) -> Env {
    Env {
        now: world.now + 1,
        replica: id(7),
        by: PM,
        seed: u128::from(world.now),
    }
}

/// Carries a Command out as ours, and gives the Change.
fn done(world: &mut World, command: &Command) -> Arc<Change> {
    let change = Arc::new(apply(&world.workspace, command, &env(world)).expect("applies"));
    world.workspace.apply(&change);
    world.now += 1;
    change
}

#[test]
fn what_two_merged_into_two_stays_away_whatever_is_chosen() {
    for kind in [Kind::CUSTOMERS, Kind::FEEDBACK, Kind::IDEAS] {
        for chosen in [A, B] {
            let (mut ours, mut theirs) = replicas();
            let (field, value) = text(if kind == Kind::CUSTOMERS { "name" } else { "title" }, "Third");
            ours.add(kind.clone(), id(NEW), vec![(field, value)]);
            exchange(&mut ours, &mut theirs);
            join(&mut ours, kind.clone(), NEW, A);
            let other = Command::Join {
                kind: kind.clone(),
                ids: vec![id(NEW)],
                into: id(B),
            };
            as_other(&mut theirs, &other);
            exchange(&mut ours, &mut theirs);
            let open = conflicts(&ours.workspace, PM);
            assert!(
                open.iter().any(|conflict| conflict.field == Field::MERGED_INTO),
                "{open:?}"
            );
            ours.run(&Command::Settle {
                kind: kind.clone(),
                id: id(NEW),
                field: Field::MERGED_INTO,
                value: Some(link(chosen)),
            });
            exchange(&mut ours, &mut theirs);
            for world in [&ours, &theirs] {
                assert_eq!(there(&world.workspace, &kind), [id(A), id(B)]);
                assert_eq!(world.workspace.survivor(&kind, id(NEW)), Some(id(chosen)));
                assert!(conflicts(&world.workspace, PM).is_empty());
            }
        }
    }
}

#[test]
fn what_is_deleted_or_merged_away_has_no_conflicts_until_it_is_there_again() {
    let delete = Command::Delete {
        kind: Kind::IDEAS,
        ids: vec![id(A)],
    };
    let join = Command::Join {
        kind: Kind::IDEAS,
        ids: vec![id(A)],
        into: id(B),
    };
    for command in [delete, join] {
        let (mut ours, mut theirs) = replicas();
        let say = |is_ours: bool| {
            let title = Value::text(if is_ours { "Alpha" } else { "Beta" });
            write(&Kind::IDEAS, A, Field::named("title"), title)
        };
        disagree(&mut ours, &mut theirs, say, true);
        assert_eq!(ours.workspace.conflicts().count(), 1);
        let change = done(&mut ours, &command);
        assert_eq!(ours.workspace.conflicts().count(), 0);
        // Who has the list open still chooses.
        let settle = Command::Settle {
            kind: Kind::IDEAS,
            id: id(A),
            field: Field::named("title"),
            value: Some(Value::text("Beta")),
        };
        let mut late = World {
            workspace: ours.workspace.clone(),
            now: ours.now,
        };
        late.run(&settle);
        assert_eq!(there(&late.workspace, &Kind::IDEAS), [id(B)]);
        done(&mut ours, &Command::Revert { change });
        assert_eq!(there(&ours.workspace, &Kind::IDEAS), [id(A), id(B)]);
        assert_eq!(ours.workspace.conflicts().count(), 1, "nobody has chosen");
    }
}
