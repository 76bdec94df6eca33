//! Numbers and money as the program's own texts spell them, times as the person's language does, by the browser's `Intl`.
//!
//! A formatter costs the browser far more than what it formats, so each is made once.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use tandem_core::map::Map;
use tandem_core::time;
use tandem_core::time::DAY;
use wasm_bindgen::JsValue;

use super::clock;

thread_local! {
    /// The formatters by what they are asked for; there are a handful.
    static FORMATS: RefCell<Vec<(String, Function)>> = RefCell::default();
    /// Days and times of day as they were written.
    static WRITTEN: RefCell<Map<(&'static str, i64), String>> = RefCell::default();
}

/// How many days and times are remembered: all minutes of a day and some years of days.
const MOST_WRITTEN: usize = 4_000;

/// The formatter of this name, made now if it is the first time.
fn kept(name: String, make: impl FnOnce() -> Function) -> Function {
    let found = FORMATS.with_borrow(|formats| {
        let format = formats.iter().find(|(other, _)| *other == name);
        format.map(|(_, format)| format.clone())
    });
    found.unwrap_or_else(|| {
        let format = make();
        FORMATS.with_borrow_mut(|formats| formats.push((name, format.clone())));
        format
    })
}

/// A number with at most `digits` decimals: `1,250` or `3.75`.
pub fn number(value: f64, digits: u32) -> String {
    let format = kept(format!("number-{digits}"), || {
        number_format(&[("maximumFractionDigits", digits.into())])
    });
    text(format.call1(&JsValue::UNDEFINED, &value.into()))
}

/// An amount of money without decimals: `€1,250`; a currency that is no ISO code is written after the number.
pub fn money(value: f64, currency: &str) -> String {
    let is_code = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_code {
        return format!("{} {currency}", number(value, 0)).trim_end().to_owned();
    }
    let format = kept(format!("money-{currency}"), || {
        number_format(&[
            ("style", "currency".into()),
            ("currency", currency.into()),
            ("maximumFractionDigits", 0.into()),
        ])
    });
    text(format.call1(&JsValue::UNDEFINED, &value.into()))
}

/// A moment in full, the day and the time of day: `24 Nov 2026, 10:15`; of a named day the day alone.
pub fn moment(ms: u64) -> String {
    if is_named(ms) {
        return day(ms);
    }
    let (day, minute) = local(ms);
    format!("{}, {}", written_day(day), written_time(ms, minute))
}

/// A day: `24 Nov 2026`.
pub fn day(ms: u64) -> String {
    written_day(day_number(ms))
}

/// A day without its year, where there is little room: `24 Nov`.
pub fn day_and_month(ms: u64) -> String {
    let day = day_number(ms);
    remembered(("day and month", day), || {
        let settings = [
            ("day", "numeric".into()),
            ("month", "short".into()),
            ("timeZone", "UTC".into()),
        ];
        date(
            start_of(day),
            kept("day and month".to_owned(), || date_format(&settings)),
        )
    })
}

/// A day of several in a row, with its year where that is new.
pub fn day_of_row(ms: u64, with_year: bool) -> String {
    if with_year { day(ms) } else { day_and_month(ms) }
}

/// Whether this is a day that somebody named, such as that of a release, which is the same day all over the world: it
/// stands as its first moment in UTC. Of other moments one in 86 million looks like that.
const fn is_named(ms: u64) -> bool {
    ms.is_multiple_of(DAY)
}

/// How many days have passed since 1 January 1970, by the clock on the wall unless the day is a named one.
fn day_number(ms: u64) -> i64 {
    if is_named(ms) {
        i64::try_from(ms / DAY).unwrap_or(i64::MAX)
    } else {
        local(ms).0
    }
}

/// The first moment of a day in UTC, in which days are formatted.
fn start_of(day: i64) -> u64 {
    u64::try_from(day).unwrap_or_default().saturating_mul(DAY)
}

/// The day and the minute of the day that a clock on the wall shows, the day as how many passed since 1 January 1970.
fn local(ms: u64) -> (i64, i64) {
    let minutes = i64::try_from(ms / 60_000).unwrap_or(i64::MAX);
    #[expect(clippy::cast_possible_truncation, reason = "at most a day, in minutes")]
    let behind = date_of(ms).get_timezone_offset() as i64;
    let minutes = minutes - behind;
    (minutes.div_euclid(1440), minutes.rem_euclid(1440))
}

fn written_day(day: i64) -> String {
    remembered(("day", day), || {
        let settings = [("dateStyle", "medium".into()), ("timeZone", "UTC".into())];
        date(start_of(day), kept("day".to_owned(), || date_format(&settings)))
    })
}

fn written_time(ms: u64, minute: i64) -> String {
    remembered(("time", minute), || {
        let settings = [("timeStyle", "short".into())];
        date(ms, kept("time".to_owned(), || date_format(&settings)))
    })
}

/// What was written for a day or a minute before, or what is written now: lists are full of the same days.
fn remembered(what: (&'static str, i64), write: impl FnOnce() -> String) -> String {
    let known = WRITTEN.with_borrow(|written| written.get(&what).cloned());
    known.unwrap_or_else(|| {
        let text = write();
        WRITTEN.with_borrow_mut(|written| {
            if written.len() >= MOST_WRITTEN {
                *written = Map::new();
            }
            written.insert(what, text.clone());
        });
        text
    })
}

/// How long ago, in a word or two: `5 minutes ago`; a month ago and more is told by the day.
///
/// The words are the page's own, as all around them are; and the browser takes longer to make ready its own than to
/// draw the rows that they stand in.
pub fn ago(ms: u64) -> String {
    time::ago(ms, clock::now()).unwrap_or_else(|| day(ms))
}

/// The language of the texts: numbers in them have a point before the decimals, and so have those that are typed. Beside
/// them an amount in another way would be read a thousand times too large or too small.
const TEXTS: &str = "en-GB";

fn number_format(settings: &[(&str, JsValue)]) -> Function {
    Intl::NumberFormat::new(&Array::of1(&TEXTS.into()), &options(settings)).format()
}

fn date_format(settings: &[(&str, JsValue)]) -> Function {
    Intl::DateTimeFormat::new(&Array::new(), &options(settings)).format()
}

/// A day or a time of day, which no line breaks in the middle.
fn date(ms: u64, format: Function) -> String {
    text(format.call1(&JsValue::UNDEFINED, &date_of(ms))).replace(' ', "\u{a0}")
}

fn date_of(ms: u64) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "times are below 2^53")]
    Date::new(&JsValue::from_f64(ms as f64))
}

fn options(settings: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (key, value) in settings {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*key).into(), value);
    }
    options
}

fn text(result: Result<JsValue, JsValue>) -> String {
    result.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
