//! A board's own formula over named inputs: `(reach * impact + 2 * risk) / max(effort, 1)`.
//!
//! The grammar is closed: numbers, names, `+ - * / ^`, a leading minus, brackets, the comparisons `< <= > >= == !=`
//! (which give 1 or 0), `min`, `max`, `round` and `if(condition, then, otherwise)`. A power binds most strongly and to
//! the right, then a leading minus, then `* /`, then `+ -`, then comparisons, which cannot be chained. Names are letters,
//! digits and `_`, in any case: `Reach` is `reach`. No formula loops, and none yields NaN: what has no finite result is
//! an error with its place.
//!
//! A formula is kept as steps for a machine with a stack, so neither computing it nor dropping it recurses.

mod parse;

use std::cmp::Ordering;
use std::fmt::Write as _;

use crate::scoring::show;
use crate::texts;

/// A formula that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    text: String,
    /// The inputs, each once, in lower case, in the order of their first appearance.
    names: Vec<String>,
    /// Where names stand in the text, in bytes, and which one.
    places: Vec<(std::ops::Range<usize>, usize)>,
    steps: Vec<Step>,
}

/// Says why a text is no formula, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// The first character that is wrong, counted from 1; one past the last where the text ends too early.
    pub at: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing to read.
    Empty,
    /// It is longer than [`LENGTH`] characters.
    TooLong,
    /// This character does not belong here.
    Unexpected(char),
    /// The text ends where a number, a name or a bracket should follow.
    Unfinished,
    /// The bracket that opens here is never closed.
    Unclosed,
    /// These digits are no number.
    Number,
    /// A single `=`, where `==` compares.
    Equals,
    /// A comparison of a comparison.
    Chained,
    /// There is no function of this name.
    UnknownFunction(String),
    /// A function without its brackets.
    Bare(&'static str),
    /// A function with another number of arguments than it takes.
    Arguments {
        /// The function.
        function: &'static str,
        /// How many it was given.
        found: usize,
    },
    /// Brackets, signs or powers are nested too deeply.
    TooDeep,
}

/// Says why a formula has no result for some numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// Nobody has given this input.
    Unknown(String),
    /// This input is NaN or infinite.
    NotANumber(String),
    /// The divisor of the `/` at this character, counted from 1, is 0.
    DivisionByZero(usize),
    /// What the sign at this character, counted from 1, gives is no finite number.
    NotFinite(usize),
}

/// How many characters a formula may have.
pub const LENGTH: usize = 2000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Number(f64),
    /// The value of the name at this position.
    Name(usize),
    Minus,
    /// Joins the two topmost values; the sign stands at this character.
    Pair(Sign, usize),
    /// Keeps the least of this many values.
    Least(usize),
    /// Keeps the greatest of this many values.
    Greatest(usize),
    Round,
    /// Goes on at another step if the topmost value is 0.
    Unless(usize),
    /// Goes on at another step.
    Jump(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    Plus,
    Minus,
    Times,
    By,
    Power,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

impl Formula {
    /// Reads a formula, or says what is wrong at which character.
    ///
    /// ```
    /// use tandem_core::scoring::formula::{Fault, Formula};
    /// let formula = Formula::parse("Reach * impact / effort").unwrap();
    /// assert_eq!(formula.names(), ["reach", "impact", "effort"]);
    /// assert_eq!(formula.compute(&[450.0, 3.0, 2.0]), Ok(675.0));
    ///
    /// let error = Formula::parse("reach * (impact + ").unwrap_err();
    /// assert_eq!((error.at, error.fault), (19, Fault::Unfinished));
    /// ```
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        parse::parse(text)
    }

    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The inputs, each once, in lower case, in the order of their first appearance.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The result for values in the order of [`names`](Self::names); every input must have one, also where `if` does not
    /// come by it.
    ///
    /// ```
    /// use tandem_core::scoring::formula::{Formula, Undefined};
    /// let formula = Formula::parse("if(effort == 0, 0, value / effort)").unwrap();
    /// assert_eq!(formula.compute(&[0.0]), Err(Undefined::Unknown("value".into())));
    /// assert_eq!(formula.compute(&[0.0, 0.0]), Ok(0.0));
    /// ```
    pub fn compute(&self, values: &[f64]) -> Result<f64, Undefined> {
        for (at, name) in self.names.iter().enumerate() {
            match values.get(at) {
                None => return Err(Undefined::Unknown(name.clone())),
                Some(value) if !value.is_finite() => return Err(Undefined::NotANumber(name.clone())),
                Some(_) => {}
            }
        }
        self.run(&|at| values.get(at).copied(), &mut Vec::new())
    }

    /// Computes many results at once, one a row of the columns, which stand in the order of [`names`](Self::names); NaN
    /// where a row has none.
    pub fn compute_columns(&self, columns: &[&[f64]], results: &mut [f64]) {
        let mut stack = Vec::new();
        for (row, result) in results.iter_mut().enumerate() {
            let value = |at: usize| columns.get(at).and_then(|column| column.get(row)).copied();
            let whole = (0..self.names.len()).all(|at| value(at).is_some_and(f64::is_finite));
            let found = whole.then(|| self.run(&value, &mut stack).ok()).flatten();
            *result = found.unwrap_or(f64::NAN);
        }
    }

    /// The formula with numbers in the place of its names, in the order of [`names`](Self::names).
    ///
    /// ```
    /// use tandem_core::scoring::formula::Formula;
    /// let formula = Formula::parse("value - 2 * cost").unwrap();
    /// assert_eq!(formula.with_numbers(&[10.0, -3.0]), "10 - 2 * (-3)");
    /// ```
    pub fn with_numbers(&self, values: &[f64]) -> String {
        let (mut out, mut done) = (String::new(), 0);
        for (place, at) in &self.places {
            out.push_str(self.text.get(done..place.start).unwrap_or_default());
            match values.get(*at) {
                Some(value) if *value < 0.0 => {
                    let _ = write!(out, "({})", show(*value));
                }
                Some(value) => out.push_str(&show(*value)),
                None => out.push_str(self.text.get(place.clone()).unwrap_or_default()),
            }
            done = place.end;
        }
        out + self.text.get(done..).unwrap_or_default()
    }

    fn run(&self, value: &dyn Fn(usize) -> Option<f64>, stack: &mut Vec<f64>) -> Result<f64, Undefined> {
        stack.clear();
        let mut next = 0;
        while let Some(step) = self.steps.get(next) {
            next += 1;
            let made = match *step {
                Step::Number(number) => number,
                Step::Name(at) => value(at).unwrap_or(f64::NAN),
                Step::Minus => -pop(stack),
                Step::Round => pop(stack).round(),
                Step::Least(count) => fold(stack, count, f64::min),
                Step::Greatest(count) => fold(stack, count, f64::max),
                Step::Pair(sign, at) => {
                    let right = pop(stack);
                    sign.join(pop(stack), right, at)?
                }
                Step::Unless(to) => {
                    if pop(stack) == 0.0 {
                        next = to;
                    }
                    continue;
                }
                Step::Jump(to) => {
                    next = to;
                    continue;
                }
            };
            stack.push(made);
        }
        Ok(pop(stack))
    }
}

