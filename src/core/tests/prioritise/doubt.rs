//! Doubt: the published generator, Intercom's example, the table of places, and independence from order and slices.

use proptest::prelude::*;
use rand_pcg::rand_core::Rng;
use tandem_core::Id;
use tandem_core::doubt::pcg::Pcg32;
use tandem_core::doubt::{Columns, Doubt, Doubtful, Draws, Guess, GuessError, Limits, by_rows};
use tandem_core::scoring::rice;

use crate::support::cases;

/// A law that draws a board each time, with fewer cases.
fn fewer() -> ProptestConfig {
    ProptestConfig {
        cases: cases().cases.div_ceil(10),
        ..cases()
    }
}

fn idea(n: usize, shown: f64, guesses: Vec<Guess>) -> Doubtful {
    Doubtful {
        id: Id::from_u128(n as u128),
        shown,
        guesses,
    }
}

fn product(row: &[f64]) -> f64 {
    row.iter().product()
}

fn drawn(seed: u64, draws: u32, ideas: Vec<Doubtful>) -> Doubt {
    let mut work = Draws::new(seed, draws, 3, &[], ideas);
    work.step(draws, &by_rows(product));
    work.result().expect("draws of ideas")
}

/// Intercom's three ideas with reach ± 50 % and effort ± 25 %, each number in between equally likely.
fn intercom() -> Vec<Doubtful> {
    [
        (450.0, 3.0, 100.0, 2.0),
        (2000.0, 1.0, 80.0, 4.0),
        (800.0, 2.0, 50.0, 1.0),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, (reach, impact, confidence, effort))| {
        let around = |value: f64, share: f64| Guess::Even(value * (1.0 - share), value * (1.0 + share));
        let guesses = vec![
            around(reach, 0.5),
            Guess::Point(impact),
            Guess::Point(confidence),
            around(effort, 0.25),
        ];
        idea(n, rice::score(reach, impact, confidence, effort), guesses)
    })
    .collect()
}

#[test]
fn the_example_of_intercom_keeps_its_order_in_half_of_the_draws() {
    let mut work = Draws::new(1, 100_000, 1, &[], intercom());
    work.step(
        u32::MAX,
        &by_rows(|row| rice::score(row[0], row[1], row[2], row[3])),
    );
    let doubt = work.result().expect("draws");
    assert_eq!(doubt.draws, 100_000);
    assert!((doubt.holds - 0.50).abs() < 0.01, "{}", doubt.holds);
    let first: Vec<(u128, f64)> = doubt
        .ideas
        .iter()
        .map(|idea| (idea.id.as_u128(), idea.first))
        .collect();
    for ((id, share), (expected_id, expected)) in first.into_iter().zip([(2, 0.62), (0, 0.355), (1, 0.027)]) {
        assert_eq!(id, expected_id);
        assert!((share - expected).abs() < 0.005, "{id}: {share}");
    }
}

#[test]
fn the_same_seed_gives_the_same_draws_for_ever() {
    let drawn = |seed| {
        let mut work = Draws::new(seed, 1000, 1, &[], intercom());
        work.step(1000, &by_rows(|row| rice::score(row[0], row[1], row[2], row[3])));
        work.result().expect("draws")
    };
    let doubt = drawn(42);
    let counts: Vec<Vec<f64>> = doubt
        .ideas
        .iter()
        .map(|idea| idea.places.iter().map(|share| (share * 1000.0).round()).collect())
        .collect();
    assert_eq!(
        counts,
        [[619.0, 316.0, 65.0], [357.0, 487.0, 156.0], [24.0, 197.0, 779.0]]
    );
    assert_ne!(drawn(43), doubt, "another seed gives others");
}

#[test]
fn a_range_spreads_by_its_triangle_within_its_limits() {
    let range = Guess::range(1.0, 2.0, 6.0).expect("a range");
    let limits = [Limits {
        least: 0.9,
        most: 6.5,
    }];
    let collected = std::cell::RefCell::new(Vec::new());
    let mut work = Draws::new(3, 50_000, 1, &limits, vec![idea(1, 2.0, vec![range])]);
    work.step(50_000, &|columns: Columns<'_>, results: &mut [f64]| {
        collected.borrow_mut().extend_from_slice(columns.get(0));
        results.copy_from_slice(columns.get(0));
    });
    let values = collected.into_inner();
    assert_eq!(values.len(), 50_000);
    let share =
        |test: &dyn Fn(f64) -> bool| values.iter().filter(|value| test(**value)).count() as f64 / 50_000.0;
    assert!((share(&|value| value < 1.0) - 0.1).abs() < 0.005);
    assert!((share(&|value| value > 6.0) - 0.1).abs() < 0.005);
    assert!(
        share(&|value| value == 0.9) > 0.01 && share(&|value| value == 6.5) > 0.01,
        "clipped to the limits"
    );
    assert!(values.iter().all(|value| (0.9..=6.5).contains(value)));
}

