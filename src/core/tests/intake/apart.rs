//! Which rows are about what is here: tables and customers that only look alike, imports that were undone, and what a preview
//! shows of it.

use tandem_core::command::apply;
use tandem_core::intake::{Cause, Subject};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

use super::again::{counts, run, table};
use super::env;
use super::sources::bring_in;

#[test]
fn two_tables_that_count_their_rows_do_not_replace_each_other() {
    let tickets =
        "Number,Subject,Customer,Date\n1,Login is slow,Acme,2026-01-05\n2,Cannot export,Beta,2026-01-06\n";
    let interviews =
        "Number,Headline,Company,Date\n1,Wants SSO,Delta,2026-02-05\n2,Price too high,Epsilon,2026-02-06\n";
    let mut workspace = Workspace::new(Id::from_u128(1));
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(tickets), |_| {})),
        [2, 0, 0, 0]
    );
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(interviews), |_| {})),
        [2, 0, 0, 0]
    );
    assert_eq!(workspace.records(&Kind::FEEDBACK).count(), 4);
    // Each is brought up to date by its own table, in whatever order they come.
    let newer = tickets.replace("Cannot export", "Cannot export at all");
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(&newer), |_| {})),
        [0, 1, 1, 0]
    );
    let newer = interviews.replace("Wants SSO", "Wants SSO with SAML");
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(&newer), |_| {})),
        [0, 1, 1, 0]
    );
    // The same table with a column more is known by its numbers and titles, and stays known to the first one.
    let wider =
        "Number,Subject,Customer,Date,Labels\n1,Login is slow,Acme,2026-01-05,ux\n3,New,Acme,2026-01-07,ux\n";
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(wider), |_| {})),
        [1, 1, 0, 0]
    );
    let newest = tickets.replace("Login is slow", "Login is slower");
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(&newest), |_| {})),
        [0, 2, 0, 0]
    );
}

#[test]
fn a_table_refers_to_the_numbers_of_another_where_only_one_has_them() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    bring_in(
        &mut workspace,
        &table("id,title,body\n1,One,a\n2,Two,b\n"),
        |_| {},
    );
    let votes = table("id,name,email\n1,Ana,ana@acme.example\n9,Ana,ana@acme.example\n");
    let vote = |workspace: &mut Workspace| {
        bring_in(workspace, &votes, |choices| {
            *choices = tandem_core::intake::Choices::propose(&votes, Subject::Votes);
            tandem_core::intake::assign(&mut choices.mapping, 1, tandem_core::intake::Target::Customer);
        })
    };
    assert_eq!(counts(&vote(&mut workspace.clone())), [0, 1, 0, 1]);
    bring_in(&mut workspace, &table("id,title,channel\n1,Other,a\n"), |_| {});
    assert_eq!(
        counts(&vote(&mut workspace)),
        [0, 0, 0, 2],
        "a 1 of which there are two is none"
    );
}

#[test]
fn an_import_that_was_undone_can_be_done_again() {
    use tandem_core::history::{History, Step};
    for subject in [Subject::Feedback, Subject::Stories] {
        let mut workspace = Workspace::new(Id::from_u128(1));
        let mut history = History::default();
        let bring = |workspace: &mut Workspace, history: &mut History, text: &str| {
            let text = table(text);
            let choices = tandem_core::intake::Choices::propose(&text, subject);
            let env = Env {
                now: env().now + 5000 + workspace.log().len() as u64,
                seed: workspace.log().len() as u128,
                ..env()
            };
            let made = tandem_core::intake::preview(&text, &choices, workspace, &env);
            let change = std::sync::Arc::new(apply(workspace, &made.command(), &env).expect("imports"));
            workspace.apply(&change);
            history.record(change, Step::Do);
            counts(&made)
        };
        let (before, after) = ("id,title\n1,One\n2,Two\n", "id,title\n1,One!\n2,Two\n");
        bring(&mut workspace, &mut history, before);
        assert_eq!(
            bring(&mut workspace, &mut history, after),
            [0, 1, 1, 0],
            "{subject:?}"
        );
        run(&mut workspace, &history.undo().expect("a step"));
        assert_eq!(
            bring(&mut workspace, &mut history, after),
            [0, 1, 1, 0],
            "{subject:?}"
        );
        let first = workspace.records(&subject.kind()).next().expect("one");
        assert_eq!(first.text("title"), "One!");
        // What a person wrote and took back to another text of their own stays theirs.
        let id = first.id();
        let write = |workspace: &mut Workspace, text: &str| {
            let command = Command::Edit {
                kind: subject.kind(),
                ids: vec![id],
                writes: vec![(Field::named("title"), Some(Value::text(text)))],
            };
            let env = Env {
                now: env().now + 9000 + workspace.log().len() as u64,
                ..env()
            };
            let change = std::sync::Arc::new(apply(workspace, &command, &env).expect("applies"));
            workspace.apply(&change);
            change
        };
        write(&mut workspace, "Mine");
        let more = write(&mut workspace, "Mine, longer");
        history.record(more, Step::Do);
        run(&mut workspace, &history.undo().expect("a step"));
        let table = table("id,title\n1,One!!\n");
        let choices = tandem_core::intake::Choices::propose(&table, subject);
        let made = tandem_core::intake::preview(&table, &choices, &workspace, &env());
        assert!(made.problems.contains_key(&Cause::ChangedHere), "{subject:?}");
    }
}

