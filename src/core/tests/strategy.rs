//! How ideas serve objectives: weights, alignment, coverage, whatever a merge has made of the links.

use proptest::prelude::*;
use tandem_core::model::Idea;
use tandem_core::strategy::{Weights, coverage};
use tandem_core::view::strategy::strategy;
use tandem_core::{Dot, Field, Id, Kind, Record, Value, VersionVector, Workspace};

use crate::support::cases;

type Fields = Vec<(Field, Value)>;

fn number(field: &'static str, number: f64) -> (Field, Value) {
    (Field::named(field), Value::number(number).expect("finite"))
}

fn objective(id: u128, weight: f64, parent: Option<u128>) -> (Kind, u128, Fields) {
    let parent = parent.map(|parent| (Field::named("parent"), Value::link(Id::from_u128(parent))));
    let fields = std::iter::once(number("weight", weight)).chain(parent);
    (Kind::OBJECTIVES, id, fields.collect())
}

fn idea(id: u128, effort: Option<f64>, serves: &[(u128, f64)]) -> (Kind, u128, Fields) {
    idea_on("rice", id, effort, serves)
}

fn idea_on(framework: &str, id: u128, effort: Option<f64>, serves: &[(u128, f64)]) -> (Kind, u128, Fields) {
    let effort = effort.map(|effort| {
        let field = Field::estimate(framework, Id::from_u128(0x99), "effort");
        (field, Value::number(effort).expect("finite"))
    });
    let shares = serves.iter().map(|(objective, share)| {
        let field = Field::link("objectives", Id::from_u128(*objective));
        (field, Value::number(*share).expect("finite"))
    });
    (Kind::IDEAS, id, effort.into_iter().chain(shares).collect())
}

fn world(records: Vec<(Kind, u128, Fields)>) -> Workspace {
    let dot = Dot {
        replica: Id::from_u128(1),
        n: 1,
    };
    let records = records
        .into_iter()
        .map(|(kind, id, fields)| (kind, Record::new(Id::from_u128(id), dot, fields)));
    let log = std::iter::empty().collect();
    Workspace::from_parts(Id::from_u128(0x77), VersionVector::default(), log, records)
}

fn aligned(workspace: &Workspace, id: u128) -> Option<f64> {
    let record = workspace.record(&Kind::IDEAS, Id::from_u128(id)).expect("there");
    Weights::of(workspace).alignment(&Idea::of(record).objectives(workspace))
}

#[test]
fn an_idea_is_aligned_by_its_shares_in_what_weighs() {
    let workspace = world(vec![
        objective(1, 3.0, None),
        objective(2, 1.0, None),
        objective(3, 50.0, Some(1)),
        idea(0x10, None, &[(1, 100.0)]),
        idea(0x11, None, &[(2, 100.0)]),
        idea(0x12, None, &[(1, 50.0), (2, 50.0)]),
        idea(0x13, None, &[]),
        idea(0x14, None, &[(3, 100.0)]),
        idea(0x15, None, &[(1, 100.0), (2, 100.0)]),
    ]);
    assert_eq!(aligned(&workspace, 0x10), Some(1.0));
    assert_eq!(aligned(&workspace, 0x11), Some(1.0 / 3.0));
    assert_eq!(aligned(&workspace, 0x12), Some(2.0 / 3.0));
    assert_eq!(aligned(&workspace, 0x13), Some(0.0));
    assert_eq!(
        aligned(&workspace, 0x14),
        Some(1.0),
        "a key result counts as its objective"
    );
    assert_eq!(
        aligned(&workspace, 0x15),
        Some(2.0 / 3.0),
        "shares beyond the whole are made smaller"
    );
    let one_is_gone = world(vec![
        objective(1, 3.0, None),
        idea(0x10, None, &[(1, 100.0), (2, 100.0)]),
    ]);
    assert_eq!(
        aligned(&one_is_gone, 0x10),
        Some(1.0),
        "a share in what is no longer there takes nothing from the others"
    );
    let without = world(vec![idea(0x10, None, &[])]);
    assert_eq!(aligned(&without, 0x10), None, "without objectives there is none");
}

