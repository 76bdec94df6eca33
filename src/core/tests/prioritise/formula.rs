//! The custom formula: its grammar, its errors with their places, and `fasteval` as a second opinion.

use proptest::prelude::*;
use std::collections::BTreeMap;
use tandem_core::scoring::formula::{Fault, Formula, LENGTH, Undefined};
use tandem_core::scoring::{ice, rice};

use crate::support::cases;

fn compute(text: &str) -> Result<f64, Undefined> {
    Formula::parse(text).expect(text).compute(&[])
}

#[test]
fn signs_bind_in_the_usual_order() {
    let cases = [
        ("1+2*3", 7.0),
        ("(1+2)*3", 9.0),
        ("10-2-3", 5.0),
        ("100/10/2", 5.0),
        ("2^3^2", 512.0),
        ("-2^2", -4.0),
        ("2^-1", 0.5),
        ("2*-3", -6.0),
        ("--3", 3.0),
        ("1 + 1 == 2", 1.0),
        ("(2 < 1) + (2 >= 2)", 1.0),
        ("1 != 1", 0.0),
        ("2 ≥ 3", 0.0),
        ("6 × 7 ÷ 2 − 1", 20.0),
        ("min(3, 1 + 1, 5)", 2.0),
        ("MAX(3)", 3.0),
        ("round(2.5) + round(-2.4)", 1.0),
        ("if(1 > 2, 10, if(0, 20, 30))", 30.0),
        ("if(2, 10, 1/0)", 10.0),
        ("1 + if(0, 1/0, 4) * 2", 9.0),
        ("0^0", 1.0),
        (".5 + 1.", 1.5),
    ];
    for (text, expected) in cases {
        assert_eq!(compute(text), Ok(expected), "{text}");
    }
}

#[test]
fn errors_point_at_the_first_wrong_character() {
    let cases = [
        ("", 1, Fault::Empty),
        (" \t", 1, Fault::Empty),
        ("1 2", 3, Fault::Unexpected('2')),
        ("0,5", 2, Fault::Unexpected(',')),
        ("reach impact", 7, Fault::Unexpected('i')),
        ("1e5", 2, Fault::Unexpected('e')),
        ("1)", 2, Fault::Unexpected(')')),
        ("* 2", 1, Fault::Unexpected('*')),
        ("2 + é$", 6, Fault::Unexpected('$')),
        ("a = b", 3, Fault::Equals),
        ("a <= = b", 6, Fault::Equals),
        ("a <", 4, Fault::Unfinished),
        ("1+", 3, Fault::Unfinished),
        ("max(1,", 7, Fault::Unfinished),
        ("2*(1+3", 3, Fault::Unclosed),
        ("2*((1+3)", 3, Fault::Unclosed),
        ("min(", 4, Fault::Unclosed),
        ("1..2", 1, Fault::Number),
        (".", 1, Fault::Number),
        ("1 < 2 < 3", 7, Fault::Chained),
        ("a*log(2)", 3, Fault::UnknownFunction("log".into())),
        ("2 * Max", 5, Fault::Bare("max")),
        (
            "1+if(1,2)",
            3,
            Fault::Arguments {
                function: "if",
                found: 2,
            },
        ),
        (
            "if(1,2,3,4)",
            1,
            Fault::Arguments {
                function: "if",
                found: 4,
            },
        ),
        (
            "round(1,2)",
            1,
            Fault::Arguments {
                function: "round",
                found: 2,
            },
        ),
        (
            "min()",
            1,
            Fault::Arguments {
                function: "min",
                found: 0,
            },
        ),
        ("min(,1)", 5, Fault::Unexpected(',')),
    ];
    for (text, at, fault) in cases {
        let error = Formula::parse(text).expect_err(text);
        assert_eq!((error.at, &error.fault), (at, &fault), "{text}");
        assert!(!error.sentence().contains('{'), "{}", error.sentence());
    }
    let sentence = |text: &str| Formula::parse(text).expect_err(text).sentence();
    assert_eq!(
        sentence("a = b"),
        "The = at character 3 stands alone. Write == to compare."
    );
    assert_eq!(
        sentence("1+if(1,2)"),
        "if at character 3 takes a condition and two values, and has 2."
    );
}

