//! The first page of each role: what it says, and that it says it soon.

use tandem_core::command::apply;
use tandem_core::model::Role;
use tandem_core::view::home::{Home, LATELY, Line, Place, home};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace, time};

use crate::world::text;

/// 24 November 2026, 10:15 in UTC.
const NOW: u64 = 1_795_515_300_000;
const DAY: u64 = 86_400_000;

struct World {
    workspace: Workspace,
    n: u64,
}

impl World {
    fn new() -> Self {
        Self {
            workspace: Workspace::new(Id::from_u128(9)),
            n: 0,
        }
    }

    fn run(&mut self, now: u64, command: &Command) {
        self.n += 1;
        let env = Env {
            now,
            replica: Id::from_u128(7),
            by: Id::from_u128(1),
            seed: u128::from(self.n),
        };
        let change = apply(&self.workspace, command, &env).expect("the command applies");
        self.workspace.apply(&change);
    }

    fn add(&mut self, now: u64, kind: Kind, id: u128, fields: Vec<(Field, Value)>) -> Id {
        let id = Id::from_u128(id);
        self.run(now, &Command::Add { kind, id, fields });
        id
    }

    fn shown(&self, role: Role) -> Home {
        home(&self.workspace, (Id::from_u128(1), role), NOW, time::date)
    }

    fn lines(&self, role: Role, about: &str) -> Vec<Line> {
        let shown = self.shown(role);
        let section = shown.sections.into_iter().find(|section| section.about == about);
        section.expect("the section").lines
    }
}

fn number(field: &'static str, value: f64) -> (Field, Value) {
    (Field::named(field), Value::number(value).expect("finite"))
}

fn link(field: &'static str, id: Id) -> (Field, Value) {
    (Field::named(field), Value::link(id))
}

#[test]
fn what_came_in_names_what_waits_and_the_latest_and_leaves_out_what_is_old() {
    let mut world = World::new();
    world.add(
        NOW - 20 * DAY,
        Kind::FEEDBACK,
        1,
        vec![text("title", "Old"), text("status", "open")],
    );
    world.add(NOW - 3 * DAY, Kind::FEEDBACK, 2, vec![text("title", "Second")]);
    world.add(
        NOW - DAY,
        Kind::FEEDBACK,
        3,
        vec![text("title", "First"), text("status", "open")],
    );
    let lines = world.lines(Role::Pm, "came-in");
    let places: Vec<Place> = lines.iter().map(|line| line.to).collect();
    assert_eq!(
        places,
        [
            Place::Triage,
            Place::Feedback(Id::from_u128(3)),
            Place::Feedback(Id::from_u128(2))
        ]
    );
    assert_eq!(lines[0].text, "1 feedback item waits for triage");
}

#[test]
fn an_idea_gains_weight_by_customers_who_were_not_behind_it_before() {
    let mut world = World::new();
    let long_ago = NOW - LATELY - 2 * DAY;
    let [ann, bo, cy] =
        [31, 32, 33].map(|id| world.add(long_ago, Kind::CUSTOMERS, id, vec![text("name", "C")]));
    let said = |world: &mut World, id, by| {
        world.add(
            long_ago,
            Kind::FEEDBACK,
            id,
            vec![text("title", "F"), link("customer", by)],
        )
    };
    let [first, second, third] = [(41, ann), (42, bo), (43, ann)].map(|(id, by)| said(&mut world, id, by));
    let [same, more] = [51, 52].map(|id| world.add(long_ago, Kind::IDEAS, id, vec![text("title", "I")]));
    let done = world.add(
        long_ago,
        Kind::IDEAS,
        53,
        vec![text("title", "I"), text("status", "declined")],
    );
    let put = |world: &mut World, at, feedback, idea| {
        world.run(
            at,
            &Command::Link {
                feedback: vec![feedback],
                idea,
                importance: 1.0,
            },
        );
    };
    for idea in [same, more, done] {
        put(&mut world, long_ago, first, idea);
    }
    assert!(world.lines(Role::Pm, "weight").is_empty());
    put(&mut world, NOW - DAY, third, same);
    put(&mut world, NOW - DAY, second, more);
    put(&mut world, NOW - DAY, second, done);
    let back = (Field::link("supporters", cy), Some(Value::Flag(true)));
    world.run(
        NOW - DAY,
        &Command::Edit {
            kind: Kind::FEEDBACK,
            ids: vec![first],
            writes: vec![back],
        },
    );
    let lines = world.lines(Role::Pm, "weight");
    let told: Vec<(Place, &str)> = lines.iter().map(|line| (line.to, line.hint.as_str())).collect();
    assert_eq!(
        told,
        [
            (Place::Idea(more), "2 more customers, 1 more feedback item"),
            (Place::Idea(same), "1 more customer, 1 more feedback item"),
        ],
        "a supporter who joins is behind both; Ann was behind it before"
    );
}

