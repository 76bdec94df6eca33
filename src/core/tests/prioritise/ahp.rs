//! AHP: consistent judgements give back the weights they were made from, and contradictions are warned of.

use proptest::prelude::*;
use tandem_core::scoring::ahp::{JudgementError, Judgements};

use crate::support::cases;

#[test]
fn small_boards_cannot_contradict_themselves() {
    assert_eq!(Judgements::new(0).weights(), None);
    let one = Judgements::new(1).weights().expect("a thing");
    assert_eq!(
        (one.weights, one.lambda, one.ratio),
        (vec![1.0], Some(1.0), Some(0.0))
    );
    let mut two = Judgements::new(2);
    assert_eq!(two.set(0, 1, 3.0), Ok(()));
    let found = two.weights().expect("things");
    assert!((found.weights[0] - 0.75).abs() < 1e-12 && found.ratio == Some(0.0));
    let mut sixteen = Judgements::new(16);
    for (one, other) in (0..16).flat_map(|other| (0..other).map(move |one| (one, other))) {
        assert_eq!(sixteen.set(one, other, 2.0), Ok(()));
    }
    let sixteen = sixteen.weights().expect("things");
    assert!(sixteen.lambda.is_some_and(|lambda| lambda > 16.5));
    assert_eq!(
        (sixteen.ratio, sixteen.warning()),
        (None, None),
        "no random index is published"
    );
}

#[test]
fn what_nobody_judged_matters_alike_and_what_is_not_connected_is_told() {
    let silent = Judgements::new(3).weights().expect("things");
    assert_eq!(silent.groups, [[0], [1], [2]]);
    assert!(
        silent
            .weights
            .iter()
            .all(|weight| (weight - 1.0 / 3.0).abs() < 1e-12)
    );
    assert_eq!((silent.lambda, silent.ratio), (None, None));
    let mut two = Judgements::new(5);
    assert_eq!((two.set(3, 0, 4.0), two.set(4, 2, 9.0)), (Ok(()), Ok(())));
    let found = two.weights().expect("things");
    assert_eq!(found.groups, [vec![0, 3], vec![1], vec![2, 4]]);
    let of_mean = |at: usize, times: f64| (found.weights[at] / found.weights[1] - times).abs() < 1e-9;
    assert!(of_mean(3, 2.0) && of_mean(0, 0.5) && of_mean(4, 3.0) && of_mean(2, 1.0 / 3.0));
    assert_eq!(
        found
            .unconnected(&["Search", "Export", "Login", "Themes", "Sync"])
            .as_deref(),
        Some(
            "The judgements do not connect all ideas: between 3 groups (Search, Themes; Export; Login, Sync) nothing was judged. Each group is taken to matter as much as the others. It takes at least 2 more answers to join them."
        )
    );
}

#[test]
fn a_long_line_of_judgements_is_followed_to_its_end() {
    // Some that the eigenvector is found of, and more than that.
    for count in [90, 400] {
        let mut line = Judgements::new(count);
        for at in 1..count {
            assert_eq!(line.set(at, at - 1, 1.5), Ok(()));
        }
        let found = line.weights().expect("things");
        for pair in found.weights.windows(2).filter(|pair| pair[0] > 1e-300) {
            assert!((pair[1] / pair[0] - 1.5).abs() < 1e-9, "{pair:?} of {count}");
        }
    }
}

#[test]
fn what_is_no_judgement_is_refused() {
    let mut judgements = Judgements::new(3);
    for (ratio, sentence) in [
        (
            9.5,
            "A judgement must be from 1/9 to 9, and this one is 9.5. 1 says that both matter equally.",
        ),
        (
            0.1,
            "A judgement must be from 1/9 to 9, and this one is 0.1. 1 says that both matter equally.",
        ),
    ] {
        let error = judgements.set(0, 1, ratio).expect_err("refused");
        assert_eq!(
            (error, error.sentence().as_str()),
            (JudgementError::OutOfBounds(ratio), sentence)
        );
    }
    assert!(judgements.set(0, 1, f64::NAN).is_err());
    assert_eq!(judgements.set(1, 1, 2.0), Err(JudgementError::NoPair));
    assert_eq!(judgements.set(1, 3, 2.0), Err(JudgementError::NoPair));
    assert_eq!(
        JudgementError::NoPair.sentence(),
        "A judgement is about two different things."
    );
    assert_eq!(judgements, Judgements::new(3), "nothing was changed");
    assert_eq!(judgements.set(2, 0, 1.0 / 9.0), Ok(()));
    assert_eq!(
        (
            judgements.ratio(0, 2),
            judgements.ratio(0, 1),
            judgements.ratio(7, 1)
        ),
        (Some(9.0), None, None)
    );
}

