//! The days that are written along an axis of time: round ones, and no more than there is room for.

use crate::time::DAY;
use crate::{Millis, time};

/// How many days, and from there on how many months, may lie between two ticks.
const DAYS: [u64; 6] = [1, 2, 3, 5, 7, 14];
const MONTHS: [u64; 5] = [1, 2, 3, 6, 12];

/// The ticks of a span of time, earliest first, at least `apart` days from one another: firsts of months where there is no
/// room for more, else days back from the last one.
///
/// ```
/// use tandem_core::chart::days::ticks;
/// use tandem_core::time::{date, parse};
/// let days = |from, to, apart| -> Vec<String> {
///     let (from, to) = (parse(from).unwrap(), parse(to).unwrap());
///     ticks(from, to, apart).into_iter().map(date).collect()
/// };
/// assert_eq!(days("2026-10-18", "2026-10-30", 3.5), ["2026-10-20", "2026-10-25", "2026-10-30"]);
/// assert_eq!(days("2026-09-14", "2027-02-10", 40.0), ["2026-11-01", "2027-01-01"]);
/// assert_eq!(days("2026-10-18", "2026-10-18", 0.0), [""; 0], "a span without a day has none");
/// ```
pub fn ticks(from: Millis, to: Millis, apart: f64) -> Vec<Millis> {
    let wide = |days: u64| u32::try_from(days).is_ok_and(|days| f64::from(days) >= apart);
    let Some(step) = DAYS.into_iter().find(|days| wide(*days)) else {
        return firsts(
            from,
            to,
            MONTHS.into_iter().find(|months| wide(months * 28)).unwrap_or(12),
        );
    };
    let mut days: Vec<Millis> = std::iter::successors(Some(to), |day| day.checked_sub(step * DAY))
        .take_while(|day| *day > from)
        .collect();
    days.reverse();
    days
}

/// The first day of every so many months within a span, counted from January.
fn firsts(from: Millis, to: Millis, months: u64) -> Vec<Millis> {
    let (year, month) = time::month(from);
    let first = year * 12 + month;
    let firsts = (first..).filter(|month| month.is_multiple_of(months));
    let days = firsts.map(|month| time::first_of(month / 12, month % 12));
    days.skip_while(|day| *day < from)
        .take_while(|day| *day <= to)
        .collect()
}
