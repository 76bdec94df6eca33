//! What a person did here outlives a newer file, and what a file does not say changes nothing.

use tandem_core::intake::{Cause, Choices, How, Preview, Subject, Target, assign, open};
use tandem_core::{Command, Field, Id, Kind, Value, Workspace};

use super::again::{counts, run, table};
use super::sources::bring_in;
use super::stories::as_stories;

fn only(workspace: &Workspace, kind: &Kind) -> Id {
    workspace.records(kind).next().expect("one").id()
}

fn edit(workspace: &mut Workspace, kind: Kind, id: Id, field: Field, value: Option<Value>) {
    let (ids, writes) = (vec![id], vec![(field, value)]);
    run(workspace, &Command::Edit { kind, ids, writes });
}

#[test]
fn issues_that_name_no_reactions_change_no_votes() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let issues = |title: &str, more: &str| {
        let text = format!(
            r#"[{{"number": 1, "url": "https://github.com/a/b/issues/1", "title": "{title}", "author": {{"login": "jane"}}, "createdAt": "2026-08-01T10:00:00Z"{more}}}]"#
        );
        open(text.as_bytes(), How::default()).expect("issues").remove(0)
    };
    let votes = |workspace: &mut Workspace, title: &str, more: &str| {
        let table = issues(title, more);
        bring_in(workspace, &table, |_| {});
        let record = workspace.record(&Kind::FEEDBACK, only(workspace, &Kind::FEEDBACK));
        let votes = record.and_then(|record| record.value("source-votes/github").cloned());
        (votes.and_then(|votes| votes.as_number()), table.lost)
    };
    let lost = vec![("number".to_owned(), 1)];
    assert_eq!(votes(&mut workspace, "One", ""), (None, lost.clone()));
    let groups = r#", "reactionGroups": [{"content": "THUMBS_DOWN", "users": {"totalCount": 9}}, {"content": "THUMBS_UP", "users": {"totalCount": 3}}, {"content": "HEART", "users": {"totalCount": 2}}]"#;
    assert_eq!(votes(&mut workspace, "Two", groups), (Some(5.0), lost));
    assert_eq!(votes(&mut workspace, "Three", "").0, Some(5.0));
    let none = r#", "reactions": {"+1": 0, "heart": 0}"#;
    assert_eq!(votes(&mut workspace, "Four", none).0, Some(0.0));
}

#[test]
fn rows_without_an_id_among_those_with_one_are_not_doubled() {
    let feedback = "id,title,body\n1,One,a\n,Two,b\n,Two,b\n,Three,c\n";
    for subject in [Subject::Feedback, Subject::Ideas] {
        let mut workspace = Workspace::new(Id::from_u128(1));
        let mut again = || {
            let made = bring_in(&mut workspace, &table(feedback), |choices| {
                *choices = Choices::propose(&table(feedback), subject);
            });
            counts(&made)
        };
        assert_eq!(again(), [4, 0, 0, 0]);
        assert_eq!(again(), [0, 0, 4, 0]);
    }
    let mut workspace = Workspace::new(Id::from_u128(1));
    let stories = "id,title,points\ns1,One,1\n,Two,2\n";
    assert_eq!(counts(&as_stories(&mut workspace, stories)), [2, 0, 0, 0]);
    assert_eq!(counts(&as_stories(&mut workspace, stories)), [0, 0, 2, 0]);
    let larger = stories.replace("Two,2", "two,3");
    assert_eq!(counts(&as_stories(&mut workspace, &larger)), [0, 1, 1, 0]);
}

#[test]
fn a_link_to_an_idea_that_a_person_took_away_stays_away() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let ideas = table("id,title\ni1,Export\n");
    bring_in(&mut workspace, &ideas, |choices| choices.subject = Subject::Ideas);
    let idea = only(&workspace, &Kind::IDEAS);
    let notes = |title: &str| table(&format!("id,title,idea\nf1,{title},i1\n"));
    let again = |workspace: &mut Workspace, title: &str, overwrite: bool| {
        bring_in(workspace, &notes(title), |choices| {
            *choices = Choices::propose(&notes(title), Subject::Feedback);
            assign(&mut choices.mapping, 2, Target::Insights);
            choices.overwrite = overwrite;
        })
    };
    again(&mut workspace, "One", false);
    let link = Field::link("insights", only(&workspace, &Kind::FEEDBACK));
    let is_linked = |workspace: &Workspace| {
        let idea = workspace.record(&Kind::IDEAS, idea).expect("there");
        idea.get(&link).is_some()
    };
    assert!(is_linked(&workspace));
    edit(&mut workspace, Kind::IDEAS, idea, link.clone(), None);
    for _ in 0..2 {
        let made: Preview = again(&mut workspace, "Two", false);
        assert!(made.problems.contains_key(&Cause::ChangedHere));
        assert!(!is_linked(&workspace));
    }
    again(&mut workspace, "Two", true);
    assert!(is_linked(&workspace), "a person chose so");
}

