//! What is gone counts nowhere: customers behind what fits, parts of what is split, and reviews of ideas.

use tandem_core::calibration::cases;
use tandem_core::model::outcome::found_field;
use tandem_core::view::fit::begin;
use tandem_core::view::split::parts;
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::world::{BOARD, PM, World, rice, text};

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
fn the_review_of_an_idea_that_is_gone_judges_nobody() {
    let (mut world, idea) = world();
    let review = Id::from_u128(0x90);
    let number = |field: Field, value: f64| (field, Value::number(value).expect("finite"));
    let fields = vec![
        (Field::named("idea"), Value::link(idea)),
        number(Field::from_path(format!("expected/rice/{PM}/reach")), 400.0),
        number(found_field("rice", "reach"), 100.0),
    ];
    world.add(Kind::OUTCOMES, review, fields);
    assert_eq!(cases(&world.workspace).len(), 1);
    delete(&mut world, Kind::IDEAS, idea);
    assert!(cases(&world.workspace).is_empty());
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