#[test]
fn a_circle_is_warned_of() {
    let mut circle = Judgements::new(3);
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        circle.set(one, other, 3.0).expect("a judgement");
    }
    let found = circle.weights().expect("things");
    assert!(found.warning().is_some());
    assert!(
        found
            .weights
            .iter()
            .all(|weight| (weight - 1.0 / 3.0).abs() < 1e-12)
    );
    let warning = found.warning().expect("a warning");
    assert!(
        warning.starts_with("The consistency ratio is 1.149, above 0.1"),
        "{warning}"
    );
}

proptest! {
    #![proptest_config(cases())]

    /// Law: judgements made from weights give the weights back, with no contradiction.
    #[test]
    fn consistent_judgements_give_the_weights_back(weights in proptest::collection::vec(1.0..9.0_f64, 1..12)) {
        let mut judgements = Judgements::new(weights.len());
        for one in 0..weights.len() {
            for other in 0..one {
                prop_assert_eq!(judgements.set(one, other, weights[one] / weights[other]), Ok(()));
            }
        }
        let found = judgements.weights().expect("things");
        let all: f64 = weights.iter().sum();
        for (weight, found) in weights.iter().zip(&found.weights) {
            prop_assert!((weight / all - found).abs() < 1e-9);
        }
        prop_assert!(found.ratio.is_some_and(|ratio| ratio < 1e-9));
        prop_assert!(found.lambda.is_some_and(|lambda| (lambda - weights.len() as f64).abs() < 1e-9));
    }

    /// Law: so they do where each is judged against one of those before it alone.
    #[test]
    fn a_tree_of_judgements_gives_the_weights_back(steps in proptest::collection::vec((0..1_000_usize, 1..10_u8, any::<bool>()), 0..30)) {
        let mut judgements = Judgements::new(steps.len() + 1);
        let mut logs = vec![0.0];
        for (at, (before, times, more)) in steps.into_iter().enumerate() {
            let (before, times) = (before % (at + 1), if more { f64::from(times) } else { 1.0 / f64::from(times) });
            prop_assert_eq!(judgements.set(at + 1, before, times), Ok(()));
            logs.push(logs[before] + times.ln());
        }
        let found = judgements.weights().expect("things");
        for (log, weight) in logs.iter().zip(&found.weights) {
            prop_assert!(((weight / found.weights[0]).ln() - log).abs() < 1e-9);
        }
        prop_assert!(found.lambda.is_some_and(|lambda| (lambda - logs.len() as f64).abs() < 1e-9));
        prop_assert_eq!(found.warning(), None);
    }

    /// Law: the weights satisfy the equations of an eigenvector, where an open pair is as the weights have it, and λ is no
    /// smaller than the number of things.
    #[test]
    fn weights_are_the_principal_eigenvector(
        count in 2..9_usize,
        steps in proptest::collection::vec((-8..9_i8, any::<bool>()), 36),
        all in any::<bool>(),
    ) {
        let mut judgements = Judgements::new(count);
        let mut steps = steps.into_iter().map(|(step, open)| (if step < 0 { 1.0 / f64::from(1 - step) } else { f64::from(1 + step) }, open));
        for one in 0..count {
            for other in 0..one {
                let (step, open) = steps.next().expect("a step");
                // The first is judged against all, so that all are connected.
                if all || other == 0 || !open {
                    prop_assert_eq!(judgements.set(one, other, step), Ok(()));
                }
            }
        }
        let found = judgements.weights().expect("things");
        let lambda = found.lambda.expect("all are connected");
        for one in 0..count {
            let ratio = |other: usize| judgements.ratio(one, other).unwrap_or(found.weights[one] / found.weights[other]);
            let row: f64 = (0..count).map(|other| ratio(other) * found.weights[other]).sum();
            prop_assert!((row - lambda * found.weights[one]).abs() < 1e-9);
        }
        prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(lambda >= count as f64 - 1e-9);
        prop_assert_eq!(found.ratio.is_some(), judgements.open() == 0);
        prop_assert_eq!(found.warning().is_some(), found.ratio.is_some_and(|ratio| ratio > 0.1));
    }
}
