//! Sprints: planned, added later, done, carried over; days, capacity and the burn chart.

use tandem_core::model::Sprint;
use tandem_core::view::sprint::{State, next_sprint, sprint};
use tandem_core::{Field, Id, Kind, Value, time};

use super::{Desk, number, text};

pub fn day(date: &str) -> u64 {
    time::parse(date).unwrap()
}

pub fn time_value(date: &str) -> Value {
    Value::text(date)
}

#[test]
fn what_was_planned_added_done_and_carried_over_is_told_apart() {
    let mut desk = Desk::new(1);
    let first = desk.add(
        Kind::SPRINTS,
        100,
        vec![
            text("name", "First"),
            text("start", "2026-09-07"),
            text("end", "2026-09-18"),
        ],
    );
    let next = desk.add(
        Kind::SPRINTS,
        101,
        vec![
            text("name", "Next"),
            text("start", "2026-09-21"),
            text("end", "2026-10-02"),
        ],
    );
    let put = |desk: &mut Desk, story: Id, sprint: Id, date: &str| {
        desk.edit(
            Kind::STORIES,
            story,
            Field::link("sprints", sprint),
            Some(time_value(date)),
        );
    };
    let finish = |desk: &mut Desk, story: Id, date: &str| {
        desk.edit(
            Kind::STORIES,
            story,
            Field::named("status"),
            Some(Value::text("done")),
        );
        desk.edit(
            Kind::STORIES,
            story,
            Field::named("finished"),
            Some(time_value(date)),
        );
    };
    let points = |points| vec![number("points", points)];
    let [a, b, c, d] =
        [(1, 5.0), (2, 3.0), (3, 8.0), (4, 2.0)].map(|(id, size)| desk.story(id, "S", points(size)));
    put(&mut desk, a, first, "2026-09-04");
    put(&mut desk, b, first, "2026-09-07T17:00:00Z");
    put(&mut desk, c, first, "2026-09-07");
    put(&mut desk, d, first, "2026-09-10");
    finish(&mut desk, a, "2026-09-09");
    finish(&mut desk, d, "2026-09-18T20:00:00Z");
    finish(&mut desk, b, "2026-09-22");
    put(&mut desk, b, next, "2026-09-21");
    put(&mut desk, c, next, "2026-09-21");
    let view = sprint(&desk.workspace, first, day("2026-09-25")).expect("there");
    assert_eq!(view.state, State::Over);
    assert_eq!((view.planned, view.added, view.done), (16.0, 2.0, 7.0));
    assert_eq!(
        view.stories
            .iter()
            .filter(|story| story.carried == "Next")
            .count(),
        2
    );
    assert_eq!(view.burn.len(), 12);
    assert_eq!((view.burn[0].scope, view.burn[0].done), (16.0, 0.0));
    assert_eq!(
        (view.burn[3].scope, view.burn[2].done),
        (18.0, 5.0),
        "added on the fourth day, done on the third"
    );
    assert_eq!(view.burn[11].done, 7.0);
    let running = sprint(&desk.workspace, next, day("2026-09-23")).expect("there");
    assert_eq!(running.state, State::Running);
    assert_eq!(
        (running.planned, running.done, running.burn.len()),
        (11.0, 3.0, 3)
    );
    assert_eq!(running.velocity.mean, Some(7.0));
    assert_eq!(running.velocity.spread, Some((7.0, 7.0)));
    assert_eq!(
        sprint(&desk.workspace, next, day("2026-09-01"))
            .expect("there")
            .state,
        State::Ahead
    );
}

#[test]
fn capacity_is_working_days_by_share_without_days_off() {
    let mut desk = Desk::new(1);
    let (ann, bo) = (Id::from_u128(50), Id::from_u128(51));
    let fields = vec![
        text("start", "2026-09-03"),
        text("end", "2026-09-16"),
        (Field::link("people", ann), Value::number(1.0).unwrap()),
        (Field::link("people", bo), Value::number(0.5).unwrap()),
        (Field::link("days-off", ann), Value::number(2.0).unwrap()),
    ];
    let id = desk.add(Kind::SPRINTS, 100, fields);
    let record = desk.workspace.record(&Kind::SPRINTS, id).expect("there");
    let sprint = Sprint::of(record);
    // A Thursday to the Wednesday after the next: 2 + 5 + 3 days.
    assert_eq!(sprint.working_days(), 10);
    assert_eq!(sprint.capacity(), 13.0);
}

