//! From a text to steps, by Pratt's method: each sign has a strength, and a sum goes on while signs bind strongly enough.

use super::{Fault, Formula, FormulaError, LENGTH, Sign, Step};

/// How deep brackets, functions, signs and powers may nest.
const DEPTH: usize = 50;

/// How strongly a leading minus binds what follows: less than a power, more than a product.
const MINUS: u8 = 7;

/// The functions and how many arguments they take.
const FUNCTIONS: [(&str, usize, usize); 4] = [
    ("min", 1, LENGTH),
    ("max", 1, LENGTH),
    ("round", 1, 1),
    ("if", 3, 3),
];

pub(super) fn parse(text: &str) -> Result<Formula, FormulaError> {
    let mut parser = Parser {
        rest: text
            .char_indices()
            .enumerate()
            .map(|(n, (byte, c))| (n + 1, byte, c))
            .collect(),
        next: 0,
        depth: 0,
        formula: Formula {
            text: text.to_owned(),
            names: Vec::new(),
            places: Vec::new(),
            steps: Vec::new(),
        },
    };
    if parser.rest.len() > LENGTH {
        return Err(FormulaError {
            at: LENGTH + 1,
            fault: Fault::TooLong,
        });
    }
    if parser.peek().is_none() {
        return Err(FormulaError {
            at: 1,
            fault: Fault::Empty,
        });
    }
    parser.sum(0)?;
    match parser.peek() {
        None => Ok(parser.formula),
        Some((at, found)) => Err(unexpected(at, found)),
    }
}

struct Parser {
    /// Every character with its number from 1 and its place in bytes.
    rest: Vec<(usize, usize, char)>,
    next: usize,
    depth: usize,
    formula: Formula,
}

/// A sign between two values: its strength, that of what follows it, and how many characters it takes.
struct Joint {
    sign: Sign,
    strength: u8,
    right: u8,
    length: usize,
}

impl Joint {
    fn read(first: char, second: Option<char>) -> Option<Self> {
        let equals = second == Some('=');
        let (sign, strength, right, length) = match first {
            '<' if equals => (Sign::LessOrEqual, 1, 2, 2),
            '>' if equals => (Sign::GreaterOrEqual, 1, 2, 2),
            '=' if equals => (Sign::Equal, 1, 2, 2),
            '!' if equals => (Sign::NotEqual, 1, 2, 2),
            '<' => (Sign::Less, 1, 2, 1),
            '>' => (Sign::Greater, 1, 2, 1),
            '\u{2264}' => (Sign::LessOrEqual, 1, 2, 1),
            '\u{2265}' => (Sign::GreaterOrEqual, 1, 2, 1),
            '\u{2260}' => (Sign::NotEqual, 1, 2, 1),
            '+' => (Sign::Plus, 3, 4, 1),
            '-' | '\u{2212}' => (Sign::Minus, 3, 4, 1),
            '*' | '\u{d7}' => (Sign::Times, 5, 6, 1),
            '/' | '\u{f7}' => (Sign::By, 5, 6, 1),
            '^' => (Sign::Power, 8, 8, 1),
            _ => return None,
        };
        Some(Self {
            sign,
            strength,
            right,
            length,
        })
    }
}

impl Parser {
    /// The next character that is no space, with its number.
    fn peek(&mut self) -> Option<(usize, char)> {
        while self
            .rest
            .get(self.next)
            .is_some_and(|(_, _, c)| c.is_whitespace())
        {
            self.next += 1;
        }
        self.rest.get(self.next).map(|(at, _, c)| (*at, *c))
    }

    fn unfinished(&self) -> FormulaError {
        FormulaError {
            at: self.rest.len() + 1,
            fault: Fault::Unfinished,
        }
    }

    /// Reads a sum whose signs all bind at least as strongly as `least`.
    fn sum(&mut self, least: u8) -> Result<(), FormulaError> {
        self.depth += 1;
        if self.depth > DEPTH {
            let at = self.peek().map_or(self.rest.len() + 1, |(at, _)| at);
            return Err(FormulaError {
                at,
                fault: Fault::TooDeep,
            });
        }
        self.term()?;
        let mut compared = false;
        while let Some((at, first)) = self.peek() {
            let second = self.rest.get(self.next + 1).map(|(_, _, c)| *c);
            let Some(joint) = Joint::read(first, second).filter(|joint| joint.strength >= least) else {
                break;
            };
            if joint.strength == 1 && std::mem::replace(&mut compared, true) {
                return Err(FormulaError {
                    at,
                    fault: Fault::Chained,
                });
            }
            self.next += joint.length;
            self.sum(joint.right)?;
            self.formula.steps.push(Step::Pair(joint.sign, at));
        }
        self.depth -= 1;
        Ok(())
    }

