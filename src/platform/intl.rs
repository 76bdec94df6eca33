//! Numbers, money and times as the person's language spells them, by the browser's `Intl`.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::clock;

/// A number with at most `digits` decimals: `1,250` or `3.75`.
pub fn number(value: f64, digits: u32) -> String {
    format_number(value, &[("maximumFractionDigits", digits.into())])
}

/// An amount of money without decimals: `€1,250`; a currency that is no ISO code is written after the number.
pub fn money(value: f64, currency: &str) -> String {
    let is_code = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_code {
        return format!("{} {currency}", number(value, 0)).trim_end().to_owned();
    }
    format_number(
        value,
        &[
            ("style", "currency".into()),
            ("currency", currency.into()),
            ("maximumFractionDigits", 0.into()),
        ],
    )
}

/// A moment in full: `24 Nov 2026, 10:15`.
pub fn moment(ms: u64) -> String {
    format_date(
        ms,
        &[("dateStyle", "medium".into()), ("timeStyle", "short".into())],
    )
}

/// A day: `24 Nov 2026`.
pub fn day(ms: u64) -> String {
    format_date(ms, &[("dateStyle", "medium".into())])
}

/// How long ago, in one word or two: `5 minutes ago`; more than a month ago is told by the day.
pub fn ago(ms: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "times are below 2^53")]
    let seconds = (ms as f64 - clock::now() as f64) / 1000.0;
    let (amount, unit) = match seconds.abs() {
        s if s < 60.0 => (seconds, "second"),
        s if s < 3600.0 => (seconds / 60.0, "minute"),
        s if s < 86_400.0 => (seconds / 3600.0, "hour"),
        s if s < 2_592_000.0 => (seconds / 86_400.0, "day"),
        _ => return day(ms),
    };
    let format = Intl::RelativeTimeFormat::new(&Array::new(), &options(&[("numeric", "auto".into())]));
    format.format(amount.trunc(), unit).into()
}

fn format_number(value: f64, settings: &[(&str, JsValue)]) -> String {
    let format = Intl::NumberFormat::new(&Array::new(), &options(settings)).format();
    text(format.call1(&JsValue::UNDEFINED, &value.into()))
}

fn format_date(ms: u64, settings: &[(&str, JsValue)]) -> String {
    #[expect(clippy::cast_precision_loss, reason = "times are below 2^53")]
    let date = Date::new(&JsValue::from_f64(ms as f64));
    let format = Intl::DateTimeFormat::new(&Array::new(), &options(settings)).format();
    text(format.call1(&JsValue::UNDEFINED, &date))
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
