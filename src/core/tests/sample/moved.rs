//! The sample as it is opened later.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tandem_core::sample::{moved, weeks_of, weeks_since};
use tandem_core::snapshot::{Snapshot, Trust, decode};
use tandem_core::time::{self, DAY, WEEK};
use tandem_core::view::sprint::{State, sprint};
use tandem_core::{Kind, Millis, Workspace};

use super::write;

fn file() -> String {
    String::from_utf8(write()).expect("text")
}

fn read(file: &str) -> Snapshot {
    decode(file.as_bytes()).expect("it reads")
}

/// The first and the last days of the sprints.
fn days(workspace: &Workspace) -> Vec<Millis> {
    let sprints = workspace.records(&Kind::SPRINTS);
    let days = sprints.flat_map(|record| ["start", "end"].map(|field| record.text(field).to_owned()));
    days.map(|day| time::parse(&day).expect("a day")).collect()
}

/// When the Changes were made.
fn times(workspace: &Workspace) -> Vec<Millis> {
    workspace.log().values().map(|entry| entry.at).collect()
}

#[test]
fn in_the_week_in_which_it_was_written_it_is_as_it_was_written() {
    assert_eq!(moved(&file(), 0), file());
    let last = time::parse("2026-10-21T10:00:00Z").expect("a moment");
    assert_eq!(weeks_since(&file(), last - DAY), 0);
    assert_eq!(weeks_since(&file(), last + WEEK - 1), 0);
    assert_eq!(weeks_since(&file(), last + WEEK), 1);
}

#[test]
fn quarters_move_with_its_last_moment() {
    let periods = |weeks: u16| {
        let snapshot = read(&moved(&file(), weeks));
        let objectives = snapshot.content.records(&Kind::OBJECTIVES);
        let periods: BTreeSet<_> = objectives
            .map(|record| record.text("period").to_owned())
            .collect();
        periods
            .into_iter()
            .collect::<Vec<_>>()
            .join(" ")
            .trim()
            .to_owned()
    };
    let now = "2026-Q4 2027-Q1";
    // As it was written, on 30 December, and on 6 January.
    assert_eq!([0, 10, 11].map(periods), [now, now, "2027-Q1 2027-Q2"]);
}

#[test]
fn whoever_tries_it_finds_it_in_the_middle_of_a_sprint() {
    let start = time::parse("2026-10-21T10:00:00Z").expect("a moment");
    for day in (0..14).chain(360..367) {
        let now = start + day * DAY;
        let content = read(&moved(&file(), weeks_since(&file(), now))).content;
        let sprints = content.records(&Kind::SPRINTS);
        let sprints = sprints.filter_map(|record| sprint(&content, record.id(), now));
        let running = sprints.filter(|sprint| sprint.state == State::Running);
        assert_eq!(running.count(), 1, "{day}");
        let late = content.log().values().filter(|entry| entry.at > now);
        assert_eq!(late.count(), 0, "{day}");
    }
}

#[test]
fn what_was_moved_is_the_same_so_many_weeks_later() {
    let before = read(&file());
    for weeks in [1, 9, 26, 52, 53, 1000, 3000] {
        let (moved, shift) = (moved(&file(), weeks), u64::from(weeks) * WEEK);
        let after = read(&moved);
        assert_eq!(after.trust, Trust::Right);
        assert_eq!(weeks_of(after.content.id()), Some(weeks));
        assert_eq!(
            time::parse(&after.at),
            time::parse(&before.at).map(|at| at + shift)
        );
        let later = |times: Vec<Millis>| times.into_iter().map(|at| at + shift).collect::<Vec<_>>();
        assert_eq!(days(&after.content), later(days(&before.content)));
        assert_eq!(times(&after.content), later(times(&before.content)));
        assert_eq!(after.content.len(), before.content.len());
    }
}

proptest! {
    #[test]
    fn any_text_is_moved_without_a_panic_and_by_no_week_not_at_all(text in ".*|(\"(\\\\|\"|2026-10-2|T10:00:00Z|Q4)*\")*", weeks: u16) {
        prop_assert_eq!(moved(&text, 0), text.clone());
        moved(&text, weeks);
    }
}
