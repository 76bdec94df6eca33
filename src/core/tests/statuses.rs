//! Statuses of ideas: renamed, added, put in order, hidden and taken away, alone and by two people at once.

use proptest::prelude::*;
use tandem_core::command::apply;
use tandem_core::intake::write;
use tandem_core::model::Idea;
use tandem_core::search::Query;
use tandem_core::search::query::Test;
use tandem_core::snapshot::v1::IDEA_STATUSES;
use tandem_core::statuses::{self, Refused, Statuses};
use tandem_core::view::columns::{By, columns};
use tandem_core::view::ideas::{IdeaSort, ideas};
use tandem_core::view::releases::put_in;
use tandem_core::view::strategy::brief;
use tandem_core::{Change, Command, Env, Field, Id, Kind, Value, Workspace, public};

use crate::support::{cases, export, import, merged, merged_file};
use crate::world::{World, text};

mod edited;

const OWN: Id = Id::from_u128(0x5000);

fn names(workspace: &Workspace) -> Vec<String> {
    let all = Statuses::of(workspace);
    all.all().iter().map(|status| status.name.clone()).collect()
}

fn status_of(workspace: &Workspace, idea: Id) -> String {
    let record = workspace.record(&Kind::IDEAS, idea).expect("the idea");
    let statuses = Statuses::of(workspace);
    statuses.name(statuses.key(Idea::of(record)))
}

fn give(world: &mut World, idea: Id, key: &str) {
    let writes = Statuses::of(&world.workspace).writes(key);
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes,
    });
}

/// A board with an idea in discovery, which counts as under review.
fn discovery() -> (World, Id, String) {
    let mut world = World::new("rice");
    let idea = world.idea("Calendar", "rice", &[]);
    let command =
        statuses::add(&world.workspace, OWN, " Discovery ", "under-review", 1).expect("a good name");
    world.run(&command);
    give(&mut world, idea, &OWN.to_string());
    (world, idea, OWN.to_string())
}

#[test]
fn the_usual_ones_are_those_of_the_design() {
    let world = World::new("rice");
    let usual = [
        "New",
        "Under review",
        "Planned",
        "In progress",
        "Testing",
        "Released",
        "Declined",
    ];
    assert_eq!(names(&world.workspace), usual);
    assert_eq!(Statuses::of(&world.workspace), Statuses::default());
}

#[test]
fn a_status_is_added_after_those_of_its_stage_and_counts_as_it() {
    let (mut world, idea, key) = discovery();
    assert_eq!(
        names(&world.workspace)[..4],
        ["New", "Under review", "Discovery", "Planned"]
    );
    assert_eq!(status_of(&world.workspace, idea), "Discovery");
    let record = world.workspace.record(&Kind::IDEAS, idea).expect("the idea");
    // What looks at stages, and a build that knows no other, reads the stage.
    assert_eq!(Idea::of(record).status(), "under-review");
    assert!(Idea::of(record).is_open());
    let out = statuses::count_as(&world.workspace, &key, "released");
    world.run(&out);
    let record = world.workspace.record(&Kind::IDEAS, idea).expect("the idea");
    assert!(Idea::of(record).is_out());
    assert_eq!(status_of(&world.workspace, idea), "Discovery");
}

#[test]
fn names_are_the_teams_and_told_apart() {
    let (mut world, _, key) = discovery();
    let run = |world: &mut World, key: &str, name: &str| {
        let command = statuses::rename(&world.workspace, key, name)?;
        world.run(&command);
        Ok(())
    };
    assert_eq!(run(&mut world, "in-progress", "On the workbench"), Ok(()));
    assert_eq!(run(&mut world, &key, "Exploring"), Ok(()));
    assert_eq!(run(&mut world, &key, " planned "), Err(Refused::Taken));
    assert_eq!(
        run(&mut world, &key, "in-progress"),
        Err(Refused::Taken),
        "the files' word for another"
    );
    assert_eq!(run(&mut world, "planned", "exploring"), Err(Refused::Taken));
    assert_eq!(run(&mut world, &key, "—\u{301} "), Ok(()), "a sign is a name");
    assert_eq!(run(&mut world, &key, "  "), Err(Refused::Nameless));
    assert_eq!(names(&world.workspace)[4], "On the workbench");
    assert_eq!(run(&mut world, "in-progress", ""), Ok(()));
    assert_eq!(names(&world.workspace)[4], "In progress");
}

