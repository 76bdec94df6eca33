//! Stories that are in several sprints, as two people or a carry-over can make them.

use tandem_core::view::sprint::sprint;
use tandem_core::{Field, Id, Kind, Value, time};

use super::sprints::{day, held, plan, time_value};
use super::{Desk, number, text};

#[test]
fn a_story_that_two_people_planned_for_two_sprints_is_taken_out_of_both() {
    let mut desk = Desk::new(1);
    let [one, other] = [(100, "2026-09-07"), (101, "2026-09-08")].map(|(id, start)| {
        let days = vec![text("start", start), text("end", "2026-09-18")];
        desk.add(Kind::SPRINTS, id, days)
    });
    let at = || Value::text("2026-09-01T10:00:00.000Z");
    let both = [one, other].map(|sprint| (Field::link("sprints", sprint), at()));
    let story = desk.story(1, "S", both.to_vec());
    assert_eq!(plan(&mut desk, story, None, "2026-09-02"), None);
    let story = desk.story(2, "T", both.to_vec());
    assert_eq!(plan(&mut desk, story, Some(one), "2026-09-09"), Some(one));
    assert_eq!(
        (
            held(&desk, one, "2026-09-10").0,
            held(&desk, other, "2026-09-10").0
        ),
        (1, 0)
    );
}

#[test]
fn a_story_in_several_sprints_is_done_once() {
    let mut desk = Desk::new(1);
    let sprints = [(100, "07", "18"), (101, "08", "18"), (102, "21", "30")];
    let [one, other, later] = sprints.map(|(id, start, end)| {
        let days = vec![
            text("start", &format!("2026-09-{start}")),
            text("end", &format!("2026-09-{end}")),
        ];
        desk.add(Kind::SPRINTS, id, days)
    });
    let put = |sprint: Id, at: &str| {
        (
            Field::link("sprints", sprint),
            Value::text(&format!("{at}:00.000Z")),
        )
    };
    let done = |at: &str| [text("status", "done"), text("finished", &format!("{at}:00.000Z"))];
    let mut story = |id: u128, sprints: &[(Field, Value)], at: &str| {
        let fields = done(at).into_iter().chain(sprints.iter().cloned());
        desk.story(id, "S", fields.chain([number("points", 5.0)]).collect());
    };
    let both = [one, other].map(|sprint| put(sprint, "2026-09-01T10:00"));
    story(1, &both, "2026-09-10T10:00");
    // Finished in the first, and put into the last by mistake.
    story(
        2,
        &[put(one, "2026-09-01T10:00"), put(later, "2026-09-22T10:00")],
        "2026-09-10T10:00",
    );
    // Written down as a part of its sprint only when it was done.
    story(3, &[put(later, "2026-09-23T10:00")], "2026-09-22T10:00");
    let done = [one, other, later].map(|id| {
        sprint(&desk.workspace, id, day("2026-10-01"))
            .expect("there")
            .done
    });
    assert_eq!(done, [5.0, 5.0, 5.0], "three stories of 5 points");
}

#[test]
fn a_story_is_in_the_sprint_that_it_was_put_into_last_whatever_their_days() {
    let mut desk = Desk::new(1);
    let sprint = |desk: &mut Desk, id, start: &str, end: &str| {
        let days = [text("start", start), text("end", end)];
        let days = days.into_iter().filter(|_| !start.is_empty());
        desk.add(
            Kind::SPRINTS,
            id,
            [text("name", "S")].into_iter().chain(days).collect(),
        )
    };
    let running = sprint(&mut desk, 100, "2026-09-07", "2026-09-25");
    let over = sprint(&mut desk, 101, "2026-09-08", "2026-09-11");
    let dateless = sprint(&mut desk, 99, "", "");
    let story = desk.story(1, "S", vec![number("points", 5.0)]);
    assert_eq!(plan(&mut desk, story, Some(over), "2026-09-07"), Some(over));
    // Carried over into one that began earlier and is still running.
    assert_eq!(plan(&mut desk, story, Some(running), "2026-09-14"), Some(running));
    assert_eq!(held(&desk, over, "2026-09-14"), (1, 1));
    assert_eq!(held(&desk, running, "2026-09-14"), (1, 0));
    // Out of that it is where it was before, and that stays on record.
    assert_eq!(plan(&mut desk, story, None, "2026-09-15"), Some(over));
    assert_eq!(held(&desk, running, "2026-09-15"), (0, 0));
    // Carried over into one without days, and taken out of that.
    assert_eq!(
        plan(&mut desk, story, Some(dateless), "2026-09-16"),
        Some(dateless)
    );
    assert_eq!(held(&desk, over, "2026-09-16"), (1, 1));
    assert_eq!(plan(&mut desk, story, None, "2026-09-17"), Some(over));
    assert_eq!(held(&desk, dateless, "2026-09-17"), (0, 0));
    assert_eq!(held(&desk, over, "2026-09-17"), (1, 0));
}

#[test]
fn a_move_counts_also_where_the_clock_of_the_one_before_was_ahead() {
    let mut desk = Desk::new(1);
    let days = vec![text("start", "2026-09-07"), text("end", "2026-09-11")];
    let first = desk.add(Kind::SPRINTS, 100, days);
    let days = vec![text("start", "2026-09-14"), text("end", "2026-09-25")];
    let second = desk.add(Kind::SPRINTS, 101, days);
    let [story, other] = [1, 2].map(|id| desk.story(id, "S", Vec::new()));
    for story in [story, other] {
        plan(&mut desk, story, Some(first), "2026-12-24");
    }
    assert_eq!(plan(&mut desk, other, None, "2026-09-09"), None);
    assert_eq!(plan(&mut desk, story, Some(second), "2026-09-14"), Some(second));
}

#[test]
fn what_is_done_without_a_date_counts_in_the_last_sprint_that_it_is_in() {
    let mut desk = Desk::new(1);
    let days = [
        ("2026-08-03", "2026-08-14"),
        ("2026-08-17", "2026-08-28"),
        ("2026-08-31", "2026-09-11"),
    ];
    let sprints = [100, 101, 102].into_iter().zip(days).map(|(id, (start, end))| {
        desk.add(
            Kind::SPRINTS,
            id,
            vec![text("name", "S"), text("start", start), text("end", end)],
        )
    });
    let [first, second, third] = sprints.collect::<Vec<_>>()[..] else {
        panic!("three sprints");
    };
    let planned = |sprint: Id, date: &str| (Field::link("sprints", sprint), time_value(date));
    let done = |points: f64| vec![number("points", points), text("status", "done")];
    desk.story(
        1,
        "Carried",
        [
            done(5.0),
            vec![planned(first, "2026-08-03"), planned(second, "2026-08-17")],
        ]
        .concat(),
    );
    desk.story(
        2,
        "Running",
        [done(3.0), vec![planned(third, "2026-08-31")]].concat(),
    );
    let now = day("2026-09-02");
    let seen = |id: Id| {
        let view = sprint(&desk.workspace, id, now).expect("a sprint");
        (
            view.done,
            view.left().count(),
            view.stories[0].finished.map(time::date),
        )
    };
    assert_eq!(seen(first), (0.0, 1, None), "it was carried over");
    assert_eq!(
        seen(second),
        (5.0, 0, Some("2026-08-28".to_owned())),
        "over: its last day"
    );
    assert_eq!(
        seen(third),
        (3.0, 0, Some("2026-09-01".to_owned())),
        "running: when it was written down"
    );
}
