//! The time, and that it passes: a page that stays open for days does not go on counting by the day on which it was opened.

use std::cell::Cell;

use gloo_timers::callback::Interval;
use tandem_core::time::DAY;

use crate::view::prelude::*;
use crate::view::{ev, window_event_listener};

/// How often the clock is looked at, in milliseconds.
const MINUTE: u32 = 60_000;
const HOUR: u64 = 3_600_000;

thread_local! {
    static PASSED: Cell<Option<Passed>> = const { Cell::new(None) };
}

/// The time as it was when the clock was looked at last, and the hour that it was.
#[derive(Clone, Copy)]
struct Passed {
    minute: RwSignal<u64>,
    hour: Memo<u64>,
}

/// Looks at the clock every minute, and when somebody comes back to the page, until the owner goes.
pub fn follow() {
    let minute = RwSignal::new(now());
    let hour = Memo::new(move || minute.get() / HOUR);
    PASSED.set(Some(Passed { minute, hour }));
    let look = move || minute.set(now());
    StoredValue::new(Interval::new(MINUTE, look));
    window_event_listener(ev::visibilitychange, move |_| look());
}

/// The time, to the minute, for what counts by it: whoever reads it reads it again a minute later. It stays the same until then.
pub fn by_minute() -> u64 {
    PASSED.get().map_or_else(now, |passed| passed.minute.get())
}

/// The time, for what counts in days: whoever reads it reads it again an hour later.
pub fn by_hour() -> u64 {
    if let Some(passed) = PASSED.get() {
        passed.hour.get();
    }
    now()
}

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