#[test]
fn they_are_put_in_order_one_step_at_a_time() {
    let (mut world, _, key) = discovery();
    for (key, down, first) in [
        (key.as_str(), false, ["New", "Discovery", "Under review"]),
        (&key, false, ["Discovery", "New", "Under review"]),
        ("candidate", true, ["Discovery", "Under review", "New"]),
    ] {
        let command = statuses::step(&world.workspace, key, down, 3).expect("there is room");
        world.run(&command);
        assert_eq!(names(&world.workspace)[..3], first);
    }
    assert!(statuses::step(&world.workspace, &key, false, 3).is_none());
    assert!(statuses::step(&world.workspace, "declined", true, 3).is_none());
}

#[test]
fn what_is_hidden_or_taken_away_says_what_becomes_of_its_ideas() {
    let (mut world, idea, key) = discovery();
    let offered = |world: &World| {
        let all = Statuses::of(&world.workspace);
        all.offered().any(|status| status.key == OWN.to_string())
    };
    let command = statuses::hide(&world.workspace, &key, None);
    world.run(&command);
    assert!(!offered(&world));
    assert_eq!(
        status_of(&world.workspace, idea),
        "Discovery",
        "it stays where it is"
    );
    let command = statuses::show(&world.workspace, &key);
    world.run(&command);
    assert!(offered(&world));
    let command = statuses::hide(&world.workspace, &key, Some("planned"));
    world.run(&command);
    assert_eq!(status_of(&world.workspace, idea), "Planned");
    give(&mut world, idea, &key);
    let command = statuses::remove(&world.workspace, &key, "testing");
    let before = world.workspace.clone();
    world.run(&command);
    assert_eq!(status_of(&world.workspace, idea), "Testing");
    assert_eq!(Statuses::of(&world.workspace), Statuses::default());
    assert_eq!(statuses::used(&before, &key), 1);
    // Where ideas begin is always offered.
    let command = statuses::hide(&world.workspace, "candidate", None);
    world.run(&command);
    assert!(
        Statuses::of(&world.workspace)
            .offered()
            .any(|status| status.key == "candidate")
    );
}

#[test]
fn every_place_goes_by_the_teams_list() {
    let (mut world, idea, key) = discovery();
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: vec![
            (Field::named("public"), Some(Value::Flag(true))),
            (Field::named("horizon"), Some(Value::text("now"))),
        ],
    });
    let workspace = &world.workspace;
    let statuses = Statuses::of(workspace);
    let heads = columns(workspace, &world.view(), By::Status, 0);
    let filled: Vec<(String, usize)> = heads
        .into_iter()
        .map(|column| (column.label, column.cards.len()))
        .collect();
    assert_eq!(filled[2], ("Discovery".to_owned(), 1));
    let counted = ideas(workspace, IdeaSort::Newest).statuses;
    assert!(
        counted
            .iter()
            .any(|status| status.name == "Discovery" && status.count == 1)
    );
    assert_eq!(public::roadmap(workspace)[0].ideas[0].status, "Discovery");
    assert_eq!(brief(workspace, None).bets[0].status, key);
    let search = |typed: &str| {
        let query = Query::read(typed, &Kind::IDEAS, &statuses);
        query
            .filters
            .first()
            .map(|filter| filter.test.clone())
            .ok_or(query.problems.len())
    };
    for typed in ["status:discovery", "status:DISCOVERY", "status:\"Discovery\""] {
        assert_eq!(search(typed), Ok(Test::Status(vec![key.clone()])));
    }
    assert_eq!(
        search(&statuses.search_for("under-review")),
        Ok(Test::Status(vec!["under-review".to_owned(), key.clone()]))
    );
    assert_eq!(search("status:nowhere"), Err(1));
    let csv = write::ideas(workspace, None);
    assert!(csv.contains(",Discovery,"), "{csv}");
    // Moving a card gives the status of the column, and leaves the own one behind.
    let framework = world.view().framework;
    let writes = By::Status.writes(workspace, &framework, idea, Id::from_u128(1), &key, "planned");
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes,
    });
    assert_eq!(status_of(&world.workspace, idea), "Planned");
}

