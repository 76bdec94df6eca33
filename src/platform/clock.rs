//! The time.

use tandem_core::time::DAY;

/// Milliseconds since 1970 by this machine's clock.
pub fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the clock is past 1970"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// The day that it is where somebody sits, as its first moment is written in data: midnight in UTC.
pub fn today() -> u64 {
    let minutes = js_sys::Date::new_0().get_timezone_offset();
    #[expect(clippy::cast_possible_truncation, reason = "at most a day's minutes")]
    let behind = minutes as i64 * 60_000;
    let here = now().saturating_add_signed(-behind);
    here - here % DAY
}

/// Milliseconds since the page began, for measuring how long something takes.
pub fn precise() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