#[test]
fn what_is_no_range_is_refused_and_what_is_a_point_is_one() {
    assert_eq!(Guess::range(2.0, 1.0, 3.0), Err(GuessError::OutOfOrder));
    assert_eq!(Guess::range(1.0, 4.0, 3.0), Err(GuessError::OutOfOrder));
    assert_eq!(Guess::range(1.0, f64::NAN, 3.0), Err(GuessError::NotFinite));
    assert_eq!(Guess::range(5.0, 5.0, 5.0), Ok(Guess::Point(5.0)));
    assert_eq!(Guess::range(1.0, 4.0, 9.0), Ok(Guess::Range(1.0, 4.0, 9.0)));
    for error in [GuessError::OutOfOrder, GuessError::NotFinite] {
        assert!(error.sentence().ends_with('.'));
    }
}

#[test]
fn equals_have_equal_chances_and_certainty_has_none_to_lose() {
    let equals = drawn(
        5,
        30_000,
        (0..3).map(|n| idea(n, 1.0, vec![Guess::Point(1.0)])).collect(),
    );
    assert_eq!(equals.holds, 1.0, "a shared rank is kept");
    for idea in &equals.ideas {
        assert!(
            idea.places.iter().all(|share| (share - 1.0 / 3.0).abs() < 0.01),
            "{:?}",
            idea.places
        );
        assert_eq!((idea.shown, idea.low, idea.high), (1, 1, 3));
    }
    let sure = drawn(
        5,
        100,
        (1..=3)
            .map(|n| idea(n, n as f64, vec![Guess::Point(n as f64)]))
            .collect(),
    );
    let found: Vec<_> = sure
        .ideas
        .iter()
        .map(|idea| (idea.shown, idea.low, idea.high, idea.mean, idea.first))
        .collect();
    assert_eq!(
        found,
        [(1, 1, 1, 1.0, 1.0), (2, 2, 2, 2.0, 0.0), (3, 3, 3, 3.0, 0.0)]
    );
}

#[test]
fn what_has_no_score_in_a_draw_stands_last_in_it() {
    let half = Guess::Even(-1.0, 1.0);
    let mut work = Draws::new(
        9,
        10_000,
        1,
        &[],
        vec![idea(1, 5.0, vec![half]), idea(2, 1.0, vec![Guess::Point(-9.0)])],
    );
    work.step(
        10_000,
        &by_rows(|row| if row[0] > 0.0 { f64::NAN } else { row[0] }),
    );
    let doubt = work.result().expect("draws");
    assert!((doubt.ideas[0].undefined - 0.5).abs() < 0.02);
    assert_eq!(doubt.ideas[0].places[1], doubt.ideas[0].undefined);
    assert_eq!(doubt.ideas[1].undefined, 0.0);
}

#[test]
fn boards_of_none_of_one_and_of_thousands_are_handled() {
    let mut none = Draws::new(1, 500, 3, &[], Vec::new());
    none.step(500, &by_rows(product));
    assert_eq!((none.progress(), none.result()), (1.0, None));
    let mut unbegun = Draws::new(1, 500, 3, &[], vec![idea(1, 1.0, vec![Guess::Point(1.0)])]);
    assert_eq!((unbegun.progress(), unbegun.result()), (0.0, None));
    unbegun.step(125, &by_rows(product));
    assert_eq!(unbegun.progress(), 0.25);
    assert_eq!(
        unbegun.result().map(|doubt| (doubt.draws, doubt.holds)),
        Some((125, 1.0))
    );

    let many = (0..5000).map(|n| {
        idea(
            n,
            -(n as f64),
            vec![Guess::Point(-(n as f64)), Guess::Even(0.99, 1.01)],
        )
    });
    let doubt = drawn(1, 200, many.collect());
    assert_eq!(doubt.width, 5);
    for (at, idea) in doubt.ideas.iter().enumerate() {
        assert!(idea.low <= at + 1 && at < idea.high, "{at}: {idea:?}");
        assert!(
            (idea.mean - (at as f64 + 1.0)).abs() < 60.0,
            "{at}: {}",
            idea.mean
        );
    }
}

