//! Laws of calibration: coverage, bias and the Brier score.

use proptest::prelude::*;
use tandem_core::Id;
use tandem_core::calibration::{Calibration, Case, HELD, Width, chance, tails};

use tandem_core::view::outcomes::sentence;

use crate::support::cases;

fn case(input: &str, expected: f64, range: Option<(f64, f64)>, found: f64) -> Case {
    Case {
        idea: Id::from_u128(1),
        person: Id::from_u128(2),
        framework: "rice".to_owned(),
        input: input.to_owned(),
        expected,
        range,
        found,
        is_chance: input == "confidence",
    }
}

fn chances(given: &[(f64, bool)]) -> Calibration {
    let cases: Vec<Case> = given
        .iter()
        .map(|(p, came)| case("confidence", *p, None, f64::from(u8::from(*came))))
        .collect();
    Calibration::of(cases.iter())
}

fn factor(numbers: &[(f64, f64)]) -> f64 {
    let cases: Vec<Case> = numbers
        .iter()
        .map(|(expected, found)| case("effort", *expected, None, *found))
        .collect();
    Calibration::of(cases.iter()).biases[0].factor
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn the_brier_score_is_the_published_one_on_its_textbook_examples() {
    for (p, came, score) in [
        (1.0, true, 0.0),
        (1.0, false, 1.0),
        (0.7, true, 0.09),
        (0.3, true, 0.49),
        (0.5, false, 0.25),
    ] {
        assert!(near(chances(&[(p, came)]).brier.expect("a score"), score), "{p}");
    }
    assert_eq!(chances(&[]).brier, None, "no verdict is no score, not 0");
}

#[test]
fn a_confidence_beyond_its_scale_is_no_more_than_certain() {
    let given = [("rice", 50.0), ("rice", 150.0), ("ice", -1.0)];
    let read = given.map(|(framework, value)| chance(framework, "confidence", value));
    assert_eq!(read, [Some(0.5), Some(1.0), Some(0.0)]);
}

#[test]
fn what_is_not_positive_has_no_ratio_and_is_left_out_of_the_bias_but_not_of_the_ranges() {
    let cases = [
        case("reach", 0.0, None, 5.0),
        case("reach", 5.0, Some((0.0, 9.0)), 0.0),
        case("reach", 2.0, None, 4.0),
        // Two losses have a ratio, which says nothing about which was the larger one.
        case("reach", -2.0, None, -8.0),
    ];
    let found = Calibration::of(cases.iter());
    assert_eq!((found.ranges, found.held), (1, 1));
    assert_eq!(found.biases.len(), 1);
    assert!(near(found.biases[0].factor, 2.0));
    assert_eq!(found.biases[0].count, 1);
}

#[test]
fn inputs_are_told_apart_and_the_one_that_was_wrong_the_most_is_named() {
    let of = |idea: u32, case: Case| Case {
        idea: Id::from_u128(idea.into()),
        ..case
    };
    let mut cases: Vec<Case> = (1..=3)
        .map(|i| of(i, case("effort", 1.0, None, 1.0 + f64::from(i))))
        .collect();
    cases.extend((1..=3).map(|i| of(i, case("reach", 100.0, None, 50.0))));
    // What three people expected of one idea was wrong together.
    cases.extend([1, 1, 1, 2].map(|i| of(i, case("impact", 1.0, None, 9.0))));
    let found = Calibration::of(cases.iter());
    let worst = found.worst().expect("there are enough");
    assert_eq!(
        (worst.input.as_str(), worst.count),
        ("effort", 3),
        "the impact of two ideas is too little"
    );
    assert!(near(worst.factor, 24.0_f64.cbrt()));
    assert!(Calibration::of(cases[3..6].iter()).worst().expect("reach").factor < 1.0);
}

#[test]
fn width_needs_more_than_chance_to_say_something() {
    let width = |ranges, held| {
        Calibration {
            ranges,
            held,
            ..Calibration::default()
        }
        .width()
    };
    assert_eq!((width(0, 0), width(1, 0)), (None, None));
    assert_eq!(width(2, 0), Some(Width::Narrow));
    assert_eq!(width(10, 8), Some(Width::Right));
    assert_eq!(
        width(10, 10),
        Some(Width::Right),
        "ten of ten happen one time in nine"
    );
    assert_eq!(width(11, 11), Some(Width::Wide));
    assert_eq!(
        width(2000, 1600),
        Some(Width::Right),
        "many do not vanish below what numbers hold"
    );
    assert_eq!(width(2000, 1500), Some(Width::Narrow));
}

/// The tails by trying all ways in which so many trials can end.
fn tried(trials: u32, hits: u32, p: f64) -> (f64, f64) {
    let ways = (0_u32..1 << trials).map(|way| {
        let came = way.count_ones();
        (
            came,
            p.powi(came.cast_signed()) * (1.0 - p).powi((trials - came).cast_signed()),
        )
    });
    ways.fold((0.0, 0.0), |(most, least), (came, chance)| {
        (
            most + if came <= hits { chance } else { 0.0 },
            least + if came >= hits { chance } else { 0.0 },
        )
    })
}

#[test]
fn tails_are_those_of_all_ways_in_which_trials_can_end() {
    for trials in 0..=12_u32 {
        for hits in 0..=trials {
            for p in [0.1, 0.5, HELD] {
                let (most, least) = tails(trials as usize, hits as usize, p);
                let (all_most, all_least) = tried(trials, hits, p);
                assert!(
                    near(most, all_most) && near(least, all_least),
                    "{hits} of {trials} at {p}"
                );
            }
        }
    }
}

#[test]
fn what_was_found_as_nothing_has_no_ratio_and_is_counted_as_such() {
    let cases = [case("effort", 5.0, None, 0.0), case("effort", 4.0, None, 8.0)];
    let found = Calibration::of(cases.iter());
    assert_eq!((found.biases[0].count, found.without_ratio), (1, 1));
    let said = sentence(&Calibration::of(cases[..1].iter()));
    assert!(
        said.contains("1 number is not in") && said.contains("0 was found"),
        "{said}"
    );
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a wider range never holds less.
    #[test]
    fn wider_ranges_hold_at_least_as_much(
        given in prop::collection::vec((-1e6..1e6_f64, 0.0..1e5_f64, 0.0..1e5_f64, -1e6..1e6_f64), 1..20),
        wider in 0.0..1e5_f64,
    ) {
        let held = |more: f64| {
            let cases: Vec<Case> = given
                .iter()
                .map(|(likely, down, up, found)| {
                    case("reach", *likely, Some((likely - down - more, likely + up + more)), *found)
                })
                .collect();
            let found = Calibration::of(cases.iter());
            (found.ranges, found.held)
        };
        let ((ranges, narrow), (_, wide)) = (held(0.0), held(wider));
        prop_assert!(ranges == given.len() && narrow <= wide && wide <= ranges);
    }

    /// Law: the factor scales with what was found, turns over when expected and found change places, and does not
    /// depend on the order.
    #[test]
    fn the_bias_scales_inverts_and_has_no_order(
        mut numbers in prop::collection::vec((0.01..1e4_f64, 0.01..1e4_f64), 1..20),
        scale in 0.01..100.0_f64,
    ) {
        let plain = factor(&numbers);
        let scaled: Vec<_> = numbers.iter().map(|(a, b)| (*a, b * scale)).collect();
        let turned: Vec<_> = numbers.iter().map(|(a, b)| (*b, *a)).collect();
        prop_assert!((factor(&scaled) / plain / scale - 1.0).abs() < 1e-9);
        prop_assert!((factor(&turned) * plain - 1.0).abs() < 1e-9);
        numbers.reverse();
        prop_assert!((factor(&numbers) / plain - 1.0).abs() < 1e-9);
    }

    /// Law: the score lies between 0 and 1, and saying the share that really came is the best that one number can do.
    #[test]
    fn the_brier_score_is_proper(came in prop::collection::vec(any::<bool>(), 1..40), said in 0.0..=1.0_f64) {
        let with = |p: f64| {
            let given: Vec<(f64, bool)> = came.iter().map(|came| (p, *came)).collect();
            chances(&given).brier.expect("a score")
        };
        let count = |of: usize| f64::from(u32::try_from(of).expect("few"));
        let share = count(came.iter().filter(|came| **came).count()) / count(came.len());
        prop_assert!((0.0..=1.0).contains(&with(said)));
        prop_assert!(with(share) <= with(said) + 1e-12);
    }

    /// Law: the tails grow and shrink with the hits, and together hold everything once and these hits twice.
    #[test]
    fn tails_are_monotone_and_complete(trials in 1_usize..200, hits in 0_usize..200, p in 0.01..0.99_f64) {
        let hits = hits.min(trials);
        let (most, least) = tails(trials, hits, p);
        let (_, above) = if hits < trials { tails(trials, hits + 1, p) } else { (1.0, 0.0) };
        prop_assert!((most + above - 1.0).abs() < 1e-9);
        prop_assert!(above <= least + 1e-12);
    }
}