#[test]
fn an_objective_is_off_its_track_when_time_has_passed_it_by() {
    let mut world = World::new();
    let objective = |title: &str, period: &str, current: Option<f64>| {
        let mut fields = vec![
            text("title", title),
            text("period", period),
            number("target", 100.0),
        ];
        fields.extend(current.map(|current| number("current", current)));
        fields
    };
    let given = [
        ("On its way", "2026-Q4", Some(55.0)),
        ("Behind", "2026-Q4", Some(20.0)),
        ("Not measured", "2026-Q4", None),
        ("Ahead", "2027-Q1", Some(0.0)),
        ("Over and missed", "2026-Q3", Some(95.0)),
        ("Over and reached", "2026-Q3", Some(100.0)),
    ];
    for (id, (title, period, current)) in (1..).zip(given) {
        world.add(NOW - DAY, Kind::OBJECTIVES, id, objective(title, period, current));
    }
    let lines = world.lines(Role::Pm, "off-track");
    let titles: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(titles, ["Behind", "Over and missed", "Not measured"]);
    assert_eq!(lines[0].hint, "20% of the way, 59% of 2026\u{2011}Q4 has passed");
}

#[test]
fn key_results_are_held_to_the_quarter_of_their_objective_and_speak_for_it() {
    let mut world = World::new();
    let named = |title: &str, more: Vec<(Field, Value)>| [vec![text("title", title)], more].concat();
    let this = || text("period", "2026-Q4");
    let goal = world.add(NOW - DAY, Kind::OBJECTIVES, 1, named("Goal", vec![this()]));
    let part = vec![
        link("parent", goal),
        number("target", 10.0),
        number("current", 1.0),
    ];
    world.add(NOW - DAY, Kind::OBJECTIVES, 2, named("Stands still", part));
    let falls = vec![this(), number("target", 5.0), number("current", 20.0)];
    let falls = world.add(NOW - DAY, Kind::OBJECTIVES, 3, named("Falls", falls));
    let old = vec![
        text("period", "2026-Q2"),
        number("target", 5.0),
        number("current", 1.0),
    ];
    world.add(NOW - DAY, Kind::OBJECTIVES, 4, named("Long over", old));
    let told = |world: &World| -> Vec<(String, String)> {
        let lines = world.lines(Role::Pm, "off-track");
        lines.into_iter().map(|line| (line.text, line.hint)).collect()
    };
    let lines = told(&world);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[0].0, "Stands still");
    assert_eq!(lines[1].0, "Falls");
    assert!(
        lines[1]
            .1
            .starts_with("Say what the measure was at the beginning"),
        "{lines:?}"
    );
    let view = tandem_core::view::strategy::strategy(&world.workspace, None);
    let row = view.objectives.iter().find(|row| row.id == falls).expect("there");
    assert_eq!((row.progress, row.lacks_baseline), (None, true), "no 400 percent");
    let begun = (
        Field::named("baseline"),
        Some(Value::number(25.0).expect("finite")),
    );
    let edit = Command::Edit {
        kind: Kind::OBJECTIVES,
        ids: vec![falls],
        writes: vec![begun],
    };
    world.run(NOW, &edit);
    assert_eq!(
        told(&world)[1].1,
        "25% of the way, 59% of 2026\u{2011}Q4 has passed"
    );
}

