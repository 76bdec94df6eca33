//! Outcomes: reviews are planned when ideas go out, keep what was expected, remind, teach, and lead on.

use std::sync::Arc;

use tandem_core::calibration::cases;
use tandem_core::command::apply;
use tandem_core::model::outcome::{REVIEW_AFTER, State, found_field};
use tandem_core::view::outcomes::{advice, follow_up, idea_outcomes, is_planned, outcomes, plan};
use tandem_core::view::releases::{let_out, not_done, put_in, set_day};
use tandem_core::{Change, Command, Env, Field, Id, Kind, Value, Workspace, snapshot, time};

const PM: Id = Id::from_u128(0x01);
const PO: Id = Id::from_u128(0x02);
const RELEASE: Id = Id::from_u128(0x50);
const SWAP: Id = Id::from_u128(0x10);
const LATE: Id = Id::from_u128(0x11);
const OBJECTIVE: Id = Id::from_u128(0x60);
/// 24 November 2026, 10:15 in UTC.
const NOW: u64 = 1_795_515_300_000;
const DAY: u64 = 86_400_000;

fn text(field: &'static str, text: &str) -> (Field, Value) {
    (Field::named(field), Value::text(text))
}

fn number(field: &'static str, value: f64) -> (Field, Value) {
    (Field::named(field), Value::number(value).expect("finite"))
}

fn range(low: f64, likely: f64, high: f64) -> Value {
    Value::List(
        [low, likely, high]
            .map(|end| Value::number(end).expect("finite"))
            .into(),
    )
}

struct World {
    workspace: Workspace,
    n: u64,
}

impl World {
    fn env(&mut self, now: u64) -> Env {
        self.n += 1;
        Env {
            now,
            replica: Id::from_u128(7),
            by: PM,
            seed: u128::from(self.n),
        }
    }

    fn run(&mut self, command: &Command, now: u64) -> Change {
        let env = self.env(now);
        let change = apply(&self.workspace, command, &env).expect("the command applies");
        self.workspace.apply(&change);
        change
    }

    fn edit(&mut self, kind: Kind, id: Id, field: Field, value: Option<Value>) {
        let command = Command::Edit {
            kind,
            ids: vec![id],
            writes: vec![(field, value)],
        };
        self.run(&command, NOW);
    }

    fn say(&mut self, id: u128, said: &str) {
        let fields = vec![text("title", said), text("said", said)];
        let id = Id::from_u128(id);
        self.run(
            &Command::Add {
                kind: Kind::FEEDBACK,
                id,
                fields,
            },
            NOW,
        );
        let link = Command::Link {
            feedback: vec![id],
            idea: SWAP,
            importance: 2.0,
        };
        self.run(&link, NOW);
    }

    fn let_out(&mut self) -> Change {
        let env = self.env(NOW);
        let command = let_out(&self.workspace, RELEASE, env.now, &env).expect("it is there");
        let change = apply(&self.workspace, &command, &env).expect("applies");
        self.workspace.apply(&change);
        change
    }

    fn review(&self) -> Id {
        let mut all = self.workspace.records(&Kind::OUTCOMES);
        all.next().expect("a review").id()
    }
}

/// A release with one idea that both have estimated and that serves an objective, and one idea outside it.
fn world() -> World {
    let mut world = World {
        workspace: Workspace::new(Id::from_u128(0x77)),
        n: 0,
    };
    let guess = |person, input: &str, value| (Field::estimate("rice", person, input), value);
    let swap = vec![
        text("title", "Swap shifts"),
        text("status", "testing"),
        (Field::named("release"), Value::link(RELEASE)),
        guess(PM, "reach", range(500.0, 900.0, 1500.0)),
        guess(PM, "confidence", Value::number(80.0).expect("finite")),
        guess(PO, "effort", range(2.0, 4.0, 8.0)),
        // What is judged in pairs is no number that anything is found for.
        (
            Field::estimate("pairwise", PM, &LATE.to_string()),
            Value::number(1.0).expect("finite"),
        ),
        (
            Field::link("objectives", OBJECTIVE),
            Value::number(100.0).expect("finite"),
        ),
    ];
    let records = vec![
        (Kind::PEOPLE, PM, vec![text("name", "Mara"), text("role", "pm")]),
        (Kind::PEOPLE, PO, vec![text("name", "Jonas"), text("role", "po")]),
        (
            Kind::OBJECTIVES,
            OBJECTIVE,
            vec![
                text("title", "Fewer gaps"),
                text("measure", "No-shows"),
                number("baseline", 40.0),
                number("target", 20.0),
                number("current", 35.0),
            ],
        ),
        (Kind::IDEAS, SWAP, swap),
        (Kind::IDEAS, LATE, vec![text("title", "Late")]),
        (
            Kind::RELEASES,
            RELEASE,
            vec![text("title", "Autumn"), text("released", "2026-11-20")],
        ),
        (
            Kind::STORIES,
            Id::from_u128(0x70),
            vec![
                text("title", "S"),
                (Field::named("release"), Value::link(RELEASE)),
            ],
        ),
    ];
    let import = Command::Import {
        records,
        writes: Vec::new(),
    };
    world.run(&import, NOW);
    world
}

