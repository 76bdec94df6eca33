//! Boards of nothing, of one, of constants and of thousands: whatever a board holds, what it shows is a number or a
//! reason, and never depends on the order of the ideas.

use proptest::prelude::*;
use tandem_core::chart::Axis;
use tandem_core::doubt::Columns;
use tandem_core::map::Map;
use tandem_core::scoring::combine::numbers;
use tandem_core::scoring::{Bounds, Framework, Unscored};
use tandem_core::view::board::{BoardView, board, why};
use tandem_core::view::compare::{differences, draws, others, soonest};
use tandem_core::view::fit::begin;
use tandem_core::view::judged::asked;
use tandem_core::view::matrix::matrix;
use tandem_core::{Dot, Field, Id, Kind, Record, Value, VersionVector, Workspace};

use crate::support::cases;
use crate::world::{BOARD, PM, PO, text};

/// What a board of this framework begins with: two criteria, one of them spread over the column, or a formula.
fn settings(framework: &str) -> Vec<(Field, Value)> {
    let mut fields = vec![text("name", "Board"), text("framework", framework)];
    for key in ["alignment", "gain"] {
        fields.push((Field::element("criteria", key), Value::text(key)));
    }
    fields.push((Field::element("scales", "gain"), Value::text("spread")));
    fields.push(text("formula", "gain * alignment / effort"));
    fields.extend(Value::number(10.0).map(|capacity| (Field::named("capacity"), capacity)));
    fields
}

type Fields = Vec<(Field, Value)>;

/// A board of ideas with these fields, their ids in this order.
fn world(framework: &str, ideas: impl IntoIterator<Item = (Id, Fields)>) -> Workspace {
    let dot = Dot {
        replica: Id::from_u128(1),
        n: 1,
    };
    let person = |id, role| {
        (
            Kind::PEOPLE,
            Record::new(id, dot, vec![text("name", role), text("role", role)]),
        )
    };
    let own = [
        person(PM, "pm"),
        person(PO, "po"),
        (Kind::BOARDS, Record::new(BOARD, dot, settings(framework))),
        (
            Kind::OBJECTIVES,
            Record::new(Id::from_u128(0x50), dot, vec![text("title", "Grow")]),
        ),
    ];
    let ideas = ideas
        .into_iter()
        .map(|(id, fields)| (Kind::IDEAS, Record::new(id, dot, fields)));
    Workspace::from_parts(
        Id::from_u128(9),
        VersionVector::default(),
        Map::new(),
        own.into_iter().chain(ideas),
    )
}

fn id(number: usize) -> Id {
    Id::from_u128(0x1000 + number as u128)
}

/// A small count as a number.
fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

fn estimate(framework: &str, person: Id, input: &str, value: f64) -> (Field, Value) {
    let field = Field::estimate(framework, person, input);
    (field, Value::number(value).expect("finite"))
}

/// An idea with a number for every input, the `nth` of those that fit, and with judgements of other ideas.
fn idea(framework: &Framework, number: usize, nth: usize, others: &[Id]) -> Fields {
    let name = framework.name();
    let mut fields = vec![text("title", &format!("Idea {number}"))];
    fields.push((
        Field::link("objectives", Id::from_u128(0x50)),
        Value::number(real(nth % 5 * 25)).expect("finite"),
    ));
    let inputs: Vec<(String, Bounds)> = match framework {
        Framework::Custom(_) | Framework::Weighted(_) => ["gain", "effort"]
            .map(|name| (name.to_owned(), Bounds::From(0.0)))
            .to_vec(),
        Framework::StackRank => vec![("position".to_owned(), Bounds::From(0.0))],
        other => other
            .inputs()
            .iter()
            .map(|input| (input.name.to_string(), input.bounds))
            .collect(),
    };
    for (input, bounds) in inputs {
        let value = match bounds {
            Bounds::Scale(steps) => steps[nth % steps.len()],
            Bounds::Between(least, most) => least + real(nth % 4) / 3.0 * (most - least),
            Bounds::From(least) => least + real(nth),
            Bounds::Any => real(nth),
        };
        fields.push(estimate(name, PM, &input, value));
    }
    for other in others {
        fields.push(estimate(
            name,
            PM,
            &other.to_string(),
            if nth.is_multiple_of(2) { 3.0 } else { -3.0 },
        ));
    }
    for respondent in 0..=nth % 3 {
        let said =
            ["like/dislike", "neutral/dislike", "like/neutral", "dislike/like"][(nth + respondent) % 4];
        fields.push((
            Field::element("answers", &format!("r{respondent}")),
            Value::text(said),
        ));
    }
    fields
}

