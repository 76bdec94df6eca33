//! A merge that also led over what the other side links to what was merged away: taken back, the other's work stays theirs.

use std::sync::Arc;

use tandem_core::command::{NewRecord, apply};
use tandem_core::history::{History, Step};
use tandem_core::{Change, Command, Env, Field, Id, Kind, Millis, Snapshot, Value, Workspace};

use crate::support::{START, file, take};
use crate::world::{PM, text};

const OURS: Id = Id::from_u128(7);
const THEIRS: Id = Id::from_u128(8);
const AWAY: Id = Id::from_u128(0x41);
const STAYS: Id = Id::from_u128(0x42);
const OLD: Id = Id::from_u128(0x51);
const NEW: Id = Id::from_u128(0x52);

/// Two replicas: ours has merged a feedback item away that theirs still links to.
struct Sides {
    ours: Workspace,
    theirs: Workspace,
    history: History,
    now: Millis,
}

impl Sides {
    fn new() -> Self {
        let mut sides = Self {
            ours: Workspace::new(Id::from_u128(9)),
            theirs: Workspace::new(Id::from_u128(9)),
            history: History::default(),
            now: START,
        };
        for (kind, id) in [
            (Kind::FEEDBACK, AWAY),
            (Kind::FEEDBACK, STAYS),
            (Kind::IDEAS, OLD),
        ] {
            let fields = vec![text("title", "Ours")];
            sides.ours(&Command::Add { kind, id, fields });
        }
        sides.take_ours();
        sides.ours(&Command::Join {
            kind: Kind::FEEDBACK,
            ids: vec![AWAY],
            into: STAYS,
        });
        let link = || (Field::link("insights", AWAY), Value::number(2.0).expect("finite"));
        sides.theirs(&Command::Add {
            kind: Kind::IDEAS,
            id: NEW,
            fields: vec![text("title", "Theirs"), link()],
        });
        let (title, value) = text("title", "Theirs");
        let (insight, importance) = link();
        sides.theirs(&Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![OLD],
            writes: vec![(title, Some(value)), (insight, Some(importance))],
        });
        sides
    }

    fn run(&mut self, replica: Id, command: &Command) -> Arc<Change> {
        self.now += 1000;
        let env = Env {
            now: self.now,
            replica,
            by: PM,
            seed: u128::from(self.now),
        };
        let workspace = if replica == OURS {
            &mut self.ours
        } else {
            &mut self.theirs
        };
        let change = Arc::new(apply(workspace, command, &env).expect("the command applies"));
        workspace.apply(&change);
        change
    }

    fn ours(&mut self, command: &Command) -> Arc<Change> {
        self.run(OURS, command)
    }

    fn theirs(&mut self, command: &Command) {
        self.run(THEIRS, command);
    }

    fn take_ours(&mut self) {
        let ours = self.ours.clone();
        self.theirs(&take(ours, true));
    }

    fn take_theirs(&mut self) {
        let theirs = self.theirs.clone();
        let change = self.ours(&take(theirs, true));
        self.history.record(change, Step::Do);
    }

    fn undo(&mut self) {
        let undo = self.history.undo().expect("a step");
        let change = self.ours(&undo);
        self.history.record(change, Step::Undo);
    }

    fn redo(&mut self) {
        let redo = self.history.redo().expect("a step");
        let change = self.ours(&redo);
        self.history.record(change, Step::Redo);
    }
}

/// The titles of both ideas, and whether the item that stays is evidence for them.
fn ideas(workspace: &Workspace) -> Vec<(Id, String, bool)> {
    let ideas = workspace.records(&Kind::IDEAS);
    ideas
        .map(|idea| {
            let is_led = idea.get(&Field::link("insights", STAYS)).is_some();
            (idea.id(), idea.text("title").to_owned(), is_led)
        })
        .collect()
}

#[test]
fn a_merge_that_led_links_over_goes_back_without_a_write_of_ones_own() {
    let mut sides = Sides::new();
    let before = sides.ours.clone();
    sides.take_theirs();
    let led = [(OLD, "Theirs".to_owned(), true), (NEW, "Theirs".to_owned(), true)];
    assert_eq!(ideas(&sides.ours), led);
    sides.undo();
    assert_eq!(ideas(&sides.ours), ideas(&before));
    for kind in [Kind::FEEDBACK, Kind::IDEAS] {
        let all = |workspace: &Workspace| workspace.collection(&kind).cloned();
        assert_eq!(all(&sides.ours), all(&before));
    }
}