#[test]
fn what_is_taken_out_of_a_running_sprint_stays_in_its_chart_as_a_change_of_scope() {
    use tandem_core::Command;
    use tandem_core::view::backlog::plan_writes;
    let mut desk = Desk::new(1);
    let days = vec![text("start", "2026-09-07"), text("end", "2026-09-18")];
    let sprint_id = desk.add(Kind::SPRINTS, 100, days);
    let later = vec![text("start", "2026-09-21"), text("end", "2026-10-02")];
    let next = desk.add(Kind::SPRINTS, 101, later);
    let [a, b] = [(1, 5.0), (2, 3.0)].map(|(id, size)| desk.story(id, "S", vec![number("points", size)]));
    let plan = |desk: &mut Desk, story: Id, sprint: Option<Id>, date: &str| {
        let writes = plan_writes(&desk.workspace, &[story], sprint, day(date));
        let did = "plan-sprint";
        let records = Vec::new();
        desk.run(&Command::Arrange { did, records, writes });
    };
    for story in [a, b] {
        plan(&mut desk, story, Some(sprint_id), "2026-09-04");
    }
    plan(&mut desk, b, None, "2026-09-09");
    let view = sprint(&desk.workspace, sprint_id, day("2026-09-10")).expect("there");
    assert_eq!((view.stories.len(), view.taken_out.len()), (1, 1));
    assert_eq!((view.planned, view.added, view.removed), (8.0, 0.0, 3.0));
    let scope: Vec<f64> = view.burn.iter().map(|day| day.scope).collect();
    assert_eq!(scope, [8.0, 8.0, 5.0, 5.0]);
    // Put back it is in again; moved on it is out again, and in the next.
    plan(&mut desk, b, Some(sprint_id), "2026-09-10");
    let view = sprint(&desk.workspace, sprint_id, day("2026-09-11")).expect("there");
    assert_eq!((view.stories.len(), view.removed, view.added), (2, 0.0, 3.0));
    plan(&mut desk, b, Some(next), "2026-09-11");
    let view = sprint(&desk.workspace, sprint_id, day("2026-09-12")).expect("there");
    assert_eq!((view.stories.len(), view.removed), (1, 3.0));
    assert_eq!(
        sprint(&desk.workspace, next, day("2026-09-22"))
            .expect("there")
            .planned,
        3.0
    );
    // Before a sprint begins nothing has changed in it: what leaves it was never there.
    plan(&mut desk, b, None, "2026-09-14");
    let view = sprint(&desk.workspace, next, day("2026-09-22")).expect("there");
    assert_eq!((view.planned, view.removed, view.taken_out.len()), (0.0, 0.0, 0));
}

/// Puts a story into a sprint or out of it, and says in which one it is then.
pub fn plan(desk: &mut Desk, story: Id, to: Option<Id>, date: &str) -> Option<Id> {
    use tandem_core::Command;
    use tandem_core::model::Story;
    use tandem_core::view::backlog::{current_sprint, plan_writes};
    let writes = plan_writes(&desk.workspace, &[story], to, day(date));
    desk.run(&Command::Arrange {
        did: "plan-sprint",
        records: Vec::new(),
        writes,
    });
    let record = desk.workspace.record(&Kind::STORIES, story).expect("there");
    current_sprint(&desk.workspace, Story::of(record))
}

/// The stories and the carried ones of a sprint.
pub fn held(desk: &Desk, id: Id, date: &str) -> (usize, usize) {
    let view = sprint(&desk.workspace, id, day(date)).expect("there");
    let carried = view.stories.iter().filter(|story| !story.carried.is_empty());
    (view.stories.len(), carried.count())
}

#[test]
fn a_sprint_that_began_without_a_last_day_runs_and_is_the_next_only_where_there_is_no_other() {
    let mut desk = Desk::new(1);
    let next =
        |desk: &Desk| next_sprint(&desk.workspace, day("2026-09-20")).map(|(id, view)| (id, view.state));
    let old = desk.add(Kind::SPRINTS, 100, vec![text("start", "2025-01-06")]);
    assert_eq!(next(&desk), Some((old, State::Running)));
    let later = desk.add(Kind::SPRINTS, 101, vec![text("start", "2026-09-07")]);
    assert_eq!(next(&desk), Some((later, State::Running)), "the latest of them");
    let open = desk.add(Kind::SPRINTS, 102, vec![text("start", "2026-10-05")]);
    assert_eq!(next(&desk), Some((open, State::Ahead)));
    let days = vec![text("start", "2026-09-14"), text("end", "2026-09-25")];
    let running = desk.add(Kind::SPRINTS, 103, days);
    assert_eq!(next(&desk), Some((running, State::Running)));
}

