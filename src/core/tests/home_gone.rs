//! The first page counts nothing that is gone.

use tandem_core::model::Role;
use tandem_core::view::home::{Home, LATELY, home};
use tandem_core::{Command, Field, Id, Kind, Value, time};

use crate::world::{PM, World, text};

fn shown(world: &World) -> Home {
    home(&world.workspace, (PM, Role::Pm), world.now, time::date)
}

fn said(world: &mut World, id: u128, customer: Option<Id>) -> Id {
    let by = customer.map(|customer| (Field::named("customer"), Value::link(customer)));
    let fields = std::iter::once(text("title", "Said")).chain(by);
    world.add(Kind::FEEDBACK, Id::from_u128(id), fields.collect());
    Id::from_u128(id)
}

fn link(world: &mut World, idea: Id, feedback: &[Id]) {
    world.run(&Command::Link {
        feedback: feedback.to_vec(),
        idea,
        importance: 1.0,
    });
}

fn delete(world: &mut World, kind: Kind, id: Id) {
    world.run(&Command::Delete { kind, ids: vec![id] });
}

/// The lines about ideas that gained weight.
fn gained(world: &World) -> usize {
    let shown = shown(world);
    let section = shown.sections.iter().find(|section| section.about == "weight");
    section.map_or(0, |section| section.lines.len() + section.more)
}

#[test]
fn an_idea_whose_feedback_is_gone_is_without_feedback() {
    let mut world = World::new("rice");
    let idea = world.idea("Alpha", "rice", &[]);
    let feedback = said(&mut world, 0x300, None);
    link(&mut world, idea, &[feedback]);
    assert_eq!(shown(&world).round[1].left, "");
    delete(&mut world, Kind::FEEDBACK, feedback);
    assert_eq!(shown(&world).round[1].left, "1 without feedback");
}

#[test]
fn a_key_result_whose_objective_is_gone_counts_as_an_objective() {
    let mut world = World::new("rice");
    let [whole, part] = [0x600, 0x601].map(Id::from_u128);
    world.add(Kind::OBJECTIVES, whole, vec![text("title", "Whole")]);
    let fields = vec![
        text("title", "Part"),
        (Field::named("parent"), Value::link(whole)),
    ];
    world.add(Kind::OBJECTIVES, part, fields);
    assert_eq!(shown(&world).round[2].stands, "1 objective");
    delete(&mut world, Kind::OBJECTIVES, whole);
    assert_eq!(shown(&world).round[2].stands, "1 objective");
}

#[test]
fn an_idea_gains_nothing_by_what_is_gone_or_by_who_stood_behind_it_already() {
    let mut world = World::new("rice");
    let acme = Id::from_u128(0x700);
    world.add(Kind::CUSTOMERS, acme, vec![text("name", "Acme")]);
    let idea = world.idea("Alpha", "rice", &[]);
    let old = [said(&mut world, 0x300, Some(acme)), said(&mut world, 0x301, None)];
    link(&mut world, idea, &old);
    world.now += LATELY + 1;
    world.run(&Command::Edit {
        kind: Kind::FEEDBACK,
        ids: vec![old[1]],
        writes: vec![(Field::link("supporters", acme), Some(Value::Flag(true)))],
    });
    assert_eq!(gained(&world), 0, "Acme was behind it before");
    let new = said(&mut world, 0x302, None);
    link(&mut world, idea, &[new]);
    assert_eq!(gained(&world), 1);
    delete(&mut world, Kind::FEEDBACK, new);
    assert_eq!(gained(&world), 0);
}

#[test]
fn a_customer_who_is_gone_is_no_gain() {
    let mut world = World::new("rice");
    let acme = Id::from_u128(0x700);
    world.add(Kind::CUSTOMERS, acme, vec![text("name", "Acme")]);
    let idea = world.idea("Alpha", "rice", &[]);
    let feedback = said(&mut world, 0x300, Some(acme));
    link(&mut world, idea, &[feedback]);
    let hint = |world: &World| shown(world).sections[1].lines[0].hint.clone();
    assert_eq!(hint(&world), "1 more customer, 1 more feedback item");
    delete(&mut world, Kind::CUSTOMERS, acme);
    assert_eq!(hint(&world), "0 more customers, 1 more feedback item");
}
