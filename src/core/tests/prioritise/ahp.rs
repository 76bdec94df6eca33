//! AHP: consistent judgements give back the weights they were made from, and contradictions are warned of.

use proptest::prelude::*;
use tandem_core::scoring::ahp::{JudgementError, Judgements};

use crate::support::cases;

#[test]
fn small_boards_cannot_contradict_themselves() {
    assert_eq!(Judgements::new(0).weights(), None);
    let one = Judgements::new(1).weights().expect("a thing");
    assert_eq!((one.weights, one.lambda, one.ratio), (vec![1.0], 1.0, Some(0.0)));
    let mut two = Judgements::new(2);
    assert_eq!(two.set(0, 1, 3.0), Ok(()));
    let found = two.weights().expect("things");
    assert!((found.weights[0] - 0.75).abs() < 1e-12 && found.ratio == Some(0.0));
    let sixteen = Judgements::new(16).weights().expect("things");
    assert_eq!(
        (sixteen.ratio, sixteen.warning()),
        (None, None),
        "no random index is published"
    );
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
        (9.0, 1.0, 1.0)
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
        prop_assert!((found.lambda - weights.len() as f64).abs() < 1e-9);
    }

    /// Law: the weights satisfy the equations of an eigenvector, and λ is no smaller than the number of things.
    #[test]
    fn weights_are_the_principal_eigenvector(count in 2..9_usize, steps in proptest::collection::vec(-8..9_i8, 36)) {
        let mut judgements = Judgements::new(count);
        let mut steps = steps.into_iter().map(|step| if step < 0 { 1.0 / f64::from(1 - step) } else { f64::from(1 + step) });
        for one in 0..count {
            for other in 0..one {
                prop_assert_eq!(judgements.set(one, other, steps.next().expect("a step")), Ok(()));
            }
        }
        let found = judgements.weights().expect("things");
        for one in 0..count {
            let row: f64 = (0..count).map(|other| judgements.ratio(one, other) * found.weights[other]).sum();
            prop_assert!((row - found.lambda * found.weights[one]).abs() < 1e-9);
        }
        prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(found.lambda >= count as f64 - 1e-9);
        prop_assert_eq!(found.warning().is_some(), found.ratio.is_some_and(|ratio| ratio > 0.1));
    }
}