#[test]
fn what_has_no_result_says_where() {
    let cases = [
        (
            "1 + 2 / (3 - 3)",
            Undefined::DivisionByZero(7),
            "the / at character 7 divides by 0",
        ),
        (
            "min(1/0, 3)",
            Undefined::DivisionByZero(6),
            "the / at character 6 divides by 0",
        ),
        (
            "(0-8)^0.5",
            Undefined::NotFinite(6),
            "what the sign at character 6 gives is not a finite number",
        ),
        (
            "1 - 9^999",
            Undefined::NotFinite(6),
            "what the sign at character 6 gives is not a finite number",
        ),
        (
            "0^-1",
            Undefined::NotFinite(2),
            "what the sign at character 2 gives is not a finite number",
        ),
    ];
    for (text, expected, sentence) in cases {
        let found = compute(text).expect_err(text);
        assert_eq!(
            (&found, found.sentence().as_str()),
            (&expected, sentence),
            "{text}"
        );
    }
    let formula = Formula::parse("if(1, a, b)").expect("a formula");
    assert_eq!(
        formula.compute(&[1.0]),
        Err(Undefined::Unknown("b".into())),
        "not reached, and still missing"
    );
    assert_eq!(
        formula.compute(&[1.0, f64::NAN]),
        Err(Undefined::NotANumber("b".into()))
    );
    assert_eq!(Undefined::Unknown("b".into()).sentence(), "b is missing");
}

#[test]
fn nesting_and_length_have_an_end() {
    for part in ["(", "-", "1^", "2*(", "min(", "if(1,"] {
        let error = Formula::parse(&part.repeat(300)).expect_err("too deep");
        assert_eq!(error.fault, Fault::TooDeep, "{part}");
        let error = Formula::parse(&part.repeat(LENGTH + 1)).expect_err("too long");
        assert_eq!((error.at, error.fault), (LENGTH + 1, Fault::TooLong), "{part}");
    }
    assert_eq!(
        compute(&format!("{}1", "1+".repeat(999))),
        Ok(1000.0),
        "length is no depth"
    );
}

#[test]
fn names_are_listed_once_and_numbers_take_their_place() {
    let formula = Formula::parse("Größe_1 * (größe_1 + x) > Y").expect("a formula");
    assert_eq!(formula.names(), ["größe_1", "x", "y"]);
    assert_eq!(formula.with_numbers(&[2.0, 0.5, 4.0]), "2 * (2 + 0.5) > 4");
    assert_eq!(formula.text(), "Größe_1 * (größe_1 + x) > Y");
}

#[test]
fn columns_hold_what_rows_give_and_nan_where_there_is_nothing() {
    let formula = Formula::parse("value / effort").expect("a formula");
    let mut results = [7.0; 4];
    formula.compute_columns(&[&[6.0, 1.0, f64::NAN, 3.0], &[4.0, 0.0, 1.0]], &mut results);
    assert_eq!(results[0], 1.5);
    assert!(
        results[1..].iter().all(|result| result.is_nan()),
        "by 0, from NaN, past the end: {results:?}"
    );
}

