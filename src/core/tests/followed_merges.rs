//! What was merged away leads on: judgements of pairs, what a file links to, whether one's words are public.

use std::sync::Arc;

use tandem_core::command::apply;
use tandem_core::history::{History, Step};
use tandem_core::model::{Idea, Pair, comment};
use tandem_core::scoring::Framework;
use tandem_core::view::evidence::evidence;
use tandem_core::view::judged::{my_judgement, my_judgements};
use tandem_core::{Change, Command, Env, Field, Id, Kind, Record, Value, Workspace};

use crate::support::take;
use crate::world::{PM, World, text};

pub fn id(number: u128) -> Id {
    Id::from_u128(number)
}

fn number(number: f64) -> Value {
    Value::number(number).expect("finite")
}

/// A board of ideas with these ids, and what the PM said about pairs of them, each on the first.
fn judged(framework: &str, ideas: &[u128], said: &[(u128, u128, f64)]) -> World {
    let mut world = World::new(framework);
    for idea in ideas {
        world.add(
            Kind::IDEAS,
            id(*idea),
            vec![text("title", &format!("Idea {idea}"))],
        );
    }
    for (on, other, value) in said {
        let field = Field::estimate(framework, PM, &id(*other).to_string());
        edit(&mut world, Kind::IDEAS, id(*on), field, Some(number(*value)));
    }
    world
}

pub fn edit(world: &mut World, kind: Kind, record: Id, field: Field, value: Option<Value>) {
    world.run(&Command::Edit {
        kind,
        ids: vec![record],
        writes: vec![(field, value)],
    });
}

pub fn join(world: &mut World, kind: Kind, from: u128, into: u128) {
    world.run(&Command::Join {
        kind,
        ids: vec![id(from)],
        into: id(into),
    });
}

fn judgement(world: &World, framework: &Framework, one: u128, other: u128) -> Option<f64> {
    let pair = Pair::of(id(one), id(other)).expect("two ideas");
    my_judgement(&world.workspace, framework, PM, pair)
}

fn estimates(world: &World, idea: u128) -> usize {
    let record = world.workspace.record(&Kind::IDEAS, id(idea)).expect("there");
    Idea::of(record).estimates().count()
}

#[test]
fn merged_ideas_are_not_judged_against_themselves_and_the_others_stay_connected() {
    let mut world = judged(
        "pairwise",
        &[0x11, 0x12, 0x13, 0x14],
        &[(0x11, 0x12, 1.0), (0x13, 0x14, 0.0)],
    );
    join(&mut world, Kind::IDEAS, 0x11, 0x12);
    assert_eq!(estimates(&world, 0x12), 0);
    let view = world.view();
    let scored: Vec<&str> = view.ranked.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(scored, ["Idea 19", "Idea 20"]);
    // Whichever of the two is the survivor.
    let mut world = judged("ahp", &[0x11, 0x12], &[(0x11, 0x12, 3.0)]);
    join(&mut world, Kind::IDEAS, 0x12, 0x11);
    assert_eq!(estimates(&world, 0x11), 0);
    assert!(world.view().ranked.is_empty());
}

#[test]
fn judgements_of_a_merged_idea_stand_where_they_are_looked_for() {
    for (framework, said, turned) in [
        (Framework::Pairwise, 1.0, -1.0),
        (Framework::Pairwise, 0.0, 0.0),
        (Framework::Ahp, 3.0, -3.0),
        (Framework::Ahp, 1.0, 1.0),
    ] {
        let name = framework.name();
        // Its own judgement, handed on to a larger id and to a smaller one.
        let mut world = judged(name, &[0x11, 0x12, 0x13], &[(0x11, 0x12, said)]);
        join(&mut world, Kind::IDEAS, 0x11, 0x13);
        assert_eq!(
            judgement(&world, &framework, 0x12, 0x13),
            Some(turned),
            "{name} {said}"
        );
        assert_eq!((estimates(&world, 0x12), estimates(&world, 0x13)), (1, 0));
        let mut world = judged(name, &[0x11, 0x12, 0x13], &[(0x12, 0x13, said)]);
        join(&mut world, Kind::IDEAS, 0x12, 0x11);
        assert_eq!(judgement(&world, &framework, 0x11, 0x13), Some(said));
        // Another idea's judgement of it.
        let mut world = judged(name, &[0x11, 0x12, 0x13], &[(0x11, 0x12, said)]);
        join(&mut world, Kind::IDEAS, 0x12, 0x13);
        assert_eq!(judgement(&world, &framework, 0x11, 0x13), Some(said));
        assert_eq!(estimates(&world, 0x11), 1);
    }
}