/// Everything that pages show of a board, as text.
fn shown(workspace: &Workspace, view: &BoardView) -> Vec<String> {
    let framework = &view.framework;
    let mut said = [&view.says[..], &view.notes].concat();
    for row in view.rows() {
        said.push(row.told.clone());
        said.push(match row.score {
            Ok(score) => {
                assert!(score.is_finite(), "{framework:?}: {score}");
                framework.show(score)
            }
            Err(reason) => reason.sentence(framework),
        });
        said.extend(framework.explain(&numbers(&row.inputs)).ok());
        for (input, combined) in framework.inputs().iter().zip(&row.inputs) {
            said.extend(combined.value.map(|value| input.show(framework, value)));
        }
        if view.rows().count() < 20 {
            said.extend(why(view, row.id).map(|why| why.formula));
        }
        let record = workspace.record(&Kind::IDEAS, row.id).expect("there");
        said.extend(
            asked(tandem_core::model::Idea::of(record))
                .map(|asked| format!("{} {}", asked.better, asked.worse)),
        );
    }
    assert!(view.highest.is_finite());
    if let Some(found) = matrix(view, (framework.inputs().len().saturating_sub(1), 0), Some(0)) {
        for point in &found.points {
            let places = [(&found.across_axis, point.across), (&found.up_axis, point.up)];
            assert!(
                places
                    .into_iter()
                    .all(|(axis, at): (&Axis, f64)| (0.0..=1.0).contains(&axis.place(at)))
            );
        }
        said.extend(found.across_axis.ticks().into_iter().map(|tick| tick.to_string()));
    }
    if view.rows().count() < 20 {
        said.extend(soonest(view).iter().map(|found| found.lever.to.to_string()));
        said.extend(
            differences(view)
                .iter()
                .map(|found| format!("{} {}", found.pm, found.po)),
        );
        let compared = others(workspace, BOARD, None, view);
        said.extend(
            compared
                .iter()
                .map(|other| format!("{:?} {:?}", other.tau, other.rho)),
        );
    }
    if let Some(mut search) = begin(workspace, view) {
        search.step(1);
        said.push(search.best().says);
        assert!(search.best().cost.is_finite() && (0.0..=1.0).contains(&search.progress()));
    }
    if let Some(mut work) = draws(view, BOARD) {
        let framework = framework.clone();
        work.step(10, &|columns: Columns<'_>, results: &mut [f64]| {
            framework.formula_of(columns, results);
        });
        said.extend(work.result().map(|doubt| format!("{doubt:?}")));
    }
    said
}

fn check(framework: &Framework, ideas: Vec<(Id, Fields)>) -> BoardView {
    let count = ideas.len();
    let workspace = world(framework.name(), ideas);
    let view = board(&workspace, BOARD, Some(PM)).expect("a board");
    assert_eq!(view.rows().count(), count, "every idea is shown");
    for said in shown(&workspace, &view) {
        let wrong = ["NaN", "inf"].iter().any(|wrong| said.contains(wrong));
        assert!(!wrong, "{}: {said}", framework.key());
    }
    view
}

#[test]
fn nothing_one_idea_and_empty_columns_are_handled_by_every_framework() {
    for framework in Framework::all() {
        let none = check(&framework, Vec::new());
        assert!(none.ranked.is_empty());
        let empty = (1..4).map(|n| (id(n), vec![text("title", "Idea")])).collect();
        let empty = check(&framework, empty);
        assert_eq!(
            empty.ranked.len(),
            0,
            "{}: what nobody estimated has no score",
            framework.key()
        );
        let one = check(&framework, vec![(id(1), idea(&framework, 1, 1, &[]))]);
        assert_eq!(one.ranked.len() + one.unscored.len(), 1);
    }
}

#[test]
fn columns_that_are_the_same_for_all_are_handled_by_every_framework() {
    for framework in Framework::all() {
        let ids: Vec<Id> = (0..5).map(id).collect();
        let same = (0..5).map(|n| {
            (
                id(n),
                idea(&framework, n, 2, ids.get(n + 1..).unwrap_or_default()),
            )
        });
        let view = check(&framework, same.collect());
        if framework.is_computed() && !matches!(framework, Framework::Weighted(_)) {
            let ranks: Vec<usize> = view.ranked.iter().map(|row| row.rank).collect();
            assert!(
                ranks.iter().all(|rank| *rank == 1),
                "{}: {ranks:?}",
                framework.key()
            );
        }
    }
}

