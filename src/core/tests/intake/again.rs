//! Bringing in a file again: nothing new is nothing done, and what a person changed since stays unless that is chosen.

use tandem_core::command::apply;
use tandem_core::intake::{Cause, Key, Preview, Subject, Table, read};
use tandem_core::model::Idea;
use tandem_core::statuses::{self, Statuses};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

use super::env;
use super::sources::bring_in;

pub(super) fn table(text: &str) -> Table {
    read(text.as_bytes()).expect("a table")
}

pub(super) fn run(workspace: &mut Workspace, command: &Command) {
    let env = Env {
        now: env().now + 1000 + workspace.log().len() as u64,
        ..env()
    };
    let change = apply(workspace, command, &env).expect("applies");
    workspace.apply(&change);
}

fn edit(workspace: &mut Workspace, id: Id, field: Field, value: Option<Value>) {
    run(
        workspace,
        &Command::Edit {
            kind: Kind::FEEDBACK,
            ids: vec![id],
            writes: vec![(field, value)],
        },
    );
}

pub(super) fn counts(made: &Preview) -> [usize; 4] {
    [made.items, made.updated, made.unchanged, made.errors]
}

const BEFORE: &str = "id,title,body,tags,customer\n1,One,Text one,\"a, b\",Acme\n2,Two,Text two,,Beta\n";
const AFTER: &str = "id,title,body,tags,customer\n1,One!,Text one more,\"b, c\",Acme\n2,Two,Text two,,Beta\n";

fn begun() -> (Workspace, Id) {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let made = bring_in(&mut workspace, &table(BEFORE), |_| {});
    assert_eq!((counts(&made), made.customers), ([2, 0, 0, 0], 2));
    let id = workspace.records(&Kind::FEEDBACK).next().expect("one").id();
    (workspace, id)
}

#[test]
fn the_same_file_is_no_change_at_all() {
    let (mut workspace, id) = begun();
    edit(
        &mut workspace,
        id,
        Field::named("title"),
        Some(Value::text("Mine")),
    );
    let before = workspace.clone();
    let again = bring_in(&mut workspace, &table(BEFORE), |_| {});
    assert_eq!(counts(&again), [0, 0, 2, 0]);
    assert!(again.records.is_empty() && again.writes.is_empty());
    assert_eq!(workspace, before);
}

#[test]
fn what_the_source_changed_is_changed_here() {
    let (mut workspace, id) = begun();
    let made = bring_in(&mut workspace, &table(AFTER), |_| {});
    assert_eq!((counts(&made), made.customers), ([0, 1, 1, 0], 0));
    let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
    assert_eq!(
        (record.text("title"), record.text("body")),
        ("One!", "Text one more")
    );
    let tags: Vec<_> = record.elements("tags").map(|(field, _)| field.as_str()).collect();
    assert_eq!(tags, ["tags/b", "tags/c"], "a tag that went there goes here");
}

#[test]
fn what_was_changed_here_since_stays_and_is_shown_unless_a_person_chooses() {
    let (mut workspace, id) = begun();
    edit(
        &mut workspace,
        id,
        Field::named("title"),
        Some(Value::text("Mine")),
    );
    edit(&mut workspace, id, Field::element("tags", "b"), None);
    let kept = |workspace: &Workspace| {
        let record = workspace.record(&Kind::FEEDBACK, id).expect("there");
        (record.text("title").to_owned(), record.value("tags/b").is_some())
    };
    let made = bring_in(&mut workspace.clone(), &table(AFTER), |_| {});
    assert_eq!(made.problems.get(&Cause::ChangedHere).expect("shown").len(), 1);
    let mut left = workspace.clone();
    bring_in(&mut left, &table(AFTER), |_| {});
    assert_eq!(kept(&left), ("Mine".to_owned(), false));
    assert_eq!(
        left.record(&Kind::FEEDBACK, id).expect("there").text("body"),
        "Text one more"
    );
    let again = bring_in(&mut left, &table(AFTER), |_| {});
    assert!(
        again.problems.contains_key(&Cause::ChangedHere),
        "it is shown every time"
    );
    bring_in(&mut workspace, &table(AFTER), |choices| choices.overwrite = true);
    assert_eq!(kept(&workspace), ("One!".to_owned(), true));
}

