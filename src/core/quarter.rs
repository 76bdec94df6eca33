//! Quarters of a year: what objectives and the roadmap are planned by.

use std::fmt;

use crate::value::digits;
use crate::{Millis, time};

/// A quarter of a year, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: u64,
    /// From 1 to 4.
    number: u64,
}

impl Quarter {
    /// Reads `2026-Q4`; years run from 1970 to 9998, so that each quarter has an end that can be spelled.
    ///
    /// ```
    /// use tandem_core::quarter::Quarter;
    /// let quarter = Quarter::parse("2026-Q4").expect("a quarter");
    /// assert_eq!(quarter.to_string(), "2026-Q4");
    /// assert_eq!(quarter.next().to_string(), "2027-Q1");
    /// assert_eq!(Quarter::parse("2026-Q5"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-Q")?;
        let year = digits(year).filter(|year| (1970..=9998).contains(year))?;
        let number = digits(number).filter(|number| (1..=4).contains(number))?;
        (text.len() == 7).then_some(Self { year, number })
    }

    /// Reads what a person writes for a quarter.
    ///
    /// ```
    /// use tandem_core::quarter::Quarter;
    /// let read = |text| Quarter::read(text).map(|quarter| quarter.to_string());
    /// assert_eq!(read("Q4 2026").as_deref(), Some("2026-Q4"));
    /// assert_eq!(read(" 2026 q4"), read("2026-Q4"));
    /// assert_eq!([read("2026"), read("Q5 2026"), read("soon")], [None, None, None]);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let parts = text.split([' ', '-', '/']).filter(|part| !part.is_empty());
        let (numbers, years): (Vec<&str>, Vec<&str>) = parts.partition(|part| part.starts_with('Q'));
        match (numbers.as_slice(), years.as_slice()) {
            ([number], [year]) => Self::parse(&[year, "-", number].concat()),
            _ => None,
        }
    }

    /// The quarter for people, which no line breaks in the middle: `2026‑Q4`.
    pub fn shown(self) -> String {
        format!("{}\u{2011}Q{}", self.year, self.number)
    }

    /// The quarter in which a time lies.
    pub fn of(ms: Millis) -> Self {
        let date = time::date(ms);
        let mut parts = date.split('-').map(|part| digits(part).unwrap_or(1));
        let year = parts.next().unwrap_or(1970).clamp(1970, 9998);
        let month = parts.next().unwrap_or(1);
        Self {
            year,
            number: (month.saturating_sub(1)) / 3 + 1,
        }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self.number {
            4 => Self {
                year: (self.year + 1).min(9998),
                number: 1,
            },
            number => Self {
                number: number + 1,
                ..self
            },
        }
    }

    /// The one so many before it, from the first of 1970 on.
    ///
    /// ```
    /// use tandem_core::quarter::Quarter;
    /// let quarter = Quarter::parse("2026-Q2").expect("a quarter");
    /// assert_eq!(quarter.before(6).to_string(), "2024-Q4");
    /// assert_eq!(quarter.before(9999).to_string(), "1970-Q1");
    /// ```
    #[must_use]
    pub fn before(self, count: u64) -> Self {
        let at = (self.year * 4 + self.number - 1)
            .saturating_sub(count)
            .max(1970 * 4);
        Self {
            year: at / 4,
            number: at % 4 + 1,
        }
    }

    /// Its first moment.
    pub fn start(self) -> Millis {
        let month = self.number * 3 - 2;
        time::parse(&format!("{:04}-{month:02}-01", self.year)).unwrap_or_default()
    }

    /// The first moment after it.
    pub fn end(self) -> Millis {
        let after = match self.number {
            4 => format!("{:04}-01-01", self.year + 1),
            number => format!("{:04}-{:02}-01", self.year, number * 3 + 1),
        };
        time::parse(&after).unwrap_or_default()
    }

    /// How much of it has passed at a time, from 0 to 1.
    pub fn passed(self, now: Millis) -> f64 {
        let (start, end) = (self.start(), self.end());
        #[expect(
            clippy::cast_precision_loss,
            reason = "a quarter has far fewer than 2^53 milliseconds"
        )]
        let part = |ms: Millis| ms as f64;
        (part(now.saturating_sub(start)) / part(end.saturating_sub(start)).max(1.0)).min(1.0)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}
