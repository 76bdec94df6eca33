//! Which rows are in sight.

use std::ops::Range;

/// Rows that are kept ready above and below what is seen.
const SPARE: usize = 8;
/// The window moves by whole steps, so that a short scroll changes nothing in the page.
const STEP: usize = 8;

/// How the list lies on the screen, in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// How tall the scroll area is.
    pub height: f64,
    /// How tall a row is; more than 0.
    pub row: f64,
    /// How tall the sticky heading is, in rows.
    pub heads: f64,
}

impl Layout {
    /// The rows to keep in the page when `count` rows are scrolled by `top` px, without or with spare ones around them.
    pub(super) fn window(self, top: f64, count: usize, spare: bool) -> Range<usize> {
        let first = whole(top / self.row).min(count);
        let seen = whole(((top + self.height) / self.row).ceil());
        if !spare {
            return first..seen.min(count);
        }
        let end = (seen + SPARE).div_ceil(STEP) * STEP;
        let start = first.saturating_sub(SPARE) / STEP * STEP;
        start..end.min(count)
    }

    /// The first row that is wholly in sight.
    pub(super) fn first(self, top: f64) -> usize {
        whole((top / self.row).ceil())
    }

    /// How many whole rows are in sight; at least one.
    pub(super) fn page(self) -> usize {
        whole(self.height / self.row - self.heads).max(1)
    }

    /// Where to scroll so that the row is in sight, with one neighbour, moving as little as possible.
    pub(super) fn reveal(self, at: usize, top: f64) -> f64 {
        let begin = self.offset(at);
        let lowest = begin - self.row;
        let highest = begin + self.row * (2.0 + self.heads) - self.height;
        if top > lowest {
            lowest.max(0.0)
        } else if top < highest {
            highest
        } else {
            top
        }
    }

    /// Where the row begins.
    #[expect(clippy::cast_precision_loss, reason = "rows are far fewer than 2^53")]
    pub(super) fn offset(self, at: usize) -> f64 {
        at as f64 * self.row
    }
}

/// The whole part; 0 for what is negative or not a number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float casts saturate, as wanted here"
)]
fn whole(value: f64) -> usize {
    value as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout {
        height: 360.0,
        row: 36.0,
        heads: 0.0,
    };

    #[test]
    fn a_short_list_is_shown_whole() {
        assert_eq!(LAYOUT.window(0.0, 5, true), 0..5);
        assert_eq!(LAYOUT.window(0.0, 5, false), 0..5);
    }

    #[test]
    fn every_row_in_sight_is_in_the_window() {
        for top in 0..20_000 {
            let top = f64::from(top);
            for (spare, most) in [(false, 13), (true, 48)] {
                let window = LAYOUT.window(top, 1_000, spare);
                assert!(LAYOUT.offset(window.start) <= top, "{top}");
                assert!(
                    window.end == 1_000 || LAYOUT.offset(window.end) >= top + LAYOUT.height,
                    "{top}"
                );
                assert!(window.len() < most, "{top}");
            }
        }
    }

    #[test]
    fn a_list_that_became_shorter_than_the_scroll_has_an_empty_window_within_it() {
        for spare in [false, true] {
            let window = LAYOUT.window(1e9, 10, spare);
            assert!(window.end <= 10 && window.start <= window.end);
        }
    }

    #[test]
    fn a_row_in_sight_is_revealed_without_scrolling() {
        assert!((LAYOUT.reveal(5, 36.0) - 36.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_row_below_is_revealed_at_the_foot_and_one_above_at_the_head() {
        assert!((LAYOUT.reveal(20, 0.0) - (22.0 * 36.0 - 360.0)).abs() < f64::EPSILON);
        assert!((LAYOUT.reveal(3, 720.0) - 72.0).abs() < f64::EPSILON);
    }
}