/// A formula as a tree, whose value was known before it was spelled.
#[derive(Clone, Debug)]
enum Tree {
    Number(u16),
    Name(usize),
    Minus(Box<Tree>),
    Pair(Box<Tree>, &'static str, Box<Tree>),
    Call(&'static str, Vec<Tree>),
}

const NAMES: [&str; 3] = ["x", "reach", "y_2"];

impl Tree {
    fn strength(&self) -> u8 {
        match self {
            Self::Pair(_, "+" | "-", _) => 2,
            Self::Pair(_, "*" | "/", _) => 3,
            Self::Minus(_) => 4,
            Self::Pair(_, "^", _) => 5,
            Self::Pair(..) => 1,
            _ => 6,
        }
    }

    /// Spells it with no bracket that is not needed; or for `fasteval`, which has another order of signs and rounds to a
    /// given unit, with every bracket there can be.
    fn spell(&self, plainly: bool) -> String {
        let inside = |tree: &Self, least: u8| {
            let text = tree.spell(plainly);
            let joined = matches!(tree, Self::Pair(..) | Self::Minus(_));
            if tree.strength() < least || (joined && !plainly) {
                format!("({text})")
            } else {
                text
            }
        };
        match self {
            Self::Number(number) => format!("{}", f64::from(*number) / 4.0),
            Self::Name(at) => NAMES[*at].into(),
            Self::Minus(inner) => format!("-{}", inside(inner, 4)),
            Self::Pair(a, "^", b) => format!("{}^{}", inside(a, 6), inside(b, 4)),
            Self::Pair(a, sign, b) => {
                let strength = self.strength();
                let left = if strength == 1 { 2 } else { strength };
                format!("{} {sign} {}", inside(a, left), inside(b, strength + 1))
            }
            Self::Call(name, inner) => {
                let inner: Vec<String> = inner.iter().map(|tree| tree.spell(plainly)).collect();
                let unit = if *name == "round" && !plainly { "1, " } else { "" };
                format!("{name}({unit}{})", inner.join(", "))
            }
        }
    }

    /// The value, or none where something on the way is not finite.
    fn value(&self, names: &[f64]) -> Option<f64> {
        let truth = |yes: bool| if yes { 1.0 } else { 0.0 };
        let value = match self {
            Self::Number(number) => f64::from(*number) / 4.0,
            Self::Name(at) => names[*at],
            Self::Minus(inner) => -inner.value(names)?,
            Self::Pair(a, sign, b) => {
                let (a, b) = (a.value(names)?, b.value(names)?);
                match *sign {
                    "+" => a + b,
                    "-" => a - b,
                    "*" => a * b,
                    "/" => a / b,
                    "^" => a.powf(b),
                    "<" => truth(a < b),
                    "<=" => truth(a <= b),
                    ">" => truth(a > b),
                    ">=" => truth(a >= b),
                    "==" => truth(a == b),
                    _ => truth(a != b),
                }
            }
            Self::Call("if", inner) => {
                inner[if inner[0].value(names)? == 0.0 { 2 } else { 1 }].value(names)?
            }
            Self::Call(name, inner) => {
                let values = inner
                    .iter()
                    .map(|tree| tree.value(names))
                    .collect::<Option<Vec<f64>>>()?;
                match *name {
                    "min" => values.into_iter().fold(f64::INFINITY, f64::min),
                    "max" => values.into_iter().fold(f64::NEG_INFINITY, f64::max),
                    _ => values[0].round(),
                }
            }
        };
        value.is_finite().then_some(value)
    }

    /// Whether two sides of `==` or `!=` differ by so little that `fasteval` takes them for equal.
    fn nearly_equal(&self, names: &[f64]) -> bool {
        match self {
            Self::Number(_) | Self::Name(_) => false,
            Self::Minus(inner) => inner.nearly_equal(names),
            Self::Call(_, inner) => inner.iter().any(|tree| tree.nearly_equal(names)),
            Self::Pair(a, sign, b) => {
                let near = matches!(*sign, "==" | "!=")
                    && a.value(names)
                        .zip(b.value(names))
                        .is_some_and(|(a, b)| a != b && (a - b).abs() < 1e-9);
                near || a.nearly_equal(names) || b.nearly_equal(names)
            }
        }
    }
}

fn tree(functions: &'static [(&'static str, usize, usize)]) -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        (0..400_u16).prop_map(Tree::Number),
        (0..NAMES.len()).prop_map(Tree::Name)
    ];
    let signs = vec![
        "+", "-", "*", "/", "^", "+", "*", "<", "<=", ">", ">=", "==", "!=",
    ];
    leaf.prop_recursive(5, 24, 3, move |inner| {
        let call = proptest::sample::select(functions).prop_flat_map({
            let inner = inner.clone();
            move |(name, least, most)| (Just(name), proptest::collection::vec(inner.clone(), least..=most))
        });
        prop_oneof![
            1 => inner.clone().prop_map(|inner| Tree::Minus(inner.into())),
            2 => call.prop_map(|(name, inner)| Tree::Call(name, inner)),
            6 => (inner.clone(), proptest::sample::select(signs.clone()), inner)
                .prop_map(|(a, sign, b)| Tree::Pair(a.into(), sign, b.into())),
        ]
    })
}

const OURS: &[(&str, usize, usize)] = &[("min", 1, 3), ("max", 1, 3), ("round", 1, 1), ("if", 3, 3)];
const SHARED: &[(&str, usize, usize)] = &[("min", 1, 3), ("max", 1, 3), ("round", 1, 1)];

