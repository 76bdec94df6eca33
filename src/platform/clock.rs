//! The time.

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

/// Milliseconds since the page began, for measuring how long something takes.
pub fn precise() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