#[test]
fn a_release_gives_its_ideas_the_first_offered_status_that_is_out() {
    let (mut world, idea, key) = discovery();
    let command = statuses::count_as(&world.workspace, &key, "planned");
    world.run(&command);
    let beta = Id::from_u128(0x5001);
    let command =
        statuses::add(&world.workspace, beta, "In customers' hands", "released", 5).expect("a good name");
    world.run(&command);
    let command = statuses::hide(&world.workspace, "released", None);
    world.run(&command);
    let release = Id::from_u128(0x6000);
    world.add(
        Kind::RELEASES,
        release,
        vec![text("title", "Autumn"), text("status", "released")],
    );
    let env = Env {
        now: world.now,
        replica: Id::from_u128(7),
        by: Id::from_u128(1),
        seed: 4,
    };
    let command = put_in(&world.workspace, release, &[idea], &env).expect("both are there");
    world.run(&command);
    assert_eq!(status_of(&world.workspace, idea), "In customers' hands");
}

/// What one of two people does.
#[derive(Clone, Debug)]
enum Act {
    Add(usize, usize),
    Rename(usize, usize),
    Step(usize, bool),
    Hide(usize, Option<usize>),
    Show(usize),
    Remove(usize, usize),
    CountAs(usize, usize),
    Give(usize, usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..6_usize, 0..7_usize).prop_map(|(name, stage)| Act::Add(name, stage)),
        (0..12_usize, 0..6_usize).prop_map(|(status, name)| Act::Rename(status, name)),
        (0..12_usize, any::<bool>()).prop_map(|(status, down)| Act::Step(status, down)),
        (0..12_usize, proptest::option::of(0..12_usize)).prop_map(|(status, to)| Act::Hide(status, to)),
        (0..12_usize).prop_map(Act::Show),
        (0..12_usize, 0..12_usize).prop_map(|(status, to)| Act::Remove(status, to)),
        (0..12_usize, 0..7_usize).prop_map(|(status, stage)| Act::CountAs(status, stage)),
        (0..3_usize, 0..12_usize).prop_map(|(idea, status)| Act::Give(idea, status)),
    ]
}

/// One person's browser.
#[derive(Clone)]
struct Side {
    workspace: Workspace,
    replica: u128,
    now: u64,
}

impl Side {
    fn run(&mut self, command: &Command) -> Option<Change> {
        self.now += 1;
        let env = Env {
            now: self.now,
            replica: Id::from_u128(self.replica),
            by: Id::from_u128(self.replica),
            seed: u128::from(self.now),
        };
        let change = apply(&self.workspace, command, &env).ok()?;
        self.workspace.apply(&change);
        Some(change)
    }

