//! Finished items from a CSV file: negative cycle times are reported and left out, and nothing comes in twice.

use tandem_core::forecast::finished::{LeftOut, finished_items};
use tandem_core::intake::{Order, read};
use tandem_core::model::Story;
use tandem_core::{Command, Id, Kind};

use super::Desk;

const FILE: &str = "id,task,created_date,finished_date,cycle_time_days,story points
A-1,1,2015-02-05,2015-02-04,,3
A-2,2,2015-02-01,2015-02-04,3,5
A-3,3,2015-02-01,,,1
A-4,4,2015-02-04,2015-02-04,0,
A-2,2,2015-02-01,2015-02-09,8,5
A-5,5,2015-02-04,2015-02-06,-1,2
";

#[test]
fn negative_cycle_times_are_left_out_and_told() {
    let mut desk = Desk::new(1);
    let table = read(FILE.as_bytes()).expect("a table");
    let found = finished_items(&desk.workspace, &table, Order::Auto);
    assert!(found.readable);
    assert_eq!(found.stories.len(), 2);
    assert_eq!(found.last(), tandem_core::time::parse("2015-02-04"));
    assert_eq!(
        found.count(LeftOut::Negative),
        2,
        "by the days, or by the column that says it"
    );
    assert_eq!(found.count(LeftOut::NotFinished), 1);
    assert_eq!(found.count(LeftOut::Known), 1);
    assert_eq!(found.left_out[0].1.row, 2);
    let env = desk.env;
    let records = found.records(|i| env.id(i));
    desk.run(&Command::Import {
        records,
        writes: Vec::new(),
    });
    let stories: Vec<_> = desk.workspace.records(&Kind::STORIES).cloned().collect();
    let story = Story::of(&stories[0]);
    assert_eq!(
        (story.title(), story.status(), story.points()),
        ("A-2", "done", Some(5.0))
    );
    assert_eq!(story.finished(), tandem_core::time::parse("2015-02-04"));
    // The same file once more brings nothing.
    let again = finished_items(&desk.workspace, &table, Order::Auto);
    assert_eq!((again.stories.len(), again.count(LeftOut::Known)), (0, 3));
}

#[test]
fn a_table_without_days_of_finishing_is_not_readable() {
    let desk = Desk::new(1);
    let table = read(b"title,created\nA,2015-02-05\n").expect("a table");
    let found = finished_items(&desk.workspace, &table, Order::Auto);
    assert!(!found.readable && found.stories.is_empty());
    assert!(found.records(|i| Id::from_u128(i.into())).is_empty());
}

#[test]
fn dates_are_read_in_the_order_that_their_column_shows() {
    let desk = Desk::new(1);
    let days = |text: &str| {
        let found = finished_items(
            &desk.workspace,
            &read(text.as_bytes()).expect("a table"),
            Order::Auto,
        );
        assert_eq!(found.left_out, [], "{text}");
        let day = |fields: &Vec<(tandem_core::Field, tandem_core::Value)>, name: &str| {
            let found = fields.iter().find(|(field, _)| field.as_str() == name);
            found
                .and_then(|(_, value)| value.as_text())
                .unwrap_or_default()
                .get(..10)
                .map(str::to_owned)
        };
        let both = found
            .stories
            .iter()
            .map(|fields| [day(fields, "started"), day(fields, "finished")]);
        both.map(|days| days.map(Option::unwrap_or_default))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        days(
            "Key,Summary,Created,Resolved\nA-1,one,11/01/2025 10:15 AM,11/24/2025\nA-2,two,10/31/2025 10:15 AM,11/03/2025\n"
        ),
        [["2025-11-01", "2025-11-24"], ["2025-10-31", "2025-11-03"]]
    );
    assert_eq!(
        days("Key,Summary,Created,Resolved\nA-1,one,24/11/2025,03/12/2025\nA-2,two,03/11/2025,31/12/2025\n"),
        [["2025-11-24", "2025-12-03"], ["2025-11-03", "2025-12-31"]]
    );
}

#[test]
fn days_that_may_be_two_come_in_once_a_person_says_which_they_are() {
    let desk = Desk::new(1);
    let table = read(b"Key,Resolved\nA-1,05/11/2026\nA-2,06/11/2026\nA-3,soon\n").expect("a table");
    let found = |order: Order| finished_items(&desk.workspace, &table, order);
    let open = found(Order::Auto);
    assert_eq!(
        (
            open.stories.len(),
            open.count(LeftOut::Unclear),
            open.count(LeftOut::NotFinished)
        ),
        (0, 2, 1)
    );
    let last = |order: Order| found(order).last().map(tandem_core::time::date);
    assert_eq!(last(Order::DayFirst).as_deref(), Some("2026-11-06"));
    assert_eq!(last(Order::MonthFirst).as_deref(), Some("2026-06-11"));
    assert_eq!(found(Order::DayFirst).count(LeftOut::NotFinished), 1);
}
