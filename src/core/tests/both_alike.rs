//! Two people who do the same without knowing of each other: nothing is asked, nothing is there twice, and it can be taken back.

use std::sync::Arc;

use tandem_core::command::apply;
use tandem_core::history::{History, Step};
use tandem_core::merge::merge;
use tandem_core::unsettled::unsettled;
use tandem_core::view::backlog::{Spot, move_to, plan_writes, status_writes, story_row};
use tandem_core::view::conflict::{conflicts, conflicts_of};
use tandem_core::view::releases::{let_out, release, take_back};
use tandem_core::view::report::changed_records;
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

use crate::support::{file, take};
use crate::world::{PM, text};

const STORY: Id = Id::from_u128(0x31);
const OTHER: Id = Id::from_u128(0x32);
const SPRINT: Id = Id::from_u128(0x60);
const RELEASE: Id = Id::from_u128(0x50);
const IDEA: Id = Id::from_u128(0x10);
/// 24 November 2026, 10:15 in UTC.
const NOW: u64 = 1_795_515_300_000;
const HOUR: u64 = 3_600_000;

/// One of the two.
struct Side {
    workspace: Workspace,
    history: History,
    replica: u128,
    n: u64,
}

impl Side {
    fn env(&mut self) -> Env {
        self.n += 1;
        Env {
            now: NOW + (self.replica - 7) as u64 * HOUR + self.n,
            replica: Id::from_u128(self.replica),
            by: PM,
            seed: u128::from(self.n) << 8 | self.replica,
        }
    }

    fn run(&mut self, command: &Command, step: Step) {
        let env = self.env();
        let change = Arc::new(apply(&self.workspace, command, &env).expect("it fits"));
        self.workspace.apply(&change);
        self.history.record(change, step);
    }

    fn arrange(&mut self, did: &'static str, writes: Vec<tandem_core::command::Write>) {
        let command = Command::Arrange {
            did,
            records: Vec::new(),
            writes,
        };
        self.run(&command, Step::Do);
    }

    fn edit(&mut self, kind: Kind, id: Id, field: Field, value: &str) {
        self.arrange("edit", vec![(kind, id, field, Some(Value::text(value)))]);
    }

    fn take_in(&mut self, other: &Self) {
        self.run(&take(other.workspace.clone(), true), Step::Do);
    }

    fn let_out(&mut self) {
        let env = self.env();
        let command = let_out(&self.workspace, RELEASE, NOW, &env).expect("there");
        self.run(&command, Step::Do);
    }

    /// How many ideas went back, and how many stayed out.
    fn take_back(&mut self) -> (usize, usize) {
        let env = self.env();
        let back = take_back(&self.workspace, RELEASE, &self.history, &env).expect("there");
        self.run(&back.command, Step::Do);
        (back.ideas, back.stay)
    }

    fn is_out(&self) -> bool {
        release(&self.workspace, RELEASE).expect("there").row.out
    }

    fn reviews(&self) -> usize {
        self.workspace.records(&Kind::OUTCOMES).count()
    }

    fn status(&self) -> &str {
        self.workspace
            .record(&Kind::IDEAS, IDEA)
            .expect("there")
            .text("status")
    }
}

/// Both hold two stories in order, a sprint, and a release with one idea.
fn both() -> [Side; 2] {
    let mut sides = [7, 8].map(|replica| Side {
        workspace: Workspace::new(Id::from_u128(9)),
        history: History::default(),
        replica,
        n: 0,
    });
    let story = |id, title: &str, order: &str| {
        (
            Kind::STORIES,
            id,
            vec![text("title", title), text("order", order)],
        )
    };
    let records = vec![
        story(STORY, "Log in", "X"),
        story(OTHER, "Log out", "V"),
        (Kind::SPRINTS, SPRINT, vec![text("name", "Sprint 1")]),
        (Kind::RELEASES, RELEASE, vec![text("title", "Autumn")]),
        (
            Kind::IDEAS,
            IDEA,
            vec![
                text("title", "Swap"),
                text("status", "testing"),
                (Field::named("release"), Value::link(RELEASE)),
            ],
        ),
    ];
    let import = Command::Import {
        records,
        writes: Vec::new(),
    };
    let [pm, po] = &mut sides;
    pm.run(&import, Step::Do);
    po.take_in(pm);
    sides
}