    fn act(&mut self, act: &Act) -> Option<Change> {
        let workspace = &self.workspace;
        let all = Statuses::of(workspace);
        let key = |number: usize| all.all()[number % all.all().len()].key.clone();
        let own = |number: usize| Some(key(number)).filter(|key| !IDEA_STATUSES.contains(&key.as_str()));
        let name = |number: usize| ["Discovery", "Alpha", "Beta", "On hold", "QA/", "Fertig"][number];
        let seed = self.now.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let command = match act {
            Act::Add(named, stage) => {
                let id = Id::from_u128(self.replica << 64 | u128::from(self.now));
                statuses::add(workspace, id, name(*named), IDEA_STATUSES[*stage], seed).ok()?
            }
            Act::Rename(status, named) => statuses::rename(workspace, &key(*status), name(*named)).ok()?,
            Act::Step(status, down) => statuses::step(workspace, &key(*status), *down, seed)?,
            Act::Hide(status, to) => {
                let to = to.map(key);
                statuses::hide(workspace, &key(*status), to.as_deref())
            }
            Act::Show(status) => statuses::show(workspace, &key(*status)),
            Act::Remove(status, to) => statuses::remove(workspace, &own(*status)?, &key(*to)),
            Act::CountAs(status, stage) => {
                statuses::count_as(workspace, &own(*status)?, IDEA_STATUSES[*stage])
            }
            Act::Give(idea, status) => Command::Edit {
                kind: Kind::IDEAS,
                ids: vec![Id::from_u128(0x10 + *idea as u128)],
                writes: all.writes(&key(*status)),
            },
        };
        self.run(&command)
    }
}

/// Three ideas, known to both.
fn both() -> [Side; 2] {
    let mut first = Side {
        workspace: Workspace::new(Id::from_u128(9)),
        replica: 0x71,
        now: 1_764_000_000_000,
    };
    for idea in 0..3 {
        first.run(&Command::Add {
            kind: Kind::IDEAS,
            id: Id::from_u128(0x10 + idea),
            fields: vec![text("title", "An idea")],
        });
    }
    let second = Side {
        replica: 0x72,
        ..first.clone()
    };
    [first, second]
}

/// Fails unless every idea has a status that there is, and its stage.
fn assert_whole(workspace: &Workspace) {
    let statuses = Statuses::of(workspace);
    for stage in IDEA_STATUSES {
        assert!(statuses.get(stage).is_some());
    }
    for record in workspace.records(&Kind::IDEAS) {
        let idea = Idea::of(record);
        let status = statuses.get(statuses.key(idea)).expect("a status that there is");
        assert_eq!(status.stage, idea.status());
    }
}

proptest! {
    #![proptest_config(cases())]

    /// Law: whatever two people do to their statuses and ideas, both see the same list and the same status of every idea once
    /// each has taken in the other's file, and no idea is without a status.
    #[test]
    fn two_peoples_statuses_merge(ours in proptest::collection::vec(act(), 0..10), theirs in proptest::collection::vec(act(), 0..10)) {
        let [mut a, mut b] = both();
        for act in &ours {
            a.act(act);
        }
        for act in &theirs {
            b.act(act);
        }
        let one = merged_file(&a.workspace, &import(&export(&b.workspace, true)));
        let other = merged(&b.workspace, &a.workspace);
        prop_assert_eq!(Statuses::of(&one), Statuses::of(&other));
        for workspace in [&one, &other, &a.workspace, &b.workspace] {
            assert_whole(workspace);
        }
        for idea in 0..3 {
            let id = Id::from_u128(0x10 + idea);
            prop_assert_eq!(status_of(&one, id), status_of(&other, id));
        }
    }

    /// Law: each thing done to statuses is one step, which undo takes back whole, with the ideas that it moved.
    #[test]
    fn undo_takes_back_each_step(acts in proptest::collection::vec(act(), 1..10)) {
        let [mut side, _] = both();
        for act in &acts {
            let before = side.clone();
            if let Some(change) = side.act(act) {
                let mut undone = side.clone();
                undone.run(&Command::Revert { change: change.into() });
                prop_assert_eq!(Statuses::of(&undone.workspace), Statuses::of(&before.workspace));
                for idea in 0..3 {
                    let id = Id::from_u128(0x10 + idea);
                    prop_assert_eq!(status_of(&undone.workspace, id), status_of(&before.workspace, id));
                }
            }
        }
    }
}