#[test]
fn colleagues_of_one_company_are_one_customer() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let posts = "title,customer,email\nA,ACME Inc.,ann@acme.example\nB,acme inc.,bob@acme.example\nC,Max,max@gmail.com\nD,Max,other@gmail.com\n";
    let made = bring_in(&mut workspace, &table(posts), |_| {});
    assert_eq!(
        made.customers, 3,
        "two of one name at a public address are two people"
    );
}

#[test]
fn no_customer_is_made_for_rows_that_stay_out() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let made = bring_in(
        &mut workspace,
        &table("id,title,customer\nx1,One,Acme\nx1,Again,Beta\n"),
        |_| {},
    );
    assert_eq!((counts(&made), made.customers), ([1, 0, 0, 1], 1));
    let names: Vec<&str> = workspace
        .records(&Kind::CUSTOMERS)
        .map(|record| record.text("name"))
        .collect();
    assert_eq!(names, ["Acme"]);
}

#[test]
fn a_preview_tells_the_first_new_item_and_what_the_first_change_replaces() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    bring_in(
        &mut workspace,
        &table("key,title,customer\nx1,One,Acme\n"),
        |_| {},
    );
    let next = table("key,title,customer,labels\nx1,One!,Beta,ux\nx2,Two,Gamma,\n");
    let choices = tandem_core::intake::Choices::propose(&next, Subject::Feedback);
    let later = Env { seed: 77, ..env() };
    let made = tandem_core::intake::preview(&next, &choices, &workspace, &later);
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(label, text)| ((*label).to_owned(), (*text).to_owned()))
            .collect()
    };
    assert_eq!(
        made.first_new(&Kind::FEEDBACK, &workspace, &later),
        pairs(&[("Source", "x2"), ("Title", "Two"), ("Customer", "Gamma")])
    );
    let changed = made
        .first_change(&Kind::FEEDBACK, &workspace, &later)
        .expect("one");
    assert_eq!(changed.title, "One");
    let told: Vec<String> = changed
        .fields
        .iter()
        .map(|(label, before, after)| format!("{label}: {before} > {after}"))
        .collect();
    assert_eq!(
        told,
        ["Title: One > One!", "Tags: (empty) > ux", "Customer: Acme > Beta"]
    );
}

#[test]
fn two_people_of_one_name_at_a_public_provider_are_two_whatever_its_ending() {
    for provider in [
        "gmx.net",
        "hotmail.fr",
        "yahoo.co.uk",
        "t-online.de",
        "qq.com",
        "proton.me",
    ] {
        let mut workspace = Workspace::new(Id::from_u128(1));
        let posts = format!("title,customer,email\nA,Max,max@{provider}\nB,Max,other@{provider}\n");
        let made = bring_in(&mut workspace, &table(&posts), |_| {});
        assert_eq!(made.customers, 2, "{provider}");
    }
    let mut workspace = Workspace::new(Id::from_u128(1));
    let posts = "title,customer,email\nA,Max,max@free.example\nB,Max,other@free.example\n";
    assert_eq!(bring_in(&mut workspace, &table(posts), |_| {}).customers, 1);
}