#[test]
fn what_goes_out_comes_up_for_review_with_what_was_expected_and_one_undo_takes_all_of_it_back() {
    let mut world = world();
    let before = world.workspace.clone();
    let change = world.let_out();
    let one = idea_outcomes(&world.workspace, SWAP, NOW, None).expect("the idea");
    assert!(one.is_out);
    assert_eq!(time::date(one.since), "2026-11-20");
    let [review] = one.reviews.as_slice() else {
        panic!("{:?}", one.reviews)
    };
    assert_eq!(
        review.day,
        Some(time::parse("2026-11-20").expect("a day") + REVIEW_AFTER)
    );
    assert_eq!(review.state, State::Waiting);
    let inputs: Vec<(&str, bool)> = review
        .expected
        .iter()
        .map(|row| (row.input.as_str(), row.is_chance))
        .collect();
    assert_eq!(
        inputs,
        [("reach", false), ("confidence", true), ("effort", false)]
    );
    let measure = review.measure.clone().expect("of the objective");
    assert_eq!(
        (measure.name.as_str(), measure.numbers),
        ("No-shows", [Some(35.0), Some(20.0), None])
    );
    // Estimates that change afterwards change nothing of what was expected.
    let field = Field::estimate("rice", PM, "reach");
    world.edit(Kind::IDEAS, SWAP, field, Value::number(1.0));
    let again = idea_outcomes(&world.workspace, SWAP, NOW, None).expect("the idea");
    assert_eq!(again.reviews[0].expected, review.expected);

    let mut world = World {
        workspace: before.clone(),
        n: 50,
    };
    world.workspace.apply(&change);
    let undo = Command::Revert {
        change: Arc::new(change),
    };
    world.run(&undo, NOW + 1);
    assert_eq!(world.workspace.records(&Kind::OUTCOMES).count(), 0);
    let status = |workspace: &Workspace| {
        workspace
            .record(&Kind::IDEAS, SWAP)
            .expect("there")
            .text("status")
            .to_owned()
    };
    assert_eq!(status(&world.workspace), status(&before));
}

#[test]
fn a_review_is_due_on_its_day_and_done_with_a_verdict() {
    let mut world = world();
    world.let_out();
    let on = time::parse("2026-12-18").expect("a day");
    let lists = |world: &World, now| {
        let view = outcomes(&world.workspace, now, None);
        [
            view.due.len(),
            view.waiting.len(),
            view.unplanned.len(),
            view.done.len(),
        ]
    };
    assert_eq!(lists(&world, on - 1), [0, 1, 0, 0]);
    assert_eq!(lists(&world, on), [1, 0, 0, 0]);
    let review = world.review();
    world.edit(
        Kind::OUTCOMES,
        review,
        Field::named("verdict"),
        Some(Value::text("partly")),
    );
    assert_eq!(lists(&world, on), [0, 0, 0, 1]);
    let delete = Command::Delete {
        kind: Kind::OUTCOMES,
        ids: vec![review],
    };
    world.run(&delete, NOW);
    assert_eq!(
        lists(&world, on),
        [0, 0, 1, 0],
        "what is out without a review is not forgotten"
    );
    let command = plan(&world.workspace, SWAP, on + DAY, Id::from_u128(0x90)).expect("the idea");
    assert!(!is_planned(&world.workspace, SWAP, on + DAY));
    world.run(&command, NOW);
    assert!(is_planned(&world.workspace, SWAP, on + DAY) && !is_planned(&world.workspace, SWAP, on));
    assert_eq!(lists(&world, on), [0, 1, 0, 0]);
}