#[test]
fn what_was_deleted_here_stays_deleted_and_what_was_undone_comes_back() {
    let (mut workspace, id) = begun();
    run(
        &mut workspace,
        &Command::Delete {
            kind: Kind::FEEDBACK,
            ids: vec![id],
        },
    );
    let made = bring_in(&mut workspace, &table(BEFORE), |_| {});
    assert_eq!(counts(&made), [0, 0, 2, 0]);
    assert!(made.problems.contains_key(&Cause::DeletedHere));

    let mut workspace = Workspace::new(Id::from_u128(1));
    let mut history = tandem_core::History::default();
    let text = table(BEFORE);
    let choices = tandem_core::intake::Choices::propose(&text, tandem_core::intake::Subject::Feedback);
    let made = tandem_core::intake::preview(&text, &choices, &workspace, &env());
    let change = std::sync::Arc::new(apply(&workspace, &made.command(), &env()).expect("imports"));
    workspace.apply(&change);
    history.record(change, tandem_core::history::Step::Do);
    run(&mut workspace, &history.undo().expect("one step"));
    let all = [Kind::FEEDBACK, Kind::CUSTOMERS, Kind::MAPPINGS];
    assert!(
        all.iter().all(|kind| workspace.records(kind).next().is_none()),
        "one undo takes all of it back"
    );
    let env = Env { seed: 10, ..env() };
    let made = tandem_core::intake::preview(&text, &choices, &workspace, &env);
    assert_eq!((counts(&made), made.customers), ([2, 0, 0, 0], 2));
}

#[test]
fn rows_without_ids_are_known_by_all_that_they_say_or_by_their_title() {
    let text = "title,body\nLogin,a\nLogin,b\nLogin,a\n";
    let mut workspace = Workspace::new(Id::from_u128(1));
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(text), |_| {})),
        [3, 0, 0, 0]
    );
    assert_eq!(
        counts(&bring_in(&mut workspace, &table(text), |_| {})),
        [0, 0, 3, 0]
    );
    let more = "title,body\nLogin,a\nLogin,c\nLogin,a\nLogin,a\n";
    assert_eq!(
        counts(&bring_in(&mut workspace.clone(), &table(more), |_| {})),
        [2, 0, 2, 0]
    );
    let by_title = bring_in(&mut workspace, &table(more), |choices| choices.key = Key::Title);
    assert_eq!(
        counts(&by_title),
        [1, 1, 2, 0],
        "the second of three is changed, a fourth is new"
    );
}

#[test]
fn customers_are_found_by_address_name_or_domain_and_never_made_twice() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let companies =
        table("company,domain,mrr,currency\nAcme,https://www.acme.example/x,\"$1,200.50\",EUR\nBeta,,,\n");
    let made = bring_in(&mut workspace, &companies, |_| {});
    assert_eq!(counts(&made), [2, 0, 0, 0]);
    let acme = workspace.records(&Kind::CUSTOMERS).next().expect("Acme").clone();
    assert_eq!(
        (
            acme.text("domain"),
            acme.value("revenue").and_then(Value::as_number)
        ),
        ("acme.example", Some(1200.5))
    );
    let posts = "title,author,email\nOne,Jane,jane@acme.example\nTwo,BETA,\nThree,Max,max@gamma.example\nFour,,MAX@gamma.example\nFive,Max,other@delta.example\n";
    let made = bring_in(&mut workspace, &table(posts), |_| {});
    assert_eq!(made.customers, 2, "Max, and another Max with another address");
    let link = |at: usize| {
        let record = workspace.records(&Kind::FEEDBACK).nth(at).expect("there");
        record
            .value("customer")
            .and_then(Value::as_link)
            .expect("a customer")
    };
    assert_eq!(link(0), acme.id(), "by the domain of the address");
    assert_eq!(link(2), link(3));
    assert_ne!(link(2), link(4));
    // The company comes after its feedback: it is the customer who is here already.
    let made = bring_in(&mut workspace, &table("company,mrr\nMax,10\nacme,1300\n"), |_| {});
    assert_eq!(counts(&made), [0, 2, 0, 0]);
}