#[test]
fn what_the_other_side_made_and_changed_stays_theirs_when_one_takes_their_file_back() {
    let mut sides = Sides::new();
    sides.take_theirs();
    sides.undo();
    sides.take_ours();
    let titles: Vec<_> = ideas(&sides.theirs)
        .into_iter()
        .map(|(id, title, _)| (id, title))
        .collect();
    assert_eq!(titles, [(OLD, "Theirs".to_owned()), (NEW, "Theirs".to_owned())]);
    assert_eq!(sides.theirs.conflicts().count(), 0);
    sides.take_theirs();
    let led = [(OLD, "Theirs".to_owned(), true), (NEW, "Theirs".to_owned(), true)];
    assert_eq!(ideas(&sides.ours), led, "taken in once more, all is there again");
    assert_eq!(sides.ours.conflicts().count(), 0);
}

#[test]
fn a_merge_that_led_links_over_is_done_again_as_it_was() {
    let mut sides = Sides::new();
    sides.take_theirs();
    let after = sides.ours.clone();
    for _ in 0..2 {
        sides.undo();
        sides.redo();
        assert_eq!(ideas(&sides.ours), ideas(&after));
        assert_eq!(sides.ours.conflicts().count(), 0);
    }
    sides.take_ours();
    assert_eq!(ideas(&sides.theirs), ideas(&after));
    assert_eq!(sides.theirs.conflicts().count(), 0);
}

#[test]
fn what_a_merge_brought_can_be_taken_away_and_brought_as_often_as_one_likes() {
    let mut sides = Sides::new();
    let theirs = sides.theirs.clone();
    for complete in [true, false] {
        let mut sides = Sides::new();
        let merge = sides.ours(&take(theirs.clone(), complete));
        sides.history.record(merge.clone(), Step::Do);
        let after = ideas(&sides.ours);
        let fields = vec![text("title", "Else")];
        let edit = sides.ours(&Command::Add {
            kind: Kind::FEEDBACK,
            id: Id::from_u128(0x99),
            fields,
        });
        sides.history.record(edit, Step::Do);
        // As the line in Activity takes it back: a step of its own.
        let without = sides.ours(&Command::Revert { change: merge });
        sides.history.record(without, Step::Do);
        let before = ideas(&sides.ours);
        assert_ne!(before, after);
        for _ in 0..2 {
            sides.undo();
            assert_eq!(ideas(&sides.ours), after);
            sides.redo();
            assert_eq!(ideas(&sides.ours), before);
        }
    }
    sides.take_theirs();
}

#[test]
fn a_file_without_versions_is_taken_back_with_what_it_asked_for() {
    let link = || (Field::named("idea"), Value::link(OLD));
    let insight = || (Field::link("insights", AWAY), Value::number(2.0).expect("finite"));
    let story = (Kind::STORIES, NEW, vec![text("title", "Story"), link()]);
    let idea = (Kind::IDEAS, NEW, vec![text("title", "Idea"), insight()]);
    for loose in [vec![story.clone()], vec![idea.clone()], vec![idea, story]] {
        let mut sides = Sides::new();
        sides.ours(&Command::Delete {
            kind: Kind::IDEAS,
            ids: vec![OLD],
        });
        let snapshot = Snapshot {
            loose: loose.clone(),
            ..file(Workspace::new(Id::from_u128(9)), false)
        };
        let merge = sides.ours(&Command::Merge {
            snapshot: Arc::new(snapshot),
        });
        let is_story = |(kind, ..): &NewRecord| *kind == Kind::STORIES;
        let is_back = sides.ours.record(&Kind::IDEAS, OLD).is_some();
        assert_eq!(is_back, loose.iter().any(is_story));
        if let Some(idea) = sides.ours.record(&Kind::IDEAS, NEW) {
            assert!(
                idea.get(&Field::link("insights", STAYS)).is_some(),
                "it was led over"
            );
            assert!(idea.get(&Field::link("insights", AWAY)).is_none());
        }
        sides.history.record(merge, Step::Do);
        let after = sides.ours.clone();
        sides.undo();
        assert_eq!(sides.ours.records(&Kind::STORIES).count(), 0);
        assert_eq!(sides.ours.records(&Kind::IDEAS).count(), 0);
        sides.redo();
        assert_eq!(ideas(&sides.ours), ideas(&after));
        assert_eq!(
            sides.ours.records(&Kind::STORIES).count(),
            after.records(&Kind::STORIES).count()
        );
    }
}
