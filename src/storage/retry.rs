//! How long to wait before trying to save again.

use std::time::Duration;

/// The pause before the `attempt`-th try, counted from 0: from half a second, doubling, to one minute.
pub const fn pause_before(attempt: u32) -> Duration {
    let doubled = 500_u64 << if attempt < 7 { attempt } else { 7 };
    Duration::from_millis(if doubled < 60_000 { doubled } else { 60_000 })
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn pauses_grow_and_stay_under_a_minute() {
        assert_eq!(pause_before(0), Duration::from_millis(500));
        assert_eq!(pause_before(3), Duration::from_secs(4));
        assert!((0..100).all(|attempt| pause_before(attempt) <= Duration::from_mins(1)));
        assert!((0..100).all(|attempt| pause_before(attempt) <= pause_before(attempt + 1)));
    }
}