#[test]
fn a_customer_is_found_however_an_address_is_spelled() {
    for companies in [
        "company,email,mrr\nJane Doe,Jane@Acme.example,500\n",
        "company,domain,mrr\nThe Acme Company,https://www.Acme.example/,500\n",
    ] {
        let mut workspace = Workspace::new(Id::from_u128(1));
        let known = table("company,domain,email\nAcme,acme.example,jane@acme.example\n");
        bring_in(&mut workspace, &known, |choices| {
            *choices = tandem_core::intake::Choices::propose(&known, tandem_core::intake::Subject::Customers);
        });
        let made = bring_in(&mut workspace, &table(companies), |_| {});
        assert_eq!(counts(&made), [0, 1, 0, 0], "{companies}");
        assert_eq!(workspace.records(&Kind::CUSTOMERS).count(), 1);
    }
    let mut workspace = Workspace::new(Id::from_u128(1));
    bring_in(
        &mut workspace,
        &table("title,email\nToo slow,jane@acme.example\n"),
        |_| {},
    );
    let made = bring_in(
        &mut workspace,
        &table("company,email,mrr\nJane Doe,Jane@Acme.example,500\n"),
        |_| {},
    );
    assert_eq!(counts(&made), [0, 1, 0, 0]);
    assert_eq!(workspace.records(&Kind::CUSTOMERS).count(), 1);
}

#[test]
fn a_mapping_is_remembered_for_files_of_one_shape() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let first = table("Nr,What,How bad,When\n7,One,High,03/04/26\n");
    bring_in(&mut workspace, &first, |choices| {
        use tandem_core::intake::{Order, Subject, Target, assign};
        choices.subject = Subject::Ideas;
        for (at, target) in [Target::Source, Target::Title, Target::Impact, Target::Skip]
            .into_iter()
            .enumerate()
        {
            assign(&mut choices.mapping, at, target);
        }
        choices.rules[2].words = vec![("high".to_owned(), "3".to_owned())];
        choices.rules[3].order = Order::DayFirst;
        choices.key = Key::Source;
    });
    let next = table("nr,what,how bad,when\n8,Two,HIGH,03/04/26\n");
    let made = bring_in(&mut workspace, &next, |choices| {
        assert_eq!(choices.rules[3].order, tandem_core::intake::Order::DayFirst);
    });
    assert_eq!(counts(&made), [1, 0, 0, 0]);
    let (_, _, fields) = made
        .records
        .iter()
        .find(|(kind, ..)| *kind == Kind::IDEAS)
        .expect("an idea");
    let impact = Field::estimate("rice", Id::from_u128(1), "impact");
    assert_eq!(
        fields
            .iter()
            .find(|(field, _)| *field == impact)
            .map(|(_, value)| value.as_number()),
        Some(Some(3.0))
    );
    assert_eq!(
        workspace.records(&Kind::MAPPINGS).count(),
        1,
        "once for both files"
    );
    assert!(made.writes.is_empty());
}

#[test]
fn rejected_rows_come_back_with_their_reason() {
    let text = table("id,title\n1,One\n2,\n3,Three,too,many\n1,Again\n4,\"=never closed\n");
    let mut workspace = Workspace::new(Id::from_u128(1));
    let made = bring_in(&mut workspace, &text, |_| {});
    assert_eq!(counts(&made), [1, 0, 0, 4]);
    assert_eq!(
        made.rejected_csv(&text),
        "id,title,Row,Reason\r\n\
        3,Three,too,many,4,Too few or too many cells\r\n\
        4,\"'=never closed\n\",6,\"A quotation mark is never closed, so the rest of the file became one cell. Close it and choose the file again.\"\r\n\
        2,,3,\u{201c}Title\u{201d} is empty\r\n\
        1,Again,5,The source id is that of a row above\r\n"
    );
}