#[test]
fn no_effort_is_no_score_with_a_reason_and_never_a_number() {
    for framework in Framework::all() {
        let name = match (&framework, framework.effort()) {
            (Framework::Custom(_), _) => "effort".to_owned(),
            (_, Some(at)) => framework.inputs()[at].name.to_string(),
            _ => continue,
        };
        let field = Field::estimate(framework.name(), PM, &name);
        let mut fields = idea(&framework, 1, 1, &[]);
        fields.retain(|(known, _)| *known != field);
        fields.push(estimate(framework.name(), PM, &name, 0.0));
        let view = check(&framework, vec![(id(1), fields)]);
        if framework == Framework::Moscow {
            assert_eq!(view.ranked.len(), 1, "effort is for the shares alone there");
            continue;
        }
        let reason = view.unscored[0].score.expect_err("no score");
        let told = matches!(reason, Unscored::OutOfBounds(..) | Unscored::DividedByZero(_));
        assert!(told, "{}: {reason:?}", framework.key());
    }
}

#[test]
fn thousands_of_ideas_are_handled_by_every_framework() {
    for framework in Framework::all() {
        // Some are judged against one that is there.
        let other = [id(40)];
        let many = (0..5000).map(|n| {
            (
                id(n),
                idea(&framework, n, n, other.get(n / 40..).unwrap_or_default()),
            )
        });
        let view = check(&framework, many.collect());
        if framework.is_computed() && framework != Framework::Points && framework != Framework::BuyFeature {
            assert!(
                view.ranked.len() > 3000,
                "{}: {}",
                framework.key(),
                view.ranked.len()
            );
        }
    }
}

#[test]
fn one_respondent_makes_a_category_and_no_false_certainty() {
    let framework = Framework::Kano;
    let mut fields = idea(&framework, 1, 1, &[]);
    fields.retain(|(field, _)| !field.as_str().starts_with("answers/r1"));
    let view = check(&framework, vec![(id(1), fields)]);
    assert_eq!(
        view.framework.show(view.ranked[0].score.expect("a category")),
        "Must-be"
    );
    assert_eq!(view.notes.len(), 1, "one answer can be chance");
}

/// Which framework, and the ideas in two orders.
fn shuffled() -> impl Strategy<Value = (Framework, Vec<usize>, Vec<usize>)> {
    let frameworks = Framework::all().to_vec();
    let ideas = proptest::collection::vec(0..20_usize, 1..9);
    (proptest::sample::select(frameworks), ideas).prop_flat_map(|(framework, ideas)| {
        let places: Vec<usize> = (0..ideas.len()).collect();
        (Just(framework), Just(ideas), Just(places).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 10, ..cases() })]

    /// Law: the order of the ideas, which is that of their ids, changes no score.
    #[test]
    fn the_order_of_the_ideas_changes_no_score((framework, nths, places) in shuffled()) {
        // Pairs are judged by the ideas that they are about, not by where these stand.
        let judges = matches!(framework, Framework::Pairwise | Framework::Ahp);
        let scores = |at: &dyn Fn(usize) -> Id| {
            let ideas = nths.iter().enumerate().map(|(number, nth)| {
                let mut fields = idea(&framework, number, *nth, &[]);
                if framework == Framework::StackRank {
                    fields.retain(|(field, _)| !field.as_str().contains("position"));
                    fields.push(estimate("stack-rank", PM, "position", real(number)));
                }
                // Everybody beats the next one, around a ring; of two the first beats the second.
                let pairs = (0..nths.len()).map(|winner| (winner, (winner + 1) % nths.len()));
                let ring = pairs.filter(|(winner, loser)| judges && (nths.len() > 2 || winner < loser));
                for (winner, loser) in ring {
                    // A judgement stands on the idea with the smaller id.
                    let (one, other) = (at(winner), at(loser));
                    if number == winner && one < other {
                        fields.push(estimate(framework.name(), PM, &other.to_string(), 2.0));
                    } else if number == loser && other < one {
                        fields.push(estimate(framework.name(), PM, &one.to_string(), -2.0));
                    }
                }
                (at(number), fields)
            });
            let workspace = world(framework.name(), ideas);
            let view = board(&workspace, BOARD, None).expect("a board");
            (0..nths.len()).map(|number| view.row(at(number)).expect("there").score.ok()).collect::<Vec<_>>()
        };
        let one = scores(&id);
        let other = scores(&|number: usize| id(places[number]));
        for (a, b) in one.iter().zip(&other) {
            let near = match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(1.0),
                _ => a == b,
            };
            prop_assert!(near, "{}: {one:?} {other:?}", framework.key());
        }
    }
}