fn values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![-4..5_i8, -100..101_i8].prop_map(|quarters| f64::from(quarters) / 4.0);
    proptest::collection::vec(value, NAMES.len())
}

fn compute_named(text: &str, names: &[f64]) -> Option<f64> {
    let formula = Formula::parse(text).expect(text);
    // Also what is not reached has a value, so only what is computed can fail.
    let place = |name: &String| NAMES.iter().position(|known| known == name).expect(text);
    let values: Vec<f64> = formula.names().iter().map(|name| names[place(name)]).collect();
    formula.compute(&values).ok()
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a formula that is spelled with as few brackets as it needs computes to the value of its tree, undefined
    /// exactly where something on the way is not finite.
    #[test]
    fn a_spelled_formula_computes_to_its_value(tree in tree(OURS), names in values()) {
        let text = tree.spell(true);
        prop_assert_eq!(compute_named(&text, &names), tree.value(&names), "{}", text);
    }

    /// Law: where `fasteval` speaks the same language, it says the same.
    #[test]
    fn fasteval_says_the_same(tree in tree(SHARED), names in values()) {
        prop_assume!(!tree.nearly_equal(&names));
        let (text, theirs) = (tree.spell(true), tree.spell(false));
        let mut known: BTreeMap<String, f64> =
            NAMES.iter().zip(&names).map(|(name, value)| ((*name).to_owned(), *value)).collect();
        if let Some(ours) = compute_named(&text, &names) {
            prop_assert_eq!(fasteval::ez_eval(&theirs, &mut known).ok(), Some(ours), "{} as {}", text, theirs);
        } else {
            prop_assert_eq!(tree.value(&names), None, "{}", text);
        }
    }

    /// Law: a formula that writes a built-in framework gives its scores, to the last bit.
    #[test]
    fn a_written_built_in_is_the_built_in(
        reach in 0.0..1e6, impact in 0.25..3.0, confidence in 50.0..100.0, effort in 0.5..100.0
    ) {
        let formula = Formula::parse("reach * impact * confidence / (100 * effort)").expect("RICE");
        prop_assert_eq!(formula.compute(&[reach, impact, confidence, effort]), Ok(rice::score(reach, impact, confidence, effort)));
        for (form, text) in [(ice::Form::Product, "i*c*e"), (ice::Form::Mean, "(i + c + e) / 3")] {
            let formula = Formula::parse(text).expect("ICE");
            prop_assert_eq!(formula.compute(&[impact, confidence, effort]), Ok(ice::score(form, impact, confidence, effort)));
        }
    }

    /// Law: columns hold what rows give.
    #[test]
    fn columns_agree_with_rows(tree in tree(OURS), rows in proptest::collection::vec(values(), 1..5)) {
        let formula = Formula::parse(&tree.spell(true)).expect("a formula");
        let at = |name: &String| NAMES.iter().position(|known| known == name).expect("a name");
        let columns: Vec<Vec<f64>> =
            formula.names().iter().map(|name| rows.iter().map(|row| row[at(name)]).collect()).collect();
        let mut results = vec![0.0; rows.len()];
        formula.compute_columns(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>(), &mut results);
        for (row, result) in rows.iter().zip(results) {
            let values: Vec<f64> = formula.names().iter().map(|name| row[at(name)]).collect();
            prop_assert_eq!(formula.compute(&values).ok(), result.is_finite().then_some(result));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases.saturating_mul(10), ..cases() })]

    /// Law: no text makes it panic; an error names a character that is there, or the one past the end.
    #[test]
    fn any_text_is_a_formula_or_an_error_with_a_place(
        text in "[-0-9.+*/^()<>=!, axéminroudf−×÷≤≠]{0,40}|\\PC{0,40}|((min|max|round|if)[(]|[-,)x1(+<=]){0,30}"
    ) {
        match Formula::parse(&text) {
            Ok(formula) => {
                match formula.compute(&vec![1.5; formula.names().len()]) {
                    Ok(result) => prop_assert!(result.is_finite()),
                    Err(undefined) => prop_assert!(!undefined.sentence().is_empty()),
                }
                prop_assert_eq!(Formula::parse(formula.text()), Ok(formula));
            }
            Err(error) => {
                prop_assert!(error.at >= 1 && error.at <= text.chars().count() + 1, "{:?}", error);
                prop_assert!(!error.sentence().is_empty());
            }
        }
    }
}