/// Guesses with many ties and overlaps.
fn board() -> impl Strategy<Value = Vec<Doubtful>> {
    let whole = || (-3..4_i8).prop_map(f64::from);
    let guess = prop_oneof![
        whole().prop_map(Guess::Point),
        (whole(), whole()).prop_map(|(a, b)| Guess::Even(a.min(b), a.max(b))),
        [whole(), whole(), whole()].prop_map(|mut numbers| {
            numbers.sort_by(f64::total_cmp);
            Guess::range(numbers[0], numbers[1], numbers[2]).expect("in order")
        }),
    ];
    let guesses = proptest::collection::vec(guess, 2);
    proptest::collection::btree_map(0..1000_usize, guesses, 1..12).prop_map(|ideas| {
        let one = |guess: &Guess| match *guess {
            Guess::Point(value) | Guess::Range(_, value, _) => value,
            Guess::Even(least, most) => f64::midpoint(least, most),
        };
        let likely = |guesses: &[Guess]| guesses.iter().map(one).product();
        ideas
            .into_iter()
            .map(|(n, guesses)| idea(n, likely(&guesses), guesses))
            .collect()
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: the generator is the one of `rand_pcg`.
    #[test]
    fn the_generator_is_the_published_one(start in any::<u64>(), stream in any::<u64>()) {
        let (mut ours, mut theirs) = (Pcg32::new(start, stream), rand_pcg::Pcg32::new(start, stream));
        for _ in 0..20 {
            prop_assert_eq!(ours.next(), theirs.next_u32());
        }
        let unit = ours.unit();
        prop_assert!(unit > 0.0 && unit < 1.0);
        prop_assert!(ours.below(7) < 7);
    }
}

proptest! {
    #![proptest_config(fewer())]

    /// Law: every idea takes one place a draw and every place is taken once: rows and columns add up to 1.
    #[test]
    fn rows_and_columns_add_up_to_1(ideas in board(), seed in any::<u64>()) {
        let doubt = drawn(seed, 150, ideas);
        let near = |sum: f64| (sum - 1.0).abs() < 1e-12;
        for (at, idea) in doubt.ideas.iter().enumerate() {
            prop_assert!(near(idea.places.iter().sum()));
            prop_assert!(near(doubt.ideas.iter().map(|idea| idea.places[at]).sum()));
            prop_assert_eq!(idea.first, idea.places[0]);
            prop_assert!((idea.top - idea.places.iter().take(3).sum::<f64>()).abs() < 1e-12);
            let mean: f64 = idea.places.iter().zip(1..).map(|(share, place)| share * f64::from(place)).sum();
            prop_assert!((idea.mean - mean).abs() < 1e-9);
            prop_assert!(idea.low <= idea.high);
            let within: f64 = idea.places[idea.low - 1..idea.high].iter().sum();
            prop_assert!(within >= 0.8 - 1e-12, "{:?}", idea);
        }
    }

    /// Law: neither the order of the ideas nor the slices of the work change the result.
    #[test]
    fn order_and_slices_change_nothing(
        (ideas, shuffled) in board().prop_flat_map(|ideas| (Just(ideas.clone()), Just(ideas).prop_shuffle())),
        slices in proptest::collection::vec(1..90_u32, 1..6),
    ) {
        let whole = drawn(8, 200, ideas);
        let mut work = Draws::new(8, 200, 3, &[], shuffled);
        for slice in slices {
            work.step(slice, &by_rows(product));
        }
        work.step(200, &by_rows(product));
        prop_assert_eq!(work.result(), Some(whole));
    }

    /// Law: an idea that joins far below changes no draw of the others.
    #[test]
    fn an_idea_that_joins_leaves_the_draws_of_others(ideas in board()) {
        let before = drawn(8, 200, ideas.clone());
        let mut more = ideas;
        more.push(idea(5000, -1e9, vec![Guess::Point(-1e9), Guess::Point(1.0)]));
        let after = drawn(8, 200, more);
        for (before, after) in before.ideas.iter().zip(&after.ideas) {
            prop_assert_eq!((before.id, before.mean, before.first), (after.id, after.mean, after.first));
        }
        prop_assert_eq!(before.holds, after.holds);
    }

    /// Law: places are those of the full scores, also where scores differ in their last bits only.
    #[test]
    fn the_last_bit_of_a_score_counts(steps in proptest::collection::vec(0..40_u64, 2..60)) {
        let value = |step: u64| f64::from_bits(1.0_f64.to_bits() + step);
        let ideas: Vec<Doubtful> =
            steps.iter().enumerate().map(|(n, step)| idea(n, 0.0, vec![Guess::Point(value(*step))])).collect();
        let doubt = drawn(2, 64, ideas);
        for (idea, step) in doubt.ideas.iter().zip(&steps) {
            let better = steps.iter().filter(|other| *other > step).count();
            let equal = steps.iter().filter(|other| *other == step).count();
            prop_assert!(idea.low > better && idea.high <= better + equal, "{:?} {:?}", idea.id, steps);
        }
    }
}