#[test]
fn a_comment_that_a_person_deleted_stays_deleted() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let notes = |title: &str| table(&format!("id,title,comments\nf1,{title},Noted\n"));
    bring_in(&mut workspace, &notes("One"), |_| {});
    let delete = Command::Delete {
        kind: Kind::COMMENTS,
        ids: vec![only(&workspace, &Kind::COMMENTS)],
    };
    run(&mut workspace, &delete);
    let made = bring_in(&mut workspace, &notes("Two"), |_| {});
    assert_eq!((counts(&made), made.comments), ([0, 1, 0, 0], 0));
    let made = bring_in(&mut workspace, &notes("Two"), |choices| choices.overwrite = true);
    assert_eq!(made.comments, 1, "a person chose so");
}

#[test]
fn what_was_changed_here_is_overwritten_also_where_the_row_is_the_same() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let file = table("id,title\n1,One\n2,Two\n");
    bring_in(&mut workspace, &file, |_| {});
    let id = only(&workspace, &Kind::FEEDBACK);
    let mine = Some(Value::text("Mine"));
    edit(&mut workspace, Kind::FEEDBACK, id, Field::named("title"), mine);
    assert_eq!(counts(&bring_in(&mut workspace, &file, |_| {})), [0, 0, 2, 0]);
    let made = bring_in(&mut workspace, &file, |choices| choices.overwrite = true);
    assert_eq!(counts(&made), [0, 1, 1, 0]);
    let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
    assert_eq!(record.text("title"), "One");
}

#[test]
fn rejected_rows_that_are_mended_come_in_as_they_were() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let first = table("id,title,body\n1,,-- Ana\n");
    let made = bring_in(&mut workspace, &first, |_| {});
    let csv = made.rejected_csv(&first).replace("1,,", "1,Mended,");
    assert!(csv.contains("'-- Ana"), "{csv}");
    bring_in(&mut workspace, &table(&csv), |_| {});
    let id = only(&workspace, &Kind::FEEDBACK);
    let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
    assert_eq!((record.text("title"), record.text("body")), ("Mended", "-- Ana"));
}

#[test]
fn an_idea_that_is_made_again_under_its_title_is_told_of() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let ideas = |workspace: &mut Workspace, text: &str| {
        bring_in(workspace, &table(text), |choices| {
            *choices = Choices::propose(&table(text), Subject::Ideas);
        })
    };
    let text = "title,effort\nExport,1\nDark mode,2\n";
    assert!(ideas(&mut workspace, text).problems.is_empty());
    assert!(ideas(&mut workspace, text).problems.is_empty(), "the same rows");
    let made = ideas(&mut workspace, "title,effort\n export ,3\nDark mode,2\nChat,1\n");
    assert_eq!(counts(&made), [2, 0, 1, 0]);
    let told = made.problems.get(&Cause::SameTitle).expect("told");
    assert_eq!(told.iter().map(|place| place.row).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_tag_with_a_space_outlives_the_backlog_for_jira() {
    use tandem_core::view::backlog_file::{Tracker, backlog_file};
    let mut workspace = Workspace::new(Id::from_u128(1));
    as_stories(&mut workspace, "id,title,tags\ns1,One,\"on call, ux\"\n");
    let file = table(&backlog_file(&workspace, Tracker::Jira, None));
    let made = bring_in(&mut workspace, &file, |_| {});
    assert_eq!(counts(&made), [0, 0, 1, 0]);
    let without = table(&backlog_file(&workspace, Tracker::Jira, None).replace(" ux", ""));
    bring_in(&mut workspace, &without, |_| {});
    let id = only(&workspace, &Kind::STORIES);
    let record = workspace.record(&Kind::STORIES, id).expect("there");
    let tags: Vec<_> = record.elements("tags").map(|(field, _)| field.as_str()).collect();
    assert_eq!(tags, ["tags/on call"]);
}
