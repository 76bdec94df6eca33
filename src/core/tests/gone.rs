//! What is gone counts nowhere: customers behind what fits, and parts of what is split.

use tandem_core::view::fit::begin;
use tandem_core::view::split::parts;
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::world::{BOARD, World, rice, text};

const ACME: Id = Id::from_u128(0x700);
const BETA: Id = Id::from_u128(0x701);
const SAID: Id = Id::from_u128(0x300);

/// An idea of one month, with feedback of one customer that another backs.
fn world() -> (World, Id) {
    let mut world = World::new("rice");
    for (id, name) in [(ACME, "Acme"), (BETA, "Beta")] {
        world.add(Kind::CUSTOMERS, id, vec![text("name", name)]);
    }
    let fields = vec![
        text("title", "Said"),
        (Field::named("customer"), Value::link(ACME)),
        (Field::link("supporters", BETA), Value::Flag(true)),
    ];
    world.add(Kind::FEEDBACK, SAID, fields);
    let idea = world.idea("Alpha", "rice", &rice(400.0, 1.0));
    world.run(&Command::Link {
        feedback: vec![SAID],
        idea,
        importance: 1.0,
    });
    (world, idea)
}

fn delete(world: &mut World, kind: Kind, id: Id) {
    world.run(&Command::Delete { kind, ids: vec![id] });
}

#[test]
fn a_customer_who_is_gone_wants_nothing_of_what_fits() {
    let (mut world, _) = world();
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![
            (Field::named("capacity"), Value::number(2.0)),
            (Field::named("worth"), Some(Value::text("customers"))),
        ],
    });
    let fits = |world: &World| {
        let mut search = begin(&world.workspace, &world.view()).expect("a capacity");
        search.step(100);
        search.best().customers
    };
    assert_eq!(fits(&world), Some((2, 2)));
    delete(&mut world, Kind::CUSTOMERS, BETA);
    assert_eq!(fits(&world), Some((1, 1)));
}

#[test]
fn what_is_split_has_no_parts_without_a_name() {
    let (mut world, idea) = world();
    let objective = Id::from_u128(0x600);
    world.add(Kind::OBJECTIVES, objective, vec![text("title", "Grow")]);
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: vec![(Field::link("objectives", objective), Value::number(50.0))],
    });
    let told = |world: &World, kind: &Kind, id: Id| -> Vec<String> {
        let parts = parts(&world.workspace, kind, id).expect("there");
        parts.into_iter().map(|part| part.label).collect()
    };
    assert_eq!(told(&world, &Kind::FEEDBACK, SAID), ["Acme", "Beta", "Alpha"]);
    assert_eq!(told(&world, &Kind::IDEAS, idea), ["Said", "Grow"]);
    delete(&mut world, Kind::CUSTOMERS, ACME);
    assert_eq!(told(&world, &Kind::FEEDBACK, SAID), ["Beta", "Alpha"]);
    delete(&mut world, Kind::FEEDBACK, SAID);
    delete(&mut world, Kind::OBJECTIVES, objective);
    assert!(told(&world, &Kind::IDEAS, idea).is_empty());
}