#[test]
fn what_somebody_has_judged_already_counts_more_than_what_comes_with_a_merged_idea() {
    let said = [(0x11, 0x13, 1.0), (0x12, 0x13, -1.0)];
    let mut world = judged("pairwise", &[0x11, 0x12, 0x13], &said);
    join(&mut world, Kind::IDEAS, 0x12, 0x11);
    assert_eq!(judgement(&world, &Framework::Pairwise, 0x11, 0x13), Some(1.0));
}

#[test]
fn a_pair_that_a_file_judges_from_both_sides_counts_once() {
    let both = [(0x11, 0x12, 3.0), (0x12, 0x11, 5.0)];
    let world = judged("ahp", &[0x11, 0x12], &both);
    let ids = [id(0x11), id(0x12)];
    let said = my_judgements(&world.workspace, &Framework::Ahp, &ids, PM);
    assert_eq!(said.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [3.0]);
    let scores: Vec<f64> = world
        .view()
        .ranked
        .iter()
        .filter_map(|row| row.score.ok())
        .collect();
    assert_eq!(
        scores.iter().map(|score| score.round()).collect::<Vec<_>>(),
        [75.0, 25.0]
    );
    // From the other side alone it counts as well, and nobody is asked again.
    let world = judged("pairwise", &[0x11, 0x12], &[(0x12, 0x11, 1.0)]);
    assert_eq!(judgement(&world, &Framework::Pairwise, 0x11, 0x12), Some(-1.0));
    let told = |idea: u128| world.view().row(id(idea)).map(|row| row.told.clone());
    assert_eq!(
        (told(0x11), told(0x12)),
        (Some("won 0 of 1".into()), Some("won 1 of 1".into()))
    );
}

#[test]
fn merged_ideas_do_not_need_themselves() {
    let mut world = judged("rice", &[0x11, 0x12, 0x13], &[]);
    let needs = |on: u128, other: u128| (id(on), Field::link("needs", id(other)));
    for (on, field) in [needs(0x11, 0x12), needs(0x11, 0x13), needs(0x13, 0x11)] {
        edit(&mut world, Kind::IDEAS, on, field, Some(Value::Flag(true)));
    }
    world.run(&Command::Join {
        kind: Kind::IDEAS,
        ids: vec![id(0x11), id(0x13)],
        into: id(0x12),
    });
    let record = world.workspace.record(&Kind::IDEAS, id(0x12)).expect("there");
    assert_eq!(Idea::of(record).needs().count(), 0);
}

#[test]
fn an_idea_that_nobody_marked_public_stays_private_when_a_public_one_is_merged_into_it() {
    let mut world = judged("rice", &[0x11, 0x12], &[]);
    for (field, value) in [
        ("public", Value::Flag(true)),
        ("public-text", Value::text("Soon")),
    ] {
        edit(
            &mut world,
            Kind::IDEAS,
            id(0x11),
            Field::named(field),
            Some(value),
        );
    }
    join(&mut world, Kind::IDEAS, 0x11, 0x12);
    let record = world.workspace.record(&Kind::IDEAS, id(0x12)).expect("there");
    assert!(!Idea::of(record).is_public() && Idea::of(record).public_text().is_empty());
}

