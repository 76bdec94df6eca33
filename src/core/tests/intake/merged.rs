//! Bringing in what was merged into another here, and what was deleted again after it was brought back.

use std::sync::Arc;

use tandem_core::command::apply;
use tandem_core::intake::{Cause, Choices, Subject, Target, assign};
use tandem_core::{Change, Command, Env, Field, Id, Kind, Value, Workspace};

use super::again::{counts, run, table};
use super::env;
use super::sources::bring_in;

/// The records of a kind that are there.
fn ids(workspace: &Workspace, kind: &Kind) -> Vec<Id> {
    workspace.records(kind).map(|record| record.id()).collect()
}

/// Merges the second record of a kind into the first, which is given.
fn join(workspace: &mut Workspace, kind: &Kind) -> Id {
    let all = ids(workspace, kind);
    run(
        workspace,
        &Command::Join {
            kind: kind.clone(),
            ids: vec![all[1]],
            into: all[0],
        },
    );
    all[0]
}

fn supporters(workspace: &Workspace, id: Id) -> Vec<String> {
    let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
    let name = |id| tandem_core::view::customer_name(workspace, Some(id));
    let mut names: Vec<String> = record.links("supporters").map(|(id, _)| name(id)).collect();
    names.sort();
    names
}

#[test]
fn votes_for_what_was_merged_away_count_for_what_has_taken_its_place() {
    for source in ["3,One\n7,Two", "a3,One\na7,Two"] {
        let mut workspace = Workspace::new(Id::from_u128(1));
        bring_in(&mut workspace, &table(&format!("id,title\n{source}\n")), |_| {});
        let stays = join(&mut workspace, &Kind::FEEDBACK);
        let [one, two] = if source.starts_with('3') {
            ["3", "7"]
        } else {
            ["a3", "a7"]
        };
        let votes = table(&format!("id,name\n{one},Ana\n{two},Ben\n{two},Ana\n"));
        let made = bring_in(&mut workspace, &votes, |choices| {
            *choices = Choices::propose(&votes, Subject::Votes);
            assign(&mut choices.mapping, 1, Target::Customer);
        });
        assert_eq!(counts(&made), [0, 2, 1, 0], "{:?}", made.problems);
        assert_eq!(supporters(&workspace, stays), ["Ana", "Ben"]);
        assert_eq!(ids(&workspace, &Kind::FEEDBACK), [stays]);
    }
}

#[test]
fn a_row_of_what_was_merged_away_brings_who_backs_it_and_what_was_remarked() {
    let before = "id,title,supporters,comments\n3,One,,\n7,Two,Ana,Noted\n";
    let after = "id,title,supporters,comments\n3,One,,\n7,Two!,\"Ana, Ben\",More\n";
    let mut workspace = Workspace::new(Id::from_u128(1));
    let made = bring_in(&mut workspace, &table(before), |_| {});
    assert_eq!((counts(&made), made.comments), ([2, 0, 0, 0], 1));
    let stays = join(&mut workspace, &Kind::FEEDBACK);
    let again = bring_in(&mut workspace, &table(before), |_| {});
    assert_eq!(counts(&again), [0, 0, 2, 0]);
    assert!(again.problems.is_empty(), "{:?}", again.problems);
    for overwrite in [false, true] {
        let mut workspace = workspace.clone();
        let made = bring_in(&mut workspace, &table(after), |choices| {
            choices.overwrite = overwrite;
        });
        assert_eq!((counts(&made), made.comments), ([0, 1, 1, 0], 1));
        assert!(made.problems.contains_key(&Cause::MergedHere));
        assert_eq!(supporters(&workspace, stays), ["Ana", "Ben"]);
        assert_eq!(ids(&workspace, &Kind::FEEDBACK), [stays]);
        let record = workspace.record(&Kind::FEEDBACK, stays).expect("there");
        assert_eq!(record.text("title"), "One");
        let on = tandem_core::model::comment::place(&Kind::FEEDBACK, stays);
        let remarks = workspace.records(&Kind::COMMENTS);
        let mut remarks: Vec<_> = remarks
            .map(|remark| (remark.text("body").to_owned(), remark.text("on") == on))
            .collect();
        remarks.sort();
        assert_eq!(remarks, [("More".to_owned(), true), ("Noted".to_owned(), true)]);
        let again = bring_in(&mut workspace, &table(after), |choices| {
            choices.overwrite = overwrite;
        });
        assert_eq!(counts(&again), [0, 0, 2, 0]);
    }
}

