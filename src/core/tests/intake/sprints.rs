//! The sprints of stories that come in: newer files move them as a person would, and what is over keeps what it had.

use tandem_core::model::Story;
use tandem_core::view::backlog::{current_sprint, plan_writes};
use tandem_core::view::sprint::sprint;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, time};

use super::again::{counts, run};
use super::env;
use super::stories::as_stories;

fn named(workspace: &Workspace, name: &str) -> Id {
    let mut sprints = workspace.records(&Kind::SPRINTS);
    let found = sprints.find(|sprint| sprint.text("name") == name);
    found.expect(name).id()
}

/// Gives a sprint its days, so many days from now.
fn dated(workspace: &mut Workspace, name: &str, days: [i64; 2]) -> Id {
    let id = named(workspace, name);
    let today = i64::try_from(env().now / time::DAY).expect("fits");
    let day = |days: i64| {
        let at = u64::try_from(today + days).expect("after 1970") * time::DAY;
        Some(Value::text(&time::format(at)[..10]))
    };
    let writes = vec![
        (Field::named("start"), day(days[0])),
        (Field::named("end"), day(days[1])),
    ];
    let kind = Kind::SPRINTS;
    run(
        workspace,
        &Command::Edit {
            kind,
            ids: vec![id],
            writes,
        },
    );
    id
}

/// Names of the sprints that the only story is in, and of the one that counts.
fn told(workspace: &Workspace) -> (Vec<String>, String) {
    let record = workspace.records(&Kind::STORIES).next().expect("a story");
    let name = |id: Id| {
        let sprint = workspace.record(&Kind::SPRINTS, id).expect("there");
        sprint.text("name").to_owned()
    };
    let mut all: Vec<String> = Story::of(record).sprints().map(|(id, _)| name(id)).collect();
    all.sort();
    let current = current_sprint(workspace, Story::of(record)).map(name);
    (all, current.unwrap_or_default())
}

fn azure(sprint: &str) -> String {
    format!(
        "ID,Work Item Type,Title,State,Story Points,Iteration Path\n7,User Story,Swap,Active,5,P{sprint}\n"
    )
}

#[test]
fn what_a_tracker_moves_on_stays_in_the_sprint_that_is_over() {
    let jira = |sprints: &str| {
        format!("Summary,Issue key,Status,Story Points,Sprint,Sprint\nSwap,P-1,To Do,5,{sprints}\n")
    };
    for (before, after, back) in [
        (azure("\\One"), azure("\\Two"), azure("")),
        (jira("One,"), jira("One,Two"), jira("One,")),
    ] {
        let mut workspace = Workspace::new(Id::from_u128(1));
        as_stories(&mut workspace, &before);
        let one = dated(&mut workspace, "One", [-20, -7]);
        let now = env().now;
        assert_eq!(sprint(&workspace, one, now).expect("there").planned, 5.0);
        let made = as_stories(&mut workspace, &after);
        assert_eq!(counts(&made), [0, 1, 0, 0]);
        let both = vec!["One".to_owned(), "Two".to_owned()];
        assert_eq!(told(&workspace), (both, "Two".to_owned()));
        let view = sprint(&workspace, one, now).expect("there");
        assert_eq!((view.planned, view.stories.len()), (5.0, 1));
        assert_eq!(view.stories[0].carried, "Two");
        assert_eq!(counts(&as_stories(&mut workspace, &after)), [0, 0, 1, 0]);
        // Taken out of what has not begun, it is in what is over again, and stays there.
        as_stories(&mut workspace, &back);
        assert_eq!(told(&workspace), (vec!["One".to_owned()], "One".to_owned()));
        assert_eq!(counts(&as_stories(&mut workspace, &back)), [0, 0, 1, 0]);
        assert_eq!(sprint(&workspace, one, now).expect("there").planned, 5.0);
    }
}

#[test]
fn what_a_tracker_takes_out_of_a_running_sprint_was_in_it_until_then() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    as_stories(&mut workspace, &azure("\\One"));
    let one = dated(&mut workspace, "One", [-7, 7]);
    as_stories(&mut workspace, &azure("\\Two"));
    assert_eq!(told(&workspace).1, "Two");
    let view = sprint(&workspace, one, env().now).expect("there");
    assert_eq!((view.planned, view.taken_out.len()), (5.0, 1));
    // It comes back.
    as_stories(&mut workspace, &azure("\\One"));
    assert_eq!(told(&workspace), (vec!["One".to_owned()], "One".to_owned()));
}

#[test]
fn the_sprint_that_a_person_chose_stays_unless_it_is_overwritten() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    as_stories(&mut workspace, &azure("\\One"));
    as_stories(&mut workspace, &azure("\\Mine").replace("7,User", "8,User"));
    let story = workspace.records(&Kind::STORIES).next().expect("one").id();
    let mine = named(&workspace, "Mine");
    let writes = plan_writes(&workspace, &[story], Some(mine), env().now)
        .into_iter()
        .map(|(.., field, value)| (field, value));
    let command = Command::Edit {
        kind: Kind::STORIES,
        ids: vec![story],
        writes: writes.collect(),
    };
    run(&mut workspace, &command);
    for file in [azure("\\One"), azure("\\Two"), azure("")] {
        as_stories(&mut workspace, &file);
        assert_eq!(told(&workspace), (vec!["Mine".to_owned()], "Mine".to_owned()));
    }
    let sprints = workspace.records(&Kind::SPRINTS).count();
    assert_eq!(sprints, 2, "no sprint is made for a story that stays where it is");
    let file = super::again::table(&azure("\\Two"));
    super::sources::bring_in(&mut workspace, &file, |choices| choices.overwrite = true);
    assert_eq!(told(&workspace), (vec!["Two".to_owned()], "Two".to_owned()));
}

#[test]
fn what_comes_in_with_its_sprint_was_planned_and_not_added_later() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    as_stories(&mut workspace, &azure("\\One"));
    let one = dated(&mut workspace, "One", [-7, 7]);
    // Another one of the running sprint that was not here yet.
    as_stories(&mut workspace, &azure("\\One").replace("7,User", "8,User"));
    let view = sprint(&workspace, one, env().now + 1000).expect("there");
    assert_eq!((view.planned, view.added), (10.0, 0.0));
}