#[test]
fn what_is_brought_back_links_to_what_has_taken_the_place_of_what_was_merged_away_meanwhile() {
    let mut world = World::new("rice");
    for item in [0x41, 0x42] {
        world.add(Kind::FEEDBACK, id(item), vec![text("title", "Said")]);
    }
    let fields = vec![
        text("title", "Idea"),
        (Field::link("insights", id(0x41)), number(3.0)),
    ];
    world.add(Kind::IDEAS, id(0x51), fields);
    world.run(&Command::Delete {
        kind: Kind::IDEAS,
        ids: vec![id(0x51)],
    });
    join(&mut world, Kind::FEEDBACK, 0x41, 0x42);
    assert!(
        world.workspace.record(&Kind::IDEAS, id(0x51)).is_none(),
        "it is still gone"
    );
    world.run(&Command::BringBack {
        records: vec![(Kind::IDEAS, id(0x51))],
    });
    let idea = world.workspace.record(&Kind::IDEAS, id(0x51)).expect("there");
    assert_eq!(Idea::of(idea).insights().collect::<Vec<_>>(), [(id(0x42), 3.0)]);
}

/// Two replicas of one workspace: a customer, feedback and an idea, each twice.
pub fn replicas() -> (World, World) {
    let mut ours = World::new("rice");
    for (kind, field) in [
        (Kind::CUSTOMERS, "name"),
        (Kind::FEEDBACK, "title"),
        (Kind::IDEAS, "title"),
    ] {
        for record in [0x41, 0x42] {
            ours.add(
                kind.clone(),
                id(record),
                vec![text(field, &format!("Record {record}"))],
            );
        }
    }
    let mut theirs = World {
        workspace: Workspace::new(id(9)),
        now: ours.now,
    };
    theirs.run(&take(ours.workspace.clone(), true));
    (ours, theirs)
}

/// Carries out a Command as another replica than that of [`World::run`].
pub fn as_other(world: &mut World, command: &Command) -> Arc<Change> {
    world.now += 1;
    let env = Env {
        now: world.now,
        replica: id(8),
        by: PM,
        seed: u128::from(world.now),
    };
    let change = Arc::new(apply(&world.workspace, command, &env).expect("the command applies"));
    world.workspace.apply(&change);
    change
}

