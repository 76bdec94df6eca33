//! Scores that are equal on paper share a rank, whatever the order of their arithmetic.

use tandem_core::doubt::Columns;
use tandem_core::view::board::BoardView;
use tandem_core::view::compare::draws;
use tandem_core::{Field, Id, Kind, Value};

use crate::world::{BOARD, PM, PO, World};

fn ranks(view: &BoardView) -> Vec<(&str, usize, usize)> {
    let rows = view.ranked.iter();
    rows.map(|row| (row.title.as_str(), row.rank, row.ties)).collect()
}

fn rice(world: &mut World, title: &str, reach: f64, confidence: f64, effort: f64) -> Id {
    let said = [
        (PM, "reach", reach),
        (PM, "impact", 1.0),
        (PM, "confidence", confidence),
        (PO, "effort", effort),
    ];
    world.idea(title, "rice", &said)
}

#[test]
fn equal_quotients_share_a_rank_and_equal_chances() {
    let mut world = World::new("rice");
    rice(&mut world, "Alpha", 200.0, 100.0, 2.0);
    rice(&mut world, "Beta", 110.0, 100.0, 1.1);
    rice(&mut world, "Gamma", 100.0, 100.0, 1.0);
    let last = rice(&mut world, "Delta", 10.0, 100.0, 1.0);
    let expected = [("Alpha", 1, 2), ("Beta", 1, 2), ("Gamma", 1, 2), ("Delta", 4, 0)];
    assert_eq!(ranks(&world.view()), expected);
    // A range far below them draws all: those above have equal chances there.
    world.estimate(last, "rice", (PM, "reach"), 10.0, Some((5.0, 20.0)));
    let view = world.view();
    let mut work = draws(&view, BOARD).expect("a range");
    work.step(10_000, &|columns: Columns<'_>, results: &mut [f64]| {
        view.framework.formula_of(columns, results);
    });
    let doubt = work.result().expect("draws");
    for idea in doubt.ideas.iter().take(3) {
        assert!((0.3..0.37).contains(&idea.first), "{}", idea.first);
    }
}

#[test]
fn equal_means_and_sums_share_a_rank() {
    let mut world = World::new("ice");
    world.put(Kind::BOARDS, BOARD, Field::named("ice-form"), Value::text("mean"));
    for (title, numbers) in [
        ("Alpha", [1.1, 2.2, 3.3]),
        ("Beta", [3.3, 2.2, 1.1]),
        ("Gamma", [2.2, 3.3, 1.1]),
    ] {
        let inputs = ["impact", "confidence", "ease"].into_iter().zip(numbers);
        let said: Vec<_> = inputs.map(|(input, value)| (PM, input, value)).collect();
        world.idea(title, "ice", &said);
    }
    assert_eq!(
        ranks(&world.view()),
        [("Alpha", 1, 2), ("Beta", 1, 2), ("Gamma", 1, 2)]
    );
    let mut world = World::new("buy-a-feature");
    for (title, gifts) in [("Alpha", [0.1, 0.2]), ("Beta", [0.3, 0.0])] {
        let said = [
            (PO, "price", 1.0),
            (PM, "money", gifts[0]),
            (PO, "money", gifts[1]),
        ];
        world.idea(title, "buy-a-feature", &said);
    }
    assert_eq!(ranks(&world.view()), [("Alpha", 1, 1), ("Beta", 1, 1)]);
}

#[test]
fn ideas_that_were_judged_alike_share_a_rank() {
    for framework in ["pairwise", "ahp"] {
        for count in 4..10_usize {
            let mut world = World::new(framework);
            let ids: Vec<Id> = (0..count)
                .map(|n| world.idea(&format!("Idea {n}"), framework, &[]))
                .collect();
            // The first and the last have the same beside each of the others, which have whatever it is.
            let mut judge = |at: usize, beside: usize, value: f64| {
                let other = ids[beside].to_string();
                world.estimate(ids[at], framework, (PM, &other), value, None);
            };
            let is_ahp = framework == "ahp";
            let said = |sum: usize| match (sum % 7, is_ahp) {
                (less @ 0..3, true) => -[3.0, 5.0, 7.0][less],
                (more, true) => [2.0, 4.0, 6.0, 8.0][more - 3],
                (sum, false) => {
                    if sum < 3 {
                        -1.0
                    } else {
                        1.0
                    }
                }
            };
            for beside in 1..count - 1 {
                judge(0, beside, said(beside * beside));
                judge(beside, count - 1, -said(beside * beside));
                for next in beside + 1..count - 1 {
                    judge(beside, next, said(beside * 5 + next * 3));
                }
            }
            judge(0, count - 1, if is_ahp { 1.0 } else { 0.0 });
            let view = world.view();
            let place = |id: Id| {
                view.row(id)
                    .map(|row| (row.rank, row.score.expect("a score").to_bits()))
            };
            assert_eq!(place(ids[0]), place(ids[count - 1]), "{framework} {count}");
        }
    }
}