    fn term(&mut self) -> Result<(), FormulaError> {
        let (at, first) = self.peek().ok_or_else(|| self.unfinished())?;
        match first {
            '-' | '\u{2212}' => {
                self.next += 1;
                self.sum(MINUS)?;
                self.formula.steps.push(Step::Minus);
                Ok(())
            }
            '(' => {
                self.next += 1;
                self.sum(0)?;
                self.close(at)
            }
            c if c.is_ascii_digit() || c == '.' => self.number(at),
            c if c.is_alphabetic() || c == '_' => self.word(at),
            c => Err(unexpected(at, c)),
        }
    }

    /// Reads the bracket that closes the one at character `open`.
    fn close(&mut self, open: usize) -> Result<(), FormulaError> {
        match self.peek() {
            Some((_, ')')) => {
                self.next += 1;
                Ok(())
            }
            Some((at, found)) => Err(unexpected(at, found)),
            None => Err(FormulaError {
                at: open,
                fault: Fault::Unclosed,
            }),
        }
    }

    /// Takes the characters that belong to what begins here, and where they stand in bytes.
    fn take(&mut self, belongs: impl Fn(char) -> bool) -> (std::ops::Range<usize>, String) {
        let mut taken = String::new();
        let start = self.rest.get(self.next).map_or(0, |(_, byte, _)| *byte);
        while let Some((_, _, c)) = self.rest.get(self.next).filter(|(_, _, c)| belongs(*c)) {
            taken.push(*c);
            self.next += 1;
        }
        (start..start + taken.len(), taken)
    }

    fn number(&mut self, at: usize) -> Result<(), FormulaError> {
        let (_, digits) = self.take(|c| c.is_ascii_digit() || c == '.');
        let number = crate::value::decimal(&digits);
        let number = number.ok_or(FormulaError {
            at,
            fault: Fault::Number,
        })?;
        self.formula.steps.push(Step::Number(number));
        Ok(())
    }

    fn word(&mut self, at: usize) -> Result<(), FormulaError> {
        let (place, word) = self.take(|c| c.is_alphanumeric() || c == '_');
        let name = crate::letters::lowered(&word);
        let function = FUNCTIONS.into_iter().find(|(function, ..)| *function == name);
        match (function, self.peek()) {
            (Some(function), Some((open, '('))) => self.call(function, at, open),
            (Some((function, ..)), _) => Err(FormulaError {
                at,
                fault: Fault::Bare(function),
            }),
            (None, Some((_, '('))) => Err(FormulaError {
                at,
                fault: Fault::UnknownFunction(word),
            }),
            (None, _) => {
                let names = &mut self.formula.names;
                let known = names.iter().position(|known| *known == name);
                let position = known.unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                self.formula.places.push((place, position));
                self.formula.steps.push(Step::Name(position));
                Ok(())
            }
        }
    }

    /// Reads the arguments of the function at character `at`, whose bracket opens at `open`.
    fn call(
        &mut self,
        (function, least, most): (&'static str, usize, usize),
        at: usize,
        open: usize,
    ) -> Result<(), FormulaError> {
        let mut jumps = Vec::new();
        let mut found = 0;
        self.next += 1;
        while self.peek().is_some_and(|(_, c)| found > 0 || c != ')') {
            self.sum(0)?;
            found += 1;
            if function == "if" && found < 3 {
                jumps.push(self.formula.steps.len());
                self.formula.steps.push(if found == 1 {
                    Step::Unless(0)
                } else {
                    Step::Jump(0)
                });
                self.land(&jumps, found);
            }
            match self.peek() {
                Some((_, ',')) => self.next += 1,
                _ => break,
            }
            if self.peek().is_none() {
                return Err(self.unfinished());
            }
        }
        self.close(open)?;
        if !(least..=most).contains(&found) {
            return Err(FormulaError {
                at,
                fault: Fault::Arguments { function, found },
            });
        }
        match function {
            "min" => self.formula.steps.push(Step::Least(found)),
            "max" => self.formula.steps.push(Step::Greatest(found)),
            "round" => self.formula.steps.push(Step::Round),
            _ => self.land(&jumps, found),
        }
        Ok(())
    }

    /// Lets the jump before the last argument of an `if` end here: over what is computed if the condition holds, and then
    /// over what is computed if it does not.
    fn land(&mut self, jumps: &[usize], found: usize) {
        let here = self.formula.steps.len();
        let jump = found.checked_sub(2).and_then(|at| jumps.get(at));
        let step = jump.and_then(|at| self.formula.steps.get_mut(*at));
        if let Some(Step::Unless(to) | Step::Jump(to)) = step {
            *to = here;
        }
    }
}

/// The error of what does not belong where it stands.
fn unexpected(at: usize, found: char) -> FormulaError {
    let fault = if found == '=' {
        Fault::Equals
    } else {
        Fault::Unexpected(found)
    };
    FormulaError { at, fault }
}
