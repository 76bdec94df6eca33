//! A board's own formula as a framework: every name in it is an input.

use super::formula::{Formula, FormulaError, Undefined};
use super::{Bounds, Input, Unscored};
use crate::doubt::Columns;
use crate::model::Role;

/// Names that belong to the PO's side, as they say how much work something is; of several, the first here says it.
pub const EFFORTS: [&str; 6] = ["effort", "job-size", "job_size", "size", "duration", "cost"];

/// A formula that scores, or what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Custom {
    formula: Result<Formula, FormulaError>,
    inputs: Vec<Input>,
}

impl Custom {
    /// Reads a formula; one that cannot be read has no inputs and scores nothing.
    pub fn new(text: &str) -> Self {
        let formula = Formula::parse(text);
        let names = formula.as_ref().map(Formula::names).unwrap_or_default();
        let inputs = names.iter().map(|name| {
            let owner = if EFFORTS.contains(&name.as_str()) {
                Role::Po
            } else {
                Role::Pm
            };
            Input::titled(name.clone(), titled(name), Bounds::Any, owner)
        });
        Self {
            inputs: inputs.collect(),
            formula,
        }
    }

    /// The formula, or what is wrong with it.
    pub const fn formula(&self) -> &Result<Formula, FormulaError> {
        &self.formula
    }

    /// An input a name.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The result, or why there is none; values stand in the order of the inputs.
    ///
    /// ```
    /// use tandem_core::scoring::{Unscored, custom::Custom};
    /// let rice = Custom::new("reach * impact * confidence / (100 * effort)");
    /// assert_eq!(rice.score(&[450.0, 3.0, 100.0, 2.0]), Ok(675.0));
    /// assert_eq!(rice.score(&[450.0, 3.0, 100.0, 0.0]), Err(Unscored::DividedByZero(29)));
    /// assert_eq!(Custom::new("reach *").score(&[]), Err(Unscored::Unset));
    /// ```
    pub fn score(&self, values: &[f64]) -> Result<f64, Unscored> {
        let formula = self.formula.as_ref().map_err(|_| Unscored::Unset)?;
        formula.compute(values).map_err(|undefined| match undefined {
            Undefined::DivisionByZero(at) => Unscored::DividedByZero(at),
            Undefined::Unknown(_) | Undefined::NotANumber(_) | Undefined::NotFinite(_) => Unscored::Overflow,
        })
    }

    /// Many results at once, one a row of the columns; NaN where a row has none.
    pub fn score_columns(&self, columns: Columns<'_>, results: &mut [f64]) {
        match &self.formula {
            Ok(formula) => formula.compute_columns(&columns.all().collect::<Vec<_>>(), results),
            Err(_) => results.fill(f64::NAN),
        }
    }

    /// The formula with numbers in the place of its names, and the result.
    pub fn explain(&self, values: &[f64], score: &str) -> String {
        let numbers = self.formula.as_ref().map(|formula| formula.with_numbers(values));
        format!("{} = {score}", numbers.unwrap_or_default())
    }
}

/// A name as a label: `job_size` is "Job size".
fn titled(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(crate::letters::upper);
    let rest = letters.map(|c| if c == '_' { ' ' } else { c });
    first.into_iter().chain(rest).collect()
}
