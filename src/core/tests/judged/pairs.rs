//! Ideas that are compared in pairs, most of which are open: what follows from the others, and what is asked next.

use tandem_core::Id;
use tandem_core::model::Pair;
use tandem_core::view::judged::next_pair;

use super::{order, scores};
use crate::world::{PM, PO, World};

#[test]
fn ideas_stand_as_they_were_judged_where_pairs_are_open() {
    let mut world = World::new("ahp");
    let ids: Vec<Id> = ["Alpha", "Beta", "Gamma", "Delta"]
        .into_iter()
        .map(|title| world.idea(title, "ahp", &[]))
        .collect();
    world.judge("ahp", PM, ids[0], ids[1], 2.0);
    world.judge("ahp", PM, ids[1], ids[2], 9.0);
    let view = world.view();
    assert_eq!(
        (order(&view), scores(&view)),
        (vec!["Alpha", "Beta", "Gamma"], vec![64.29, 32.14, 3.57])
    );
    let said = [&view.notes[..], &view.says].concat();
    assert!(
        !said
            .iter()
            .any(|said| said.contains("consistent") || said.contains("contradict")),
        "{said:?}"
    );
}

#[test]
fn groups_of_ideas_that_no_judgement_connects_are_named_and_matter_alike() {
    let mut world = World::new("ahp");
    let ids: Vec<Id> = ["Alpha", "Beta", "Gamma", "Delta"]
        .into_iter()
        .map(|title| world.idea(title, "ahp", &[]))
        .collect();
    world.judge("ahp", PM, ids[0], ids[1], 4.0);
    world.judge("ahp", PM, ids[3], ids[2], 9.0);
    let view = world.view();
    assert_eq!(order(&view), ["Delta", "Alpha", "Beta", "Gamma"]);
    assert_eq!(
        view.notes,
        [
            "The judgements do not connect all ideas: between 2 groups (Alpha, Beta; Gamma, Delta) nothing was judged. Each group is taken to matter as much as the others. It takes at least 1 more answer to join them."
        ]
    );
}

#[test]
fn who_skips_a_pair_or_has_judged_it_is_asked_what_tells_most_of_the_rest() {
    let mut world = World::new("pairwise");
    let ids: Vec<Id> = ["Alpha", "Beta", "Gamma", "Delta"]
        .into_iter()
        .map(|title| world.idea(title, "pairwise", &[]))
        .collect();
    let framework = world.view().framework;
    let pair = |one: usize, other: usize| Pair::of(ids[one], ids[other]).expect("two ideas");
    let asked = |world: &World, person, skipped: &[Pair]| {
        next_pair(&world.workspace, &framework, &ids, person, skipped)
    };
    world.judge("pairwise", PO, ids[0], ids[1], 0.0);
    world.judge("pairwise", PO, ids[1], ids[2], 0.0);
    assert_eq!(asked(&world, PM, &[]), Some(pair(0, 3)));
    assert_eq!(asked(&world, PM, &[pair(0, 3)]), Some(pair(2, 3)));
    // All are connected, and what is most open was judged by the PO alone.
    world.judge("pairwise", PO, ids[0], ids[3], 0.0);
    assert_eq!(asked(&world, PO, &[]), Some(pair(0, 2)));
    for (one, other, better) in [(0, 2, 1.0), (1, 3, 1.0), (2, 3, -1.0)] {
        world.judge("pairwise", PO, ids[one], ids[other], better);
    }
    assert_eq!(asked(&world, PO, &[]), None, "all are judged");
}