#[test]
fn a_sprint_without_points_tells_its_stories() {
    let mut world = World::new();
    let days = |start: &str, end: &str| vec![text("name", "S"), text("start", start), text("end", end)];
    let sprint = world.add(NOW, Kind::SPRINTS, 1, days("2026-11-16", "2026-11-27"));
    for (id, status) in [(2, "done"), (3, "open"), (4, "declined")] {
        let mut fields = vec![text("title", "T"), text("status", status)];
        fields.push((Field::link("sprints", sprint), Value::text("2026-11-16")));
        fields.extend((id == 2).then(|| text("finished", "2026-11-20")));
        world.add(NOW, Kind::STORIES, id, fields);
    }
    let hint = world.lines(Role::Po, "sprint").remove(0).hint;
    assert_eq!(hint, "1 of 2\u{a0}stories done, 4\u{a0}days left");
    let shown = world.shown(Role::Po);
    assert!(steps(&shown).contains(&("deliver", "S", "1 of 2\u{a0}stories")));
}

#[test]
fn decisions_are_reviews_that_are_due_and_ideas_under_review() {
    let mut world = World::new();
    let idea = world.add(
        NOW,
        Kind::IDEAS,
        1,
        vec![text("title", "Out"), text("status", "released")],
    );
    world.add(
        NOW,
        Kind::IDEAS,
        2,
        vec![text("title", "Asked"), text("status", "under-review")],
    );
    world.add(
        NOW,
        Kind::IDEAS,
        5,
        vec![text("title", "Wanted"), text("status", "planned")],
    );
    let review = |of: Id, day: &str| vec![link("idea", of), text("review", day)];
    world.add(NOW, Kind::OUTCOMES, 3, review(idea, "2026-11-24"));
    world.add(NOW, Kind::OUTCOMES, 4, review(Id::from_u128(2), "2026-11-25"));
    let lines = world.lines(Role::Pm, "decisions");
    let places: Vec<Place> = lines.iter().map(|line| line.to).collect();
    assert_eq!(places, [Place::Idea(idea), Place::UnderReview]);
    assert!(lines[1].text.starts_with("1 "), "{}", lines[1].text);
}

#[test]
fn the_owner_sees_the_sprint_the_top_of_the_backlog_and_how_the_forecast_moved() {
    let mut world = World::new();
    let sprint = vec![
        text("name", "Sprint 9"),
        text("start", "2026-11-16"),
        text("end", "2026-11-27"),
    ];
    let sprint = world.add(NOW - 20 * DAY, Kind::SPRINTS, 1, sprint);
    let since = |at: &str| (Field::link("sprints", sprint), Value::text(at));
    for week in 0..12 {
        let at = NOW - (7 * week + 8) * DAY;
        let fields = vec![
            text("title", "D"),
            text("status", "done"),
            text("finished", &time::format(at)),
        ];
        world.add(at, Kind::STORIES, 100 + u128::from(week), fields);
    }
    let open = vec![
        text("title", "Open"),
        text("order", "b"),
        number("points", 3.0),
        since("2026-11-10"),
    ];
    let open = world.add(NOW - 15 * DAY, Kind::STORIES, 2, open);
    let ready = vec![
        text("title", "Ready"),
        text("order", "a"),
        number("points", 5.0),
        since("2026-11-20"),
        (Field::element("criteria", "a"), Value::text("It works")),
    ];
    world.add(NOW - 2 * DAY, Kind::STORIES, 3, ready);
    let said = world.lines(Role::Po, "sprint");
    assert_eq!(said[0].to, Place::Sprint(sprint));
    assert_eq!(said[0].hint, "0 of 8\u{a0}points done, 4\u{a0}days left");
    assert_eq!(said[1].text, "5\u{a0}points came in after the start");
    let unready = world.lines(Role::Po, "unready");
    assert_eq!(unready.len(), 1);
    assert_eq!(
        (unready[0].to, unready[0].hint.as_str()),
        (
            Place::Story(open),
            "Place 2, without acceptance criteria or points"
        )
    );
    let forecast = world.lines(Role::Po, "forecast");
    assert_eq!(forecast[0].to, Place::Forecast);
    assert_eq!(
        forecast[0].text,
        "2 open stories will be done by 2026-12-08 with 85% certainty"
    );
    assert_eq!(
        forecast[0].hint, "14 days later than a week ago",
        "one story was open then; a week has passed, and another story came"
    );
}