#[test]
fn a_customer_that_was_merged_into_another_is_not_made_again() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let companies = "id,company,email,domain,mrr\n1,Acme,,acme.example,10\n2,Acme Inc,office@inc.example,inc.example,20\n3,Beta,,,30\n";
    bring_in(&mut workspace, &table(companies), |_| {});
    let ids: Vec<Id> = workspace
        .records(&Kind::CUSTOMERS)
        .map(|record| record.id())
        .collect();
    run(
        &mut workspace,
        &Command::Join {
            kind: Kind::CUSTOMERS,
            ids: vec![ids[1]],
            into: ids[0],
        },
    );
    let posts = "title,customer,email\nOne,ACME inc,\nTwo,,office@inc.example\nThree,Max,max@inc.example\nFour,Beta,\n";
    let made = bring_in(&mut workspace, &table(posts), |_| {});
    assert_eq!(made.customers, 0);
    let speak = workspace.records(&Kind::FEEDBACK).map(|record| {
        let customer = record.value("customer").and_then(Value::as_link);
        customer.expect("a customer")
    });
    assert_eq!(speak.collect::<Vec<_>>(), [ids[0], ids[0], ids[0], ids[2]]);
    // A list that names it by its old name is about the same customer, who keeps its name.
    let made = bring_in(&mut workspace, &table("company,mrr\nAcme Inc,40\n"), |choices| {
        choices.key = Key::None;
    });
    assert_eq!((counts(&made), made.customers), ([0, 1, 0, 0], 0));
    let acme = workspace.record(&Kind::CUSTOMERS, ids[0]).expect("there");
    assert_eq!(acme.text("name"), "Acme");
    assert_eq!(acme.value("revenue").and_then(Value::as_number), Some(40.0));
}

#[test]
fn a_name_that_a_customer_has_itself_comes_before_what_another_was_called() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    bring_in(&mut workspace, &table("company,mrr\nAcme,10\nBeta,20\n"), |_| {});
    let ids: Vec<Id> = workspace
        .records(&Kind::CUSTOMERS)
        .map(|record| record.id())
        .collect();
    let alias = |name: &str| (Field::element("aliases", name), Some(Value::Flag(true)));
    run(
        &mut workspace,
        &Command::Edit {
            kind: Kind::CUSTOMERS,
            ids: vec![ids[0]],
            writes: vec![alias("Beta"), alias("Gamma")],
        },
    );
    bring_in(
        &mut workspace,
        &table("title,customer\nOne,beta\nTwo,gamma\n"),
        |_| {},
    );
    let speak = workspace
        .records(&Kind::FEEDBACK)
        .map(|record| record.value("customer").and_then(Value::as_link));
    assert_eq!(speak.collect::<Vec<_>>(), [Some(ids[1]), Some(ids[0])]);
}

#[test]
fn a_stage_in_a_file_takes_the_place_of_a_status_of_ones_own_that_came_from_there() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let added = statuses::add(&workspace, Id::from_u128(5), "Committed", "planned", 1).expect("a name");
    run(&mut workspace, &added);
    let said = |workspace: &mut Workspace, status: &str| {
        let text = format!("id,title,status\n1,Alpha,{status}\n");
        bring_in(workspace, &table(&text), |choices| {
            choices.subject = Subject::Ideas;
        });
        let idea = workspace.records(&Kind::IDEAS).next().expect("one");
        let known = Statuses::of(workspace);
        known.name(known.key(Idea::of(idea)))
    };
    assert_eq!(said(&mut workspace, "Committed"), "Committed");
    assert_eq!(said(&mut workspace, "Planned"), "Planned");
    let idea = workspace.records(&Kind::IDEAS).next().expect("one").id();
    let writes = Statuses::of(&workspace).writes(&Id::from_u128(5).to_string());
    run(
        &mut workspace,
        &Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes,
        },
    );
    assert_eq!(
        said(&mut workspace, "planned"),
        "Committed",
        "a person's choice stays"
    );
}