#[test]
fn who_plans_and_finishes_a_story_as_the_other_does_is_asked_nothing() {
    let mut sides = both();
    for side in &mut sides {
        let env = side.env();
        let planned = plan_writes(&side.workspace, &[STORY], Some(SPRINT), env.now);
        side.arrange("plan-sprint", planned);
        let done = status_writes(&side.workspace, &[STORY], "done", env.now);
        side.arrange("story-status", done);
    }
    let [pm, po] = &mut sides;
    let env = pm.env();
    assert_eq!(
        merge(&pm.workspace, &file(po.workspace.clone(), true), &env)
            .report
            .conflicts,
        []
    );
    pm.take_in(po);
    assert!(pm.workspace.conflicts().count() > 2, "both times are kept");
    assert_eq!(unsettled(&pm.workspace).count(), 0);
    assert_eq!(conflicts(&pm.workspace, PM), []);
    assert!(conflicts_of(&pm.workspace, &Kind::STORIES, STORY, PM).is_empty());
    assert!(!story_row(&pm.workspace, STORY).expect("there").conflict);
    pm.edit(Kind::STORIES, STORY, Field::named("finished"), "2026-11-20");
    po.edit(Kind::STORIES, STORY, Field::named("finished"), "2026-11-21");
    pm.take_in(po);
    assert_eq!(conflicts(&pm.workspace, PM).len(), 1, "two days are two things");
}

#[test]
fn one_place_in_the_order_is_no_conflict_as_long_as_nothing_stands_between() {
    let mut sides = both();
    for side in &mut sides {
        let top = move_to(
            &side.workspace,
            &[STORY],
            Spot::Top,
            side.replica as u64 * 1_000_003,
        );
        side.arrange("move-story", top);
    }
    let [pm, po] = &mut sides;
    pm.take_in(po);
    assert_eq!(pm.workspace.conflicts().count(), 1, "jitter keeps them apart");
    assert_eq!(conflicts(&pm.workspace, PM), []);
    pm.edit(Kind::STORIES, STORY, Field::named("order"), "A");
    po.edit(Kind::STORIES, STORY, Field::named("order"), "W");
    pm.take_in(po);
    let found = conflicts(&pm.workspace, PM);
    let [conflict] = found.as_slice() else {
        panic!("{found:?}")
    };
    let mut shown: Vec<&str> = conflict.sides.iter().map(|side| side.shown.as_str()).collect();
    shown.sort_unstable();
    assert_eq!(shown, ["After “Log out”", "In the first place"]);
}

#[test]
fn a_release_that_both_let_out_has_one_review_of_each_idea_and_goes_back_as_a_whole() {
    let mut sides = both();
    sides.iter_mut().for_each(Side::let_out);
    let [pm, po] = &mut sides;
    pm.take_in(po);
    assert_eq!((pm.is_out(), pm.status(), pm.reviews()), (true, "released", 1));
    assert_eq!(conflicts(&pm.workspace, PM), []);
    assert_eq!(pm.take_back(), (1, 0));
    assert_eq!((pm.is_out(), pm.status(), pm.reviews()), (false, "planned", 0));
    pm.let_out();
    assert_eq!((pm.is_out(), pm.reviews()), (true, 1), "it can go out again");
    po.take_in(pm);
    assert_eq!((po.is_out(), po.reviews()), (true, 1));
}

#[test]
fn what_was_undone_and_done_again_is_taken_back_as_at_first() {
    for same_sitting in [true, false] {
        let [mut pm, _] = both();
        pm.let_out();
        let undo = pm.history.undo().expect("a step");
        pm.run(&undo, Step::Undo);
        assert_eq!((pm.is_out(), pm.reviews()), (false, 0));
        let redo = pm.history.redo().expect("a step");
        pm.run(&redo, Step::Redo);
        assert_eq!((pm.is_out(), pm.reviews()), (true, 1));
        if !same_sitting {
            pm.history = History::default();
        }
        assert_eq!(pm.take_back(), (1, 0));
        let before = if same_sitting { "testing" } else { "planned" };
        assert_eq!((pm.is_out(), pm.status(), pm.reviews()), (false, before, 0));
    }
}

#[test]
fn what_a_file_brings_deleted_is_nothing_new() {
    let [mut pm, mut po] = both();
    let id = Id::from_u128(0x33);
    let add = Command::Add {
        kind: Kind::STORIES,
        id,
        fields: vec![text("title", "Gone")],
    };
    po.run(&add, Step::Do);
    let delete = Command::Delete {
        kind: Kind::STORIES,
        ids: vec![id],
    };
    po.run(&delete, Step::Do);
    let env = pm.env();
    let merged = merge(&pm.workspace, &file(po.workspace.clone(), true), &env);
    let counts = merged.report.counts.get(&Kind::STORIES).expect("stories");
    assert_eq!((counts.new, counts.changed, counts.unchanged), (0, 0, 3));
    let change = merged.change.expect("the deletion is taken in all the same");
    assert_eq!(changed_records(&pm.workspace, &change, PM), []);
    assert!(
        change
            .records
            .iter()
            .all(tandem_core::change::RecordChange::is_gone)
    );
}
