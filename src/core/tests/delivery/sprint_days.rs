//! When a sprint begins that somebody adds.

use tandem_core::view::delivery::weeks_by;
use tandem_core::view::sprint::{next_days, next_name};
use tandem_core::{Kind, time};

use super::{Desk, text};

fn day(date: &str) -> u64 {
    time::parse(date).unwrap()
}

#[test]
fn a_new_sprint_follows_the_others_and_never_begins_in_the_past() {
    let mut desk = Desk::new(1);
    let days = |desk: &Desk, now: &str| next_days(&desk.workspace, day(now) + 1);
    let first = |date: &str, end: &str| (day(date), day(end));
    assert_eq!(
        days(&desk, "2026-11-25"),
        first("2026-11-30", "2026-12-11"),
        "the first begins next Monday"
    );
    let last = vec![text("start", "2026-10-19"), text("end", "2026-10-30")];
    desk.add(Kind::SPRINTS, 100, last);
    assert_eq!(
        days(&desk, "2026-10-28"),
        first("2026-11-02", "2026-11-13"),
        "after a Friday comes the Monday"
    );
    assert_eq!(
        days(&desk, "2026-11-28"),
        first("2026-11-30", "2026-12-11"),
        "weeks without a sprint are not made up for"
    );
    assert_eq!(
        days(&desk, "2026-11-24"),
        first("2026-11-23", "2026-12-04"),
        "early in a week it begins with this week"
    );
    let last = vec![text("start", "2026-12-21"), text("end", "2026-12-29")];
    desk.add(Kind::SPRINTS, 101, last);
    assert_eq!(
        days(&desk, "2026-12-28").0,
        day("2026-12-30"),
        "within a week it begins the day after"
    );
}

#[test]
fn a_new_sprint_takes_no_name_that_another_has() {
    let mut desk = Desk::new(1);
    assert_eq!(next_name(&desk.workspace), "Sprint 1");
    // The first was deleted since.
    for (id, name) in [(100, "Sprint 2"), (101, "Sprint 3")] {
        desk.add(Kind::SPRINTS, id, vec![text("name", name)]);
    }
    assert_eq!(next_name(&desk.workspace), "Sprint 4");
}

#[test]
fn the_weeks_up_to_a_day_end_with_that_day() {
    let now = day("2026-11-24T15:30:00Z");
    let weeks = |date: &str| weeks_by(day(date), now);
    assert_eq!(weeks("2026-12-08"), 2);
    assert_eq!(weeks("2026-12-07"), 1);
    assert_eq!(weeks("2026-12-01"), 1, "a week from today");
    assert_eq!((weeks("2026-11-30"), weeks("2026-11-01")), (0, 0));
}