#[test]
fn a_verdict_that_the_measure_speaks_against_is_told() {
    let mut world = world();
    world.let_out();
    let review = world.review();
    for (field, value) in [("measure-before", 70.0), ("measure-expected", 30.0)] {
        world.edit(Kind::OUTCOMES, review, Field::named(field), Value::number(value));
    }
    let mut against = |verdict: &str, found: f64| {
        let command = Command::Edit {
            kind: Kind::OUTCOMES,
            ids: vec![review],
            writes: vec![
                (Field::named("measure-found"), Value::number(found)),
                (Field::named("verdict"), Some(Value::text(verdict))),
            ],
        };
        world.run(&command, NOW);
        let seen = idea_outcomes(&world.workspace, SWAP, NOW, None).expect("the idea");
        seen.reviews[0].against()
    };
    assert_eq!(against("reached", 74.0), Some(74.0), "it became worse");
    assert_eq!(
        against("reached", 50.0),
        Some(50.0),
        "half of the way is not all of it"
    );
    assert_eq!(against("reached", 32.0), None, "nearly all of it is");
    assert_eq!(against("partly", 50.0), None);
    assert_eq!(against("partly", 70.0), Some(70.0));
    assert_eq!(against("missed", 28.0), Some(28.0));
    assert_eq!(against("missed", 74.0), None);
}

#[test]
fn what_is_found_is_held_against_each_persons_estimate_and_the_latest_review_counts() {
    let mut world = world();
    world.let_out();
    let review = world.review();
    for (input, found) in [("reach", 450.0), ("effort", 6.0)] {
        world.edit(
            Kind::OUTCOMES,
            review,
            found_field("rice", input),
            Value::number(found),
        );
    }
    assert_eq!(
        cases(&world.workspace).len(),
        2,
        "without a verdict nobody was right to be confident"
    );
    world.edit(
        Kind::OUTCOMES,
        review,
        Field::named("verdict"),
        Some(Value::text("reached")),
    );
    let view = outcomes(&world.workspace, NOW, None);
    let mara = view.people.iter().find(|(id, ..)| *id == PM).expect("Mara");
    assert_eq!((mara.3.ranges, mara.3.held), (1, 0));
    assert!((mara.3.brier.expect("a score") - 0.04).abs() < 1e-12);
    let jonas = view.people.iter().find(|(id, ..)| *id == PO).expect("Jonas");
    assert_eq!((jonas.3.ranges, jonas.3.held), (1, 1));
    assert!((jonas.3.biases[0].factor - 1.5).abs() < 1e-12);
    assert_eq!(view.frameworks.len(), 1);
    let said = advice(&world.workspace, PO).expect("something is known");
    assert!(said.starts_with("1 of 1 ranges held"), "{said}");
    assert_eq!(advice(&world.workspace, Id::from_u128(0x99)), None);

    let second = Id::from_u128(0x91);
    let later = plan(&world.workspace, SWAP, NOW + 90 * DAY, second).expect("the idea");
    world.run(&later, NOW);
    assert_eq!(
        cases(&world.workspace).len(),
        3,
        "a review without a finding takes nothing away"
    );
    world.edit(
        Kind::OUTCOMES,
        second,
        found_field("rice", "reach"),
        Value::number(800.0),
    );
    let reach = cases(&world.workspace)
        .into_iter()
        .find(|case| case.input == "reach");
    assert_eq!(reach.expect("reach").found, 800.0);
}

#[test]
fn feedback_after_the_release_is_flagged_and_becomes_the_evidence_of_a_follow_up_in_one_step() {
    let mut world = world();
    world.say(0x20, "2026-11-01");
    world.let_out();
    world.say(0x21, "2026-11-23");
    let one = idea_outcomes(&world.workspace, SWAP, NOW, None).expect("the idea");
    let voices: Vec<Id> = one.voices.iter().map(|voice| voice.feedback).collect();
    assert_eq!(voices, [Id::from_u128(0x21)], "what led to the idea is no news");
    assert_eq!(outcomes(&world.workspace, NOW, None).waiting[0].voices, 1);

    let (review, new) = (world.review(), Id::from_u128(0x92));
    let command = follow_up(&world.workspace, review, new, "Swap across months").expect("the review");
    let change = world.run(&command, NOW);
    assert_eq!(change.entry.did, "follow-up");
    let record = world.workspace.record(&Kind::IDEAS, new).expect("made");
    assert!(
        record
            .value(&format!("insights/{}", Id::from_u128(0x21)))
            .is_some()
    );
    assert!(record.value(&format!("objectives/{OBJECTIVE}")).is_some());
    let back = idea_outcomes(&world.workspace, new, NOW, None).expect("the idea");
    assert_eq!(back.follows, Some((SWAP, "Swap shifts".to_owned())));
    let one = idea_outcomes(&world.workspace, SWAP, NOW, None).expect("the idea");
    assert_eq!(
        one.reviews[0].follow_ups,
        [(new, "Swap across months".to_owned())]
    );
}