#[test]
fn the_effort_stands_beside_the_weight_and_what_is_not_estimated_is_counted() {
    let workspace = world(vec![
        objective(1, 3.0, None),
        objective(2, 1.0, None),
        idea(0x10, Some(6.0), &[(1, 50.0)]),
        idea(0x11, Some(2.0), &[(2, 100.0)]),
        idea(0x12, None, &[(2, 100.0)]),
    ]);
    let covered = coverage(&workspace, &Weights::of(&workspace), None);
    let parts: Vec<(f64, f64, usize)> = covered
        .objectives
        .iter()
        .map(|covered| (covered.weight, covered.effort, covered.ideas))
        .collect();
    assert_eq!(parts, [(0.75, 0.375, 1), (0.25, 0.25, 2)]);
    assert_eq!(
        (covered.unserved, covered.without_effort, covered.effort),
        (0.375, 1, 8.0)
    );
}

#[test]
fn efforts_in_units_that_may_differ_are_not_added_up() {
    let workspace = world(vec![
        objective(1, 1.0, None),
        objective(2, 1.0, None),
        idea(0x10, Some(2.0), &[(1, 100.0)]),
        idea(0x11, Some(2.0), &[(2, 100.0)]),
        idea_on("moscow", 0x12, Some(40.0), &[(2, 100.0)]),
    ]);
    let covered = coverage(&workspace, &Weights::of(&workspace), None);
    let parts: Vec<f64> = covered.objectives.iter().map(|covered| covered.effort).collect();
    assert_eq!(parts, [0.5, 0.5], "days beside person-months say nothing");
    assert_eq!((covered.without_effort, covered.effort), (1, 4.0));
}

#[test]
fn the_page_lists_key_results_under_their_objective_and_ideas_that_serve_nothing() {
    let workspace = world(vec![
        objective(1, 1.0, None),
        objective(2, 9.0, None),
        objective(3, 1.0, Some(1)),
        idea(0x10, None, &[(3, 40.0)]),
        idea(0x11, None, &[(0xdead, 100.0)]),
    ]);
    let view = strategy(&workspace, None);
    let rows: Vec<(u128, bool, usize)> = view
        .objectives
        .iter()
        .map(|row| (row.id.as_u128(), row.key_result, row.ideas.len()))
        .collect();
    assert_eq!(rows, [(2, false, 0), (1, false, 0), (3, true, 1)]);
    let unaligned: Vec<u128> = view.unaligned.iter().map(|(id, _)| id.as_u128()).collect();
    assert_eq!(
        unaligned,
        [0x11],
        "a link to an objective that is gone serves nothing"
    );
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn parts_of_weight_and_of_effort_sum_to_one_whatever_circles_the_links_make(
        objectives in prop::collection::vec((0.0_f64..9.0, prop::option::of(0_u128..6)), 1..6),
        ideas in prop::collection::vec((prop::option::of(0.1_f64..9.0), prop::collection::vec((0_u128..7, 0.0_f64..=100.0), 0..4)), 0..6),
    ) {
        let made = objectives.iter().enumerate().map(|(at, (weight, parent))| objective(at as u128, *weight, *parent));
        let thought = ideas.iter().enumerate().map(|(at, (effort, serves))| idea(0x100 + at as u128, *effort, serves));
        let workspace = world(made.chain(thought).collect());
        let weights = Weights::of(&workspace);
        let sum: f64 = weights.parts().map(|(_, part)| part).sum();
        prop_assert!(sum.abs() < 1e-9 || (sum - 1.0).abs() < 1e-9, "{}", sum);
        prop_assert!(weights.parts().count() > 0, "no circle is without a root");
        let covered = coverage(&workspace, &weights, None);
        let effort: f64 = covered.unserved + covered.objectives.iter().map(|covered| covered.effort).sum::<f64>();
        let some = ideas.iter().any(|(effort, _)| effort.is_some());
        prop_assert!((effort - if some { 1.0 } else { 0.0 }).abs() < 1e-9, "{}", effort);
        for at in 0..ideas.len() {
            let aligned = aligned(&workspace, 0x100 + at as u128).unwrap_or(0.0);
            prop_assert!((0.0..=1.0).contains(&aligned));
        }
    }
}