#[test]
fn a_sprint_that_never_had_a_story_does_not_lower_what_is_usual() {
    let mut desk = Desk::new(1);
    let mut add = |id, start: &str, end: &str| {
        let person = (
            Field::link("people", Id::from_u128(50)),
            Value::number(1.0).unwrap(),
        );
        let days = vec![text("start", start), text("end", end), person];
        desk.add(Kind::SPRINTS, id, days)
    };
    let full = add(100, "2026-09-07", "2026-09-18");
    add(101, "2026-09-21", "2026-10-02");
    let next = add(102, "2026-10-05", "2026-10-16");
    let fields = vec![
        number("points", 5.0),
        text("status", "done"),
        text("finished", "2026-09-09"),
        (Field::link("sprints", full), time_value("2026-09-07")),
    ];
    desk.story(1, "S", fields);
    let view = sprint(&desk.workspace, next, day("2026-10-07")).expect("there");
    assert_eq!(view.velocity.mean, Some(5.0));
    assert_eq!(view.velocity.stories, Some([1.0, 1.0, 1.0]));
    assert_eq!(view.velocity.per_day, Some(0.5));
    assert_eq!(view.velocity.sprints.len(), 1);
}

#[test]
fn the_pace_is_that_of_sprints_whose_person_days_are_known() {
    let mut desk = Desk::new(1);
    let person = || {
        (
            Field::link("people", Id::from_u128(50)),
            Value::number(1.0).unwrap(),
        )
    };
    let mut brought = |id: u128, start: &str, end: &str, people: Vec<(Field, Value)>| {
        let days = vec![text("start", start), text("end", end)];
        let sprint = desk.add(Kind::SPRINTS, id, [days, people].concat());
        let fields = vec![
            number("points", 20.0),
            text("status", "done"),
            text("finished", start),
            (Field::link("sprints", sprint), time_value(start)),
        ];
        desk.story(id + 100, "S", fields);
        sprint
    };
    brought(100, "2026-09-07", "2026-09-18", Vec::new());
    brought(101, "2026-09-21", "2026-10-02", vec![person()]);
    let next = brought(102, "2026-10-05", "2026-10-16", vec![person()]);
    let view = sprint(&desk.workspace, next, day("2026-10-07")).expect("there");
    assert_eq!(view.velocity.mean, Some(20.0));
    assert_eq!(view.velocity.per_day, Some(2.0), "20 points in 10 person-days");
    assert_eq!(view.expected(), Some(20.0));
}

#[test]
fn what_is_left_goes_to_the_next_sprint_that_is_not_over() {
    use tandem_core::view::sprint::{following, open_sprints};
    let mut desk = Desk::new(1);
    let mut add = |id, name: &str, start: &str, end: &str| {
        let days = vec![text("name", name), text("start", start), text("end", end)];
        desk.add(Kind::SPRINTS, id, days)
    };
    let first = add(100, "First", "2026-09-07", "2026-09-18");
    let second = add(101, "Second", "2026-09-21", "2026-10-02");
    let third = add(102, "Third", "2026-10-05", "2026-10-16");
    let next = |now: &str| following(&desk.workspace, first, day(now)).map(|(id, _)| id);
    assert_eq!(next("2026-09-19"), Some(second));
    assert_eq!(next("2026-10-03"), Some(third));
    assert_eq!(next("2026-10-17"), None);
    let open = |now: &str| open_sprints(&desk.workspace, day(now)).len();
    assert_eq!(
        (open("2026-09-01"), open("2026-10-03"), open("2026-10-17")),
        (3, 1, 0)
    );

    let planned = |size| {
        vec![
            number("points", size),
            (Field::link("sprints", first), time_value("2026-09-07")),
        ]
    };
    let done = [text("status", "done"), text("finished", "2026-09-09")];
    desk.story(1, "Done", planned(5.0).into_iter().chain(done).collect());
    desk.story(2, "Open", planned(3.0));
    let declined = [text("status", "declined")];
    desk.story(3, "Declined", planned(8.0).into_iter().chain(declined).collect());
    let view = sprint(&desk.workspace, first, day("2026-09-25")).expect("there");
    let left: Vec<&str> = view.left().map(|story| story.title.as_str()).collect();
    assert_eq!(left, ["Open"]);
}