#[test]
fn a_story_of_an_idea_that_was_merged_away_is_one_of_what_has_taken_its_place() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let ideas = table("id,title\nx3,Fast export\nx7,Quick export\n");
    bring_in(&mut workspace, &ideas, |choices| choices.subject = Subject::Ideas);
    let stays = join(&mut workspace, &Kind::IDEAS);
    let stories = table("id,title,idea\ns1,Button,x7\ns2,Menu,Quick export\ns3,Keys,Fast export\n");
    let made = bring_in(&mut workspace, &stories, |choices| {
        *choices = Choices::propose(&stories, Subject::Stories);
        assign(&mut choices.mapping, 2, Target::Idea);
    });
    assert_eq!(
        (counts(&made), made.problems.len()),
        ([3, 0, 0, 0], 0),
        "{:?}",
        made.problems
    );
    let of = workspace.records(&Kind::STORIES);
    let of: Vec<_> = of.map(|story| story.value("idea").cloned()).collect();
    assert_eq!(of, vec![Some(Value::link(stays)); 3]);
    // An idea that is there has its title before what was merged away.
    let [kept] = ["Quick export"].map(|title| {
        let id = Id::from_u128(0x99);
        let fields = vec![(Field::named("title"), Value::text(title))];
        run(
            &mut workspace,
            &Command::Add {
                kind: Kind::IDEAS,
                id,
                fields,
            },
        );
        id
    });
    let more = table("id,title,idea\ns4,Icon,quick export\n");
    bring_in(&mut workspace, &more, |choices| {
        *choices = Choices::propose(&more, Subject::Stories);
        assign(&mut choices.mapping, 2, Target::Idea);
    });
    let icon = workspace
        .records(&Kind::STORIES)
        .find(|story| story.text("title") == "Icon");
    assert_eq!(
        icon.and_then(|icon| icon.value("idea").cloned()),
        Some(Value::link(kept))
    );
}

/// Carries a Command out and gives the Change.
fn done(workspace: &mut Workspace, command: &Command) -> Arc<Change> {
    let env = Env {
        now: env().now + 1000 + workspace.log().len() as u64,
        ..env()
    };
    let change = Arc::new(apply(workspace, command, &env).expect("applies"));
    workspace.apply(&change);
    change
}

#[test]
fn what_is_deleted_because_bringing_it_back_was_undone_stays_deleted() {
    for text in ["id,title\n1,One\n2,Two\n", "id,title\n1,One\n"] {
        let mut workspace = Workspace::new(Id::from_u128(1));
        let first = bring_in(&mut workspace, &table(text), |_| {});
        let id = ids(&workspace, &Kind::FEEDBACK)[0];
        let delete = Command::Delete {
            kind: Kind::FEEDBACK,
            ids: vec![id],
        };
        run(&mut workspace, &delete);
        let bring_back = Command::BringBack {
            records: vec![(Kind::FEEDBACK, id)],
        };
        let change = done(&mut workspace, &bring_back);
        run(&mut workspace, &Command::Revert { change });
        let made = bring_in(&mut workspace, &table(text), |_| {});
        assert_eq!(counts(&made), [0, 0, first.items, 0]);
        assert!(made.problems.contains_key(&Cause::DeletedHere));
    }
}