#[test]
fn what_another_links_to_what_was_merged_away_meanwhile_is_led_over() {
    let (mut ours, mut theirs) = replicas();
    for kind in [Kind::CUSTOMERS, Kind::FEEDBACK, Kind::IDEAS] {
        join(&mut ours, kind, 0x41, 0x42);
    }
    let said = vec![
        text("title", "Said"),
        (Field::named("customer"), Value::link(id(0x41))),
    ];
    let story = vec![
        text("title", "Story"),
        (Field::named("idea"), Value::link(id(0x41))),
    ];
    let backed = vec![
        text("title", "Backed"),
        (Field::link("insights", id(0x41)), number(3.0)),
        (Field::link("insights", id(0x51)), number(1.0)),
        (Field::link("needs", id(0x41)), Value::Flag(true)),
        (Field::estimate("ahp", PM, &id(0x41).to_string()), number(-5.0)),
    ];
    let on = comment::place(&Kind::IDEAS, id(0x41));
    for (kind, record, fields) in [
        (Kind::FEEDBACK, 0x51, said),
        (Kind::STORIES, 0x52, story),
        (Kind::IDEAS, 0x53, backed),
        (
            Kind::COMMENTS,
            0x54,
            vec![text("on", &on), text("body", "Remark")],
        ),
    ] {
        as_other(
            &mut theirs,
            &Command::Add {
                kind,
                id: id(record),
                fields,
            },
        );
    }
    // Whoever takes in the other's file first.
    let (ours_then, theirs_then) = (ours.workspace.clone(), theirs.workspace.clone());
    ours.run(&take(theirs_then, true));
    as_other(&mut theirs, &take(ours_then, true));
    for workspace in [&ours.workspace, &theirs.workspace] {
        let idea = workspace.record(&Kind::IDEAS, id(0x53)).expect("there");
        let found = evidence(workspace, Idea::of(idea), "EUR");
        assert_eq!((found.feedback, found.customers), (2, 1));
        assert_eq!(Idea::of(idea).needs().collect::<Vec<_>>(), [id(0x42)]);
        let pair = Pair::of(id(0x42), id(0x53)).expect("two ideas");
        assert_eq!(my_judgement(workspace, &Framework::Ahp, PM, pair), Some(5.0));
        let kept = |kind: &Kind, record: u128, field: &str| {
            let record = workspace.record(kind, id(record)).expect("there");
            record.value(field).cloned()
        };
        assert_eq!(
            kept(&Kind::FEEDBACK, 0x51, "customer"),
            Some(Value::link(id(0x42)))
        );
        assert_eq!(kept(&Kind::STORIES, 0x52, "idea"), Some(Value::link(id(0x42))));
        let place = comment::place(&Kind::IDEAS, id(0x42));
        assert_eq!(kept(&Kind::COMMENTS, 0x54, "on"), Some(Value::text(&place)));
    }
    // Both have written the same: nothing is in conflict, and nothing is left to do after one more exchange.
    ours.run(&take(theirs.workspace.clone(), true));
    assert_eq!(ours.workspace.conflicts().count(), 0);
    as_other(&mut theirs, &take(ours.workspace.clone(), true));
    let again = apply(
        &ours.workspace,
        &take(theirs.workspace.clone(), true),
        &Env {
            now: ours.now + 1,
            replica: id(7),
            by: PM,
            seed: 1,
        },
    );
    assert!(again.is_err(), "one more file brings nothing: {again:?}");
}

/// All that is shown.
fn shown(workspace: &Workspace) -> Vec<(Id, Vec<(Field, Value)>)> {
    let fields = |record: &Record| {
        record
            .fields()
            .map(|(field, value)| (field.clone(), value.clone()))
            .collect()
    };
    let kinds: Vec<Kind> = workspace.kinds().cloned().collect();
    let of = |kind: &Kind| {
        let records = workspace.records(kind);
        records
            .map(|record| (record.id(), fields(record)))
            .collect::<Vec<_>>()
    };
    kinds.iter().flat_map(of).collect()
}

#[test]
fn a_merge_that_led_over_is_one_step_to_take_back() {
    let (mut ours, mut theirs) = replicas();
    join(&mut ours, Kind::IDEAS, 0x41, 0x42);
    let story = vec![
        text("title", "Story"),
        (Field::named("idea"), Value::link(id(0x41))),
    ];
    as_other(
        &mut theirs,
        &Command::Add {
            kind: Kind::STORIES,
            id: id(0x52),
            fields: story,
        },
    );
    let before = shown(&theirs.workspace);
    let mut history = History::default();
    history.record(
        as_other(&mut theirs, &take(ours.workspace.clone(), true)),
        Step::Do,
    );
    let after = shown(&theirs.workspace);
    let story = theirs.workspace.record(&Kind::STORIES, id(0x52)).expect("there");
    assert_eq!(story.value("idea"), Some(&Value::link(id(0x42))));
    let undo = as_other(&mut theirs, &history.undo().expect("a step"));
    assert_eq!(shown(&theirs.workspace), before);
    let mut once_more = World {
        workspace: theirs.workspace.clone(),
        now: theirs.now,
    };
    as_other(&mut once_more, &take(ours.workspace.clone(), true));
    assert_eq!(
        shown(&once_more.workspace),
        after,
        "the file brings all of it again"
    );
    history.record(undo, Step::Undo);
    as_other(&mut theirs, &history.redo().expect("a step"));
    assert_eq!(shown(&theirs.workspace), after);
}