#[test]
fn what_was_said_earlier_on_the_day_of_the_release_is_no_news() {
    let voices = |day: &str, told: &str| {
        let mut world = world();
        world.edit(
            Kind::RELEASES,
            RELEASE,
            Field::named("released"),
            Some(Value::text(day)),
        );
        for (id, said) in (0x20..).zip([
            "2026-11-23T23:59:00Z",
            "2026-11-24T09:00:00Z",
            "2026-11-24T18:00:00Z",
            "2026-11-25",
        ]) {
            world.say(id, said);
        }
        let now = time::parse(told).expect("a time");
        let env = world.env(now);
        // Where it is that day, or where the day is written once it is out.
        let named = time::parse(day).expect("a day");
        let command = let_out(&world.workspace, RELEASE, named.max(now), &env).expect("it is there");
        world.run(&command, now);
        let one = idea_outcomes(&world.workspace, SWAP, now, None).expect("the idea");
        assert_eq!(time::date(one.since), day, "the day is the day");
        let mut ids: Vec<u128> = one.voices.iter().map(|voice| voice.feedback.as_u128()).collect();
        ids.reverse();
        ids
    };
    assert_eq!(voices("2026-11-24", "2026-11-24T15:00:00Z"), [0x22, 0x23]);
    assert_eq!(
        voices("2026-11-24", "2026-11-27T15:00:00Z"),
        [0x23],
        "written down later, the whole day is before"
    );
    assert_eq!(
        voices("2026-11-24", "2026-11-24T10:20:00Z"),
        [0x22, 0x23],
        "after what was said before"
    );
    assert_eq!(
        voices("2026-11-25", "2026-11-24T08:00:00Z"),
        Vec::<u128>::new(),
        "announced for a day to come, and a day alone is its beginning"
    );
    assert_eq!(
        voices("2026-11-25", "2026-11-24T15:00:00Z"),
        [0x22, 0x23],
        "where it is that day already, as in Tokyo, what is said right after is said since"
    );
}

#[test]
fn several_ideas_join_a_release_in_one_step_and_each_is_reviewed() {
    let mut world = world();
    let more = Id::from_u128(0x12);
    world.run(
        &Command::Add {
            kind: Kind::IDEAS,
            id: more,
            fields: vec![text("title", "More")],
        },
        NOW,
    );
    world.let_out();
    let before = world.workspace.records(&Kind::OUTCOMES).count();
    let env = world.env(NOW);
    let both = put_in(&world.workspace, RELEASE, &[LATE, more], &env).expect("all are there");
    world.run(&both, NOW);
    for idea in [LATE, more] {
        let record = world.workspace.record(&Kind::IDEAS, idea).expect("there");
        assert_eq!(record.text("status"), "released");
        assert_eq!(record.text("release"), RELEASE.to_string());
    }
    assert_eq!(world.workspace.records(&Kind::OUTCOMES).count(), before + 2);
}

#[test]
fn an_idea_that_joins_a_release_which_is_out_is_out_and_reviewed_once() {
    let mut world = world();
    let env = world.env(NOW);
    let early = put_in(&world.workspace, RELEASE, &[LATE], &env).expect("both are there");
    world.run(&early, NOW);
    let status = |world: &World| {
        world
            .workspace
            .record(&Kind::IDEAS, LATE)
            .expect("there")
            .text("status")
            .to_owned()
    };
    assert_eq!(status(&world), "", "the release is not out yet");
    world.edit(Kind::IDEAS, LATE, Field::named("release"), None);
    world.let_out();
    let env = world.env(NOW);
    let late = put_in(&world.workspace, RELEASE, &[LATE], &env).expect("both are there");
    world.run(&late, NOW);
    assert_eq!(status(&world), "released");
    assert_eq!(world.workspace.records(&Kind::OUTCOMES).count(), 2);
    world.edit(
        Kind::RELEASES,
        RELEASE,
        Field::named("status"),
        Some(Value::text("planned")),
    );
    world.let_out();
    assert_eq!(
        world.workspace.records(&Kind::OUTCOMES).count(),
        2,
        "a second time plans no second review"
    );
    assert_eq!(not_done(&world.workspace, RELEASE), [Id::from_u128(0x70)]);
}