#[test]
fn columns_by_objective_hold_ideas_under_what_they_serve_the_most_and_a_move_changes_only_that() {
    use tandem_core::view::columns::{By, columns};
    let mut records = vec![
        objective(1, 1.0, None),
        objective(2, 3.0, None),
        objective(3, 1.0, Some(2)),
        idea(0x10, None, &[(1, 20.0), (2, 60.0)]),
        idea(0x11, None, &[]),
        idea(0x12, None, &[(3, 50.0)]),
        idea(0x13, None, &[(9, 100.0)]),
    ];
    records.push((
        Kind::BOARDS,
        0x70,
        vec![(Field::named("framework"), Value::text("rice"))],
    ));
    let workspace = world(records);
    let view = tandem_core::view::board::board(&workspace, Id::from_u128(0x70), None).expect("a board");
    let columns = columns(&workspace, &view, By::Objective, 0);
    let shown: Vec<(String, Vec<u128>)> = columns
        .iter()
        .map(|column| {
            let cards = column.cards.iter().map(|card| card.id.as_u128());
            (column.key.clone(), cards.collect())
        })
        .collect();
    let key = |id: u128| Id::from_u128(id).to_string();
    assert_eq!(
        shown,
        [
            (String::new(), vec![0x11, 0x13]),
            (key(2), vec![0x10]),
            (key(3), vec![0x12]),
            (key(1), vec![]),
        ],
        "the heaviest first, a key result after its own, and what is not there is nothing"
    );
    let by = Id::from_u128(5);
    let card = Id::from_u128(0x10);
    let writes = By::Objective.writes(&workspace, &view.framework, card, by, &key(2), &key(1));
    let changed: Vec<(String, bool)> = writes
        .iter()
        .map(|(field, value)| (field.to_string(), value.is_some()))
        .collect();
    assert_eq!(
        changed,
        [
            (format!("objectives/{}", key(2)), false),
            (format!("objectives/{}", key(1)), true)
        ]
    );
}

#[test]
fn an_idea_lies_under_the_objective_on_which_it_was_dropped() {
    use tandem_core::Command;
    use tandem_core::command::apply;
    use tandem_core::view::columns::{By, columns};
    let board = vec![(Field::named("framework"), Value::text("rice"))];
    let serves = [(1, 100.0), (2, 100.0), (3, 100.0), (4, 20.0), (9, 100.0)];
    let aims = (1..=5).map(|id| objective(id, 1.0, None));
    let records = aims.chain([idea(0x10, None, &serves), (Kind::BOARDS, 0x70, board)]);
    let start = world(records.collect());
    let card = Id::from_u128(0x10);
    let key = |id: u128| Id::from_u128(id).to_string();
    // Where the idea lies after a move, and what it serves then, by share.
    let moved = |to: &str| {
        let mut workspace = start.clone();
        let by = Id::from_u128(5);
        let framework = tandem_core::scoring::Framework::Rice;
        let writes = By::Objective.writes(&workspace, &framework, card, by, &key(1), to);
        let edit = Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![card],
            writes,
        };
        let env = tandem_core::Env {
            now: 1_764_000_000_000,
            replica: Id::from_u128(7),
            by,
            seed: 1,
        };
        let change = apply(&workspace, &edit, &env).expect("applies");
        workspace.apply(&change);
        let view = tandem_core::view::board::board(&workspace, Id::from_u128(0x70), None).expect("a board");
        let all = columns(&workspace, &view, By::Objective, 0).into_iter();
        let lies: Vec<String> = all
            .filter(|column| !column.cards.is_empty())
            .map(|column| column.key)
            .collect();
        let record = workspace.record(&Kind::IDEAS, card).expect("there");
        let shares: Vec<(u128, Option<f64>)> = record
            .links("objectives")
            .map(|(id, share)| (id.as_u128(), share.as_number()))
            .collect();
        (lies, shares)
    };
    let share = |id, share| (id, Some(share));
    assert_eq!(
        moved(&key(2)),
        (
            vec![key(2)],
            vec![share(2, 100.0), share(3, 100.0), share(4, 20.0), share(9, 100.0)]
        ),
        "of equal shares the first stays"
    );
    assert_eq!(
        moved(&key(3)),
        (
            vec![key(3)],
            vec![share(2, 99.0), share(3, 100.0), share(4, 20.0), share(9, 100.0)]
        )
    );
    let (lies, shares) = moved(&key(5));
    assert_eq!(lies, [key(5)]);
    assert_eq!(shares.len(), 5, "what it serves besides it goes on serving");
    assert_eq!(
        moved(""),
        (vec![String::new()], vec![share(9, 100.0)]),
        "what serves none serves none"
    );
}