#[test]
fn the_owner_sees_which_ideas_stand_elsewhere_in_the_backlog_than_on_the_board() {
    let mut world = World::new();
    let board = vec![text("name", "Board"), text("framework", "cd3")];
    world.add(NOW, Kind::BOARDS, 1, board);
    let estimate = |input, value| {
        let field = Field::estimate("cd3", Id::from_u128(1), input);
        (field, Value::number(value).expect("finite"))
    };
    for (id, cost) in [(11, 30.0), (12, 20.0), (13, 10.0)] {
        let fields = vec![
            text("title", "I"),
            estimate("cost-of-delay", cost),
            estimate("duration", 1.0),
        ];
        world.add(NOW, Kind::IDEAS, id, fields);
    }
    for (id, idea, order) in [(21, 13, "a"), (22, 11, "b"), (23, 12, "c")] {
        let fields = vec![
            text("title", "S"),
            text("order", order),
            link("idea", Id::from_u128(idea)),
        ];
        world.add(NOW, Kind::STORIES, id, fields);
    }
    let lines = world.lines(Role::Po, "disagree");
    let hints: Vec<&str> = lines.iter().map(|line| line.hint.as_str()).collect();
    assert_eq!(
        hints,
        [
            "By its rank on the board (3) it would be number 3 of the ideas in the backlog; it is number 1",
            "By its rank on the board (1) it would be number 1 of the ideas in the backlog; it is number 2",
            "By its rank on the board (2) it would be number 2 of the ideas in the backlog; it is number 3",
        ],
        "the one that is farthest from its rank first"
    );
    assert!(lines.iter().all(|line| line.to == Place::Backlog));
}

/// Each step of the way: what it is about, how it stands, what is left.
fn steps(shown: &Home) -> Vec<(&str, &str, &str)> {
    let steps = shown.round.iter();
    steps
        .map(|step| (step.about, step.stands.as_str(), step.left.as_str()))
        .collect()
}

#[test]
fn every_step_of_the_way_says_how_it_stands_and_what_is_left() {
    let mut world = World::new();
    let empty = world.shown(Role::Po);
    assert!(
        steps(&empty)
            .iter()
            .all(|(_, stands, left)| (*stands, *left) == ("Nothing yet", ""))
    );
    let places: Vec<Place> = empty.round.iter().map(|step| step.to).collect();
    assert_eq!(
        places,
        [
            Place::Inbox,
            Place::Ideas,
            Place::Strategy,
            Place::Backlog,
            Place::Releases,
            Place::Outcomes
        ]
    );

    let said = world.add(NOW, Kind::FEEDBACK, 1, vec![text("title", "Waits")]);
    world.add(
        NOW,
        Kind::FEEDBACK,
        2,
        vec![text("title", "Done"), text("status", "done")],
    );
    let aim = world.add(NOW, Kind::OBJECTIVES, 3, vec![text("title", "Aim")]);
    let key_result = vec![text("title", "Key result"), link("parent", aim)];
    world.add(NOW, Kind::OBJECTIVES, 4, key_result);
    let backed = vec![
        text("title", "Backed"),
        (Field::link("insights", said), Value::number(1.0).expect("finite")),
        (
            Field::link("objectives", aim),
            Value::number(1.0).expect("finite"),
        ),
    ];
    world.add(NOW, Kind::IDEAS, 5, backed);
    world.add(NOW, Kind::IDEAS, 6, vec![text("title", "Bare")]);
    let out = vec![text("title", "Out"), text("status", "released")];
    let out = world.add(NOW, Kind::IDEAS, 7, out);
    let board = world.add(
        NOW,
        Kind::BOARDS,
        8,
        vec![text("name", "Board"), text("framework", "rice")],
    );
    world.add(NOW, Kind::STORIES, 9, vec![text("title", "Open")]);
    let done = vec![text("title", "Done"), text("status", "done")];
    world.add(NOW, Kind::STORIES, 10, done);
    let released = vec![text("title", "First"), text("status", "released")];
    world.add(NOW, Kind::RELEASES, 11, released);
    let review = vec![link("idea", out), text("review", "2026-11-20")];
    world.add(NOW, Kind::OUTCOMES, 12, review);
    let shown = world.shown(Role::Pm);
    assert_eq!(
        steps(&shown),
        [
            ("collect", "2 feedback items", "1 waits"),
            ("prioritise", "2 open ideas", "1 without feedback"),
            ("plan", "1 objective", "1 idea serves none"),
            ("deliver", "1 open story", ""),
            ("release", "1 release is out", ""),
            ("learn", "1 idea is out", "1 review is due"),
        ]
    );
    assert_eq!(shown.round[1].to, Place::Board(board));

    let running = vec![
        text("name", "Sprint 9"),
        text("start", "2026-11-16"),
        text("end", "2026-11-27"),
    ];
    let sprint = world.add(NOW, Kind::SPRINTS, 13, running);
    for (id, title, day) in [
        (14, "Some day", None),
        (15, "Later", Some("2026-12-24")),
        (16, "Next", Some("2026-12-01")),
    ] {
        let mut fields = vec![text("title", title)];
        fields.extend(day.map(|day| text("released", day)));
        world.add(NOW, Kind::RELEASES, id, fields);
    }
    let shown = world.shown(Role::Po);
    assert_eq!(
        steps(&shown)[3..5],
        [
            ("deliver", "Sprint 9", "0 of 0\u{a0}points"),
            ("release", "Next", "2026-12-01")
        ]
    );
    let places = [shown.round[3].to, shown.round[4].to];
    assert_eq!(places, [Place::Sprint(sprint), Place::Release(Id::from_u128(16))]);
}

