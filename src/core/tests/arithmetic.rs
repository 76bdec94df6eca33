//! Sums in number cells: precedence against a tree that was computed before it was spelled, and errors with places.

use proptest::prelude::*;
use tandem_core::arithmetic::{ArithmeticError, compute};

use crate::support::cases;

#[test]
fn sums_follow_the_usual_order() {
    let cases = [
        ("3*450", 1350.0),
        ("1+2*3", 7.0),
        ("(1+2)*3", 9.0),
        ("10-2-3", 5.0),
        ("100/10/2", 5.0),
        ("2^3^2", 512.0),
        ("-2^2", -4.0),
        ("2^-1", 0.5),
        ("--3", 3.0),
        ("5%", 0.05),
        ("200*50%", 100.0),
        (" 1200 / 4 ", 300.0),
        ("6 × 7 ÷ 2 − 1", 20.0),
        (".5+1.", 1.5),
        ("1,200", 1200.0),
        ("12,345,678.25", 12_345_678.25),
        ("1,000*2", 2000.0),
    ];
    for (text, expected) in cases {
        assert_eq!(compute(text), Ok(expected), "{text}");
    }
}

#[test]
fn errors_point_at_the_character() {
    let cases = [
        ("", ArithmeticError::Empty),
        ("  ", ArithmeticError::Empty),
        ("1 2", ArithmeticError::Unexpected(3)),
        ("0,5", ArithmeticError::Unexpected(2)),
        ("0,500", ArithmeticError::Unexpected(2)),
        ("1,2000", ArithmeticError::Unexpected(2)),
        ("1,20", ArithmeticError::Unexpected(2)),
        ("1234,567", ArithmeticError::Unexpected(5)),
        ("1.5,000", ArithmeticError::Unexpected(4)),
        ("1,,000", ArithmeticError::Unexpected(2)),
        ("3*x", ArithmeticError::Unexpected(3)),
        ("(1", ArithmeticError::Unfinished),
        ("1)", ArithmeticError::Unexpected(2)),
        ("1+", ArithmeticError::Unfinished),
        ("1..2", ArithmeticError::Unexpected(1)),
        ("1e5", ArithmeticError::Unexpected(2)),
        ("1/0", ArithmeticError::NotFinite),
        ("0/0", ArithmeticError::NotFinite),
        ("9^999", ArithmeticError::NotFinite),
    ];
    for (text, expected) in cases {
        assert_eq!(compute(text), Err(expected), "{text}");
    }
    assert!(
        compute("1 2")
            .expect_err("two numbers")
            .sentence()
            .starts_with("This is not a sum: character 3 ")
    );
}

#[test]
fn nesting_has_an_end_long_before_the_stack_has() {
    for part in ["(", "-", "1^", "2*("] {
        let error = compute(&part.repeat(100_000)).expect_err("too deep");
        assert!(matches!(error, ArithmeticError::TooDeep(_)), "{part}: {error:?}");
    }
    assert_eq!(
        compute(&format!("{}1", "1+".repeat(100_000))),
        Ok(100_001.0),
        "length is no depth"
    );
}

/// A sum as a tree.
#[derive(Clone, Debug)]
enum Sum {
    Number(u16),
    Percent(Box<Sum>),
    Minus(Box<Sum>),
    Pair(Box<Sum>, char, Box<Sum>),
}

impl Sum {
    fn value(&self) -> f64 {
        match self {
            Self::Number(number) => f64::from(*number) / 4.0,
            Self::Percent(inner) => inner.value() / 100.0,
            Self::Minus(inner) => -inner.value(),
            Self::Pair(a, '+', b) => a.value() + b.value(),
            Self::Pair(a, '-', b) => a.value() - b.value(),
            Self::Pair(a, '*', b) => a.value() * b.value(),
            Self::Pair(a, '/', b) => a.value() / b.value(),
            Self::Pair(a, _, b) => a.value().powf(b.value()),
        }
    }

    /// How strongly its outermost operator binds.
    fn strength(&self) -> u8 {
        match self {
            Self::Pair(_, '+' | '-', _) => 1,
            Self::Pair(_, '*' | '/', _) => 2,
            Self::Minus(_) => 3,
            Self::Pair(..) => 4,
            Self::Percent(_) => 5,
            Self::Number(_) => 6,
        }
    }

    /// Spells it with no bracket that is not needed.
    fn spell(&self) -> String {
        let inside = |sum: &Self, least: u8| {
            if sum.strength() < least {
                format!("({})", sum.spell())
            } else {
                sum.spell()
            }
        };
        match self {
            Self::Number(number) => format!("{}", f64::from(*number) / 4.0),
            Self::Percent(inner) => format!("{}%", inside(inner, 5)),
            Self::Minus(inner) => format!("-{}", inside(inner, 3)),
            Self::Pair(a, '^', b) => format!("{}^{}", inside(a, 5), inside(b, 3)),
            Self::Pair(a, sign, b) => {
                let strength = self.strength();
                format!("{} {sign} {}", inside(a, strength), inside(b, strength + 1))
            }
        }
    }
}

fn sum() -> impl Strategy<Value = Sum> {
    let number = any::<u16>().prop_map(Sum::Number);
    number.prop_recursive(5, 24, 2, |inner| {
        prop_oneof![
            1 => inner.clone().prop_map(|inner| Sum::Percent(inner.into())),
            1 => inner.clone().prop_map(|inner| Sum::Minus(inner.into())),
            6 => (inner.clone(), proptest::sample::select(vec!['+', '-', '*', '/', '^']), inner)
                .prop_map(|(a, sign, b)| Sum::Pair(a.into(), sign, b.into())),
        ]
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a sum that is spelled with as few brackets as it needs computes to the value of its tree.
    #[test]
    fn a_spelled_sum_computes_to_its_value(sum in sum()) {
        let (text, value) = (sum.spell(), sum.value());
        let expected = if value.is_finite() { Ok(value) } else { Err(ArithmeticError::NotFinite) };
        prop_assert_eq!(compute(&text), expected, "{}", text);
    }

    /// Law: no text makes it panic, and an error names a character that is there.
    #[test]
    fn any_text_is_a_number_or_an_error_with_a_place(text in "[-0-9.+*/^()% ,xé−×÷]{0,40}|\\PC{0,40}") {
        match compute(&text) {
            Ok(value) => prop_assert!(value.is_finite()),
            Err(ArithmeticError::Unexpected(at) | ArithmeticError::TooDeep(at)) => {
                prop_assert!(at >= 1 && at <= text.chars().count());
            }
            Err(error) => prop_assert!(!error.sentence().is_empty()),
        }
    }
}