impl Sign {
    fn join(self, left: f64, right: f64, at: usize) -> Result<f64, Undefined> {
        let truth = |yes: bool| if yes { 1.0 } else { 0.0 };
        // Not by `total_cmp`, to which -0 is another number than 0.
        let same = |a: f64, b: f64| a.partial_cmp(&b).is_some_and(Ordering::is_eq);
        let result = match self {
            Self::Plus => left + right,
            Self::Minus => left - right,
            Self::Times => left * right,
            Self::By if right == 0.0 => return Err(Undefined::DivisionByZero(at)),
            Self::By => left / right,
            Self::Power => left.powf(right),
            Self::Less => truth(left < right),
            Self::LessOrEqual => truth(left <= right),
            Self::Greater => truth(left > right),
            Self::GreaterOrEqual => truth(left >= right),
            Self::Equal => truth(same(left, right)),
            Self::NotEqual => truth(!same(left, right)),
        };
        if result.is_finite() {
            Ok(result)
        } else {
            Err(Undefined::NotFinite(at))
        }
    }
}

fn pop(stack: &mut Vec<f64>) -> f64 {
    stack.pop().unwrap_or(f64::NAN)
}

fn fold(stack: &mut Vec<f64>, count: usize, pick: fn(f64, f64) -> f64) -> f64 {
    let from = stack.len().saturating_sub(count);
    stack.drain(from..).reduce(pick).unwrap_or(f64::NAN)
}

impl FormulaError {
    /// The sentence that a person reads.
    pub fn sentence(&self) -> String {
        match &self.fault {
            Fault::Empty => texts::formula_empty().into(),
            Fault::TooLong => texts::formula_too_long(LENGTH),
            Fault::Unexpected(found) => texts::formula_unexpected(found.to_string(), self.at),
            Fault::Unfinished => texts::formula_unfinished().into(),
            Fault::Unclosed => texts::formula_unclosed(self.at),
            Fault::Number => texts::formula_number(self.at),
            Fault::Equals => texts::formula_equals(self.at),
            Fault::Chained => texts::formula_chained(self.at),
            Fault::UnknownFunction(name) => texts::formula_unknown_function(name, self.at),
            Fault::Bare(name) => texts::formula_bare(*name, self.at),
            Fault::Arguments { function, found } => texts::formula_arguments(*function, self.at, *found),
            Fault::TooDeep => texts::formula_too_deep(self.at),
        }
    }
}

impl Undefined {
    /// The sentence that a person reads.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unknown(name) => texts::formula_unknown(name),
            Self::NotANumber(name) => texts::formula_not_a_number(name),
            Self::DivisionByZero(at) => texts::formula_division_by_zero(*at),
            Self::NotFinite(at) => texts::formula_not_finite(*at),
        }
    }
}
