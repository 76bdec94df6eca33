//! Sums typed into number cells: `3*450`, `(12+8)/4`, `80%`.

use crate::texts;

/// Says why a text is not a sum, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticError {
    /// There is nothing to compute.
    Empty,
    /// Something else is expected at this character, counted from 1.
    Unexpected(usize),
    /// Brackets, signs or powers are nested too deeply at this character, counted from 1.
    TooDeep(usize),
    /// The text ends where a number should follow.
    Unfinished,
    /// The result is not a finite number, as after dividing by 0.
    NotFinite,
}

impl ArithmeticError {
    /// The sentence that a person reads.
    pub fn sentence(self) -> String {
        match self {
            Self::Empty => texts::sum_empty().into(),
            Self::Unexpected(at) => texts::sum_unexpected(at),
            Self::TooDeep(at) => texts::sum_too_deep(at),
            Self::Unfinished => texts::sum_unfinished().into(),
            Self::NotFinite => texts::sum_not_finite().into(),
        }
    }
}

/// How deep brackets, signs and powers may nest.
const DEPTH: usize = 50;

/// Computes a sum with `+ - * / ^`, brackets, decimals and percent signs; thousands may stand apart, as they are shown.
///
/// ```
/// use tandem_core::arithmetic::compute;
/// assert_eq!(compute("3*450"), Ok(1350.0));
/// assert_eq!(compute("1,350 / 2"), Ok(675.0));
/// assert_eq!(compute("2 ^ 3 ^ 2 - (1 + 1)"), Ok(510.0));
/// assert_eq!(compute("80%"), Ok(0.8));
/// assert!(compute("1/0").is_err());
/// ```
pub fn compute(text: &str) -> Result<f64, ArithmeticError> {
    let chars: Vec<(usize, char)> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    if chars.is_empty() {
        return Err(ArithmeticError::Empty);
    }
    let mut parser = Parser {
        chars: &chars,
        depth: 0,
    };
    let value = parser.sum(0)?;
    match parser.chars.first() {
        Some((at, _)) => Err(ArithmeticError::Unexpected(at + 1)),
        None if value.is_finite() => Ok(value),
        None => Err(ArithmeticError::NotFinite),
    }
}

struct Parser<'a> {
    chars: &'a [(usize, char)],
    depth: usize,
}

impl Parser<'_> {
    /// A sum whose operators all bind at least as strongly as `least` (Pratt's method).
    fn sum(&mut self, least: u8) -> Result<f64, ArithmeticError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.chars.first().map_or(ArithmeticError::Unfinished, |(at, _)| {
                ArithmeticError::TooDeep(at + 1)
            }));
        }
        let mut left = self.term()?;
        while let Some(((_, operator), rest)) = self.chars.split_first() {
            let (strength, right_strength) = match operator {
                '+' | '-' | '\u{2212}' => (1, 2),
                '*' | '/' | '\u{d7}' | '\u{f7}' => (3, 4),
                '^' => (6, 6),
                _ => break,
            };
            if strength < least {
                break;
            }
            self.chars = rest;
            let right = self.sum(right_strength)?;
            left = match operator {
                '+' => left + right,
                '-' | '\u{2212}' => left - right,
                '*' | '\u{d7}' => left * right,
                '/' | '\u{f7}' => left / right,
                _ => left.powf(right),
            };
        }
        self.depth -= 1;
        Ok(left)
    }

    fn term(&mut self) -> Result<f64, ArithmeticError> {
        let Some(((at, first), rest)) = self.chars.split_first() else {
            return Err(ArithmeticError::Unfinished);
        };
        let mut value = match first {
            '-' | '\u{2212}' | '+' | '(' => {
                self.chars = rest;
                let inner = if *first == '(' {
                    self.bracket()?
                } else {
                    self.sum(5)?
                };
                if matches!(first, '-' | '\u{2212}') {
                    -inner
                } else {
                    inner
                }
            }
            c if c.is_ascii_digit() || *c == '.' => self.number()?,
            _ => return Err(ArithmeticError::Unexpected(at + 1)),
        };
        while let Some(((_, '%'), rest)) = self.chars.split_first() {
            self.chars = rest;
            value /= 100.0;
        }
        Ok(value)
    }

    fn bracket(&mut self) -> Result<f64, ArithmeticError> {
        let value = self.sum(0)?;
        match self.chars.split_first() {
            Some(((_, ')'), rest)) => {
                self.chars = rest;
                Ok(value)
            }
            Some(((at, _), _)) => Err(ArithmeticError::Unexpected(at + 1)),
            None => Err(ArithmeticError::Unfinished),
        }
    }

    fn number(&mut self) -> Result<f64, ArithmeticError> {
        let start = self.chars.first().map_or(0, |(at, _)| *at);
        // A space ends a number: `1 2` is no twelve.
        let belongs = |(i, (at, c)): &(usize, &(usize, char))| {
            *at == start + i && (c.is_ascii_digit() || matches!(c, '.' | ','))
        };
        let run = self.chars.iter().enumerate().take_while(belongs);
        let run: String = run.map(|(_, (_, c))| c).collect();
        let number = one_number(&run);
        self.chars = self.chars.get(number.len()..).unwrap_or_default();
        let digits: String = number.chars().filter(|c| *c != ',').collect();
        crate::value::decimal(&digits).ok_or(ArithmeticError::Unexpected(start + 1))
    }
}

/// As much of a run of digits, dots and commas as is one number: up to the first comma that does not stand between
/// thousands, as the one in `0,5` and in `1,2000`.
fn one_number(run: &str) -> &str {
    let whole = run.find('.').unwrap_or(run.len());
    let mut groups = run.get(..whole).unwrap_or_default().split(',');
    let first = groups.next().unwrap_or_default();
    let leads = matches!(first.len(), 1..=3) && !first.starts_with('0');
    let follows = groups.all(|group| group.len() == 3);
    let from = if leads && follows { whole } else { 0 };
    let rest = run.get(from..).unwrap_or_default();
    let comma = rest.find(',').map_or(run.len(), |at| from + at);
    run.get(..comma).unwrap_or_default()
}