#[test]
fn an_idea_gains_no_weight_by_what_is_merged_but_by_what_is_new_in_it() {
    let mut world = World::new();
    let long_ago = NOW - LATELY - 2 * DAY;
    let [ann, bo, cy, bob] =
        [31, 32, 33, 34].map(|id| world.add(long_ago, Kind::CUSTOMERS, id, vec![text("name", "C")]));
    let said = |world: &mut World, at, id, by| {
        let fields = vec![text("title", "F"), link("customer", by)];
        world.add(at, Kind::FEEDBACK, id, fields)
    };
    let [a, b, c] = [(41, ann), (42, bo), (43, bob)].map(|(id, by)| said(&mut world, long_ago, id, by));
    let idea = world.add(long_ago, Kind::IDEAS, 51, vec![text("title", "I")]);
    for feedback in [a, b, c] {
        let command = Command::Link {
            feedback: vec![feedback],
            idea,
            importance: 1.0,
        };
        world.run(long_ago, &command);
    }
    let back = Command::Edit {
        kind: Kind::FEEDBACK,
        ids: vec![c],
        writes: vec![(Field::link("supporters", bob), Some(Value::Flag(true)))],
    };
    world.run(long_ago, &back);
    let join = |kind, from, into| Command::Join {
        kind,
        ids: vec![from],
        into,
    };
    let d = said(&mut world, long_ago, 44, bo);
    world.run(NOW - DAY, &join(Kind::FEEDBACK, a, d));
    world.run(NOW - DAY, &join(Kind::FEEDBACK, b, d));
    world.run(NOW - DAY, &join(Kind::CUSTOMERS, bob, bo));
    assert_eq!(
        world.lines(Role::Pm, "weight").len(),
        0,
        "old voices in other places"
    );
    let new = said(&mut world, NOW - DAY, 45, cy);
    world.run(NOW - DAY, &join(Kind::FEEDBACK, new, d));
    let lines = world.lines(Role::Pm, "weight");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].hint, "1 more customer, 0 more feedback items");
    // What was linked lately is new, also where it was merged since.
    let [other, latest] = [(46, NOW - DAY), (47, long_ago)].map(|(id, at)| said(&mut world, at, id, ann));
    let link = Command::Link {
        feedback: vec![other],
        idea,
        importance: 1.0,
    };
    world.run(NOW - DAY, &link);
    world.run(NOW - DAY, &join(Kind::FEEDBACK, other, latest));
    let lines = world.lines(Role::Pm, "weight");
    assert_eq!(lines[0].hint, "1 more customer, 1 more feedback item");
}