#[test]
fn a_declined_story_is_in_no_sum_of_its_sprint_and_leaves_the_chart_on_its_day() {
    let mut desk = Desk::new(1);
    let days = vec![text("start", "2026-09-07"), text("end", "2026-09-18")];
    let id = desk.add(Kind::SPRINTS, 100, days);
    let put = |desk: &mut Desk, story: u128, size: Option<f64>, since: &str| {
        let mut fields = vec![(Field::link("sprints", id), time_value(since))];
        fields.extend(size.map(|size| number("points", size)));
        desk.story(story, "S", fields)
    };
    let done = put(&mut desk, 1, Some(5.0), "2026-09-07");
    put(&mut desk, 2, Some(3.0), "2026-09-07");
    let gone = [
        (3, Some(8.0), "2026-09-07"),
        (4, Some(2.0), "2026-09-09"),
        (5, None, "2026-09-07"),
    ]
    .map(|(story, size, since)| put(&mut desk, story, size, since));
    for (field, value) in [("status", "done"), ("finished", "2026-09-08")] {
        desk.edit(Kind::STORIES, done, Field::named(field), Some(Value::text(value)));
    }
    desk.env.now = day("2026-09-10T10:00:00Z");
    for story in gone {
        desk.edit(
            Kind::STORIES,
            story,
            Field::named("status"),
            Some(Value::text("declined")),
        );
    }
    let view = sprint(&desk.workspace, id, day("2026-09-18")).expect("there");
    assert_eq!(
        (view.planned, view.added, view.removed, view.done),
        (8.0, 0.0, 0.0, 5.0)
    );
    assert_eq!(
        (view.stories.len(), view.unsized_stories, view.left().count()),
        (5, 0, 1)
    );
    let scope: Vec<f64> = view.burn.iter().map(|day| day.scope).take(5).collect();
    assert_eq!(scope, [16.0, 16.0, 18.0, 8.0, 8.0]);
}

#[test]
fn what_is_done_in_the_evening_of_the_last_day_counts_however_far_west() {
    let mut desk = Desk::new(1);
    let days = [("2026-09-07", "2026-09-18"), ("2026-09-19", "2026-10-02")];
    let [first, next] = [100, 101].map(|id| {
        let (start, end) = days[id as usize - 100];
        desk.add(Kind::SPRINTS, id, vec![text("start", start), text("end", end)])
    });
    let done = |desk: &mut Desk, id: u128, sprints: &[(Id, &str)], at: &str| {
        let mut fields = vec![
            number("points", 3.0),
            text("status", "done"),
            text("finished", at),
        ];
        for (sprint, since) in sprints {
            fields.push((Field::link("sprints", *sprint), time_value(since)));
        }
        desk.story(id, "S", fields)
    };
    let planned = (first, "2026-09-07");
    let carried = (next, "2026-09-19T01:00:00Z");
    // Six in the evening in San Francisco; then the same after it was carried over; then the day after.
    done(&mut desk, 1, &[planned], "2026-09-19T01:00:00Z");
    done(&mut desk, 2, &[planned, carried], "2026-09-19T02:00:00Z");
    done(&mut desk, 3, &[planned], "2026-09-19T12:00:00Z");
    let now = day("2026-09-25");
    let [first, next] = [first, next].map(|id| sprint(&desk.workspace, id, now).expect("there"));
    assert_eq!((first.done, next.done), (3.0, 3.0));
    assert_eq!(first.burn.last().expect("days").done, 3.0);
}

#[test]
fn a_story_that_two_people_planned_for_two_sprints_counts_in_one_of_them() {
    let mut desk = Desk::new(1);
    let days = |start, end| vec![text("name", "S"), text("start", start), text("end", end)];
    let first = desk.add(Kind::SPRINTS, 100, days("2026-09-07", "2026-09-18"));
    let next = desk.add(Kind::SPRINTS, 101, days("2026-09-21", "2026-10-02"));
    let both = vec![
        number("points", 5.0),
        (Field::link("sprints", first), time_value("2026-09-04T10:00:00Z")),
        (Field::link("sprints", next), time_value("2026-09-04T11:00:00Z")),
    ];
    desk.story(1, "Both", both);
    let sums = |now: &str| {
        [first, next].map(|id| {
            let view = sprint(&desk.workspace, id, day(now)).expect("there");
            let scope = view.burn.first().map(|day| day.scope);
            (view.planned, view.stories.len(), view.left().count(), scope)
        })
    };
    assert_eq!(
        sums("2026-09-08"),
        [(0.0, 1, 0, Some(0.0)), (5.0, 1, 1, None)],
        "it is listed in both"
    );
    assert_eq!(
        sums("2026-09-22"),
        [(5.0, 1, 1, Some(5.0)), (5.0, 1, 1, Some(5.0))],
        "once the first is over, it was carried over"
    );
}
