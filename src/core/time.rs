//! Times as files spell them: ISO 8601 in UTC, from 1970 to 9999; and how long ago they were.

use crate::{Millis, texts};

/// A day in milliseconds.
pub const DAY: u64 = 86_400_000;
/// A week in milliseconds.
pub const WEEK: u64 = 7 * DAY;
/// The latest time that can be spelled: the end of the year 9999.
pub const LATEST: Millis = 253_402_300_799_999;

/// Spells a time with milliseconds: `2026-11-23T09:58:10.120Z`. Times past the year 9999 are spelled as its end.
pub fn format(ms: Millis) -> String {
    let ms = ms.min(LATEST);
    let (year, month, day) = civil(ms / DAY);
    let rest = ms % DAY;
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
    format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z",
        rest % 1000
    )
}

/// The day of a time: `2026-11-23`.
pub fn date(ms: Millis) -> String {
    let (year, month, day) = civil(ms.min(LATEST) / DAY);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The year and the month of a time, January being 0.
pub(crate) fn month(ms: Millis) -> (u64, u64) {
    let (year, month, _) = civil(ms.min(LATEST) / DAY);
    (year, month - 1)
}

/// The first moment of a month, January being 0.
pub(crate) fn first_of(year: u64, month: u64) -> Millis {
    days(year, month + 1, 1) * DAY
}

/// Reads `YYYY-MM-DD`, optionally followed by `THH:MM:SS`, up to three decimals, and `Z`.
pub fn parse(text: &str) -> Option<Millis> {
    let bytes = text.as_bytes();
    let (date, clock) = match bytes.split_at_checked(10) {
        Some((date, [])) => (date, None),
        Some((date, [b'T', clock @ .., b'Z'])) => (date, Some(clock)),
        _ => return None,
    };
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = date else {
        return None;
    };
    let year = two(*y0, *y1)? * 100 + two(*y2, *y3)?;
    let (month, day) = (two(*m0, *m1)?, two(*d0, *d1)?);
    if year < 1970 || !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
        return None;
    }
    Some(days(year, month, day) * DAY + clock.map_or(Some(0), parse_clock)?)
}

fn parse_clock(clock: &[u8]) -> Option<u64> {
    let [h0, h1, b':', m0, m1, b':', s0, s1, fraction @ ..] = clock else {
        return None;
    };
    let (hour, minute, second) = (two(*h0, *h1)?, two(*m0, *m1)?, two(*s0, *s1)?);
    let fraction = match fraction {
        [] => 0,
        [b'.', a] => two(b'0', *a)? * 100,
        [b'.', a, b] => two(*a, *b)? * 10,
        [b'.', a, b, c] => two(*a, *b)? * 10 + two(b'0', *c)?,
        _ => return None,
    };
    let valid = hour < 24 && minute < 60 && second < 60;
    valid.then_some(((hour * 60 + minute) * 60 + second) * 1000 + fraction)
}

/// The number of two digits. Thousands of times are read before a list is shown: no text is cut for that.
fn two(tens: u8, ones: u8) -> Option<u64> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u64::from(tens * 10 + ones))
}

/// How many days a month has.
fn days_in(year: u64, month: u64) -> u64 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The date of a day counted from 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn civil(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

/// The day counted from 1970-01-01 of a date from 1970 on; the reverse of [`civil`] for dates that exist.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = year - u64::from(month <= 2);
    let (era, year_of_era) = (year / 400, year % 400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5 + day.max(1) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (era * 146_097 + day_of_era).saturating_sub(719_468)
}

/// How long ago a moment was, or how long until it is, in a word or two; nothing from thirty days on, where the day says more.
///
/// ```
/// use tandem_core::time::ago;
/// let now = 1_764_000_000_000;
/// assert_eq!(ago(now - 5 * 60_000, now).as_deref(), Some("5 minutes ago"));
/// assert_eq!(ago(now - 25 * 3_600_000, now).as_deref(), Some("yesterday"));
/// assert_eq!(ago(now + 2 * 86_400_000, now).as_deref(), Some("in 2 days"));
/// assert_eq!(ago(now - 30 * 86_400_000, now), None);
/// ```
pub fn ago(moment: Millis, now: Millis) -> Option<String> {
    let seconds = moment.abs_diff(now) / 1000;
    let (unit, count) = match seconds {
        0..60 => (1, seconds),
        60..3600 => (60, seconds / 60),
        3600..86_400 => (3600, seconds / 3600),
        86_400..2_592_000 => (86_400, seconds / 86_400),
        _ => return None,
    };
    let number = usize::try_from(count).unwrap_or_default();
    let text = match (unit, count, moment <= now) {
        (1, 0, _) => texts::just_now().to_owned(),
        (1, _, true) => texts::seconds_ago(number),
        (1, _, false) => texts::in_seconds(number),
        (60, _, true) => texts::minutes_ago(number),
        (60, _, false) => texts::in_minutes(number),
        (3600, _, true) => texts::hours_ago(number),
        (3600, _, false) => texts::in_hours(number),
        (_, 1, true) => texts::yesterday().to_owned(),
        (_, 1, false) => texts::tomorrow().to_owned(),
        (_, _, true) => texts::days_ago(number),
        (_, _, false) => texts::in_days(number),
    };
    Some(text)
}