#[test]
fn what_goes_out_a_second_time_is_reviewed_again() {
    let mut world = world();
    world.let_out();
    let first = world.review();
    let verdict = Some(Value::text("missed"));
    world.edit(Kind::OUTCOMES, first, Field::named("verdict"), verdict);
    let unplanned = |world: &World| outcomes(&world.workspace, NOW, None).unplanned.len();
    assert_eq!(unplanned(&world), 0);
    let again = Id::from_u128(0x51);
    let fields = vec![text("title", "Spring"), text("released", "2027-03-01")];
    let add = Command::Add {
        kind: Kind::RELEASES,
        id: again,
        fields,
    };
    world.run(&add, NOW);
    world.edit(
        Kind::IDEAS,
        SWAP,
        Field::named("release"),
        Some(Value::link(again)),
    );
    let before = world.workspace.clone();
    let out = Some(Value::text("released"));
    world.edit(Kind::RELEASES, again, Field::named("status"), out);
    assert_eq!(unplanned(&world), 1, "by hand it is out without a review");
    world.workspace = before;
    let later = time::parse("2027-03-01").expect("a day");
    let env = world.env(later);
    let command = let_out(&world.workspace, again, later, &env).expect("there");
    world.run(&command, later);
    let view = outcomes(&world.workspace, later, None);
    assert_eq!(
        (view.waiting.len(), view.done.len(), view.unplanned.len()),
        (1, 1, 0)
    );
}

#[test]
fn the_reviews_of_a_release_move_with_its_day_unless_somebody_gave_them_another() {
    let mut world = world();
    let env = world.env(NOW);
    let both = put_in(&world.workspace, RELEASE, &[LATE], &env).expect("there");
    world.run(&both, NOW);
    world.let_out();
    let reviews = world.workspace.records(&Kind::OUTCOMES);
    let of = |idea: Id| Some(Value::link(idea));
    let found = reviews.filter(|record| record.value("idea") == of(LATE).as_ref());
    let own = found.map(|record| record.id()).next().expect("a review");
    world.edit(
        Kind::OUTCOMES,
        own,
        Field::named("review"),
        Some(Value::text("2027-02-01")),
    );
    let command = set_day(&world.workspace, RELEASE, "2027-01-20").expect("there");
    world.run(&command, NOW);
    let days = |world: &World| {
        let rows = outcomes(&world.workspace, NOW, None).waiting;
        let days = rows
            .iter()
            .map(|row| (row.idea, row.day.map(time::date).expect("a day")));
        days.collect::<Vec<_>>()
    };
    assert_eq!(
        days(&world),
        [(LATE, "2027-02-01".to_owned()), (SWAP, "2027-02-17".to_owned())]
    );
    let command = set_day(&world.workspace, RELEASE, "").expect("there");
    world.run(&command, NOW);
    assert_eq!(days(&world).len(), 2);
}

#[test]
fn what_goes_out_before_the_day_that_was_planned_is_out_today() {
    let mut world = world();
    let soon = Some(Value::text("2026-12-20"));
    world.edit(Kind::RELEASES, RELEASE, Field::named("released"), soon);
    world.let_out();
    let release = world.workspace.record(&Kind::RELEASES, RELEASE).expect("there");
    assert_eq!(release.text("released"), "2026-11-24");
}

#[test]
fn reviews_are_written_to_files_and_read_back_equal() {
    let mut world = world();
    world.let_out();
    let review = world.review();
    world.edit(
        Kind::OUTCOMES,
        review,
        found_field("rice", "reach"),
        Value::number(450.0),
    );
    let header = snapshot::Header {
        id: Id::from_u128(0xfe),
        parents: &[],
        replica: Id::from_u128(7),
        person: PM,
        by: "Mara",
        role: tandem_core::model::Role::Pm,
        at: NOW,
        app: "0.1.0",
        name: "Dayshift",
        complete: true,
    };
    let read = snapshot::decode(&snapshot::encode(&world.workspace, &header)).expect("reads");
    assert!(read.loose.is_empty());
    assert_eq!(cases(&read.content), cases(&world.workspace));
}
