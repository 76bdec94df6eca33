//! The people of a workspace: who may be the same in another browser.

use tandem_core::command::apply;
use tandem_core::model::Role;
use tandem_core::view::people::{Namesake, namesake};
use tandem_core::{Command, Env, Id, Kind};

use crate::world::{World, text};

const HERE: Id = Id::from_u128(0x50);

#[test]
fn a_person_of_the_same_name_may_be_the_same_whatever_the_case() {
    let mut world = World::new("rice");
    let mut add = |id: u128, name: &str| {
        let fields = vec![text("name", name), text("role", "po")];
        world.add(Kind::PEOPLE, Id::from_u128(id), fields);
        Id::from_u128(id)
    };
    let pia = add(0x51, "Pia Meyer");
    add(0x52, "Pia");
    add(0x53, "");
    let found = |world: &World, person: Id, name: &str| namesake(&world.workspace, person, name);
    let known = Namesake {
        id: pia,
        name: "Pia Meyer".to_owned(),
        role: Role::Po,
    };
    assert_eq!(found(&world, HERE, " pia MEYER "), Some(known));
    assert_eq!(found(&world, HERE, "Pia Maier"), None);
    assert_eq!(found(&world, HERE, " "), None, "nobody is called nothing");
    assert_eq!(
        found(&world, pia, "Pia Meyer"),
        None,
        "who is known is nobody else"
    );
}

#[test]
fn of_several_it_is_whoever_did_something_last() {
    let mut world = World::new("rice");
    for id in [0x51, 0x52] {
        world.add(Kind::PEOPLE, Id::from_u128(id), vec![text("name", "Pia")]);
    }
    let of = |world: &World| namesake(&world.workspace, HERE, "Pia").map(|found| found.id);
    for id in [0x51, 0x52, 0x51] {
        world.now += 1;
        let env = Env {
            now: world.now,
            replica: Id::from_u128(7),
            by: Id::from_u128(id),
            seed: u128::from(world.now),
        };
        let idea = Command::Add {
            kind: Kind::IDEAS,
            id: env.id(0),
            fields: vec![text("title", "Said by one of them")],
        };
        let change = apply(&world.workspace, &idea, &env).expect("a new idea");
        world.workspace.apply(&change);
        assert_eq!(of(&world), Some(Id::from_u128(id)));
    }
}
